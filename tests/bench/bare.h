// What an operation costs at the least: the same number and kind of libsodium calls, with nothing
// around them. A benchmark of ours stands beside one of these.
#pragma once

#include <sodium.h>

#include <array>

namespace reseal::bench {

struct Count {
    int base = 0;   // multiplications of the base point
    int mul = 0;    // multiplications of another point
    int add = 0;    // additions and subtractions
    int boxes = 0;  // sealed boxes of 32 bytes made
    int opens = 0;  // and opened
};

class Bare {
public:
    Bare() {
        crypto_core_ristretto255_scalar_random(s_.data());
        crypto_core_ristretto255_random(p_.data());
        crypto_core_ristretto255_random(q_.data());
        crypto_box_keypair(boxKey_.data(), boxSecret_.data());
        ok_ += crypto_box_seal(sealed_.data(), s_.data(), s_.size(), boxKey_.data());
    }
    void run(const Count& count) {
        for (int i = 0; i < count.base; ++i)
            ok_ += crypto_scalarmult_ristretto255_base(out_.data(), s_.data());
        for (int i = 0; i < count.mul; ++i)
            ok_ += crypto_scalarmult_ristretto255(out_.data(), s_.data(), p_.data());
        for (int i = 0; i < count.add; ++i)
            ok_ += crypto_core_ristretto255_add(out_.data(), p_.data(), q_.data());
        for (int i = 0; i < count.boxes; ++i)
            ok_ += crypto_box_seal(box_.data(), s_.data(), s_.size(), boxKey_.data());
        for (int i = 0; i < count.opens; ++i)
            ok_ += crypto_box_seal_open(out_.data(), sealed_.data(), sealed_.size(), boxKey_.data(),
                                        boxSecret_.data());
    }
    int failures() const { return ok_; }

private:
    std::array<unsigned char, 32> s_, p_, q_, out_, boxKey_, boxSecret_;
    std::array<unsigned char, 32 + crypto_box_SEALBYTES> box_, sealed_;
    int ok_ = 0;
};

}  // namespace reseal::bench
