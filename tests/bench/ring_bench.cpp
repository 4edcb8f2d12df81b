// Part of reseal-bench: ring signatures of full rings, and the key generation of a committee from the point
// of view of one clinic, beside the operations of the equations as they are written in ring_signature.h and
// committee_run.h (products with 0 and 1 left out). Below 1 is where the equations can be had for less.
#include <memory>

#include "core/sharing/committee_run.h"
#include "core/sharing/ring_signature.h"
#include "tests/bench/compare.h"

namespace reseal::bench {
namespace {

struct RingScene {
    std::vector<crypto::Point> roster;
    crypto::RistrettoKey signer = newKey();
    crypto::Point T = newKey().point;
    sharing::TicketBase ticket = must(sharing::TicketBase::of({}, "doctor", 0, 0));
    Bytes message = Bytes(200);
    sharing::Ring ring;
    Bytes signature;

    explicit RingScene(std::size_t size)
        : ring(must(sharing::Ring::of(newRoster(size), 0))),
          signature(must(signAsMember(signer, ring, T, ticket, message)).encode()) {}
    std::vector<crypto::Point> newRoster(std::size_t size) {
        roster.push_back(signer.point);
        while (roster.size() < size) roster.push_back(newKey().point);
        return roster;
    }
};

void registerRing(int size, int m) {
    static std::vector<std::unique_ptr<RingScene>> scenes;
    scenes.push_back(std::make_unique<RingScene>(static_cast<std::size_t>(size)));
    const RingScene& s = *scenes.back();
    const std::string of = " (" + std::to_string(size) + ")";
    compare("verify ring" + of, {.base = 5, .mul = size + 10 * m + 8, .add = size + 10 * m + 6}, [&s] {
        return must(sharing::CheckedRingSignature::check(s.ring, s.T, s.ticket, s.message,
                                                         must(sharing::RingSignature::decode(s.signature))));
    });
    compare("sign ring" + of, {.base = 7 + m, .mul = m * size + 13 * m + 4, .add = m * size + 13 * m + 2},
            [&s] { return must(signAsMember(s.signer, s.ring, s.T, s.ticket, s.message)); });
}

struct RunScene {
    sharing::CommitteeRun run;
    std::vector<crypto::BoxKey> keys;
    sharing::RunRecord record;

    RunScene(std::size_t n, std::size_t t)
        : run(must(sharing::CommitteeRun::of({sharing::CommitteePurpose::Tracing, {}, 0}, n, t))) {
        for (sharing::ClinicIndex j = 1; j <= n; ++j) {
            keys.push_back(crypto::BoxKey::random());
            record.announced[j] = keys.back().publicKey();
        }
        for (sharing::ClinicIndex i = 1; i <= n; ++i)
            record.deals.emplace(i, must(sharing::NewDeal::make(run, i, record.announced)).deal());
    }
};

void registerRun(int n) {
    const int t = (n - 1) / 3 + 1;
    static std::vector<std::unique_ptr<RunScene>> scenes;
    scenes.push_back(std::make_unique<RunScene>(static_cast<std::size_t>(n), static_cast<std::size_t>(t)));
    const RunScene& s = *scenes.back();
    const std::string of = " (" + std::to_string(t) + "," + std::to_string(n) + ")";
    compare("deal" + of, {.base = t + 1, .boxes = n},
            [&s] { return must(sharing::NewDeal::make(s.run, 1, s.record.announced)); });
    compare("open deals" + of, {.base = 2 * n, .mul = n * t, .add = n * t, .opens = n},
            [&s] { return sharing::openDealtShares(s.run, s.record.deals, 1, s.keys[0]); });
    compare("judge run" + of, {.base = n, .mul = n * t, .add = n * (2 * t)},
            [&s] { return must(sharing::JudgedRun::judge(s.run, s.record)); });
}

const bool registered = [] {
    crypto::initialize();
    for (const auto& [size, m] : std::vector<std::pair<int, int>>{{16, 2}, {64, 3}, {256, 4}, {1024, 5}})
        registerRing(size, m);
    for (const int clinics : {4, 10, 31}) registerRun(clinics);
    return true;
}();

}  // namespace
}  // namespace reseal::bench
