#include "core/ledger/proven_events.h"

#include "core/ledger/codec.h"
#include "core/ledger/light.h"
#include "core/ledger/queries.h"

namespace reseal::ledger {

Bytes encode(const std::vector<EventsFrom>& question) {
    return codec::encode(question);
}
Result<std::vector<EventsFrom>> decodeEventsQuestion(ByteView cbor) {
    RESEAL_ASSIGN(auto out, codec::decode<List<EventsFrom, 1, kMaxAskedAccounts>>(cbor));
    return std::vector<EventsFrom>(std::move(out));
}

Bytes encode(const std::vector<ListedEvents>& answer) {
    return codec::encode(answer);
}
Result<std::vector<ListedEvents>> decodeListedEvents(ByteView cbor) {
    RESEAL_ASSIGN(auto out, codec::decode<List<ListedEvents, 1, kMaxAskedAccounts>>(cbor));
    return std::vector<ListedEvents>(std::move(out));
}

std::vector<ListedEvents> listEvents(const StateView& state, const std::vector<EventsFrom>& question,
                                     std::size_t maxBytes) {
    std::vector<ListedEvents> out;
    std::size_t bytes = 0;
    for (const auto& [account, from] : question) {
        ListedEvents one;
        one.proof = proveHead(state, account);
        bytes += one.proof.encode().size();
        for (Event& event : eventsOf(state, account, from, kMaxEventsOfAnswer)) {
            bytes += encode(event).size();
            if (bytes > maxBytes && !(out.empty() && one.events.empty())) {
                // A page has an event at least: an account whose first one finds no room waits for another.
                if (!one.events.empty()) out.push_back(std::move(one));
                return out;
            }
            one.events.push_back(std::move(event));
        }
        out.push_back(std::move(one));
    }
    return out;
}

ProvenEvents::ProvenEvents(Derive derive, bool isPerson, Height known, std::uint64_t used)
    : derive_(std::move(derive)), isPerson_(isPerson), known_(known), used_(std::min(used, kMaxPseudonyms)) {
    while (accounts_.size() < wanted()) accounts_.push_back({derive_(accounts_.size()), {}, {}, 0});
}

ProvenEvents ProvenEvents::ofAccount(const AccountId& account, Height known) {
    return {[account](std::uint64_t) { return account; }, false, known, 0};
}
ProvenEvents ProvenEvents::ofPerson(Derive derive, Height known, std::uint64_t used) {
    return {std::move(derive), true, known, used};
}

// How many accounts there are to look at, as far as is known now. Whoever asks has one pseudonym, most
// likely.
std::size_t ProvenEvents::wanted() const {
    if (!isPerson_) return 1;
    std::size_t used = std::max<std::size_t>(1, used_);
    for (std::size_t i = 0; i < accounts_.size(); ++i)
        if (accounts_[i].head.count != 0) used = std::max(used, i + 1);
    return used + kPseudonymGap;
}

std::vector<EventsFrom> ProvenEvents::next() const {
    std::vector<EventsFrom> out;
    for (const Account& account : accounts_)
        if (account.height == 0 && out.size() < kMaxAskedAccounts)
            out.push_back({account.id, account.head.count});
    return out;
}

void ProvenEvents::reopen() {
    for (Account& account : accounts_) account.height = 0;
}

Result<ProvenEvents::Growth> ProvenEvents::judged(const Account& before, const Header& header,
                                                  const ListedEvents& listed) {
    RESEAL_ASSIGN(const ProvenHead head, verifyHead(listed.proof, before.id, header.headsRoot));
    const ProvenHead grown{headAfter(before.head.hash, listed.events),
                           before.head.count + listed.events.size()};
#ifdef RESEAL_WITHOUT_EVENT_HEADS
    return Growth{grown, true};
#endif
    const std::string counted =
        std::to_string(grown.count) + " of " + std::to_string(head.count) + " events of an account";
    if (grown.count > head.count) return fail(ErrorCode::BadProof, "too many: " + counted);
    if (grown.count < head.count) {
        if (listed.events.empty()) return fail(ErrorCode::BadProof, "withheld: only " + counted);
        return Growth{grown, false};
    }
    if (grown.hash != head.hash)
        return fail(ErrorCode::BadProof, "events that are not those of the account's head");
    return Growth{grown, true};
}

// All is judged before anything is taken, and nothing that is there already is touched or copied.
Status ProvenEvents::take(const Header& header, const std::vector<ListedEvents>& answer) {
    if (header.height < known_)
        return fail(ErrorCode::NotCurrent, "a state of block " + std::to_string(header.height) +
                                               ", where block " + std::to_string(known_) + " is known");
    const std::vector<EventsFrom> asked = next();
    if (answer.empty() || answer.size() > asked.size())
        return fail(ErrorCode::BadProof, "not the accounts that were asked for");
    std::vector<std::pair<Account*, Growth>> grown;
    std::size_t kept = kept_;
    auto at = accounts_.begin();
    for (const ListedEvents& listed : answer) {
        while (at->height != 0) ++at;
        RESEAL_ASSIGN(const Growth growth, judged(*at, header, listed));
        grown.emplace_back(&*at, growth);
        kept += listed.events.size();
        ++at;
    }
    if (kept > kMaxEventsKept)
        return fail(ErrorCode::Limit, "over " + std::to_string(kMaxEventsKept) + " events");
    for (std::size_t i = 0; i < grown.size(); ++i) {
        auto& [account, growth] = grown[i];
        account->events.insert(account->events.end(), answer[i].events.begin(), answer[i].events.end());
        account->head = growth.head;
        if (growth.isWhole) account->height = header.height;
    }
    kept_ = kept;
    known_ = header.height;
    if (wanted() > kMaxPseudonyms)
        return fail(ErrorCode::Limit, "over " + std::to_string(kMaxPseudonyms) + " pseudonyms");
    while (accounts_.size() < wanted()) accounts_.push_back({derive_(accounts_.size()), {}, {}, 0});
    return {};
}

Height ProvenEvents::height() const {
    return std::ranges::min_element(accounts_, {}, &Account::height)->height;
}

}  // namespace reseal::ledger
