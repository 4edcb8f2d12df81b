#include "ui/patient/requests_page.h"

#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/consent_text.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/models/record_fetch.h"
#include "ui/patient/approve_sheet.h"
#include "ui/patient/request_card.h"

namespace reseal::ui {
namespace {

QString nameOf(const engine::RequestRow& row) {
    return row.who.name.empty() ? RequestsPage::tr("Somebody whose name is not confirmed")
                                : text(row.who.name);
}

// Nobody knows yet whether it was, or it is on its way.
bool mayStillCome(ErrorCode code) {
    return code == ErrorCode::Offline || code == ErrorCode::Timeout || code == ErrorCode::NotCurrent ||
           code == ErrorCode::Cancelled || code == ErrorCode::Locked;
}

// Of an approval that can still be undone.
QString keyOf(const engine::RequestId& request) {
    return QStringLiteral("approve/") + QString::fromStdString(request.hex());
}

}  // namespace

RequestsPage::RequestsPage(engine::PatientDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Requests"), tr("Who asks to read your records. Nobody can before you approve."),
           Body::Scrolling, parent),
      desk_(desk),
      shell_(shell) {
    empty_ = new EmptyState(
        "inbox", tr("Nobody is asking"),
        tr("When a doctor asks to read something of yours, it appears here. Show your care card "
           "at a clinic so that they can find you."));
    empty_->action(tr("Show my care card"), [this] { shell_.go(QStringLiteral("card")); });
    body()->addWidget(empty_);
    open_ = column(g(4));
    body()->addLayout(open_);
    answeredTitle_ = label(Type::Heading, tr("Answered"));
    body()->addWidget(answeredTitle_);
    answered_ = column(g(2));
    body()->addLayout(answered_);
    answeredTitle_->hide();
    empty_->hide();
}

void RequestsPage::refresh() {
    if (asking_) return;
    asking_ = true;
    const auto ask = [this](auto take) { return desk_.records(std::move(take)); };
    fetchRecords(this, ask, [this](const Result<Records>& records) {
        if (records) records_ = *records;
        whenDone(desk_.requests(), this, [this](const Result<std::vector<engine::RequestRow>>& rows) {
            asking_ = false;
            if (!rows)
                return complain(rows.error(), tr("The requests could not be fetched."),
                                QStringLiteral("list"));
            banners().dismiss(QStringLiteral("list"));
            show(*rows);
        });
    });
}

void RequestsPage::show(const std::vector<engine::RequestRow>& rows) {
    std::set<engine::RequestId> there;
    clear(answered_);
    int waiting = 0, answered = 0;
    for (const engine::RequestRow& row : rows) {
        if (row.state != engine::RequestState::Open) {
            if (++answered > 20) continue;
            const bool given = row.state == engine::RequestState::Granted;
            auto* line = reseal::ui::row(g(2));
            line->addWidget(
                tag(given ? Tone::Good : Tone::Neutral, given ? tr("✓ Approved") : tr("✕ Declined")));
            line->addWidget(label(Type::Body, tr("%1, %2").arg(nameOf(row), day(row.asked))), 1);
            answered_->addLayout(line);
            continue;
        }
        ++waiting;
        there.insert(row.id);
        if (cards_.contains(row.id)) continue;
        auto* card = new RequestCard(row, records_);
        cards_[row.id] = card;
        open_->insertWidget(waiting - 1, card);
        connect(card, &RequestCard::approved, this, [this, row, card] { approve(row, card->approval()); });
        connect(card, &RequestCard::partWanted, this, [this, row] { approvePart(row); });
        connect(card, &RequestCard::declined, this, [this, row] { decline(row); });
    }
    bool focusLost = false;
    for (auto it = cards_.begin(); it != cards_.end();) {
        if (there.contains(it->first)) {
            ++it;
            continue;
        }
        shell_.hold(keyOf(it->first), {});  // what waited to be signed waits no more
        parts_.erase(it->first);
        if (part_ && partOf_.id == it->first) {
            part_->dismiss();
            banners().show(Tone::Warn,
                           tr("The request of %1 is not there any more: it was answered elsewhere, or "
                              "withdrawn. Nothing was signed here.")
                               .arg(nameOf(partOf_)));
        }
        focusLost = focusLost || it->second->hasFocusWithin();
        it->second->hide();
        it->second->deleteLater();
        it = cards_.erase(it);
    }
    if (focusLost) focusNext();
    empty_->setVisible(waiting == 0);
    answeredTitle_->setVisible(answered > 0);
    shell_.badge(QStringLiteral("requests"), waiting);
}

// The card that had the focus is gone: on to the next in the order in which they stand.
void RequestsPage::focusNext() {
    for (int i = 0; i < open_->count(); ++i)
        if (auto* card = qobject_cast<RequestCard*>(open_->itemAt(i)->widget());
            card != nullptr && !card->isHidden())
            return card->takeFocus();
    focusTitle();
}

void RequestsPage::approvePart(const engine::RequestRow& row) {
    const auto before = parts_.find(row.id);
    partOf_ = row;
    part_ = openApproveSheet(
        this, row, records_,
        [this, row](engine::Approval approval) {
            parts_[row.id] = approval;
            approve(row, approval);
        },
        before == parts_.end() ? std::nullopt : std::optional(before->second));
}

void RequestsPage::approve(const engine::RequestRow& row, engine::Approval approval) {
    const auto found = cards_.find(row.id);
    if (found == cards_.end() || found->second->isWaiting()) return;
    RequestCard* card = found->second;
    const QString sentence = consentSentence(permissionOf(row, approval, *records_));
    const QString key = keyOf(row.id);
    shell_.hold(key, tr("An approval for %1 that is not signed yet").arg(nameOf(row)));
    card->disconnect(this);
    connect(card, &RequestCard::approved, this, [this, row, card] { this->approve(row, card->approval()); });
    connect(card, &RequestCard::partWanted, this, [this, row] { approvePart(row); });
    connect(card, &RequestCard::declined, this, [this, row] { decline(row); });
    connect(card, &RequestCard::undone, this, [this, key] { shell_.hold(key, {}); });
    connect(card, &RequestCard::timeIsUp, this,
            [this, row, approval = std::move(approval)] { sign(row, approval); });
    card->countDown(undoMs_, sentence);
}

void RequestsPage::sign(const engine::RequestRow& row, const engine::Approval& approval) {
    const auto card = cards_.find(row.id);
    if (card == cards_.end()) return;  // the request has gone in this very moment
    card->second->setBusy(tr("Giving access: the clinics are told…"));
    const QString key = keyOf(row.id);
    whenDone(desk_.approve(approval), this, [this, row, key](const Result<engine::Approved>& approved) {
        shell_.hold(key, {});
        if (!approved) {
            if (const auto found = cards_.find(row.id); found != cards_.end()) found->second->setIdle();
            const QString what = mayStillCome(approved.error().code)
                                     ? tr("It is not certain yet whether %1 was given access: look at “Who "
                                          "can see what” in a while.")
                                     : tr("%1 was not given access.");
            return complain(approved.error(), what.arg(nameOf(row)));
        }
        Banner& banner =
            approved->ready && approved->written == engine::Written::Final
                ? banners().show(Tone::Good, tr("%1 can read it now.").arg(nameOf(row)))
                : banners().show(
                      Tone::Warn,
                      tr("You approved %1's request. It takes effect as soon as enough clinics have heard "
                         "of it; there is nothing more to do.")
                          .arg(nameOf(row)));
        banner.action(tr("Who can see what"), [this] { shell_.go(QStringLiteral("sharing")); });
        refresh();
    });
}

void RequestsPage::decline(const engine::RequestRow& row) {
    ask(this, tr("Decline this request?"),
        tr("%1 gets nothing by this request. To them it looks as if you had not answered yet.")
            .arg(nameOf(row)),
        Kind::Danger, tr("Decline"), [this, row] {
            whenDone(desk_.deny(row.id), this, [this, row](const Result<engine::Written>& written) {
                if (!written) return complain(written.error(), tr("The request was not declined."));
                banners().show(Tone::Neutral,
                               tr("Declined. %1 gets nothing by this request.").arg(nameOf(row)));
                refresh();
            });
        });
}

}  // namespace reseal::ui
