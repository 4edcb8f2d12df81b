#include "core/consensus/fetched.h"

namespace reseal::consensus {

Result<std::size_t> provenBy(const Config& config, const BlockId& tip, const std::vector<FetchedLink>& links,
                             const Verifier& verifier) {
    BlockId last = tip;
    std::size_t proven = 0;
    bool isOver = false;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const FetchedLink& link = links[i];
        if (link.id.height <= tip.height) continue;
        if (link.id.height != last.height + 1 || link.parent != last.hash)
            return fail(ErrorCode::BadProof, "fetched blocks don't follow each other");
        if (link.epoch != config.epoch || link.setHash != config.setHash || isOver)
            return fail(ErrorCode::BadProof, "a fetched block that other validators order");
        isOver = link.last;
        last = link.id;
        if (!link.finalization) continue;
        if (link.finalization->kind != VoteKind::Finalize || link.finalization->block != link.id)
            return fail(ErrorCode::BadProof, "a finalization of another block");
        proven = i + 1;
    }
    if (proven == 0) {
        if (last == tip) return std::size_t{0};
        return fail(ErrorCode::BadProof, "blocks without a finalization");
    }
    RESEAL_TRY(verifyCertificate(config, *links[proven - 1].finalization, verifier));
    return proven;
}

}  // namespace reseal::consensus
