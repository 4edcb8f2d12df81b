#include "core/ledger/codec.h"
#include "core/ledger/head_proof.h"
#include "core/ledger/light.h"
#include "core/ledger/tables.h"
#include "tests/vectors/kinds.h"

namespace reseal::vectors {
namespace {

// Through the state's table, half of the accounts in a block of their own.
Status checkRoot(const Case& c) {
    RESEAL_ASSIGN(const auto accounts, c.objects("accounts"));
    ledger::MemoryState state;
    for (std::size_t done = 0; done < accounts.size();) {
        const std::size_t end = done == 0 ? (accounts.size() + 1) / 2 : accounts.size();
        ledger::Delta heads;
        std::set<ledger::AccountId> changed;
        for (; done < end; ++done) {
            RESEAL_ASSIGN(const auto id, accounts[done].fixed<ledger::AccountId>("account"));
            ledger::AccountHead head;
            RESEAL_ASSIGN(head.hash, accounts[done].fixed<Hash32>("head"));
            RESEAL_ASSIGN(head.count, accounts[done].number("count"));
            heads[ledger::Key(ledger::Table::Heads).add(id).bytes()] = ledger::codec::encode(head);
            changed.insert(id);
        }
        auto update = ledger::updateHeads(ledger::OverlayView(state, heads), changed);
        state.apply(heads);
        state.apply(update.rows);
        if (ledger::headsRoot(state) != update.root) return disagree("the root of the table");
    }
    return c.agrees("root", ledger::headsRoot(state));
}

Status checkPath(const Case& c) {
    RESEAL_ASSIGN(const auto id, c.fixed<ledger::AccountId>("account"));
    RESEAL_ASSIGN(const auto root, c.fixed<Hash32>("root"));
    RESEAL_ASSIGN(const auto siblings, c.byteList("siblings"));
    RESEAL_ASSIGN(const std::uint64_t count, c.number("count"));
    ledger::HeadProof proof;
    for (const Bytes& bytes : siblings) {
        RESEAL_ASSIGN(const Hash32 sibling, Hash32::from(bytes));
        proof.siblings.push_back(sibling);
    }
    if (c.has("found")) {
        RESEAL_ASSIGN(const Case found, c.object("found"));
        ledger::FoundHead& leaf = proof.found.emplace();
        RESEAL_ASSIGN(leaf.path, found.fixed<Hash32>("path"));
        RESEAL_ASSIGN(leaf.head, found.fixed<Hash32>("head"));
        RESEAL_ASSIGN(leaf.count, found.number("count"));
    }
    RESEAL_ASSIGN(const auto decoded, ledger::HeadProof::decode(proof.encode()));
    RESEAL_ASSIGN(const auto head, ledger::verifyHead(decoded, id, root));
    return head.count == count ? Status() : disagree("count");
}

Status checkEvents(const Case& c) {
    RESEAL_ASSIGN(const auto listed, c.byteList("events"));
    std::vector<ledger::Event> events;
    for (const Bytes& bytes : listed) {
        RESEAL_ASSIGN(const auto event, ledger::decodeEvent(bytes));
        events.push_back(event);
    }
    return c.agrees("head", ledger::headAfter({}, events));
}

}  // namespace

Checks headChecks() {
    return {{"heads_root", checkRoot}, {"head_path", checkPath}, {"event_heads", checkEvents}};
}

}  // namespace reseal::vectors
