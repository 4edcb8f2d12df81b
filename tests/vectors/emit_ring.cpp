#include "core/crypto/random.h"
#include "core/sharing/ring_tracing.h"
#include "tests/vectors/emit_committee.h"

namespace reseal::vectors {
namespace {

using crypto::Point;
using crypto::SecretScalar;
using sharing::Ring;
using sharing::TicketBase;

crypto::RistrettoKey newKey() {
    SecretScalar secret = SecretScalar::random();
    const Point point = base(secret);
    return {std::move(secret), point};
}

struct Slot {
    std::string role;
    std::uint64_t period = 0;
    std::uint32_t slot = 0;
};

struct Roster {
    EmittedCommittee committee;
    ChainId chain = crypto::randomFixed<ChainId>();
    std::vector<crypto::RistrettoKey> people;
    Ring ring;

    static Result<Roster> make(std::size_t size) {
        RESEAL_ASSIGN(auto committee, EmittedCommittee::make(sharing::CommitteePurpose::Tracing, 4, 3));
        std::vector<crypto::RistrettoKey> people;
        std::vector<Point> identities;
        for (std::size_t i = 0; i < size; ++i) {
            people.push_back(newKey());
            identities.push_back(people.back().point);
        }
        RESEAL_ASSIGN(Ring ring, Ring::of(identities, 0));
        return Roster{std::move(committee), crypto::randomFixed<ChainId>(), std::move(people),
                      std::move(ring)};
    }
    const Point& T() const { return committee.committee.key(); }
    JsonObject json() const {
        std::vector<Bytes> members;
        for (std::size_t i = 0; i < ring.size(); ++i) members.push_back(toBytes(ring.member(i)));
        JsonObject out;
        out.hex("T", T()).number("n", sharing::kRingBase).number("m", ring.digits()).hexList("Y", members);
        return out.hex("L", chain);
    }
    Result<sharing::RingSignature> sign(std::size_t signer, const Slot& slot, ByteView message) const {
        RESEAL_ASSIGN(const auto ticket, TicketBase::of(chain, slot.role, slot.period, slot.slot));
        return signAsMember(people[signer], ring, T(), ticket, message);
    }
};

JsonObject& addSlot(JsonObject& json, const Slot& slot) {
    return json.text("role", slot.role).number("period", slot.period).number("slot", slot.slot);
}

Bytes newMessage() {
    Bytes out(40 + crypto::randomBelow(100));
    crypto::fillRandom(out);
    return out;
}

Status emitSignature(Emitter& out, const Roster& roster, std::size_t signer) {
    const Slot slot{"doctor", crypto::randomBelow(5000), crypto::randomBelow(64)};
    const Bytes message = newMessage();
    RESEAL_ASSIGN(const auto signature, roster.sign(signer, slot, message));
    const auto context = crypto::randomFixed<sharing::CaseId>();
    const auto U1 = sharing::ProvenPoint::admitted(signature.identity.U1);
    RESEAL_ASSIGN(auto partials, roster.committee.partialsOf(U1, context));
    std::vector<Bytes> shares;
    for (const auto& share : roster.committee.shares) shares.push_back(toBytes(share.stored()));
    JsonObject trace = roster.committee.json();
    trace.hexList("committee_shares", shares).hex("context", context);
    trace.hex("traced", roster.people[signer].point);
    JsonObject json = roster.json();
    addSlot(json, slot).hex("msg", message);
    JsonObject good = json;
    good.hex("signature", signature.encode()).number("signer", signer);
    good.hex("x", roster.people[signer].secret.view());
    good.object("trace", JsonObject(trace).objects("partials", jsonOf(partials)));
    out.add("ring", Expect::Ok, good);
    Bytes bad = signature.encode();
    bad[crypto::randomBelow(static_cast<std::uint32_t>(bad.size()))] ^= 1;
    out.add("ring", Expect::Error, JsonObject(json).hex("signature", bad));
    partials.resize(2);
    JsonObject few;
    few.hex("U1", signature.identity.U1).hex("V1", signature.identity.V1);
    out.add("trace", Expect::Error,
            few.object("trace", JsonObject(trace).objects("partials", jsonOf(partials))));
    return {};
}

Status emitTickets(Emitter& out, const Roster& roster) {
    struct Registration {
        std::size_t signer;
        Slot slot;
        bool accepted;
    };
    std::vector<JsonObject> registrations;
    std::vector<bool> accepted;
    for (const auto& [signer, slot, good] :
         {Registration{0, {"doctor", 7, 1}, true}, Registration{0, {"doctor", 7, 0}, true},
          Registration{1, {"doctor", 7, 1}, true}, Registration{0, {"doctor", 7, 1}, false},
          Registration{1, {"patient", 7, 1}, true}, Registration{0, {"doctor", 7, 2}, false}}) {
        const Bytes message = newMessage();
        RESEAL_ASSIGN(const auto signature, roster.sign(signer, slot, message));
        JsonObject json;
        addSlot(json, slot).hex("msg", message).hex("signature", signature.encode());
        registrations.push_back(json);
        accepted.push_back(good);
    }
    out.add("tickets", Expect::Ok,
            roster.json()
                .number("limit", 2)
                .objects("registrations", registrations)
                .flagList("accepted", accepted));
    return {};
}

// A pseudonym of one person against the identities of two.
Status emitEquality(Emitter& out, const Roster& roster) {
    const sharing::CommitteeKey& committee = roster.committee.committee;
    RESEAL_ASSIGN(const auto signature, roster.sign(1, {"doctor", 1, 1}, newMessage()));
    const auto context = crypto::randomFixed<sharing::CaseId>();
    for (const std::size_t other : {std::size_t{1}, std::size_t{2}}) {
        const Point& Y = roster.people[other].point;
        RESEAL_ASSIGN(const auto test,
                      sharing::EqualityTest::of(
                          {committee.label(), signature.identity.U1, signature.identity.V1}, Y, context, 0));
        JsonObject common;
        common.hex("U1", signature.identity.U1).hex("V1", signature.identity.V1).hex("Y", Y);
        common.hex("context", context);
        std::vector<sharing::PartFromClinic> parts;
        std::vector<JsonObject> items;
        for (sharing::ClinicIndex j = 1; j <= committee.clinics(); ++j) {
            RESEAL_ASSIGN(auto made, makeEqualityPart(test, j));
            JsonObject part = common;
            part.hex("label", committee.label()).number("j", j).hex("hash", made.hash);
            out.add("equality_part", Expect::Ok, JsonObject(part).hex("part", made.part));
            auto bad = made.part;
            bad.bytes[crypto::randomBelow(128)] ^= 32;
            out.add("equality_part", Expect::Error, JsonObject(part).hex("part", bad));
            if (j == 2) made.part = bad;
            parts.push_back({j, made.hash, made.part});
            items.push_back(JsonObject().number("j", j).hex("hash", made.hash).hex("part", made.part));
        }
        RESEAL_ASSIGN(const auto blinded, sharing::BlindedPseudonym::sum(committee, test, parts));
        RESEAL_ASSIGN(const auto Z1, blinded.provenZ1(blinded.toAnswer()));
        RESEAL_ASSIGN(const auto partials, roster.committee.partialsOf(Z1, context));
        JsonObject json = roster.committee.json();
        json.hex("U1", signature.identity.U1).hex("V1", signature.identity.V1).hex("Y", Y);
        json.hex("context", context).objects("parts", items).numberList("used", {1, 3, 4});
        json.objects("partials", jsonOf(partials));
        out.add("equality", Expect::Ok, JsonObject(json).flag("same", other == 1));
        out.add("equality", Expect::Error, JsonObject(json).flag("same", other != 1));
    }
    return {};
}

}  // namespace

Status emitRings(Emitter& out) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{4}, std::size_t{9}}) {
        RESEAL_ASSIGN(const Roster roster, Roster::make(size));
        RESEAL_TRY(emitSignature(out, roster, crypto::randomBelow(static_cast<std::uint32_t>(size))));
        if (size != 4) continue;
        RESEAL_TRY(emitTickets(out, roster));
        RESEAL_TRY(emitEquality(out, roster));
    }
    for (const Slot& slot : {Slot{"doctor", 0, 0}, Slot{"patient", 1ULL << 40, 63}}) {
        const auto chain = crypto::randomFixed<ChainId>();
        RESEAL_ASSIGN(const auto ticket, TicketBase::of(chain, slot.role, slot.period, slot.slot));
        JsonObject json;
        out.add("ticket_base", Expect::Ok, addSlot(json, slot).hex("L", chain).hex("H", ticket.H()));
    }
    return {};
}

}  // namespace reseal::vectors
