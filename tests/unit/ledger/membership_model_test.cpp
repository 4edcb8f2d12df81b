// Random proposals, votes and blocks, against a second, simple account of the rules: who validates when must
// come out the same, and what must always hold of epochs does. RESEAL_MEMBERSHIP_SEEDS gives it more to do.
#include <QtTest/QtTest>
#include <deque>
#include <random>

#include "tests/unit/ledger/members.h"

using namespace reseal;
using namespace reseal::ledger;
using namespace reseal::ledger::world;

namespace {

using Set = std::map<ClinicId, SignPublic>;

// Says what should come of everything. It knows sets only as wholes: each change of who is to validate leaves
// a picture of them, and an epoch goes from picture to picture.
struct Model {
    struct Clinic {
        std::uint32_t roles = 0;
        std::string key;    // the name of its seed
        std::string heard;  // the key with which it was heard of since it last got the role; none: not at all
        std::uint64_t endpoint = 0;
        Instant leaves;
        bool validates() const { return (roles & 1) != 0; }
    };
    struct Proposal {
        Change change;
        std::string key;  // of a newcomer, or a new one
        ClinicId author;
        Height made = 0;
        Instant until;
        std::map<ClinicId, bool> votes;
        ProposalStatus status = ProposalStatus::Open;
    };
    struct Picture {
        ClinicId touched;
        Set set;
    };
    std::map<ClinicId, Clinic> clinics;
    std::map<ProposalId, Proposal> proposals;
    std::deque<Picture> waiting;
    Set current, next;
    std::uint64_t epoch = 1;
    Height end = 0;
    bool isNewEpoch = false;

    static crypto::SignKey keyOf(const std::string& name) { return Members::keysOf(name).sign(0); }
    Set picture() const {
        Set out;
        for (const auto& [id, clinic] : clinics)
            if (!clinic.heard.empty()) out.emplace(id, keyOf(clinic.heard).publicKey());
        return out;
    }
    bool stays(const ClinicId& id) const {
        const auto at = clinics.find(id);
        return at != clinics.end() && at->second.leaves == Instant{};
    }
    // Would somebody be left for every role if `id` had only `roles`?
    bool leavesSomebody(const ClinicId& id, std::uint32_t roles) const {
        if ((roles & 1) == 0 && clinics.at(id).validates() &&
            std::ranges::none_of(
                clinics, [&](const auto& one) { return one.first != id && !one.second.heard.empty(); }))
            return false;
        std::uint32_t before = 0, after = roles;
        for (const auto& [other, clinic] : clinics) {
            before |= clinic.roles;
            if (other != id) after |= clinic.roles;
        }
        return (before & ~after) == 0;
    }
    bool possible(const Change& change) const {
        if (const auto* add = std::get_if<AddClinic>(&change)) return !clinics.contains(add->entry.id);
        if (const auto* remove = std::get_if<RemoveClinic>(&change))
            return stays(remove->clinic) && leavesSomebody(remove->clinic, 0);
        if (const auto* roles = std::get_if<ChangeRoles>(&change))
            return stays(roles->clinic) && clinics.at(roles->clinic).roles != roles->roles.bits &&
                   leavesSomebody(roles->clinic, roles->roles.bits);
        const auto* keys = std::get_if<ChangeKeys>(&change);
        return keys != nullptr && stays(keys->clinic);
    }
    void carryOut(const Proposal& proposal, Instant now) {
        const Set before = picture();
        ClinicId touched;
        if (const auto* add = std::get_if<AddClinic>(&proposal.change)) {
            touched = add->entry.id;
            clinics[touched] = {add->entry.roles.bits, proposal.key, {}, 0, {}};
        } else if (const auto* remove = std::get_if<RemoveClinic>(&proposal.change)) {
            touched = remove->clinic;
            clinics[touched].roles = 0;
            clinics[touched].leaves = now + days(90);
        } else if (const auto* roles = std::get_if<ChangeRoles>(&proposal.change)) {
            touched = roles->clinic;
            clinics[touched].roles = roles->roles.bits;
        } else {
            touched = std::get<ChangeKeys>(proposal.change).clinic;
            clinics[touched].key = proposal.key;
            clinics[touched].endpoint = 0;
        }
        if (!clinics[touched].validates()) clinics[touched].heard.clear();
        if (picture() != before) waiting.push_back({touched, picture()});
    }
    // It did something that took effect, and signed it with that key.
    void hear(const ClinicId& from, const std::string& key) {
        Clinic& clinic = clinics.at(from);
        if (!clinic.validates() || clinic.key != key || clinic.heard == key) return;
        clinic.heard = key;
        waiting.push_back({from, picture()});
    }
    std::vector<ClinicId> unheard() const {
        std::vector<ClinicId> out;
        for (const auto& [id, clinic] : clinics)
            if (clinic.validates() && clinic.heard != clinic.key) out.push_back(id);
        return out;
    }
    void vote(Proposal& proposal, const ClinicId& by, bool approve, Instant now) {
        proposal.votes[by] = approve;
        count(proposal, now);
    }
    void count(Proposal& proposal, Instant now) {
        std::size_t yes = 0, no = 0;
        for (const auto& [id, key] : current)
            if (proposal.votes.contains(id)) ++(proposal.votes.at(id) ? yes : no);
        const std::size_t f = (current.size() - 1) / 3;
        if (yes >= current.size() - f) {
            proposal.status = possible(proposal.change) ? ProposalStatus::Passed : ProposalStatus::Failed;
            if (proposal.status == ProposalStatus::Passed) carryOut(proposal, now);
        } else if (no > f) {
            proposal.status = ProposalStatus::Rejected;
        }
    }
    bool mayPropose(const Change& change, const ClinicId& by, Instant now) const {
        const auto open = std::ranges::count_if(proposals, [&](const auto& one) {
            return one.second.author == by && one.second.status == ProposalStatus::Open &&
                   now <= one.second.until;
        });
        return stays(by) && possible(change) && open < 4;
    }
    void propose(const ProposalId& id, const Change& change, const std::string& key, const ClinicId& by,
                 Height height, Instant now) {
        Proposal& made = proposals[id] = {change, key, by, height, now + days(30), {}, ProposalStatus::Open};
        if (current.contains(by)) vote(made, by, true, now);
    }
    bool mayVote(const ProposalId& id, const ClinicId& by, Instant now) const {
        const Proposal& on = proposals.at(id);
        return current.contains(by) && on.status == ProposalStatus::Open && now <= on.until &&
               !on.votes.contains(by);
    }
    std::size_t blockBegins(Instant now) {
        if (!isNewEpoch) return 0;
        isNewEpoch = false;
        std::map<std::pair<Height, ProposalId>, Proposal*> open;
        for (auto& [id, proposal] : proposals)
            if (proposal.status == ProposalStatus::Open && now <= proposal.until)
                open[{proposal.made, id}] = &proposal;
        std::size_t decided = 0;
        for (const auto& [at, proposal] : open) {
            count(*proposal, now);
            if (proposal->status != ProposalStatus::Open) ++decided;
        }
        return decided;
    }
    void blockDone(Height height) {
        isNewEpoch = end == height;
        if (end == height) {
            current = next;
            ++epoch;
            end = 0;
        }
        if (end != 0) return;
        const std::size_t atOnce = std::max<std::size_t>(1, (current.size() - 1) / 3);
        while (!waiting.empty()) {
            std::set<ClinicId> touched;
            next = current;
            while (!waiting.empty() &&
                   (touched.contains(waiting.front().touched) || touched.size() < atOnce)) {
                touched.insert(waiting.front().touched);
                next = waiting.front().set;
                waiting.pop_front();
            }
            if (next == current) continue;
            end = height + 2;
            return;
        }
    }
};

class Run {
public:
    explicit Run(std::uint64_t seed) : random_(seed), seed_(seed) {
        for (std::size_t i = 0; i < World::kClinics; ++i) {
            const std::string key = "clinic " + std::to_string(i);
            model_.clinics[world_.clinic(i)] = {World::rolesOf(i).bits, key, key, 0, {}};
        }
        model_.current = model_.picture();
    }

    void block() {
        if (below(100) == 0) world_.now = world_.now + days(20);
        const Instant now = world_.now + seconds(1);
        decidedByEpochs_ += model_.blockBegins(now);
        std::vector<Transaction> transactions;
        std::vector<bool> expected;
        std::set<ClinicId> authors;
        for (std::size_t count = below(4); count > 0; --count) {
            const auto author = someone(model_.clinics);
            const Instant leaves = model_.clinics.at(author).leaves;
            if (!authors.insert(author).second || (leaves != Instant{} && now >= leaves)) continue;
            if (isSilent(author)) continue;
            const std::string signedWith = model_.clinics.at(author).key;
            const auto key = Model::keyOf(signedWith);
            const bool votes = !model_.proposals.empty() && below(5) > 0;
            if (below(10) == 0)
                expected.push_back(changeEndpoint(author, key, transactions));
            else
                expected.push_back(votes ? castVote(author, key, now, transactions)
                                         : makeProposal(author, key, now, transactions));
            if (expected.back()) model_.hear(author, signedWith);
        }
        const Applied applied = world_.commit(transactions);
        for (std::size_t i = 0; i < transactions.size(); ++i)
            if ((applied.outcomes[i].verdict == Verdict::Effective) != expected[i])
                qFatal("seed %llu, height %llu: %s", static_cast<unsigned long long>(seed_),
                       static_cast<unsigned long long>(height()), name(applied.outcomes[i].refusal).data());
        model_.blockDone(height());
        compare();
    }

    void finish() {
        QVERIFY(verifyHeaderChain(world_.headers));
        for (const Header& header : world_.headers) {
            const auto epoch = epochAt(world_.view(), header.height);
            QVERIFY(epoch);
            QCOMPARE(epoch->setHash, header.setHash);
            QCOMPARE(epoch->number, header.epoch);
            QCOMPARE(validatorSetHash(epoch->validators), header.setHash);
            QCOMPARE(endsEpoch(header), epoch->last == header.height);
            const auto next = world_.view().epoch(epoch->number + 1);
            if (endsEpoch(header)) QVERIFY(verifyNextSet(header, next->validators));
            if (next) {
                QCOMPARE(next->base, epoch->last);
                QVERIFY(changesBetween(*epoch, *next) <= epoch->changesAtOnce());
            }
        }
    }
    std::uint64_t epochs() const { return model_.epoch; }
    std::size_t decidedByEpochs() const { return decidedByEpochs_; }
    // Of those who have the role: how many were never heard of?
    std::size_t silent() const {
        return static_cast<std::size_t>(std::ranges::count_if(model_.clinics, [](const auto& one) {
            return one.second.validates() && one.second.heard.empty() && isSilent(one.first);
        }));
    }
    std::size_t passed() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            model_.proposals, [](const auto& one) { return one.second.status == ProposalStatus::Passed; }));
    }
    std::size_t failed() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            model_.proposals, [](const auto& one) { return one.second.status == ProposalStatus::Failed; }));
    }

private:
    // One newcomer in four never comes.
    static bool isSilent(const ClinicId& id) {
        static const std::set<ClinicId> founders = [] {
            std::set<ClinicId> out;
            for (std::size_t i = 0; i < World::kClinics; ++i)
                out.insert(Members::entry("clinic " + std::to_string(i)).id);
            return out;
        }();
        return !founders.contains(id) && id.bytes[0] % 4 == 0;
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    Height height() const { return world_.view().tip().height; }
    template <class Map>
    typename Map::key_type someone(const Map& from) {
        return std::next(from.begin(), static_cast<std::ptrdiff_t>(below(from.size())))->first;
    }
    // By when they were made: their ids are never the same twice, because proofs of keys aren't.
    ProposalId someProposal() { return made_[below(made_.size())]; }
    static Set setOf(const EpochEntry& epoch) {
        Set out;
        for (const Validator& one : epoch.validators) out.emplace(one.id, one.key);
        return out;
    }
    static std::size_t changesBetween(const EpochEntry& a, const EpochEntry& b) {
        const Set before = setOf(a), after = setOf(b);
        std::set<ClinicId> changed;
        for (const auto& [id, key] : before)
            if (!after.contains(id) || after.at(id) != key) changed.insert(id);
        for (const auto& [id, key] : after)
            if (!before.contains(id)) changed.insert(id);
        return changed.size();
    }

    Change someChange(std::string& key) {
        key = "key " + std::to_string(keys_++);
        const ClinicId clinic = someone(model_.clinics);
        const ClinicRoles some{static_cast<std::uint32_t>(below(8))};
        switch (below(6)) {
            case 0:
            case 1:
                return signJoin(world_.chain(), Model::keyOf(key),
                                Members::entry(key, some | ClinicRole::Validator));
            case 2:
                return RemoveClinic{clinic};
            case 3:
                return ChangeRoles{clinic, some};
            case 4:
                return repeated(key);
            default:
                return newKey(clinic, key);
        }
    }
    // What is proposed already, so that two may pass.
    Change repeated(std::string& key) {
        if (model_.proposals.empty()) return RemoveClinic{};
        const auto& again = model_.proposals.at(someProposal());
        if (std::holds_alternative<ChangeKeys>(again.change)) return RemoveClinic{};
        key = again.key;
        return again.change;
    }
    Change newKey(const ClinicId& clinic, const std::string& name) {
        const auto entry = world_.view().clinic(clinic);
        if (!entry) return RemoveClinic{};  // let in by this very block
        const auto key = Model::keyOf(name);
        return world_.consented(
            {clinic, key.publicKey(), entry->box, entry->archive, {}, entry->team, {}, entry->tlsPin, {}},
            key);
    }
    bool makeProposal(const ClinicId& author, const crypto::SignKey& key, Instant now,
                      std::vector<Transaction>& out) {
        std::string named;
        const Change change = someChange(named);
        out.push_back(*Transaction::make(world_.body(account(author), {Propose{change, {}}}), {}, key));
        const bool may = model_.mayPropose(change, author, now);
        if (may) {
            made_.push_back(proposalId(out.back().id(), 0));
            model_.propose(made_.back(), change, named, author, height() + 1, now);
        }
        return may;
    }
    bool changeEndpoint(const ClinicId& author, const crypto::SignKey& key, std::vector<Transaction>& out) {
        auto& last = model_.clinics.at(author).endpoint;
        const std::uint64_t counter = below(last + 4);
        const Endpoint op{counter, {}};
        out.push_back(*Transaction::make(world_.body(account(author), {op}), {}, key));
        const bool may = counter > last;
        if (may) last = counter;
        return may;
    }
    bool castVote(const ClinicId& author, const crypto::SignKey& key, Instant now,
                  std::vector<Transaction>& out) {
        ProposalId id = someProposal();
        for (int i = 0; i < 10 && !model_.mayVote(id, author, now); ++i) id = someProposal();
        const bool approve = below(10) > 0;
        out.push_back(*Transaction::make(world_.body(account(author), {Vote{id, approve}}), {}, key));
        const bool may = model_.mayVote(id, author, now);
        if (may) model_.vote(model_.proposals.at(id), author, approve, now);
        return may;
    }

    void compare() {
        const EpochPlan plan = planOf(world_.view());
        QCOMPARE(plan.epoch.number, model_.epoch);
        QVERIFY(!plan.epoch.validators.empty());
        QVERIFY(setOf(plan.epoch) == model_.current);
        QCOMPARE(plan.end.value_or(0), model_.end);
        QCOMPARE(plan.waiting, model_.waiting.size());
        QCOMPARE(plan.unheard, model_.unheard());
        if (model_.end != 0) {
            Set next;
            for (const Validator& one : plan.next->validators) next.emplace(one.id, one.key);
            QVERIFY(next == model_.next);
            QCOMPARE(plan.next->hash, validatorSetHash(plan.next->validators));
        }
        for (const auto& [id, clinic] : model_.clinics)
            QCOMPARE(world_.view().clinic(id)->roles.bits, clinic.roles);
        for (const auto& [id, proposal] : model_.proposals)
            QCOMPARE(world_.view().proposal(id)->status, proposal.status);
    }

    struct Bare : World {
        ChangeKeys consented(ChangeKeys change, const crypto::SignKey& key) const {
            change.consent = key.sign(changeKeysMessage(chain(), change));
            return change;
        }
    };
    Bare world_;
    Model model_;
    std::mt19937_64 random_;
    std::uint64_t seed_;
    std::vector<ProposalId> made_;
    std::size_t keys_ = 0, decidedByEpochs_ = 0;
};

}  // namespace

class MembershipModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void randomHistories() {
        const int more = qEnvironmentVariableIntValue("RESEAL_MEMBERSHIP_SEEDS");
        const std::uint64_t seeds = more > 0 ? static_cast<std::uint64_t>(more) : 12;
        std::uint64_t epochs = 0;
        std::size_t passed = 0, failed = 0, silent = 0, byEpochs = 0;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            Run run(seed);
            for (int i = 0; i < 250; ++i) {
                run.block();
                if (QTest::currentTestFailed()) qFatal("seed %llu", static_cast<unsigned long long>(seed));
            }
            run.finish();
            if (QTest::currentTestFailed()) qFatal("seed %llu", static_cast<unsigned long long>(seed));
            epochs += run.epochs();
            passed += run.passed();
            failed += run.failed();
            silent += run.silent();
            byEpochs += run.decidedByEpochs();
        }
        qInfo("%llu epochs (they decided %zu), %zu passed, %zu failed, %zu silent",
              static_cast<unsigned long long>(epochs), byEpochs, passed, failed, silent);
        QVERIFY(epochs > 5 * seeds && passed > 10 * seeds && failed > 0 && silent > 0 && byEpochs > 0);
    }
};

QTEST_GUILESS_MAIN(MembershipModelTest)
#include "membership_model_test.moc"
