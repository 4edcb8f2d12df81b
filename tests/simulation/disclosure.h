// Who may have what released, by the referee's own account: which grants and records there are, who knows of
// a revocation, and since when.
//
// Thread rule: one thread a run.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/node/release_rule.h"
#include "tests/simulation/consortium.h"

namespace reseal::simulation {

class Disclosure {
public:
    explicit Disclosure(const Consortium& consortium) : consortium_(consortium) {}
    // The next final block, and the state after it. What is wrong with them.
    std::vector<std::string> follow(const ledger::Block& block, const ledger::StateView& after);
    // A program has heard a statement, ordered or not, and has to obey it.
    void knows(std::size_t program, const ledger::Operation& statement, Instant now);
    void forgets(std::size_t program) { known_.erase(program); }  // its disk has gone back
    bool hasKnown(std::size_t program, const GrantId& grant, Instant until) const;
    // A proxy whose last block is `height` has released. What is wrong with that, by the ledger alone.
    std::vector<std::string> judge(const node::ReleaseQuestion& question, ledger::Height height,
                                   Instant clock) const;
    std::optional<ledger::Height> revokedAt(const GrantId& grant) const;
    const std::set<GrantId>& granted() const { return granted_; }
    std::vector<GrantId> revokedUnordered() const;  // granted, and somewhere it is known better
    bool isErased(const RecordId& record) const { return erased_.contains(record); }

private:
    struct Given {
        ledger::Height height = 0;
        Instant notAfter;
        std::size_t sharing = 0;
        std::optional<ledger::Height> revoked;
    };
    std::optional<std::size_t> sharingOf(const GrantId& grant) const;
    bool endsIt(const ledger::Operation& statement, const GrantId& grant) const;

    const Consortium& consortium_;
    std::map<GrantId, Given> grants_;
    std::set<GrantId> granted_;
    std::set<GrantId> revoked_;                   // by their patients, on the ledger
    std::map<RecordId, ledger::Height> records_;  // that are there
    std::map<RecordId, ledger::Height> erased_;
    std::map<std::size_t, std::map<GrantId, Instant>> known_;
};

}  // namespace reseal::simulation
