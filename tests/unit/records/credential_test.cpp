#include "core/records/credential.h"

#include <QtTest>

#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;
using test::kNow;
using test::randomFixed;

class CredentialTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void roundTripAndCheck() {
        const test::People people;
        const Credential credential = people.credential();
        QVERIFY(*Credential::decode(credential.encode()) == credential);
        QVERIFY(checkCredential(credential, people.clinicKey.publicKey(), people.chain, kNow));
        QVERIFY(checkCredential(credential, people.clinicKey.publicKey(), people.chain, credential.notAfter));
        QVERIFY(failsWith(checkCredential(credential, people.clinicKey.publicKey(), people.chain,
                                          credential.notAfter + milliseconds(1)),
                          ErrorCode::Expired));
        QVERIFY(
            failsWith(checkCredential(credential, people.clinicKey.publicKey(), randomFixed<ChainId>(), kNow),
                      ErrorCode::WrongLedger));
        QVERIFY(failsWith(checkCredential(credential, test::freshSignKey().publicKey(), people.chain, kNow),
                          ErrorCode::BadSignature));
    }

    void everyFieldIsSigned() {
        const test::People people;
        const auto bad = [&](auto change) {
            Credential credential = people.credential();
            change(credential);
            return failsWith(
                checkCredential(credential, people.clinicKey.publicKey(), credential.chain, kNow),
                ErrorCode::BadSignature);
        };
        QVERIFY(!bad([](Credential&) {}));
        QVERIFY(bad([](Credential& c) { c.chain = randomFixed<ChainId>(); }));
        QVERIFY(bad([](Credential& c) { c.clinic = randomFixed<ClinicId>(); }));
        QVERIFY(bad([](Credential& c) { c.identity = crypto::base(crypto::SecretScalar::random()); }));
        QVERIFY(bad([](Credential& c) { c.role = Role::Researcher; }));
        QVERIFY(bad([](Credential& c) { c.name += "x"; }));
        QVERIFY(bad([](Credential& c) { c.title.clear(); }));
        QVERIFY(bad(
            [](Credential& c) { c.name += c.title[0], c.title.erase(0, 1); }));  // the seam between fields
        QVERIFY(bad([](Credential& c) { c.notAfter = c.notAfter + days(1); }));
        QVERIFY(bad([](Credential& c) { c.signature.bytes[7] ^= 1; }));
    }

    void namesThatDeceiveAreRefused() {
        const test::People people;
        const auto issue = [&](std::string name, std::string title) {
            return issueCredential(people.clinicKey, people.chain, people.clinic, people.identity.point,
                                   Role::Doctor, std::move(name), std::move(title), kNow);
        };
        QVERIFY(issue("Dr. Müller", ""));
        QVERIFY(failsWith(issue("", ""), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(issue("Dr.\nKim", ""), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(issue("Dr. \xE2\x80\xAEmiK", ""), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(issue(std::string(121, 'x'), ""), ErrorCode::InvalidArgument));
        // Also when a clinic signed one nevertheless.
        Credential credential = people.credential();
        credential.name = "Dr. \xE2\x80\xAEmiK";
        QVERIFY(failsWith(Credential::decode(credential.encode()), ErrorCode::Malformed));
    }

    void malformed() {
        const Bytes encoded = test::People().credential().encode();
        for (std::size_t length = 0; length < encoded.size(); ++length)
            QVERIFY(!Credential::decode(ByteView(encoded).first(length)));
        Bytes later = encoded;
        later[1] = 2;
        QVERIFY(failsWith(Credential::decode(later), ErrorCode::TooNew));
        Bytes identity = encoded;
        std::fill_n(identity.begin() + 2 + 34 + 34 + 2, 32, std::uint8_t{0});
        QVERIFY(failsWith(Credential::decode(identity), ErrorCode::InvalidPoint));
        QVERIFY(failsWith(Credential::decode(Bytes(kMaxCredentialBytes + 1)), ErrorCode::Malformed));
    }

    void anIntroductionCantBeLent() {
        const test::People people;
        const Introduction proof =
            introduce(people.chain, people.identity, people.doctorPseudonym, people.patientPseudonym);
        const crypto::Point& Y = people.identity.point;
        QVERIFY(checkIntroduction(people.chain, Y, people.doctorPseudonym, people.patientPseudonym, proof));
        const auto other = randomFixed<SignPublic>();
        QVERIFY(failsWith(checkIntroduction(people.chain, Y, other, people.patientPseudonym, proof),
                          ErrorCode::BadProof));
        QVERIFY(failsWith(checkIntroduction(people.chain, Y, people.doctorPseudonym, other, proof),
                          ErrorCode::BadProof));
        QVERIFY(failsWith(
            checkIntroduction(people.chain, Y, people.patientPseudonym, people.doctorPseudonym, proof),
            ErrorCode::BadProof));
        QVERIFY(failsWith(checkIntroduction(randomFixed<ChainId>(), Y, people.doctorPseudonym,
                                            people.patientPseudonym, proof),
                          ErrorCode::BadProof));
        // Someone who holds the credential but not its secret.
        const auto thief = *people.patient.identity("doctor");
        const auto forged = introduce(people.chain, {thief.secret.clone(), Y}, people.doctorPseudonym,
                                      people.patientPseudonym);
        QVERIFY(failsWith(
            checkIntroduction(people.chain, Y, people.doctorPseudonym, people.patientPseudonym, forged),
            ErrorCode::BadProof));
        for (std::size_t i = 0; i < proof.size(); ++i) {
            Introduction changed = proof;
            changed.bytes[i] ^= 1;
            QVERIFY(!checkIntroduction(people.chain, Y, people.doctorPseudonym, people.patientPseudonym,
                                       changed));
        }
        QVERIFY(
            failsWith(checkIntroduction(people.chain, Y, people.doctorPseudonym, people.patientPseudonym, {}),
                      ErrorCode::InvalidScalar));
    }

    void handover() {
        const test::People people;
        CredentialHandover handover{people.credential(), crypto::SecretBytes::random(32)};
        const auto read = CredentialHandover::fromText(handover.text());
        QVERIFY(read && read->credential == handover.credential);
        QVERIFY(crypto::equalSecret(*read->archiveCardSecret, *handover.archiveCardSecret));
        handover.archiveCardSecret.reset();
        QVERIFY(!CredentialHandover::fromText(handover.text())->archiveCardSecret);
        QVERIFY(failsWith(CredentialHandover::fromText("reseal-card:AAAAAAAA"), ErrorCode::InvalidArgument));
        std::string cut = handover.text();
        cut.resize(cut.size() / 2);
        QVERIFY(failsWith(CredentialHandover::fromText(cut), ErrorCode::Malformed));
    }
};

QTEST_GUILESS_MAIN(CredentialTest)
#include "credential_test.moc"
