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
        by("a case without anything by the pseudonym", R::CaseEvidence, 0,
           [](Tracing& s) { return Said(s.opening({s.sendClinic(0, {s.enrolment(0, "fay")})})); }),
        by("evidence that is not on the ledger", R::CaseEvidence, 0,
           [](Tracing& s) { return Said(s.opening({TxId{}})); }),
        by("the same evidence twice", R::CaseEvidence, 0,
           [](Tracing& s) {
               return Said(s.opening({s.deed, s.deed}));
           }),
        by("evidence under two admissions", R::CaseEvidence, 0,
           [](Tracing& s) {
               s.send(s.suspect, s.renewedBy(s.suspect, "ben"));
               const TxId later = s.send(s.suspect, s.request(s.patient));
               return Said(s.opening({s.deed, later}));
           }),
        by("a deed of before anybody had vouched but a clinic", R::NothingToTrace, 0,
           [](Tracing& s) {
               const TxId early = s.send(s.doctor, s.request(s.patient));
               s.send(s.doctor, s.renewedBy(s.doctor, "ann"));
               return Said(CaseOpen{s.doctor.key(), CaseReason::Other, {early}});
           }),
        by("a case by a clinic that was removed", R::ClinicLeft, 3,
           [](Tracing& s) {
               s.pass(RemoveClinic{s.clinic(3)});
               return Said(s.opening());
           }),
        in("a second case about the same", R::CaseOpenAlready, 1,
           [](Tracing& s, const CaseId&) { return Said(s.opening()); }),
        by("more cases than a clinic may open in a day", R::TooManyCases, 0,
           [](Tracing& s) {
               for (std::size_t i = 0; i < kMaxCasesADay; ++i) s.sendClinic(0, {CaseClose{s.opened()}});
               return Said(s.opening());
           }),
        by("a case under a key that was let go of", R::CommitteeRetired, 0,
           [](Tracing& s) {
               s.pass(RetireCommittee{s.tracing()});
               return Said(s.opening());
           }),
        // Agreeing and declining
        by("agreeing to no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseAgree{}); }),
        in("agreeing twice", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.agree({1}, id);
               return Said(CaseAgree{id});
           }),
        in("agreeing after declining", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(1, {CaseDecline{id}});
               return Said(CaseAgree{id});
           }),
        in("declining after agreeing", R::SaidAlready, 1,
           [](Tracing& s, const CaseId& id) {
               s.agree({1}, id);
               return Said(CaseDecline{id});
           }),
        in("agreeing when its time is over", R::CaseEnded, 3,
           [=](Tracing& s, const CaseId& id) {
               over(s);
               return Said(CaseAgree{id});
           }),
        in("declining when enough have agreed", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               s.agree({0, 1, 2}, id);
               return Said(CaseDecline{id});
           }),
        in("agreeing when too many have declined", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(0, {CaseDecline{id}});
               s.sendClinic(1, {CaseDecline{id}});
               return Said(CaseAgree{id});
           }),
        in("agreeing when it is closed", R::CaseEnded, 3,
           [](Tracing& s, const CaseId& id) {
               s.sendClinic(0, {CaseClose{id}});
               return Said(CaseAgree{id});
           }),
        in("agreeing after removal", R::ClinicLeft, 3,
           [](Tracing& s, const CaseId& id) {
               s.pass(RemoveClinic{s.clinic(3)});
               return Said(CaseAgree{id});
           }),
        TracingCase{"a clinic that came later agrees", R::NotOfCommittee,
                    [](Tracing& s) {
                        const CaseId id = s.opened();
                        s.pass(s.adding("newcomer"));
                        const std::size_t i = s.arrive("newcomer");
                        return s.clinicTx(i, {CaseAgree{id}});
                    }},
        // Sharing
        by("a share for no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseShare{}); }),
        in("a share before enough have agreed", R::CaseNotAgreed, 1,
           [](Tracing& s, const CaseId& id) {
               s.agree({0, 1}, id);
               return Said(s.share(1, id));
           }),
        by("a share of one that has not agreed", R::CaseNotAgreed, 3,
           [](Tracing& s) { return Said(s.share(3, s.agreed())); }),
        by("a share of one that has declined", R::CaseNotAgreed, 3,
           [](Tracing& s) {
               const CaseId id = s.opened();
               s.sendClinic(3, {CaseDecline{id}});
               s.agree({0, 1, 2}, id);
               return Said(s.share(3, id));
           }),
        by("a share when it is traced", R::CaseEnded, 3,
           [](Tracing& s) {
               const CaseId id = s.agreed();
               s.agree({3}, id);
               s.shareOf({0, 1, 2}, id);
               return Said(s.share(3, id));
           }),
        by("a share when it is closed", R::CaseEnded, 0,
           [=](Tracing& s) {
               const CaseId id = s.agreed();
               over(s);
               s.sendClinic(3, {CaseClose{id}});
               return Said(s.share(0, id));
           }),
        by("a share when the key was let go of", R::CommitteeRetired, 0,
           [](Tracing& s) {
               const CaseId id = s.agreed();
               s.pass(RetireCommittee{s.tracing()});
               return Said(s.share(0, id));
           }),
        by("a second share", R::SaidAlready, 1,
           [](Tracing& s) {
               const CaseId id = s.agreed();
               s.shareOf({1}, id);
               return Said(s.share(1, id));
           }),
        by("another's share", R::CaseShareWrong, 1, [](Tracing& s) { return Said(s.share(0, s.agreed())); }),
        by("a share of another case", R::CaseShareWrong, 1,
           [=](Tracing& s) {
               const CaseId id = s.agreed();
               over(s);
               CaseShare wrong = s.share(1, id);
               s.sendClinic(0, {CaseClose{id}});
               wrong.caseId = s.agreed();
               return Said(wrong);
           }),
        by("a share with a bit turned", R::CaseShareWrong, 1,
           [](Tracing& s) {
               CaseShare wrong = s.share(1, s.agreed());
               wrong.partial.bytes[64] ^= 1;
               return Said(wrong);
           }),
        by("a share that is no point", R::CaseShareWrong, 1,
           [](Tracing& s) {
               return Said(CaseShare{s.agreed(), CasePartial::copy(Bytes(96, 0xff))});
           }),
        by("something behind a share", R::NotLast, 1,
           [](Tracing& s) {
               const CaseId id = s.agreed();
               return Said(s.share(1, id)) + Said(CaseClose{});
           }),
        // Answering
        by("an answer in no case", R::CaseUnknown, 0, [](Tracing&) { return Said(CaseAnswer{}); }),
        by("an answer for nobody", R::NotTraced, 0,
           [](Tracing& s) {
               return Said(CaseAnswer{s.agreed(), CaseConsequence::Warned});
           }),
        by("an answer for another's member", R::MemberNotYours, 1,
           [](Tracing& s) {
               return Said(CaseAnswer{s.traced(), CaseConsequence::Warned});
           }),
        by("a suspension that is none", R::MemberNotSuspended, 0,
           [](Tracing& s) {
               return Said(CaseAnswer{s.traced(), CaseConsequence::Suspended});
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
        in("closing one's own when somebody has agreed", R::CaseStands, 0,
           [](Tracing& s, const CaseId& id) {
               s.agree({1}, id);
               return Said(CaseClose{id});
           }),
        by("closing one's own before shares are there", R::CaseStands, 0,
           [](Tracing& s) { return Said(CaseClose{s.agreed()}); }),
        by("closing one's own before it is answered", R::CaseStands, 0,
           [](Tracing& s) { return Said(CaseClose{s.traced()}); }),
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
