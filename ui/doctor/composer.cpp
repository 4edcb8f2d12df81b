#include "ui/doctor/composer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/boxes.h"
#include "ui/common/chip.h"
#include "ui/common/consent_text.h"
#include "ui/common/error_text.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr int kMaxNote = 200;

class Composer final : public QObject {
    Q_DECLARE_TR_FUNCTIONS(Composer)
public:
    Composer(QWidget* over, engine::DoctorDesk& desk, engine::PatientRow patient, const RecordSet& chart,
             const std::vector<RecordSet::Row>& selected, std::function<void(const engine::RequestRow&)> then)
        : desk_(desk),
          patient_(std::move(patient)),
          then_(std::move(then)),
          sheet_(new Sheet(over, tr("Ask %1").arg(text(patient_.name)), 968)) {
        setParent(sheet_);
        for (const RecordSet::Row row : selected) {
            if (chart.access(row) == engine::Access::Readable || chart.unsorted(row)) continue;
            records_.push_back(chart.id(row));
            if (const auto category = chart.category(row))
                ++counted_[*category];
            else
                ++uncounted_;
        }
        what(chart);
        why();
        preview();
        send_ = sheet_->addButton(Kind::Primary, tr("Send"), [this] { send(); });
        sheet_->addButton(Kind::Ordinary, tr("Cancel"), [this] { sheet_->dismiss(); });
        speak();
        sheet_->open();
    }
    Sheet* sheet() { return sheet_; }

private:
    void what(const RecordSet& chart) {
        QVBoxLayout* body = sheet_->body();
        if (!records_.empty()) {
            body->addWidget(
                label(Type::Strong, tr("%n selected record(s)", nullptr, static_cast<int>(records_.size()))));
            return;
        }
        auto* summary = button(Kind::Quiet, tr("Patient summary"), "list");
        summary->setToolTip(plainTip(tr("Diagnoses, allergies, medications, vaccinations and procedures")));
        connect(summary, &QPushButton::clicked, this, [this] {
            for (const engine::Category category : records::kPatientSummary)
                if (const auto chip = chips_.find(category); chip != chips_.end())
                    chip->second->setChecked(true);
        });
        auto* head = row(g(2));
        head->addWidget(label(Type::Strong, tr("What do you need?")), 1);
        head->addWidget(summary);
        body->addLayout(head);
        auto* chips = new Flow;
        std::map<engine::Category, std::size_t> there = chart.categories();
        const auto add = [&](engine::Category category) {
            const auto number = there.find(category);
            const QString name = number == there.end()
                                     ? word(category)
                                     : QStringLiteral("%1 (%2)").arg(
                                           word(category), count(static_cast<qint64>(number->second)));
            auto* chip = new Chip(name, iconOf(category));
            if (records::isSensitive(category)) chip->setTone(Tone::Warn);
            chips_[category] = chip;
            chips->add(chip);
            connect(chip, &Chip::toggled, this, [this] { speak(); });
        };
        for (const engine::Category category : records::kCategories)
            if (records::mayBeRequested(category) && !records::isSensitive(category) &&
                category != engine::Category::Research && there.contains(category))
                add(category);
        for (const engine::Category category : records::kCategories)
            if (records::mayBeRequested(category) && !there.contains(category) &&
                category != engine::Category::Research && !records::isSensitive(category))
                add(category);
        for (const engine::Category category : records::kCategories)
            if (records::mayBeRequested(category) && records::isSensitive(category)) add(category);
        body->addWidget(chips);
    }

    void why() {
        purpose_ = new QComboBox;
        purpose_->setAccessibleName(tr("Purpose"));
        for (const engine::Purpose purpose : records::kPurposes)
            if (records::mayBeRequested(purpose) && purpose != engine::Purpose::Research)
                purpose_->addItem(word(purpose), static_cast<int>(purpose));
        length_ = new QComboBox;
        length_->setAccessibleName(tr("For how long"));
        length_->addItem(tr("One week"), 7);
        length_->addItem(tr("30 days"), 30);
        length_->addItem(tr("90 days"), 90);
        length_->addItem(tr("One year"), 365);
        length_->setCurrentIndex(1);
        note_ = new QLineEdit;
        note_->setAccessibleName(tr("A word to the patient"));
        note_->setPlaceholderText(tr("A word to the patient: why do you need it?"));
        note_->setMaxLength(kMaxNote);
        note_->setProperty(Sheet::kEnterStays, true);  // what is sent can't be called back
        auto* line = row(g(2));
        line->addWidget(purpose_, 1);
        line->addWidget(length_, 1);
        sheet_->body()->addLayout(line);
        sheet_->body()->addWidget(note_);
        team_ = new QCheckBox(tr("Not for me alone: for all whom my clinic names in its team"));
        sheet_->body()->addWidget(team_);
        connect(team_, &QCheckBox::toggled, this, [this] { speak(); });
        connect(purpose_, &QComboBox::currentIndexChanged, this, [this] { speak(); });
        connect(length_, &QComboBox::currentIndexChanged, this, [this] { speak(); });
        connect(note_, &QLineEdit::textChanged, this, [this] { speak(); });
    }

    void preview() {
        auto* card = new Card;
        card->body()->addWidget(
            label(Type::Caption, tr("What %1 will read").arg(text(patient_.name)), Ink::Muted));
        // With room for what is said as a rule, so that nothing moves under the hand.
        const auto lines = [](QLabel* one, int number) {
            one->setMinimumHeight(number * one->fontMetrics().lineSpacing());
            one->setAlignment(Qt::AlignTop | (one->alignment() & ~Qt::Alignment(Qt::AlignVertical_Mask)));
            return one;
        };
        sentence_ = lines(label(Type::Strong), 2);
        card->body()->addWidget(sentence_);
        quoted_ = lines(label(Type::Body, {}, Ink::Muted), 1);
        card->body()->addWidget(quoted_);
        sheet_->body()->addWidget(card);
    }

    engine::Wish wish() const {
        engine::Wish out;
        out.patient = patient_.patient;
        out.records = records_;
        for (const auto& [category, chip] : chips_)
            if (chip->isChecked()) out.categories.push_back(category);
        out.purpose = static_cast<engine::Purpose>(purpose_->currentData().toInt());
        out.notAfter = wallClock() + days(length_->currentData().toInt());
        out.note = utf8(note_->text().trimmed());
        out.forTeam = team_->isChecked();
        return out;
    }

    void speak() {
        const engine::Wish asked = wish();
        Permission said;
        said.who.name = utf8(asked.forTeam ? tr("The whole team of your clinic")
                                           : tr("You (with your name, title and clinic)"));
        said.categories = {asked.categories.begin(), asked.categories.end()};
        said.counted = counted_;
        said.uncounted = uncounted_;
        said.purpose = asked.purpose;
        said.notAfter = asked.notAfter;
        const bool something = !asked.categories.empty() || !asked.records.empty();
        sentence_->setText(something ? consentSentence(said)
                                     : tr("Nothing yet: choose above what you need."));
        quoted_->setText(asked.note.empty() ? QString() : tr("“%1”").arg(text(asked.note)));
        send_->setEnabled(something);
    }

    void send() {
        if (!send_->isEnabled()) return;
        send_->setEnabled(false);
        sheet_->say({});
        whenDone(desk_.request(wish()), this, [this](const Result<engine::RequestRow>& asked) {
            if (!asked) {
                sheet_->say(errorText(asked.error(), tr("The request was not sent.")));
                return speak();
            }
            const auto then = then_;
            const engine::RequestRow sent = *asked;
            sheet_->dismiss();
            then(sent);
        });
    }

    engine::DoctorDesk& desk_;
    engine::PatientRow patient_;
    std::function<void(const engine::RequestRow&)> then_;
    Sheet* sheet_;
    std::vector<RecordId> records_;
    std::map<engine::Category, std::size_t> counted_;
    std::size_t uncounted_ = 0;
    std::map<engine::Category, Chip*> chips_;
    QComboBox *purpose_ = nullptr, *length_ = nullptr;
    QLineEdit* note_ = nullptr;
    QCheckBox* team_ = nullptr;
    QLabel *sentence_ = nullptr, *quoted_ = nullptr;
    QPushButton* send_ = nullptr;
};

}  // namespace

Sheet* openComposer(QWidget* over, engine::DoctorDesk& desk, const engine::PatientRow& patient,
                    const RecordSet& chart, const std::vector<RecordSet::Row>& selected,
                    std::function<void(const engine::RequestRow&)> then) {
    return (new Composer(over, desk, patient, chart, selected, std::move(then)))->sheet();
}

}  // namespace reseal::ui
