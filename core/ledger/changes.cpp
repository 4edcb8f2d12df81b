#include "core/ledger/changes.h"

#include "core/crypto/box.h"
#include "core/ledger/epochs.h"
#include "core/ledger/queries.h"
#include "core/ledger/registers.h"

namespace reseal::ledger {
namespace {

// ---- Keys

// Only keys whose possession is proven have an owner. A box key proves nothing, so were it one's own, whoever
// saw it coming could name it first and keep its holder out for ever; who takes another's opens nothing.

// Never seen, or named before by a proposal for this very owner and use, and not given up since.
template <class Fixed>
Refusal requireFree(const Work& work, const Fixed& key, KeyKind kind, const ClinicId& owner) {
    const auto entry = work.state().key(key);
    const bool isReserved =
        entry && entry->kind == kind && entry->owner == account(owner) && entry->ended == 0;
    return !entry || isReserved ? Refusal::None : Refusal::KeyInUse;
}

template <class Fixed>
void reserve(Work& work, const Fixed& key, KeyKind kind, const ClinicId& owner) {
    if (work.state().key(key)) return;
    work.put(Key(Table::Keys).add(key), KeyEntry{kind, account(owner), work.place().height, 0});
}

Refusal refusalOf(const Error& error) {
    if (error.code == ErrorCode::InvalidPoint) return Refusal::KeyUnusable;
    return error.code == ErrorCode::BadSignature ? Refusal::ConsentWrong : Refusal::KeyProofWrong;
}

// Of a key of Ristretto: as it is and without a proof, or new and with one.
template <class Fixed>
Refusal checkPoint(const Work& work, const Fixed& before, const Fixed& after, KeyKind kind,
                   const std::optional<KeyProof>& proof, const ChangeKeys& op) {
    if (before == after) return proof ? Refusal::KeyProofWrong : Refusal::None;
    RESEAL_REQUIRE(requireFree(work, after, kind, op.clinic));
    const auto point = crypto::Point::decode(after);
    if (!point) return Refusal::KeyUnusable;
    const bool isProven = proof && work.signatures().isProven(work.place().chain, op.sign, *point, *proof);
    return isProven ? Refusal::None : Refusal::KeyProofWrong;
}

bool areDifferent(std::initializer_list<ByteView> keys) {
    std::set<Bytes> seen;
    for (const ByteView key : keys)
        if (!seen.insert(toBytes(key)).second) return false;
    return true;
}

// ---- Clinics

Refusal findStaying(const Work& work, const ClinicId& id, Clinic& clinic) {
    auto found = work.state().clinic(id);
    if (!found) return Refusal::ClinicUnknown;
    if (found->isLeaving()) return Refusal::ClinicLeft;
    clinic = *std::move(found);
    return Refusal::None;
}

// May the clinic give up what it has and is not to have? The ledger needs one of each kind as long as it has
// any: without a validator nothing is ordered, without a proxy or file server nothing can be granted or kept.
// A clinic with the validator's role that was never heard of doesn't order anything.
Refusal checkLoss(const Work& work, const ClinicId& id, ClinicRoles before, ClinicRoles after) {
    const auto all = clinics(work.state());
    for (const ClinicRole role : kClinicRoles) {
        if (!before.has(role) || after.has(role)) continue;
        const bool isAnotherThere =
            role == ClinicRole::Validator
                ? std::ranges::any_of(validatorsToCome(work.state()),
                                      [&](const auto& one) { return one.first != id; })
                : std::ranges::any_of(all, [&](const ListedClinic& other) {
                      return other.id != id && other.entry.roles.has(role);
                  });
        if (!isAnotherThere) return Refusal::LastOfItsRole;
    }
    return Refusal::None;
}

// Who shows a pin at a link is one clinic. Were there two, the other end could not tell whose key to ask for.
Refusal requirePinFree(const Work& work, const TlsPin& pin, const ClinicId& owner) {
    const bool isTaken = std::ranges::any_of(clinics(work.state()), [&](const ListedClinic& other) {
        return other.id != owner && other.entry.tlsPin == pin && !other.entry.hasLeft(work.place().time);
    });
    return isTaken ? Refusal::KeyInUse : Refusal::None;
}

Refusal check(const Work& work, const AddClinic& op) {
    const ClinicEntry& entry = op.entry;
    if (const Status fine = entry.check(work.signatures()); !fine) return refusalOf(fine.error());
    if (!work.signatures().verify(entry.signKey(), joinMessage(work.place().chain, entry), op.consent))
        return Refusal::ConsentWrong;
    if (!areDifferent({entry.id.view(), entry.box.view(), entry.archive.view(), entry.team.view()}))
        return Refusal::KeyTwice;
    if (work.state().clinic(entry.id)) return Refusal::KeyInUse;
    RESEAL_REQUIRE(requireFree(work, entry.id, KeyKind::Sign, entry.id));
    RESEAL_REQUIRE(requireFree(work, entry.archive, KeyKind::Archive, entry.id));
    RESEAL_REQUIRE(requireFree(work, entry.team, KeyKind::Team, entry.id));
    RESEAL_REQUIRE(requirePinFree(work, entry.tlsPin, entry.id));
    return allClinics(work).size() < kMaxClinics ? Refusal::None : Refusal::TooManyClinics;
}

Refusal check(const Work& work, const RemoveClinic& op) {
    Clinic clinic;
    RESEAL_REQUIRE(findStaying(work, op.clinic, clinic));
    return checkLoss(work, op.clinic, clinic.roles, {});
}

Refusal check(const Work& work, const ChangeRoles& op) {
    Clinic clinic;
    RESEAL_REQUIRE(findStaying(work, op.clinic, clinic));
    if (clinic.roles == op.roles) return Refusal::NothingChanges;
    return checkLoss(work, op.clinic, clinic.roles, op.roles);
}

Refusal check(const Work& work, const ChangeKeys& op) {
    Clinic now;
    RESEAL_REQUIRE(findStaying(work, op.clinic, now));
    if (now.signKey == op.sign && now.box == op.box && now.archive == op.archive && now.team == op.team &&
        now.tlsPin == op.tlsPin)
        return Refusal::NothingChanges;
    if (!areDifferent({op.sign.view(), op.box.view(), op.archive.view(), op.team.view()}))
        return Refusal::KeyTwice;
    if (now.signKey != op.sign) {
        RESEAL_REQUIRE(requireFree(work, op.sign, KeyKind::Sign, op.clinic));
        if (!work.signatures().isUsable(op.sign)) return Refusal::KeyUnusable;
    }
    if (now.box != op.box && !work.signatures().isUsable(op.box)) return Refusal::KeyUnusable;
    if (now.tlsPin != op.tlsPin) RESEAL_REQUIRE(requirePinFree(work, op.tlsPin, op.clinic));
    RESEAL_REQUIRE(checkPoint(work, now.archive, op.archive, KeyKind::Archive, op.archiveProof, op));
    RESEAL_REQUIRE(checkPoint(work, now.team, op.team, KeyKind::Team, op.teamProof, op));
    const auto message = changeKeysMessage(work.place().chain, op);
    return work.signatures().verify(op.sign, message, op.consent) ? Refusal::None : Refusal::ConsentWrong;
}

Refusal check(const Work& work, const ChangeParameter& op) {
    const ChainParameters now = work.state().parameters();
    const auto then = changed(now, op.parameter, op.value);
    if (!then) return Refusal::ParameterOutOfRange;
    return *then == now ? Refusal::NothingChanges : Refusal::None;
}

Refusal check(const Work& work, const SuspendMember& op) {
    const auto member = work.state().member(op.member);
    if (!member) return Refusal::MemberUnknown;
    // What its clinic has suspended can still be taken out of the clinic's hands.
    return member->suspendedByVote ? Refusal::MemberSuspended : Refusal::None;
}

Refusal check(const Work& work, const ReinstateMember& op) {
    const auto member = work.state().member(op.member);
    if (!member) return Refusal::MemberUnknown;
    return member->suspended == 0 ? Refusal::MemberNotSuspended : Refusal::None;
}

Refusal check(const Work& work, const RetireCommittee& op) {
    const auto committee = work.state().committeeOf(op.committee);
    if (!committee) return Refusal::CommitteeUnknown;
    return committee->retired == 0 ? Refusal::None : Refusal::CommitteeRetired;
}

// Again while one lasts, so that it goes on.
Refusal check(const Work&, const DeclareDisaster&) {
    return Refusal::None;
}

// ---- Doing it

void putClinic(Work& work, const ClinicId& id, const Clinic& clinic) {
    work.put(Key(Table::Clinics).add(id), clinic);
    work.tell({clinicRegister()}, EventKind::Registered,
              RegisterSubject{{registeredName(id), registeredDigest(clinic)}});
}

bool isValidatorToCome(const Work& work, const ClinicId& id) {
    return validatorsToCome(work.state()).contains(id);
}

// Who is no longer to validate need not be heard of. Who is to, with whichever key, must be (epochs.h).
void setRoles(Work& work, const ClinicId& id, Clinic clinic, ClinicRoles roles) {
    clinic.roles = roles;
    putClinic(work, id, clinic);
    if (!roles.has(ClinicRole::Validator) && isValidatorToCome(work, id))
        queueChange(work, {id, std::nullopt});
}

std::optional<Clinic> promised(const Work& work, const ClinicId& id) {
    return readPromised<Clinic>(work.table(), Key(Table::Clinics).add(id));
}

void carryOut(Work& work, const AddClinic& op) {
    putClinic(work, op.entry.id, clinicOf(op.entry, work.place().height));
}

void carryOut(Work& work, const RemoveClinic& op) {
    const auto before = promised(work, op.clinic);
    if (!before) return;
    Clinic after = *before;
    after.leaves = std::min(work.place().time + kLeavingTime, kMaxBlockTime);
    setRoles(work, op.clinic, after, {});
    work.endKey(op.clinic);
    if (!equal(before->signKey.view(), op.clinic.view())) work.endKey(before->signKey);
    work.endKey(before->archive);
    work.endKey(before->team);
    // Its members are in no ring until another clinic has enrolled them.
    for (const Role role : kRoles) noteRosterChange(work, role, true);
}

void carryOut(Work& work, const ChangeRoles& op) {
    const auto before = promised(work, op.clinic);
    if (!before) return;
    setRoles(work, op.clinic, *before, op.roles);
}

void carryOut(Work& work, const ChangeKeys& op) {
    const auto before = promised(work, op.clinic);
    if (!before) return;
    Clinic after = *before;
    // Whoever had the old key may have used the greatest number there is.
    if (before->signKey != op.sign) after.endpoint = 0;
    after.signKey = op.sign;
    after.box = op.box;
    after.archive = op.archive;
    after.team = op.team;
    after.tlsPin = op.tlsPin;
    putClinic(work, op.clinic, after);
    if (before->signKey != op.sign) work.endKey(before->signKey);
    if (before->archive != op.archive) work.endKey(before->archive);
    if (before->team != op.team) work.endKey(before->team);
}

void carryOut(Work& work, const ChangeParameter& op) {
    if (const auto then = changed(work.state().parameters(), op.parameter, op.value))
        work.put(Key(Table::Parameters), *then);
}

void setSuspended(Work& work, const IdentityKey& who, bool isSuspended) {
    auto member = work.state().member(who);
    if (!member) return;
    member->suspended = isSuspended ? work.place().height : 0;
    member->suspendedByVote = isSuspended;
    changeMember(work, who, *member);
    work.tell({account(who), account(member->clinic)},
              isSuspended ? EventKind::MemberSuspended : EventKind::MemberReinstated,
              AccountSubject{account(who)});
}

void carryOut(Work& work, const SuspendMember& op) {
    setSuspended(work, op.member, true);
}
void carryOut(Work& work, const ReinstateMember& op) {
    setSuspended(work, op.member, false);
}

void carryOut(Work& work, const RetireCommittee& op) {
    const Key key = runKey(Table::Committees, op.committee);
    auto committee = readPromised<CommitteeEntry>(work.table(), key);
    if (!committee) return;
    committee->retired = work.place().height;
    work.put(key, *committee);
    work.erase(runKey(Table::CommitteesInForce, op.committee));
    work.tell(allClinics(work), EventKind::CommitteeRetired, RunSubject{op.committee});
    work.tell({committeeRegister(op.committee.purpose)}, EventKind::Registered,
              RegisterSubject{{registeredName(op.committee), Hash32{}}});
}

void carryOut(Work& work, const DeclareDisaster&) {
    work.put(Key(Table::DisasterUntil), std::min(work.place().time + kDisaster, kMaxBlockTime));
}

}  // namespace

Refusal check(const Work& work, const Change& change) {
    return std::visit([&](const auto& one) { return check(work, one); }, change);
}

void reserveKeys(Work& work, const Change& change) {
    if (const auto* add = std::get_if<AddClinic>(&change)) {
        const ClinicEntry& entry = add->entry;
        reserve(work, entry.id, KeyKind::Sign, entry.id);
        reserve(work, entry.archive, KeyKind::Archive, entry.id);
        reserve(work, entry.team, KeyKind::Team, entry.id);
    } else if (const auto* keys = std::get_if<ChangeKeys>(&change)) {
        reserve(work, keys->sign, KeyKind::Sign, keys->clinic);
        reserve(work, keys->archive, KeyKind::Archive, keys->clinic);
        reserve(work, keys->team, KeyKind::Team, keys->clinic);
    }
}

bool removesValidator(const Work& work, const Change& change) {
    if (const auto* remove = std::get_if<RemoveClinic>(&change))
        return isValidatorToCome(work, remove->clinic);
    if (const auto* roles = std::get_if<ChangeRoles>(&change))
        return !roles->roles.has(ClinicRole::Validator) && isValidatorToCome(work, roles->clinic);
    return false;
}

void carryOut(Work& work, const Change& change) {
    std::visit([&](const auto& one) { carryOut(work, one); }, change);
}

}  // namespace reseal::ledger
