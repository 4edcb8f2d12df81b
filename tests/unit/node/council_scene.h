// A clinic's node as far as its own words go: keys, author, council, and what waits to be ordered. What the
// other clinics vote, the test says.
#pragma once

#include "core/node/council_desk.h"
#include "core/node/submissions.h"
#include "tests/unit/node/people_scene.h"

namespace reseal::test {

inline constexpr std::size_t kOther = 1;

struct CouncilScene : Ledger {
    std::vector<ledger::Transaction> sent, sentAgain;

    CouncilScene() : vault_(clinicVault(room_)) { wake(); }
    ~CouncilScene() { sleep(); }

    void wake() {
        clinic_ = std::make_unique<Clinic>(*this, kHome);
        clinic_->catchUp();
        spreading_.emplace(chainHere(), process().mesh, process().signatures,
                           node::Spreading::Ports{[](const ledger::Transaction&) { return Status(); },
                                                  [](const ledger::Transaction&) {},
                                                  [](const node::BlocksAnswer&) { return Status(); },
                                                  [] { return std::optional<gossip::PeerLinks>(); }});
        submissions_.emplace(chainHere(), process().store, *spreading_);
        author_.emplace(chainHere(), vault_, keys(),
                        node::ClinicAuthor::Ports{[this](const ledger::Transaction& tx) {
                                                      sent.push_back(tx);
                                                      return submissions_->accept(tx);
                                                  },
                                                  [this](const ledger::Transaction& tx) {
                                                      sentAgain.push_back(tx);
                                                      return submissions_->replace(tx);
                                                  }});
        council_.emplace(chainHere(), *author_, keys());
    }
    void sleep() {
        council_.reset();
        author_.reset();
        submissions_.reset();
        spreading_.reset();
        clinic_.reset();
    }
    Clinic::Process& process() { return clinic_->process(); }
    node::Chain& chainHere() { return *process().chain; }
    node::OwnKeys& keys() { return process().keys; }
    node::ClinicAuthor& author() { return *author_; }
    node::CouncilDesk& council() { return *council_; }
    node::Submissions& submissions() { return *submissions_; }
    const node::Spreading& spreading() const { return *spreading_; }
    vault::Vault& vault() { return vault_; }

    ledger::Refusal refusalOf(const ledger::Transaction& tx) const {
        return ledger::checkTransaction(state, tx, now).refusal;
    }
    SignPublic generation(std::uint64_t k) const { return clinicKeys[kHome].sign(k).publicKey(); }
    // What this clinic has said is ordered, then the others' word.
    void orderSent() {
        for (const ledger::Transaction& tx : std::exchange(sent, {})) orderHere(tx);
    }
    void orderHere(const ledger::Transaction& tx) {
        order(tx);
        hear();
    }
    void hear() {
        const auto applied =
            chainHere().apply(*ledger::Block::decode(blocks.back()), {}, ledger::DetailRule::Required);
        QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
        QVERIFY(submissions_->follow((*applied)->block));
    }
    void emptyBlock() {
        blocks.push_back(block({}).encode());
        commit({});
        hear();
    }
    void othersApprove(const ledger::ProposalId& id) {
        for (std::size_t i = 0; i < kClinics && view().proposal(id)->status == ledger::ProposalStatus::Open;
             ++i)
            if (i != kHome && view().epoch().indexOf(clinic(i)) && !view().vote(id, clinic(i)))
                orderHere(clinicTx(i, {ledger::Operation(ledger::Vote{id, true})}));
    }
    // The change is decided; the new key has said nothing yet.
    void pass() {
        const auto id = council().changeKeys("a test");
        QVERIFY2(id, id ? "" : id.error().text().c_str());
        orderSent();
        othersApprove(*id);
        QCOMPARE(view().proposal(*id)->status, ledger::ProposalStatus::Passed);
    }
    // What the loop does when the ledger names other keys.
    void followKeys() {
        QVERIFY(submissions_->keysChanged());
        QVERIFY(author_->resendUnsettled());
    }

private:
    QTemporaryDir room_;
    vault::Vault vault_;
    std::unique_ptr<Clinic> clinic_;
    std::optional<node::Spreading> spreading_;
    std::optional<node::Submissions> submissions_;
    std::optional<node::ClinicAuthor> author_;
    std::optional<node::CouncilDesk> council_;
};

inline ledger::Operation someWord(std::uint64_t number) {
    return ledger::Endpoint{number + 1, {}};
}

}  // namespace reseal::test
