#include "core/engine/registers.h"

#include "core/engine/submit.h"
#include "core/ledger/codec.h"

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

Bytes keyOf(CommitteePurpose purpose) {
    return {static_cast<std::uint8_t>(purpose)};
}

Result<Entries> entriesOf(JobContext& at, CommitteePurpose purpose) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, keyOf(purpose)));
    RESEAL_ASSIGN(const ledger::Height known, at.provenHeight());
    auto lists = ledger::ProvenEvents::ofAccount(ledger::committeeRegister(purpose), known);
    if (const Status proven = at.prove(lists); !proven) {
        if (!isTransient(proven.error().code) || !stored) return proven.error();
        RESEAL_ASSIGN(Kept kept, ledger::codec::decode<Kept>(*stored));
        if (kept.version != 1) return fail(ErrorCode::TooNew, "kept by a newer program");
        return std::move(kept.entries);
    }
    Kept kept;
    for (const RegisterEntry& one : ledger::registered(lists.accounts().front().events))
        if (kept.entries.size() < kept.entries.kMax) kept.entries.push_back(one);
    const Bytes bytes = ledger::codec::encode(kept);
    if (!stored || *stored != bytes) RESEAL_TRY(at.vault.locker().put(kSpace, keyOf(purpose), bytes));
    return std::move(kept.entries);
}

}  // namespace

Result<std::optional<CommitteeEntry>> newestCommittee(JobContext& at, CommitteePurpose purpose) {
    RESEAL_ASSIGN(const Entries entries, entriesOf(at, purpose));
    const auto shown = at.state().committee(purpose);
    RESEAL_TRY(at.believed());
    if (entries.empty()) {
        if (shown) return fail(ErrorCode::BadProof, "the home clinic shows a common key that there is not");
        return std::optional<CommitteeEntry>();
    }
    const RegisterEntry& newest = entries.back();
    if (!shown || ledger::registeredName(shown->run) != newest.name ||
        ledger::registeredDigest(*shown) != newest.digest)
        return fail(ErrorCode::BadProof, "the home clinic shows another common key than the clinics have");
    return shown;
}

}  // namespace reseal::engine
