// A transaction: operations of one author, signed, in a lane.
//
//   tx       = [1, chain id, author, lane, seq, prev, expires, [op, …], signature]      canonical CBOR
//   id       = SHA-256 of the array of 8 that leaves out the signature
//   signed   = "reseal/1/tx" over the chain id and the id
//   travels  = [tx, [detail | null, …]]      null: the detail has been erased (finalized ones only)
//
// A lane is one installation of a program: `seq` counts from 0 without a gap and `prev` is the id of the
// transaction before (zeros at first), so that two devices, or a device and its restored backup, never
// contradict each other. Two signed transactions with one author, lane and seq are evidence against the
// author (LaneFork).
//
// Thread rule: values.
#pragma once

#include <functional>
#include <optional>

#include "core/ledger/checks.h"
#include "core/ledger/operation.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxTransactionBytes = 64 << 10;  // with details
inline constexpr std::size_t kMaxOperations = 64;
inline constexpr std::size_t kMaxRegistrations = 8;  // of them: as many Pseudonym as a block takes
inline constexpr std::uint64_t kMaxLanes = 16;       // per author

struct TransactionBody {
    ChainId chain;
    AccountId author;
    LaneId lane;
    std::uint64_t seq = 0;
    TxId prev;
    Instant expires;  // a block time; 0: never
    List<Operation, 1, kMaxOperations> operations;
    friend bool operator==(const TransactionBody&, const TransactionBody&) = default;
};

using Details = std::vector<std::optional<Bytes>>;

// Well formed in itself: canonical, within its limits, every detail there matches its hash. Nothing is
// known of its signature or of what the contract thinks of it.
class Transaction {
public:
    // `details` in the order of detailSlots() over all operations.
    // Errors: InvalidArgument (a list over its limit, details that don't match), TooLarge.
    static Result<Transaction> make(TransactionBody body, std::vector<Bytes> details,
                                    const crypto::SignKey& key);
    static Result<Transaction> make(TransactionBody body, std::vector<Bytes> details,
                                    const std::function<Signature(const crypto::SignedMessage&)>& sign);
    // The inverse of encode(). Errors: Malformed, TooLarge.
    static Result<Transaction> decode(ByteView travelling);

    const TransactionBody& body() const { return body_; }
    const Signature& signature() const { return signature_; }
    const TxId& id() const { return id_; }
    const Details& details() const { return details_; }
    bool hasAllDetails() const;

    ByteView signedBytes() const { return signedBytes_; }  // tx, without details
    Bytes encode() const;                                  // with details
    std::size_t size() const { return size_; }             // of encode()
    // The same transaction without those details: what is kept after erasure.
    Transaction withoutDetails(const std::vector<std::size_t>& indices) const;
    Transaction withoutDetails() const;  // without any

    // `key` is the author's, or the clinic's current one.
    bool isSignedBy(const SignPublic& key, const SignatureCheck& check) const;
    static crypto::SignedMessage signingMessage(const ChainId& chain, const TxId& id);

private:
    Transaction() = default;
    static Result<Transaction> assemble(TransactionBody body, const Signature& signature, Details details);
    TransactionBody body_;
    Signature signature_;
    TxId id_;
    Details details_;
    Bytes signedBytes_;
    std::size_t size_ = 0;
};

RequestId requestId(const TxId& tx, std::size_t operation);
ProposalId proposalId(const TxId& tx, std::size_t operation);
CaseId caseIdOf(const TxId& tx,
                std::size_t operation);  // the first 16 bytes of the same; of an emergency, too

// Revocations and retirements to be obeyed as soon as the transaction arrives. Those with a wrong
// signature are left out.
std::vector<Operation> obeyedOnArrival(const Transaction& tx, const SignatureCheck& check);

// Evidence: the author signed two transactions for one place in a lane.
struct LaneFork {
    Transaction first, second;  // without details, first.id() < second.id()

    static std::optional<LaneFork> of(const Transaction& a, const Transaction& b);
    // `key` as in isSignedBy. Errors: BadProof (no fork), BadSignature.
    Status check(const SignPublic& key, const SignatureCheck& signatures) const;
    Bytes encode() const;  // [travels, travels]
    static Result<LaneFork> decode(ByteView cbor);
};

}  // namespace reseal::ledger
