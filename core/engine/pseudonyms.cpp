#include "core/engine/pseudonyms.h"

#include "core/base/cbor.h"
#include "core/crypto/random.h"
#include "core/engine/admission.h"
#include "core/engine/tickets.h"
#include "core/records/clinical_date.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "pseudonym";
constexpr std::string_view kBornSpace = "born";  // of version 1
constexpr std::string_view kSpareSpace = "spare";
constexpr std::string_view kSpareTimeSpace = "spare-time";
constexpr int kTries = 3;
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

// ---- Made ahead

Bytes spareKey(std::uint64_t number) {
    return toBytes(ByteView(le64(number)));
}

// Numbers of those that were made and that no patient has.
Result<std::vector<std::uint64_t>> spares(JobContext& at) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpareSpace));
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at));
    std::vector<std::uint64_t> out;
    for (const vault::LockerEntry& entry : entries) {
        if (entry.key.size() != 8) return fail(ErrorCode::Damaged, "a spare pseudonym");
        const std::uint64_t number = readLe64(entry.key);
        // A crash came between its taking and its leaving this list.
        if (std::ranges::any_of(all, [&](const OwnPseudonym& own) { return own.number == number; }))
            RESEAL_TRY(at.vault.locker().remove(kSpareSpace, entry.key));
        else
            out.push_back(number);
    }
    return out;
}

// Without those that are of no use any more: retired, or in use on another device.
Result<std::vector<std::uint64_t>> usableSpares(JobContext& at) {
    RESEAL_ASSIGN(const std::vector<std::uint64_t> all, spares(at));
    std::vector<std::uint64_t> out;
    for (const std::uint64_t number : all) {
        const auto entry = at.state().pseudonym(at.keys.pseudonymSign(number).publicKey());
        RESEAL_TRY(at.believed());
        if (entry && (entry->retired != 0 || entry->addressee))
            RESEAL_TRY(at.vault.locker().remove(kSpareSpace, spareKey(number)));
        else
            out.push_back(number);
    }
    return out;
}

// Registered, and not known to be in use on another device.
bool isReady(JobContext& at, std::uint64_t number) {
    const auto entry = at.state().pseudonym(at.keys.pseudonymSign(number).publicKey());
    return entry && entry->isLive(at.now()) && !entry->addressee;
}

Result<std::uint64_t> takeNumber(JobContext& at, bool isForPatient) {
    if (isForPatient) {
        RESEAL_ASSIGN(const std::vector<std::uint64_t> all, spares(at));
        for (const std::uint64_t number : all)
            if (isReady(at, number) && at.believed()) return number;
    }
    return at.vault.takePseudonym(at.chain());
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
    RESEAL_ASSIGN(pseudonym.number, takeNumber(at, !equal(key, kSelf)));
    pseudonym.key = at.keys.pseudonymSign(pseudonym.number).publicKey();
    pseudonym.patient = equal(key, kSelf) ? pseudonym.key : SignPublic::copy(key);
    pseudonym.added = at.now();
    RESEAL_ASSIGN(pseudonym, keepWords(at, key, std::move(pseudonym), words));
    RESEAL_TRY(at.vault.locker().remove(kSpareSpace, spareKey(pseudonym.number)));
    RESEAL_TRY(postponeSpare(at));  // the next one not beside what this one is about to say
    return pseudonym;
}

Result<Written> ensureRegistered(JobContext& at, std::uint64_t number,
                                 const std::function<Result<Draft>()>& more, bool anew = false) {
    const crypto::SignKey key = at.keys.pseudonymSign(number);
    for (int tries = 1;; ++tries) {
        const auto entry = at.state().pseudonym(key.publicKey());
        RESEAL_TRY(at.believed());
        if (entry && entry->retired != 0) return fail(ErrorCode::Denied, "the pseudonym has been retired");
        // A clinic takes files from those whom it has let in itself, or who did it unnamed: after a change of
        // home the new one vouches for a pseudonym when it is needed.
        const bool isOthers =
            at.role != Role::Patient && entry && entry->admittedBy && *entry->admittedBy != at.clinic;
        const bool lives =
            entry && !isOthers && (entry->until == Instant{} || at.now() + kRenewBefore < entry->until);
        if (lives && !anew) return Written::Final;

        // A renewal is an intent of its own, known by the end that it moves.
        const auto until = le64(entry ? static_cast<std::uint64_t>(entry->until.ms) : 0);
        const Command command{intentOf("pseudonym", {key.publicKey(), until}), key, [&]() -> Result<Draft> {
                                  RESEAL_ASSIGN(ledger::Pseudonym operation, registrationOf(at, number));
                                  Draft draft;
                                  if (more && !entry) {
                                      RESEAL_ASSIGN(draft, more());
                                  }
                                  draft.operations.insert(draft.operations.begin(), std::move(operation));
                                  return draft;
                              }};
        const auto sent = submitOnce(at, command);
        const bool isUsed = !sent && sent.error().detail.starts_with(name(ledger::Refusal::TicketUsed));
        if (sent || isUsed) RESEAL_TRY(slotsUsed(at, number));
        if (sent) return sent->written;
        if (!isOvertaken(sent.error()) || tries == kTries) return sent.error();
        at.forget();
    }
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
    return ensureRegistered(at, pseudonym.number, more);
}

Status renewNow(JobContext& at, const OwnPseudonym& pseudonym) {
    RESEAL_TRY(ensureRegistered(at, pseudonym.number, {}, true));
    return {};
}

Status postponeSpare(JobContext& at) {
    const auto range = static_cast<std::uint32_t>(kLongestSparePause.ms - kShortestSparePause.ms);
    const Instant then = at.now() + kShortestSparePause + milliseconds(crypto::randomBelow(range));
    return at.vault.locker().put(kSpareTimeSpace, bytesOf("next"),
                                 ByteView(le64(static_cast<std::uint64_t>(then.ms))));
}

Status dropSpares(JobContext& at) {
    RESEAL_ASSIGN(const auto entries, at.vault.locker().list(kSpareSpace));
    for (const vault::LockerEntry& entry : entries)
        RESEAL_TRY(at.vault.locker().remove(kSpareSpace, entry.key));
    return {};
}

Result<bool> makeSpare(JobContext& at) {
    if (at.role != Role::Doctor) return false;
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpareTimeSpace, bytesOf("next")));
    if (stored && stored->size() != 8) return fail(ErrorCode::Damaged, "the time of a spare pseudonym");
    const Instant next{stored ? static_cast<std::int64_t>(readLe64(*stored)) : INT64_MAX};
    const bool isClockSet = next > at.now() + kLongestSparePause;  // back, or there is no time yet
    if (isClockSet) RESEAL_TRY(postponeSpare(at));
    if (isClockSet || at.now() < next) return false;
    RESEAL_TRY(postponeSpare(at));

    const bool canBeTraced = at.state().committee(ledger::CommitteePurpose::Tracing).has_value();
    RESEAL_TRY(at.believed());
    if (!canBeTraced) return false;
    RESEAL_ASSIGN(const std::vector<std::uint64_t> all, usableSpares(at));
    const auto unready = std::ranges::find_if(all, [&](std::uint64_t one) { return !isReady(at, one); });
    RESEAL_TRY(at.believed());
    if (unready == all.end() && all.size() >= kSpares) return false;
    std::uint64_t number = 0;
    if (unready != all.end()) {
        number = *unready;
    } else {
        RESEAL_ASSIGN(number, at.vault.takePseudonym(at.chain()));
        RESEAL_TRY(at.vault.locker().put(kSpareSpace, spareKey(number), {}));
    }
    RESEAL_TRY(ensureRegistered(at, number, {}));
    return true;
}

Result<crypto::SignKey> signKeyOf(JobContext& at, const SignPublic& pseudonym) {
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at));
    for (const OwnPseudonym& own : all)
        if (own.key == pseudonym) return at.keys.pseudonymSign(own.number);
    return fail(ErrorCode::NotFound, "not a pseudonym of this person");
}

}  // namespace reseal::engine
