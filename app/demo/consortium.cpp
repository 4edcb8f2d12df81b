#include "app/demo/consortium.h"

#include <QTcpServer>
#include <QThread>

#include "app/demo/await.h"
#include "core/base/files.h"

namespace reseal::app {

using namespace engine;
namespace fs = std::filesystem;

namespace {

QString shown(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// Ports that were free a moment ago.
std::vector<quint16> freePorts(std::size_t count) {
    std::vector<std::unique_ptr<QTcpServer>> held;
    std::vector<quint16> out;
    for (std::size_t i = 0; i < count; ++i) {
        held.push_back(std::make_unique<QTcpServer>());
        held.back()->listen(QHostAddress::LocalHost, 0);
        out.push_back(held.back()->serverPort());
    }
    return out;
}

bool isFree(quint16 port) {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

Error unfinished(const fs::path& folder) {
    return fail(ErrorCode::Damaged, "the demo in " + folder.string() +
                                        " was not finished; remove the folder and prepare it again");
}

}  // namespace

crypto::SecretBytes demoPassphrase() {
    return crypto::SecretBytes::copyOf(bytesOf(kDemoPassphrase));
}

std::string demoClinicName(std::size_t number) {
    constexpr std::array kNames{"North", "South", "East", "West"};
    return "Demo Clinic " +
           (number < kNames.size() ? std::string(kNames[number]) : std::to_string(number + 1));
}

Result<std::unique_ptr<DemoConsortium>> DemoConsortium::found(fs::path folder, std::size_t clinics,
                                                              Tell tell) {
    if (clinics < 1 || clinics > kMaxDemoClinics)
        return fail(ErrorCode::InvalidArgument,
                    "a demo has 1 to " + std::to_string(kMaxDemoClinics) + " clinics");
    std::error_code why;
    fs::create_directories(folder, why);
    if (why) return ioError("cannot create", folder, why.value());
    if (Roster::isIn(folder)) {
        RESEAL_ASSIGN(const Roster there, Roster::load(folder));
        if (!there.finished) return unfinished(folder);
    }
    if (!fs::is_empty(folder, why))
        return fail(ErrorCode::AlreadyExists,
                    folder.string() + " is not empty; the demo starts from nothing");
    std::unique_ptr<DemoConsortium> made(new DemoConsortium(std::move(folder), std::move(tell)));
    RESEAL_TRY(made->makeClinics(clinics));
    RESEAL_TRY(made->start());
    made->tell(QStringLiteral("%1 demo clinics share a ledger. Its phrase, to be compared by voice: %2")
                   .arg(clinics)
                   .arg(shown(made->phrase_)));
    return made;
}

Status DemoConsortium::makeClinics(std::size_t count) {
    const auto ports = freePorts(count);
    for (std::size_t i = 0; i < count; ++i)
        roster_.clinics.push_back({demoClinicName(i), "clinic-" + std::to_string(i + 1), ports[i]});
    RESEAL_TRY(roster_.save(folder_));
    NewLedger founding{"Demo consortium", wallClock(), seconds(1), {}};
    for (const DemoClinic& clinic : roster_.clinics) {
        RESEAL_ASSIGN(auto entry, createClinic({folder_ / clinic.folder, clinic.name,
                                                "127.0.0.1:" + std::to_string(clinic.port)},
                                               demoPassphrase()));
        founding.entries.push_back(std::move(entry));
    }
    RESEAL_ASSIGN(const auto ledger, makeGenesis(founding));
    for (const DemoClinic& clinic : roster_.clinics)
        RESEAL_TRY(useGenesis(folder_ / clinic.folder, ledger.genesis));
    return {};
}

Status DemoConsortium::start() {
    for (const DemoClinic& clinic : roster_.clinics) {
        if (!isFree(clinic.port))
            return fail(ErrorCode::Io, "port " + std::to_string(clinic.port) + " of " + clinic.name +
                                           " is taken by another program (or by this demo, already running)");
        RESEAL_ASSIGN(auto desk, ClinicDesk::start({folder_ / clinic.folder, {}}, demoPassphrase()));
        clinics_.push_back(std::move(desk));
    }
    phrase_ = clinics_.front()->phrase();
    return waitUntil("all clinics see each other", [&]() -> Result<bool> {
        for (const auto& clinic : clinics_) {
            RESEAL_ASSIGN(const auto status, await(clinic->status()));
            if (status.reachable < clinics_.size() || !status.signing) return false;
        }
        return true;
    });
}

Result<std::unique_ptr<DemoConsortium>> DemoConsortium::reopen(fs::path folder, Tell tell) {
    RESEAL_ASSIGN(Roster roster, Roster::load(folder));
    if (!roster.finished) return unfinished(folder);
    std::unique_ptr<DemoConsortium> there(new DemoConsortium(std::move(folder), std::move(tell)));
    there->roster_ = std::move(roster);
    RESEAL_TRY(there->start());
    there->tell(QStringLiteral("%1 demo clinics are up again.").arg(there->clinics_.size()));
    return there;
}

Result<Member> DemoConsortium::enrol(std::size_t number, Role role, const std::string& name,
                                     const std::string& title) {
    const std::size_t at = number % clinics_.size();
    ClinicDesk& desk = clinic(at);
    if (roster_.persons.size() >= kMaxDemoPersons)
        return fail(ErrorCode::Limit, "a demo has at most " + std::to_string(kMaxDemoPersons) + " persons");
    const std::string vault = "person-" + std::to_string(roster_.persons.size() + 1);
    RESEAL_ASSIGN(const auto invitation, await(desk.invite(role, name, days(1))));
    Member member{nullptr, name, folder_ / vault};
    RESEAL_ASSIGN([[maybe_unused]] const Person made,
                  await(createPerson({member.folder, invitation.text, name}, demoPassphrase())));
    member.session = std::make_unique<Session>(member.folder);
    RESEAL_ASSIGN([[maybe_unused]] const Person opened, await(member.session->unlock(demoPassphrase())));
    RESEAL_ASSIGN([[maybe_unused]] const Person asked, await(member.session->join()));
    RESEAL_ASSIGN(const auto waiting, await(desk.waiting()));
    for (const InvitationRow& row : waiting) {
        if (row.label != name) continue;
        RESEAL_ASSIGN(const Enrolment enrolment, await(desk.enrol(row.token, row.identity, name, title)));
        RESEAL_ASSIGN([[maybe_unused]] const Person person,
                      await(member.session->acceptHandover(enrolment.handover)));
    }
    RESEAL_TRY(waitUntil(name + " has joined", [&]() -> Result<bool> {
        RESEAL_ASSIGN(const Person person, await(member.session->join()));
        return person.phase == Phase::Ready;
    }));
    roster_.persons.push_back({name, title, vault, role, at});
    RESEAL_TRY(roster_.save(folder_));
    tell(QStringLiteral("%1 (%2) has joined at %3.")
             .arg(shown(name), shown(records::code(role)), shown(roster_.clinics[at].name)));
    return member;
}

Status DemoConsortium::finish() {
    roster_.finished = true;
    return roster_.save(folder_);
}

ClinicDesk& DemoConsortium::clinic(std::size_t number) {
    RESEAL_CHECK(number < clinics_.size());
    return *clinics_[number];
}

std::vector<std::unique_ptr<ClinicDesk>> DemoConsortium::takeClinics(QThread* to) {
    for (const auto& clinic : clinics_) clinic->moveToThread(to);
    return std::exchange(clinics_, {});
}

}  // namespace reseal::app
