#include "core/engine/pseudonyms.h"

#include "core/base/cbor.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "pseudonym";
constexpr std::size_t kMaxName = 256;

// A patient has no other's pseudonym to be filed under.
const Bytes kSelf = toBytes(bytesOf("self"));

Bytes encode(const OwnPseudonym& pseudonym) {
    cbor::Writer out;
    out.array(5).uint(1).uint(pseudonym.number).bytes(pseudonym.key).text(pseudonym.name);
    out.uint(static_cast<std::uint64_t>(pseudonym.added.ms));
    return std::move(out).out();
}

Result<OwnPseudonym> decode(ByteView key, ByteView value) {
    cbor::Reader in(value);
    OwnPseudonym out;
    in.array(5);
    in.uint(1);
    out.number = in.uint();
    out.key = in.fixed<SignPublic>();
    out.name = std::string(in.text(kMaxName));
    out.added = Instant{static_cast<std::int64_t>(in.uint(INT64_MAX))};
    if (auto status = in.finish(); !status)
        return fail(ErrorCode::Damaged, "a pseudonym: " + status.error().detail);
    out.patient = equal(key, kSelf) ? out.key : SignPublic::copy(key);
    return out;
}

Result<std::optional<OwnPseudonym>> find(JobContext& at, ByteView key) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, key));
    if (!stored) return std::optional<OwnPseudonym>();
    RESEAL_ASSIGN(OwnPseudonym found, decode(key, *stored));
    return std::optional<OwnPseudonym>(std::move(found));
}

Result<OwnPseudonym> take(JobContext& at, ByteView key, const std::string& name) {
    RESEAL_ASSIGN(const auto known, find(at, key));
    if (known && (name.empty() || known->name == name)) return *known;
    OwnPseudonym pseudonym;
    if (known) {
        pseudonym = *known;
    } else {
        RESEAL_ASSIGN(pseudonym.number, at.vault.takePseudonym(at.chain()));
        pseudonym.key = at.keys.pseudonymSign(pseudonym.number).publicKey();
        pseudonym.patient = equal(key, kSelf) ? pseudonym.key : SignPublic::copy(key);
        pseudonym.added = at.now();
    }
    pseudonym.name = name;
    RESEAL_TRY(at.vault.locker().put(kSpace, key, encode(pseudonym)));
    return pseudonym;
}

Result<ledger::Pseudonym> registration(JobContext& at, const OwnPseudonym& pseudonym) {
    RESEAL_ASSIGN(const crypto::RistrettoKey sharing, at.keys.pseudonymShare(pseudonym.number));
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    ledger::Pseudonym out;
    out.role = ledgerRole(at.role);
    out.box = at.keys.pseudonymBox(pseudonym.number).publicKey();
    out.sharing = ledger::SharingKey::copy(sharing.point.view());
    out.proof = crypto::proveKey(at.chain(), pseudonym.key, sharing);
    const node::AdmitRequest question{std::string(records::code(at.role)),
                                      identity.point,
                                      crypto::proveKey(at.chain(), pseudonym.key, identity),
                                      pseudonym.key,
                                      out.box,
                                      out.sharing};
    auto answer = at.ask(node::FrameKind::Admit, question.encode());
    if (!answer) return during("the clinic was asked to admit a pseudonym", answer.error());
    RESEAL_ASSIGN(out.admission, node::decodeAdmission(*answer));
    return out;
}

}  // namespace

Result<OwnPseudonym> ownPseudonym(JobContext& at) {
    RESEAL_ASSIGN(const auto found, find(at, kSelf));
    if (!found) return fail(ErrorCode::Denied, "this person has not finished joining");
    return *found;
}

Result<OwnPseudonym> pseudonymFor(JobContext& at, const SignPublic& patient) {
    RESEAL_ASSIGN(const auto found, find(at, patient));
    if (!found) return fail(ErrorCode::NotFound, "no such patient here: add the care card first");
    return *found;
}

Result<std::vector<OwnPseudonym>> allPseudonyms(JobContext& at) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpace));
    std::vector<OwnPseudonym> out;
    for (const vault::LockerEntry& entry : entries) {
        RESEAL_ASSIGN(OwnPseudonym pseudonym, decode(entry.key, entry.value));
        out.push_back(std::move(pseudonym));
    }
    return out;
}

Result<OwnPseudonym> takeOwnPseudonym(JobContext& at) {
    return take(at, kSelf, "");
}

Result<OwnPseudonym> takePseudonymFor(JobContext& at, const SignPublic& patient, const std::string& name) {
    return take(at, patient, name);
}

Result<Written> ensureRegistered(JobContext& at, const OwnPseudonym& pseudonym,
                                 const std::function<Result<Draft>()>& more) {
    const auto entry = at.state().pseudonym(pseudonym.key);
    RESEAL_TRY(at.believed());
    if (entry && entry->retired != 0) return fail(ErrorCode::Denied, "the pseudonym has been retired");
    const bool lives = entry && (entry->until == Instant{} || at.now() + kRenewBefore < entry->until);
    if (lives) return Written::Final;

    const crypto::SignKey key = at.keys.pseudonymSign(pseudonym.number);
    // A renewal is an intent of its own, known by the end that it moves.
    const auto until = le64(entry ? static_cast<std::uint64_t>(entry->until.ms) : 0);
    Command command{intentOf("pseudonym", {pseudonym.key, until}), key, [&]() -> Result<Draft> {
                        RESEAL_ASSIGN(ledger::Pseudonym operation, registration(at, pseudonym));
                        Draft draft;
                        if (more && !entry) {
                            RESEAL_ASSIGN(draft, more());
                        }
                        draft.operations.insert(draft.operations.begin(), std::move(operation));
                        return draft;
                    }};
    RESEAL_ASSIGN(const Sent sent, submitOnce(at, command));
    return sent.written;
}

Result<crypto::SignKey> signKeyOf(JobContext& at, const SignPublic& pseudonym) {
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at));
    for (const OwnPseudonym& own : all)
        if (own.key == pseudonym) return at.keys.pseudonymSign(own.number);
    return fail(ErrorCode::NotFound, "not a pseudonym of this person");
}

}  // namespace reseal::engine
