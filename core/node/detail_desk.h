// The sealed fields of transactions: gives them out, and finds those that are missing.
//
// A block that came by catch-up may lack fields, because what they belong to has ended since, or because
// the clinic that gave it lies. Which of the two it was, the ledger's state tells: what is still needed
// (ledger::erasableDetails) is asked of the other clinics, one after the other, and judged by its hash.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/chain.h"
#include "core/node/mesh.h"

namespace reseal::node {

class DetailDesk final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Bytes>)>;
    static constexpr std::size_t kMaxOpen = 16;  // questions to other clinics
    static constexpr Duration kFirstPause = seconds(2), kLongestPause = seconds(1800);

    DetailDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh);

    // What this node's disk lacks. Errors: those of the store.
    Status findMissing();
    void follow(const AppliedBlock& block);
    // Asks for what is due. To be called now and then.
    void fetchDue();
    void clinicUp();  // somebody more to ask: everything is due
    std::size_t missing() const { return wanted_.size(); }

    // A hash → the field. A person's question about what is missing here is passed on.
    // Errors: Malformed, NotFound (it may have been erased).
    void get(const Peer& from, ByteView hash, Answer answer);

private:
    struct Wanted {
        std::set<TxId> carriers;  // who copies a field carries the same one
        std::size_t asked = 0;    // how often somebody who was up
        Instant due{};            // by the monotonic clock
        bool open = false;        // a question is on its way
        std::vector<Answer> waiting;
        std::size_t more = 0;  // how many others are asked at once, for those who wait
    };
    void want(const ledger::Transaction& tx);
    Status dropEnded(const Hash32& hash, std::set<TxId>& carriers);
    Result<bool> isNeeded(const Hash32& hash, const TxId& carrier);
    bool ask(const Hash32& hash, Wanted& wanted);
    std::optional<ClinicId> nextUp();
    void answered(const Hash32& hash, const Result<Bytes>& answer);
    static void settle(Wanted& wanted, const Result<Bytes>& answer);

    Chain& chain_;
    store::LedgerStore& store_;
    Mesh& mesh_;
    std::map<Hash32, Wanted> wanted_;
    std::size_t open_ = 0;
    std::size_t turn_ = 0;  // whose it is among the others
};

}  // namespace reseal::node
