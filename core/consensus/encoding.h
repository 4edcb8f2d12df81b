// The pieces from which messages, records and signed bodies are put together; grammar in messages.h.
// Internal to this folder.
//
// Thread rule: pure functions.
#pragma once

#include "core/base/cbor.h"
#include "core/consensus/messages.h"

namespace reseal::consensus {

void put(cbor::Writer& out, const BlockId& id);
void put(cbor::Writer& out, const Vote& vote);
void put(cbor::Writer& out, const Certificate& certificate);
void put(cbor::Writer& out, const SignedHead& head);
void put(cbor::Writer& out, const Proposal& proposal);
void putUnsigned(cbor::Writer& out, const SignedHead& head);          // head without its signature
void putAnswerFields(cbor::Writer& out, const StatusAnswer& answer);  // the five before the signature

// Each reads one item; errors stick in the reader.
BlockId getBlockId(cbor::Reader& in);
Vote getVote(cbor::Reader& in);
Certificate getCertificate(cbor::Reader& in);
Proposal getProposal(cbor::Reader& in);

}  // namespace reseal::consensus
