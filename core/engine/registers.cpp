#include "core/engine/registers.h"

#include "core/engine/submit.h"
#include "core/ledger/codec.h"
#include "core/node/events_client.h"

namespace reseal::engine {
namespace {

using ledger::CommitteeEntry;
using ledger::CommitteePurpose;
using ledger::RegisterEntry;

constexpr std::string_view kSpace = "register";
using Entries = ledger::List<RegisterEntry, 0, 1024>;
struct Kept {
    std::uint64_t version = 1;
    Entries entries;
    static void fields(auto& self, auto&& each) { each(self.version, self.entries); }
};

constexpr std::string_view kKeysSpace = "keys-of";
struct KnownKeys {
    std::uint64_t version = 1;
    ledger::SharingKey sharing;
    BoxPublic box;
    static void fields(auto& self, auto&& each) { each(self.version, self.sharing, self.box); }
};

// A register, and what its list is kept under.
struct Register {
    ledger::AccountId account;
    std::string_view name;
};
Register of(CommitteePurpose purpose) {
    return {ledger::committeeRegister(purpose), purpose == CommitteePurpose::Tracing
                                                    ? std::string_view("tracing")
                                                    : std::string_view("emergency")};
}

// What was proven in the last minute; or, where that can't be for a while, the last time.
struct Listed {
    std::vector<RegisterEntry> entries;
    bool isYoung = false;      // not of this moment: what differs may have come since
    std::optional<Error> why;  // it is not of now
};
Result<Listed> entriesOf(JobContext& at, const Register& which, bool anew) {
    auto& remembered = at.provenRegisters();
    if (const auto known = remembered.find(which.name); known != remembered.end() && !anew) {
        const Duration age = at.now() - known->second.when;
        if (age >= Duration{} && age < node::kEventsYoung)
            return Listed{known->second.entries, true, std::nullopt};
    }
    const ByteView key = bytesOf(which.name);
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, key));
    RESEAL_ASSIGN(const ledger::Height height, at.provenHeight());
    auto lists = ledger::ProvenEvents::ofAccount(which.account, height);
    if (const Status proven = at.prove(lists); !proven) {
        if (!isTransient(proven.error().code) || !stored) return proven.error();
        RESEAL_ASSIGN(const Kept kept, ledger::codec::decode<Kept>(*stored));
        if (kept.version != 1) return fail(ErrorCode::TooNew, "kept by a newer program");
        return Listed{kept.entries, false, proven.error()};
    }
    Kept kept;
    for (const RegisterEntry& one : ledger::registered(lists.accounts().front().events))
        if (kept.entries.size() < kept.entries.kMax) kept.entries.push_back(one);
    const Bytes bytes = ledger::codec::encode(kept);
    if (!stored || *stored != bytes) RESEAL_TRY(at.vault.locker().put(kSpace, key, bytes));
    remembered[std::string(which.name)] = {at.now(), kept.entries};
    return Listed{kept.entries, false, std::nullopt};
}

// Is the shown one what the register says? Nothing: there is none.
Result<std::optional<CommitteeEntry>> judged(const Listed& known,
                                             const std::optional<CommitteeEntry>& shown) {
    // That there was none once says nothing of now; and what differs may have come since.
    if (known.entries.empty()) {
        if (known.why) return *known.why;
        if (shown) return fail(ErrorCode::BadProof, "the home clinic shows a common key that there is not");
        return std::optional<CommitteeEntry>();
    }
    const RegisterEntry& newest = known.entries.back();
    if (shown && ledger::registeredName(shown->run) == newest.name &&
        ledger::registeredDigest(*shown) == newest.digest)
        return shown;
    if (known.why) return *known.why;
    return fail(ErrorCode::BadProof, "the home clinic shows another common key than the clinics have");
}

}  // namespace

Result<std::optional<CommitteeEntry>> newestCommittee(JobContext& at, CommitteePurpose purpose) {
    for (const bool anew : {false, true}) {
        RESEAL_ASSIGN(const Listed known, entriesOf(at, of(purpose), anew));
        const auto shown = at.state().committee(purpose);
        RESEAL_TRY(at.believed());
        const auto out = judged(known, shown);
        if (out || !known.isYoung) return out;
    }
    RESEAL_CHECK(false);
}

Result<std::vector<ledger::ListedClinic>> provenClinics(JobContext& at) {
#ifdef RESEAL_WITHOUT_REGISTERS
    return ledger::clinics(at.state());
#endif
    RESEAL_ASSIGN(const ledger::Genesis* const genesis, at.genesis());
    for (const bool anew : {false, true}) {
        RESEAL_ASSIGN(const Listed changed, entriesOf(at, {ledger::clinicRegister(), "clinics"}, anew));
        if (changed.why) return *changed.why;  // a key that was stolen and changed would be shown again
        std::map<Hash32, Hash32> digests;
        for (const ledger::ClinicEntry& one : genesis->entries())
            digests[ledger::registeredName(one.id)] = ledger::registeredDigest(ledger::clinicOf(one, 0));
        for (const RegisterEntry& one : changed.entries) digests[one.name] = one.digest;
        std::vector<ledger::ListedClinic> out = ledger::clinics(at.state());
        RESEAL_TRY(at.believed());
        const auto differing = std::erase_if(out, [&](const ledger::ListedClinic& one) {
            const auto known = digests.find(ledger::registeredName(one.id));
            return known == digests.end() || known->second != ledger::registeredDigest(one.entry);
        });
        if (differing == 0 || !changed.isYoung) return out;
    }
    RESEAL_CHECK(false);
}

Result<ledger::Clinic> provenClinic(JobContext& at, const ClinicId& id) {
    RESEAL_ASSIGN(const auto clinics, provenClinics(at));
    const auto found = std::ranges::find(clinics, id, &ledger::ListedClinic::id);
    if (found == clinics.end())
        return fail(ErrorCode::BadProof, "the home clinic shows this clinic's keys otherwise than they are");
    return found->entry;
}

Result<RegisteredKeys> provenKeys(JobContext& at, const SignPublic& pseudonym) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kKeysSpace, pseudonym));
    if (stored) {
        RESEAL_ASSIGN(const KnownKeys known, ledger::codec::decode<KnownKeys>(*stored));
        if (known.version != 1) return fail(ErrorCode::TooNew, "kept by a newer program");
        return RegisteredKeys{known.sharing, known.box};
    }
    const ledger::AccountId account = ledger::account(pseudonym);
    RESEAL_ASSIGN(const ledger::Height height, at.provenHeight());
    auto lists = ledger::ProvenEvents::ofAccount(account, height);
    RESEAL_TRY(at.prove(lists));
    for (const ledger::Event& event : lists.accounts().front().events) {
        if (event.kind != ledger::EventKind::PseudonymAdmitted || event.actor != account) continue;
        RESEAL_ASSIGN(const ledger::Operation operation, at.operationOf(event));
        const auto* said = std::get_if<ledger::Pseudonym>(&operation);
        if (said == nullptr) continue;
        RESEAL_TRY(at.vault.locker().put(kKeysSpace, pseudonym,
                                         ledger::codec::encode(KnownKeys{1, said->sharing, said->box})));
        return RegisteredKeys{said->sharing, said->box};
    }
    return fail(ErrorCode::NotFound, "the asker is not on the ledger");
}

}  // namespace reseal::engine
