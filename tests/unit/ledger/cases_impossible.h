// Transactions that no block may hold.
#pragma once

#include "tests/unit/ledger/scene.h"

namespace reseal::ledger::world {

inline std::vector<Case> impossibleCases() {
    using R = Refusal;
    const auto edited = [](Scene& s, const std::function<void(TransactionBody&)>& change) {
        TransactionBody body = s.body(s.patient.id, {Erase{Scene::id("r1")}});
        change(body);
        return *Transaction::make(body, {}, s.patient.sign);
    };
    const auto badDetails = [](Scene& s, const std::function<void(Record&, std::vector<Bytes>&)>& change) {
        Said said = s.record("new", {s.A1});
        auto& op = std::get<Record>(said.operations.front());
        change(op, said.details);
        op.stanzas[0].stanza = crypto::sha256(said.details[0]);
        op.label = crypto::sha256(said.details[1]);
        return s.tx(s.patient, std::move(said));
    };
    const auto sized = [](Said said, std::size_t size,
                          const std::function<void(Operation&, const Hash32&)>& set) {
        said.details[0] = Bytes(size);
        set(said.operations[0], crypto::sha256(said.details[0]));
        return said;
    };
    return {
        {"a transaction of another ledger", R::WrongChain,
         [=](Scene& s) { return edited(s, [](auto& b) { b.chain = {}; }); }},
        {"an author nobody knows", R::AuthorUnknown,
         [](Scene& s) { return s.tx(s.stranger, {Erase{Scene::id("r1")}}); }},
        {"a signature by another", R::WrongSignature,
         [](Scene& s) {
             return *Transaction::make(s.body(s.patient.id, {Erase{Scene::id("r1")}}), {}, s.doctor.sign);
         }},
        {"an author key of small order", R::WrongSignature,
         [](Scene& s) {
             // R = A and S = 0 would verify under a laxer verifier.
             const auto small = *AccountId::fromHexText(kSmallOrderEdwards);
             Said said(s.registration(s.stranger, Role::Doctor));
             Signature forged{};
             std::ranges::copy(small.bytes, forged.bytes.begin());
             return *Transaction::make(s.body(small, said.operations), {},
                                       [&](const crypto::SignedMessage&) { return forged; });
         }},
        {"a seq again", R::SeqUsed,
         [=](Scene& s) { return edited(s, [](auto& b) { b.seq = 0, b.prev = {}; }); }},
        {"a seq ahead", R::SeqAhead, [=](Scene& s) { return edited(s, [](auto& b) { ++b.seq; }); }},
        {"a lane that begins in the middle", R::SeqAhead,
         [=](Scene& s) { return edited(s, [](auto& b) { b.lane.bytes[0] = 1; }); }},
        {"a wrong prev", R::PrevWrong, [=](Scene& s) { return edited(s, [](auto& b) { b.prev = {}; }); }},
        {"a lane that begins with a prev", R::PrevWrong,
         [=](Scene& s) { return edited(s, [](auto& b) { b.lane.bytes[0] = 1, b.seq = 0; }); }},
        {"a 17th lane", R::TooManyLanes,
         [=](Scene& s) {
             const auto lane = [&](std::uint8_t number) {
                 return edited(s, [&](auto& b) { b.lane.bytes[0] = number, b.seq = 0, b.prev = {}; });
             };
             for (std::uint8_t i = 1; i < kMaxLanes; ++i) s.commit({lane(i)});
             return lane(kMaxLanes);
         }},
        {"a forged revocation", R::StatementForged,
         [](Scene& s) {
             Revoke forged = s.revoke(s.doctor, s.grant);
             forged.signer = s.patient.key();
             return s.tx(s.doctor, {forged});
         }},
        {"a revocation with another time", R::StatementForged,
         [](Scene& s) {
             Revoke forged = s.revoke(s.patient, s.grant);
             forged.time = forged.time + seconds(1);
             return s.tx(s.doctor, {forged});
         }},
        {"a forged retirement", R::StatementForged,
         [](Scene& s) {
             Retire forged = signRetire(s.chain(), s.doctor.sign, s.now);
             forged.pseudonym = s.patient.key();
             return s.tx(s.doctor, {forged});
         }},
        {"a statement for another ledger", R::StatementForged,
         [](Scene& s) { return s.tx(s.patient, {signRevoke(ChainId{}, s.patient.sign, s.grant, s.now)}); }},
        {"a detail that was not sent", R::DetailMissing,
         [](Scene& s) { return s.tx(s.patient, s.record("new", {s.A1})).withoutDetails({0}); }},
        {"a stanza of a wrong length", R::DetailForm,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[0].push_back(0); }); }},
        {"a label of a length that tells", R::DetailForm,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[1].pop_back(); }); }},
        {"an empty label", R::DetailForm,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[1].resize(16); }); }},
        {"a label over its limit", R::DetailForm,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[1].resize(16 + 18 * 256); }); }},
        {"a drawer of a length that tells", R::DetailForm,
         [=](Scene& s) {
             return s.tx(s.patient, sized(s.catalogue(3, {}), 40 + 2049, [](Operation& op, const Hash32& h) {
                             std::get<Catalogue>(op).openDrawer = h;
                         }));
         }},
        {"a request of a length that tells", R::DetailForm,
         [=](Scene& s) {
             return s.tx(s.doctor, sized(s.request(s.patient), 48 + 1000, [](Operation& op, const Hash32& h) {
                             std::get<Request>(op).body = h;
                         }));
         }},
        {"a note of a length that tells", R::DetailForm,
         [=](Scene& s) {
             return s.tx(s.patient,
                         sized(s.goodGrant([](Grant&) {}), 111,
                               [](Operation& op, const Hash32& h) { std::get<Grant>(op).note = h; }));
         }},
        {"a capsule that fails", R::StanzaWrong,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[0].back() ^= 1; }); }},
        {"a capsule of another record", R::StanzaWrong,
         [=](Scene& s) {
             return badDetails(s, [&](Record&, auto& d) { d[0] = World::stanza(s.A1, Scene::id("r1")); });
         }},
        {"a stanza for another key", R::StanzaWrong,
         [=](Scene& s) {
             return badDetails(s, [&](Record&, auto& d) { d[0] = World::stanza(s.A2, Scene::id("new")); });
         }},
        {"a stanza that is no stanza", R::StanzaWrong,
         [=](Scene& s) { return badDetails(s, [](Record&, auto& d) { d[0] = Bytes(208, 0xff); }); }},
        {"a capsule that fails, in a Refile", R::StanzaWrong,
         [](Scene& s) {
             Said said = s.refile("r1", s.A2, 1);
             said.details[0] = World::stanza(s.A2, Scene::id("r2"));
             std::get<Refile>(said.operations[0]).stanza.stanza = crypto::sha256(said.details[0]);
             return s.tx(s.patient, std::move(said));
         }},
        {"a grant with a point that is none", R::GrantMalformed,
         [](Scene& s) {
             return s.tx(s.patient, s.goodGrant([](Grant& op) {
                 const auto bad = *fromHex(kNotCanonicalRistretto);
                 std::ranges::copy(bad,
                                   op.terms.begin() + 1 + 17 + 2);  // A, behind the array's head and the id
             }));
         }},
    };
}

}  // namespace reseal::ledger::world
