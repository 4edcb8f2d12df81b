// Clinics whose desks make a key of all of them, and what is done with it: each with a vault that outlives
// its process, and one ledger whose blocks come from the test.
#pragma once

#include <QtTest>

#include "core/node/emergency_desk.h"
#include "core/node/equality_desk.h"
#include "tests/unit/node/clinics.h"

namespace reseal::test {

using ledger::CommitteePurpose;
using ledger::RunId;
using ledger::RunPhase;
using vault::CommitteeSecret;

inline constexpr RunId kFirst{CommitteePurpose::Tracing, 1};

// A clinic with its vault, which outlives its process.
struct Member {
    Member(Ledger& of, std::size_t which, std::deque<ledger::Transaction>& sent)
        : ledger(of), number(which), wire(sent) {
        vault::Founding founding;
        founding.kind = vault::Kind::Clinic;
        founding.masterSeed = ledger::world::seedOf("clinic " + std::to_string(number));
        auto made = vault::Vault::create(room.filePath(QStringLiteral("vault")).toStdString(),
                                         ledger::world::seedOf("passphrase"), std::move(founding));
        if (!made) qFatal("%s", made.error().text().c_str());
        kept.emplace(*std::move(made));
        clinic = std::make_unique<Clinic>(ledger, number);
        begin();
    }
    void wake() {
        clinic->wake();
        begin();
    }
    void begin() {
        Clinic::Process& process = clinic->process();
        const auto send = [this](const ledger::Transaction& tx) {
            if (!isMute) wire.push_back(tx);
            return Status();
        };
        author.emplace(*process.chain, *kept, process.keys, node::ClinicAuthor::Ports{send, send});
        desk.emplace(*process.chain, *author, *kept, ledger.clinic(number));
        equality.emplace(*process.chain, *author, *kept, *desk, ledger.clinic(number));
        // Others are not reached from here; whoever is named works here.
        emergencies.emplace(*process.chain, *author, *desk, *kept, ledger.clinic(number),
                            node::EmergencyDesk::Ports{
                                {}, [this](const ledger::IdentityKey& who, Instant) {
                                    return who == reviewer ? Status()
                                                           : Status(fail(ErrorCode::Denied, "a stranger"));
                                }});
    }
    void sleep() {
        emergencies.reset();
        equality.reset();
        desk.reset();
        author.reset();
        clinic->sleep();
    }
    bool isAwake() const { return desk.has_value(); }
    bool has(CommitteeSecret which, const RunId& run = kFirst) {
        return kept->committees().find(label(run), which)->has_value();
    }
    sharing::RunLabel label(const RunId& run) const { return {run.purpose, ledger.chain(), run.attempt}; }

    Ledger& ledger;
    std::size_t number;
    std::deque<ledger::Transaction>& wire;
    bool isMute = false;  // nothing of it reaches the others
    QTemporaryDir room;
    std::optional<vault::Vault> kept;
    std::unique_ptr<Clinic> clinic;
    std::optional<node::ClinicAuthor> author;
    std::optional<node::KeygenDesk> desk;
    std::optional<node::EqualityDesk> equality;
    std::optional<node::EmergencyDesk> emergencies;
    ledger::IdentityKey reviewer = ledger::IdentityKey::copy(Bytes(32, 7));
};

struct Council : Ledger {
    std::deque<ledger::Transaction> sent;
    std::vector<std::unique_ptr<Member>> members;

    explicit Council(Duration ago = {}) : Ledger(ago) {
        for (std::size_t i = 0; i < view().epoch().validators.size(); ++i)
            members.push_back(std::make_unique<Member>(*this, i, sent));
        follow();
    }
    Member& at(std::size_t i) { return *members.at(i); }
    // Those who are awake do what is due, and what they say is ordered, until nobody says anything more.
    void follow() {
        do {
            while (!sent.empty()) {
                const ledger::Transaction tx = std::move(sent.front());
                sent.pop_front();
                blocks.push_back(block({tx}).encode());
                commit({tx});
            }
            for (const auto& one : members)
                if (one->isAwake()) {
                    one->clinic->catchUp([](const node::AppliedBlock&) {});
                    settle(*one);
                    for (const Status& done :
                         {one->desk->follow(), one->equality->follow(), one->emergencies->follow()})
                        if (!done) qFatal("%s", done.error().text().c_str());
                }
        } while (!sent.empty());
    }
    void settle(Member& one) {
        const auto unsettled = one.kept->lanes().unsettled();
        for (const auto& tx : *unsettled)
            if (one.clinic->process().chain->finalState().ordered(tx.id)) (void)one.author->settle(tx.id);
    }
    void open(CommitteePurpose purpose = CommitteePurpose::Tracing, std::size_t by = 0) {
        const auto run = at(by).desk->open(purpose);
        QVERIFY2(run, run ? "" : run.error().text().c_str());
        follow();
    }
    ledger::RunEntry run(const RunId& id = kFirst) const { return *view().keygenRun(id); }
    // Everybody's clock and the ledger's are past the deadline of the phase.
    void passDeadline() {
        now = run().deadline;
        blocks.push_back(block({}).encode());
        commit({});
    }
    // Any t of those who have a share can do what the key is for.
    void canUse(const RunId& id, const std::vector<std::size_t>& who) {
        const auto committee = *view().committeeOf(id)->decode(chain());
        const crypto::Point point = Person::ristretto("a patient's grant").point;
        const auto context = crypto::randomFixed<sharing::CaseId>();
        std::vector<sharing::CheckedPartial> partials;
        for (const std::size_t i : who) {
            const auto share = at(i).desk->share(id);
            QVERIFY2(share, share ? "" : share.error().text().c_str());
            const auto made = sharing::exponentiate(*share, sharing::ProvenPoint::admitted(point), context);
            partials.push_back(*sharing::CheckedPartial::check(share->shareKey(), point, context, *made));
        }
        QVERIFY(sharing::combine(committee, partials));
    }
};

}  // namespace reseal::test
