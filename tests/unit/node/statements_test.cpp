// Revocations and retirements that are not on the ledger yet: who is believed, what is kept, and that a
// clinic which vouches for its being current has told of each of them.
#include <QtTest>

#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient");

ErrorCode codeOf(const Status& status) {
    RESEAL_CHECK(!status);
    return status.error().code;
}

struct Scene : Ledger {
    Scene() { say(kPatient, {registration(kPatient, ledger::Role::Patient)}); }
    ledger::Operation revocation(const Person& by, std::uint64_t grant) const {
        return revoke(by, grantNumber(grant));
    }
};

std::size_t keptBy(Clinic& clinic) {
    return clinic.process().store.early().page(0, 10'000)->statements.size();
}

}  // namespace

class StatementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void believedFromItsSignerOnly() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        auto& statements = clinic.process().statements;
        const auto obey = [&](const ledger::Operation& said) {
            return statements.obeyAll({ledger::encode(said)});
        };
        ledger::Revoke forged = scene.revoke(kPatient, grantNumber(1));
        forged.grant = grantNumber(2);
        QCOMPARE(codeOf(obey(forged)), ErrorCode::BadSignature);
        const auto retired = ledger::signRetire(ChainId{}, kPatient.sign, scene.now);  // of another ledger
        QCOMPARE(codeOf(obey(retired)), ErrorCode::BadSignature);
        QCOMPARE(codeOf(obey(ledger::Erase{})), ErrorCode::Malformed);  // no statement
        QCOMPARE(codeOf(statements.obeyAll({toBytes(bytesOf("x"))})), ErrorCode::Malformed);
        QCOMPARE(keptBy(clinic), std::size_t{0});
        QVERIFY(obey(scene.revocation(kPatient, 1)));
        QVERIFY(obey(scene.revocation(kPatient, 1)));
        QCOMPARE(keptBy(clinic), std::size_t{1});
    }

    // Its pseudonym stands in a block that has not come yet: the word that carries it must not count.
    void ofSomebodyNotKnownYet() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        const Person stranger("stranger");
        QCOMPARE(codeOf(clinic.hear(std::get<ledger::Revoke>(scene.revocation(stranger, 1)))),
                 ErrorCode::NotCurrent);
        scene.say(stranger, {scene.registration(stranger, ledger::Role::Patient)});
        clinic.catchUp();
        QVERIFY(clinic.hear(std::get<ledger::Revoke>(scene.revocation(stranger, 1))));
    }

    // In somebody else's transaction, which waits here and so is not brought again.
    void ofSomebodyNotKnownYetInWhatWaits() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        auto& statements = clinic.process().statements;
        const Person stranger("stranger"), forger("forger");
        const auto tx = scene.tx(kPatient, {scene.revocation(stranger, 1)});
        ledger::Revoke forged = scene.revoke(forger, grantNumber(2));
        forged.signature = scene.revoke(stranger, grantNumber(2)).signature;
        const auto wrong = scene.tx(kPatient, {forged});
        for (const auto* one : {&tx, &tx, &wrong}) {
            QVERIFY(statements.arrived(*one));
            statements.waits(*one);
        }
        QCOMPARE(keptBy(clinic), std::size_t{0});
        scene.say(stranger, {scene.registration(stranger, ledger::Role::Patient)});
        scene.say(forger, {scene.registration(forger, ledger::Role::Patient)});
        clinic.catchUp([&](const node::AppliedBlock& block) { QVERIFY(statements.admitted(block)); });
        QCOMPARE(keptBy(clinic), std::size_t{1});
        QVERIFY(statements.known(0)->statements.front() == ledger::encode(tx.body().operations[0]));
    }

    // Kept in memory, so only so many.
    void ofSomebodyNotKnownYetThereIsAnEnd() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        auto& statements = clinic.process().statements;
        const Person stranger("stranger"), other("other");
        statements.waits(scene.tx(kPatient, {scene.revocation(stranger, 1)}));
        statements.waits(scene.tx(kPatient, {scene.revocation(other, 1)}));
        for (std::uint64_t n = 1; n < node::Statements::kMaxUnheard;) {
            Said many;
            for (; many.operations.size() < 64 && n < node::Statements::kMaxUnheard; ++n)
                many.operations.push_back(scene.revocation(other, n + 1));
            statements.waits(scene.tx(kPatient, many));
        }
        scene.say(stranger, {scene.registration(stranger, ledger::Role::Patient)});
        scene.say(other, {scene.registration(other, ledger::Role::Patient)});
        clinic.catchUp([&](const node::AppliedBlock& block) { QVERIFY(statements.admitted(block)); });
        QCOMPARE(keptBy(clinic), store::kMaxEarlyPerSigner);
        const auto all = statements.known(0);
        for (const Bytes& kept : all->statements)
            QVERIFY(node::signerOf(*ledger::decodeOperation(kept)) == other.key());
    }

    // Who passes on a forged one is to blame; and for what could change nothing no signature is looked at.
    void aForgedOneIsNamed() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        auto& statements = clinic.process().statements;
        ledger::Revoke forged = scene.revoke(kPatient, grantNumber(1));
        forged.time = forged.time + milliseconds(1);
        QCOMPARE(codeOf(statements.arrived(scene.tx(kPatient, {forged}))), ErrorCode::BadSignature);
        QVERIFY(node::isMisbehaviour(ErrorCode::BadSignature));
        scene.say(kPatient, {scene.revocation(kPatient, 1)});
        clinic.catchUp();
        const std::size_t before = clinic.process().signatures.remembered();
        QVERIFY(statements.arrived(scene.tx(kPatient, Said(scene.revocation(kPatient, 1)) + Said(forged))));
        QCOMPARE(clinic.process().signatures.remembered(), before);
    }

    // In a block that was found valid and may never become final.
    void whatIsProposedCounts() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        const auto tx = scene.tx(kPatient, {scene.revocation(kPatient, 1)});
        QVERIFY(clinic.process().statements.proposed(tx.body().operations));
        QCOMPARE(keptBy(clinic), std::size_t{1});
    }

    // The others on the page are obeyed none the less.
    void theRestOfThePageIsObeyed() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        const Person stranger("stranger");
        const Status said = clinic.process().statements.obeyAll(
            {ledger::encode(scene.revocation(stranger, 1)), ledger::encode(scene.revocation(kPatient, 1))});
        QCOMPARE(codeOf(said), ErrorCode::NotCurrent);
        QCOMPARE(keptBy(clinic), std::size_t{1});
    }

    // Told once more by somebody who is behind, or found after a crash that came between block and tidying.
    void whatTheLedgerHoldsDoesNotComeBack() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        const auto tx = scene.tx(kPatient, {scene.revocation(kPatient, 1)});
        QVERIFY(clinic.process().statements.arrived(tx));
        scene.order(tx);
        clinic.catchUp();
        QCOMPARE(keptBy(clinic), std::size_t{1});  // "killed" before Statements::ordered
        QVERIFY(clinic.process().statements.sweep());
        QCOMPARE(keptBy(clinic), std::size_t{0});
        QVERIFY(clinic.process().statements.obeyAll({ledger::encode(tx.body().operations[0])}));
        QCOMPARE(keptBy(clinic), std::size_t{0});
    }

    // Once the ledger says the same, and only then: it takes no more than so many for grants unknown to it.
    void keptUntilTheLedgerSaysTheSame() {
        Scene scene;
        Clinic clinic(scene, 0);
        clinic.catchUp();
        auto& statements = clinic.process().statements;
        for (std::uint64_t n = 0; n < ledger::kMaxPendingRevocations; ++n)
            scene.say(kPatient, {scene.revocation(kPatient, n)});
        const auto last = scene.tx(kPatient, {scene.revocation(kPatient, 999)});
        scene.blocks.push_back(scene.block({last}).encode());
        QVERIFY(scene.commit({last}).outcomes.front().refusal == ledger::Refusal::TooManyRevocations);
        const auto first = *ledger::Block::decode(scene.blocks[1]);
        for (const auto* tx : {&first.transactions.front(), &last}) QVERIFY(statements.arrived(*tx));
        QCOMPARE(keptBy(clinic), std::size_t{2});
        clinic.catchUp();
        for (const auto* tx : {&first.transactions.front(), &last}) statements.ordered(*tx);
        QCOMPARE(keptBy(clinic), std::size_t{1});
        QVERIFY(statements.known(0)->statements.front() == ledger::encode(last.body().operations[0]));
    }

    void aPageThatLeadsNowhereIsRefused() {
        const auto key = crypto::SignKey::fromSeed(ledger::world::seedOf("clinic"));
        const ChainId chain;
        const node::CurrencyQuestion question{crypto::randomFixed<Nonce16>(), 5};
        const auto read = [&](const node::KnownStatements& known, const node::CurrencyQuestion& asked) {
            return node::CurrencyAnswer::decode(node::CurrencyAnswer{7, known}.encode(key, chain, question),
                                                key.publicKey(), chain, asked);
        };
        const std::vector<Bytes> one = {Bytes(3)};
        QVERIFY(read({one, {}}, question));
        QVERIFY(!read({one, 6}, question));  // not full, and yet there is more
        QVERIFY(read({{}, {}}, question));
        QVERIFY(!read({one, 5}, question));
        QVERIFY(!read({{}, 6}, question));
        const std::vector<Bytes> full(node::kCurrencyPage, Bytes(3));
        QVERIFY(read({full, 6}, question));
        QVERIFY(!read({full, 5}, question));
        for (const node::CurrencyQuestion& other :
             {node::CurrencyQuestion{question.nonce, 0}, node::CurrencyQuestion{{}, 5}})
            QCOMPARE(read({one, {}}, other).error().code, ErrorCode::BadSignature);
    }

    // More than fit into one answer, and the one that matters comes last.
    void allAreToldHoweverMany() {
        Scene scene;
        std::vector<Person> many;
        for (std::size_t i = 0; i <= node::kCurrencyPage / store::kMaxEarlyPerSigner; ++i) {
            many.emplace_back("patient " + std::to_string(i));
            scene.say(many.back(), {scene.registration(many.back(), ledger::Role::Patient)});
        }
        Clinic asking(scene, 0), knowing(scene, 1), third(scene, 2);
        for (Clinic* clinic : {&asking, &knowing, &third}) clinic->catchUp();
        auto& store = knowing.process().store;
        auto step = *store.begin("test");
        for (const Person& person : many)
            for (std::uint64_t n = 0; n < store::kMaxEarlyPerSigner; ++n)
                QVERIFY(knowing.hear(std::get<ledger::Revoke>(scene.revocation(person, n))));
        QVERIFY(knowing.hear(std::get<ledger::Revoke>(scene.revocation(kPatient, 999))));
        QVERIFY(step.commit());
        linkClinics({&asking, &knowing, &third});
        std::optional<Status> current;
        asking.process().currency.ensure([&](Status said) { current = std::move(said); });
        QTRY_VERIFY_WITH_TIMEOUT(current.has_value(), 60'000);
        QVERIFY2(*current, *current ? "" : current->error().text().c_str());
        QCOMPARE(keptBy(asking), many.size() * store::kMaxEarlyPerSigner + 1);
        QVERIFY(
            asking.process().store.early().about(store::EarlyKind::Revocation, grantNumber(999))->size() ==
            1);
    }
};

QTEST_GUILESS_MAIN(StatementsTest)
#include "statements_test.moc"
