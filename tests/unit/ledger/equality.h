// A member who was found in a case and suspended, with more pseudonyms than the one that it was about, among
// those of others; and what each clinic would say in the rounds that test them.
#pragma once

#include "core/ledger/equality.h"
#include "tests/unit/ledger/tracing.h"

namespace reseal::ledger::world {

// The rounds about one member, in one case.
class Rounds {
public:
    using Who = KeygenRun::Who;
    Rounds(Tracing& scene, const CaseId& which) : id(which), s(scene) {}

    IdentityKey member() const { return *s.entry(id).member; }
    EqualityEntry all() const { return equalityOf(s.view(), member()); }
    std::uint32_t number() const { return all().rounds - 1; }
    EqualityRound last() const { return *lastEqualityRound(s.view(), member()); }
    std::vector<sharing::EqualityTest> tests() const {
        return *equalityTests(s.view(), member(), number(), last());
    }
    std::set<SignPublic> pseudonyms() const {
        std::set<SignPublic> out;
        for (const EqualityItem& item : last().items) out.insert(item.pseudonym);
        return out;
    }

    // ---- What an honest clinic would say now; clinics go by their number in the world

    EqualityOpen opening() const { return {id}; }
    const std::vector<sharing::NewEqualityPart>& made(std::size_t i) {
        auto& out = made_[{number(), i}];
        if (out.empty())
            for (const auto& test : tests())
                out.push_back(*sharing::makeEqualityPart(test, s.keygen->index(i)));
        return out;
    }
    EqualityHashes hashes(std::size_t i) {
        EqualityHashes out{id, number(), {}};
        for (const auto& one : made(i)) out.hashes.push_back(one.hash);
        return out;
    }
    EqualityParts parts(std::size_t i) {
        EqualityParts out{id, number(), {}};
        for (const auto& one : made(i)) out.parts.push_back(one.part);
        return out;
    }
    EqualityShares shares(std::size_t i) const {
        const EqualityRound round = last();
        const auto share = *s.keygen->share(i);
        EqualityShares out{id, number(), {}};
        const auto all = tests();
        for (std::size_t n = 0; n < all.size(); ++n) {
            const auto Z1 = *crypto::Point::decode(round.items[n].sum->Z1);
            const auto Z2 = *crypto::Point::decode(round.items[n].sum->Z2);
            const auto blinded = sharing::BlindedPseudonym::stored(all[n], Z1, Z2);
            const auto P = *blinded.provenZ1(blinded.toAnswer());  // it has answered no other
            out.partials.push_back(*exponentiate(share, P, all[n].context()));
        }
        return out;
    }
    EqualityAdvance advancing() const { return {id, number()}; }

    // ---- And saying it

    void open(std::size_t i = 0) { s.sendClinic(i, {opening()}); }
    // As long as they are taken: who kept the others waiting last time is not waited for.
    void hash(const Who& who) {
        for (const std::size_t i : who)
            if (last().phase == EqualityPhase::Hashes) s.sendClinic(i, {hashes(i)});
    }
    void part(const Who& who) {
        const EqualityRound::Who hashed = last().hashed;
        for (const std::size_t i : who)
            if (last().phase == EqualityPhase::Parts && std::ranges::count(hashed, s.keygen->index(i)) != 0)
                s.sendClinic(i, {parts(i)});
    }
    void share(const Who& who) {
        for (const std::size_t i : who) s.sendClinic(i, {shares(i)});
    }
    void wait() { s.now = std::max(s.now, last().deadline); }  // the next block is late
    void advance(std::size_t i = 0) {
        wait();
        s.sendClinic(i, {advancing()});
    }
    void toParts() {
        open();
        hash({0, 1, 2, 3});
    }
    void toShares() {
        toParts();
        part({0, 1, 2, 3});
    }
    void finish() {
        toShares();
        share({0, 1, 2});
    }

    CaseId id;

private:
    Tracing& s;
    std::map<std::pair<std::uint32_t, std::size_t>, std::vector<sharing::NewEqualityPart>> made_;
};

struct Equality : Tracing {
    Person more{"ann again"}, third{"ann once more"}, bens{"of ben"}, cays{"of cay"};
    std::optional<Rounds> rounds;

    Equality() {
        send(more, renewedBy(more, "ann"));
        send(bens, renewedBy(bens, "ben"));
        send(third, renewedBy(third, "ann"));
        send(third, request(patient));
        send(cays, renewedBy(cays, "cay"));
        rounds.emplace(*this, traced());
        sendClinic(0, {Suspend{memberKey("ann")}});
    }
    bool hasEnded(const Person& who) const { return view().pseudonym(who.key())->retired != 0; }
};

inline std::vector<Said> equalitySayings() {
    const CaseId id = CaseId::copy(Bytes(16, 3));
    return {{EqualityOpen{id}},
            {EqualityHashes{id, 1, {{sharing::EqualityHash::copy(Bytes(32, 4))}}}},
            {EqualityParts{id, 2, {{sharing::EqualityPart::copy(Bytes(128, 5))}}}},
            {EqualityShares{id, 3, {{sharing::Partial::copy(Bytes(96, 6))}}}},
            {EqualityAdvance{id, 4}}};
}

}  // namespace reseal::ledger::world
