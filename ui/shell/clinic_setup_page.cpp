#include "ui/shell/clinic_setup_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/common/boxes.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialog.h"

namespace reseal::ui {
namespace {
constexpr std::uint64_t kMaxFile = 256 << 10;
}

ClinicSetupPage::ClinicSetupPage(Profile profile, QWidget* parent)
    : QWidget(parent), profile_(std::move(profile)) {
    auto* all = column(this, g(4));
    banners_ = new BannerArea;
    all->addStretch(1);
    const auto card = [&](const QString& title, const QString& text) {
        auto* out = new Card(title);
        out->setFixedWidth(620);
        out->body()->addWidget(label(Type::Body, text, Ink::Muted));
        all->addLayout(middle(out));
        return out;
    };
    auto* head =
        label(Type::Title, tr("%1 has its keys. Which clinics does it work with?").arg(profile_.name));
    head->setFixedWidth(620);
    all->addLayout(middle(head));

    auto* single = card(tr("Work alone"), tr("What a practice with one computer wants."));
    QPushButton* alone = button(Kind::Primary, tr("This clinic alone"), "building");
    single->body()->addWidget(alone, 0, Qt::AlignLeft);

    auto* join =
        card(tr("Join clinics that found a group together"),
             tr("Save this clinic's entry and give it to whoever founds the group. You get one file back, "
                "the same for all clinics: open it here."));
    QPushButton* save = button(Kind::Ordinary, tr("Save this clinic's entry…"), "save");
    QPushButton* use = button(Kind::Ordinary, tr("Open the group's file…"), "file");
    auto* both = row(g(2));
    both->addWidget(save);
    both->addWidget(use);
    both->addStretch(1);
    join->body()->addLayout(both);

    auto* begin = card(tr("Found a group"), tr("Add the entries of the other clinics."));
    auto* name = new QLineEdit(tr("Group of %1").arg(profile_.name));
    name->setAccessibleName(tr("Name of the group"));
    name->setMaxLength(100);
    QPushButton* others = button(Kind::Ordinary, tr("Found it with other clinics' entries…"), "people");
    auto* founding = row(g(2));
    founding->addWidget(name, 1);
    founding->addWidget(others);
    begin->body()->addLayout(founding);
    auto* later = label(
        Type::Caption, tr("Which clinics belong to a group can't change later in this version."), Ink::Muted);
    later->setFixedWidth(620);
    all->addLayout(middle(later));
    QPushButton* other = button(Kind::Quiet, tr("Somebody else"), "switch");
    all->addWidget(other, 0, Qt::AlignHCenter);
    all->addStretch(2);
    all->addWidget(banners_);

    connect(save, &QPushButton::clicked, this, [this] {
        saveFile(this, tr("Save this clinic's entry"), {}, [this](const QString& path) { saveEntry(path); });
    });
    connect(use, &QPushButton::clicked, this, [this] {
        openFile(this, tr("Open the group's file"), [this](const QString& path) { useGenesis(path); });
    });
    connect(others, &QPushButton::clicked, this, [this, name] {
        openFiles(this, tr("The other clinics' entries"), [this, name](const QStringList& files) {
            found(name->text(), files,
                  QString::fromStdString((profile_.keys.parent_path() / "group.reseal").string()));
        });
    });
    connect(alone, &QPushButton::clicked, this, [this, name] { found(name->text(), {}, {}); });
    connect(other, &QPushButton::clicked, this, &ClinicSetupPage::switchWanted);
}

bool ClinicSetupPage::isNeeded(const Profile& profile) {
    std::error_code why;
    return profile.kind == Profile::Kind::Clinic && !std::filesystem::exists(profile.keys / "genesis", why);
}

void ClinicSetupPage::saveEntry(const QString& path) {
    const auto entry = engine::clinicEntry(profile_.keys);
    const Status written = entry ? writeFileDurably(utf8(path), *entry) : Status(entry.error());
    if (!written)
        banners_->show(toneOf(written.error()), errorText(written.error(), tr("The entry was not saved.")),
                       QStringLiteral("entry"));
    else
        banners_->show(Tone::Good, tr("The entry is saved. Give it to whoever founds the group."),
                       QStringLiteral("entry"));
}

void ClinicSetupPage::found(const QString& name, const QStringList& entries, const QString& saveAs) {
    const auto complain = [this](const Error& error) {
        banners_->show(toneOf(error), errorText(error, tr("The group was not founded.")),
                       QStringLiteral("found"));
    };
    engine::NewLedger ledger{utf8(name.trimmed()), wallClock(), seconds(1), {}};
    auto own = engine::clinicEntry(profile_.keys);
    if (!own) return complain(own.error());
    ledger.entries.push_back(*std::move(own));
    for (const QString& file : entries) {
        auto entry = readFile(utf8(file), kMaxFile);
        if (!entry) return complain(entry.error());
        if (*entry != ledger.entries.front()) ledger.entries.push_back(*std::move(entry));
    }
    const auto made = engine::makeGenesis(ledger);
    if (!made) return complain(made.error());
    if (!saveAs.isEmpty())
        if (const Status written = writeFileDurably(utf8(saveAs), made->genesis); !written)
            return complain(written.error());
    confirm(made->genesis, *made);
}

void ClinicSetupPage::useGenesis(const QString& path) {
    const auto bytes = readFile(utf8(path), kMaxFile);
    const auto ledger =
        bytes ? engine::describeGenesis(*bytes) : Result<engine::FoundedLedger>(bytes.error());
    if (!ledger) {
        banners_->show(Tone::Bad, errorText(ledger.error(), tr("This is no group's file.")),
                       QStringLiteral("genesis"));
        return;
    }
    confirm(*bytes, *ledger);
}

void ClinicSetupPage::confirm(const Bytes& genesis, const engine::FoundedLedger& ledger) {
    const bool alone = ledger.clinics.size() == 1;
    auto* sheet = new Sheet(this, alone ? tr("This clinic alone") : tr("Is this the group?"));
    sheet->body()->addWidget(label(Type::Heading, text(ledger.name)));
    QStringList names;
    for (const std::string& clinic : ledger.clinics) names << text(clinic);
    sheet->body()->addWidget(label(Type::Body, names.join(QStringLiteral("\n"))));
    sheet->body()->addWidget(label(Type::Body,
                                   alone
                                       ? tr("There is no other clinic to compare this phrase with. Everybody "
                                            "who joins here sees it too.")
                                       : tr("Call the other clinics and compare this phrase. It must be the "
                                            "same everywhere; if it is not, somebody has another file."),
                                   Ink::Muted));
    sheet->body()->addWidget(selectable(label(Type::Title, text(ledger.phrase))));
    sheet->addButton(Kind::Primary, alone ? tr("Begin") : tr("Yes, this is it"), [this, sheet, genesis] {
        sheet->dismiss();
        if (const Status used = engine::useGenesis(profile_.keys, genesis); !used) {
            banners_->show(
                toneOf(used.error()),
                errorText(used.error(), tr("The clinic does not belong to this group, or it could not be "
                                           "saved.")),
                QStringLiteral("genesis"));
            return;
        }
        Q_EMIT ready();
    });
    sheet->addButton(Kind::Ordinary, tr("No"), [sheet] { sheet->dismiss(); });
    sheet->open();
}

}  // namespace reseal::ui
