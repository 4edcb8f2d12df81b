// How far something has come: a row of steps, each with its shape, word and time.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>
#include <vector>

namespace reseal::ui {

struct Step {
    enum class State { Done, Now, Later, Failed } state = State::Later;
    QString name, when;
};

class Steps final : public QWidget {
    Q_OBJECT
public:
    explicit Steps(QWidget* parent = nullptr);
    void set(std::vector<Step> steps);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;  // where there is less room, words are cut with "…"

protected:
    void paintEvent(QPaintEvent*) override;

private:
    int column() const;
    std::vector<Step> steps_;
};

}  // namespace reseal::ui
