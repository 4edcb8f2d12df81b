// Who one is: cards of another ledger, invitations used twice, credentials of somebody else.
#include <QtTest>

#include "core/engine/locker_backup.h"
#include "core/records/care_card.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

using engine::Phase;
using records::Category;

class EngineIdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongCards();
    void invitationTwice();
    void handoverOfAnother();
    void unbelievableRequest();
    void lockerComesBack();
};

void EngineIdentityTest::wrongCards() {
    Story story;
    FakeLedger elsewhere(1);
    const auto foreign =
        records::makeCareCard(crypto::PersonKeys(crypto::SecretBytes::random(32), elsewhere.chain()), 0, 0,
                              elsewhere.clinics[0].id);
    QCOMPARE(codeOf(story.doctor.doctor().addPatient({foreign.text(), "X", {}, {}})), ErrorCode::WrongLedger);
    const std::string invitation = must(story.ledger.invite(0, records::Role::Doctor).text());
    QCOMPARE(codeOf(story.doctor.doctor().addPatient({invitation, "X", {}, {}})), ErrorCode::InvalidArgument);
    QVERIFY(!story.doctor.doctor().addPatient({"reseal-card:AAAA", "X", {}, {}}));
    // A card that the ledger knows nothing of, and one with another key.
    const crypto::PersonKeys nobody(crypto::SecretBytes::random(32), story.ledger.chain());
    const auto unknown = records::makeCareCard(nobody, 0, 0, story.ledger.clinics[0].id);
    QCOMPARE(codeOf(story.doctor.doctor().addPatient({unknown.text(), "X", {}, {}})), ErrorCode::NotFound);
    auto replaced = records::makeCareCard(story.patient.keys(), 0, 7, story.ledger.clinics[1].id);
    QCOMPARE(codeOf(story.doctor.doctor().addPatient({replaced.text(), "X", {}, {}})), ErrorCode::Expired);
    QVERIFY(must(story.doctor.doctor().patients()).empty());
    QCOMPARE(codeOf(story.doctor.doctor().chart(story.whom())), ErrorCode::NotFound);
}

void EngineIdentityTest::invitationTwice() {
    FakeLedger ledger(1);
    const auto invitation = ledger.invite(0, records::Role::Patient);
    Someone first(ledger, invitation, "First"), second(ledger, invitation, "Second");
    QCOMPARE(must(engine::joinStep(first.at())).phase, Phase::Waiting);
    QCOMPARE(codeOf(engine::joinStep(second.at())), ErrorCode::Denied);
    QCOMPARE(second.phase(), Phase::Invited);
    QCOMPARE(must(engine::joinStep(first.at())).phase, Phase::Waiting);  // asking again is nothing new
    ledger.enrol(invitation.token, "First");
    QCOMPARE(must(engine::joinStep(first.at())).phase, Phase::Confirmed);
    QCOMPARE(codeOf(engine::joinStep(second.at())), ErrorCode::Denied);
    // The same vault with another invitation stays what it is.
    const engine::NewPerson again{first.folder(), must(ledger.invite(0, records::Role::Patient).text()),
                                  "First"};
    QVERIFY(!engine::makePerson(again, passphrase(), ledger.now));
    engine::NewPerson late{first.folder().string() + "2", again.invitation, "Late"};
    QCOMPARE(codeOf(engine::makePerson(late, passphrase(), ledger.now + days(30))), ErrorCode::Expired);
    QVERIFY(!std::filesystem::exists(late.folder));
}

void EngineIdentityTest::handoverOfAnother() {
    FakeLedger ledger(1);
    const auto one = ledger.invite(0, records::Role::Doctor), two = ledger.invite(0, records::Role::Doctor);
    Someone a(ledger, one, "A"), b(ledger, two, "B");
    must(engine::joinStep(a.at()));
    must(engine::joinStep(b.at()));
    const auto forB = ledger.enrol(two.token, "B");
    QCOMPARE(codeOf(engine::takeHandover(a.vault(), a.keys(), forB.text(), ledger.now)), ErrorCode::Conflict);
    QCOMPARE(a.phase(), Phase::Waiting);
    QVERIFY(!must(engine::describePerson(a.vault())).holdsArchive);
    const auto person = must(engine::takeHandover(b.vault(), b.keys(), forB.text(), ledger.now));
    QCOMPARE(person.phase, Phase::Confirmed);
    QVERIFY(person.holdsArchive);
}

// A member of the ledger who shows somebody else's credential, or one that his clinic did not sign.
void EngineIdentityTest::unbelievableRequest() {
    Story story;
    Someone thief(story.ledger, story.ledger.invite(2, records::Role::Doctor), "Mallory");
    thief.joinAs("Mallory");
    must(thief.doctor().addPatient({must(story.patient.patient().careCard()).text, "Eva", {}, {}}));
    must(thief.vault().setCredential(story.ledger.chain(),
                                     must(story.doctor.vault().credential(story.ledger.chain()))));
    QVERIFY(!thief.doctor().request(story.wish({Category::Laboratory})));  // the own program notices first
    const auto own = must(engine::pseudonymFor(thief.at(), story.whom()));
    const auto credential =
        must(records::Credential::decode(must(story.doctor.vault().credential(story.ledger.chain()))));
    const auto identity = must(thief.keys().identity("doctor"));
    const records::RequestBody body{credential,
                                    records::introduce(story.ledger.chain(), identity, own.key, story.whom()),
                                    records::Purpose::Treatment,
                                    std::vector<Category>{Category::Laboratory},
                                    {},
                                    {},
                                    story.ledger.now + days(1),
                                    "Please.",
                                    true,
                                    false};
    const auto box = story.ledger.state().pseudonym(story.whom())->box;
    const auto author = thief.keys().pseudonymSign(own.number);
    const auto make = [&]() -> Result<engine::Draft> {
        engine::Draft draft;
        draft.add(ledger::Request{story.whom(), draft.attach(must(records::sealRequest(body, box)))});
        return draft;
    };
    must(engine::submitOnce(thief.at(), {engine::intentOf("test", {}), author, make}));
    const auto shown = must(story.patient.patient().requests());
    QCOMPARE(shown.size(), std::size_t{1});
    QVERIFY(shown.front().problem.has_value());
    QCOMPARE(codeOf(story.patient.patient().approve({shown.front().id, {Category::Laboratory}, {}, {}})),
             ErrorCode::BadProof);
    QCOMPARE(must(story.patient.patient().deny(shown.front().id)), engine::Written::Final);
}

void EngineIdentityTest::lockerComesBack() {
    Story story;
    story.meet();
    QCOMPARE(codeOf(engine::fetchLocker(story.doctor.at())), ErrorCode::NotFound);
    must(engine::putLocker(story.doctor.at()));
    must(story.doctor.vault().forgetCareCard(story.whom()));
    QVERIFY(story.ledger.lockers.size() == 1);
    // A later removal stands; what a second installation lacks comes back.
    must(engine::fetchLocker(story.doctor.at()));
    Someone fresh(story.ledger, story.ledger.invite(0, records::Role::Doctor), "Ada");
    QVERIFY(!engine::fetchLocker(fresh.at()));
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineIdentityTest)
#include "identity_test.moc"
