#include "ui/patient/approve_sheet.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/common/boxes.h"
#include "ui/common/bytes.h"
#include "ui/common/consent_text.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/patient/request_card.h"

namespace reseal::ui {
namespace {

constexpr int kIdRole = Qt::UserRole, kCategoryRole = Qt::UserRole + 1;
constexpr int kAsAsked = 0, kOwnDate = -1;
constexpr Duration kSameChoice = seconds(3600);  // as long ago at most an undone choice was made

// The end of that day, here.
Instant endOf(const QDate& date) {
    return {QDateTime(date, QTime(23, 59, 59)).toMSecsSinceEpoch()};
}

class Part final : public QObject {
    Q_DECLARE_TR_FUNCTIONS(ApprovePart)
public:
    Part(QWidget* over, engine::RequestRow row, std::shared_ptr<const RecordSet> records, Allow allow,
         const std::optional<engine::Approval>& before)
        : row_(std::move(row)),
          records_(std::move(records)),
          allow_(std::move(allow)),
          sheet_(new Sheet(over, title(), 640)) {
        setParent(sheet_);
        fill();
        period();
        if (before) take(*before);
        sentence_ = label(Type::Strong);
        // Nothing moves under the hand when the words get fewer.
        sentence_->setMinimumHeight(4 * sentence_->fontMetrics().lineSpacing());
        sentence_->setAlignment(Qt::AlignTop |
                                (sentence_->alignment() & ~Qt::Alignment(Qt::AlignVertical_Mask)));
        sheet_->body()->addWidget(sentence_);
        yes_ = sheet_->addButton(Kind::Primary, tr("Approve this"), [this] {
            const engine::Approval what = approval();
            const Allow then = allow_;
            sheet_->dismiss();
            then(what);
        });
        sheet_->addButton(Kind::Ordinary, tr("Cancel"), [this] { sheet_->dismiss(); });
        connect(tree_, &QTreeWidget::itemChanged, this, &Part::speak);
        connect(length_, &QComboBox::currentIndexChanged, this, &Part::speak);
        connect(date_, &QDateEdit::dateChanged, this, &Part::speak);
        speak();
        sheet_->open();
    }
    Sheet* sheet() { return sheet_; }

private:
    static QString title() { return tr("What may be read?"); }

    void fill() {
        tree_ = new QTreeWidget;
        tree_->setHeaderHidden(true);
        tree_->setAccessibleName(tr("What was asked for"));
        tree_->setMinimumHeight(260);
        tree_->setTabKeyNavigation(false);
        tree_->setUniformRowHeights(true);
        const std::set<engine::Category> wanted(row_.categories.begin(), row_.categories.end());
        const std::set<RecordId> named(row_.records.begin(), row_.records.end());
        std::map<engine::Category, QTreeWidgetItem*> branches;
        const auto branch = [&](engine::Category category) {
            QTreeWidgetItem*& item = branches[category];
            if (item == nullptr) {
                item = new QTreeWidgetItem(tree_, {word(category)});
                item->setSizeHint(0, QSize(0, g(7)));
                item->setIcon(0, icon(iconOf(category)));
                item->setData(0, kCategoryRole, static_cast<int>(category));
                item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
                item->setCheckState(0, records::isSensitive(category) ? Qt::Unchecked : Qt::Checked);
            }
            return item;
        };
        for (const engine::Category category : row_.categories) branch(category);
        for (auto known = static_cast<RecordSet::Row>(records_->size()); known-- > 0;) {  // the latest first
            const auto category = records_->category(known);
            if (!category || records_->unsorted(known)) continue;
            const RecordId id = records_->id(known);
            if (!(wanted.contains(*category) || named.contains(id))) continue;
            auto* parent = branch(*category);
            auto* item = new QTreeWidgetItem(
                parent, {QStringLiteral("%1 · %2").arg(text(records_->title(known)),
                                                       clinicalDay(std::string(records_->date(known))))});
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setData(0, kIdRole, byteArray(id));
            item->setCheckState(0, records::isSensitive(*category) ? Qt::Unchecked : Qt::Checked);
        }
        sheet_->body()->addWidget(label(Type::Body,
                                        tr("Untick what is not to be read. A whole category includes "
                                           "what is added to it later; single records don't."),
                                        Ink::Muted));
        sheet_->body()->addWidget(tree_);
    }

    void period() {
        auto* line = row(g(2));
        auto* name = label(Type::Body, tr("For how long?"));
        name->setWordWrap(false);
        length_ = new QComboBox;
        length_->setAccessibleName(tr("For how long?"));
        name->setBuddy(length_);
        length_->addItem(tr("As asked: %1").arg(until(row_.notAfter)), kAsAsked);
        const Instant now = wallClock();
        for (const auto& [number, words] : {std::pair{1, tr("Until tomorrow")}, std::pair{7, tr("One week")},
                                            std::pair{30, tr("30 days")}, std::pair{90, tr("90 days")}})
            if (now + days(number) < row_.notAfter) length_->addItem(words, number);
        length_->addItem(tr("Another date"), kOwnDate);
        date_ = new QDateEdit(QDate::currentDate().addDays(7));
        date_->setAccessibleName(tr("Last day"));
        date_->setCalendarPopup(true);
        date_->setMinimumDate(QDate::currentDate());
        if (row_.notAfter != kNever)
            date_->setMaximumDate(QDateTime::fromMSecsSinceEpoch(row_.notAfter.ms).date());
        line->addWidget(name);
        line->addWidget(length_, 1);
        line->addWidget(date_);
        sheet_->body()->addLayout(line);
    }

    engine::Approval approval() const {
        engine::Approval out;
        out.request = row_.id;
        out.shown = row_.meaning;
        const bool byRecord = row_.categories.empty();
        bool whole = !byRecord;
        std::set<RecordId> chosen;
        for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* branch = tree_->topLevelItem(i);
            const Qt::CheckState state = branch->checkState(0);
            if (state == Qt::Unchecked) continue;
            if (!byRecord)
                out.categories.insert(static_cast<engine::Category>(branch->data(0, kCategoryRole).toInt()));
            if (state == Qt::PartiallyChecked) whole = false;
            for (int j = 0; j < branch->childCount(); ++j)
                if (branch->child(j)->checkState(0) == Qt::Checked)
                    chosen.insert(RecordId::copy(viewOf(branch->child(j)->data(0, kIdRole).toByteArray())));
        }
        if (!whole) out.onlyRecords = std::move(chosen);
        const int length = length_->currentData().toInt();
        if (length > 0) out.notAfter = wallClock() + days(length);
        if (length == kOwnDate) {
            const Instant end = endOf(date_->date());
            out.notAfter = end < row_.notAfter ? end : row_.notAfter;
        }
        return out;
    }

    void take(const engine::Approval& before) {
        for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
            QTreeWidgetItem* branch = tree_->topLevelItem(i);
            const auto category = static_cast<engine::Category>(branch->data(0, kCategoryRole).toInt());
            const bool named = row_.categories.empty() || before.categories.contains(category);
            branch->setCheckState(0, named ? Qt::Checked : Qt::Unchecked);
            for (int j = 0; before.onlyRecords && j < branch->childCount(); ++j) {
                const RecordId id = RecordId::copy(viewOf(branch->child(j)->data(0, kIdRole).toByteArray()));
                branch->child(j)->setCheckState(
                    0, named && before.onlyRecords->contains(id) ? Qt::Checked : Qt::Unchecked);
            }
        }
        if (!before.notAfter) return;
        const Instant now = wallClock();
        int at = length_->findData(kOwnDate);
        for (int i = 0; i < length_->count(); ++i)
            if (const int number = length_->itemData(i).toInt(); number > 0) {
                const Duration off = now + days(number) - *before.notAfter;
                if (off >= Duration{} && off < kSameChoice) at = i;
            }
        length_->setCurrentIndex(at);
        if (length_->currentData().toInt() == kOwnDate)
            date_->setDate(QDateTime::fromMSecsSinceEpoch(before.notAfter->ms).date());
    }

    void speak() {
        date_->setVisible(length_->currentData().toInt() == kOwnDate);
        const engine::Approval what = approval();
        const bool something = what.onlyRecords ? !what.onlyRecords->empty() : !what.categories.empty();
        sentence_->setText(something ? consentSentence(permissionOf(row_, what, *records_))
                                     : tr("Nothing is ticked."));
        yes_->setEnabled(something);
    }

    engine::RequestRow row_;
    std::shared_ptr<const RecordSet> records_;
    Allow allow_;
    Sheet* sheet_;
    QTreeWidget* tree_ = nullptr;
    QComboBox* length_ = nullptr;
    QDateEdit* date_ = nullptr;
    QLabel* sentence_ = nullptr;
    QPushButton* yes_ = nullptr;
};

}  // namespace

Sheet* openApproveSheet(QWidget* over, const engine::RequestRow& row,
                        std::shared_ptr<const RecordSet> records, Allow allow,
                        const std::optional<engine::Approval>& before) {
    return (new Part(over, row, std::move(records), std::move(allow), before))->sheet();
}

}  // namespace reseal::ui
