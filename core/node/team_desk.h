// The clinic's team, for its members: under a grant to the team the node signs, opens and names the member,
// and the member's program does the rest (services_team.h). It uses the team's secret for nothing but what
// shares of a live grant's proxies prove to be theirs, for one record at a time; and each reading names its
// member to the patient, for the node signs no question without.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>
#include <map>

#include "core/gossip/token_bucket.h"
#include "core/node/alarm_desk.h"
#include "core/node/chain.h"
#include "core/node/own_keys.h"
#include "core/node/release_rule.h"
#include "core/node/services_team.h"
#include "core/records/credential.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

// Questions of one member: a reading takes two, and one for each grant. Hundreds of records at once, then two
// a second. In memory: a restart forgives.
inline constexpr std::int64_t kTeamRefill = 4, kTeamBurst = 1200;

// One of the clinic's team, for its staff.
struct TeamRow {
    ledger::IdentityKey identity;
    std::string name;  // as certified; empty: the clinic's credential is not here any more
    Instant since;
    std::optional<Error> problem;  // named, but may read nothing now: suspended, or the credential has ended
};

class TeamDesk {
public:
    struct Keys {
        const crypto::ClinicKeys& clinic;
        const OwnKeys& signing;
        const crypto::BoxKey& box;
    };
    // `doctorHere`: PeopleDesk::doctorHere.
    using DoctorHere = std::function<Result<records::Credential>(const ledger::IdentityKey&, Instant)>;
    TeamDesk(Chain& chain, store::LedgerStore& store, Keys keys, AlarmDesk& alarms, DoctorHere doctorHere)
        : chain_(chain), store_(store), keys_(keys), alarms_(alarms), doctorHere_(std::move(doctorHere)) {}

    // TeamQuestion → what services_team.h says, boxed. Errors: Malformed, Expired, BadProof; Denied (no
    // doctor of this clinic, not in its team, a grant to others or to a key that the team has no more,
    // another stanza or note than the ledger's); Limit; NotFound, Revoked, Expired (of the grant); BadProof,
    // InvalidArgument (of shares); CannotOpen.
    Result<Bytes> sign(ByteView body, Instant now);
    Result<Bytes> open(ByteView body, Instant now);
    Result<Bytes> note(ByteView body, Instant now);

    // Of staff. Errors: Denied (no doctor of this clinic), AlreadyExists; NotFound.
    Status add(const ledger::IdentityKey& member, Instant now);
    Status remove(const ledger::IdentityKey& member);
    Result<std::vector<TeamRow>> list(Instant now);

private:
    struct Member {
        records::Credential credential;
        Bytes content;
    };
    Result<Member> admit(ByteView body, FrameKind kind, Instant now);
    Result<ledger::GrantEntry> liveGrant(const GrantId& id, Instant now);
    struct Reading {
        ledger::GrantEntry grant;
        sharing::CheckedGrant terms;
        sealing::CheckedStanza stanza;
        crypto::RistrettoKey team;
    };
    Result<Reading> reading(const GrantId& grant, const RecordId& record, ByteView stanza, Instant now);

    Chain& chain_;
    store::LedgerStore& store_;
    const Keys keys_;
    AlarmDesk& alarms_;
    DoctorHere doctorHere_;
    std::map<ledger::IdentityKey, gossip::TokenBucket> rates_;  // at most one for each in the team
};

}  // namespace reseal::node
