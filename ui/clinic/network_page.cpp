#include "ui/clinic/network_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>

#include "ui/common/async.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr int kEveryMs = 3000;
constexpr std::uint64_t kBehind = 2;  // blocks; less is normal on the way

const char* shapeOf(Tone tone) {
    return tone == Tone::Good ? "tick-circle" : tone == Tone::Warn ? "alert" : "cross-circle";
}

QString roles(const engine::PeerRow& peer) {
    QStringList out;
    if (peer.validator) out << NetworkPage::tr("votes");
    if (peer.proxy) out << NetworkPage::tr("passes keys on");
    if (peer.fileServer) out << NetworkPage::tr("keeps records");
    return out.join(QStringLiteral(", "));
}

}  // namespace

Tone toneOf(const engine::PeerRow& peer, const engine::LedgerStatus& status) {
    if (!peer.connected) return Tone::Bad;
    return peer.height + kBehind < status.height ? Tone::Warn : Tone::Good;
}

QString stateOf(const engine::PeerRow& peer, const engine::LedgerStatus& status) {
    if (!peer.connected) return NetworkPage::tr("Away");
    if (peer.height + kBehind < status.height)
        return NetworkPage::tr("%n block(s) behind", nullptr, static_cast<int>(status.height - peer.height));
    return peer.clinic == status.clinic ? NetworkPage::tr("This clinic") : NetworkPage::tr("There");
}

// ---- the ring ----

Ring::Ring(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Ring::set(const engine::LedgerStatus& status) {
    status_ = status;
    QStringList said;
    for (const engine::PeerRow& peer : status.peers)
        said << QStringLiteral("%1: %2").arg(text(peer.name), stateOf(peer, status));
    setAccessibleName(tr("The clinics as a ring"));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void Ring::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = colours();
    const auto count = status_.peers.size();
    if (count == 0) return;
    const QPointF centre(width() / 2.0, height() / 2.0);
    const double radius = std::min(width() / 2.0 - 110, height() / 2.0 - 60);
    const auto place = [&](std::size_t i) {
        const double angle = -M_PI / 2 + 2 * M_PI * static_cast<double>(i) / static_cast<double>(count);
        return centre + QPointF(std::cos(angle), std::sin(angle)) * (count == 1 ? 0 : radius);
    };
    std::size_t own = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (status_.peers[i].clinic == status_.clinic) own = i;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == own) continue;
        const bool up = status_.peers[i].connected;
        painter.setPen(
            QPen(up ? c.good.ink : c.strongBorder, up ? 2 : 1.4, up ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(place(own), place(i));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const engine::PeerRow& peer = status_.peers[i];
        const Colours::Tinted& tint = c.tinted(toneOf(peer, status_));
        const QPointF at = place(i);
        painter.setPen(QPen(i == own ? c.accent : tint.ink, i == own ? 3 : 1.6));
        painter.setBrush(tint.wash);
        painter.drawEllipse(at, 26, 26);
        paintIcon(painter, shapeOf(toneOf(peer, status_)), QRectF(at.x() - 11, at.y() - 11, 22, 22),
                  tint.ink);
        painter.setFont(typeface(Type::Strong));
        painter.setPen(c.text);
        const bool above = count > 1 && at.y() < centre.y() - 4;  // not over the lines
        const QRectF name(at.x() - 105, above ? at.y() - 66 : at.y() + 30, 210, 18);
        painter.drawText(name, Qt::AlignHCenter,
                         QFontMetrics(painter.font()).elidedText(text(peer.name), Qt::ElideRight, 205));
        painter.setFont(typeface(Type::Caption));
        painter.setPen(c.muted);
        painter.drawText(name.translated(0, 17), Qt::AlignHCenter, stateOf(peer, status_));
    }
}

// ---- the panel ----

QWidget* networkDetails(const std::optional<engine::LedgerStatus>& status, const QDateTime& offlineSince,
                        const std::function<void()>& unlockHome) {
    auto* out = new QWidget;
    auto* all = column(out, g(4), g(3));
    if (unlockHome) {
        all->addWidget(
            label(Type::Body,
                  NetworkPage::tr("The clinic on this computer must be unlocked first: whoever knows its "
                                  "passphrase does that, and then you come back. You are locked "
                                  "meanwhile.")));
        QPushButton* go = button(Kind::Primary, NetworkPage::tr("Unlock the clinic"), "unlock");
        QObject::connect(go, &QPushButton::clicked, out, unlockHome);
        all->addWidget(go, 0, Qt::AlignLeft);
    } else if (!offlineSince.isNull())
        all->addWidget(label(Type::Body,
                             NetworkPage::tr("Your clinic's computer does not answer. What you do is kept on "
                                             "this computer and sent as soon as it does.")));
    if (status) {
        all->addWidget(label(
            Type::Body, NetworkPage::tr("As your clinic sees it. At least %1 clinics have to be there for a "
                                        "decision to take effect; taking a permission back works at once "
                                        "with each clinic that hears of it.")
                            .arg(status->quorum)));
        for (const engine::PeerRow& peer : status->peers) {
            auto* line = row(g(2));
            line->addWidget(label(Type::Body, text(peer.name)), 1);
            const Tone tone = toneOf(peer, *status);
            const QString sign = tone == Tone::Good   ? QStringLiteral("●")
                                 : tone == Tone::Warn ? QStringLiteral("▲")
                                                      : QStringLiteral("■");
            line->addWidget(tag(tone, QStringLiteral("%1 %2").arg(sign, stateOf(peer, *status))));
            all->addLayout(line);
        }
    }
    all->addStretch(1);
    return out;
}

// ---- the page ----

NetworkPage::NetworkPage(engine::ClinicDesk& desk, Shell&, QWidget* parent)
    : Page(tr("Network"), tr("The clinics that keep the ledger together, as this one sees them."),
           Body::Fixed, parent),
      desk_(desk),
      timer_(new QTimer(this)) {
    said_ = label(Type::Body);
    body()->addWidget(said_);
    auto* both = row(g(4));
    ring_ = new Ring;
    both->addWidget(ring_, 2);
    table_ = new QTableWidget(0, 4);
    setUpTable(*table_);
    table_->setAccessibleName(tr("The clinics as a table"));
    table_->setHorizontalHeaderLabels({tr("Clinic"), tr("State"), tr("Block"), tr("What it does")});
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    setColumn(*table_, 1, 130);
    setColumn(*table_, 2, 70);
    setColumn(*table_, 3, 210);
    both->addWidget(table_, 3);
    body()->addLayout(both, 1);
    phrase_ = selectable(label(Type::Caption, {}, Ink::Muted));
    body()->addWidget(phrase_);
    phrase_->setText(
        tr("This group's phrase: %1. Every clinic's program shows the same.").arg(text(desk.phrase())));
    timer_->setInterval(kEveryMs);
    connect(timer_, &QTimer::timeout, this, &NetworkPage::refresh);
}

void NetworkPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    timer_->start();
}
void NetworkPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    timer_->stop();
}

void NetworkPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.status(), this, [this](const Result<engine::LedgerStatus>& status) {
        asking_ = false;
        if (!status)
            return complain(status.error(), tr("The network's state could not be read."),
                            QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        show(*status);
    });
}

void NetworkPage::show(const engine::LedgerStatus& status) {
    ring_->set(status);
    const QString there =
        tr("%1 of %2 clinics are there; at least %3 have to be for anything to be decided. Block %4; %n "
           "transaction(s) wait.",
           nullptr, static_cast<int>(status.pending))
            .arg(status.reachable)
            .arg(status.peers.size())
            .arg(status.quorum)
            .arg(status.height);
    said_->setText(
        status.signing
            ? there
            : tr("This clinic does not vote at the moment: after a restart it asks the others first "
                 "what it has signed. %1")
                  .arg(there));
    table_->setRowCount(static_cast<int>(status.peers.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const engine::PeerRow& peer = status.peers[static_cast<std::size_t>(row)];
        auto* state = new QTableWidgetItem(stateOf(peer, status));
        state->setIcon(icon(shapeOf(toneOf(peer, status))));
        table_->setItem(row, 0, new QTableWidgetItem(text(peer.name)));
        table_->setItem(row, 1, state);
        table_->setItem(row, 2, new QTableWidgetItem(count(static_cast<qint64>(peer.height))));
        table_->setItem(row, 3, new QTableWidgetItem(roles(peer)));
    }
}

}  // namespace reseal::ui
