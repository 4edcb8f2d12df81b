// The vault of the first of the made-up clinics (clinics.h), in a room of its own.
#pragma once

#include <QTemporaryDir>

#include "core/vault/vault.h"
#include "tests/unit/ledger/world.h"

namespace reseal::test {

inline vault::Vault clinicVault(const QTemporaryDir& room) {
    vault::Founding founding;
    founding.kind = vault::Kind::Clinic;
    founding.masterSeed = ledger::world::seedOf("clinic 0");
    auto made = vault::Vault::create(room.filePath(QStringLiteral("vault")).toStdString(),
                                     ledger::world::seedOf("passphrase"), std::move(founding));
    if (!made) qFatal("%s", made.error().text().c_str());
    return *std::move(made);
}

}  // namespace reseal::test
