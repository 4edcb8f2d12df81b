// What persons' programs ask of their home node: joining, admission of pseudonyms, submitting, reading the
// ledger's state, and keeping their locker. And what staff decide about joining.
//
// Thread rule: the node's thread.
#pragma once

#include <filesystem>
#include <functional>

#include "core/gossip/token_bucket.h"
#include "core/gossip/transaction.h"
#include "core/node/alarm_desk.h"
#include "core/node/arrival.h"
#include "core/node/chain.h"
#include "core/node/clinic_author.h"
#include "core/node/link_context.h"
#include "core/node/node.h"
#include "core/node/services.h"

namespace reseal::node {

class PeopleDesk {
public:
    struct Ports {
        std::function<Status(const ledger::Transaction&)> submit;  // durable in the outbox when it returns
        std::function<const gossip::Transaction*(const TxId&)> pending;  // null: it doesn't wait
    };
    PeopleDesk(Chain& chain, store::LedgerStore& store, vault::Vault& vault, const crypto::ClinicKeys& keys,
               const OwnKeys& signing, ClinicAuthor& author, AlarmDesk& alarms, std::filesystem::path lockers,
               Ports ports);

    Result<Bytes> genesis() const;
    Result<Bytes> join(const Peer& from, ByteView body);
    Result<Bytes> admit(ByteView body);
    Result<Bytes> submit(const Peer& from, ByteView body);
    Result<Bytes> txStatus(ByteView body);
    Result<Bytes> transaction(ByteView body) const;
    Result<Bytes> stateGet(ByteView body) const;
    Result<Bytes> stateScan(ByteView body) const;
    Result<Bytes> putLocker(ByteView body);
    Result<Bytes> getLocker(ByteView body);

    // Errors: Denied (this clinic is not let in yet, or is leaving).
    Result<records::Invitation> invite(records::Role role, const std::string& label, Duration validFor);
    // Lets a claim in: enrols it if hasToEnrol says so; `done` when that is final. The credential goes to who
    // joined at their next question; `done` gets the handover's text. Errors also: those of hasToEnrol.
    void enrol(const Hash32& tokenHash, const Hash32& identity, const std::string& name,
               const std::string& title, std::function<void(Result<std::string>)> done);
    Result<std::vector<MemberRow>> members();
    // A member of this clinic may have no new pseudonyms from now on, and none renewed; or may again. What it
    // has, lives on until it ends: nobody knows which they are. In force once it is ordered.
    // Errors: those of ClinicAuthor::sayIfAllowed.
    Status setSuspended(const ledger::IdentityKey& member, bool suspended);
    // Is this a doctor or staff of this clinic? By the ledger, and by a credential that the clinic has issued
    // and keeps, and that has not ended: the ledger knows no end of a membership. Errors: Denied.
    Status worksHere(const ledger::IdentityKey& member, Instant now);
    // Is this a doctor of this clinic, and what has the clinic certified of them? Errors: Denied.
    Result<records::Credential> doctorHere(const ledger::IdentityKey& member, Instant now);
    // As the clinic has certified it; empty: not any more.
    std::string nameOf(const ledger::IdentityKey& member);
    void ordered(const TxId& id, const ledger::Outcome& outcome);

private:
    // Has this clinic to enrol them before it is home to them? Not those whom it has enrolled, nor patients
    // for whom another clinic vouches that stays: they only make their home here.
    // Errors: Denied (another clinic vouches for them and has to let them go first; they are on the ledger in
    // another role; this clinic is leaving).
    Result<bool> hasToEnrol(const ledger::IdentityKey& who, ledger::Role role) const;
    // Whom this clinic is home to: its own members, and patients of others that its staff have let in.
    // Errors: Denied.
    Result<ledger::Member> servedHere(const ledger::IdentityKey& who);
    Status followsKnown(const ledger::Transaction& tx);
    static constexpr std::int64_t kWrongRing = 8;  // counts as so many more: nobody makes them by mistake
    Status hasRoom(bool statementsOnly);
    Result<records::CredentialHandover> handover(const records::Credential& credential) const;
    Result<std::optional<records::Credential>> credentialOf(ByteView identity);
    Result<std::optional<records::Credential>> credentialUnder(const crypto::SignKey& key, ByteView identity);

    Chain& chain_;
    store::LedgerStore& store_;
    vault::Vault& vault_;
    const crypto::ClinicKeys& keys_;
    const OwnKeys& signing_;
    ClinicId own_;
    ClinicAuthor& author_;
    AlarmDesk& alarms_;
    std::filesystem::path lockers_;
    Ports ports_;
    gossip::TokenBucket rings_{kRingRate, kRingBurst, wallClock()};  // of all persons together
    std::map<TxId, std::function<void(Status)>> awaited_;            // enrolments on their way
};

}  // namespace reseal::node
