// Answers about events have one encoding; a proof of a head serves its own account under its own root alone;
// and what is taken is what was proven.
#include "core/consensus/config.h"
#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"
#include "core/ledger/head_proof.h"
#include "core/ledger/light.h"
#include "core/ledger/proven_events.h"
#include "core/ledger/tables.h"
#include "core/node/epoch_chain.h"
#include "core/node/finality.h"
#include "core/node/services_events.h"
#include "core/node/tip_proof.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::ledger;

namespace {

// Where a proof leads, so that what stands behind the root's check is reached.
Hash32 rootOf(const HeadProof& proof, const AccountId& account) {
    const Hash32 path = accountPath(account);
    Hash32 at;
    if (proof.found) at = headLeaf(proof.found->path, proof.found->head, proof.found->count);
    for (std::size_t i = proof.siblings.size(); i-- > 0;)
        at = bitOf(path, i) ? headNode(proof.siblings[i], at) : headNode(at, proof.siblings[i]);
    return at;
}

AccountId accountOf(std::uint64_t number) {
    return AccountId::copy(crypto::sha256(ByteView(le64(number))).view());
}

void head(ByteView bytes) {
    const auto proof = HeadProof::decode(bytes);
    if (!proof) return;
    fuzz::requireSame(proof->encode(), bytes);
    const AccountId account = accountOf(0);
    const auto proven = verifyHead(*proof, account, rootOf(*proof, account));
    if (!proven) return;
    const bool own = proof->found && proof->found->path == accountPath(account);
    fuzz::require(proven->count == (own ? proof->found->count : 0), "only its own leaf is an account's");
    fuzz::require(!verifyHead(*proof, account, crypto::sha256(rootOf(*proof, account))),
                  "under its own root");
}

// [accounts, which, place, bit]: a bit of a proof from a real tree.
void spoilt(fuzz::Input& in) {
    const std::uint64_t accounts = in.byte() % 64;
    const AccountId account = accountOf(in.byte() % 80);
    MemoryState state;
    Delta heads;
    std::set<AccountId> changed;
    for (std::uint64_t i = 0; i < accounts; ++i) {
        const AccountHead one{crypto::sha256(accountOf(i)), i + 1, 1};
        heads[Key(Table::Heads).add(accountOf(i)).bytes()] = codec::encode(one);
        changed.insert(accountOf(i));
    }
    state.apply(heads);
    const HeadsUpdate update = updateHeads(state, changed);
    state.apply(update.rows);
    const Bytes good = proveHead(StateView(state), account).encode();
    fuzz::require(static_cast<bool>(verifyHead(*HeadProof::decode(good), account, update.root)),
                  "a tree proves what is in it and what is not");
    Bytes bad = good;
    const std::size_t place = in.byte() + std::size_t{in.byte()} * 256;
    bad[place % bad.size()] ^= static_cast<std::uint8_t>(1U << in.byte() % 8);
    const auto proof = HeadProof::decode(bad);
    fuzz::require(!proof || !verifyHead(*proof, account, update.root), "every bit counts");
}

void answer(ByteView bytes) {
    const auto decoded = node::EventsAnswer::decode(bytes);
    if (!decoded) return;
    fuzz::requireSame(decoded->encode(), bytes);
    const AccountId account = accountOf(0);
    const ListedEvents& first = decoded->accounts.front();
    Header header;
    header.height = 1;
    header.headsRoot = rootOf(first.proof, account);
    ProvenEvents lists = ProvenEvents::ofAccount(account);
    if (!lists.take(header, {first})) return fuzz::require(lists.height() == 0, "refused is as it was");
    const ProvenEvents::Account& taken = lists.accounts().front();
    fuzz::require(taken.events == std::vector<Event>(first.events), "what is taken is what was given");
    fuzz::require(taken.head.hash == headAfter({}, taken.events), "under the head that follows from it");
    const std::uint64_t count = first.proof.found ? first.proof.found->count : 0;
    if (lists.isWhole() && !taken.events.empty())
        fuzz::require(taken.events.size() == count, "and if it is whole, all of it");
}

// Nobody trusts an epoch that its predecessor did not sign: here nobody has the key.
void boundary(ByteView bytes) {
    const auto decoded = node::EpochBoundary::decode(bytes);
    if (!decoded) return;
    fuzz::requireSame(decoded->encode(), bytes);
    node::TrustedEpoch before;
    if (const auto header = Header::decode(decoded->header)) before.number = header->epoch;
    before.validators.push_back({ClinicId{}, SignPublic::copy(accountOf(1).view())});
    fuzz::require(!node::verifyBoundary(before, *decoded), "unsigned");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    switch (kind % 9) {
        case 0:
            answer(in.rest());
            break;
        case 1:
            head(in.rest());
            break;
        case 2:
            spoilt(in);
            break;
        case 3:
            fuzz::returns<node::TipProof>(in.rest());
            break;
        case 4:
            fuzz::returns<node::TipWord>(in.rest());
            break;
        case 5:
            fuzz::returns(in.rest(), decodeEventsQuestion,
                          [](const std::vector<EventsFrom>& question) { return encode(question); });
            break;
        case 6:
            boundary(in.rest());
            break;
        case 7:
            fuzz::returns<node::TrustedEpoch>(in.rest());
            break;
        case 8:
            fuzz::returns(in.rest(), node::decodeBoundaries,
                          [](const std::vector<node::EpochBoundary>& page) { return node::encode(page); });
            break;
    }
    return 0;
}
