// A small ledger to test on: four clinics, some pseudonyms, and short ways to say what they do.
//
// Keys follow from names, so that a failing test fails again; sealed contents are random.
#pragma once

#include <map>
#include <set>

#include "core/crypto/box.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/ledger/contract.h"
#include "core/ledger/queries.h"
#include "core/ledger/tables.h"
#include "core/sealing/label.h"
#include "core/sealing/sealed_file.h"
#include "core/sharing/grant.h"

namespace reseal::ledger::world {

inline crypto::SecretBytes seedOf(std::string_view name) {
    return crypto::SecretBytes::copyOf(crypto::sha256(bytesOf(name)).view());
}

struct Person {
    explicit Person(std::string_view name)
        : sign(crypto::SignKey::fromSeed(seedOf(name))),
          box(crypto::BoxKey::fromSeed(seedOf(std::string(name) + " box"))),
          sharing(ristretto(name)),
          id(account(sign.publicKey())) {}
    static crypto::RistrettoKey ristretto(std::string_view name) {
        auto secret = crypto::SecretScalar::reduce([&] {
            std::array<std::uint8_t, 64> wide{};
            const Hash32 hash = crypto::sha256(bytesOf("scalar of " + std::string(name)));
            std::ranges::copy(hash.bytes, wide.begin());
            return wide;
        }());
        auto point = crypto::base(secret);
        return {std::move(secret), point};
    }
    const SignPublic& key() const { return sign.publicKey(); }
    crypto::SignKey sign;
    crypto::BoxKey box;
    crypto::RistrettoKey sharing;
    AccountId id;
};

// What a transaction is made of.
struct Said {
    std::vector<Operation> operations;
    std::vector<Bytes> details;
    Said() = default;
    Said(Operation op, std::vector<Bytes> sealed = {})
        : operations{std::move(op)}, details(std::move(sealed)) {}
    Said operator+(Said more) const {
        Said out = *this;
        for (auto& op : more.operations) out.operations.push_back(std::move(op));
        for (auto& detail : more.details) out.details.push_back(std::move(detail));
        return out;
    }
};

inline Bytes randomBytes(std::size_t size) {
    Bytes out(size);
    crypto::fillRandom(out);
    return out;
}

inline constexpr Instant kStart{1'800'000'000'000};

class World {
public:
    static constexpr std::size_t kClinics = 4;

    explicit World(ChainParameters parameters = defaults(), std::size_t count = kClinics)
        : genesis(makeGenesis(clinicKeys, std::move(parameters), count)) {
        for (std::size_t i = 0; i < count; ++i) clinicSigns.push_back(clinicKeys[i].sign(0));
        state.apply(genesisDelta(genesis));
        now = kStart;
    }

    static ChainParameters defaults() {
        ChainParameters parameters;
        parameters.name = std::string("Test ledger");
        parameters.start = kStart;
        return parameters;
    }
    static ClinicRoles rolesOf(std::size_t i) {  // all validate; the last does nothing else
        ClinicRoles roles = ClinicRoles{} | ClinicRole::Validator;
        if (i < 3) roles = roles | ClinicRole::Proxy;
        if (i < 2) roles = roles | ClinicRole::FileServer;
        return roles;
    }
    static Genesis makeGenesis(std::vector<crypto::ClinicKeys>& keys, ChainParameters parameters,
                               std::size_t count = kClinics) {
        std::vector<ClinicEntry> entries;
        for (std::size_t i = 0; i < count; ++i) {
            keys.emplace_back(seedOf("clinic " + std::to_string(i)));
            ClinicDescription description;
            description.name = "Clinic " + std::to_string(i);
            description.tlsPin = TlsPin::copy(crypto::sha256(bytesOf(description.name)).view());
            description.addresses = {Address("localhost:" + std::to_string(7000 + i))};
            description.roles = rolesOf(i);
            entries.push_back(*makeClinicEntry(keys.back(), description));
        }
        return *Genesis::make(std::move(parameters), std::move(entries));
    }

    ChainId chain() const { return genesis.chainId(); }
    StateView view() const { return StateView(state); }
    ClinicId clinic(std::size_t i) const { return ClinicId::copy(clinicSigns[i].publicKey().view()); }
    AccountId clinicAccount(std::size_t i) const { return account(clinic(i)); }
    ConditionKey archive(std::size_t i) const { return genesis.find(clinic(i))->archive; }

    // --- transactions -----------------------------------------------------------------------------

    struct Lane {
        LaneId id;
        std::uint64_t seq = 0;
        TxId prev;
    };
    TransactionBody body(const AccountId& author, std::vector<Operation> operations, Instant expires = {}) {
        const Lane& lane = lanes[author];
        return {chain(), author, lane.id, lane.seq, lane.prev, expires, {std::move(operations)}};
    }
    Transaction tx(const Person& author, Said said, Instant expires = {}) {
        return *Transaction::make(body(author.id, std::move(said.operations), expires),
                                  std::move(said.details), author.sign);
    }
    Transaction clinicTx(std::size_t i, Said said, Instant expires = {}) {
        return *Transaction::make(body(clinicAccount(i), std::move(said.operations), expires),
                                  std::move(said.details), clinicSigns[i]);
    }

    // --- blocks -----------------------------------------------------------------------------------

    Block block(std::vector<Transaction> transactions) const {
        return block(std::move(transactions), now + seconds(1));
    }
    Block block(std::vector<Transaction> transactions, Instant time) const {
        Block out;
        const Tip tip = view().tip();
        const EpochPlan plan = planOf(view());
        const bool isLast = plan.end == tip.height + 1;
        const bool mayPropose = plan.epoch.indexOf(clinic(0)).has_value();
        out.transactions = std::move(transactions);
        Executor executor(state, time, ed25519(), DetailRule::MayBeErased, *evidence);
        for (const Transaction& tx : out.transactions) executor.add(tx);
        out.header = {plan.epoch.number,
                      tip.height + 1,
                      1,
                      tip.hash,
                      transactionRoot(out.transactions),
                      executor.header(1, clinic(0)).headsRoot,
                      time,
                      plan.epoch.setHash,
                      isLast ? plan.next->hash : plan.epoch.setHash,
                      mayPropose ? clinic(0) : plan.epoch.validators.front().id};
        return out;
    }
    Result<Applied> tryApply(const std::vector<Transaction>& transactions) const {
        return apply(state, block(transactions), ed25519(), DetailRule::Required, *evidence);
    }
    // The transactions must be taken (they may be void); state, time and lanes move on.
    Applied commit(const std::vector<Transaction>& transactions) {
        const Block next = block(transactions);
        auto applied = apply(state, next, ed25519(), DetailRule::Required, *evidence);
        if (!applied) qFatal("%s", applied.error().text().c_str());
        state.apply(applied->delta);
        now = next.header.time;
        headers.push_back(next.header);
        for (const Transaction& taken : transactions) {
            Lane& lane = lanes[taken.body().author];
            if (lane.id == taken.body().lane) lane = {lane.id, taken.body().seq + 1, taken.id()};
        }
        return *std::move(applied);
    }
    // The transaction must take effect.
    TxId send(const Person& author, Said said) { return effective(tx(author, std::move(said))); }
    TxId sendClinic(std::size_t i, Said said) { return effective(clinicTx(i, std::move(said))); }
    TxId effective(const Transaction& transaction) {
        const Outcome outcome = commit({transaction}).outcomes.front();
        if (outcome.verdict != Verdict::Effective)
            qFatal("void: %s, operation %zu", name(outcome.refusal).data(), outcome.operation);
        return transaction.id();
    }

    // --- operations -------------------------------------------------------------------------------

    Pseudonym registration(const Person& person, Role role, std::size_t by = 0) const {
        Pseudonym op;
        op.role = role;
        op.box = person.box.publicKey();
        op.sharing = SharingKey::copy(person.sharing.point.view());
        op.proof = crypto::proveKey(chain(), person.key(), person.sharing);
        op.admission = admit(chain(), clinic(by), clinicSigns[by], person.key(), op, now);
        return op;
    }
    CatalogueKey newKey(const Person& owner, const crypto::RistrettoKey& key) const {
        return {ConditionKey::copy(key.point.view()), crypto::proveKey(chain(), owner.key(), key)};
    }
    CatalogueKey oldKey(const crypto::RistrettoKey& key) const {
        return {ConditionKey::copy(key.point.view()), {}};
    }
    Said catalogue(std::uint64_t version, std::vector<CatalogueKey> keys) const {
        Catalogue op;
        op.version = version;
        op.home = clinic(0);
        op.keys = std::move(keys);
        std::vector<Bytes> drawers = {randomBytes(40 + 2048), randomBytes(40 + 4096)};
        op.openDrawer = crypto::sha256(drawers[0]);
        op.closedDrawer = crypto::sha256(drawers[1]);
        return {op, std::move(drawers)};
    }
    static Bytes stanza(ByteView key, const RecordId& record) {
        const auto A = *crypto::Point::decode(key);
        return sealing::encapsulate(A, seedOf("card"), record, seedOf("file key"))->encode();
    }
    static Bytes label(ByteView key, const RecordId& record, std::uint64_t version) {
        return sealing::sealLabel(seedOf("label key"), *crypto::Point::decode(key), record, version,
                                  bytesOf("label"));
    }
    template <class Id>
    static Id idOf(std::string_view text) {
        return Id::copy(crypto::sha256(bytesOf(text)).view().first(Id::kSize));
    }
    Said record(std::string_view text, const std::vector<ConditionKey>& keys) const {
        Record op;
        op.record = idOf<RecordId>(text);
        op.blob = idOf<BlobId>(std::string(text) + " blob");
        op.sealedLength = sealing::headerSize(keys.size()) + 4096 + 16;
        op.fileServers = {clinic(0), clinic(1)};
        Said said;
        for (const ConditionKey& key : keys) {
            said.details.push_back(stanza(key, op.record));
            op.stanzas.push_back({key, crypto::sha256(said.details.back())});
        }
        said.details.push_back(label(keys.front(), op.record, 0));
        op.label = crypto::sha256(said.details.back());
        said.operations = {op};
        return said;
    }
    Said refile(std::string_view text, const ConditionKey& key, std::uint64_t version) const {
        Refile op;
        op.record = idOf<RecordId>(text);
        std::vector<Bytes> details = {stanza(key, op.record), label(key, op.record, version)};
        op.stanza = {key, crypto::sha256(details[0])};
        op.labelVersion = version;
        op.label = crypto::sha256(details[1]);
        return {op, std::move(details)};
    }
    Said request(const Person& to) const {
        Bytes box = *crypto::sealTo(to.box.publicKey(), Bytes(1024));
        Request op{to.key(), crypto::sha256(box)};
        return {op, {std::move(box)}};
    }
    sharing::GrantTerms terms(const crypto::RistrettoKey& condition, const crypto::Point& B,
                              std::vector<std::size_t> proxies = {0, 1, 2}) const {
        std::vector<sharing::ProxyKey> keys;
        for (const std::size_t i : proxies) keys.push_back({clinic(i), genesis.find(clinic(i))->box});
        return sharing::makeGrant(condition, B, std::min<std::size_t>(2, keys.size()), keys)->terms;
    }
    Said grant(const sharing::GrantTerms& terms, const BoxPublic& to) const {
        Grant op;
        op.terms = terms.encode();
        op.notAfter = now + days(30);
        Bytes note = *sharing::sealNote(to, {crypto::SecretBytes(), "medications"});
        op.note = crypto::sha256(note);
        return {op, {std::move(note)}};
    }
    Said grant(const crypto::RistrettoKey& condition, const Person& to) const {
        return grant(terms(condition, to.sharing.point), to.box.publicKey());
    }
    static GrantId grantIdIn(const Said& said) {
        return sharing::GrantTerms::decode(std::get<Grant>(said.operations.front()).terms)->id;
    }
    Revoke revoke(const Person& by, const GrantId& grant) const {
        return signRevoke(chain(), by.sign, grant, now);
    }

    void admitAll(std::initializer_list<std::pair<const Person*, Role>> people) {
        for (const auto& [person, role] : people) send(*person, {registration(*person, role)});
    }

    std::vector<crypto::ClinicKeys> clinicKeys;
    std::vector<crypto::SignKey> clinicSigns;
    Genesis genesis;
    MemoryState state;
    Instant now;
    std::map<AccountId, Lane> lanes;
    std::vector<Header> headers;  // of what was committed
    const EvidenceCheck* evidence = &noEvidence();
};

}  // namespace reseal::ledger::world
