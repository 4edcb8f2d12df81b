// Keys and contents for tests of sealing and sharing.
#pragma once

#include "core/crypto/keys.h"
#include "core/crypto/random.h"
#include "core/sealing/sealed_file.h"

namespace reseal::test {

// A condition secret, its key and the card secret that goes with it.
struct Owner {
    crypto::SecretScalar a = crypto::SecretScalar::random();
    crypto::Point A = base(a);
    crypto::SecretBytes card = crypto::SecretBytes::random(32);
    sealing::Recipient recipient() const { return {A, card.clone()}; }
    crypto::RistrettoKey key() const { return {a.clone(), A}; }
};

inline Bytes randomBytes(std::size_t size) {
    Bytes out(size);
    crypto::fillRandom(out);
    return out;
}

// Gives `bytes`, which must outlive it, from the beginning.
inline sealing::Source sourceOf(ByteView bytes) {
    return [bytes](MutableByteView into) mutable -> Result<std::size_t> {
        const std::size_t take = std::min(into.size(), bytes.size());
        std::ranges::copy(bytes.first(take), into.begin());
        bytes = bytes.subspan(take);
        return take;
    };
}

inline sealing::Sink sinkInto(Bytes& out) {
    return [&out](ByteView bytes) -> Status {
        append(out, bytes);
        return {};
    };
}

// The capsule of a new record for `owner`.
struct Encapsulated {
    RecordId record = crypto::randomFixed<RecordId>();
    crypto::SecretBytes fileKey = crypto::SecretBytes::random(32);
    sealing::Stanza stanza;
    explicit Encapsulated(const Owner& owner)
        : stanza(*sealing::encapsulate(owner.A, owner.card, record, fileKey)) {}
    sealing::CheckedStanza checked() const { return *sealing::CheckedStanza::check(record, stanza); }
};

inline bool failsWith(const auto& result, ErrorCode code) {
    return !result && result.error().code == code;
}

}  // namespace reseal::test
