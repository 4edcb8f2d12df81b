// The register of patients and the invitations: each look is written down, and no token admits two.
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/store/invitations.h"
#include "core/store/patient_register.h"
#include "core/store/schema.h"
#include "tests/unit/durable.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace reseal;
using namespace reseal::test;
using namespace reseal::store;
using crypto::SecretBytes;

namespace {

sql::Database tablesIn(const fs::path& folder) {
    const SecretBytes key(32);
    return must(fs::exists(folder / "ledger") ? sql::Database::open(folder / "ledger", key, kLedgerSchema)
                                              : sql::Database::create(folder / "ledger", key, kLedgerSchema));
}

Hash32 person(std::uint8_t n) {
    return Hash32::copy(Bytes(32, n));
}
const InvitationToken kToken = InvitationToken::copy(Bytes(16, 0x77));
const Hash32 kTokenHash = crypto::sha256(kToken);

Patient patient(std::string_view name, std::string_view born = "", std::string_view number = "") {
    Patient out;
    out.name = name;
    out.birthDate = born;
    out.localNumber = number;
    return out;
}

int child(const fs::path& folder) {
    sql::Database database = tablesIn(folder);
    Invitations invitations(database);
    must(invitations.claim(kToken, person(1), bytesOf("proof"), Instant{10}));
    must(invitations.confirm(kTokenHash, person(1)));
    return 0;
}

}  // namespace

class PeopleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> home_;
    fs::path folder() const { return home_->path().toStdString(); }
    sql::Database tables() { return tablesIn(folder()); }

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void patientsAreFoundHoweverTheyAreWritten() {
        sql::Database database = tables();
        PatientRegister patients(database);
        for (const auto& one :
             {patient("Müller-Lüdenscheid, Hans", "1961-04-30", "17"), patient("MULLER, Anna", "1999-01-02"),
              patient("Straße, José", "1961-12-01"), patient("Nguyễn Văn Ánh"), patient("王小明")})
            must(patients.add(one));
        const auto found = [&](std::string_view words) {
            std::string out;
            const auto answer = patients.search(words, {person(9), "search", Instant{1}});
            if (!answer) return codeOf(answer);
            for (const Patient& one : *answer) out += one.name.substr(0, one.name.find_first_of(" ,-")) + ";";
            return out;
        };
        QCOMPARE(found("muller"), "MULLER;Müller;");
        QCOMPARE(found("MÜLLER hans"), "Müller;");
        QCOMPARE(found("hans mül"), "Müller;");
        QCOMPARE(found("ludenscheid"), "Müller;");
        QCOMPARE(found("uller"), "");  // words are looked for from their beginning
        QCOMPARE(found("strasse"), "Straße;");
        QCOMPARE(found("jose 1961"), "Straße;");
        QCOMPARE(found("1961-04-30"), "Müller;");
        QCOMPARE(found("nguyen anh"), "Nguyễn;");
        QCOMPARE(found("王"), "王小明;");
        QCOMPARE(found("% _"), "InvalidArgument");
        for (const char* letter : {"a", "\xc3\xa9", "\xd0\xb6", "\xce\xb1 \xe0\xa4\x85"})
            QCOMPARE(found(letter), "InvalidArgument");
        QCOMPARE(found("m\xc3\xbc"), "MULLER;Müller;");
    }

    void eachLookIsWrittenDown() {
        sql::Database database = tables();
        PatientRegister patients(database);
        const std::int64_t a = must(patients.add(patient("Anna Abel", "", "1"))),
                           b = must(patients.add(patient("Anna Bebel")));
        Patient joined = must(patients.at(a, {person(1), "open", Instant{1}})).value();
        joined.pseudonym = SignPublic::copy(Bytes(32, 4));
        joined.careCard = Bytes(4000, 6);
        must(patients.update(joined));
        QVERIFY(must(patients.withPseudonym(*joined.pseudonym, {person(2), "card", Instant{2}})) == joined);
        QVERIFY(must(patients.withNumber("1", {person(3), "number", Instant{3}})) == joined);
        QVERIFY(!must(patients.withNumber("2", {person(3), "number", Instant{3}})));
        QCOMPARE(must(patients.search("anna", {person(4), "search", Instant{4}})).size(), std::size_t{2});
        const auto looks = must(patients.looks(a));
        QCOMPARE(looks.size(), std::size_t{4});
        QVERIFY(looks[0] == (Look{a, person(4), "search", Instant{4}}));
        QVERIFY(looks[3] == (Look{a, person(1), "open", Instant{1}}));
        QCOMPARE(must(patients.looks(b)).size(), std::size_t{1});
        must(patients.remove(a));
        QVERIFY(!must(patients.at(a, {person(1), "open", Instant{5}})));
        QCOMPARE(must(patients.looks(a)).size(), std::size_t{4});
        QVERIFY(must(patients.add(patient("New"))) > b);  // a row never means two people
        QCOMPARE(codeOf(patients.at(b, {person(1), "", Instant{5}})), "InvalidArgument");
        QCOMPARE(codeOf(patients.search("anna", {person(1), std::string(65, 'x'), Instant{5}})),
                 "InvalidArgument");
    }

    void whoEntersUndoesNothing() {
        sql::Database database = tables();
        PatientRegister patients(database);
        const Viewer who{person(7), "add", Instant{3}};
        Patient anna = patient("Anna Abel", "1961-04-30");
        anna.row = must(patients.enter(anna, who));
        QVERIFY(must(patients.looks(anna.row)).front() == (Look{anna.row, person(7), "add", Instant{3}}));
        QCOMPARE(codeOf(patients.enter(patient("anna ABEL", "1961-04-30"), who)), "AlreadyExists");
        QCOMPARE(codeOf(patients.enter(patient("Anna Abel", "1961-04-30", "2"), who)), "fine");
        anna.pseudonym = SignPublic::copy(Bytes(32, 4));
        anna.careCard = Bytes(40, 6);
        QCOMPARE(must(patients.enter(anna, who)), anna.row);
        Patient words = patient("Anna Bebel", "1961-05-30", "1");
        words.row = anna.row;
        const EntryRules staff{true, {}};
        must(patients.enter(words, who, staff));
        const Patient kept = must(patients.at(anna.row, who)).value();
        QVERIFY(kept.name == "Anna Bebel" && kept.localNumber == "1" && kept.birthDate == "1961-05-30");
        QVERIFY(kept.pseudonym == anna.pseudonym && kept.careCard == anna.careCard);
        // Refused, nothing has changed; what a refusal tells of is written down.
        const std::size_t looks = must(patients.looks(anna.row)).size();
        Patient other = words;
        other.pseudonym = SignPublic::copy(Bytes(32, 5));
        QCOMPARE(codeOf(patients.enter(other, who)), "Conflict");
        other = words;
        other.localNumber = "2";
        QCOMPARE(codeOf(patients.enter(other, who, staff)), "AlreadyExists");
        other.localNumber = "1";
        other.birthDate = "1961";
        QCOMPARE(codeOf(patients.enter(other, who)), "InvalidArgument");
        QCOMPARE(codeOf(patients.enter(patient("New"), {person(7), "", Instant{3}})), "InvalidArgument");
        other.birthDate = "";
        other.row = 4711;
        QCOMPARE(codeOf(patients.enter(other, who)), "NotFound");
        QCOMPARE(must(patients.looks(anna.row)).size(), looks + 3);
        QVERIFY(must(patients.search("new", who)).empty());
        QVERIFY(must(patients.at(anna.row, who)).value() == kept);
    }

    // What is refused tells that somebody is there.
    void whatIsRefusedIsWrittenDown() {
        sql::Database database = tables();
        PatientRegister patients(database);
        const std::int64_t anna = must(patients.add(patient("Anna Abel", "1961-04-30", "1")));
        const std::int64_t bo = must(patients.add(patient("Bo Bebel")));
        const Viewer who{person(7), "add", Instant{3}};
        QCOMPARE(codeOf(patients.enter(patient("Anna ABEL", "1961-04-30"), who)), "AlreadyExists");
        QVERIFY(must(patients.looks(anna)).front() == (Look{anna, person(7), "add-refused", Instant{3}}));
        QCOMPARE(codeOf(patients.enter(patient("New", "", "1"), who)), "AlreadyExists");
        QCOMPARE(must(patients.looks(anna)).size(), std::size_t{2});
        Patient joined = patient("Bo Bebel");
        joined.row = bo;
        joined.pseudonym = SignPublic::copy(Bytes(32, 4));
        must(patients.enter(joined, {person(8), "change", Instant{4}}));
        joined.name = "Bob Bebel";
        QCOMPARE(codeOf(patients.enter(joined, {person(8), "change", Instant{5}})), "Denied");
        QVERIFY(must(patients.looks(bo)).front() == (Look{bo, person(8), "change-refused", Instant{5}}));
        must(patients.enter(joined, {person(8), "change", Instant{6}}, {true, {}}));
        // Who looked: all, at a row, by a member, page by page.
        const auto all = must(patients.looks(LookFilter{{}, {}, 0, 1000}));
        QCOMPARE(all.size(), std::size_t{5});
        QVERIFY(all[0].name == "Bob Bebel" && all[0].look.at == Instant{6});
        QVERIFY(std::ranges::is_sorted(all, std::ranges::greater{}, &NumberedLook::number));
        QCOMPARE(must(patients.looks(LookFilter{anna, {}, 0, 1000})).size(), std::size_t{2});
        QCOMPARE(must(patients.looks(LookFilter{anna, person(8), 0, 1000})).size(), std::size_t{0});
        QCOMPARE(must(patients.looks(LookFilter{{}, person(8), 0, 1000})).size(), std::size_t{3});
        const auto page = must(patients.looks(LookFilter{{}, {}, all[1].number, 2}));
        QVERIFY(page.size() == 2 && page[0].number == all[2].number && page[1].number == all[3].number);
        must(patients.remove(bo));
        QVERIFY(must(patients.looks(LookFilter{bo, {}, 0, 1})).front().name.empty());
    }

    void registerRefusesWhatMakesNoSense() {
        sql::Database database = tables();
        PatientRegister patients(database);
        const auto refused = [&](const Patient& one) { return codeOf(patients.add(one)); };
        QCOMPARE(refused(patient("")), "InvalidArgument");
        QCOMPARE(refused(patient(" - ")), "InvalidArgument");
        QCOMPARE(refused(patient("\xff\xfe")), "InvalidArgument");
        QCOMPARE(refused(patient(std::string(257, 'x'))), "InvalidArgument");
        for (const char* date :
             {"1961-4-30", "1961-13-01", "1961-02-29", "1900-02-29", "30.04.1961", "1961-04-31"})
            QCOMPARE(refused(patient("A", date)), "InvalidArgument");
        for (const char* date : {"1960-02-29", "2000-02-29", "1961-12-31", ""})
            QCOMPARE(refused(patient("A", date)), "fine");
        QCOMPARE(refused(patient("A", "", "n1")), "fine");
        QCOMPARE(refused(patient("B", "", "n1")), "AlreadyExists");
        Patient card = patient("C");
        card.careCard.resize(kMaxCareCard + 1);
        QCOMPARE(refused(card), "InvalidArgument");
        card = patient("C");
        card.row = 4711;
        QCOMPARE(codeOf(patients.update(card)), "NotFound");
        // Letters that grow when they are folded must not grow over what the database takes.
        std::string growing;
        while (growing.size() + 3 <= kMaxRegisterText) growing += "\xef\xb7\xba";
        QCOMPARE(refused(patient(growing)), "fine");
        for (int i = 0; i < 60; ++i) must(patients.add(patient("Many " + std::to_string(i))));
        QCOMPARE(must(patients.search("many", {person(1), "search", {}})).size(), kMaxFound);
    }

    void invitationIsUsedOnce() {
        sql::Database database = tables();
        Invitations invitations(database);
        must(invitations.add(kToken, "patient", "room 3", Instant{0}, Instant{100}));
        QCOMPARE(codeOf(invitations.add(kToken, "patient", "", Instant{0}, Instant{100})), "AlreadyExists");
        QCOMPARE(codeOf(invitations.confirm(kTokenHash, person(1))), "Conflict");  // nobody has claimed it
        const Invitation claimed = must(invitations.claim(kToken, person(1), bytesOf("proof"), Instant{100}));
        QVERIFY(claimed.state == Invitation::State::Claimed && claimed.role == "patient");
        QVERIFY(must(invitations.find(kTokenHash)) == claimed);
        QVERIFY(must(invitations.claim(kToken, person(1), bytesOf("proof"), Instant{999})) == claimed);
        QCOMPARE(codeOf(invitations.claim(kToken, person(2), bytesOf("proof"), Instant{50})), "Denied");
        QCOMPARE(codeOf(invitations.confirm(kTokenHash, person(2))), "Conflict");
        QCOMPARE(codeOf(invitations.confirm(kTokenHash, person(1))), "fine");
        QCOMPARE(codeOf(invitations.confirm(kTokenHash, person(1))), "Conflict");
        QCOMPARE(codeOf(invitations.refuse(kTokenHash)), "Conflict");
        QCOMPARE(codeOf(invitations.claim(kToken, person(2), {}, Instant{50})), "Denied");
        // Forgotten, it is unknown, not open again.
        QCOMPARE(must(invitations.forget(Instant{101})), std::size_t{1});
        QCOMPARE(codeOf(invitations.claim(kToken, person(2), {}, Instant{50})), "NotFound");
    }

    void refusedOrExpiredInvitationAdmitsNobody() {
        sql::Database database = tables();
        Invitations invitations(database);
        must(invitations.add(kToken, "doctor", "", Instant{0}, Instant{100}));
        QCOMPARE(codeOf(invitations.claim(kToken, person(1), {}, Instant{101})), "Expired");
        must(invitations.claim(kToken, person(1), {}, Instant{50}));
        must(invitations.refuse(kTokenHash));
        QCOMPARE(codeOf(invitations.claim(kToken, person(1), {}, Instant{50})), "Denied");
        QCOMPARE(codeOf(invitations.confirm(kTokenHash, person(1))), "Conflict");
        QCOMPARE(codeOf(invitations.claim(InvitationToken{}, person(1), {}, Instant{50})), "NotFound");
        QCOMPARE(codeOf(invitations.claim(kToken, person(1), Bytes(kMaxClaimProof + 1), Instant{50})),
                 "TooLarge");
        QCOMPARE(codeOf(invitations.add(InvitationToken{}, "", "", Instant{0}, Instant{1})),
                 "InvalidArgument");
        QCOMPARE(codeOf(invitations.add(InvitationToken{}, "doctor", "", Instant{1}, Instant{1})),
                 "InvalidArgument");
        QCOMPARE(must(invitations.list()).size(), std::size_t{1});
    }

    void invitationKilledAtEveryMomentAdmitsOne() {
        for (int n = 1;; ++n) {
            for (const auto& entry : fs::directory_iterator(folder())) fs::remove(entry.path());
            {
                sql::Database database = tables();
                must(Invitations(database).add(kToken, "patient", "", Instant{0}, Instant{100}));
            }
            const int ended = inProcess(folder().string(), n);
            sql::Database database = tables();
            Invitations invitations(database);
            const auto state = must(invitations.find(kTokenHash))->state;
            const bool open = state == Invitation::State::Open;
            QCOMPARE(codeOf(invitations.claim(kToken, person(2), {}, Instant{10})), open ? "fine" : "Denied");
            if (!open) must(invitations.claim(kToken, person(1), bytesOf("proof"), Instant{10}));
            if (ended == 0) {
                QVERIFY(state == Invitation::State::Confirmed);
                break;
            }
            QCOMPARE(ended, -SIGKILL);
        }
    }

    void tokenItselfIsNotStored() {
        sql::Database database = tables();
        must(Invitations(database).add(kToken, "patient", "", Instant{0}, Instant{100}));
        QCOMPARE(
            must(database.integer("SELECT count(*) FROM invitation WHERE instr(token_hash, ?) > 0", kToken)),
            0);
    }
};

int main(int argc, char** argv) {
    if (const char* folder = std::getenv("RESEAL_CHILD")) return child(folder);
    QCoreApplication application(argc, argv);
    PeopleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "people_test.moc"
