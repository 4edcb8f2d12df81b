#include "tests/bench/ledger/consortium.h"

#include <QTcpServer>
#include <cstdlib>
#include <memory>

#include "core/base/files.h"
#include "core/crypto/random.h"
#include "core/node/node.h"
#include "tests/bench/measure.h"

namespace reseal::bench {
namespace fs = std::filesystem;

namespace {
constexpr std::size_t kSeed = 32;

std::vector<std::string> freeAddresses() {
    std::vector<std::unique_ptr<QTcpServer>> held;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kClinics; ++i) {
        held.push_back(std::make_unique<QTcpServer>());
        held.back()->listen(QHostAddress::LocalHost, 0);
        out.push_back("127.0.0.1:" + std::to_string(held.back()->serverPort()));
    }
    return out;
}

ledger::ClinicEntry authorEntry(const crypto::ClinicKeys& keys, std::size_t number) {
    ledger::ClinicDescription description;
    description.name = "Author " + std::to_string(number);
    description.tlsPin = crypto::randomFixed<TlsPin>();
    description.roles = ledger::ClinicRoles{} | ledger::ClinicRole::Proxy;
    return must(ledger::makeClinicEntry(keys, description));
}
}  // namespace

crypto::SecretBytes passphrase() {
    const char* text = std::getenv("RESEAL_PASSPHRASE");
    if (text == nullptr) must<int>(fail(ErrorCode::InvalidArgument, "RESEAL_PASSPHRASE is not set"));
    return crypto::SecretBytes::copyOf(bytesOf(text));
}

fs::path clinicFolder(const fs::path& dir, std::size_t number) {
    return dir / ("clinic-" + std::to_string(number));
}

void found(const fs::path& dir) {
    std::vector<ledger::ClinicEntry> entries;
    const auto addresses = freeAddresses();
    for (std::size_t i = 0; i < kClinics; ++i)
        entries.push_back(must(node::Node::createClinic(clinicFolder(dir, i + 1), passphrase(),
                                                        "Clinic " + std::to_string(i + 1), addresses[i])));
    Bytes seeds(kAuthors * kSeed);
    crypto::fillRandom(seeds);
    must(writeFileDurably(dir / "authors", seeds));
    for (std::size_t i = 0; i < kAuthors; ++i)
        entries.push_back(authorEntry(
            crypto::ClinicKeys(crypto::SecretBytes::copyOf(ByteView(seeds).subspan(i * kSeed, kSeed))), i));
    ledger::ChainParameters parameters;
    parameters.name = std::string("A benchmark");
    parameters.start = wallClock() - days(1);  // so that a ledger can be filled before anything runs
    const auto genesis = must(ledger::Genesis::make(parameters, std::move(entries)));
    must(writeFileDurably(dir / "genesis", genesis.encode()));
    for (std::size_t i = 0; i < kClinics; ++i)
        must(node::Node::joinConsortium(clinicFolder(dir, i + 1), genesis.encode()));
}

Consortium Consortium::open(const fs::path& dir) {
    Consortium out{
        must(ledger::Genesis::decode(must(readFile(dir / "genesis", ledger::kMaxGenesisBytes)))), {}, {}};
    const Bytes seeds = must(readFile(dir / "authors", kAuthors * kSeed));
    for (std::size_t i = 0; i < kAuthors; ++i)
        out.authors.emplace_back(crypto::SecretBytes::copyOf(ByteView(seeds).subspan(i * kSeed, kSeed)));
    for (std::size_t i = 0; i < kClinics; ++i)
        out.clinics.push_back(must(node::Node::entryOf(clinicFolder(dir, i + 1))));
    return out;
}

std::unique_ptr<node::Client> Consortium::connect(std::size_t number) const {
    const ledger::ClinicEntry& entry = clinics.at(number - 1);
    node::HomeNode home{genesis.chainId(), entry.id, entry.tlsPin, {}, {}};
    for (const ledger::Address& address : entry.addresses) home.endpoints.push_back(address);
    return must(node::Client::make(home));
}

// The counter of an endpoint grows for ever, so it begins where no earlier run can have come.
Author::Author(const ChainId& chain, const crypto::ClinicKeys& keys)
    : chain_(chain),
      key_(keys.sign(0)),
      lane_(crypto::randomFixed<LaneId>()),
      counter_(static_cast<std::uint64_t>(wallClock().ms) * 1000) {}

ledger::Transaction Author::next() {
    ledger::Endpoint said;
    said.counter = ++counter_;
    said.addresses = {std::vector<ledger::Address>{ledger::Address("node.clinic.example:7741")}};
    auto tx = must(ledger::Transaction::make(
        {chain_, ledger::account(key_.publicKey()), lane_, seq_++, last_, {}, {{said}}}, {}, key_));
    last_ = tx.id();
    return tx;
}

}  // namespace reseal::bench
