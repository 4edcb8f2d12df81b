// A person's own history is what the ledger says of it, all of it and of now, or it is an error: whatever the
// home node does to its answers.
#include <QtTest>

#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {
namespace {

using node::EventsAnswer;
using Spoil = std::function<void(EventsAnswer&)>;

struct Told : Story {
    Told() {
        meet();
        must(seal("eva.json", kBundle));
        allow(ask({records::Category::Laboratory}));
    }
    Result<std::vector<engine::ActivityRow>> own() { return patient.patient().activity(0); }
    ErrorCode spoilt(const Spoil& spoil) {
        patient.home().spoil = spoil;
        const ErrorCode code = codeOf(own());
        patient.home().spoil = {};
        return code;
    }
};

}  // namespace

class ActivityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void itIsAllOfItTheLatestFirst() {
        Told s;
        const auto rows = must(s.own());
        const auto events = ledger::eventsOf(s.ledger.state(), ledger::account(s.whom()));
        QCOMPARE(rows.size(), events.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const ledger::Event& event = events[events.size() - 1 - i];
            QCOMPARE(rows[i].number, events.size() - 1 - i);
            QVERIFY(rows[i].tx == event.tx && rows[i].height == event.height);
            QCOMPARE(rows[i].kind, std::string(ledger::name(event.kind)));
        }
        const auto earlier = must(s.patient.patient().activity(3));
        QCOMPARE(earlier.size(), std::size_t{3});
        QCOMPARE(earlier.front().number, std::uint64_t{2});
        QCOMPARE(must(s.patient.patient().activity(1'000'000)).size(), rows.size());
        // A doctor's, of the pseudonym for this patient.
        const SignPublic doctors = must(engine::pseudonymFor(s.doctor.at(), s.whom())).key;
        QCOMPARE(must(s.doctor.doctor().activity(s.whom(), 0)).size(),
                 ledger::eventsOf(s.ledger.state(), ledger::account(doctors)).size());
    }

    void aLyingHomeNodeIsFoundOut() {
        Told s;
        const auto own = ledger::account(s.whom());
        const std::size_t count = ledger::eventsOf(s.ledger.state(), own).size();
        const auto first = [](EventsAnswer & answer) -> auto& {
            return answer.accounts.front().events;
        };
        // One event after the other is left out, altered, or told twice.
        for (std::size_t i = 0; i < count; ++i) {
            const auto tx = ledger::eventsOf(s.ledger.state(), own, i, 1).front().tx;
            const auto kind = ledger::eventsOf(s.ledger.state(), own, i, 1).front().kind;
            const auto each =
                [&](const std::function<void(std::vector<ledger::Event>&, std::size_t)>& change) {
                    return [&, change](EventsAnswer& answer) {
                        for (std::size_t at = 0; at < first(answer).size(); ++at)
                            if (first(answer)[at].tx == tx && first(answer)[at].kind == kind)
                                return change(first(answer), at);
                    };
                };
            QCOMPARE(s.spoilt(each([](auto& events, std::size_t at) {
                events.erase(events.begin() + static_cast<std::ptrdiff_t>(at));
            })),
                     ErrorCode::BadProof);
            QCOMPARE(s.spoilt(each([](auto& events, std::size_t at) {
                events[at].time = events[at].time + milliseconds(1);
            })),
                     ErrorCode::BadProof);
            QCOMPARE(s.spoilt(each([](auto& events, std::size_t at) {
                events.insert(events.begin() + static_cast<std::ptrdiff_t>(at), events[at]);
            })),
                     ErrorCode::BadProof);
        }
        QCOMPARE(s.spoilt([&](EventsAnswer& answer) {
            if (first(answer).size() > 1) std::swap(first(answer)[0], first(answer)[1]);
        }),
                 ErrorCode::BadProof);
        // "There is nobody of that name."
        QCOMPARE(s.spoilt([&](EventsAnswer& answer) {
            first(answer).clear();
            answer.accounts.front().proof.found.reset();
        }),
                 ErrorCode::BadProof);
        QCOMPARE(s.spoilt([](EventsAnswer& answer) { ++answer.tip.certificate.back(); }),
                 ErrorCode::BadSignature);
        QVERIFY(s.own());
        // The doctor's list is held to the same.
        s.doctor.home().spoil = [&](EventsAnswer& answer) { first(answer).pop_back(); };
        QCOMPARE(codeOf(s.doctor.doctor().activity(s.whom(), 0)), ErrorCode::BadProof);
    }

    void whatIsOfYesterdayIsNotShownAsOfNow() {
        Told s;
        std::optional<EventsAnswer> before;
        s.patient.home().spoil = [&](EventsAnswer& answer) {
            if (!before) before = answer;
        };
        engine::LedgerTrust trust;
        const auto own = [&] {
            engine::JobContext at(s.patient.vault(), s.patient.home(), s.patient.keys(),
                                  records::Role::Patient, s.ledger.clinics[1].id, {}, &trust);
            return engine::PatientActs(at).activity(0);
        };
        QVERIFY(own());
        const ledger::Height known = trust.proven;
        QCOMPARE(known, s.ledger.state().tip().height);
        s.ask({records::Category::Immunizations});
        QVERIFY(own());
        QVERIFY(trust.proven > known);
        // The same session has seen more than the answer of before.
        s.patient.home().spoil = [&](EventsAnswer& answer) { answer = *before; };
        QCOMPARE(codeOf(own()), ErrorCode::NotCurrent);
        // And so has the vault: a program that was started anew does not go back either.
        trust = {};
        QCOMPARE(codeOf(own()), ErrorCode::NotCurrent);
        QVERIFY(trust.proven > known);
        // Too few words, or old ones: final, but perhaps of yesterday.
        s.patient.home().spoil = [](EventsAnswer& answer) { answer.tip.words.pop_back(); };
        QCOMPARE(codeOf(own()), ErrorCode::NotCurrent);
        const auto frozen = s.ledger.tipProof();
        s.ledger.now = s.ledger.now + seconds(180);
        s.patient.home().spoil = [&](EventsAnswer& answer) { answer.tip = frozen; };
        QCOMPARE(codeOf(own()), ErrorCode::NotCurrent);
        s.patient.home().spoil = {};
        QVERIFY(own());
    }

    // What the home node says of the state is not under the proof: it invents a clinic for a stranger, and
    // another name for a real one.
    void namesAreThoseOfTheGenesis() {
        Told s;
        const auto honest = must(s.own());
        const auto named = [](const std::vector<engine::ActivityRow>& rows, std::string_view name) {
            return std::ranges::any_of(rows, [&](const engine::ActivityRow& row) {
                return row.sentence.find(name) != std::string::npos;
            });
        };
        const std::string real(s.ledger.genesis->find(s.ledger.clinics.front().id)->name);
        QVERIFY(named(honest, real));
        for (const engine::ActivityRow& row : honest) {
            const ClinicId actor = must(ClinicId::fromHexText(row.actor));
            ledger::Clinic invented = *s.ledger.state().clinic(s.ledger.clinics.front().id);
            invented.name = std::string("Invented Clinic");
            s.ledger.table.apply(ledger::Delta{
                {ledger::Key(ledger::Table::Clinics).add(actor).bytes(), ledger::codec::encode(invented)}});
        }
        const auto rows = must(s.own());
        QVERIFY(!named(rows, "Invented") && named(rows, real));
        QVERIFY(std::ranges::equal(rows, honest, {}, &engine::ActivityRow::sentence,
                                   &engine::ActivityRow::sentence));
    }

    void whatTheVaultKeepsIsJudged() {
        Told s;
        QVERIFY(s.own());
        const Bytes kept = must(s.patient.vault().ledgerTrust());
        QVERIFY(!kept.empty());
        engine::LedgerTrust trust;
        must(trust.takeKept(kept, s.ledger.chain()));
        QCOMPARE(trust.encode(), kept);
        QCOMPARE(trust.proven, s.ledger.state().tip().height);
        QCOMPARE(*trust.epoch, node::TrustedEpoch::first(*s.ledger.genesis));
        // Of another ledger it says nothing.
        engine::LedgerTrust other;
        must(other.takeKept(kept, ChainId{}));
        QVERIFY(!other.epoch && other.proven == 0);
        Bytes later = kept;
        later[1] = 2;
        QCOMPARE(other.takeKept(later, s.ledger.chain()).error().code, ErrorCode::TooNew);
        must(s.patient.vault().keepLedgerTrust(ByteView(kept).first(kept.size() - 1)));
        QCOMPARE(codeOf(s.own()), ErrorCode::Damaged);
    }

    // As after a vault's folder was copied: the ledger knows a pseudonym that this vault has no word of.
    void pseudonymsUnknownToTheVaultAreFoundAndCantBeHidden() {
        Told s;
        const std::size_t before = must(s.own()).size();
        constexpr std::uint64_t kNumber = 17;
        const crypto::SignKey key = s.patient.keys().pseudonymSign(kNumber);
        const auto sharing = must(s.patient.keys().pseudonymShare(kNumber));
        ledger::Pseudonym op;
        op.role = ledger::Role::Patient;
        op.box = s.patient.keys().pseudonymBox(kNumber).publicKey();
        op.sharing = ledger::SharingKey::copy(sharing.point.view());
        op.proof = crypto::proveKey(s.ledger.chain(), key.publicKey(), sharing);
        const auto& clinic = s.ledger.clinics.front();
        op.admission =
            ledger::admit(s.ledger.chain(), clinic.id, clinic.sign, key.publicKey(), op, s.ledger.now);
        must(s.ledger.submit(must(ledger::Transaction::make(
            {s.ledger.chain(), ledger::account(key.publicKey()), {}, 0, {}, {}, {{op}}}, {}, key))));
        const auto rows = must(s.own());
        QCOMPARE(rows.size(), before + 1);
        QCOMPARE(rows.front().kind, std::string("PseudonymAdmitted"));
        // Said not to be there, with the proof of one that is not.
        const auto hidden = ledger::account(key.publicKey());
        const auto nobody = ledger::account(s.patient.keys().pseudonymSign(3).publicKey());
        QCOMPARE(s.spoilt([&](EventsAnswer& answer) {
            const auto real = ledger::proveHead(s.ledger.state(), hidden);
            for (ledger::ListedEvents& one : answer.accounts)
                if (one.proof == real) one = {{}, ledger::proveHead(s.ledger.state(), nobody)};
        }),
                 ErrorCode::BadProof);
    }
};

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::ActivityTest)
#include "activity_test.moc"
