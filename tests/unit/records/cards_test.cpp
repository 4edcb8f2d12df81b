#include <QtTest>

#include "core/base/cbor.h"
#include "core/records/care_card.h"
#include "core/records/invitation.h"
#include "core/records/paper_refusal.h"
#include "core/records/text_form.h"
#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;
using test::randomFixed;

namespace {

Invitation exampleInvitation() {
    return {randomFixed<ChainId>(),
            randomFixed<ClinicId>(),
            {"clinic.example:7400", "192.0.2.7:7400", "[2001:db8::1]:7400"},
            randomFixed<TlsPin>(),
            randomFixed<InvitationToken>(),
            Role::Doctor,
            test::kNow};
}

CareCard exampleCard(const ChainId& chain) {
    return {chain, randomFixed<SignPublic>(), randomFixed<ClinicId>(), 3, crypto::SecretBytes::random(32)};
}

}  // namespace

class CardsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aCardRoundTrips() {
        const auto chain = randomFixed<ChainId>();
        const CareCard card = exampleCard(chain);
        const std::string text = card.text();
        QVERIFY(text.starts_with("reseal-card:"));
        const auto read = CareCard::fromText(text, chain);
        QVERIFY(read && read->patient == card.patient && read->home == card.home && read->number == 3);
        QVERIFY(crypto::equalSecret(read->openDrawerKey, card.openDrawerKey));
        std::string wrapped = " " + text + "\r\n";
        wrapped.insert(40, "\r\n  ");
        QVERIFY(CareCard::fromText(wrapped, chain));
    }

    void aCardOfAnotherLedgerIsSaidToBeOne() {
        const CareCard card = exampleCard(randomFixed<ChainId>());
        QVERIFY(failsWith(CareCard::fromText(card.text(), randomFixed<ChainId>()), ErrorCode::WrongLedger));
        QVERIFY(failsWith(CareCard::decode(card.encode(), randomFixed<ChainId>()), ErrorCode::WrongLedger));
    }

    void everyMistypedCharacterIsFound() {
        const auto chain = randomFixed<ChainId>();
        const std::string text = exampleCard(chain).text();
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string wrong = text;
            wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
            QVERIFY(!CareCard::fromText(wrong, chain));
            QVERIFY(!CareCard::fromText(text.substr(0, i), chain));
        }
        QVERIFY(failsWith(CareCard::fromText("", chain), ErrorCode::Malformed));
        QVERIFY(failsWith(CareCard::fromText("reseal-card:", chain), ErrorCode::Malformed));
        QVERIFY(
            failsWith(CareCard::fromText(std::string(kMaxTextForm + 1, 'x'), chain), ErrorCode::TooLarge));
    }

    void anotherTextOfOursIsNamed() {
        const auto invitation = *exampleInvitation().text();
        const auto refused = CareCard::fromText(invitation, randomFixed<ChainId>());
        QVERIFY(failsWith(refused, ErrorCode::InvalidArgument));
        QCOMPARE(refused.error().detail, std::string("IsInvitation: this is an invitation"));
        QCOMPARE(paperRefusalOf(refused.error()), PaperRefusal::IsInvitation);
        // The same words under another code are not ours.
        QVERIFY(!paperRefusalOf(fail(ErrorCode::Denied, refused.error().detail)));
        QVERIFY(!paperRefusalOf(fail(ErrorCode::InvalidArgument, "this is an invitation")));
        QVERIFY(failsWith(Invitation::fromText(exampleCard(randomFixed<ChainId>()).text()),
                          ErrorCode::InvalidArgument));
    }

    void aCardHasOneForm() {
        const auto chain = randomFixed<ChainId>();
        const auto encoded = exampleCard(chain).encode();
        for (std::size_t length = 0; length < encoded.size(); ++length)
            QVERIFY(!CareCard::decode(encoded.view().first(length), chain));
        Bytes later = toBytes(encoded);
        later[1] = 2;
        QVERIFY(failsWith(CareCard::decode(later, chain), ErrorCode::TooNew));
        const auto withKey = [&](std::size_t size, std::uint64_t number) {
            cbor::Writer out;
            out.array(6).uint(1).bytes(chain).bytes(Bytes(32)).bytes(Bytes(32)).uint(number).bytes(
                Bytes(size));
            return CareCard::decode(out.out(), chain);
        };
        QVERIFY(withKey(32, UINT32_MAX));
        QVERIFY(failsWith(withKey(31, 0), ErrorCode::Malformed));
        QVERIFY(failsWith(withKey(33, 0), ErrorCode::Malformed));
        QVERIFY(failsWith(withKey(32, std::uint64_t{UINT32_MAX} + 1), ErrorCode::Malformed));
    }

    void anInvitationRoundTripsAndEnds() {
        const Invitation invitation = exampleInvitation();
        QVERIFY(*Invitation::fromText(*invitation.text()) == invitation);
        QVERIFY(invitation.check(test::kNow - milliseconds(1)));
        QVERIFY(failsWith(invitation.check(test::kNow), ErrorCode::Expired));
        const Bytes encoded = *invitation.encode();
        for (std::size_t length = 0; length < encoded.size(); ++length)
            QVERIFY(!Invitation::decode(ByteView(encoded).first(length)));
        for (std::size_t i = 0; i < encoded.size(); ++i) {
            Bytes changed = encoded;
            changed[i] ^= 1;
            if (const auto decoded = Invitation::decode(changed)) QVERIFY(*decoded->encode() == changed);
        }
        Bytes later = encoded;
        later[1] = 9;
        QVERIFY(failsWith(Invitation::decode(later), ErrorCode::TooNew));
    }

    void endpoints() {
        for (const char* good : {"a:1", "clinic.example:65535", "[::1]:80", "10.0.0.1:7400"})
            QVERIFY2(isEndpoint(good), good);
        for (const char* bad :
             {"", "host", "host:", "host:0", "host:65536", "host:07", "host:7x", ":80", "ho st:80",
              "host/x:80", "[]:80", "[host]:80", "::1:80", "user@host:80", "-a:1", ".a:1"})
            QVERIFY2(!isEndpoint(bad), bad);
        Invitation invitation = exampleInvitation();
        invitation.endpoints.clear();
        QVERIFY(failsWith(invitation.encode(), ErrorCode::InvalidArgument));
        invitation.endpoints.assign(kMaxEndpoints + 1, "a:1");
        QVERIFY(failsWith(invitation.encode(), ErrorCode::InvalidArgument));
    }
};

QTEST_GUILESS_MAIN(CardsTest)
#include "cards_test.moc"
