// Four clinics with the real proxy desk of core/node each: its own database, chain, TLS links to the others,
// and rule of being current. Blocks come from the test, which says who hears of them.
//
// A patient has granted a doctor one condition key through clinics 0, 1 and 2, of which two must answer.
#pragma once

#include <QTcpServer>
#include <QTemporaryDir>

#include "core/node/proxy_desk.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/sealed_record.h"
#include "tests/unit/ledger/world.h"

namespace reseal::attacks {

using ledger::world::Person;
using ledger::world::Said;
using ledger::world::World;

// The ledger, as everybody would agree on it.
class Ledger : public World {
public:
    std::vector<crypto::TlsIdentity> tls;
    std::vector<std::string> addresses;
    std::vector<Bytes> blocks;

    Ledger() : World(beginningNow()) {
        std::vector<std::unique_ptr<QTcpServer>> held;  // ports that were free a moment ago
        std::vector<ledger::ClinicEntry> entries;
        for (std::size_t i = 0; i < kClinics; ++i) {
            held.push_back(std::make_unique<QTcpServer>());
            RESEAL_CHECK(held.back()->listen(QHostAddress::LocalHost, 0));
            tls.push_back(*crypto::makeTlsIdentity());
            addresses.push_back("127.0.0.1:" + std::to_string(held.back()->serverPort()));
            ledger::ClinicDescription description;
            description.name = "Clinic " + std::to_string(i);
            description.tlsPin = tls.back().pin;
            description.addresses = {ledger::Address(addresses.back())};
            description.roles = rolesOf(i);
            entries.push_back(*ledger::makeClinicEntry(clinicKeys[i], description));
        }
        genesis = *ledger::Genesis::make(beginningNow(), std::move(entries));
        state = ledger::MemoryState();
        state.apply(ledger::genesisDelta(genesis));
        now = genesis.parameters().start;
    }
    void say(const Person& author, Said said) { order(tx(author, std::move(said))); }
    void order(const ledger::Transaction& transaction) {
        blocks.push_back(block({transaction}).encode());
        effective(transaction);
    }

private:
    static ledger::ChainParameters beginningNow() {
        ledger::ChainParameters out = defaults();
        out.start = wallClock();
        return out;
    }
};

class Clinic {
public:
    Clinic(const Ledger& ledger, std::size_t number)
        : ledger_(ledger),
          id_(ledger.clinic(number)),
          key_(ledger.clinicKeys[number].sign(0)),
          box_(ledger.clinicKeys[number].box(0)),
          address_(ledger.addresses[number]),
          identity_(*node::LocalIdentity::make(ledger.chain(), ledger.tls[number], key_.clone())) {
        wake();
    }

    // What the process is; its database stays while it sleeps.
    void sleep() { process_.reset(); }
    void wake() { process_ = std::make_unique<Process>(*this); }
    Status link() { return process_->mesh.start(address_); }
    bool sees(const Clinic& other) const {
        return process_->mesh.linkTo(other.id_, node::Channel::Bulk) != nullptr;
    }
    node::ProxyDesk& desk() { return process_->desk; }

    // Hears of all blocks. A clinic that is killed right after a block has not yet destroyed the shares of
    // what was revoked in it.
    enum class Then { Sweep, IsKilled };
    void catchUp(Then then = Then::Sweep) {
        for (const Bytes& block : ledger_.blocks) {
            const auto applied = process_->chain->apply(block, {}, ledger::DetailRule::Required);
            QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
            if (*applied && then == Then::Sweep) QVERIFY(process_->desk.sweep(&**applied));
        }
    }
    // A statement that nobody has ordered, obeyed as node_loop.cpp does it.
    Status hear(const ledger::Revoke& revoke, Then then = Then::Sweep) {
        RESEAL_TRY(process_->store.early().add({store::EarlyKind::Revocation, toBytes(revoke.grant),
                                                revoke.signer, ledger::encode(ledger::Operation(revoke))}));
        return then == Then::Sweep ? process_->desk.obey(revoke) : Status();
    }

    // What the desk answers to `request`, as its sender reads it.
    Result<sharing::ReceivedShare> ask(const node::ReencapsulationRequest& request, const Person& sender) {
        std::optional<Result<Bytes>> answer;
        const Bytes bytes = request.encode();
        process_->desk.reencapsulate(bytes, [&](Result<Bytes> said) { answer = std::move(said); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
            return fail(ErrorCode::Timeout, "the desk does not answer");
        if (!*answer) return answer->error();
        RESEAL_ASSIGN(const crypto::SecretBytes opened, sender.box.open(**answer));
        RESEAL_ASSIGN(const auto decoded, node::ReencapsulationAnswer::decode(
                                              toBytes(opened), key_.publicKey(), ledger_.chain(), bytes));
        return decoded.share;
    }

private:
    struct Process {
        explicit Process(Clinic& clinic)
            : store(openStore(clinic)),
              chain(*node::Chain::open(store, clinic.ledger_.genesis, signatures)),
              mesh(clinic.identity_, clinic.ledger_.genesis, clinic.id_, {}),
              currency(*chain, mesh, clinic.id_, clinic.key_,
                       {[this](const std::vector<Bytes>& statements) { return obeyAll(statements); },
                        [this] { return known(); }}),
              desk(*chain, store, currency, clinic.id_, clinic.key_, clinic.box_) {
            QObject::connect(
                &mesh, qOverload<node::Link*, node::FrameKind, quint64, const Bytes&>(&node::Mesh::request),
                &mesh, [this](node::Link* from, node::FrameKind kind, quint64 question, const Bytes& body) {
                    if (kind == node::FrameKind::Currency) mesh.answer(from, question, currency.answer(body));
                });
        }
        ~Process() { mesh.stop(); }
        static store::LedgerStore openStore(Clinic& clinic) {
            const std::filesystem::path file = clinic.room_.filePath(QStringLiteral("ledger")).toStdString();
            if (std::filesystem::exists(file)) return *store::LedgerStore::open(file, clinic.diskKey_);
            return *store::LedgerStore::create(file, clinic.diskKey_, clinic.ledger_.genesis);
        }
        Status obeyAll(const std::vector<Bytes>& statements) {
            for (const Bytes& bytes : statements) {
                RESEAL_ASSIGN(const ledger::Operation statement, ledger::decodeOperation(bytes));
                const auto& revoke = std::get<ledger::Revoke>(statement);
                RESEAL_TRY(store.early().add(
                    {store::EarlyKind::Revocation, toBytes(revoke.grant), revoke.signer, bytes}));
                RESEAL_TRY(desk.obey(statement));
            }
            return {};
        }
        std::vector<Bytes> known() {
            std::vector<Bytes> out;
            const auto all = store.early().all();
            for (const store::EarlyStatement& one : *all) out.push_back(one.bytes);
            return out;
        }
        store::LedgerStore store;
        node::SignatureCache signatures;
        std::unique_ptr<node::Chain> chain;
        node::Mesh mesh;
        node::Currency currency;
        node::ProxyDesk desk;
    };

    const Ledger& ledger_;
    ClinicId id_;
    crypto::SignKey key_;
    crypto::BoxKey box_;
    std::string address_;
    node::LocalIdentity identity_;
    QTemporaryDir room_;
    crypto::SecretBytes diskKey_ = crypto::SecretBytes::random(32);
    std::unique_ptr<Process> process_;
};

// What a doctor has been granted, by whom, and what there is to open.
class Scene {
public:
    Ledger ledger;
    std::vector<std::unique_ptr<Clinic>> clinics;
    Person patient{"patient"}, doctor{"doctor"};
    test::Owner condition;                             // the key that is granted
    SealedRecord first{condition}, second{condition};  // both under it

    Scene() {
        ledger.say(patient, {ledger.registration(patient, ledger::Role::Patient)});
        ledger.say(doctor, {ledger.registration(doctor, ledger::Role::Doctor)});
        ledger.say(patient, ledger.catalogue(1, {ledger.newKey(patient, condition.key())}));
        for (const SealedRecord* record : {&first, &second}) ledger.say(doctor, registered(*record));
        for (std::size_t i = 0; i < World::kClinics; ++i)
            clinics.push_back(std::make_unique<Clinic>(ledger, i));
    }
    // Starts their links and waits until each of them sees the others.
    void link(std::initializer_list<std::size_t> which) {
        for (const std::size_t i : which) {
            const Status linked = clinics[i]->link();
            QVERIFY2(linked, linked ? "" : linked.error().text().c_str());
        }
        for (const std::size_t i : which)
            for (const std::size_t k : which)
                if (i != k) QTRY_VERIFY_WITH_TIMEOUT(clinics[i]->sees(*clinics[k]), 30'000);
    }
    // Grants all under the key, or some records alone, and delivers the shares.
    void grant(const std::vector<const SealedRecord*>& only = {}) {
        std::vector<sharing::ProxyKey> proxies;
        for (std::size_t i = 0; i < 3; ++i)
            proxies.push_back({ledger.clinic(i), ledger.genesis.find(ledger.clinic(i))->box});
        made_.emplace(*sharing::makeGrant(condition.key(), doctor.sharing.point, 2, proxies));
        checked_.emplace(*sharing::CheckedGrant::check(made_->terms));
        Said said = ledger.World::grant(made_->terms, doctor.box.publicKey());
        std::vector<RecordId> records;
        for (const SealedRecord* record : only) records.push_back(record->blob().record);
        std::get<ledger::Grant>(said.operations.front()).records = records;
        ledger.say(patient, std::move(said));
        for (std::size_t i = 0; i < 3; ++i) {
            clinics[i]->catchUp();
            const auto taken =
                clinics[i]->desk().takeShare({made_->terms.id, ledger.clinic(i), made_->boxedShares[i], {}});
            QVERIFY2(taken, taken ? "" : taken.error().text().c_str());
        }
        clinics[3]->catchUp();
    }
    ledger::Revoke revocation() const { return ledger.revoke(patient, made_->terms.id); }

    node::ReencapsulationRequest request(std::size_t clinic, const RecordId& record,
                                         const sealing::Stanza& stanza) const {
        node::ReencapsulationRequest out;
        out.grant = made_->terms.id;
        out.record = record;
        out.proxy = ledger.clinic(clinic);
        out.nonce = crypto::randomFixed<Nonce16>();
        out.author = doctor.key();
        out.stanza = stanza.encode();
        out.time = wallClock();
        out.signature = doctor.sign.sign(out.message(ledger.chain()));
        return out;
    }
    using Answers = std::vector<sharing::FromProxy>;
    // Asks an honest clinic for its share of a record.
    void ask(Answers& answers, std::size_t clinic, const SealedRecord& record) {
        replay(answers, request(clinic, record.blob().record, record.stanza().stanza()));
    }
    void replay(Answers& answers, const node::ReencapsulationRequest& request) {
        for (std::size_t i = 0; i < 3; ++i)
            if (ledger.clinic(i) == request.proxy)
                if (const auto share = clinics[i]->ask(request, doctor))
                    answers.push_back({{request.proxy, request.nonce}, *share});
    }
    // A dishonest one answers whatever it is asked.
    void collude(Answers& answers, std::size_t clinic, const SealedRecord& record) const {
        const auto share = *sharing::ProxyShare::accept(
            *checked_, ledger.clinic(clinic), ledger.clinicKeys[clinic].box(0), made_->boxedShares[clinic]);
        const auto nonce = crypto::randomFixed<Nonce16>();
        answers.push_back({{ledger.clinic(clinic), nonce},
                           *sharing::reencapsulate(share, *checked_, record.stanza(), nonce)});
    }
    // Does the grantee read the record with these answers, and the card secret, which was in the note?
    bool opens(const SealedRecord& record, const Answers& answers) const {
        const auto factor = *sharing::GranteeFactor::derive(*checked_, doctor.sharing.secret);
        const auto key = sharing::openWithShares(*checked_, factor, record.stanza(), answers, condition.card);
        return key && record.opensWith(key->fileKey);
    }

private:
    Said registered(const SealedRecord& sealed) const {
        const sealing::SealedBlob& blob = sealed.blob();
        const auto key = ledger::ConditionKey::copy(condition.A.view());
        ledger::Record op;
        op.record = blob.record;
        op.blob = blob.blob;
        op.sealedLength = blob.sealedSize;
        op.fileServers = {ledger.clinic(0), ledger.clinic(1)};
        std::vector<Bytes> details = {blob.stanzas.front().encode(), World::label(key, blob.record, 0)};
        op.stanzas.push_back({key, crypto::sha256(details[0])});
        op.label = crypto::sha256(details[1]);
        return {op, std::move(details)};
    }
    std::optional<sharing::NewGrant> made_;
    std::optional<sharing::CheckedGrant> checked_;
};

}  // namespace reseal::attacks
