// reseal-heads-bench: what the tree of account heads costs a block, and a proof, as the ledger grows.
//
//   reseal-heads-bench FOLDER [ACCOUNTS…]      10000 1000000, where nothing is said; FOLDER on a real disk
//
// A ledger on disk is filled with so many accounts, each with a head, an event, a lane and a transaction's
// entry. Then people register, one a block, through the contract and the store as a node does it, and
// accounts drawn at random are proven. Printed are medians in microseconds, and what each grew by against the
// first.
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/ledger/contract.h"
#include "core/ledger/head_proof.h"
#include "core/ledger/tables.h"
#include "core/store/ledger_store.h"
#include "tests/bench/measure.h"

namespace reseal::bench {
namespace {

constexpr std::size_t kFillStep = 20'000, kBlocks = 400, kProofs = 2000;

struct Medians {
    double contract = 0, tree = 0, commit = 0, block = 0, proof = 0;
};

class Growth {
public:
    explicit Growth(const std::filesystem::path& file)
        : clinic_(crypto::SecretBytes::random(32)),
          sign_(clinic_.sign(0)),
          genesis_(makeGenesis(clinic_)),
          store_(must(store::LedgerStore::create(file, crypto::SecretBytes::random(32), genesis_))),
          tip_{0, genesis_.hash(), genesis_.parameters().start} {}

    void fill(std::size_t accounts) {
        for (std::size_t done = 0; done < accounts; done += kFillStep) {
            ledger::Delta delta;
            std::set<ledger::AccountId> changed;
            for (std::size_t i = done; i < std::min(accounts, done + kFillStep); ++i) {
                const auto id = accountOf(i);
                const ledger::Event event;
                const auto tx = TxId::copy(crypto::sha256(id).view());
                using ledger::Key;
                using ledger::Table;
                put(delta, Key(Table::Heads).add(id), ledger::AccountHead{crypto::sha256(id), 1, 1});
                put(delta, Key(Table::Events).add(id).number(0), event);
                put(delta, Key(Table::Lanes).add(id).add(LaneId{}), ledger::LaneTip{1, tx});
                put(delta, Key(Table::Ordered).add(tx), ledger::OrderedTx{1, 0, ledger::Refusal::None, {}});
                changed.insert(id);
            }
            auto update = ledger::updateHeads(ledger::OverlayView(store_.state(), delta), changed);
            ledger::merge(delta, std::move(update.rows));
            const Instant time = tip_.time + seconds(1);
            const ledger::Header header{1, tip_.height + 1, 1, tip_.hash, {}, update.root, time, {}, {}, {}};
            commit({header, {}}, std::move(delta));
        }
    }

    Medians run(std::size_t accounts) {
        std::vector<std::int64_t> contract, tree, write, block, proof;
        for (std::size_t i = 0; i < kBlocks; ++i) {
            const ledger::Transaction tx = registration(tip_.time);
            const std::int64_t begin = microseconds();
            ledger::Executor executor(store_.state(), tip_.time + seconds(1));
            if (executor.add(tx).verdict != ledger::Verdict::Effective)
                must<int>(fail(ErrorCode::Refused, ""));
            const std::int64_t added = microseconds();
            const ledger::Header header = executor.header(1, genesis_.entries().front().id);
            const std::int64_t rooted = microseconds();
            auto applied = must(std::move(executor).finish(header));
            const std::int64_t finished = microseconds();
            commit({header, {tx}}, std::move(applied.delta));
            const std::int64_t end = microseconds();
            contract.push_back(added - begin);
            tree.push_back(rooted - added);
            write.push_back(end - finished);
            block.push_back(end - begin);
        }
        for (std::size_t i = 0; i < kProofs; ++i) {
            const auto id = accountOf(crypto::randomFixed<Nonce16>().bytes[0] * accounts / 256 + i);
            const std::int64_t begin = microseconds();
            const auto made = ledger::proveHead(ledger::StateView(store_.state()), id);
            proof.push_back(microseconds() - begin);
            must(ledger::verifyHead(made, id, ledger::headsRoot(store_.state())));
        }
        return {median(contract), median(tree), median(write), median(block), median(proof)};
    }

private:
    static ledger::Genesis makeGenesis(const crypto::ClinicKeys& keys) {
        ledger::ClinicDescription description;
        description.name = "A clinic";
        description.addresses = {ledger::Address("localhost:7000")};
        description.roles = {ledger::kAllClinicRoles};
        ledger::ChainParameters parameters;
        parameters.name = std::string("A benchmark");
        parameters.start = Instant{1'800'000'000'000};
        return must(ledger::Genesis::make(parameters, {must(ledger::makeClinicEntry(keys, description))}));
    }
    static ledger::AccountId accountOf(std::uint64_t number) {
        return ledger::AccountId::copy(crypto::sha256(ByteView(le64(number))).view());
    }
    template <class T>
    static void put(ledger::Delta& delta, const ledger::Key& key, const T& value) {
        delta.insert_or_assign(key.bytes(), ledger::codec::encode(value));
    }
    ledger::Transaction registration(Instant now) const {
        const crypto::PersonKeys person(crypto::SecretBytes::random(32), genesis_.chainId());
        const auto sign = person.pseudonymSign(0);
        const auto sharing = must(person.pseudonymShare(0));
        ledger::Pseudonym op;
        op.role = ledger::Role::Patient;
        op.box = person.pseudonymBox(0).publicKey();
        op.sharing = ledger::SharingKey::copy(sharing.point.view());
        op.proof = crypto::proveKey(genesis_.chainId(), sign.publicKey(), sharing);
        op.admission = ledger::admit(genesis_.chainId(), genesis_.entries().front().id, sign_,
                                     sign.publicKey(), op, now);
        return must(ledger::Transaction::make(
            {genesis_.chainId(), ledger::account(sign.publicKey()), {}, 0, {}, {}, {{op}}}, {}, sign));
    }
    void commit(const ledger::Block& block, ledger::Delta delta) {
        tip_ = {block.header.height, block.header.hash(), block.header.time};
        put(delta, ledger::Key(ledger::Table::Tip), tip_);
        must(store_.commitBlock(block, {}, delta));
    }

    crypto::ClinicKeys clinic_;
    crypto::SignKey sign_;
    ledger::Genesis genesis_;
    store::LedgerStore store_;
    ledger::Tip tip_;
};

int run(const std::filesystem::path& folder, std::vector<std::size_t> accounts) {
    if (accounts.empty()) accounts = {10'000, 1'000'000};
    std::optional<Medians> first;
    std::cout << "accounts      contract    tree  commit   block   proof   (us; growth against the first)\n";
    for (const std::size_t count : accounts) {
        const auto file = folder / ("heads-" + std::to_string(count));
        Growth growth(file);
        growth.fill(count);
        const Medians now = growth.run(count);
        if (!first) first = now;
        std::cout << count << "\t" << now.contract << "\t" << now.tree << "\t" << now.commit << "\t"
                  << now.block << "\t" << now.proof << "\n\tx" << now.contract / first->contract << "\tx"
                  << now.tree / first->tree << "\tx" << now.commit / first->commit << "\tx"
                  << now.block / first->block << "\tx" << now.proof / first->proof << std::endl;
    }
    return 0;
}

}  // namespace
}  // namespace reseal::bench

int main(int argc, char** argv) {
    reseal::crypto::initialize();
    if (argc < 2) {
        std::cerr << "usage: reseal-heads-bench FOLDER [ACCOUNTS…]\n";
        return 2;
    }
    std::vector<std::size_t> accounts;
    for (int i = 2; i < argc; ++i) accounts.push_back(std::stoul(argv[i]));
    return reseal::bench::run(argv[1], accounts);
}
