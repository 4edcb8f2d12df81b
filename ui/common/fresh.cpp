#include "ui/common/fresh.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>

namespace reseal::ui {

Freshness::Freshness(QObject* parent) : QObject(parent) {
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Freshness::due);
    timer->start(kEveryMs);
}

Freshness& Freshness::instance() {
    static QPointer<Freshness> only;
    if (only.isNull()) only = new Freshness(QCoreApplication::instance());
    return *only;
}

QLabel* keepFresh(QLabel* label, std::function<QString()> words) {
    label->setText(words());
    QObject::connect(&Freshness::instance(), &Freshness::due, label,
                     [label, words = std::move(words)] { label->setText(words()); });
    return label;
}

}  // namespace reseal::ui
