// That an account's head is this, or that it has none, under a header's heads root; and that a list of events
// is the whole of an account's.
//
//   proof = [[sibling, …], found]       canonical CBOR; siblings from the root down
//   found = null                        the account's place is empty
//         | [SHA-256(account), head, count]     a leaf: the account's own, or another's that has the place to
//                                               itself, so that there is none of the account in question
//
// Thread rule: values; functions are pure.
#pragma once

#include "core/ledger/heads_tree.h"

namespace reseal::ledger {

inline constexpr std::size_t kMaxHeadPath = 256;

struct FoundHead {
    Hash32 path;
    Hash32 head;
    std::uint64_t count = 0;
    static void fields(auto& self, auto&& each) { each(self.path, self.head, self.count); }
    friend bool operator==(const FoundHead&, const FoundHead&) = default;
};

struct HeadProof {
    List<Hash32, 0, kMaxHeadPath> siblings;
    std::optional<FoundHead> found;
    static void fields(auto& self, auto&& each) { each(self.siblings, self.found); }
    friend bool operator==(const HeadProof&, const HeadProof&) = default;

    Bytes encode() const;
    static Result<HeadProof> decode(ByteView cbor);  // Errors: Malformed
};

// Of the state's own tree.
HeadProof proveHead(const StateView& state, const AccountId& account);

struct ProvenHead {
    Hash32 hash;
    std::uint64_t count = 0;
    friend bool operator==(const ProvenHead&, const ProvenHead&) = default;
};
// The account's head under that root; an account that is not on the ledger has zeros and none.
// Errors: BadProof.
Result<ProvenHead> verifyHead(const HeadProof& proof, const AccountId& account, const Hash32& root);

// Are these all events of the account, under that root, in their order, each as it was written?
// Errors: BadProof.
Status verifyEvents(const HeadProof& proof, const AccountId& account, const std::vector<Event>& events,
                    const Hash32& root);

}  // namespace reseal::ledger
