// Clinics with the real desks of core/node each: their own database, chain, TLS links to the others, and rule
// of being current. Blocks come from the test, which says who hears of them.
#pragma once

#include <QPointer>
#include <QTemporaryDir>

#include "core/node/delivery_desk.h"
#include "core/node/detail_desk.h"
#include "core/node/events_desk.h"
#include "core/node/statements.h"
#include "tests/unit/node/founding.h"

namespace reseal::test {

using ledger::world::Person;
using ledger::world::Said;
using ledger::world::World;

// Different ones for different numbers.
inline GrantId grantNumber(std::uint64_t n) {
    const auto bytes = le64(n + 1);
    GrantId out;
    std::ranges::copy(bytes, out.bytes.begin());
    return out;
}

// The ledger, as everybody would agree on it.
class Ledger : public World {
public:
    std::vector<crypto::TlsIdentity> tls;
    std::vector<std::string> addresses;
    std::vector<Bytes> blocks;

    // Begun so long ago, by so many, with that Δ.
    explicit Ledger(Duration ago = {}, std::size_t clinics = kClinics,
                    Duration delta = ledger::ChainParameters{}.delta)
        : World(beginning(ago, delta), clinics) {
        Founders founders(clinics, rolesOf, beginning(ago, delta));
        tls = std::move(founders.tls);
        addresses = std::move(founders.addresses);
        genesis = *std::move(founders.genesis);
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
    static ledger::ChainParameters beginning(Duration ago, Duration delta) {
        ledger::ChainParameters out = defaults();
        out.start = wallClock() - ago;
        out.delta = delta;
        return out;
    }
};

class Clinic {
public:
    Clinic(const Ledger& ledger, std::size_t number)
        : ledger_(ledger),
          id_(ledger.clinic(number)),
          keys_(ledger.clinicKeys[number].clone()),
          box_(ledger.clinicKeys[number].box(0)),
          address_(ledger.addresses[number]),
          identity_(*node::LocalIdentity::make(ledger.chain(), ledger.tls[number], keys_.sign(0))) {
        wake();
    }

    struct Process {
        explicit Process(Clinic& clinic);
        ~Process() { mesh.stop(); }
        store::LedgerStore store;
        node::SignatureCache signatures;
        std::unique_ptr<node::Chain> chain;
        node::OwnKeys keys;
        node::Statements statements;
        node::Mesh mesh;
        bool settled = true;  // no own finalize vote is open
        node::Currency currency;
        node::ProxyDesk desk;
        node::DeliveryDesk deliveries;
        node::DetailDesk details;
        node::EventsDesk events;
    };
    Process& process() { return *process_; }

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
        catchUp([&](const node::AppliedBlock& block) {
            if (then == Then::Sweep) QVERIFY(process_->desk.sweep(&block));
        });
    }
    void catchUp(const std::function<void(const node::AppliedBlock&)>& told) {
        for (const Bytes& block : ledger_.blocks) {
            const auto applied =
                process_->chain->apply(*ledger::Block::decode(block), {}, ledger::DetailRule::Required);
            QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
            if (*applied) told(**applied);
        }
    }
    // A statement that nobody has ordered. One that is killed now has kept it, no more.
    Status hear(const ledger::Revoke& revoke, Then then = Then::Sweep) {
        const Bytes statement = ledger::encode(ledger::Operation(revoke));
        if (then == Then::Sweep) return process_->statements.obeyAll({statement});
        return process_->store.early().add(
            {store::EarlyKind::Revocation, toBytes(revoke.grant), revoke.signer, statement});
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
        RESEAL_ASSIGN(const auto decoded,
                      node::ReencapsulationAnswer::decode(toBytes(opened), keys_.sign(0).publicKey(),
                                                          ledger_.chain(), bytes));
        return decoded.share;
    }

private:
    static store::LedgerStore openStore(Clinic& clinic) {
        const std::filesystem::path file = clinic.room_.filePath(QStringLiteral("ledger")).toStdString();
        if (std::filesystem::exists(file)) return *store::LedgerStore::open(file, clinic.diskKey_);
        return *store::LedgerStore::create(file, clinic.diskKey_, clinic.ledger_.genesis);
    }

    const Ledger& ledger_;
    ClinicId id_;
    crypto::ClinicKeys keys_;
    crypto::BoxKey box_;
    std::string address_;
    node::LocalIdentity identity_;
    QTemporaryDir room_;
    crypto::SecretBytes diskKey_ = crypto::SecretBytes::random(32);
    std::unique_ptr<Process> process_;
};

inline Clinic::Process::Process(Clinic& clinic)
    : store(openStore(clinic)),
      chain(*node::Chain::open(store, clinic.ledger_.genesis, signatures)),
      keys(clinic.keys_, *chain),
      statements(*chain, store, signatures,
                 [this](const ledger::Operation& said) { return desk.obey(said); }),
      mesh(clinic.identity_, clinic.ledger_.genesis, clinic.id_, {}),
      currency(*chain, mesh, keys,
               {[this](const std::vector<Bytes>& said) { return statements.obeyAll(said); },
                [this](std::uint64_t after) { return statements.known(after); }, [this] { return settled; }}),
      desk(*chain, store, currency, keys, clinic.box_),
      deliveries(*chain, store, mesh, desk, clinic.id_),
      details(*chain, store, mesh),
      events(*chain, store, mesh, currency, keys) {
    using node::FrameKind;
    QObject::connect(&mesh, qOverload<node::Link*, FrameKind, quint64, const Bytes&>(&node::Mesh::request),
                     &mesh, [this](node::Link* from, FrameKind kind, quint64 question, const Bytes& body) {
                         const auto answer = [this, link = QPointer(from), question](Result<Bytes> said) {
                             mesh.answer(link.data(), question, said);
                         };
                         if (kind == FrameKind::Currency) answer(currency.answer(body));
                         if (kind == FrameKind::DeliverShare) deliveries.take(body, answer);
                         if (kind == FrameKind::GetTip) events.word(body, answer);
                         if (kind == FrameKind::GetDetails) details.get(from->peer(), body, answer);
                     });
}

// Starts their links and waits until each of them sees the others.
inline void linkClinics(const std::vector<Clinic*>& clinics) {
    for (Clinic* clinic : clinics) {
        const Status linked = clinic->link();
        QVERIFY2(linked, linked ? "" : linked.error().text().c_str());
    }
    for (const Clinic* clinic : clinics)
        for (const Clinic* other : clinics)
            if (clinic != other) QTRY_VERIFY_WITH_TIMEOUT(clinic->sees(*other), 30'000);
}

}  // namespace reseal::test
