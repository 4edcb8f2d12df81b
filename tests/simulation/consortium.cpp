#include "tests/simulation/consortium.h"

#include <memory>
#include <mutex>

#include "core/crypto/box.h"
#include "core/crypto/sha256.h"

namespace reseal::simulation {

crypto::SecretBytes seedOf(const std::string& name) {
    return crypto::SecretBytes::copyOf(crypto::sha256(bytesOf(name)).view());
}

crypto::RistrettoKey ristretto(const std::string& name) {
    std::array<std::uint8_t, 64> wide{};
    std::ranges::copy(crypto::sha256(bytesOf(name)).bytes, wide.begin());
    auto secret = crypto::SecretScalar::reduce(wide);
    auto point = crypto::base(secret);
    return {std::move(secret), point};
}

namespace {

Person person(const ChainId& chain, const ClinicId& clinic, const crypto::SignKey& clinicKey,
              std::size_t number, const Signatures& signatures) {
    const std::string name = "person " + std::to_string(number);
    Person out{crypto::SignKey::fromSeed(seedOf(name)), {}};
    const auto sharing = ristretto(name + " sharing");
    out.registration.role = number % 2 == 0 ? ledger::Role::Patient : ledger::Role::Doctor;
    out.registration.box = crypto::BoxKey::fromSeed(seedOf(name + " box")).publicKey();
    out.registration.sharing = ledger::SharingKey::copy(sharing.point.view());
    out.registration.proof = crypto::proveKey(chain, out.key.publicKey(), sharing);
    auto admission = ledger::admit(chain, clinic, clinicKey, out.key.publicKey(), out.registration, kStart);
    admission.signature = signatures.sign(
        clinicKey, ledger::admissionMessage(chain, out.key.publicKey(), out.registration, kStart));
    out.registration.admission = admission;
    return out;
}

struct Clinic {
    ledger::ClinicEntry entry;
    crypto::ClinicKeys keys;
};
Clinic clinic(std::size_t number) {
    crypto::ClinicKeys keys(seedOf("clinic " + std::to_string(number)));
    ledger::ClinicDescription description;
    description.name = "Clinic " + std::to_string(number);
    description.tlsPin = TlsPin::copy(crypto::sha256(bytesOf("pin " + std::to_string(number))).view());
    description.roles = ledger::ClinicRoles{} | ledger::ClinicRole::Validator | ledger::ClinicRole::Proxy |
                        ledger::ClinicRole::FileServer;
    ledger::ClinicEntry entry = *ledger::makeClinicEntry(keys, description);
    return {std::move(entry), std::move(keys)};
}

// As the clinic itself signs it, but with the signatures of this run.
void sign(ledger::ClinicEntry& entry, const crypto::SignKey& key, const Signatures& signatures) {
    entry.signature = {};
    crypto::SignedMessage message("reseal/1/clinic-entry", ChainId{});
    message.add(entry.encode());
    entry.signature = signatures.sign(key, message);
}

std::unique_ptr<Consortium> build(std::size_t clinics, bool real) {
    std::vector<ledger::ClinicEntry> entries;
    std::map<ClinicId, crypto::ClinicKeys> keys;
    for (std::size_t i = 0; i < clinics; ++i) {
        Clinic made = clinic(i);
        entries.push_back(made.entry);
        keys.emplace(made.entry.id, std::move(made.keys));
    }
    ledger::ChainParameters parameters;
    parameters.name = std::string("Simulation");
    parameters.start = kStart;
    auto out = std::unique_ptr<Consortium>(
        new Consortium{Signatures(real),
                       *ledger::Genesis::make(std::move(parameters), std::move(entries)),
                       {},
                       {},
                       {},
                       {},
                       {},
                       {},
                       {},
                       {},
                       {}});
    out->start.apply(ledger::genesisDelta(out->genesis));
    const ledger::StateView state(out->start);
    out->validators = state.validators();
    consensus::Config& config = out->config;
    config.chain = out->genesis.chainId();
    config.epoch = ledger::kEpoch;
    config.setHash = state.validatorSet();
    config.base = {0, out->genesis.hash()};
    config.leaderSeed = out->genesis.hash();
    config.delta = out->genesis.parameters().delta;
    for (const ledger::Validator& validator : out->validators) {
        config.validators.push_back(validator.key);
        out->keys.push_back(keys.at(validator.id).sign(0));
        out->clinicKeys.push_back(keys.at(validator.id).clone());
        out->clinics.push_back(validator.id);
    }
    for (std::size_t i = 0; i < kNewcomers; ++i) {
        Clinic made = clinic(clinics + i);
        out->keys.push_back(made.keys.sign(0));
        sign(made.entry, out->keys.back(), out->signatures);
        out->clinics.push_back(made.entry.id);
        out->newcomers.push_back(made.entry);
        out->clinicKeys.push_back(std::move(made.keys));
    }
    for (std::size_t i = 0; i < kPersons; ++i)
        out->persons.push_back(person(config.chain, out->clinic(0), out->keys[0], i, out->signatures));
    // One patient and one doctor each: a doctor's pseudonym serves one patient.
    for (std::size_t i = 0; i + 1 < kPersons; i += 2) {
        const std::string name = "person " + std::to_string(i);
        out->sharings.push_back(makeSharing(name, out->genesis, out->persons[i].key.publicKey(),
                                            ristretto("person " + std::to_string(i + 1) + " sharing").point));
        out->sharings.back().patient = i;
        out->sharings.back().doctor = i + 1;
    }
    return out;
}

}  // namespace

std::optional<consensus::ValidatorIndex> Consortium::numberOf(const ClinicId& clinic) const {
    const auto at = std::ranges::find(clinics, clinic);
    if (at == clinics.end()) return std::nullopt;
    return static_cast<consensus::ValidatorIndex>(at - clinics.begin());
}

const Consortium& consortium(std::size_t clinics, bool realSignatures) {
    static std::mutex mutex;
    static std::map<std::pair<std::size_t, bool>, std::unique_ptr<Consortium>> built;
    const std::scoped_lock lock(mutex);
    auto& one = built[{clinics, realSignatures}];
    if (!one) one = build(clinics, realSignatures);
    return *one;
}

}  // namespace reseal::simulation
