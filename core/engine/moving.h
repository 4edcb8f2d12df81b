// Changing home: another clinic's invitation, taken by the program that is there already. Seed, pseudonyms,
// grants and locker stay; until the new clinic has let the person in, the old one is home and all goes on.
//
//     invitation kept → clinic proven → asked → taken (its credential is here) → home → catalogue and locker
//
// Nobody is believed: that the clinic belongs to the ledger and stays, its key, and who vouches for this
// person are proven, through the new home itself, so that an old one that is gone is not missed.
//
// Kept in the locker, space "move": "invitation" (asked there), "taken" (only to be written down as home:
// [1, invitation, credential, clinic's signing key, its name]), "follows" (the catalogue does not name the
// new home for certain yet, or the locker is not kept there).
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// Where the person has asked to be let in, if it is on the way. Errors: Damaged.
Result<std::optional<ClinicId>> movingTo(vault::Vault& vault);

// Keeps the invitation, in place of one that was asked with before. Where to link to for moveStep; nothing:
// this invitation has led home already. Errors: those of Invitation::fromText; WrongLedger; Conflict (for
// another role); AlreadyExists (of the clinic that is home); Expired; Denied (has not finished joining).
Result<std::optional<node::HomeNode>> beginMove(vault::Vault& vault, std::string_view text, Instant now);

// One step further; `at` is linked to the new home. Afterwards that is home, or staff there have still to let
// the person in. Errors: WrongPeer (it does not belong to this ledger, or not at this place), Denied (it is
// leaving; the clinic of a doctor stays, and has to let go first; or as in Session::join), those of proving,
// of the link, of checkCredential. What was refused for good is forgotten.
Status moveStep(JobContext& at);

// Writes down as home what has taken the person, if a crash came before that. Before the vault is used.
Status settleIn(vault::Vault& vault);

// Is something left to be done at the new home? What it is: what is not ordered yet and what the old one may
// not have delivered, once more; the catalogue; the locker. Errors: Offline and the like; it goes on from
// there.
Result<bool> hasToFollow(vault::Vault& vault);
Status followMove(JobContext& at);

}  // namespace reseal::engine
