// The engine's desks as values: each command answers at once with what a test has set, and notes what it was
// given. Windows can so be shown in every state, also in those that a real clinic reaches once a year. The
// samples (samples.h) are what they answer with unless told otherwise.
//
// Thread rule: the thread they were made on; the futures are finished when they are handed out.
#pragma once

#include <QFuture>
#include <QPromise>

#include "core/engine/clinic_desk.h"
#include "core/engine/doctor_desk.h"
#include "core/engine/ledger_view.h"
#include "core/engine/patient_desk.h"
#include "tests/ui/samples.h"

namespace reseal::test {

template <class T>
QFuture<Result<T>> answer(const Result<T>& result) {
    QPromise<std::remove_cvref_t<decltype(result)>> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

// All in one batch, the oldest first.
inline Result<std::size_t> handOver(const Result<std::vector<engine::RecordRow>>& rows,
                                    const engine::TakeRecords& take) {
    if (!rows) return rows.error();
    take({rows->rbegin(), rows->rend()});
    return rows->size();
}

class FakePatientDesk final : public engine::PatientDesk {
public:
    Result<engine::CareCardText> card = sample::card();
    Result<std::vector<engine::RequestRow>> requestRows = sample::requests();
    Result<std::vector<engine::GrantRow>> grantRows = sample::grants();
    Result<std::vector<engine::RecordRow>> recordRows = sample::records(true);
    Result<std::vector<engine::ActivityRow>> activityRows = sample::activity();
    std::size_t activityPage = 0;  // rows in an answer; 0: all
    Result<engine::OpenedRecord> opened = sample::opened();
    Result<engine::Approved> approved = engine::Approved{{}, engine::Written::Final, 3, 3, true};
    Result<engine::Revoked> revoked = engine::Revoked{};
    Result<engine::Written> written = engine::Written::Final;
    Result<engine::SavedRecord> saved = engine::SavedRecord{};

    Result<std::vector<engine::ErasureRow>> erasureRows = std::vector<engine::ErasureRow>{};

    std::vector<engine::Approval> approvals;
    std::vector<engine::RequestId> denied;
    std::vector<GrantId> takenBack;
    std::vector<RecordId> openings, savings, erased;
    std::vector<std::pair<RecordId, engine::Category>> refiled;

    QFuture<Result<engine::CareCardText>> careCard() override { return answer(card); }
    QFuture<Result<std::vector<engine::RequestRow>>> requests() override { return answer(requestRows); }
    QFuture<Result<engine::Approved>> approve(engine::Approval approval) override {
        approvals.push_back(std::move(approval));
        return answer(approved);
    }
    QFuture<Result<engine::Approved>> approveBy(engine::RequestId, std::string) override {
        return answer(approved);
    }
    QFuture<Result<std::vector<engine::Template>>> templates() override {
        return answer(Result<std::vector<engine::Template>>(std::vector<engine::Template>()));
    }
    QFuture<Result<void>> keepTemplate(engine::Template) override { return answer(Result<void>()); }
    QFuture<Result<void>> dropTemplate(std::string) override { return answer(Result<void>()); }
    QFuture<Result<engine::Written>> deny(engine::RequestId request) override {
        denied.push_back(request);
        return answer(written);
    }
    QFuture<Result<std::vector<engine::GrantRow>>> grants() override { return answer(grantRows); }
    QFuture<Result<engine::Revoked>> revoke(GrantId grant) override {
        takenBack.push_back(grant);
        return answer(revoked);
    }
    QFuture<Result<engine::EmergencyAccess>> emergencyAccess() override {
        return answer(Result<engine::EmergencyAccess>(engine::EmergencyAccess{}));
    }
    QFuture<Result<engine::EmergencyAccess>> leaveForEmergencies(std::set<engine::Category>) override {
        return answer(Result<engine::EmergencyAccess>(engine::EmergencyAccess{}));
    }
    QFuture<Result<std::vector<engine::RecordRow>>> records() override { return answer(recordRows); }
    QFuture<Result<std::size_t>> records(engine::TakeRecords take) override {
        return answer(handOver(recordRows, take));
    }
    QFuture<Result<engine::OpenedRecord>> open(RecordId record) override {
        openings.push_back(record);
        return answer(opened);
    }
    QFuture<Result<engine::SavedRecord>> save(RecordId record, std::string) override {
        savings.push_back(record);
        return answer(saved);
    }
    QFuture<Result<engine::Written>> refile(RecordId record, engine::Category category) override {
        refiled.emplace_back(record, category);
        return answer(written);
    }
    QFuture<Result<engine::Written>> erase(RecordId record) override {
        erased.push_back(record);
        return answer(written);
    }
    QFuture<Result<std::vector<engine::ErasureRow>>> erasures() override { return answer(erasureRows); }
    QFuture<Result<std::vector<engine::ActivityRow>>> activity(std::uint64_t before) override {
        if (!activityRows || activityPage == 0) return answer(activityRows);
        std::vector<engine::ActivityRow> page;
        for (const engine::ActivityRow& row : *activityRows)
            if ((before == 0 || row.number < before) && page.size() < activityPage) page.push_back(row);
        return answer(Result(page));
    }
    QFuture<Result<std::vector<engine::ReleasedHour>>> releases(GrantId) override {
        return answer(Result<std::vector<engine::ReleasedHour>>(std::vector<engine::ReleasedHour>()));
    }
};

class FakeDoctorDesk final : public engine::DoctorDesk {
public:
    Result<std::vector<engine::PatientRow>> patientRows = sample::patients();
    Result<std::vector<engine::RegisterRow>> registerRows = sample::registerRows();
    Result<engine::PatientRow> patient = sample::patients().front();
    Result<std::int64_t> registered = std::int64_t{1};
    Result<engine::ImportPreview> preview = sample::preview();
    Result<engine::SealReport> report = engine::SealReport{};
    Result<std::vector<engine::RecordRow>> recordRows = sample::records(false);
    Result<engine::RequestRow> asked = sample::requests().front();
    Result<std::vector<engine::RequestRow>> requestRows = sample::requests();
    Result<std::vector<engine::GrantRow>> grantRows = sample::grants();
    Result<engine::OpenedRecord> opened = sample::opened();
    Result<engine::SavedRecord> saved = engine::SavedRecord{};
    Result<std::vector<engine::ActivityRow>> activityRows = sample::activity();

    std::vector<engine::NewPatient> added;
    std::vector<std::string> lookedFor;
    std::vector<engine::RegisterRow> entered;
    std::vector<std::vector<std::string>> previewed;
    std::vector<std::uint64_t> dropped;
    std::vector<engine::SealChoices> seals;
    std::vector<engine::Wish> wishes;
    std::vector<RecordId> openings, savings;

    QFuture<Result<engine::PatientRow>> addPatient(engine::NewPatient one) override {
        added.push_back(std::move(one));
        return answer(patient);
    }
    QFuture<Result<std::vector<engine::PatientRow>>> patients() override { return answer(patientRows); }
    QFuture<Result<engine::PatientRow>> editPatient(SignPublic, std::string, std::string,
                                                    std::string) override {
        return answer(patient);
    }
    QFuture<Result<std::vector<engine::RegisterRow>>> findInRegister(std::string words) override {
        lookedFor.push_back(std::move(words));
        return answer(registerRows);
    }
    QFuture<Result<std::int64_t>> addToRegister(engine::RegisterRow row) override {
        entered.push_back(std::move(row));
        return answer(registered);
    }
    QFuture<Result<engine::ImportPreview>> previewImport(SignPublic,
                                                         std::vector<std::string> paths) override {
        previewed.push_back(std::move(paths));
        return answer(preview);
    }
    void dropPreview(std::uint64_t id) override { dropped.push_back(id); }
    QFuture<Result<engine::SealReport>> seal(engine::SealChoices choices) override {
        seals.push_back(std::move(choices));
        return answer(report);
    }
    QFuture<Result<std::vector<engine::RecordRow>>> chart(SignPublic) override { return answer(recordRows); }
    QFuture<Result<std::size_t>> chart(SignPublic, engine::TakeRecords take) override {
        return answer(handOver(recordRows, take));
    }
    QFuture<Result<engine::RequestRow>> request(engine::Wish wish) override {
        wishes.push_back(std::move(wish));
        return answer(asked);
    }
    QFuture<Result<std::vector<engine::RequestRow>>> requests() override { return answer(requestRows); }
    QFuture<Result<std::vector<engine::GrantRow>>> grants(SignPublic) override { return answer(grantRows); }
    QFuture<Result<engine::EmergencyOpened>> emergency(engine::EmergencyCall) override {
        return answer(Result<engine::EmergencyOpened>(engine::EmergencyOpened{}));
    }
    QFuture<Result<engine::OpenedRecord>> open(RecordId record) override {
        openings.push_back(record);
        return answer(opened);
    }
    QFuture<Result<engine::SavedRecord>> save(RecordId record, std::string) override {
        savings.push_back(record);
        return answer(saved);
    }
    QFuture<Result<std::vector<engine::ActivityRow>>> activity(SignPublic, std::uint64_t) override {
        return answer(activityRows);
    }
};

class FakeClinicDesk final : public engine::ClinicDesk {
public:
    ClinicId own = sample::id<ClinicId>(1);
    Result<engine::InvitationText> invitation = sample::invitation();
    Result<std::vector<engine::InvitationRow>> invitationRows = sample::invitations();
    Result<engine::Enrolment> enrolment = sample::enrolment();
    Result<std::vector<engine::MemberListRow>> memberRows = sample::members();
    Result<engine::LedgerStatus> network = sample::network();
    Result<std::int64_t> registered = std::int64_t{1};
    Result<std::vector<engine::RegisterRow>> registerRows = sample::registerRows();
    Result<engine::ScrubRow> scrubbed = engine::ScrubRow{1204, {}};
    Result<engine::StorageStatus> kept = sample::storage();
    Result<std::vector<engine::BlockRow>> blockRows = sample::blocks();
    Result<engine::BlockView> blockShown = sample::block();
    Result<engine::TransactionView> transaction = sample::transaction(true);
    Result<std::vector<engine::LedgerHit>> hits = sample::hits();
    Result<Bytes> proofBytes = Bytes{1, 2, 3};
    Result<engine::Verification> verification = sample::verification();
    Result<void> refused;

    std::vector<Hash32> letIn, withdrawn;
    std::vector<std::string> searched;

    ClinicId clinic() const override { return own; }
    ChainId chain() const override { return sample::id<ChainId>(1); }
    std::string phrase() const override { return "amber-canyon-fresh-orbit"; }
    std::uint16_t port() const override { return 7741; }
    QFuture<Result<engine::InvitationText>> invite(engine::Role, std::string, Duration) override {
        return answer(invitation);
    }
    QFuture<Result<std::vector<engine::InvitationRow>>> invitations() override {
        return answer(invitationRows);
    }
    QFuture<Result<std::vector<engine::InvitationRow>>> waiting() override { return answer(invitationRows); }
    QFuture<Result<engine::Enrolment>> enrol(Hash32 token, Hash32, std::string, std::string) override {
        letIn.push_back(token);
        return answer(enrolment);
    }
    QFuture<Result<void>> refuse(Hash32 token) override {
        withdrawn.push_back(token);
        return answer(refused);
    }
    QFuture<Result<std::vector<engine::MemberListRow>>> members() override { return answer(memberRows); }
    QFuture<Result<void>> setSuspended(Hash32, bool) override { return answer(Result<void>()); }
    QFuture<Result<std::vector<engine::TeamListRow>>> team() override {
        return answer(Result(std::vector<engine::TeamListRow>()));
    }
    QFuture<Result<void>> setInTeam(Hash32, bool) override { return answer(Result<void>()); }
    QFuture<Result<std::vector<engine::AlarmListRow>>> alarms() override {
        return answer(Result(std::vector<engine::AlarmListRow>()));
    }
    QFuture<Result<void>> acknowledge(std::int64_t, Hash32) override { return answer(Result<void>()); }
    QFuture<Result<engine::LedgerStatus>> status() override { return answer(network); }
    QFuture<Result<std::int64_t>> registerPatient(engine::RegisterRow, std::optional<Hash32>) override {
        return answer(registered);
    }
    QFuture<Result<std::vector<engine::LookRow>>> looks(engine::LookWish) override {
        return answer(Result<std::vector<engine::LookRow>>(std::vector<engine::LookRow>{}));
    }
    QFuture<Result<std::vector<engine::RegisterRow>>> findPatients(std::string, Hash32) override {
        return answer(registerRows);
    }
    QFuture<Result<engine::CouncilView>> council() override {
        return answer(Result<engine::CouncilView>(engine::CouncilView{}));
    }
    QFuture<Result<ledger::ProposalId>> propose(engine::ChangeWish, std::string) override {
        return answer(Result<ledger::ProposalId>(ledger::ProposalId{}));
    }
    QFuture<Result<void>> vote(ledger::ProposalId, bool) override { return answer(Result<void>()); }
    QFuture<Result<ledger::ProposalId>> changeKeys(std::string) override {
        return answer(Result<ledger::ProposalId>(ledger::ProposalId{}));
    }
    QFuture<Result<std::vector<engine::CommonKeyRow>>> commonKeys() override {
        return answer(Result<std::vector<engine::CommonKeyRow>>(std::vector<engine::CommonKeyRow>{}));
    }
    QFuture<Result<std::vector<engine::CaseRow>>> cases() override {
        return answer(Result<std::vector<engine::CaseRow>>(std::vector<engine::CaseRow>{}));
    }
    QFuture<Result<ledger::CaseId>> openCase(engine::NewCase) override {
        return answer(Result<ledger::CaseId>(ledger::CaseId{}));
    }
    QFuture<Result<void>> agreeInCase(ledger::CaseId, SignPublic) override { return answer(Result<void>()); }
    QFuture<Result<void>> declineCase(ledger::CaseId) override { return answer(Result<void>()); }
    QFuture<Result<void>> answerCase(ledger::CaseId, std::string) override { return answer(Result<void>()); }
    QFuture<Result<void>> closeCase(ledger::CaseId) override { return answer(Result<void>()); }
    QFuture<Result<engine::EmergencyView>> emergencies() override {
        return answer(Result<engine::EmergencyView>(engine::EmergencyView{}));
    }
    QFuture<Result<void>> setEmergencyRule(std::string) override { return answer(Result<void>()); }
    QFuture<Result<void>> shareInEmergency(ledger::EmergencyId) override { return answer(Result<void>()); }
    QFuture<Result<void>> declineEmergency(ledger::EmergencyId, std::string) override {
        return answer(Result<void>());
    }
    QFuture<Result<void>> closeEmergency(ledger::EmergencyId, std::string, Hash32) override {
        return answer(Result<void>());
    }
    QFuture<Result<std::uint32_t>> makeCommonKey(std::string) override {
        return answer(Result<std::uint32_t>(1U));
    }
    QFuture<Result<engine::ScrubRow>> scrub() override { return answer(scrubbed); }
    QFuture<Result<engine::StorageStatus>> storage() override { return answer(kept); }
    QFuture<Result<std::vector<engine::BlockRow>>> blocks(std::uint64_t, std::size_t) override {
        return answer(blockRows);
    }
    QFuture<Result<engine::BlockView>> block(std::uint64_t) override { return answer(blockShown); }
    QFuture<Result<engine::TransactionView>> transactionView(TxId) override { return answer(transaction); }
    QFuture<Result<std::vector<engine::LedgerHit>>> searchLedger(std::string words) override {
        searched.push_back(std::move(words));
        return answer(hits);
    }
    QFuture<Result<Bytes>> proof(TxId) override { return answer(proofBytes); }
    QFuture<Result<engine::Verification>> verify(TxId) override { return answer(verification); }
};

class FakeLedgerView final : public engine::LedgerView {
public:
    Result<engine::LedgerStatus> network = sample::network();
    Result<engine::TransactionRow> row = engine::TransactionRow{};
    Result<std::vector<engine::ActivityRow>> eventRows = sample::activity();

    QFuture<Result<engine::LedgerStatus>> status() override { return answer(network); }
    QFuture<Result<engine::TransactionRow>> transaction(TxId) override { return answer(row); }
    QFuture<Result<std::vector<engine::ActivityRow>>> events(ledger::AccountId, std::uint64_t) override {
        return answer(eventRows);
    }
};

}  // namespace reseal::test
