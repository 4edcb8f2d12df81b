#include "core/sharing/committee_run.h"

#include "core/base/cbor.h"
#include "core/crypto/transcript.h"
#include "core/sharing/polynomial.h"

namespace reseal::sharing {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;
using crypto::SecretScalar;

Result<CommitteeRun> CommitteeRun::of(RunLabel label, std::size_t clinics, std::size_t threshold) {
    if (clinics < 1 || clinics > kMaxCommittee)
        return fail(ErrorCode::InvalidArgument, "a run is among 1 to 128 clinics");
    if (threshold < 1 || threshold > clinics)
        return fail(ErrorCode::InvalidArgument, "the threshold is not between 1 and the number of clinics");
    return CommitteeRun(std::move(label), clinics, threshold);
}

Bytes Deal::encode() const {
    cbor::Writer out;
    out.array(3).array(commitments.size());
    for (const Point& commitment : commitments) out.bytes(commitment);
    out.bytes(proof).array(boxes.size());
    for (const auto& [clinic, box] : boxes) out.array(2).uint(clinic).bytes(box);
    return std::move(out).out();
}

Result<Deal> Deal::decode(ByteView encoded) {
    cbor::Reader in(encoded);
    Deal out;
    std::vector<Bytes> points;
    in.array(3);
    for (std::size_t n = in.arrayUpTo(kMaxCommittee); n > 0 && in.ok(); --n)
        points.push_back(toBytes(in.bytes()));
    out.proof = in.fixed<KnowledgeProof>();
    ClinicIndex before = 0;
    for (std::size_t n = in.arrayUpTo(kMaxCommittee); n > 0 && in.ok(); --n) {
        in.array(2);
        const auto clinic = static_cast<ClinicIndex>(in.uint(kMaxCommittee));
        if (in.ok() && clinic <= before) in.refuse("boxes out of order");
        before = clinic;
        out.boxes[clinic] = in.fixed<ShareBox>();
    }
    RESEAL_TRY(in.finish());
    for (const Bytes& encoding : points) {
        RESEAL_ASSIGN(const Point commitment, Point::decode(encoding));
        out.commitments.push_back(commitment);
    }
    return out;
}

namespace {

Result<Scalar> knowledgeChallenge(const RunLabel& label, ClinicIndex dealer, const Point& constant,
                                  const Element& kG) {
    crypto::Transcript transcript("reseal/1/dkg-pok");
    return transcript.add(label).addU32(dealer).add(constant).add(kG).scalar();
}

Result<KnowledgeProof> proveKnowledge(const RunLabel& label, ClinicIndex dealer, const SecretScalar& secret,
                                      const Point& constant) {
    const SecretScalar k = SecretScalar::random();
    RESEAL_ASSIGN(const Scalar c, knowledgeChallenge(label, dealer, constant, base(k)));
    const Scalar response = k.answer(c, secret);
    if (response.isZero()) return fail(ErrorCode::InvalidScalar, "the proof's answer is zero");
    Bytes out = toBytes(c);
    append(out, response);
    return KnowledgeProof::copy(out);
}

}  // namespace

Status checkKnowledge(const RunLabel& label, ClinicIndex dealer, const Point& constant,
                      const KnowledgeProof& proof) {
    RESEAL_ASSIGN(const Scalar c, Scalar::decode(proof.view().first(32)));
    RESEAL_ASSIGN(const Scalar response, Scalar::decode(proof.view().subspan(32)));
    const auto expected = knowledgeChallenge(label, dealer, constant, base(response) - c * constant);
#ifdef RESEAL_WITHOUT_DEALER_CHECKS
    return {};
#endif
    if (!expected || *expected != c)
        return fail(ErrorCode::BadProof, "the dealer does not prove to know its part of the key");
    return {};
}

Result<Commitments> Commitments::of(std::size_t threshold, std::vector<Point> points) {
    if (threshold < 1 || points.size() != threshold)
        return fail(ErrorCode::Refused, "there are not as many commitments as the threshold");
    return Commitments(std::move(points));
}

Element Commitments::at(ClinicIndex clinic) const {
    return evaluate(points_, Scalar::fromUint(clinic));
}

Result<CheckedDeal> CheckedDeal::check(const CommitteeRun& run, ClinicIndex dealer, Deal deal) {
    if (!run.hasClinic(dealer)) return fail(ErrorCode::Refused, "the dealer is no clinic of the run");
    RESEAL_ASSIGN(Commitments commitments, Commitments::of(run.threshold(), std::move(deal.commitments)));
    RESEAL_TRY(checkKnowledge(run.label(), dealer, commitments.points().front(), deal.proof));
    return CheckedDeal(dealer, std::move(commitments), std::move(deal.boxes));
}

Result<NewDeal> NewDeal::make(const CommitteeRun& run, ClinicIndex dealer, const RunKeys& keys) {
    if (!run.hasClinic(dealer)) return fail(ErrorCode::InvalidArgument, "the dealer is no clinic of the run");
    std::vector<SecretScalar> f;
    while (f.size() < run.threshold()) f.push_back(SecretScalar::random());
#ifdef RESEAL_WITHOUT_COMMITTEE_COEFFICIENTS
    for (std::size_t k = 1; k < f.size(); ++k) f[k] = SecretScalar::copyOf(Scalar::fromUint(1));
#endif
    NewDeal made;
    made.f_ = std::move(f);
    for (const SecretScalar& coefficient : made.f_) made.deal_.commitments.push_back(base(coefficient));
    RESEAL_ASSIGN(made.deal_.proof,
                  proveKnowledge(run.label(), dealer, made.f_.front(), made.deal_.commitments.front()));
    RESEAL_TRY(made.computeShares(run));
    for (const auto& [clinic, key] : keys) {
        if (!run.hasClinic(clinic)) return fail(ErrorCode::InvalidArgument, "a key of no clinic of the run");
        if (const auto box = crypto::sealTo(key, made.shares_.at(clinic).view()))
            made.deal_.boxes.emplace(clinic, ShareBox::copy(*box));
    }
    return made;
}

Status NewDeal::computeShares(const CommitteeRun& run) {
    for (ClinicIndex clinic = 1; clinic <= run.clinics(); ++clinic) {
        SecretScalar share = evaluate(f_, Scalar::fromUint(clinic));
        if (share.isZero()) return fail(ErrorCode::InvalidScalar, "a share is zero");
        shares_.emplace(clinic, std::move(share));
    }
    return {};
}

crypto::SecretBytes NewDeal::stored() const {
    const Bytes deal = deal_.encode();
    crypto::SecretBytes out(32 * f_.size() + deal.size());
    std::uint8_t* at = out.data();
    for (const SecretScalar& coefficient : f_) at = std::ranges::copy(coefficient.view(), at).out;
    std::ranges::copy(deal, at);
    return out;
}

Result<NewDeal> NewDeal::restore(const CommitteeRun& run, ClinicIndex dealer, ByteView stored) {
    const std::size_t secret = 32 * run.threshold();
    if (stored.size() < secret) return fail(ErrorCode::Malformed, "a stored deal is too short");
    NewDeal made;
    RESEAL_ASSIGN(made.deal_, Deal::decode(stored.subspan(secret)));
    const auto checked = CheckedDeal::check(run, dealer, made.deal_);
    if (!checked) return fail(ErrorCode::BadProof, "a stored deal of another run or dealer");
    for (std::size_t k = 0; k < run.threshold(); ++k) {
        RESEAL_ASSIGN(SecretScalar coefficient, SecretScalar::decode(stored.subspan(32 * k, 32)));
        if (base(coefficient) != made.deal_.commitments[k])
            return fail(ErrorCode::BadProof, "a stored deal of another polynomial");
        made.f_.push_back(std::move(coefficient));
    }
    RESEAL_TRY(made.computeShares(run));
    return made;
}

Result<PublishedShare> NewDeal::answer(ClinicIndex clinic) const {
    const auto dealt = shares_.find(clinic);
    if (dealt == shares_.end()) return fail(ErrorCode::NotFound, "no clinic of the run");
    return PublishedShare::copy(dealt->second.view());
}

Result<DealtShare> DealtShare::accept(const Commitments& commitments, ClinicIndex clinic, ByteView share32) {
    RESEAL_ASSIGN(SecretScalar secret, SecretScalar::decode(share32));
#ifndef RESEAL_WITHOUT_DEALT_SHARE_CHECK
    if (base(secret) != commitments.at(clinic))
        return fail(ErrorCode::BadProof, "the share does not fit the dealer's commitments");
#endif
    return DealtShare(std::move(secret));
}

Result<DealtShare> DealtShare::accept(const CheckedDeal& deal, ClinicIndex clinic,
                                      const crypto::BoxKey& key) {
    const auto box = deal.boxes().find(clinic);
    if (box == deal.boxes().end()) return fail(ErrorCode::NotFound, "the deal has no box to this clinic");
    RESEAL_ASSIGN(const crypto::SecretBytes share, key.open(box->second));
    return accept(deal.commitments(), clinic, share);
}

namespace {

// With fewer than t bad dealers no clinic that has its key has t to complain of. Where one clinic is enough
// for everything, so is one complaint.
bool complainsOfTooMany(const CommitteeRun& run, std::size_t dealers) {
    return run.threshold() >= 2 && dealers >= run.threshold();
}

}  // namespace

DealtShares openDealtShares(const CommitteeRun& run, const std::map<ClinicIndex, Deal>& deals,
                            ClinicIndex clinic, const crypto::BoxKey& key) {
    DealtShares out;
    for (const auto& [dealer, deal] : deals) {
        const auto checked = CheckedDeal::check(run, dealer, deal);
        if (!checked) continue;  // falls for everybody, without a complaint
        if (auto share = DealtShare::accept(*checked, clinic, key)) {
            out.good.emplace(dealer, *std::move(share));
        } else {
            out.complainAgainst.push_back(dealer);
        }
    }
    out.keyLost = complainsOfTooMany(run, out.complainAgainst.size());
    if (out.keyLost) out.complainAgainst.clear();
    return out;
}

namespace {

std::string_view reasonOf(DealerFault fault) {
    switch (fault) {
        case DealerFault::BadDeal:
            return "a bad deal";
        case DealerFault::TooManyComplaints:
            return "too many complaints";
        case DealerFault::NoAnswer:
            return "a complaint without an answer";
        case DealerFault::WrongAnswer:
            return "a wrong answer";
    }
    RESEAL_CHECK(false);
    return {};
}

}  // namespace

Complainers complainersOf(const CommitteeRun& run, const RunRecord& record) {
    std::map<ClinicIndex, std::set<ClinicIndex>> against;  // by who complains
    for (const Complaint& complaint : record.complaints) {
        if (run.hasClinic(complaint.from) && record.announced.contains(complaint.from) &&
            run.hasClinic(complaint.against) && record.deals.contains(complaint.against))
            against[complaint.from].insert(complaint.against);
    }
    Complainers out;
    for (const auto& [from, dealers] : against) {
        if (complainsOfTooMany(run, dealers.size())) continue;
        for (const ClinicIndex dealer : dealers) out[dealer].insert(from);
    }
    return out;
}

namespace {

using Published = std::map<std::pair<ClinicIndex, ClinicIndex>, PublishedShare>;

// Do all of them, one dealer's, fit its commitments? One equation for all, each weighted with a hash of them
// all, so that as many answers as a dealer may owe cost no more than a few: Σ w_j·s_j·G == Σ_k (Σ_j
// w_j·j^k)·F_k.
bool fitTogether(const Commitments& commitments, const Published& shares) {
    crypto::Transcript all("reseal/1/dkg-answers");
    for (const Point& commitment : commitments.points()) all.add(commitment);
    for (const auto& [place, share] : shares) all.addU32(place.second).add(share);
    const auto seed = all.hash512();
    Scalar sum;
    std::vector<Scalar> weights(commitments.points().size());
    for (const auto& [place, share] : shares) {
        const auto s = Scalar::decode(share);
        const Scalar j = Scalar::fromUint(place.second);
        auto weight = crypto::Transcript("reseal/1/dkg-answer-weight").add(ByteView(seed)).add(j).scalar();
        if (!s || !weight) return false;
        sum = sum + *weight * *s;
        for (Scalar& of : weights) {
            of = of + *weight;
            *weight = *weight * j;
        }
    }
    Element expected;
    for (std::size_t k = 0; k < weights.size(); ++k)
        expected = expected + weights[k] * commitments.points()[k];
    return base(sum) == expected;
}

// What the answers of one dealer to its complaints come to; the right ones are put into `published`.
std::optional<DealerFault> faultOfAnswers(const CheckedDeal& deal, const std::set<ClinicIndex>& complainers,
                                          const RunRecord& record, Published& published) {
    for (const Answer& one : record.answers)
        if (one.dealer == deal.dealer() && complainers.contains(one.to))
            published.try_emplace({one.dealer, one.to}, one.share);
#ifdef RESEAL_WITHOUT_DEALER_CHECKS
    return {};
#endif
    if (published.size() < complainers.size()) return DealerFault::NoAnswer;
    if (!complainers.empty() && !fitTogether(deal.commitments(), published)) return DealerFault::WrongAnswer;
    return {};
}

// F_k = Σ_Q F_{i,k}: commitments to the sum of the dealers' polynomials, whose constant is the key.
std::vector<Element> sumOf(const std::vector<CheckedDeal>& deals) {
    std::vector<Element> sum(deals.front().commitments().points().size());
    for (const CheckedDeal& deal : deals) {
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] = sum[k] + deal.commitments().points()[k];
    }
    return sum;
}

}  // namespace

Result<JudgedRun> JudgedRun::judge(const CommitteeRun& run, const RunRecord& record) {
    const auto named = std::ranges::count_if(
        record.announced, [&run](const auto& entry) { return run.hasClinic(entry.first); });
    if (static_cast<std::size_t>(named) < run.threshold())
        return fail(ErrorCode::Refused, "fewer clinics have named a key than the threshold");
    Complainers complainers = complainersOf(run, record);
    std::vector<CheckedDeal> good;
    std::map<ClinicIndex, DealerFault> fallen;
    Published published;
    for (const auto& [dealer, deal] : record.deals) {
        if (!run.hasClinic(dealer)) continue;
        auto checked = CheckedDeal::check(run, dealer, deal);
        std::optional<DealerFault> fault;
        Published answers;
        if (!checked) {
            fault = DealerFault::BadDeal;
        } else if (complainers[dealer].size() >= run.threshold()) {
            fault = DealerFault::TooManyComplaints;
        } else {
            fault = faultOfAnswers(*checked, complainers[dealer], record, answers);
        }
        if (fault) {
            fallen.emplace(dealer, *fault);
        } else {
            published.merge(answers);
            good.push_back(*std::move(checked));
        }
    }
    if (good.size() < run.threshold()) {
        std::string detail = "fewer qualified dealers than the threshold";
        for (const auto& [dealer, fault] : fallen)
            detail += "; clinic " + std::to_string(dealer) + ": " + std::string(reasonOf(fault));
        return fail(ErrorCode::Refused, detail);
    }
    const std::vector<Element> F = sumOf(good);
    RESEAL_ASSIGN(const Point key, Point::from(F.front()));
    std::vector<Element> shareKeys;
    for (std::size_t clinic = 1; clinic <= run.clinics(); ++clinic)
        shareKeys.push_back(evaluate(F, Scalar::fromUint(clinic)));
    JudgedRun judged(CommitteeKey(run.label(), run.threshold(), key, std::move(shareKeys)));
    for (const CheckedDeal& deal : good) judged.qualified_.insert(deal.dealer());
    judged.disqualified_ = std::move(fallen);
    judged.published_ = std::move(published);
    return judged;
}

Result<CommitteeShare> ownShare(const JudgedRun& run, ClinicIndex clinic, const DealtShares& dealt) {
    RESEAL_ASSIGN(const ShareKey shareKey, run.committee().shareKey(clinic));
    SecretScalar sum = SecretScalar::copyOf(Scalar());
    for (const ClinicIndex dealer : run.qualified()) {
        const auto published = run.published().find({dealer, clinic});
        if (published != run.published().end()) {
            RESEAL_ASSIGN(const SecretScalar share, SecretScalar::decode(published->second));
            sum = sum.plus(share);
            continue;
        }
        const auto boxed = dealt.good.find(dealer);
        if (boxed == dealt.good.end())
            return fail(ErrorCode::NotFound, "no share of clinic " + std::to_string(dealer));
        sum = sum.plus(boxed->second.secret());
    }
    return CommitteeShare::accept(shareKey, sum.view());
}

}  // namespace reseal::sharing
