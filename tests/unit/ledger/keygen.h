// Clinics that make a committee's key on a ledger: what each would say if it were honest, to be spoiled by
// whoever tests that it was not. Clinics go by their number in the world, not by their index in the run.
#pragma once

#include "tests/unit/ledger/members.h"

namespace reseal::ledger::world {

// One run, which it opens. The world must outlive it.
class KeygenRun {
public:
    using Who = std::vector<std::size_t>;

    explicit KeygenRun(World& world, std::size_t opener = 0,
                       CommitteePurpose purpose = CommitteePurpose::Tracing)
        : w(world), id{purpose, world.view().keygenRuns(purpose) + 1} {
        w.sendClinic(opener, {KeygenOpen{purpose}});
    }

    RunEntry entry() const { return *w.view().keygenRun(id); }
    RunPhase phase() const { return entry().phase; }
    sharing::CommitteeRun described() const { return *entry().describe(w.chain(), id); }
    sharing::RunRecord record() const { return *runRecord(w.view(), id); }
    CommitteeEntry committee() const { return *w.view().committeeOf(id); }
    sharing::CommitteeKey key() const { return *committee().decode(w.chain()); }
    ClinicIndex index(std::size_t i) const { return *placeOf(entry().members, w.clinic(i)); }
    Who all() const {
        Who out;
        for (std::size_t i = 0; i < w.clinicSigns.size(); ++i)
            if (placeOf(entry().members, w.clinic(i))) out.push_back(i);
        return out;
    }
    static Who without(Who who, std::size_t i) {
        std::erase(who, i);
        return who;
    }

    // ---- What an honest clinic would say now

    KeygenAnnounce announcement(std::size_t i) {
        if (!boxes.contains(i)) boxes.emplace(i, crypto::BoxKey::random());
        return {id, boxes.at(i).publicKey()};
    }
    sharing::NewDeal& made(std::size_t i) {
        if (!deals.contains(i))
            deals.emplace(
                i, *sharing::NewDeal::make(described(), index(i), announcedKeys(w.view(), id, entry())));
        return deals.at(i);
    }
    KeygenDeal dealing(std::size_t i) { return {id, EncodedItem(made(i).deal().encode())}; }
    sharing::DealtShares opened(std::size_t i) const {
        return openDealtShares(described(), record().deals, index(i), boxes.at(i));
    }
    KeygenComplain complaint(std::size_t i) const { return {id, opened(i).complainAgainst}; }
    KeygenAnswer answering(std::size_t i) {
        KeygenAnswer out{id, {}};
        const auto complainers = complainersOf(w.view(), id, entry());
        for (const ClinicIndex to : complainers.at(index(i)))
            out.shares.push_back({to, *made(i).answer(to)});
        return out;
    }
    // A deal one of whose boxes holds something else.
    KeygenDeal spoiledDealing(std::size_t i, const Who& to) {
        sharing::Deal deal = made(i).deal();
        for (const std::size_t one : to)
            deal.boxes.at(index(one)) = sharing::ShareBox::copy(
                *crypto::sealTo(boxes.at(one).publicKey(), crypto::SecretScalar::random().view()));
        return {id, EncodedItem(deal.encode())};
    }

    // ---- And saying it

    void announce(const Who& who) {
        for (const std::size_t i : who) w.sendClinic(i, {announcement(i)});
    }
    void deal(const Who& who) {
        for (const std::size_t i : who) w.sendClinic(i, {dealing(i)});
    }
    void complain(const Who& who) {
        for (const std::size_t i : who) w.sendClinic(i, {complaint(i)});
    }
    void answer(const Who& who) {
        for (const std::size_t i : who) w.sendClinic(i, {answering(i)});
    }
    void wait() { w.now = std::max(w.now, entry().deadline); }  // the next block is late
    void advance(std::size_t i = 0) {
        wait();
        w.sendClinic(i, {KeygenAdvance{id}});
    }
    // All that is left to do, by those clinics, who wait for nobody.
    void finish(const Who& who) {
        const auto isOver = [&](RunPhase which) { return phase() > which; };
        if (!isOver(RunPhase::Announce)) announce(who);
        if (!isOver(RunPhase::Announce)) advance(who.front());
        if (!isOver(RunPhase::Deal)) deal(who);
        if (!isOver(RunPhase::Deal)) advance(who.front());
        if (!isOver(RunPhase::Complain)) complain(who);
        if (!isOver(RunPhase::Complain)) advance(who.front());
        if (!isOver(RunPhase::Answer)) advance(who.front());
    }
    void toDeals() { announce(all()); }
    void toComplaints() {
        toDeals();
        deal(all());
    }

    // ---- What comes of it

    Result<sharing::JudgedRun> judged() const { return sharing::JudgedRun::judge(described(), record()); }
    Result<sharing::CommitteeShare> share(std::size_t i) const {
        RESEAL_ASSIGN(const auto result, judged());
        return ownShare(result, index(i), opened(i));
    }
    // Do the shares of these clinics, as many as the threshold, make up the key?
    bool combine(const Who& who) const {
        const auto P = sharing::ProvenPoint::admitted(crypto::base(crypto::SecretScalar::random()));
        std::vector<sharing::FromClinic> partials;
        for (const std::size_t i : who) partials.push_back({index(i), *exponentiate(*share(i), P, {})});
        const auto sifted = sift(key(), P.point(), {}, partials);
        if (!sifted.wrong.empty()) return false;
        // s·P for one point tells nothing of s·G; the Lagrange sum of the shares does.
        std::vector<crypto::Scalar> indices;
        for (const std::size_t i : who) indices.push_back(crypto::Scalar::fromUint(index(i)));
        const auto lambda = *crypto::lagrangeAtZero(indices);
        crypto::SecretScalar sum = crypto::SecretScalar::copyOf(crypto::Scalar());
        for (std::size_t i = 0; i < who.size(); ++i) sum = sum.plus(share(who[i])->secret().times(lambda[i]));
        return combine(key(), sifted.good) && crypto::base(sum) == key().key();
    }

    World& w;
    RunId id;
    std::map<std::size_t, crypto::BoxKey> boxes;
    std::map<std::size_t, sharing::NewDeal> deals;

private:
    static Result<crypto::Point> combine(const sharing::CommitteeKey& committee,
                                         const std::vector<sharing::CheckedPartial>& partials) {
        return sharing::combine(committee, partials);
    }
};

// Each operation of a run, and the change that ends what came of it.
inline std::vector<Said> keygenSayings(const World& s) {
    const RunId run{CommitteePurpose::Emergency, 3};
    const auto described =
        *sharing::CommitteeRun::of({run.purpose, s.chain(), run.attempt}, World::kClinics, 3);
    const auto deal = *sharing::NewDeal::make(
        described, 2, {{1, crypto::BoxKey::random().publicKey()}, {4, crypto::BoxKey::random().publicKey()}});
    return {{KeygenOpen{CommitteePurpose::Tracing}},
            {KeygenAnnounce{run, crypto::BoxKey::random().publicKey()}},
            {KeygenDeal{run, EncodedItem(deal.deal().encode())}},
            {KeygenComplain{run, {1, 128}}},
            {KeygenAnswer{run, {KeygenShare{4, *deal.answer(4)}}}},
            {KeygenAdvance{run}},
            {Propose{RetireCommittee{run}, std::string("why")}}};
}

}  // namespace reseal::ledger::world
