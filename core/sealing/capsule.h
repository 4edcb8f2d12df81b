// Encapsulating a record's file key to a condition key A (TDH2 of Shoup and Gennaro 1998 as a key
// encapsulation). A capsule can be checked by anyone, so a proxy never computes on one that its maker
// did not know the logarithm of: that is what makes re-encapsulation safe against chosen ciphertexts.
//
//   r, v random;  E = rG;  Ē = rḠ;  S = r·A
//   wrap = XChaCha20-Poly1305(KDF32("reseal/1/wrap", S, card secret of A, E, Ē, A, record_id), 0^24, FK)
//   e = Hs("reseal/1/capsule", A, record_id, wrap, E, Ē, vG, vḠ);  f = v + r·e
//
// Thread rule: values.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/group.h"

namespace reseal::sealing {

using crypto::SecretBytes;

inline constexpr std::size_t kStanzaSize = 208;
using Wrap = FixedBytes<48, struct WrapTag>;

// As it came from outside: points and scalars are valid encodings, nothing more is known.
//
//   stanza = A(32) ‖ E(32) ‖ Ē(32) ‖ e(32) ‖ f(32) ‖ wrap(48)
struct Stanza {
    crypto::Point A, E, Ebar;
    crypto::Scalar e, f;
    Wrap wrap;

    // Errors: Malformed (length), InvalidPoint, InvalidScalar.
    static Result<Stanza> decode(ByteView bytes208);
    Bytes encode() const;
};

// A stanza whose capsule has been checked for one record. Only such a one can be opened or
// re-encapsulated: the functions that do so take no other type.
class CheckedStanza {
public:
    // Errors: BadProof.
    static Result<CheckedStanza> check(const RecordId& record, const Stanza& stanza);
    const Stanza& stanza() const { return stanza_; }
    const RecordId& record() const { return record_; }

private:
    CheckedStanza(const RecordId& record, const Stanza& stanza) : record_(record), stanza_(stanza) {}
    RecordId record_;
    Stanza stanza_;
};

// The second generator Ḡ = Hg("reseal/1/generator/capsule").
const crypto::Point& capsuleGenerator();

// `cardSecret` and `fileKey` have 32 bytes (CHECKed). Errors: InvalidScalar, with probability 2^-252.
Result<Stanza> encapsulate(const crypto::Point& A, ByteView cardSecret, const RecordId& record,
                           const SecretBytes& fileKey);

// The file key, from the shared secret S = r·A. Errors: CannotOpen.
Result<SecretBytes> unwrap(const CheckedStanza& stanza, const crypto::SecretPoint& S, ByteView cardSecret);

// As the owner of the condition secret a. Errors: CannotOpen, InvalidArgument (a is not of A).
Result<SecretBytes> openAsOwner(const CheckedStanza& stanza, const crypto::SecretScalar& a,
                                ByteView cardSecret);

}  // namespace reseal::sealing
