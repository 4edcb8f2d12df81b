#include "tests/simulation/disclosure.h"

namespace reseal::simulation {

std::optional<std::size_t> Disclosure::sharingOf(const GrantId& grant) const {
    for (std::size_t i = 0; i < consortium_.sharings.size(); ++i)
        if (std::ranges::find(consortium_.sharings[i].grantIds, grant) !=
            consortium_.sharings[i].grantIds.end())
            return i;
    return std::nullopt;
}

// The patient's own revocation; of a grant that there may not be yet, too.
bool Disclosure::endsIt(const ledger::Operation& statement, const GrantId& grant) const {
    const auto* revoke = std::get_if<ledger::Revoke>(&statement);
    const auto sharing = sharingOf(grant);
    return revoke != nullptr && sharing && revoke->grant == grant &&
           revoke->signer == consortium_.persons[consortium_.sharings[*sharing].patient].key.publicKey();
}

std::vector<std::string> Disclosure::follow(const ledger::Block& block, const ledger::StateView& after) {
    std::vector<std::string> wrongs;
    const ledger::Height height = block.header.height;
    for (const ledger::Transaction& tx : block.transactions) {
        const auto ordered = after.ordered(tx.id());
        const bool effective = ordered && ordered->refusal == ledger::Refusal::None;
        for (const ledger::Operation& op : tx.body().operations) {
            if (const auto* revoke = std::get_if<ledger::Revoke>(&op); revoke != nullptr && effective) {
                if (endsIt(op, revoke->grant)) revoked_.insert(revoke->grant);
                const auto given = grants_.find(revoke->grant);
                if (given != grants_.end() && endsIt(op, revoke->grant) && !given->second.revoked)
                    given->second.revoked = height;
            }
            if (!effective) continue;
            if (const auto* record = std::get_if<ledger::Record>(&op))
                records_.emplace(record->record, height);
            if (const auto* erase = std::get_if<ledger::Erase>(&op)) {
                if (!records_.contains(erase->record) || !erased_.emplace(erase->record, height).second)
                    wrongs.emplace_back("a record is erased that is not there");
            }
            if (const auto* grant = std::get_if<ledger::Grant>(&op)) {
                const auto terms = sharing::GrantTerms::decode(grant->terms);
                const auto sharing = terms ? sharingOf(terms->id) : std::nullopt;
                if (!sharing) {
                    wrongs.emplace_back("a grant of nobody");
                    continue;
                }
                const Sharing& its = consortium_.sharings[*sharing];
                if (tx.body().author != ledger::account(consortium_.persons[its.patient].key.publicKey()))
                    wrongs.emplace_back("a grant by somebody else");
                if (revoked_.contains(terms->id))
                    wrongs.emplace_back("a grant that was revoked before takes effect");
                if (!granted_.insert(terms->id).second) wrongs.emplace_back("a grant for the second time");
                grants_[terms->id] = {height, grant->notAfter, *sharing, std::nullopt};
            }
        }
    }
    return wrongs;
}

void Disclosure::knows(std::size_t program, const ledger::Operation& statement, Instant now) {
    const auto* revoke = std::get_if<ledger::Revoke>(&statement);
    if (revoke != nullptr && endsIt(statement, revoke->grant))
        known_[program].try_emplace(revoke->grant, now);
}

bool Disclosure::hasKnown(std::size_t program, const GrantId& grant, Instant until) const {
    const auto its = known_.find(program);
    if (its == known_.end()) return false;
    const auto at = its->second.find(grant);
    return at != its->second.end() && at->second <= until;
}

std::vector<GrantId> Disclosure::revokedUnordered() const {
    std::set<GrantId> out;
    for (const auto& [program, revocations] : known_)
        for (const auto& [grant, since] : revocations)
            if (const auto given = grants_.find(grant); given != grants_.end() && !given->second.revoked)
                out.insert(grant);
    return {out.begin(), out.end()};
}

std::optional<ledger::Height> Disclosure::revokedAt(const GrantId& grant) const {
    const auto given = grants_.find(grant);
    return given == grants_.end() ? std::nullopt : given->second.revoked;
}

std::vector<std::string> Disclosure::judge(const node::ReleaseQuestion& question, ledger::Height height,
                                           Instant clock) const {
    std::vector<std::string> out;
    const auto given = grants_.find(question.grant);
    if (given == grants_.end() || given->second.height > height)
        return {"under a grant that is not final there"};
    const Sharing& its = consortium_.sharings[given->second.sharing];
    if (question.author != ledger::account(consortium_.persons[its.doctor].key.publicKey()))
        out.emplace_back("to somebody else than the grantee");
    if (clock > given->second.notAfter) out.emplace_back("after the grant's end");
    if (given->second.revoked && *given->second.revoked <= height)
        out.emplace_back("under a grant that was revoked in its own blocks");
    const auto record = records_.find(question.record);
    if (record == records_.end() || record->second > height)
        out.emplace_back("a record that is not final there");
    if (std::ranges::find(its.recordIds, question.record) == its.recordIds.end())
        out.emplace_back("a record that the grant does not cover");
    const auto erased = erased_.find(question.record);
    if (erased != erased_.end() && erased->second <= height) out.emplace_back("an erased record");
    return out;
}

}  // namespace reseal::simulation
