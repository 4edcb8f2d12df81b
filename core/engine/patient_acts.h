// What a patient does, step by step and blocking: PatientDesk's commands on the job thread.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/asked.h"
#include "core/engine/granting.h"
#include "core/engine/reading.h"
#include "core/engine/standing.h"

namespace reseal::engine {

class PatientActs {
public:
    explicit PatientActs(JobContext& at) : at_(at) {}

    Result<CareCardText> careCard();
    Result<std::vector<RequestRow>> requests();
    Result<Approved> approve(const Approval& approval);
    Result<Approved> approveBy(const RequestId& request, const std::string& name);
    Result<Written> deny(const RequestId& request);
    Result<std::vector<GrantRow>> grants();
    Result<Revoked> revoke(const GrantId& grant);
    Result<EmergencyAccess> emergencyAccess();
    Result<EmergencyAccess> leaveForEmergencies(const std::set<Category>& categories);
    Result<std::size_t> records(const TakeRecords& take);
    Result<std::vector<RecordRow>> records();
    Result<OpenedRecord> open(const RecordId& record);
    Result<SavedRecord> save(const RecordId& record, const std::filesystem::path& directory);
    Result<Written> refile(const RecordId& record, Category category);
    Result<Written> erase(const RecordId& record);
    Result<std::vector<ErasureRow>> erasures();
    Result<std::vector<ActivityRow>> activity(std::uint64_t before);
    Result<std::vector<ReleasedHour>> releases(const GrantId& grant);
    // Hands over kept shares, takes back what is left of what was to be, moves on from it.
    Status finishInterrupted();

private:
    struct Mine {  // a record of this patient
        RecordId id;
        ledger::RecordEntry entry;
    };
    Result<Mine> mine(const OwnCatalogue& own, const RecordId& record);
    Result<std::vector<Mine>> allMine(const OwnCatalogue& own);
    Result<RecordRow> rowOf(const OwnCatalogue& own, const Mine& record);
    Result<crypto::SecretBytes> fileKeyOf(const OwnCatalogue& own, const Mine& record);
    Result<Asked> answerable(const OwnCatalogue& own, const RequestId& request);
    Result<std::vector<GrantWish>> wishesFor(const OwnCatalogue& own, const Asked& asked,
                                             const Approval& approval);
    Result<std::vector<GrantId>> takeMade(const OwnCatalogue& own, const Asked& asked,
                                          std::vector<GrantWish>& wishes);
    Result<Draft> refileDraft(const OwnCatalogue& own, const RecordId& record, Category category);
    Result<GrantRow> rowOf(const OwnCatalogue& own, const ledger::ListedGrant& grant);
    std::string nameOf(const ClinicId& clinic);
    // revoking.cpp
    Result<Sent> sayRevoked(const OwnPseudonym& self, const std::vector<GrantId>& grants);
    Result<std::vector<GrantId>> sameReach(const OwnCatalogue& own, const ledger::GrantEntry& grant,
                                           bool onlyRenewed);
    Result<bool> endReach(const OwnCatalogue& own, const ledger::GrantEntry& grant, bool onlyRenewed,
                          Revoked& out);
    struct EndedNow {
        Category category{};
        bool isOrdered = false;
    };
    Result<EndedNow> endNow(const GrantId& id, Revoked& out);
    Result<ledger::GrantEntry> toTakeBack(const OwnCatalogue& own, const GrantId& id);
    Result<std::vector<Who>> alsoThroughTeams(const OwnCatalogue& own, const ledger::GrantEntry& grant,
                                              Category category);
    struct Finished {
        bool all = true;             // nothing that is known of is still on its way to the ledger
        std::vector<GrantId> ended;  // what was promised of these is ordered
    };
    Result<Finished> finishRevoking(const std::optional<GrantId>& butNot = {});
    Status keepPromise(const OwnCatalogue& own, const GrantId& id, bool onlyRenewed, Finished& out);
    Status revokingIsDone(const std::vector<GrantId>& ended);

    JobContext& at_;
};

// Was something taken back of which something is left to do, by this clock?
Result<bool> hasToTakeBack(JobContext& at);

}  // namespace reseal::engine
