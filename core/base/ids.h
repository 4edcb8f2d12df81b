// The names by which things are known across the whole program, each a type of its own.
#pragma once

#include "core/base/bytes.h"

namespace reseal {

using ChainId = FixedBytes<32, struct ChainIdTag>;    // which ledger; all zeros before there is one
using TxId = FixedBytes<32, struct TxIdTag>;          // SHA-256 of a transaction without its signature
using Hash32 = FixedBytes<32, struct Hash32Tag>;      // any other SHA-256
using RecordId = FixedBytes<16, struct RecordIdTag>;  // random, new for every sealing
using GrantId = FixedBytes<16, struct GrantIdTag>;    // random
using BlobId = FixedBytes<32, struct BlobIdTag>;      // Merkle root of a sealed file
using SignPublic =
    FixedBytes<32, struct SignPublicTag>;  // Ed25519 public key; a pseudonym's name on the ledger
using BoxPublic = FixedBytes<32, struct BoxPublicTag>;  // X25519 public key
using ClinicId = FixedBytes<32, struct ClinicIdTag>;  // a clinic's first Ed25519 key; stays when keys change
using LaneId = FixedBytes<8, struct LaneIdTag>;       // one installation of the program
using Nonce16 = FixedBytes<16, struct Nonce16Tag>;    // fresh in each re-encapsulation request
using TlsPin = FixedBytes<32, struct TlsPinTag>;      // SHA-256 of a TLS public key (DER)

}  // namespace reseal
