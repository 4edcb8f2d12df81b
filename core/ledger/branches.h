// Notarized blocks above the final state, as stacked deltas: a block is validated and built on any of them
// as if it were final.
//
//   final state ◄── delta of block h+1 ◄── delta of block h+2 …
//
// Thread rule: that of the final state's view, which must outlive it.
#pragma once

#include <memory>
#include <set>

#include "core/ledger/contract.h"

namespace reseal::ledger {

// How far a block's time may be ahead of the clock of a validator that notarizes it.
inline constexpr Duration kClockTolerance = seconds(10);

class Branches {
public:
    // Beyond it the oldest goes that nothing stands on. Where views are nullified for days, each leaves a
    // block that comes to nothing; the one that is built on at last is a late one.
    static constexpr std::size_t kMax = 4096;

    // `final` is the state after `tip`. The checks must outlive this, too.
    Branches(const KeyValueView& final, Height height, const Hash32& tip, const SignatureCheck& signatures,
             const EvidenceCheck& evidence)
        : final_(final), height_(height), tip_(tip), signatures_(signatures), evidence_(evidence) {}

    bool follows(const Hash32& parent) const { return parent == tip_ || branches_.contains(parent); }

    // By the contract, on its parent, which follows() (CHECKed). Gives the header's time, in which a node
    // may not believe yet (isTooEarly). Errors: Refused.
    Result<Instant> validate(const Block& block);
    bool isTooEarly(const Hash32& parent, Instant blockTime, Instant now) const;

    // A block of what can be executed now of `pending`, in that order; nothing if there is nothing and an
    // empty one isn't wanted, or if `intact` says that a read of the state failed meanwhile.
    struct Wanted {
        Hash32 parent;
        std::uint64_t view = 0;
        ClinicId proposer;
        bool evenIfEmpty = false;
        std::size_t maxBytes = SIZE_MAX;  // of its transactions together, if they are more than one
    };
    std::optional<Block> build(const Wanted& wanted, Instant now, const std::vector<ByteView>& pending,
                               const std::function<bool()>& intact);

    // Would one of `pending` be executable in a block on `parent`?
    bool executable(const Hash32& parent, Instant now, const std::vector<ByteView>& pending) const;
    // Does the state after `parent` ask for a block even if there is nothing to put into it? The end of epoch
    // number `epoch` is fixed or behind it; or the next one's first block decides on proposals by itself.
    // Until then their decisions wait, and a clinic whose key is one of them can't say anything: what it
    // signs with the one that it has can't stand in that block. False: also if `parent` isn't known here.
    bool isDue(const Hash32& parent, std::uint64_t epoch, Instant now) const;

    // What `read` sees is the state after `block`, which follows().
    void at(const Hash32& block, const std::function<void(const KeyValueView&)>& read) const;

    // What `block` does to the final state, if it was validated or built on it here: executing it once more
    // would give the same. Nothing if not, or if it holds other transactions than its header says.
    const Applied* known(const Block& block) const;

    // The final state has moved: it is now after this block. Branches that no longer lead to it go.
    void moved(Height height, const Hash32& tip);
    std::size_t size() const { return branches_.size(); }

private:
    struct Branch {
        Height height = 0;  // of the block
        Hash32 parent;
        Applied applied;
        std::uint64_t number = 0;  // of the last time it was judged or built
    };
    class Stack;
    void keep(const Header& header, Applied applied);
    void dropOldest(const Hash32& butNot);

    const KeyValueView& final_;
    Height height_;
    Hash32 tip_;
    const SignatureCheck& signatures_;
    const EvidenceCheck& evidence_;
    std::map<Hash32, Branch> branches_;
    std::uint64_t kept_ = 0;
};

}  // namespace reseal::ledger
