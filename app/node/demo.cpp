#include "app/node/demo.h"

#include <QTcpServer>
#include <map>
#include <set>

#include "app/node/session_command.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/crypto/sha256.h"
#include "core/engine/clinic_desk.h"
#include "core/exchange/fhir_import.h"

namespace reseal::app {

using namespace engine;
namespace fs = std::filesystem;

namespace {

constexpr int kStepMs = 50;
constexpr Duration kPatience = seconds(60);

crypto::SecretBytes demoPassphrase() {
    return crypto::SecretBytes::copyOf(bytesOf("demo: four clinics and a patient"));
}

class Stopwatch {
public:
    qint64 ms() const { return (monotonicClock() - started_).ms; }

private:
    Instant started_ = monotonicClock();
};

// Ports that were free a moment ago.
std::vector<quint16> freePorts(int count) {
    std::vector<std::unique_ptr<QTcpServer>> held;
    std::vector<quint16> out;
    for (int i = 0; i < count; ++i) {
        held.push_back(std::make_unique<QTcpServer>());
        held.back()->listen(QHostAddress::LocalHost, 0);
        out.push_back(held.back()->serverPort());
    }
    return out;
}

Status until(std::string_view what, const std::function<Result<bool>()>& holds) {
    const Instant end = monotonicClock() + kPatience;
    for (;;) {
        RESEAL_ASSIGN(const bool yes, holds());
        if (yes) return {};
        if (monotonicClock() > end)
            return fail(ErrorCode::Timeout, "waited too long until " + std::string(what));
        pause(kStepMs);
    }
}

class Story {
public:
    explicit Story(const DemoOptions& options) : options_(options) {}
    Result<QJsonObject> run();

private:
    struct Member {
        std::unique_ptr<Session> session;
        std::string name;
    };
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
    Status found();
    Result<Member> enrol(std::size_t clinic, Role role, const std::string& name, const std::string& title);
    Status begin(PatientStory& story);
    Status seal(PatientStory& story);
    Status sort(PatientStory& story);
    Status askAndAllow(PatientStory& story);
    Status read(PatientStory& story);
    Status revoke(PatientStory& story);
    Result<std::uint64_t> height();

    const DemoOptions& options_;
    std::vector<std::unique_ptr<ClinicDesk>> clinics_;
    Member author_, reader_;
    std::vector<PatientStory> patients_;
    qint64 importMs_ = 0, sealMs_ = 0, readableMs_ = 0, openMs_ = 0;
    int members_ = 0;
};

Status Story::found() {
    const auto ports = freePorts(options_.clinics);
    NewLedger founding{"Demo consortium", wallClock(), seconds(1), {}};
    for (int i = 0; i < options_.clinics; ++i) {
        const fs::path folder = options_.folder / ("clinic-" + std::to_string(i + 1));
        RESEAL_ASSIGN(auto entry,
                      createClinic({folder, "Demo clinic " + std::to_string(i + 1),
                                    "127.0.0.1:" + std::to_string(ports[static_cast<std::size_t>(i)])},
                                   demoPassphrase()));
        founding.entries.push_back(std::move(entry));
    }
    RESEAL_ASSIGN(const auto ledger, makeGenesis(founding));
    for (int i = 0; i < options_.clinics; ++i) {
        const fs::path folder = options_.folder / ("clinic-" + std::to_string(i + 1));
        RESEAL_TRY(useGenesis(folder, ledger.genesis));
        RESEAL_ASSIGN(auto desk, ClinicDesk::start({folder, {}}, demoPassphrase()));
        clinics_.push_back(std::move(desk));
    }
    RESEAL_TRY(until("all clinics see each other", [&]() -> Result<bool> {
        for (const auto& clinic : clinics_) {
            RESEAL_ASSIGN(const auto status, await(clinic->status()));
            if (status.reachable < static_cast<std::size_t>(options_.clinics) || !status.signing)
                return false;
        }
        return true;
    }));
    tell(QStringLiteral("%1 demo clinics share a ledger. Its phrase, to be compared by voice: %2")
             .arg(options_.clinics)
             .arg(text(ledger.phrase)));
    return {};
}

Result<Story::Member> Story::enrol(std::size_t clinic, Role role, const std::string& name,
                                   const std::string& title) {
    ClinicDesk& desk = *clinics_[clinic % clinics_.size()];
    RESEAL_ASSIGN(const auto invitation, await(desk.invite(role, name, days(1))));
    const fs::path vault = options_.folder / ("person-" + std::to_string(++members_));
    RESEAL_ASSIGN([[maybe_unused]] const Person made,
                  await(createPerson({vault, invitation.text, name}, demoPassphrase())));
    Member member{std::make_unique<Session>(vault), name};
    RESEAL_ASSIGN([[maybe_unused]] const Person opened, await(member.session->unlock(demoPassphrase())));
    RESEAL_ASSIGN([[maybe_unused]] const Person asked, await(member.session->join()));
    RESEAL_ASSIGN(const auto waiting, await(desk.waiting()));
    for (const InvitationRow& row : waiting) {
        if (row.label != name) continue;
        RESEAL_ASSIGN(const Enrolment enrolment, await(desk.enrol(row.token, row.identity, name, title)));
        RESEAL_ASSIGN([[maybe_unused]] const Person person,
                      await(member.session->acceptHandover(enrolment.handover)));
    }
    RESEAL_TRY(until(name + " has joined", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const Person person, await(member.session->join()));
        return person.phase == Phase::Ready;
    }));
    tell(QStringLiteral("%1 (%2) has joined at Demo clinic %3.")
             .arg(text(name), text(records::code(role)))
             .arg(clinic % clinics_.size() + 1));
    return member;
}

// The patient joins and shows the care card at both desks.
Status Story::begin(PatientStory& story) {
    RESEAL_ASSIGN(story.member,
                  enrol(2, Role::Patient, "Demo patient " + std::to_string(patients_.size()), ""));
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
    tell(QStringLiteral("%1 at Demo clinic 1 sealed %2 records (%3 parts) of %4; two clinics keep each.")
             .arg(text(author_.name))
             .arg(story.records)
             .arg(story.originals.size())
             .arg(text(story.member.name)));
    return {};
}

// What a doctor could only put into intake, the patient's program puts where it belongs.
Status Story::sort(PatientStory& story) {
    PatientDesk& patient = *story.member.session->patient();
    RESEAL_ASSIGN(const auto rows, await(patient.records()));
    int moved = 0;
    for (const RecordRow& row : rows) {
        if (!row.unsorted) continue;
        RESEAL_ASSIGN(const OpenedRecord record, await(patient.open(row.id)));
        RESEAL_ASSIGN(const Written written, await(patient.refile(row.id, record.category)));
        if (written != Written::Final)
            return fail(ErrorCode::Timeout, "refiling is submitted, but not final");
        ++moved;
    }
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
    tell(QStringLiteral("%1 at Demo clinic 2 asks to read %2 categories.")
             .arg(text(reader_.name))
             .arg(categories.size()));

    RESEAL_TRY(until("the request has reached the patient", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const auto requests, await(patient.requests()));
        return !requests.empty();
    }));
    RESEAL_ASSIGN(const auto requests, await(patient.requests()));
    const Stopwatch approving;
    RESEAL_ASSIGN(const Approved approved,
                  await(patient.approve({requests.front().id, categories, std::nullopt, std::nullopt})));
    RESEAL_TRY(until("the first record is readable", [&]() -> Result<bool> {
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
    RESEAL_ASSIGN(const auto status, await(clinics_.front()->status()));
    return status.height;
}

Result<QJsonObject> Story::run() {
    RESEAL_TRY(found());
    RESEAL_ASSIGN(author_, enrol(0, Role::Doctor, "Demo doctor A", "general practitioner"));
    RESEAL_ASSIGN(reader_, enrol(1, Role::Doctor, "Demo doctor B", "cardiologist"));
    std::vector<fs::path> files = options_.imports;
    if (files.empty()) {
        files.push_back(options_.folder / "demo-patient.json");
        RESEAL_TRY(writeFileDurably(files.back(), demoBundle(1)));
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

Result<QJsonObject> demoCommand(const Arguments& arguments) {
    DemoOptions options;
    options.folder = arguments.path(QStringLiteral("dir"));
    RESEAL_ASSIGN(options.clinics, arguments.number(QStringLiteral("clinics"), 1, 16, 4));
    for (const QString& file : arguments.all(QStringLiteral("import")))
        options.imports.push_back(file.toStdString());
    for (const QString& file : arguments.rest()) options.imports.push_back(file.toStdString());
    options.exportTo = arguments.path(QStringLiteral("export"));
    std::error_code why;
    fs::create_directories(options.folder, why);
    if (why) return ioError("cannot create", options.folder, why.value());
    if (!fs::is_empty(options.folder, why))
        return fail(ErrorCode::AlreadyExists,
                    options.folder.string() + " is not empty; the demo starts from nothing");
    const bool json = arguments.has(QStringLiteral("json"));
    options.tell = [json](const QString& sentence) {
        std::fputs((sentence + QLatin1Char('\n')).toUtf8().constData(), json ? stderr : stdout);
        std::fflush(json ? stderr : stdout);
    };
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
        {{QStringLiteral("demo")},
         QStringLiteral("the whole story on clinics made for it, on this machine"),
         {{QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("an empty folder for it"), true},
          {QStringLiteral("clinics"), QStringLiteral("number"), QStringLiteral("how many clinics (4)")},
          {QStringLiteral("import"), QStringLiteral("file"),
           QStringLiteral("seal this file, one patient each (repeat it; more files may follow)")},
          {QStringLiteral("export"), QStringLiteral("folder"),
           QStringLiteral("write every part that was opened, named by its SHA-256")}},
         QStringLiteral("[FILE…]"),
         demoCommand}};
}

}  // namespace reseal::app
