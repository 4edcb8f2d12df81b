// A proof has one encoding, holds on its own ledger only, and no longer once anything in it is changed.
#include "core/node/ledger_proof.h"

#include "core/consensus/config.h"
#include "core/crypto/sha256.h"
#include "core/ledger/genesis.h"
#include "core/node/epoch_chain.h"
#include "core/node/finality.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;

constexpr std::size_t kPlaces = 64;  // of one proof, so that none of its parts is missed

// [place, bit, proof…]: where a proof that holds is spoilt.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::size_t place = in.byte();
    const auto bit = static_cast<std::uint8_t>(1U << in.byte() % 8);
    const ByteView rest = in.rest();
    const auto proof = node::LedgerProof::decode(rest);
    if (!proof) {
        fuzz::require(!node::checkProof(rest, ChainId{}).ok, "what can't be read proves nothing");
        return 0;
    }
    fuzz::requireSame(proof->encode(), rest);
    const ChainId chain = ChainId::copy(crypto::sha256(proof->genesis).view());
    const node::Verification checked = node::checkProof(rest, chain);
    bool all = true;
    for (const node::VerificationStep& step : checked.steps) all = all && step.ok;
    fuzz::require(checked.ok == all && checked.steps.size() > 10, "a proof holds if every step does");
    if (!checked.ok) return 0;
    fuzz::require(!node::checkProof(rest, ChainId{}).ok, "it holds on its own ledger only");
    const std::size_t step = rest.size() / kPlaces + 1;
    for (std::size_t at = place % step; at < rest.size(); at += step) {
        Bytes spoilt = toBytes(rest);
        spoilt[at] ^= bit;
        fuzz::require(!node::checkProof(spoilt, chain).ok, "every byte counts");
    }
    return 0;
}
