// Reading a state that is not our own: whatever stands in it, the reader says so and the program lives.
#include <QtTest/QtTest>

#include "tests/unit/ledger/keygen.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

class Foreign : public KeyValueView {
public:
    using KeyValueView::scan;
    explicit Foreign(MemoryState::Entries entries) : entries_(std::move(entries)) {}
    std::optional<Bytes> get(ByteView key) const override {
        const auto at = entries_.find(toBytes(key));
        return at == entries_.end() ? std::nullopt : std::optional(at->second);
    }
    void scan(ByteView prefix, ByteView, const Visit& visit) const override {
        for (const auto& [key, value] : entries_)
            if (key.size() >= prefix.size() && equal(ByteView(key).first(prefix.size()), prefix) &&
                !visit(key, value))
                return;
    }
    void damaged(ByteView) const override { ++damages; }
    mutable int damages = 0;

private:
    MemoryState::Entries entries_;
};

// Everything a program asks, one after the other.
void askAll(const Scene& s, const KeyValueView& table) {
    const StateView state(table);
    state.tip();
    state.chainId();
    state.parameters();
    state.validatorSet();
    clinics(state);
    forEachRecord(state, [](const RecordId&, const RecordEntry&) { return true; });
    for (const Person* who : {&s.patient, &s.doctor, &s.other}) {
        state.pseudonym(who->key());
        state.catalogue(who->key());
        state.lane(who->id, {});
        recordsOf(state, who->key());
        requestsTo(state, who->key());
        requestsBy(state, who->key());
        grantsBy(state, who->key());
        grantsFor(state, who->id);
        eventsOf(state, who->id);
        state.head(who->id);
    }
    for (const ConditionKey& key : {s.A1, s.A2, s.O1}) {
        state.key(key);
        openGrantsUnder(state, key, s.now);
    }
    const RunId run{CommitteePurpose::Tracing, 1};
    keygenRuns(state, run.purpose);
    runRecord(state, run);
    if (const auto committee = state.committee(run.purpose)) Q_UNUSED(committee->decode(s.chain()));
    receiptsOf(state, s.grant);
    copiesOf(state, Scene::id("r1"));
    const auto released = releasable(state, s.grant, s.doctor.id, Scene::id("r1"), s.now);
    Q_UNUSED(released);
}

}  // namespace

class DamagedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void everyValueSpoiled() {
        Scene s;
        KeygenRun run(s);
        run.toComplaints();
        s.sendClinic(0, {KeygenComplain{run.id, {run.index(1)}}});
        run.complain({1, 2, 3});
        run.answer({1});
        const std::uint64_t hour = releaseHour(s.now);
        s.sendClinic(0, {Receipts{{ShareAccepted{s.grant}, Released{s.grant, hour, 1, 0, {}}}}});
        const auto whole = s.state.all();
        const Foreign intact(whole);
        askAll(s, intact);
        QCOMPARE(intact.damages, 0);
        int noticed = 0;
        for (const auto& [key, value] : whole) {
            auto entries = whole;
            entries[key].push_back(0xff);
            const Foreign spoiled(std::move(entries));
            askAll(s, spoiled);
            if (spoiled.damages > 0) ++noticed;
        }
        QVERIFY2(noticed > 60, std::to_string(noticed).c_str());  // of those that are asked for
    }

    void missingAndMisplaced() {
        Scene s;
        askAll(s, Foreign({}));
        const Foreign nothing({});
        QCOMPARE(StateView(nothing).tip(), Tip{});
        QCOMPARE(nothing.damages, 1);

        auto entries = s.state.all();
        entries.erase(Key(Table::Grants).add(s.grant).bytes());
        const Foreign lost(entries);
        QCOMPARE(grantsBy(StateView(lost), s.patient.key()).size(), 0U);
        QCOMPARE(lost.damages, 1);

        entries = s.state.all();
        entries[Key(Table::Clinics).add(Bytes{1}).bytes()] =
            entries[Key(Table::Clinics).add(s.clinic(0)).bytes()];
        const Foreign misplaced(entries);
        QVERIFY(clinics(StateView(misplaced)).size() < World::kClinics);
        QCOMPARE(misplaced.damages, 1);
    }
};

QTEST_GUILESS_MAIN(DamagedTest)
#include "damaged_test.moc"
