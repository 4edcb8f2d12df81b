#include <set>

#include "core/crypto/sha256.h"
#include "core/crypto/transcript.h"
#include "core/sharing/ring_tracing.h"
#include "tests/vectors/kinds.h"
#include "tests/vectors/shapes_committee.h"

namespace reseal::vectors {
namespace {

using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;
using sharing::CheckedRingSignature;
using sharing::ClinicIndex;
using sharing::EqualityTest;
using sharing::Ring;
using sharing::RingSignature;
using sharing::TicketBase;

Status checkShape(const Case& c) {
    RESEAL_ASSIGN(const std::uint64_t roster, c.number("roster"));
    RESEAL_ASSIGN(const std::uint64_t start, c.number("start"));
    RESEAL_ASSIGN(const auto shape, sharing::RingShape::of(roster, start));
    RESEAL_TRY(c.agrees("n", sharing::kRingBase));
    RESEAL_TRY(c.agrees("m", shape.digits()));
    std::vector<std::uint64_t> places;
    Bytes encoded;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        places.push_back(shape.place(i));
        append(encoded, le32(static_cast<std::uint32_t>(shape.place(i))));
    }
    RESEAL_TRY(c.agrees("places_sha256", crypto::sha256(encoded)));
    if (!c.has("places")) return {};
    RESEAL_ASSIGN(const std::vector<std::uint64_t> given, c.numberList("places"));
    return given == places ? Status() : disagree("places");
}

// `role`, `period` and `slot` of `c`, `L` of the whole.
Result<TicketBase> ticketOf(const Case& c, const Case& whole) {
    RESEAL_ASSIGN(const auto chain, whole.fixed<ChainId>("L"));
    RESEAL_ASSIGN(const std::string role, c.text("role"));
    RESEAL_ASSIGN(const std::uint64_t period, c.number("period"));
    RESEAL_ASSIGN(const std::uint64_t slot, c.number("slot"));
    if (slot > UINT32_MAX) return fail(ErrorCode::Malformed, "slot");
    return TicketBase::of(chain, role, period, static_cast<std::uint32_t>(slot));
}

Status checkTicketBase(const Case& c) {
    RESEAL_ASSIGN(const TicketBase ticket, ticketOf(c, c));
    return c.agrees("H", ticket.H());
}

// `Y`, whose shape must be that of `n` and `m`.
Result<Ring> ringOf(const Case& c) {
    RESEAL_ASSIGN(const std::vector<Bytes> encodings, c.byteList("Y"));
    std::vector<Point> members;
    for (const Bytes& encoding : encodings) {
        RESEAL_ASSIGN(const Point member, Point::decode(encoding));
        members.push_back(member);
    }
    RESEAL_ASSIGN(Ring ring, Ring::of(members, 0));
    if (ring.size() != members.size()) return fail(ErrorCode::Malformed, "ring size");
    RESEAL_TRY(c.agrees("n", sharing::kRingBase));
    RESEAL_TRY(c.agrees("m", ring.digits()));
    return ring;
}

Result<CheckedRingSignature> checkedSignatureOf(const Case& c, const Ring& ring, const Point& T,
                                                const TicketBase& ticket) {
    RESEAL_ASSIGN(const Bytes message, c.bytes("msg"));
    RESEAL_ASSIGN(const Bytes encoded, c.bytes("signature"));
    RESEAL_ASSIGN(const RingSignature signature, RingSignature::decode(encoded));
    if (signature.encode() != encoded) return disagree("the signature's encoding");
    RESEAL_ASSIGN(const Scalar w, ringChallenge(ring, T, ticket, message, signature));
    RESEAL_TRY(c.agrees("w", w));
    return CheckedRingSignature::check(ring, T, ticket, message, signature);
}

// Tracing with the partials given, and with ours.
Status checkTrace(const Case& trace, const sharing::CommitteeKey& committee,
                  const sharing::TracingCiphertext& pseudonym) {
    RESEAL_ASSIGN(const auto context, trace.fixed<sharing::CaseId>("context"));
    RESEAL_ASSIGN(const auto partials, partialsOf(trace, committee, pseudonym.U1, context));
    RESEAL_ASSIGN(const Point power, combine(committee, partials));
    RESEAL_TRY(trace.agrees("t_sum", power));
    RESEAL_ASSIGN(const Point identity, sharing::trace(committee, pseudonym, context, partials));
    RESEAL_TRY(trace.agrees("traced", identity));
    if (!trace.has("committee_shares")) return {};
    RESEAL_ASSIGN(const std::vector<Bytes> shares, trace.byteList("committee_shares"));
    for (std::size_t j = 0; j < shares.size(); ++j) {
        RESEAL_ASSIGN(const auto shareKey, committee.shareKey(static_cast<ClinicIndex>(j + 1)));
        RESEAL_ASSIGN(const auto share, sharing::CommitteeShare::accept(shareKey, shares[j]));
        for (const sharing::CheckedPartial& partial : partials) {
            if (partial.clinic() == j + 1 && share.secret() * pseudonym.U1 != partial.D())
                return disagree("committee_shares");
        }
    }
    return {};
}

// What the signer's secrets say of a good signature, and one of ours in the same place.
Status checkSigner(const Case& c, const Ring& ring, const Point& T, const TicketBase& ticket,
                   const CheckedRingSignature& checked) {
    if (!c.has("x")) return {};
    RESEAL_ASSIGN(SecretScalar x, c.secret("x"));
    RESEAL_ASSIGN(const std::uint64_t signer, c.number("signer"));
    const Point Y = base(x);
    if (signer >= ring.size() || ring.member(signer) != Y) return disagree("signer");
    if (x * ticket.H() != checked.Z()) return disagree("Z");
    if (c.has("r")) {
        RESEAL_ASSIGN(const SecretScalar r, c.secret("r"));
        if (base(r) != checked.identity().U1 || r * T + Y != checked.identity().V1) return disagree("r");
    }
    if (c.has("trace")) {
        RESEAL_ASSIGN(const Case trace, c.object("trace"));
        RESEAL_TRY(trace.agrees("traced", Y));
    }
    RESEAL_ASSIGN(const Bytes message, c.bytes("msg"));
    const crypto::RistrettoKey identity{std::move(x), Y};
    RESEAL_ASSIGN(const auto ours, signAsMember(identity, ring, T, ticket, message));
    RESEAL_ASSIGN(const auto again, RingSignature::decode(ours.encode()));
    RESEAL_ASSIGN(const auto good, CheckedRingSignature::check(ring, T, ticket, message, again));
    return good.Z() == checked.Z() ? Status() : disagree("the ticket of our signature");
}

Status checkRing(const Case& c) {
    RESEAL_ASSIGN(const Ring ring, ringOf(c));
    RESEAL_ASSIGN(const Point T, c.point("T"));
    RESEAL_ASSIGN(const TicketBase ticket, ticketOf(c, c));
    RESEAL_ASSIGN(const auto checked, checkedSignatureOf(c, ring, T, ticket));
    RESEAL_TRY(c.agrees("U1", checked.identity().U1));
    RESEAL_TRY(c.agrees("V1", checked.identity().V1));
    RESEAL_TRY(c.agrees("H", ticket.H()));
    RESEAL_TRY(c.agrees("Z", checked.Z()));
    RESEAL_TRY(checkSigner(c, ring, T, ticket, checked));
    if (!c.has("trace")) return {};
    RESEAL_ASSIGN(const Case trace, c.object("trace"));
    RESEAL_ASSIGN(const auto committee, committeeOf(trace));
    RESEAL_ASSIGN(const auto pseudonym, checked.pseudonym(committee));
    return checkTrace(trace, committee, pseudonym);
}

// Registrations one after the other on a fresh ledger.
Status checkTickets(const Case& c) {
    RESEAL_ASSIGN(const Ring ring, ringOf(c));
    RESEAL_ASSIGN(const Point T, c.point("T"));
    RESEAL_ASSIGN(const std::uint64_t limit, c.number("limit"));
    RESEAL_ASSIGN(const std::vector<Case> registrations, c.objects("registrations"));
    RESEAL_ASSIGN(const std::vector<bool> expected, c.flagList("accepted"));
    std::set<Bytes> seen;
    std::vector<Bytes> tickets;
    std::vector<bool> accepted;
    for (const Case& item : registrations) {
        RESEAL_ASSIGN(const TicketBase ticket, ticketOf(item, c));
        RESEAL_ASSIGN(const std::uint64_t slot, item.number("slot"));
        const auto checked = checkedSignatureOf(item, ring, T, ticket);
        const bool good = checked && slot < limit && seen.insert(toBytes(checked->Z())).second;
        if (good) tickets.push_back(toBytes(checked->Z()));
        accepted.push_back(good);
    }
    if (accepted != expected) return disagree("accepted");
    if (!c.has("tickets")) return {};
    RESEAL_ASSIGN(std::vector<Bytes> given, c.byteList("tickets"));
    std::ranges::sort(given);  // in no certain order
    std::ranges::sort(tickets);
    return given == tickets ? Status() : disagree("tickets");
}

Status checkTraceAlone(const Case& c) {
    RESEAL_ASSIGN(const Point U1, c.point("U1"));
    RESEAL_ASSIGN(const Point V1, c.point("V1"));
    RESEAL_ASSIGN(const Case trace, c.object("trace"));
    RESEAL_ASSIGN(const auto committee, committeeOf(trace));
    return checkTrace(trace, committee, {committee.label(), U1, V1});
}

Result<EqualityTest> equalityTestOf(const Case& c) {
    RESEAL_ASSIGN(sharing::RunLabel label, runLabelOf(c));
    RESEAL_ASSIGN(const Point U1, c.point("U1"));
    RESEAL_ASSIGN(const Point V1, c.point("V1"));
    RESEAL_ASSIGN(const Point Y, c.point("Y"));
    RESEAL_ASSIGN(const auto context, c.fixed<sharing::CaseId>("context"));
    return EqualityTest::of({std::move(label), U1, V1}, Y, context, 0);
}

Result<sharing::PartFromClinic> partOf(const Case& c) {
    RESEAL_ASSIGN(const auto clinic, clinicOf(c, "j"));
    RESEAL_ASSIGN(const auto hash, c.fixed<sharing::EqualityHash>("hash"));
    RESEAL_ASSIGN(const auto part, c.fixed<sharing::EqualityPart>("part"));
    return sharing::PartFromClinic{clinic, hash, part};
}

Status checkEqualityPart(const Case& c) {
    RESEAL_ASSIGN(const EqualityTest test, equalityTestOf(c));
    RESEAL_ASSIGN(const auto received, partOf(c));
    const auto& [clinic, hash, part] = received;
    RESEAL_ASSIGN(const auto checked, sharing::CheckedEqualityPart::check(test, clinic, hash, part));
    RESEAL_TRY(c.agrees("Z1", checked.Z1()));
    RESEAL_TRY(c.agrees("Z2", checked.Z2()));
    if (!c.has("z_j")) return {};
    RESEAL_ASSIGN(const SecretScalar z, c.secret("z_j"));
    if (z * test.U1() != checked.Z1() || z * test.delta() != checked.Z2()) return disagree("z_j");
    if (!c.has("tau")) return {};
    RESEAL_ASSIGN(const SecretScalar tau, c.secret("tau"));
    crypto::Transcript transcript("reseal/1/equality");
    transcript.add(test.label()).add(test.U1()).add(test.delta()).add(checked.Z1()).add(checked.Z2());
    transcript.add(tau * test.U1()).add(tau * test.delta()).add(test.context()).addU32(clinic);
    RESEAL_ASSIGN(const Scalar challenge, transcript.scalar());
    Bytes ours = toBytes(challenge);
    append(ours, tau.answer(challenge, z));
    return equal(ours, part.view().subspan(64)) ? Status() : disagree("tau");
}

Status checkEquality(const Case& c) {
    RESEAL_ASSIGN(const auto committee, committeeOf(c));
    RESEAL_ASSIGN(const EqualityTest test, equalityTestOf(c));
    RESEAL_ASSIGN(const std::vector<Case> items, c.objects("parts"));
    std::vector<sharing::PartFromClinic> received;
    for (const Case& item : items) {
        RESEAL_ASSIGN(const auto part, partOf(item));
        received.push_back(part);
    }
    RESEAL_ASSIGN(const auto blinded, sharing::BlindedPseudonym::sum(committee, test, received));
    RESEAL_TRY(c.agrees("Z1", blinded.Z1()));
    RESEAL_TRY(c.agrees("Z2", blinded.Z2()));
    if (c.has("used")) {
        RESEAL_ASSIGN(const std::vector<std::uint64_t> used, c.numberList("used"));
        if (!std::ranges::equal(used, blinded.used())) return disagree("used");
    } else if (!blinded.leftOut().empty()) {  // the case claims that all count
        return disagree("used");
    }
    RESEAL_ASSIGN(const auto partials, partialsOf(c, committee, blinded.Z1(), test.context()));
    RESEAL_ASSIGN(const bool same, isSameMember(committee, blinded, partials));
    RESEAL_ASSIGN(const bool expected, c.flag("same"));
    return same == expected ? Status() : disagree("same");
}

}  // namespace

Checks ringChecks() {
    return {{"shape", checkShape},      {"ticket_base", checkTicketBase},
            {"ring", checkRing},        {"tickets", checkTickets},
            {"trace", checkTraceAlone}, {"equality_part", checkEqualityPart},
            {"equality", checkEquality}};
}

}  // namespace reseal::vectors
