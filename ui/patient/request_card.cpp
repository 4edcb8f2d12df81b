#include "ui/patient/request_card.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/chip.h"
#include "ui/common/consent_text.h"
#include "ui/common/error_text.h"
#include "ui/common/fresh.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {
constexpr int kTickMs = 100;
}

Permission permissionOf(const engine::RequestRow& row, const engine::Approval& approval,
                        const RecordSet& records) {
    Permission out;
    out.who = row.who;
    out.forTeam = row.forTeam;
    out.purpose = row.purpose;
    out.notAfter = approval.notAfter.value_or(row.notAfter);
    const bool byRecord = row.categories.empty();
    if (!byRecord && !approval.onlyRecords) {
        out.categories = approval.categories;
        return out;
    }
    std::set<RecordId> ids;
    if (approval.onlyRecords)
        ids = *approval.onlyRecords;
    else
        ids.insert(row.records.begin(), row.records.end());
    // Those that are not here, or whose category is not known, count as well.
    out.uncounted = ids.size();
    for (const RecordSet::Row known : records.rowsOf(ids))
        if (const auto category = records.category(known)) {
            ++out.counted[*category];
            --out.uncounted;
        }
    return out;
}

RequestCard::RequestCard(const engine::RequestRow& row, std::shared_ptr<const RecordSet> records,
                         QWidget* parent)
    : Card({}, parent), row_(row), records_(std::move(records)), timer_(new QTimer(this)) {
    body()->setSpacing(g(3));
    const QString who =
        row.who.name.empty() ? tr("Somebody whose name is not confirmed") : text(row.who.name);
    setAccessibleName(tr("Request by %1").arg(who));
    auto* head = reseal::ui::row(g(3));
    auto* names = column(g(1));
    names->addWidget(label(Type::Heading, who));
    QStringList parts;
    for (const std::string& part : {row.who.title, row.who.clinicName})
        if (!part.empty()) parts << text(part);
    names->addWidget(keepFresh(label(Type::Body, {}, Ink::Muted), [parts, asked = row.asked] {
        return QStringList(parts + QStringList{sinceWhen(asked, wallClock())}).join(QStringLiteral(" · "));
    }));
    head->addLayout(names, 1);
    if (!row.problem && !row.who.clinicName.empty())
        head->addWidget(tag(Tone::Good, tr("✓ Confirmed by %1").arg(text(row.who.clinicName))), 0,
                        Qt::AlignTop);
    body()->addLayout(head);

    body()->addWidget(label(Type::Body, tr("Asks to read, for: %1").arg(word(row.purpose))));
    if (!row.note.empty()) {
        auto* note = selectable(label(Type::Body, tr("“%1”").arg(text(row.note)), Ink::Muted));
        note->setAccessibleName(tr("What they wrote: %1").arg(text(row.note)));
        body()->addWidget(note);
    }
    if (row.forTeam)
        body()->addWidget(label(
            Type::Body,
            tr("Not for %1 alone: everybody whom the clinic names in its team can open it, those who come "
               "later too. In your activity you see who it was each time one of them opens a record.")
                .arg(who),
            Ink::Warn));
    auto* what = new Flow;
    std::map<engine::Category, std::size_t> byCategory;
    const std::set<RecordId> asked(row.records.begin(), row.records.end());
    for (const RecordSet::Row known : records_->rowsOf(asked))
        if (const auto category = records_->category(known)) ++byCategory[*category];
    for (const engine::Category category : row.categories) {
        if (records::isSensitive(category)) {
            auto* tick = new Chip(tr("%1: tick to include").arg(word(category)), "seal");
            tick->setTone(Tone::Warn);
            sensitive_[category] = tick;
            connect(tick, &Chip::toggled, this, &RequestCard::speak);
            what->add(tick);
        } else {
            what->add(tag(Tone::Accent, word(category)));
        }
    }
    for (const auto& [category, number] : byCategory)
        what->add(tag(Tone::Accent,
                      tr("%n record(s) in “%1”", nullptr, static_cast<int>(number)).arg(word(category))));
    body()->addWidget(what);
    body()->addWidget(line());
    sentence_ = label(Type::Strong);
    body()->addWidget(sentence_);
    state_ = label(Type::Body, {}, Ink::Muted);
    state_->hide();
    body()->addWidget(state_);
    left_ = new QProgressBar;
    left_->setTextVisible(false);
    left_->setAccessibleName(tr("Time left to undo"));
    left_->hide();
    body()->addWidget(left_);

    auto* buttons = reseal::ui::row(g(2));
    approve_ = button(Kind::Primary, tr("Approve"), "tick");
    part_ = button(Kind::Ordinary, tr("Approve part…"));
    decline_ = button(Kind::Ordinary, tr("Decline"));
    undo_ = button(Kind::Primary, tr("Undo"));
    for (QPushButton* one : {approve_, part_, decline_, undo_}) buttons->addWidget(one);
    undo_->hide();
    buttons->addStretch(1);
    body()->addLayout(buttons);
    if (row.problem) {
        approve_->setEnabled(false);
        part_->setEnabled(false);
        sentence_->setText(tr("This request can't be believed, so it can only be declined."));
        state_->setText(errorText(*row.problem, {}));
        setInk(state_, Ink::Bad);
        state_->show();
    } else {
        speak();
    }
    connect(approve_, &QPushButton::clicked, this, &RequestCard::approved);
    connect(part_, &QPushButton::clicked, this, &RequestCard::partWanted);
    connect(decline_, &QPushButton::clicked, this, &RequestCard::declined);
    connect(undo_, &QPushButton::clicked, this, [this] {
        timer_->stop();
        setIdle();
        Q_EMIT undone();
    });
    timer_->setInterval(kTickMs);
    connect(timer_, &QTimer::timeout, this, [this] {
        if (!Sheet::hostOf(this)->isVisible()) return;  // locked: nothing is signed that can't be undone
        remaining_ -= kTickMs;
        left_->setValue(remaining_);
        undo_->setText(tr("Undo (%1 s)").arg((remaining_ + 999) / 1000));
        if (remaining_ > 0) return;
        timer_->stop();
        Q_EMIT timeIsUp();
    });
}

engine::Approval RequestCard::approval() const {
    engine::Approval out;
    out.request = row_.id;
    out.shown = row_.meaning;
    for (const engine::Category category : row_.categories) {
        const auto tick = sensitive_.find(category);
        if (tick == sensitive_.end() || tick->second->isChecked()) out.categories.insert(category);
    }
    return out;
}

void RequestCard::speak() {
    const engine::Approval what = approval();
    const bool something = !what.categories.empty() || !row_.records.empty();
    sentence_->setText(something ? consentSentence(permissionOf(row_, what, *records_))
                                 : tr("Tick what you want to share first."));
    approve_->setEnabled(something && !row_.problem);
    approve_->setToolTip(plainTip(something ? QString() : tr("Tick what you want to share first.")));
}

bool RequestCard::isWaiting() const {
    return timer_->isActive();
}

void RequestCard::countDown(int milliseconds, const QString& sentence) {
    remaining_ = milliseconds;
    left_->setRange(0, milliseconds);
    left_->setValue(milliseconds);
    left_->show();
    for (QPushButton* one : {approve_, part_, decline_}) one->hide();
    undo_->setText(tr("Undo"));
    undo_->show();
    undo_->setFocus();
    sentence_->setText(sentence);
    state_->setText(
        tr("Nothing is signed yet. Afterwards you can only take it back, which does not undo what has "
           "been read until then."));
    state_->show();
    for (const auto& [category, chip] : sensitive_) chip->setEnabled(false);
    timer_->start();
}

bool RequestCard::hasFocusWithin() const {
    const QWidget* at = QApplication::focusWidget();
    return at != nullptr && (at == this || isAncestorOf(at));
}

void RequestCard::takeFocus() {
    for (QPushButton* one : {approve_, undo_, decline_})
        if (!one->isHidden() && one->isEnabled()) return one->setFocus();
    setFocus();
}

void RequestCard::setBusy(const QString& words) {
    if (hasFocusWithin()) setFocus();  // a button that is hidden would hand it to whatever comes next
    for (QPushButton* one : {approve_, part_, decline_, undo_}) one->hide();
    left_->setRange(0, 0);
    left_->show();
    state_->setText(words);
    state_->show();
}

void RequestCard::setIdle() {
    const bool focused = hasFocusWithin();
    if (focused) setFocus();
    left_->hide();
    undo_->hide();
    state_->hide();
    for (QPushButton* one : {approve_, part_, decline_}) one->show();
    if (focused) takeFocus();
    for (const auto& [category, chip] : sensitive_) chip->setEnabled(true);
    if (!row_.problem) speak();
}

}  // namespace reseal::ui
