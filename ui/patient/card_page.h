// The care card: what a patient shows at a desk, as a QR code to be shown, printed or saved.
//
// Thread rule: the GUI thread.
#pragma once

#include <QImage>

#include "core/engine/patient_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QPainter;

namespace reseal::ui {

class QrView;

class CardPage final : public Page {
    Q_OBJECT
public:
    CardPage(engine::PatientDesk& desk, Shell& shell, QString name, QString clinic,
             QWidget* parent = nullptr);
    void refresh() override;
    QString cardText() const { return text_; }
    // A PDF of the card, or a picture of the code, as the file's name says; nobody else on this computer may
    // read it. Errors: Io, DiskFull.
    Status saveTo(const QString& path);

private:
    void draw(QPainter& painter, const QRectF& on) const;
    void print();
    QImage picture() const;
    engine::PatientDesk& desk_;
    Shell& shell_;
    QString name_, clinic_, text_;
    QImage code_;
    QrView* view_;
    QLabel* number_;
    bool asking_ = false;
};

}  // namespace reseal::ui
