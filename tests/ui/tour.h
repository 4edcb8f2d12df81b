// One way through everything that a window of this program shows, in one look: every page, sheet and panel on
// made-up values (fakes.h), a Walk (walk.h) through each of them.
//
// Not on the way: file and print dialogs (the system's), menus, text inside of what PlotView, Steps and Ring
// paint, and the sheet that confirms a group of clinics (it takes real keys).
//
// Thread rule: the GUI thread.
#pragma once

#include <QTabWidget>
#include <QTableWidget>

#include "tests/ui/fakes.h"
#include "tests/ui/walk.h"
#include "ui/clinic/give_sheet.h"
#include "ui/clinic/ledger_page.h"
#include "ui/clinic/members_page.h"
#include "ui/clinic/network_page.h"
#include "ui/clinic/storage_page.h"
#include "ui/common/error_text.h"
#include "ui/common/pill.h"
#include "ui/doctor/add_patient.h"
#include "ui/doctor/chart_page.h"
#include "ui/doctor/composer.h"
#include "ui/doctor/patients_page.h"
#include "ui/doctor/seal_page.h"
#include "ui/patient/activity_page.h"
#include "ui/patient/approve_sheet.h"
#include "ui/patient/records_page.h"
#include "ui/patient/request_card.h"
#include "ui/patient/requests_page.h"
#include "ui/patient/sharing_page.h"
#include "ui/records/viewer.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
#include "ui/shell/joining_page.h"
#include "ui/shell/preparing.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/unlock_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the tests are about it

inline constexpr QSize kLarge(1280, 820), kSmall(1000, 640);

struct Look {
    QString language;
    Scheme scheme = Scheme::Light;
    bool mirrored = false;  // although the language is not
    QList<QSize> keyboard;  // at these sizes
    bool focus = false;
};

class Tour {
public:
    Tour(Walk& walk, Look look) : walk_(walk), look_(std::move(look)) {}

    void patient() {
        FakePatientDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Patient, "Patient One"), Seat::Desks{&desk, nullptr, &ledger});
        Workspace room(seat, true);
        open(room);
        visit("requests", room, &room);
        auto* requests = go<RequestsPage>(room, "requests");
        if (auto* card = requests->findChild<RequestCard*>()) card->approveButton()->click();
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Bad}) {
            requests->banners()
                .show(tone, errorText(fail(ErrorCode::Offline, {}), words()))
                .action(QStringLiteral("Who can see what"), [] {});
        }
        visit("request, counting down; banners", room, requests);
        const auto rows = *desk.requestRows;
        for (std::size_t i : {std::size_t{1}, std::size_t{3}}) {
            Sheet* sheet =
                openApproveSheet(requests, rows[i], RecordSet::of(*desk.recordRows), [](engine::Approval) {});
            for (QComboBox* list : sheet->findChildren<QComboBox*>())
                list->setCurrentIndex(list->count() - 1);
            closing("approve part", room, sheet);
        }
        closing("ask", room, ask(requests, words(), words() + words(), Kind::Danger, words(), [] {}));
        seat.progress({1, "seal", 3, 10, false});
        seat.progress({2, "open", 0, 0, false});
        visit("jobs", room, &room.bar());
        if (auto* jobs = room.bar().jobs().findChild<QPushButton*>()) {
            jobs->click();
            if (QWidget* popup = QApplication::activePopupWidget()) {
                visitAs("what is under way", *popup, popup);
                popup->close();
            }
        }
        room.bar().network().click();
        visit("the network beside", room, &room.side());
        room.showSide(words(), networkDetails({}, QDateTime::currentDateTime(), [] {}));
        visit("the clinic here is locked", room, &room.side());
        room.openSearch();
        closing("search", room, room.findChild<Sheet*>());

        auto* sharing = go<SharingPage>(room, "sharing");
        visit("sharing", room, sharing);
        for (int column = 0; column < sharing->model().columnCount(); ++column)
            if (sharing->model().at(sharing->model().index(0, column)) != nullptr) {
                Q_EMIT sharing->table().activated(sharing->model().index(0, column));
                break;
            }
        visit("sharing, details", room, &room.side());
        desk.grantRows = std::vector<engine::GrantRow>{};
        visit("sharing, nobody", room, go<SharingPage>(room, "sharing"));

        auto* records = go<RecordsPage>(room, "records");
        visit("records", room, records);
        records->list().find(QStringLiteral("zzzz"));
        visit("records, nothing fits", room, records);
        records->list().find({});
        settle();
        Q_EMIT records->list().opened(records->list().model().at(0));
        record("a record", room, records, records->viewer());
        records->find({});
        settle();
        desk.opened = fail(ErrorCode::CannotOpen, {});
        Q_EMIT records->list().opened(records->list().model().at(0));
        visit("a record that does not open", room, records);
        records->find({});
        desk.recordRows = std::vector<engine::RecordRow>{};
        visit("records, none", room, go<RecordsPage>(room, "records"));
        visit("activity", room, go<ActivityPage>(room, "activity"));
        desk.activityRows = std::vector<engine::ActivityRow>{};
        visit("activity, none", room, go<ActivityPage>(room, "activity"));
        visit("care card", room, go<Page>(room, "card"));
        desk.requestRows = std::vector<engine::RequestRow>{};
        visit("requests, none", room, go<RequestsPage>(room, "requests"));
    }

    void doctor() {
        FakeDoctorDesk desk;
        FakeLedgerView ledger;
        Seat seat(person(engine::Role::Doctor, "Dr Marten"), Seat::Desks{nullptr, &desk, &ledger});
        Workspace room(seat, false);
        open(room);
        auto* patients = go<PatientsPage>(room, "patients");
        visit("patients", room, &room);
        patients->model().setRegister(*desk.registerRows);
        visit("patients and register", room, patients);
        patients->find(QStringLiteral("zzzz"));
        desk.registerRows = std::vector<engine::RegisterRow>{};
        visit("patients, nobody fits", room, patients);
        closing("add a patient", room, openAddPatient(patients, desk, {}, [](const engine::PatientRow&) {}));

        auto* chart = go<ChartPage>(room, "chart");
        visit("chart, whose?", room, chart);
        chart->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        visit("chart", room, chart);
        const auto records = RecordSet::of(*desk.recordRows);
        closing("ask for categories", room,
                openComposer(chart, desk, desk.patientRows->at(1), *records, {}, [](const auto&) {}));
        Sheet* some =
            openComposer(chart, desk, desk.patientRows->at(0), *records, {1, 2, 3}, [](const auto&) {});
        for (QLineEdit* note : some->findChildren<QLineEdit*>()) note->setText(words());
        closing("ask for records", room, some);
        chart->showTogether();
        record("values over time", room, chart, chart->viewer());

        visit("tracker", room, go<Page>(room, "tracker"));
        desk.requestRows = std::vector<engine::RequestRow>{};
        visit("tracker, none", room, go<Page>(room, "tracker"));
        auto* seal = go<SealPage>(room, "seal");
        visit("new record", room, seal);
        seal->find(QString::fromStdString(desk.patientRows->front().patient.hex()));
        seal->preview({QStringLiteral("check-up.json")});
        visit("new record, seen", room, seal);
        desk.patientRows = std::vector<engine::PatientRow>{};
        patients->find({});
        visit("patients, none", room, go<PatientsPage>(room, "patients"));
    }

    void staff() {
        auto desk = std::make_shared<FakeClinicDesk>();
        Seat seat(clinic(), desk);
        Workspace room(seat, false);
        open(room);
        auto* members = go<MembersPage>(room, "members");
        visit("members", room, &room);
        members->openInvite();
        closing("invite", room, room.findChild<Sheet*>());
        members->openEnrol(desk->invitationRows->front());
        closing("enrol", room, room.findChild<Sheet*>());
        closing(
            "give", room,
            openGive(members, words(), words(), text(desk->invitation->text), QStringLiteral("a.reseal")));
        visit("network", room, go<Page>(room, "network"));
        auto* ledger = go<LedgerPage>(room, "ledger");
        visit("ledger", room, ledger);
        ledger->showBlock(1204);
        visit("a block", room, &room.side());
        ledger->showTransaction(desk->transaction->id);
        visit("a transaction", room, &room.side());
        ledger->verify(desk->transaction->id);
        visit("verified", room, &room.side());
        room.closeSide();
        ledger->find(QStringLiteral("25ab"));
        visit("ledger, found", room, ledger);
        auto* storage = go<StoragePage>(room, "storage");
        visit("storage", room, storage);
        desk->kept->notSafe = 0;
        desk->kept->lastScrub.reset();
        visit("storage, safe", room, go<StoragePage>(room, "storage"));
    }

    void shell() {
        const std::vector<Profile> known{person(engine::Role::Patient, "Patient One"),
                                         person(engine::Role::Doctor, "Dr Marten"), clinic()};
        for (const bool demo : {false, true}) {
            WelcomePage page(known, demo ? QStringList() : QStringList{QStringLiteral("people/3f9a")}, demo);
            visitAlone("who is it", page);
        }
        Seat seat(known.front());
        UnlockPage unlock(seat, words());
        visitAlone("unlock", unlock);
        for (int i = 0; i < 3; ++i) Q_EMIT seat.refused(fail(ErrorCode::WrongPassphrase, {}));
        visitAlone("unlock, refused", unlock);
        engine::Person waiting;
        waiting.role = engine::Role::Doctor;
        waiting.clinicName = "University Hospital of the North";
        waiting.phrase = "amber-canyon-fresh-orbit";
        waiting.code = "candle-river-seven-lamp";
        waiting.phase = engine::Phase::Waiting;
        Seat joining(known[1]);
        joining.setPerson(waiting);
        JoiningPage join(joining);
        join.banners().show(Tone::Warn, errorText(fail(ErrorCode::Offline, {}), words()));
        visitAlone("joining", join);
        waiting.phase = engine::Phase::Confirmed;
        Seat letIn(known[1]);
        letIn.setPerson(waiting);
        JoiningPage handover(letIn);
        visitAlone("joining, let in", handover);
        ClinicSetupPage setup(clinic());
        setup.banners().show(Tone::Good, words());
        visitAlone("a clinic's group", setup);
        Preparing preparing;
        preparing.say(words());
        preparing.say(words() + words());
        look("setting up", preparing, &preparing);
        firstRun();
    }

private:
    static Profile person(engine::Role role, const char* name) {
        Profile out;
        out.name = text(name);
        out.clinic = QStringLiteral("University Hospital of the North");
        out.role = role;
        return out;
    }
    static Profile clinic() {
        Profile out;
        out.kind = Profile::Kind::Clinic;
        out.name = out.clinic = QStringLiteral("Clinic South");
        out.role = engine::Role::Staff;
        return out;
    }
    static QString words() { return QStringLiteral("Something that is said in a sentence of some length. "); }

    // By what stands there, not by words: they are of any language.
    static QList<QPushButton*> buttons(QWidget& of) {
        QList<QPushButton*> out;
        for (QPushButton* one : of.findChildren<QPushButton*>())
            if (one->isVisible()) out << one;
        return out;
    }
    static QPushButton* primary(QWidget& of) {
        for (QPushButton* one : buttons(of))
            if (one->property("kind") == QLatin1String("primary")) return one;
        return nullptr;
    }

    void firstRun() {
        Profiles none("nowhere");
        FirstRun page(none);
        visitAlone("first run: welcome", page);
        primary(page)->click();
        visitAlone("first run: who", page);
        buttons(page).first()->click();
        page.findChild<QPlainTextEdit*>()->setPlainText(text(sample::card().text));
        visitAlone("first run: invited", page);
        buttons(page).first()->setFocus();
        for (QPushButton* one : buttons(page))
            if (one->property("kind") == QLatin1String("quiet")) one->click();
        buttons(page)[2]->click();
        for (QLineEdit* edit : page.findChildren<QLineEdit*>())
            if (edit->isVisible() && edit->text().isEmpty()) edit->setText(QStringLiteral("Clinic South"));
        visitAlone("first run: clinic", page);
        primary(page)->click();
        visitAlone("first run: passphrase", page);
        for (QLineEdit* edit : page.findChildren<QLineEdit*>())
            if (edit->isVisible()) edit->setText(QStringLiteral("qwertz"));
        visitAlone("first run: a weak passphrase", page);
    }

    void open(QWidget& window) {
        window.resize(kLarge);
        window.show();
        makeActive(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        settle();
    }
    template <class P>
    P* go(Workspace& room, const char* name) {
        room.go(QLatin1String(name));
        settle();
        return qobject_cast<P*>(room.current());
    }

    void look(const char* what, QWidget& window, QWidget* part, QSize wanted = {}) {
        if (!window.isVisible()) open(window);
        if (wanted.isValid()) window.resize(wanted);
        settle();
        // A popup that has gone takes the activation with it, a moment later.
        for (int i = 0; i < 3 && QApplication::activeWindow() != &window; ++i) {
            makeActive(&window);
            settle();
        }
        walk_.where = QStringLiteral("%1, %2, %3 x %4")
                          .arg(look_.mirrored ? look_.language + QStringLiteral(" mirrored") : look_.language,
                               QLatin1String(what))
                          .arg(window.width())
                          .arg(window.height());
        if (wanted.isValid() && window.size() != wanted)
            walk_.tell(&window,
                       QStringLiteral("does not fit into %1 x %2").arg(wanted.width()).arg(wanted.height()));
        walk_.texts(window);
        walk_.names(window);
        walk_.tags(window);
        // A sheet keeps the focus; with anything else the way leads round the window.
        if (look_.keyboard.contains(wanted))
            walk_.keyboard(qobject_cast<Sheet*>(part) != nullptr ? *part : window);
        if (look_.focus && window.width() >= kLarge.width()) walk_.focus(*part);
    }
    void visit(const char* what, QWidget& window, QWidget* part) {
        for (const QSize size : {kLarge, kSmall}) {
            look(what, window, part, size);
        }
        window.resize(kLarge);
        settle();
    }
    void visitAlone(const char* what, QWidget& window) { visit(what, window, &window); }
    void visitAs(const char* what, QWidget& window, QWidget* part) {
        settle();
        walk_.where = QLatin1String(what);
        walk_.texts(window);
        walk_.names(window);
        Q_UNUSED(part);
    }
    void closing(const char* what, QWidget& window, Sheet* sheet) {
        visit(what, window, sheet);
        sheet->dismiss();
        settle();
    }
    void record(const char* what, QWidget& window, QWidget* page, Viewer* viewer) {
        settle();
        for (int tab = 0; tab < viewer->tabs().count(); ++tab) {
            viewer->tabs().setCurrentIndex(tab);
            visit(what, window, page);
        }
        if (viewer->tabs().count() < 2)
            walk_.found << QStringLiteral("%1: nothing of it is shown").arg(QLatin1String(what));
    }

    Walk& walk_;
    Look look_;
};

}  // namespace reseal::test
