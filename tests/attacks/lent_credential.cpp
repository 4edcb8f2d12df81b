// A doctor lends the file with a clinic's word on who they are, and somebody else asks patients under that
// name. The word alone is not enough: whose it is introduces each pseudonym to each patient.
#include "core/records/request_body.h"
#include "tests/attacks/attack.h"
#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::attacks;
using namespace reseal::records;
using test::kNow;

class LentCredential : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void somebodyElseAsksWithIt() {
        const test::People people;
        const crypto::PersonKeys borrower = test::freshPerson(people.chain);
        const crypto::RistrettoKey own = *borrower.identity("doctor");
        const SignPublic asks = borrower.pseudonymSign(0).publicKey();
        const SignPublic& patient = people.patientPseudonym;
        const SignPublic elsewhere = test::freshPerson(people.chain).pseudonymSign(0).publicKey();
        const auto isBelieved = [&](const Introduction& introduction) {
            const RequestBody body{people.credential(),
                                   introduction,
                                   Purpose::Treatment,
                                   std::vector<Category>{Category::Medications},
                                   {},
                                   {},
                                   kNow + days(1),
                                   "",
                                   false,
                                   false};
            const Status checked =
                checkRequest(body, {people.chain, asks, patient, people.clinicKey.publicKey(), kNow});
            return checked ? true : false;
        };
        // Introduced by himself, with an introduction that the doctor made for a request of their own, and
        // with one of his name to another patient.
        bool succeeded = false;
        for (const Introduction& one :
             {introduce(people.chain, own, asks, patient),
              introduce(people.chain, people.identity, people.doctorPseudonym, patient),
              introduce(people.chain, people.identity, asks, elsewhere)})
            succeeded = succeeded || isBelieved(one);
        ATTACK(succeeded);
        // Who lends more than the file, and introduces him each time, asks: it is their name that stands
        // there.
        QVERIFY(isBelieved(introduce(people.chain, people.identity, asks, patient)));
    }
};

QTEST_GUILESS_MAIN(LentCredential)
#include "lent_credential.moc"
