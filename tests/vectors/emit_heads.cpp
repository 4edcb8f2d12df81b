#include "core/crypto/random.h"
#include "core/ledger/codec.h"
#include "core/ledger/head_proof.h"
#include "core/ledger/tables.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {
namespace {

using ledger::AccountId;

JsonObject pathOf(const ledger::MemoryState& state, const AccountId& account) {
    const ledger::HeadProof proof = ledger::proveHead(ledger::StateView(state), account);
    std::vector<Bytes> siblings;
    for (const Hash32& sibling : proof.siblings) siblings.push_back(toBytes(sibling));
    JsonObject out;
    out.hex("account", account).hexList("siblings", siblings).hex("root", ledger::headsRoot(state));
    if (proof.found) {
        JsonObject found;
        found.hex("path", proof.found->path).hex("head", proof.found->head);
        out.object("found", found.number("count", proof.found->count));
    }
    return out;
}

}  // namespace

Status emitHeads(Emitter& out) {
    for (const std::size_t count : {0U, 1U, 3U, 100U}) {
        ledger::MemoryState state;
        std::vector<JsonObject> listed;
        std::vector<AccountId> accounts;
        for (std::size_t i = 0; i < count; ++i) {
            accounts.push_back(crypto::randomFixed<AccountId>());
            const ledger::AccountHead head{crypto::randomFixed<Hash32>(), 3 * i + 1, 1};
            ledger::Delta delta;
            delta[ledger::Key(ledger::Table::Heads).add(accounts[i]).bytes()] = ledger::codec::encode(head);
            state.apply(delta);
            state.apply(ledger::updateHeads(state, {accounts[i]}).rows);
            JsonObject one;
            one.hex("account", accounts[i]).hex("head", head.hash).number("count", head.count);
            listed.push_back(one);
        }
        JsonObject root;
        root.objects("accounts", listed).hex("root", ledger::headsRoot(state));
        out.add("heads_root", Expect::Ok, root);
        for (std::size_t i = 0; i < std::min<std::size_t>(count, 20); ++i) {
            out.add("head_path", Expect::Ok, pathOf(state, accounts[i]).number("count", 3 * i + 1));
            out.add("head_path", Expect::Error, pathOf(state, accounts[i]).number("count", 3 * i));
        }
        for (std::size_t i = 0; i < 20; ++i)
            out.add("head_path", Expect::Ok,
                    pathOf(state, crypto::randomFixed<AccountId>()).number("count", 0));
    }
    return {};
}

}  // namespace reseal::vectors
