#include "ui/patient/card_page.h"

#include <QApplication>
#include <QBuffer>
#include <QHBoxLayout>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/common/async.h"
#include "ui/common/bytes.h"
#include "ui/common/card_code.h"
#include "ui/common/file_dialog.h"
#include "ui/common/qr.h"
#include "ui/common/qr_view.h"
#include "ui/common/secret_clipboard.h"
#include "ui/common/words.h"

namespace reseal::ui {

CardPage::CardPage(engine::PatientDesk& desk, Shell& shell, QString name, QString clinic, QWidget* parent)
    : Page(tr("Care card"),
           tr("Show it at a clinic's desk: with it they find you and can seal records for you."),
           Body::Scrolling, parent),
      desk_(desk),
      shell_(shell),
      name_(std::move(name)),
      clinic_(std::move(clinic)) {
    auto* both = row(g(6));
    auto* card = new Card;
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    card->body()->addWidget(label(Type::Heading, name_));
    card->body()->addWidget(label(Type::Caption, clinic_, Ink::Muted));
    view_ = new QrView;
    card->body()->addWidget(view_);
    number_ = label(Type::Caption, {}, Ink::Muted);
    card->body()->addWidget(number_);
    both->addWidget(card, 0, Qt::AlignTop);

    auto* beside = column(g(3));
    beside->addWidget(label(Type::Heading, tr("What it opens, and what it doesn't")));
    beside->addWidget(
        label(Type::Body, tr("Whoever has it sees which records exist: their category, date and title. "
                             "Sensitive categories are not among them. Nobody can read a record with it; "
                             "for that they have to ask you.")));
    beside->addWidget(
        label(Type::Body, tr("Treat it like an insurance card: show it, don't post it."), Ink::Muted));
    QPushButton* print = button(Kind::Primary, tr("Print…"), "print");
    QPushButton* save = button(Kind::Ordinary, tr("Save as PDF or picture…"), "save");
    QPushButton* copy = button(Kind::Ordinary, tr("Copy as text"), "copy");
    for (QPushButton* one : {print, save, copy}) beside->addWidget(one, 0, Qt::AlignLeft);
    beside->addStretch(1);
    both->addLayout(beside, 1);
    body()->addLayout(both);

    connect(print, &QPushButton::clicked, this, &CardPage::print);
    connect(save, &QPushButton::clicked, this, [this] {
        const SaveAs as{.suffix = QStringLiteral("pdf"), .kinds = {tr("PDF (*.pdf)"), tr("Picture (*.png)")}};
        saveFile(this, tr("Save the care card"), as, [this](const QString& path) {
            const Status saved = saveTo(path);
            if (!saved) return complain(saved.error(), tr("The card was not saved."));
            banners().show(Tone::Good, tr("The card is saved."), QStringLiteral("save"));
        });
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        copySecret(text_);
        banners().show(Tone::Neutral, tr("The card's text is on the clipboard for two minutes."),
                       QStringLiteral("copy"));
    });
}

void CardPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.careCard(), this, [this](const Result<engine::CareCardText>& card) {
        asking_ = false;
        if (!card)
            return complain(card.error(), tr("The care card could not be made."), QStringLiteral("card"));
        banners().dismiss(QStringLiteral("card"));
        text_ = reseal::ui::text(card->text);
        if (auto code = qrCode(text_)) code_ = *code;
        view_->set(code_);
        number_->setText(tr("Card number %1 · %2").arg(card->number + 1).arg(cardCode(card->patient)));
    });
}

QImage CardPage::picture() const {
    constexpr int kScale = 12;
    return code_.scaled(code_.size() * kScale, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

// The size of a bank card at the page's upper edge, so that it can be cut out.
void CardPage::draw(QPainter& painter, const QRectF& on) const {
    const qreal mm = painter.device()->logicalDpiX() / 25.4;
    const QRectF card(on.left(), on.top(), 110 * mm, 68 * mm);
    painter.setPen(QPen(Qt::black, 0.3 * mm));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(card, 3 * mm, 3 * mm);
    const QRectF code(card.left() + 3 * mm, card.top() + 3 * mm, 62 * mm, 62 * mm);
    painter.drawImage(code, code_);
    const QRectF words(code.right() + 3 * mm, card.top() + 6 * mm, card.right() - code.right() - 6 * mm,
                       56 * mm);
    QFont large = QApplication::font();
    large.setPointSizeF(12);
    large.setBold(true);
    painter.setPen(Qt::black);
    painter.setFont(large);
    QRectF used;
    painter.drawText(words, Qt::TextWordWrap, name_, &used);
    QFont small = QApplication::font();
    small.setPointSizeF(8);
    painter.setFont(small);
    painter.drawText(
        words.adjusted(0, used.height() + 3 * mm, 0, 0), Qt::TextWordWrap,
        QStringLiteral("%1\n\n%2")
            .arg(
                tr("Care card\n%1\n\nShow it at a clinic's desk. It opens no record by itself.").arg(clinic_),
                number_->text()));
}

Status CardPage::saveTo(const QString& path) {
    if (code_.isNull()) return fail(ErrorCode::NotFound, "no card yet");
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        if (!picture().save(&file, "PNG")) return fail(ErrorCode::Io, "the picture could not be made");
        return writeFileDurably(utf8(path), viewOf(file.data()));
    }
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout::Millimeter);
    writer.setResolution(300);
    writer.setTitle(tr("Care card"));
    QPainter painter;
    if (!painter.begin(&writer)) return fail(ErrorCode::Io, "the file could not be written");
    draw(painter, QRectF(0, 0, writer.width(), writer.height()));
    painter.end();
    return writeFileDurably(utf8(path), viewOf(file.data()));
}

void CardPage::print() {
    auto* printer = new QPrinter(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QPrintDialog::finished, this, [this, printer](int answer) {
        if (answer == QDialog::Accepted) {
            QPainter painter;
            if (painter.begin(printer)) {
                draw(painter, printer->pageRect(QPrinter::DevicePixel)
                                  .translated(-printer->pageRect(QPrinter::DevicePixel).topLeft()));
                painter.end();
            } else {
                complain(fail(ErrorCode::Io, "no printer"), tr("The card was not printed."));
            }
        }
        delete printer;
    });
    dialog->open();
}

}  // namespace reseal::ui
