#include "ui/doctor/tracker_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/consent_text.h"
#include "ui/common/fresh.h"
#include "ui/common/icons.h"
#include "ui/common/steps.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr std::size_t kMaxShown = 100;

bool isSame(const std::vector<engine::RequestRow>& a, const std::vector<engine::RequestRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.id == other.id && one.state == other.state && one.written == other.written;
    });
}

QString contents(const engine::RequestRow& row) {
    QStringList parts;
    for (const engine::Category category : row.categories) parts << word(category);
    if (!row.records.empty())
        parts << TrackerPage::tr("%n record(s)", nullptr, static_cast<int>(row.records.size()));
    return enumerate(parts);
}

// The last step of a request that was approved.
struct Last {
    Step::State state = Step::State::Later;
    QString name = TrackerPage::tr("Readable"), when;
};
Last lastOf(const engine::RequestRow& row, const std::vector<engine::GrantRow>& grants) {
    Last out;
    for (const engine::GrantRow& grant : grants) {
        const bool about = row.categories.empty()
                               ? std::any_of(grant.records.begin(), grant.records.end(),
                                             [&](const RecordId& id) {
                                                 return std::find(row.records.begin(), row.records.end(),
                                                                  id) != row.records.end();
                                             })
                               : grant.category && std::find(row.categories.begin(), row.categories.end(),
                                                             *grant.category) != row.categories.end();
        if (!about || grant.forTeam != row.forTeam || grant.granted < row.asked) continue;
        if (grant.state == engine::GrantState::Active)
            return grant.accepted >= grant.threshold
                       ? Last{Step::State::Done, TrackerPage::tr("Readable"), until(grant.notAfter)}
                       : Last{Step::State::Now, TrackerPage::tr("Keys on their way"), {}};
        out = {Step::State::Failed, word(grant.state),
               grant.state == engine::GrantState::Revoked ? day(grant.revoked) : QString()};
    }
    return out;
}

}  // namespace

TrackerPage::TrackerPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Requests"), tr("What you asked patients for, and how far it is."), Body::Scrolling, parent),
      desk_(desk),
      shell_(shell) {
    empty_ = new EmptyState("request", tr("You have not asked for anything"),
                            tr("Open a patient's chart, choose what you need, and ask to read it."));
    empty_->action(tr("Patients"), [this] { shell_.go(QStringLiteral("patients")); });
    body()->addWidget(empty_);
    list_ = column(g(3));
    body()->addLayout(list_);
}

void TrackerPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.requests(), this, [this](const Result<std::vector<engine::RequestRow>>& rows) {
        asking_ = false;
        if (!rows)
            return complain(rows.error(), tr("Your requests could not be fetched."), QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        askGrants(*rows);
    });
}

void TrackerPage::askGrants(std::vector<engine::RequestRow> rows) {
    std::set<SignPublic> patients;
    for (const engine::RequestRow& row : rows)
        if (row.state == engine::RequestState::Granted) patients.insert(row.patient);
    if (patients.empty()) return show(rows);
    const auto waiting = std::make_shared<std::size_t>(patients.size());
    for (const SignPublic& patient : patients)
        whenDone(desk_.grants(patient), this,
                 [this, patient, waiting, rows](const Result<std::vector<engine::GrantRow>>& grants) {
                     if (grants) grants_[patient] = *grants;
                     if (--*waiting == 0) show(rows);
                 });
}

void TrackerPage::show(const std::vector<engine::RequestRow>& rows) {
    empty_->setVisible(rows.empty());
    std::size_t active = 0;
    for (const auto& [patient, grants] : grants_)
        for (const engine::GrantRow& grant : grants)
            active += grant.state == engine::GrantState::Active ? 1 : 0;
    if (isSame(rows, shown_) && active == shownGrants_) return;
    shown_ = rows;
    shownGrants_ = active;
    clear(list_);
    std::size_t shown = 0;
    for (const engine::RequestRow& row : rows) {
        if (++shown > kMaxShown) break;
        const bool granted = row.state == engine::RequestState::Granted;
        const bool final = row.written == engine::Written::Final;
        const bool over = !granted && row.notAfter < wallClock();
        const Last last = granted ? lastOf(row, grants_[row.patient]) : Last{};
        auto* card = new Card;
        auto* head = reseal::ui::row(g(2));
        head->addWidget(label(Type::Heading, text(row.patientName)), 1);
        head->addWidget(keepFresh(label(Type::Caption, {}, Ink::Muted),
                                  [asked = row.asked] { return sinceWhen(asked, wallClock()); }),
                        0, Qt::AlignTop);
        card->body()->addLayout(head);
        card->body()->addWidget(
            label(Type::Body,
                  tr("%1, %2. Purpose: %3.").arg(contents(row), until(row.notAfter), word(row.purpose))));
        if (row.forTeam)
            card->body()->addWidget(label(Type::Body, tr("For all whom your clinic names in its team.")));
        if (!row.note.empty())
            card->body()->addWidget(label(Type::Body, tr("“%1”").arg(text(row.note)), Ink::Muted));
        auto* steps = new Steps;
        steps->set({{Step::State::Done, tr("Sent"), dayAndTime(row.asked)},
                    {final ? Step::State::Done : Step::State::Now, tr("With the patient"), {}},
                    {granted ? Step::State::Done
                     : over  ? Step::State::Failed
                     : final ? Step::State::Now
                             : Step::State::Later,
                     over                ? tr("No answer in time")
                     : final && !granted ? tr("Waiting for an answer")
                                         : tr("Answered"),
                     {}},
                    {last.state, last.name, last.when}});
        card->body()->addWidget(steps);
        if (last.state == Step::State::Done) {
            QPushButton* chart = button(Kind::Primary, tr("Open the chart"), "list");
            connect(chart, &QPushButton::clicked, this, [this, patient = row.patient] {
                shell_.go(QStringLiteral("chart"), QString::fromStdString(patient.hex()));
            });
            card->body()->addWidget(chart, 0, Qt::AlignLeft);
        }
        list_->addWidget(card);
    }
}

}  // namespace reseal::ui
