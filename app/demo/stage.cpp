#include "app/demo/stage.h"

#include "app/demo/await.h"
#include "app/demo/patients.h"
#include "core/base/files.h"

namespace reseal::app {

using namespace engine;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kNorth = 0, kSouth = 1, kEast = 2, kClinics = 4;
constexpr Duration kAskedFor = days(60);

struct Cast {
    std::uint32_t seed;
    std::size_t clinic;
};
// Diabetes, a heart attack, a depression, a child with asthma (archetype.h).
constexpr std::array kCast{Cast{9, kNorth}, Cast{2, kNorth}, Cast{5, kEast}, Cast{1, kEast}};
constexpr std::size_t kWaits = 0, kReadable = 1, kRevoked = 2;  // what became of the cardiologist's requests

QString shown(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

class Stage {
public:
    Stage(DemoConsortium& consortium, Tell tell) : consortium_(consortium), tell_(std::move(tell)) {}
    Status set();

private:
    struct Player {
        DemoPatient patient;
        Member member;
        SignPublic pseudonym;
    };
    void tell(const QString& sentence) const {
        if (tell_) tell_(sentence);
    }
    Status enter(const Cast& cast);
    Status seal(Player& player);
    Status sortAll();
    Status ask(Player& player, const std::vector<Category>& categories, const std::string& note);
    Status allow(Player& player);
    Status awaitReadable(Player& player);
    Status revoke(Player& player);

    DemoConsortium& consortium_;
    Tell tell_;
    Member north_, south_;
    std::vector<Player> players_;
};

// A patient joins, is written into the clinic's register, and shows the care card to both doctors.
Status Stage::enter(const Cast& cast) {
    Player player{demoPatient(cast.seed, dateOf(wallClock())), {}, {}};
    const DemoPatient& patient = player.patient;
    RESEAL_ASSIGN(player.member, consortium_.enrol(cast.clinic, Role::Patient, patient.name, ""));
    RESEAL_ASSIGN(const CareCardText card, await(player.member.session->patient()->careCard()));
    player.pseudonym = card.patient;
    const RegisterRow row{
        0, patient.name, patient.birthDate, "D-" + std::to_string(1000 + cast.seed), card.patient, card.text};
    RESEAL_ASSIGN([[maybe_unused]] const auto number,
                  await(consortium_.clinic(cast.clinic).registerPatient(row, std::nullopt)));
    for (const Member* doctor : {&north_, &south_}) {
        RESEAL_ASSIGN([[maybe_unused]] const PatientRow added,
                      await(doctor->session->doctor()->addPatient(
                          {card.text, patient.name, patient.birthDate, row.localNumber})));
    }
    players_.push_back(std::move(player));
    return {};
}

// Codes that hint at a sensitive category are followed.
Status Stage::seal(Player& player) {
    const fs::path file = consortium_.folder() / (player.member.folder.filename().string() + ".json");
    RESEAL_TRY(writeFileDurably(file, player.patient.bundle));
    DoctorDesk& doctor = *north_.session->doctor();
    RESEAL_ASSIGN(const ImportPreview preview,
                  await(doctor.previewImport(player.pseudonym, {file.string()})));
    SealChoices choices;
    choices.preview = preview.id;
    choices.samePerson = true;
    for (std::size_t i = 0; i < preview.records.size(); ++i) {
        const PreviewRecord& record = preview.records[i];
        if (record.confirmed) continue;
        RecordChoice choice{i, record.category, record.also};
        if (!record.suggested.empty()) choice.category = *record.suggested.begin();
        choices.choices.push_back(std::move(choice));
    }
    RESEAL_ASSIGN(const SealReport report, await(doctor.seal(choices)));
    if (report.written != Written::Final)
        return fail(ErrorCode::Timeout, "sealing is submitted, but not final");
    tell(QStringLiteral("%1 sealed %2 records of %3: %4")
             .arg(shown(north_.name))
             .arg(report.sealed.size())
             .arg(shown(player.patient.name), shown(player.patient.story)));
    return {};
}

Status Stage::sortAll() {
    std::vector<PatientDesk*> desks;
    for (const Player& player : players_) desks.push_back(player.member.session->patient());
    RESEAL_ASSIGN(const std::size_t moved, sortIntake(desks));
    tell(QStringLiteral("The patients sorted %1 records that only they may file.").arg(moved));
    return {};
}

Status Stage::ask(Player& player, const std::vector<Category>& categories, const std::string& note) {
    Wish wish;
    wish.patient = player.pseudonym;
    wish.categories = categories;
    wish.notAfter = wallClock() + kAskedFor;
    wish.note = note;
    RESEAL_ASSIGN([[maybe_unused]] const RequestRow asked, await(south_.session->doctor()->request(wish)));
    PatientDesk& patient = *player.member.session->patient();
    RESEAL_TRY(waitUntil("a request has reached its patient", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const auto requests, await(patient.requests()));
        return !requests.empty();
    }));
    tell(QStringLiteral("%1 asks %2 for %3 categories.")
             .arg(shown(south_.name), shown(player.patient.name))
             .arg(categories.size()));
    return {};
}

Status Stage::allow(Player& player) {
    PatientDesk& patient = *player.member.session->patient();
    RESEAL_ASSIGN(const auto requests, await(patient.requests()));
    const RequestRow& request = requests.front();
    RESEAL_ASSIGN([[maybe_unused]] const Approved approved,
                  await(patient.approve({request.id,
                                         {request.categories.begin(), request.categories.end()},
                                         std::nullopt,
                                         std::nullopt})));
    return awaitReadable(player);
}

Status Stage::awaitReadable(Player& player) {
    DoctorDesk& doctor = *south_.session->doctor();
    RESEAL_TRY(waitUntil("a granted record can be read", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const auto rows, await(doctor.chart(player.pseudonym)));
        for (const RecordRow& row : rows)
            if (row.access == Access::Readable && await(doctor.open(row.id))) return true;
        return false;
    }));
    tell(QStringLiteral("%1 allowed it; %2 can read.").arg(shown(player.patient.name), shown(south_.name)));
    return {};
}

Status Stage::revoke(Player& player) {
    PatientDesk& patient = *player.member.session->patient();
    RESEAL_ASSIGN(const auto grants, await(patient.grants()));
    for (const GrantRow& grant : grants) {
        if (grant.state != GrantState::Active) continue;
        RESEAL_ASSIGN([[maybe_unused]] const Revoked revoked, await(patient.revoke(grant.id)));
    }
    tell(QStringLiteral("%1 revoked it again.").arg(shown(player.patient.name)));
    return {};
}

Status Stage::set() {
    RESEAL_ASSIGN(north_,
                  consortium_.enrol(kNorth, Role::Doctor, "Demo Doctor North", "general practitioner"));
    RESEAL_ASSIGN(south_, consortium_.enrol(kSouth, Role::Doctor, "Demo Doctor South", "cardiologist"));
    for (const Cast& cast : kCast) RESEAL_TRY(enter(cast));
    for (Player& player : players_) RESEAL_TRY(seal(player));
    RESEAL_TRY(sortAll());
    RESEAL_TRY(ask(players_[kReadable],
                   {Category::Problems, Category::Medications, Category::Laboratory, Category::Diagnostics,
                    Category::Imaging},
                   "For the check-up of your heart in our outpatient clinic."));
    RESEAL_TRY(allow(players_[kReadable]));
    RESEAL_TRY(ask(players_[kRevoked], {Category::Medications, Category::Diagnostics},
                   "To see whether the tablets suit your heart."));
    RESEAL_TRY(allow(players_[kRevoked]));
    RESEAL_TRY(revoke(players_[kRevoked]));
    return ask(players_[kWaits], {Category::Laboratory, Category::VitalSigns, Category::Medications},
               "Before the stress test on Thursday I would like to see your values.");
}

}  // namespace

Result<std::size_t> sortIntake(const std::vector<PatientDesk*>& patients) {
    std::vector<std::pair<PatientDesk*, QFuture<Result<OpenedRecord>>>> opening;  // on all desks at once
    for (PatientDesk* patient : patients) {
        RESEAL_ASSIGN(const auto rows, await(patient->records()));
        for (const RecordRow& row : rows)
            if (row.unsorted) opening.emplace_back(patient, patient->open(row.id));
    }
    std::vector<QFuture<Result<Written>>> moving;
    for (const auto& [patient, future] : opening) {
        RESEAL_ASSIGN(const OpenedRecord record, await(future));
        moving.push_back(patient->refile(record.id, record.category));
    }
    for (const auto& future : moving) {
        RESEAL_ASSIGN(const Written written, await(future));
        if (written != Written::Final)
            return fail(ErrorCode::Timeout, "refiling is submitted, but not final");
    }
    return moving.size();
}

Result<std::unique_ptr<DemoConsortium>> prepareStage(const fs::path& folder, const Tell& tell) {
    RESEAL_ASSIGN(auto consortium, DemoConsortium::found(folder, kClinics, tell));
    if (const Status set = Stage(*consortium, tell).set(); !set) {
        if (tell) tell(QStringLiteral("The demo could not be finished: ") + shown(set.error().text()));
        return set.error();
    }
    RESEAL_TRY(consortium->finish());
    if (tell) tell(QStringLiteral("The demo is ready. Everybody's passphrase: ") + shown(kDemoPassphrase));
    return consortium;
}

}  // namespace reseal::app
