#include "core/ledger/queries.h"

#include "core/ledger/epochs.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

// Up to `max` values of the numbered list of `length`, beginning with number `from`.
template <class T>
std::vector<T> page(const StateView& state, Table list, const AccountId& account, std::uint64_t length,
                    std::uint64_t from, std::size_t max) {
    std::vector<T> out;
    const std::uint64_t end =
        from + std::min<std::uint64_t>(length - std::min(from, length), std::min(max, kMaxPage));
    std::vector<Bytes> keys;
    for (std::uint64_t n = from; n < end; ++n) keys.push_back(toBytes(Key(list).add(account).number(n)));
    state.table().prefetch(keys);
    for (std::uint64_t n = from; n < end; ++n) {
        auto item = readPromised<T>(state.table(), Key(list).add(account).number(n));
        if (!item) break;
        out.push_back(*std::move(item));
    }
    return out;
}

template <class T>
std::vector<T> page(const StateView& state, Table list, const AccountId& account, std::uint64_t from,
                    std::size_t max) {
    const auto length = readOr<std::uint64_t>(state.table(), listLengthKey(list, account), 0);
    return page<T>(state, list, account, length, from, max);
}

// Every entry of the table under `prefix`, named by the id at the end of its key.
template <class Id, class Entry>
void forEach(const StateView& state, const Key& prefix,
             const std::function<bool(const Id&, const Entry&)>& visit) {
    const KeyValueView& table = state.table();
    table.scan(prefix, [&](ByteView key, ByteView value) {
        const auto id = idAfter<Id>(table, key, prefix);
        const auto entry = decodeEntry<Entry>(table, key, value);
        return id && entry && visit(*id, *entry);
    });
}

template <class Id, class Entry>
std::vector<Listed<Id, Entry>> entries(const StateView& state, Table of, const std::vector<Id>& ids) {
    std::vector<Listed<Id, Entry>> out;
    out.reserve(ids.size());
    std::vector<Bytes> keys;
    for (const Id& id : ids) keys.push_back(toBytes(Key(of).add(id)));
    state.table().prefetch(keys);
    for (const Id& id : ids) {
        auto entry = readPromised<Entry>(state.table(), Key(of).add(id));
        if (!entry) break;
        out.push_back({id, *std::move(entry)});
    }
    return out;
}

std::vector<ListedRequest> requests(const StateView& state, Table list, const SignPublic& whose,
                                    std::uint64_t from, std::size_t max) {
    return entries<RequestId, RequestEntry>(state, Table::Requests,
                                            page<RequestId>(state, list, account(whose), from, max));
}

std::vector<ListedGrant> grants(const StateView& state, Table list, const AccountId& whose,
                                std::uint64_t from, std::size_t max) {
    return entries<GrantId, GrantEntry>(state, Table::Grants, page<GrantId>(state, list, whose, from, max));
}

}  // namespace

std::string_view name(GrantStatus status) {
    switch (status) {
        case GrantStatus::Active:
            return "Active";
        case GrantStatus::Revoked:
            return "Revoked";
        case GrantStatus::Expired:
            return "Expired";
        case GrantStatus::GranteeEnded:
            return "GranteeEnded";
        case GrantStatus::PatientEnded:
            return "PatientEnded";
    }
    return "?";
}

GrantStatus statusOf(const StateView& state, const GrantEntry& grant, Instant now) {
    if (grant.revoked != 0) return GrantStatus::Revoked;
    if (now > grant.notAfter) return GrantStatus::Expired;
    const auto patient = state.pseudonym(grant.patient);
    if (!patient || patient->retired != 0) return GrantStatus::PatientEnded;
    if (grant.standing) {
        const auto committee = state.committeeOf(*grant.standing);
        if (!committee || committee->retired != 0) return GrantStatus::GranteeEnded;
    } else if (!grant.team) {
        const auto grantee = state.pseudonym(pseudonymKey(grant.grantee));
        if (!grantee || !grantee->isLive(now)) return GrantStatus::GranteeEnded;
    } else {
        const auto clinic = state.clinic(clinicId(grant.grantee));
        if (!clinic || clinic->hasLeft(now)) return GrantStatus::GranteeEnded;
    }
    return GrantStatus::Active;
}

std::vector<ListedClinic> clinics(const StateView& state) {
    std::vector<ListedClinic> out;
    forEach<ClinicId, Clinic>(state, Key(Table::Clinics), [&](const ClinicId& id, const Clinic& clinic) {
        out.push_back({id, clinic});
        return true;
    });
    return out;
}

EpochPlan planOf(const StateView& state) {
    EpochPlan plan{state.epoch(), {}, {}, 0, {}};
    if (plan.epoch.last != 0) {
        plan.end = plan.epoch.last;
        plan.next = state.nextSet();
    }
    const SetQueue queue = state.waitingChanges();
    plan.waiting = queue.next - queue.first;
    const auto toCome = validatorsToCome(state);
    for (const auto& [id, clinic] : clinics(state)) {
        const auto place = toCome.find(id);
        if (clinic.roles.has(ClinicRole::Validator) &&
            (place == toCome.end() || place->second != clinic.signKey))
            plan.unheard.push_back(id);
    }
    return plan;
}

std::optional<EpochEntry> epochAt(const StateView& state, Height height) {
    EpochEntry epoch = state.epoch();
    if (height == 0 || (epoch.last != 0 && height > epoch.last)) return std::nullopt;
    // Epochs begin one after the other: the last one whose base lies below.
    std::uint64_t first = kEpoch, last = epoch.number;
    while (first < last) {
        const std::uint64_t middle = first + (last - first + 1) / 2;
        const auto entry = readPromised<EpochEntry>(state.table(), Key(Table::Epochs).number(middle));
        if (!entry) return std::nullopt;
        if (entry->base < height)
            first = middle;
        else
            last = middle - 1;
    }
    return first == epoch.number ? epoch : state.epoch(first);
}

std::vector<ListedProposal> proposals(const StateView& state, std::uint64_t from, std::size_t max) {
    return entries<ProposalId, ProposalEntry>(
        state, Table::Proposals, page<ProposalId>(state, Table::ProposalList, AccountId{}, from, max));
}

std::vector<CastVote> votesOn(const StateView& state, const ProposalId& proposal) {
    std::vector<CastVote> out;
    forEach<ClinicId, bool>(state, Key(Table::Votes).add(proposal),
                            [&](const ClinicId& clinic, bool approve) {
                                out.push_back({clinic, approve});
                                return true;
                            });
    return out;
}

ProxiesOf proxiesOf(const StateView& state, const GrantEntry& grant, Instant now) {
    ProxiesOf out;
    if (const auto terms = sharing::GrantTerms::decode(grant.terms)) out.threshold = terms->threshold;
    for (const ClinicId& id : grant.proxies) {
        const auto clinic = state.clinic(id);
        if (!clinic || clinic->hasLeft(now)) continue;
        ++out.serving;
        if (clinic->roles.has(ClinicRole::Proxy)) ++out.staying;
    }
    return out;
}

void forEachRecord(const StateView& state,
                   const std::function<bool(const RecordId&, const RecordEntry&)>& visit) {
    forEach<RecordId, RecordEntry>(state, Key(Table::Records), visit);
}

std::vector<ListedRecord> recordsOf(const StateView& state, const SignPublic& patient, std::uint64_t from,
                                    std::size_t max) {
    return entries<RecordId, RecordEntry>(
        state, Table::Records, page<RecordId>(state, Table::RecordsOf, account(patient), from, max));
}

std::vector<ListedRequest> requestsTo(const StateView& state, const SignPublic& patient, std::uint64_t from,
                                      std::size_t max) {
    return requests(state, Table::RequestsTo, patient, from, max);
}
std::vector<ListedRequest> requestsBy(const StateView& state, const SignPublic& author, std::uint64_t from,
                                      std::size_t max) {
    return requests(state, Table::RequestsBy, author, from, max);
}
std::vector<ListedGrant> grantsBy(const StateView& state, const SignPublic& patient, std::uint64_t from,
                                  std::size_t max) {
    return grants(state, Table::GrantsBy, account(patient), from, max);
}
std::vector<ListedGrant> grantsFor(const StateView& state, const AccountId& grantee, std::uint64_t from,
                                   std::size_t max) {
    return grants(state, Table::GrantsFor, grantee, from, max);
}

std::vector<ListedGrant> openGrantsUnder(const StateView& state, const ConditionKey& key, Instant now) {
    std::vector<GrantId> ids;
    forEach<GrantId, bool>(state, Key(Table::OpenGrants).add(key), [&](const GrantId& id, bool) {
        ids.push_back(id);
        return true;
    });
    auto out = entries<GrantId, GrantEntry>(state, Table::Grants, ids);
    std::erase_if(out, [&](const ListedGrant& grant) { return now > grant.entry.notAfter; });
    return out;
}

namespace {
// Is it the grantee, or the doctor of a recorded emergency whose time is not over?
Status mayAsk(const StateView& state, const GrantEntry& grant, const AccountId& asker, Instant now) {
    if (!grant.standing)
        return grant.grantee == asker ? Status() : fail(ErrorCode::Denied, "the grant is to somebody else");
#ifdef RESEAL_WITHOUT_EMERGENCY_CHECK
    return {};
#endif
    const auto emergency = emergencyUnder(state, grant, asker);
    if (!emergency) return fail(ErrorCode::Denied, "no emergency of this doctor's is on the ledger");
    if (emergency->isOver(now)) return fail(ErrorCode::Expired, "the emergency's time is over");
    const auto doctor = state.pseudonym(pseudonymKey(asker));
    if (!doctor || !doctor->isLive(now)) return fail(ErrorCode::Expired, "the doctor's pseudonym has ended");
    if (!isVouchedFor(state, *doctor))
        return fail(ErrorCode::Denied, "somebody has to vouch for the doctor's pseudonym once more");
    return {};
}
}  // namespace

Result<StanzaRef> releasable(const StateView& state, const GrantId& grantId, const AccountId& grantee,
                             const RecordId& recordId, Instant now) {
    const auto grant = state.grant(grantId);
    if (!grant) return fail(ErrorCode::NotFound, "no such grant");
    const auto record = state.record(recordId);
    if (!record) return fail(ErrorCode::NotFound, "no such record");
    RESEAL_TRY(mayAsk(state, *grant, grantee, now));
    switch (statusOf(state, *grant, now)) {
        case GrantStatus::Active:
            break;
        case GrantStatus::Revoked:
            return fail(ErrorCode::Revoked, "the grant is revoked");
        case GrantStatus::Expired:
            return fail(ErrorCode::Expired, "the grant's time is over");
        case GrantStatus::GranteeEnded:
            return fail(ErrorCode::Expired, "the grantee's pseudonym has ended");
        case GrantStatus::PatientEnded:
            return fail(ErrorCode::Revoked, "the patient's pseudonym has ended");
    }
    if (record->erased != 0) return fail(ErrorCode::Denied, "the record is erased");
    if (!grant->covers(recordId, *record))
        return fail(ErrorCode::Denied, "the grant does not cover the record");
    return *record->stanzaFor(grant->key);
}

std::vector<ShareReceipts> receiptsOf(const StateView& state, const GrantId& id) {
    std::vector<ShareReceipts> out;
    const auto grant = state.grant(id);
    if (!grant) return out;
    for (const ClinicId& proxy : grant->proxies) {
        ShareReceipts receipts{proxy, state.share(id, proxy), {}};
        using Hour = FixedBytes<8, struct HourTag>;  // big-endian
        forEach<Hour, ReleaseEntry>(state, Key(Table::Releases).add(id).add(proxy),
                                    [&](const Hour& hour, const ReleaseEntry& release) {
                                        std::uint64_t number = 0;
                                        for (const std::uint8_t byte : hour.bytes)
                                            number = number << 8 | byte;
                                        receipts.hours.emplace_back(number, release);
                                        return true;
                                    });
        out.push_back(std::move(receipts));
    }
    return out;
}

std::vector<CopyReceipts> copiesOf(const StateView& state, const RecordId& id) {
    std::vector<CopyReceipts> out;
    const auto record = state.record(id);
    if (!record) return out;
    for (const ClinicId& server : record->fileServers) out.push_back({server, state.copy(id, server)});
    return out;
}

std::vector<std::size_t> erasableDetails(const StateView& state, const Transaction& tx) {
    std::vector<std::size_t> out;
    std::size_t next = 0;
    const auto& operations = tx.body().operations;
    for (std::size_t place = 0; place < operations.size(); ++place) {
        const auto* registered = std::get_if<Record>(&operations[place]);
        const auto* refiled = std::get_if<Refile>(&operations[place]);
        std::optional<RecordEntry> record;
        if (registered != nullptr) record = state.record(registered->record);
        if (refiled != nullptr) record = state.record(refiled->record);
        const bool isErased = record && record->erased != 0;
        const bool isReplaced = record && (record->labelTx != tx.id() || record->labelOperation != place);
        for (const DetailSlot& slot : detailSlots(operations[place])) {
            // Of what a record began with, only the label and the stanza of its author's condition change.
            const bool changes = refiled != nullptr || slot.form == DetailForm::Label ||
                                 (registered != nullptr && slot.hash == registered->stanzas.front().stanza);
            if (isErased || (isReplaced && changes)) out.push_back(next);
            ++next;
        }
    }
    return out;
}

std::vector<Event> eventsOf(const StateView& state, const AccountId& account, std::uint64_t from,
                            std::size_t max) {
    return page<Event>(state, Table::Events, account, state.head(account).count, from, max);
}

}  // namespace reseal::ledger
