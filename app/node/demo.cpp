#include "app/node/demo.h"

#include <map>
#include <set>

#include "app/demo/await.h"
#include "app/demo/patients.h"
#include "app/demo/stage.h"
#include "app/node/command.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/crypto/sha256.h"
#include "core/exchange/fhir_import.h"

namespace reseal::app {

using namespace engine;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kDemoSeed = 1;

class Stopwatch {
public:
    qint64 ms() const { return (monotonicClock() - started_).ms; }

private:
    Instant started_ = monotonicClock();
};

class Story {
public:
    explicit Story(const DemoOptions& options) : options_(options) {}
    Result<QJsonObject> run();

private:
    struct PatientStory {
        fs::path file;
        Member member;
        SignPublic pseudonym;
        std::map<Hash32, Bytes> originals;  // every span that was to be sealed, by its hash
        std::size_t records = 0, opened = 0, identical = 0, refused = 0;
        std::set<RecordId> sealed;
    };

    void tell(const QString& sentence) {
        if (options_.tell) options_.tell(sentence);
    }
    Status begin(PatientStory& story);
    Status seal(PatientStory& story);
    Status sort(PatientStory& story);
    Status askAndAllow(PatientStory& story);
    Status read(PatientStory& story);
    Status revoke(PatientStory& story);
    Result<std::uint64_t> height();

    const DemoOptions& options_;
    std::unique_ptr<DemoConsortium> consortium_;
    Member author_, reader_;
    std::vector<PatientStory> patients_;
    qint64 importMs_ = 0, sealMs_ = 0, readableMs_ = 0, openMs_ = 0;
};

// The patient joins and shows the care card at both desks.
Status Story::begin(PatientStory& story) {
    RESEAL_ASSIGN(story.member, consortium_->enrol(2, Role::Patient,
                                                   "Demo patient " + std::to_string(patients_.size()), ""));
    RESEAL_ASSIGN(const CareCardText card, await(story.member.session->patient()->careCard()));
    story.pseudonym = card.patient;
    for (Member* doctor : {&author_, &reader_}) {
        const auto added =
            await(doctor->session->doctor()->addPatient({card.text, story.member.name, {}, {}}));
        if (!added) return added.error();
    }
    return {};
}

Status Story::seal(PatientStory& story) {
    const Stopwatch importing;
    RESEAL_ASSIGN(const auto plan, exchange::planImport(story.file));
    for (const exchange::PlannedResource& one : plan.resources)
        story.originals[one.sha256] = toBytes(one.resource.bytes);
    if (plan.resources.empty()) {
        RESEAL_ASSIGN(Bytes document, readFile(story.file, kMaxInMemory));
        story.originals[Hash32::copy(crypto::sha256(document))] = std::move(document);
    }
    DoctorDesk& doctor = *author_.session->doctor();
    RESEAL_ASSIGN(const ImportPreview preview,
                  await(doctor.previewImport(story.pseudonym, {story.file.string()})));
    importMs_ += importing.ms();
    const Stopwatch sealing;
    SealChoices choices;
    choices.preview = preview.id;
    choices.samePerson = true;  // whoever started the demo gave it the file
    for (std::size_t i = 0; i < preview.records.size(); ++i)
        if (!preview.records[i].confirmed)
            choices.choices.push_back({i, preview.records[i].category, preview.records[i].also});
    RESEAL_ASSIGN(const SealReport report, await(doctor.seal(choices)));
    sealMs_ += sealing.ms();
    story.records = report.sealed.size();
    for (const SealedRow& row : report.sealed) story.sealed.insert(row.id);
    if (report.written != Written::Final)
        return fail(ErrorCode::Timeout, "sealing is submitted, but not final");
    tell(QStringLiteral("%1 at Demo Clinic North sealed %2 records (%3 parts) of %4; two clinics keep each.")
             .arg(text(author_.name))
             .arg(story.records)
             .arg(story.originals.size())
             .arg(text(story.member.name)));
    return {};
}

// What a doctor could only put into intake, the patient's program puts where it belongs.
Status Story::sort(PatientStory& story) {
    RESEAL_ASSIGN(const std::size_t moved, sortIntake({story.member.session->patient()}));
    if (moved > 0)
        tell(QStringLiteral("%1 sorted %2 records that only the patient may file.")
                 .arg(text(story.member.name))
                 .arg(moved));
    return {};
}

Status Story::askAndAllow(PatientStory& story) {
    PatientDesk& patient = *story.member.session->patient();
    RESEAL_ASSIGN(const auto rows, await(patient.records()));
    std::set<Category> categories;
    for (const RecordRow& row : rows)
        if (row.category) categories.insert(*row.category);
    Wish wish;
    wish.patient = story.pseudonym;
    wish.categories.assign(categories.begin(), categories.end());
    wish.purpose = Purpose::Test;
    wish.notAfter = wallClock() + days(30);
    wish.note = "This is a demonstration.";
    RESEAL_ASSIGN([[maybe_unused]] const RequestRow asked, await(reader_.session->doctor()->request(wish)));
    tell(QStringLiteral("%1 at Demo Clinic South asks to read %2 categories.")
             .arg(text(reader_.name))
             .arg(categories.size()));

    RESEAL_TRY(waitUntil("the request has reached the patient", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const auto requests, await(patient.requests()));
        return !requests.empty();
    }));
    RESEAL_ASSIGN(const auto requests, await(patient.requests()));
    const Stopwatch approving;
    RESEAL_ASSIGN(const Approved approved,
                  await(patient.approve({requests.front().id, categories, std::nullopt, std::nullopt})));
    RESEAL_TRY(waitUntil("the first record is readable", [&]() -> Result<bool> {
        const auto opened = await(reader_.session->doctor()->open(rows.front().id));
        if (opened) return true;
        const ErrorCode code = opened.error().code;
        if (code == ErrorCode::Denied || code == ErrorCode::Offline || code == ErrorCode::NotCurrent ||
            code == ErrorCode::NotFound)
            return false;
        return opened.error();
    }));
    readableMs_ = std::max(readableMs_, approving.ms());
    tell(QStringLiteral("%1 approved; %2 grants, and enough clinics hold their shares.")
             .arg(text(story.member.name))
             .arg(approved.grants.size()));
    return {};
}

Status Story::read(PatientStory& story) {
    const Stopwatch opening;
    for (const RecordId& id : story.sealed) {
        RESEAL_ASSIGN(const OpenedRecord record, await(reader_.session->doctor()->open(id)));
        for (const OpenedSpan& span : record.spans) {
            ++story.opened;
            const Hash32 hash = Hash32::copy(crypto::sha256(span.bytes));
            const auto original = story.originals.find(hash);
            if (original != story.originals.end() && original->second == span.bytes) ++story.identical;
            if (options_.exportTo.empty()) continue;
            std::error_code why;
            fs::create_directories(options_.exportTo, why);
            const Status written = writeFileDurably(options_.exportTo / span.sha256.hex(), span.bytes);
            if (!written) return written;
        }
    }
    openMs_ += opening.ms();
    tell(QStringLiteral("%1 read %2 parts; %3 are byte for byte what was sealed.")
             .arg(text(reader_.name))
             .arg(story.opened)
             .arg(story.identical));
    return {};
}

Status Story::revoke(PatientStory& story) {
    PatientDesk& patient = *story.member.session->patient();
    RESEAL_ASSIGN(const auto grants, await(patient.grants()));
    for (const GrantRow& grant : grants) {
        if (grant.state != GrantState::Active) continue;
        const auto revoked = await(patient.revoke(grant.id));
        if (!revoked) return revoked.error();
    }
    for (const RecordId& id : story.sealed) {
        const auto opened = await(reader_.session->doctor()->open(id));
        if (!opened &&
            (opened.error().code == ErrorCode::Revoked || opened.error().code == ErrorCode::Denied))
            ++story.refused;
    }
    tell(QStringLiteral("%1 revoked; %2 of %3 records are refused now.")
             .arg(text(story.member.name))
             .arg(story.refused)
             .arg(story.records));
    return {};
}

Result<std::uint64_t> Story::height() {
    RESEAL_ASSIGN(const auto status, await(consortium_->clinic(0).status()));
    return status.height;
}

Result<QJsonObject> Story::run() {
    RESEAL_ASSIGN(
        consortium_,
        DemoConsortium::found(options_.folder, static_cast<std::size_t>(options_.clinics), options_.tell));
    RESEAL_ASSIGN(author_, consortium_->enrol(0, Role::Doctor, "Demo Doctor North", "general practitioner"));
    RESEAL_ASSIGN(reader_, consortium_->enrol(1, Role::Doctor, "Demo Doctor South", "cardiologist"));
    std::vector<fs::path> files = options_.imports;
    if (files.empty()) {
        files.push_back(options_.folder / "demo-patient.json");
        RESEAL_TRY(writeFileDurably(files.back(), demoPatient(kDemoSeed, dateOf(wallClock())).bundle));
    }
    QJsonObject out;
    qint64 records = 0, spans = 0, opened = 0, identical = 0, refused = 0;
    for (const fs::path& file : files) {
        PatientStory& story = patients_.emplace_back();
        story.file = file;
        RESEAL_TRY(begin(story));
        RESEAL_TRY(seal(story));
        RESEAL_TRY(sort(story));
        RESEAL_TRY(askAndAllow(story));
        RESEAL_TRY(read(story));
        RESEAL_TRY(revoke(story));
        records += static_cast<qint64>(story.records);
        spans += static_cast<qint64>(story.originals.size());
        opened += static_cast<qint64>(story.opened);
        identical += static_cast<qint64>(story.identical);
        refused += static_cast<qint64>(story.refused);
    }
    RESEAL_ASSIGN(const std::uint64_t final, height());
    RESEAL_TRY(consortium_->finish());
    out = {{"records", records},
           {"spans", spans},
           {"opened", opened},
           {"identical", identical},
           {"refused_after_revoke", refused},
           {"height", static_cast<qint64>(final)},
           {"times_ms", QJsonObject{{"import", importMs_},
                                    {"seal", sealMs_},
                                    {"approve_to_readable", readableMs_},
                                    {"open", openMs_}}}};
    const bool held = records > 0 && spans > 0 && opened == spans && identical == spans && refused == records;
    if (!held) out["failed"] = QStringLiteral("not everything held: compare the numbers above");
    return out;
}

// Beside a JSON answer, sentences would be in the way on standard output.
Tell tellerFor(const Arguments& arguments) {
    FILE* const out = arguments.has(QStringLiteral("json")) ? stderr : stdout;
    return [out](const QString& sentence) {
        std::fputs((sentence + QLatin1Char('\n')).toUtf8().constData(), out);
        std::fflush(out);
    };
}

Result<QJsonObject> prepareCommand(const Arguments& arguments) {
    const Stopwatch preparing;
    const fs::path folder = arguments.path(QStringLiteral("dir"));
    RESEAL_ASSIGN(const auto consortium, prepareStage(folder, tellerFor(arguments)));
    return QJsonObject{{"dir", text(folder.string())},
                       {"clinics", static_cast<qint64>(consortium->roster().clinics.size())},
                       {"persons", static_cast<qint64>(consortium->roster().persons.size())},
                       {"passphrase", text(kDemoPassphrase)},
                       {"ms", preparing.ms()}};
}

Result<QJsonObject> demoCommand(const Arguments& arguments) {
    DemoOptions options;
    options.folder = arguments.path(QStringLiteral("dir"));
    RESEAL_ASSIGN(options.clinics, arguments.number(QStringLiteral("clinics"), 1, 16, 4));
    for (const QString& file : arguments.all(QStringLiteral("import")))
        options.imports.push_back(file.toStdString());
    for (const QString& file : arguments.rest()) options.imports.push_back(file.toStdString());
    options.exportTo = arguments.path(QStringLiteral("export"));
    options.tell = tellerFor(arguments);
    return runDemo(options);
}

}  // namespace

Result<QJsonObject> runDemo(const DemoOptions& options) {
    Story story(options);
    auto answer = story.run();
    if (!answer && options.tell)
        options.tell(QStringLiteral("The story ends here: ") + text(answer.error().text()));
    return answer;
}

std::vector<Command> demoCommands() {
    return {
        // The longer name first: the first that fits is taken.
        {{QStringLiteral("demo"), QStringLiteral("prepare")},
         QStringLiteral("clinics, doctors and patients to look at, in a folder that can be opened again"),
         {{QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("an empty folder for it"), true}},
         {},
         prepareCommand},
        {{QStringLiteral("demo")},
         QStringLiteral("the whole story on clinics made for it, on this machine"),
         {{QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("an empty folder for it"), true},
          {QStringLiteral("clinics"), QStringLiteral("number"), QStringLiteral("how many clinics (4)")},
          {QStringLiteral("import"), QStringLiteral("file"),
           QStringLiteral("seal this file, one patient each (repeat it; more files may follow)"), false,
           true},
          {QStringLiteral("export"), QStringLiteral("folder"),
           QStringLiteral("write every part that was opened, named by its SHA-256")}},
         QStringLiteral("[FILE…]"),
         demoCommand}};
}

}  // namespace reseal::app
