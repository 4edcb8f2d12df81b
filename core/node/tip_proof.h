// That a block is the ledger's last one, for a person's program that knows which clinics validate
// (epoch_chain.h) and believes none of them alone.
//
//   proof = [header, certificate, [word, …]]       header, certificate: their encodings as byte strings
//   word  = [validator, height, hash, time_ms, signature]       of the validator's last final block
//           tag "reseal/1/tip", fields: LE64(height), hash, LE64(time_ms)
//
// The certificate makes the block final. That nothing has followed it is known from f+1 validators, one of
// whom at least is honest: their words are under two minutes old and none that counts is of a later block. An
// older word or one of a later block is no lie, it only doesn't count.
//
// An epoch's last block has been verified with the boundary; that nothing has followed it, the next epoch's
// validators say. So for that block the certificate is not looked at, and the words are of the epoch that
// begins behind it.
//
// Thread rule: values; functions are pure.
#pragma once

#include "core/base/time.h"
#include "core/node/epoch_chain.h"

namespace reseal::node {

inline constexpr Duration kTipLife = seconds(120);  // either way: clocks differ

struct TipWord {
    consensus::ValidatorIndex signer = 0;
    consensus::BlockId block;
    Instant time;
    crypto::Signature signature;

    static TipWord make(const crypto::SignKey& key, const ChainId& chain, consensus::ValidatorIndex signer,
                        const consensus::BlockId& block, Instant now);
    // Signed by that validator? Errors: BadSignature.
    Status check(const consensus::Config& config) const;
    bool isFresh(Instant now) const;
    Bytes encode() const;
    static Result<TipWord> decode(ByteView cbor);  // Errors: Malformed
    friend bool operator==(const TipWord&, const TipWord&) = default;
};

struct TipProof {
    Bytes header;
    Bytes certificate;
    std::vector<TipWord> words;  // in order of their signers

    Bytes encode() const;
    static Result<TipProof> decode(ByteView cbor);  // Errors: Malformed
    friend bool operator==(const TipProof&, const TipProof&) = default;
};

// Which epoch's validators a proof has to be judged by, as far as it says.
std::uint64_t epochOf(const ledger::Header& tip);
// The header, if it is final by the clinics of `epoch` and nobody of f+1 knows of a later block.
// Errors: Malformed, BadProof, BadSignature; NotCurrent (it is of an earlier epoch; or final, but it can't be
// told whether it is the last).
Result<ledger::Header> verifyTip(const TipProof& proof, const TrustedEpoch& epoch, Instant now);

}  // namespace reseal::node
