#include "core/node/finality.h"

namespace reseal::node {

std::vector<ledger::Validator> validatorsOf(const ledger::Genesis& genesis) {
    std::vector<ledger::Validator> out;
    for (const ledger::ClinicEntry& entry : genesis.entries())
        if (entry.roles.has(ledger::ClinicRole::Validator)) out.push_back({entry.id, entry.signKey()});
    return out;
}

consensus::Config consensusConfig(const ledger::Genesis& genesis, const std::optional<ClinicId>& own) {
    const std::vector<ledger::Validator> validators = validatorsOf(genesis);
    consensus::Config config;
    config.chain = genesis.chainId();
    config.epoch = ledger::kEpoch;
    for (std::size_t i = 0; i < validators.size(); ++i) {
        if (validators[i].id == own) config.own = static_cast<consensus::ValidatorIndex>(i);
        config.validators.push_back(validators[i].key);
    }
    config.setHash = ledger::validatorSetHash(validators);
    config.base = {0, genesis.hash()};
    config.leaderSeed = genesis.hash();
    config.delta = genesis.parameters().delta;
    return config;
}

Result<consensus::Certificate> finalizationOf(const consensus::BlockId& block, ByteView certificate) {
    RESEAL_ASSIGN(auto decoded, consensus::decodeCertificate(certificate));
    if (decoded.kind != consensus::VoteKind::Finalize || decoded.block != block)
        return fail(ErrorCode::BadProof, "a finalization of another block");
    return decoded;
}

}  // namespace reseal::node
