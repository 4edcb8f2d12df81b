// Words that grow old while they stand there ("3 minutes ago"): one timer for all of them says them anew.
//
// Thread rule: the GUI thread.
#pragma once

#include <QLabel>
#include <functional>

namespace reseal::ui {

// Half a minute: such words count in minutes.
class Freshness final : public QObject {
    Q_OBJECT
public:
    static constexpr int kEveryMs = 30'000;
    static Freshness& instance();  // the application owns it

Q_SIGNALS:
    void due();

private:
    explicit Freshness(QObject* parent);
};

// What `words` says now, and again whenever it is due, as long as the label lives.
QLabel* keepFresh(QLabel* label, std::function<QString()> words);

}  // namespace reseal::ui
