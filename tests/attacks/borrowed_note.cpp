// A member of a clinic's team wants what was in the note of a grant that has ended: the secret that opens the
// labels under it. The note lies on the ledger's nodes still, and somebody lends a grant of their own to
// carry it.
#include "tests/attacks/attack.h"
#include "tests/unit/node/team_scene.h"

using namespace reseal;
using namespace reseal::test;

class BorrowedNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    void isCarriedByAnotherGrant() {
        Team s;
        const auto own = s.ask(FrameKind::NoteForTeam, s.reading(s.toTeam), s.doctor);
        QVERIFY(own);
        const auto borrowed = s.ask(FrameKind::NoteForTeam, s.reading(s.takingOver), s.doctor);
        const bool succeeded = borrowed && *borrowed == *own;
        ATTACK(succeeded);
    }
};

QTEST_GUILESS_MAIN(BorrowedNote)
#include "borrowed_note.moc"
