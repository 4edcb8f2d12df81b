// How the clinics make a committee's key together, so that none ever has it: joint-Feldman distributed key
// generation (Pedersen 1991) over the ledger.
//
//   announce   each clinic names an X25519 key for this run alone and wipes it when the run has ended
//   deal       clinic i: f_i of degree t − 1;  F_{i,k} = f_{i,k}·G;  a proof that it knows f_{i,0};
//              s_{ij} = f_i(j) in a sealed box to clinic j's key of this run
//              proof = c ‖ k + c·f_{i,0},  c = Hs("reseal/1/dkg-pok", label, i, F_{i,0}, kG)
//              (f_i has a value for every clinic, so a dealer can answer each; boxes are for keys that work)
//   complain   clinic j, if not s_{ij}·G == Σ_k j^k·F_{i,k}
//   answer     a dealer complained of publishes that s_{ij}, and j uses the published one if it is right
//   result     Q = the qualified dealers (at least t);  key = Σ_Q F_{i,0};
//              s_j = Σ_Q s_{ij};  S_j = Σ_Q Σ_k j^k·F_{i,k}
//
// Disqualified is a dealer with a wrong number of commitments, a wrong proof, a missing or wrong answer, or
// t or more complaints. To a clinic that named no key nothing is sealed, and its complaints don't count.
// Neither do, where t ≥ 2, those of a clinic that complains of t dealers or more: with fewer than t bad
// dealers it has lost its key, and the answers of all honest ones would put its whole share on the ledger.
// The proof keeps a dealer from choosing its part after the others' so that the key becomes one it knows.
//
// Everything on the ledger is judged by a pure function, alike at every clinic (JudgedRun); only the last
// step, a member's own share, needs a secret.
//
// Thread rule: values.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/crypto/box.h"
#include "core/sharing/committee_key.h"

namespace reseal::sharing {

// What a run is for and among how many.
class CommitteeRun {
public:
    // Errors: InvalidArgument (1 ≤ t ≤ n ≤ kMaxCommittee).
    static Result<CommitteeRun> of(RunLabel label, std::size_t clinics, std::size_t threshold);
    const RunLabel& label() const { return label_; }
    std::size_t clinics() const { return clinics_; }
    std::size_t threshold() const { return threshold_; }
    bool hasClinic(ClinicIndex clinic) const { return clinic >= 1 && clinic <= clinics_; }

private:
    CommitteeRun(RunLabel label, std::size_t clinics, std::size_t threshold)
        : label_(std::move(label)), clinics_(clinics), threshold_(threshold) {}
    RunLabel label_;
    std::size_t clinics_;
    std::size_t threshold_;
};

using KnowledgeProof = FixedBytes<64, struct KnowledgeProofTag>;
using ShareBox = FixedBytes<32 + crypto::kBoxOverhead, struct ShareBoxTag>;
using PublishedShare = FixedBytes<32, struct PublishedShareTag>;
// The keys that clinics have named for the run.
using RunKeys = std::map<ClinicIndex, BoxPublic>;

// A dealer's transaction as it came: encodings are valid, nothing more is known.
struct Deal {
    std::vector<crypto::Point> commitments;  // F_{i,0} … F_{i,t−1}
    KnowledgeProof proof;
    std::map<ClinicIndex, ShareBox> boxes;

    // One canonical CBOR array of 3: [F…], proof, [[j, box]…] with rising j.
    Bytes encode() const;
    // Errors: Malformed, InvalidPoint.
    static Result<Deal> decode(ByteView cbor);
};

// Errors: BadProof, InvalidScalar.
Status checkKnowledge(const RunLabel& label, ClinicIndex dealer, const crypto::Point& constant,
                      const KnowledgeProof& proof);

// Exactly t commitments to a polynomial.
class Commitments {
public:
    // Errors: Refused.
    static Result<Commitments> of(std::size_t threshold, std::vector<crypto::Point> points);
    const std::vector<crypto::Point>& points() const { return points_; }
    // Σ_k j^k·F_k
    crypto::Element at(ClinicIndex clinic) const;

private:
    explicit Commitments(std::vector<crypto::Point> points) : points_(std::move(points)) {}
    std::vector<crypto::Point> points_;
};

// A deal with exactly t commitments and a right proof.
class CheckedDeal {
public:
    // Errors: Refused (number of commitments, no clinic of the run), BadProof, InvalidScalar.
    static Result<CheckedDeal> check(const CommitteeRun& run, ClinicIndex dealer, Deal deal);
    ClinicIndex dealer() const { return dealer_; }
    const Commitments& commitments() const { return commitments_; }
    const std::map<ClinicIndex, ShareBox>& boxes() const { return boxes_; }

private:
    CheckedDeal(ClinicIndex dealer, Commitments commitments, std::map<ClinicIndex, ShareBox> boxes)
        : dealer_(dealer), commitments_(std::move(commitments)), boxes_(std::move(boxes)) {}
    ClinicIndex dealer_;
    Commitments commitments_;
    std::map<ClinicIndex, ShareBox> boxes_;
};

// What a dealer makes, and keeps to answer complaints until the run has ended.
class NewDeal {
public:
    // A fresh polynomial. A key that nothing can be sealed to gets no box, so that it stops nobody's deal.
    // Errors: InvalidArgument (dealer or a named key's clinic not of the run), InvalidScalar (never but with
    // probability 2^-245).
    static Result<NewDeal> make(const CommitteeRun& run, ClinicIndex dealer, const RunKeys& keys);
    // What the dealer puts into its encrypted store before the deal goes out, and wipes when the run has
    // ended: without it, after a crash, one false complaint would disqualify it.
    //   f_{i,0} ‖ … ‖ f_{i,t−1} ‖ Deal::encode()                                              32·t bytes more
    crypto::SecretBytes stored() const;
    // Errors: Malformed, InvalidScalar, InvalidPoint, BadProof (of another run, dealer or polynomial).
    static Result<NewDeal> restore(const CommitteeRun& run, ClinicIndex dealer, ByteView stored);
    const Deal& deal() const { return deal_; }
    // f_i(j) for every clinic of the run.
    const std::map<ClinicIndex, crypto::SecretScalar>& shares() const { return shares_; }
    // What to publish when `clinic` complains. Errors: NotFound (no clinic of the run).
    Result<PublishedShare> answer(ClinicIndex clinic) const;

private:
    NewDeal() = default;
    Status computeShares(const CommitteeRun& run);
    std::vector<crypto::SecretScalar> f_;
    Deal deal_;
    std::map<ClinicIndex, crypto::SecretScalar> shares_;
};

// s_{ij} that has passed its check against dealer i's commitments.
class DealtShare {
public:
    // Errors: InvalidScalar, Malformed (length), BadProof.
    static Result<DealtShare> accept(const Commitments& commitments, ClinicIndex clinic, ByteView share32);
    // From the deal's box to this clinic. Errors also: NotFound (no box), CannotOpen.
    static Result<DealtShare> accept(const CheckedDeal& deal, ClinicIndex clinic, const crypto::BoxKey& key);
    const crypto::SecretScalar& secret() const { return secret_; }

private:
    explicit DealtShare(crypto::SecretScalar secret) : secret_(std::move(secret)) {}
    crypto::SecretScalar secret_;
};

struct Complaint {
    ClinicIndex from = 0, against = 0;
    friend auto operator<=>(const Complaint&, const Complaint&) = default;
};
struct Answer {
    ClinicIndex dealer = 0, to = 0;
    PublishedShare share;
};
// All that the ledger has of a run when it ends. What comes after a deadline is not put in here.
struct RunRecord {
    RunKeys announced;
    std::map<ClinicIndex, Deal> deals;
    std::vector<Complaint> complaints;  // twice the same counts once
    std::vector<Answer> answers;        // of several to one complaint the first counts
};

// Who complains of whom, as far as that counts; by dealer. It is what a dealer answers: an answer to any
// other complaint would tell for nothing what it should not.
using Complainers = std::map<ClinicIndex, std::set<ClinicIndex>>;
Complainers complainersOf(const CommitteeRun& run, const RunRecord& record);

// The first that applies.
enum class DealerFault { BadDeal, TooManyComplaints, NoAnswer, WrongAnswer };

// The one judgement that follows from a record.
class JudgedRun {
public:
    // Errors: Refused (fewer than t announced keys: nobody could ever use the committee's; fewer than t
    // qualified dealers, with who fell and why), InvalidPoint (the key is the identity; never but with
    // probability 2^-252).
    static Result<JudgedRun> judge(const CommitteeRun& run, const RunRecord& record);
    const CommitteeKey& committee() const { return committee_; }
    const std::set<ClinicIndex>& qualified() const { return qualified_; }
    const std::map<ClinicIndex, DealerFault>& disqualified() const { return disqualified_; }
    // The right answers of qualified dealers, by dealer and clinic.
    const std::map<std::pair<ClinicIndex, ClinicIndex>, PublishedShare>& published() const {
        return published_;
    }

private:
    explicit JudgedRun(CommitteeKey committee) : committee_(std::move(committee)) {}
    CommitteeKey committee_;
    std::set<ClinicIndex> qualified_;
    std::map<ClinicIndex, DealerFault> disqualified_;
    std::map<std::pair<ClinicIndex, ClinicIndex>, PublishedShare> published_;
};

// What clinic j has found in the boxes to it.
struct DealtShares {
    std::map<ClinicIndex, DealtShare> good;    // by dealer
    std::vector<ClinicIndex> complainAgainst;  // deals right in public whose box to j is missing or wrong
    // So many boxes are (t or more, where t ≥ 2) that the key must be the wrong one. Then there is nobody to
    // complain of, and the clinic has no share in this run.
    bool keyLost = false;
};
DealtShares openDealtShares(const CommitteeRun& run, const std::map<ClinicIndex, Deal>& deals,
                            ClinicIndex clinic, const crypto::BoxKey& key);

// Clinic j's part of the committee: Σ_Q s_{ij}, with a published s_{ij} in place of the boxed one.
// Errors: NotFound (no share of a qualified dealer: j announced no key or did not complain), BadProof,
// InvalidPoint (the share is 0).
Result<CommitteeShare> ownShare(const JudgedRun& run, ClinicIndex clinic, const DealtShares& dealt);

}  // namespace reseal::sharing
