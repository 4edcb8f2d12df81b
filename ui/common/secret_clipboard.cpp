#include "ui/common/secret_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QTimer>

namespace reseal::ui {
namespace {

struct Copied {
    QString text;
    QTimer timer;
};

// The application's child: gone before the clipboard is.
Copied& copied() {
    class Owned final : public QObject {
    public:
        using QObject::QObject;
        Copied copied;
    };
    static QPointer<Owned> owned;
    if (owned == nullptr) {
        owned = new Owned(qApp);
        owned->copied.timer.setSingleShot(true);
        QObject::connect(&owned->copied.timer, &QTimer::timeout, owned, [] { dropCopiedSecret(); });
        QObject::connect(qApp, &QCoreApplication::aboutToQuit, owned, [] { dropCopiedSecret(); });
    }
    return owned->copied;
}

}  // namespace

void copySecret(const QString& text) {
    auto* secret = new QMimeData;
    secret->setText(text);
    secret->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(secret);
    copied().text = text;
    copied().timer.start(kSecretOnClipboardMs);
}

void dropCopiedSecret() {
    QString& text = copied().text;
    if (!text.isEmpty() && QGuiApplication::clipboard()->text() == text)
        QGuiApplication::clipboard()->clear();
    text.clear();
    copied().timer.stop();
}

}  // namespace reseal::ui
