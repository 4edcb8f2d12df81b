#include "core/records/care_card.h"

#include "core/records/fields.h"
#include "core/records/paper_refusal.h"
#include "core/records/text_form.h"

namespace reseal::records {

CareCard CareCard::clone() const {
    return {chain, patient, home, number, openDrawerKey.clone()};
}

crypto::SecretBytes CareCard::encode() const {
    RESEAL_CHECK(openDrawerKey.size() == 32);
    cbor::Writer out;
    out.array(6)
        .uint(fields::kVersion)
        .bytes(chain)
        .bytes(patient)
        .bytes(home)
        .uint(number)
        .bytes(openDrawerKey);
    Bytes plain = std::move(out).out();
    auto secret = crypto::SecretBytes::copyOf(plain);
    crypto::wipe(plain);
    return secret;
}

Result<CareCard> CareCard::decode(ByteView bytes, const ChainId& chain) {
    RESEAL_TRY(fields::version(bytes, 6));
    cbor::Reader in(bytes);
    CareCard card;
    in.array(6);
    in.uint();
    card.chain = in.fixed<ChainId>();
    card.patient = in.fixed<SignPublic>();
    card.home = in.fixed<ClinicId>();
    card.number = static_cast<std::uint32_t>(in.uint(UINT32_MAX));
    const ByteView key = in.bytes(32);
    if (key.size() != 32) in.refuse("a drawer key of a wrong length");
    RESEAL_TRY(in.finish());
    card.openDrawerKey = crypto::SecretBytes::copyOf(key);
    if (card.chain != chain)
        return refused(PaperRefusal::CardOfOtherLedger, "the care card is of another ledger");
    return card;
}

std::string CareCard::text() const {
    return toTextForm(kCardPrefix, encode());
}

Result<CareCard> CareCard::fromText(std::string_view text, const ChainId& chain) {
    RESEAL_ASSIGN(const crypto::SecretBytes bytes, fromTextForm(kCardPrefix, text));
    return decode(bytes, chain);
}

Result<SignPublic> CareCard::patientOf(std::string_view text) {
    RESEAL_ASSIGN(const crypto::SecretBytes bytes, fromTextForm(kCardPrefix, text));
    RESEAL_TRY(fields::version(bytes, 6));
    cbor::Reader in(bytes);
    in.array(6);
    in.uint();
    const auto chain = in.fixed<ChainId>();
    const auto patient = in.fixed<SignPublic>();
    if (!in.ok()) return decode(bytes, chain).error();
    return patient;
}

CareCard makeCareCard(const crypto::PersonKeys& keys, std::uint64_t k, std::uint32_t number,
                      const ClinicId& home) {
    return {keys.chain(), keys.pseudonymSign(k).publicKey(), home, number, keys.openDrawer(k, number)};
}

}  // namespace reseal::records
