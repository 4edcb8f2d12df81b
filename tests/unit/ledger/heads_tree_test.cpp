// The tree of account heads against a slow twin that is built anew from all heads, and its proofs.
#include <QtTest/QtTest>

#include <random>

#include "core/ledger/head_proof.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

// As the design says it, from the list of all leaves, without any row.
using Leaves = std::map<std::string, Hash32>;  // path as 256 characters 0 and 1

std::string bitsOf(const AccountId& account) {
    std::string out;
    for (const std::uint8_t byte : crypto::sha256(account).bytes)
        for (int i = 7; i >= 0; --i) out.push_back((byte >> i & 1) != 0 ? '1' : '0');
    return out;
}

Hash32 slowRoot(const Leaves& leaves, const std::string& prefix = {}) {
    const auto first = leaves.lower_bound(prefix);
    const auto end = leaves.lower_bound(prefix + "2");
    if (first == end) return {};
    if (std::next(first) == end) return first->second;
    Bytes text = {0x01};
    append(text, slowRoot(leaves, prefix + "0"));
    append(text, slowRoot(leaves, prefix + "1"));
    return crypto::sha256(text);
}

Leaves allLeaves(const KeyValueView& table) {
    Leaves out;
    const Bytes prefix = Key(Table::Heads).bytes();
    table.scan(prefix, [&](ByteView key, ByteView value) {
        const auto id = AccountId::copy(key.subspan(1));
        const auto head = *codec::decode<AccountHead>(value);
        Bytes text = {0x00};
        append(text, crypto::sha256(id));
        append(text, head.hash);
        append(text, ByteView(le64(head.count)));
        out[bitsOf(id)] = crypto::sha256(text);
        return true;
    });
    return out;
}

AccountId accountOf(std::uint64_t number) {
    return AccountId::copy(crypto::sha256(ByteView(le64(number))).view());
}

// Heads by themselves, without a contract.
struct Heads {
    MemoryState table;

    Delta delta(const KeyValueView& below, const std::map<AccountId, AccountHead>& heads) const {
        Delta out;
        std::set<AccountId> changed;
        for (const auto& [id, head] : heads) {
            out[Key(Table::Heads).add(id).bytes()] = codec::encode(head);
            changed.insert(id);
        }
        HeadsUpdate update = updateHeads(OverlayView(below, out), changed);
        merge(out, std::move(update.rows));
        return out;
    }
    void put(const std::map<AccountId, AccountHead>& heads) { table.apply(delta(table, heads)); }
};

std::map<AccountId, AccountHead> randomHeads(std::mt19937_64& random, std::uint64_t accounts, int changes) {
    std::map<AccountId, AccountHead> out;
    for (int i = 0; i < changes; ++i)
        out[accountOf(random() % accounts)] = {crypto::sha256(ByteView(le64(random()))), random() % 100 + 1,
                                               1};
    return out;
}

}  // namespace

class HeadsTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void emptyAndSmallTreesAreAsDesigned() {
        Heads heads;
        QCOMPARE(headsRoot(heads.table), Hash32{});
        QVERIFY(updateHeads(heads.table, {}).rows.empty());
        const AccountId a = accountOf(1);
        heads.put({{a, {crypto::sha256(a), 3, 9}}});
        // One leaf is the root.
        QCOMPARE(headsRoot(heads.table), headLeaf(accountPath(a), crypto::sha256(a), 3));
        QCOMPARE(headsRoot(heads.table), slowRoot(allLeaves(heads.table)));
    }

    void eachBlockEqualsTheTreeMadeAnew() {
        std::mt19937_64 random(11);
        for (const std::uint64_t accounts : {3U, 40U, 5000U}) {
            Heads heads;
            for (int block = 0; block < 60; ++block) {
                const auto changed = randomHeads(random, accounts, static_cast<int>(random() % 50));
                const Delta next = heads.delta(heads.table, changed);
                // What another branch says of the same block leaves no trace.
                const Delta other = heads.delta(heads.table, randomHeads(random, accounts, 20));
                const OverlayView branch(heads.table, other);
                QCOMPARE(headsRoot(branch), slowRoot(allLeaves(branch)));
                const Delta above = heads.delta(branch, randomHeads(random, accounts, 20));
                const OverlayView second(branch, above);
                QCOMPARE(headsRoot(second), slowRoot(allLeaves(second)));
                heads.table.apply(next);
                QCOMPARE(headsRoot(heads.table), slowRoot(allLeaves(heads.table)));
            }
        }
    }

    void oneByOneIsTheSameTableAsAllAtOnce() {
        std::mt19937_64 random(5);
        const auto all = randomHeads(random, 10000, 700);
        Heads atOnce, oneByOne;
        atOnce.put(all);
        for (const auto& entry : all) oneByOne.put({entry});
        QCOMPARE(atOnce.table.all(), oneByOne.table.all());
    }

    void everyAccountIsProvenAndEveryOtherProvenAbsent() {
        std::mt19937_64 random(23);
        for (const std::uint64_t accounts : {0U, 1U, 2U, 7U, 300U}) {
            Heads heads;
            std::map<AccountId, AccountHead> all;
            for (std::uint64_t i = 0; i < accounts; ++i)
                all[accountOf(i)] = {crypto::sha256(ByteView(le64(random()))), i + 1, 1};
            heads.put(all);
            const Hash32 root = headsRoot(heads.table);
            for (std::uint64_t i = 0; i < accounts + 300; ++i) {
                const AccountId id = accountOf(i);
                const HeadProof proof = proveHead(StateView(heads.table), id);
                QCOMPARE(*HeadProof::decode(proof.encode()), proof);
                const auto head = verifyHead(proof, id, root);
                QVERIFY(head);
                const auto expected = all.find(id);
                const bool there = expected != all.end();
                QCOMPARE(head->count, there ? expected->second.count : 0);
                QCOMPARE(head->hash, there ? expected->second.hash : Hash32{});
            }
        }
    }

    void noProofServesAnythingElse() {
        std::mt19937_64 random(31);
        Heads heads;
        for (std::uint64_t i = 0; i < 200; ++i)
            heads.put({{accountOf(i), {crypto::sha256(accountOf(i)), 5, 1}}});
        const StateView state(heads.table);
        const Hash32 root = headsRoot(heads.table);
        for (std::uint64_t i = 0; i < 400; ++i) {
            const AccountId id = accountOf(i);
            const HeadProof good = proveHead(state, id);
            const auto refused = [&](const std::function<void(HeadProof&)>& change) {
                HeadProof forged = good;
                change(forged);
                const auto head = verifyHead(forged, id, root);
                return !head && head.error().code == ErrorCode::BadProof;
            };
            QVERIFY(refused([](HeadProof& p) { p.siblings.pop_back(); }));
            QVERIFY(refused([](HeadProof& p) { p.siblings.push_back({}); }));
            QVERIFY(refused([&](HeadProof& p) { p.siblings[random() % p.siblings.size()].bytes[7] ^= 1; }));
            QVERIFY(refused([](HeadProof& p) { p.siblings.resize(kMaxHeadPath + 1); }));
            QVERIFY(refused([](HeadProof& p) { p.siblings.clear(); }));
            if (good.found) {
                QVERIFY(refused([](HeadProof& p) { p.found.reset(); }));  // "there is none"
                QVERIFY(refused([](HeadProof& p) { --p.found->count; }));
                QVERIFY(refused([](HeadProof& p) { p.found->head.bytes[0] ^= 1; }));
                QVERIFY(refused([](HeadProof& p) { p.found->path.bytes[31] ^= 1; }));
            } else {
                QVERIFY(refused([&](HeadProof& p) { p.found = FoundHead{accountPath(id), {}, 1}; }));
            }
            // Another's proof, and another's leaf on one's own way.
            const AccountId another = accountOf((i + 1) % 200);
            const HeadProof theirs = proveHead(state, another);
            const auto taken = verifyHead(theirs, id, root);
            QVERIFY(!taken || taken->count == 0);
            QVERIFY(!taken || i >= 200);  // whose place it is, nobody else's leaf hides
            QVERIFY(!verifyHead(good, id, crypto::sha256(root)));
        }
    }

    // Nor does a root that is of no such tree: a leaf stands where its own path leads.
    void aLeafAtAnothersPlaceHidesNobody() {
        std::uint64_t number = 0;
        while (bitOf(accountPath(accountOf(number)), 0)) ++number;
        const AccountId left = accountOf(number);
        while (!bitOf(accountPath(accountOf(number)), 0)) ++number;
        const Hash32 path = accountPath(accountOf(number));
        HeadProof proof;
        proof.siblings = {crypto::sha256(path)};
        proof.found = FoundHead{path, {}, 1};
        const Hash32 root = headNode(headLeaf(path, {}, 1), proof.siblings[0]);
        QCOMPARE(verifyHead(proof, left, root).error().code, ErrorCode::BadProof);
    }

    // Two accounts whose ways part late need a long way, and rows that hold nothing else.
    void waysThatPartLateAreKept() {
        std::vector<std::pair<std::string, std::uint64_t>> paths;
        for (std::uint64_t i = 0; i < 60000; ++i) paths.emplace_back(bitsOf(accountOf(i)), i);
        std::ranges::sort(paths);
        std::size_t longest = 0, at = 0;
        for (std::size_t i = 1; i < paths.size(); ++i) {
            const auto [end, other] = std::ranges::mismatch(paths[i - 1].first, paths[i].first);
            const auto common = static_cast<std::size_t>(end - paths[i - 1].first.begin());
            if (common > longest) {
                longest = common;
                at = i;
            }
        }
        QVERIFY(longest > 24);
        const AccountId a = accountOf(paths[at - 1].second), b = accountOf(paths[at].second);
        Heads heads;
        heads.put({{a, {crypto::sha256(a), 1, 1}}});
        heads.put({{b, {crypto::sha256(b), 2, 1}}});
        const Hash32 root = headsRoot(heads.table);
        QCOMPARE(root, slowRoot(allLeaves(heads.table)));
        const HeadProof proof = proveHead(StateView(heads.table), b);
        QCOMPARE(proof.siblings.size(), longest + 1);
        QCOMPARE(verifyHead(proof, b, root)->count, 2U);
        QCOMPARE(verifyHead(proveHead(StateView(heads.table), a), a, root)->count, 1U);
    }

    void aProofHasOneEncodingAndALimit() {
        HeadProof proof;
        proof.siblings.resize(kMaxHeadPath);
        proof.found = FoundHead{};
        QVERIFY(HeadProof::decode(proof.encode()));
        proof.siblings.push_back({});
        QCOMPARE(HeadProof::decode(proof.encode()).error().code, ErrorCode::Malformed);
        Bytes longer = HeadProof{}.encode();
        longer.push_back(0);
        QCOMPARE(HeadProof::decode(longer).error().code, ErrorCode::Malformed);
    }

    // --- the contract ---------------------------------------------------------------------------------

    void everyBlockCarriesTheRootOfItsState() {
        World world;
        QCOMPARE(headsRoot(world.state), Hash32{});  // a genesis has told nobody anything
        std::mt19937 random(3);
        std::vector<Person> people;
        for (int i = 0; i < 6; ++i) people.emplace_back("person " + std::to_string(i));
        world.admitAll(
            {{&people[0], Role::Patient}, {&people[1], Role::Patient}, {&people[2], Role::Doctor}});
        for (int i = 3; i < 6; ++i) world.send(people[i], {world.registration(people[i], Role::Researcher)});
        for (int round = 0; round < 40; ++round) {
            std::vector<Transaction> transactions;
            for (int i = 3; i < 6; ++i)
                if (random() % 2 == 0)
                    transactions.push_back(world.tx(people[i], world.request(people[random() % 2])));
            if (random() % 4 == 0)  // void
                transactions.push_back(world.tx(people[0], {Operation(Deny{})}));
            const Block block = world.block(transactions);
            world.commit(transactions);
            QCOMPARE(headsRoot(world.state), block.header.headsRoot);
            QCOMPARE(slowRoot(allLeaves(world.state)), block.header.headsRoot);
        }
    }

    void aBlockWithAnotherRootIsInvalid() {
        World world;
        const Person patient("patient");
        Block block = world.block({world.tx(patient, {world.registration(patient, Role::Patient)})});
        QVERIFY(apply(world.state, block));
        const Hash32 good = block.header.headsRoot;
        for (const Hash32& wrong : {Hash32{}, headsRoot(world.state), crypto::sha256(good)}) {
            block.header.headsRoot = wrong;
            const auto applied = apply(world.state, block);
            QVERIFY(!applied);
            QCOMPARE(applied.error().detail, std::string("HeaderWrong: heads root"));
        }
    }

    void anExecutorSaysTheRootOfWhatItHasTaken() {
        World world;
        const Person a("a"), b("b");
        Executor executor(world.state, world.now + seconds(1));
        QCOMPARE(executor.header(1, world.clinic(0)).headsRoot, Hash32{});
        executor.add(world.tx(a, {world.registration(a, Role::Patient)}));
        const Hash32 first = executor.header(1, world.clinic(0)).headsRoot;
        executor.add(world.tx(b, {world.registration(b, Role::Patient)}));
        const Header header = executor.header(1, world.clinic(0));
        QVERIFY(first != header.headsRoot);
        const auto applied = std::move(executor).finish(header);
        QVERIFY(applied);
        world.state.apply(applied->delta);
        QCOMPARE(slowRoot(allLeaves(world.state)), header.headsRoot);
    }

    // --- lists of events ------------------------------------------------------------------------------

    void aWholeListOfEventsIsTakenAndNoOther() {
        World world;
        const Person patient("patient"), doctor("doctor"), nobody("nobody");
        world.admitAll({{&patient, Role::Patient}, {&doctor, Role::Doctor}});
        for (int i = 0; i < 4; ++i) world.send(doctor, world.request(patient));
        const Hash32 root = headsRoot(world.state);
        const HeadProof proof = proveHead(world.view(), patient.id);
        const auto events = eventsOf(world.view(), patient.id);
        QCOMPARE(events.size(), 5U);
        const auto taken = [&](const std::vector<Event>& list) {
            const Status status = verifyEvents(proof, patient.id, list, root);
            return static_cast<bool>(status);
        };
        QVERIFY(taken(events));
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto list = events;
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY(!taken(list));  // missing
            list.insert(list.begin(), events.back());
            QVERIFY(!taken(list) || list == events);  // another in its place
            list = events;
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(i), events[i]);
            QVERIFY(!taken(list));  // added
            if (i + 1 < events.size()) {
                list = events;
                std::swap(list[i], list[i + 1]);
                QVERIFY(!taken(list));  // reordered
            }
            for (const auto& alter : std::vector<std::function<void(Event&)>>{
                     [](Event& e) { e.kind = EventKind::Voided; }, [](Event& e) { ++e.height; },
                     [](Event& e) { e.time = e.time + milliseconds(1); }, [](Event& e) { ++e.operation; },
                     [](Event& e) { e.tx.bytes[0] ^= 1; }, [](Event& e) { e.actor.bytes[0] ^= 1; },
                     [](Event& e) { e.subject = NoSubject{}; },
                     [](Event& e) { e.refusal = Refusal::Expired; }}) {
                list = events;
                alter(list[i]);
                QVERIFY(list == events || !taken(list));
            }
        }
        QVERIFY(!taken({}));
        // Nobody has none, and an account that has some can't be said to have none.
        QVERIFY(verifyEvents(proveHead(world.view(), nobody.id), nobody.id, {}, root));
        QVERIFY(!verifyEvents(proveHead(world.view(), nobody.id), nobody.id, {events[0]}, root));
        QVERIFY(!verifyEvents(proveHead(world.view(), nobody.id), patient.id, {}, root));
        QVERIFY(!verifyEvents(proof, doctor.id, events, root));
        // A root of before does not know the last ones.
        world.send(doctor, world.request(patient));
        QVERIFY(!verifyEvents(proof, patient.id, events, headsRoot(world.state)));
    }
};

QTEST_GUILESS_MAIN(HeadsTreeTest)
#include "heads_tree_test.moc"
