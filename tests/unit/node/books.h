// One clinic's books: a ledger on disk whose blocks come from the test, finalized by whom the test says.
#pragma once

#include <QTemporaryDir>

#include "core/node/evidence.h"
#include "core/node/explorer_desk.h"
#include "core/store/schema.h"
#include "tests/unit/ledger/world.h"

namespace reseal::test {

class Books : public ledger::world::World {
public:
    Books() { open(); }

    using Signers = std::vector<consensus::ValidatorIndex>;
    // The next block; without signers it waits for a later one's finalization.
    ledger::Block append(const std::vector<ledger::Transaction>& transactions, const Signers& signers = {}) {
        const ledger::Block next = block(transactions);
        commit(transactions);
        std::optional<consensus::Certificate> certificate;
        if (!signers.empty()) certificate = finalization(next.header, signers);
        const auto applied = chain_->apply(next, certificate, ledger::DetailRule::Required);
        if (!applied) qFatal("%s", applied.error().text().c_str());
        return next;
    }
    consensus::Certificate finalization(const ledger::Header& header, const Signers& signers,
                                        consensus::VoteKind kind = consensus::VoteKind::Finalize) const {
        consensus::Certificate out{kind, header.view, {header.height, header.hash()}, {}};
        const auto message = consensus::statement(config, kind, out.view, out.block);
        for (const auto signer : signers) out.signatures.push_back({signer, keyOf(signer).sign(message)});
        return out;
    }
    const crypto::SignKey& keyOf(consensus::ValidatorIndex signer) const {
        for (const crypto::SignKey& key : clinicSigns)
            if (key.publicKey() == config.validators.at(signer)) return key;
        qFatal("no such validator");
    }

    node::ExplorerDesk desk() { return node::ExplorerDesk(*chain_, *store_); }
    store::LedgerStore& store() { return *store_; }
    node::LedgerProof proof(const TxId& id) {
        auto made = desk().prove(id);
        if (!made) qFatal("%s", made.error().text().c_str());
        return *made;
    }
    node::Verification check(const node::LedgerProof& proof) const {
        return node::checkProof(proof.encode(), chain());
    }

    // Somebody who has the database's key alters what is stored.
    template <class... Values>
    void alter(std::string_view sql, const Values&... values) {
        chain_.reset();
        store_.reset();
        {
            auto database = sql::Database::open(file(), key_, store::kLedgerSchema);
            auto transaction = sql::Transaction::begin(*database, "test");
            if (!database->run(sql, values...) || !transaction->commit()) qFatal("not altered");
        }
        open();
    }

    const consensus::Config config = node::consensusConfig(chain(), view().epoch(), std::nullopt);

private:
    std::filesystem::path file() const { return room_.filePath(QStringLiteral("ledger")).toStdString(); }
    void open() {
        auto opened = std::filesystem::exists(file()) ? store::LedgerStore::open(file(), key_)
                                                      : store::LedgerStore::create(file(), key_, genesis);
        if (!opened) qFatal("%s", opened.error().text().c_str());
        store_ = std::make_unique<store::LedgerStore>(*std::move(opened));
        auto chain = node::Chain::open(*store_, genesis, signatures_);
        if (!chain) qFatal("%s", chain.error().text().c_str());
        chain_ = *std::move(chain);
    }

    QTemporaryDir room_;
    crypto::SecretBytes key_ = crypto::SecretBytes::random(32);
    node::SignatureCache signatures_;
    std::unique_ptr<store::LedgerStore> store_;
    std::unique_ptr<node::Chain> chain_;
};

// A few blocks: the third holds a record and, beside it, four others' transactions, and has to wait for the
// fifth for a finalization; the sixth has none yet.
struct Chapters : Books {
    using Person = ledger::world::Person;
    const Person patient{"patient"}, doctor{"doctor"}, others[3] = {Person{"a"}, Person{"b"}, Person{"c"}};
    const crypto::RistrettoKey key = Person::ristretto("condition");
    const ledger::ConditionKey A = ledger::ConditionKey::copy(key.point.view());
    std::vector<ledger::Block> blocks;
    ledger::Transaction record;

    Chapters() : record(make()) {}
    ledger::Transaction registrationOf(const Person& person, ledger::Role role) {
        return tx(person, {registration(person, role)});
    }

private:
    ledger::Transaction make() {
        blocks.push_back(append(
            {registrationOf(patient, ledger::Role::Patient), registrationOf(doctor, ledger::Role::Doctor)},
            {0, 1, 2}));
        blocks.push_back(append({tx(patient, catalogue(1, {newKey(patient, key)}))}, {1, 2, 3}));
        const ledger::Transaction sealed = tx(doctor, World::record("r", {A, archive(0)}));
        std::vector<ledger::Transaction> third;
        for (const Person& other : others) third.push_back(registrationOf(other, ledger::Role::Doctor));
        third.push_back(sealed);
        third.push_back(tx(patient, {ledger::Operation(ledger::Deny{})}));  // void: no such request
        blocks.push_back(append(third));
        blocks.push_back(append({}));
        blocks.push_back(append({tx(doctor, request(patient))}, {0, 2, 3}));
        blocks.push_back(append({tx(others[0], request(patient))}));
        return sealed;
    }
};

}  // namespace reseal::test
