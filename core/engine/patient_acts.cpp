#include "core/engine/patient_acts.h"

#include "core/engine/activity.h"
#include "core/engine/record_batches.h"
#include "core/engine/release_log.h"
#include "core/records/care_card.h"
#include "core/sealing/label.h"

namespace reseal::engine {
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
    if (const auto place = own.placeOf(grant.key)) row.category = place->category;
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

}  // namespace reseal::engine
