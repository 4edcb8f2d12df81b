// Everything on the ledger has one encoding; erasing details leaves a transaction's id as it is.
#include "core/ledger/genesis.h"
#include "core/ledger/light.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::ledger;

namespace {

// So that what stands behind a signature is reached.
class AnySignature : public SignatureCheck {
public:
    bool verify(const SignPublic&, const crypto::SignedMessage&, const Signature&) const override {
        return true;
    }
};
const AnySignature kAny;

void transaction(ByteView bytes) {
    const auto tx = Transaction::decode(bytes);
    if (!tx) return;
    fuzz::requireSame(tx->encode(), bytes);
    fuzz::require(tx->size() == bytes.size(), "a transaction knows its size");
    const Transaction bare = tx->withoutDetails();
    fuzz::require(bare.id() == tx->id(), "erasing details leaves the id");
    fuzz::require(equal(bare.signedBytes(), tx->signedBytes()), "erasing details leaves what is signed");
    fuzz::require(static_cast<bool>(Transaction::decode(bare.encode())), "what is left decodes");
    (void)obeyedOnArrival(*tx, kAny);
    for (const Operation& operation : tx->body().operations) (void)detailSlots(operation);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 10) {
        case 0:
            transaction(rest);
            break;
        case 1:
            fuzz::returns<Block>(rest);
            break;
        case 2:
            fuzz::returns<Header>(rest);
            break;
        case 3:
            fuzz::returns(rest, decodeEvent, [](const Event& event) { return encode(event); });
            break;
        case 4:
            fuzz::returns(
                rest, [](ByteView b) { return Genesis::decode(b, kAny); },
                [](const Genesis& genesis) { return genesis.encode(); });
            break;
        case 5:
            fuzz::returns(
                rest, [](ByteView b) { return ClinicEntry::decode(b, kAny); },
                [](const ClinicEntry& entry) { return entry.encode(); });
            break;
        case 6:
            fuzz::returns<InclusionProof>(rest);
            break;
        case 7:
            fuzz::returns<LaneFork>(rest);
            break;
        case 8:
            fuzz::returns(rest, decodeOperation, [](const Operation& op) { return encode(op); });
            break;
        case 9:
            fuzz::returns(
                rest, [](ByteView b) { return decodeJoinRequest(b, kAny); },
                [](const AddClinic& request) { return encodeJoinRequest(request); });
            break;
    }
    return 0;
}
