#include "tests/vectors/shapes.h"

namespace reseal::vectors {

Result<crypto::SecretBytes> secretBytes32(const Case& c, std::string_view key) {
    RESEAL_ASSIGN(const Bytes raw, c.bytes(key));
    if (raw.size() != 32) return fail(ErrorCode::Malformed, std::string(key) + " length");
    return crypto::SecretBytes::copyOf(raw);
}

Result<sealing::CheckedStanza> checkedStanzaOf(const Case& c, const RecordId& record) {
    RESEAL_ASSIGN(const Case keyHolder, c.has("A") ? Result<Case>(c) : c.object("grant"));
    RESEAL_ASSIGN(Bytes encoded, keyHolder.bytes("A"));
    RESEAL_ASSIGN(const Bytes capsule, c.bytes("capsule"));
    RESEAL_ASSIGN(const Bytes wrap, c.bytes("wrap"));
    if (encoded.size() != 32 || capsule.size() != 128) return fail(ErrorCode::Malformed, "capsule length");
    append(encoded, capsule);
    append(encoded, wrap);
    RESEAL_ASSIGN(const sealing::Stanza stanza, sealing::Stanza::decode(encoded));
    return sealing::CheckedStanza::check(record, stanza);
}

Result<sharing::GrantTerms> grantTermsOf(const Case& c) {
    RESEAL_ASSIGN(const Case grant, c.object("grant"));
    RESEAL_ASSIGN(const auto id, grant.fixed<GrantId>("grant_id"));
    RESEAL_ASSIGN(const crypto::Point A, grant.point("A"));
    RESEAL_ASSIGN(const crypto::Point B, grant.point("B"));
    RESEAL_ASSIGN(const crypto::Point X, grant.point("X"));
    RESEAL_ASSIGN(const auto proof, grant.fixed<sharing::GrantProof>("proof"));
    RESEAL_ASSIGN(const std::uint64_t threshold, grant.number("t"));
    if (threshold > UINT32_MAX) return fail(ErrorCode::Malformed, "threshold");
    RESEAL_ASSIGN(const std::vector<Bytes> proxies, grant.byteList("P"));
    RESEAL_ASSIGN(const std::vector<Bytes> commitments, grant.byteList("C"));
    sharing::GrantTerms terms{id, A, B, X, proof, static_cast<std::uint32_t>(threshold), {}, {}};
    for (const Bytes& encoding : proxies) {
        RESEAL_ASSIGN(const auto proxy, ClinicId::from(encoding));
        terms.proxies.push_back(proxy);
    }
    for (const Bytes& encoding : commitments) {
        RESEAL_ASSIGN(const auto commitment, crypto::Point::decode(encoding));
        terms.commitments.push_back(commitment);
    }
    return sharing::GrantTerms::decode(terms.encode());
}

Result<sharing::CheckedGrant> checkedGrantOf(const Case& c) {
    RESEAL_ASSIGN(sharing::GrantTerms terms, grantTermsOf(c));
    return sharing::CheckedGrant::check(std::move(terms));
}

Result<crypto::BoxKey> boxKeyOf(const Case& c) {
    RESEAL_ASSIGN(const Bytes secret, c.bytes("box_sk"));
    RESEAL_ASSIGN(auto key, crypto::BoxKey::fromSecretKey(secret));
    RESEAL_TRY(c.agrees("box_pk", key.publicKey()));
    return key;
}

}  // namespace reseal::vectors
