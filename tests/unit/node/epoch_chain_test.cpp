// Who validates, from the genesis to now, for those who hold no ledger: every step is proven, or none behind
// it counts. Two changes of the clinics that validate, over one clinic's real disk.
#include "core/node/epoch_chain.h"

#include <QtTest>

#include "core/node/bodies.h"
#include "core/node/events_client.h"
#include "core/node/evidence.h"
#include "core/node/explorer_desk.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;
using node::EpochBoundary;
using node::StepKind;
using node::TrustedEpoch;

namespace {

const Person kPatient("patient"), kResearcher("researcher");

struct Changes : Ledger {
    std::vector<ledger::Header> heads;  // by height − 1
    std::vector<TxId> asked;            // one an epoch
    std::unique_ptr<Clinic> home;

    Changes() {
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        say(kResearcher, {registration(kResearcher, ledger::Role::Researcher)});
        ask();
        remove(3);
        ask();
        remove(2);
        ask();
        for (const Bytes& block : blocks) heads.push_back(ledger::Block::decode(block)->header);
        home = std::make_unique<Clinic>(*this, 0);
        hear();
    }
    void ask() {
        const auto question = tx(kResearcher, request(kPatient));
        asked.push_back(question.id());
        order(question);
    }
    void empty() {
        blocks.push_back(block({}).encode());
        commit({});
    }
    // By vote, up to the last block of the epoch.
    void remove(std::size_t leaving) {
        const auto proposal =
            clinicTx(0, {ledger::Propose{ledger::RemoveClinic{clinic(leaving)}, std::string("why")}});
        const ledger::ProposalId id = ledger::proposalId(proposal.id(), 0);
        order(proposal);
        for (std::size_t i = 1; view().proposal(id)->status == ledger::ProposalStatus::Open; ++i)
            order(clinicTx(i, {ledger::Vote{id, true}}));
        while (ledger::planOf(view()).end) empty();
    }
    // The home clinic has all blocks, each with its finalization.
    void hear() {
        home->catchUp();
        for (const ledger::Header& header : heads)
            QVERIFY(home->process().store.blocks().setFinalization(header.height, certificate(header)));
        home->process().events.follow();
    }

    consensus::Config config(std::uint64_t epoch) const {
        return node::consensusConfig(chain(), *view().epoch(epoch), std::nullopt);
    }
    const crypto::SignKey& keyOf(const SignPublic& key) const {
        for (const crypto::SignKey& one : clinicSigns)
            if (one.publicKey() == key) return one;
        qFatal("no such validator");
    }
    // By the first of the clinics that validate in `epoch`, as many as it takes.
    Bytes certificate(const ledger::Header& of, std::uint64_t epoch, consensus::VoteKind kind,
                      std::size_t fewer = 0) const {
        const consensus::Config by = config(epoch);
        consensus::Certificate out{kind, of.view, {of.height, of.hash()}, {}};
        const auto message = consensus::statement(by, kind, out.view, out.block);
        for (consensus::ValidatorIndex i = 0; i + fewer < by.quorum(); ++i)
            out.signatures.push_back({i, keyOf(by.validators[i]).sign(message)});
        return consensus::encode(out);
    }
    Bytes certificate(const ledger::Header& of) const {
        return certificate(of, of.epoch, consensus::VoteKind::Finalize);
    }
    const ledger::Header& lastOf(std::uint64_t epoch) const {
        return heads.at(view().epoch(epoch)->last - 1);
    }
    std::vector<EpochBoundary> boundaries(std::uint64_t after = 1) const {
        return *node::decodeBoundaries(*home->process().events.boundaries(node::encodeCount(after)));
    }
    node::TipProof tip(const ledger::Header& of, std::uint64_t wordsBy) const {
        node::TipProof out{of.encode(), certificate(of), {}};
        const consensus::Config by = config(wordsBy);
        for (consensus::ValidatorIndex i = 0; i <= by.faulty(); ++i)
            out.words.push_back(
                node::TipWord::make(keyOf(by.validators[i]), chain(), i, {of.height, of.hash()}, now));
        return out;
    }
    TrustedEpoch first() const { return TrustedEpoch::first(genesis); }
    TrustedEpoch walked(std::size_t steps) const {
        TrustedEpoch out = first();
        for (const EpochBoundary& one : boundaries())
            if (steps-- > 0) out = *node::verifyBoundary(out, one);
        return out;
    }
};

class Home final : public node::Caller {
public:
    using Answer = std::function<Result<Bytes>(node::FrameKind, ByteView)>;
    Home(Answer answer, Instant now) : answer_(std::move(answer)), now_(now) {}
    Result<Bytes> call(node::FrameKind kind, ByteView body, Duration) override { return answer_(kind, body); }
    Status pause(Duration) override { return {}; }
    Instant now() override { return now_; }
    void cancel() override {}
    void resume() override {}

private:
    Answer answer_;
    Instant now_;
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::Cancelled : result.error().code;
}
std::set<StepKind> failedKinds(const node::Verification& verification) {
    std::set<StepKind> out;
    for (const auto& step : verification.steps)
        if (!step.ok) out.insert(step.kind);
    return out;
}

}  // namespace

class EpochChainTest : public QObject {
    Q_OBJECT
    using E = ErrorCode;

private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void eachSetNamesTheNext() {
        const Changes s;
        QCOMPARE(s.view().epoch().number, 3U);
        const auto page = s.boundaries();
        QCOMPARE(page.size(), 2U);
        QCOMPARE(*node::decodeBoundaries(node::encode(page)), page);
        TrustedEpoch at = s.first();
        for (const EpochBoundary& boundary : page) {
            QCOMPARE(*EpochBoundary::decode(boundary.encode()), boundary);
            const auto next = node::verifyBoundary(at, boundary);
            QVERIFY2(next, next ? "" : next.error().text().c_str());
            at = *next;
            const ledger::EpochEntry entry = *s.view().epoch(at.number);
            QCOMPARE(at.validators, std::vector<ledger::Validator>(entry.validators));
            QVERIFY(at.base.height == entry.base && at.base.hash == entry.baseHash);
            QCOMPARE(at.config().setHash, entry.setHash);
            QCOMPARE(*TrustedEpoch::decode(at.encode()), at);
        }
        QCOMPARE(at.validators.size(), 2U);
        // From where the asker stands, and nothing behind the last.
        QCOMPARE(s.boundaries(2), std::vector<EpochBoundary>{page[1]});
        QVERIFY(s.boundaries(3).empty() && s.boundaries(UINT64_MAX).empty());
        QCOMPARE(codeOf(s.home->process().events.boundaries(Bytes{0x80})), E::Malformed);
        // A boundary whose finalization this node lacks is not replaced by one of a later block.
        QVERIFY(s.home->process().store.blocks().setFinalization(s.lastOf(1).height, {}));
        QCOMPARE(codeOf(s.home->process().events.boundaries(node::encodeCount(1))), E::NotCurrent);
        QCOMPARE(s.boundaries(2).size(), 1U);
    }

    void aForgedStepIsRefused() {
        const Changes s;
        const auto page = s.boundaries();
        const TrustedEpoch one = s.first(), two = s.walked(1);
        const auto code = [&](const TrustedEpoch& from, EpochBoundary forged) {
            return codeOf(node::verifyBoundary(from, forged));
        };
        const auto with = [&](const std::function<void(EpochBoundary&)>& change) {
            EpochBoundary forged = page[1];
            change(forged);
            return code(two, forged);
        };
        QCOMPARE(with([](auto&) {}), E::Cancelled);
        // One is left out, or taken twice.
        QCOMPARE(code(one, page[1]), E::BadProof);
        QCOMPARE(code(two, page[0]), E::BadProof);
        QCOMPARE(code(s.walked(2), page[1]), E::BadProof);
        // Finalized by those before, by those after, by too few, or only notarized.
        using consensus::VoteKind;
        const auto& last = s.lastOf(2);
        const auto signedBy = [&](std::uint64_t epoch, VoteKind kind, std::size_t fewer) {
            return with([&](auto& b) { b.certificate = s.certificate(last, epoch, kind, fewer); });
        };
        QCOMPARE(signedBy(2, VoteKind::Finalize, 0), E::Cancelled);
        QCOMPARE(signedBy(1, VoteKind::Finalize, 0), E::BadSignature);  // 3 of 4, here 3 of 3
        QVERIFY(signedBy(3, VoteKind::Finalize, 0) != E::Cancelled);
        QCOMPARE(signedBy(2, VoteKind::Finalize, 1), E::Malformed);
        QCOMPARE(signedBy(2, VoteKind::Notarize, 0), E::BadProof);
        QCOMPARE(with([&](auto& b) { b.certificate = s.certificate(s.lastOf(1)); }), E::BadProof);
        // Other clinics come next: one more, one less, another key, none.
        QCOMPARE(with([&](auto& b) { b.next = two.validators; }), E::BadProof);
        QCOMPARE(with([&](auto& b) { b.next.pop_back(); }), E::BadProof);
        QCOMPARE(with([&](auto& b) { b.next.clear(); }), E::BadProof);
        QCOMPARE(with([&](auto& b) { b.next[0].key = kPatient.key(); }), E::BadProof);
        QCOMPARE(with([&](auto& b) { std::swap(b.next[0].key, b.next[1].key); }), E::BadProof);
        // A header that says so itself was signed by nobody.
        QCOMPARE(with([&](auto& b) {
                     b.next = two.validators;
                     b.next[0].key = kPatient.key();
                     ledger::Header forged = last;
                     forged.nextSetHash = ledger::validatorSetHash(b.next);
                     b.header = forged.encode();
                 }),
                 E::BadProof);
        // No epoch ends with the block before; nor with one at or below where this epoch began.
        QCOMPARE(with([&](auto& b) {
                     const ledger::Header& before = s.heads.at(last.height - 2);
                     b = {before.encode(), s.certificate(before), two.validators};
                 }),
                 E::BadProof);
        TrustedEpoch later = two;
        later.base.height = last.height;
        QCOMPARE(code(later, page[1]), E::BadProof);
        TrustedEpoch elsewhere = two;
        elsewhere.chain = ChainId{};
        QCOMPARE(code(elsewhere, page[1]), E::BadSignature);
        // Out of order, twice or nobody: no encoding.
        for (const auto& next : {std::vector<ledger::Validator>{},
                                 {one.validators[1], one.validators[0]},
                                 {one.validators[0], one.validators[0]}})
            QCOMPARE(codeOf(EpochBoundary::decode(
                         EpochBoundary{page[0].header, page[0].certificate, next}.encode())),
                     E::Malformed);
    }

    void theLastBlockIsJudgedByThoseWhoFollow() {
        const Changes s;
        const TrustedEpoch one = s.first(), two = s.walked(1), three = s.walked(2);
        const auto& now = s.heads.back();
        QCOMPARE(*node::verifyTip(s.tip(now, 3), three, s.now), now);
        // Of an epoch that the program does not know yet, and of one that is over.
        QCOMPARE(codeOf(node::verifyTip(s.tip(now, 3), two, s.now)), E::BadProof);
        QCOMPARE(codeOf(node::verifyTip(s.tip(s.heads.at(one.base.height), 1), three, s.now)), E::NotCurrent);
        QCOMPARE(codeOf(node::verifyTip(s.tip(s.lastOf(1), 2), three, s.now)), E::NotCurrent);
        // An epoch's last block: by the words of those who follow, never of those who have gone.
        const auto& last = s.lastOf(2);
        QCOMPARE(node::epochOf(last), 3U);
        QCOMPARE(*node::verifyTip(s.tip(last, 3), three, s.now), last);
        QCOMPARE(codeOf(node::verifyTip(s.tip(last, 2), two, s.now)), E::BadProof);
        QVERIFY(codeOf(node::verifyTip(s.tip(last, 2), three, s.now)) != E::Cancelled);
        // The old set goes on beyond its end: nobody who has heard of the end follows.
        ledger::Header beyond = last;
        beyond.height += 1;
        beyond.parent = last.hash();
        beyond.nextSetHash = beyond.setHash;
        QVERIFY(node::verifyTip(s.tip(beyond, 2), two, s.now));  // who knows no better
        QCOMPARE(codeOf(node::verifyTip(s.tip(beyond, 2), three, s.now)), E::NotCurrent);
        ledger::Header below = now;
        below.height = three.base.height;
        QCOMPARE(codeOf(node::verifyTip(s.tip(below, 3), three, s.now)), E::BadProof);
    }

    // A program that knows the genesis alone, and one that has kept where it was.
    void aClientWalksAndKeepsWhereItIs() {
        const Changes s;
        std::vector<std::uint64_t> walkedFrom;
        bool withholds = false;
        const auto answer = [&](node::FrameKind kind, ByteView body) -> Result<Bytes> {
            if (kind == node::FrameKind::GetCertificates) {
                walkedFrom.push_back(*node::decodeCount(body));
                if (withholds) return node::encode(std::vector<EpochBoundary>{});
                // One at a time, so that there are pages.
                return node::encode(std::vector<EpochBoundary>{s.boundaries(walkedFrom.back()).front()});
            }
            RESEAL_ASSIGN(const auto question, ledger::decodeEventsQuestion(body));
            return node::EventsAnswer{s.tip(s.heads.back(), 3),
                                      ledger::listEvents(s.view(), question, 1 << 20)}
                .encode();
        };
        Home home(answer, s.now);
        TrustedEpoch epoch = s.first();
        auto lists = ledger::ProvenEvents::ofAccount(kPatient.id);
        const Status fetched = node::fetchEvents(home, epoch, lists);
        QVERIFY2(fetched, fetched ? "" : fetched.error().text().c_str());
        QCOMPARE(epoch, s.walked(2));
        QCOMPARE(walkedFrom, (std::vector<std::uint64_t>{1, 2}));
        QCOMPARE(lists.accounts()[0].events, ledger::eventsOf(s.view(), kPatient.id));
        auto again = ledger::ProvenEvents::ofAccount(kPatient.id);
        QVERIFY(node::fetchEvents(home, epoch, again));
        QCOMPARE(walkedFrom.size(), 2U);
        // Who withholds a boundary can show nothing behind it; what was walked before it stays.
        withholds = true;
        TrustedEpoch second = s.walked(1);
        auto none = ledger::ProvenEvents::ofAccount(kPatient.id);
        QCOMPARE(node::fetchEvents(home, second, none).error().code, E::BadProof);
        QCOMPARE(second, s.walked(1));
    }

    void aFileProvesTheStepsUpToItsEpoch() {
        const Changes s;
        node::ExplorerDesk desk(*s.home->process().chain, s.home->process().store);
        for (std::size_t epoch = 1; epoch <= 3; ++epoch) {
            const auto proof = desk.prove(s.asked[epoch - 1]);
            QVERIFY2(proof, proof ? "" : proof.error().text().c_str());
            QCOMPARE(proof->boundaries.size(), epoch - 1);
            QCOMPARE(node::LedgerProof::decode(proof->encode())->encode(), proof->encode());
            const auto checked = node::checkProof(proof->encode(), s.chain());
            QVERIFY(failedKinds(checked).empty() && checked.ok);
            QCOMPARE(std::ranges::count(checked.steps, StepKind::ValidatorSet, &node::VerificationStep::kind),
                     static_cast<std::ptrdiff_t>(epoch));
        }
        const auto third = *desk.prove(s.asked[2]);
        const auto refused = [&](const std::function<void(node::LedgerProof&)>& change) {
            node::LedgerProof forged = third;
            change(forged);
            const auto checked = node::checkProof(forged.encode(), s.chain());
            return !checked.ok && failedKinds(checked).contains(StepKind::ValidatorSet);
        };
        QVERIFY(!refused([](auto&) {}));
        QVERIFY(refused([](auto& p) { p.boundaries.clear(); }));
        QVERIFY(refused([](auto& p) { p.boundaries.pop_back(); }));
        QVERIFY(refused([](auto& p) { p.boundaries.erase(p.boundaries.begin()); }));
        QVERIFY(refused([](auto& p) { std::swap(p.boundaries[0], p.boundaries[1]); }));
        QVERIFY(refused([](auto& p) { p.boundaries.push_back(p.boundaries[1]); }));
        QVERIFY(refused([](auto& p) { p.boundaries[1].next[0].key = kPatient.key(); }));
        QVERIFY(refused([&](auto& p) {
            p.boundaries[1].certificate = s.certificate(s.lastOf(2), 1, consensus::VoteKind::Finalize);
        }));
        // The old set finalizes what lies beyond its end.
        QVERIFY(refused([&](auto& p) {
            ledger::Header beyond = *ledger::Header::decode(p.headers.back());
            beyond.epoch = 2;
            beyond.setHash = beyond.nextSetHash = s.config(2).setHash;
            p.headers = {beyond.encode()};
            p.certificate = s.certificate(beyond);
        }));
        // Every byte of a boundary counts.
        const Bytes whole = third.encode();
        const Bytes boundary = third.boundaries[0].encode();
        const auto at = std::ranges::search(whole, boundary).begin() - whole.begin();
        for (std::size_t i = 0; i < boundary.size(); ++i) {
            Bytes spoilt = whole;
            spoilt[static_cast<std::size_t>(at) + i] ^= static_cast<std::uint8_t>(1U << i % 8);
            if (node::checkProof(spoilt, s.chain()).ok) qFatal("byte %zu can be altered unnoticed", i);
        }
    }
};

QTEST_GUILESS_MAIN(EpochChainTest)
#include "epoch_chain_test.moc"
