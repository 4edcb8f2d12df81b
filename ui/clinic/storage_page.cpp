#include "ui/clinic/storage_page.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/words.h"

namespace reseal::ui {

StoragePage::StoragePage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Storage"),
           tr("Sealed records, the ledger, and parts of keys. This clinic can read none of the records."),
           Body::Scrolling, parent),
      desk_(desk),
      shell_(shell) {
    auto* kept = new Card(tr("What is kept here"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(g(6));
    form->setVerticalSpacing(g(2));
    const auto line = [&](const QString& name) {
        auto* value = label(Type::Strong, QStringLiteral("…"));
        auto* left = label(Type::Body, name, Ink::Muted);
        left->setMinimumWidth(240);
        form->addRow(left, value);
        return value;
    };
    records_ = line(tr("Sealed records"));
    ledger_ = line(tr("The ledger"));
    shares_ = line(tr("Parts of keys for readers"));
    free_ = line(tr("Free on the disk"));
    kept->body()->addLayout(form);
    used_ = new QProgressBar;
    used_->setRange(0, 1000);
    used_->setTextVisible(false);
    used_->setAccessibleName(tr("How full the disk is, as far as this program knows"));
    kept->body()->addWidget(used_);
    body()->addWidget(kept);

    auto* safe = new Card(tr("Is it safe?"));
    copies_ = label(Type::Body);
    last_ = label(Type::Body, {}, Ink::Muted);
    safe->body()->addWidget(copies_);
    safe->body()->addWidget(last_);
    how_ = label(Type::Body, {}, Ink::Muted);
    safe->body()->addWidget(how_);
    scrub_ = button(Kind::Primary, tr("Read it through now"), "refresh");
    safe->body()->addWidget(scrub_, 0, Qt::AlignLeft);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Reading through"));
    busy_->hide();
    safe->body()->addWidget(busy_);
    body()->addWidget(safe);
    connect(scrub_, &QPushButton::clicked, this, &StoragePage::scrub);
}

void StoragePage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.storage(), this, [this](const Result<engine::StorageStatus>& status) {
        asking_ = false;
        if (!status)
            return complain(status.error(), tr("It could not be read what is kept."), QStringLiteral("list"));
        banners().dismiss(QStringLiteral("list"));
        const engine::StorageStatus kept = *status;
        whenDone(desk_.status(), this, [this, kept](const Result<engine::LedgerStatus>& network) {
            const auto keeps = [](const engine::PeerRow& peer) { return peer.fileServer; };
            show(kept, network && std::ranges::count_if(network->peers, keeps) == 1);
        });
    });
}

void StoragePage::show(const engine::StorageStatus& status, bool alone) {
    records_->setText(
        tr("%1 in %n file(s)", nullptr, static_cast<int>(status.blobs)).arg(amount(status.blobBytes)));
    ledger_->setText(amount(status.ledgerBytes));
    shares_->setText(count(static_cast<qint64>(status.shares)));
    free_->setText(amount(status.freeBytes));
    const std::uint64_t own = status.blobBytes + status.ledgerBytes;
    const std::uint64_t all = own + status.freeBytes;
    used_->setValue(all == 0 ? 0 : static_cast<int>(own * 1000 / all));
    // Where there is no other clinic, a second copy is not late: there will be none.
    copies_->setText(alone ? tr("One clinic, one copy: nobody else has what is kept here. Make backups of "
                                "this clinic's folder.")
                     : status.notSafe == 0
                         ? tr("✓ Every record that this clinic has to see to is kept by enough clinics.")
                         : tr("▲ %n record(s) have too few copies. More are made by themselves while other "
                              "clinics are there.",
                              nullptr, static_cast<int>(status.notSafe)));
    setInk(copies_, alone ? Ink::Text : status.notSafe == 0 ? Ink::Good : Ink::Warn);
    how_->setText(
        alone ? tr("Reading it through compares everything with its fingerprint on the ledger. What has "
                   "rotted can only come from a backup.")
              : tr("Reading it through compares everything with its fingerprint on the ledger, and "
                   "fetches from other clinics what has rotted."));
    last_->setText(status.lastScrub ? tr("Last read through on %1.").arg(dayAndTime(*status.lastScrub))
                                    : tr("Not read through yet since this program was started."));
}

void StoragePage::scrub() {
    scrub_->setEnabled(false);
    busy_->show();
    shell_.hold(QStringLiteral("scrub"), tr("Reading through what is kept"));
    whenDone(desk_.scrub(), this, [this](const Result<engine::ScrubRow>& done) {
        scrub_->setEnabled(true);
        busy_->hide();
        shell_.hold(QStringLiteral("scrub"), {});
        if (!done) return complain(done.error(), tr("It was not read through."));
        if (done->fetchedAgain.empty())
            banners().show(
                Tone::Good,
                tr("%n file(s) read, all as they should be.", nullptr, static_cast<int>(done->checked)),
                QStringLiteral("scrub"));
        else
            banners().show(
                Tone::Warn,
                tr("%n file(s) were damaged or missing; they are fetched again from other clinics. The "
                   "disk may be failing.",
                   nullptr, static_cast<int>(done->fetchedAgain.size())),
                QStringLiteral("scrub"));
        refresh();
    });
}

}  // namespace reseal::ui
