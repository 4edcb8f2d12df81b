// What nobody can get a pseudonym admitted with.
#pragma once

#include "tests/unit/ledger/ring.h"

namespace reseal::ledger::world {

inline std::vector<RingCase> ringCases() {
    using R = Refusal;
    // A newcomer whom ann vouches for.
    const auto of = [](const char* what, R refusal, std::function<Pseudonym(Rings&)> said) {
        return RingCase{what, refusal, [=](Rings& s) { return s.tx(s.stranger, {said(s)}); }};
    };
    const auto with = [of](const char* what, R refusal, std::function<void(RingAdmission&, Rings&)> change) {
        return of(what, refusal, [=](Rings& s) {
            return s.byRing(s.stranger, "ann", [&](RingAdmission& plan) { change(plan, s); });
        });
    };
    const auto spoiled = [of](const char* what, R refusal, std::function<void(RingAdmission&)> change) {
        return of(what, refusal, [=](Rings& s) { return s.spoiled(s.stranger, "ann", change); });
    };
    // Signed, and then this happens before it is ordered.
    const auto then = [](const char* what, R refusal, std::function<void(Rings&)> happens) {
        return RingCase{what, refusal, [=](Rings& s) {
                            const Pseudonym op = s.byRing(s.stranger, "ann");
                            happens(s);
                            return s.tx(s.stranger, {op});
                        }};
    };
    return {
        then("no tracing key any more", R::NoTracingKey,
             [](Rings& s) { s.pass(RetireCommittee{s.tracing()}); }),
        then("a tracing key that is not the newest", R::TracingKeyPast,
             [](Rings& s) {
                 s.pass(s.adding("newcomer"));
                 s.arrive("newcomer");
                 s.pass(std::size_t{3});
                 s.makeTracingKey();
             }),
        then("a roster with one who was suspended since", R::RosterPast,
             [](Rings& s) { s.sendClinic(0, {Suspend{Rings::memberKey("eve")}}); }),
        then("a roster with one who was suspended by vote since", R::RosterPast,
             [](Rings& s) { s.pass(SuspendMember{Rings::memberKey("eve")}); }),
        RingCase{"a roster without one who was reinstated since", R::RosterPast,
                 [](Rings& s) {
                     s.sendClinic(0, {Suspend{Rings::memberKey("eve")}});
                     const Pseudonym op = s.byRing(s.stranger, "ann");
                     s.sendClinic(0, {Reinstate{Rings::memberKey("eve")}});
                     return s.tx(s.stranger, {op});
                 }},
        RingCase{"a roster without one who was taken over since", R::RosterPast,
                 [](Rings& s) {
                     s.enrolled(3, "fay");
                     s.pass(RemoveClinic{s.clinic(3)});
                     const Pseudonym op = s.byRing(s.stranger, "ann");
                     s.sendClinic(1, {s.enrolment(1, "fay")});
                     return s.tx(s.stranger, {op});
                 }},
        RingCase{"a member encrypted as in another admission", R::EncryptionUsed,
                 [](Rings& s) {
                     const Person first("first");
                     s.send(first, s.renewedBy(first, "ben"));
                     const CommitteePoint U1 = s.view().ringEntry(first.key(), 0)->U1;
                     return s.tx(s.stranger, {s.spoiled(s.stranger, "ann", [&](RingAdmission& one) {
                                     std::ranges::copy(U1.bytes, one.signature.begin());
                                 })});
                 }},
        RingCase{"a suspended member by the ring as it was, at the height that is", R::RingSignatureWrong,
                 [](Rings& s) {
                     RingAdmission plan = s.planned(s.stranger, "ann");
                     const MemoryState before = s.state;
                     s.sendClinic(0, {Suspend{Rings::memberKey("ann")}});
                     plan.rosterHeight = s.view().tip().height;
                     Pseudonym op = s.registration(s.stranger, Rings::kDoctor);
                     op.admission = *signAdmission(StateView(before), Rings::identity("ann"), plan,
                                                   s.stranger.key(), op);
                     return s.tx(s.stranger, {op});
                 }},
        then("a roster with members of a clinic that was removed since", R::RosterPast,
             [](Rings& s) { s.pass(RemoveClinic{s.clinic(3)}); }),
        then("who vouched was suspended itself", R::RosterPast,
             [](Rings& s) { s.sendClinic(0, {Suspend{Rings::memberKey("ann")}}); }),
        of("a roster from when they were few", R::RosterPast,
           [](Rings& s) {
               s.enrolled(0, "fay");
               s.now = s.now + days(1);
               return s.byRing(s.stranger, "ann", [&](RingAdmission& plan) { plan.roster = 5; });
           }),
        with("the roster of a block to come", R::RosterAhead,
             [](RingAdmission& plan, Rings&) { plan.rosterHeight += 1; }),
        spoiled("a roster with more than there are", R::RosterAhead,
                [](RingAdmission& ring) { ring.roster = 6; }),
        spoiled("a roster with one who came after its height", R::RosterAhead,
                [](RingAdmission& ring) { ring.rosterHeight = 1; }),
        spoiled("a ring that starts in the middle of a short roster", R::WindowWrong,
                [](RingAdmission& ring) { ring.window = 1; }),
        spoiled("a roster of nobody", R::WindowWrong, [](RingAdmission& ring) { ring.roster = 0; }),
        with("tomorrow's tickets", R::PeriodAhead, [](RingAdmission& plan, Rings&) { plan.period += 1; }),
        with("tickets of two days ago", R::PeriodPast, [](RingAdmission& plan, Rings&) { plan.period -= 2; }),
        with("a ticket too many", R::SlotTooHigh, [](RingAdmission& plan, Rings&) { plan.slot = 64; }),
        RingCase{"a patient's third ticket of a day", R::SlotTooHigh,
                 [](Rings& s) {
                     constexpr auto kPatient = ledger::Role::Patient;
                     Enrol patient = s.enrolment(0, "pat");
                     patient.role = kPatient;
                     s.sendClinic(0, {patient});
                     const auto third = [](RingAdmission& plan) { plan.slot = 2; };
                     return s.tx(s.stranger, {s.byRing(s.stranger, "pat", third, kPatient)});
                 }},
        of("a ticket of another pseudonym of the same member", R::TicketUsed,
           [](Rings& s) {
               const auto third = [](RingAdmission& plan) { plan.slot = 3; };
               s.send(Person("first"), {s.byRing(Person("first"), "ann", third)});
               return s.byRing(s.stranger, "ann", third);
           }),
        RingCase{"a ticket that was used for a renewal", R::TicketUsed,
                 [](Rings& s) {
                     const auto third = [](RingAdmission& plan) { plan.slot = 3; };
                     s.send(s.doctor, {s.byRing(s.doctor, "ann", third)});
                     return s.tx(s.doctor, {s.byRing(s.doctor, "ann", third)});
                 }},
        spoiled("another ticket than the signature's", R::TicketWrong,
                [](RingAdmission& ring) { ring.ticket.bytes[0] ^= 1; }),
        spoiled("another slot", R::RingSignatureWrong, [](RingAdmission& ring) { ring.slot ^= 1; }),
        spoiled("another period", R::RingSignatureWrong, [](RingAdmission& ring) { ring.period -= 1; }),
        spoiled("an older roster of the same members", R::RingSignatureWrong,
                [](RingAdmission& ring) { ring.rosterHeight -= 1; }),
        spoiled("a bit of the signature", R::RingSignatureWrong,
                [](RingAdmission& ring) { ring.signature.back() ^= 1; }),
        spoiled("half a signature", R::RingSignatureWrong,
                [](RingAdmission& ring) { ring.signature.resize(ring.signature.size() / 2); }),
        RingCase{"vouched for another pseudonym", R::RingSignatureWrong,
                 [](Rings& s) {
                     Pseudonym op = s.registration(s.stranger, Rings::kDoctor);
                     op.admission = s.byRing(Person("somebody else"), "ann").admission;
                     return s.tx(s.stranger, {op});
                 }},
        RingCase{"vouched for in another role", R::RingSignatureWrong,
                 [](Rings& s) {
                     // Staff have a ring of the same shape, without her.
                     for (const char* name : {"s1", "s2", "s3", "s4", "s5"}) {
                         Enrol op = s.enrolment(0, name);
                         op.role = ledger::Role::Staff;
                         s.sendClinic(0, {op});
                     }
                     Pseudonym op = s.byRing(s.stranger, "ann", [](RingAdmission& plan) { plan.slot = 0; });
                     op.role = ledger::Role::Staff;
                     return s.tx(s.stranger, {op});
                 }},
        RingCase{"a 65th suspension in a day", R::RosterChanges,
                 [](Rings& s) {
                     for (std::uint64_t i = 0; i < kMaxRosterChanges; ++i) {
                         const Suspend out{Rings::memberKey("ann")};
                         const Reinstate in{Rings::memberKey("ann")};
                         i % 2 == 0 ? s.sendClinic(0, {out}) : s.sendClinic(0, {in});
                     }
                     return s.clinicTx(0, {Suspend{Rings::memberKey("ann")}});
                 }},
        RingCase{"a 65th reinstatement or suspension in a day", R::RosterChanges,
                 [](Rings& s) {
                     s.sendClinic(0, {Suspend{Rings::memberKey("ben")}});
                     for (std::uint64_t i = 1; i < kMaxRosterChanges; ++i) {
                         const Suspend out{Rings::memberKey("ann")};
                         const Reinstate in{Rings::memberKey("ann")};
                         i % 2 == 1 ? s.sendClinic(0, {out}) : s.sendClinic(0, {in});
                     }
                     return s.clinicTx(0, {Reinstate{Rings::memberKey("ben")}});
                 }},
        RingCase{"a renewal, badly vouched for", R::RingSignatureWrong,
                 [](Rings& s) {
                     return s.tx(s.doctor, {s.spoiled(s.doctor, "ann", [](RingAdmission& ring) {
                                     ring.signature.back() ^= 1;
                                 })});
                 }},
    };
}

}  // namespace reseal::ledger::world
