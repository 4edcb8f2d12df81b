// DoctorActs: whom a doctor knows, and the clinic's register.
#include <QString>

#include "core/base/cbor.h"
#include "core/engine/doctor_acts.h"
#include "core/node/services_register.h"
#include "core/records/care_card.h"
#include "core/records/clinical_date.h"
#include "core/records/paper_refusal.h"
#include "core/records/plain_text.h"

namespace reseal::engine {
namespace {

PatientRow patientRow(const OwnPseudonym& own, bool ready) {
    return {own.patient, own.name, own.added, ready, own.birthDate, own.localNumber};
}

Result<PatientWords> wordsFor(const std::string& name, const std::string& birthDate,
                              const std::string& localNumber) {
    const auto date = records::ClinicalDate::from(birthDate);
    if (!date || date->text().size() > std::string_view("1961-04-30").size())
        return fail(ErrorCode::InvalidArgument, "a birth date that is none: it is written as in 1961-04-30");
    if (!records::isPlain(localNumber, kMaxLocalNumber))
        return fail(ErrorCode::InvalidArgument, "a number that is too long or not plain text");
    return PatientWords{records::plainLine(name, records::kMaxNameBytes), birthDate, localNumber};
}

// Cards go to and from the register only under what the handover brought. Nothing: it was not taken.
Result<std::optional<node::CardSeal>> cardSeal(JobContext& at) {
    RESEAL_ASSIGN(const auto secret, at.vault.locker().get("join", bytesOf("archive")));
    if (!secret) return std::optional<node::CardSeal>();
    return std::optional<node::CardSeal>(node::CardSeal(*secret, at.chain(), at.clinic));
}

Result<node::MemberProof> proofFor(JobContext& at, node::FrameKind kind, ByteView content) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    return node::MemberProof::make(at.chain(), at.clinic, identity, kind, content, at.now());
}

QString folded(const std::string& name) {
    return QString::fromStdString(name).normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

// One date may say less than the other; "" says nothing.
bool mayBeSame(const std::string& a, const std::string& b) {
    return a.starts_with(b) || b.starts_with(a);
}

// Whoever writes into the register could put a card of their own behind a patient's name. A doctor who has
// that patient already is asked before there are two.
Status refuseNamesake(JobContext& at, const SignPublic& patient, const PatientWords& words) {
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at));
    for (const OwnPseudonym& own : all) {
        if (own.patient == patient) continue;
        const bool sameNumber = !words.localNumber.empty() && own.localNumber == words.localNumber;
        const bool sameName = !words.name.empty() && folded(own.name) == folded(words.name) &&
                              mayBeSame(own.birthDate, words.birthDate);
        if (sameNumber || sameName)
            return fail(ErrorCode::AlreadyExists,
                        "you have " + own.name + " already, with another care card (" +
                            own.patient.hex().substr(0, 16) + "; this one is " + patient.hex().substr(0, 16) +
                            "): compare them with the patient's card");
    }
    return {};
}

// Words and cards as the home node gives them: one that is damaged hides no other.
RegisterRow registerRow(const node::RegisterEntry& entry, const std::optional<node::CardSeal>& seal,
                        const ChainId& chain) {
    RegisterRow row{entry.row,
                    records::plainLine(entry.name, store::kMaxRegisterText),
                    records::plainLine(entry.birthDate, store::kMaxRegisterText),
                    records::plainLine(entry.localNumber, store::kMaxRegisterText),
                    entry.pseudonym,
                    {},
                    false,
                    false};
    if (entry.sealedCard.empty()) return row;
    row.cardWithheld = !seal;
    if (!seal) return row;
    const auto open = [&]() -> Result<records::CareCard> {
        RESEAL_ASSIGN(const crypto::SecretBytes bytes, seal->open(*entry.pseudonym, entry.sealedCard));
        return records::CareCard::decode(bytes, chain);
    };
    const auto card = open();
    row.cardDamaged = !card || card->patient != *entry.pseudonym;
    if (!row.cardDamaged) row.careCard = card->text();
    return row;
}

}  // namespace

Result<PatientRow> DoctorActs::addPatient(const NewPatient& patient) {
    RESEAL_ASSIGN(const PatientWords words, wordsFor(patient.name, patient.birthDate, patient.localNumber));
    RESEAL_ASSIGN(const records::CareCard card, records::CareCard::fromText(patient.careCard, at_.chain()));
    const auto entry = at_.state().pseudonym(card.patient);
    RESEAL_TRY(at_.believed());
    if (!entry || entry->role != ledger::Role::Patient || !entry->isLive(at_.now()))
        return records::refused(records::PaperRefusal::PatientUnknown,
                                "the ledger knows no such patient; nothing was kept");
    RESEAL_TRY(drawerOf(card.patient, card.openDrawerKey));
    RESEAL_TRY(judgePatient(at_, card.patient, words));
    if (!patient.isAnother) RESEAL_TRY(refuseNamesake(at_, card.patient, words));
    RESEAL_TRY(at_.vault.keepCareCard(card.patient, card.encode()));
    RESEAL_ASSIGN(const OwnPseudonym own, takePseudonymFor(at_, card.patient, words));
    auto registered = ensureRegistered(at_, own);
    if (!registered)
        return during("the care card is kept; the pseudonym is not registered yet", registered.error());
    return patientRow(own, *registered == Written::Final);
}

Result<std::vector<PatientRow>> DoctorActs::patients() {
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at_));
    std::vector<PatientRow> out;
    for (const OwnPseudonym& own : all) {
        const auto entry = at_.state().pseudonym(own.key);
        RESEAL_TRY(at_.believed());
        out.push_back(patientRow(own, entry && entry->isLive(at_.now())));
    }
    return out;
}

Result<PatientRow> DoctorActs::editPatient(const SignPublic& patient, const std::string& name,
                                           const std::string& birthDate, const std::string& localNumber) {
    RESEAL_ASSIGN(const PatientWords words, wordsFor(name, birthDate, localNumber));
    if (words.name.empty()) return fail(ErrorCode::InvalidArgument, "a name is needed");
    RESEAL_ASSIGN(const OwnPseudonym own, reword(at_, patient, words));
    const auto entry = at_.state().pseudonym(own.key);
    RESEAL_TRY(at_.believed());
    return patientRow(own, entry && entry->isLive(at_.now()));
}

Result<std::vector<RegisterRow>> DoctorActs::findInRegister(const std::string& words) {
    if (words.size() > store::kMaxRegisterText || !cbor::isUtf8(words))
        return fail(ErrorCode::InvalidArgument, "too long to be searched for, or not UTF-8");
    RESEAL_ASSIGN(const auto proof, proofFor(at_, node::FrameKind::FindPatients, bytesOf(words)));
    const node::FindPatients question{proof, words};
    RESEAL_ASSIGN(const Bytes answer, at_.ask(node::FrameKind::FindPatients, question.encode()));
    RESEAL_ASSIGN(const auto found, node::decodeFound(answer));
    RESEAL_ASSIGN(const auto seal, cardSeal(at_));
    std::vector<RegisterRow> out;
    for (const node::RegisterEntry& entry : found) out.push_back(registerRow(entry, seal, at_.chain()));
    return out;
}

Result<std::int64_t> DoctorActs::addToRegister(const RegisterRow& row) {
    for (const std::string* text : {&row.name, &row.birthDate, &row.localNumber})
        if (text->size() > store::kMaxRegisterText || !cbor::isUtf8(*text))
            return fail(ErrorCode::InvalidArgument, "a text that is too long or not UTF-8");
    if (row.row < 0) return fail(ErrorCode::InvalidArgument, "no such row");
    RESEAL_ASSIGN(const auto seal, cardSeal(at_));
    node::RegisterEntry entry{row.row, row.name, row.birthDate, row.localNumber, row.pseudonym, {}};
    if (!row.careCard.empty()) {
        RESEAL_ASSIGN(const auto card, records::CareCard::fromText(row.careCard, at_.chain()));
        if (row.pseudonym && *row.pseudonym != card.patient)
            return fail(ErrorCode::InvalidArgument, "the care card is another patient's");
        if (!seal)
            return fail(ErrorCode::Denied,
                        "a care card goes into the register only sealed with what the clinic's handover "
                        "brings: take the handover first, or leave the card out");
        entry.pseudonym = card.patient;
        entry.sealedCard = seal->seal(card.patient, card.encode());
    } else if (row.pseudonym && seal) {
        RESEAL_ASSIGN(const auto cards, at_.vault.careCards());
        for (const vault::LockerEntry& held : cards)
            if (equal(held.key, *row.pseudonym)) entry.sealedCard = seal->seal(*row.pseudonym, held.value);
    }
    RESEAL_ASSIGN(const auto proof, proofFor(at_, node::FrameKind::AddToRegister, entry.encode()));
    const node::AddToRegister question{proof, entry};
    RESEAL_ASSIGN(const Bytes answer, at_.ask(node::FrameKind::AddToRegister, question.encode()));
    RESEAL_ASSIGN(const std::uint64_t added, node::decodeCount(answer));
    return static_cast<std::int64_t>(added);
}

}  // namespace reseal::engine
