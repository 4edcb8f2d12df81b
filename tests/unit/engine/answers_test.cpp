// What a patient decides, when the home node is away, lies, or is still busy with what was decided before: it
// never comes to more than the last word.
#include <QtTest>

#include "core/base/cbor.h"
#include "tests/unit/engine/story.h"
#include "tests/unit/ledger/world.h"

namespace reseal::test {

using engine::Approval;
using records::Category;
using records::Purpose;

namespace {

// Two doctors have the patient, who has records.
struct Answers : Story {
    Answers() : other(ledger, ledger.invite(2, records::Role::Doctor), "Bo") {
        other.joinAs("Bo Lind");
        meet();
        must(other.doctor().addPatient({must(patient.patient().careCard()).text, "Muster", {}, {}}));
        must(seal("eva.json", kBundle));
        laboratory = record(Category::Laboratory)->id;
    }
    engine::RequestRow askedByOther(std::vector<Category> categories) {
        return must(other.doctor().request(wish(std::move(categories))));
    }
    std::size_t activeOf(const std::string& name) {
        const auto rows = must(patient.patient().grants());
        return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const engine::GrantRow& row) {
            return row.who.name == name && row.state == engine::GrantState::Active;
        }));
    }
    engine::RequestRow shown(const ledger::RequestId& id) {
        for (const auto& row : must(patient.patient().requests()))
            if (row.id == id) return row;
        qFatal("no such request");
    }
    // What another device of the patient has under way, that doesn't know of the end: the same once more,
    // under the key in force.
    GrantId renewAsBefore(const engine::RequestRow& request, const GrantId& was) {
        engine::JobContext& at = patient.at();
        const auto own = must(engine::OwnCatalogue::load(at));
        const ledger::AccountId grantee = ledger.state().grant(was)->grantee;
        const auto before = *ledger.state().pseudonym(ledger::pseudonymKey(grantee));
        const auto make = [&]() -> Result<engine::Draft> {
            const engine::GrantWish wish{Category::Laboratory,
                                         must(own.current(at, Category::Laboratory)).epoch,
                                         must(crypto::Point::decode(before.sharing)),
                                         before.box,
                                         false,
                                         {},
                                         ledger::Purpose::Treatment,
                                         request.notAfter,
                                         request.id,
                                         {}};
            engine::Draft draft;
            RESEAL_TRY(engine::addGrants(at, own, draft, {wish}, must(engine::chooseProxies(at))));
            return draft;
        };
        must(engine::submitOnce(at, {engine::intentOf("elsewhere", {request.id}), own.signKey(at), make}));
        for (const auto& grant : ledger::grantsFor(ledger.state(), grantee))
            if (grant.entry.request == request.id && grant.entry.revoked == 0) return grant.id;
        qFatal("no such grant");
    }
    // The next question of that kind is not answered.
    void loseNext(node::FrameKind which) {
        patient.home().onCall = [this, which](node::FrameKind kind, std::size_t number) {
            if (kind == which) patient.home().failAt = number;
        };
    }
    void loseNoMore() {
        patient.home().onCall = {};
        patient.home().failAt = SIZE_MAX;
    }

    Someone other;
    RecordId laboratory;
};

Approval whole(const engine::RequestRow& request) {
    return {request.id, {request.categories.begin(), request.categories.end()}, {}, {}};
}

}  // namespace

class EngineAnswersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Who is cut off and takes back ends all that they mean by it, as soon as somebody is there.
    void takenBackWithoutAnybodyThere() {
        Answers s;
        const GrantId first = s.allow(s.ask({Category::Laboratory})).grants.front();
        s.allow(s.ask({Category::Laboratory}));
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{2});
        s.patient.home().offline = true;
        QCOMPARE(codeOf(s.patient.patient().revoke(first)), ErrorCode::Offline);
        QCOMPARE(must(s.patient.vault().lanes().unsettled()).size(), std::size_t{1});  // it is signed
        QVERIFY(must(engine::hasToTakeBack(s.patient.at())));
        s.patient.home().offline = false;
        must(s.patient.patient().finishInterrupted());
        QVERIFY(!must(engine::hasToTakeBack(s.patient.at())));
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{0});
        QVERIFY(!s.doctor.doctor().open(s.laboratory));
        // What is sealed from now on is under a new key.
        s.allow(s.askedByOther({Category::Laboratory}));
        QCOMPARE(s.activeOf("Bo Lind"), std::size_t{2});  // under the former key and the new one
    }

    // Whatever fails, what a person has taken back is taken back in the end, without being said again.
    void takenBackWhateverFails_data() {
        QTest::addColumn<bool>("answer");
        QTest::newRow("before it came of anything") << false;
        QTest::newRow("only the answer is lost") << true;
    }
    void takenBackWhateverFails() {
        QFETCH(const bool, answer);
        Answers s;
        s.patient.home().lost = answer ? Lost::Answer : Lost::Question;
        for (std::size_t step = 0;; ++step) {
            s.ledger.now = s.ledger.now + days(1);
            const GrantId grant = s.allow(s.ask({Category::Laboratory})).grants.front();
            const std::uint64_t version = s.ledger.state().catalogue(s.whom())->version;
            const std::size_t fails = s.patient.home().calls + step;
            s.patient.home().failAt = fails;
            const auto revoked = s.patient.patient().revoke(grant);
            const bool reached = s.patient.home().calls > fails;
            s.patient.home().failAt = SIZE_MAX;
            for (int i = 0; i < 3 && must(engine::hasToTakeBack(s.patient.at())); ++i)
                must(s.patient.patient().finishInterrupted());
            const std::string where = "call " + std::to_string(step);
            QVERIFY2(!must(engine::hasToTakeBack(s.patient.at())), where.c_str());
            QVERIFY2(s.activeOf("Ada Kim") == 0, where.c_str());
            QVERIFY2(s.ledger.state().catalogue(s.whom())->version == version + 1, where.c_str());
            if (!reached) break;
        }
    }

    // Another device of the same patient had a renewal for the reader under way: it is ended as well. What
    // was allowed the same reader since is not.
    void renewedBehindTheBack() {
        Answers s;
        const auto request = s.ask({Category::Laboratory});
        const GrantId grant = s.allow(request).grants.front();
        must(s.patient.patient().revoke(grant));
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{0});
        s.allow(s.ask({Category::Laboratory}));  // under the former key and the new one
        const GrantId behind = s.renewAsBefore(request, grant);
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{3});
        QVERIFY(!must(engine::hasToTakeBack(s.patient.at())));
        s.ledger.now = s.ledger.now + seconds(1300);
        QVERIFY(must(engine::hasToTakeBack(s.patient.at())));
        must(s.patient.patient().finishInterrupted());
        QVERIFY(s.ledger.state().grant(behind)->revoked != 0);
        QVERIFY(s.activeOf("Ada Kim") >= 2);
        s.ledger.now = s.ledger.now + seconds(1300);
        must(s.patient.patient().finishInterrupted());
        QVERIFY(must(s.patient.vault().locker().list("revoking")).empty());
    }

    // Said of one while nobody was there, and again of all while the first is still on its way.
    void eachThatIsToldAsTakenBackIsSaid() {
        Answers s;
        const GrantId first = s.allow(s.ask({Category::Laboratory})).grants.front();
        const GrantId second = s.allow(s.ask({Category::Laboratory})).grants.front();
        s.patient.home().offline = true;
        QCOMPARE(codeOf(s.patient.patient().revoke(first)), ErrorCode::Offline);
        s.patient.home().offline = false;
        s.ledger.ordering = false;
        const auto told = must(s.patient.patient().revoke(first)).grants;
        QCOMPARE(told.size(), std::size_t{2});
        s.ledger.ordering = true;
        s.ledger.order();
        for (const GrantId& id : {first, second}) QVERIFY(s.ledger.state().grant(id)->revoked != 0);
    }

    // By a clock that is fast, the grant is over, and there would be nothing to take back.
    void takenBackByAFastClock() {
        Answers s;
        const GrantId grant = s.allow(s.ask({Category::Laboratory})).grants.front();
        s.patient.home().clockIsAhead = days(4000);
        static_cast<void>(s.patient.patient().revoke(grant));
        QVERIFY(s.ledger.state().grant(grant)->revoked != 0);
    }

    // A move that was interrupted goes on only when whoever else was taken back from is out of it.
    void takenBackWhileACategoryMoves() {
        Answers s;
        const GrantId ada = s.allow(s.ask({Category::Laboratory})).grants.front();
        const GrantId bo = s.allow(s.askedByOther({Category::Laboratory})).grants.front();
        s.ledger.ordering = false;
        QVERIFY(must(s.patient.patient().revoke(bo)).unfinished);
        s.patient.home().offline = true;
        QCOMPARE(codeOf(s.patient.patient().revoke(ada)), ErrorCode::Offline);
        s.patient.home().offline = false;
        s.ledger.ordering = true;
        for (int i = 0; i < 2; ++i) must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{0});
        QCOMPARE(s.activeOf("Bo Lind"), std::size_t{0});
    }

    // While an answer is on its way, no second one is given beside it.
    void anotherAnswerWhileOneIsOnItsWay() {
        Answers s;
        const auto request = s.ask({Category::Laboratory, Category::Problems});
        s.loseNext(node::FrameKind::Submit);
        QVERIFY(!s.patient.patient().approve(whole(request)));
        s.loseNoMore();
        Approval narrow = whole(request);
        narrow.categories = {Category::Problems};
        narrow.notAfter = s.ledger.now + days(1);
        const auto second = s.patient.patient().approve(narrow);
        QCOMPARE(codeOf(second), ErrorCode::NotCurrent);
        must(engine::settle(s.patient.at()));
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(codeOf(s.patient.patient().approve(narrow)), ErrorCode::Refused);
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{2});
        // The same answer once more only goes on.
        must(s.patient.patient().approve(whole(request)));
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{2});
    }
    void anotherAnswerAfterOneWasLost() {
        Answers s;
        const auto request = s.ask({Category::Laboratory, Category::Problems});
        s.loseNext(node::FrameKind::Submit);
        QVERIFY(!s.patient.patient().approve(whole(request)));
        s.loseNoMore();
        s.ledger.now = s.ledger.now + days(1);  // it can't be ordered any more
        Approval narrow = whole(request);
        narrow.categories = {Category::Problems};
        (void)engine::settle(s.patient.at());
        must(s.patient.patient().approve(narrow));
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{1});
        must(s.patient.patient().finishInterrupted());
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{1});
        QVERIFY(!s.doctor.doctor().open(s.laboratory));
    }

    void onlyWhatWasShownIsAllowed() {
        Answers s;
        const auto mine = s.ask({Category::Laboratory});
        const auto theirs = s.askedByOther({Category::Laboratory});
        QVERIFY(s.shown(mine.id).meaning != s.shown(theirs.id).meaning);
        QVERIFY(!s.shown(mine.id).meaning.isZero());
        Approval swapped = whole(theirs);
        swapped.shown = s.shown(mine.id).meaning;
        const std::size_t before = s.ledger.submitted;
        QCOMPARE(codeOf(s.patient.patient().approve(swapped)), ErrorCode::Conflict);
        QCOMPARE(s.ledger.submitted, before);
        swapped.shown = s.shown(theirs.id).meaning;
        must(s.patient.patient().approve(swapped));
    }

    // What was ended is not allowed again by the same answer.
    void endedAndGivenAgain() {
        Answers s;
        engine::Wish wish = s.wish({});
        wish.records = {s.laboratory};
        const auto request = must(s.doctor.doctor().request(wish));
        const auto allowed = must(s.patient.patient().approve({request.id, {}, {}, {}}));
        must(s.doctor.doctor().open(s.laboratory));
        must(s.patient.patient().revoke(allowed.grants.front()));
        QCOMPARE(codeOf(s.patient.patient().approve({request.id, {}, {}, {}})), ErrorCode::Refused);
        QCOMPARE(s.activeOf("Ada Kim"), std::size_t{0});
        QVERIFY(!s.doctor.doctor().open(s.laboratory));
    }

    // A threshold that was chosen is kept, though it is what the default would have been.
    void whatWasChosenIsNotTheDefault() {
        Answers s;
        const auto mine = s.allow(s.ask({Category::Laboratory})).grants.front();
        Approval chosen = whole(s.askedByOther({Category::Laboratory}));
        chosen.threshold = 2;
        QCOMPARE(sharing::defaultThreshold(4), std::size_t{2});
        QCOMPARE(sharing::defaultThreshold(1), std::size_t{1});
        must(s.patient.patient().approve(chosen));
        for (const std::size_t i : {1U, 2U, 3U}) s.setProxy(i, false);
        const auto revoked = must(s.patient.patient().revoke(mine));
        QVERIFY(revoked.unfinished && revoked.unfinished->code == ErrorCode::Refused);
        QCOMPARE(revoked.renewed, std::size_t{0});
        for (const std::size_t i : {1U, 2U, 3U}) s.setProxy(i, true);
        must(s.patient.patient().finishInterrupted());
        for (const auto& row : must(s.patient.patient().grants()))
            if (row.state == engine::GrantState::Active) QCOMPARE(row.threshold, std::size_t{2});
        QCOMPARE(s.activeOf("Bo Lind"), std::size_t{2});
    }

    // A record whose label nobody can read keeps no other from being allowed.
    void aSpoiltLabel() {
        using World = ledger::world::World;
        Answers s;
        const auto key = s.ledger.state().record(s.laboratory)->stanzas.front().key;
        engine::Draft draft;
        ledger::Record op;
        op.record = World::idOf<RecordId>("spoilt");
        op.blob = World::idOf<BlobId>("spoilt");
        op.sealedLength = sealing::headerSize(1) + 4096 + 16;
        op.fileServers = {s.ledger.clinics[0].id};
        op.stanzas.push_back({key, draft.attach(World::stanza(key, op.record))});
        op.label = draft.attach(World::label(key, op.record, 0));  // under a secret of its own
        draft.add(op);
        const auto own = must(engine::pseudonymFor(s.doctor.at(), s.whom()));
        const auto author = s.doctor.keys().pseudonymSign(own.number);
        must(engine::submitOnce(s.doctor.at(),
                                {engine::intentOf("spoil", {}), author, [&] { return Result(draft); }}));
        engine::Wish wish = s.wish({});
        wish.records = {s.laboratory};
        const auto named = must(s.doctor.doctor().request(wish));
        QVERIFY(must(s.patient.patient().approve({named.id, {}, {}, {}})).ready);
        engine::Wish dated = s.wish({Category::Laboratory});
        dated.from = "2020";
        const auto later = must(s.other.doctor().request(dated));
        QVERIFY(must(s.patient.patient().approve(whole(later))).ready);
        must(s.other.doctor().open(s.laboratory));
        for (const auto& row : must(s.patient.patient().grants()))
            QVERIFY(row.records == std::vector<RecordId>{s.laboratory});
    }

    // Somebody else's grant under the id that shares are kept for: they are of no use, and stop nothing.
    void anIdThatIsTaken() {
        Answers s;
        Someone second(s.ledger, s.ledger.invite(3, records::Role::Patient), "Uma");
        second.joinAs("Uma Weiss");
        must(s.doctor.doctor().addPatient({must(second.patient().careCard()).text, "Uma W.", {}, {}}));
        engine::Wish wish = s.wish({Category::Laboratory});
        wish.patient = second.pseudonym();
        const auto asked = must(s.doctor.doctor().request(wish));
        const GrantId theirs = must(second.patient().approve(whole(asked))).grants.front();
        cbor::Writer share;
        share.array(1).array(2).bytes(s.ledger.clinics[0].id).bytes(Bytes(80));
        must(s.patient.vault().locker().put("share", theirs, share.out()));
        must(s.patient.patient().finishInterrupted());
        QVERIFY(!must(s.patient.vault().locker().get("share", theirs)));
    }

    // Of a grant that the home node doesn't have, shares are kept until it is certain that nobody has it.
    void aHomeNodeThatIsBehind() {
        Answers s;
        const auto id = crypto::randomFixed<GrantId>();
        for (const char* space : {"share", "revoking"})
            must(s.patient.vault().locker().put(space, id, Bytes{0x80}));
        s.ledger.quorum = 3;
        for (const std::size_t i : {0U, 2U, 3U}) s.ledger.clinics[i].away = true;
        must(s.patient.patient().finishInterrupted());
        for (const char* space : {"share", "revoking"})
            QVERIFY(must(s.patient.vault().locker().get(space, id)));
        // Linked, but they have not said yet how far they are.
        for (auto& clinic : s.ledger.clinics) {
            clinic.away = false;
            clinic.silent = true;
        }
        must(s.patient.patient().finishInterrupted());
        for (const char* space : {"share", "revoking"})
            QVERIFY(must(s.patient.vault().locker().get(space, id)));
        for (auto& clinic : s.ledger.clinics) clinic.silent = false;
        must(s.patient.patient().finishInterrupted());
        for (const char* space : {"share", "revoking"})
            QVERIFY(!must(s.patient.vault().locker().get(space, id)));
    }

    // The newest page comes first, however much somebody has put before it.
    void theLatestIsAlwaysShown() {
        Answers s;
        const GrantId grant = s.allow(s.ask({Category::Laboratory})).grants.front();
        const std::uint64_t first = ledger::releaseHour(s.ledger.now);
        s.ledger.now = s.ledger.now + days(25);
        for (std::size_t clinic = 0; clinic < 2; ++clinic)
            for (std::uint64_t hour = 0; hour < 512; hour += 16) {
                std::vector<ledger::Receipt> receipts;
                for (std::uint64_t i = 0; i < 16; ++i)
                    receipts.push_back(
                        ledger::Released{grant, first + hour + i, 1, 0, Hash32::copy(Bytes(32, 7))});
                s.ledger.say(s.ledger.clinics[clinic], {ledger::Receipts{receipts}});
            }
        const auto last = s.askedByOther({Category::Laboratory});
        const auto rows = must(s.patient.patient().activity(0));
        QCOMPARE(rows.size(), ledger::kMaxPage);
        QVERIFY(rows.front().kind == "Requested" && rows.front().number > ledger::kMaxPage);
        QVERIFY(rows.front().tx == s.ledger.state().request(last.id)->tx);
        const auto earlier = must(s.patient.patient().activity(rows.back().number));
        QCOMPARE(earlier.front().number, rows.back().number - 1);
        QCOMPARE(earlier.back().number, std::uint64_t{0});
    }
};

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineAnswersTest)
#include "answers_test.moc"
