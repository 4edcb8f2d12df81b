// What makes a block final: who validates from the genesis on, and a finalization that is of the block in
// question (the configuration of an epoch: evidence.h). One place for the node that catches up and for
// whoever checks a proof.
//
// Thread rule: functions are pure.
#pragma once

#include "core/consensus/config.h"
#include "core/ledger/block.h"
#include "core/ledger/genesis.h"

namespace reseal::node {

// The clinics that validate in the first epoch, in the order by which consensus numbers them.
std::vector<ledger::Validator> validatorsOf(const ledger::Genesis& genesis);

// The certificate, if it is a finalization of that block. Its signatures are consensus::verifyCertificate's.
// Errors: Malformed, BadProof.
Result<consensus::Certificate> finalizationOf(const consensus::BlockId& block, ByteView certificate);

}  // namespace reseal::node
