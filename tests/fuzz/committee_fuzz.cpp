// What clinics and members send of committees and rings has one encoding each, and nothing made up is
// believed: no partial, no part of an equality test and no ring signature verifies for keys that were drawn
// when the run began. However good and bad things are mixed, a run's judgement publishes nobody's share, and
// what is sifted and summed is what is right. The first byte says what the rest is.
#include "core/sharing/committee_run.h"
#include "core/sharing/ring_tracing.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/sharing/committee_fixture.h"

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
    EqualityTest test = *EqualityTest::of({shareKey.label, newPoint(), newPoint()}, newPoint(), {}, 0);
    TicketBase ticket = *TicketBase::of({}, "doctor", 0, 0);

    static constexpr std::size_t kClinics = 4;
    static constexpr std::size_t kThreshold = 3;
    test::Dealt dealt{kClinics, kThreshold, shareKey.label};
    test::Committee committee{dealt};
    std::vector<FromClinic> partials = committee.partials(ProvenPoint::admitted(T), {}, kClinics);
    std::vector<PartFromClinic> parts = allParts();

    std::vector<PartFromClinic> allParts() const {
        std::vector<PartFromClinic> out;
        for (ClinicIndex j = 1; j <= kClinics; ++j) {
            const auto made = *makeEqualityPart(test, j);
            out.push_back({j, made.hash, made.part});
        }
        return out;
    }
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

ClinicIndex clinicFrom(fuzz::Input& in) {
    return in.byte() % (Known::kClinics + 3);  // some are none
}

// The record of a good run with one thing after the other said, taken back or falsified.
void change(RunRecord& record, const Known& known, fuzz::Input& in) {
    const std::uint8_t what = in.byte();
    const ClinicIndex one = clinicFrom(in);
    const ClinicIndex other = clinicFrom(in);
    const bool isDealer = one >= 1 && one <= Known::kClinics;
    switch (what % 7) {
        case 0:
            record.complaints.push_back({one, other});
            break;
        case 1:
            if (!isDealer) break;
            if (const auto share = known.dealt.deals[one - 1].answer(other))
                record.answers.push_back({one, other, *share});
            break;
        case 2:
            if (const auto share = PublishedShare::from(in.upTo(32)))
                record.answers.push_back({one, other, *share});
            break;
        case 3:
            record.announced.erase(one);
            break;
        case 4:
            record.deals.erase(one);
            break;
        case 5:
            if (other >= 1 && other <= Known::kClinics)
                record.deals.insert_or_assign(one, known.dealt.deals[other - 1].deal());
            break;
        case 6:
            if (const auto deal = record.deals.find(one); deal != record.deals.end())
                deal->second.boxes[other].bytes[in.byte() % ShareBox::kSize] ^= in.byte();
            break;
    }
}

void run(const Known& known, fuzz::Input in) {
    RunRecord record = known.dealt.record;
    while (!in.rest().empty()) change(record, known, in);
    const CommitteeRun& run = known.dealt.run;
    const auto judged = JudgedRun::judge(run, record);
    for (ClinicIndex j = 1; j <= Known::kClinics; ++j) {
        const auto opened = openDealtShares(run, record.deals, j, known.dealt.keys[j - 1]);
        fuzz::require(opened.complainAgainst.size() < run.threshold(), "nobody complains of too many");
        if (!judged) continue;
        std::size_t published = 0;
        for (const ClinicIndex dealer : judged->qualified())
            published += judged->published().count({dealer, j});
        fuzz::require(published < judged->qualified().size(), "no share is published whole");
        fuzz::require(published < run.threshold(), "fewer complaints than the threshold count");
        const auto share = ownShare(*judged, j, opened);
        if (opened.complainAgainst.empty() && !opened.keyLost)
            fuzz::require(static_cast<bool>(share), "who has nothing to complain of has a share");
    }
    if (!judged) return;
    fuzz::require(judged->qualified().size() >= run.threshold(), "enough dealers");
    const auto& key = judged->committee();
    fuzz::require(
        static_cast<bool>(CommitteeKey::of(key.label(), key.threshold(), key.key(), key.shareKeys())),
        "key and share keys belong together");
}

// Good things said to come from some clinic, some of them altered: which of them are right?
template <class Thing, class Alter>
std::vector<Thing> received(const std::vector<Thing>& good, fuzz::Input& in, std::set<ClinicIndex>& right,
                            Alter alter) {
    std::vector<Thing> out;
    while (!in.rest().empty() && out.size() < 12) {
        const std::size_t which = in.byte() % good.size();
        Thing thing = good[which];
        thing.clinic = clinicFrom(in);
        const std::uint8_t at = in.byte();
        const std::uint8_t mask = in.byte();
        alter(thing, at, mask);
        if (mask == 0 && thing.clinic == good[which].clinic) right.insert(thing.clinic);
        out.push_back(thing);
    }
    return out;
}

void partials(const Known& known, fuzz::Input in) {
    std::set<ClinicIndex> right;
    const auto all =
        received(known.partials, in, right, [](FromClinic& one, std::uint8_t at, std::uint8_t mask) {
            one.partial.bytes[at % Partial::kSize] ^= mask;
        });
    const auto sifted = sift(known.committee.key, known.T, {}, all);
    fuzz::require(sifted.good.size() == right.size(), "each right one once");
    for (const CheckedPartial& one : sifted.good) fuzz::require(right.contains(one.clinic()), "a right one");
    const auto power = combine(known.committee.key, sifted.good);
    fuzz::require(static_cast<bool>(power) == (right.size() >= Known::kThreshold), "enough combine");
}

void parts(const Known& known, fuzz::Input in) {
    std::set<ClinicIndex> right;
    const auto all =
        received(known.parts, in, right, [](PartFromClinic& one, std::uint8_t at, std::uint8_t mask) {
            (at < 128 ? one.part.bytes[at] : one.hash.bytes[at % EqualityHash::kSize]) ^= mask;
        });
    const auto blinded = BlindedPseudonym::sum(known.committee.key, known.test, all);
    fuzz::require(static_cast<bool>(blinded) == (right.size() >= Known::kThreshold), "enough make a sum");
    if (!blinded) return;
    fuzz::require(std::set(blinded->used().begin(), blinded->used().end()) == right &&
                      blinded->used().size() == right.size(),
                  "each right one once");
    fuzz::require(blinded->used().size() + blinded->leftOut().size() == all.size(), "all others are named");
    crypto::Element Z1;
    for (const PartFromClinic& one : known.parts) {
        if (right.contains(one.clinic))
            Z1 = Z1 + CheckedEqualityPart::check(known.test, one.clinic, one.hash, one.part)->Z1();
    }
    fuzz::require(Z1 == blinded->Z1(), "the sum of the right ones");
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
    switch (in.byte() % 8) {
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
        case 5:
            run(known, in);
            break;
        case 6:
            partials(known, in);
            break;
        case 7:
            parts(known, in);
            break;
    }
    return 0;
}
