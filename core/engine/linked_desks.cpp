#include "core/engine/linked_desks.h"

#include "core/engine/activity.h"
#include "core/engine/ledger_status.h"
#include "core/engine/patient_acts.h"
#include "core/engine/templates.h"
#include "core/node/services.h"

namespace reseal::engine {

// ---- the patient ----

QFuture<Result<CareCardText>> LinkedPatientDesk::careCard() {
    return work_.act<CareCardText>("careCard", [](JobContext& at) { return PatientActs(at).careCard(); });
}
QFuture<Result<std::vector<RequestRow>>> LinkedPatientDesk::requests() {
    return work_.act<std::vector<RequestRow>>("requests",
                                              [](JobContext& at) { return PatientActs(at).requests(); });
}
QFuture<Result<Approved>> LinkedPatientDesk::approve(Approval approval) {
    return work_.act<Approved>("approve", [approval = std::move(approval)](JobContext& at) {
        return PatientActs(at).approve(approval);
    });
}
QFuture<Result<Approved>> LinkedPatientDesk::approveBy(RequestId request, std::string name) {
    return work_.act<Approved>("approve", [request, name = std::move(name)](JobContext& at) {
        return PatientActs(at).approveBy(request, name);
    });
}
QFuture<Result<std::vector<Template>>> LinkedPatientDesk::templates() {
    return work_.act<std::vector<Template>>("templates",
                                            [](JobContext& at) { return engine::templates(at); });
}
QFuture<Result<void>> LinkedPatientDesk::keepTemplate(Template one) {
    return work_.act<void>("keepTemplate",
                           [one = std::move(one)](JobContext& at) { return engine::keepTemplate(at, one); });
}
QFuture<Result<void>> LinkedPatientDesk::dropTemplate(std::string name) {
    return work_.act<void>(
        "dropTemplate", [name = std::move(name)](JobContext& at) { return engine::dropTemplate(at, name); });
}
QFuture<Result<Written>> LinkedPatientDesk::deny(RequestId request) {
    return work_.act<Written>("deny", [request](JobContext& at) { return PatientActs(at).deny(request); });
}
QFuture<Result<std::vector<GrantRow>>> LinkedPatientDesk::grants() {
    return work_.act<std::vector<GrantRow>>("grants",
                                            [](JobContext& at) { return PatientActs(at).grants(); });
}
QFuture<Result<Revoked>> LinkedPatientDesk::revoke(GrantId grant) {
    return work_.act<Revoked>("revoke", [grant](JobContext& at) { return PatientActs(at).revoke(grant); });
}
QFuture<Result<std::size_t>> LinkedPatientDesk::records(TakeRecords take) {
    return work_.act<std::size_t>(
        "records", [take = std::move(take)](JobContext& at) { return PatientActs(at).records(take); });
}
QFuture<Result<std::vector<RecordRow>>> LinkedPatientDesk::records() {
    return work_.act<std::vector<RecordRow>>("records",
                                             [](JobContext& at) { return PatientActs(at).records(); });
}
QFuture<Result<OpenedRecord>> LinkedPatientDesk::open(RecordId record) {
    return work_.act<OpenedRecord>("open", [record](JobContext& at) { return PatientActs(at).open(record); });
}
QFuture<Result<SavedRecord>> LinkedPatientDesk::save(RecordId record, std::string directory) {
    return work_.act<SavedRecord>("save", [record, directory = std::move(directory)](JobContext& at) {
        return PatientActs(at).save(record, directory);
    });
}
QFuture<Result<Written>> LinkedPatientDesk::refile(RecordId record, Category category) {
    return work_.act<Written>(
        "refile", [record, category](JobContext& at) { return PatientActs(at).refile(record, category); });
}
QFuture<Result<Written>> LinkedPatientDesk::erase(RecordId record) {
    return work_.act<Written>("erase", [record](JobContext& at) { return PatientActs(at).erase(record); });
}
QFuture<Result<std::vector<ErasureRow>>> LinkedPatientDesk::erasures() {
    return work_.act<std::vector<ErasureRow>>("erasures",
                                              [](JobContext& at) { return PatientActs(at).erasures(); });
}
QFuture<Result<std::vector<ActivityRow>>> LinkedPatientDesk::activity(std::uint64_t before) {
    return work_.act<std::vector<ActivityRow>>(
        "activity", [before](JobContext& at) { return PatientActs(at).activity(before); });
}

QFuture<Result<std::vector<ReleasedHour>>> LinkedPatientDesk::releases(GrantId grant) {
    return work_.act<std::vector<ReleasedHour>>(
        "releases", [grant](JobContext& at) { return PatientActs(at).releases(grant); });
}

QFuture<Result<EmergencyAccess>> LinkedPatientDesk::emergencyAccess() {
    return work_.act<EmergencyAccess>("emergencyAccess",
                                      [](JobContext& at) { return PatientActs(at).emergencyAccess(); });
}
QFuture<Result<EmergencyAccess>> LinkedPatientDesk::leaveForEmergencies(std::set<Category> categories) {
    return work_.act<EmergencyAccess>("leaveForEmergencies",
                                      [categories = std::move(categories)](JobContext& at) {
                                          return PatientActs(at).leaveForEmergencies(categories);
                                      });
}

// ---- the doctor ----

template <class T, class F>
QFuture<Result<T>> LinkedDoctorDesk::act(std::string what, F f) {
    return work_.act<T>(std::move(what), [this, f = std::move(f)](JobContext& at) {
        DoctorActs acts(at, work_.previews());
        return f(acts);
    });
}

QFuture<Result<PatientRow>> LinkedDoctorDesk::addPatient(NewPatient patient) {
    return act<PatientRow>(
        "addPatient", [patient = std::move(patient)](DoctorActs& acts) { return acts.addPatient(patient); });
}
QFuture<Result<PatientRow>> LinkedDoctorDesk::editPatient(SignPublic patient, std::string name,
                                                          std::string birthDate, std::string localNumber) {
    return act<PatientRow>("editPatient", [patient, name = std::move(name), birthDate = std::move(birthDate),
                                           localNumber = std::move(localNumber)](DoctorActs& acts) {
        return acts.editPatient(patient, name, birthDate, localNumber);
    });
}
QFuture<Result<std::vector<RegisterRow>>> LinkedDoctorDesk::findInRegister(std::string words) {
    return act<std::vector<RegisterRow>>("findInRegister", [words = std::move(words)](DoctorActs& acts) {
        return acts.findInRegister(words);
    });
}
QFuture<Result<std::int64_t>> LinkedDoctorDesk::addToRegister(RegisterRow row) {
    return act<std::int64_t>("addToRegister",
                             [row = std::move(row)](DoctorActs& acts) { return acts.addToRegister(row); });
}
QFuture<Result<std::vector<PatientRow>>> LinkedDoctorDesk::patients() {
    return act<std::vector<PatientRow>>("patients", [](DoctorActs& acts) { return acts.patients(); });
}
QFuture<Result<ImportPreview>> LinkedDoctorDesk::previewImport(SignPublic patient,
                                                               std::vector<std::string> paths) {
    return act<ImportPreview>("previewImport", [patient, paths = std::move(paths)](DoctorActs& acts) {
        return acts.previewImport(patient, paths);
    });
}
void LinkedDoctorDesk::dropPreview(std::uint64_t preview) {
    work_.bare<void>("dropPreview", [preview](Session::Work::Inside& inside, Job&) -> Status {
        inside.previews.drop(preview);
        return {};
    });
}
QFuture<Result<SealReport>> LinkedDoctorDesk::seal(SealChoices choices) {
    return act<SealReport>("seal",
                           [choices = std::move(choices)](DoctorActs& acts) { return acts.seal(choices); });
}
QFuture<Result<std::size_t>> LinkedDoctorDesk::chart(SignPublic patient, TakeRecords take) {
    return act<std::size_t>(
        "chart", [patient, take = std::move(take)](DoctorActs& acts) { return acts.chart(patient, take); });
}
QFuture<Result<std::vector<RecordRow>>> LinkedDoctorDesk::chart(SignPublic patient) {
    return act<std::vector<RecordRow>>("chart", [patient](DoctorActs& acts) { return acts.chart(patient); });
}
QFuture<Result<RequestRow>> LinkedDoctorDesk::request(Wish wish) {
    return act<RequestRow>("request",
                           [wish = std::move(wish)](DoctorActs& acts) { return acts.request(wish); });
}
QFuture<Result<std::vector<RequestRow>>> LinkedDoctorDesk::requests() {
    return act<std::vector<RequestRow>>("requests", [](DoctorActs& acts) { return acts.requests(); });
}
QFuture<Result<std::vector<GrantRow>>> LinkedDoctorDesk::grants(SignPublic patient) {
    return act<std::vector<GrantRow>>("grants", [patient](DoctorActs& acts) { return acts.grants(patient); });
}
QFuture<Result<EmergencyOpened>> LinkedDoctorDesk::emergency(EmergencyCall call) {
    return act<EmergencyOpened>("emergency",
                                [call = std::move(call)](DoctorActs& acts) { return acts.emergency(call); });
}
QFuture<Result<OpenedRecord>> LinkedDoctorDesk::open(RecordId record) {
    return act<OpenedRecord>("open", [record](DoctorActs& acts) { return acts.open(record); });
}
QFuture<Result<SavedRecord>> LinkedDoctorDesk::save(RecordId record, std::string directory) {
    return act<SavedRecord>("save", [record, directory = std::move(directory)](DoctorActs& acts) {
        return acts.save(record, directory);
    });
}
QFuture<Result<std::vector<ActivityRow>>> LinkedDoctorDesk::activity(SignPublic patient,
                                                                     std::uint64_t before) {
    return act<std::vector<ActivityRow>>(
        "activity", [patient, before](DoctorActs& acts) { return acts.activity(patient, before); });
}

// ---- the ledger ----

Result<LedgerStatus> ledgerStatus(JobContext& at) {
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::NodeStatus, node::encodeNull()));
    RESEAL_ASSIGN(const node::NodeStatusAnswer said, node::NodeStatusAnswer::decode(answer));
    const auto clinics = ledger::clinics(at.state());
    RESEAL_TRY(at.believed());
    std::vector<KnownClinic> known;
    for (const ledger::ListedClinic& clinic : clinics)
        known.push_back({clinic.id, clinic.entry.name, clinic.entry.roles});
    return describeStatus(said, known);
}

QFuture<Result<LedgerStatus>> LinkedLedgerView::status() {
    return work_.act<LedgerStatus>(
        "status", [](JobContext& at) { return ledgerStatus(at); }, false);
}
QFuture<Result<TransactionRow>> LinkedLedgerView::transaction(TxId id) {
    return work_.act<TransactionRow>(
        "transaction", [id](JobContext& at) { return transactionStatus(at, id); }, false);
}
QFuture<Result<std::vector<ActivityRow>>> LinkedLedgerView::events(ledger::AccountId account,
                                                                   std::uint64_t before) {
    return work_.act<std::vector<ActivityRow>>(
        "events", [account, before](JobContext& at) { return eventsOf(at, account, before); }, false);
}

}  // namespace reseal::engine
