#include "core/ledger/genesis.h"

#include <set>

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {
namespace {

constexpr std::uint64_t kVersion = 1;

Status checkTogether(const std::vector<ClinicEntry>& entries) {
    std::set<Bytes> keys;
    bool someoneValidates = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const ClinicEntry& entry = entries[i];
        if (i > 0 && entries[i - 1].id >= entry.id)
            return fail(ErrorCode::InvalidArgument, "clinics twice or not in order of their ids");
        someoneValidates = someoneValidates || entry.roles.has(ClinicRole::Validator);
        for (const ByteView key : {entry.id.view(), entry.box.view(), entry.archive.view(), entry.team.view(),
                                   entry.tlsPin.view()})
            if (!keys.insert(toBytes(key)).second) return fail(ErrorCode::InvalidArgument, "a key twice");
    }
    if (!someoneValidates) return fail(ErrorCode::InvalidArgument, "no clinic validates");
    if (entries.size() > kMaxClinics) return fail(ErrorCode::InvalidArgument, "too many clinics");
    return {};
}

Status checkParameters(const ChainParameters& parameters) {
    if (!inRange(parameters)) return fail(ErrorCode::InvalidArgument, "a ledger parameter out of its range");
    return {};
}

}  // namespace

bool inRange(const ChainParameters& p) {
    return p.start.ms >= 0 && p.delta >= milliseconds(10) && p.delta <= kMaxNetworkDelay &&
           p.readerLife >= days(1) && p.readerLife <= days(3660) &&
           (p.patientLife == Duration{} || p.patientLife >= days(1)) && p.patientLife <= days(36600) &&
           p.doctorRequests >= 1 && p.researcherRequests >= 1 && p.keygenPhase >= seconds(1) &&
           p.keygenPhase <= days(7) && p.readerTickets >= 1 && p.readerTickets <= kMaxTicketsADay &&
           p.ownTickets >= 1 && p.ownTickets <= kMaxTicketsADay && p.emergencyAccess >= seconds(1) &&
           p.emergencyAccess <= kMaxEmergencyAccess;
}

std::uint32_t ticketsFor(const ChainParameters& parameters, Role role) {
    const bool reads = role == Role::Doctor || role == Role::Researcher;
    return reads ? parameters.readerTickets : parameters.ownTickets;
}

std::optional<ChainParameters> changed(ChainParameters parameters, Parameter which, std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(days(36600).ms)) return std::nullopt;
    const Duration time{static_cast<std::int64_t>(value)};
    const bool isCount = value <= kMaxRequestsADay;
    const auto number = static_cast<std::uint32_t>(isCount ? value : 0);  // 0 is out of range
    switch (which) {
        case Parameter::NetworkDelay:
            parameters.delta = time;
            break;
        case Parameter::ClinicAdmission:
            if (value > 1) return std::nullopt;
            parameters.clinicAdmission = value == 1;
            break;
        case Parameter::ReaderLife:
            parameters.readerLife = time;
            break;
        case Parameter::PatientLife:
            parameters.patientLife = time;
            break;
        case Parameter::DoctorRequests:
            parameters.doctorRequests = number;
            break;
        case Parameter::ResearcherRequests:
            parameters.researcherRequests = number;
            break;
        case Parameter::KeygenPhase:
            parameters.keygenPhase = time;
            break;
        case Parameter::ReaderTickets:
            parameters.readerTickets = number;
            break;
        case Parameter::OwnTickets:
            parameters.ownTickets = number;
            break;
        case Parameter::EmergencyAccess:
            parameters.emergencyAccess = time;
            break;
    }
    if (!inRange(parameters)) return std::nullopt;
    return parameters;
}

std::uint64_t valueOf(const ChainParameters& parameters, Parameter which) {
    switch (which) {
        case Parameter::NetworkDelay:
            return static_cast<std::uint64_t>(parameters.delta.ms);
        case Parameter::ClinicAdmission:
            return parameters.clinicAdmission ? 1 : 0;
        case Parameter::ReaderLife:
            return static_cast<std::uint64_t>(parameters.readerLife.ms);
        case Parameter::PatientLife:
            return static_cast<std::uint64_t>(parameters.patientLife.ms);
        case Parameter::DoctorRequests:
            return parameters.doctorRequests;
        case Parameter::ResearcherRequests:
            return parameters.researcherRequests;
        case Parameter::KeygenPhase:
            return static_cast<std::uint64_t>(parameters.keygenPhase.ms);
        case Parameter::ReaderTickets:
            return parameters.readerTickets;
        case Parameter::OwnTickets:
            return parameters.ownTickets;
        case Parameter::EmergencyAccess:
            return static_cast<std::uint64_t>(parameters.emergencyAccess.ms);
    }
    RESEAL_CHECK(false);
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
    for (const ClinicEntry& entry : entries) RESEAL_TRY(entry.check(check));
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
