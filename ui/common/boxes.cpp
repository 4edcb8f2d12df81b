#include "ui/common/boxes.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/icons.h"

namespace reseal::ui {

QVBoxLayout* column(QWidget* of, int margin, int spacing) {
    auto* out = new QVBoxLayout(of);
    out->setContentsMargins(margin, margin, margin, margin);
    out->setSpacing(spacing);
    return out;
}
QHBoxLayout* row(QWidget* of, int margin, int spacing) {
    auto* out = new QHBoxLayout(of);
    out->setContentsMargins(margin, margin, margin, margin);
    out->setSpacing(spacing);
    return out;
}
QVBoxLayout* column(int spacing) {
    auto* out = new QVBoxLayout;
    out->setSpacing(spacing);
    return out;
}
QHBoxLayout* row(int spacing) {
    auto* out = new QHBoxLayout;
    out->setSpacing(spacing);
    return out;
}

QFrame* line() {
    auto* out = new QFrame;
    out->setFixedHeight(1);
    out->setProperty("line", true);
    return out;
}

QHBoxLayout* middle(QWidget* widget) {
    auto* out = row(0);
    out->addStretch(1);
    out->addWidget(widget);
    out->addStretch(1);
    return out;
}

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout()) clear(inner);
        delete item;
    }
}

// ---- card ----

Card::Card(const QString& title, QWidget* parent) : QFrame(parent) {
    setProperty("card", true);
    body_ = column(this, g(4), g(2));
    if (!title.isEmpty()) body_->addWidget(label(Type::Heading, title));
}

// ---- banner ----

Banner::Banner(Tone tone, const QString& text, QWidget* parent) : QFrame(parent), tone_(tone) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(g(11), g(1), g(2), g(1));
    text_ = selectable(label(Type::Body, text));
    layout->addWidget(text_, 1);
    buttons_ = row(g(1));
    layout->addLayout(buttons_);
    QPushButton* close = iconButton("close", tr("Close this message"));
    connect(close, &QPushButton::clicked, this, [this] {
        hide();
        deleteLater();
    });
    layout->addWidget(close, 0, Qt::AlignTop);
    setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::text() const {
    return text_->text();
}

void Banner::setText(const QString& text) {
    text_->setText(text);
    setAccessibleName(text);
}

Banner& Banner::action(const QString& name, std::function<void()> act) {
    QPushButton* it = button(Kind::Ordinary, name);
    connect(it, &QPushButton::clicked, this, std::move(act));
    buttons_->addWidget(it);
    return *this;
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours::Tinted& tint = colours().tinted(tone_);
    painter.setPen(tint.edge);
    painter.setBrush(tint.wash);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF at(mirrored ? width() - g(9) : g(4), (height() - 20) / 2.0, 20, 20);
    paintIcon(painter, iconOf(tone_), at, tint.ink);
}

BannerArea::BannerArea(QWidget* parent) : QWidget(parent) {
    list_ = column(this, 0, g(2));
    setMinimumHeight(g(11));
}

Banner& BannerArea::show(Tone tone, const QString& text, const QString& key) {
    dismiss(key);
    while (findChildren<Banner*>(Qt::FindDirectChildrenOnly).size() >= kMaxBanners)
        delete findChildren<Banner*>(Qt::FindDirectChildrenOnly).first();
    auto* banner = new Banner(tone, text, this);
    banner->setObjectName(key);
    list_->addWidget(banner);
    banner->show();
    return *banner;
}

void BannerArea::dismiss(const QString& key) {
    if (key.isEmpty()) return;
    qDeleteAll(findChildren<Banner*>(key, Qt::FindDirectChildrenOnly));
}

void BannerArea::clearAll() {
    qDeleteAll(findChildren<Banner*>(Qt::FindDirectChildrenOnly));
}

QStringList BannerArea::texts() const {
    QStringList out;
    for (const Banner* banner : findChildren<Banner*>(Qt::FindDirectChildrenOnly)) out << banner->text();
    return out;
}

// ---- empty state ----

QLabel* centred(QLabel* label, int width) {
    label->setAlignment(Qt::AlignHCenter);
    label->setFixedWidth(width);
    return label;
}

namespace {

constexpr int kEmptyWidth = 400;

class Emblem final : public QWidget {
public:
    explicit Emblem(const char* name) : name_(name) { setFixedSize(56, 56); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours().info.wash);
        painter.drawEllipse(rect());
        paintIcon(painter, name_, QRectF(14, 14, 28, 28), colours().info.ink);
    }

private:
    const char* name_;
};

}  // namespace

EmptyState::EmptyState(const char* iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent) {
    box_ = column(this, g(8), g(3));
    box_->addStretch(1);
    box_->addWidget(new Emblem(iconName), 0, Qt::AlignHCenter);
    title_ = label(Type::Heading, title);
    text_ = label(Type::Body, text, Ink::Muted);
    for (QLabel* one : {title_, text_}) box_->addLayout(middle(centred(one, kEmptyWidth)));
    box_->addStretch(2);
}

void EmptyState::set(const QString& title, const QString& text) {
    title_->setText(title);
    text_->setText(text);
}

EmptyState& EmptyState::action(const QString& name, std::function<void()> act) {
    QPushButton* it = button(Kind::Primary, name);
    connect(it, &QPushButton::clicked, this, std::move(act));
    box_->insertWidget(box_->count() - 1, it, 0, Qt::AlignHCenter);
    return *this;
}

// ---- side panel ----

SidePanel::SidePanel(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    setMinimumWidth(340);
    setMaximumWidth(460);
    auto* all = column(this, 0, 0);
    auto* head = row();
    head->setContentsMargins(g(4), g(3), g(2), g(2));
    title_ = label(Type::Heading);
    head->addWidget(title_, 1);
    QPushButton* close = iconButton("close", tr("Close the details"));
    connect(close, &QPushButton::clicked, this, &SidePanel::dismiss);
    head->addWidget(close, 0, Qt::AlignTop);
    all->addLayout(head);
    body_ = column(0);
    all->addLayout(body_, 1);
    hide();
}

void SidePanel::show(const QString& title, QWidget* content) {
    if (!isVisible()) cameFrom_ = QApplication::focusWidget();
    if (content_) {
        content_->hide();
        content_->deleteLater();
    }
    content_ = content;
    title_->setText(title);
    setAccessibleName(title);
    auto* scroll = qobject_cast<QScrollArea*>(content);
    if (scroll == nullptr) {
        scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        content->setObjectName(QStringLiteral("content"));
        scroll->setWidget(content);
        content_ = scroll;
    }
    body_->addWidget(scroll);
    setVisible(true);
}

void SidePanel::dismiss() {
    if (!isVisible()) return;
    hide();
    if (content_) content_->deleteLater();
    if (cameFrom_) cameFrom_->setFocus();
    Q_EMIT dismissed();
}

void SidePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return dismiss();
    QFrame::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height()),
                     colours().border);
}

// ---- sheet ----

// What is covered goes away with its sheets when the window is locked, and comes back with them.
QWidget* Sheet::hostOf(QWidget* over) {
    for (QWidget* at = over; at != nullptr; at = at->parentWidget())
        if (at->property(Sheet::kHost).toBool() || at->isWindow()) return at;
    return over;
}

Sheet::Sheet(QWidget* over, const QString& title, int width) : QWidget(hostOf(over)), over_(parentWidget()) {
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(title);
    auto* all = column(this, g(6), 0);
    above_ = new QSpacerItem(0, 0);
    all->addSpacerItem(above_);
    box_ = new Card;
    box_->setFixedWidth(width);
    auto* inner = static_cast<Card*>(box_)->body();
    inner->setContentsMargins(g(6), g(5), g(6), g(5));
    inner->setSpacing(g(3));
    QLabel* head = label(Type::Title, title);
    inner->addWidget(head);
    body_ = column(g(3));
    inner->addLayout(body_);
    buttons_ = row(g(2));
    buttons_->addStretch(1);
    inner->addSpacing(g(2));
    inner->addLayout(buttons_);
    said_ = label(Type::Body);
    said_->hide();
    inner->addWidget(said_);
    all->addLayout(middle(box_));
    all->addStretch(1);
    over_->installEventFilter(this);
    hide();
}

QPushButton* Sheet::addButton(Kind kind, const QString& name, std::function<void()> act) {
    QPushButton* it = button(kind, name);
    connect(it, &QPushButton::clicked, this, std::move(act));
    buttons_->insertWidget(1, it);
    // Tab goes as one reads.
    for (int i = buttons_->count() - 1; i > 1; --i)
        setTabOrder(buttons_->itemAt(i - 1)->widget(), buttons_->itemAt(i)->widget());
    return it;
}

void Sheet::say(const QString& words, Ink ink) {
    said_->setText(words);
    setInk(said_, ink);
    said_->setVisible(!words.isEmpty());
    if (words.isEmpty()) return;
    QAccessibleEvent alert(said_, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// For the size that it has now: from here on it grows downwards.
void Sheet::centre() {
    auto* all = static_cast<QVBoxLayout*>(layout());
    above_->changeSize(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding);
    all->setStretch(0, 1);
    all->invalidate();
    all->activate();
    above_->changeSize(0, std::max(0, box_->y() - g(6)), QSizePolicy::Minimum, QSizePolicy::Maximum);
    all->setStretch(0, 0);
    all->invalidate();
}

void Sheet::open() {
    cameFrom_ = QApplication::focusWidget();
    setGeometry(over_->rect());
    show();
    centre();
    raise();
    for (QWidget* child : findChildren<QWidget*>())
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isEnabled()) {
            child->setFocus(Qt::TabFocusReason);
            break;
        }
    QAccessibleEvent event(this, QAccessible::DialogStart);
    QAccessible::updateAccessibility(&event);
}

void Sheet::dismiss() {
    if (isHidden()) return;
    hide();
    if (cameFrom_) cameFrom_->setFocus();
    deleteLater();
    Q_EMIT dismissed();
}

bool Sheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == over_ && event->type() == QEvent::Resize) {
        setGeometry(over_->rect());
        if (!isHidden()) centre();
    }
    return QWidget::eventFilter(watched, event);
}

// The focus goes round within the sheet.
bool Sheet::focusNextPrevChild(bool next) {
    QList<QWidget*> stops;
    // A widget with a proxy is part of another stop: a date's field leads back to the date, for ever.
    for (QWidget* w = nextInFocusChain(); w != this; w = w->nextInFocusChain())
        if (isAncestorOf(w) && w->isVisible() && w->isEnabled() && w->focusProxy() == nullptr &&
            (w->focusPolicy() & Qt::TabFocus) != 0)
            stops << w;
    if (stops.isEmpty()) return true;
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto count = stops.size();
    const auto to = at < 0 ? 0 : (at + (next ? 1 : count - 1)) % count;
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void Sheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return dismiss();
    const QWidget* at = QApplication::focusWidget();
    const bool writing = at != nullptr && at->property(kEnterStays).toBool();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !writing) {
        for (int i = buttons_->count() - 1; i > 0; --i)
            if (auto* last = qobject_cast<QPushButton*>(buttons_->itemAt(i)->widget()))
                if (last->property("kind") == QLatin1String("primary") && last->isEnabled()) {
                    last->click();
                    return;
                }
    }
    event->accept();  // nothing below hears of it
}

void Sheet::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().shade);
}

Sheet* ask(QWidget* over, const QString& title, const QString& text, Kind kind, const QString& yes,
           std::function<void()> then) {
    auto* sheet = new Sheet(over, title);
    sheet->body()->addWidget(label(Type::Body, text));
    sheet->addButton(kind, yes, [sheet, then = std::move(then)] {
        sheet->dismiss();
        then();
    });
    QPushButton* no = sheet->addButton(Kind::Ordinary, Sheet::tr("Cancel"), [sheet] { sheet->dismiss(); });
    sheet->open();
    if (kind == Kind::Danger) no->setFocus();  // Enter does no harm
    return sheet;
}

}  // namespace reseal::ui
