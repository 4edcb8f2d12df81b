// A proxy shows what it has released and refused to the patient whose grant it is, and to nobody else.
#include <QtTest>

#include "core/node/services_releases.h"
#include "tests/unit/node/grant_scene.h"

using namespace reseal;
using namespace reseal::test;

namespace {

constexpr std::uint64_t kHour = 500'000;

node::Release releaseNumber(std::uint64_t n) {
    node::Release out;
    out.time = Instant{static_cast<std::int64_t>(kHour * 3'600'000 + n)};
    out.released = n % 2 == 0;
    if (!out.released) out.why = "NotCurrent";
    return out;
}

struct Shown : GrantScene {
    explicit Shown(Duration ago = {}, std::optional<Instant> notAfter = {}, std::size_t clinic = kProxy)
        : GrantScene(ago, notAfter), asked(clinic), proxy(*this, clinic) {
        proxy.catchUp();
    }
    // The grantee asks for a record, and is refused: this clinic, alone, can't be current.
    ErrorCode refusal(Instant time = wallClock()) {
        node::ReencapsulationRequest out;
        out.grant = grant();
        out.proxy = clinic(asked);
        out.nonce = crypto::randomFixed<Nonce16>();
        out.author = kDoctor.key();
        out.stanza = Bytes(208);
        out.time = time;
        out.signature = kDoctor.sign.sign(out.message(chain()));
        const auto answer = proxy.ask(out, kDoctor);
        RESEAL_CHECK(!answer);
        return answer.error().code;
    }
    std::size_t entriesAt(Instant time) {
        return proxy.process().store.receipts().entries({grant(), ledger::releaseHour(time)})->size();
    }
    void add(std::uint64_t hour, std::uint64_t n) {
        const node::Release one = releaseNumber(n);
        const auto outcome = one.released ? store::Outcome::Released : store::Outcome::Refused;
        QVERIFY(proxy.process().store.receipts().add({grant(), hour}, {outcome, one.encode()}));
    }
    node::ReleasesRequest question(std::vector<node::GrantHour> hours) const {
        node::ReleasesRequest out{clinic(kProxy), kPatient.key(), wallClock(), std::move(hours), {}};
        out.sign(kPatient.sign, chain());
        return out;
    }
    Result<node::ReleasesAnswer> ask(const node::ReleasesRequest& question) {
        const Bytes bytes = question.encode();
        RESEAL_ASSIGN(const Bytes boxed, proxy.desk().releases(bytes));
        RESEAL_ASSIGN(const crypto::SecretBytes answer, kPatient.box.open(boxed));
        return node::ReleasesAnswer::decode(answer, clinicKeys[kProxy].sign(0).publicKey(), chain(), bytes);
    }

    const std::size_t asked;
    Clinic proxy;
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    RESEAL_CHECK(!result);
    return result.error().code;
}

}  // namespace

class ReleasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inTheirOrderHourByHour() {
        Shown s;
        for (const std::uint64_t n : {3, 1, 2}) s.add(kHour, n);
        s.add(kHour + 2, 4);
        const auto shown =
            s.ask(s.question({{s.grant(), kHour + 2}, {s.grant(), kHour + 1}, {s.grant(), kHour}}));
        QVERIFY2(shown, shown ? "" : shown.error().text().c_str());
        const auto entry = [](std::uint64_t n) { return releaseNumber(n).encode(); };
        QVERIFY((shown->hours ==
                 std::vector<std::vector<Bytes>>{{entry(4)}, {}, {entry(3), entry(1), entry(2)}}));
    }

    void toThePatientAlone() {
        Shown s;
        s.add(kHour, 1);
        const std::vector<node::GrantHour> hour{{s.grant(), kHour}};
        auto question = s.question(hour);
        question.author = kDoctor.key();
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::BadSignature);
        question.sign(kDoctor.sign, s.chain());
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::Denied);
        // One that is not known here yet is answered later, when it is.
        auto both = hour;
        both.push_back({grantNumber(7), kHour});
        QCOMPARE(s.ask(s.question(both))->hours.size(), std::size_t{1});
        QCOMPARE(codeOf(s.ask(s.question({{grantNumber(7), kHour}}))), ErrorCode::NotCurrent);
        question = s.question(hour);
        question.sign(kPatient.sign, ChainId{});
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::BadSignature);
        question = s.question(hour);
        question.hours.front().hour += 1;
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::BadSignature);
    }

    void nothingThatWasSaidBeforeOrToAnother() {
        Shown s;
        s.add(kHour, 1);
        auto question = s.question({{s.grant(), kHour}});
        for (const std::int64_t off : {-301, 301}) {
            question.time = wallClock() + seconds(off);
            question.sign(kPatient.sign, s.chain());
            QCOMPARE(codeOf(s.ask(question)), ErrorCode::Expired);
        }
        question = s.question({{s.grant(), kHour}});
        question.proxy = s.clinic(1);
        question.sign(kPatient.sign, s.chain());
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::InvalidArgument);
        question = s.question({});
        QCOMPARE(codeOf(s.ask(question)), ErrorCode::Malformed);
    }

    // An answer is for its question, by its clinic.
    void anAnswerStandsForNoOther() {
        Shown s;
        s.add(kHour, 1);
        const Bytes one = s.question({{s.grant(), kHour}}).encode();
        const Bytes two = s.question({{s.grant(), kHour + 1}}).encode();
        const auto boxed = s.proxy.desk().releases(one);
        QVERIFY(boxed && !kDoctor.box.open(*boxed));
        const auto answer = kPatient.box.open(*boxed);
        QVERIFY(answer);
        const auto key = [&](std::size_t clinic) { return s.clinicKeys[clinic].sign(0).publicKey(); };
        QVERIFY(node::ReleasesAnswer::decode(*answer, key(kProxy), s.chain(), one));
        QCOMPARE(codeOf(node::ReleasesAnswer::decode(*answer, key(kProxy), s.chain(), two)),
                 ErrorCode::BadSignature);
        QCOMPARE(codeOf(node::ReleasesAnswer::decode(*answer, key(1), s.chain(), one)),
                 ErrorCode::BadSignature);
        QCOMPARE(codeOf(node::ReleasesAnswer::decode(*answer, key(kProxy), ChainId{}, one)),
                 ErrorCode::BadSignature);
        const node::ReleasesAnswer tooMany{{{}, {}}}, none{};
        for (const auto& wrong : {tooMany, none})
            QCOMPARE(
                codeOf(node::ReleasesAnswer::decode(
                    wrong.encode(s.clinicKeys[kProxy].sign(0), s.chain(), one), key(kProxy), s.chain(), one)),
                ErrorCode::Malformed);
    }

    // The clock of whoever made the grant's block may be ahead of ours: before its block it has no hour.
    void whatIsRefusedIsNeverBeforeTheGrant() {
        Shown s(seconds(-3600));
        QCOMPARE(s.refusal(), ErrorCode::NotCurrent);
        QCOMPARE(s.entriesAt(wallClock()), std::size_t{0});
        QCOMPARE(s.entriesAt(s.view().grant(s.grant())->time), std::size_t{1});
    }

    // Or who was once allowed to read could fill the patient's history for ever.
    void longAfterTheEndRefusalsAreNotWrittenDown() {
        for (const auto& [ago, written] : {std::pair{days(2), 1}, std::pair{days(8), 0}}) {
            Shown s(ago);
            s.say(kPatient, {ledger::Operation(s.revoke(kPatient, s.grant()))});
            s.proxy.catchUp();
            const Instant before = wallClock();
            s.refusal();
            std::size_t entries = s.entriesAt(before);
            if (ledger::releaseHour(wallClock()) != ledger::releaseHour(before))
                entries += s.entriesAt(wallClock());
            QCOMPARE(entries, static_cast<std::size_t>(written));
        }
    }

    // An hour whose entries were let go of is not shown as if it had had none.
    void whatWasLetGoOfIsNotShown() {
        Shown s;
        const auto receipts = [&] { return s.proxy.process().store.receipts(); };
        for (const std::uint64_t hour : {kHour, kHour + 1}) s.add(hour, 1);
        QVERIFY(receipts().settle({s.grant(), kHour}, Instant{1}));
        QVERIFY(*receipts().dropEntries(kNever, 9) == 1);
        const std::vector<node::GrantHour> newer{{s.grant(), kHour + 1}}, older{{s.grant(), kHour}};
        QCOMPARE(codeOf(s.ask(s.question(older))), ErrorCode::Expired);
        const auto both = s.ask(s.question({newer[0], older[0]}));
        QVERIFY(both && both->hours.size() == 1 && both->hours[0].size() == 1);
    }

    // A grant may be made for ever.
    void whatHasNoEndIsWrittenDownAsWell() {
        for (const Instant end : {kNever, Instant{INT64_MAX - 1}}) {
            Shown s({}, end);
            const Instant before = wallClock();
            QCOMPARE(s.refusal(), ErrorCode::NotCurrent);
            std::size_t entries = s.entriesAt(before);
            if (ledger::releaseHour(wallClock()) != ledger::releaseHour(before))
                entries += s.entriesAt(wallClock());
            QCOMPARE(entries, std::size_t{1});
        }
    }

    void noTimeIsTooFarOffToBeRefused() {
        Shown s;
        for (const Instant time : {Instant{}, Instant{INT64_MAX - 1}, kNever}) {
            QCOMPARE(s.refusal(time), ErrorCode::Expired);
            auto question = s.question({{s.grant(), kHour}});
            question.time = time;
            question.sign(kPatient.sign, s.chain());
            QCOMPARE(codeOf(s.ask(question)), ErrorCode::Expired);
        }
        QVERIFY(s.proxy.process().store.receipts().unsettled(UINT32_MAX, 9)->empty());
    }

    // It is no proxy of this grant, so there is nothing that the patient could ask it for.
    void anotherClinicWritesNothingDown() {
        Shown s({}, {}, kHome);
        QVERIFY(!s.view().grant(s.grant())->isProxy(s.clinic(kHome)));
        s.refusal();
        QVERIFY(s.proxy.process().store.receipts().unsettled(UINT32_MAX, 9)->empty());
    }

    // As many hours as fit, but one at least.
    void aLongAnswerHasPages() {
        Shown s;
        const Bytes large(store::kMaxReceiptEntry);
        std::vector<node::GrantHour> hours;
        for (std::uint64_t hour = kHour; hour < kHour + 3; ++hour) {
            hours.push_back({s.grant(), hour});
            for (std::size_t i = 0; i < node::kMaxReleasesAnswer / large.size() / 2; ++i)
                QVERIFY(
                    s.proxy.process().store.receipts().add(hours.back(), {store::Outcome::Refused, large}));
        }
        std::size_t questions = 0;
        for (; !hours.empty(); ++questions) {
            const auto page = s.ask(s.question(hours));
            QVERIFY(page && !page->hours.empty());
            hours.erase(hours.begin(), hours.begin() + static_cast<std::ptrdiff_t>(page->hours.size()));
        }
        QVERIFY(questions > 1 && questions < 4);
    }
};

QTEST_GUILESS_MAIN(ReleasesTest)
#include "releases_test.moc"
