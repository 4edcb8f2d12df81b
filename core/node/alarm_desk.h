// Against sweeping: what the clinic's own people do that has a limit is counted, and staff are told when
// somebody nears it. The contract and the desks refuse by themselves; this refuses nothing but what the
// clinic would vouch for with its own signature.
//
// Whose a submission is, the home clinic knows in three ways alone: a member proves to be one on its link
// before it submits (Introduce), asks the clinic to vouch for a pseudonym (Admit), or asks for the register
// or the team, which are proven anyway. An introduction says nothing of a pseudonym, so nobody can show it to
// others as a proof of whose one is. Patients' programs make none: there is nothing of theirs to be counted.
// What comes without one is counted as nobody's, and staff hear of that, too: a program may keep silent, but
// not unnoticed. What a member submits at another clinic is counted as nobody's there.
//
// Counts are by the ledger's day and in the database (core/store/alarms.h): a restart forgives nothing. Where
// a crash comes between the count and the outbox, the same is counted twice.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>
#include <map>

#include "core/node/chain.h"
#include "core/node/link_context.h"
#include "core/node/services.h"
#include "core/node/services_register.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

// What a doctor's day has room for. The ledger limits pseudonyms (a member's tickets) and what one of them
// asks or declares; the rest is here, and nothing is refused at these.
//
// Under all pseudonyms together: what so many may ask in full, 160 of a doctor (20 × 8). Forty patients a
// day, each asked for two or three categories, are some hundred.
inline constexpr std::uint64_t kFullPseudonyms = 20;
// A second one is rare enough to be looked at; in a disaster nobody is told.
inline constexpr std::uint64_t kEmergenciesADay = 2;
// Forty searches that show ten patients each are 400.
inline constexpr std::uint64_t kRegisterRowsADay = 600;
// The first is told at once: an ordinary day meets none.
inline constexpr std::uint64_t kRefusalsADay = 16;
// An honest program submits without an introduction only where its link broke in between.
inline constexpr std::uint64_t kUnnamedADay = 16;

inline constexpr Duration kIntroduced = kTicketLife;
inline constexpr std::size_t kMaxIntroduced = 4096;  // beyond, who was introduced first is nobody again

// An alarm as staff see it.
struct AlarmRow {
    store::Alarm alarm;
    std::string name;  // as certified; empty: nobody, or the clinic's credential is not here any more
};

class AlarmDesk {
public:
    struct Ports {
        std::function<Status(const ledger::IdentityKey&, Instant)> worksHere;  // PeopleDesk::worksHere
        std::function<std::string(const ledger::IdentityKey&)> nameOf;
        std::function<void(const store::Alarm&)> raised;  // once for each
    };
    AlarmDesk(Chain& chain, store::LedgerStore& store, const ClinicId& own, Ports ports)
        : chain_(chain), store_(store), own_(own), ports_(std::move(ports)) {}

    // Introduce → null: what this program submits in the next kIntroduced is the member's. Errors: Malformed,
    // Expired, BadProof; Denied (not enrolled at this clinic).
    Result<Bytes> introduce(const Peer& from, ByteView body, Instant now);

    // Counts, before it is done. `from`: whose program submits.
    Status submits(const Peer& from, const ledger::Transaction& tx, Instant now);
    Status refused(const Peer& from, ledger::Refusal why, Instant now);  // what is no limit counts nothing
    Status refused(const ledger::IdentityKey& member, Instant now);      // by a limit of this clinic's
    Status shown(const ledger::IdentityKey& member, std::size_t rows, Instant now);  // of the register
    // The clinic is to vouch for a pseudonym: no more in a day than the ledger's tickets. One that is there
    // already, or was asked for on that day, is no new one. Errors: Limit.
    Status admits(const ledger::IdentityKey& member, ledger::Role role, const SignPublic& pseudonym,
                  Instant now);

    // Of staff.
    Result<std::vector<AlarmRow>> list();  // the latest first
    Result<std::size_t> unseen() { return store_.alarms().unseen(); }
    // `by` has looked at it. Errors: Denied (no doctor or staff of this clinic; the member whom it is about),
    // NotFound, AlreadyExists.
    Status see(std::int64_t alarm, const ledger::IdentityKey& by, Instant now);
    Status prune();  // by the ledger's time: a clock that is ahead forgives nothing

private:
    struct Introduced {
        ledger::IdentityKey member;
        Instant at;
    };
    std::optional<ledger::IdentityKey> whoIs(const Peer& from, Instant now) const;
    store::AlarmLevels levelsOf(store::Counted what, ledger::Role role, Instant now) const;
    Status count(store::Counted what, const std::optional<ledger::IdentityKey>& member, std::uint64_t more,
                 Instant now);

    Chain& chain_;
    store::LedgerStore& store_;
    const ClinicId own_;
    const Ports ports_;
    std::map<TlsPin, Introduced> introduced_;  // at most kMaxIntroduced
};

}  // namespace reseal::node
