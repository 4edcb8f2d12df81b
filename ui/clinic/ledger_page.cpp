#include "ui/clinic/ledger_page.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/clinic/ledger_words.h"
#include "ui/common/async.h"
#include "ui/common/file_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

constexpr std::size_t kPage = 100;

QLabel* mono(const QString& text) {
    auto* out = selectable(label(Type::Mono, text));
    out->setLayoutDirection(Qt::LeftToRight);
    return out;
}

// What it is called in the program and in its documents: for those who look it up.
void sayRaw(QLabel* of, const std::string& name) {
    of->setToolTip(plainTip(text(name)));
    of->setAccessibleDescription(text(name));
}

// Hexadecimal may be broken anywhere.
QString breakable(const QString& hex) {
    QString out;
    for (qsizetype i = 0; i < hex.size(); i += 16) {
        if (i > 0) out += QChar(0x200B);
        out += hex.mid(i, 16);
    }
    return out;
}

}  // namespace

LedgerPage::LedgerPage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Ledger"),
           tr("What the clinics have agreed upon, as it lies on this clinic's disk: pseudonyms, keys and "
              "proofs, no names and no content."),
           Body::Fixed, parent),
      desk_(desk),
      shell_(shell) {
    words_ = new QLineEdit;
    words_->setPlaceholderText(tr("A block's number, or the first digits of an id"));
    words_->setAccessibleName(tr("Find on the ledger"));
    words_->setClearButtonEnabled(true);
    words_->addAction(icon("search"), QLineEdit::LeadingPosition);
    body()->addWidget(words_);
    blocks_ = new QTableWidget(0, 6);
    setUpTable(*blocks_);
    blocks_->setAccessibleName(tr("Blocks"));
    blocks_->setHorizontalHeaderLabels(
        {tr("Block"), tr("When"), tr("Proposed by"), tr("Transactions"), tr("Size"), tr("Fingerprint")});
    blocks_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    setColumn(*blocks_, 0, 80);
    setColumn(*blocks_, 1, 180);
    setColumn(*blocks_, 3, 110);
    setColumn(*blocks_, 4, 90);
    setColumn(*blocks_, 5, 150);
    hits_ = new QListWidget;
    hits_->setAccessibleName(tr("What was found"));
    stack_ = new QStackedWidget;
    stack_->addWidget(blocks_);
    stack_->addWidget(hits_);
    body()->addWidget(stack_, 1);
    older_ = button(Kind::Ordinary, tr("Older blocks"));
    body()->addWidget(older_, 0, Qt::AlignLeft);
    connect(older_, &QPushButton::clicked, this, [this] {
        if (!heights_.empty()) load(heights_.back());
    });
    const auto open = [this](const QTableWidgetItem* item) {
        showBlock(heights_[static_cast<std::size_t>(item->row())]);
    };
    connect(blocks_, &QTableWidget::itemActivated, this, open);
    connect(blocks_, &QTableWidget::itemClicked, this, open);
    connect(words_, &QLineEdit::returnPressed, this, &LedgerPage::search);
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
        if (words.isEmpty()) stack_->setCurrentIndex(0);
    });
    connect(hits_, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { go(found_[static_cast<std::size_t>(hits_->row(item))]); });
}

void LedgerPage::refresh() {
    load(0);
}

void LedgerPage::load(std::uint64_t below) {
    if (asking_) return;
    asking_ = true;
    whenDone(
        desk_.blocks(below, kPage), this, [this, below](const Result<std::vector<engine::BlockRow>>& rows) {
            asking_ = false;
            if (!rows)
                return complain(rows.error(), tr("The ledger could not be read."), QStringLiteral("list"));
            banners().dismiss(QStringLiteral("list"));
            if (below == 0) {
                // Nothing moves under the hand of somebody who reads further down.
                if (!heights_.empty() && !rows->empty() && heights_.front() == rows->front().height) return;
                if (heights_.size() > kPage) return;
                heights_.clear();
                blocks_->setRowCount(0);
            }
            for (const engine::BlockRow& row : *rows) {
                const int at = blocks_->rowCount();
                blocks_->insertRow(at);
                heights_.push_back(row.height);
                const QStringList cells{count(static_cast<qint64>(row.height)),
                                        dayAndTime(row.time),
                                        text(row.proposerName),
                                        count(static_cast<qint64>(row.transactions)),
                                        amount(row.bytes),
                                        text(row.hash.hex().substr(0, 16))};
                for (int column = 0; column < cells.size(); ++column)
                    blocks_->setItem(at, column, new QTableWidgetItem(cells[column]));
                blocks_->item(at, 5)->setFont(typeface(Type::Mono));
                blocks_->item(at, 0)->setIcon(icon(row.certified ? "tick-circle" : "chain"));
                blocks_->item(at, 0)->setToolTip(
                    plainTip(row.certified ? tr("Carries the clinics' signatures")
                                           : tr("Covered by the signatures of a later block")));
            }
            older_->setEnabled(!heights_.empty() && heights_.back() > 1);
        });
}

bool LedgerPage::find(const QString& words) {
    words_->setText(words);
    search();
    return true;
}

void LedgerPage::search() {
    const QString words = words_->text().trimmed();
    if (words.isEmpty()) return;
    whenDone(desk_.searchLedger(utf8(words)), this,
             [this, words](const Result<std::vector<engine::LedgerHit>>& hits) {
                 if (!hits && hits.error().code == ErrorCode::InvalidArgument)
                     return (void)banners().show(
                         Tone::Warn,
                         tr("Type a block's number, at least 4 digits of a block's or "
                            "transaction's id, or at least 8 of any other."),
                         QStringLiteral("find"));
                 if (!hits)
                     return complain(hits.error(), tr("The ledger could not be searched."),
                                     QStringLiteral("find"));
                 banners().dismiss(QStringLiteral("find"));
                 if (hits->empty())
                     return (void)banners().show(Tone::Neutral,
                                                 tr("Nothing on the ledger begins with “%1”.").arg(words),
                                                 QStringLiteral("find"));
                 found_ = *hits;
                 if (found_.size() == 1) return go(found_.front());
                 hits_->clear();
                 for (const engine::LedgerHit& hit : found_)
                     new QListWidgetItem(icon("search"),
                                         QStringLiteral("%1 · %2").arg(word(hit.kind), text(hit.id)), hits_);
                 stack_->setCurrentIndex(1);
                 hits_->setCurrentRow(0);
                 hits_->setFocus();
             });
}

void LedgerPage::go(const engine::LedgerHit& hit) {
    if (hit.kind == engine::LedgerHitKind::Block) return showBlock(hit.height);
    if (hit.kind == engine::LedgerHitKind::Transaction)
        if (const auto id = TxId::fromHexText(hit.id)) return showTransaction(*id);
    auto* content = new QWidget;
    auto* all = column(content, g(4), g(2));
    all->addWidget(mono(breakable(text(hit.id))));
    all->addWidget(
        label(Type::Body, tr("It is on the ledger. Who is behind it stands nowhere on it."), Ink::Muted));
    all->addStretch(1);
    shell_.showSide(word(hit.kind), content);
}

void LedgerPage::showBlock(std::uint64_t height) {
    whenDone(desk_.block(height), this, [this](const Result<engine::BlockView>& block) {
        if (!block)
            return complain(block.error(), tr("The block could not be read."), QStringLiteral("block"));
        auto* content = new QWidget;
        auto* all = column(content, g(4), g(2));
        all->addWidget(
            label(Type::Body,
                  tr("%1, proposed by %2").arg(dayAndTime(block->row.time), text(block->row.proposerName))));
        all->addWidget(label(Type::Caption, tr("Fingerprint"), Ink::Muted));
        all->addWidget(mono(breakable(text(block->row.hash.hex()))));
        all->addWidget(label(Type::Caption, tr("Fingerprint of the block before"), Ink::Muted));
        all->addWidget(mono(breakable(text(block->row.parent.hex()))));
        all->addWidget(line());
        for (const engine::TransactionView& tx : block->transactions) {
            QStringList kinds;
            for (const engine::OperationView& operation : tx.operations)
                kinds << operationWord(operation.kind);
            kinds.removeDuplicates();
            QPushButton* it = button(
                Kind::Ordinary, QStringLiteral("%1 · %2").arg(kinds.join(QStringLiteral(", ")), brief(tx.id)),
                tx.effective ? "tick-circle" : "ban");
            it->setToolTip(
                plainTip(tx.effective ? tr("Took effect") : tr("Refused: %1").arg(text(tx.refusal))));
            connect(it, &QPushButton::clicked, this, [this, id = tx.id] { showTransaction(id); });
            all->addWidget(it);
        }
        all->addStretch(1);
        shell_.showSide(tr("Block %1").arg(block->row.height), content);
    });
}

void LedgerPage::showTransaction(const TxId& id) {
    whenDone(desk_.transactionView(id), this, [this](const Result<engine::TransactionView>& view) {
        if (!view)
            return complain(view.error(), tr("The transaction could not be read."), QStringLiteral("tx"));
        auto* content = new QWidget;
        auto* all = column(content, g(4), g(2));
        all->addWidget(
            tag(view->effective ? Tone::Good : Tone::Warn,
                view->effective ? tr("✓ Took effect") : tr("✕ Refused: %1").arg(text(view->refusal))));
        all->addWidget(mono(breakable(text(view->id.hex()))));
        all->addWidget(label(Type::Body, tr("In block %1, %2").arg(view->height).arg(dayAndTime(view->time)),
                             Ink::Muted));
        all->addWidget(label(
            Type::Body,
            view->authorClinic.empty() ? tr("By a pseudonym:") : tr("By %1:").arg(text(view->authorClinic)),
            Ink::Muted));
        all->addWidget(mono(breakable(text(view->author))));
        auto* buttons = row(g(2));
        QPushButton* check = button(Kind::Primary, tr("Verify"), "seal");
        QPushButton* proof = button(Kind::Ordinary, tr("Save the proof…"), "save");
        buttons->addWidget(check);
        buttons->addWidget(proof);
        buttons->addStretch(1);
        all->addLayout(buttons);
        connect(check, &QPushButton::clicked, this, [this, id = view->id] { verify(id); });
        connect(proof, &QPushButton::clicked, this, [this, id = view->id] { saveProof(id); });
        for (const engine::OperationView& operation : view->operations) {
            auto* card = new Card(operationWord(operation.kind));
            for (const engine::FieldView& field : operation.fields) {
                auto* name = label(Type::Caption, fieldWord(field.name), Ink::Muted);
                sayRaw(name, operation.kind + "." + field.name);
                card->body()->addWidget(name);
                if (const auto word = valueWord(field)) {
                    auto* value = label(Type::Body, *word);
                    sayRaw(value, field.value);
                    card->body()->addWidget(value);
                    continue;
                }
                card->body()->addWidget(
                    mono(field.value.empty() ? QStringLiteral("–") : breakable(text(field.value))));
            }
            all->addWidget(card);
        }
        if (view->detailsMissing > 0)
            all->addWidget(
                label(Type::Caption,
                      tr("%n sealed field(s) were erased; their fingerprints are still part of it.", nullptr,
                         static_cast<int>(view->detailsMissing)),
                      Ink::Muted));
        all->addStretch(1);
        shell_.showSide(tr("Transaction %1").arg(brief(view->id)), content);
    });
}

void LedgerPage::verify(const TxId& id) {
    whenDone(desk_.verify(id), this, [this, id](const Result<engine::Verification>& done) {
        if (!done) return complain(done.error(), tr("It could not be verified."), QStringLiteral("verify"));
        auto* content = new QWidget;
        auto* all = column(content, g(4), g(2));
        all->addWidget(tag(done->ok ? Tone::Good : Tone::Bad,
                           done->ok ? tr("✓ Everything fits") : tr("✕ Something does not fit")));
        all->addWidget(label(Type::Body,
                             tr("Computed anew from the stored bytes; nothing that is stored as a result was "
                                "believed."),
                             Ink::Muted));
        for (const engine::VerificationStep& step : done->steps) {
            auto* line = row(g(2));
            line->addWidget(
                tag(step.ok ? Tone::Good : Tone::Bad, step.ok ? QStringLiteral("✓") : QStringLiteral("✕")), 0,
                Qt::AlignTop);
            auto* words = column(0);
            words->addWidget(label(Type::Strong, word(step.kind)));
            if (!step.detail.empty()) words->addWidget(label(Type::Caption, text(step.detail), Ink::Muted));
            if (!step.found.empty()) words->addWidget(mono(breakable(text(step.found))));
            if (!step.ok && !step.expected.empty())
                words->addWidget(
                    label(Type::Caption, tr("expected: %1").arg(breakable(text(step.expected))), Ink::Bad));
            line->addLayout(words, 1);
            all->addLayout(line);
        }
        QPushButton* back = button(Kind::Ordinary, tr("Back to the transaction"));
        connect(back, &QPushButton::clicked, this, [this, id] { showTransaction(id); });
        all->addWidget(back, 0, Qt::AlignLeft);
        all->addStretch(1);
        shell_.showSide(tr("Verified step by step"), content);
    });
}

void LedgerPage::saveProof(const TxId& id) {
    const SaveAs as{.name = QStringLiteral("%1.proof").arg(text(id.hex()).left(12))};
    saveFile(this, tr("Save the proof"), as, [this, id](const QString& path) {
        whenDone(desk_.proof(id), this, [this, path](const Result<Bytes>& proof) {
            const Status written = proof ? writeFileDurably(utf8(path), *proof) : Status(proof.error());
            if (!written) return complain(written.error(), tr("The proof was not saved."));
            banners().show(Tone::Good,
                           tr("Saved. Whoever knows this group's phrase can check it without this clinic."));
        });
    });
}

}  // namespace reseal::ui
