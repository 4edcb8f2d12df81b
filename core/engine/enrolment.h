// Joining a clinic, one durable step after the other.
//
//     vault made, invitation kept → genesis checked → asked → credential here → registered
//
// Kept in the locker, space "join": "invitation", "home" (the genesis was checked), "asked", "archive" (the
// archive's card secret, if it was handed over), "ready", "clinic-key" (its signing key, as it said last).
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/pseudonyms.h"
#include "core/engine/session.h"
#include "core/records/credential.h"

namespace reseal::engine {

// createPerson, blocking (about a second), and the open vault itself.
Result<vault::Vault> makeVault(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now);
Result<Person> makePerson(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now);

Result<Person> describePerson(vault::Vault& vault);

// Where the person is at home, with the invitation's token as long as there is no credential.
// Errors: Damaged.
Result<node::HomeNode> homeOf(vault::Vault& vault);

// One step further, if that is possible now. Between having no credential and having one the link has to be
// made anew, without the token.
Result<Person> joinStep(JobContext& at);

// Of this person, signed with the key that the ledger has for the clinic. One from before the clinic changed
// its key is asked for anew. Errors: those of the link; as checkCredential.
Result<records::Credential> ownCredential(JobContext& at);

// Errors: those of Session::acceptHandover.
Result<Person> takeHandover(vault::Vault& vault, const crypto::PersonKeys& keys, std::string_view text,
                            Instant now);

}  // namespace reseal::engine
