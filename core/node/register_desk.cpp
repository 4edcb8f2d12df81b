#include "core/node/register_desk.h"

#include "core/node/bodies.h"
#include "core/records/care_card.h"
#include "core/records/paper_refusal.h"
#include "core/records/plain_text.h"

namespace reseal::node {
namespace {

// What somebody else reads must not pretend to be another name.
Status judgeWords(const store::Patient& patient) {
    for (const std::string* text : {&patient.name, &patient.localNumber})
        if (!records::isPlain(*text, store::kMaxRegisterText))
            return fail(ErrorCode::InvalidArgument, "a name or number that is too long or not plain text");
    return {};
}

// May `now` take the place of `before`? What is there and can't be read may be replaced by anything.
Status judgeCard(const ChainId& chain, ByteView before, ByteView now) {
    const auto old = records::CareCard::decode(before, chain);
    if (!old || equal(before, now)) return {};
    RESEAL_ASSIGN(const auto given, records::CareCard::decode(now, chain));
    if (given.number < old->number)
        return records::refused(records::PaperRefusal::CardReplaced,
                                "the register has a newer card of this patient");
    // Of one number there is one key; the home that stands on a card changes.
    const bool isSame =
        given.patient == old->patient && crypto::equalSecret(given.openDrawerKey, old->openDrawerKey);
    if (given.number == old->number && !isSame)
        return fail(ErrorCode::Conflict, "the register has another card of this patient and number");
    return {};
}

}  // namespace

Result<CardSeal> RegisterDesk::cards() const {
    // The archive's key and drawer are those of the genesis entry: from before there was a chain id.
    RESEAL_ASSIGN(const auto archive, keys_.archive(ChainId{}));
    return CardSeal(crypto::cardSecret(keys_.drawer(ChainId{}), archive.point), chain_, own_);
}

// Only who works here has a rate: a stranger's keys fill nothing.
Result<gossip::TokenBucket*> RegisterDesk::admit(const MemberProof& asker, FrameKind kind, ByteView content,
                                                 Instant now) {
    RESEAL_TRY(asker.check(chain_, own_, kind, content, now));
    const auto member = ledger::IdentityKey::copy(asker.Y.view());
    RESEAL_TRY(worksHere_(member, now));
    const Rates full{{kRegisterRefill, kRegisterBurst, now}, {kQuestionRefill, kQuestionBurst, now}};
    Rates& rates = rates_.try_emplace(member, full).first->second;
    if (!rates.questions.take(now) || !rates.rows.take(now, kQuestionCost)) {
        RESEAL_TRY(alarms_.refused(member, now));
        return fail(ErrorCode::Limit, "so much of the register in so short a time: wait a minute");
    }
    return &rates.rows;
}

Result<Bytes> RegisterDesk::find(ByteView body, Instant now) {
    RESEAL_ASSIGN(const auto question, FindPatients::decode(body));
    RESEAL_ASSIGN(auto* const rate,
                  admit(question.asker, FrameKind::FindPatients, bytesOf(question.words), now));
    RESEAL_ASSIGN(const CardSeal seal, cards());
    const store::Viewer viewer{Hash32::copy(question.asker.Y.view()), "search", now};
    RESEAL_ASSIGN(const auto found, store_.patients().search(question.words, viewer));
    rate->spend(now, static_cast<std::int64_t>(found.size()));
    RESEAL_TRY(alarms_.shown(ledger::IdentityKey::copy(question.asker.Y.view()), found.size(), now));
    std::vector<RegisterEntry> answer;
    for (const store::Patient& patient : found) {
        RegisterEntry entry{patient.row,         patient.name,      patient.birthDate,
                            patient.localNumber, patient.pseudonym, {}};
        if (!patient.careCard.empty() && patient.pseudonym)
            entry.sealedCard = seal.seal(*patient.pseudonym, patient.careCard);
        answer.push_back(std::move(entry));
    }
    return encodeFound(answer);
}

Result<store::Patient> RegisterDesk::patientOf(const RegisterEntry& entry) const {
    store::Patient out{entry.row, entry.name, entry.birthDate, entry.localNumber, entry.pseudonym, {}};
    if (entry.sealedCard.empty()) return out;
    RESEAL_ASSIGN(const CardSeal seal, cards());
    RESEAL_ASSIGN(const crypto::SecretBytes card, seal.open(*entry.pseudonym, entry.sealedCard));
    RESEAL_ASSIGN(const auto decoded, records::CareCard::decode(card, chain_));
    if (decoded.patient != *entry.pseudonym)
        return fail(ErrorCode::Malformed, "the care card is another patient's");
    out.careCard = toBytes(card);
    return out;
}

Result<Bytes> RegisterDesk::add(ByteView body, Instant now) {
    RESEAL_ASSIGN(const auto question, AddToRegister::decode(body));
    RESEAL_TRY(admit(question.asker, FrameKind::AddToRegister, question.entry.encode(), now));
    RESEAL_ASSIGN(const store::Patient patient, patientOf(question.entry));
    const store::Viewer viewer{Hash32::copy(question.asker.Y.view()), patient.row == 0 ? "add" : "change",
                               now};
    RESEAL_TRY(judgeWords(patient));
    const store::EntryRules rules{
        false, [this](ByteView before, ByteView card) { return judgeCard(chain_, before, card); }};
    RESEAL_ASSIGN(const std::int64_t row, store_.patients().enter(patient, viewer, rules));
    return encodeCount(static_cast<std::uint64_t>(row));
}

Result<std::int64_t> RegisterDesk::enter(const store::Patient& patient, const store::Viewer& viewer) {
    if (!equal(viewer.member, own_))
        RESEAL_TRY(worksHere_(ledger::IdentityKey::copy(viewer.member), viewer.at));
    RESEAL_TRY(judgeWords(patient));
    return store_.patients().enter(patient, viewer, {true, {}});
}

Result<std::vector<store::Patient>> RegisterDesk::find(const std::string& words,
                                                       const store::Viewer& viewer) {
    const auto member = ledger::IdentityKey::copy(viewer.member);
    RESEAL_TRY(worksHere_(member, viewer.at));
    RESEAL_ASSIGN(auto found, store_.patients().search(words, viewer));
    RESEAL_TRY(alarms_.shown(member, found.size(), viewer.at));
    return found;
}

}  // namespace reseal::node
