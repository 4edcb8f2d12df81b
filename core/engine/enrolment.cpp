#include "core/engine/enrolment.h"

#include "core/crypto/sha256.h"
#include "core/engine/moving.h"
#include "core/engine/own_catalogue.h"
#include "core/ledger/genesis.h"
#include "core/records/plain_text.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "join";
constexpr Duration kJoinTimeout = seconds(20);

Status mark(vault::Vault& vault, std::string_view what) {
    return vault.locker().put(kSpace, bytesOf(what), bytesOf("yes"));
}

Result<bool> isMarked(vault::Vault& vault, std::string_view what) {
    RESEAL_ASSIGN(const auto stored, vault.locker().get(kSpace, bytesOf(what)));
    return stored.has_value();
}

Result<bool> hasCredential(vault::Vault& vault, const ChainId& chain) {
    const auto credential = vault.credential(chain);
    if (!credential && credential.error().code != ErrorCode::NotFound) return credential.error();
    return static_cast<bool>(credential);
}

// The clinic's first signing key, which names it for ever.
SignPublic firstKey(const records::Invitation& invitation) {
    return SignPublic::copy(invitation.clinic.view());
}

// The one of now, by its own word: that it is the ledger's, those say to whom the credential is shown.
Result<SignPublic> clinicKey(vault::Vault& vault, const records::Invitation& invitation) {
    RESEAL_ASSIGN(const auto said, vault.locker().get(kSpace, bytesOf("clinic-key")));
    if (!said) return firstKey(invitation);
    return SignPublic::from(*said);
}

// A clinic that came later: the ledger has told its account of what clinics decide, which it tells no other
// account, and that is proven over the epochs from the genesis. That who let us in holds the clinic's key,
// the credential shows: it must be under the first one, which is the clinic's id, whatever key it says it has
// now. Its name and place it says itself.
Result<std::string> laterHome(JobContext& at, const records::Invitation& invitation) {
    RESEAL_ASSIGN(const Bytes kept, at.vault.credential(invitation.chain));
    RESEAL_ASSIGN(const records::Credential credential, records::Credential::decode(kept));
    if (!records::checkCredential(credential, firstKey(invitation), invitation.chain, at.now()))
        return fail(ErrorCode::WrongPeer, "who let us in does not show the first key of the inviting clinic");
    auto lists = ledger::ProvenEvents::ofAccount(ledger::account(invitation.clinic));
    RESEAL_TRY(at.prove(lists));
    const bool isClinic =
        std::ranges::any_of(lists.accounts().front().events, [](const ledger::Event& event) {
            return event.kind == ledger::EventKind::ProposalPassed ||
                   event.kind == ledger::EventKind::Proposed;
        });
    if (!isClinic) return fail(ErrorCode::WrongPeer, "the inviting clinic does not belong to this ledger");
    RESEAL_ASSIGN(const ledger::Clinic clinic, at.need(at.state().clinic(invitation.clinic), "the clinic"));
    if (clinic.tlsPin != invitation.tlsPin)
        return fail(ErrorCode::WrongPeer, "the invitation leads to another place than the clinic's own");
    return std::string(clinic.name);
}

// The ledger of the invitation, with the clinic of the invitation, at the place of the invitation. A clinic
// that came later is checked once it has let us in, before anything is registered: strangers are told no
// events.
Status checkHome(JobContext& at, const records::Invitation& invitation, bool letIn) {
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::GetGenesis, node::encodeNull(), kJoinTimeout));
    RESEAL_ASSIGN(const Bytes bytes, node::decodeBytes(answer));
    if (!equal(crypto::sha256(bytes), invitation.chain))
        return fail(ErrorCode::WrongLedger, "the clinic's ledger is not the one of the invitation");
    RESEAL_ASSIGN(const ledger::Genesis genesis, ledger::Genesis::decode(bytes));
    const ledger::ClinicEntry* entry = genesis.find(invitation.clinic);
    if (entry != nullptr && entry->tlsPin != invitation.tlsPin)
        return fail(ErrorCode::WrongPeer, "the invitation leads to another place than the clinic's own");
    std::string name;
    if (entry != nullptr) {
        name = std::string(entry->name);
    } else if (!letIn) {
        return {};
    } else {
        RESEAL_ASSIGN(name, laterHome(at, invitation));
    }
    RESEAL_ASSIGN(vault::Profile profile, at.vault.profile());
    profile.clinicName = std::move(name);
    RESEAL_TRY(at.vault.setProfile(profile));
    return mark(at.vault, "home");
}

Status askForCredential(JobContext& at, const records::Invitation& invitation) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(invitation.role)));
    RESEAL_ASSIGN(const node::JoinAnswer said, askToJoin(at, invitation));
    RESEAL_TRY(at.vault.locker().put(kSpace, bytesOf("clinic-key"), said.clinicKey));
    if (!said.credential) return mark(at.vault, "asked");
    RESEAL_ASSIGN(const records::Credential credential, records::Credential::decode(*said.credential));
    RESEAL_TRY(checkOwn(credential, said.clinicKey, invitation, identity, at.now()));
    return at.vault.setCredential(invitation.chain, *said.credential);
}

// A patient needs a pseudonym and a catalogue before anybody can seal or ask; a doctor makes a pseudonym
// with each patient.
Status registerFirst(JobContext& at) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    const auto member = at.state().member(ledger::IdentityKey::copy(identity.point.view()));
    RESEAL_TRY(at.believed());
    if (!member) return {};  // the enrolment is not ordered yet
    if (at.role == Role::Patient) {
        RESEAL_ASSIGN(const OwnPseudonym self, takeOwnPseudonym(at));
        RESEAL_ASSIGN(const Written written,
                      ensureRegistered(at, self, [&] { return firstCatalogue(at, self); }));
        if (written != Written::Final) return {};
    }
    return mark(at.vault, "ready");
}

}  // namespace

Result<records::Invitation> keptInvitation(vault::Vault& vault) {
    RESEAL_ASSIGN(const auto stored, vault.locker().get(kSpace, bytesOf("invitation")));
    if (!stored) return fail(ErrorCode::Damaged, "this vault holds no invitation: make the person again");
    return records::Invitation::decode(*stored);
}

Status takeHome(vault::Vault& vault, ByteView invitation, const SignPublic& clinicKey) {
    RESEAL_TRY(vault.locker().remove(kSpace, bytesOf("archive")));
    RESEAL_TRY(vault.locker().put(kSpace, bytesOf("clinic-key"), clinicKey));
    return vault.locker().put(kSpace, bytesOf("invitation"), invitation);
}

Result<node::JoinAnswer> askToJoin(JobContext& at, const records::Invitation& invitation) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(invitation.role)));
    const node::JoinRequest question{Nonce16::copy(invitation.token.view()),
                                     std::string(records::code(invitation.role)), identity.point,
                                     crypto::proveKey(invitation.chain, firstKey(invitation), identity)};
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::Join, question.encode(), kJoinTimeout));
    return node::JoinAnswer::decode(answer);
}

Status checkOwn(const records::Credential& credential, const SignPublic& clinicKey,
                const records::Invitation& invitation, const crypto::RistrettoKey& identity, Instant now) {
    RESEAL_TRY(records::checkCredential(credential, clinicKey, invitation.chain, now));
    if (credential.clinic != invitation.clinic)
        return fail(ErrorCode::Conflict, "a credential of another clinic than the one that invited");
    if (credential.identity != identity.point)
        return fail(ErrorCode::Conflict, "a credential made for another person");
    if (credential.role != invitation.role) return fail(ErrorCode::Conflict, "a credential for another role");
    return {};
}

Result<vault::Vault> makeVault(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now) {
    RESEAL_ASSIGN(const records::Invitation invitation, records::Invitation::fromText(person.invitation));
    RESEAL_TRY(invitation.check(now));
    vault::Founding founding;
    founding.masterSeed = crypto::SecretBytes::random(32);
    founding.profile.name = records::plainLine(person.name, records::kMaxNameBytes);
    founding.profile.roles = {vaultRole(invitation.role)};
    founding.profile.clinic = invitation.clinic;
    founding.profile.chain = invitation.chain;
    if (founding.profile.name.empty()) return fail(ErrorCode::InvalidArgument, "a name is needed");

    auto vault = vault::Vault::create(person.folder, passphrase, std::move(founding));
    if (!vault && vault.error().code == ErrorCode::AlreadyExists) {
        // Made before, perhaps by a run that was cut off before the invitation was kept.
        vault = vault::Vault::open(person.folder, passphrase);
    }
    if (!vault) return vault.error();
    RESEAL_ASSIGN(const Bytes encoded, invitation.encode());
    RESEAL_ASSIGN(const auto kept, vault->locker().get(kSpace, bytesOf("invitation")));
    if (kept && *kept != encoded)
        return fail(ErrorCode::AlreadyExists,
                    "the vault there belongs to another invitation; it was left as it is");
    RESEAL_ASSIGN(const vault::Profile profile, vault->profile());
    if (profile.chain != invitation.chain || profile.clinic != invitation.clinic)
        return fail(ErrorCode::AlreadyExists,
                    "the vault there belongs to another clinic; it was left as it is");
    if (!kept) RESEAL_TRY(vault->locker().put(kSpace, bytesOf("invitation"), encoded));
    return vault;
}

Result<Person> makePerson(const NewPerson& person, const crypto::SecretBytes& passphrase, Instant now) {
    RESEAL_ASSIGN(vault::Vault vault, makeVault(person, passphrase, now));
    return describePerson(vault);
}

Result<Person> describePerson(vault::Vault& vault) {
    if (vault.kind() != vault::Kind::Person)
        return fail(ErrorCode::InvalidArgument, "this is a clinic's vault");
    RESEAL_ASSIGN(const vault::Profile profile, vault.profile());
    RESEAL_ASSIGN(const records::Invitation invitation, keptInvitation(vault));
    Person person;
    person.name = profile.name;
    person.role = invitation.role;
    person.clinicName = profile.clinicName;
    person.clinic = invitation.clinic;
    person.chain = invitation.chain;
    person.phrase = ledger::comparisonPhrase(invitation.chain);
    RESEAL_ASSIGN(crypto::SecretBytes seed, vault.masterSeed());
    const crypto::PersonKeys keys(std::move(seed), invitation.chain);
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, keys.identity(records::code(invitation.role)));
    person.code = ledger::comparisonPhrase(identity.point.view());
    RESEAL_ASSIGN(person.homeKnown, isMarked(vault, "home"));
    RESEAL_ASSIGN(person.holdsArchive, isMarked(vault, "archive"));
    RESEAL_ASSIGN(person.movingTo, movingTo(vault));
    RESEAL_ASSIGN(const bool credential, hasCredential(vault, invitation.chain));
    RESEAL_ASSIGN(const bool asked, isMarked(vault, "asked"));
    RESEAL_ASSIGN(const bool ready, isMarked(vault, "ready"));
    person.phase = ready        ? Phase::Ready
                   : credential ? Phase::Confirmed
                   : asked      ? Phase::Waiting
                                : Phase::Invited;
    return person;
}

Result<node::HomeNode> homeOf(vault::Vault& vault) {
    RESEAL_ASSIGN(const records::Invitation invitation, keptInvitation(vault));
    RESEAL_ASSIGN(const bool credential, hasCredential(vault, invitation.chain));
    node::HomeNode home{invitation.chain, invitation.clinic, invitation.tlsPin, invitation.endpoints, {}};
    if (!credential) home.token = toBytes(invitation.token);
    return home;
}

Result<Person> joinStep(JobContext& at) {
    RESEAL_ASSIGN(const Person before, describePerson(at.vault));
    RESEAL_ASSIGN(const records::Invitation invitation, keptInvitation(at.vault));
    switch (before.phase) {
        case Phase::Invited:
        case Phase::Waiting:
            if (!before.homeKnown) RESEAL_TRY(checkHome(at, invitation, false));
            RESEAL_TRY(askForCredential(at, invitation));
            break;
        case Phase::Confirmed:
            if (!before.homeKnown) RESEAL_TRY(checkHome(at, invitation, true));
            RESEAL_TRY(registerFirst(at));
            break;
        case Phase::Ready:
            break;
    }
    return describePerson(at.vault);
}

Result<records::Credential> ownCredential(JobContext& at) {
    const auto kept = [&]() -> Result<records::Credential> {
        RESEAL_ASSIGN(const Bytes bytes, at.vault.credential(at.chain()));
        return records::Credential::decode(bytes);
    };
    RESEAL_ASSIGN(const records::Credential before, kept());
    RESEAL_ASSIGN(const ledger::Clinic clinic, at.need(at.state().clinic(before.clinic), "the home clinic"));
    const Status fine = records::checkCredential(before, clinic.signKey, at.chain(), at.now());
    if (fine || fine.error().code != ErrorCode::BadSignature) return before;
    RESEAL_ASSIGN(const records::Invitation invitation, keptInvitation(at.vault));
    RESEAL_TRY(askForCredential(at, invitation));
    return kept();
}

Result<Person> takeHandover(vault::Vault& vault, const crypto::PersonKeys& keys, std::string_view text,
                            Instant now) {
    RESEAL_ASSIGN(const records::Invitation invitation, keptInvitation(vault));
    RESEAL_ASSIGN(const records::CredentialHandover handover, records::CredentialHandover::fromText(text));
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, keys.identity(records::code(invitation.role)));
    RESEAL_ASSIGN(const SignPublic key, clinicKey(vault, invitation));
    RESEAL_TRY(checkOwn(handover.credential, key, invitation, identity, now));
    if (handover.archiveCardSecret)
        RESEAL_TRY(vault.locker().put(kSpace, bytesOf("archive"), *handover.archiveCardSecret));
    RESEAL_TRY(vault.setCredential(invitation.chain, handover.credential.encode()));
    return describePerson(vault);
}

}  // namespace reseal::engine
