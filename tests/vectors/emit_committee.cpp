#include "tests/vectors/emit_committee.h"
#include "core/crypto/random.h"
#include "core/sharing/committee_run.h"
#include "core/sharing/emergency_grant.h"
#include "core/sharing/reencapsulate.h"
#include "tests/vectors/emit.h"

namespace reseal::vectors {

using crypto::Point;
using crypto::SecretBytes;
using crypto::SecretScalar;
using sharing::ClinicIndex;

namespace {

std::vector<Bytes> encodings(const auto& items) {
    std::vector<Bytes> out;
    for (const auto& item : items) out.push_back(toBytes(item.view()));
    return out;
}

struct Clinics {
    std::vector<SecretBytes> secrets;
    std::vector<crypto::BoxKey> keys;
    sharing::RunKeys announced;
};

// The deals' shares as each clinic got them; `spoilt` names a dealer and a clinic that gets a wrong one.
std::vector<JsonObject> dealsOf(const std::vector<sharing::NewDeal>& deals, const sharing::RunRecord& record,
                                sharing::Complaint spoilt) {
    std::vector<JsonObject> out;
    for (ClinicIndex dealer = 1; dealer <= deals.size(); ++dealer) {
        std::vector<Bytes> shares;
        for (const auto& [clinic, share] : deals[dealer - 1].shares()) {
            shares.push_back(toBytes(share.view()));
            if (spoilt == sharing::Complaint{clinic, dealer}) shares.back()[0] ^= 1;
        }
        const sharing::Deal& deal = record.deals.at(dealer);
        JsonObject json;
        json.number("i", dealer).hexList("F", encodings(deal.commitments)).hex("pok", deal.proof);
        out.push_back(json.hexList("s", shares));
    }
    return out;
}

// The last clinic complains, unanswered: of everybody, for it has lost its key, or of one, having named none.
// Neither counts. And the same run where too few have named a key.
void emitUnheard(Emitter& out, const JsonObject& run, std::size_t clinics, std::size_t threshold,
                 std::vector<JsonObject> complaints) {
    std::vector<std::uint64_t> others;
    for (std::uint64_t j = 1; j < clinics; ++j) others.push_back(j);
    const auto add = [&](Expect expect, const std::vector<std::uint64_t>& announced) {
        out.add("run", expect,
                JsonObject(run).objects("complaints", complaints).numberList("announced", announced));
    };
    complaints.push_back(JsonObject().number("from", clinics).number("against", 1));
    add(Expect::Ok, others);
    others.resize(threshold - 1);
    add(Expect::Error, others);
    for (std::uint64_t j = 2; j <= clinics; ++j)
        complaints.push_back(JsonObject().number("from", clinics).number("against", j));
    out.add("run", Expect::Ok, JsonObject(run).objects("complaints", complaints));
}

JsonObject runJson(const sharing::CommitteeRun& run) {
    JsonObject json;
    return json.hex("label", run.label()).number("n", run.clinics()).number("t", run.threshold());
}

}  // namespace

Result<EmittedCommittee> EmittedCommittee::make(sharing::CommitteePurpose purpose, std::size_t clinics,
                                                std::size_t threshold) {
    return make(nullptr, purpose, clinics, threshold);
}

// A run; with an emitter it is written down, with a complaint that is answered if there is room for one.
Result<EmittedCommittee> EmittedCommittee::make(Emitter* out, sharing::CommitteePurpose purpose,
                                                std::size_t clinics, std::size_t threshold) {
    const sharing::RunLabel label(purpose, crypto::randomFixed<ChainId>(), crypto::randomBelow(9));
    RESEAL_ASSIGN(const auto run, sharing::CommitteeRun::of(label, clinics, threshold));
    Clinics people;
    for (ClinicIndex j = 1; j <= clinics; ++j) {
        people.secrets.push_back(SecretBytes::random(32));
        RESEAL_ASSIGN(auto key, crypto::BoxKey::fromSecretKey(people.secrets.back()));
        people.announced[j] = key.publicKey();
        people.keys.push_back(std::move(key));
    }
    sharing::RunRecord record;
    record.announced = people.announced;
    std::vector<sharing::NewDeal> deals;
    for (ClinicIndex dealer = 1; dealer <= clinics; ++dealer) {
        RESEAL_ASSIGN(auto deal, sharing::NewDeal::make(run, dealer, people.announced));
        record.deals.emplace(dealer, deal.deal());
        deals.push_back(std::move(deal));
    }
    std::vector<JsonObject> complaints;
    std::vector<JsonObject> answers;
    sharing::Complaint spoilt;
    if (threshold > 1) {  // clinic 2 complains of clinic 1, which answers
        spoilt = {2, 1};
        RESEAL_ASSIGN(const auto share, deals[0].answer(2));
        record.complaints.push_back(spoilt);
        record.answers.push_back({1, 2, share});
        complaints.push_back(JsonObject().number("from", 2).number("against", 1));
        answers.push_back(JsonObject().number("dealer", 1).number("to", 2).hex("s", share));
    }
    RESEAL_ASSIGN(const auto judged, sharing::JudgedRun::judge(run, record));
    std::vector<sharing::CommitteeShare> shares;
    for (ClinicIndex j = 1; j <= clinics; ++j) {
        const auto dealt = openDealtShares(run, record.deals, j, people.keys[j - 1]);
        RESEAL_ASSIGN(auto share, ownShare(judged, j, dealt));
        shares.push_back(std::move(share));
    }
    if (out != nullptr) {
        std::vector<Bytes> own;
        for (const auto& share : shares) own.push_back(toBytes(share.stored()));
        JsonObject json = runJson(run);
        json.objects("deals", dealsOf(deals, record, spoilt));
        json.objects("answers", answers).hex("key", judged.committee().key()).hexList("shares", own);
        json.hexList("share_keys", encodings(judged.committee().shareKeys()));
        json.numberList("qualified", {judged.qualified().begin(), judged.qualified().end()});
        out->add("run", Expect::Ok, JsonObject(json).objects("complaints", complaints));
        if (threshold > 1) emitUnheard(*out, json, clinics, threshold, complaints);
        JsonObject pok;
        pok.hex("label", label).hex("F_0", record.deals.at(1).commitments[0]);
        pok.hex("pok", record.deals.at(1).proof);
        out->add("pok", Expect::Ok, JsonObject(pok).number("i", 1));
        out->add("pok", Expect::Error, JsonObject(pok).number("i", 2));
        JsonObject share;
        share.number("t", threshold).hexList("F", encodings(record.deals.at(1).commitments));
        share.hex("s", deals[0].shares().at(1).view());
        out->add("deal_share", Expect::Ok, JsonObject(share).number("j", 1));
        if (threshold > 1) out->add("deal_share", Expect::Error, JsonObject(share).number("j", 2));
    }
    return EmittedCommittee{judged.committee(), std::move(shares)};
}

JsonObject EmittedCommittee::json() const {
    JsonObject out;
    out.hex("label", committee.label()).number("t", committee.threshold()).hex("key", committee.key());
    return out.hexList("share_keys", encodings(committee.shareKeys()));
}

Result<std::vector<sharing::FromClinic>> EmittedCommittee::partialsOf(const sharing::ProvenPoint& P,
                                                                      const sharing::CaseId& context) const {
    std::vector<sharing::FromClinic> out;
    for (const auto& share : shares) {
        RESEAL_ASSIGN(const auto partial, exponentiate(share, P, context));
        out.push_back({share.shareKey().clinic, partial});
    }
    return out;
}

std::vector<JsonObject> jsonOf(const std::vector<sharing::FromClinic>& partials) {
    std::vector<JsonObject> out;
    for (const auto& [clinic, partial] : partials)
        out.push_back(JsonObject().number("j", clinic).hex("partial", partial));
    return out;
}

namespace {

Status emitPartials(Emitter& out, const EmittedCommittee& made) {
    const Point P = base(SecretScalar::random());
    const auto context = crypto::randomFixed<sharing::CaseId>();
    RESEAL_ASSIGN(auto partials, made.partialsOf(sharing::ProvenPoint::admitted(P), context));
    for (const auto& [clinic, partial] : partials) {
        RESEAL_ASSIGN(const auto shareKey, made.committee.shareKey(clinic));
        JsonObject json;
        json.hex("label", shareKey.label).number("j", clinic).hex("S_j", shareKey.point).hex("P", P);
        json.hex("context", context).hex("s_j", made.shares[clinic - 1].stored());
        out.add("partial", Expect::Ok, JsonObject(json).hex("partial", partial));
        auto bad = partial;
        bad.bytes[crypto::randomBelow(96)] ^= 4;
        out.add("partial", Expect::Error, JsonObject(json).hex("partial", bad));
    }
    const auto sifted = sift(made.committee, P, context, partials);
    RESEAL_ASSIGN(const Point power, combine(made.committee, sifted.good));
    JsonObject json = made.json();
    json.hex("P", P).hex("context", context).hex("out", power);
    out.add("combine", Expect::Ok, JsonObject(json).objects("partials", jsonOf(partials)));
    partials.resize(made.committee.threshold() - 1);
    out.add("combine", Expect::Error, JsonObject(json).objects("partials", jsonOf(partials)));
    return {};
}

JsonObject grantJson(const sharing::GrantTerms& terms) {
    JsonObject json;
    json.hex("grant_id", terms.id).hex("A", terms.A).hex("B", terms.B).hex("X", terms.X);
    json.hex("proof", terms.proof).number("t", terms.threshold);
    return json.hexList("P", encodings(terms.proxies)).hexList("C", encodings(terms.commitments));
}

Result<Bytes> sealedContent(const crypto::RistrettoKey& condition, const SecretBytes& card,
                            const RecordId& record, const Bytes& content, const Emitter& out) {
    const auto file = out.beside("emergency-" + record.hex());
    const sealing::Source source =
        [&content, at = std::size_t{0}](MutableByteView into) mutable -> Result<std::size_t> {
        const std::size_t count = std::min(into.size(), content.size() - at);
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(at), count, into.begin());
        at += count;
        return count;
    };
    std::vector<sealing::Recipient> recipients;
    recipients.push_back({condition.point, card.clone()});
    RESEAL_TRY(sealing::sealFileWith(record, SecretBytes::random(32), recipients, content.size(), source,
                                     file, sharedPool()));
    RESEAL_ASSIGN(Bytes sealed, readFile(file, 1 << 20));
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return sealed;
}

Status emitEmergency(Emitter& out, const EmittedCommittee& made) {
    SecretScalar a = SecretScalar::random();
    const Point A = base(a);
    const crypto::RistrettoKey condition{std::move(a), A};
    std::vector<crypto::BoxKey> boxes;
    std::vector<sharing::ProxyKey> proxies;
    for (int i = 0; i < 3; ++i) {
        boxes.push_back(crypto::BoxKey::random());
        proxies.push_back({crypto::randomFixed<ClinicId>(), boxes.back().publicKey()});
    }
    const SecretBytes card = SecretBytes::random(32);
    RESEAL_ASSIGN(const auto standing,
                  makeStandingGrant(condition, made.committee, 2, proxies, {card.clone(), "medication"}));
    RESEAL_ASSIGN(const auto grant, sharing::CheckedGrant::check(standing.terms));
    Bytes content(150);
    crypto::fillRandom(content);
    const auto record = crypto::randomFixed<RecordId>();
    RESEAL_ASSIGN(const Bytes sealed, sealedContent(condition, card, record, content, out));
    RESEAL_ASSIGN(const auto header, sealing::readHeader(sealing::SealedInput::memory(sealed)));
    const auto nonce = crypto::randomFixed<Nonce16>();
    std::vector<JsonObject> shares;
    for (std::size_t i = 0; i < proxies.size(); ++i) {
        RESEAL_ASSIGN(const auto share,
                      sharing::ProxyShare::accept(grant, proxies[i].id, boxes[i], standing.boxedShares[i]));
        RESEAL_ASSIGN(const auto answer, reencapsulate(share, grant, header.stanzas[0], nonce));
        shares.push_back(JsonObject().hex("P", proxies[i].id).hex("share", answer));
    }
    const auto emergency = crypto::randomFixed<sharing::CaseId>();
    RESEAL_ASSIGN(auto partials, made.partialsOf(sharing::ProvenPoint::of(grant), emergency));
    JsonObject json = made.json();
    json.hex("emergency_id", emergency).object("grant", grantJson(standing.terms)).hex("sealed", sealed);
    json.hex("nonce", nonce).objects("shares", shares).hex("content", content);
    JsonObject good = json;
    good.hex("card", card).text("category", "medication").hex("note", standing.note);
    out.add("emergency", Expect::Ok, good.objects("partials", jsonOf(partials)));
    Bytes spoilt = standing.note;
    spoilt[crypto::randomBelow(static_cast<std::uint32_t>(spoilt.size()))] ^= 16;
    out.add("emergency", Expect::Error,
            JsonObject(json).hex("note", spoilt).objects("partials", jsonOf(partials)));
    partials.resize(made.committee.threshold() - 1);
    out.add("emergency", Expect::Error,
            JsonObject(json).hex("note", standing.note).objects("partials", jsonOf(partials)));
    return {};
}

}  // namespace

Status emitCommittees(Emitter& out) {
    struct Shape {
        std::size_t clinics, threshold;
    };
    for (const Shape& shape : {Shape{1, 1}, Shape{3, 2}, Shape{5, 3}}) {
        RESEAL_ASSIGN(const auto made, EmittedCommittee::make(&out, sharing::CommitteePurpose::Emergency,
                                                              shape.clinics, shape.threshold));
        RESEAL_TRY(emitPartials(out, made));
        RESEAL_TRY(emitEmergency(out, made));
    }
    return {};
}

}  // namespace reseal::vectors
