// Rows for every list that a window shows: each state, each access, each reason for doubt at least once, with
// texts as long as they get in earnest. Made up; no person is meant.
//
// Thread rule: functions of values.
#pragma once

#include <algorithm>

#include "core/engine/clinic_desk.h"
#include "core/engine/explorer_values.h"
#include "core/engine/values.h"

namespace reseal::test::sample {

template <class Fixed>
Fixed id(int number) {
    Fixed out;
    for (std::size_t i = 0; i < Fixed::kSize; ++i)
        out.bytes[i] = static_cast<std::uint8_t>(number * 37 + static_cast<int>(i) * 11);
    return out;
}

inline engine::Who who(int number) {
    switch (number % 3) {
        case 0:
            return {"Dr Kim", "cardiologist", "Clinic South", id<ClinicId>(2)};
        case 1:
            return {"Dr Marten", "head of the department of general and visceral surgery",
                    "University Hospital of the North", id<ClinicId>(3)};
        default:
            return {};
    }
}

inline engine::RecordRow record(int number, std::optional<engine::Category> category, const char* title,
                                const char* date, engine::Access access) {
    engine::RecordRow out;
    out.id = id<RecordId>(number);
    out.patient = id<SignPublic>(1);
    out.category = category;
    out.type = "Bundle";
    out.title = category ? title : "";
    out.date = category ? date : "";
    out.clinicName = number % 2 == 0 ? "Clinic South" : "University Hospital of the North";
    out.registered = Instant{1'760'000'000'000 + number * 86'400'000LL};
    out.sealedSize = 65'536 * static_cast<std::uint64_t>(number + 1);
    out.access = access;
    out.readableUntil = wallClock() + days(20);
    out.copies = static_cast<std::size_t>(number % 3) + 1;
    return out;
}

// Of every category; of the patient's own, or with every access as a doctor meets them.
inline std::vector<engine::RecordRow> records(bool own) {
    using engine::Access;
    constexpr std::array kAccesses{Access::Readable, Access::Locked, Access::Asked, Access::Ended};
    constexpr std::array kDates{"2026-05-03", "2026-05", "2025", "2024-11-30T10:15:00+01:00"};
    std::vector<engine::RecordRow> out;
    int number = 0;
    for (const engine::Category category : records::kCategories) {
        const auto turn = static_cast<std::size_t>(number) % 4;
        out.push_back(record(number, category,
                             turn == 1 ? "Discharge letter after an operation, with findings and advice"
                                       : "Results of a check-up",
                             kDates[turn], own ? Access::Own : kAccesses[turn]));
        out.back().unsorted = category == engine::Category::Intake;
        out.back().unverified = number == 3;
        ++number;
    }
    for (int more = 0; more < 4; ++more)
        out.push_back(record(number++, engine::Category::Laboratory, "Laboratory results", kDates[0],
                             own ? Access::Own : kAccesses[static_cast<std::size_t>(more)]));
    if (!own) out.push_back(record(number++, std::nullopt, "", "", Access::Locked));
    return out;
}

inline engine::RequestRow request(int number, engine::RequestState state) {
    engine::RequestRow out;
    out.id = id<engine::RequestId>(number);
    out.patient = id<SignPublic>(1);
    out.asker = id<SignPublic>(20 + number);
    out.patientName = "Patient One";
    out.who = who(number);
    out.categories = {engine::Category::Laboratory, engine::Category::Medications};
    out.asked = wallClock() - days(number);
    out.notAfter = wallClock() + days(90);
    out.note = number % 2 == 0 ? "Before the operation I would like to see what was measured." : "";
    out.state = state;
    return out;
}

inline std::vector<engine::RequestRow> requests() {
    using engine::RequestState;
    std::vector<engine::RequestRow> out{request(0, RequestState::Open),    request(1, RequestState::Open),
                                        request(2, RequestState::Open),    request(3, RequestState::Open),
                                        request(4, RequestState::Granted), request(6, RequestState::Denied)};
    out[1].categories = {engine::Category::MentalHealth, engine::Category::SexualReproductive,
                         engine::Category::Notes};
    out[1].purpose = engine::Purpose::CareManagement;
    out[1].written = engine::Written::Submitted;
    out[2].who = {};
    out[2].problem = fail(ErrorCode::BadSignature, "the credential does not verify");
    out[3].categories.clear();
    out[3].records = {id<RecordId>(0), id<RecordId>(4), id<RecordId>(12), id<RecordId>(99)};
    out[3].notAfter = wallClock() - days(1);  // ran out without an answer
    return out;
}

inline engine::GrantRow grant(int number, engine::Category category, engine::GrantState state) {
    engine::GrantRow out;
    out.id = id<GrantId>(number);
    out.patient = id<SignPublic>(1);
    out.grantee = id<ledger::AccountId>(30 + number % 2);
    out.who = who(number % 2);
    out.category = category;
    out.granted = wallClock() - days(1);
    out.notAfter = wallClock() + days(30);
    out.state = state;
    if (state == engine::GrantState::Revoked) out.revoked = wallClock() - days(1);
    out.proxies = 4;
    out.threshold = 3;
    out.accepted = 4;
    out.released = 7;
    return out;
}

inline std::vector<engine::GrantRow> grants() {
    using engine::Category;
    using engine::GrantState;
    std::vector<engine::GrantRow> out{
        grant(0, Category::Laboratory, GrantState::Active),
        grant(1, Category::Medications, GrantState::Active), grant(2, Category::Notes, GrantState::Revoked),
        grant(3, Category::Imaging, GrantState::Expired), grant(4, Category::Allergies, GrantState::Active)};
    out[1].accepted = 1;  // on its way
    out[4].records = {id<RecordId>(1)};
    out[4].notAfter = kNever;
    return out;
}

inline std::vector<engine::ActivityRow> activity() {
    std::vector<engine::ActivityRow> out;
    std::uint64_t number = 0;
    for (const char* kind : {"Enrolled", "PseudonymAdmitted", "CatalogueChanged", "RecordRegistered",
                             "Requested", "Granted", "ShareAccepted", "Released", "Revoked", "Denied",
                             "RecordRefiled", "RecordErased", "BlobStored", "Voided"}) {
        engine::ActivityRow row;
        row.number = number;
        row.time = wallClock() - days(static_cast<std::int64_t>(20 - number));
        row.height = 100 + number;
        row.kind = kind;
        row.sentence = kind;
        row.actor = (number % 2 == 0 ? id<SignPublic>(1) : id<SignPublic>(20)).hex();
        if (number % 3 == 0) row.record = id<RecordId>(4);
        if (row.kind == "Requested" || row.kind == "Denied") row.request = id<engine::RequestId>(6);
        if (row.kind == "Granted" || row.kind == "Released") row.grant = id<GrantId>(0);
        if (row.kind == "Revoked") row.grant = id<GrantId>(2);
        out.push_back(row);
        ++number;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

inline engine::CareCardText card() {
    return {"reseal-card:" + std::string(320, 'k'), 0, id<SignPublic>(1)};
}

// ---- a record in FHIR ----

inline std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

inline engine::OpenedSpan span(const std::string& type, const std::string& name, const std::string& date,
                               const std::string& text) {
    const std::string bytes = json(text);
    return {type, name, date, id<Hash32>(static_cast<int>(name.size())), toBytes(bytesOf(bytes))};
}

inline engine::OpenedSpan measured(int number, const char* date, const char* what, const char* value,
                                   const char* unit, const char* range) {
    const std::string name = "m" + std::to_string(number);
    return span("Observation", name, date,
                "{'resourceType':'Observation','id':'" + name +
                    "','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'" +
                    (what[0] == 'H' ? "4548-4" : "2160-0") + "','display':'" + what + "'}],'text':'" + what +
                    "'},'effectiveDateTime':'" + date + "','valueQuantity':{'value':" + value + ",'unit':'" +
                    unit + "','system':'http://unitsofmeasure.org','code':'" + unit +
                    "'},'referenceRange':[" + range + "]}");
}

// Two curves with values within and outside of their ranges, a diagnosis in words, and a document.
inline engine::OpenedRecord opened() {
    engine::OpenedRecord out;
    out.id = id<RecordId>(4);
    out.category = engine::Category::Laboratory;
    out.type = "Bundle";
    out.title = "Laboratory results";
    out.date = "2026-05-03";
    out.clinicName = "Clinic South";
    out.subject = "Patient One";
    out.mediaType = "application/fhir+json";
    const char* range = "{'low':{'value':4.0,'unit':'%'},'high':{'value':6.0,'unit':'%'}}";
    out.spans = {measured(1, "2025-02-10", "HbA1c", "5.6", "%", range),
                 measured(2, "2025-08-12", "HbA1c", "6.10", "%", range),
                 measured(3, "2026-05-03", "HbA1c", "7.2", "%", range),
                 measured(4, "2025-02-10", "Creatinine in serum", "88", "umol/L", ""),
                 measured(5, "2026-05-03", "Creatinine in serum", "93", "umol/L", ""),
                 span("Condition", "c1", "2024-03-01",
                      "{'resourceType':'Condition','id':'c1','code':{'text':'Type 2 diabetes mellitus "
                      "without complications'},'recordedDate':'2024-03-01','note':[{'text':'Diet first; to "
                      "be seen again in three months, with the values measured until then.'}],"
                      "'subject':{'reference':'Patient/p1'}}"),
                 span("Binary", "b1", "", "no FHIR")};
    out.spans.back().resourceType.clear();
    return out;
}

// ---- a doctor's ----

inline std::vector<engine::PatientRow> patients() {
    return {{id<SignPublic>(1), "Patient One", Instant{1'760'000'000'000}, true, "1961-04-30", "4711"},
            {id<SignPublic>(2), "Patient With-a-Name That Takes Some Room", Instant{1'760'000'000'000}, true,
             "1990", ""},
            {id<SignPublic>(3), "Patient Three", Instant{1'760'000'000'000}, false, "", "4713"}};
}

inline std::vector<engine::RegisterRow> registerRows() {
    return {{1, "Patient One", "1961-04-30", "4711", id<SignPublic>(1), "reseal-card:abc", false},
            {2, "Patient Four", "1973-08", "4714", std::nullopt, "", false},
            {3, "Patient Five", "", "", id<SignPublic>(5), "", true}};
}

inline engine::ImportPreview preview() {
    engine::ImportPreview out;
    out.id = 1;
    out.patient = id<SignPublic>(1);
    engine::PreviewFile own, other;
    own.path = "letters/check-up.json";
    own.mediaType = "application/fhir+json";
    own.subject = "Patient One";
    own.born = "1961-04-30";
    own.resources = 12;
    own.alreadySealed = 2;
    own.warnings = {"UnresolvedReferences", "MorePages"};
    other.path = "letters/export.json";
    other.mediaType = "application/fhir+json";
    other.subject = "Somebody Else";
    other.born = "1970";
    other.withoutContent = 1;
    other.namedOtherwise = true;
    out.files = {own, other};
    for (int i = 0; i < 6; ++i) {
        engine::PreviewRecord row;
        row.category = i % 2 == 0 ? engine::Category::Laboratory : engine::Category::Notes;
        row.type = "Observation";
        row.title = i % 2 == 0 ? "Laboratory results" : "Discharge letter after an operation";
        row.date = "2026-05-03";
        row.spans = 4;
        row.bytes = 20'000;
        out.records.push_back(row);
    }
    out.records[1].confirmed = false;
    out.records[1].suggested = {engine::Category::MentalHealth};
    out.records[3].confirmed = false;
    out.records[3].restricted = true;
    out.records[5].file = 1;
    return out;
}

// ---- a clinic's ----

inline engine::InvitationText invitation() {
    return {"reseal-invitation:" + std::string(260, 'i'), wallClock() + days(7)};
}

inline std::vector<engine::InvitationRow> invitations() {
    using engine::InvitationState;
    std::vector<engine::InvitationRow> out;
    int number = 0;
    for (const InvitationState state :
         {InvitationState::Claimed, InvitationState::Claimed, InvitationState::Open, InvitationState::Open,
          InvitationState::Confirmed, InvitationState::Refused}) {
        engine::InvitationRow row;
        row.token = id<Hash32>(40 + number);
        row.role = number % 2 == 0 ? "doctor" : "patient";
        row.label = number % 2 == 0 ? "Dr Kim" : "";
        row.created = wallClock() - days(1);
        row.expires = wallClock() + days(6);
        row.state = state;
        row.identity = id<Hash32>(60 + number);
        out.push_back(row);
        ++number;
    }
    return out;
}

inline engine::Enrolment enrolment() {
    return {"Dr Kim", "cardiologist", "reseal-credential:" + std::string(400, 'h')};
}

inline std::vector<engine::MemberListRow> members() {
    return {{id<Hash32>(70), "doctor", "Dr Kim", Instant{1'760'000'000'000}},
            {id<Hash32>(71), "patient", "Patient One", Instant{1'761'000'000'000}},
            {id<Hash32>(72), "staff", "", Instant{1'762'000'000'000}}};
}

// Four clinics: this one, one that is there, one that is behind, one that is away.
inline engine::LedgerStatus network() {
    engine::LedgerStatus out;
    out.clinic = id<ClinicId>(1);
    out.height = 1204;
    out.quorum = 3;
    out.reachable = 3;
    out.pending = 2;
    out.time = wallClock();
    out.peers = {{id<ClinicId>(1), "Clinic East", true, 1204, true, true, true},
                 {id<ClinicId>(2), "Clinic South", true, 1204, true, true, true},
                 {id<ClinicId>(3), "University Hospital of the North", true, 1100, true, true, false},
                 {id<ClinicId>(4), "Clinic West", false, 0, true, false, true}};
    return out;
}

inline engine::StorageStatus storage() {
    return {812, 5'300'000'000, 88'000'000, 210'000'000'000, 96, 3, wallClock() - days(2)};
}

inline engine::BlockRow blockRow(std::uint64_t height) {
    engine::BlockRow out;
    out.height = height;
    out.hash = id<Hash32>(static_cast<int>(height % 200));
    out.parent = id<Hash32>(static_cast<int>(height % 200) + 1);
    out.time = Instant{1'763'000'000'000 + static_cast<std::int64_t>(height) * 1000};
    out.proposer = id<ClinicId>(static_cast<int>(height % 4) + 1);
    out.proposerName = height % 4 == 2 ? "University Hospital of the North" : "Clinic South";
    out.transactions = height % 5;
    out.bytes = 4'096;
    out.certified = height % 3 != 0;
    return out;
}

inline std::vector<engine::BlockRow> blocks() {
    std::vector<engine::BlockRow> out;
    for (std::uint64_t height = 1204; height > 1164; --height) out.push_back(blockRow(height));
    return out;
}

inline engine::TransactionView transaction(bool effective) {
    engine::TransactionView out;
    out.id = id<TxId>(effective ? 80 : 81);
    out.author = id<SignPublic>(20).hex();
    out.authorClinic = effective ? "" : "Clinic South";
    out.height = 1204;
    out.time = wallClock();
    out.effective = effective;
    out.refusal = effective ? "" : "NotEnrolled";
    out.operations = {
        {"Record", {{"stanzas[0].key", id<Hash32>(9).hex()}, {"cardTag", "none"}}},
        {"Receipts", {{"entries[0]", "ShareAccepted"}, {"entries[0].grant", id<GrantId>(4).hex()}}}};
    out.detailsMissing = 1;
    return out;
}

inline engine::BlockView block() {
    return {blockRow(1204), {transaction(true), transaction(false)}};
}

inline std::vector<engine::LedgerHit> hits() {
    return {{engine::LedgerHitKind::Block, id<Hash32>(5).hex(), 1204, "block 1204"},
            {engine::LedgerHitKind::Pseudonym, id<SignPublic>(20).hex(), 0, "a pseudonym"}};
}

inline engine::Verification verification() {
    engine::Verification out;
    out.steps = {{engine::StepKind::Format, true, "", "", "the proof can be read"},
                 {engine::StepKind::TransactionId, true, id<TxId>(80).hex(), id<TxId>(80).hex(), ""},
                 {engine::StepKind::MerkleNode, true, "", id<Hash32>(6).hex(), "level 1"},
                 {engine::StepKind::Quorum, false, "3", "2", "two clinics signed"}};
    return out;
}

}  // namespace reseal::test::sample
