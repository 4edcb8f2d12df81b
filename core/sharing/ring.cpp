#include "core/sharing/ring.h"

#include "core/crypto/transcript.h"

namespace reseal::sharing {

using crypto::Point;

Result<RingShape> RingShape::of(std::size_t roster, std::size_t start) {
    if (roster == 0) return fail(ErrorCode::InvalidArgument, "an empty roster makes no ring");
    if (start >= roster) return fail(ErrorCode::InvalidArgument, "the window starts past the roster");
    if (start != 0 && roster <= kMaxRing)
        return fail(ErrorCode::InvalidArgument, "a roster that fits whole has no window");
    RingShape shape;
    shape.roster_ = roster;
    shape.start_ = start;
    shape.size_ = kRingBase;
    while (shape.size_ < roster && shape.digits_ < kMaxRingDigits) {
        shape.size_ *= kRingBase;
        ++shape.digits_;
    }
    shape.distinct_ = std::min(roster, shape.size_);
    return shape;
}

Result<RingShape> RingShape::around(std::size_t roster, std::size_t place,
                                    const crypto::SecretBytes& window) {
    RESEAL_CHECK(window.size() == 32);
    if (place >= roster) return fail(ErrorCode::InvalidArgument, "no such place in the roster");
    if (roster <= kMaxRing) return of(roster, 0);
    const std::size_t before = readLe32(window.view().first(4)) % kMaxRing;
    return of(roster, (place + roster - before) % roster);
}

std::size_t RingShape::place(std::size_t member) const {
    RESEAL_CHECK(member < size_);
    return (start_ + std::min(member, distinct_ - 1)) % roster_;
}

bool RingShape::has(std::size_t place) const {
    return place < roster_ && (place + roster_ - start_) % roster_ < distinct_;
}

Result<Ring> Ring::of(const std::vector<Point>& roster, std::size_t start) {
    RESEAL_ASSIGN(const RingShape shape, RingShape::of(roster.size(), start));
    std::vector<Point> members;
    members.reserve(shape.distinct());
    for (std::size_t i = 0; i < shape.distinct(); ++i) members.push_back(roster[shape.place(i)]);
    return Ring(shape, std::move(members));
}

Result<Ring> Ring::of(const RingShape& shape, std::vector<Point> members) {
    if (members.size() != shape.distinct())
        return fail(ErrorCode::InvalidArgument, "not as many members as the ring has");
    return Ring(shape, std::move(members));
}

Result<TicketBase> TicketBase::of(const ChainId& chain, std::string_view role, std::uint64_t period,
                                  std::uint32_t slot) {
    crypto::Transcript transcript("reseal/1/ticket");
    transcript.add(chain).add(role).addU64(period).addU32(slot);
    RESEAL_ASSIGN(const Point H, Point::from(transcript.element()));
    return TicketBase(H);
}

const Point& ringGenerator(std::size_t j, std::size_t i) {
    static const std::vector<Point> all = [] {
        std::vector<Point> out;
        for (std::uint32_t at = 0; at < kMaxRingDigits * kRingBase; ++at) {
            crypto::Transcript transcript("reseal/1/generator/ring");
            transcript.addU32(at / kRingBase).addU32(at % kRingBase);
            out.push_back(*Point::from(transcript.element()));
        }
        return out;
    }();
    RESEAL_CHECK(j < kMaxRingDigits && i < kRingBase);
    return all[kRingBase * j + i];
}

}  // namespace reseal::sharing
