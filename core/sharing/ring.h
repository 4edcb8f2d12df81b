// The ring of a registration: N = 4^m identities Y_0 … Y_{N−1} out of the ledger's roster for a role, one of
// which, nobody learns which, owns the new pseudonym. And the ticket that bounds how many one member makes.
//
//   m      the smallest from 1 to 5 with which 4^m covers the roster; a shorter roster is filled up by
//          repeating its last member; of a longer one than 4^5 it is a window of 4^5 members that runs on
//          from the roster's end to its beginning, named by its start
//   in a window LE32(first 4 bytes of `window`) mod 4^5 members come before the signer, where `window` is the
//          pseudonym's own (PersonKeys::pseudonymWindow): a pseudonym's proof is renewed again and again, and
//          windows that were drawn anew each time could be intersected down to its owner
//   H = Hg("reseal/1/ticket", L, role, LE64(period), LE32(slot));  a member's ticket is Z = x·H
//
// Thread rule: values; share nothing.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/crypto/group.h"

namespace reseal::sharing {

inline constexpr std::size_t kRingBase = 4;       // n
inline constexpr std::size_t kMaxRingDigits = 5;  // m
inline constexpr std::size_t kMaxRing = 1024;     // n^m

// Which places of a roster make the ring.
class RingShape {
public:
    // Errors: InvalidArgument (an empty roster, a window that starts past its end, or in a roster that
    // fits whole).
    static Result<RingShape> of(std::size_t roster, std::size_t start);
    // With the member at `place` in it; where that takes a window, at the place of it that `window` says
    // (32 bytes, CHECKed): with the window's start it tells the member, so it is secret.
    // Errors: InvalidArgument (no such place).
    static Result<RingShape> around(std::size_t roster, std::size_t place, const crypto::SecretBytes& window);
    std::size_t digits() const { return digits_; }      // m
    std::size_t size() const { return size_; }          // N
    std::size_t distinct() const { return distinct_; }  // members before the last one repeats
    std::size_t start() const { return start_; }
    std::size_t place(std::size_t member) const;  // in the roster; CHECKs member < size()
    bool has(std::size_t place) const;            // is that place of the roster in it?

private:
    std::size_t roster_ = 0, start_ = 0, digits_ = 1, size_ = 0, distinct_ = 0;
};

class Ring {
public:
    // Errors: those of RingShape::of.
    static Result<Ring> of(const std::vector<crypto::Point>& roster, std::size_t start);
    // Of the members that stand in those places, in their order: for who reads no more of a long roster.
    // Errors: InvalidArgument (not as many as the shape has distinct ones).
    static Result<Ring> of(const RingShape& shape, std::vector<crypto::Point> members);
    const RingShape& shape() const { return shape_; }
    std::size_t digits() const { return shape_.digits(); }
    std::size_t size() const { return shape_.size(); }
    // Y_0 up to the one that repeats.
    const std::vector<crypto::Point>& distinct() const { return members_; }
    const crypto::Point& member(std::size_t i) const { return members_[std::min(i, members_.size() - 1)]; }

private:
    Ring(const RingShape& shape, std::vector<crypto::Point> members)
        : shape_(shape), members_(std::move(members)) {}
    RingShape shape_;
    std::vector<crypto::Point> members_;
};

// Computed by whoever verifies, never sent. Whether `slot` is below the role's limit, and `period` that of
// the roster's height, is the ledger's to say.
class TicketBase {
public:
    // Errors: InvalidPoint (never but with probability 2^-252).
    static Result<TicketBase> of(const ChainId& chain, std::string_view role, std::uint64_t period,
                                 std::uint32_t slot);
    const crypto::Point& H() const { return H_; }

private:
    explicit TicketBase(const crypto::Point& H) : H_(H) {}
    crypto::Point H_;
};

// The generators R(j,i) of commitments: nobody knows their logarithms.
const crypto::Point& ringGenerator(std::size_t j, std::size_t i);  // CHECKs j < 5, i < 4

}  // namespace reseal::sharing
