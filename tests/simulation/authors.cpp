#include "tests/simulation/authors.h"

#include "tests/simulation/world.h"

namespace reseal::simulation {

using ledger::Operation;
using ledger::Transaction;

namespace {
constexpr Duration kSubmitTry = milliseconds(500);
constexpr Index kClinicsThatSpeak = 6;
constexpr std::int64_t kSharingSaysMore = 4;  // who has records and grants has more to say
}  // namespace

Authors::Authors(World& world) : world_(world) {
    const Consortium& consortium = world.consortium;
    for (Index i = 0; i < world.clinics(); ++i) {
        Author clinic;
        clinic.id = ledger::account(consortium.clinic(i));
        clinic.home = i;
        clinic.chats = i < kClinicsThatSpeak && i < consortium.size();
        authors_.push_back(clinic);
    }
    for (const Person& person : consortium.persons) {
        Author author;
        author.id = ledger::account(person.key.publicKey());
        author.key = &person.key;
        author.person = &person;
        author.home = static_cast<Index>(world.dice.below(consortium.size()));
        const auto number = static_cast<std::size_t>(&person - consortium.persons.data());
        for (const Sharing& one : consortium.sharings)
            if (world.plan.sharing && (number == one.patient || number == one.doctor)) {
                author.sharing = &one;
                author.isPatient = number == one.patient;
            }
        authors_.push_back(author);
    }
    for (Author& author : authors_) takeLane(author);
    chatting_ = std::ranges::count_if(authors_, &Author::chats);
}

void Authors::takeLane(Author& author) {
    for (auto& byte : author.lane.bytes) byte = static_cast<std::uint8_t>(world_.dice.next());
    author.seq = 0;
    author.prev = {};
}

void Authors::forkOne() {
    // Not a clinic that others may vote in: whose lane is at an end can't say that it is there.
    Author* chosen = nullptr;
    do chosen = &authors_[world_.dice.below(authors_.size())];
    while (world_.plan.members && chosen->person == nullptr);
    chosen->forks = true;
}

void Authors::begin() {
    for (Author& one : authors_)
        if (one.chats) world_.at(world_.now + world_.dice.span({}, seconds(5)), [this, &one] { say(one); });
    world_.at(world_.now, [this] { keepTrying(); });
}

void Authors::keepTrying() {
    submitAll();
    world_.at(world_.now + (world_.isLongSleep() ? seconds(20) : kSubmitTry), [this] { keepTrying(); });
}

bool Authors::allRegistered() const {
    return std::ranges::all_of(authors_, [&](const Author& author) {
        return author.person == nullptr ||
               (!author.said.empty() && world_.referee.isOrdered(author.said[0].id()));
    });
}

std::string Authors::whoWaits() const {
    std::string out;
    for (const Author& author : authors_) {
        const auto isOrdered = [&](const Transaction& tx) { return world_.referee.isOrdered(tx.id()); };
        const auto first = std::ranges::find_if_not(author.said, isOrdered);
        if (first == author.said.end()) continue;
        out += (author.person == nullptr ? " clinic " : " person at ") + std::to_string(author.home) + " (" +
               std::to_string(author.said.end() - first) + " from " + std::to_string(first->body().seq) +
               " on)";
    }
    return out;
}

bool Authors::allKept() const {
    return std::ranges::all_of(authors_, [&](const Author& author) {
        return author.kept == author.said.size() || author.forks || world_.isDishonest(author.home);
    });
}

Transaction Authors::make(const Author& author, Said said, bool alternative) {
    ledger::TransactionBody body{
        world_.consortium.config.chain, author.id, author.lane, author.seq, author.prev, Instant{},
        {std::move(said.operation)}};
    if (alternative) body.expires = ledger::kMaxBlockTime;
    return *Transaction::make(std::move(body), std::move(said.details),
                              [&](const crypto::SignedMessage& message) {
                                  return world_.consortium.signatures.sign(keyOf(author), message);
                              });
}

const crypto::SignKey& Authors::keyOf(const Author& author) const {
    return author.key != nullptr ? *author.key : world_.nodes()[author.home]->namedKey();
}

// The same at the same place, under the key of now.
Transaction Authors::signedNow(const Author& author, const Transaction& tx) const {
    const auto& signatures = world_.consortium.signatures;
    const crypto::SignKey& key = keyOf(author);
    if (author.key != nullptr || tx.isSignedBy(key.publicKey(), signatures)) return tx;
    std::vector<Bytes> details;
    for (const auto& detail : tx.details()) details.push_back(*detail);
    return *Transaction::make(tx.body(), std::move(details), [&](const crypto::SignedMessage& message) {
        return signatures.sign(key, message);
    });
}

void Authors::resendUnsettled(Node& home) {
    if (!world_.plan.keys || home.number != home.index) return;
    const Author& author = clinicOf(home.index);
    for (std::size_t i = 0; i < author.kept; ++i) {
        const Transaction& tx = author.said[i];
        if (home.holdsOrdered(tx.id())) continue;
        const Transaction now = signedNow(author, tx);
        const bool isAnew = now.signature() != tx.signature();
        if (isAnew) world_.referee.signedAnew();
        if (!(isAnew ? home.replace(now) : home.submit(now))) return;
    }
}

Transaction Authors::forge(Index victim, const crypto::SignKey& former) {
    Author thief;
    thief.id = ledger::account(world_.consortium.clinic(victim));
    thief.key = &former;
    takeLane(thief);
    return make(thief, {ledger::Endpoint{world_.dice.next() >> 1, {}}, {}}, false);
}

ledger::Revoke Authors::revoke(const Author& author, const GrantId& grant) const {
    const Consortium& consortium = world_.consortium;
    ledger::Revoke out{grant, author.key->publicKey(), world_.now, {}};
    out.signature =
        consortium.signatures.sign(*author.key, ledger::revokeMessage(consortium.config.chain, out));
    return out;
}

Said Authors::somethingOf(Author& author) {
    GrantId grant;
    for (auto& byte : grant.bytes) byte = static_cast<std::uint8_t>(world_.dice.next());
    if (author.person == nullptr) return {ledger::Receipts{{{ledger::ShareAccepted{grant}}}}, {}};
    if (author.seq == 0) return {author.person->registration, {}};
    if (auto said = sharingOf(author)) return *std::move(said);
    return {revoke(author, grant), {}};
}

// Its program looks at what its home node knows to be final.
std::optional<Said> Authors::sharingOf(Author& author) {
    if (author.sharing == nullptr) return std::nullopt;
    Dice& dice = world_.dice;
    const Sharing& its = *author.sharing;
    const ledger::StateView state(world_.nodes()[author.home]->disk.state);
    if (!author.isPatient) {
        if (!state.key(its.key) || author.shared == its.records.size()) return std::nullopt;
        return its.records[author.shared++];
    }
    if (author.seq == 1) return its.catalogue;
    const std::uint64_t roll = dice.below(1000);
    const bool canGrant = author.shared < its.grants.size() && state.key(its.key) &&
                          state.pseudonym(world_.consortium.persons[its.doctor].key.publicKey());
    if (roll < 500 && canGrant) {
        Said said = its.grants[author.shared++];
        const bool ends = dice.chance(300);
        std::get<ledger::Grant>(said.operation).notAfter =
            world_.now + (ends ? dice.span(seconds(5), seconds(40)) : days(30));
        return said;
    }
    if (roll < 800)  // also one that is not given yet, or ended before
        return Said{
            revoke(author, its.grantIds[dice.below(std::min(author.shared + 1, its.grantIds.size()))]), {}};
    if (roll < 900) return Said{ledger::Erase{dice.oneOf(its.recordIds)}, {}};
    return std::nullopt;
}

void Authors::say(Author& author) {
    if (world_.isHealed()) return;
    Dice& dice = world_.dice;
    Duration usual = world_.plan.everySubmit * chatting_;
    if (author.sharing != nullptr) usual = {usual.ms / kSharingSaysMore};
    world_.at(world_.now + (world_.isLongSleep() ? seconds(3600) : dice.heavy(usual)),
              [this, &author] { say(author); });
    const Said said = somethingOf(author);
    if (const auto* grant = std::get_if<ledger::Grant>(&said.operation)) mayRepent(author, *grant);
    Transaction tx = make(author, said, false);
    if (author.forks && author.seq > 0 && dice.chance(500)) fork(author, said);
    keep(author, std::move(tx));
}

// Takes it back while it is still on its way to some.
void Authors::mayRepent(Author& author, const ledger::Grant& grant) {
    if (!world_.dice.chance(400)) return;
    const auto terms = sharing::GrantTerms::decode(grant.terms);
    world_.at(world_.now + world_.dice.span({}, seconds(3)), [this, &author, id = terms->id] {
        if (!world_.isHealed()) keep(author, make(author, {revoke(author, id), {}}, false));
    });
}

// Two for one place, at two clinics; and a third that follows the second: its number fits where the first
// one is, its predecessor does not.
void Authors::fork(const Author& author, const Said& said) {
    const auto elsewhere = (author.home + 1) % world_.consortium.size();
    const Transaction second = make(author, said, true);
    world_.nodes()[elsewhere]->submit(second);
    Author after = author;
    ++after.seq;
    after.prev = second.id();
    world_.nodes()[elsewhere]->submit(make(after, somethingOf(after), true));
}

void Authors::keep(Author& author, Transaction tx) {
    ++author.seq;
    author.prev = tx.id();
    author.said.push_back(std::move(tx));
    submitAll();
}

bool Authors::forks(Index clinic) const {
    return std::ranges::any_of(authors_, [&](const Author& one) {
        return one.person == nullptr && one.home == clinic && one.forks;
    });
}

Authors::Author& Authors::clinicOf(Index clinic) {
    const auto author = std::ranges::find_if(
        authors_, [&](const Author& one) { return one.person == nullptr && one.home == clinic; });
    RESEAL_CHECK(author != authors_.end());
    return *author;
}

TxId Authors::sayAs(Index clinic, Operation operation) {
    Author& author = clinicOf(clinic);
    Transaction tx = make(author, {std::move(operation), {}}, false);
    const TxId id = tx.id();
    keep(author, std::move(tx));
    return id;
}

void Authors::submitAll() {
    for (Author& author : authors_) {
        while (author.kept < author.said.size()) {
            Node& home = *world_.nodes()[author.home];
            const Transaction& tx = author.said[author.kept];
            if (!home.submit(signedNow(author, tx))) break;
            ++author.kept;
            if (!author.forks && !home.isDishonest) world_.referee.promised(tx);
        }
    }
}

void Authors::diskReplaced(const Node& node) {
    world_.referee.restored(node);
    for (Author& author : authors_) {
        if (author.home != node.index) continue;
        for (const Transaction& tx : author.said) world_.referee.forgetUnlessOrdered(tx.id());
        author.kept = 0;
        while (author.kept < author.said.size() && world_.referee.isOrdered(author.said[author.kept].id()))
            ++author.kept;
    }
}

std::optional<Transaction> Authors::sayOneMore(const std::set<std::size_t>& absent) {
    Author* someone = nullptr;
    for (Author& one : authors_)
        if (one.person == nullptr && !one.forks && one.chats && !absent.contains(one.home) &&
            one.kept == one.said.size())
            someone = &one;
    if (someone == nullptr) return std::nullopt;
    takeLane(*someone);  // a part of the other may still wait at a node that is away
    const Transaction tx =
        make(*someone, {ledger::Receipts{{{ledger::ShareAccepted{GrantId{}}}}}, {}}, false);
    ++someone->seq;
    someone->prev = tx.id();
    someone->said.push_back(tx);
    submitAll();
    return tx;
}

}  // namespace reseal::simulation
