#include "ui/common/passphrase.h"

#include <zxcvbn.h>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>
#include <vector>

#include "core/base/check.h"
#include "ui/common/boxes.h"
#include "ui/common/bytes.h"
#include "ui/common/icons.h"

namespace reseal::ui {
namespace {

constexpr qsizetype kMaxJudged = 128;  // characters: zxcvbn's cost grows with the square

class Advice {
    Q_DECLARE_TR_FUNCTIONS(Advice)
public:
    static QString of(int match) {
        switch (match & ~MULTIPLE_MATCH) {
            case DICTIONARY_MATCH:
            case DICT_LEET_MATCH:
                return tr(
                    "Common words are guessed first. Put together four or more words that have nothing "
                    "to do with each other.");
            case USER_MATCH:
            case USER_LEET_MATCH:
                return tr("Names of yours or of the clinic are the first guess. Leave them out.");
            case REPEATS_MATCH:
                return tr("Repetitions add nothing. Add another word instead.");
            case SEQUENCE_MATCH:
                return tr("Rows such as “1234” or “abcd” are guessed first. Add another word instead.");
            case SPATIAL_MATCH:
                return tr("Rows of keys such as “qwertz” are guessed first. Add another word instead.");
            case DATE_MATCH:
            case YEAR_MATCH:
                return tr("Dates are guessed first. Add words that have nothing to do with you.");
            default:
                return tr("Make it longer: another word or two that you can remember.");
        }
    }
    static QString word(Strength strength) {
        switch (strength) {
            case Strength::Empty:
                return {};
            case Strength::Weak:
                return tr("Weak");
            case Strength::Fair:
                return tr("Not strong enough yet");
            case Strength::Good:
                return tr("Good");
            case Strength::Strong:
                return tr("Strong");
        }
        RESEAL_CHECK(false);
    }
};

}  // namespace

Judgement judge(const QString& passphrase, const QStringList& known) {
    Judgement out;
    if (passphrase.isEmpty()) return out;
    QByteArray bytes = passphrase.left(kMaxJudged).toUtf8();
    std::vector<QByteArray> kept;
    for (const QString& text : known)
        for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            if (word.size() > 2) kept.push_back(word.toUtf8());
    std::vector<const char*> words;
    for (const QByteArray& word : kept) words.push_back(word.constData());
    words.push_back(nullptr);
    ZxcMatch_t* info = nullptr;
    out.bits = ZxcvbnMatch(bytes.constData(), words.data(), &info);
    int worst = BRUTE_MATCH;
    int longest = 0;
    for (const ZxcMatch_t* match = info; match != nullptr; match = match->Next)
        if (match->Type != BRUTE_MATCH && match->Length > longest) {
            longest = match->Length;
            worst = match->Type;
        }
    ZxcvbnFreeInfo(info);
    bytes.fill('\0');
    out.strength = out.bits < 28           ? Strength::Weak
                   : out.bits < kLeastBits ? Strength::Fair
                   : out.bits < 70         ? Strength::Good
                                           : Strength::Strong;
    if (out.bits < kLeastBits) out.advice = Advice::of(worst);
    return out;
}

SecretField::SecretField(const QString& name, QWidget* parent) : QWidget(parent) {
    auto* layout = row(this, 0, g(1));
    edit_ = new QLineEdit;
    edit_->setEchoMode(QLineEdit::Password);
    edit_->setAccessibleName(name);
    edit_->setPlaceholderText(name);
    edit_->setMaxLength(1024);
    edit_->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    layout->addWidget(edit_, 1);
    show_ = iconButton("eye", tr("Show what was typed"));
    show_->setCheckable(true);
    layout->addWidget(show_);
    setFocusProxy(edit_);
    connect(show_, &QPushButton::toggled, this, [this](bool shown) {
        edit_->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        show_->setIcon(icon(shown ? "eye-off" : "eye"));
    });
    connect(edit_, &QLineEdit::textChanged, this, &SecretField::changed);
    connect(edit_, &QLineEdit::returnPressed, this, &SecretField::entered);
}

crypto::SecretBytes SecretField::secret() const {
    QByteArray bytes = edit_->text().toUtf8();
    auto out = crypto::SecretBytes::copyOf(viewOf(bytes));
    bytes.fill('\0');
    return out;
}

crypto::SecretBytes SecretField::take() {
    crypto::SecretBytes out = secret();
    wipe();
    return out;
}

// The best that can be done in Qt: its own copies are not ours to overwrite.
void SecretField::wipe() {
    edit_->setText(QString(edit_->text().size(), QLatin1Char('x')));
    edit_->clear();
    show_->setChecked(false);
}

NewPassphrase::NewPassphrase(QWidget* parent) : QWidget(parent) {
    auto* all = column(this, 0, g(2));
    first_ = new SecretField(tr("Passphrase"));
    second_ = new SecretField(tr("The same passphrase again"));
    meter_ = new QProgressBar;
    meter_->setRange(0, 100);
    meter_->setTextVisible(false);
    meter_->setAccessibleName(tr("Strength of the passphrase"));
    word_ = label(Type::Strong);
    advice_ = label(Type::Body, {}, Ink::Muted);
    all->addWidget(first_);
    all->addWidget(meter_);
    all->addWidget(word_);
    all->addWidget(advice_);
    all->addWidget(second_);
    for (SecretField* field : {first_, second_})
        connect(field, &SecretField::changed, this, [this] { look(); });
    look();
}

void NewPassphrase::setKnownWords(const QStringList& words) {
    known_ = words;
    look();
}

bool NewPassphrase::isGood() const {
    return judge(first_->text(), known_).bits >= kLeastBits && first_->text() == second_->text();
}

void NewPassphrase::wipe() {
    first_->wipe();
    second_->wipe();
}

void NewPassphrase::look() {
    const Judgement judged = judge(first_->text(), known_);
    meter_->setValue(std::min(100, static_cast<int>(judged.bits * 100 / 80)));
    const bool differ = !second_->text().isEmpty() && first_->text() != second_->text();
    const bool enough = judged.bits >= kLeastBits;
    word_->setText(differ ? tr("The two are not the same") : Advice::word(judged.strength));
    setInk(word_, differ                               ? Ink::Bad
                  : judged.strength == Strength::Empty ? Ink::Muted
                  : enough                             ? Ink::Good
                                                       : Ink::Warn);
    advice_->setText(
        !judged.advice.isEmpty() ? judged.advice
        : judged.strength == Strength::Empty
            ? tr("Four or five words that have nothing to do with each other are easy to remember "
                 "and hard to guess. Nobody can look it up or set a new one for you.")
            : tr("Nobody can look it up or set a new one for you. Write it down and keep it where "
                 "you keep your passport."));
    Q_EMIT changed();
}

}  // namespace reseal::ui
