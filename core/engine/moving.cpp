#include "core/engine/moving.h"

#include "core/base/cbor.h"
#include "core/engine/enrolment.h"
#include "core/engine/granting.h"
#include "core/engine/locker_backup.h"
#include "core/engine/outgoing.h"
#include "core/engine/registers.h"
#include "core/records/plain_text.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "move";
constexpr std::uint64_t kVersion = 1;

// What there is to be written down as home.
struct Taken {
    Bytes invitation, credential;
    SignPublic clinicKey;
    std::string clinicName;
};
Bytes encode(const Taken& taken) {
    cbor::Writer out;
    out.array(5).uint(kVersion).bytes(taken.invitation).bytes(taken.credential).bytes(taken.clinicKey);
    return std::move(out.text(taken.clinicName)).out();
}
Result<Taken> decodeTaken(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(5);
    if (in.uint() != kVersion && in.ok()) return fail(ErrorCode::TooNew, "kept by a newer program");
    Taken out;
    out.invitation = toBytes(in.bytes());
    out.credential = toBytes(in.bytes());
    out.clinicKey = in.fixed<SignPublic>();
    out.clinicName = std::string(in.text(records::kMaxNameBytes));
    if (const Status whole = in.finish(); !whole) return fail(ErrorCode::Damaged, "what has taken us in");
    return out;
}

Result<std::optional<Bytes>> kept(vault::Vault& vault, std::string_view what) {
    return vault.locker().get(kSpace, bytesOf(what));
}
Status keep(vault::Vault& vault, std::string_view what, ByteView value) {
    return vault.locker().put(kSpace, bytesOf(what), value);
}
Status forget(vault::Vault& vault, std::string_view what) {
    return vault.locker().remove(kSpace, bytesOf(what));
}

// As f+1 clinics have just said, not as the new home shows it.
Result<ledger::Clinic> provenDestination(JobContext& at, const records::Invitation& invitation) {
    RESEAL_ASSIGN(const auto clinics, provenClinics(at));
    const auto found = std::ranges::find(clinics, invitation.clinic, &ledger::ListedClinic::id);
    if (found == clinics.end())
        return fail(ErrorCode::WrongPeer, "the inviting clinic does not belong to this ledger");
    if (found->entry.isLeaving())
        return fail(ErrorCode::Denied, "the inviting clinic is leaving the ledger itself");
    if (found->entry.tlsPin != invitation.tlsPin)
        return fail(ErrorCode::WrongPeer, "the invitation leads to another place than the clinic's own");
    return found->entry;
}

enum class Voucher { NewHome, IsLeaving, Stays };

// Who answers for this person: the clinic that has enrolled them last, by the person's own proven account.
Result<Voucher> provenVoucher(JobContext& at, const ClinicId& newHome) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    RESEAL_ASSIGN(const ledger::Height height, at.provenHeight());
    const auto own = ledger::account(ledger::IdentityKey::copy(identity.point.view()));
    auto lists = ledger::ProvenEvents::ofAccount(own, height);
    RESEAL_TRY(at.prove(lists));
    std::optional<ClinicId> last;
    for (const ledger::Event& event : lists.accounts().front().events)
        if (event.kind == ledger::EventKind::Enrolled) last = ledger::clinicId(event.actor);
    if (!last) return fail(ErrorCode::NotFound, "this person is not on the ledger");
    if (*last == newHome) return Voucher::NewHome;
    RESEAL_ASSIGN(const ledger::Clinic clinic, provenClinic(at, *last));
    return clinic.isLeaving() ? Voucher::IsLeaving : Voucher::Stays;
}

Status step(JobContext& at, const Bytes& encoded) {
    RESEAL_ASSIGN(const records::Invitation invitation, records::Invitation::decode(encoded));
    RESEAL_ASSIGN(const ledger::Clinic clinic, provenDestination(at, invitation));
    RESEAL_ASSIGN(const Voucher before, provenVoucher(at, invitation.clinic));
    if (before == Voucher::Stays && at.role != Role::Patient)
        return fail(ErrorCode::Denied, "your clinic still vouches for you; it has to let you go first");

    RESEAL_ASSIGN(const node::JoinAnswer said, askToJoin(at, invitation));
    if (!said.credential) return {};
    RESEAL_ASSIGN(const records::Credential credential, records::Credential::decode(*said.credential));
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    RESEAL_TRY(checkOwn(credential, clinic.signKey, invitation, identity, at.now()));
    // Its word alone is nothing: a clinic that has to answer for this person does so on the ledger.
    RESEAL_ASSIGN(const Voucher after, provenVoucher(at, invitation.clinic));
    if (after == Voucher::IsLeaving || (after == Voucher::Stays && at.role != Role::Patient)) return {};
    const Taken taken{encoded, *said.credential, clinic.signKey,
                      records::plainLine(std::string(clinic.name), records::kMaxNameBytes)};
    RESEAL_TRY(keep(at.vault, "taken", encode(taken)));
    return settleIn(at.vault);
}

// A new version that names the home clinic, unless the one in force does. False: not ordered yet.
Result<bool> nameHome(JobContext& at) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at));
    if (own.entry().home == at.clinic) return true;
    const auto& keys = own.entry().keys;
    const std::uint64_t version = own.version() + 1;
    const auto make = [&] { return catalogueDraft(at, own.state(), version, {keys.begin(), keys.end()}); };
    const Hash32 intent = intentOf("home", {own.self().key, le64(version), at.clinic});
    RESEAL_ASSIGN(const Sent sent, submitOnce(at, {intent, own.signKey(at), make}));
    return sent.written == Written::Final;
}

// Under the old clinic's archive key, too, which has ended: it is sealed anew when that is asked for again.
Status forgetWhatNeverArrived(JobContext& at) {
    RESEAL_ASSIGN(const auto all, remembered(at, std::nullopt));
    for (const Outgoing& one : all) {
        if (one.done) continue;
        const auto record = at.state().record(one.id);
        RESEAL_TRY(at.believed());
        if (!record) RESEAL_TRY(forgetOutgoing(at, one.id));
    }
    return {};
}

}  // namespace

Result<std::optional<ClinicId>> movingTo(vault::Vault& vault) {
    RESEAL_ASSIGN(const auto encoded, kept(vault, "invitation"));
    if (!encoded) return std::optional<ClinicId>();
    RESEAL_ASSIGN(const records::Invitation invitation, records::Invitation::decode(*encoded));
    return std::optional(invitation.clinic);
}

Result<std::optional<node::HomeNode>> beginMove(vault::Vault& vault, std::string_view text, Instant now) {
    using There = std::optional<node::HomeNode>;
    RESEAL_TRY(settleIn(vault));
    RESEAL_ASSIGN(const Person person, describePerson(vault));
    RESEAL_ASSIGN(const records::Invitation invitation, records::Invitation::fromText(text));
    RESEAL_ASSIGN(const Bytes encoded, invitation.encode());
    RESEAL_ASSIGN(const records::Invitation home, keptInvitation(vault));
    if (person.phase != Phase::Ready) return fail(ErrorCode::Denied, "this person has not finished joining");
    if (invitation.chain != person.chain)
        return fail(ErrorCode::WrongLedger, "the invitation is of another ledger");
    if (invitation.role != person.role)
        return fail(ErrorCode::Conflict, "the invitation is for another role");
    if (invitation == home) return There();
    if (invitation.clinic == home.clinic)
        return fail(ErrorCode::AlreadyExists, "this clinic is home already");
    RESEAL_ASSIGN(const auto asked, kept(vault, "invitation"));
    if (asked != encoded) {
        RESEAL_TRY(invitation.check(now));
        RESEAL_TRY(keep(vault, "invitation", encoded));
    }
    return There({invitation.chain, invitation.clinic, invitation.tlsPin, invitation.endpoints, {}});
}

Status moveStep(JobContext& at) {
    RESEAL_ASSIGN(const auto encoded, kept(at.vault, "invitation"));
    if (!encoded) return fail(ErrorCode::NotFound, "nothing was asked");
    const Status stepped = step(at, *encoded);
    if (stepped || isTransient(stepped.error().code)) return stepped;
    RESEAL_ASSIGN(const auto taken, kept(at.vault, "taken"));
    if (!taken) RESEAL_TRY(forget(at.vault, "invitation"));
    return stepped;
}

// Whatever write is the last one before a crash: the home is the old one until "invitation" is the new one,
// and the rest is written again.
Status settleIn(vault::Vault& vault) {
    RESEAL_ASSIGN(const auto encoded, kept(vault, "taken"));
    if (!encoded) return {};
    RESEAL_ASSIGN(const Taken taken, decodeTaken(*encoded));
    RESEAL_ASSIGN(const records::Invitation invitation, records::Invitation::decode(taken.invitation));
    RESEAL_TRY(vault.setCredential(invitation.chain, taken.credential));
    RESEAL_ASSIGN(vault::Profile profile, vault.profile());
    profile.clinic = invitation.clinic;
    profile.clinicName = taken.clinicName;
    RESEAL_TRY(vault.setProfile(profile));
    RESEAL_TRY(keep(vault, "follows", bytesOf("yes")));
    RESEAL_TRY(takeHome(vault, taken.invitation, taken.clinicKey));
    RESEAL_TRY(forget(vault, "invitation"));
    return forget(vault, "taken");
}

Result<bool> hasToFollow(vault::Vault& vault) {
    RESEAL_ASSIGN(const auto follows, kept(vault, "follows"));
    return follows.has_value();
}

Status followMove(JobContext& at) {
    RESEAL_ASSIGN(const bool follows, hasToFollow(at.vault));
    if (!follows) return {};
    RESEAL_TRY(settle(at));
    at.forget();
    if (at.role == Role::Doctor) RESEAL_TRY(forgetWhatNeverArrived(at));
    if (at.role == Role::Patient) {
        // A share that its proxy refuses is told of whenever something is delivered, and stops nothing here.
        if (const Status handed = deliverAgain(at); !handed && isTransient(handed.error().code))
            return handed;
        RESEAL_ASSIGN(const bool isNamed, nameHome(at));
        if (!isNamed) return {};
    }
    // A newer one that is there was put there by another device of this person.
    if (const Status backedUp = putLocker(at); !backedUp && backedUp.error().code != ErrorCode::Conflict)
        return backedUp;
    return forget(at.vault, "follows");
}

}  // namespace reseal::engine
