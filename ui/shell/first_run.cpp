#include "ui/shell/first_run.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/engine/clinic_desk.h"
#include "core/engine/session.h"
#include "ui/common/async.h"
#include "ui/common/boxes.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/passphrase.h"
#include "ui/common/paste_field.h"
#include "ui/common/qr.h"
#include "ui/common/words.h"
#include "ui/shell/language.h"

namespace reseal::ui {
namespace {

constexpr qint64 kMaxInvitationFile = 64 << 10;
constexpr int kWidth = 600;

}  // namespace

FirstRun::FirstRun(const Profiles& profiles, QWidget* parent) : QWidget(parent), profiles_(profiles) {
    setAcceptDrops(true);
    auto* all = column(this, g(6));
    all->addStretch(1);
    card_ = new Card;
    card_->setFixedWidth(kWidth);
    card_->body()->setContentsMargins(g(8), g(7), g(8), g(7));
    steps_ = new QStackedWidget;
    for (QWidget* step : {welcome(), who(), invited(), clinic(), secret()}) steps_->addWidget(step);
    card_->body()->addWidget(steps_);
    message_ = label(Type::Body, {}, Ink::Bad);
    message_->hide();
    card_->body()->addWidget(message_);
    all->addLayout(middle(card_));
    all->addStretch(2);
}

QString FirstRun::message() const {
    return message_->isHidden() ? QString() : message_->text();
}

void FirstRun::say(const QString& text) {
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
}

void FirstRun::go(Step step) {
    say({});
    steps_->setCurrentIndex(step);
    if (step == Secret) {
        passphrase_->setKnownWords({name_->text(), clinicName_->text(), QStringLiteral("reseal")});
        passphrase_->first()->edit()->setFocus();
    }
    if (step == Invited) {
        invitedTitle_->setText(role_ == engine::Role::Patient ? tr("Your clinic's invitation")
                                                              : tr("Your invitation as a doctor"));
        pasted_->setFocus();
    }
    if (step == Clinic) clinicName_->setFocus();
}

void FirstRun::back() {
    const int now = steps_->currentIndex();
    if (now == Welcome) Q_EMIT cancelled();
    if (now == Who) go(Welcome);
    if (now == Invited || now == Clinic) go(Who);
    if (now == Secret) go(kind_ == Profile::Kind::Clinic ? Clinic : Invited);
}

QWidget* FirstRun::welcome() {
    auto* out = new QWidget;
    auto* layout = column(out, 0, g(3));
    auto* logo = new QLabel;
    logo->setPixmap(icon("logo").pixmap(56, 56));
    logo->setAccessibleName(QStringLiteral("Reseal"));
    layout->addWidget(logo);
    layout->addWidget(label(Type::Display, tr("Welcome to Reseal")));
    layout->addWidget(label(Type::Body,
                            tr("Clinics keep medical records sealed here. Only the patient can open "
                               "them to somebody, and take that back."),
                            Ink::Muted));
    auto* languageRow = row(g(2));
    auto* name = label(Type::Body, tr("Language"));
    name->setWordWrap(false);
    languageRow->addWidget(name);
    auto* list = new QComboBox;
    list->setAccessibleName(tr("Language"));
    for (const Language& language : languages()) list->addItem(language.name, language.code);
    list->setCurrentIndex(list->findData(languageInUse()));
    name->setBuddy(list);
    languageRow->addWidget(list, 1);
    layout->addLayout(languageRow);
    layout->addSpacing(g(2));
    QPushButton* start = button(Kind::Primary, tr("Get started"));
    layout->addWidget(start);
    QPushButton* demo = button(Kind::Ordinary, tr("Try it with four demo clinics"), "eye");
    layout->addWidget(demo);
    layout->addWidget(
        label(Type::Caption, tr("Not a certified medical device. Not for primary diagnosis."), Ink::Muted));
    QPushButton* before = button(Kind::Quiet, tr("Back"));
    before->setVisible(!profiles_.list().empty());
    connect(before, &QPushButton::clicked, this, &FirstRun::back);
    layout->addWidget(before, 0, Qt::AlignLeft);
    connect(list, &QComboBox::activated, this,
            [this, list] { Q_EMIT languageChosen(list->currentData().toString()); });
    connect(start, &QPushButton::clicked, this, [this] { go(Who); });
    connect(demo, &QPushButton::clicked, this, &FirstRun::demoWanted);
    return out;
}

QWidget* FirstRun::who() {
    auto* out = new QWidget;
    auto* layout = column(out, 0, g(3));
    layout->addWidget(label(Type::Title, tr("Who are you?")));
    struct Offer {
        const char* icon;
        QString title, text;
        Profile::Kind kind;
        engine::Role role;
    };
    const std::vector<Offer> offers{
        {"person", tr("I am a patient"), tr("See my records, and decide who may read them"),
         Profile::Kind::Person, engine::Role::Patient},
        {"doctor", tr("I am a doctor"), tr("Seal records for patients, and ask for theirs"),
         Profile::Kind::Person, engine::Role::Doctor},
        {"building", tr("I set up a clinic"), tr("Let a clinic take part: its keys, its people, its network"),
         Profile::Kind::Clinic, engine::Role::Staff}};
    for (const Offer& offer : offers) {
        QPushButton* it = choice(offer.icon, offer.title, offer.text);
        layout->addWidget(it);
        connect(it, &QPushButton::clicked, this, [this, kind = offer.kind, role = offer.role] {
            kind_ = kind;
            role_ = role;
            go(kind == Profile::Kind::Clinic ? Clinic : Invited);
            if (kind == Profile::Kind::Person) judgeInvitation();
        });
    }
    QPushButton* before = button(Kind::Quiet, tr("Back"));
    connect(before, &QPushButton::clicked, this, &FirstRun::back);
    layout->addWidget(before, 0, Qt::AlignLeft);
    return out;
}

QWidget* FirstRun::invited() {
    auto* out = new QWidget;
    auto* layout = column(out, 0, g(3));
    invitedTitle_ = label(Type::Title);
    layout->addWidget(invitedTitle_);
    layout->addWidget(label(Type::Body,
                            tr("Your clinic gives it to you as a file, a QR code or a text. Paste the "
                               "text here, or open the file or a photo of the code."),
                            Ink::Muted));
    pasted_ = new PasteField(tr("The invitation's text"), QStringLiteral("reseal-invitation:…"), 110);
    layout->addWidget(pasted_);
    QPushButton* file = button(Kind::Ordinary, tr("Open a file or a photo…"), "qr");
    layout->addWidget(file, 0, Qt::AlignLeft);
    said_ = label(Type::Body);
    layout->addWidget(said_);
    name_ = new QLineEdit;
    name_->setPlaceholderText(tr("Your name, as this program should greet you"));
    name_->setAccessibleName(tr("Your name"));
    name_->setMaxLength(100);
    layout->addWidget(name_);
    auto* ways = row();
    QPushButton* before = button(Kind::Quiet, tr("Back"));
    onward_ = button(Kind::Primary, tr("Continue"));
    ways->addWidget(before);
    ways->addStretch(1);
    ways->addWidget(onward_);
    layout->addLayout(ways);
    connect(before, &QPushButton::clicked, this, &FirstRun::back);
    connect(onward_, &QPushButton::clicked, this, [this] { go(Secret); });
    connect(pasted_, &QPlainTextEdit::textChanged, this, &FirstRun::judgeInvitation);
    connect(name_, &QLineEdit::textChanged, this, &FirstRun::judgeInvitation);
    connect(name_, &QLineEdit::returnPressed, this, [this] {
        if (onward_->isEnabled()) go(Secret);
    });
    connect(file, &QPushButton::clicked, this, [this] {
        openFile(this, tr("Open an invitation"), [this](const QString& path) { readInvitation(path); });
    });
    return out;
}

void FirstRun::readInvitation(const QString& path) {
    say({});
    if (auto code = readQrFile(path)) {
        pasted_->setPlainText(*code);
        return;
    }
    QFile file(path);
    if (file.size() > kMaxInvitationFile || !file.open(QIODevice::ReadOnly)) {
        say(tr("“%1” is neither an invitation nor a picture with a QR code that can be read.")
                .arg(QFileInfo(path).fileName()));
        return;
    }
    // What is an invitation, but for somebody else, is judged beside the field, and so is another text of
    // ours.
    const QString given = QString::fromUtf8(file.readAll());
    const auto read = records::Invitation::fromText(utf8(given.trimmed()));
    if (read || read.error().code == ErrorCode::InvalidArgument) return pasted_->setPlainText(given);
    pasted_->clear();
    say(tr("“%1” is neither an invitation nor a picture with a QR code that can be read.")
            .arg(QFileInfo(path).fileName()));
}

void FirstRun::judgeInvitation() {
    invitation_.reset();
    const std::string given = utf8(pasted_->toPlainText().trimmed());
    QString words;
    Ink ink = Ink::Muted;
    if (!given.empty()) {
        const auto read = records::Invitation::fromText(given);
        ink = Ink::Bad;
        if (!read && read.error().code == ErrorCode::InvalidArgument)
            words = tr(
                "This is something else of Reseal's, not an invitation (a care card, perhaps). Your clinic "
                "gives you an invitation.");
        else if (!read)
            words = tr("This is no invitation, or part of it is missing. Copy all of it.");
        else if (!read->check(wallClock()))
            words = tr("This invitation ran out on %1. Ask your clinic for a new one; nothing was changed.")
                        .arg(day(read->expires));
        else if (read->role != role_)
            words = tr("This invitation is for another role: %1. Go back and choose that, or ask for "
                       "another one.")
                        .arg(word(read->role));
        else {
            invitation_ = *read;
            ink = Ink::Good;
            words =
                tr("An invitation for: %1. It is good until %2.").arg(word(read->role), day(read->expires));
        }
    }
    said_->setText(words);
    setInk(said_, ink);
    said_->setVisible(!words.isEmpty());
    onward_->setEnabled(invitation_.has_value() && !name_->text().trimmed().isEmpty());
}

QWidget* FirstRun::clinic() {
    auto* out = new QWidget;
    auto* layout = column(out, 0, g(3));
    layout->addWidget(label(Type::Title, tr("Your clinic")));
    layout->addWidget(label(Type::Body,
                            tr("A clinic's computer keeps sealed records and, together with the other "
                               "clinics, the ledger of who may open them."),
                            Ink::Muted));
    clinicName_ = new QLineEdit;
    clinicName_->setAccessibleName(tr("The clinic's name"));
    clinicName_->setPlaceholderText(tr("Its name, as patients know it"));
    clinicName_->setMaxLength(100);
    address_ = new QLineEdit(QStringLiteral("127.0.0.1:7741"));
    address_->setLayoutDirection(Qt::LeftToRight);
    address_->setAccessibleName(tr("Address and port"));
    layout->addWidget(clinicName_);
    layout->addWidget(address_);
    layout->addWidget(label(Type::Caption,
                            tr("Address and port under which the other clinics reach this computer. "
                               "As it stands, only this computer itself can."),
                            Ink::Muted));
    auto* ways = row();
    QPushButton* before = button(Kind::Quiet, tr("Back"));
    clinicOnward_ = button(Kind::Primary, tr("Continue"));
    clinicOnward_->setEnabled(false);
    ways->addWidget(before);
    ways->addStretch(1);
    ways->addWidget(clinicOnward_);
    layout->addLayout(ways);
    const auto judge = [this] {
        clinicOnward_->setEnabled(!clinicName_->text().trimmed().isEmpty() &&
                                  records::isEndpoint(utf8(address_->text().trimmed())));
    };
    connect(clinicName_, &QLineEdit::textChanged, this, judge);
    connect(address_, &QLineEdit::textChanged, this, judge);
    connect(before, &QPushButton::clicked, this, &FirstRun::back);
    connect(clinicOnward_, &QPushButton::clicked, this, [this] { go(Secret); });
    return out;
}

QWidget* FirstRun::secret() {
    auto* out = new QWidget;
    auto* layout = column(out, 0, g(3));
    layout->addWidget(label(Type::Title, tr("Choose a passphrase")));
    layout->addWidget(label(Type::Body, tr("It locks the keys on this computer."), Ink::Muted));
    passphrase_ = new NewPassphrase;
    layout->addWidget(passphrase_);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Making the keys"));
    busy_->hide();
    layout->addWidget(busy_);
    auto* ways = row();
    QPushButton* before = button(Kind::Quiet, tr("Back"));
    create_ = button(Kind::Primary, tr("Make my keys"), "key");
    create_->setEnabled(false);
    ways->addWidget(before);
    ways->addStretch(1);
    ways->addWidget(create_);
    layout->addLayout(ways);
    connect(before, &QPushButton::clicked, this, &FirstRun::back);
    connect(passphrase_, &NewPassphrase::changed, this,
            [this] { create_->setEnabled(passphrase_->isGood() && busy_->isHidden()); });
    connect(create_, &QPushButton::clicked, this, &FirstRun::create);
    return out;
}

void FirstRun::create() {
    say({});
    busy_->show();
    create_->setEnabled(false);
    Profile profile;
    profile.kind = kind_;
    profile.role = role_;
    profile.keys = profiles_.freshKeys();
    profile.name = (kind_ == Profile::Kind::Clinic ? clinicName_ : name_)->text().trimmed();
    if (kind_ == Profile::Kind::Clinic) profile.clinic = profile.name;
    const auto done = [this, profile](const Status& made) {
        busy_->hide();
        if (made)
            if (const Status written = profiles_.write(profile); !written)
                return say(errorText(written.error(), tr("The keys were made, but not entered here.")));
        if (!made) {
            create_->setEnabled(true);
            return say(errorText(made.error(), tr("No keys were made.")));
        }
        passphrase_->wipe();
        Q_EMIT created(profile);
    };
    crypto::SecretBytes secret = passphrase_->secret();
    secret_ = secret.clone();
    if (kind_ == Profile::Kind::Clinic) {
        whenDone(engine::createClinicLater(
                     {profile.keys, utf8(profile.name), utf8(address_->text().trimmed())}, std::move(secret)),
                 this,
                 [done](const Result<Bytes>& entry) { done(entry ? Status() : Status(entry.error())); });
        return;
    }
    whenDone(engine::createPerson({profile.keys, utf8(pasted_->toPlainText().trimmed()), utf8(profile.name)},
                                  std::move(secret)),
             this, [done](const Result<engine::Person>& person) {
                 done(person ? Status() : Status(person.error()));
             });
}

void FirstRun::dragEnterEvent(QDragEnterEvent* event) {
    if (steps_->currentIndex() == Invited && event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void FirstRun::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) return readInvitation(url.toLocalFile());
}

}  // namespace reseal::ui
