// A roster, its ring, and a tracing committee.
#pragma once

#include "core/sharing/ring_tracing.h"
#include "tests/unit/sharing/committee_fixture.h"

namespace reseal::test {

inline crypto::RistrettoKey newMember() {
    auto secret = crypto::SecretScalar::random();
    const auto point = base(secret);
    return {std::move(secret), point};
}

struct Roster {
    std::vector<crypto::RistrettoKey> people;
    std::vector<crypto::Point> identities;
    sharing::Ring ring;
    ChainId chain = crypto::randomFixed<ChainId>();

    explicit Roster(std::size_t size, std::size_t start = 0)
        : people(newPeople(size)),
          identities(pointsOf(people)),
          ring(*sharing::Ring::of(identities, start)) {}
    sharing::TicketBase ticket(std::uint32_t slot = 0, std::uint64_t period = 20'000,
                               std::string_view role = "doctor") const {
        return *sharing::TicketBase::of(chain, role, period, slot);
    }
    static std::vector<crypto::RistrettoKey> newPeople(std::size_t size) {
        std::vector<crypto::RistrettoKey> out;
        while (out.size() < size) out.push_back(newMember());
        return out;
    }
    static std::vector<crypto::Point> pointsOf(const std::vector<crypto::RistrettoKey>& people) {
        std::vector<crypto::Point> out;
        for (const auto& person : people) out.push_back(person.point);
        return out;
    }
};

}  // namespace reseal::test
