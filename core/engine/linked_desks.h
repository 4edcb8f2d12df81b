// The desks of a session: each command becomes a job. Internal to core/engine.
//
// Thread rule: the session's thread.
#pragma once

#include "core/engine/work.h"

namespace reseal::engine {

class LinkedPatientDesk final : public PatientDesk {
    Q_OBJECT
public:
    explicit LinkedPatientDesk(Session::Work& work) : work_(work) {}
    QFuture<Result<CareCardText>> careCard() override;
    QFuture<Result<std::vector<RequestRow>>> requests() override;
    QFuture<Result<Approved>> approve(Approval approval) override;
    QFuture<Result<Approved>> approveBy(RequestId request, std::string name) override;
    QFuture<Result<Written>> deny(RequestId request) override;
    QFuture<Result<std::vector<Template>>> templates() override;
    QFuture<Result<void>> keepTemplate(Template one) override;
    QFuture<Result<void>> dropTemplate(std::string name) override;
    QFuture<Result<std::vector<GrantRow>>> grants() override;
    QFuture<Result<Revoked>> revoke(GrantId grant) override;
    QFuture<Result<std::size_t>> records(TakeRecords take) override;
    QFuture<Result<std::vector<RecordRow>>> records() override;
    QFuture<Result<OpenedRecord>> open(RecordId record) override;
    QFuture<Result<SavedRecord>> save(RecordId record, std::string directory) override;
    QFuture<Result<Written>> refile(RecordId record, Category category) override;
    QFuture<Result<Written>> erase(RecordId record) override;
    QFuture<Result<std::vector<ErasureRow>>> erasures() override;
    QFuture<Result<std::vector<ActivityRow>>> activity(std::uint64_t before) override;
    QFuture<Result<std::vector<ReleasedHour>>> releases(GrantId grant) override;
    QFuture<Result<EmergencyAccess>> emergencyAccess() override;
    QFuture<Result<EmergencyAccess>> leaveForEmergencies(std::set<Category> categories) override;

private:
    Session::Work& work_;
};

class LinkedDoctorDesk final : public DoctorDesk {
    Q_OBJECT
public:
    explicit LinkedDoctorDesk(Session::Work& work) : work_(work) {}
    QFuture<Result<PatientRow>> addPatient(NewPatient patient) override;
    QFuture<Result<std::vector<PatientRow>>> patients() override;
    QFuture<Result<PatientRow>> editPatient(SignPublic patient, std::string name, std::string birthDate,
                                            std::string localNumber) override;
    QFuture<Result<std::vector<RegisterRow>>> findInRegister(std::string words) override;
    QFuture<Result<std::int64_t>> addToRegister(RegisterRow row) override;
    QFuture<Result<ImportPreview>> previewImport(SignPublic patient, std::vector<std::string> paths) override;
    void dropPreview(std::uint64_t preview) override;
    QFuture<Result<SealReport>> seal(SealChoices choices) override;
    QFuture<Result<std::size_t>> chart(SignPublic patient, TakeRecords take) override;
    QFuture<Result<std::vector<RecordRow>>> chart(SignPublic patient) override;
    QFuture<Result<RequestRow>> request(Wish wish) override;
    QFuture<Result<std::vector<RequestRow>>> requests() override;
    QFuture<Result<std::vector<GrantRow>>> grants(SignPublic patient) override;
    QFuture<Result<EmergencyOpened>> emergency(EmergencyCall call) override;
    QFuture<Result<OpenedRecord>> open(RecordId record) override;
    QFuture<Result<SavedRecord>> save(RecordId record, std::string directory) override;
    QFuture<Result<std::vector<ActivityRow>>> activity(SignPublic patient, std::uint64_t before) override;

private:
    template <class T, class F>
    QFuture<Result<T>> act(std::string what, F f);
    Session::Work& work_;
};

class LinkedLedgerView final : public LedgerView {
    Q_OBJECT
public:
    explicit LinkedLedgerView(Session::Work& work) : work_(work) {}
    QFuture<Result<LedgerStatus>> status() override;
    QFuture<Result<TransactionRow>> transaction(TxId id) override;
    QFuture<Result<std::vector<ActivityRow>>> events(ledger::AccountId account,
                                                     std::uint64_t before) override;

private:
    Session::Work& work_;
};

// Errors: Offline and the like.
Result<LedgerStatus> ledgerStatus(JobContext& at);

}  // namespace reseal::engine
