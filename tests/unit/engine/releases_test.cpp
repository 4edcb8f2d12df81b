// What clinics have released and refused is in the patient's log, each of it; and a clinic that shows less,
// more or something else than it has reported is named.
#include <QtTest>

#include "core/engine/release_log.h"
#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
#include "core/store/receipts.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {
namespace {

using engine::HourShown;
using engine::ReleasedHour;
using Shows = FakeLedger::Clinic::Shows;

// The doctor has opened the laboratory record: as many clinics as are needed have released once.
struct Opened : Story {
    Opened() {
        meet();
        must(seal("eva.json", kBundle));
        grant = allow(ask({records::Category::Laboratory})).grants.front();
        laboratory = record(records::Category::Laboratory)->id;
        must(doctor.doctor().open(laboratory));
    }
    void passHour() { ledger.now = ledger.now + seconds(3600); }
    void reportAll() {
        passHour();
        for (FakeLedger::Clinic& clinic : ledger.clinics) ledger.reportAll(clinic);
    }
    FakeLedger::Clinic& proxy() {  // one that has released
        for (FakeLedger::Clinic& clinic : ledger.clinics)
            if (!clinic.releases.empty()) return clinic;
        qFatal("nobody released");
    }
    std::vector<ReleasedHour> logged() {
        std::vector<ReleasedHour> out;
        for (const engine::ActivityRow& row : must(patient.patient().activity(0)))
            if (row.kind == "Released") out.push_back(row.hour.value());
        return out;
    }
    HourShown shownBy(const FakeLedger::Clinic& clinic) {
        for (const ReleasedHour& hour : logged())
            if (hour.proxy == clinic.id) return hour.shown;
        qFatal("no report of that clinic");
    }

    GrantId grant;
    RecordId laboratory;
};

}  // namespace

class ReleasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void eachIsInTheLog() {
        Opened s;
        const Instant then = s.ledger.now;
        s.proxy().stale = true;  // it refuses
        must(s.doctor.doctor().open(s.laboratory));
        s.proxy().stale = false;
        s.reportAll();
        const auto hours = s.logged();
        const std::size_t reporting = static_cast<std::size_t>(std::ranges::count_if(
            s.ledger.clinics, [](const auto& clinic) { return !clinic.releases.empty(); }));
        QVERIFY(reporting >= 2);
        QCOMPARE(hours.size(), reporting);
        std::size_t released = 0, refused = 0;
        for (const ReleasedHour& hour : hours) {
            QVERIFY(hour.reported && hour.shown == HourShown::Whole && hour.why.empty());
            QCOMPARE(hour.grant, s.grant);
            QCOMPARE(hour.clinicName, std::string(s.ledger.genesis->find(hour.proxy)->name));
            QVERIFY(hour.from <= then && then < hour.from + seconds(3600));
            QCOMPARE(hour.rows.size(), std::size_t{hour.released} + hour.refused);
            for (const engine::ReleaseRow& row : hour.rows) {
                QCOMPARE(row.record, s.laboratory);
                QVERIFY(row.time == then && !row.late);
                QCOMPARE(row.why, std::string(row.released ? "" : "NotCurrent"));
                ++(row.released ? released : refused);
            }
        }
        QCOMPARE(released, s.ledger.released);
        QCOMPARE(refused, std::size_t{1});
    }

    void whoShowsLessOrMoreIsNamed() {
        Opened s;
        s.reportAll();
        FakeLedger::Clinic& one = s.proxy();
        QCOMPARE(s.shownBy(one), HourShown::Whole);
        for (const Shows wrong : {Shows::OneLess, Shows::OneAltered, Shows::OneMore}) {
            one.shows = wrong;
            QCOMPARE(s.shownBy(one), HourShown::Contradicts);
        }
        one.shows = Shows::Nothing;
        QCOMPARE(s.shownBy(one), HourShown::NotShown);
        // The others' are there all the same.
        for (const ReleasedHour& hour : s.logged()) {
            QCOMPARE(hour.shown == HourShown::Whole, hour.proxy != one.id);
            QCOMPARE(hour.rows.empty(), hour.proxy == one.id);
            QCOMPARE(hour.why.empty(), hour.proxy != one.id);
        }
        const auto rows = must(s.patient.patient().activity(0));
        QVERIFY(std::ranges::any_of(rows, [&](const engine::ActivityRow& row) {
            return row.sentence.find("is not shown") != std::string::npos &&
                   row.sentence.starts_with(s.ledger.genesis->find(one.id)->name);
        }));
        // Nobody is accused for being away.
        one.shows = Shows::All;
        one.away = true;
        QCOMPARE(s.shownBy(one), HourShown::NotReached);
    }

    // Then no clinic has to keep what it was, and none is blamed for that.
    void whatIsLongAgoIsNotAskedFor() {
        for (const auto& [ago, shown] :
             {std::pair{days(398), HourShown::Contradicts}, {days(400), HourShown::TooOld}}) {
            Opened s;
            s.reportAll();
            FakeLedger::Clinic& one = s.proxy();
            one.shows = Shows::OneLess;
            s.ledger.now = s.ledger.now + ago;
            QCOMPARE(s.shownBy(one), shown);
        }
    }

    // What it says of a clinic's key is not proven: it could sign something in the clinic's place.
    void aHomeNodeCannotAccuseAClinic() {
        Opened s;
        s.reportAll();
        FakeLedger::Clinic& one = s.proxy();
        one.shows = Shows::UnderAnothersName;
        QCOMPARE(s.shownBy(one), HourShown::NotShown);
        const FakeLedger::Clinic& other =
            one.id == s.ledger.clinics.front().id ? s.ledger.clinics.back() : s.ledger.clinics.front();
        ledger::Clinic invented = *s.ledger.state().clinic(one.id);
        invented.signKey = other.sign.publicKey();
        s.ledger.table.apply(ledger::Delta{
            {ledger::Key(ledger::Table::Clinics).add(one.id).bytes(), ledger::codec::encode(invented)}});
        QCOMPARE(s.shownBy(one), HourShown::NotShown);
        one.shows = Shows::All;
        QCOMPARE(s.shownBy(one), HourShown::Whole);
    }

    void aClinicCannotEndTheJob() {
        Opened s;
        s.reportAll();
        s.proxy().shows = Shows::Cancelled;
        QCOMPARE(s.shownBy(s.proxy()), HourShown::NotReached);
        QVERIFY(std::ranges::any_of(s.logged(),
                                    [](const ReleasedHour& hour) { return hour.shown == HourShown::Whole; }));
        s.patient.stop = true;
        QCOMPARE(codeOf(s.patient.patient().activity(0)), ErrorCode::Cancelled);
    }

    void aHomeNodeCannotAlterAReport() {
        Opened s;
        s.reportAll();
        // Another transaction of the ledger, whole and signed.
        const Bytes another = s.ledger.ordered.begin()->second.withoutDetails().encode();
        s.patient.home().spoilTransaction = [&](Bytes& tx) { tx = another; };
        QCOMPARE(codeOf(s.patient.patient().activity(0)), ErrorCode::BadProof);
        // This one, said to have reported something else.
        s.patient.home().spoilTransaction = [&](Bytes& bytes) {
            const auto tx = must(ledger::Transaction::decode(bytes));
            ledger::TransactionBody body = tx.body();
            for (ledger::Operation& operation : body.operations)
                if (auto* receipts = std::get_if<ledger::Receipts>(&operation))
                    for (ledger::Receipt& receipt : receipts->entries)
                        if (auto* hour = std::get_if<ledger::Released>(&receipt)) hour->released += 1;
            bytes = must(ledger::Transaction::make(std::move(body), {}, s.proxy().sign)).encode();
        };
        QCOMPARE(codeOf(s.patient.patient().activity(0)), ErrorCode::BadProof);
        s.patient.home().spoilTransaction = {};
        QVERIFY(s.patient.patient().activity(0));
    }

    void whatIsNotOnTheLedgerYetSaysSo() {
        Opened s;
        auto hours = must(s.patient.patient().releases(s.grant));
        QVERIFY(!hours.empty());
        for (const ReleasedHour& hour : hours) {
            QVERIFY(!hour.reported && hour.shown == HourShown::Whole);
            QCOMPARE(hour.rows.size(), std::size_t{hour.released} + hour.refused);
        }
        QVERIFY(s.logged().empty());
        const std::size_t before = hours.size();
        s.reportAll();
        hours = must(s.patient.patient().releases(s.grant));
        QCOMPARE(hours.size(), before);
        for (const ReleasedHour& hour : hours) QVERIFY(hour.reported && hour.shown == HourShown::Whole);
        // The latest first.
        must(s.doctor.doctor().open(s.laboratory));
        hours = must(s.patient.patient().releases(s.grant));
        QVERIFY(hours.size() > before && !hours.front().reported && hours.back().reported);
        QVERIFY(std::ranges::is_sorted(hours, std::ranges::greater(), &ReleasedHour::from));
        // Who is away is waited for once, and may have released more.
        s.proxy().away = true;
        hours = must(s.patient.patient().releases(s.grant));
        QCOMPARE(std::ranges::count_if(hours,
                                       [&](const ReleasedHour& hour) {
                                           return hour.proxy == s.proxy().id &&
                                                  hour.shown == HourShown::NotReached;
                                       }),
                 1);
    }

    void severalHoursInOneReport() {
        Opened s;
        s.passHour();
        must(s.doctor.doctor().open(s.laboratory));
        s.passHour();
        must(s.doctor.doctor().open(s.laboratory));
        must(s.doctor.doctor().open(s.laboratory));
        s.reportAll();
        std::map<ClinicId, std::set<std::pair<Instant, std::uint32_t>>> byClinic;
        for (const ReleasedHour& hour : s.logged()) {
            QCOMPARE(hour.shown, HourShown::Whole);
            QVERIFY(byClinic[hour.proxy].emplace(hour.from, hour.released).second);
        }
        for (const FakeLedger::Clinic& clinic : s.ledger.clinics)
            if (!clinic.releases.empty()) {
                QCOMPARE(byClinic[clinic.id].size(), std::size_t{3});
                QCOMPARE(byClinic[clinic.id].rbegin()->second, std::uint32_t{2});
            }
        // A page of the log that begins between two events of one report.
        const auto all = must(s.patient.patient().activity(0));
        for (std::uint64_t before = 1; before < all.size(); ++before) {
            const auto page = must(s.patient.patient().activity(before));
            QCOMPARE(page.size(), before);
            for (std::size_t i = 0; i < page.size(); ++i)
                if (page[i].hour) QVERIFY(page[i].hour->from == all[all.size() - before + i].hour->from);
        }
    }

    void whatIsProvenIsNotAskedForAgain() {
        Opened s;
        s.reportAll();
        engine::LedgerTrust trust;
        std::size_t asked = 0;
        s.patient.home().onCall = [&](node::FrameKind kind, std::size_t) {
            asked += kind == node::FrameKind::GetReleases || kind == node::FrameKind::GetTransaction;
        };
        const auto look = [&] {
            asked = 0;
            engine::JobContext at(s.patient.vault(), s.patient.home(), s.patient.keys(),
                                  records::Role::Patient, s.ledger.clinics[1].id, {}, &trust);
            const auto rows = must(engine::PatientActs(at).activity(0));
            return static_cast<std::size_t>(std::ranges::count_if(
                rows, [](const auto& row) { return row.hour && row.hour->shown == HourShown::Whole; }));
        };
        const std::size_t shown = look();
        QVERIFY(shown > 0 && asked >= 2);
        QCOMPARE(look(), shown);
        QCOMPARE(asked, std::size_t{0});
        // What was not shown is.
        trust = {};
        s.proxy().shows = Shows::OneLess;
        QCOMPARE(look(), shown - 1);
        s.proxy().shows = Shows::All;
        QCOMPARE(look(), shown);
        QVERIFY(asked > 0);
    }

    // A proxy that serves after a revocation which everybody knows: its own receipt says so.
    void aReleaseAfterTheRevocationIsSeen() {
        Opened s;
        must(s.patient.patient().revoke(s.grant));
        const Instant revoked = s.ledger.now;
        FakeLedger::Clinic& one = s.proxy();
        const auto releases = [&](Duration after) {
            const Instant time = revoked + after;
            one.releases[{s.grant, ledger::releaseHour(time)}].push_back({time, s.laboratory, true, {}});
        };
        releases(engine::kLateAfter);  // it may not have heard of it yet
        releases(engine::kLateAfter + milliseconds(100));
        s.ledger.now = revoked + seconds(600);
        s.reportAll();
        std::size_t late = 0;
        for (const ReleasedHour& hour : s.logged())
            for (const engine::ReleaseRow& row : hour.rows) {
                late += row.late;
                if (row.late) QVERIFY(hour.proxy == one.id && row.time > revoked + engine::kLateAfter);
            }
        QCOMPARE(late, std::size_t{1});
        const auto rows = must(s.patient.patient().activity(0));
        QVERIFY(std::ranges::any_of(rows, [](const engine::ActivityRow& row) {
            return row.sentence.find("after the grant was revoked") != std::string::npos;
        }));
    }

    // A leader has put it into a block of an earlier time: what was released before the patient revoked is in
    // order.
    void aRevocationCountsFromWhenItWasMade() {
        Opened s;
        const Instant before = s.ledger.now;
        s.ledger.ordering = false;
        s.passHour();
        const Instant revoked = s.ledger.now;
        must(s.patient.patient().revoke(s.grant));
        s.ledger.now = before;
        s.ledger.ordering = true;
        s.ledger.order();
        QVERIFY(s.ledger.state().tip().time < revoked - seconds(1800));
        FakeLedger::Clinic& one = s.proxy();
        for (const Instant time : {revoked - seconds(10), revoked + engine::kLateAfter + seconds(1)})
            one.releases[{s.grant, ledger::releaseHour(time)}].push_back({time, s.laboratory, true, {}});
        s.ledger.now = revoked + seconds(3600);
        s.reportAll();
        std::size_t late = 0;
        for (const ReleasedHour& hour : s.logged())
            for (const engine::ReleaseRow& row : hour.rows) late += row.late;
        QCOMPARE(late, std::size_t{1});
    }

    void onlyThePatientIsShownThem() {
        Opened s;
        s.reportAll();
        GrantId other = s.grant;
        other.bytes[0] ^= 1;
        QCOMPARE(codeOf(s.patient.patient().releases(other)), ErrorCode::NotFound);
        QCOMPARE(codeOf(engine::PatientActs(s.doctor.at()).releases(s.grant)), ErrorCode::NotFound);
        const auto rows = must(s.doctor.doctor().activity(s.whom(), 0));
        QVERIFY(std::ranges::none_of(rows, [](const auto& row) { return row.hour.has_value(); }));
    }

    void anHourIsJudgedByWhatWasReported() {
        const GrantId grant = crypto::randomFixed<GrantId>();
        const node::GrantHour hour{grant, 1000};
        std::vector<node::Release> releases;
        const auto judged = [&](ledger::Released report) {
            std::vector<Bytes> entries;
            for (const node::Release& one : releases) entries.push_back(one.encode());
            return engine::judgeHour({{{}, hour}, report.released, report.refused, report.root, {}}, entries);
        };
        const auto add = [&](std::size_t count, bool released) {
            for (std::size_t i = 0; i < count; ++i)
                releases.push_back({Instant{std::int64_t{1000} * 3'600'000 + static_cast<std::int64_t>(i)},
                                    {},
                                    released,
                                    released ? "" : "Revoked"});
        };
        const auto report = [&] { return FakeLedger::reportOf(hour, releases); };
        QVERIFY(judged(report()));  // nothing
        add(2, true);
        add(1, false);
        QVERIFY(judged(report()));
        for (const auto& change : std::vector<std::function<void(ledger::Released&)>>{
                 [](auto& r) { ++r.released; }, [](auto& r) { --r.released; }, [](auto& r) { ++r.refused; },
                 [](auto& r) { --r.refused; }, [](auto& r) { r.root.bytes[0] ^= 1; }}) {
            ledger::Released wrong = report();
            change(wrong);
            QCOMPARE(codeOf(judged(wrong)), ErrorCode::BadProof);
        }
        // Of another hour, though it was reported so.
        releases.push_back({Instant{1001 * std::int64_t{3'600'000}}, {}, true, {}});
        QCOMPARE(codeOf(judged(report())), ErrorCode::BadProof);
        releases.pop_back();
        // A full hour has more refusals than entries, never more releases.
        add(store::kMaxEntriesPerHour - 3, false);
        ledger::Released full = report();
        full.refused += 500;
        QVERIFY(judged(full));
        full.released += 1;
        QCOMPARE(codeOf(judged(full)), ErrorCode::BadProof);
    }
};

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::ReleasesTest)
#include "releases_test.moc"
