// What clinics and members send of committees and rings has one encoding each, and nothing made up is
// believed: no partial, no part of an equality test and no ring signature verifies for keys that were drawn
// when the run began. The first byte says what the rest is.
#include "core/sharing/committee_run.h"
#include "core/sharing/ring_tracing.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::sharing;
using crypto::Point;
using crypto::SecretScalar;

namespace {

Point newPoint() {
    return base(SecretScalar::random());
}

struct Known {
    ShareKey shareKey{RunLabel(CommitteePurpose::Tracing, {}, 0), 1, newPoint()};
    Point T = newPoint();
    std::vector<Point> roster = {newPoint(), newPoint(), newPoint(), newPoint(), newPoint()};
    EqualityTest test = *EqualityTest::of(shareKey.label, {newPoint(), newPoint()}, newPoint(), {});
    TicketBase ticket = *TicketBase::of({}, "doctor", 0, 0);
};

void partial(const Known& known, ByteView bytes) {
    const auto read = Partial::from(bytes);
    if (read) fuzz::require(!CheckedPartial::check(known.shareKey, known.T, {}, *read), "no such partial");
}

void equalityPart(const Known& known, ByteView bytes) {
    if (bytes.size() != EqualityHash::kSize + EqualityPart::kSize) return;
    const auto hash = EqualityHash::copy(bytes.first(EqualityHash::kSize));
    const auto part = EqualityPart::copy(bytes.subspan(EqualityHash::kSize));
    fuzz::require(!CheckedEqualityPart::check(known.test, 1, hash, part), "no such part");
}

void ringSignature(const Known& known, ByteView bytes) {
    fuzz::returns<RingSignature>(bytes);
    const auto read = RingSignature::decode(bytes);
    if (!read) return;
    const std::size_t size = read->G.size() == 1 ? 4 : 5;
    const Ring ring = *Ring::of({known.roster.begin(), known.roster.begin() + static_cast<long>(size)}, 0);
    fuzz::require(!CheckedRingSignature::check(ring, known.T, known.ticket, {}, *read), "no such member");
}

void label(ByteView bytes) {
    fuzz::returns(
        bytes, [](ByteView b) { return RunLabel::decode(b); },
        [](const RunLabel& value) { return toBytes(value); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    static const Known known;
    fuzz::Input in(input, size);
    switch (in.byte() % 5) {
        case 0:
            fuzz::returns<Deal>(in.rest());
            break;
        case 1:
            ringSignature(known, in.rest());
            break;
        case 2:
            partial(known, in.rest());
            break;
        case 3:
            equalityPart(known, in.rest());
            break;
        case 4:
            label(in.rest());
            break;
    }
    return 0;
}
