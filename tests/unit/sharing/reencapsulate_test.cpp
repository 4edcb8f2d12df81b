#include "core/sharing/reencapsulate.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/crypto/transcript.h"
#include "tests/unit/sharing/fixture.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::SecretBytes;
using sealing::CheckedStanza;
using test::Encapsulated;
using test::failsWith;
using test::Granted;

namespace {

bool opens(const Result<Opening>& opening, const Encapsulated& record) {
    return opening && crypto::equalSecret(opening->fileKey, record.fileKey);
}

// Moves W, which the proof forbids.
FromProxy lied(FromProxy from) {
    const auto elsewhere = test::Owner().A;
    std::ranges::copy(elsewhere.view(), from.share.bytes.begin());
    return from;
}

// A capsule with a given r: an author may make two with the same E.
CheckedStanza capsuleWith(const crypto::SecretScalar& r, const crypto::Point& A, const RecordId& record) {
    const auto v = crypto::SecretScalar::random();
    sealing::Stanza stanza{A, base(r), r * sealing::capsuleGenerator(), {}, {}, {}};
    crypto::Transcript transcript("reseal/1/capsule");
    transcript.add(A).add(record).add(stanza.wrap).add(stanza.E).add(stanza.Ebar);
    stanza.e = *transcript.add(base(v)).add(v * sealing::capsuleGenerator()).scalar();
    stanza.f = v.answer(stanza.e, r);
    return *CheckedStanza::check(record, stanza);
}

}  // namespace

class ReencapsulateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTProxiesOpenTogether() {
        const Granted granted(3, 5);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        const auto all = granted.answers(5, stanza);
        const auto factor = granted.factor();
        int subsets = 0;
        for (unsigned mask = 0; mask < 32; ++mask) {
            std::vector<FromProxy> some;
            std::vector<CheckedShare> checked;
            for (unsigned i = 0; i < 5; ++i) {
                if ((mask >> i & 1) == 0) continue;
                some.push_back(all[i]);
                checked.push_back(*CheckedShare::check(granted.grant, stanza, all[i].context, all[i].share));
            }
            const auto fast = openWithShares(granted.grant, factor, stanza, some, granted.owner.card);
            const auto slow = combine(granted.grant, factor, stanza, checked, granted.owner.card);
            if (some.size() < 3) {
                QVERIFY(failsWith(fast, ErrorCode::CannotOpen));
                QVERIFY(failsWith(slow, ErrorCode::InvalidArgument));
                continue;
            }
            ++subsets;
            QVERIFY(opens(fast, record) && fast->liars.empty());
            QVERIFY(slow && crypto::equalSecret(*slow, record.fileKey));
            std::ranges::reverse(some);
            QVERIFY(opens(openWithShares(granted.grant, factor, stanza, some, granted.owner.card), record));
        }
        QCOMPARE(subsets, 16);
    }

    void oneProxyAloneIsAllowed() {
        const Granted granted(1, 1);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        QVERIFY(opens(openWithShares(granted.grant, granted.factor(), stanza, granted.answers(1, stanza),
                                     granted.owner.card),
                      record));
    }

    void aShareIsBoundToEverythingAroundIt() {
        const Granted granted(2, 3);
        const Granted other(2, 3);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        const Nonce16 nonce = crypto::randomFixed<Nonce16>();
        const FromProxy from = granted.answer(0, stanza, nonce);
        QVERIFY(CheckedShare::check(granted.grant, stanza, from.context, from.share));

        const auto refused = [&](const CheckedGrant& grant, const CheckedStanza& of,
                                 const ShareContext& context) {
            return failsWith(CheckedShare::check(grant, of, context, from.share), ErrorCode::BadProof);
        };
        QVERIFY(refused(granted.grant, stanza, {from.context.proxy, crypto::randomFixed<Nonce16>()}));
        QVERIFY(refused(granted.grant, stanza, {granted.proxies[1].id, nonce}));
        QVERIFY(refused(granted.grant, Encapsulated(granted.owner).checked(), from.context));
        QVERIFY(refused(other.grant, Encapsulated(other.owner).checked(), {other.proxies[0].id, nonce}));
        QVERIFY(refused(other.grant, stanza, {other.proxies[0].id, nonce}));
        const test::Proxy stranger;
        QVERIFY(failsWith(CheckedShare::check(granted.grant, stanza, {stranger.id, nonce}, from.share),
                          ErrorCode::NotFound));

        // The same patient, grantee and proxies, granted once more.
        const auto second =
            *makeGrant(granted.owner.key(), base(granted.b), 2, Granted::keysOf(granted.proxies));
        QVERIFY(refused(*CheckedGrant::check(second.terms), stanza, from.context));
    }

    // Where the points are the same, names must tell shares apart: of two records with one E, and of the
    // proxies of a 1-of-n grant, who all hold the same k.
    void aShareIsBoundToNamesAsWell() {
        const Granted granted(1, 2);
        const auto r = crypto::SecretScalar::random();
        const auto one = capsuleWith(r, granted.owner.A, crypto::randomFixed<RecordId>());
        const auto two = capsuleWith(r, granted.owner.A, crypto::randomFixed<RecordId>());
        const FromProxy from = granted.answer(0, one);
        const auto check = [&](const CheckedStanza& stanza, std::size_t proxy) {
            return CheckedShare::check(granted.grant, stanza, {granted.proxies[proxy].id, from.context.nonce},
                                       from.share);
        };
        QVERIFY(check(one, 0));
        QVERIFY(failsWith(check(two, 0), ErrorCode::BadProof));
        QVERIFY(failsWith(check(one, 1), ErrorCode::BadProof));
    }

    void everyBitOfAShareCounts() {
        const Granted granted(2, 2);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        const FromProxy from = granted.answer(0, stanza);
        for (std::size_t bit = 0; bit < from.share.size() * 8; ++bit) {
            ReceivedShare bad = from.share;
            bad.bytes[bit / 8] = static_cast<std::uint8_t>(bad.bytes[bit / 8] ^ (1U << (bit % 8)));
            QVERIFY(!CheckedShare::check(granted.grant, stanza, from.context, bad));
        }
        ReceivedShare zero = from.share;
        std::fill_n(zero.bytes.begin(), 32, std::uint8_t{0});
        QVERIFY(failsWith(CheckedShare::check(granted.grant, stanza, from.context, zero),
                          ErrorCode::InvalidPoint));
        zero = from.share;
        std::fill_n(zero.bytes.begin() + 32, 32, std::uint8_t{0});
        QVERIFY(failsWith(CheckedShare::check(granted.grant, stanza, from.context, zero),
                          ErrorCode::InvalidScalar));
    }

    void proxiesAnswerWithFreshRandomness() {
        const Granted granted(1, 1);
        const CheckedStanza stanza = Encapsulated(granted.owner).checked();
        const auto one = granted.answer(0, stanza);
        const auto two = granted.answer(0, stanza);
        QVERIFY(equal(one.share.view().first(32), two.share.view().first(32)));
        QVERIFY(!equal(one.share.view().subspan(32), two.share.view().subspan(32)));
    }

    void aProxyComputesOnNothingElse() {
        const Granted granted(2, 2);
        const Granted other(2, 2);
        const CheckedStanza foreign = Encapsulated(other.owner).checked();
        const CheckedStanza stanza = Encapsulated(granted.owner).checked();
        QVERIFY(failsWith(reencapsulate(granted.share(0), granted.grant, foreign, {}),
                          ErrorCode::InvalidArgument));
        QVERIFY(
            failsWith(reencapsulate(granted.share(0), other.grant, foreign, {}), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(openWithShares(granted.grant, granted.factor(), foreign, granted.answers(2, stanza),
                                         granted.owner.card),
                          ErrorCode::InvalidArgument));
        QVERIFY(failsWith(combine(granted.grant, granted.factor(), foreign, {}, granted.owner.card),
                          ErrorCode::InvalidArgument));
    }

    void liarsAreNamedAndLeftOut() {
        const Granted granted(2, 4);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        const auto open = [&](const std::vector<FromProxy>& received) {
            return openWithShares(granted.grant, granted.factor(), stanza, received, granted.owner.card);
        };
        for (std::size_t liar = 0; liar < 4; ++liar) {
            auto received = granted.answers(4, stanza);
            received[liar] = lied(received[liar]);
            const auto opening = open(received);
            QVERIFY(opens(opening, record));
            // One that came too late to be in the way goes unnoticed.
            const std::vector<ClinicId> expected{granted.proxies[liar].id};
            QVERIFY(liar < 2 ? opening->liars == expected : opening->liars.empty());
        }
        auto two = granted.answers(4, stanza);
        two[0] = lied(two[0]);
        two[2] = lied(two[2]);
        const auto opening = open(two);
        std::vector<ClinicId> expected{granted.proxies[0].id, granted.proxies[2].id};
        std::ranges::sort(expected);
        QVERIFY(opens(opening, record) && opening->liars == expected);
        two[1] = lied(two[1]);
        QVERIFY(failsWith(open(two), ErrorCode::CannotOpen));
    }

    // A right W with a wrong proof harms nobody who combines first; one that is no point is seen at once.
    void lesserLies() {
        const Granted granted(2, 3);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        auto received = granted.answers(3, stanza);
        received[0].share.bytes[40] ^= 1;
        const auto fast =
            openWithShares(granted.grant, granted.factor(), stanza, received, granted.owner.card);
        QVERIFY(opens(fast, record) && fast->liars.empty());
        std::fill_n(received[0].share.bytes.begin(), 32, std::uint8_t{0xff});
        const auto noPoint =
            openWithShares(granted.grant, granted.factor(), stanza, received, granted.owner.card);
        QVERIFY(opens(noPoint, record) && noPoint->liars == std::vector<ClinicId>{granted.proxies[0].id});
    }

    void aProxyCountsOnceAndAStrangerNever() {
        const Granted granted(2, 3);
        const Encapsulated record(granted.owner);
        const CheckedStanza stanza = record.checked();
        const auto received = granted.answers(2, stanza);
        FromProxy stranger = received[1];
        stranger.context.proxy = test::Proxy().id;
        const auto open = [&](const std::vector<FromProxy>& shares) {
            return openWithShares(granted.grant, granted.factor(), stanza, shares, granted.owner.card);
        };
        QVERIFY(failsWith(open({received[0], received[0]}), ErrorCode::CannotOpen));
        QVERIFY(failsWith(open({received[0], lied(received[0])}), ErrorCode::CannotOpen));
        QVERIFY(failsWith(open({received[0], stranger}), ErrorCode::CannotOpen));
        QVERIFY(opens(open({received[0], received[0], stranger, received[1]}), record));
        // Its second answer is good although its first was not: still named.
        const auto opening = open({lied(received[0]), received[0], received[1]});
        QVERIFY(opens(opening, record) && opening->liars == std::vector<ClinicId>{granted.proxies[0].id});

        const auto share =
            *CheckedShare::check(granted.grant, stanza, received[0].context, received[0].share);
        QVERIFY(
            failsWith(combine(granted.grant, granted.factor(), stanza, {share, share}, granted.owner.card),
                      ErrorCode::InvalidArgument));
    }

    void sharesOfAnotherGrantDoNotCombine() {
        const Granted granted(2, 2);
        const Granted other(2, 2);
        const CheckedStanza stanza = Encapsulated(granted.owner).checked();
        const CheckedStanza foreign = Encapsulated(other.owner).checked();
        std::vector<CheckedShare> shares;
        for (const FromProxy& from : other.answers(2, foreign))
            shares.push_back(*CheckedShare::check(other.grant, foreign, from.context, from.share));
        QVERIFY(failsWith(combine(granted.grant, granted.factor(), stanza, shares, granted.owner.card),
                          ErrorCode::InvalidArgument));
    }

    void anotherGranteeOrCardOpensNothing() {
        const Granted granted(2, 2);
        const Granted other(2, 2);
        const CheckedStanza stanza = Encapsulated(granted.owner).checked();
        const auto received = granted.answers(2, stanza);
        QVERIFY(failsWith(openWithShares(granted.grant, other.factor(), stanza, received, granted.owner.card),
                          ErrorCode::CannotOpen));
        QVERIFY(failsWith(openWithShares(granted.grant, granted.factor(), stanza, received, other.owner.card),
                          ErrorCode::CannotOpen));
    }

    // The whole way: a file sealed to the patient, opened by the grantee; and the commitment of another
    // file is not taken for its own.
    void aSealedFileOpensThroughTheGrant() {
        const Granted granted(2, 3);
        const Bytes content = test::randomBytes(10'000);
        const QTemporaryDir room;
        const auto seal = [&](const char* name) {
            std::vector<sealing::Recipient> recipients;
            recipients.push_back(granted.owner.recipient());
            const std::filesystem::path path = room.filePath(QString::fromLatin1(name)).toStdString();
            if (!sealing::sealFile(recipients, content.size(), test::sourceOf(content), path, sharedPool()))
                qFatal("seal");
            return *sealing::SealedInput::file(path);
        };
        const auto input = seal("one");
        const auto header = *sealing::readHeader(input);
        const auto otherHeader = *sealing::readHeader(seal("two"));
        const CheckedStanza& stanza = header.stanzas[0];
        const auto received = granted.answers(2, stanza);
        const auto opening =
            openWithShares(granted.grant, granted.factor(), stanza, received, granted.owner.card, &header);
        QVERIFY(opening && sealing::commits(header, opening->fileKey));
        Bytes out;
        QVERIFY(sealing::open(input, header, opening->fileKey, nullptr, test::sinkInto(out), sharedPool()));
        QVERIFY(out == content);
        QVERIFY(failsWith(openWithShares(granted.grant, granted.factor(), stanza, received,
                                         granted.owner.card, &otherHeader),
                          ErrorCode::CannotOpen));
    }
};

QTEST_GUILESS_MAIN(ReencapsulateTest)
#include "reencapsulate_test.moc"
