#include "core/ledger/rules.h"

#include "core/ledger/queries.h"
#include "core/sealing/capsule.h"
#include "core/sharing/grant.h"

namespace reseal::ledger {
namespace {

// Lengths that a sealed field can have; anything else would tell something or can't be opened.
constexpr std::size_t kNoteSize = 32 + 32 + 48;          // card secret, category, sealed box
constexpr std::size_t kStandingNoteSize = 32 + 32 + 16;  // the same under a key: emergency_grant.h
constexpr std::size_t kLabelStep = 256, kMaxLabelSteps = 17, kLabelExtra = 16;
constexpr std::size_t kBodyStep = 1024, kMaxBodySteps = 16, kBodyExtra = 48;
constexpr std::size_t kDrawerStep = 2048, kMaxDrawerSteps = 15, kDrawerExtra = 24 + 16;

bool isPadded(std::size_t size, std::size_t extra, std::size_t step, std::size_t maxSteps) {
    return size > extra && (size - extra) % step == 0 && (size - extra) / step <= maxSteps;
}

// A stanza begins with the key that it is under.
Refusal checkStanza(const RecordId& record, const ConditionKey& key, ByteView bytes,
                    const SignatureCheck& signatures) {
    const bool isUnder = bytes.size() == sealing::kStanzaSize && equal(bytes.first(key.size()), key);
    return isUnder && signatures.isCapsule(record, bytes) ? Refusal::None : Refusal::StanzaWrong;
}

bool hasForm(DetailForm form, std::size_t size) {
    switch (form) {
        case DetailForm::Stanza:
            return size == sealing::kStanzaSize;
        case DetailForm::Label:
            return isPadded(size, kLabelExtra, kLabelStep, kMaxLabelSteps);
        case DetailForm::Drawer:
            return isPadded(size, kDrawerExtra, kDrawerStep, kMaxDrawerSteps);
        case DetailForm::RequestBody:
            return isPadded(size, kBodyExtra, kBodyStep, kMaxBodySteps);
        case DetailForm::Note:
            return size == kNoteSize || size == kStandingNoteSize;
    }
    return false;
}

}  // namespace

void Work::tell(const std::set<AccountId>& accounts, EventKind kind, Subject subject, Refusal refusal) {
    tellFrom(place_.author, accounts, kind, std::move(subject), refusal);
}

void Work::tellFrom(const AccountId& actor, const std::set<AccountId>& accounts, EventKind kind,
                    Subject subject, Refusal refusal) {
    const Event event{kind,  place_.height,      place_.time, place_.tx, place_.operation,
                      actor, std::move(subject), refusal};
    for (const AccountId& account : accounts) {
        AccountHead head = state().head(account);
        put(Key(Table::Events).add(account).number(head.count), event);
        head = {nextHead(head.hash, event), head.count + 1, place_.height};
        put(Key(Table::Heads).add(account), head);
        events_.push_back({account, event});
    }
}

Refusal requirePseudonym(const Work& work, std::initializer_list<Role> roles) {
    const auto self = work.state().pseudonym(work.pseudonymAuthor());
    if (!self) return Refusal::AuthorNotPseudonym;
    if (!self->isLive(work.place().time)) return Refusal::AuthorEnded;
    return std::ranges::find(roles, self->role) != roles.end() ? Refusal::None : Refusal::RoleNotAllowed;
}

Refusal requireClinic(const Work& work) {
    return work.state().clinic(work.clinicAuthor()) ? Refusal::None : Refusal::AuthorNotClinic;
}

Refusal requireStaying(const Work& work) {
    const auto clinic = work.state().clinic(work.clinicAuthor());
    if (!clinic) return Refusal::AuthorNotClinic;
    return clinic->isLeaving() ? Refusal::ClinicLeft : Refusal::None;
}

Refusal checkNewPoint(const Work& work, ByteView encoded, const SignPublic& provenFor,
                      const KeyProof& proof) {
    const auto point = crypto::Point::decode(encoded);
    if (!point) return Refusal::KeyUnusable;
    if (!work.signatures().isProven(work.place().chain, provenFor, *point, proof))
        return Refusal::KeyProofWrong;
    return Refusal::None;
}

std::set<AccountId> allClinics(const Work& work) {
    std::set<AccountId> out;
    for (const auto& [id, clinic] : clinics(work.state()))
        if (!clinic.hasLeft(work.place().time)) out.insert(account(id));
    return out;
}

Refusal requirePatient(const Work& work, const SignPublic& patient) {
    const auto entry = work.state().pseudonym(patient);
    if (!entry || entry->role != Role::Patient) return Refusal::PatientUnknown;
    return entry->isLive(work.place().time) ? Refusal::None : Refusal::PatientEnded;
}

Refusal bindDoctor(Work& work, const SignPublic& patient) {
    auto self = work.state().pseudonym(work.pseudonymAuthor());
    if (!self || self->role != Role::Doctor) return Refusal::None;
    if (self->addressee) return *self->addressee == patient ? Refusal::None : Refusal::AddressesAnother;
    self->addressee = patient;
    work.put(Key(Table::Pseudonyms).add(work.place().author), *self);
    return Refusal::None;
}

Refusal requireInForce(const Work& work, const ConditionKey& key, const AccountId& owner) {
    const auto entry = work.state().key(key);
    if (!entry || entry->kind != KeyKind::Condition || entry->owner != owner) return Refusal::KeyNotYours;
    return entry->ended == 0 ? Refusal::None : Refusal::KeyEnded;
}

Refusal run(Work& work, const Operation& operation) {
    return std::visit([&](const auto& op) { return run(work, op); }, operation);
}

Refusal checkForm(const ChainId& chain, const Operation& operation,
                  std::span<const std::optional<Bytes>> details, const SignatureCheck& signatures) {
    if (const auto* revoke = std::get_if<Revoke>(&operation))
        return signatures.verify(revoke->signer, revokeMessage(chain, *revoke), revoke->signature)
                   ? Refusal::None
                   : Refusal::StatementForged;
    if (const auto* retire = std::get_if<Retire>(&operation))
        return signatures.verify(retire->pseudonym, retireMessage(chain, *retire), retire->signature)
                   ? Refusal::None
                   : Refusal::StatementForged;
    if (const auto* grant = std::get_if<Grant>(&operation))
        if (signatures.judgeTerms(grant->terms) == TermsVerdict::Malformed) return Refusal::GrantMalformed;

    const auto slots = detailSlots(operation);
    for (std::size_t i = 0; i < slots.size(); ++i)
        if (details[i] && !hasForm(slots[i].form, details[i]->size())) return Refusal::DetailForm;
    if (const auto* record = std::get_if<Record>(&operation))
        for (std::size_t i = 0; i < record->stanzas.size(); ++i)
            if (details[i])
                RESEAL_REQUIRE(checkStanza(record->record, record->stanzas[i].key, *details[i], signatures));
    if (const auto* refile = std::get_if<Refile>(&operation))
        if (details[0])
            RESEAL_REQUIRE(checkStanza(refile->record, refile->stanza.key, *details[0], signatures));
    return Refusal::None;
}

}  // namespace reseal::ledger
