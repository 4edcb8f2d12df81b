// What nobody may do in the rounds that end a suspended member's pseudonyms.
#pragma once

#include "tests/unit/ledger/cases_keygen.h"
#include "tests/unit/ledger/equality.h"

namespace reseal::ledger::world {

struct EqualityCase {
    const char* what;
    Refusal refusal;
    std::function<Transaction(Equality&)> tx;
};

inline void addOpenings(std::vector<EqualityCase>& out) {
    using R = Refusal;
    const auto by = [&](const char* what, R refusal, std::size_t i, std::function<Said(Equality&)> said) {
        out.push_back({what, refusal, [=](Equality& s) { return s.clinicTx(i, said(s)); }});
    };
    by("a round in no case", R::CaseUnknown, 0, [](Equality&) { return Said(EqualityOpen{}); });
    by("a round in a case that found nobody", R::NotTraced, 0, [](Equality& s) {
        s.enrolled(1, "fay");
        const Person fays("of fay");
        s.send(fays, s.renewedBy(fays, "fay"));
        const TxId deed = s.send(fays, s.request(s.patient));
        return Said(EqualityOpen{s.opened(1, {fays.key(), CaseReason::Sweeping, {deed}})});
    });
    by("a round when the member is reinstated", R::MemberNotSuspended, 0, [](Equality& s) {
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        return Said(s.rounds->opening());
    });
    by("a round about a patient", R::EqualityPatient, 0, [](Equality& s) {
        const auto patient = Person::ristretto("hal");
        s.sendClinic(0, {Enrol{IdentityKey::copy(patient.point.view()), Role::Patient,
                               crypto::proveKey(s.chain(), s.clinicSigns[0].publicKey(), patient)}});
        const Person hals("of hal");
        s.send(hals, {s.byRing(
                         hals, "hal", [](RingAdmission& plan) { plan.slot = 0; }, Role::Patient)});
        const TxId deed = s.send(hals, s.catalogue(1, {s.newKey(hals, s.fresh)}));
        const CaseId id = s.opened(1, {hals.key(), CaseReason::BadWords, {deed}});
        s.agree({0, 1, 2}, id);
        s.shareOf({0, 1, 2}, id);
        s.sendClinic(0, {Suspend{Rings::memberKey("hal")}});
        return Said(EqualityOpen{id});
    });
    by("a second round at a time", R::EqualityOpenAlready, 1, [](Equality& s) {
        s.rounds->open();
        return Said(s.rounds->opening());
    });
    by("a round about nothing", R::EqualityNothing, 1, [](Equality& s) {
        s.rounds->finish();
        return Said(s.rounds->opening());
    });
    by("a round when the case is too old", R::EqualityTooLate, 1, [](Equality& s) {
        s.now = s.entry(s.rounds->id).until;
        return Said(s.rounds->opening());
    });
    by("a round after too many that came to nothing", R::EqualityTooMany, 1, [](Equality& s) {
        s.now = Instant{(s.now.ms / days(1).ms + 1) * days(1).ms};  // a day begins
        for (std::size_t i = 0; i < kMaxFailedRounds; ++i) {
            s.rounds->open();
            s.rounds->advance();
        }
        return Said(s.rounds->opening());
    });
    by("a round by a clinic that was removed", R::ClinicLeft, 3, [](Equality& s) {
        s.pass(RemoveClinic{s.clinic(3)});
        return Said(s.rounds->opening());
    });
    by("something behind a round's opening", R::NotLast, 0,
       [](Equality& s) { return Said(s.rounds->opening()) + Said(CaseClose{}); });
}

inline void addSayings(std::vector<EqualityCase>& out) {
    using R = Refusal;
    const auto by = [&](const char* what, R refusal, std::size_t i,
                        std::function<Said(Equality&, Rounds&)> said) {
        out.push_back({what, refusal, [=](Equality& s) { return s.clinicTx(i, said(s, *s.rounds)); }});
    };
    by("hashes in no case", R::CaseUnknown, 0, [](Equality&, Rounds&) { return equalitySayings()[1]; });
    by("hashes in no round", R::EqualityUnknown, 0, [](Equality&, Rounds& r) {
        return Said(EqualityHashes{r.id, 0, {{sharing::EqualityHash{}}}});
    });
    by("hashes in another case's round", R::EqualityUnknown, 0, [](Equality& s, Rounds& r) {
        const Person fays("of fay");
        s.sendClinic(0, {Reinstate{Rings::memberKey("ann")}});
        s.send(fays, s.renewedBy(fays, "ann"));
        const TxId deed = s.send(fays, s.request(s.patient));
        const CaseId id = s.opened(1, {fays.key(), CaseReason::Sweeping, {deed}});
        s.agree({0, 1, 2}, id);
        s.shareOf({0, 1, 2}, id);
        s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
        r.open();
        EqualityHashes wrong = r.hashes(0);
        wrong.caseId = id;
        return Said(wrong);
    });
    by("too few hashes", R::EqualityCount, 0, [](Equality&, Rounds& r) {
        r.open();
        EqualityHashes wrong = r.hashes(0);
        wrong.hashes.pop_back();
        return Said(wrong);
    });
    by("hashes twice", R::SaidAlready, 1, [](Equality&, Rounds& r) {
        r.open();
        r.hash({1});
        return Said(r.hashes(1));
    });
    by("hashes after the deadline", R::EqualityLate, 1, [](Equality&, Rounds& r) {
        r.open();
        r.wait();
        return Said(r.hashes(1));
    });
    by("hashes when the key was let go of", R::CommitteeRetired, 1, [](Equality& s, Rounds& r) {
        r.open();
        s.pass(RetireCommittee{s.tracing()});
        return Said(r.hashes(1));
    });
    by("parts before the hashes are there", R::EqualityEarly, 1, [](Equality&, Rounds& r) {
        r.open();
        r.hash({1});
        return Said(r.parts(1));
    });
    by("parts without hashes", R::EqualityNotHashed, 3, [](Equality&, Rounds& r) {
        r.open();
        r.hash({0, 1, 2});
        r.advance();
        return Said(r.parts(3));
    });
    by("parts twice", R::SaidAlready, 1, [](Equality&, Rounds& r) {
        r.toParts();
        r.part({1});
        return Said(r.parts(1));
    });
    by("too many parts", R::EqualityCount, 1, [](Equality&, Rounds& r) {
        r.toParts();
        EqualityParts wrong = r.parts(1);
        wrong.parts.push_back(wrong.parts.back());
        return Said(wrong);
    });
    by("parts after the sum", R::EqualityLate, 3, [](Equality&, Rounds& r) {
        r.toParts();
        r.part({0, 1, 2});
        r.advance();
        return Said(r.parts(3));
    });
    by("shares before the sum", R::EqualityEarly, 1, [](Equality& s, Rounds& r) {
        r.toParts();
        EqualityShares early{r.id, r.number(), {}};
        for (const auto& test : r.tests())
            early.partials.push_back(*exponentiate(
                *s.keygen->share(1), sharing::ProvenPoint::admitted(test.U1()), test.context()));
        return Said(early);
    });
    by("shares twice", R::SaidAlready, 1, [](Equality&, Rounds& r) {
        r.toShares();
        r.share({1});
        return Said(r.shares(1));
    });
    by("shares in a round that is done", R::EqualityLate, 3, [](Equality&, Rounds& r) {
        r.finish();
        return Said(r.shares(3));
    });
    by("something behind shares", R::NotLast, 1, [](Equality&, Rounds& r) {
        r.toShares();
        return Said(r.shares(1)) + Said(CaseClose{});
    });
    by("something behind parts", R::NotLast, 1, [](Equality&, Rounds& r) {
        r.toParts();
        return Said(r.parts(1)) + Said(CaseClose{});
    });
    by("advancing before the deadline", R::EqualityEarly, 1, [](Equality&, Rounds& r) {
        r.open();
        return Said(r.advancing());
    });
    by("advancing what is done", R::EqualityLate, 1, [](Equality&, Rounds& r) {
        r.finish();
        return Said(r.advancing());
    });
    by("something behind advancing", R::NotLast, 1, [](Equality&, Rounds& r) {
        r.open();
        r.wait();
        return Said(r.advancing()) + Said(CaseClose{});
    });
    out.push_back({"a clinic that came later says hashes", R::NotOfCommittee, [](Equality& s) {
                       s.rounds->open();
                       s.pass(s.adding("newcomer"));
                       const std::size_t i = s.arrive("newcomer");
                       EqualityHashes said{s.rounds->id, s.rounds->number(), s.rounds->hashes(0).hashes};
                       return s.clinicTx(i, {said});
                   }});
}

inline std::vector<EqualityCase> equalityCases() {
    std::vector<EqualityCase> out;
    addOpenings(out);
    addSayings(out);
    for (const Said& said : equalitySayings())
        out.push_back({"a patient who acts as a clinic", Refusal::AuthorNotClinic,
                       [=](Equality& s) { return s.tx(s.patient, said); }});
    return out;
}

}  // namespace reseal::ledger::world
