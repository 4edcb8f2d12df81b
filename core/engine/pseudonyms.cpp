#include "core/engine/pseudonyms.h"

#include "core/base/cbor.h"
#include "core/node/services.h"
#include "core/records/clinical_date.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "pseudonym";
constexpr std::string_view kBornSpace = "born";  // of version 1
constexpr std::size_t kMaxName = 256;

// A patient has no other's pseudonym to be filed under.
const Bytes kSelf = toBytes(bytesOf("self"));

Bytes encode(const OwnPseudonym& pseudonym) {
    cbor::Writer out;
    out.array(7).uint(2).uint(pseudonym.number).bytes(pseudonym.key).text(pseudonym.name);
    out.uint(static_cast<std::uint64_t>(pseudonym.added.ms));
    return std::move(out.text(pseudonym.birthDate).text(pseudonym.localNumber)).out();
}

Result<OwnPseudonym> decode(JobContext& at, ByteView key, ByteView value) {
    cbor::Reader in(value);
    OwnPseudonym out;
    const std::size_t fields = in.arrayUpTo(7);
    const std::uint64_t version = in.uint(2);
    if (in.ok() && fields != (version == 2 ? 7U : 5U)) in.refuse("an array of a wrong length");
    out.number = in.uint();
    out.key = in.fixed<SignPublic>();
    out.name = std::string(in.text(kMaxName));
    out.added = Instant{static_cast<std::int64_t>(in.uint(INT64_MAX))};
    if (version == 2) {
        out.birthDate = std::string(in.text(records::kMaxDateBytes));
        out.localNumber = std::string(in.text(kMaxLocalNumber));
    }
    if (auto status = in.finish(); !status)
        return fail(ErrorCode::Damaged, "a pseudonym: " + status.error().detail);
    out.patient = equal(key, kSelf) ? out.key : SignPublic::copy(key);
    if (version == 1) {
        RESEAL_ASSIGN(const auto born, at.vault.locker().get(kBornSpace, out.patient));
        if (born) out.birthDate = std::string(textOf(*born));
    }
    return out;
}

Result<std::optional<OwnPseudonym>> find(JobContext& at, ByteView key) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, key));
    if (!stored) return std::optional<OwnPseudonym>();
    RESEAL_ASSIGN(OwnPseudonym found, decode(at, key, *stored));
    return std::optional<OwnPseudonym>(std::move(found));
}

Result<OwnPseudonym> keepWords(JobContext& at, ByteView key, OwnPseudonym pseudonym,
                               const PatientWords& words) {
    pseudonym.name = words.name;
    pseudonym.birthDate = words.birthDate;
    pseudonym.localNumber = words.localNumber;
    RESEAL_TRY(at.vault.locker().put(kSpace, key, encode(pseudonym)));
    return pseudonym;
}

// A card that comes again under other words is no correction: the words may be somebody else's, who is to be
// taken for this patient.
Status judgeWords(const OwnPseudonym& known, const PatientWords& words) {
    const auto differs = [](const std::string& said, const std::string& before) {
        return !said.empty() && !before.empty() && said != before;
    };
    if (!differs(words.name, known.name) && !differs(words.birthDate, known.birthDate) &&
        !differs(words.localNumber, known.localNumber))
        return {};
    const auto more = [](const char* what, const std::string& word) {
        return word.empty() ? std::string() : what + word;
    };
    return fail(ErrorCode::Conflict, "you know this card as " + known.name +
                                         more(", born ", known.birthDate) +
                                         more(", number ", known.localNumber) + ": nothing was changed");
}

Result<OwnPseudonym> take(JobContext& at, ByteView key, const PatientWords& words) {
    RESEAL_ASSIGN(const auto known, find(at, key));
    if (known) {
        RESEAL_TRY(judgeWords(*known, words));
        const auto either = [](const std::string& said, const std::string& before) {
            return said.empty() ? before : said;
        };
        const PatientWords now{either(words.name, known->name), either(words.birthDate, known->birthDate),
                               either(words.localNumber, known->localNumber)};
        if (now == known->words()) return *known;
        return keepWords(at, key, *known, now);
    }
    OwnPseudonym pseudonym;
    RESEAL_ASSIGN(pseudonym.number, at.vault.takePseudonym(at.chain()));
    pseudonym.key = at.keys.pseudonymSign(pseudonym.number).publicKey();
    pseudonym.patient = equal(key, kSelf) ? pseudonym.key : SignPublic::copy(key);
    pseudonym.added = at.now();
    return keepWords(at, key, std::move(pseudonym), words);
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

Status judgePatient(JobContext& at, const SignPublic& patient, const PatientWords& words) {
    RESEAL_ASSIGN(const auto known, find(at, patient));
    return known ? judgeWords(*known, words) : Status();
}

Result<std::vector<OwnPseudonym>> allPseudonyms(JobContext& at) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpace));
    std::vector<OwnPseudonym> out;
    for (const vault::LockerEntry& entry : entries) {
        RESEAL_ASSIGN(OwnPseudonym pseudonym, decode(at, entry.key, entry.value));
        out.push_back(std::move(pseudonym));
    }
    return out;
}

Result<OwnPseudonym> takeOwnPseudonym(JobContext& at) {
    return take(at, kSelf, {});
}

Result<OwnPseudonym> takePseudonymFor(JobContext& at, const SignPublic& patient, const PatientWords& words) {
    return take(at, patient, words);
}

Result<OwnPseudonym> reword(JobContext& at, const SignPublic& patient, const PatientWords& words) {
    RESEAL_ASSIGN(OwnPseudonym known, pseudonymFor(at, patient));
    return keepWords(at, patient, std::move(known), words);
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
