// What nobody may do in a case.
#pragma once

#include "tests/unit/ledger/cases_keygen.h"
#include "tests/unit/ledger/tracing.h"

namespace reseal::ledger::world {

struct TracingCase {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Tracing&)> tx;
};

inline std::vector<TracingCase> tracingCases() {
    using R = Refusal;
    const auto by = [](const char* what, R refusal, std::size_t i, std::function<Said(Tracing&)> said) {
        return TracingCase{what, refusal, [=](Tracing& s) { return s.clinicTx(i, said(s)); }};
    };
    // Said by clinic `i` in a case that has just been opened.
    const auto in = [by](const char* what, R refusal, std::size_t i,
                         std::function<Said(Tracing&, const CaseId&)> said) {
        return by(what, refusal, i, [=](Tracing& s) {
            const CaseId id = s.opened();
            return said(s, id);
        });
    };
    const auto over = [](Tracing& s) { s.now = s.now + kCaseLife; };
    std::vector<TracingCase> out = {
        // Opening
        by("a case against who was admitted by a clinic", R::NothingToTrace, 0,
           [](Tracing& s) { return Said(s.opening(s.doctor)); }),
        by("a case against nobody", R::NothingToTrace, 0,
           [](Tracing& s) { return Said(s.opening(s.stranger)); }),
        by("a case about an admission that was not", R::NothingToTrace, 0,
           [](Tracing& s) { return Said(s.opening(s.suspect, 1)); }),
        by("a case by a clinic that was removed", R::ClinicLeft, 3,
           [](Tracing& s) {
               s.pass(RemoveClinic{s.clinic(3)});
               return Said(s.opening(s.suspect));
           }),
        in("a second case against the same", R::CaseOpenAlready, 1,
           [](Tracing& s, const CaseId&) { return Said(s.opening(s.suspect)); }),
        by("evidence that is not on the ledger", R::CaseEvidence, 0,
           [](Tracing& s) {
               CaseOpen op = s.opening(s.suspect);
               op.evidence = {TxId{}};
               return Said(op);
           }),
        by("the same evidence twice", R::CaseEvidence, 0,
           [](Tracing& s) {
               const TxId tx = s.sendClinic(0, {s.enrolment(0, "fay")});
               CaseOpen op = s.opening(s.suspect);
               op.evidence = {tx, tx};
               return Said(op);
           }),
        by("more open cases than a clinic may have", R::TooManyCases, 0,
           [](Tracing& s) {
               for (std::size_t i = 0; i < kMaxOpenCases; ++i) {
                   const Person one("suspect " + std::to_string(i));
                   s.send(one, s.renewedBy(one, "ben"));
                   s.sendClinic(0, {s.opening(one)});
               }
               return Said(s.opening(s.suspect));
           }),
        by("a case under a key that was let go of", R::CommitteeRetired, 0,
           [](Tracing& s) {
               s.pass(RetireCommittee{s.tracing()});
               return Said(s.opening(s.suspect));
           }),
        // Sharing
        by("a share for no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseShare{}); }),
        in("a share when it is traced", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               const CaseShare late = s.share(3, id);
               s.shareOf({0, 1, 2}, id);
               return Said(late);
           }),
        in("a share when its time is over", R::CaseEnded, 3,
           [=](Tracing& s, const CaseId& id) {
               over(s);
               return Said(s.share(3, id));
           }),
        in("a share when it is closed", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(0, {CaseClose{id}});
               return Said(s.share(3, id));
           }),
        in("a share when the key was let go of", R::CommitteeRetired, 3,
           [](Tracing& s, const CaseId& id) {
               s.pass(RetireCommittee{s.tracing()});
               return Said(s.share(3, id));
           }),
        TracingCase{"a share of a clinic that came later", R::NotOfCommittee,
                    [](Tracing& s) {
                        const CaseId id = s.opened();
                        s.pass(s.adding("newcomer"));
                        const std::size_t i = s.arrive("newcomer");
                        return s.clinicTx(i, {s.share(0, id)});
                    }},
        in("a second share", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.shareOf({1}, id);
               return Said(s.share(1, id));
           }),
        in("a share of one that takes no part", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(1, {CaseRefuse{id}});
               return Said(s.share(1, id));
           }),
        in("another's share", R::CaseShareWrong, 1,
           [](Tracing& s, const CaseId& id) { return Said(s.share(0, id)); }),
        in("a share of another case", R::CaseShareWrong, 1,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(0, {CaseClose{id}});
               const CaseId again = s.opened();
               CaseShare wrong = s.share(1, id);
               wrong.caseId = again;
               return Said(wrong);
           }),
        in("a share with a bit turned", R::CaseShareWrong, 1,
           [](Tracing& s, const CaseId& id) {
               CaseShare wrong = s.share(1, id);
               wrong.partial.bytes[64] ^= 1;
               return Said(wrong);
           }),
        in("a share that is no point", R::CaseShareWrong, 1,
           [](Tracing&, const CaseId& id) {
               return Said(CaseShare{id, CasePartial::copy(Bytes(96, 0xff))});
           }),
        // Taking no part
        in("refusing when it is traced", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               s.shareOf({0, 1, 2}, id);
               return Said(CaseRefuse{id});
           }),
        in("taking a share back", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.shareOf({1}, id);
               return Said(CaseRefuse{id});
           }),
        // Answering
        by("an answer in no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseAnswer{}); }),
        in("an answer for nobody", R::NotTraced, 0,
           [](Tracing&, const CaseId& id) {
               return Said(CaseAnswer{id, CaseConsequence::Warned});
           }),
        by("an answer for another's member", R::MemberNotYours, 1,
           [](Tracing& s) {
               return Said(CaseAnswer{s.traced(), CaseConsequence::Warned});
           }),
        by("a second answer", R::SaidAlready, 0,
           [](Tracing& s) {
               const CaseId id = s.traced();
               s.sendClinic(0, {CaseAnswer{id, CaseConsequence::Warned}});
               return Said(CaseAnswer{id, CaseConsequence::None});
           }),
        // Closing
        by("closing no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseClose{}); }),
        in("closing another's case", R::CaseStands, 1,
           [](Tracing&, const CaseId& id) { return Said(CaseClose{id}); }),
        in("closing another's case when its time is not quite over", R::CaseStands, 1,
           [](Tracing& s, const CaseId& id) {
               s.now = s.entry(id).until - seconds(1);  // the block is a second later
               return Said(CaseClose{id});
           }),
        in("closing twice", R::CaseEnded, 0,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(0, {CaseClose{id}});
               return Said(CaseClose{id});
           }),
    };
    for (const Said& said : caseSayings())
        out.push_back({"a patient who acts as a clinic", R::AuthorNotClinic,
                       [=](Tracing& s) { return s.tx(s.patient, said); }});
    return out;
}

}  // namespace reseal::ledger::world
