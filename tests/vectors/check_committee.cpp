#include "core/crypto/transcript.h"
#include "core/sharing/committee_run.h"
#include "core/sharing/emergency_grant.h"
#include "core/sharing/reencapsulate.h"
#include "tests/vectors/kinds.h"
#include "tests/vectors/shapes.h"
#include "tests/vectors/shapes_committee.h"

namespace reseal::vectors {
namespace {

using crypto::Point;
using crypto::Scalar;
using crypto::SecretBytes;
using crypto::SecretScalar;
using sharing::ClinicIndex;
using sharing::CommitteeRun;

Result<std::vector<Point>> pointsOf(const Case& c, std::string_view key) {
    RESEAL_ASSIGN(const std::vector<Bytes> encodings, c.byteList(key));
    std::vector<Point> out;
    for (const Bytes& encoding : encodings) {
        RESEAL_ASSIGN(const Point point, Point::decode(encoding));
        out.push_back(point);
    }
    return out;
}

// What clinics got: shares by dealer, in the order of the clinics.
using Dealt = std::map<ClinicIndex, std::vector<Bytes>>;

Result<sharing::Deal> dealOf(const Case& c) {
    RESEAL_ASSIGN(const std::vector<Point> commitments, pointsOf(c, "F"));
    RESEAL_ASSIGN(const auto proof, c.fixed<sharing::KnowledgeProof>("pok"));
    if (!c.has("f")) return sharing::Deal{commitments, proof, {}};
    RESEAL_ASSIGN(const std::vector<Bytes> f, c.byteList("f"));
    for (std::size_t k = 0; k < f.size(); ++k) {
        RESEAL_ASSIGN(const SecretScalar coefficient, SecretScalar::decode(f[k]));
        if (k >= commitments.size() || base(coefficient) != commitments[k]) return disagree("f");
    }
    return sharing::Deal{commitments, proof, {}};
}

// Those in `announced`, or all; with the keys in `box_pk`, or any: only boxes need the right ones.
Result<sharing::RunKeys> announcedOf(const Case& c, const CommitteeRun& run) {
    std::vector<std::uint64_t> named;
    for (ClinicIndex j = 1; j <= run.clinics(); ++j) named.push_back(j);
    if (c.has("announced")) {
        RESEAL_ASSIGN(named, c.numberList("announced"));
    }
    std::vector<Bytes> keys;
    if (c.has("box_pk")) {
        RESEAL_ASSIGN(keys, c.byteList("box_pk"));
        if (keys.size() != run.clinics()) return disagree("box_pk");
    }
    sharing::RunKeys out;
    for (const std::uint64_t j : named) {
        if (j > UINT32_MAX) return fail(ErrorCode::Malformed, "announced");
        BoxPublic key = crypto::BoxKey::random().publicKey();
        if (!keys.empty() && run.hasClinic(static_cast<ClinicIndex>(j))) {
            RESEAL_ASSIGN(key, BoxPublic::from(keys[j - 1]));
        }
        out.emplace(static_cast<ClinicIndex>(j), key);
    }
    return out;
}

Result<sharing::RunRecord> recordOf(const Case& c, const CommitteeRun& run, Dealt& dealt) {
    sharing::RunRecord record;
    RESEAL_ASSIGN(record.announced, announcedOf(c, run));
    RESEAL_ASSIGN(const std::vector<Case> deals, c.objects("deals"));
    for (const Case& item : deals) {
        RESEAL_ASSIGN(const auto dealer, clinicOf(item, "i"));
        RESEAL_ASSIGN(sharing::Deal deal, dealOf(item));
        record.deals.emplace(dealer, std::move(deal));
        if (!item.has("s")) continue;
        RESEAL_ASSIGN(dealt[dealer], item.byteList("s"));
        if (dealt[dealer].size() != run.clinics()) return disagree("s");
    }
    RESEAL_ASSIGN(const std::vector<Case> complaints, c.objects("complaints"));
    for (const Case& item : complaints) {
        RESEAL_ASSIGN(const auto from, clinicOf(item, "from"));
        RESEAL_ASSIGN(const auto against, clinicOf(item, "against"));
        record.complaints.push_back({from, against});
    }
    RESEAL_ASSIGN(const std::vector<Case> answers, c.objects("answers"));
    for (const Case& item : answers) {
        RESEAL_ASSIGN(const auto dealer, clinicOf(item, "dealer"));
        RESEAL_ASSIGN(const auto to, clinicOf(item, "to"));
        RESEAL_ASSIGN(const auto share, item.fixed<sharing::PublishedShare>("s"));
        record.answers.push_back({dealer, to, share});
    }
    if (!c.has("boxes")) return record;
    RESEAL_ASSIGN(const std::vector<Case> boxes, c.objects("boxes"));
    for (const Case& item : boxes) {
        RESEAL_ASSIGN(const auto dealer, clinicOf(item, "dealer"));
        RESEAL_ASSIGN(const auto to, clinicOf(item, "to"));
        RESEAL_ASSIGN(record.deals.at(dealer).boxes[to], item.fixed<sharing::ShareBox>("box"));
    }
    return record;
}

// The same deals through their wire encoding.
Status checkEncoding(const sharing::Deal& deal) {
    RESEAL_ASSIGN(const sharing::Deal read, sharing::Deal::decode(deal.encode()));
    return read.encode() == deal.encode() ? Status() : disagree("the deal's encoding");
}

// What clinic j has of the shares dealt to it; it complains of those that do not fit.
sharing::DealtShares sharesOf(const CommitteeRun& run, const sharing::RunRecord& record, const Dealt& dealt,
                              ClinicIndex j) {
    sharing::DealtShares out;
    for (const auto& [dealer, deal] : record.deals) {
        const auto checked = sharing::CheckedDeal::check(run, dealer, deal);
        const auto shares = dealt.find(dealer);
        if (!checked || shares == dealt.end()) continue;
        if (auto good = sharing::DealtShare::accept(checked->commitments(), j, shares->second[j - 1])) {
            out.good.emplace(dealer, *std::move(good));
        } else {
            out.complainAgainst.push_back(dealer);
        }
    }
    return out;
}

Status checkMembers(const Case& c, const CommitteeRun& run, const sharing::RunRecord& record,
                    const Dealt& dealt, const sharing::JudgedRun& judged) {
    RESEAL_ASSIGN(const std::vector<Bytes> shares, c.byteList("shares"));
    if (shares.size() != run.clinics()) return disagree("number of shares");
    for (ClinicIndex j = 1; j <= run.clinics(); ++j) {
        RESEAL_ASSIGN(const auto shareKey, judged.committee().shareKey(j));
        RESEAL_TRY(sharing::CommitteeShare::accept(shareKey, shares[j - 1]));
        if (!dealt.empty()) {
            RESEAL_ASSIGN(const auto own, ownShare(judged, j, sharesOf(run, record, dealt, j)));
            if (!equal(own.stored(), shares[j - 1])) return disagree("shares");
        }
        if (!c.has("boxes")) continue;
        RESEAL_ASSIGN(const std::vector<Bytes> secrets, c.byteList("box_sk"));
        RESEAL_ASSIGN(const auto key, crypto::BoxKey::fromSecretKey(secrets.at(j - 1)));
        RESEAL_ASSIGN(const auto own, ownShare(judged, j, openDealtShares(run, record.deals, j, key)));
        if (!equal(own.stored(), shares[j - 1])) return disagree("boxes");
    }
    return {};
}

Status checkRun(const Case& c) {
    RESEAL_ASSIGN(sharing::RunLabel label, runLabelOf(c));
    RESEAL_ASSIGN(const std::uint64_t clinics, c.number("n"));
    RESEAL_ASSIGN(const std::uint64_t threshold, c.number("t"));
    RESEAL_ASSIGN(const CommitteeRun run, CommitteeRun::of(std::move(label), clinics, threshold));
    Dealt dealt;
    RESEAL_ASSIGN(const sharing::RunRecord record, recordOf(c, run, dealt));
    for (const auto& [dealer, deal] : record.deals) RESEAL_TRY(checkEncoding(deal));
    RESEAL_ASSIGN(const sharing::JudgedRun judged, sharing::JudgedRun::judge(run, record));
    RESEAL_TRY(c.agrees("key", judged.committee().key()));
    std::vector<Bytes> shareKeys;
    for (const auto& shareKey : judged.committee().shareKeys()) shareKeys.push_back(toBytes(shareKey));
    RESEAL_TRY(c.agrees("share_keys", shareKeys));
    RESEAL_ASSIGN(const std::vector<std::uint64_t> qualified, c.numberList("qualified"));
    if (!std::ranges::equal(qualified, judged.qualified())) return disagree("qualified");
    return checkMembers(c, run, record, dealt, judged);
}

Status checkPok(const Case& c) {
    RESEAL_ASSIGN(const sharing::RunLabel label, runLabelOf(c));
    RESEAL_ASSIGN(const auto dealer, clinicOf(c, "i"));
    RESEAL_ASSIGN(const Point constant, c.point("F_0"));
    RESEAL_ASSIGN(const auto proof, c.fixed<sharing::KnowledgeProof>("pok"));
    RESEAL_TRY(sharing::checkKnowledge(label, dealer, constant, proof));
    if (!c.has("k")) return {};
    RESEAL_ASSIGN(const SecretScalar k, c.secret("k"));
    crypto::Transcript transcript("reseal/1/dkg-pok");
    RESEAL_ASSIGN(const Scalar challenge,
                  transcript.add(label).addU32(dealer).add(constant).add(base(k)).scalar());
    return equal(challenge, proof.view().first(32)) ? Status() : disagree("k");
}

Status checkDealShare(const Case& c) {
    RESEAL_ASSIGN(const std::uint64_t threshold, c.number("t"));
    RESEAL_ASSIGN(std::vector<Point> points, pointsOf(c, "F"));
    RESEAL_ASSIGN(const auto clinic, clinicOf(c, "j"));
    RESEAL_ASSIGN(const Bytes share, c.bytes("s"));
    RESEAL_ASSIGN(const auto commitments, sharing::Commitments::of(threshold, std::move(points)));
    RESEAL_TRY(sharing::DealtShare::accept(commitments, clinic, share));
    return {};
}

// s_j gives D_j, and with τ the proof.
Status checkPartialMaking(const Case& c, const sharing::CheckedPartial& checked) {
    if (!c.has("s_j")) return {};
    RESEAL_ASSIGN(const Bytes encoded, c.bytes("s_j"));
    RESEAL_ASSIGN(const auto share, sharing::CommitteeShare::accept(checked.shareKey(), encoded));
    if (share.secret() * checked.P() != checked.D()) return disagree("s_j");
    const auto point = sharing::ProvenPoint::admitted(checked.P());
    RESEAL_ASSIGN(const auto ours, exponentiate(share, point, checked.context()));
    RESEAL_TRY(sharing::CheckedPartial::check(checked.shareKey(), checked.P(), checked.context(), ours));
    if (!c.has("tau")) return {};
    RESEAL_ASSIGN(const SecretScalar tau, c.secret("tau"));
    crypto::Transcript transcript("reseal/1/dleq");
    transcript.add(checked.shareKey().label).add(base(Scalar::fromUint(1))).add(checked.shareKey().point);
    transcript.add(checked.P()).add(checked.D()).add(base(tau)).add(tau * checked.P());
    RESEAL_ASSIGN(const Scalar challenge, transcript.add(checked.context()).scalar());
    Bytes proof = toBytes(checked.D());
    append(proof, challenge);
    append(proof, tau.answer(challenge, share.secret()));
    return c.agrees("partial", proof);
}

Status checkPartial(const Case& c) {
    RESEAL_ASSIGN(sharing::RunLabel label, runLabelOf(c));
    RESEAL_ASSIGN(const auto clinic, clinicOf(c, "j"));
    RESEAL_ASSIGN(const Point S, c.point("S_j"));
    RESEAL_ASSIGN(const Point P, c.point("P"));
    RESEAL_ASSIGN(const auto context, c.fixed<sharing::CaseId>("context"));
    RESEAL_ASSIGN(const auto partial, c.fixed<sharing::Partial>("partial"));
    const sharing::ShareKey shareKey{std::move(label), clinic, S};
    RESEAL_ASSIGN(const auto checked, sharing::CheckedPartial::check(shareKey, P, context, partial));
    return checkPartialMaking(c, checked);
}

Status checkCombine(const Case& c) {
    RESEAL_ASSIGN(const auto committee, committeeOf(c));
    RESEAL_ASSIGN(const Point P, c.point("P"));
    RESEAL_ASSIGN(const auto context, c.fixed<sharing::CaseId>("context"));
    RESEAL_ASSIGN(const auto partials, partialsOf(c, committee, P, context));
    RESEAL_ASSIGN(const Point power, combine(committee, partials));
    RESEAL_ASSIGN(const auto secretly, combineSecretly(committee, partials));
    if (!equal(secretly.view(), power)) return disagree("the secret way");
    return c.agrees("out", power);
}

// The content, from the doctor's point of view.
Status checkContent(const Case& c, const sharing::CheckedGrant& grant,
                    const sharing::StandingGrantOpening& standing) {
    RESEAL_ASSIGN(const Bytes file, c.bytes("sealed"));
    RESEAL_ASSIGN(const auto nonce, c.fixed<Nonce16>("nonce"));
    const auto input = sealing::SealedInput::memory(file);
    RESEAL_ASSIGN(const sealing::Header header, sealing::readHeader(input));
    const auto stanza = std::ranges::find_if(
        header.stanzas, [&](const sealing::CheckedStanza& one) { return one.stanza().A == grant.terms().A; });
    if (stanza == header.stanzas.end()) return fail(ErrorCode::NotFound, "no stanza for the grant's key");
    RESEAL_ASSIGN(const std::vector<Case> items, c.objects("shares"));
    std::vector<sharing::FromProxy> shares;
    for (const Case& item : items) {
        RESEAL_ASSIGN(const auto proxy, item.fixed<ClinicId>("P"));
        RESEAL_ASSIGN(const auto share, item.fixed<sharing::ReceivedShare>("share"));
        shares.push_back({{proxy, nonce}, share});
    }
    RESEAL_ASSIGN(const auto opening, sharing::openWithShares(grant, standing.factor, *stanza, shares,
                                                              standing.note.cardSecret, &header));
    RESEAL_TRY(c.agrees("FK", opening.fileKey));
    RESEAL_TRY(c.agrees("record_id", header.record));
    Bytes content;
    const sealing::Sink sink = [&content](ByteView bytes) -> Status {
        append(content, bytes);
        return {};
    };
    RESEAL_TRY(sealing::open(input, header, opening.fileKey, nullptr, sink, sharedPool()));
    return c.agrees("content", content);
}

// Each clinic's partial also lies in a box to the doctor.
Status checkBoxes(const Case& c) {
    if (!c.has("boxes")) return {};
    RESEAL_ASSIGN(const Bytes secret, c.bytes("doctor_box_sk"));
    RESEAL_ASSIGN(const auto key, crypto::BoxKey::fromSecretKey(secret));
    RESEAL_TRY(c.agrees("doctor_box_pk", key.publicKey()));
    RESEAL_ASSIGN(const std::vector<Case> boxes, c.objects("boxes"));
    RESEAL_ASSIGN(const std::vector<Case> partials, c.objects("partials"));
    for (const Case& item : boxes) {
        RESEAL_ASSIGN(const Bytes box, item.bytes("box"));
        RESEAL_ASSIGN(const SecretBytes opened, key.open(box));
        RESEAL_ASSIGN(const std::uint64_t clinic, item.number("j"));
        for (const Case& partial : partials) {
            RESEAL_ASSIGN(const std::uint64_t other, partial.number("j"));
            if (other == clinic) RESEAL_TRY(partial.agrees("partial", opened));
        }
    }
    return {};
}

Status checkEmergency(const Case& c) {
    RESEAL_ASSIGN(const auto committee, committeeOf(c));
    RESEAL_ASSIGN(const sharing::CheckedGrant grant, checkedGrantOf(c));
    const Point& X = grant.terms().X;
    RESEAL_ASSIGN(const auto emergency, c.fixed<sharing::CaseId>("emergency_id"));
    RESEAL_ASSIGN(const auto partials, partialsOf(c, committee, X, emergency));
    RESEAL_ASSIGN(const Bytes note, c.bytes("note"));
    RESEAL_ASSIGN(const auto standing, openStandingGrant(committee, grant, partials, note));
    RESEAL_ASSIGN(const auto mX, combineSecretly(committee, partials));
    RESEAL_TRY(c.agrees("mX", mX.view()));
    RESEAL_TRY(c.agrees("d", standing.factor.d().view()));
    RESEAL_TRY(c.agrees("card", standing.note.cardSecret));
    if (c.has("category")) {
        RESEAL_ASSIGN(const std::string category, c.text("category"));
        if (category != standing.note.category) return disagree("category");
    }
    if (c.has("x")) {
        RESEAL_ASSIGN(const SecretScalar x, c.secret("x"));
        if (base(x) != X || !equal(x * committee.key(), mX.view())) return disagree("x");
    }
    if (c.has("a")) {
        RESEAL_ASSIGN(const SecretScalar a, c.secret("a"));
        if (base(a) != grant.terms().A) return disagree("a");
    }
    RESEAL_TRY(checkBoxes(c));
    return checkContent(c, grant, standing);
}

}  // namespace

Checks committeeChecks() {
    return {{"run", checkRun},         {"pok", checkPok},         {"deal_share", checkDealShare},
            {"partial", checkPartial}, {"combine", checkCombine}, {"emergency", checkEmergency}};
}

}  // namespace reseal::vectors
