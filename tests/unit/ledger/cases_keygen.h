// What clinics may not do when they make a committee's key.
#pragma once

#include "tests/unit/ledger/cases_members.h"
#include "tests/unit/ledger/keygen.h"

namespace reseal::ledger::world {

inline std::vector<MemberCase> keygenCases() {
    using R = Refusal;
    using C = ClinicRole;
    constexpr auto kTracing = CommitteePurpose::Tracing;
    const auto by = [](const char* what, R refusal, std::size_t i, std::function<Said(Members&)> said) {
        return MemberCase{what, refusal, [=](Members& s) { return s.clinicTx(i, said(s)); }};
    };
    // Said by clinic `i` in a run that has just been opened.
    const auto in = [by](const char* what, R refusal, std::size_t i,
                         std::function<Said(Members&, KeygenRun&)> said) {
        return by(what, refusal, i, [=](Members& s) {
            KeygenRun run(s);
            return said(s, run);
        });
    };
    // A clinic that has come since; it validates.
    const auto arrive = [](Members& s) {
        s.pass(s.adding("newcomer"));
        const std::size_t i = s.arrive("newcomer");
        s.pass(std::size_t{2});
        return i;
    };
    const auto removed = [](Members& s, std::size_t i) { s.pass(RemoveClinic{s.clinic(i)}); };
    std::vector<MemberCase> out = {
        // Opening
        by("opening by one that does not validate", R::NotAValidator, 4,
           [](Members& s) {
               s.pass(s.adding("n", roles({C::Proxy})));
               s.join("n");
               return Said{KeygenOpen{}};
           }),
        by("opening after removal", R::ClinicLeft, 3,
           [=](Members& s) {
               removed(s, 3);
               return Said{KeygenOpen{}};
           }),
        in("a second run", R::RunOpen, 1, [](Members&, KeygenRun&) { return Said{KeygenOpen{}}; }),
        in("a second run, the first of which nobody ends", R::RunOpen, 1,
           [](Members& s, KeygenRun& run) {
               run.wait();
               s.pass(std::size_t{1});
               return Said{KeygenOpen{}};
           }),
        in("a key that they have", R::CommitteeStands, 1,
           [](Members&, KeygenRun& run) {
               run.finish(run.all());
               return Said{KeygenOpen{}};
           }),
        in("a key that they have, though one was away", R::CommitteeStands, 3,
           [](Members&, KeygenRun& run) {
               run.finish({0, 1, 2});
               return Said{KeygenOpen{}};
           }),
        // Announcing
        by("a key for no run", R::RunUnknown, 0,
           [](Members&) {
               return Said{KeygenAnnounce{{kTracing, 1}, {}}};
           }),
        in("a key for a run of the other purpose", R::RunUnknown, 0,
           [](Members&, KeygenRun& run) {
               KeygenAnnounce op = run.announcement(0);
               op.run.purpose = CommitteePurpose::Emergency;
               return Said{op};
           }),
        in("a key of small order", R::KeyUnusable, 0,
           [](Members&, KeygenRun& run) {
               return Said{KeygenAnnounce{run.id, *BoxPublic::fromHexText(kSmallOrderMontgomery)}};
           }),
        in("a second key", R::SaidAlready, 0,
           [](Members&, KeygenRun& run) {
               run.announce({0});
               return Said{run.announcement(0)};
           }),
        in("a key after the deadline", R::RunTooLate, 0,
           [](Members&, KeygenRun& run) {
               run.wait();
               return Said{run.announcement(0)};
           }),
        in("a key after the others have gone on", R::RunTooLate, 3,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.advance();
               return Said{run.announcement(3)};
           }),
        in("a key of one that came later", R::NotOfRun, 4,
           [=](Members& s, KeygenRun& run) {
               arrive(s);
               return Said{run.announcement(4)};
           }),
        in("a key of one that was removed", R::ClinicLeft, 3,
           [=](Members& s, KeygenRun& run) {
               removed(s, 3);
               return Said{run.announcement(3)};
           }),
        // Dealing
        in("a deal before there are keys", R::RunTooEarly, 0,
           [](Members&, KeygenRun& run) { return Said{run.dealing(0)}; }),
        in("a deal after the keys' deadline, without more", R::RunTooEarly, 0,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.wait();
               return Said{run.dealing(0)};
           }),
        in("a second deal", R::SaidAlready, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               run.deal({0});
               return Said{run.dealing(0)};
           }),
        in("a deal by one without a key", R::NotAnnounced, 3,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.advance();
               return Said{run.dealing(3)};
           }),
        in("a deal that is none", R::DealMalformed, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               return Said{KeygenDeal{run.id, EncodedItem{0x80}}};
           }),
        in("another's deal", R::DealWrong, 1,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               return Said{run.dealing(0)};
           }),
        in("a deal with a commitment too few", R::DealWrong, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               sharing::Deal deal = run.made(0).deal();
               deal.commitments.pop_back();
               return Said{KeygenDeal{run.id, EncodedItem(deal.encode())}};
           }),
        in("a deal without a box for one", R::DealBoxes, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               sharing::Deal deal = run.made(0).deal();
               deal.boxes.erase(run.index(2));
               return Said{KeygenDeal{run.id, EncodedItem(deal.encode())}};
           }),
        in("a deal with a box for one without a key", R::DealBoxes, 0,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.advance();
               sharing::Deal deal = run.made(0).deal();
               deal.boxes[run.index(3)] = {};
               return Said{KeygenDeal{run.id, EncodedItem(deal.encode())}};
           }),
        in("a deal of an earlier attempt", R::DealWrong, 0,
           [](Members& s, KeygenRun& run) {
               run.toDeals();
               const KeygenDeal old = run.dealing(0);
               run.advance();  // nobody dealt
               KeygenRun next(s);
               next.boxes = std::move(run.boxes);
               next.toDeals();
               return Said{KeygenDeal{next.id, old.deal}};
           }),
        in("a deal for an attempt that has ended", R::RunTooLate, 0,
           [](Members& s, KeygenRun& run) {
               run.toDeals();
               const KeygenDeal old = run.dealing(0);
               run.advance();
               KeygenRun next(s);
               next.toDeals();
               return Said{old};
           }),
        // Complaining
        in("a complaint before all have dealt", R::RunTooEarly, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               return Said{KeygenComplain{run.id, {}}};
           }),
        in("a complaint by one without a key", R::NotAnnounced, 3,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.advance();
               run.deal({0, 1, 2});
               return Said{KeygenComplain{run.id, {1}}};
           }),
        in("a second complaint", R::SaidAlready, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               run.complain({0});
               return Said{KeygenComplain{run.id, {1}}};
           }),
        in("a complaint after the deadline", R::RunTooLate, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               run.wait();
               return Said{KeygenComplain{run.id, {1}}};
           }),
        in("a complaint against nobody", R::NotADealer, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               return Said{KeygenComplain{run.id, {5}}};
           }),
        in("a complaint against one that did not deal", R::NotADealer, 0,
           [](Members&, KeygenRun& run) {
               run.toDeals();
               run.deal({0, 1, 2});
               run.advance();
               return Said{KeygenComplain{run.id, {run.index(3)}}};
           }),
        in("a complaint before something else", R::NotLast, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               return Said(KeygenComplain{run.id, {}}) + Said(KeygenAdvance{run.id});
           }),
        in("complaints against all", R::TooManyComplaints, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               return Said{KeygenComplain{run.id, {1, 2, 3}}};
           }),
        in("two complaints against one", R::ClinicTwice, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               return Said{KeygenComplain{run.id, {1, 2, 1}}};
           }),
        // Answering
        in("an answer before all have complained", R::RunTooEarly, 0,
           [](Members&, KeygenRun& run) {
               run.toComplaints();
               return Said{KeygenAnswer{run.id, {KeygenShare{1, *run.made(0).answer(1)}}}};
           }),
    };
    // Clinic 1 complains of clinic 0, and what the case adds to that.
    const auto complained = [in](const char* what, R refusal, std::size_t i, KeygenRun::Who also,
                                 std::function<Said(KeygenRun&)> said) {
        return in(what, refusal, i, [=](Members& s, KeygenRun& run) {
            run.toComplaints();
            s.sendClinic(1, {KeygenComplain{run.id, {run.index(0)}}});
            for (const std::size_t more : KeygenRun::without(run.all(), 1)) {
                const bool complains = std::ranges::find(also, more) != also.end();
                const ClinicIndex against = run.index(more == 2 ? 3 : 0);
                s.sendClinic(more,
                             {KeygenComplain{run.id, complains ? decltype(KeygenComplain::against){against}
                                                               : decltype(KeygenComplain::against){}}});
            }
            return said(run);
        });
    };
    const auto shareTo = [](KeygenRun& run, std::size_t from, std::size_t to) {
        return KeygenShare{run.index(to), *run.made(from).answer(run.index(to))};
    };
    const std::vector<MemberCase> answers = {
        complained("an answer to one that did not complain", R::AnswerNotOwed, 0, {},
                   [=](KeygenRun& run) {
                       return Said{KeygenAnswer{run.id, {shareTo(run, 0, 1), shareTo(run, 0, 2)}}};
                   }),
        complained("an answer to some", R::AnswerNotOwed, 0, {3},
                   [=](KeygenRun& run) {
                       return Said{KeygenAnswer{run.id, {shareTo(run, 0, 1)}}};
                   }),
        complained("an answer by one nobody complained of", R::AnswerNotOwed, 2, {},
                   [=](KeygenRun& run) {
                       return Said{KeygenAnswer{run.id, {shareTo(run, 2, 1)}}};
                   }),
        complained("two answers to one", R::ClinicTwice, 0, {},
                   [=](KeygenRun& run) {
                       return Said{KeygenAnswer{run.id, {shareTo(run, 0, 1), shareTo(run, 0, 1)}}};
                   }),
        complained("answering twice", R::SaidAlready, 0, {2},
                   [=](KeygenRun& run) {
                       run.answer({0});
                       return Said{run.answering(0)};
                   }),
        complained("an answer after the deadline", R::RunTooLate, 0, {},
                   [=](KeygenRun& run) {
                       run.wait();
                       return Said{run.answering(0)};
                   }),
        complained("an answer after the end", R::RunTooLate, 0, {},
                   [=](KeygenRun& run) {
                       run.advance();
                       return Said{run.answering(0)};
                   }),
    };
    out.insert(out.end(), answers.begin(), answers.end());
    const std::vector<MemberCase> rest = {
        in("an answer by one that is disqualified already", R::AnswerNotOwed, 0,
           [=](Members& s, KeygenRun& run) {
               run.toComplaints();
               for (const std::size_t i : {1U, 2U, 3U})
                   s.sendClinic(i, {KeygenComplain{run.id, {run.index(0)}}});
               // Somebody else owes one, so that there is a phase for it.
               s.sendClinic(0, {KeygenComplain{run.id, {run.index(1)}}});
               return Said{run.answering(0)};
           }),
        // Going on
        in("going on before the deadline", R::RunTooEarly, 0,
           [](Members&, KeygenRun& run) { return Said{KeygenAdvance{run.id}}; }),
        in("going on twice", R::RunTooEarly, 1,
           [](Members&, KeygenRun& run) {
               run.announce({0, 1, 2});
               run.advance();
               return Said{KeygenAdvance{run.id}};
           }),
        in("going on after the end", R::RunTooLate, 0,
           [](Members&, KeygenRun& run) {
               run.finish(run.all());
               run.wait();
               return Said{KeygenAdvance{run.id}};
           }),
        by("going on with no run", R::RunUnknown, 0,
           [](Members&) {
               return Said{KeygenAdvance{{kTracing, 0}}};
           }),
        in("going on by one that has nothing to do with it", R::NotOfRun, 4,
           [](Members& s, KeygenRun& run) {
               s.pass(s.adding("n", roles({C::Proxy})));
               s.join("n");
               run.wait();
               return Said{KeygenAdvance{run.id}};
           }),
        // Retiring
        in("retiring what was never made", R::CommitteeUnknown, 0,
           [](Members&, KeygenRun& run) {
               return Said{Propose{RetireCommittee{run.id}, {}}};
           }),
        in("retiring twice", R::CommitteeRetired, 0,
           [](Members& s, KeygenRun& run) {
               run.finish(run.all());
               s.pass(RetireCommittee{run.id});
               return Said{Propose{RetireCommittee{run.id}, {}}};
           }),
    };
    out.insert(out.end(), rest.begin(), rest.end());
    for (const Operation& op : {Operation(KeygenOpen{}), Operation(KeygenAnnounce{}),
                                Operation(KeygenDeal{{}, {0x80}}), Operation(KeygenComplain{}),
                                Operation(KeygenAnswer{{}, {KeygenShare{}}}), Operation(KeygenAdvance{})})
        out.push_back({"a patient who acts as a clinic", R::AuthorNotClinic,
                       [=](Members& s) { return s.tx(s.patient, {op}); }});
    return out;
}

}  // namespace reseal::ledger::world
