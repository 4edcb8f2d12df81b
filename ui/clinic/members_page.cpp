#include "ui/clinic/members_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/ledger/genesis.h"
#include "ui/clinic/give_sheet.h"
#include "ui/common/async.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/table.h"
#include "ui/common/words.h"

namespace reseal::ui {
namespace {

QString roleName(const std::string& code) {
    const auto role = records::roleFromCode(code);
    return role ? word(*role) : text(code);
}

// The code that the person's program shows, as the engine makes it.
QString codeOf(const Hash32& identity) {
    return text(ledger::comparisonPhrase(identity.view()));
}

}  // namespace

MembersPage::MembersPage(engine::ClinicDesk& desk, Shell& shell, QWidget* parent)
    : Page(tr("Members"), tr("Patients and staff of this clinic. You vouch for who they are."),
           Body::Scrolling, parent),
      desk_(desk),
      shell_(shell) {
    QPushButton* invite = button(Kind::Primary, tr("Invite…"), "add-person");
    actions()->addWidget(invite);
    connect(invite, &QPushButton::clicked, this, [this] { openInvite(); });
    waitingTitle_ = label(Type::Heading, tr("Waiting to be let in"));
    body()->addWidget(waitingTitle_);
    waiting_ = column(g(3));
    body()->addLayout(waiting_);
    openTitle_ = label(Type::Heading, tr("Invited, not here yet"));
    body()->addWidget(openTitle_);
    open_ = column(g(2));
    body()->addLayout(open_);
    stack_ = new QStackedWidget;
    auto* nobody = new EmptyState("people", tr("Nobody is in this clinic yet"),
                                  tr("Invite a doctor first, then patients: whoever has an invitation joins "
                                     "with it, and you let them in "
                                     "here."));
    nobody->action(tr("Invite a doctor…"), [this] { openInvite(engine::Role::Doctor); });
    auto* list = new QWidget;
    auto* all = column(list, 0, g(2));
    all->addWidget(label(Type::Heading, tr("Members")));
    members_ = new QTableWidget(0, 3);
    setUpTable(*members_);
    members_->setAccessibleName(tr("Members"));
    members_->setHorizontalHeaderLabels({tr("Name"), tr("Role"), tr("Since")});
    members_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    setColumn(*members_, 1, 180);
    setColumn(*members_, 2, 180);
    members_->setMinimumHeight(320);
    all->addWidget(members_);
    stack_->addWidget(list);
    stack_->addWidget(nobody);
    body()->addWidget(stack_);
    connect(members_, &QTableWidget::cellActivated, this, [this](int row, int) { details(row); });
    connect(members_, &QTableWidget::cellClicked, this, [this](int row, int) { details(row); });
    waitingTitle_->hide();
    openTitle_->hide();
}

bool MembersPage::find(const QString& words) {
    for (int row = 0; row < members_->rowCount(); ++row)
        if (members_->item(row, 0)->text().contains(words, Qt::CaseInsensitive)) {
            members_->setCurrentCell(row, 0);
            members_->setFocus();
            return true;
        }
    banners().show(Tone::Neutral, tr("No member's name has “%1” in it.").arg(words), QStringLiteral("find"));
    return true;
}

void MembersPage::refresh() {
    if (asking_) return;
    asking_ = true;
    whenDone(desk_.invitations(), this, [this](const Result<std::vector<engine::InvitationRow>>& rows) {
        if (rows) showWaiting(*rows);
        whenDone(desk_.members(), this, [this](const Result<std::vector<engine::MemberListRow>>& members) {
            asking_ = false;
            if (!members)
                return complain(members.error(), tr("The members could not be read."),
                                QStringLiteral("list"));
            banners().dismiss(QStringLiteral("list"));
            showMembers(*members);
        });
    });
}

void MembersPage::showMembers(const std::vector<engine::MemberListRow>& rows) {
    rows_ = rows;
    stack_->setCurrentIndex(rows.empty() && shown_.empty() ? 1 : 0);
    members_->setRowCount(0);
    for (const engine::MemberListRow& row : rows) {
        const int at = members_->rowCount();
        members_->insertRow(at);
        auto* name = new QTableWidgetItem(row.name.empty() ? tr("Name not on file") : text(row.name));
        name->setIcon(icon(row.role == "doctor" ? "doctor" : "person"));
        members_->setItem(at, 0, name);
        members_->setItem(at, 1, new QTableWidgetItem(roleName(row.role)));
        members_->setItem(at, 2, new QTableWidgetItem(dayAndTime(row.since)));
    }
}

void MembersPage::showWaiting(const std::vector<engine::InvitationRow>& rows) {
    std::vector<Hash32> now;
    for (const engine::InvitationRow& row : rows)
        if (row.state == engine::InvitationState::Claimed || row.state == engine::InvitationState::Open) {
            now.push_back(row.token);
            if (row.state == engine::InvitationState::Claimed) now.push_back(row.identity);
        }
    const bool same = now == shown_;
    int waiting = 0, open = 0;
    for (const engine::InvitationRow& row : rows) {
        waiting += row.state == engine::InvitationState::Claimed ? 1 : 0;
        open += row.state == engine::InvitationState::Open && row.expires > wallClock() ? 1 : 0;
    }
    shell_.badge(QStringLiteral("members"), waiting);
    waitingTitle_->setVisible(waiting > 0);
    openTitle_->setVisible(open > 0);
    if (same) return;
    shown_ = now;
    clear(waiting_);
    clear(open_);
    if (open > 0)
        open_->addWidget(
            label(Type::Caption,
                  tr("Only the fingerprint of an invitation is kept here, so none can be shown again. "
                     "If one is lost, withdraw it and make a new one."),
                  Ink::Muted));
    for (const engine::InvitationRow& row : rows) {
        if (row.state == engine::InvitationState::Claimed) {
            auto* card = new Card;
            auto* line = reseal::ui::row(g(3));
            auto* words = column(g(1));
            words->addWidget(label(Type::Strong, row.label.empty() ? tr("No name noted") : text(row.label)));
            words->addWidget(label(Type::Body,
                                   tr("%1 · their code: %2").arg(roleName(row.role), codeOf(row.identity)),
                                   Ink::Muted));
            line->addLayout(words, 1);
            QPushButton* no = button(Kind::Ordinary, tr("Refuse…"));
            QPushButton* yes = button(Kind::Primary, tr("Let in…"), "tick");
            line->addWidget(no);
            line->addWidget(yes);
            card->body()->addLayout(line);
            waiting_->addWidget(card);
            connect(yes, &QPushButton::clicked, this, [this, row] { openEnrol(row); });
            connect(no, &QPushButton::clicked, this, [this, row] { refuse(row); });
        } else if (row.state == engine::InvitationState::Open && row.expires > wallClock()) {
            auto* line = reseal::ui::row(g(2));
            line->addWidget(
                label(Type::Body, tr("%1 · %2 · until %3")
                                      .arg(row.label.empty() ? tr("No name noted") : text(row.label),
                                           roleName(row.role), day(row.expires))),
                1);
            QPushButton* take = button(Kind::Quiet, tr("Withdraw…"));
            line->addWidget(take);
            connect(take, &QPushButton::clicked, this, [this, row] { refuse(row); });
            open_->addLayout(line);
        }
    }
}

void MembersPage::details(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= rows_.size()) return;
    const engine::MemberListRow& member = rows_[static_cast<std::size_t>(row)];
    auto* content = new QWidget;
    auto* all = column(content, g(4), g(3));
    all->addWidget(
        label(Type::Body, tr("%1, since %2.").arg(roleName(member.role), dayAndTime(member.since))));
    all->addWidget(
        label(Type::Body, tr("The code that was compared: %1").arg(codeOf(member.identity)), Ink::Muted));
    all->addWidget(
        label(Type::Body,
              tr("Is the passphrase or the computer lost? Invite them again: with a new invitation they "
                 "get new keys and become a member once more."),
              Ink::Muted));
    const auto role = records::roleFromCode(member.role);
    if (role && (*role == engine::Role::Patient || *role == engine::Role::Doctor)) {
        QPushButton* again = button(Kind::Ordinary, tr("Invite again…"), "add-person");
        connect(again, &QPushButton::clicked, this,
                [this, role = *role, name = text(member.name)] { openInvite(role, name); });
        all->addWidget(again, 0, Qt::AlignLeft);
    }
    all->addStretch(1);
    shell_.showSide(members_->item(row, 0)->text(), content);
}

void MembersPage::openInvite(engine::Role wanted, const QString& whom) {
    auto* sheet = new Sheet(this, tr("Invite somebody"));
    auto* role = new QComboBox;
    role->setAccessibleName(tr("Role"));
    for (const engine::Role one : {engine::Role::Patient, engine::Role::Doctor})
        role->addItem(word(one), static_cast<int>(one));
    role->setCurrentIndex(role->findData(static_cast<int>(wanted)));
    auto* name = new QLineEdit(whom);
    name->setAccessibleName(tr("Whom is it for? For the clinic only"));
    name->setPlaceholderText(tr("Whom is it for? For the clinic only"));
    name->setMaxLength(100);
    auto* length = new QComboBox;
    length->setAccessibleName(tr("Good for"));
    for (const auto& [number, words] :
         {std::pair{1, tr("Good for one day")}, std::pair{7, tr("Good for one week")},
          std::pair{30, tr("Good for 30 days")}})
        length->addItem(words, number);
    length->setCurrentIndex(1);
    for (QWidget* one : std::initializer_list<QWidget*>{role, name, length}) sheet->body()->addWidget(one);
    sheet->addButton(Kind::Primary, tr("Make the invitation"), [this, sheet, role, name, length] {
        const QString label = name->text().trimmed();
        const auto as = static_cast<engine::Role>(role->currentData().toInt());
        whenDone(desk_.invite(as, utf8(label), days(length->currentData().toInt())), sheet,
                 [this, sheet, label, as](const Result<engine::InvitationText>& made) {
                     if (!made) return sheet->say(errorText(made.error(), tr("No invitation was made.")));
                     const engine::InvitationText invitation = *made;
                     sheet->dismiss();
                     showInvitation(label, as, invitation);
                     refresh();
                 });
    });
    sheet->addButton(Kind::Ordinary, tr("Cancel"), [sheet] { sheet->dismiss(); });
    sheet->open();
}

void MembersPage::showInvitation(const QString& whom, engine::Role role,
                                 const engine::InvitationText& invitation) {
    openGive(this, whom.isEmpty() ? tr("The invitation") : tr("The invitation for %1").arg(whom),
             tr("Let them scan the code, or give it as a file. It lets nobody in by itself: you will compare "
                "a code and "
                "look at the face. Good until %1.")
                 .arg(day(invitation.expires)),
             text(invitation.text), QStringLiteral("invitation-%1.reseal").arg(text(records::code(role))));
}

void MembersPage::openEnrol(const engine::InvitationRow& row) {
    auto* sheet = new Sheet(this, tr("Is it them?"));
    sheet->body()->addWidget(
        label(Type::Body, tr("Compare this code with the one in their program, and look at their "
                             "papers. You vouch for the name.")));
    sheet->body()->addWidget(label(Type::Title, codeOf(row.identity)));
    auto* name = new QLineEdit(text(row.label));
    name->setAccessibleName(tr("Name, as in their papers"));
    name->setPlaceholderText(tr("Name, as in their papers"));
    name->setMaxLength(100);
    sheet->body()->addWidget(name);
    const bool doctor = row.role == "doctor";
    auto* title = new QLineEdit;
    title->setAccessibleName(tr("Title or field, such as “cardiologist”"));
    title->setPlaceholderText(tr("Title or field, such as “cardiologist”"));
    title->setMaxLength(100);
    title->setVisible(doctor);
    sheet->body()->addWidget(title);
    QPushButton* yes = sheet->addButton(
        Kind::Primary, tr("The code is the same: let in"), [this, sheet, row, name, title, doctor] {
            if (name->text().trimmed().isEmpty()) return sheet->say(tr("Write down the name first."));
            whenDone(desk_.enrol(row.token, row.identity, utf8(name->text().trimmed()),
                                 utf8(title->text().trimmed())),
                     sheet, [this, sheet, doctor](const Result<engine::Enrolment>& enrolment) {
                         if (!enrolment)
                             return sheet->say(errorText(enrolment.error(), tr("Nobody was let in.")));
                         const engine::Enrolment done = *enrolment;
                         sheet->dismiss();
                         showHandover(done, doctor);
                         refresh();
                     });
        });
    yes->setEnabled(!name->text().isEmpty());
    connect(name, &QLineEdit::textChanged, yes,
            [yes](const QString& words) { yes->setEnabled(!words.trimmed().isEmpty()); });
    sheet->addButton(Kind::Ordinary, tr("Cancel"), [sheet] { sheet->dismiss(); });
    sheet->open();
}

void MembersPage::showHandover(const engine::Enrolment& enrolment, bool needsIt) {
    if (!needsIt) {
        banners().show(Tone::Good,
                       tr("%1 is in. Their program goes on by itself.").arg(text(enrolment.name)));
        return;
    }
    openGive(this, tr("%1 is in").arg(text(enrolment.name)),
             tr("Give this to them by hand, as a code or a file: it carries the key of the clinic's archive "
                "and should go "
                "over no network. Without it they can't seal records."),
             text(enrolment.handover), QStringLiteral("handover.reseal"));
}

void MembersPage::refuse(const engine::InvitationRow& row) {
    ask(this, tr("Withdraw the invitation?"), tr("Whoever has it can't be let in with it any more."),
        Kind::Danger, tr("Withdraw"), [this, row] {
            whenDone(desk_.refuse(row.token), this, [this](const Result<void>& done) {
                if (!done) return complain(done.error(), tr("The invitation was not withdrawn."));
                banners().show(Tone::Neutral, tr("Withdrawn."));
                refresh();
            });
        });
}

}  // namespace reseal::ui
