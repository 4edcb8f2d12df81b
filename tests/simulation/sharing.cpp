#include "tests/simulation/sharing.h"

#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/sealing/capsule.h"
#include "core/sealing/sealed_file.h"
#include "core/sharing/grant.h"
#include "tests/simulation/consortium.h"

namespace reseal::simulation {
namespace {

constexpr std::size_t kRecords = 4, kGrants = 5, kMostProxies = 3;
constexpr std::size_t kDrawer = 40 + 2048, kLabel = 16 + 256, kNote = 32 + 32 + 48;  // as they must be

template <class Id>
Id idOf(const std::string& text) {
    return Id::copy(crypto::sha256(bytesOf(text)).view().first(Id::kSize));
}

// Nothing in it: nobody opens it here.
Hash32 filled(Said& said, std::size_t size) {
    said.details.emplace_back(size, std::uint8_t{1});
    return crypto::sha256(said.details.back());
}

Said recordUnder(const crypto::Point& key, const ClinicId& fileServer, const std::string& seed) {
    ledger::Record op;
    op.record = idOf<RecordId>(seed);
    op.blob = idOf<BlobId>(seed + " blob");
    op.sealedLength = sealing::headerSize(1) + 4096 + 16;
    op.fileServers = {fileServer};
    Said said;
    const auto secret = seedOf(seed);
    said.details.push_back(sealing::encapsulate(key, secret.view(), op.record, secret)->encode());
    op.stanzas.push_back({ledger::ConditionKey::copy(key.view()), crypto::sha256(said.details.back())});
    op.label = filled(said, kLabel);
    said.operation = op;
    return said;
}

Said catalogueOf(const ChainId& chain, const SignPublic& patient, const crypto::RistrettoKey& key,
                 const ClinicId& home) {
    ledger::Catalogue op;
    op.version = 1;
    op.home = home;
    op.keys.push_back({ledger::ConditionKey::copy(key.point.view()), crypto::proveKey(chain, patient, key)});
    Said said;
    op.openDrawer = filled(said, kDrawer);
    op.closedDrawer = filled(said, kDrawer);
    said.operation = op;
    return said;
}

}  // namespace

Sharing makeSharing(const std::string& seed, const ledger::Genesis& genesis, const SignPublic& patient,
                    const crypto::Point& doctorSharing) {
    const auto key = ristretto(seed + " condition");
    const auto& clinics = genesis.entries();
    Sharing out;
    out.key = ledger::ConditionKey::copy(key.point.view());
    out.catalogue = catalogueOf(genesis.chainId(), patient, key, clinics.front().id);
    for (std::size_t i = 0; i < kRecords; ++i) {
        out.records.push_back(
            recordUnder(key.point, clinics.front().id, seed + " record " + std::to_string(i)));
        out.recordIds.push_back(std::get<ledger::Record>(out.records.back().operation).record);
    }
    for (std::size_t i = 0; i < kGrants; ++i) {
        std::vector<sharing::ProxyKey> proxies;
        for (std::size_t k = 0; k < std::min(kMostProxies, clinics.size()); ++k) {
            const ledger::ClinicEntry& clinic = clinics[(i + k) % clinics.size()];
            proxies.push_back({clinic.id, clinic.box});
        }
        const auto made = *sharing::makeGrant(key, doctorSharing, (proxies.size() + 1) / 2, proxies);
        ledger::Grant op;
        op.terms = made.terms.encode();
        Said said;
        op.note = filled(said, kNote);
        said.operation = op;
        out.grants.push_back(std::move(said));
        out.grantIds.push_back(made.terms.id);
    }
    return out;
}

}  // namespace reseal::simulation
