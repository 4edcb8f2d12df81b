// A member vouches for a pseudonym without being named: what its program puts into RingAdmission, by the
// state that it sees, and what such an admission's signature has to be for.
//
// Thread rule: that of the view. Signing takes up to 0.2 s.
#pragma once

#include "core/ledger/roster.h"

namespace reseal::ledger {

// All of an admission but the ticket and the signature: the newest tracing committee, the roster as it is,
// the ring around the member (`window`: PersonKeys::pseudonymWindow of the pseudonym), or the one that the
// pseudonym was first admitted by. Which period and slot: they must be used for no other pseudonym, not even
// if nothing came of it, for their ticket is the same; and at random, for counting up would show how many the
// member has made. Errors: NotFound (no committee that could open it), Denied (not enrolled in this role,
// suspended, or its clinic was removed).
Result<RingAdmission> planAdmission(const StateView& state, const SignPublic& pseudonym,
                                    const crypto::RistrettoKey& identity, Role role,
                                    const crypto::SecretBytes& window, std::uint64_t period,
                                    std::uint32_t slot);

// As above, for a tracing key that the caller has been proven: what `state` says of keys is not looked at.
Result<RingAdmission> planAdmission(const StateView& state, const CommitteeEntry& tracing,
                                    const SignPublic& pseudonym, const crypto::RistrettoKey& identity,
                                    Role role, const crypto::SecretBytes& window, std::uint64_t period,
                                    std::uint32_t slot);
Result<RingAdmission> signAdmission(const StateView& state, const CommitteeEntry& tracing,
                                    const crypto::RistrettoKey& identity, RingAdmission plan,
                                    const SignPublic& pseudonym, const Pseudonym& registration);

// Errors: those of ringStatement and sharing::signAsMember.
Result<RingAdmission> signAdmission(const StateView& state, const crypto::RistrettoKey& identity,
                                    RingAdmission plan, const SignPublic& pseudonym,
                                    const Pseudonym& registration);

// What the signature of `admission` has to be for. Errors: NotFound (no tracing key), InvalidArgument (no
// ring starts in that place of the roster).
Result<RingStatement> ringStatement(const StateView& state, const SignPublic& pseudonym,
                                    const Pseudonym& registration, const RingAdmission& admission);

}  // namespace reseal::ledger
