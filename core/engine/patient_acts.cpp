#include "core/engine/patient_acts.h"

#include "core/engine/activity.h"
#include "core/engine/record_batches.h"
#include "core/engine/release_log.h"
#include "core/records/care_card.h"
#include "core/sealing/label.h"

namespace reseal::engine {
namespace {

constexpr std::size_t kMaxRevokedAtOnce = ledger::kMaxOperations;
constexpr std::string_view kRevokingSpace = "revoking";  // grants whose reach is to be ended, by id
constexpr std::size_t kMaxRevokeRounds = 8;              // an earlier try may have ended only some

}  // namespace

Result<CareCardText> PatientActs::careCard() {
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at_));
    RESEAL_ASSIGN(const std::uint32_t number, cardNumber(at_));
    const records::CareCard card = records::makeCareCard(at_.keys, self.number, number, at_.clinic);
    return CareCardText{card.text(), number, self.key};
}

Result<std::vector<RequestRow>> PatientActs::requests() {
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at_));
    RESEAL_ASSIGN(const auto listed, allOf(at_, [&](std::uint64_t from) {
                      return ledger::requestsTo(at_.state(), self.key, from);
                  }));
    std::vector<RequestRow> out;
    for (const ledger::ListedRequest& request : listed) {
        auto asked = readRequest(at_, self, request.id);
        if (!asked && isTransient(asked.error().code)) return asked.error();
        if (asked) {
            out.push_back(asked->row);
            continue;
        }
        // Not to be opened: shown all the same, so that it can be declined and nobody wonders.
        RequestRow row;
        row.id = request.id;
        row.patient = request.entry.patient;
        row.asker = request.entry.author;
        row.asked = request.entry.time;
        row.state = stateOf(request.entry.status);
        row.problem = asked.error();
        out.push_back(std::move(row));
    }
    std::ranges::reverse(out);
    return out;
}

Result<Written> PatientActs::deny(const RequestId& id) {
    RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at_));
    RESEAL_ASSIGN(const ledger::RequestEntry entry, at_.need(at_.state().request(id), "no such request"));
    if (entry.patient != self.key) return fail(ErrorCode::NotFound, "the request is to somebody else");
    if (entry.status == ledger::RequestStatus::Denied) return Written::Final;
    const crypto::SignKey author = at_.keys.pseudonymSign(self.number);
    RESEAL_ASSIGN(const Sent sent, submitOnce(at_, {intentOf("deny", {id}), author, [&]() -> Result<Draft> {
                                                        if (entry.status != ledger::RequestStatus::Open)
                                                            return fail(ErrorCode::Refused,
                                                                        "it was granted already");
                                                        Draft draft;
                                                        draft.add(ledger::Deny{id});
                                                        return draft;
                                                    }}));
    return sent.written;
}

Result<PatientActs::Mine> PatientActs::mine(const OwnCatalogue& own, const RecordId& id) {
    RESEAL_ASSIGN(ledger::RecordEntry entry, at_.need(at_.state().record(id), "no such record"));
    if (entry.patient != own.self().key) return fail(ErrorCode::NotFound, "somebody else's record");
    if (entry.erased != 0) return fail(ErrorCode::NotFound, "the record is erased");
    return Mine{id, std::move(entry)};
}

Result<std::vector<PatientActs::Mine>> PatientActs::allMine(const OwnCatalogue& own) {
    RESEAL_ASSIGN(const auto listed, allOf(at_, [&](std::uint64_t from) {
                      return ledger::recordsOf(at_.state(), own.self().key, from);
                  }));
    std::vector<Mine> out;
    for (const ledger::ListedRecord& record : listed)
        if (record.entry.erased == 0) out.push_back({record.id, record.entry});
    return out;
}

Result<RecordRow> PatientActs::rowOf(const OwnCatalogue& own, const Mine& record) {
    const ledger::RecordEntry& entry = record.entry;
    RecordRow row;
    row.id = record.id;
    row.patient = entry.patient;
    row.registered = entry.time;
    row.sealedSize = entry.sealedLength;
    row.access = Access::Own;
    const bool byMe = entry.author == ledger::account(own.self().key);
    row.unverified = !byMe && entry.cardTag != cardTag(own.openDrawerKey(at_), record.id, entry.blob);
    for (const ledger::CopyReceipts& copy : ledger::copiesOf(at_.state(), record.id))
        if (copy.copy.taken != 0 && copy.copy.gone == 0) ++row.copies;
    RESEAL_TRY(at_.believed());

    RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, entry.stanzas.front().key));
    row.category = condition.category;
    row.unsorted = condition.category == Category::Intake;
    auto label = readLabel(at_, record.id, entry, condition.cardSecret);
    if (!label) {
        // A label that its author spoilt hides no record; what can't be reached is another thing.
        if (isTransient(label.error().code)) return label.error();
        row.unverified = true;
        return row;
    }
    row.also = label->also;
    row.type = label->type;
    row.title = label->title;
    row.date = label->date.text();
    if (label->clinic) row.clinicName = label->clinic->name;
    return row;
}

Result<std::size_t> PatientActs::records(const TakeRecords& take) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    return recordsInBatches(at_, own.self().key, take, [&](const ledger::ListedRecord& record) {
        return rowOf(own, Mine{record.id, record.entry});
    });
}

Result<std::vector<RecordRow>> PatientActs::records() {
    return allBatches([&](const TakeRecords& take) { return records(take); });
}

Result<crypto::SecretBytes> PatientActs::fileKeyOf(const OwnCatalogue& own, const Mine& record) {
    const ledger::StanzaRef& ref = record.entry.stanzas.front();
    RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, ref.key));
    RESEAL_ASSIGN(const Bytes bytes, at_.detail(ref.stanza));
    RESEAL_ASSIGN(const sealing::Stanza stanza, sealing::Stanza::decode(bytes));
    RESEAL_ASSIGN(const auto checked, sealing::CheckedStanza::check(record.id, stanza));
    return sealing::openAsOwner(checked, condition.key.secret, condition.cardSecret);
}

Result<OpenedRecord> PatientActs::open(const RecordId& id) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const Mine record, mine(own, id));
    RESEAL_ASSIGN(const crypto::SecretBytes fileKey, fileKeyOf(own, record));
    RESEAL_ASSIGN(Download download, Download::begin(at_, id, record.entry, own.signKey(at_)));
    return readRecord(at_, download, fileKey);
}

Result<SavedRecord> PatientActs::save(const RecordId& id, const std::filesystem::path& directory) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const Mine record, mine(own, id));
    RESEAL_ASSIGN(const crypto::SecretBytes fileKey, fileKeyOf(own, record));
    RESEAL_ASSIGN(Download download, Download::begin(at_, id, record.entry, own.signKey(at_)));
    return saveRecord(at_, download, fileKey, directory);
}

Result<Draft> PatientActs::refileDraft(const OwnCatalogue& own, const RecordId& id, Category category) {
    if (!records::mayBeChosen(category))
        return fail(ErrorCode::InvalidArgument, "not a category to put a record in");
    RESEAL_ASSIGN(const Mine record, mine(own, id));
    RESEAL_ASSIGN(const OwnCondition before, own.behind(at_, record.entry.stanzas.front().key));
    if (before.category == category) return fail(ErrorCode::InvalidArgument, "the record lies there already");
    RESEAL_ASSIGN(const crypto::SecretBytes fileKey, fileKeyOf(own, record));
    RESEAL_ASSIGN(Download download, Download::begin(at_, id, record.entry, own.signKey(at_)));
    RESEAL_ASSIGN(records::Manifest manifest, readManifest(at_, download, fileKey));
    manifest.category = category;
    std::erase(manifest.also, category);

    RESEAL_ASSIGN(const OwnCondition after, own.current(at_, category));
    RESEAL_ASSIGN(const sealing::Stanza stanza,
                  sealing::encapsulate(after.key.point, after.cardSecret, id, fileKey));
    RESEAL_ASSIGN(const Bytes label, records::labelFor(manifest, category).encode());
    Draft draft;
    ledger::Refile operation;
    operation.record = id;
    operation.stanza = {ledger::ConditionKey::copy(after.key.point.view()), draft.attach(stanza.encode())};
    operation.labelVersion = record.entry.labelVersion + 1;
    operation.label = draft.attach(sealing::sealLabel(crypto::labelKey(after.cardSecret), after.key.point, id,
                                                      operation.labelVersion, label));
    draft.add(std::move(operation));
    return draft;
}

Result<Written> PatientActs::refile(const RecordId& id, Category category) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    const crypto::SignKey author = own.signKey(at_);
    const Hash32 intent = intentOf("refile", {id, bytesOf(records::code(category))});
    RESEAL_ASSIGN(const Sent sent,
                  submitOnce(at_, {intent, author, [&] { return refileDraft(own, id, category); }}));
    return sent.written;
}

Result<Written> PatientActs::erase(const RecordId& id) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const ledger::RecordEntry entry, at_.need(at_.state().record(id), "no such record"));
    if (entry.patient != own.self().key) return fail(ErrorCode::NotFound, "somebody else's record");
    if (entry.erased != 0) return Written::Final;
    const crypto::SignKey author = own.signKey(at_);
    RESEAL_ASSIGN(const Sent sent, submitOnce(at_, {intentOf("erase", {id}), author, [&]() -> Result<Draft> {
                                                        Draft draft;
                                                        draft.add(ledger::Erase{id});
                                                        return draft;
                                                    }}));
    return sent.written;
}

Result<std::vector<ErasureRow>> PatientActs::erasures() {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const auto listed, allOf(at_, [&](std::uint64_t from) {
                      return ledger::recordsOf(at_.state(), own.self().key, from);
                  }));
    std::vector<ErasureRow> out;
    for (const ledger::ListedRecord& record : listed) {
        if (record.entry.erased == 0) continue;
        ErasureRow row{record.id, record.entry.time, {}};
        for (const ledger::CopyReceipts& copy : ledger::copiesOf(at_.state(), record.id))
            if (copy.copy.gone == 0) row.unconfirmed.push_back(nameOf(copy.fileServer));
        out.push_back(std::move(row));
    }
    RESEAL_TRY(at_.believed());
    std::ranges::reverse(out);
    return out;
}

// As the ledger has it, also of a clinic that has left.
std::string PatientActs::nameOf(const ClinicId& clinic) {
    const auto entry = at_.state().clinic(clinic);
    return entry ? std::string(entry->name) : clinic.hex();
}

Result<std::vector<ActivityRow>> PatientActs::activity(std::uint64_t before) {
    return ownActivity(at_, before);
}

Result<std::vector<ReleasedHour>> PatientActs::releases(const GrantId& grant) {
    RESEAL_ASSIGN(const auto events, ownEvents(at_));
    return releasesUnder(at_, grant, events);
}

Status PatientActs::finishInterrupted() {
    const Status handed = deliverAll(at_);
    if (!handed && isTransient(handed.error().code)) return handed;
    RESEAL_ASSIGN(const bool done, finishRevoking());
    if (done) RESEAL_TRY(moveOnAll(at_));  // otherwise whom it takes back from would get new grants
    if (done) RESEAL_TRY(keepStanding(at_));
    return handed;
}

Result<EmergencyAccess> PatientActs::emergencyAccess() {
    return engine::emergencyAccess(at_);
}

Result<EmergencyAccess> PatientActs::leaveForEmergencies(const std::set<Category>& categories) {
    RESEAL_TRY(wishForEmergencies(at_, categories));
    const Status done = finishInterrupted();
    at_.forget();
    RESEAL_ASSIGN(EmergencyAccess out, engine::emergencyAccess(at_));
    if (!done) out.unfinished = done.error();
    return out;
}

Result<GrantRow> PatientActs::rowOf(const OwnCatalogue& own, const ledger::ListedGrant& listed) {
    const ledger::GrantEntry& grant = listed.entry;
    GrantRow row;
    row.id = listed.id;
    row.patient = grant.patient;
    row.grantee = grant.grantee;
    row.forTeam = grant.team;
    if (grant.team) {
        row.who.clinic = ledger::clinicId(grant.grantee);
        row.who.clinicName = nameOf(row.who.clinic);
    } else {
        RESEAL_ASSIGN(row.who, knownWho(at_, ledger::pseudonymKey(grant.grantee)));
    }
    if (const auto condition = own.behind(at_, grant.key)) row.category = condition->category;
    row.records = {grant.records.begin(), grant.records.end()};
    row.purpose = purposeOf(grant.purpose);
    row.granted = grant.time;
    row.notAfter = grant.notAfter;
    row.revoked = grant.revoked == 0 ? Instant{} : grant.revokedTime;
    row.state = grantState(ledger::statusOf(at_.state(), grant, at_.now()));
    RESEAL_ASSIGN(const sharing::GrantTerms terms, sharing::GrantTerms::decode(grant.terms));
    row.proxies = terms.proxies.size();
    row.threshold = terms.threshold;
    const bool isOver = row.state == GrantState::Revoked || row.state == GrantState::Expired;
    for (const ledger::ShareReceipts& receipts : ledger::receiptsOf(at_.state(), listed.id)) {
        if (receipts.share.taken != 0) ++row.accepted;
        if (isOver && receipts.share.gone == 0) row.unconfirmed.push_back(nameOf(receipts.proxy));
        for (const auto& [hour, release] : receipts.hours) {
            row.released += release.released;
            row.refused += release.refused;
        }
    }
    RESEAL_TRY(at_.believed());
    return row;
}

Result<std::vector<GrantRow>> PatientActs::grants() {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const auto listed, allOf(at_, [&](std::uint64_t from) {
                      return ledger::grantsBy(at_.state(), own.self().key, from);
                  }));
    std::vector<GrantRow> out;
    for (const ledger::ListedGrant& grant : listed) {
        if (grant.entry.standing) continue;  // to nobody: emergencyAccess() tells of them
        RESEAL_ASSIGN(GrantRow row, rowOf(own, grant));
        out.push_back(std::move(row));
    }
    std::ranges::reverse(out);
    return out;
}

// What the same grantee may read in the same category, over all epochs: ending one of them alone would not
// be what a person means.
Result<std::vector<GrantId>> PatientActs::sameReach(const OwnCatalogue& own,
                                                    const ledger::GrantEntry& grant) {
    RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, grant.key));
    RESEAL_ASSIGN(const auto all, allOf(at_, [&](std::uint64_t from) {
                      return ledger::grantsBy(at_.state(), own.self().key, from);
                  }));
    std::vector<GrantId> out;
    for (const ledger::ListedGrant& listed : all) {
        const ledger::GrantEntry& entry = listed.entry;
        if (entry.grantee != grant.grantee || entry.revoked != 0 || at_.now() > entry.notAfter) continue;
        const auto other = own.behind(at_, entry.key);
        if (other && other->category == condition.category && out.size() < kMaxRevokedAtOnce)
            out.push_back(listed.id);
    }
    return out;
}

Result<Sent> PatientActs::sayRevoked(const OwnPseudonym& self, const GrantId& id,
                                     const std::vector<GrantId>& grants) {
    const crypto::SignKey author = at_.keys.pseudonymSign(self.number);
    const auto make = [&]() -> Result<Draft> {
        Draft draft;
        draft.neverExpires = true;
        for (const GrantId& one : grants) draft.add(ledger::signRevoke(at_.chain(), author, one, at_.now()));
        return draft;
    };
    Command command{intentOf("revoke", {id}), author, make};
    command.evenOffline = true;
    return submitOnce(at_, command);
}

// Everything that this grant's grantee has in its category, said as often as it takes; what was is in `out`.
// The promise to do so is kept until it is done. False: it is on its way, and not ordered yet.
Result<bool> PatientActs::endReach(const OwnCatalogue& own, const GrantId& id,
                                   const ledger::GrantEntry& grant, Revoked& out) {
    RESEAL_TRY(at_.vault.locker().put(kRevokingSpace, id, Bytes{}));
    for (std::size_t round = 0; round < kMaxRevokeRounds; ++round) {
        RESEAL_ASSIGN(const std::vector<GrantId> open, sameReach(own, grant));
        if (open.empty()) {
            RESEAL_TRY(at_.vault.locker().remove(kRevokingSpace, id));
            return true;
        }
        RESEAL_ASSIGN(const Sent sent, sayRevoked(own.self(), id, open));
        out.grants.insert(out.grants.end(), open.begin(), open.end());
        out.written = sent.written;
        if (sent.written == Written::Submitted) return false;
        at_.forget();
    }
    return false;
}

// What was to be taken back and is not yet, all of it. False: something is still on its way.
Result<bool> PatientActs::finishRevoking() {
    RESEAL_ASSIGN(const auto kept, at_.vault.locker().list(kRevokingSpace));
    if (kept.empty()) return true;
    RESEAL_TRY(settle(at_));
    at_.forget();
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    bool done = true;
    for (const vault::LockerEntry& one : kept) {
        RESEAL_ASSIGN(const GrantId id, GrantId::from(one.key));
        const auto grant = at_.state().grant(id);
        RESEAL_TRY(at_.believed());
        if (grant && grant->patient == own.self().key) {
            Revoked ended;
            RESEAL_ASSIGN(const bool ends, endReach(own, id, *grant, ended));
            done = done && ends;
        } else {
            RESEAL_ASSIGN(const auto unsettled, at_.vault.lanes().unsettled());
            const bool isGone =
                grant || (unsettled.empty() && JobContext::isAbsent(at_.need(grant, "no such grant")));
            if (isGone) RESEAL_TRY(at_.vault.locker().remove(kRevokingSpace, one.key));
        }
    }
    return done;
}

Result<Revoked> PatientActs::revoke(const GrantId& id) {
    Revoked out;
    auto own = OwnCatalogue::load(at_);
    if (!own && isTransient(own.error().code)) {
        // Nobody can be asked what else the grantee has: this one grant is ended as soon as anybody hears it,
        // and the rest of what the patient means by it when somebody is there again.
        RESEAL_ASSIGN(const OwnPseudonym self, ownPseudonym(at_));
        RESEAL_TRY(at_.vault.locker().put(kRevokingSpace, id, Bytes{}));
        RESEAL_TRY(sayRevoked(self, id, {id}));
        return own.error();
    }
    if (!own) return own.error();
    RESEAL_ASSIGN(const ledger::GrantEntry grant, at_.need(at_.state().grant(id), "no such grant"));
    if (grant.patient != own->self().key) return fail(ErrorCode::NotFound, "somebody else's grant");
    RESEAL_ASSIGN(const bool ended, endReach(*own, id, grant, out));
    RESEAL_ASSIGN(const bool others, finishRevoking());
    if (!ended || !others) {
        out.unfinished = fail(ErrorCode::Offline,
                              "revoked, and obeyed by every proxy that hears of it; the category moves to a "
                              "new key once the ledger has ordered it");
        return out;
    }
    RESEAL_ASSIGN(const OwnCondition condition, own->behind(at_, grant.key));
    auto moved = moveOn(at_, condition.category);
    if (!moved) {
        out.unfinished = during("revoked; the category has not moved to its new key yet", moved.error());
        return out;
    }
    out.movedOn = true;
    out.renewed = moved->count;
    if (moved->written == Written::Submitted)
        out.unfinished = fail(ErrorCode::Offline, "revoked; the new key is on its way to the ledger");
    else if (moved->tooStrict != 0)
        out.unfinished = fail(
            ErrorCode::Refused,
            "revoked; but of what you have allowed others, " + std::to_string(moved->tooStrict) +
                " can't go on for new records: more clinics than are left have to answer, as you chose. "
                "Nothing weaker was allowed in its place; it goes on once there are enough clinics again, "
                "or let them ask again");
    return out;
}

}  // namespace reseal::engine
