#include "core/ledger/queries.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

using Number = FixedBytes<8, struct NumberTag>;  // big-endian

// What each of the members has said, if it has.
template <class T>
std::map<ClinicIndex, T> saidBy(const StateView& state, Table table, const RunId& run, std::size_t members) {
    std::vector<Bytes> keys;
    for (ClinicIndex i = 1; i <= members; ++i) keys.push_back(toBytes(runKey(table, run).number(i)));
    state.table().prefetch(keys);
    std::map<ClinicIndex, T> out;
    for (ClinicIndex i = 1; i <= members; ++i)
        if (auto said = read<T>(state.table(), runKey(table, run).number(i)))
            out.emplace(i, *std::move(said));
    return out;
}

auto complaintsIn(const StateView& state, const RunId& run, const RunEntry& entry) {
    using Against = decltype(KeygenComplain::against);
    return saidBy<Against>(state, Table::RunComplaints, run, entry.members.size());
}

}  // namespace

std::vector<ListedRun> keygenRuns(const StateView& state, CommitteePurpose purpose, std::uint32_t from,
                                  std::size_t max) {
    std::vector<ListedRun> out;
    const std::uint64_t first = std::max<std::uint32_t>(from, 1);
    const std::uint64_t end = std::min<std::uint64_t>(std::uint64_t{state.keygenRuns(purpose)} + 1,
                                                      first + std::min(max, kMaxPage));
    std::vector<Bytes> keys;
    const auto idOf = [&](std::uint64_t n) { return RunId{purpose, static_cast<std::uint32_t>(n)}; };
    for (std::uint64_t n = first; n < end; ++n) keys.push_back(toBytes(runKey(Table::Runs, idOf(n))));
    state.table().prefetch(keys);
    for (std::uint64_t n = first; n < end; ++n) {
        auto entry = readPromised<RunEntry>(state.table(), runKey(Table::Runs, idOf(n)));
        if (!entry) break;
        out.push_back({idOf(n), *std::move(entry)});
    }
    return out;
}

std::vector<RunId> committeesInForce(const StateView& state, CommitteePurpose purpose) {
    std::vector<RunId> out;
    const Key prefix = purposeKey(Table::CommitteesInForce, purpose);
    state.table().scan(prefix, [&](ByteView key, ByteView) {
        const auto number = idAfter<Number>(state.table(), key, prefix);
        if (!number) return false;
        std::uint64_t attempt = 0;
        for (const std::uint8_t byte : number->bytes) attempt = attempt << 8 | byte;
        out.push_back({purpose, static_cast<std::uint32_t>(attempt)});
        return true;
    });
    return out;
}

std::vector<std::pair<RunId, CommitteeEntry>> committeesMade(const StateView& state,
                                                             CommitteePurpose purpose) {
    std::vector<std::pair<RunId, CommitteeEntry>> out;
    for (std::uint32_t attempt = 1; attempt <= state.keygenRuns(purpose); ++attempt)
        if (auto committee = state.committeeOf({purpose, attempt}))
            out.emplace_back(RunId{purpose, attempt}, *std::move(committee));
    return out;
}

sharing::RunKeys announcedKeys(const StateView& state, const RunId& run, const RunEntry& entry) {
    return saidBy<BoxPublic>(state, Table::RunKeys, run, entry.members.size());
}

std::map<ClinicIndex, std::set<ClinicIndex>> complainersOf(const StateView& state, const RunId& run,
                                                           const RunEntry& entry) {
    std::map<ClinicIndex, std::set<ClinicIndex>> out;
    for (const auto& [from, list] : complaintsIn(state, run, entry))
        for (const ClinicIndex against : list) out[against].insert(from);
    return out;
}

std::optional<sharing::RunRecord> runRecord(const StateView& state, const RunId& run) {
    const auto entry = state.keygenRun(run);
    if (!entry) return std::nullopt;
    sharing::RunRecord out;
    out.announced = announcedKeys(state, run, *entry);
    const std::size_t members = entry->members.size();
    for (const auto& [dealer, encoded] : saidBy<EncodedItem>(state, Table::RunDeals, run, members)) {
        auto deal = sharing::Deal::decode(encoded);
        if (deal)
            out.deals.emplace(dealer, *std::move(deal));
        else
            state.table().damaged(runKey(Table::RunDeals, run).number(dealer));
    }
    for (const auto& [from, list] : complaintsIn(state, run, *entry))
        for (const ClinicIndex against : list) out.complaints.push_back({from, against});
    using Shares = decltype(KeygenAnswer::shares);
    for (const auto& [dealer, list] : saidBy<Shares>(state, Table::RunAnswers, run, members))
        for (const KeygenShare& one : list) out.answers.push_back({dealer, one.to, one.share});
    return out;
}

std::uint64_t countCases(const StateView& state) {
    return readOr<std::uint64_t>(state.table(), listLengthKey(Table::CaseList, AccountId{}), 0);
}

std::vector<ListedCase> cases(const StateView& state, std::uint64_t from, std::size_t max) {
    const std::uint64_t count = countCases(state);
    std::vector<ListedCase> out;
    for (std::uint64_t n = from; n < count && out.size() < std::min(max, kMaxPage); ++n) {
        const auto id = readPromised<CaseId>(state.table(), Key(Table::CaseList).add(AccountId{}).number(n));
        auto entry = id ? state.caseOf(*id) : std::nullopt;
        if (!entry) break;
        out.push_back({*id, *std::move(entry)});
    }
    return out;
}

std::vector<ListedCase> lastCases(const StateView& state) {
    const std::uint64_t count = countCases(state);
    return cases(state, count > kMaxPage ? count - kMaxPage : 0);
}

std::optional<RingEntry> ringEntryOf(const StateView& state, const CaseEntry& entry) {
    return state.ringEntry(entry.pseudonym, entry.ring);
}

namespace {
template <class T>
std::map<ClinicIndex, T> saidIn(const StateView& state, Table table, const CaseId& id, std::size_t members) {
    std::map<ClinicIndex, T> out;
    for (ClinicIndex i = 1; i <= members; ++i)
        if (const auto said = read<T>(state.table(), caseKeyOf(table, id, i))) out.emplace(i, *said);
    return out;
}
}  // namespace

std::map<ClinicIndex, bool> wordsIn(const StateView& state, const CaseId& id,
                                    const CommitteeEntry& committee) {
    return saidIn<bool>(state, Table::CaseWords, id, committee.members.size());
}

std::map<ClinicIndex, CasePartial> sharesIn(const StateView& state, const CaseId& id,
                                            const CommitteeEntry& committee) {
    return saidIn<CasePartial>(state, Table::CaseShares, id, committee.members.size());
}

}  // namespace reseal::ledger
