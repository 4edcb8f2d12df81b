// A clinic that belongs to no group of clinics yet: its entry goes out, a genesis comes in; or it founds one
// of entries, of its own alone for a practice with one computer.
//
// Thread rule: the GUI thread.
#pragma once

#include <QWidget>

#include "core/engine/clinic_desk.h"
#include "ui/shell/profiles.h"

namespace reseal::ui {

class BannerArea;

class ClinicSetupPage final : public QWidget {
    Q_OBJECT
public:
    explicit ClinicSetupPage(Profile profile, QWidget* parent = nullptr);
    static bool isNeeded(const Profile& profile);
    BannerArea& banners() { return *banners_; }
    // What the buttons do, once files are chosen.
    void saveEntry(const QString& path);
    void found(const QString& name, const QStringList& entries, const QString& saveAs);
    void useGenesis(const QString& path);

Q_SIGNALS:
    void ready();  // the genesis is in its place
    void switchWanted();

private:
    void confirm(const Bytes& genesis, const engine::FoundedLedger& ledger);
    Profile profile_;
    BannerArea* banners_;
};

}  // namespace reseal::ui
