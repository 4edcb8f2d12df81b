// Making grants, handing out their shares, ending them.
//
// A grant's shares go to its proxies, boxed, and stand nowhere else: they can't be made again. So they are
// kept in the locker (space "share", under the grant's id: [[proxy, box], …]) from before the grant is
// submitted until the home node has taken all of them, which keeps and forwards them from there. Those that
// it forwards are remembered likewise (space "handed") until the ledger shows that their proxy has them, for
// a change of home.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/own_catalogue.h"
#include "core/sharing/emergency_grant.h"

namespace reseal::engine {

// More than one grant with seven proxies takes in a transaction, besides its listed records.
inline constexpr std::size_t kGrantRoom = 1200;

// One grant to be made, under the key of `category` in `epoch`.
struct GrantWish {
    Category category;
    std::uint64_t epoch = 0;
    crypto::Point grantee;  // B
    BoxPublic granteeBox;
    bool granteeHasCard = false;    // then the note need not repeat an open drawer's card secret
    std::vector<RecordId> records;  // at most 256; none: everything under the key
    ledger::Purpose purpose{};
    Instant notAfter;
    std::optional<RequestId> request;
    std::optional<std::size_t> threshold;                           // nothing: the default
    std::optional<sharing::CommitteeKey> committee = std::nullopt;  // it stands for emergencies: B is its key
    bool forTeam = false;
};

// At most kDefaultMaxProxies clinics that are proxies, those that the home node can reach first.
// Errors: Offline (there is none), and the like.
Result<std::vector<sharing::ProxyKey>> chooseProxies(JobContext& at);

// Errors: InvalidArgument (there are not so many proxies, or none would have to answer).
Result<std::size_t> thresholdAmong(std::optional<std::size_t> wanted, std::size_t proxies);

// Makes the grants, adds them to `draft`, and keeps their shares.
Status addGrants(JobContext& at, const OwnCatalogue& own, Draft& draft, const std::vector<GrantWish>& wishes,
                 const std::vector<sharing::ProxyKey>& proxies);

struct Delivered {
    std::size_t shares = 0, accepted = 0;
    bool ready = true;  // of each grant at least t
};
// Hands over what is kept for those of these grants that are on the ledger, and counts what its proxies have
// accepted. Errors: Offline and the like; what was not handed over is still kept.
Result<Delivered> deliver(JobContext& at, const std::vector<GrantId>& grants);
// All that are kept, those of one grant though another's are refused; forgets the shares of grants that never
// came to be, or are somebody else's under the same id. Errors: Offline and the like; the last refusal.
Status deliverAll(JobContext& at);
// Once more, what another home clinic was to forward and may not have. Errors: those of deliverAll.
Status deliverAgain(JobContext& at);

// After a revocation: moves the category to its next epoch if a grant under its key in force was revoked,
// and gives the grantees that remain a grant under the new key, on the same terms. Goes on where it was
// interrupted, and does nothing if all that has been done.
//
// A threshold that the patient chose is kept. Where fewer proxies than that are left, the grant is not made
// anew until there are enough again: a lower one would be weaker than what the patient has allowed.
struct MovedOn {
    bool moved = false;
    std::size_t count = 0;      // grants made anew
    std::size_t tooStrict = 0;  // not made anew, for want of proxies
    Written written = Written::Final;
};
Result<MovedOn> moveOn(JobContext& at, Category category);
// For all categories. False: one is on its way to the ledger, and the rest waits for it.
Result<bool> moveOnAll(JobContext& at);

}  // namespace reseal::engine
