// What a doctor does, step by step and blocking: DoctorDesk's commands on the job thread.
//
// Thread rule: the job thread.
#pragma once

#include <list>

#include "core/engine/doctor_desk.h"
#include "core/engine/emergency_reading.h"
#include "core/engine/reading.h"
#include "core/engine/released.h"
#include "core/engine/sealing_run.h"

namespace reseal::engine {

// Import plans between preview and sealing: they hold the files' bytes, so only a few are kept.
class Previews {
public:
    struct Kept {
        ImportPreview shown;
        std::vector<exchange::ImportPlan> plans;  // in the order of shown.files
        std::vector<std::pair<std::size_t, std::size_t>>
            places;  // of each shown record: file, record in its plan
    };
    std::uint64_t keep(Kept kept);
    Kept* find(std::uint64_t id);
    void drop(std::uint64_t id);

private:
    std::list<Kept> kept_;  // at most kMaxPreviews, the oldest first
    std::uint64_t next_ = 1;
};

class DoctorActs {
public:
    DoctorActs(JobContext& at, Previews& previews) : at_(at), previews_(previews) {}

    Result<PatientRow> addPatient(const NewPatient& patient);
    Result<std::vector<PatientRow>> patients();
    Result<PatientRow> editPatient(const SignPublic& patient, const std::string& name,
                                   const std::string& birthDate, const std::string& localNumber);
    Result<std::vector<RegisterRow>> findInRegister(const std::string& words);
    Result<std::int64_t> addToRegister(const RegisterRow& row);
    Result<ImportPreview> previewImport(const SignPublic& patient, const std::vector<std::string>& paths);
    Result<SealReport> seal(const SealChoices& choices);
    Result<std::size_t> chart(const SignPublic& patient, const TakeRecords& take);
    Result<std::vector<RecordRow>> chart(const SignPublic& patient);
    Result<RequestRow> request(const Wish& wish);
    Result<std::vector<RequestRow>> requests();
    Result<std::vector<GrantRow>> grants(const SignPublic& patient);
    Result<EmergencyOpened> emergency(const EmergencyCall& call);
    Result<OpenedRecord> open(const RecordId& record);
    Result<SavedRecord> save(const RecordId& record, const std::filesystem::path& directory);
    Result<std::vector<ActivityRow>> activity(const SignPublic& patient, std::uint64_t before);
    Status finishInterrupted();

private:
    // Errors: Denied.
    Status confirmPersons(const ImportPreview& shown, bool samePerson);
    Result<records::Drawer> drawerOf(const SignPublic& patient, const crypto::SecretBytes& drawerKey);
    Result<SealingTarget> targetFor(const SignPublic& patient);
    Result<ReleasedRecord> release(const RecordId& record);
    struct HeldGrant {
        ledger::ListedGrant grant;
        std::optional<GrantedSecret> secret;  // nothing: a team's, or of an emergency, that has ended
    };
    Result<std::vector<ledger::ListedGrant>> listedGrants(const OwnPseudonym& own);
    Result<std::vector<HeldGrant>> heldGrants(const OwnPseudonym& own);
    Status addStanding(const OwnPseudonym& own, std::vector<HeldGrant>& out);
    GrantRow rowOf(const ledger::ListedGrant& grant);
    Result<RecordRow> rowOf(const OwnPseudonym& own, const RecordId& id, const ledger::RecordEntry& entry,
                            const std::vector<HeldGrant>& grants, const std::vector<RequestRow>& asked);
    Result<std::vector<RequestRow>> requestsFor(const OwnPseudonym& own);
    Result<Bytes> requestBody(const OwnPseudonym& own, const Wish& wish);

    JobContext& at_;
    Previews& previews_;
};

}  // namespace reseal::engine
