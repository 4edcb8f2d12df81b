// From nothing to keys on this computer: language, role, invitation or a clinic of one's own, passphrase.
//
// Nothing is written before the last step, and nothing half is left if that fails.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "core/crypto/secret.h"
#include "core/records/invitation.h"
#include "ui/shell/profiles.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace reseal::ui {

class Card;
class NewPassphrase;

class FirstRun final : public QWidget {
    Q_OBJECT
public:
    explicit FirstRun(const Profiles& profiles, QWidget* parent = nullptr);
    QString message() const;
    // Once, after created(): so that nobody has to type it again at once.
    crypto::SecretBytes takeSecret() { return std::move(*secret_); }
    // What a file or a picture of a QR code says, into the field. Used for dropping, too.
    void readInvitation(const QString& path);

Q_SIGNALS:
    void languageChosen(const QString& code);
    void demoWanted();
    void cancelled();
    void created(const reseal::ui::Profile& profile);  // the keys are there

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum Step { Welcome, Who, Invited, Clinic, Secret };
    void go(Step step);
    void back();
    QWidget* welcome();
    QWidget* who();
    QWidget* invited();
    QWidget* clinic();
    QWidget* secret();
    void judgeInvitation();
    void create();
    void say(const QString& text);

    const Profiles& profiles_;
    Profile::Kind kind_ = Profile::Kind::Person;
    engine::Role role_ = engine::Role::Patient;
    std::optional<records::Invitation> invitation_;
    std::optional<crypto::SecretBytes> secret_;
    QStackedWidget* steps_;
    Card* card_;
    QPlainTextEdit* pasted_;
    QLabel *said_, *message_, *invitedTitle_;
    QLineEdit *name_, *clinicName_, *address_;
    QPushButton *onward_, *clinicOnward_, *create_;
    NewPassphrase* passphrase_;
    QProgressBar* busy_;
};

}  // namespace reseal::ui
