#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/pill.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

// The commands that people wait for; short reads are not shown.
QString jobName(const std::string& what) {
    if (what == "seal") return JobsButton::tr("Sealing records");
    if (what == "previewImport") return JobsButton::tr("Reading files");
    if (what == "open") return JobsButton::tr("Opening a record");
    if (what == "save") return JobsButton::tr("Saving a record");
    if (what == "approve") return JobsButton::tr("Giving access");
    if (what == "revoke") return JobsButton::tr("Taking access back");
    if (what == "erase") return JobsButton::tr("Erasing a record");
    if (what == "request") return JobsButton::tr("Sending a request");
    return {};
}

}  // namespace

JobsButton::JobsButton(Seat& seat, QWidget* parent) : QWidget(parent), seat_(seat) {
    auto* layout = row(this);
    button_ = button(Kind::Quiet, {}, "activity");
    layout->addWidget(button_);
    connect(&seat, &Seat::progress, this, &JobsButton::take);
    connect(button_, &QPushButton::clicked, this, &JobsButton::list);
    show();
}

QStringList JobsButton::names() const {
    QStringList out;
    for (const auto& [id, job] : jobs_) out << jobName(job.what);
    return out;
}

void JobsButton::take(const engine::JobProgress& progress) {
    if (jobName(progress.what).isEmpty()) return;
    if (progress.ended)
        jobs_.erase(progress.id);
    else
        jobs_[progress.id] = progress;
    show();
    if (popup_ != nullptr && popup_->isVisible()) list();
}

void JobsButton::show() {
    const int count = running();
    button_->setText(count == 0 ? tr("Nothing under way") : tr("%n under way", nullptr, count));
    button_->setAccessibleName(button_->text());
    button_->setVisible(count > 0 || (popup_ != nullptr && popup_->isVisible()));
}

void JobsButton::list() {
    if (popup_ == nullptr) {
        popup_ = new QFrame(this, Qt::Popup);
        popup_->setProperty("card", true);
        popup_->setAccessibleName(tr("What is under way"));
        popup_->setMinimumWidth(320);
        rows_ = column(popup_, g(3), g(2));
    }
    clear(rows_);
    if (jobs_.empty()) rows_->addWidget(label(Type::Body, tr("Everything is done."), Ink::Muted));
    for (const auto& [id, job] : jobs_) {
        auto* line = row(g(2));
        auto* words = column(g(1));
        words->addWidget(label(Type::Strong, jobName(job.what)));
        auto* bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setAccessibleName(jobName(job.what));
        bar->setRange(0, job.total == 0 ? 0 : 1000);
        if (job.total > 0) bar->setValue(static_cast<int>(job.done * 1000 / job.total));
        words->addWidget(bar);
        line->addLayout(words, 1);
        QPushButton* stop = button(Kind::Ordinary, tr("Stop"));
        stop->setAccessibleName(tr("Stop: %1").arg(jobName(job.what)));
        connect(stop, &QPushButton::clicked, this, [this, id = id] {
            if (seat_.session() != nullptr) seat_.session()->cancel(id);
        });
        line->addWidget(stop);
        rows_->addLayout(line);
    }
    popup_->adjustSize();
    if (!popup_->isVisible()) {
        popup_->move(mapToGlobal(QPoint(width() - popup_->width(), height() + g(1))));
        popup_->show();
    }
}

TopBar::TopBar(Seat& seat, bool demo, QWidget* parent) : QFrame(parent), seat_(seat) {
    setProperty("bar", true);
    auto* layout = row(this, 0, g(2));
    layout->setContentsMargins(g(4), g(2), g(3), g(2));

    const Profile& who = seat.profile();
    auto* identity = column(0);
    identity->addWidget(elided(Type::Strong, who.name));
    const QString kind = who.kind == Profile::Kind::Clinic ? tr("Clinic staff") : word(who.role);
    QString second = kind;
    if (who.kind == Profile::Kind::Person && !who.clinic.isEmpty())
        second = tr("%1 · %2").arg(kind, who.clinic);
    identity->addWidget(elided(Type::Caption, second, Ink::Muted));
    layout->addLayout(identity);
    QPushButton* change = iconButton("switch", tr("Change to somebody else"));
    connect(change, &QPushButton::clicked, this, &TopBar::switchWanted);
    layout->addWidget(change);
    if (demo) {
        QLabel* sign = tag(Tone::Warn, tr("DEMO · invented patients"));
        sign->setToolTip(plainTip(tr("Everything here is made up and stays on this computer.")));
        layout->addWidget(sign);
    }
    layout->addStretch(1);
    jobs_ = new JobsButton(seat);
    layout->addWidget(jobs_);
    network_ = new Pill;
    connect(network_, &Pill::clicked, this, &TopBar::networkWanted);
    layout->addWidget(network_);
    QPushButton* search = button(Kind::Quiet, tr("Search"), "search");
    search->setToolTip(plainTip(tr("Search (Ctrl+K)")));
    connect(search, &QPushButton::clicked, this, &TopBar::searchWanted);
    layout->addWidget(search);
    QPushButton* lock = button(Kind::Quiet, tr("Lock"), "lock");
    lock->setToolTip(plainTip(tr("Lock (Ctrl+L)")));
    connect(lock, &QPushButton::clicked, this, &TopBar::lockWanted);
    layout->addWidget(lock);
    connect(&seat, &Seat::networkSeen, this, &TopBar::seeNetwork);
    seeNetwork();
}

void TopBar::seeNetwork() {
    const QDateTime since = seat_.offlineSince();
    if (!since.isNull() && seat_.isHomeLocked()) {
        network_->set(Tone::Bad, tr("Clinic locked"));
        network_->setToolTip(
            plainTip(tr("The clinic on this computer must be unlocked first. Press to do that.")));
        return;
    }
    if (!since.isNull()) {
        network_->set(Tone::Bad,
                      tr("Offline since %1").arg(QLocale().toString(since.time(), QLocale::ShortFormat)));
        network_->setToolTip(
            plainTip(tr("The clinic's computer does not answer. What you do is kept and sent later.")));
        return;
    }
    const auto& seen = seat_.network();
    if (!seen) {
        network_->set(Tone::Neutral, tr("Connecting…"));
        network_->setToolTip({});
        return;
    }
    const auto all = std::count_if(seen->peers.begin(), seen->peers.end(),
                                   [](const engine::PeerRow& peer) { return peer.validator; });
    const bool behind = std::any_of(seen->peers.begin(), seen->peers.end(), [&](const engine::PeerRow& peer) {
        return peer.connected && peer.height > seen->height + 2;
    });
    const QString words = tr("%1 of %2 clinics").arg(seen->reachable).arg(all);
    network_->setToolTip(
        plainTip(tr("Decisions take effect while at least %1 clinics are there.").arg(seen->quorum)));
    if (behind)
        network_->set(Tone::Warn, tr("Catching up"));
    else if (seen->reachable < seen->quorum)
        network_->set(Tone::Bad, tr("%1: too few").arg(words));
    else
        network_->set(seen->reachable < static_cast<std::size_t>(all) ? Tone::Warn : Tone::Good, words);
}

}  // namespace reseal::ui
