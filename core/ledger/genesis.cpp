#include "core/ledger/genesis.h"

#include <set>

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {
namespace {

constexpr std::uint64_t kVersion = 1;
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

// A sealed box can't be made to a key of small order.
bool isUsableBoxKey(const BoxPublic& key) {
    return static_cast<bool>(crypto::sealTo(key, {}));
}

Status checkEntry(const ClinicEntry& entry, const SignatureCheck& check) {
    const SignPublic signKey = entry.signKey();
    if (!crypto::isUsableSignKey(signKey))
        return fail(ErrorCode::InvalidPoint, "a clinic's unusable signing key");
    if (!isUsableBoxKey(entry.box)) return fail(ErrorCode::InvalidPoint, "a clinic's unusable box key");
    RESEAL_ASSIGN(const auto archive, crypto::Point::decode(entry.archive));
    RESEAL_ASSIGN(const auto team, crypto::Point::decode(entry.team));
    RESEAL_TRY(crypto::checkKeyProof(kNoChain, signKey, archive, entry.archiveProof));
    RESEAL_TRY(crypto::checkKeyProof(kNoChain, signKey, team, entry.teamProof));
    if (!check.verify(signKey, entryMessage(entry), entry.signature))
        return fail(ErrorCode::BadSignature, "a clinic's entry that it did not sign");
    return {};
}

Status checkParameters(const ChainParameters& p) {
    const bool fine = p.start.ms >= 0 && p.delta >= milliseconds(10) && p.delta <= seconds(60) &&
                      p.readerLife >= days(1) && p.readerLife <= days(3660) && p.patientLife.ms >= 0 &&
                      p.patientLife <= days(36600) && p.doctorRequests >= 1 && p.researcherRequests >= 1;
    if (!fine) return fail(ErrorCode::InvalidArgument, "a ledger parameter out of its range");
    return {};
}

Status checkTogether(const std::vector<ClinicEntry>& entries) {
    std::set<Bytes> keys;
    bool someoneValidates = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const ClinicEntry& entry = entries[i];
        if (i > 0 && entries[i - 1].id >= entry.id)
            return fail(ErrorCode::InvalidArgument, "clinics twice or not in order of their ids");
        someoneValidates = someoneValidates || entry.roles.has(ClinicRole::Validator);
        for (const ByteView key :
             {entry.id.view(), entry.box.view(), entry.archive.view(), entry.team.view()})
            if (!keys.insert(toBytes(key)).second) return fail(ErrorCode::InvalidArgument, "a key twice");
    }
    if (!someoneValidates) return fail(ErrorCode::InvalidArgument, "no clinic validates");
    if (entries.size() > kMaxClinics) return fail(ErrorCode::InvalidArgument, "too many clinics");
    return {};
}

}  // namespace

Bytes ClinicEntry::encode() const {
    return codec::encode(*this);
}

Result<ClinicEntry> ClinicEntry::decode(ByteView cbor, const SignatureCheck& check) {
    RESEAL_ASSIGN(auto entry, codec::decode<ClinicEntry>(cbor));
    RESEAL_TRY(checkEntry(entry, check));
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

Result<Genesis> Genesis::make(ChainParameters parameters, std::vector<ClinicEntry> entries,
                              const SignatureCheck& check) {
    if (!cbor::isUtf8(parameters.name)) return fail(ErrorCode::InvalidArgument, "a name that is not UTF-8");
    RESEAL_TRY(checkParameters(parameters));
    std::ranges::sort(entries, {}, &ClinicEntry::id);
    RESEAL_TRY(checkTogether(entries));
    cbor::Writer out;
    out.array(3).uint(kVersion);
    codec::put(out, parameters);
    codec::put(out, entries);
    auto genesis = decode(out.out(), check);
    if (!genesis && genesis.error().code == ErrorCode::Malformed)
        return fail(ErrorCode::InvalidArgument, genesis.error().detail);
    return genesis;
}

Result<Genesis> Genesis::decode(ByteView cbor, const SignatureCheck& check) {
    if (cbor.size() > kMaxGenesisBytes) return fail(ErrorCode::TooLarge, "a genesis over its limit");
    cbor::Reader in(cbor);
    Genesis genesis;
    List<ClinicEntry, 1, kMaxClinics> entries;
    in.array(3);
    if (in.uint(kVersion) != kVersion) in.refuse("a genesis of another version");
    codec::take(in, genesis.parameters_);
    codec::take(in, entries);
    RESEAL_TRY(in.finish());
    RESEAL_TRY(checkParameters(genesis.parameters_));
    RESEAL_TRY(checkTogether(entries));
    for (const ClinicEntry& entry : entries) RESEAL_TRY(checkEntry(entry, check));
    genesis.entries_ = std::move(entries);
    genesis.encoded_ = toBytes(cbor);
    genesis.chainId_ = ChainId::copy(crypto::sha256(cbor).view());
    return genesis;
}

const ClinicEntry* Genesis::find(const ClinicId& id) const {
    const auto at = std::ranges::lower_bound(entries_, id, {}, &ClinicEntry::id);
    return at != entries_.end() && at->id == id ? &*at : nullptr;
}

Status Genesis::checkHolds(const ClinicEntry& mine) const {
    const ClinicEntry* held = find(mine.id);
    if (held == nullptr) return fail(ErrorCode::NotFound, "this clinic is not in the genesis");
    if (*held != mine)
        return fail(ErrorCode::Conflict, "the genesis holds another entry of this clinic than its own");
    return {};
}

std::string comparisonPhrase(ByteView id) {
    RESEAL_CHECK(id.size() == 32);
    constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out;
    for (std::size_t i = 0; i < 20; ++i) {
        const std::size_t bit = 5 * i;
        const auto two = static_cast<unsigned>(id[bit / 8] << 8 | id[bit / 8 + 1]);
        if (i > 0 && i % 4 == 0) out.push_back('-');
        out.push_back(kDigits[two >> (11 - bit % 8) & 31]);
    }
    return out;
}

}  // namespace reseal::ledger
