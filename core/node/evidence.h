// Evidence on the ledger: that a validator signed two statements that exclude each other. Here because the
// ledger doesn't speak consensus' language (core/ledger/checks.h), and consensus doesn't know the ledger's.
//
//   proof = [signer, vote, vote] | [signer, proposal, proposal]       canonical CBOR of core/consensus
//
// A proposal stands there with its signed head alone: no proofs and no block.
//
// Thread rule: functions are pure; the check may be used from any thread.
#pragma once

#include "core/consensus/config.h"
#include "core/ledger/checks.h"
#include "core/ledger/membership.h"

namespace reseal::node {

// The consensus configuration of an epoch as the ledger's state tells of it. `own`: this node's clinic;
// nothing: an observer.
consensus::Config consensusConfig(const ChainId& chain, const ledger::EpochEntry& epoch,
                                  const std::optional<ClinicId>& own);

Bytes encodeEvidence(const consensus::Evidence& evidence);
// Errors: Malformed.
Result<consensus::Evidence> decodeEvidence(ByteView proof);

// The operation that brings it to the ledger. Errors: InvalidArgument (no such validator; too long).
Result<ledger::Evidence> ledgerEvidence(const ledger::EpochEntry& epoch, const consensus::Evidence& evidence);

// The judge that every node of a ledger gives to its contract.
const ledger::EvidenceCheck& consensusEvidence();

}  // namespace reseal::node
