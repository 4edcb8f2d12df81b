// What makes a block final: the consensus configuration that follows from a genesis, and a finalization that
// is of the block in question. One place for the node that catches up and for whoever checks a proof.
//
// Thread rule: functions are pure.
#pragma once

#include "core/consensus/config.h"
#include "core/ledger/block.h"
#include "core/ledger/genesis.h"

namespace reseal::node {

// The clinics that validate, in the order by which consensus numbers them.
std::vector<ledger::Validator> validatorsOf(const ledger::Genesis& genesis);

// The consensus configuration of the first epoch. `own`: this node's clinic; nothing: an observer.
consensus::Config consensusConfig(const ledger::Genesis& genesis, const std::optional<ClinicId>& own);

// The certificate, if it is a finalization of that block. Its signatures are consensus::verifyCertificate's.
// Errors: Malformed, BadProof.
Result<consensus::Certificate> finalizationOf(const consensus::BlockId& block, ByteView certificate);

}  // namespace reseal::node
