#include "core/node/finality.h"

namespace reseal::node {

std::vector<ledger::Validator> validatorsOf(const ledger::Genesis& genesis) {
    std::vector<ledger::Validator> out;
    for (const ledger::ClinicEntry& entry : genesis.entries())
        if (entry.roles.has(ledger::ClinicRole::Validator)) out.push_back({entry.id, entry.signKey()});
    return out;
}

Result<consensus::Certificate> finalizationOf(const consensus::BlockId& block, ByteView certificate) {
    RESEAL_ASSIGN(auto decoded, consensus::decodeCertificate(certificate));
    if (decoded.kind != consensus::VoteKind::Finalize || decoded.block != block)
        return fail(ErrorCode::BadProof, "a finalization of another block");
    return decoded;
}

}  // namespace reseal::node
