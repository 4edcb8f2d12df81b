#include "core/records/catalogue.h"

#include <QtTest>

#include "core/base/cbor.h"
#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"
#include "core/records/care_card.h"
#include "tests/unit/dies.h"
#include "tests/unit/records/fixture.h"

using namespace reseal;
using namespace reseal::records;
using test::failsWith;
using test::randomFixed;

namespace {

crypto::Point freshPoint() {
    return crypto::base(crypto::SecretScalar::random());
}

struct Sealer {
    ChainId chain = randomFixed<ChainId>();
    SignPublic author = randomFixed<SignPublic>();
    crypto::SecretBytes key = crypto::SecretBytes::random(32);

    Bytes seal(const Drawer& drawer) const { return *sealDrawer(key, chain, author, drawer); }
    // What somebody makes who knows the key but doesn't keep to the form.
    Bytes crafted(ByteView plain) const {
        const auto derived = crypto::Kdf("reseal/1/catalogue/seal").add(ByteView(key)).key();
        crypto::XNonce nonce{};
        Bytes ad = toBytes(chain);
        append(ad, author);
        Bytes out(nonce.begin(), nonce.end());
        append(out, crypto::xchachaSeal(derived, nonce, ad, plain));
        return out;
    }
    Result<Drawer> open(ByteView sealed) const { return openDrawer(key, chain, author, sealed); }
};

Bytes padded(const Bytes& content, std::size_t size) {
    Bytes out = content;
    out.resize(size);
    return out;
}

Bytes entries(const std::vector<std::pair<crypto::Point, std::string>>& list) {
    cbor::Writer out;
    out.array(list.size());
    for (const auto& [A, category] : list) out.array(3).bytes(A.view()).text(category).uint(0);
    return std::move(out).out();
}

}  // namespace

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void drawersRoundTripAndTellNothingByLength() {
        const Sealer sealer;
        Drawer drawer;
        std::size_t length = sealer.seal({}).size();
        QCOMPARE(length, std::size_t(24 + 16) + kDrawerBlock);
        for (Category category : kCategories) {
            drawer.push_back({freshPoint(), category, kMaxEpoch});
            const Bytes sealed = sealer.seal(drawer);
            QCOMPARE(sealed.size(), length);
            QVERIFY(*sealer.open(sealed) == drawer);
        }
        QVERIFY(sealer.seal(drawer) != sealer.seal(drawer));
    }

    // Its owner's program goes through all epochs up to the one that it says.
    void anEpochBeyondAllIsRefused() {
        const Sealer sealer;
        const auto said = [&](std::uint64_t epoch) {
            cbor::Writer out;
            out.array(1).array(3).bytes(freshPoint().view()).text("notes").uint(epoch);
            return sealer.open(sealer.crafted(padded(std::move(out).out(), kDrawerBlock)));
        };
        QVERIFY(said(kMaxEpoch));
        QVERIFY(failsWith(said(kMaxEpoch + 1), ErrorCode::Malformed));
        QVERIFY(failsWith(said(UINT64_MAX), ErrorCode::Malformed));
        QVERIFY(failsWith(sealDrawer(sealer.key, sealer.chain, sealer.author,
                                     {{freshPoint(), Category::Notes, UINT64_MAX}}),
                          ErrorCode::InvalidArgument));
    }

    void opensOnlyWithItsKeyAuthorAndLedger() {
        Sealer sealer;
        const Bytes sealed = sealer.seal({{freshPoint(), Category::Notes, 3}});
        QVERIFY(sealer.open(sealed));
        for (std::size_t i = 0; i < sealed.size(); i += 13) {
            Bytes changed = sealed;
            changed[i] ^= 1;
            QVERIFY(failsWith(sealer.open(changed), ErrorCode::CannotOpen));
        }
        QVERIFY(failsWith(openDrawer(crypto::SecretBytes::random(32), sealer.chain, sealer.author, sealed),
                          ErrorCode::CannotOpen));
        QVERIFY(failsWith(openDrawer(sealer.key, randomFixed<ChainId>(), sealer.author, sealed),
                          ErrorCode::CannotOpen));
        QVERIFY(failsWith(openDrawer(sealer.key, sealer.chain, randomFixed<SignPublic>(), sealed),
                          ErrorCode::CannotOpen));
        QVERIFY(failsWith(sealer.open(ByteView(sealed).first(39)), ErrorCode::Malformed));
        QVERIFY(failsWith(sealer.open(Bytes(40 + kMaxDrawerBytes + 1)), ErrorCode::Malformed));
    }

    void refusesOtherForms() {
        const Sealer sealer;
        const auto A = freshPoint(), B = freshPoint();
        const Bytes good = entries({{A, "notes"}, {B, "hiv"}});
        QVERIFY(sealer.open(sealer.crafted(padded(good, kDrawerBlock))));
        const auto refused = [&](const Bytes& plain) {
            return failsWith(sealer.open(sealer.crafted(plain)), ErrorCode::Malformed);
        };
        QVERIFY(refused(padded(good, kDrawerBlock - 1)));
        QVERIFY(refused(padded(good, 2 * kDrawerBlock)));
        QVERIFY(refused({}));
        Bytes dirty = padded(good, kDrawerBlock);
        dirty.back() = 1;
        QVERIFY(refused(dirty));
        QVERIFY(refused(padded(entries({{A, "hiv"}, {B, "notes"}}), kDrawerBlock)));    // order
        QVERIFY(refused(padded(entries({{A, "notes"}, {B, "notes"}}), kDrawerBlock)));  // twice
        QVERIFY(refused(padded(entries({{A, "notes"}, {A, "hiv"}}), kDrawerBlock)));    // one key for two
        QVERIFY(refused(padded(entries({{A, "secrets"}}), kDrawerBlock)));
        Bytes identity = padded(entries({{A, "notes"}}), kDrawerBlock);
        std::fill_n(identity.begin() + 4, 32, std::uint8_t{0});
        QVERIFY(refused(identity));
        QVERIFY(failsWith(sealDrawer(sealer.key, sealer.chain, sealer.author,
                                     {{A, Category::Hiv, 0}, {B, Category::Notes, 0}}),
                          ErrorCode::InvalidArgument));
        QVERIFY(failsWith(sealDrawer(sealer.key, sealer.chain, sealer.author,
                                     {{A, Category::Notes, 0}, {A, Category::Hiv, 0}}),
                          ErrorCode::InvalidArgument));
        QVERIFY(test::diesByCheck([&] { (void)sealDrawer(Bytes(31), sealer.chain, sealer.author, {}); }));
    }

    void aCatalogueHasEveryCategoryOnce() {
        const auto person = test::freshPerson(randomFixed<ChainId>());
        CatalogueState state{2, 5, {{Category::Notes, 7}}, {Category::Laboratory, Category::Intake}};
        const Catalogue made = *makeCatalogue(person, state);
        QCOMPARE(made.keys.size(), kCategories.size());
        QCOMPARE(made.open.size() + made.closed.size(), kCategories.size());
        for (Category category : kCategories) {
            const bool closed =
                (isSensitive(category) || category == Category::Laboratory) && category != Category::Intake;
            const CatalogueEntry* entry = find(closed ? made.closed : made.open, category);
            QVERIFY(entry && !find(closed ? made.open : made.closed, category));
            const std::uint64_t epoch = category == Category::Notes ? 7 : 0;
            QCOMPARE(entry->epoch, epoch);
            QVERIFY(entry->A == person.condition(2, code(category), epoch)->point);
        }
        const SignPublic author = person.pseudonymSign(2).publicKey();
        for (std::size_t i = 0; i < made.keys.size(); ++i) {
            QVERIFY(crypto::checkKeyProof(person.chain(), author, made.keys[i].A, made.keys[i].proof));
            QVERIFY(i == 0 || made.keys[i - 1].A < made.keys[i].A);  // no place tells a category
        }
        // The card opens the open drawer and not the closed one.
        const CareCard card = makeCareCard(person, 2, 5, randomFixed<ClinicId>());
        QVERIFY(*openDrawer(card.openDrawerKey, person.chain(), card.patient, made.sealedOpen) == made.open);
        QVERIFY(failsWith(openDrawer(card.openDrawerKey, person.chain(), card.patient, made.sealedClosed),
                          ErrorCode::CannotOpen));
        QVERIFY(*openDrawer(person.closedDrawer(2, 5), person.chain(), author, made.sealedClosed) ==
                made.closed);
        // A lost card opens nothing of the next one.
        state.card = 6;
        QVERIFY(failsWith(openDrawer(card.openDrawerKey, person.chain(), card.patient,
                                     makeCatalogue(person, state)->sealedOpen),
                          ErrorCode::CannotOpen));
    }

    void withoutTheClosedDrawerItGoesToTheIntake() {
        const auto person = test::freshPerson(randomFixed<ChainId>());
        const Catalogue made = *makeCatalogue(person, {});
        for (Category wanted : kCategories) {
            if (wanted == Category::Intake) continue;
            const auto entry = conditionToSealUnder(made.open, wanted);
            QVERIFY(entry);
            QVERIFY(entry->category == (isSensitive(wanted) ? Category::Intake : wanted));
        }
        Drawer both = made.open;
        both.insert(both.end(), made.closed.begin(), made.closed.end());
        QVERIFY(conditionToSealUnder(both, Category::Hiv)->category == Category::Hiv);
        QVERIFY(failsWith(conditionToSealUnder(both, Category::Intake), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(conditionToSealUnder({}, Category::Notes), ErrorCode::NotFound));
        // A rendition for research never falls back to a key that opens full records.
        QVERIFY(failsWith(conditionToSealUnder({*find(made.open, Category::Intake)}, Category::Research),
                          ErrorCode::NotFound));
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
