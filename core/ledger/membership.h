// What the state keeps of epochs, proposals and evidence.
//
// An *epoch* is a stretch of blocks ordered by one fixed set of validators. A clinic that loses the role is
// queued to leave the set when that passes. One that is given the role, or another signing key, is queued to
// come into the set, or to change its key there, when it next says something on the ledger under the key that
// it has: a sign of life, without which nobody waits for it. When a block is done and no end is fixed, as
// many changes as may happen at once (max(1, f) clinics) are taken from the queue, in order, and the epoch's
// last height is fixed two blocks ahead, so that every validator knows of the end before it comes. With the
// last block the next epoch begins.
//
// Thread rule: values.
#pragma once

#include "core/ledger/block.h"
#include "core/ledger/clinic_entry.h"
#include "core/ledger/operation.h"
#include "core/ledger/refusal.h"

namespace reseal::ledger {

inline constexpr Height kBlocksToEpochEnd = 2;
inline constexpr std::uint64_t kMaxWaitingChanges = 64;  // of the set; a vote to remove one more waits
inline constexpr std::uint64_t kMaxOpenProposals = 4;    // per clinic
inline constexpr Duration kProposalLife = days(30);
// Before the present one: evidence is taken of these. Who steals a key that a clinic gave up long ago can
// make it contradict itself in every epoch that it served.
inline constexpr std::uint64_t kEvidenceEpochs = 8;
inline constexpr Duration kLeavingTime = days(90);  // of a removed clinic

struct EpochEntry {
    std::uint64_t number = 0;                    // 1, 2, …
    List<Validator, 1, kMaxClinics> validators;  // in ascending order of id: consensus numbers them so
    Hash32 setHash;
    Height base = 0;  // the last block before the epoch (genesis: 0)
    Hash32 baseHash;  // and the seed of its leaders
    Duration delta;
    Height last = 0;  // of the epoch; 0: no end is fixed
    static void fields(auto& self, auto&& each) {
        each(self.number, self.validators, self.setHash, self.base, self.baseHash, self.delta, self.last);
    }
    friend bool operator==(const EpochEntry&, const EpochEntry&) = default;

    std::optional<std::size_t> indexOf(const ClinicId& clinic) const;
    std::size_t faulty() const { return (validators.size() - 1) / 3; }
    std::size_t quorum() const { return validators.size() - faulty(); }
    std::size_t changesAtOnce() const { return std::max<std::size_t>(1, faulty()); }
    const Hash32& leaderSeed() const { return baseHash; }
};

struct NextSet {  // there while an end is fixed
    List<Validator, 1, kMaxClinics> validators;
    Hash32 hash;
    static void fields(auto& self, auto&& each) { each(self.validators, self.hash); }
    friend bool operator==(const NextSet&, const NextSet&) = default;
};

struct SetChange {  // decided, and waiting for its epoch
    ClinicId clinic;
    std::optional<SignPublic> key;  // it validates with this one; nothing: no longer
    static void fields(auto& self, auto&& each) { each(self.clinic, self.key); }
    friend bool operator==(const SetChange&, const SetChange&) = default;
};
struct SetQueue {
    std::uint64_t first = 0, next = 0;  // numbers of the changes that wait
    static void fields(auto& self, auto&& each) { each(self.first, self.next); }
    friend bool operator==(const SetQueue&, const SetQueue&) = default;
};

enum class ProposalStatus : std::uint8_t { Open = 0, Passed = 1, Rejected = 2, Failed = 3, Expired = 4 };
template <>
struct EnumRange<ProposalStatus> {
    static constexpr std::uint64_t kMin = 0, kMax = 4;
};
std::string_view name(ProposalStatus status);  // "Open"

struct ProposalEntry {
    ClinicId author;
    Height height = 0;
    Instant time;
    TxId tx;
    std::uint32_t operation = 0;
    Instant until;
    Change change;
    Text<0, 280> reason;
    ProposalStatus status{};
    Height decided = 0;  // 0: not
    Refusal failure{};   // of one that had the votes, but could no longer be done
    static void fields(auto& self, auto&& each) {
        each(self.author, self.height, self.time, self.tx, self.operation, self.until, self.change,
             self.reason, self.status, self.decided, self.failure);
    }
    // Open ones end by themselves.
    ProposalStatus statusAt(Instant now) const {
        return status == ProposalStatus::Open && now > until ? ProposalStatus::Expired : status;
    }
    friend bool operator==(const ProposalEntry&, const ProposalEntry&) = default;
};

struct EvidenceEntry {
    ClinicId by;
    Height height = 0;
    TxId tx;
    std::uint32_t operation = 0;
    static void fields(auto& self, auto&& each) { each(self.by, self.height, self.tx, self.operation); }
    friend bool operator==(const EvidenceEntry&, const EvidenceEntry&) = default;
};

}  // namespace reseal::ledger
