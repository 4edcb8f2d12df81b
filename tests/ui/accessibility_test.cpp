// Walks every window, page, sheet and panel on made-up values (fakes.h) and fails on what shuts somebody out:
// no name for a screen reader, a keyboard that gets stuck or does not get there, a focus that isn't seen,
// faint text, a state told by colour alone, text that is cut. What a finding is stands in walk.h.
//
// What is walked in which combination (each of them at the scale factors 1, 1.5 and 2: entries of their own
// in ctest, of this one program):
//     names, tags, cut text         every language, each in its direction, at 1280 x 820 and 1000 x 640
//     the same, right to left       English as well, so that it is seen before there are translations
//     keyboard                      English at both sizes, Arabic (right to left) at one
//     a focus that is seen          English in the light colours, Arabic in the dark ones
//     contrast and shapes           once: neither depends on language or size
// Not walked: file and print dialogs (the system's), menus, text inside of what PlotView, Steps and Ring
// paint, and the sheet that confirms a group of clinics (it takes real keys).
#include "tests/ui/fakes.h"
#include "tests/ui/walk.h"

#include <QPainter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/clinic/give_sheet.h"
#include "ui/clinic/ledger_page.h"
#include "ui/clinic/members_page.h"
#include "ui/clinic/network_page.h"
#include "ui/clinic/storage_page.h"
#include "ui/common/chip.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/pill.h"
#include "ui/common/resources.h"
#include "ui/common/roles.h"
#include "ui/common/steps.h"
#include "ui/common/style_sheet.h"
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
#include "ui/records/plot_view.h"
#include "ui/records/viewer.h"
#include "ui/shell/clinic_setup_page.h"
#include "ui/shell/first_run.h"
#include "ui/shell/joining_page.h"
#include "ui/shell/language.h"
#include "ui/shell/preparing.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/unlock_page.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/workspace.h"

namespace reseal::test {

using namespace ui;  // NOLINT: the test is about it

namespace {

constexpr QSize kLarge(1280, 820), kSmall(1000, 640);

struct Look {
    QString language;
    Scheme scheme = Scheme::Light;
    bool mirrored = false;  // although the language is not
    QList<QSize> keyboard;  // at these sizes
    bool focus = false;
};

Profile person(engine::Role role, const char* name) {
    Profile out;
    out.name = text(name);
    out.clinic = QStringLiteral("University Hospital of the North");
    out.role = role;
    return out;
}
Profile clinic() {
    Profile out;
    out.kind = Profile::Kind::Clinic;
    out.name = out.clinic = QStringLiteral("Clinic South");
    out.role = engine::Role::Staff;
    return out;
}

// One way through everything, in one look.
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

}  // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        registerResources();
        registerRoles();
        QAccessible::setActive(true);
        QApplication::setCursorFlashTime(0);
        Theme::instance().fix(Scheme::Light);
        Theme::instance().install(*qApp);
    }
    void cleanup() {
        useLanguage(QStringLiteral("en"));
        Theme::instance().fix(Scheme::Light);
        settle();
    }

    void windows_data() {
        QTest::addColumn<int>("at");
        int at = 0;
        for (const Look& look : looks())
            QTest::addRow("%s%s", utf8(look.language).c_str(), look.mirrored ? " mirrored" : "") << at++;
    }
    void windows() {
        QFETCH(int, at);
        const Look look = looks()[at];
        useLanguage(look.language);
        if (look.mirrored) QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        Theme::instance().fix(look.scheme);
        Walk walk;
        Tour tour(walk, look);
        tour.patient();
        tour.doctor();
        tour.staff();
        tour.shell();
        report(walk.found);
    }

    void contrasts_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    // What is painted by ourselves, pair by pair; what the style sheet says, rule by rule.
    void contrasts() {
        QFETCH(bool, dark);
        const Colours& c = coloursOf(dark ? Scheme::Dark : Scheme::Light);
        struct Pair {
            const char* what;
            QColor ink, behind;
            double least;
        };
        std::vector<Pair> pairs{
            {"focus on the window", c.focus, c.window, kShape},
            {"focus on a card", c.focus, c.surface, kShape},
            {"edge of a control on the window", c.strongBorder, c.window, kShape},
            {"edge of a control on a card", c.strongBorder, c.surface, kShape},
            {"accent (curve, tick) on a card", c.accent, c.surface, kShape},
            {"accent (curve) on the reference band", c.accent, c.good.wash, kShape},
            {"value outside on the reference band", c.bad.ink, c.good.wash, kShape},
            {"missing days on a card", c.warn.ink, c.surface, kShape},
            {"tick on accent", c.onAccent, c.accent, kShape},
            {"link to what is there (ring)", c.good.ink, c.window, kShape},
            {"link to what is away (ring)", c.strongBorder, c.window, kShape},
            {"own clinic's edge (ring)", c.accent, c.window, kShape},
            {"progress on its ground", c.accent, c.neutral.wash, kShape},
            {"emblem of an empty place", c.info.ink, c.info.wash, kShape},
            {"primary button", c.onAccent, c.accent, kText},
            {"primary button under the mouse", c.onAccent, c.accentHover, kText},
            {"value out of range in a plot", c.bad.ink, c.surface, kText},
            {"chip that is not chosen", c.text, c.surface, kText},
            {"chip that can't be chosen", c.disabled, c.surface, kDisabled},
            {"chip that can't be chosen, but is", c.disabled, c.warn.wash, kDisabled},
            {"selected row", c.onSelection, c.selection, kText},
            {"tool tip", c.text, c.raised, kText},
        };
        for (const QColor& surface : {c.window, c.surface, c.raised}) {
            pairs.push_back({"text", c.text, surface, kText});
            pairs.push_back({"muted text, hint", c.muted, surface, kText});
            pairs.push_back({"disabled text", c.disabled, surface, kDisabled});
            pairs.push_back({"accent text, link", c.accent, surface, kText});
        }
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad}) {
            const Colours::Tinted& tint = c.tinted(tone);
            pairs.push_back({"tag, pill, banner's sign, chosen chip", tint.ink, tint.wash, kText});
            pairs.push_back({"text and muted text in a banner", c.text, tint.wash, kText});
            for (const QColor& surface : {c.window, c.surface})
                pairs.push_back({"tinted text", tint.ink, surface, kText});
        }
        QStringList faint;
        for (const Pair& pair : pairs)
            if (const double has = contrast(pair.ink, pair.behind); has < pair.least)
                faint << QStringLiteral("%1: %2 on %3 has %4, needs %5")
                             .arg(QLatin1String(pair.what), pair.ink.name(), pair.behind.name())
                             .arg(has, 0, 'f', 2)
                             .arg(pair.least);
        faint << faintRules(styleSheet(c), {c.window, c.surface});
        report(faint);
    }

    // In grey, each tone still has a shape of its own.
    void shapes() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            Theme::instance().fix(scheme);
            const Colours& c = colours();
            QMap<QString, QImage> icons, pills, banners, steps;
            for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad}) {
                const QString name = QString::number(static_cast<int>(tone));
                QImage sign(20, 20, QImage::Format_RGB32);
                sign.fill(Qt::white);
                QPainter painter(&sign);
                paintIcon(painter, iconOf(tone), QRectF(0, 0, 20, 20), Qt::black);
                painter.end();
                icons[name] = shapeIn(sign, Qt::black, Qt::white);
                Pill pill;
                pill.set(tone, QStringLiteral("3 of 4 clinics"));
                pill.resize(pill.sizeHint());
                pills[name] = shapeIn(pill.grab(QRect(g(3), (pill.height() - 12) / 2, 12, 12)).toImage(),
                                      c.tinted(tone).ink, c.tinted(tone).wash);
                Banner banner(tone, QStringLiteral("Something"));
                banner.resize(400, 48);
                banners[name] = shapeIn(banner.grab(QRect(g(4), 14, 20, 20)).toImage(), c.tinted(tone).ink,
                                        c.tinted(tone).wash);
            }
            for (const auto state :
                 {Step::State::Done, Step::State::Now, Step::State::Later, Step::State::Failed}) {
                Steps one;
                one.set({{state, QStringLiteral("Sent"), {}}});
                one.resize(one.sizeHint());
                const QImage picture = one.grab(QRect(one.width() / 2 - 9, 0, 18, 18)).toImage();
                QImage flat(picture.size(), QImage::Format_Grayscale8);
                const int ground = qGray(one.palette().color(QPalette::Window).rgb());
                for (int y = 0; y < flat.height(); ++y)
                    for (int x = 0; x < flat.width(); ++x)
                        flat.setPixel(
                            x, y,
                            std::abs(qGray(picture.pixel(x, y)) - ground) > 24 ? 0xFF000000 : 0xFFFFFFFF);
                steps[QString::number(static_cast<int>(state))] = flat;
            }
            QStringList same;
            for (const auto& [what, shapes] : {std::pair{"sign", icons}, std::pair{"pill", pills},
                                               std::pair{"banner", banners}, std::pair{"step", steps}})
                for (const QString& line : sameShapes(shapes))
                    same << QStringLiteral("%1: %2").arg(QLatin1String(what), line);
            report(same);
        }
    }

    void aPlantedFaultIsFound_data();
    void aPlantedFaultIsFound();

private:
    static QList<Look> looks() {
        QList<Look> out{{QStringLiteral("en"), Scheme::Light, false, {kLarge, kSmall}, true},
                        {QStringLiteral("en"), Scheme::Light, true, {}, false}};
        for (const Language& language : languages())
            if (language.code != QLatin1String("en")) {
                const bool arabic = language.code == QLatin1String("ar");
                out << Look{language.code, arabic ? Scheme::Dark : Scheme::Light, false,
                            arabic ? QList<QSize>{kSmall} : QList<QSize>{}, arabic};
            }
        return out;
    }
    static void report(const QStringList& found) {
        for (const QString& line : found) qWarning().noquote() << line;
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 finding(s), above").arg(found.size())));
    }
};

// ---- faults to be found ----

namespace {

// Takes the focus, and neither says what it is nor shows it.
class Silent : public QWidget {
public:
    Silent() {
        setFocusPolicy(Qt::StrongFocus);
        setMinimumSize(60, 30);
        setAccessibleName(QStringLiteral("something"));
    }
};
// Lets nobody past it.
class Trap final : public QPushButton {
public:
    Trap() : QPushButton(QStringLiteral("trap")) {}

protected:
    bool focusNextPrevChild(bool) override { return true; }
};
// Goes on to the third of its children and leaves the second out.
class Skipping final : public QWidget {
protected:
    bool focusNextPrevChild(bool) override {
        const auto stops = Walk::stopsOf(*this);
        stops[QApplication::focusWidget() == stops[0] ? 2 : 0]->setFocus(Qt::TabFocusReason);
        return true;
    }
};

using Plant = std::function<void(QVBoxLayout*)>;
using Check = void (Walk::*)(QWidget&);
struct Fault {
    const char* name;
    Plant plant;
    Check check;
    const char* says;  // part of the finding; null: there is none
};

QPushButton* named(const char* words) {
    return new QPushButton(text(words));
}
QLabel* plain(const char* words) {
    return label(Type::Body, text(words));
}

const std::vector<Fault>& faults() {
    constexpr const char* kLong =
        "Words enough that they need more than one line where there is room for one";
    static const std::vector<Fault> all{
        {"all is well",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(named("two"));
             in->addWidget(plain(kLong));
         },
         nullptr, nullptr},
        {"a field without a name", [](QVBoxLayout* in) { in->addWidget(new QLineEdit); }, &Walk::names,
         "no accessible name"},
        {"an icon without a name", [](QVBoxLayout* in) { in->addWidget(button(Kind::Quiet, {}, "lock")); },
         &Walk::names, "no accessible name"},
        {"a control without a role", [](QVBoxLayout* in) { in->addWidget(new Silent); }, &Walk::names,
         "no role"},
        {"a table without a name", [](QVBoxLayout* in) { in->addWidget(new QTableWidget(2, 2)); },
         &Walk::names, "no accessible name"},
        {"progress without a name", [](QVBoxLayout* in) { in->addWidget(new QProgressBar); }, &Walk::names,
         "no accessible name"},
        {"a trap",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(new Trap);
         },
         &Walk::keyboard, "keeps the focus"},
        {"a text that eats Tab",
         [](QVBoxLayout* in) {
             in->addWidget(named("one"));
             in->addWidget(new QPlainTextEdit);
         },
         &Walk::keyboard, "keeps the focus"},
        {"a control that is left out",
         [](QVBoxLayout* in) {
             auto* skipping = new Skipping;
             auto* inner = column(skipping);
             for (const char* words : {"one", "two", "three"}) inner->addWidget(named(words));
             in->addWidget(skipping);
         },
         &Walk::keyboard, "does not reach it"},
        {"a focus that isn't seen", [](QVBoxLayout* in) { in->addWidget(new Silent); }, &Walk::focus,
         "does not show"},
        {"a faint focus",
         [](QVBoxLayout* in) {
             auto* faint = named("faint");
             faint->setStyleSheet(
                 QStringLiteral("QPushButton { border: 2px solid #eeeeee } QPushButton:focus { border: 2px "
                                "solid #dddddd }"));
             in->addWidget(faint);
         },
         &Walk::focus, "does not show"},
        {"a label too narrow",
         [](QVBoxLayout* in) {
             auto* cut = plain(kLong);
             cut->setWordWrap(false);
             cut->setFixedWidth(60);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a label too low",
         [](QVBoxLayout* in) {
             auto* cut = plain(kLong);
             cut->setFixedSize(120, 20);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a word too long",
         [](QVBoxLayout* in) {
             auto* cut = plain("Donaudampfschifffahrtsgesellschaft");
             cut->setFixedSize(60, 200);
             in->addWidget(cut);
         },
         &Walk::texts, "has a word"},
        {"a button too narrow",
         [](QVBoxLayout* in) {
             auto* cut = named(kLong);
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a box to tick too narrow",
         [](QVBoxLayout* in) {
             auto* cut = new QCheckBox(text(kLong));
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "is cut"},
        {"a hint too long",
         [](QVBoxLayout* in) {
             auto* cut = new QLineEdit;
             cut->setPlaceholderText(text(kLong));
             cut->setFixedWidth(80);
             in->addWidget(cut);
         },
         &Walk::texts, "cuts its hint"},
        {"a column too narrow",
         [](QVBoxLayout* in) {
             auto* table = new QTableWidget(1, 1);
             table->setHorizontalHeaderLabels({text(kLong)});
             in->addWidget(table);
         },
         &Walk::texts, "cuts “"},
        {"something that sticks out",
         [](QVBoxLayout* in) {
             auto* box = new QWidget;
             box->setFixedSize(80, 30);
             auto* out = plain("outside");
             out->setParent(box);
             out->adjustSize();
             out->move(60, 0);
             in->addWidget(box);
         },
         &Walk::texts, "reaches out"},
        {"a tag without a word", [](QVBoxLayout* in) { in->addWidget(tag(Tone::Bad, {})); }, &Walk::tags,
         "colour alone"},
    };
    return all;
}

}  // namespace

void AccessibilityTest::aPlantedFaultIsFound_data() {
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < faults().size(); ++i) QTest::newRow(faults()[i].name) << static_cast<int>(i);
    QTest::newRow("colours") << -1;
}

void AccessibilityTest::aPlantedFaultIsFound() {
    QFETCH(int, at);
    if (at < 0) {
        const QList<QColor> white{Qt::white};
        QCOMPARE(faintRules(QStringLiteral("A { color: #767676; }"), white), QStringList());
        QCOMPARE(faintRules(QStringLiteral("A { color: #777777; }"), white).size(), 1);
        QCOMPARE(faintRules(QStringLiteral("A { color: #000000; background: #333333 }"), white).size(), 1);
        QCOMPARE(
            faintRules(QStringLiteral("A { color: #000; } A:hover { background: #333333 }"), white).size(),
            1);
        QCOMPARE(
            faintRules(QStringLiteral("A { background: #000000; color: #ffffff } A[b=\"c\"]:hover { color: "
                                      "#222222 }"),
                       white)
                .size(),
            1);
        QCOMPARE(faintRules(QStringLiteral("A:disabled { color: #949494; }"), white), QStringList());
        QCOMPARE(faintRules(QStringLiteral("A:disabled { color: #a0a0a0; }"), white).size(), 1);
        QCOMPARE(faintRules(QStringLiteral("A { color: #000000; selection-color: #ffffff; "
                                           "selection-background-color: #eeeeee }"),
                            white)
                     .size(),
                 1);
        QImage black(8, 8, QImage::Format_Grayscale8), empty = black;
        black.fill(Qt::black);
        empty.fill(Qt::white);
        QCOMPARE(sameShapes({{QStringLiteral("a"), black}, {QStringLiteral("b"), empty}}), QStringList());
        QCOMPARE(sameShapes({{QStringLiteral("a"), black}, {QStringLiteral("b"), black}}).size(), 1);
        return;
    }
    const Fault& fault = faults()[static_cast<std::size_t>(at)];
    QWidget window;
    auto* in = column(&window, g(4));
    fault.plant(in);
    window.resize(400, 300);
    window.show();
    makeActive(&window);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    settle();
    Walk walk;
    if (fault.check != nullptr) {
        (walk.*fault.check)(window);
        QVERIFY2(!walk.found.isEmpty(), "nothing was found");
        QVERIFY2(walk.found.join(QLatin1Char('\n')).contains(text(fault.says)),
                 qPrintable(walk.found.join(QLatin1Char('\n'))));
        return;
    }
    for (const Check check : {&Walk::names, &Walk::tags, &Walk::keyboard, &Walk::focus, &Walk::texts})
        (walk.*check)(window);
    report(walk.found);
}

}  // namespace reseal::test

QTEST_MAIN(reseal::test::AccessibilityTest)
#include "accessibility_test.moc"
