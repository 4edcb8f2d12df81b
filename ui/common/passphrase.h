// How good a passphrase is, and what would make it better (zxcvbn); and the field into which one is typed.
//
// A secret never goes on the clipboard from here, and is never spoken: the field is a password field.
//
// Thread rule: the GUI thread.
#pragma once

#include <QLineEdit>
#include <QWidget>

#include "core/crypto/secret.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace reseal::ui {

enum class Strength { Empty, Weak, Fair, Good, Strong };
inline constexpr double kLeastBits =
    45;  // below: refused. Argon2id makes each guess cost a third of a second

struct Judgement {
    Strength strength = Strength::Empty;
    double bits = 0;
    QString advice;  // what to do about it; empty if it is good
};
// `known`: words an attacker would try first (the person's name, the clinic's).
Judgement judge(const QString& passphrase, const QStringList& known);

// A password field with a button that shows what was typed.
class SecretField final : public QWidget {
    Q_OBJECT
public:
    explicit SecretField(const QString& name, QWidget* parent = nullptr);
    QLineEdit* edit() { return edit_; }
    QString text() const { return edit_->text(); }
    crypto::SecretBytes secret() const;
    crypto::SecretBytes take();  // and empties the field
    void wipe();

Q_SIGNALS:
    void changed();
    void entered();

private:
    QLineEdit* edit_;
    QPushButton* show_;
};

// A new passphrase: typed twice, judged while it is typed.
class NewPassphrase final : public QWidget {
    Q_OBJECT
public:
    explicit NewPassphrase(QWidget* parent = nullptr);
    void setKnownWords(const QStringList& words);
    bool isGood() const;
    crypto::SecretBytes secret() const { return first_->secret(); }
    void wipe();
    SecretField* first() { return first_; }
    SecretField* second() { return second_; }

Q_SIGNALS:
    void changed();

private:
    void look();
    SecretField *first_, *second_;
    QProgressBar* meter_;
    QLabel *word_, *advice_;
    QStringList known_;
};

}  // namespace reseal::ui
