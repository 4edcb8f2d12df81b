// Clinics on this machine that found a ledger: keys as those of World, new TLS keys, and an address each that
// was free a moment ago.
#pragma once

#include <QTcpServer>

#include "core/crypto/tls_identity.h"
#include "tests/unit/ledger/world.h"

namespace reseal::test {

struct Founders {
    std::vector<crypto::ClinicKeys> keys;
    std::vector<crypto::TlsIdentity> tls;
    std::vector<std::string> addresses;
    std::optional<ledger::Genesis> genesis;

    Founders(std::size_t count, ledger::ClinicRoles (*rolesOf)(std::size_t),
             ledger::ChainParameters parameters) {
        std::vector<std::unique_ptr<QTcpServer>> held;
        std::vector<ledger::ClinicEntry> entries;
        for (std::size_t i = 0; i < count; ++i) {
            held.push_back(std::make_unique<QTcpServer>());
            RESEAL_CHECK(held.back()->listen(QHostAddress::LocalHost, 0));
            keys.emplace_back(ledger::world::seedOf("clinic " + std::to_string(i)));
            tls.push_back(*crypto::makeTlsIdentity());
            addresses.push_back("127.0.0.1:" + std::to_string(held.back()->serverPort()));
            ledger::ClinicDescription description;
            description.name = "Clinic " + std::to_string(i);
            description.tlsPin = tls.back().pin;
            description.addresses = {ledger::Address(addresses.back())};
            description.roles = rolesOf(i);
            entries.push_back(*ledger::makeClinicEntry(keys.back(), description));
        }
        genesis = *ledger::Genesis::make(std::move(parameters), std::move(entries));
    }
    ClinicId id(std::size_t i) const { return ClinicId::copy(keys[i].sign(0).publicKey().view()); }
};

}  // namespace reseal::test
