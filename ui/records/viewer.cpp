#include "ui/records/viewer.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/common/async.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/words.h"
#include "ui/records/plot_view.h"
#include "ui/records/summary_words.h"
#include "ui/records/value_table.h"

namespace reseal::ui {
namespace {

constexpr std::size_t kMaxCards = 60;           // resources shown in words at once
constexpr qsizetype kMaxRawShown = 2 << 20;     // characters
constexpr std::size_t kMaxTreeShown = 20'000;   // nodes of one resource
constexpr std::size_t kMaxTreesShown = 60'000;  // and of all together

QTreeWidgetItem* item(const engine::ReadingNode& node) {
    const QString name = node.name.empty() ? QStringLiteral("–") : text(node.name);
    auto* out = new QTreeWidgetItem({name, text(node.value)});
    return out;
}

}  // namespace

Viewer::Viewer(const QString& title, QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::NoFocus);
    auto* all = column(this, 0, g(2));
    auto* head = row(g(2));
    QPushButton* back = button(Kind::Ordinary, tr("Back"));
    head->addWidget(back, 0, Qt::AlignTop);
    auto* words = column(0);
    title_ = selectable(label(Type::Heading, title));
    under_ = label(Type::Caption, {}, Ink::Muted);
    words->addWidget(title_);
    words->addWidget(under_);
    head->addLayout(words, 1);
    actions_ = row(g(2));
    head->addLayout(actions_);
    save_ = addAction(Kind::Ordinary, tr("Save…"), "save");
    save_->hide();
    all->addLayout(head);
    banners_ = new BannerArea;
    all->addWidget(banners_);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("Opening"));
    all->addWidget(busy_);
    tabs_ = new QTabWidget;
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Views of the record"));
    tabs_->hide();
    all->addWidget(tabs_, 1);
    all->addStretch(0);
    setFocusProxy(back);
    connect(back, &QPushButton::clicked, this, &Viewer::closed);
    connect(save_, &QPushButton::clicked, this, &Viewer::saveWanted);
}

QPushButton* Viewer::addAction(Kind kind, const QString& name, const char* iconName) {
    QPushButton* out = button(kind, name, iconName);
    actions_->addWidget(out);
    return out;
}

QString Viewer::message() const {
    return banners_->texts().join(QLatin1Char('\n'));
}

void Viewer::say(Tone tone, const QString& words) {
    banners_->show(tone, words);
}

std::optional<engine::Category> Viewer::category() const {
    if (!opened_) return std::nullopt;
    return opened_->category;
}

void Viewer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Back) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void Viewer::show(const Result<engine::OpenedRecord>& record) {
    if (!record) {
        busy_->hide();
        say(toneOf(record.error()), errorText(record.error(), tr("The record could not be opened.")));
        Q_EMIT shown();
        return;
    }
    opened_ = *record;
    title_->setText(text(record->title.empty() ? record->type : record->title));
    QStringList under{word(record->category)};
    if (!record->date.empty()) under << clinicalDay(record->date);
    if (!record->clinicName.empty()) under << text(record->clinicName);
    // A subject may be a mere reference of the file's ("Patient/1").
    if (!record->subject.empty() && record->subject.find('/') == std::string::npos)
        under << tr("of %1").arg(text(record->subject));
    under_->setText(under.join(QStringLiteral(" · ")));
    save_->show();
    if (!record->liars.empty())
        say(Tone::Warn,
            tr("%n clinic(s) answered wrongly; the record was opened with the others' help. The clinic's "
               "staff should look at it.",
               nullptr, static_cast<int>(record->liars.size())));
    inBackground(
        this, [opened = *record] { return std::vector{engine::readable(opened)}; },
        [this](const std::vector<engine::ReadableRecord>& records) { build(records); });
}

void Viewer::expect(std::size_t records) {
    expected_ = records;
    busy_->setRange(0, static_cast<int>(records));
}

void Viewer::add(const Result<engine::OpenedRecord>& record) {
    ++arrived_;
    busy_->setValue(static_cast<int>(arrived_));
    if (!record) ++failed_;
    const auto done = [this] {
        if (arrived_ < expected_ || records_.size() + failed_ < expected_) return;
        if (failed_ > 0)
            say(Tone::Warn, tr("%n record(s) could not be opened; their values are missing here.", nullptr,
                               static_cast<int>(failed_)));
        build(std::move(records_));
    };
    if (!record) return done();
    inBackground(
        this, [opened = *record] { return engine::readable(opened); },
        [this, done](const engine::ReadableRecord& one) {
            records_.push_back(one);
            done();
        });
}

void Viewer::setMissing(std::vector<Instant> days) {
    missing_ = std::move(days);
}

void Viewer::build(std::vector<engine::ReadableRecord> records) {
    records_ = std::move(records);
    const bool one = opened_.has_value();
    if (one) tabs_->addTab(summaryPage(records_.front()), tr("In words"));
    inBackground(
        this, [records = records_] { return engine::seriesOf(records); },
        [this, one](const std::vector<engine::Series>& series) {
            busy_->hide();
            tabs_->show();
            if (!series.empty())
                addValues(series);
            else if (!one)
                say(Tone::Neutral, tr("There are no values to plot in what you may read."));
            if (one) {
                tabs_->addTab(treePage(records_.front()), tr("Everything in it"));
                tabs_->addTab(rawPage(), tr("As it was sealed"));
            }
            Q_EMIT shown();
        });
}

void Viewer::addValues(std::vector<engine::Series> series) {
    plots_ = new PlotView(series, missing_);
    tabs_->addTab(plots_, tr("Values over time"));
    tabs_->addTab(new ValueTable(std::move(series)), tr("Values as a table"));
}

QWidget* Viewer::summaryPage(const engine::ReadableRecord& record) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("content"));
    auto* all = column(content, g(1), g(3));
    std::size_t shown = 0;
    const auto card = [&](const engine::ResourceSummary& summary) {
        if (++shown > kMaxCards) return;
        auto* box = new Card;
        auto* head = row(g(2));
        head->addWidget(selectable(label(Type::Strong, text(summary.title))), 1);
        if (!summary.date.empty())
            head->addWidget(label(Type::Caption, clinicalDay(summary.date), Ink::Muted), 0, Qt::AlignTop);
        box->body()->addLayout(head);
        if (summary.modified)
            box->body()->addWidget(
                tag(Tone::Warn, tr("▲ Says something that this program does not understand: see "
                                   "“Everything in it”")));
        auto* lines = new QFormLayout;
        lines->setHorizontalSpacing(g(4));
        lines->setVerticalSpacing(g(1));
        lines->setRowWrapPolicy(QFormLayout::DontWrapRows);
        for (const engine::SummaryLine& line : summary.lines) {
            QString name = word(line.label);
            if (!line.about.empty()) name = tr("%1: %2").arg(name, text(line.about));
            auto* left = label(Type::Body, name, Ink::Muted);
            left->setFixedWidth(190);
            const QString said = line.text.empty() ? text(line.reference) : text(line.text);
            auto* right = selectable(label(Type::Body, inWords(said)));
            if (right->text() != said) right->setToolTip(plainTip(said));  // as it stands in the record
            lines->addRow(left, right);
        }
        box->body()->addLayout(lines);
        if (summary.cut)
            box->body()->addWidget(
                label(Type::Caption, tr("There is more; see “Everything in it”."), Ink::Muted));
        all->addWidget(box);
    };
    for (const engine::ReadableSpan& span : record.spans) {
        if (span.reading) {
            card(span.reading->summary);
            for (const engine::ResourceSummary& inside : span.reading->inside) card(inside);
            continue;
        }
        auto* box = new Card(span.problem ? text(span.resourceType) : tr("A document"));
        box->body()->addWidget(label(
            Type::Body, span.problem ? errorText(*span.problem, tr("This part can't be shown in words."))
                                     : tr("A file of type %1. This version can't show it: save it to open it "
                                          "with another program.")
                                           .arg(text(span.mediaType))));
        all->addWidget(box);
    }
    if (shown > kMaxCards)
        all->addWidget(label(
            Type::Body,
            tr("%n more part(s): see “Everything in it”.", nullptr, static_cast<int>(shown - kMaxCards)),
            Ink::Muted));
    all->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("In words"));
    scroll->setWidget(content);
    return scroll;
}

QWidget* Viewer::treePage(const engine::ReadableRecord& record) {
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels({tr("Field"), tr("Value")});
    tree->setAccessibleName(tr("Everything in it"));
    tree->setUniformRowHeights(true);
    tree->setTabKeyNavigation(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    tree->setColumnWidth(0, 320);
    std::size_t left = kMaxTreesShown;
    for (const engine::ReadableSpan& span : record.spans) {
        auto* top = new QTreeWidgetItem(tree, {text(span.resourceType), clinicalDay(span.date)});
        if (!span.reading) continue;
        const auto& nodes = span.reading->tree.nodes;
        std::vector<QTreeWidgetItem*> made(std::min({nodes.size(), kMaxTreeShown, left}));
        left -= made.size();
        for (std::size_t i = 0; i < made.size(); ++i) {
            if (nodes[i].parent == engine::kNoParent) {
                made[i] = top;
                continue;
            }
            made[i] = item(nodes[i]);
            made[nodes[i].parent]->addChild(made[i]);
        }
        if (span.reading->tree.cut || made.size() < nodes.size())
            top->addChild(new QTreeWidgetItem({tr("There is more than can be shown here."), {}}));
    }
    if (tree->topLevelItemCount() == 1) tree->topLevelItem(0)->setExpanded(true);
    return tree;
}

QWidget* Viewer::rawPage() {
    auto* page = new QWidget;
    auto* all = column(page, 0, g(2));
    auto* which = new QComboBox;
    which->setAccessibleName(tr("Which part"));
    for (const engine::OpenedSpan& span : opened_->spans)
        which->addItem(QStringLiteral("%1 %2").arg(text(span.resourceType), text(span.id)));
    which->setVisible(opened_->spans.size() > 1);
    auto* hash = selectable(label(Type::Caption, {}, Ink::Muted));
    auto* raw = new QPlainTextEdit;
    raw->setReadOnly(true);
    raw->setFont(typeface(Type::Mono));
    raw->setAccessibleName(tr("As it was sealed"));
    raw->setTabChangesFocus(true);
    raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    raw->setLayoutDirection(Qt::LeftToRight);
    all->addWidget(which);
    all->addWidget(hash);
    all->addWidget(raw, 1);
    const auto choose = [this, raw, hash](int at) {
        const engine::OpenedSpan& span = opened_->spans[static_cast<std::size_t>(at)];
        const auto shown = std::min<std::size_t>(span.bytes.size(), static_cast<std::size_t>(kMaxRawShown));
        raw->setPlainText(text(textOf(span.bytes).substr(0, shown)));
        hash->setText(
            tr("%1 · SHA-256, checked: %2").arg(amount(span.bytes.size()), text(span.sha256.hex())) +
            (shown < span.bytes.size() ? tr(" · only the beginning is shown") : QString()));
    };
    connect(which, &QComboBox::currentIndexChanged, page, choose);
    if (!opened_->spans.empty()) choose(0);
    return page;
}

}  // namespace reseal::ui
