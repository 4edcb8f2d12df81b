#include "ui/shell/joining_page.h"

#include <QFile>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/boxes.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/page.h"
#include "ui/common/paste_field.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {
constexpr int kAgainMs = 2500;
constexpr qint64 kMaxHandover = 64 << 10;
}  // namespace

JoiningPage::JoiningPage(Seat& seat, QWidget* parent)
    : QWidget(parent), seat_(seat), timer_(new QTimer(this)) {
    auto* all = column(this, g(6));
    banners_ = new BannerArea;
    all->addStretch(1);
    auto* card = new Card;
    card->setFixedWidth(560);
    card->body()->setContentsMargins(g(8), g(7), g(8), g(7));
    card->body()->setSpacing(g(3));
    title_ = label(Type::Title);
    text_ = label(Type::Body, {}, Ink::Muted);
    code_ = selectable(label(Type::Title));
    code_->setAccessibleName(tr("Your code"));
    phrase_ = label(Type::Caption, {}, Ink::Muted);
    card->body()->addWidget(title_);
    card->body()->addWidget(text_);
    card->body()->addWidget(code_);
    card->body()->addWidget(phrase_);
    handover_ = new QWidget;
    auto* give = column(handover_, 0, g(2));
    pasted_ = new PasteField(tr("What the staff gave you"), QStringLiteral("reseal-credential:…"), 90);
    give->addWidget(pasted_);
    QPushButton* file = button(Kind::Ordinary, tr("Open a file…"), "file");
    give->addWidget(file, 0, Qt::AlignLeft);
    without_ = button(Kind::Ordinary, tr("Go on without it"));
    give->addWidget(without_, 0, Qt::AlignLeft);
    card->body()->addWidget(handover_);
    QPushButton* lock = button(Kind::Quiet, tr("Lock and come back later"), "lock");
    card->body()->addWidget(lock, 0, Qt::AlignLeft);
    all->addLayout(middle(card));
    all->addStretch(2);
    all->addWidget(banners_);

    connect(without_, &QPushButton::clicked, this, [this] {
        handed_ = true;
        take(seat_.person());
    });
    connect(lock, &QPushButton::clicked, this, &JoiningPage::lockWanted);
    connect(pasted_, &QPlainTextEdit::textChanged, this, [this] {
        const QString given = pasted_->toPlainText().trimmed();
        if (given.size() < 60) return;
        whenDone(seat_.session()->acceptHandover(utf8(given)), this,
                 [this](const Result<engine::Person>& person) {
                     handed_ = handed_ || static_cast<bool>(person);
                     take(person);
                 });
    });
    connect(file, &QPushButton::clicked, this, [this] {
        openFile(this, tr("Open what the staff gave you"), [this](const QString& path) {
            QFile given(path);
            if (given.size() <= kMaxHandover && given.open(QIODevice::ReadOnly))
                pasted_->setPlainText(QString::fromUtf8(given.readAll()));
        });
    });
    timer_->setInterval(kAgainMs);
    connect(timer_, &QTimer::timeout, this, &JoiningPage::step);
    timer_->start();
    show(seat.person());
    step();
}

QString JoiningPage::code() const {
    return code_->text();
}

void JoiningPage::step() {
    if (asking_ || seat_.state() != Seat::State::Open) return;
    asking_ = true;
    whenDone(seat_.session()->join(), this, [this](const Result<engine::Person>& person) {
        asking_ = false;
        take(person);
    });
}

void JoiningPage::take(const Result<engine::Person>& person) {
    if (!person) {
        const ErrorCode code = person.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::Locked) return;
        QString doing = tr("You have not been let in yet.");
        if (code == ErrorCode::Expired)
            doing = tr("The invitation has run out. Ask your clinic for a new one.");
        if (code == ErrorCode::Denied)
            doing =
                tr("The clinic did not accept this invitation: it was withdrawn, or somebody else used it.");
        const bool locked = code == ErrorCode::Offline && seat_.isHomeLocked();
        const bool final = code == ErrorCode::Expired || code == ErrorCode::Denied;
        Banner& banner = banners_->show(toneOf(person.error()),
                                        final    ? doing
                                        : locked ? QString(doing + QLatin1Char(' ') + Page::homeIsLocked())
                                                 : errorText(person.error(), doing),
                                        QStringLiteral("join"));
        if (locked) banner.action(tr("Unlock the clinic"), [this] { Q_EMIT homeWanted(); });
        return;
    }
    banners_->dismiss(QStringLiteral("join"));
    seat_.setPerson(*person);
    show(*person);
    if (person->phase != engine::Phase::Ready) return;
    timer_->stop();
    if (!wantsHandover(*person)) Q_EMIT ready();
}

// The network lets a doctor in without it, and then there is no other place to give it.
bool JoiningPage::wantsHandover(const engine::Person& person) const {
    return person.role == engine::Role::Doctor && !person.holdsArchive && !handed_;
}

void JoiningPage::show(const engine::Person& person) {
    const bool waiting = person.phase <= engine::Phase::Waiting;
    title_->setText(person.phase == engine::Phase::Invited ? tr("Looking for your clinic…")
                    : waiting                              ? tr("Show this code at the clinic")
                                                           : tr("Almost there…"));
    const bool doctor = person.role == engine::Role::Doctor;
    const bool letIn = person.phase >= engine::Phase::Confirmed && wantsHandover(person);
    if (letIn) title_->setText(tr("You are let in"));
    text_->setText(
        letIn
            ? tr("What is missing is the second text or file from the clinic's staff. It carries a key that "
                 "goes over no network. Paste it here, or open the file.")
        : waiting && doctor
            ? tr("Somebody at the desk compares it with theirs and looks at your face: so nobody else can be "
                 "let "
                 "in under your name. Then they give you a second text or file: paste it here, or open the "
                 "file. It carries a key that goes over no network.")
        : waiting
            ? tr("Somebody at the desk compares it with theirs and looks at your face: so nobody else can "
                 "be let in under your name. This page goes on by itself.")
            : tr("The clinics are told about you. This takes a few seconds."));
    code_->setText(text(person.code));
    code_->setVisible(waiting && !person.code.empty());
    phrase_->setText(person.phrase.empty() ? QString()
                                           : tr("%1 · phrase of this group of clinics: %2")
                                                 .arg(text(person.clinicName), text(person.phrase)));
    handover_->setVisible(wantsHandover(person) && person.phase >= engine::Phase::Waiting);
    without_->setVisible(letIn);
}

}  // namespace reseal::ui
