// Whom a doctor knows, by which words, and the clinic's register through the home node.
#include <QtTest>

#include "core/base/cbor.h"
#include "core/records/care_card.h"
#include "core/records/paper_refusal.h"
#include "core/records/plain_text.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

using records::PaperRefusal;

class EnginePatientsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatADoctorKnowsAPatientBy();
    void aKnownCardIsNotRenamed();
    void aSecondCardOfTheSameNameIsAskedAbout();
    void theBirthDateGivenIsTheOneThatCounts();
    void aVaultFromBeforeStillOpens();
    void throughTheRegister();
    void whatTheRegisterDoesNotTake();
    void oneDamagedCardHidesNoOther();
    void wordsOfTheRegisterArePlain();
    void withoutTheHandoverNoCard();
    void whoIsNotOfTheClinic();
    void papersSayWhatIsWrong();

private:
    static std::string cardOf(Story& story) { return must(story.patient.patient().careCard()).text; }
    static engine::PatientRow only(Story& story) {
        const auto rows = must(story.doctor.doctor().patients());
        if (rows.size() != 1) qFatal("not one patient");
        return rows.front();
    }
};

void EnginePatientsTest::whatADoctorKnowsAPatientBy() {
    Story story;
    auto acts = [&] { return story.doctor.doctor(); };
    const std::string card = cardOf(story);
    const auto added = must(acts().addPatient({card, "Eva M.", "1961-04-30", "A-17"}));
    QVERIFY(added.name == "Eva M." && added.birthDate == "1961-04-30" && added.localNumber == "A-17");
    QVERIFY(only(story).birthDate == "1961-04-30" && only(story).localNumber == "A-17");
    // Added again, what is not said stays.
    must(acts().addPatient({card, "", "", "A-17"}));
    QVERIFY(only(story).name == "Eva M." && only(story).birthDate == "1961-04-30");
    QVERIFY(only(story).localNumber == "A-17");
    const auto edited = must(acts().editPatient(story.whom(), "Eva Muster", "1961", ""));
    QVERIFY(edited.name == "Eva Muster" && edited.birthDate == "1961" && edited.localNumber.empty());
    QVERIFY(edited.ready && edited.added == added.added);
    QVERIFY(only(story).name == "Eva Muster" && only(story).localNumber.empty());
    // What makes no sense leaves all as it was.
    for (const char* date : {"30.04.1961", "1961-02-30", "1961-04-30T10:00:00Z", "x"}) {
        QCOMPARE(codeOf(acts().editPatient(story.whom(), "Eva", date, "")), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(acts().addPatient({card, "Eva", date, ""})), ErrorCode::InvalidArgument);
    }
    QCOMPARE(codeOf(acts().editPatient(story.whom(), " ", "1961", "")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(acts().editPatient(story.whom(), "Eva", "", std::string(257, '1'))),
             ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(acts().editPatient(story.whom(), "Eva", "", "1\n2")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(acts().editPatient(SignPublic{}, "Eva", "", "")), ErrorCode::NotFound);
    QVERIFY(only(story).name == "Eva Muster" && only(story).birthDate == "1961");
    QCOMPARE(must(engine::pseudonymFor(story.doctor.at(), story.whom())).number, std::uint64_t{0});
}

// Whoever gives a doctor a card under another's name would have the one sealed to the other.
void EnginePatientsTest::aKnownCardIsNotRenamed() {
    Story story;
    const std::string card = cardOf(story);
    const auto add = [&](const char* name, const char* born, const char* number) {
        return story.doctor.doctor().addPatient({card, name, born, number});
    };
    must(add("Otto", "", ""));
    must(add("Otto", "1950-01-02", "7"));  // what was empty is filled in
    QVERIFY(only(story).birthDate == "1950-01-02" && only(story).localNumber == "7");
    const auto refused = add("Maria", "1950-01-02", "7");
    QCOMPARE(codeOf(refused), ErrorCode::Conflict);
    QVERIFY(refused.error().detail.find("Otto, born 1950-01-02, number 7") != std::string::npos);
    QCOMPARE(codeOf(add("Otto", "1961-04-30", "")), ErrorCode::Conflict);
    QCOMPARE(codeOf(add("Otto", "", "8")), ErrorCode::Conflict);
    QVERIFY(only(story).name == "Otto" && only(story).birthDate == "1950-01-02");
    QCOMPARE(must(story.doctor.doctor().editPatient(story.whom(), "Maria", "", "")).name,
             std::string("Maria"));
}

void EnginePatientsTest::aSecondCardOfTheSameNameIsAskedAbout() {
    Story story;
    Someone member(story.ledger, story.ledger.invite(0, records::Role::Patient), "M");
    member.joinAs("M");
    const std::string card = must(member.patient().careCard()).text;
    const auto add = [&](const char* name, const char* born, const char* number, bool another = false) {
        return story.doctor.doctor().addPatient({card, name, born, number, another});
    };
    must(story.doctor.doctor().addPatient({cardOf(story), "Maria Muster", "1961-04-30", "17"}));
    for (const char* born : {"1961-04-30", "1961", ""})
        QCOMPARE(codeOf(add(" maria  MUSTER", born, "")), ErrorCode::AlreadyExists);
    QCOMPARE(codeOf(add("Somebody", "1999", "17")), ErrorCode::AlreadyExists);
    const auto refused = add("Maria Muster", "1961-04-30", "");
    QVERIFY(refused.error().detail.find(story.whom().hex().substr(0, 16)) != std::string::npos);
    QCOMPARE(must(story.doctor.doctor().patients()).size(), std::size_t{1});
    must(add("Maria Muster", "1961-04-30", "", true));
    QCOMPARE(must(story.doctor.doctor().patients()).size(), std::size_t{2});
    // Somebody who was born on another day is no namesake.
    Story other;
    must(other.doctor.doctor().addPatient({cardOf(other), "Maria Muster", "1961-04-30", "17"}));
    Someone third(other.ledger, other.ledger.invite(0, records::Role::Patient), "T");
    third.joinAs("T");
    must(other.doctor.doctor().addPatient(
        {must(third.patient().careCard()).text, "Maria Muster", "1990-04-30", "18"}));
}

void EnginePatientsTest::theBirthDateGivenIsTheOneThatCounts() {
    Story story;  // whose file says 1961-04-30
    const std::string path = story.write("eva.json", kBundle);
    const auto differs = [&] {
        return must(story.doctor.doctor().previewImport(story.whom(), {path})).files.front().namedOtherwise;
    };
    must(story.doctor.doctor().addPatient({cardOf(story), "Eva Muster", "1931-04-30", ""}));
    QVERIFY(differs());  // her grandmother
    const auto refused = story.seal("eva.json", kBundle);
    QCOMPARE(codeOf(refused), ErrorCode::Denied);
    QVERIFY(refused.error().detail.find("born 1931-04-30") != std::string::npos);
    must(story.doctor.doctor().editPatient(story.whom(), "Eva Muster", "1961", ""));
    QVERIFY(!differs());
    must(story.seal("eva.json", kBundle));
    QCOMPARE(only(story).birthDate, std::string("1961"));  // the doctor's word stays
    // Where the doctor has said nothing, the first file does.
    must(story.doctor.doctor().editPatient(story.whom(), "Eva Muster", "", "9"));
    must(story.seal("more.json",
                    std::string(kBundle).replace(std::string(kBundle).find("Penicillin"), 10, "Amoxicilli")));
    QCOMPARE(only(story).birthDate, std::string("1961-04-30"));
    QCOMPARE(only(story).localNumber, std::string("9"));
}

void EnginePatientsTest::aVaultFromBeforeStillOpens() {
    Story story;
    story.meet();
    const auto own = must(engine::pseudonymFor(story.doctor.at(), story.whom()));
    vault::Locker locker = story.doctor.vault().locker();
    const auto before = [&] {
        cbor::Writer out;
        out.array(5)
            .uint(1)
            .uint(own.number)
            .bytes(own.key)
            .text("Eva M.")
            .uint(static_cast<std::uint64_t>(own.added.ms));
        must(locker.put("pseudonym", story.whom(), out.out()));
    };
    before();
    QVERIFY(only(story).name == "Eva M." && only(story).birthDate.empty());
    QVERIFY(only(story).localNumber.empty() && only(story).added == own.added);
    must(locker.put("born", story.whom(), bytesOf("1961-04-30")));  // as a file had said it
    QCOMPARE(only(story).birthDate, std::string("1961-04-30"));
    must(story.doctor.doctor().editPatient(story.whom(), "Eva M.", "", ""));
    QVERIFY(only(story).birthDate.empty());  // what is taken back does not come again
    cbor::Writer later;
    later.array(2).uint(3).uint(1);
    must(locker.put("pseudonym", story.whom(), later.out()));
    QCOMPARE(codeOf(story.doctor.doctor().patients()), ErrorCode::Damaged);
}

void EnginePatientsTest::throughTheRegister() {
    Story story;
    const std::string card = cardOf(story);
    const auto row =
        must(story.doctor.doctor().addToRegister({0, "Eva Muster", "1961-04-30", "A-17", {}, card, false}));
    const auto found = must(story.doctor.doctor().findInRegister("Muster"));
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].row == row && found[0].name == "Eva Muster" && found[0].birthDate == "1961-04-30");
    QVERIFY(found[0].localNumber == "A-17" && found[0].pseudonym == story.whom());
    QVERIFY(found[0].careCard == card && !found[0].cardWithheld);
    // What is found can be added.
    const auto added = must(story.doctor.doctor().addPatient(
        {found[0].careCard, found[0].name, found[0].birthDate, found[0].localNumber}));
    QVERIFY(added.ready && added.patient == story.whom() && added.birthDate == "1961-04-30");
    QVERIFY(must(story.doctor.doctor().findInRegister("Nobody")).empty());
    // Who looked is the doctor, not a pseudonym.
    const auto identity = must(story.doctor.keys().identity("doctor"));
    QCOMPARE(story.ledger.looks.size(), std::size_t{3});
    for (const Hash32& who : story.ledger.looks) QVERIFY(who == Hash32::copy(identity.point.view()));
    // A patient that this doctor has already: the card that lies here goes along.
    story.ledger.registers.clear();
    must(story.doctor.doctor().addToRegister({0, "Eva", "", "", story.whom(), {}, false}));
    QCOMPARE(must(story.doctor.doctor().findInRegister("Eva")).front().careCard, card);
    must(story.doctor.doctor().addToRegister({1, "Evi", "", "", {}, {}, false}));
    QVERIFY(must(story.doctor.doctor().findInRegister("Eva")).empty());
    QCOMPARE(codeOf(story.doctor.doctor().addToRegister({9, "Evi", "", "", {}, {}, false})),
             ErrorCode::NotFound);
}

void EnginePatientsTest::whatTheRegisterDoesNotTake() {
    Story story;
    FakeLedger elsewhere(1);
    const auto add = [&](const engine::RegisterRow& row) {
        return codeOf(story.doctor.doctor().addToRegister(row));
    };
    const auto foreign =
        records::makeCareCard(crypto::PersonKeys(crypto::SecretBytes::random(32), elsewhere.chain()), 0, 0,
                              elsewhere.clinics[0].id);
    QCOMPARE(add({0, "Eva", "", "", {}, foreign.text(), false}), ErrorCode::WrongLedger);
    QCOMPARE(add({0, "Eva", "", "", SignPublic{}, cardOf(story), false}), ErrorCode::InvalidArgument);
    QCOMPARE(add({0, std::string(257, 'E'), "", "", {}, {}, false}), ErrorCode::InvalidArgument);
    QCOMPARE(add({0, "\xff", "", "", {}, {}, false}), ErrorCode::InvalidArgument);
    QCOMPARE(add({-1, "Eva", "", "", {}, {}, false}), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(story.doctor.doctor().findInRegister(std::string(257, 'E'))), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(story.doctor.doctor().findInRegister("\xff")), ErrorCode::InvalidArgument);
    QVERIFY(story.ledger.looks.empty());  // none of it left this machine
    story.doctor.home().offline = true;
    QCOMPARE(codeOf(story.doctor.doctor().findInRegister("Eva")), ErrorCode::Offline);
}

void EnginePatientsTest::oneDamagedCardHidesNoOther() {
    Story story;
    must(story.doctor.doctor().addToRegister({0, "Eva A", "", "", {}, cardOf(story), false}));
    must(story.doctor.doctor().addToRegister({0, "Eva B", "", "", {}, {}, false}));
    for (auto& [clinic, rows] : story.ledger.registers) {
        rows[1].pseudonym = SignPublic{};
        rows[1].careCard = rows[0].careCard;  // another's
    }
    auto found = must(story.doctor.doctor().findInRegister("Eva"));
    QCOMPARE(found.size(), std::size_t{2});
    QVERIFY(found[0].careCard == cardOf(story) && !found[0].cardDamaged);
    QVERIFY(found[1].name == "Eva B" && found[1].careCard.empty() && found[1].cardDamaged);
    for (auto& [clinic, rows] : story.ledger.registers) rows[1].careCard = Bytes(40, 7);
    found = must(story.doctor.doctor().findInRegister("Eva"));
    QVERIFY(found.size() == 2 && found[1].cardDamaged && found[1].careCard.empty());
}

void EnginePatientsTest::wordsOfTheRegisterArePlain() {
    Story story;
    must(story.doctor.doctor().addToRegister({0, "Eva", "", "", {}, {}, false}));
    for (auto& [clinic, rows] : story.ledger.registers) {
        rows[0].name = "Eva \u202eavE\n";
        rows[0].localNumber = "1\u200f2";
    }
    const auto found = must(story.doctor.doctor().findInRegister("Eva"));
    QVERIFY(records::isPlain(found[0].name, 256) && records::isPlain(found[0].localNumber, 256));
    QVERIFY(found[0].name.starts_with("Eva avE"));
}

// The card's secret would go over a network.
void EnginePatientsTest::withoutTheHandoverNoCard() {
    Story story;
    must(story.doctor.doctor().addToRegister({0, "Eva", "", "", {}, cardOf(story), false}));
    const auto invitation = story.ledger.invite(0, records::Role::Doctor);
    Someone other(story.ledger, invitation, "Cy");
    must(engine::joinStep(other.at()));
    story.ledger.enrol(invitation.token, "Cy Ott");
    while (other.phase() != engine::Phase::Ready) {
        must(engine::joinStep(other.at()));
        other.relink();
    }
    const auto found = must(other.doctor().findInRegister("Eva"));
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].careCard.empty() && found[0].cardWithheld && found[0].pseudonym == story.whom());
    QCOMPARE(codeOf(other.doctor().addToRegister({0, "Eva", "", "", {}, cardOf(story), false})),
             ErrorCode::Denied);
    must(other.doctor().addPatient({cardOf(story), "Eva", "", ""}));
    must(other.doctor().addToRegister({0, "Eva II", "", "", story.whom(), {}, false}));
    const auto second = must(story.doctor.doctor().findInRegister("Eva II"));
    QVERIFY(second[0].careCard.empty() && !second[0].cardWithheld && second[0].pseudonym == story.whom());
}

void EnginePatientsTest::whoIsNotOfTheClinic() {
    Story story;
    must(story.doctor.doctor().addToRegister({0, "Eva", "", "", {}, {}, false}));
    // A patient's program that asks as if it were a doctor's.
    QCOMPARE(codeOf(story.patient.doctor().findInRegister("Eva")), ErrorCode::Denied);
    // Another clinic's doctor has another clinic's register.
    Someone visitor(story.ledger, story.ledger.invite(2, records::Role::Doctor), "Cy");
    visitor.joinAs("Cy Ott");
    QVERIFY(must(visitor.doctor().findInRegister("Eva")).empty());
}

void EnginePatientsTest::papersSayWhatIsWrong() {
    Story story;
    FakeLedger elsewhere(1);
    const auto add = [&](const std::string& text) {
        const auto added = story.doctor.doctor().addPatient({text, "X", "", ""});
        return added ? std::nullopt : records::paperRefusalOf(added.error());
    };
    const std::string card = cardOf(story);
    const auto foreign =
        records::makeCareCard(crypto::PersonKeys(crypto::SecretBytes::random(32), elsewhere.chain()), 0, 0,
                              elsewhere.clinics[0].id);
    const crypto::PersonKeys nobody(crypto::SecretBytes::random(32), story.ledger.chain());
    const auto invitation = story.ledger.invite(0, records::Role::Doctor);
    QCOMPARE(add(foreign.text()), PaperRefusal::CardOfOtherLedger);
    QCOMPARE(add(must(invitation.text())), PaperRefusal::IsInvitation);
    QCOMPARE(add("reseal-credential:AAAA"), PaperRefusal::IsCredential);
    QCOMPARE(add(card.substr(0, card.size() - 3)), PaperRefusal::Damaged);
    QCOMPARE(add("Eva Muster, 1961"), PaperRefusal::NotOurs);
    QCOMPARE(add(records::makeCareCard(nobody, 0, 0, invitation.clinic).text()),
             PaperRefusal::PatientUnknown);
    QCOMPARE(add(records::makeCareCard(story.patient.keys(), 0, 7, invitation.clinic).text()),
             PaperRefusal::CardReplaced);
    // A birth date that is none is no paper's fault.
    const auto date = story.doctor.doctor().addPatient({card, "X", "yesterday", ""});
    QVERIFY(!date && !records::paperRefusalOf(date.error()));

    const std::filesystem::path folder = story.files.path().toStdString() + "/new";
    const auto make = [&](const std::string& text, const std::string& name, Instant when) {
        const auto made = engine::makePerson({folder, text, name}, passphrase(), when);
        return made ? std::nullopt : records::paperRefusalOf(made.error());
    };
    const Instant now = story.ledger.now;
    QCOMPARE(make(card, "X", now), PaperRefusal::IsCareCard);
    QCOMPARE(make(must(invitation.text()), "X", now + days(30)), PaperRefusal::InvitationEnded);
    QCOMPARE(make("", "X", now), PaperRefusal::NotOurs);
    QCOMPARE(make(must(invitation.text()), "", now), std::optional<PaperRefusal>());
    QVERIFY(!std::filesystem::exists(folder));
    Someone first(story.ledger, invitation, "First"), second(story.ledger, invitation, "Second");
    must(engine::joinStep(first.at()));
    const auto used = engine::joinStep(second.at());
    QVERIFY(!used);
    QCOMPARE(records::paperRefusalOf(used.error()), PaperRefusal::InvitationUsed);
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EnginePatientsTest)
#include "patients_test.moc"
