// Clinics and persons who say things: each in a lane of its own, and again until its node has taken it.
//
// Thread rule: one thread a run.
#pragma once

#include "tests/simulation/consortium.h"
#include "tests/simulation/node.h"

namespace reseal::simulation {

class Authors {
public:
    explicit Authors(World& world);
    void begin();
    // For a clinic, once it is on the ledger.
    TxId sayAs(Index clinic, ledger::Operation operation);
    // What the clinic has said there and its node doesn't know to be ordered: under the key that it has by
    // now.
    void resendUnsettled(Node& home);
    // In another clinic's name, with a key that it has given up.
    ledger::Transaction forge(Index victim, const crypto::SignKey& former);
    void forkOne();  // one of them signs two for one place, now and then
    bool forks(Index clinic) const;
    // The programs of those who submitted there say again what is not on the ledger yet.
    void diskReplaced(const Node& node);
    std::string whoWaits() const;  // " clinic 3 (2 from 7 on)": whose words are not final
    bool allRegistered() const;
    bool allKept() const;  // by nodes that are honest, of authors that are
    // What a clinic says whose node is there, after everything it has said before; nothing if there is none.
    std::optional<ledger::Transaction> sayOneMore(const std::set<std::size_t>& absent);

private:
    struct Author {
        ledger::AccountId id;
        const crypto::SignKey* key = nullptr;  // a person's; a clinic's changes
        const Person* person = nullptr;        // none: a clinic
        Index home = 0;
        LaneId lane;
        std::uint64_t seq = 0;
        TxId prev;
        const Sharing* sharing = nullptr;  // in which it is the patient or the doctor
        bool isPatient = false;
        std::size_t shared = 0;  // so many of its records or grants are said
        bool forks = false;
        bool chats = true;                      // says something of itself now and then
        std::vector<ledger::Transaction> said;  // in the lanes' order
        std::size_t kept = 0;                   // so many of them are submitted
    };
    void keep(Author& author, ledger::Transaction tx);
    void fork(const Author& author, const Said& said);
    void mayRepent(Author& author, const ledger::Grant& grant);
    void say(Author& author);  // something new, and again later
    void keepTrying();
    void submitAll();  // what is said and not yet submitted
    Said somethingOf(Author& author);
    std::optional<Said> sharingOf(Author& author);
    ledger::Revoke revoke(const Author& author, const GrantId& grant) const;
    ledger::Transaction make(const Author& author, Said said, bool alternative);
    void takeLane(Author& author);
    Author& clinicOf(Index clinic);
    const crypto::SignKey& keyOf(const Author& author) const;
    ledger::Transaction signedNow(const Author& author, const ledger::Transaction& tx) const;

    World& world_;
    std::vector<Author> authors_;
    std::ptrdiff_t chatting_ = 0;
};

}  // namespace reseal::simulation
