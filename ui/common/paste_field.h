// Where a code's text is pasted: plain text, left to right in every language.
//
// Pasting with nothing on the clipboard hands a null pointer on in Qt 6.4 under X11, and crashes there.
//
// Thread rule: the GUI thread.
#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

namespace reseal::ui {

class PasteField final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PasteField(const QString& name, const QString& example, int height, QWidget* parent = nullptr)
        : QPlainTextEdit(parent) {
        setAccessibleName(name);
        setPlaceholderText(example);
        setTabChangesFocus(true);
        setMaximumHeight(height);
        setLayoutDirection(Qt::LeftToRight);
    }

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override {
        return source != nullptr && source->hasText();
    }
    void insertFromMimeData(const QMimeData* source) override {
        if (source != nullptr && source->hasText()) insertPlainText(source->text());
    }
};

}  // namespace reseal::ui
