#include "core/node/register_desk.h"

#include "core/node/bodies.h"
#include "core/records/care_card.h"

namespace reseal::node {

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
    const gossip::TokenBucket full(kRegisterRefill, kRegisterBurst, now);
    gossip::TokenBucket& rate = rates_.try_emplace(member, full).first->second;
    if (!rate.take(now, kQuestionCost))
        return fail(ErrorCode::Limit, "so much of the register in so short a time: wait a minute");
    return &rate;
}

Result<Bytes> RegisterDesk::find(ByteView body, Instant now) {
    RESEAL_ASSIGN(const auto question, FindPatients::decode(body));
    RESEAL_ASSIGN(auto* const rate,
                  admit(question.asker, FrameKind::FindPatients, bytesOf(question.words), now));
    RESEAL_ASSIGN(const CardSeal seal, cards());
    const store::Viewer viewer{Hash32::copy(question.asker.Y.view()), "search", now};
    RESEAL_ASSIGN(const auto found, store_.patients().search(question.words, viewer));
    rate->spend(now, static_cast<std::int64_t>(found.size()));
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
    RESEAL_ASSIGN(const std::int64_t row, store_.patients().enter(patient, viewer));
    return encodeCount(static_cast<std::uint64_t>(row));
}

Result<std::vector<store::Patient>> RegisterDesk::find(const std::string& words,
                                                       const store::Viewer& viewer) {
    RESEAL_TRY(worksHere_(ledger::IdentityKey::copy(viewer.member), viewer.at));
    return store_.patients().search(words, viewer);
}

}  // namespace reseal::node
