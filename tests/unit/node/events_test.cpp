// Events with proof: what a clinic gives, and what of it a person's program takes.
#include <QtTest>

#include "core/node/bodies.h"
#include "core/node/events_client.h"
#include "core/node/events_desk.h"
#include "core/node/evidence.h"
#include "tests/unit/node/clinics.h"

using namespace reseal;
using namespace reseal::test;

namespace {

const Person kPatient("patient"), kResearcher("researcher");

struct Scene : Ledger {
    Scene() {
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        say(kResearcher, {registration(kResearcher, ledger::Role::Researcher)});
        for (int i = 0; i < 3; ++i) ask();
    }
    void ask() { say(kResearcher, request(kPatient)); }

    consensus::Config config() const { return node::consensusConfig(chain(), view().epoch(), std::nullopt); }
    node::TrustedEpoch epoch() const { return node::TrustedEpoch::first(genesis); }
    // The validator's number is not the clinic's: consensus numbers them by id.
    const crypto::SignKey& keyOf(consensus::ValidatorIndex signer) const {
        for (const crypto::SignKey& key : clinicSigns)
            if (key.publicKey() == config().validators.at(signer)) return key;
        qFatal("no such validator");
    }
    ledger::Header header(std::size_t back = 0) const {
        return ledger::Block::decode(blocks.at(blocks.size() - 1 - back))->header;
    }
    using Signers = std::vector<consensus::ValidatorIndex>;
    Bytes certificate(const ledger::Header& of, const Signers& signers = {0, 1, 2},
                      consensus::VoteKind kind = consensus::VoteKind::Finalize) const {
        consensus::Certificate out{kind, of.view, {of.height, of.hash()}, {}};
        const auto message = consensus::statement(config(), kind, out.view, out.block);
        for (const auto signer : signers) out.signatures.push_back({signer, keyOf(signer).sign(message)});
        return consensus::encode(out);
    }
    node::TipWord word(consensus::ValidatorIndex signer, const ledger::Header& of, Instant time) const {
        return node::TipWord::make(keyOf(signer), chain(), signer, {of.height, of.hash()}, time);
    }
    node::TipProof proof(const ledger::Header& of, Instant time) const {
        return {of.encode(), certificate(of), {word(0, of, time), word(3, of, time)}};
    }
};

// The home node as a job's thread would reach it, without the thread.
class Home final : public node::Caller {
public:
    explicit Home(std::function<Result<Bytes>(ByteView)> answer) : answer_(std::move(answer)) {}
    Result<Bytes> call(node::FrameKind kind, ByteView body, Duration) override {
        ++calls;
        if (kind != node::FrameKind::GetEvents) return fail(ErrorCode::Unsupported, "");
        return answer_(body);
    }
    Status pause(Duration) override {
        ++pauses;
        return {};
    }
    Instant now() override { return wallClock() + late; }
    void cancel() override {}
    void resume() override {}
    int calls = 0, pauses = 0;
    Duration late{};  // what an answer takes

private:
    std::function<Result<Bytes>(ByteView)> answer_;
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::Cancelled : result.error().code;
}

}  // namespace

class EventsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void aTipIsProvenByItsCertificateAndFreshWords() {
        const Scene s;
        const Instant now = s.now;
        const auto header = s.header(), older = s.header(1);
        const auto good = s.proof(header, now);
        QCOMPARE(*node::TipProof::decode(good.encode()), good);
        QCOMPARE(*node::verifyTip(good, s.epoch(), now), header);
        const auto code = [&](const std::function<void(node::TipProof&)>& change, Instant at) {
            node::TipProof forged = good;
            change(forged);
            return codeOf(node::verifyTip(forged, s.epoch(), at));
        };
        const auto same = [](node::TipProof&) {};
        using E = ErrorCode;
        // Two minutes, either way.
        QVERIFY(node::verifyTip(good, s.epoch(), now + node::kTipLife));
        QVERIFY(node::verifyTip(good, s.epoch(), now - node::kTipLife));
        QCOMPARE(code(same, now + node::kTipLife + milliseconds(1)), E::NotCurrent);
        QCOMPARE(code(same, now - node::kTipLife - milliseconds(1)), E::NotCurrent);
        // f+1 of them, different ones, none of a later block.
        QCOMPARE(code([](auto& p) { p.words.pop_back(); }, now), E::NotCurrent);
        QCOMPARE(code([](auto& p) { p.words[1] = p.words[0]; }, now), E::NotCurrent);
        QCOMPARE(code([&](auto& p) { p.words[1] = s.word(3, header, now - days(1)); }, now), E::NotCurrent);
        QVERIFY(code([&](auto& p) { p.words[1] = s.word(3, older, now); }, now) == E::Cancelled);  // behind
        const auto stale = s.proof(older, now);
        auto ahead = stale;
        ahead.words[1] = s.word(3, header, now);
        QVERIFY(node::verifyTip(stale, s.epoch(), now));
        QCOMPARE(codeOf(node::verifyTip(ahead, s.epoch(), now)), E::NotCurrent);
        // A word is its validator's, as it was said.
        QCOMPARE(code([](auto& p) { p.words[1].signer = 2; }, now), E::BadSignature);
        QCOMPARE(code([](auto& p) { p.words[1].signer = 4; }, now), E::BadSignature);
        QCOMPARE(code([](auto& p) { p.words[0].time = p.words[0].time + milliseconds(1); }, now),
                 E::BadSignature);
        QCOMPARE(code([](auto& p) { --p.words[0].block.height; }, now), E::BadSignature);
        ledger::Header twin = header;
        ++twin.view;
        // One that names another block counts for nothing, and spoils nothing.
        QCOMPARE(code([&](auto& p) { p.words[1] = s.word(3, twin, now); }, now), E::NotCurrent);
        auto withTwin = good;
        withTwin.words.insert(withTwin.words.begin(), s.word(0, twin, now));
        QVERIFY(node::verifyTip(withTwin, s.epoch(), now));
        // The header is final, by these clinics.
        QCOMPARE(code([&](auto& p) { p.header = older.encode(); }, now), E::BadProof);
        QCOMPARE(code([&](auto& p) { p.certificate = s.certificate(older); }, now), E::BadProof);
        QVERIFY(code([&](auto& p) { p.certificate = s.certificate(header, {0, 1}); }, now) != E::Cancelled);
        QVERIFY(code([&](auto& p) { p.certificate[p.certificate.size() - 1] ^= 1; }, now) != E::Cancelled);
        QCOMPARE(code(
                     [&](auto& p) {
                         p.certificate = s.certificate(header, {0, 1, 2}, consensus::VoteKind::Notarize);
                     },
                     now),
                 E::BadProof);
        QVERIFY(code([](auto& p) { p.certificate.clear(); }, now) != E::Cancelled);
        node::TrustedEpoch others = s.epoch();
        others.validators.pop_back();
        QCOMPARE(codeOf(node::verifyTip(good, others, now)), E::BadProof);
        // Words out of order have no encoding.
        auto swapped = good;
        std::swap(swapped.words[0], swapped.words[1]);
        QCOMPARE(codeOf(node::TipProof::decode(swapped.encode())), E::Malformed);
    }

    void aClientTakesPagesAndTriesAgainWhereTheNodeIsNotCurrent() {
        const Scene s;
        int late = 2;
        std::size_t maxBytes = 300;
        const auto honest = [&](ByteView body) -> Result<Bytes> {
            RESEAL_ASSIGN(const auto question, ledger::decodeEventsQuestion(body));
            if (late-- > 0) return fail(ErrorCode::NotCurrent, "in a moment");
            return node::EventsAnswer{s.proof(s.header(), wallClock()),
                                      ledger::listEvents(s.view(), question, maxBytes)}
                .encode();
        };
        Home home(honest);
        auto lists = ledger::ProvenEvents::ofAccount(kPatient.id);
        node::TrustedEpoch epoch = s.epoch();
        const Status fetched = node::fetchEvents(home, epoch, lists);
        QVERIFY2(fetched, fetched ? "" : fetched.error().text().c_str());
        QCOMPARE(lists.accounts()[0].events, ledger::eventsOf(s.view(), kPatient.id));
        QCOMPARE(lists.height(), s.header().height);
        QCOMPARE(home.pauses, 2);
        QVERIFY(home.calls > 4);
        // For ever is too long, and what is wrong is not asked for again.
        late = 100;
        Home silent(honest);
        auto again = ledger::ProvenEvents::ofAccount(kPatient.id);
        QCOMPARE(node::fetchEvents(silent, epoch, again).error().code, ErrorCode::NotCurrent);
        QCOMPARE(silent.calls, node::kEventsTries);
        Home liar([&](ByteView body) -> Result<Bytes> {
            late = 0;
            maxBytes = 1 << 20;
            RESEAL_ASSIGN(const Bytes good, honest(body));
            auto forged = *node::EventsAnswer::decode(good);
            forged.accounts[0].events.pop_back();
            forged.accounts[0].events.push_back(forged.accounts[0].events[0]);
            return forged.encode();
        });
        QCOMPARE(node::fetchEvents(liar, epoch, again).error().code, ErrorCode::BadProof);
        QCOMPARE(liar.calls, 1);
    }

    // What was whole a minute ago is asked for once more; who gives a page an hour is given up.
    void aSlowHomeNodeIsAskedForWhatHasComeSince() {
        Scene s;
        Home* home = nullptr;
        Duration each = seconds(30);
        const auto slow = [&](ByteView body) -> Result<Bytes> {
            RESEAL_ASSIGN(const auto question, ledger::decodeEventsQuestion(body));
            const auto listed = ledger::listEvents(s.view(), question, 1);
            const auto header = s.header();
            if (home->calls == 4) s.ask();  // after this page, which is the last
            home->late = home->late + each;
            return node::EventsAnswer{s.proof(header, wallClock() + home->late), listed}.encode();
        };
        Home first(slow);
        home = &first;
        node::TrustedEpoch epoch = s.epoch();
        auto lists = ledger::ProvenEvents::ofAccount(kPatient.id);
        QVERIFY(node::fetchEvents(first, epoch, lists));
        QCOMPARE(lists.height(), s.header().height);
        QCOMPARE(lists.accounts()[0].events, ledger::eventsOf(s.view(), kPatient.id));
        Home second(slow);
        home = &second;
        each = milliseconds(node::kEventsPatience.ms / 2);
        auto never = ledger::ProvenEvents::ofAccount(kPatient.id);
        QCOMPARE(node::fetchEvents(second, epoch, never).error().code, ErrorCode::Timeout);
        QCOMPARE(second.calls, 2);
    }

    // Four clinics over real links: the home clinic's answer holds, and tells when it is behind or alone.
    void aClinicProvesWhatItHolds() {
        Scene s;
        std::vector<std::unique_ptr<Clinic>> clinics;
        for (std::size_t i = 0; i < 4; ++i) clinics.push_back(std::make_unique<Clinic>(s, i));
        const auto hears = [&](std::size_t i) {
            clinics[i]->catchUp();
            const auto header = s.header();
            QVERIFY(
                clinics[i]->process().store.blocks().setFinalization(header.height, s.certificate(header)));
        };
        for (std::size_t i = 0; i < 4; ++i) hears(i);
        node::EventsDesk& desk = clinics[0]->process().events;
        const auto ask = [&](const AccountIds& accounts) -> Result<Bytes> {
            std::vector<ledger::EventsFrom> question;
            for (const auto& id : accounts) question.push_back({id, 0});
            std::optional<Result<Bytes>> answer;
            desk.get(ledger::encode(question), [&](Result<Bytes> said) { answer = std::move(said); });
            if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
                return fail(ErrorCode::Timeout, "the desk does not answer");
            return *std::move(answer);
        };
        const auto taken = [&](const Result<Bytes>& raw) -> Result<ledger::ProvenEvents> {
            RESEAL_ASSIGN(const Bytes bytes, raw);
            RESEAL_ASSIGN(const auto answer, node::EventsAnswer::decode(bytes));
            RESEAL_ASSIGN(const auto header, node::verifyTip(answer.tip, s.epoch(), wallClock()));
            auto lists = ledger::ProvenEvents::ofAccount(kPatient.id);
            RESEAL_TRY(lists.take(header, answer.accounts));
            return lists;
        };
        // Alone it can't say that it is current.
        QCOMPARE(codeOf(taken(ask({kPatient.id}))), ErrorCode::NotCurrent);
        linkClinics({clinics[0].get(), clinics[1].get(), clinics[2].get(), clinics[3].get()});
        const auto whole = taken(ask({kPatient.id}));
        QVERIFY2(whole, whole ? "" : whole.error().text().c_str());
        QVERIFY(whole->isWhole());
        QCOMPARE(whole->accounts()[0].events, ledger::eventsOf(s.view(), kPatient.id));
        // The others know of another block: their words of before would do for a minute, new ones don't.
        s.ask();
        for (std::size_t i = 1; i < 4; ++i) hears(i);
        clinics[0]->sleep();
        clinics[0]->wake();
        node::EventsDesk& woken = clinics[0]->process().events;
        QVERIFY(clinics[0]->link());
        for (std::size_t i = 1; i < 4; ++i) QTRY_VERIFY_WITH_TIMEOUT(clinics[0]->sees(*clinics[i]), 30'000);
        std::optional<Result<Bytes>> answer;
        woken.get(ledger::encode(std::vector<ledger::EventsFrom>{{kPatient.id, 0}}),
                  [&](Result<Bytes> said) { answer = std::move(said); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
        QCOMPARE(codeOf(taken(*answer)), ErrorCode::NotCurrent);
        // A block without a finalization yet.
        clinics[0]->catchUp();
        answer.reset();
        woken.get(ledger::encode(std::vector<ledger::EventsFrom>{{kPatient.id, 0}}),
                  [&](Result<Bytes> said) { answer = std::move(said); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
        QCOMPARE(codeOf(*answer), ErrorCode::NotCurrent);
        // One that the others speak of, and that comes while it is waited for.
        hears(0);
        s.ask();
        for (std::size_t i = 1; i < 4; ++i) hears(i);
        clinics[0]->sleep();
        clinics[0]->wake();
        node::EventsDesk& last = clinics[0]->process().events;
        QVERIFY(clinics[0]->link());
        for (std::size_t i = 1; i < 4; ++i) QTRY_VERIFY_WITH_TIMEOUT(clinics[0]->sees(*clinics[i]), 30'000);
        answer.reset();
        last.get(ledger::encode(std::vector<ledger::EventsFrom>{{kPatient.id, 0}}),
                 [&](Result<Bytes> said) { answer = std::move(said); });
        QTest::qWait(500);
        QVERIFY(!answer);
        hears(0);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
        QCOMPARE(taken(*answer)->accounts()[0].events.size(), 6U);
        // Malformed.
        answer.reset();
        last.get(Bytes{0x80}, [&](Result<Bytes> said) { answer = std::move(said); });
        QCOMPARE(codeOf(*answer), ErrorCode::Malformed);
        answer.reset();
        last.word(Bytes{0x80}, [&](Result<Bytes> said) { answer = std::move(said); });
        QCOMPARE(codeOf(*answer), ErrorCode::Malformed);
    }

    // The home clinic M keeps yesterday's state; B slept there and wakes while nobody else can reach it. Its
    // word and M's own would be f+1, and yesterday's block proven the last one.
    void aClinicThatSleptGivesNoWordUntilItKnowsBetter() {
        Scene s;
        std::vector<std::unique_ptr<Clinic>> clinics;
        for (std::size_t i = 0; i < 4; ++i) clinics.push_back(std::make_unique<Clinic>(s, i));
        const auto hears = [&](std::size_t i) {
            clinics[i]->catchUp();
            const auto header = s.header();
            QVERIFY(
                clinics[i]->process().store.blocks().setFinalization(header.height, s.certificate(header)));
        };
        const auto wordOf = [&](std::size_t i) -> Result<node::TipWord> {
            std::optional<Result<Bytes>> answer;
            clinics[i]->process().events.word(node::encodeNull(),
                                              [&](Result<Bytes> said) { answer = std::move(said); });
            if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
                return fail(ErrorCode::Timeout, "no word");
            RESEAL_ASSIGN(const Bytes bytes, *answer);
            return node::TipWord::decode(bytes);
        };
        constexpr std::size_t kM = 0, kB = 1;
        for (std::size_t i = 0; i < 4; ++i) hears(i);
        const auto yesterday = s.header();
        s.ask();
        for (const std::size_t i : {2U, 3U}) hears(i);
        // M dials B before anybody else does.
        QVERIFY(clinics[kM]->link());
        QVERIFY(clinics[kB]->link());
        QTRY_VERIFY_WITH_TIMEOUT(clinics[kM]->sees(*clinics[kB]) && clinics[kB]->sees(*clinics[kM]), 30'000);
        QCOMPARE(codeOf(wordOf(kB)), ErrorCode::NotCurrent);
        // Those who know of today say so when they are asked, and B is the wiser.
        for (const std::size_t i : {2U, 3U}) QVERIFY(clinics[i]->link());
        for (const std::size_t i : {2U, 3U})
            QTRY_VERIFY_WITH_TIMEOUT(clinics[kB]->sees(*clinics[i]) && clinics[i]->sees(*clinics[kB]),
                                     30'000);
        QTRY_VERIFY_WITH_TIMEOUT(clinics[2]->sees(*clinics[3]) && clinics[3]->sees(*clinics[2]), 30'000);
        QCOMPARE(codeOf(wordOf(kB)), ErrorCode::NotCurrent);
        // What M can show with its own word, which it may make as it likes, is not enough.
        const Instant now = wallClock();
        node::TipProof stale{yesterday.encode(), s.certificate(yesterday), {}};
        const auto indexOf = [&](std::size_t i) {
            const auto& keys = s.config().validators;
            return static_cast<consensus::ValidatorIndex>(
                std::ranges::find(keys, s.clinicSigns[i].publicKey()) - keys.begin());
        };
        stale.words.push_back(s.word(indexOf(kM), yesterday, now));
        QCOMPARE(codeOf(node::verifyTip(stale, s.epoch(), now)), ErrorCode::NotCurrent);
        // All have woken together, and none has a word of another yet: each gives its own of today.
        hears(kB);
        for (const std::size_t i : {1U, 2U, 3U}) {
            const auto word = wordOf(i);
            QVERIFY2(word, word ? "" : word.error().text().c_str());
            QVERIFY(word->signer == indexOf(i) && word->block.height == s.header().height);
            // As of when it was told so, not later.
            QVERIFY(word->time <= wallClock() && word->time + node::kCurrencyRefresh >= now);
            QVERIFY(word->check(s.config()));
        }
        // Who has voted to make more final, and doesn't know what became of it, is not current by any words.
        QVERIFY(clinics[2]->process().currency.isCurrent());
        clinics[2]->process().settled = false;
        QVERIFY(!clinics[2]->process().currency.isCurrent());
        QVERIFY(!clinics[2]->process().currency.currentAsOf());
        QCOMPARE(codeOf(wordOf(2)), ErrorCode::NotCurrent);
        clinics[2]->process().settled = true;
        QVERIFY(wordOf(2));
    }

    void currencyAsksSoManyThatNoQuorumIsMissed() {
        for (std::size_t n = 1; n <= consensus::kMaxValidators; ++n) {
            const std::size_t asked = node::currencyWords(n, n - 1);
            const std::size_t faulty = consensus::faultyOf(n), quorum = consensus::quorumOf(n);
            // Whoever is asked, this clinic with them, shares an honest member with every quorum; and a
            // quorum that is up can be asked.
            QVERIFY(asked + 1 + quorum >= n + faulty + 1);
            QVERIFY(asked + 1 <= quorum);
            // What f+1 others know, a revocation that nobody has ordered, one of them tells; also one who
            // doesn't validate itself.
            QVERIFY(asked + faulty + 1 > n - 1);
            QVERIFY(node::currencyWords(n, n) + faulty + 1 > n);
        }
    }

private:
    using AccountIds = std::vector<ledger::AccountId>;
};

QTEST_GUILESS_MAIN(EventsTest)
#include "events_test.moc"
