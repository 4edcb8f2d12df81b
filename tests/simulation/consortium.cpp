#include "tests/simulation/consortium.h"

#include <memory>
#include <mutex>

#include "core/crypto/box.h"

namespace reseal::simulation {
namespace {

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

std::unique_ptr<Consortium> build(std::size_t clinics, bool real) {
    std::vector<ledger::ClinicEntry> entries;
    std::map<ClinicId, crypto::SignKey> keys;
    for (std::size_t i = 0; i < clinics; ++i) {
        const crypto::ClinicKeys clinic(seedOf("clinic " + std::to_string(i)));
        ledger::ClinicDescription description;
        description.name = "Clinic " + std::to_string(i);
        description.tlsPin = TlsPin::copy(crypto::sha256(bytesOf("pin " + std::to_string(i))).view());
        description.roles = ledger::ClinicRoles{} | ledger::ClinicRole::Validator | ledger::ClinicRole::Proxy;
        entries.push_back(*ledger::makeClinicEntry(clinic, description));
        keys.emplace(entries.back().id, clinic.sign(0));
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
        out->keys.push_back(keys.at(validator.id).clone());
    }
    for (std::size_t i = 0; i < kPersons; ++i)
        out->persons.push_back(person(config.chain, out->clinic(0), out->keys[0], i, out->signatures));
    return out;
}

}  // namespace

const Consortium& consortium(std::size_t clinics, bool realSignatures) {
    static std::mutex mutex;
    static std::map<std::pair<std::size_t, bool>, std::unique_ptr<Consortium>> built;
    const std::scoped_lock lock(mutex);
    auto& one = built[{clinics, realSignatures}];
    if (!one) one = build(clinics, realSignatures);
    return *one;
}

}  // namespace reseal::simulation
