// The clinic's register of patients, for those who work at the clinic: by the link to their home node, or at
// the node itself. Each look and each change is written down under the member who made it, in the same step.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>
#include <map>

#include "core/crypto/keys.h"
#include "core/gossip/token_bucket.h"
#include "core/ledger/names.h"
#include "core/node/alarm_desk.h"
#include "core/node/services_register.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

// What one member may take out of the register over the link: a row costs one, and so that a search which
// finds nothing isn't free (it reads through the whole register), each question and each entry some more.
// Plenty for a day at a desk, and hours for who wants to carry the register away. In memory: a restart
// forgives.
inline constexpr std::int64_t kRegisterRefill = 1, kRegisterBurst = 300;  // a second; at once
inline constexpr std::int64_t kQuestionCost = 3;
// Questions besides, whatever they find: each keeps the node, which has to vote meanwhile, for as long as
// reading through the register takes (a tenth of a second for 100,000 patients).
inline constexpr std::int64_t kQuestionRefill = 1, kQuestionBurst = 20;

class RegisterDesk {
public:
    // `worksHere`: PeopleDesk::worksHere.
    using WorksHere = std::function<Status(const ledger::IdentityKey&, Instant)>;
    RegisterDesk(const ChainId& chain, const ClinicId& own, const crypto::ClinicKeys& keys,
                 store::LedgerStore& store, AlarmDesk& alarms, WorksHere worksHere)
        : chain_(chain),
          own_(own),
          keys_(keys),
          store_(store),
          alarms_(alarms),
          worksHere_(std::move(worksHere)) {}

    // FindPatients → [RegisterEntry, …]. Errors: Malformed, Expired, BadProof; Denied (not a doctor or staff
    // of this clinic); Limit; those of PatientRegister::search.
    Result<Bytes> find(ByteView body, Instant now);
    // AddToRegister → its row. An entry with a row replaces what stands there, but for the card and the
    // pseudonym, which can only be added, and a row with a pseudonym keeps its words (staff at the node may
    // change them): else a member could put one person's card behind another's name. Errors: those, and of
    // PatientRegister::enter; CannotOpen (a card not sealed for this clinic), WrongLedger; InvalidArgument (a
    // text that is not plain); Expired (a newer card is there), Conflict (another card of the same number).
    Result<Bytes> add(ByteView body, Instant now);
    // Of staff at the node itself. Errors: Denied; those of PatientRegister::search.
    Result<std::vector<store::Patient>> find(const std::string& words, const store::Viewer& viewer);
    // `viewer` may also be the clinic itself. Errors: Denied; InvalidArgument; those of
    // PatientRegister::enter.
    Result<std::int64_t> enter(const store::Patient& patient, const store::Viewer& viewer);

private:
    struct Rates {
        gossip::TokenBucket rows, questions;
    };
    Result<gossip::TokenBucket*> admit(const MemberProof& asker, FrameKind kind, ByteView content,
                                       Instant now);
    Result<CardSeal> cards() const;
    Result<store::Patient> patientOf(const RegisterEntry& entry) const;

    ChainId chain_;
    ClinicId own_;
    const crypto::ClinicKeys& keys_;
    store::LedgerStore& store_;
    AlarmDesk& alarms_;
    WorksHere worksHere_;
    std::map<ledger::IdentityKey, Rates> rates_;  // at most one for each who works here
};

}  // namespace reseal::node
