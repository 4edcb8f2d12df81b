#include "ui/clinic/give_sheet.h"

#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/common/boxes.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"
#include "ui/common/qr.h"
#include "ui/common/qr_view.h"

namespace reseal::ui {
namespace {

class Give {
    Q_DECLARE_TR_FUNCTIONS(GiveSheet)
public:
    static Sheet* open(QWidget* over, const QString& title, const QString& words, const QString& given,
                       const QString& fileName) {
        auto* sheet = new Sheet(over, title, 520);
        sheet->body()->addWidget(label(Type::Body, words));
        auto* view = new QrView;
        if (auto code = qrCode(given)) view->set(*code);
        sheet->body()->addWidget(view, 0, Qt::AlignHCenter);
        auto* text = new QPlainTextEdit(given);
        text->setReadOnly(true);
        text->setFont(typeface(Type::Mono));
        text->setAccessibleName(tr("As text"));
        text->setTabChangesFocus(true);
        text->setLayoutDirection(Qt::LeftToRight);
        text->setMaximumHeight(76);
        sheet->body()->addWidget(text);
        sheet->addButton(Kind::Primary, tr("Done"), [sheet] { sheet->dismiss(); });
        sheet->addButton(Kind::Ordinary, tr("Save as a file…"), [sheet, given, fileName] {
            saveFile(sheet, tr("Save as a file"), {.name = fileName}, [given, sheet](const QString& path) {
                const Status written = writeFileDurably(utf8(path), bytesOf(utf8(given)));
                sheet->say(written ? tr("Saved.") : errorText(written.error(), tr("The file was not saved.")),
                           written ? Ink::Good : Ink::Bad);
            });
        });
        sheet->open();
        return sheet;
    }
};

}  // namespace

Sheet* openGive(QWidget* over, const QString& title, const QString& words, const QString& given,
                const QString& fileName) {
    return Give::open(over, title, words, given, fileName);
}

}  // namespace reseal::ui
