// The ledger as staff look at it: four real clinics, a patient who joins, and what each of them can prove.
#include "core/engine/explorer_values.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/files.h"
#include "core/engine/clinic_desk.h"
#include "core/engine/session.h"
#include "core/store/schema.h"
#include "core/vault/vault.h"
#include "tests/unit/ledger/emergency.h"
#include "tests/unit/ledger/equality.h"

using namespace reseal;
using namespace reseal::engine;

namespace {

constexpr std::size_t kClinics = 4;

crypto::SecretBytes passphrase() {
    return crypto::SecretBytes::copyOf(bytesOf("correct horse battery"));
}
template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}
void must(const Status& status) {
    if (!status) qFatal("%s", status.error().text().c_str());
}
template <class T>
Result<T> await(QFuture<Result<T>> future) {
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 120'000)) qFatal("a command does not end");
    return future.result();
}
std::set<StepKind> failedKinds(const Verification& verification) {
    std::set<StepKind> out;
    for (const VerificationStep& step : verification.steps)
        if (!step.ok) out.insert(step.kind);
    return out;
}
std::string valueOf(const OperationView& operation, std::string_view name) {
    for (const FieldView& field : operation.fields)
        if (field.name == name) return field.value;
    return "(no such field)";
}

}  // namespace

class ExplorerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyOperation();
    void operationsAsText();
    void blocks();
    void transactions();
    void proofs();
    void search();
    void storage();
    void storedAltered();  // the last: it leaves a clinic with a false ledger

private:
    std::filesystem::path folder(std::size_t clinic) const {
        return room_.filePath(QStringLiteral("clinic-%1").arg(clinic)).toStdString();
    }
    ClinicDesk& desk(std::size_t clinic) { return *desks_[clinic]; }
    void found();
    void patientJoins();
    // All of them, as the clinic lists them, when every clinic has as many blocks as the first.
    std::vector<BlockRow> allBlocks();
    std::vector<TransactionView> allTransactions();

    QTemporaryDir room_;
    Bytes genesis_;
    std::vector<std::unique_ptr<ClinicDesk>> desks_;
    SignPublic patient_;
};

void ExplorerTest::found() {
    std::vector<std::unique_ptr<QTcpServer>> held;  // ports that were free a moment ago
    NewLedger founding{"Test consortium", wallClock(), seconds(1), {}};
    for (std::size_t i = 0; i < kClinics; ++i) {
        held.push_back(std::make_unique<QTcpServer>());
        QVERIFY(held.back()->listen(QHostAddress::LocalHost, 0));
        const std::string address = "127.0.0.1:" + std::to_string(held.back()->serverPort());
        founding.entries.push_back(
            must(createClinic({folder(i), "Clinic " + std::to_string(i), address}, passphrase())));
    }
    held.clear();
    genesis_ = must(makeGenesis(founding)).genesis;
    for (std::size_t i = 0; i < kClinics; ++i) {
        must(useGenesis(folder(i), genesis_));
        desks_.push_back(must(ClinicDesk::start({folder(i), {}}, passphrase())));
    }
    for (const auto& one : desks_)
        QTRY_VERIFY_WITH_TIMEOUT(must(await(one->status())).reachable == kClinics, 60'000);
}

void ExplorerTest::patientJoins() {
    const std::string invitation = must(await(desk(0).invite(Role::Patient, "Eva", days(1)))).text;
    const std::filesystem::path vault = room_.filePath(QStringLiteral("eva")).toStdString();
    must(await(createPerson({vault, invitation, "Eva"}, passphrase())));
    Session session(vault);
    must(await(session.unlock(passphrase())));
    must(await(session.join()));
    const auto waiting = must(await(desk(0).waiting()));
    QCOMPARE(waiting.size(), std::size_t{1});
    must(await(desk(0).enrol(waiting[0].token, waiting[0].identity, "Eva Muster", "")));
    QTRY_VERIFY_WITH_TIMEOUT(must(await(session.join())).phase == Phase::Ready, 60'000);
    patient_ = must(await(session.patient()->careCard())).patient;
}

std::vector<BlockRow> ExplorerTest::allBlocks() {
    return must(await(desk(0).blocks(0, kMaxBlockRows)));
}

std::vector<TransactionView> ExplorerTest::allTransactions() {
    std::vector<TransactionView> out;
    for (const BlockRow& row : allBlocks())
        for (TransactionView& tx : must(await(desk(0).block(row.height))).transactions)
            out.push_back(std::move(tx));
    return out;
}

void ExplorerTest::initTestCase() {
    found();
    patientJoins();
    const std::uint64_t height = allBlocks().front().height;
    for (const auto& one : desks_)
        QTRY_VERIFY_WITH_TIMEOUT(must(await(one->status())).height >= height, 60'000);
}

// Each kind can be shown, and none of its fields is without a name or a text.
void ExplorerTest::everyOperation() {
    using namespace ledger;
    world::Scene s;
    std::vector<Operation> all = {
        s.enrol([](Enrol&) {}).operations[0],
        s.registration(s.stranger, ledger::Role::Doctor),
        signRetire(s.chain(), s.doctor.sign, s.now),
        s.catalogue(3, {s.oldKey(s.a1), s.newKey(s.patient, s.fresh)}).operations[0],
        s.record("new", {s.A1, s.archive(0)}).operations[0],
        s.refile("r1", s.A2, 1).operations[0],
        Erase{world::Scene::id("r1")},
        s.request(s.patient).operations[0],
        Deny{s.open},
        s.goodGrant([](Grant&) {}).operations[0],
        s.revoke(s.patient, s.grant),
        Receipts{{Receipt(ShareAccepted{s.grant}), Receipt(ShareDestroyed{s.grant}),
                  Receipt(BlobStored{world::Scene::id("r1")}), Receipt(BlobErased{world::Scene::id("r1")}),
                  Receipt(Released{s.grant, 500'000, 3, 1, Hash32{}})}},
        Suspend{IdentityKey{}},
        Reinstate{IdentityKey{}},
        Propose{RemoveClinic{s.clinic(3)}, std::string("It closes.")},
        ledger::Vote{ProposalId{}, true},
        Endpoint{1, {Address("clinic.example:7000")}},
        ledger::Evidence{1, s.clinic(1), Bytes{1, 2, 3}}};
    for (const world::Said& said : world::keygenSayings(s)) all.push_back(said.operations[0]);
    for (const world::Said& said : world::caseSayings()) all.push_back(said.operations[0]);
    for (const world::Said& said : world::equalitySayings()) all.push_back(said.operations[0]);
    for (const world::Said& said : world::emergencySayings()) all.push_back(said.operations[0]);
    std::set<std::size_t> kinds;
    for (const Operation& operation : all) {
        kinds.insert(operation.index());
        const OperationView view = describe(operation);
        QCOMPARE(view.kind, std::string(name(kindOf(operation))));
        QVERIFY(!view.fields.empty());
        std::set<std::string> names;
        for (const FieldView& field : view.fields) {
            QVERIFY(!field.name.empty() && !field.value.empty());
            QVERIFY2(field.name.find_first_of(" ,") == std::string::npos, field.name.c_str());
            QVERIFY2(field.name.find("self") == std::string::npos, field.name.c_str());
            QVERIFY(names.insert(field.name).second);
        }
    }
    QCOMPARE(kinds.size(), std::variant_size_v<Operation>);
}

void ExplorerTest::operationsAsText() {
    using namespace ledger;
    world::Scene s;
    const auto namesOf = [](const OperationView& view) {
        std::vector<std::string> out;
        for (const FieldView& field : view.fields) out.push_back(field.name);
        return out;
    };
    const Operation record = s.record("new", {s.A1, s.archive(0)}).operations[0];
    const OperationView shown = describe(record);
    QCOMPARE(namesOf(shown),
             (std::vector<std::string>{"record", "stanzas[0].key", "stanzas[0].stanza", "stanzas[1].key",
                                       "stanzas[1].stanza", "blob", "sealedLength", "fileServers[0]",
                                       "fileServers[1]", "label", "rendition", "cardTag"}));
    const auto& raw = std::get<ledger::Record>(record);
    QCOMPARE(valueOf(shown, "record"), raw.record.hex());
    QCOMPARE(valueOf(shown, "stanzas[1].key"), s.archive(0).hex());
    QCOMPARE(valueOf(shown, "sealedLength"), std::to_string(raw.sealedLength));
    QCOMPARE(valueOf(shown, "rendition"), std::string("Original"));
    QCOMPARE(valueOf(shown, "cardTag"), std::string("none"));

    const OperationView pseudonym = describe(s.registration(s.stranger, ledger::Role::Doctor));
    QCOMPARE(valueOf(pseudonym, "role"), std::string("doctor"));
    QCOMPARE(valueOf(pseudonym, "admission"), std::string("ClinicAdmission"));
    QCOMPARE(valueOf(pseudonym, "admission.clinic"), s.clinic(0).hex());
    QCOMPARE(valueOf(pseudonym, "admission.issued"), isoUtc(s.now));

    const OperationView receipts = describe(Operation(
        Receipts{{Receipt(ShareAccepted{s.grant}), Receipt(Released{s.grant, 7, 3, 1, Hash32{}})}}));
    QCOMPARE(namesOf(receipts),
             (std::vector<std::string>{"entries[0]", "entries[0].grant", "entries[1]", "entries[1].grant",
                                       "entries[1].hour", "entries[1].released", "entries[1].refused",
                                       "entries[1].root"}));
    QCOMPARE(valueOf(receipts, "entries[1]"), std::string("Released"));
    QCOMPARE(valueOf(receipts, "entries[1].released"), std::string("3"));

    Operation grant = s.goodGrant([](Grant&) {}).operations[0];
    QCOMPARE(valueOf(describe(grant), "terms.id"), s.unused.id.hex());
    QCOMPARE(valueOf(describe(grant), "terms.proxies[2]"), s.clinic(2).hex());
    QCOMPARE(valueOf(describe(grant), "purpose"), std::string("TREAT"));
    QCOMPARE(valueOf(describe(grant), "records"), std::string("none"));
    std::get<Grant>(grant).terms = EncodedItem(Bytes{0x80});
    QCOMPARE(valueOf(describe(grant), "terms"), std::string("can't be read: 80"));

    const Operation dealing = world::keygenSayings(s)[2].operations[0];
    const auto deal = *sharing::Deal::decode(std::get<KeygenDeal>(dealing).deal);
    QCOMPARE(
        namesOf(describe(dealing)),
        (std::vector<std::string>{"run.purpose", "run.attempt", "deal.commitments[0]", "deal.commitments[1]",
                                  "deal.commitments[2]", "deal.proof", "deal.boxes[0].to",
                                  "deal.boxes[0].sealed", "deal.boxes[1].to", "deal.boxes[1].sealed"}));
    QCOMPARE(valueOf(describe(dealing), "run.purpose"), std::string("Emergency"));
    QCOMPARE(valueOf(describe(dealing), "deal.boxes[1].to"), std::string("4"));
    QCOMPARE(valueOf(describe(dealing), "deal.boxes[1].sealed"), deal.boxes.at(4).hex());
}

void ExplorerTest::blocks() {
    const auto rows = allBlocks();
    QVERIFY(rows.size() >= 2);
    const FoundedLedger ledger = must(describeGenesis(genesis_));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const BlockRow& row = rows[i];
        QCOMPARE(row.height, rows.size() - i);
        QVERIFY(row.parent == (i + 1 < rows.size() ? rows[i + 1].hash : Hash32::copy(ledger.chain.view())));
        QVERIFY(std::ranges::find(ledger.clinics, row.proposerName) != ledger.clinics.end());
        QVERIFY(row.epoch == 1 && row.view >= row.height && row.bytes > 200);
        const BlockView block = must(await(desk(0).block(row.height)));
        QVERIFY(block.row.hash == row.hash && block.row.bytes == row.bytes);
        QCOMPARE(block.transactions.size(), row.transactions);
        for (std::size_t index = 0; index < block.transactions.size(); ++index) {
            QCOMPARE(block.transactions[index].index, index);
            QCOMPARE(block.transactions[index].height, row.height);
            QCOMPARE(block.transactions[index].time.ms, row.time.ms);
        }
        // Every clinic has the same.
        QVERIFY(must(await(desk(3).block(row.height))).row.hash == row.hash);
    }
    const auto page = must(await(desk(0).blocks(rows.front().height, 1)));
    QCOMPARE(page.size(), std::size_t{1});
    QVERIFY(page.front().hash == rows[1].hash);
    QCOMPARE(await(desk(0).block(1'000'000)).error().code, ErrorCode::NotFound);
}

void ExplorerTest::transactions() {
    std::set<std::string> kinds;
    for (const TransactionView& tx : allTransactions()) {
        const TransactionView same = must(await(desk(1).transactionView(tx.id)));
        QVERIFY(same.id == tx.id && same.height == tx.height && same.index == tx.index);
        QVERIFY(tx.effective && tx.refusal.empty() && tx.detailsMissing == 0 && tx.bytes > 100);
        for (const OperationView& operation : tx.operations) kinds.insert(operation.kind);
        const bool ofClinic =
            tx.operations.front().kind == "Enrol" || tx.operations.front().kind == "Receipts";
        QCOMPARE(tx.authorClinic, std::string(ofClinic ? "Clinic 0" : ""));
        QCOMPARE(tx.author, ofClinic ? desk(0).clinic().hex() : patient_.hex());
    }
    QVERIFY(kinds.contains("Enrol") && kinds.contains("Pseudonym") && kinds.contains("Catalogue"));
    QCOMPARE(await(desk(0).transactionView(TxId{})).error().code, ErrorCode::NotFound);
}

void ExplorerTest::proofs() {
    const ChainId chain = desk(0).chain();
    for (const TransactionView& tx : allTransactions()) {
        // The newest block's finalization reaches a clinic a moment after the block at the latest.
        QTRY_VERIFY_WITH_TIMEOUT(must(await(desk(0).verify(tx.id))).ok, 30'000);
        const Verification checked = must(await(desk(0).verify(tx.id)));
        const Bytes proof = must(await(desk(0).proof(tx.id)));
        QVERIFY(checkProof(proof, chain).ok);
        QVERIFY(must(await(desk(2).verify(tx.id))).ok);
        std::set<std::string> signers;
        for (const VerificationStep& step : checked.steps)
            if (step.kind == StepKind::VoteSignature) signers.insert(step.detail);
        QCOMPARE(signers.size(), std::size_t{3});
        for (const std::string& signer : signers)
            QVERIFY2(signer.starts_with("Clinic ") && signer.ends_with(" signed"), signer.c_str());

        // A sample; tests/unit/node/ledger_proof_test.cpp goes over every byte.
        for (std::size_t at = tx.index; at < proof.size(); at += 97) {
            Bytes spoilt = proof;
            spoilt[at] ^= 0x10;
            QVERIFY(!checkProof(spoilt, chain).ok);
        }
        QVERIFY(!checkProof(ByteView(proof).first(proof.size() - 1), chain).ok);
        QCOMPARE(failedKinds(checkProof(proof, ChainId{})), (std::set{StepKind::ChainId, StepKind::Ledger}));
    }
    QCOMPARE(await(desk(0).proof(TxId{})).error().code, ErrorCode::NotFound);
    QCOMPARE(await(desk(0).verify(TxId{})).error().code, ErrorCode::NotFound);
}

void ExplorerTest::search() {
    const auto hits = [&](const std::string& words) { return must(await(desk(0).searchLedger(words))); };
    const BlockRow block = allBlocks().back();
    QCOMPARE(hits("1").size(), std::size_t{1});
    QCOMPARE(hits("1").front().id, block.hash.hex());
    QCOMPARE(hits(block.hash.hex()).front().height, std::uint64_t{1});
    for (const TransactionView& tx : allTransactions()) {
        const auto found = hits(tx.id.hex().substr(0, 10));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().kind == LedgerHitKind::Transaction && found.front().id == tx.id.hex());
        QVERIFY(found.front().text.starts_with(tx.operations.front().kind));
    }
    const auto pseudonym = hits(patient_.hex().substr(0, 8));
    QVERIFY(pseudonym.size() == 1 && pseudonym.front().kind == LedgerHitKind::Pseudonym);
    QVERIFY(pseudonym.front().text.find("Clinic 0") != std::string::npos);
    const auto clinic = hits(desk(2).clinic().hex());
    QVERIFY(clinic.size() == 1 && clinic.front().kind == LedgerHitKind::Clinic);
    QCOMPARE(clinic.front().text, std::string("Clinic 2"));
    QCOMPARE(await(desk(0).searchLedger("Eva Muster")).error().code, ErrorCode::InvalidArgument);
}

void ExplorerTest::storage() {
    const StorageStatus before = must(await(desk(0).storage()));
    QVERIFY(before.ledgerBytes > 4096 && before.freeBytes > 0);
    QCOMPARE(before.blobs, std::uint64_t{0});
    QCOMPARE(before.blobBytes, std::uint64_t{0});
    QCOMPARE(before.shares, std::uint64_t{0});
    QVERIFY(!before.lastScrub);
    must(writeFileDurably(folder(0) / "blobs" / "uploads" / "a", Bytes(1000)));
    QCOMPARE(must(await(desk(0).storage())).blobBytes, std::uint64_t{1000});
    const Instant asked = wallClock();
    must(await(desk(0).scrub()));
    const StorageStatus after = must(await(desk(0).storage()));
    QVERIFY(after.lastScrub && *after.lastScrub >= asked && *after.lastScrub <= wallClock());
    desks_[0].reset();  // known again after a restart
    desks_[0] = must(ClinicDesk::start({folder(0), {}}, passphrase()));
    QVERIFY(must(await(desk(0).storage())).lastScrub == after.lastScrub);
}

void ExplorerTest::storedAltered() {
    const TransactionView tx = allTransactions().back();
    QVERIFY(must(await(desk(3).verify(tx.id))).ok);
    desks_[3].reset();
    {
        auto vault = must(vault::Vault::open(folder(3) / "vault", passphrase()));
        auto database = must(sql::Database::open(folder(3) / "ledger", must(vault.databaseKey("ledger")),
                                                 store::kLedgerSchema));
        Bytes bytes;
        {
            auto row = must(database.prepare("SELECT bytes FROM tx WHERE id = ?"));
            row.bind(tx.id);
            must(row.stepToRow());
            bytes = must(row.checkedBytes(0));
        }
        bytes[bytes.size() - 1] ^= 1;  // its signature
        auto transaction = must(sql::Transaction::begin(database, "test"));
        must(database.run("UPDATE tx SET bytes = ? WHERE id = ?", sql::checked(bytes), tx.id));
        must(transaction.commit());
    }
    desks_[3] = must(ClinicDesk::start({folder(3), {}}, passphrase()));
    // A clinic may have signed with a later key; that nobody else did, the block's root says.
    QCOMPARE(failedKinds(must(await(desk(3).verify(tx.id)))), (std::set{StepKind::TransactionRoot}));
    QVERIFY(must(await(desk(2).verify(tx.id))).ok);
}

QTEST_GUILESS_MAIN(ExplorerTest)
#include "explorer_test.moc"
