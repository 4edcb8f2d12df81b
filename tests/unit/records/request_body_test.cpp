#include "core/records/request_body.h"

#include <QtTest>

#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;
using test::kNow;
using test::randomFixed;

namespace {

using Categories = std::vector<Category>;
using RecordIds = std::vector<RecordId>;

struct Case {
    test::People people;
    crypto::BoxKey box = crypto::BoxKey::random();

    RequestBody body(Role role = Role::Doctor) const {
        return {people.credential(role),
                introduce(people.chain, people.identity, people.doctorPseudonym, people.patientPseudonym),
                Purpose::Treatment,
                Categories{Category::Medications, Category::Laboratory},
                *ClinicalDate::from("2018"),
                {},
                kNow + days(1),
                "Before your operation\non Monday.",
                true,
                false};
    }
    RequestContext context() const {
        return {people.chain, people.doctorPseudonym, people.patientPseudonym, people.clinicKey.publicKey(),
                kNow};
    }
};

}  // namespace

class RequestBodyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void roundTrip() {
        const Case c;
        RequestBody body = c.body();
        const Bytes sealed = *sealRequest(body, c.box.publicKey());
        QCOMPARE(sealed.size(), crypto::kBoxOverhead + kRequestBlock);
        QVERIFY(*openRequest(c.box, sealed) == body);
        QVERIFY(checkRequest(body, c.context()));
        RecordIds ids;
        for (std::size_t i = 0; i < kMaxRequestedRecords; ++i) ids.push_back(randomFixed<RecordId>());
        std::ranges::sort(ids);
        body.wanted = ids;
        body.note = std::string(kMaxNoteBytes, 'n');
        body.forTeam = true;
        const Bytes large = *sealRequest(body, c.box.publicKey());
        QCOMPARE((large.size() - crypto::kBoxOverhead) % kRequestBlock, std::size_t{0});
        QVERIFY(*openRequest(c.box, large) == body);
        QVERIFY(checkRequest(body, c.context()));
    }

    void onlyThePatientOpensIt() {
        const Case c;
        const Bytes sealed = *sealRequest(c.body(), c.box.publicKey());
        QVERIFY(failsWith(openRequest(crypto::BoxKey::random(), sealed), ErrorCode::CannotOpen));
        for (std::size_t i = 0; i < sealed.size(); i += 29) {
            Bytes changed = sealed;
            changed[i] ^= 1;
            QVERIFY(failsWith(openRequest(c.box, changed), ErrorCode::CannotOpen));
        }
        QVERIFY(failsWith(openRequest(c.box, Bytes(kMaxRequestBytes + 100)), ErrorCode::TooLarge));
        // A box that holds something else.
        QVERIFY(failsWith(openRequest(c.box, *crypto::sealTo(c.box.publicKey(), Bytes(1024))),
                          ErrorCode::Malformed));
        QVERIFY(
            failsWith(openRequest(c.box, *crypto::sealTo(c.box.publicKey(), Bytes{})), ErrorCode::Malformed));
        QVERIFY(failsWith(openRequest(c.box, *crypto::sealTo(c.box.publicKey(), Bytes{0x82, 2, 0})),
                          ErrorCode::Malformed));
    }

    void paddingIsJudged() {
        const Case c;
        const Bytes sealed = *sealRequest(c.body(), c.box.publicKey());
        const auto plain = *c.box.open(sealed);
        const auto with = [&](auto change) {
            Bytes other = toBytes(plain);
            change(other);
            return openRequest(c.box, *crypto::sealTo(c.box.publicKey(), other));
        };
        QVERIFY(with([](Bytes&) {}));
        QVERIFY(failsWith(with([](Bytes& b) { b.pop_back(); }), ErrorCode::Malformed));
        QVERIFY(failsWith(with([](Bytes& b) { b.back() = 1; }), ErrorCode::Malformed));
        QVERIFY(failsWith(with([](Bytes& b) { b.resize(2048); }), ErrorCode::Malformed));
        QVERIFY(failsWith(with([](Bytes& b) { b[1] = 2; }), ErrorCode::TooNew));
    }

    void aLentCredentialIsFound() {
        const Case c;
        const RequestBody body = c.body();
        RequestContext context = c.context();
        context.requester = randomFixed<SignPublic>();
        QVERIFY(failsWith(checkRequest(body, context), ErrorCode::BadProof));
        context = c.context();
        context.patient = randomFixed<SignPublic>();  // shown to another patient, who sends it on
        QVERIFY(failsWith(checkRequest(body, context), ErrorCode::BadProof));
    }

    void credentialAndTimes() {
        const Case c;
        RequestContext context = c.context();
        context.chain = randomFixed<ChainId>();
        QVERIFY(failsWith(checkRequest(c.body(), context), ErrorCode::WrongLedger));
        context = c.context();
        context.clinicKey = test::freshSignKey().publicKey();
        QVERIFY(failsWith(checkRequest(c.body(), context), ErrorCode::BadSignature));
        context = c.context();
        context.now = kNow + days(2);
        QVERIFY(failsWith(checkRequest(c.body(), context), ErrorCode::Expired));
        RequestBody past = c.body();
        past.notAfter = kNow - milliseconds(1);
        QVERIFY(failsWith(checkRequest(past, c.context()), ErrorCode::Expired));
        RequestBody promoted = c.body();
        promoted.credential.name = "Prof. Kim Example";
        QVERIFY(failsWith(checkRequest(promoted, c.context()), ErrorCode::BadSignature));
    }

    void whatCantBeAskedFor() {
        const Case c;
        const auto denied = [&](Role role, auto change) {
            RequestBody body = c.body(role);
            change(body);
            return failsWith(checkRequest(body, c.context()), ErrorCode::Denied) &&
                   failsWith(sealRequest(body, c.box.publicKey()), ErrorCode::InvalidArgument);
        };
        QVERIFY(denied(Role::Doctor, [](RequestBody& b) { b.purpose = Purpose::BreakGlass; }));
        QVERIFY(denied(Role::Doctor, [](RequestBody& b) { b.wanted = Categories{Category::Intake}; }));
        QVERIFY(denied(Role::Doctor, [](RequestBody& b) { b.wanted = Categories{Category::Research}; }));
        QVERIFY(denied(Role::Doctor, [](RequestBody& b) { b.purpose = Purpose::Research; }));
        QVERIFY(denied(Role::Researcher, [](RequestBody&) {}));
        QVERIFY(denied(Role::Researcher, [](RequestBody& b) { b.purpose = Purpose::Research; }));
        QVERIFY(denied(Role::Researcher, [](RequestBody& b) {
            b.purpose = Purpose::Research;
            b.wanted = RecordIds{randomFixed<RecordId>()};
        }));
        QVERIFY(denied(Role::Patient, [](RequestBody&) {}));
        QVERIFY(denied(Role::Staff, [](RequestBody&) {}));
        RequestBody study = c.body(Role::Researcher);
        study.purpose = Purpose::Research;
        study.wanted = Categories{Category::Research};
        QVERIFY(checkRequest(study, c.context()));
    }

    void formsThatAreRefused() {
        const Case c;
        const auto refused = [&](auto change) {
            RequestBody body = c.body();
            change(body);
            return failsWith(sealRequest(body, c.box.publicKey()), ErrorCode::InvalidArgument);
        };
        QVERIFY(refused([](RequestBody& b) { b.wanted = Categories{}; }));
        QVERIFY(refused([](RequestBody& b) { b.wanted = Categories{Category::Notes, Category::Problems}; }));
        QVERIFY(refused([](RequestBody& b) { b.wanted = Categories{Category::Notes, Category::Notes}; }));
        QVERIFY(refused([](RequestBody& b) { b.wanted = RecordIds(kMaxRequestedRecords + 1); }));
        QVERIFY(refused([](RequestBody& b) { b.note = std::string(kMaxNoteBytes + 1, 'n'); }));
        QVERIFY(refused([](RequestBody& b) { b.note = "\x1b[31m"; }));
        QVERIFY(refused([](RequestBody& b) { b.to = *ClinicalDate::from("2017"); }));
        QVERIFY(refused([](RequestBody& b) { b.notAfter = {-1}; }));
    }
};

QTEST_GUILESS_MAIN(RequestBodyTest)
#include "request_body_test.moc"
