// A clinic with its desk for persons, and people who are enrolled at it or elsewhere.
#pragma once

#include "core/node/arrival.h"
#include "core/node/people_desk.h"
#include "tests/unit/node/clinic_vault.h"
#include "tests/unit/node/clinics.h"

namespace reseal::test {

inline constexpr std::size_t kHome = 0;

// A clinic with its desk for persons, one member of it, and one of another clinic.
class Scene : public Ledger {
public:
    crypto::RistrettoKey member = Person::ristretto("member"), foreign = Person::ristretto("foreign");
    std::vector<ledger::Transaction> submitted;
    std::vector<store::Alarm> raised;
    std::vector<ledger::Transaction> spoken;  // by the clinic itself

    Scene() {
        enrol(kHome, member, ledger::Role::Patient);
        enrol(1, foreign, ledger::Role::Patient);
        std::filesystem::create_directory(room_.filePath(QStringLiteral("lockers")).toStdString());
        vault_.emplace(clinicVault(room_));
    }
    void enrol(std::size_t by, const crypto::RistrettoKey& who, ledger::Role role) {
        const auto author = SignPublic::copy(clinicSigns[by].publicKey().view());
        const ledger::Enrol said{ledger::IdentityKey::copy(who.point.view()), role,
                                 crypto::proveKey(chain(), author, who)};
        order(clinicTx(by, {ledger::Operation(said)}));
    }
    void suspend(const crypto::RistrettoKey& who) {
        order(clinicTx(kHome, {ledger::Suspend{ledger::IdentityKey::copy(who.point.view())}}));
        if (home_) home_->catchUp();
    }
    void catchUp() { home_->catchUp(); }
    // A clinic is removed by the votes of the others.
    void remove(std::size_t which) {
        const auto proposal =
            clinicTx(which == 3 ? 2 : 3,
                     {ledger::Propose{ledger::RemoveClinic{clinic(which)}, std::string("It closes.")}});
        order(proposal);
        for (std::size_t i = 0; i < clinicSigns.size(); ++i)
            if (i != which &&
                view().proposal(ledger::proposalId(proposal.id(), 0))->status == ledger::ProposalStatus::Open)
                order(clinicTx(i, {ledger::Vote{ledger::proposalId(proposal.id(), 0), true}}));
        if (home_) home_->catchUp();
    }
    // What the clinic said is ordered, and it hears of that.
    void orderSaid() {
        for (const ledger::Transaction& tx : std::exchange(spoken, {})) {
            order(tx);
            home_->catchUp();
            desk().ordered(tx.id(), {});
        }
    }
    // Asks to be let in.
    Result<node::JoinAnswer> join(const records::Invitation& invitation, const crypto::RistrettoKey& who) {
        const node::JoinRequest question{
            Nonce16::copy(invitation.token.view()), std::string(records::code(invitation.role)), who.point,
            crypto::proveKey(chain(), SignPublic::copy(invitation.clinic.view()), who)};
        RESEAL_ASSIGN(const Bytes answer,
                      desk().join({node::PeerRole::Person, {}, {}, {}, {}}, question.encode()));
        return node::JoinAnswer::decode(answer);
    }
    // Lets them in. Nothing: it waits for the ledger.
    std::optional<Result<std::string>> letIn(const records::Invitation& invitation,
                                             const crypto::RistrettoKey& who) {
        auto done = std::make_shared<std::optional<Result<std::string>>>();
        desk().enrol(crypto::sha256(invitation.token), Hash32::copy(who.point.view()), "Somebody", "",
                     [done](Result<std::string> text) { *done = std::move(text); });
        return *done;
    }
    records::Invitation invite(records::Role role) { return *desk().invite(role, "somebody", days(7)); }
    // With all blocks that there are by then.
    node::PeopleDesk& desk() {
        if (!desk_) {
            home_ = std::make_unique<Clinic>(*this, kHome);
            home_->catchUp();
            Clinic::Process& process = home_->process();
            const auto keep = [this](const ledger::Transaction& tx) {
                spoken.push_back(tx);
                return Status();
            };
            author_.emplace(*process.chain, *vault_, process.keys, node::ClinicAuthor::Ports{keep, keep});
            alarms_.emplace(
                *process.chain, process.store, clinic(kHome),
                node::AlarmDesk::Ports{[this](const ledger::IdentityKey& who, Instant when) {
                                           return desk_->worksHere(who, when);
                                       },
                                       [this](const ledger::IdentityKey& who) { return desk_->nameOf(who); },
                                       [this](const store::Alarm& alarm) { raised.push_back(alarm); }});
            desk_.emplace(
                *process.chain, process.store, *vault_, clinicKeys[kHome], process.keys, *author_, *alarms_,
                room_.filePath(QStringLiteral("lockers")).toStdString(),
                node::PeopleDesk::Ports{[this](const ledger::Transaction& tx) {
                                            submitted.push_back(tx);
                                            return home_->process().store.outbox().add(
                                                {tx.id(), tx.body().author, tx.body().expires, tx.encode()});
                                        },
                                        [this](const TxId& id) { return pendingAt(id); }});
        }
        return *desk_;
    }
    // What waits here by gossip alone.
    void hear(const ledger::Transaction& tx) { waits_[tx.id()] = node::described(tx, tx.encode()); }
    node::AlarmDesk& alarms() {
        desk();
        return *alarms_;
    }
    // Over the link of a person who has not said who it is.
    Result<Bytes> submit(const ledger::Transaction& tx) { return desk().submit(link(0), tx.encode()); }
    static node::Peer link(std::uint8_t number) {
        return {node::PeerRole::Person, TlsPin::copy(Bytes(32, number)), {}, {}, {}};
    }
    vault::Vault& vault() { return *vault_; }
    // The home clinic's, with all blocks that there are when it is asked for first.
    Clinic::Process& process() {
        desk();
        return home_->process();
    }
    // Asks for a new pseudonym of the member, with that member's proof.
    Result<Bytes> admit(const crypto::RistrettoKey& who, const Person& pseudonym,
                        const char* role = "patient") {
        const node::AdmitRequest question{role,
                                          who.point,
                                          crypto::proveKey(chain(), pseudonym.key(), who),
                                          pseudonym.key(),
                                          pseudonym.box.publicKey(),
                                          ledger::SharingKey::copy(pseudonym.sharing.point.view())};
        return desk().admit(question.encode());
    }

private:
    QTemporaryDir room_;
    std::optional<vault::Vault> vault_;
    std::unique_ptr<Clinic> home_;
    std::optional<node::ClinicAuthor> author_;
    std::optional<node::AlarmDesk> alarms_;
    std::optional<node::PeopleDesk> desk_;
    std::map<TxId, gossip::Transaction> waits_;
    const gossip::Transaction* pendingAt(const TxId& id) const {
        const auto found = waits_.find(id);
        return found == waits_.end() ? nullptr : &found->second;
    }
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    RESEAL_CHECK(!result);
    return result.error().code;
}

}  // namespace reseal::test
