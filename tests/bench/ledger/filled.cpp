#include "tests/bench/ledger/filled.h"

#include <sodium.h>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "core/ledger/contract.h"
#include "core/node/evidence.h"
#include "core/node/finality.h"
#include "core/node/node.h"
#include "core/store/ledger_store.h"
#include "tests/bench/ledger/consortium.h"
#include "tests/bench/ledger/report.h"
#include "tests/bench/ledger/yardsticks.h"
#include "tests/bench/measure.h"

namespace reseal::bench {
namespace fs = std::filesystem;

namespace {

std::atomic<std::uint64_t> gVerifications = 0;

struct Opened {
    crypto::SignKey key;
    store::LedgerStore store;
};

Opened openClinic(const fs::path& folder, const ledger::Genesis& genesis) {
    auto vault = must(vault::Vault::open(folder / "vault", passphrase()));
    const crypto::ClinicKeys keys(must(vault.masterSeed()));
    const auto key = must(vault.databaseKey("ledger"));
    auto opened = store::LedgerStore::open(folder / "ledger", key);
    if (!opened && opened.error().code == ErrorCode::NotFound)
        opened = store::LedgerStore::create(folder / "ledger", key, genesis);
    return {keys.sign(0), must(std::move(opened))};
}

// The finalization that a quorum of these clinics would have signed.
consensus::Certificate finalization(const consensus::Config& config, const std::vector<crypto::SignKey>& keys,
                                    std::uint64_t view, const consensus::BlockId& block) {
    consensus::Certificate out{consensus::VoteKind::Finalize, view, block, {}};
    const auto signedPart = consensus::statement(config, out.kind, view, block);
    for (std::uint32_t i = 0; i < config.size() && out.signatures.size() < config.quorum(); ++i)
        for (const crypto::SignKey& key : keys)
            if (key.publicKey() == config.validators[i]) out.signatures.push_back({i, key.sign(signedPart)});
    must(consensus::verifyCertificate(config, out, consensus::Ed25519Verifier()));
    return out;
}

std::vector<crypto::SignKey> signingKeys(const fs::path& dir, std::size_t absent) {
    std::vector<crypto::SignKey> out;
    for (std::size_t i = 1; i <= kClinics; ++i) {
        if (i == absent) continue;
        auto vault = must(vault::Vault::open(clinicFolder(dir, i) / "vault", passphrase()));
        out.push_back(crypto::ClinicKeys(must(vault.masterSeed())).sign(0));
    }
    return out;
}

}  // namespace

void fill(const fs::path& dir, std::size_t transactions, std::size_t perBlock, std::size_t absent,
          const std::vector<std::size_t>& clinics) {
    const Consortium consortium = Consortium::open(dir);
    const auto validators = node::validatorsOf(consortium.genesis);
    const auto keys = signingKeys(dir, absent);
    std::vector<Opened> stores;
    for (const std::size_t number : clinics)
        stores.push_back(openClinic(clinicFolder(dir, number), consortium.genesis));
    const auto config = node::consensusConfig(
        consortium.genesis.chainId(), ledger::StateView(stores.front().store.state()).epoch(), std::nullopt);
    const consensus::Leaders leaders(config);
    std::vector<Author> authors;
    for (const crypto::ClinicKeys& author : consortium.authors)
        authors.emplace_back(consortium.genesis.chainId(), author);

    std::size_t bytes = 0, done = 0, blocks = 0;
    for (; done < transactions; ++blocks) {
        const auto& state = stores.front().store.state();
        const ledger::Tip tip = ledger::StateView(state).tip();
        ledger::Executor executor(state, tip.time + milliseconds(10));
        ledger::Block block;
        for (std::size_t i = 0; i < std::min(perBlock, transactions - done); ++i) {
            block.transactions.push_back(authors[(done + i) % authors.size()].next());
            bytes += block.transactions.back().size();
            must(executor.add(block.transactions.back()).status());
        }
        done += block.transactions.size();
        const std::uint64_t view = tip.height + 1;
        block.header = executor.header(view, validators[leaders.of(view)].id);
        const auto applied = must(std::move(executor).finish(block.header));
        const auto proof = finalization(config, keys, view, {block.header.height, block.header.hash()});
        for (Opened& one : stores)
            must(one.store.commitBlock(block, consensus::encode(proof), applied.delta));
    }
    tell({{"transactions", static_cast<qint64>(done)},
          {"blocks", static_cast<qint64>(blocks)},
          {"size", static_cast<double>(bytes) / static_cast<double>(done)}});
}

void synchronize(const fs::path& dir, std::size_t number, std::size_t transactions) {
    const VerificationRate before = verificationRate();
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t applied = 0, blocks = 0;
    std::int64_t first = 0, end = 0;
    node::NodeOptions options;
    options.folder = clinicFolder(dir, number);
    const auto node = must(node::Node::start(options, passphrase()));
    gVerifications = 0;  // those of the genesis' entries
    const double usedBefore = processorSeconds();
    const std::int64_t started = microseconds();
    node->onFinalized([&](const node::Finalized& block) {
        const std::lock_guard lock(mutex);
        applied += block.transactions;
        if (blocks++ == 0) first = microseconds();
        end = microseconds();
        changed.notify_all();
    });
    {
        std::unique_lock lock(mutex);
        if (!changed.wait_for(lock, std::chrono::minutes(30), [&] { return applied >= transactions; }))
            must<int>(fail(ErrorCode::Timeout, "not synchronized after half an hour"));
    }
    const auto verified = static_cast<qint64>(gVerifications.load());
    const double used = processorSeconds() - usedBefore;
    const VerificationRate after = verificationRate();  // neighbours come and go
    tell({{"transactions", static_cast<qint64>(applied)},
          {"blocks", static_cast<qint64>(blocks)},
          {"processor_s", used},
          {"linked_s", static_cast<double>(first - started) / 1e6},
          {"seconds", static_cast<double>(end - started) / 1e6},
          {"verifications", verified},
          {"quorum", static_cast<qint64>(consensus::quorumOf(node::validatorsOf(node->genesis()).size()))},
          {"verify_one", (before.one + after.one) / 2},
          {"verify_all", (before.all + after.all) / 2},
          {"verify_processor_s", (before.processor + after.processor) / 2}});
}

void startUp(const fs::path& dir, std::size_t number, std::size_t times) {
    std::vector<std::int64_t> unlocking, starting;
    std::uint64_t height = 0;
    for (std::size_t i = 0; i < times; ++i) {
        const fs::path folder = clinicFolder(dir, number);
        const std::int64_t begin = microseconds();
        must(vault::Vault::check(folder / "vault", passphrase()));
        const std::int64_t unlocked = microseconds();
        node::NodeOptions options;
        options.folder = folder;
        const auto node = must(node::Node::start(options, passphrase()));
        height = must(node->status().result()).height;
        unlocking.push_back(unlocked - begin);
        starting.push_back(microseconds() - unlocked);
    }
    tell({{"height", static_cast<qint64>(height)},
          {"unlock_us", static_cast<qint64>(std::ranges::min(unlocking))},
          {"start_us", static_cast<qint64>(std::ranges::min(starting))}});
}

}  // namespace reseal::bench

// Counts what is verified: the linker puts this in the place of libsodium's (--wrap).
extern "C" int __real_crypto_sign_verify_detached(const unsigned char* signature,
                                                  const unsigned char* message, unsigned long long length,
                                                  const unsigned char* key);
extern "C" int __wrap_crypto_sign_verify_detached(const unsigned char* signature,
                                                  const unsigned char* message, unsigned long long length,
                                                  const unsigned char* key) {
    ++reseal::bench::gVerifications;
    return __real_crypto_sign_verify_detached(signature, message, length, key);
}
