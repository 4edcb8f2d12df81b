#include "ui/doctor/add_patient.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/records/care_card.h"
#include "ui/common/async.h"
#include "ui/common/card_code.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/paste_field.h"
#include "ui/common/qr.h"
#include "ui/common/words.h"
#include "ui/doctor/identity.h"

namespace reseal::ui {
namespace {

class Adding final : public QObject {
    Q_DECLARE_TR_FUNCTIONS(AddPatient)
public:
    Adding(QWidget* over, engine::DoctorDesk& desk, const PatientTable::Row& known,
           std::function<void(const engine::PatientRow&)> then, std::function<void(const Error&)> complain)
        : over_(over),
          desk_(desk),
          then_(std::move(then)),
          complain_(std::move(complain)),
          sheet_(new Sheet(over, title(), 560)) {
        setParent(sheet_);
        card_ = new PasteField(tr("The care card's text"), QStringLiteral("reseal-card:…"), 84);
        card_->setPlainText(text(known.careCard));
        file_ = button(Kind::Ordinary, tr("Read a picture of its QR code…"), "qr");
        name_ = edit(tr("Name"), known.name);
        born_ = edit(tr("Birth date (1961-04-30)"), known.birthDate);
        number_ = edit(tr("Your clinic's number for the patient"), known.number);
        born_->setLayoutDirection(Qt::LeftToRight);  // as ISO writes it, in every language
        register_ = new QCheckBox(tr("Enter into the clinic's register, too"));
        register_->setVisible(known.careCard.empty());
        message_ = label(Type::Body, {}, Ink::Bad);
        message_->hide();
        QVBoxLayout* body = sheet_->body();
        body->addWidget(label(Type::Body,
                              tr("Scan or paste the patient's care card, and write down who it is as you "
                                 "see it in their papers."),
                              Ink::Muted));
        code_ = selectable(label(Type::Strong, {}));
        another_ = new QCheckBox(tr("It is another patient: I have compared the care cards"));
        another_->hide();
        for (QWidget* one : std::initializer_list<QWidget*>{card_, file_, code_, name_, born_, number_,
                                                            register_, message_, another_})
            body->addWidget(one);
        needs_ = label(Type::Caption, {}, Ink::Muted);
        body->addWidget(needs_);
        add_ = sheet_->addButton(Kind::Primary, tr("Add"), [this] { add(); });
        sheet_->addButton(Kind::Ordinary, tr("Cancel"), [this] { sheet_->dismiss(); });
        connect(file_, &QPushButton::clicked, this, [this] { choose(); });
        connect(card_, &QPlainTextEdit::textChanged, this, [this] {
            showCode();
            judge();
        });
        showCode();
        connect(name_, &QLineEdit::textChanged, this, [this] { judge(); });
        judge();
        sheet_->open();
    }
    Sheet* sheet() { return sheet_; }

private:
    static QString title() { return tr("Add a patient"); }
    static QLineEdit* edit(const QString& name, const QString& value) {
        auto* out = new QLineEdit(value);
        out->setPlaceholderText(name);
        out->setAccessibleName(name);
        out->setMaxLength(100);
        return out;
    }
    void judge() {
        const bool card = !card_->toPlainText().trimmed().isEmpty(),
                   name = !name_->text().trimmed().isEmpty();
        const bool ours = card_->toPlainText().trimmed().startsWith(QLatin1String("reseal-card:"));
        add_->setEnabled(card && name);
        needs_->setText(!card   ? tr("What is missing: the care card.")
                        : !name ? (ours ? tr("✓ A care card. What is missing: the name, as in their papers.")
                                        : tr("What is missing: the name, as in their papers."))
                                : QString());
    }
    // Whose card it is stands on the card alone: a row of the register may have somebody else's behind the
    // name.
    void showCode() {
        another_->hide();
        another_->setChecked(false);
        const auto patient = records::CareCard::patientOf(utf8(card_->toPlainText().trimmed()));
        code_->setVisible(static_cast<bool>(patient));
        if (patient) code_->setText(tr("Compare with the patient's card: %1").arg(cardCode(*patient)));
    }
    // A card that is known already says as whom.
    void sayKnown() {
        const auto whose = records::CareCard::patientOf(utf8(card_->toPlainText().trimmed()));
        whenDone(desk_.patients(), this, [this, whose](const Result<std::vector<engine::PatientRow>>& rows) {
            if (!rows || !whose) return;
            for (const engine::PatientRow& row : *rows)
                if (row.patient == *whose)
                    say(tr("You know this card as “%1”. Nothing was added or changed.").arg(identity(row)));
        });
    }
    void say(const QString& words) {
        message_->setText(words);
        message_->setVisible(!words.isEmpty());
    }
    void choose() {
        openFile(sheet_, tr("A picture of the care card"), [this](const QString& path) { read(path); });
    }
    void read(const QString& path) {
        say({});
        inBackground(
            this, [path] { return readQrFile(path); },
            [this, path](const Result<QString>& code) {
                if (code) {
                    card_->setPlainText(*code);
                    return name_->setFocus();
                }
                say(tr("There is no QR code to be read in “%1”. Take the picture closer and in better light.")
                        .arg(QFileInfo(path).fileName()));
            });
    }
    QString why(const Error& error) const {
        const ErrorCode code = error.code;
        if (code == ErrorCode::InvalidArgument || code == ErrorCode::Malformed)
            return card_->toPlainText().trimmed().startsWith(QLatin1String("reseal-card"))
                       ? tr("The card is cut or mistyped, or the birth date is none. Nobody was added.")
                       : tr("This is no care card. Ask the patient to show the one in their program. Nobody "
                            "was "
                            "added.");
        if (code == ErrorCode::Conflict)
            return tr(
                "You know this card under another name, birth date or number. Nothing was added or changed.");
        if (code == ErrorCode::AlreadyExists)
            return tr(
                "You have a patient of this name or number already, with another care card. Compare the "
                "cards "
                "before you go on. Nobody was added.");
        if (code == ErrorCode::WrongLedger)
            return tr(
                "This card is of another group of clinics. The patient needs an invitation of a clinic of "
                "yours. Nobody was added.");
        if (code == ErrorCode::Expired)
            return tr("This card was replaced by a newer one. Ask the patient for that. Nobody was added.");
        if (code == ErrorCode::NotFound)
            return tr(
                "The clinics don't know this patient yet. If the card is minutes old, try again in a moment. "
                "Nobody was added.");
        return errorText(error, tr("Nobody was added."));
    }
    void add() {
        if (!add_->isEnabled()) return;
        say({});
        add_->setEnabled(false);
        const engine::NewPatient patient{utf8(card_->toPlainText().trimmed()), utf8(name_->text().trimmed()),
                                         utf8(born_->text().trimmed()), utf8(number_->text().trimmed()),
                                         !another_->isHidden() && another_->isChecked()};
        whenDone(desk_.addPatient(patient), this, [this](const Result<engine::PatientRow>& added) {
            if (!added) {
                say(why(added.error()));
                if (added.error().code == ErrorCode::Conflict) sayKnown();
                if (added.error().code == ErrorCode::AlreadyExists) another_->show();
                return judge();
            }
            if (register_->isVisible() && register_->isChecked()) {
                engine::RegisterRow row;
                row.name = added->name;
                row.birthDate = added->birthDate;
                row.localNumber = added->localNumber;
                row.pseudonym = added->patient;
                whenDone(desk_.addToRegister(row), over_,
                         [complain = complain_](const Result<std::int64_t>& entered) {
                             if (!entered && complain) complain(entered.error());
                         });
            }
            const auto then = then_;
            const engine::PatientRow made = *added;
            sheet_->dismiss();
            then(made);
        });
    }

    QWidget* over_;
    engine::DoctorDesk& desk_;
    std::function<void(const engine::PatientRow&)> then_;
    std::function<void(const Error&)> complain_;
    Sheet* sheet_;
    QPlainTextEdit* card_;
    QPushButton *file_, *add_ = nullptr;
    QLineEdit *name_, *born_, *number_;
    QCheckBox *register_, *another_;
    QLabel *message_, *code_, *needs_;
};

}  // namespace

Sheet* openAddPatient(QWidget* over, engine::DoctorDesk& desk, const PatientTable::Row& known,
                      std::function<void(const engine::PatientRow&)> then,
                      std::function<void(const Error&)> notEntered) {
    return (new Adding(over, desk, known, std::move(then), std::move(notEntered)))->sheet();
}

}  // namespace reseal::ui
