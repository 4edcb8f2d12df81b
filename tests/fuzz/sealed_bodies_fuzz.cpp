// Small sealed things, written by somebody who has the key but does not keep to the rules: the input is the
// plaintext, sealed here and then opened as from a stranger.
#include "core/crypto/aead.h"
#include "core/crypto/transcript.h"
#include "core/records/catalogue.h"
#include "core/records/request_body.h"
#include "core/records/team_reader.h"
#include "core/sealing/label.h"
#include "core/sharing/grant.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;

namespace {

const ChainId kChain = ChainId::copy(Bytes(32, 0xaa));
const Bytes kKey(32, 7);

void label(ByteView plain) {
    static const crypto::Point A = *crypto::Point::from(crypto::base(crypto::Scalar::fromUint(5)));
    crypto::XNonce nonce{};  // record id and version, all zeros
    const Bytes sealed = crypto::xchachaSeal(kKey, nonce, A.view(), plain);
    const auto opened = sealing::openLabel(kKey, A, RecordId{}, 0, sealed);
    if (!opened || opened->size() > sealing::kMaxLabel) return;
    fuzz::requireSame(sealing::sealLabel(kKey, A, RecordId{}, 0, *opened), sealed);
}

void drawer(ByteView plain) {
    static const SignPublic author = SignPublic::copy(Bytes(32, 1));
    Bytes associated = toBytes(kChain);
    append(associated, author);
    const crypto::XNonce nonce{};
    Bytes sealed(nonce.begin(), nonce.end());
    const auto key = crypto::Kdf("reseal/1/catalogue/seal").add(kKey).key();
    append(sealed, crypto::xchachaSeal(key, nonce, associated, plain));
    const auto opened = records::openDrawer(kKey, kChain, author, sealed);
    if (!opened) return;
    const auto again = records::sealDrawer(kKey, kChain, author, *opened);
    fuzz::require(again && again->size() == sealed.size(), "a drawer that opens has one plaintext");
    fuzz::require(*records::openDrawer(kKey, kChain, author, *again) == *opened, "a drawer returns");
}

void request(ByteView plain) {
    static const auto patient = crypto::BoxKey::fromSeed(crypto::SecretBytes::copyOf(kKey));
    const auto opened = records::openRequest(patient, *crypto::sealTo(patient.publicKey(), plain));
    if (!opened) return;
    const auto again = records::sealRequest(*opened, patient.publicKey());
    if (!again) return;  // sealing applies the rules of checkRequest too
    fuzz::require(again->size() == plain.size() + crypto::kBoxOverhead, "a request has one plaintext");
    fuzz::require(*records::openRequest(patient, *again) == *opened, "a request returns");
}

void reader(ByteView plain) {
    static const auto patient = crypto::BoxKey::fromSeed(crypto::SecretBytes::copyOf(kKey));
    const auto opened = records::TeamReader::open(patient, *crypto::sealTo(patient.publicKey(), plain));
    if (!opened) return;
    static const ChainId elsewhere = ChainId::copy(Bytes(32, 0xbb));
    fuzz::require(!opened->check(elsewhere, {}), "signed for another ledger");
    const auto again = *opened->sealTo(patient.publicKey());
    fuzz::requireSame(patient.open(again)->view(), plain);
}

void note(ByteView plain) {
    const auto opened = sharing::decodeNote(crypto::SecretBytes::copyOf(plain));
    if (opened) fuzz::requireSame(sharing::encodeNote(*opened)->view(), plain);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 5) {
        case 0:
            label(rest);
            break;
        case 1:
            drawer(rest);
            break;
        case 2:
            request(rest);
            break;
        case 3:
            note(rest);
            break;
        case 4:
            reader(rest);
            break;
    }
    return 0;
}
