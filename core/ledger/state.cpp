#include "core/ledger/state.h"

#include "core/ledger/queries.h"
#include "core/ledger/tables.h"

namespace reseal::ledger {
namespace {

template <class T>
void put(Delta& delta, const Key& key, const T& value) {
    delta.insert_or_assign(key.bytes(), codec::encode(value));
}

}  // namespace

const StanzaRef* RecordEntry::stanzaFor(const ConditionKey& key) const {
    for (const StanzaRef& ref : stanzas)
        if (ref.key == key) return &ref;
    return nullptr;
}

Instant GrantEntry::end() const {
    return revoked == 0 ? notAfter : std::min(notAfter, revokedTime);
}
std::uint64_t GrantEntry::lastReleaseHour() const {
    return releaseHour(end() + kReleasesAfterEnd);
}
bool GrantEntry::isProxy(const ClinicId& clinic) const {
    return std::ranges::find(proxies, clinic) != proxies.end();
}

bool GrantEntry::covers(const RecordId& record, const RecordEntry& entry) const {
    if (entry.erased != 0 || entry.patient != patient || entry.stanzaFor(key) == nullptr) return false;
#ifdef RESEAL_WITHOUT_COVER_CHECK
    return true;
#endif
    return records.empty() || std::ranges::find(records, record) != records.end();
}

ChainId StateView::chainId() const {
    return readPromised<ChainId>(table_, Key(Table::Chain)).value_or(ChainId{});
}
ChainParameters StateView::parameters() const {
    return readPromised<ChainParameters>(table_, Key(Table::Parameters)).value_or(ChainParameters{});
}
Tip StateView::tip() const {
    return readPromised<Tip>(table_, Key(Table::Tip)).value_or(Tip{});
}

EpochEntry StateView::epoch() const {
    const auto number = readPromised<std::uint64_t>(table_, Key(Table::CurrentEpoch));
    if (!number) return {};
    return readPromised<EpochEntry>(table_, Key(Table::Epochs).number(*number)).value_or(EpochEntry{});
}
std::optional<EpochEntry> StateView::epoch(std::uint64_t number) const {
    return read<EpochEntry>(table_, Key(Table::Epochs).number(number));
}
std::optional<NextSet> StateView::nextSet() const {
    return read<NextSet>(table_, Key(Table::NextSet));
}
SetQueue StateView::waitingChanges() const {
    return readOr(table_, Key(Table::SetQueue), SetQueue{});
}
std::vector<Validator> StateView::validators() const {
    return epoch().validators;
}
Hash32 StateView::validatorSet() const {
    return epoch().setHash;
}

std::optional<ProposalEntry> StateView::proposal(const ProposalId& id) const {
    return read<ProposalEntry>(table_, Key(Table::Proposals).add(id));
}
std::optional<bool> StateView::vote(const ProposalId& id, const ClinicId& clinic) const {
    return read<bool>(table_, Key(Table::Votes).add(id).add(clinic));
}
std::optional<EvidenceEntry> StateView::evidence(const ClinicId& against, std::uint64_t epoch) const {
    return read<EvidenceEntry>(table_, Key(Table::Evidence).add(against).number(epoch));
}

std::uint32_t StateView::keygenRuns(CommitteePurpose purpose) const {
    return readOr<std::uint32_t>(table_, purposeKey(Table::RunCount, purpose), 0);
}
std::optional<RunEntry> StateView::keygenRun(const RunId& run) const {
    return read<RunEntry>(table_, runKey(Table::Runs, run));
}
std::optional<CommitteeEntry> StateView::committeeOf(const RunId& run) const {
    return read<CommitteeEntry>(table_, runKey(Table::Committees, run));
}
std::optional<CommitteeEntry> StateView::committee(CommitteePurpose purpose) const {
    const std::vector<RunId> inForce = committeesInForce(*this, purpose);
    if (inForce.empty()) return std::nullopt;
    return readPromised<CommitteeEntry>(table_, runKey(Table::Committees, inForce.back()));
}

std::optional<Clinic> StateView::clinic(const ClinicId& id) const {
    return read<Clinic>(table_, Key(Table::Clinics).add(id));
}
std::optional<Member> StateView::member(const IdentityKey& member) const {
    const auto at = rosterPlace(member);
    return at ? readPromised<Member>(table_, roleKey(Table::Roster, at->role).number(at->place))
              : std::nullopt;
}
std::optional<RosterPlace> StateView::rosterPlace(const IdentityKey& member) const {
    return read<RosterPlace>(table_, Key(Table::Members).add(member));
}
std::optional<Member> StateView::memberAt(const RosterPlace& at) const {
    return read<Member>(table_, roleKey(Table::Roster, at.role).number(at.place));
}
std::uint64_t StateView::rosterSize(Role role) const {
    return readOr<std::uint64_t>(table_, roleKey(Table::RosterSize, role), 0);
}
RosterChange StateView::rosterChanged(Role role) const {
    return readOr<RosterChange>(table_, roleKey(Table::RosterChanged, role), {});
}
std::optional<RingEntry> StateView::ringEntry(const SignPublic& pseudonym, std::uint64_t number) const {
    return read<RingEntry>(table_, Key(Table::RingEntries).add(pseudonym).number(number));
}
std::optional<CaseEntry> StateView::caseOf(const CaseId& id) const {
    return read<CaseEntry>(table_, Key(Table::Cases).add(id));
}
std::optional<CaseId> StateView::openCaseOf(const SignPublic& pseudonym, std::uint64_t ring) const {
    return read<CaseId>(table_, Key(Table::OpenCases).add(pseudonym).number(ring));
}
std::uint64_t StateView::casesOn(const ClinicId& clinic, std::uint64_t day) const {
    const auto today = read<DayCount>(table_, Key(Table::CasesToday).add(clinic));
    return today && today->day == day ? today->count : 0;
}
std::optional<EmergencyEntry> StateView::emergency(const EmergencyId& id) const {
    return read<EmergencyEntry>(table_, Key(Table::Emergencies).add(id));
}
std::optional<EmergencyId> StateView::emergencyBy(const SignPublic& doctor) const {
    return read<EmergencyId>(table_, Key(Table::EmergencyBy).add(doctor));
}
std::optional<EmergencyWord> StateView::emergencyWord(const EmergencyId& id, const ClinicId& clinic) const {
    return read<EmergencyWord>(table_, Key(Table::EmergencyWords).add(id).add(clinic));
}
std::uint64_t StateView::emergenciesOn(const SignPublic& doctor, std::uint64_t day) const {
    const auto today = read<DayCount>(table_, Key(Table::EmergenciesToday).add(doctor));
    return today && today->day == day ? today->count : 0;
}
std::uint64_t StateView::emergenciesAbout(const SignPublic& patient) const {
    return readOr<std::uint64_t>(table_, listLengthKey(Table::EmergenciesAbout, account(patient)), 0);
}
Instant StateView::disasterUntil() const {
    return readOr(table_, Key(Table::DisasterUntil), Instant{});
}
std::uint64_t StateView::rosterChangesOn(const ClinicId& clinic, std::uint64_t day) const {
    const auto today = read<DayCount>(table_, Key(Table::RosterChangesToday).add(clinic));
    return today && today->day == day ? today->count : 0;
}
bool StateView::isTicketUsed(const Ticket& ticket) const {
    return read<SignPublic>(table_, Key(Table::Tickets).add(ticket)).has_value();
}
std::optional<PseudonymEntry> StateView::pseudonym(const SignPublic& key) const {
    return read<PseudonymEntry>(table_, Key(Table::Pseudonyms).add(key));
}
std::optional<KeyEntry> StateView::keyOf(ByteView key) const {
    return read<KeyEntry>(table_, Key(Table::Keys).add(key));
}

std::optional<CatalogueEntry> StateView::catalogue(const SignPublic& patient) const {
    const auto versions =
        readOr<std::uint64_t>(table_, listLengthKey(Table::Catalogues, account(patient)), 0);
    if (versions == 0) return std::nullopt;
    return catalogue(patient, versions);
}
std::optional<CatalogueEntry> StateView::catalogue(const SignPublic& patient, std::uint64_t version) const {
    if (version == 0) return std::nullopt;
    return read<CatalogueEntry>(table_, Key(Table::Catalogues).add(patient).number(version - 1));
}

std::optional<RecordEntry> StateView::record(const RecordId& id) const {
    return read<RecordEntry>(table_, Key(Table::Records).add(id));
}
std::optional<RecordId> StateView::recordOfBlob(const BlobId& blob) const {
    return read<RecordId>(table_, Key(Table::Blobs).add(blob));
}
std::optional<RequestEntry> StateView::request(const RequestId& id) const {
    return read<RequestEntry>(table_, Key(Table::Requests).add(id));
}
std::optional<GrantEntry> StateView::grant(const GrantId& id) const {
    return read<GrantEntry>(table_, Key(Table::Grants).add(id));
}
std::optional<PendingRevocation> StateView::pendingRevocation(const SignPublic& signer,
                                                              const GrantId& grant) const {
    return read<PendingRevocation>(table_, Key(Table::PendingRevocations).add(signer).add(grant));
}
std::uint64_t StateView::pendingRevocations(const SignPublic& signer) const {
    return readOr<std::uint64_t>(table_, Key(Table::PendingCount).add(signer), 0);
}
bool StateView::knows(const AccountId& author) const {
    return clinic(clinicId(author)) || pseudonym(pseudonymKey(author));
}
LaneTip StateView::lane(const AccountId& author, const LaneId& lane) const {
    return readOr(table_, Key(Table::Lanes).add(author).add(lane), LaneTip{});
}
std::uint64_t StateView::lanes(const AccountId& author) const {
    return readOr<std::uint64_t>(table_, Key(Table::LaneCount).add(author), 0);
}
HandledEntry StateView::share(const GrantId& grant, const ClinicId& proxy) const {
    return readOr(table_, Key(Table::Shares).add(grant).add(proxy), HandledEntry{});
}
HandledEntry StateView::copy(const RecordId& record, const ClinicId& fileServer) const {
    return readOr(table_, Key(Table::Copies).add(record).add(fileServer), HandledEntry{});
}
std::optional<ReleaseEntry> StateView::release(const GrantId& grant, const ClinicId& proxy,
                                               std::uint64_t hour) const {
    return read<ReleaseEntry>(table_, Key(Table::Releases).add(grant).add(proxy).number(hour));
}
std::uint64_t StateView::requestsOn(const SignPublic& author, std::uint64_t day) const {
    const auto today = read<DayCount>(table_, Key(Table::RequestsToday).add(author));
    return today && today->day == day ? today->count : 0;
}
AccountHead StateView::head(const AccountId& account) const {
    return readOr(table_, Key(Table::Heads).add(account), AccountHead{});
}
std::optional<OrderedTx> StateView::ordered(const TxId& id) const {
    return read<OrderedTx>(table_, Key(Table::Ordered).add(id));
}

Clinic clinicOf(const ClinicEntry& entry, Height since) {
    return {entry.signKey(),
            entry.box,
            entry.archive,
            entry.team,
            entry.tlsPin,
            entry.addresses,
            entry.name,
            entry.roles,
            since,
            0,
            {}};
}

Delta genesisDelta(const Genesis& genesis) {
    Delta delta;
    put(delta, Key(Table::Chain), genesis.chainId());
    put(delta, Key(Table::Parameters), genesis.parameters());
    put(delta, Key(Table::Tip), Tip{0, genesis.hash(), genesis.parameters().start});
    std::vector<Validator> validators;
    for (const ClinicEntry& entry : genesis.entries()) {
        put(delta, Key(Table::Clinics).add(entry.id), clinicOf(entry, 0));
        if (entry.roles.has(ClinicRole::Validator)) validators.push_back({entry.id, entry.signKey()});
        const auto own = [&](ByteView key, KeyKind kind) {
            put(delta, Key(Table::Keys).add(key), KeyEntry{kind, account(entry.id), 0, 0});
        };
        own(entry.id, KeyKind::Sign);
        own(entry.archive, KeyKind::Archive);
        own(entry.team, KeyKind::Team);
    }
    put(delta, Key(Table::CurrentEpoch), kEpoch);
    put(delta, Key(Table::Epochs).number(kEpoch),
        EpochEntry{kEpoch, validators, validatorSetHash(validators), 0, genesis.hash(),
                   genesis.parameters().delta, 0});
    return delta;
}

}  // namespace reseal::ledger
