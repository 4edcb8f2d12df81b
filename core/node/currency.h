// Is this node's view of the ledger recent enough to release a share, or to say that no block follows its
// last? Only if, within the last kCurrencyLife, enough other validators have signed how far they are, this
// node has applied as much, and it has obeyed every revocation that they know of. So a proxy that slept
// through a revocation does not serve the revoked on waking.
//
// Enough are all others but f. Then every quorum that made a later block final has an honest member among
// those asked and this node, who knows of that block, or voted for it: a node whose own finalize vote has not
// come to anything yet is not current. And a revocation that f+1 others know, ordered or not, is told. No
// quorum needs more clinics up than that.
//
// A clinic answers whatever its own currency: nobody waits for somebody else's, so all may wake together.
//
// Thread rule: the node's thread. Asked on demand: an idle node says nothing.
#pragma once

#include <functional>

#include "core/node/chain.h"
#include "core/node/currency_rule.h"
#include "core/node/mesh.h"
#include "core/node/own_keys.h"
#include "core/node/services.h"

namespace reseal::node {

class Currency final : public QObject {
    Q_OBJECT
public:
    struct Ports {
        // Statements that a validator knows of. They are obeyed before its word counts.
        std::function<Status(const std::vector<Bytes>&)> obey;
        std::function<Result<KnownStatements>(std::uint64_t after)> known;  // our own, for those who ask
        std::function<bool()> settled;  // nothing that it voted for may be final and not applied here
    };
    Currency(const Chain& chain, Mesh& mesh, const OwnKeys& keys, Ports ports);

    // Calls back when it is current, or with NotCurrent after a round of questions that was not enough.
    void ensure(std::function<void(Status)> then);
    bool isCurrent() const;
    // By the wall clock, the latest time as of which this node is known to have all that was final then.
    // Nothing: a new round of questions would be due.
    std::optional<Instant> currentAsOf() const;
    // Our word to one who asks. Errors: Malformed; Denied (this clinic does not validate, or with a key that
    // is not ours); those of the store.
    Result<Bytes> answer(ByteView question) const;

private:
    // A validator tells its statements in pages; its word counts when the last of them is obeyed.
    struct Asking {
        std::uint64_t number = 0;
        CurrencyRule::Clocks asked;
        Instant sent;  // the last page's question
        std::size_t pages = 0;
    };
    void ask();
    void begin(const ClinicId& clinic);
    void askPage(const ClinicId& clinic, Asking& asking, std::uint64_t after);
    void heard(const ClinicId& clinic, std::uint64_t number, const CurrencyQuestion& question,
               const Result<Bytes>& answer);
    Status read(const ledger::Validator& clinic, Asking& asking, const CurrencyQuestion& question,
                const Result<Bytes>& answer);
    bool isEnough(Duration life) const;
    std::vector<ledger::Validator> others() const;  // that validate in this epoch
    void settle(bool outOfPatience);

    const Chain& chain_;
    Mesh& mesh_;
    const OwnKeys& keys_;
    const ClinicId own_;
    Ports ports_;
    CurrencyRule rule_;
    std::vector<std::function<void(Status)>> waiting_;
    std::map<ClinicId, Asking> open_;  // one at a time of each validator
    std::uint64_t number_ = 0;
    QTimer patience_;  // words may name heights that are still on their way here
};

}  // namespace reseal::node
