// Re-encapsulating: a proxy applies its share to a record's capsule and proves that it did so.
//
//   W_i = k_i·E;  c = Hs("reseal/1/share-proof", E, W_i, τE, C_i, τG, grant_id, P_i, record_id, nonce)
//   ρ = τ + c·k_i;  share = W_i ‖ c ‖ ρ
//   open: W' = Σ λ_i·W_i over any t shares (Lagrange at 0 over their indices);  S = d·W';  unwrap
//
// Whether a release is allowed is not decided here but from the proxy's own ledger state (core/node).
//
// Thread rule: values.
#pragma once

#include "core/sealing/sealed_file.h"
#include "core/sharing/grant.h"

namespace reseal::sharing {

// As it came from a proxy; nothing is known of it.
using ReceivedShare = FixedBytes<96, struct ReceivedShareTag>;

// What a share is bound to, apart from capsule and grant.
struct ShareContext {
    ClinicId proxy;
    Nonce16 nonce;  // fresh, from the grantee's request
};

// A proxy's answer. Errors: InvalidArgument (the share is of another grant, or the stanza for another A).
Result<ReceivedShare> reencapsulate(const ProxyShare& share, const CheckedGrant& grant,
                                    const sealing::CheckedStanza& stanza, const Nonce16& nonce);

// A share whose proof has been checked for one record, grant and nonce.
class CheckedShare {
public:
    // Errors: BadProof (also for a stanza with another A), InvalidPoint, InvalidScalar, NotFound (not a
    // proxy of this grant).
    static Result<CheckedShare> check(const CheckedGrant& grant, const sealing::CheckedStanza& stanza,
                                      const ShareContext& context, const ReceivedShare& share);
    const ClinicId& proxy() const { return proxy_; }
    const crypto::Point& W() const { return W_; }

private:
    CheckedShare(ClinicId proxy, crypto::Point W) : proxy_(proxy), W_(std::move(W)) {}
    ClinicId proxy_;
    crypto::Point W_;
};

// The file key from t checked shares of distinct proxies (more are ignored).
// Errors: InvalidArgument (too few, a proxy twice), CannotOpen.
Result<crypto::SecretBytes> combine(const CheckedGrant& grant, const GranteeFactor& factor,
                                    const sealing::CheckedStanza& stanza,
                                    const std::vector<CheckedShare>& shares, ByteView cardSecret);

// The same without the unwrapping: S = a·E, which opens this one capsule, and only together with the card
// secret. For a clinic's node, which alone has b, to give to a member of its team. Errors: as combine.
Result<crypto::SecretPoint> combineSecret(const CheckedGrant& grant, const GranteeFactor& factor,
                                          const sealing::CheckedStanza& stanza,
                                          const std::vector<CheckedShare>& shares);

struct Opening {
    crypto::SecretBytes fileKey;
    std::vector<ClinicId> liars;  // proxies whose share failed its proof; known only if one was in the way
};
struct FromProxy {
    ShareContext context;
    ReceivedShare share;
};
// The fast way: combine the first t without checking their proofs, and check all only if the wrap does
// not open, or opens to a key that `header` (the record's file, may be null) does not commit to.
// `received` in the order of arrival; shares of strangers, and a proxy's second one, count for nothing.
// Errors: InvalidArgument (stanza and grant have different A), CannotOpen (fewer than t good shares, or
// t good ones do not open it).
Result<Opening> openWithShares(const CheckedGrant& grant, const GranteeFactor& factor,
                               const sealing::CheckedStanza& stanza, const std::vector<FromProxy>& received,
                               ByteView cardSecret, const sealing::Header* header = nullptr);

}  // namespace reseal::sharing
