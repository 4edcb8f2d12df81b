#include "core/ledger/head_proof.h"

#include "core/ledger/codec.h"
#include "core/ledger/light.h"

namespace reseal::ledger {

Bytes HeadProof::encode() const {
    return codec::encode(*this);
}

Result<HeadProof> HeadProof::decode(ByteView cbor) {
    return codec::decode<HeadProof>(cbor);
}

HeadProof proveHead(const StateView& state, const AccountId& account) {
    HeadsWay way = wayTo(state.table(), account);
    HeadProof out;
    out.siblings.assign(way.siblings.begin(), way.siblings.end());
    if (way.found) {
        const AccountHead head = state.head(*way.found);
        out.found = FoundHead{accountPath(*way.found), head.hash, head.count};
    }
    return out;
}

Result<ProvenHead> verifyHead(const HeadProof& proof, const AccountId& account, const Hash32& root) {
    const Hash32 path = accountPath(account);
    const std::size_t depth = proof.siblings.size();
    if (depth > kMaxHeadPath) return fail(ErrorCode::BadProof, "a way longer than a path");
    Hash32 at;
    if (proof.found) {
        for (std::size_t i = 0; i < depth; ++i)
            if (bitOf(proof.found->path, i) != bitOf(path, i))
                return fail(ErrorCode::BadProof, "a leaf that does not stand on the account's way");
        at = headLeaf(proof.found->path, proof.found->head, proof.found->count);
    }
    for (std::size_t i = depth; i-- > 0;)
        at = bitOf(path, i) ? headNode(proof.siblings[i], at) : headNode(at, proof.siblings[i]);
    if (at != root) return fail(ErrorCode::BadProof, "the way does not lead to the header's heads root");
    if (!proof.found || proof.found->path != path) return ProvenHead{};
    return ProvenHead{proof.found->head, proof.found->count};
}

Status verifyEvents(const HeadProof& proof, const AccountId& account, const std::vector<Event>& events,
                    const Hash32& root) {
    RESEAL_ASSIGN(const ProvenHead head, verifyHead(proof, account, root));
    if (head.count != events.size())
        return fail(ErrorCode::BadProof, "the account has " + std::to_string(head.count) + " events, not " +
                                             std::to_string(events.size()));
    if (headAfter({}, events) != head.hash)
        return fail(ErrorCode::BadProof, "the events are not those of the account's head");
    return {};
}

}  // namespace reseal::ledger
