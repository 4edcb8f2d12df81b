// The two keys that belong to all clinics together, and what a member does with its part of one: the
// tracing key T and the emergency key M, each made by a run of its own (committee_run.h).
//
//   D_j = s_j·P                                                     partial exponentiation of P by clinic j
//   c = Hs("reseal/1/dleq", label, G, S_j, P, D_j, τG, τP, context);  ρ = τ + c·s_j;  sent as D_j ‖ c ‖ ρ
//   any t checked ones give s·P = Σ λ_j·D_j (Lagrange at 0 over the indices), where key = s·G
//
// It is made only for a point whose logarithm somebody has proven to know, so it tells that somebody
// nothing new: such points are a type of their own.
//
// Thread rule: values.
#pragma once

#include <vector>

#include "core/base/ids.h"
#include "core/crypto/group.h"
#include "core/sharing/grant.h"

namespace reseal::sharing {

inline constexpr std::size_t kMaxCommittee = 128;  // clinics of a run

enum class CommitteePurpose { Tracing, Emergency };

// Which run made a key: `tracing` or `emergency` ‖ L ‖ LE32(attempt). It enters every proof, so that none
// is good for another key.
class RunLabel {
public:
    RunLabel(CommitteePurpose purpose, const ChainId& chain, std::uint32_t attempt);
    // Errors: Malformed.
    static Result<RunLabel> decode(ByteView bytes);
    CommitteePurpose purpose() const { return purpose_; }
    const ChainId& chain() const { return chain_; }
    std::uint32_t attempt() const { return attempt_; }
    // Errors: InvalidArgument (the label of a key for something else).
    Status requirePurpose(CommitteePurpose purpose) const;
    ByteView view() const { return encoded_; }
    operator ByteView() const { return encoded_; }
    friend bool operator==(const RunLabel&, const RunLabel&) = default;

private:
    CommitteePurpose purpose_;
    ChainId chain_;
    std::uint32_t attempt_;
    Bytes encoded_;
};

// A clinic's place, from 1, in the list of validators at the height where the run opened.
using ClinicIndex = std::uint32_t;

// A case of tracing, or an emergency.
using CaseId = FixedBytes<16, struct CaseIdTag>;

// Where clinic j's partial exponentiations are checked: S_j = s_j·G.
struct ShareKey {
    RunLabel label;
    ClinicIndex clinic;
    crypto::Point point;
};

// The public part of a committee. The share key of a clinic may be the identity (a clinic that deals last
// can give itself the share 0): that one has no say, and nobody else is hurt.
class CommitteeKey {
public:
    // Errors: InvalidArgument (1 ≤ t ≤ n ≤ kMaxCommittee), BadProof (key and share keys do not lie on one
    // polynomial of degree t − 1; found with probability 1 − 2^-252).
    static Result<CommitteeKey> of(RunLabel label, std::size_t threshold, const crypto::Point& key,
                                   std::vector<crypto::Element> shareKeys);
    // As this program's own ledger state has it from a JudgedRun: what costs most is not checked again.
    // Errors: InvalidArgument.
    static Result<CommitteeKey> stored(RunLabel label, std::size_t threshold, const crypto::Point& key,
                                       std::vector<crypto::Element> shareKeys);
    const RunLabel& label() const { return label_; }
    std::size_t threshold() const { return threshold_; }
    std::size_t clinics() const { return shareKeys_.size(); }
    const crypto::Point& key() const { return key_; }
    const std::vector<crypto::Element>& shareKeys() const { return shareKeys_; }
    // Errors: NotFound (no such clinic), InvalidPoint (its share is 0).
    Result<ShareKey> shareKey(ClinicIndex clinic) const;

private:
    friend class JudgedRun;  // where it is so by construction
    CommitteeKey(RunLabel label, std::size_t threshold, const crypto::Point& key,
                 std::vector<crypto::Element> shareKeys)
        : label_(std::move(label)), threshold_(threshold), key_(key), shareKeys_(std::move(shareKeys)) {}
    RunLabel label_;
    std::size_t threshold_;
    crypto::Point key_;
    std::vector<crypto::Element> shareKeys_;  // S_1 … S_n
};

// Clinic j's secret s_j, which has passed s_j·G == S_j.
class CommitteeShare {
public:
    // Errors: InvalidScalar, BadProof, Malformed (length).
    static Result<CommitteeShare> accept(const ShareKey& shareKey, ByteView share32);
    const ShareKey& shareKey() const { return shareKey_; }
    const crypto::SecretScalar& secret() const { return secret_; }
    ByteView stored() const { return secret_.view(); }  // to keep it in an encrypted store

private:
    CommitteeShare(ShareKey shareKey, crypto::SecretScalar secret)
        : shareKey_(std::move(shareKey)), secret_(std::move(secret)) {}
    ShareKey shareKey_;
    crypto::SecretScalar secret_;
};

// A point whose logarithm somebody has proven to know. Further ones come from where they are proven:
// ring_signature.h (U1) and ring_tracing.h (Z1).
class ProvenPoint {
public:
    static ProvenPoint of(const CheckedGrant& grant) { return ProvenPoint(grant.terms().X); }
    // What this program's own ledger state has admitted after such a check; never what comes with a
    // request, and never a Z1: the proof alone does not make that harmless (BlindedPseudonym::provenZ1).
    static ProvenPoint admitted(const crypto::Point& point) { return ProvenPoint(point); }
    const crypto::Point& point() const { return point_; }

private:
    explicit ProvenPoint(const crypto::Point& point) : point_(point) {}
    crypto::Point point_;
};

// As it came from a clinic; nothing is known of it.
using Partial = FixedBytes<96, struct PartialTag>;

// Errors: InvalidScalar (never but with probability 2^-252).
Result<Partial> exponentiate(const CommitteeShare& share, const ProvenPoint& P, const CaseId& context);

// A partial exponentiation whose proof has been checked.
class CheckedPartial {
public:
    // Errors: BadProof, InvalidPoint, InvalidScalar.
    static Result<CheckedPartial> check(const ShareKey& shareKey, const crypto::Point& P,
                                        const CaseId& context, const Partial& partial);
    // As this program's own ledger state has it, which checked it when it came; never what comes with a
    // request.
    static CheckedPartial stored(const ShareKey& shareKey, const crypto::Point& P, const CaseId& context,
                                 const crypto::Point& D) {
        return CheckedPartial(shareKey, P, context, D);
    }
    const ShareKey& shareKey() const { return shareKey_; }
    ClinicIndex clinic() const { return shareKey_.clinic; }
    const crypto::Point& P() const { return P_; }
    const CaseId& context() const { return context_; }
    const crypto::Point& D() const { return D_; }

private:
    CheckedPartial(ShareKey shareKey, const crypto::Point& P, const CaseId& context, const crypto::Point& D)
        : shareKey_(std::move(shareKey)), P_(P), context_(context), D_(D) {}
    ShareKey shareKey_;
    crypto::Point P_;
    CaseId context_;
    crypto::Point D_;
};

struct FromClinic {
    ClinicIndex clinic = 0;
    Partial partial;
};
// Which of them are right: the first good one of each clinic, and the clinics that sent a wrong one. An
// index that the committee does not have counts for nothing.
struct SiftedPartials {
    std::vector<CheckedPartial> good;
    std::vector<ClinicIndex> wrong;
};
SiftedPartials sift(const CommitteeKey& committee, const crypto::Point& P, const CaseId& context,
                    const std::vector<FromClinic>& received);

// s·P from t checked partials of distinct clinics for one point and context (more are ignored).
// Errors: InvalidArgument (too few, a clinic twice, another committee's, two points or contexts),
// InvalidPoint (the identity).
Result<crypto::Point> combine(const CommitteeKey& committee, const std::vector<CheckedPartial>& partials);
// The same where the result opens something.
Result<crypto::SecretPoint> combineSecretly(const CommitteeKey& committee,
                                            const std::vector<CheckedPartial>& partials);

}  // namespace reseal::sharing
