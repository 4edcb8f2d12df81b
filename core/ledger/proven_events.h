// A person's events, from a clinic that nobody has to believe: what is asked for, page by page, and what of
// the answers may be taken. Whole means that none is missing, added, altered or in another place up to the
// height of a header that the caller has proven final; and, of a person, that none of the pseudonyms was
// hidden.
//
//   question = [[account, from], …]
//   answer   = [[[event, …], head proof], …]      for the first of the question's accounts, in their order;
//                                                 events from `from` on, all that are left or a page of them
//
// A person's pseudonyms are derived by number. They are asked for until kPseudonymGap in a row are proven not
// to be on the ledger: so one can't be left out by saying nothing of it.
//
// Thread rule: values; one thread.
#pragma once

#include <functional>

#include "core/ledger/block.h"
#include "core/ledger/head_proof.h"

namespace reseal::ledger {

inline constexpr std::size_t kPseudonymGap = 20;
inline constexpr std::size_t kMaxAskedAccounts = 64;
inline constexpr std::size_t kMaxEventsOfAnswer = 1000;  // of an account
inline constexpr std::size_t kMaxEventsKept = 200'000;   // of all accounts
inline constexpr std::uint64_t kMaxPseudonyms = 100'000;

struct EventsFrom {
    AccountId account;
    std::uint64_t from = 0;
    static void fields(auto& self, auto&& each) { each(self.account, self.from); }
    friend bool operator==(const EventsFrom&, const EventsFrom&) = default;
};
Bytes encode(const std::vector<EventsFrom>& question);
Result<std::vector<EventsFrom>> decodeEventsQuestion(ByteView cbor);  // Errors: Malformed

struct ListedEvents {
    List<Event, 0, kMaxEventsOfAnswer> events;
    HeadProof proof;
    static void fields(auto& self, auto&& each) { each(self.events, self.proof); }
    friend bool operator==(const ListedEvents&, const ListedEvents&) = default;
};
Bytes encode(const std::vector<ListedEvents>& answer);
Result<std::vector<ListedEvents>> decodeListedEvents(ByteView cbor);  // Errors: Malformed
// Of the state as it is; stops when some `maxBytes` are full, after one event at least.
std::vector<ListedEvents> listEvents(const StateView& state, const std::vector<EventsFrom>& question,
                                     std::size_t maxBytes);

class ProvenEvents {
public:
    using Derive = std::function<AccountId(std::uint64_t number)>;
    // `known`: a height that the ledger is known to have reached; what is older is stale. `used`: so many
    // numbers are known to have been used, whether on the ledger or not; the gap begins behind them.
    static ProvenEvents ofAccount(const AccountId& account, Height known = 0);
    static ProvenEvents ofPerson(Derive derive, Height known = 0, std::uint64_t used = 0);

    struct Account {
        AccountId id;
        std::vector<Event> events;
        ProvenHead head;    // after them
        Height height = 0;  // up to which they are all; 0: there are more
    };

    // What is to be asked for next; nothing: all of it is there.
    std::vector<EventsFrom> next() const;
    // Takes the answer to next() under a header that is proven final, or leaves everything as it was.
    // Errors: BadProof (says what is wrong with it), NotCurrent (the header is older than one that was known
    // or taken), Limit.
    Status take(const Header& header, const std::vector<ListedEvents>& answer);

    // What has been whole for a while is asked for once more: only what has come since is then told.
    void reopen();

    bool isWhole() const { return next().empty(); }
    const std::vector<Account>& accounts() const { return accounts_; }  // in order of their numbers
    Height height() const;                                              // up to which they all are whole
    Height known() const { return known_; }                             // of the latest header there was

private:
    struct Growth {  // of an account, judged and not yet taken
        ProvenHead head;
        bool isWhole = false;
    };
    ProvenEvents(Derive derive, bool isPerson, Height known, std::uint64_t used);
    std::size_t wanted() const;
    static Result<Growth> judged(const Account& before, const Header& header, const ListedEvents& listed);

    Derive derive_;
    bool isPerson_;
    Height known_;
    std::uint64_t used_;
    std::size_t kept_ = 0;  // events
    std::vector<Account> accounts_;
};

}  // namespace reseal::ledger
