// Transactions as bytes: one encoding for each, details that match, lanes that don't fork.
#include <QtTest/QtTest>

#include "core/base/cbor.h"
#include "tests/unit/ledger/emergency.h"
#include "tests/unit/ledger/equality.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

// A transaction with every kind of operation.
Transaction everything(const Members& s, const Person& author) {
    const auto key = Person::ristretto("identity");
    Pseudonym byRing = s.registration(s.stranger, Role::Doctor);
    byRing.admission = RingAdmission{4, 5, 9, 1, 2, 3, {}, {Bytes(640, 7)}};
    Said said = Said(Enrol{IdentityKey::copy(key.point.view()), Role::Staff,
                           crypto::proveKey(s.chain(), author.key(), key)}) +
                Said(s.registration(s.stranger, Role::Researcher)) + Said(byRing) +
                Said(signRetire(s.chain(), author.sign, s.now)) +
                s.catalogue(300, {s.newKey(author, s.fresh), s.oldKey(s.a1)}) +
                s.record("x", {s.A1, s.archive(1)}) + s.refile("r1", s.A2, 70'000) +
                Said(Erase{Scene::id("r1")}) + s.request(s.patient) + Said(Deny{s.open}) +
                s.goodGrant([&](Grant& op) {
                    op.records = {Scene::id("r1")};
                    op.purpose = Purpose::Research;
                    op.request = s.open;
                }) +
                Said(s.revoke(author, s.grant)) +
                Said(Receipts{{ShareAccepted{s.grant}, ShareDestroyed{s.grant}, BlobStored{Scene::id("r1")},
                               BlobErased{Scene::id("r1")}, Released{s.grant, 500'000, 70'000, 255, {}}}});
    for (const Said& one : membershipSayings(s)) said = said + one;
    for (const Said& one : keygenSayings(s)) said = said + one;
    for (const Said& one : caseSayings()) said = said + one;
    for (const Said& one : equalitySayings()) said = said + one;
    for (const Said& one : emergencySayings()) said = said + one;
    std::get<Record>(said.operations[5]).cardTag = Hash32{};
    TransactionBody body{s.chain(),           author.id,        {}, 24, TxId::copy(Hash32{}.view()),
                         {1'700'000'000'000}, {said.operations}};
    return *Transaction::make(body, said.details, author.sign);
}

Bytes replaced(const Bytes& in, const Bytes& what, const Bytes& by) {
    const auto at = std::ranges::search(in, what);
    if (at.empty()) qFatal("pattern not found");
    Bytes out(in.begin(), at.begin());
    append(out, by);
    out.insert(out.end(), at.end(), in.end());
    return out;
}

}  // namespace

class TxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void everyOperationComesBack() {
        const Members s;
        const Transaction tx = everything(s, s.patient);
        const auto back = Transaction::decode(tx.encode());
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QCOMPARE(back->body(), tx.body());
        QCOMPARE(back->id(), tx.id());
        QCOMPARE(back->details(), tx.details());
        QCOMPARE(back->encode(), tx.encode());
        QCOMPARE(back->size(), tx.encode().size());
        QVERIFY(back->isSignedBy(s.patient.key(), ed25519()));
        QVERIFY(!back->isSignedBy(s.doctor.key(), ed25519()));
        std::set<std::size_t> kinds;
        for (const Operation& op : tx.body().operations) {
            kinds.insert(op.index());
            const auto decoded = decodeOperation(ledger::encode(op));
            QVERIFY(decoded);
            QCOMPARE(*decoded, op);
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Operation>);
    }

    // No single byte can be changed, left out or added so that the same transaction is read.
    void oneEncodingOnly() {
        const Members s;
        const Bytes bytes =
            s.World::view().chainId() == s.chain() ? everything(s, s.patient).encode() : Bytes{};
        const auto original = Transaction::decode(bytes);
        const auto differs = [&](const Bytes& changed) {
            const auto read = Transaction::decode(changed);
            return !read || (read->encode() == changed && changed != bytes);
        };
        for (std::size_t i = 0; i < bytes.size(); i += i < 2000 ? 1 : 7) {
            Bytes changed = bytes;
            changed[i] ^= 0x20;
            QVERIFY2(differs(changed), std::to_string(i).c_str());
            changed = bytes;
            changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(differs(changed), std::to_string(i).c_str());
            changed = bytes;
            changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), 0);
            QVERIFY2(differs(changed), std::to_string(i).c_str());
        }
        QVERIFY(original);
    }

    void refusesOtherEncodings_data() {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
        // tx of 24, expires 0 and one Deny: …0x18 18 (seq) 5820 (prev) … 00 81 82 18 1f 5820…
        QTest::newRow("seq not in its shortest form") << hex("1818") << hex("190018");
        QTest::newRow("expires not in its shortest form") << hex("008182181f") << hex("18008182181f");
        QTest::newRow("kind not in its shortest form") << hex("8182181f") << hex("818219001f");
        QTest::newRow("indefinite list of operations") << hex("8182181f") << hex("9f82181f");
        QTest::newRow("an element more") << hex("8182181f") << hex("8183181f00");
        QTest::newRow("an element less") << hex("8182181f") << hex("8181181f");
        QTest::newRow("an unknown kind") << hex("8182181f") << hex("81821863");
        QTest::newRow("a kind that is a text") << hex("8182181f") << hex("8182611f");
        QTest::newRow("no operations") << hex("8182181f") << hex("8082181f");
        QTest::newRow("another version") << hex("828901") << hex("828902");
        QTest::newRow("a tag") << hex("828901") << hex("82c18901");
        QTest::newRow("a length not in its shortest form") << hex("8289015820") << hex("828901590020");
        QTest::newRow("an array more around") << hex("828901") << hex("81828901");
        QTest::newRow("an element less around") << hex("828901") << hex("818901");
    }
    void refusesOtherEncodings() {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, by);
        const Person patient("patient");
        TransactionBody body;
        body.author = patient.id;
        body.seq = 24;
        body.operations = {Deny{}};
        const Bytes bytes = Transaction::make(body, {}, patient.sign)->encode();
        QVERIFY(Transaction::decode(bytes));
        const Bytes changed = replaced(bytes, Bytes(what.begin(), what.end()), Bytes(by.begin(), by.end()));
        QCOMPARE(Transaction::decode(changed).error().code, ErrorCode::Malformed);
        Bytes longer = bytes;
        longer.push_back(0);
        QCOMPARE(Transaction::decode(longer).error().code, ErrorCode::Malformed);
        QCOMPARE(Transaction::decode(ByteView(bytes).first(bytes.size() - 1)).error().code,
                 ErrorCode::Malformed);
    }

    void detailsMatchExactly() {
        const Members s;
        const Said said = s.record("x", {s.A1, s.A2});
        const auto made = [&](const std::function<void(std::vector<Bytes>&)>& change) {
            std::vector<Bytes> details = said.details;
            change(details);
            TransactionBody body;
            body.operations = {said.operations};
            return Transaction::make(body, details, s.patient.sign);
        };
        const auto good = made([](auto&) {});
        QVERIFY(good);
        for (const auto& wrong :
             {made([](auto& d) { d.pop_back(); }), made([](auto& d) { d.push_back({1}); }),
              made([](auto& d) { d[0][5] ^= 1; }), made([](auto& d) { std::swap(d[0], d[1]); }),
              made([](auto& d) { d[2] = {}; })})
            QCOMPARE(wrong.error().code, ErrorCode::InvalidArgument);

        // The same from outside.
        const auto travelling = [&](const Details& details) {
            cbor::Writer out;
            out.array(2).raw(good->signedBytes()).array(details.size());
            for (const auto& detail : details) detail ? out.bytes(*detail) : out.null();
            return Transaction::decode(out.out());
        };
        Details details = good->details();
        QVERIFY(travelling(details));
        details[0]->at(7) ^= 1;
        QCOMPARE(travelling(details).error().code, ErrorCode::Malformed);
        details = good->details();
        details.emplace_back(Bytes{1});
        QCOMPARE(travelling(details).error().code, ErrorCode::Malformed);
        details.emplace_back();
        QCOMPARE(travelling(details).error().code, ErrorCode::Malformed);
        details = good->details();
        details.pop_back();
        QCOMPARE(travelling(details).error().code, ErrorCode::Malformed);
        // An erased one is not a wrong one: it keeps its place.
        details = good->details();
        details[1].reset();
        const auto erased = travelling(details);
        QVERIFY(erased && !erased->hasAllDetails());
        QCOMPARE(erased->id(), good->id());
        QCOMPARE(erased->encode(), good->withoutDetails({1}).encode());
        QCOMPARE(good->withoutDetails({1}).size(), good->withoutDetails({1}).encode().size());
    }

    void limits() {
        const Members s;
        TransactionBody body;
        body.operations = {std::vector<Operation>(kMaxOperations, Operation(Deny{}))};
        QVERIFY(Transaction::make(body, {}, s.patient.sign));
        body.operations.push_back(Deny{});
        QCOMPARE(Transaction::make(body, {}, s.patient.sign).error().code, ErrorCode::InvalidArgument);
        body.operations.clear();
        QCOMPARE(Transaction::make(body, {}, s.patient.sign).error().code, ErrorCode::InvalidArgument);
        body.operations = {Erase{}};
        body.expires = {-1};
        QCOMPARE(Transaction::make(body, {}, s.patient.sign).error().code, ErrorCode::InvalidArgument);

        Record record = std::get<Record>(s.record("x", {s.A1}).operations[0]);
        const auto oneTooMany = [&](const std::function<void(Record&)>& change) {
            Record wrong = record;
            change(wrong);
            return !decodeOperation(ledger::encode(Operation(wrong)));
        };
        QVERIFY(!oneTooMany([](Record&) {}));
        QVERIFY(oneTooMany([](Record& op) { op.stanzas.resize(9); }));
        QVERIFY(oneTooMany([](Record& op) { op.stanzas.clear(); }));
        QVERIFY(oneTooMany([](Record& op) { op.fileServers.resize(9); }));
        QVERIFY(oneTooMany([](Record& op) { op.fileServers.clear(); }));
        QVERIFY(oneTooMany([](Record& op) { op.rendition = static_cast<Rendition>(2); }));

        // 64 KiB with details: the last byte that fits, and one more.
        const auto withBody = [&](std::size_t size) {
            const Bytes detail(size);
            TransactionBody request;
            request.operations = {Request{{}, crypto::sha256(detail)}};
            return Transaction::make(request, {detail}, s.patient.sign);
        };
        const std::size_t around = withBody(60'000)->size() - 60'000;
        QCOMPARE(withBody(kMaxTransactionBytes - around)->size(), kMaxTransactionBytes);
        QCOMPARE(withBody(kMaxTransactionBytes - around + 1).error().code, ErrorCode::TooLarge);
        QCOMPARE(Transaction::decode(Bytes(kMaxTransactionBytes + 1)).error().code, ErrorCode::TooLarge);
    }

    void forkOfALaneIsEvidence() {
        const Members s;
        const auto make = [&](Operation op, std::uint64_t seq, const crypto::SignKey& key) {
            TransactionBody body;
            body.author = s.patient.id;
            body.seq = seq;
            body.operations = {std::move(op)};
            return *Transaction::make(body, {}, key);
        };
        const Transaction a = make(Deny{}, 3, s.patient.sign), b = make(Erase{}, 3, s.patient.sign);
        QVERIFY(!LaneFork::of(a, a));
        QVERIFY(!LaneFork::of(a, make(Erase{}, 4, s.patient.sign)));
        const LaneFork fork = *LaneFork::of(a, b);
        QVERIFY(fork.check(s.patient.key(), ed25519()));
        QCOMPARE(LaneFork::of(b, a)->encode(), fork.encode());
        QVERIFY(LaneFork::decode(fork.encode())->check(s.patient.key(), ed25519()));
        QCOMPARE(fork.check(s.doctor.key(), ed25519()).error().code, ErrorCode::BadSignature);
        QCOMPARE(
            LaneFork::of(a, make(Erase{}, 3, s.doctor.sign))->check(s.patient.key(), ed25519()).error().code,
            ErrorCode::BadSignature);
        QCOMPARE((LaneFork{fork.second, fork.first}.check(s.patient.key(), ed25519()).error().code),
                 ErrorCode::BadProof);
        QCOMPARE((LaneFork{a, a}.check(s.patient.key(), ed25519()).error().code), ErrorCode::BadProof);
        QCOMPARE(LaneFork::decode(LaneFork{fork.second, fork.first}.encode()).error().code,
                 ErrorCode::Malformed);
        QCOMPARE(LaneFork::decode(LaneFork{a, a}.encode()).error().code, ErrorCode::Malformed);
    }

    void eventsHaveOneEncoding() {
        Event event{EventKind::Granted, 7, kStart, {}, 3, {}, GrantSubject{World::idOf<GrantId>("g")},
                    Refusal::None};
        for (const Subject& subject : std::vector<Subject>{
                 NoSubject{}, RecordSubject{}, GrantSubject{}, RequestSubject{}, AccountSubject{},
                 NumberSubject{99}, ProposalSubject{}, RunSubject{{CommitteePurpose::Emergency, 7}}}) {
            event.subject = subject;
            QCOMPARE(*decodeEvent(ledger::encode(event)), event);
        }
        Bytes bytes = ledger::encode(event);
        bytes.push_back(0);
        QVERIFY(!decodeEvent(bytes));
        event.kind = static_cast<EventKind>(0);
        QVERIFY(!decodeEvent(ledger::encode(event)));
        event.kind = static_cast<EventKind>(EnumRange<EventKind>::kMax + 1);
        QVERIFY(!decodeEvent(ledger::encode(event)));
    }

    void requestIdsDiffer() {
        QVERIFY(requestId({}, 0) != requestId({}, 1));
        QVERIFY(requestId({}, 0) != requestId(World::idOf<TxId>("x"), 0));
    }

    void purposesHaveTheirCodes() {
        for (int i = 0; i < 8; ++i) {
            const auto purpose = static_cast<Purpose>(i);
            QCOMPARE(purposeOf(name(purpose)), purpose);
        }
        QVERIFY(!purposeOf("BTG"));
    }
};

QTEST_GUILESS_MAIN(TxTest)
#include "tx_test.moc"
