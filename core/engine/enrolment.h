// Joining a clinic, one durable step after the other.
//
//     vault made, invitation kept → genesis checked → asked → credential here → registered
//
// Kept in the locker, space "join": "invitation", "home" (the genesis was checked), "asked", "archive" (the
// archive's card secret, if it was handed over), "ready", "clinic-key" (its signing key, as it said last).
// Another home takes that one's place there: moving.h.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/pseudonyms.h"
#include "core/engine/session.h"
#include "core/node/services.h"
#include "core/records/credential.h"
#include "core/records/invitation.h"

namespace reseal::engine {

// createPerson, blocking (about a second), and the open vault itself.
Result<vault::Vault> makeVault(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now);
Result<Person> makePerson(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now);

Result<Person> describePerson(vault::Vault& vault);

// Of the clinic that is home. Errors: Damaged.
Result<records::Invitation> keptInvitation(vault::Vault& vault);
// Another clinic is home from here on; the archive's secret was the old one's.
Status takeHome(vault::Vault& vault, ByteView invitation, const SignPublic& clinicKey);
// Where the person is at home, with the invitation's token as long as there is no credential.
// Errors: Damaged.
Result<node::HomeNode> homeOf(vault::Vault& vault);

// Asks the inviting clinic to be let in, or what has become of that. Errors: those of the link.
Result<node::JoinAnswer> askToJoin(JobContext& at, const records::Invitation& invitation);
// Is the credential this person's, as invited, under that key of the clinic? Errors: those of
// checkCredential; Conflict.
Status checkOwn(const records::Credential& credential, const SignPublic& clinicKey,
                const records::Invitation& invitation, const crypto::RistrettoKey& identity, Instant now);

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
