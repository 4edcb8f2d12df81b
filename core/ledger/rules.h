// The contract's rules, one function an operation, and the hand they write with. Internal to core/ledger.
//
// A rule reads, decides, and only then writes; what it wrote before it refused is thrown away with the
// rest of the transaction, so a rule need not undo anything.
//
// Thread rule: one thread.
#pragma once

#include <set>

#include "core/ledger/contract.h"
#include "core/ledger/queries.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {

// One transaction at work on a state.
class Work {
public:
    struct Place {
        ChainId chain;
        Instant time;  // of the block
        Height height = 0;
        AccountId author;
        TxId tx;
        std::uint32_t operation = 0;
    };

    Work(const KeyValueView& below, Place place, const SignatureCheck& signatures,
         const EvidenceCheck& evidence)
        : over_(below, delta_), place_(place), signatures_(signatures), evidence_(evidence) {}
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    StateView state() const { return StateView(over_); }
    const KeyValueView& table() const { return over_; }
    const Place& place() const { return place_; }
    void at(std::size_t operation) { place_.operation = static_cast<std::uint32_t>(operation); }
    const SignatureCheck& signatures() const { return signatures_; }
    const EvidenceCheck& evidenceCheck() const { return evidence_; }
    SignPublic pseudonymAuthor() const { return pseudonymKey(place_.author); }
    ClinicId clinicAuthor() const { return clinicId(place_.author); }

    template <class T>
    void put(const Key& key, const T& value) {
        delta_.insert_or_assign(key.bytes(), codec::encode(value));
    }
    void erase(const Key& key) { delta_.insert_or_assign(key.bytes(), std::nullopt); }
    // Puts `value` at the end of a numbered list of the account.
    template <class T>
    void appendTo(Table list, const AccountId& account, const T& value) {
        const Key length = listLengthKey(list, account);
        const auto n = readOr<std::uint64_t>(over_, length, 0);
        put(Key(list).add(account).number(n), value);
        put(length, n + 1);
    }
    template <class Fixed>
    void registerKey(const Fixed& key, KeyKind kind) {
        put(Key(Table::Keys).add(key), KeyEntry{kind, place_.author, place_.height, 0});
    }
    template <class Fixed>
    void endKey(const Fixed& key) {
        auto entry = readPromised<KeyEntry>(over_, Key(Table::Keys).add(key));
        if (!entry || entry->ended != 0) return;
        entry->ended = place_.height;
        put(Key(Table::Keys).add(key), *entry);
    }
    // Tells every one of `accounts` once.
    void tell(const std::set<AccountId>& accounts, EventKind kind, Subject subject,
              Refusal refusal = Refusal::None);
    void tellFrom(const AccountId& actor, const std::set<AccountId>& accounts, EventKind kind,
                  Subject subject, Refusal refusal = Refusal::None);

    Delta takeDelta() { return std::move(delta_); }
    std::vector<AccountEvent> takeEvents() { return std::move(events_); }

private:
    Delta delta_;
    OverlayView over_;
    Place place_;
    const SignatureCheck& signatures_;
    const EvidenceCheck& evidence_;
    std::vector<AccountEvent> events_;
};

// Is the author a live pseudonym in one of these roles?
Refusal requirePseudonym(const Work& work, std::initializer_list<Role> roles);
Refusal requireClinic(const Work& work);
Refusal requireStaying(const Work& work);  // a clinic that was not removed
// A point that nobody knows the secret of but who says it here.
Refusal checkNewPoint(const Work& work, ByteView encoded, const SignPublic& provenFor, const KeyProof& proof);
// A doctor's pseudonym serves one patient: binds it to `patient` at first.
Refusal bindDoctor(Work& work, const SignPublic& patient);
// Is `patient` a live patient's pseudonym?
Refusal requirePatient(const Work& work, const SignPublic& patient);
// Who hears of what becomes of a grant besides the patient: nobody yet of one that stands for emergencies.
std::set<AccountId> partiesOf(const GrantEntry& grant);
// May another standing grant of the author's be made, for this condition key under that committee?
Refusal requireStandingRoom(const Work& work, const ConditionKey& key, const RunId& committee);
// Is `key` a condition key of `owner` that is in force?
Refusal requireInForce(const Work& work, const ConditionKey& key, const AccountId& owner);
// The patient, the author, and whoever has an open grant that covers the record.
std::set<AccountId> concernedBy(const Work& work, const RecordId& id, const RecordEntry& record);

// Those that were neither decided nor, since their time was over, removed from the index, in the order they
// were made. At most kMaxOpenProposals a clinic.
std::vector<ListedProposal> undecidedProposals(const StateView& state);
// Before the first transaction of an epoch: other validators, another quorum, and perhaps nobody left whose
// vote is yet to come. `work` is placed where the proposal was made.
void countAgain(Work& work, const ProposalId& id, const ProposalEntry& entry);

// Of a member that has its place: suspended, reinstated, of another clinic.
void changeMember(Work& work, const IdentityKey& who, const Member& member);
// The roster of that role is another from now on.
// `shutsOut`: somebody may vouch no longer.
void noteRosterChange(Work& work, Role role, bool shutsOut);

// Every clinic that has not left.
std::set<AccountId> allClinics(const Work& work);

Refusal run(Work& work, const Enrol& op);
Refusal run(Work& work, const Suspend& op);
Refusal run(Work& work, const Reinstate& op);
Refusal run(Work& work, const Propose& op);
Refusal run(Work& work, const Vote& op);
Refusal run(Work& work, const Endpoint& op);
Refusal run(Work& work, const Evidence& op);
Refusal run(Work& work, const Pseudonym& op);
Refusal run(Work& work, const Retire& op);
Refusal run(Work& work, const Catalogue& op);
Refusal run(Work& work, const Record& op);
Refusal run(Work& work, const Refile& op);
Refusal run(Work& work, const Erase& op);
Refusal run(Work& work, const Request& op);
Refusal run(Work& work, const Deny& op);
Refusal run(Work& work, const Grant& op);
Refusal run(Work& work, const Revoke& op);
Refusal run(Work& work, const Receipts& op);
Refusal run(Work& work, const KeygenOpen& op);
Refusal run(Work& work, const KeygenAnnounce& op);
Refusal run(Work& work, const KeygenDeal& op);
Refusal run(Work& work, const KeygenComplain& op);
Refusal run(Work& work, const KeygenAnswer& op);
Refusal run(Work& work, const KeygenAdvance& op);
Refusal run(Work& work, const CaseOpen& op);
Refusal run(Work& work, const CaseAgree& op);
Refusal run(Work& work, const CaseDecline& op);
Refusal run(Work& work, const CaseShare& op);
Refusal run(Work& work, const CaseAnswer& op);
Refusal run(Work& work, const CaseClose& op);
Refusal run(Work& work, const EqualityOpen& op);
Refusal run(Work& work, const EqualityHashes& op);
Refusal run(Work& work, const EqualityParts& op);
Refusal run(Work& work, const EqualityShares& op);
Refusal run(Work& work, const EqualityAdvance& op);
Refusal run(Work& work, const Emergency& op);
Refusal run(Work& work, const EmergencyShare& op);
Refusal run(Work& work, const EmergencyDecline& op);
Refusal run(Work& work, const EmergencyClose& op);
Refusal run(Work& work, const Operation& operation);

// What can be judged of an operation without any state: a statement's signature, a grant's encoding, and
// the details that are there.
Refusal checkForm(const ChainId& chain, const Operation& operation,
                  std::span<const std::optional<Bytes>> details, const SignatureCheck& signatures);

}  // namespace reseal::ledger

// Returns the refusal from a rule, if it is one.
#define RESEAL_REQUIRE(expression)                                   \
    do {                                                             \
        if (const ::reseal::ledger::Refusal refusal_ = (expression); \
            refusal_ != ::reseal::ledger::Refusal::None)             \
            return refusal_;                                         \
    } while (false)
