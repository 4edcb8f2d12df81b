#include <QtTest/QtTest>

#include "core/base/cbor.h"
#include "tests/unit/ledger/world.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

ClinicDescription described(std::string name) {
    ClinicDescription description;
    description.tlsPin = TlsPin::copy(crypto::sha256(bytesOf(name)).view());
    description.name = std::move(name);
    description.roles = World::rolesOf(0);
    return description;
}

ClinicEntry entryOf(std::string_view seed) {
    return *makeClinicEntry(crypto::ClinicKeys(seedOf(seed)), described(std::string(seed)));
}

}  // namespace

class GenesisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aParameterThatIsSetIsReadBack() {
        for (std::uint64_t code = 0; code <= EnumRange<Parameter>::kMax; ++code) {
            const auto which = static_cast<Parameter>(code);
            const std::uint64_t value =
                which == Parameter::ClinicAdmission ? 0
                : which == Parameter::NetworkDelay || which == Parameter::KeygenPhase ||
                        which == Parameter::EmergencyAccess
                    ? 1234
                : which >= Parameter::DoctorRequests ? 17
                                                     : static_cast<std::uint64_t>(days(33).ms);
            const auto then = changed(ChainParameters{}, which, value);
            QVERIFY(then);
            QCOMPARE(valueOf(*then, which), value);
            QVERIFY(valueOf(ChainParameters{}, which) != value);
        }
    }

    void initTestCase() { crypto::initialize(); }

    void comesBackAndNamesTheLedger() {
        const World world;
        const Genesis& genesis = world.genesis;
        const auto back = Genesis::decode(genesis.encode());
        QVERIFY(back);
        QCOMPARE(back->encode(), genesis.encode());
        QCOMPARE(back->entries(), genesis.entries());
        QCOMPARE(back->parameters(), genesis.parameters());
        QCOMPARE(back->chainId(), ChainId::copy(crypto::sha256(genesis.encode()).view()));
        // Whatever the order in which the invitations came.
        std::vector<ClinicEntry> reversed(genesis.entries().rbegin(), genesis.entries().rend());
        QCOMPARE(Genesis::make(genesis.parameters(), reversed)->chainId(), genesis.chainId());
        auto other = genesis.parameters();
        other.doctorRequests = 9;
        QVERIFY(Genesis::make(other, reversed)->chainId() != genesis.chainId());
    }

    void stateBeginsWithIt() {
        const World world;
        QCOMPARE(world.view().tip(), (Tip{0, world.genesis.hash(), kStart}));
        QCOMPARE(world.view().chainId(), world.genesis.chainId());
        QCOMPARE(world.view().validators().size(), World::kClinics);
        QCOMPARE(clinics(world.view()).size(), World::kClinics);
        QCOMPARE(world.view().clinic(world.clinic(2))->roles, World::rolesOf(2));
        QCOMPARE(world.view().key(world.archive(1))->kind, KeyKind::Archive);
        QCOMPARE(world.view().key(world.archive(1))->owner, world.clinicAccount(1));
        QVERIFY(std::ranges::is_sorted(world.view().validators(), {}, &Validator::id));
        // A key of a clinic is nobody else's.
        const auto member = Enrol{IdentityKey::copy(world.archive(1).view()), Role::Patient, {}};
        World copy;
        QCOMPARE(checkTransaction(copy.state, copy.clinicTx(0, {member}), kStart).refusal, Refusal::KeyInUse);
    }

    void holdsExactlyMyEntry() {
        const World world;
        const ClinicEntry mine = *world.genesis.find(world.clinic(1));
        QVERIFY(world.genesis.checkHolds(mine));
        QCOMPARE(world.genesis.checkHolds(entryOf("stranger")).error().code, ErrorCode::NotFound);
        // Somebody has put an older invitation of mine in, or I have made a new one.
        const ClinicEntry newer = *makeClinicEntry(world.clinicKeys[1], described("Another name"));
        QCOMPARE(world.genesis.checkHolds(newer).error().code, ErrorCode::Conflict);
    }

    void invitationIsSignedByItsClinic() {
        const ClinicEntry entry = entryOf("a clinic");
        QCOMPARE(*ClinicEntry::decode(entry.encode()), entry);
        const auto refusedWith = [&](const std::function<void(ClinicEntry&)>& change) {
            ClinicEntry changed = entry;
            change(changed);
            const auto read = ClinicEntry::decode(changed.encode());
            return read ? std::optional<ErrorCode>() : read.error().code;
        };
        const ClinicEntry another = entryOf("another");
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.name = "Impostor"; }), ErrorCode::BadSignature);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.roles = {4}; }), ErrorCode::BadSignature);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.tlsPin.bytes[0] ^= 1; }), ErrorCode::BadSignature);
        QCOMPARE(refusedWith([&](ClinicEntry& e) { e.archive = another.archive; }), ErrorCode::BadProof);
        QCOMPARE(refusedWith([&](ClinicEntry& e) {
                     e.team = another.team;
                     e.teamProof = another.teamProof;
                 }),
                 ErrorCode::BadProof);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.archive = {}; }), ErrorCode::InvalidPoint);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.box = {}; }), ErrorCode::InvalidPoint);  // small order
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.id = {}; }), ErrorCode::InvalidPoint);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.roles = {8}; }), ErrorCode::Malformed);
        QCOMPARE(refusedWith([](ClinicEntry& e) { e.name.clear(); }), ErrorCode::Malformed);
        Bytes longer = entry.encode();
        longer.push_back(0);
        QCOMPARE(ClinicEntry::decode(longer).error().code, ErrorCode::Malformed);

        const crypto::ClinicKeys keys(seedOf("a clinic"));
        QCOMPARE(makeClinicEntry(keys, described("")).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(makeClinicEntry(keys, described("\xff")).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(makeClinicEntry(keys, described(std::string(201, 'x'))).error().code,
                 ErrorCode::InvalidArgument);
    }

    void refusesWhatMakesNoSense() {
        const ChainParameters good = World::defaults();
        const ClinicEntry one = entryOf("one"), two = entryOf("two");
        const auto codeOf = [](const ChainParameters& p, std::vector<ClinicEntry> entries) {
            const auto made = Genesis::make(p, std::move(entries));
            return made ? std::optional<ErrorCode>() : made.error().code;
        };
        QCOMPARE(codeOf(good, {one, two}), std::nullopt);
        QCOMPARE(codeOf(good, {}), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(good, {one, two, one}), ErrorCode::InvalidArgument);
        ClinicEntry watcher =
            *makeClinicEntry(crypto::ClinicKeys(seedOf("w")), {{}, {}, {std::string("w")}, {2}});
        QCOMPARE(codeOf(good, {watcher}), ErrorCode::InvalidArgument);  // nobody validates
        QCOMPARE(codeOf(good, {one, watcher}), std::nullopt);
        ClinicDescription likeOne = described("two");
        likeOne.tlsPin = one.tlsPin;
        const ClinicEntry double_ = *makeClinicEntry(crypto::ClinicKeys(seedOf("two")), likeOne);
        QCOMPARE(codeOf(good, {one, double_}), ErrorCode::InvalidArgument);
        ClinicEntry unsigned_ = two;
        unsigned_.signature.bytes[0] ^= 1;
        QCOMPARE(codeOf(good, {one, unsigned_}), ErrorCode::BadSignature);
        for (const auto& change : std::vector<std::function<void(ChainParameters&)>>{
                 [](auto& p) { p.name.clear(); }, [](auto& p) { p.start = {-1}; },
                 [](auto& p) { p.delta = kMaxNetworkDelay + milliseconds(1); }, [](auto& p) { p.delta = {}; },
                 [](auto& p) { p.readerLife = {}; }, [](auto& p) { p.patientLife = {-1}; },
                 [](auto& p) { p.patientLife = {1}; },  // every patient's pseudonym would end at once
                 [](auto& p) { p.keygenPhase = milliseconds(999); },
                 [](auto& p) { p.keygenPhase = days(7) + milliseconds(1); },
                 [](auto& p) { p.emergencyAccess = milliseconds(999); },
                 [](auto& p) { p.emergencyAccess = kMaxEmergencyAccess + milliseconds(1); },
                 [](auto& p) { p.doctorRequests = 0; }, [](auto& p) { p.researcherRequests = 0; },
                 [](auto& p) { p.name = "\xff"; }}) {
            ChainParameters wrong = good;
            change(wrong);
            QCOMPARE(codeOf(wrong, {one}), ErrorCode::InvalidArgument);
        }
    }

    void refusesEntriesOutOfOrder() {
        const World world;
        cbor::Writer out;
        const auto& entries = world.genesis.entries();
        const auto write = [&](std::vector<ClinicEntry> order) {
            cbor::Reader in(world.genesis.encode());
            in.array(3);
            in.item();
            const ByteView parameters = in.item();
            cbor::Writer writer;
            writer.array(3).uint(1).raw(parameters).array(order.size());
            for (const ClinicEntry& entry : order) writer.raw(entry.encode());
            return std::move(writer).out();
        };
        QCOMPARE(write(entries), world.genesis.encode());
        QVERIFY(!Genesis::decode(write({entries[1], entries[0]})));
        QVERIFY(!Genesis::decode(write({entries[0], entries[0]})));
        Bytes longer = world.genesis.encode();
        longer.push_back(0);
        QCOMPARE(Genesis::decode(longer).error().code, ErrorCode::Malformed);
        QCOMPARE(Genesis::decode(Bytes(kMaxGenesisBytes + 1)).error().code, ErrorCode::TooLarge);
    }

    void phraseTellsLedgersApart() {
        ChainId chain;
        QCOMPARE(comparisonPhrase(chain), std::string("0000-0000-0000-0000-0000"));
        for (std::size_t i = 0; i < 32; ++i) chain.bytes[i] = 0xff;
        QCOMPARE(comparisonPhrase(chain), std::string("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"));
        // 0x01234567…: 00000 00100 10001 10100 01010 11001 11…
        chain = *ChainId::fromHexText("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        QCOMPARE(comparisonPhrase(chain), std::string("04HM-ASW9-NF6Y-Y093-8NKR"));
    }
};

QTEST_GUILESS_MAIN(GenesisTest)
#include "genesis_test.moc"
