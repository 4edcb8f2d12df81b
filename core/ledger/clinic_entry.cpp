#include "core/ledger/clinic_entry.h"

#include "core/crypto/box.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {
namespace {

constexpr ChainId kNoChain{};  // what is signed and proven before there is a ledger

// Everything before the signature, as an array of its own.
Bytes signedPart(const ClinicEntry& entry) {
    ClinicEntry unsignedEntry = entry;
    unsignedEntry.signature = {};
    return codec::encode(unsignedEntry);
}

crypto::SignedMessage entryMessage(const ClinicEntry& entry) {
    crypto::SignedMessage message("reseal/1/clinic-entry", kNoChain);
    message.add(signedPart(entry));
    return message;
}

}  // namespace

bool isUsableBoxKey(const BoxPublic& key) {
    return static_cast<bool>(crypto::sealTo(key, {}));
}

Status ClinicEntry::check(const SignatureCheck& check) const {
    const SignPublic key = signKey();
    if (!crypto::isUsableSignKey(key))
        return fail(ErrorCode::InvalidPoint, "a clinic's unusable signing key");
    if (!isUsableBoxKey(box)) return fail(ErrorCode::InvalidPoint, "a clinic's unusable box key");
    RESEAL_ASSIGN(const auto archivePoint, crypto::Point::decode(archive));
    RESEAL_ASSIGN(const auto teamPoint, crypto::Point::decode(team));
    RESEAL_TRY(crypto::checkKeyProof(kNoChain, key, archivePoint, archiveProof));
    RESEAL_TRY(crypto::checkKeyProof(kNoChain, key, teamPoint, teamProof));
    if (!check.verify(key, entryMessage(*this), signature))
        return fail(ErrorCode::BadSignature, "a clinic's entry that it did not sign");
    return {};
}

Bytes ClinicEntry::encode() const {
    return codec::encode(*this);
}

Result<ClinicEntry> ClinicEntry::decode(ByteView cbor, const SignatureCheck& check) {
    RESEAL_ASSIGN(auto entry, codec::decode<ClinicEntry>(cbor));
    RESEAL_TRY(entry.check(check));
    return entry;
}

Result<ClinicEntry> makeClinicEntry(const crypto::ClinicKeys& keys, const ClinicDescription& description) {
    for (const std::string& address : description.addresses)
        if (!cbor::isUtf8(address)) return fail(ErrorCode::InvalidArgument, "an address that is not UTF-8");
    if (!cbor::isUtf8(description.name)) return fail(ErrorCode::InvalidArgument, "a name that is not UTF-8");
    const crypto::SignKey signKey = keys.sign(0);
    RESEAL_ASSIGN(const auto archive, keys.archive(kNoChain));
    RESEAL_ASSIGN(const auto team, keys.team(kNoChain));
    ClinicEntry entry;
    entry.id = ClinicId::copy(signKey.publicKey().view());
    entry.box = keys.box(0).publicKey();
    entry.archive = ConditionKey::copy(archive.point.view());
    entry.archiveProof = crypto::proveKey(kNoChain, signKey.publicKey(), archive);
    entry.team = SharingKey::copy(team.point.view());
    entry.teamProof = crypto::proveKey(kNoChain, signKey.publicKey(), team);
    entry.tlsPin = description.tlsPin;
    entry.addresses = description.addresses;
    entry.name = description.name;
    entry.roles = description.roles;
    entry.signature = signKey.sign(entryMessage(entry));
    const auto readBack = ClinicEntry::decode(entry.encode());
    if (!readBack || *readBack != entry)
        return fail(ErrorCode::InvalidArgument, "a name, address or role over its limit");
    return entry;
}

}  // namespace reseal::ledger
