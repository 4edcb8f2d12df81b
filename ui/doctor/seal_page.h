// A new record: drop files, see what they become and for whom, seal.
//
// Nothing is sealed before the button; what a drop showed stays until another is made or it is put away.
//
// Thread rule: the GUI thread.
#pragma once

#include "core/engine/doctor_desk.h"
#include "ui/common/page.h"
#include "ui/common/shell.h"

class QCheckBox;
class QComboBox;
class QProgressBar;
class QStackedWidget;
class QTableWidget;

namespace reseal::ui {

class SealPage final : public Page {
    Q_OBJECT
public:
    SealPage(engine::DoctorDesk& desk, Shell& shell, QWidget* parent = nullptr);
    ~SealPage() override;
    void refresh() override;
    bool find(const QString& patient) override;  // a pseudonym in hexadecimal
    void preview(const QStringList& paths);
    QTableWidget& table() { return *table_; }
    QPushButton* sealButton() { return seal_; }
    QCheckBox* samePerson() { return same_; }
    bool isShowing() const { return shown_.has_value(); }
    void showProgress(const engine::JobProgress& progress);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();
    void sayWho();
    void show(const engine::ImportPreview& preview);
    void judge();
    void tickAll();  // or, if any is ticked, none
    void seal();
    void sayWhatBecame(const engine::SealReport& report);
    void putAway();
    void addPatient();
    engine::DoctorDesk& desk_;
    Shell& shell_;
    QComboBox* who_;
    QStackedWidget* stack_;
    QVBoxLayout* files_;
    QTableWidget* table_;
    QCheckBox* same_;
    QLabel *state_, *unsorted_;
    QPushButton *ticks_, *seal_, *away_, *choose_;
    QProgressBar* busy_;
    std::vector<engine::PatientRow> patients_;
    std::optional<SignPublic> patient_;
    std::optional<engine::ImportPreview> shown_;
    std::vector<QComboBox*> categories_;  // of the records; null: can't be chosen
    bool working_ = false;
};

}  // namespace reseal::ui
