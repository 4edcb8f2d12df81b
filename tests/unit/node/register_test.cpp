// Who may look into the clinic's register over the link, what stays of a look, and what nobody can do.
#include <QtTest>

#include "core/node/bodies.h"
#include "core/node/register_desk.h"
#include "core/records/care_card.h"
#include "core/records/paper_refusal.h"
#include "tests/unit/node/people_scene.h"

using namespace reseal;
using namespace reseal::test;
using node::FrameKind;
using node::RegisterEntry;

namespace {

constexpr std::size_t kAway = 1;

class Register : public Scene {
public:
    crypto::RistrettoKey doctor = Person::ristretto("doctor"), staff = Person::ristretto("staff"),
                         researcher = Person::ristretto("researcher"), visitor = Person::ristretto("visitor");
    const Instant at = wallClock();

    Register() {
        enrol(kHome, doctor, ledger::Role::Doctor);
        enrol(kHome, staff, ledger::Role::Staff);
        enrol(kHome, researcher, ledger::Role::Researcher);
        enrol(kAway, visitor, ledger::Role::Doctor);
        // Whatever a clinic may have issued: the visitor and the patient have papers of this one too.
        issue(doctor, records::Role::Doctor);
        issue(staff, records::Role::Staff);
        issue(researcher, records::Role::Researcher);
        issue(member, records::Role::Patient);
        issue(visitor, records::Role::Doctor);
        desk_.emplace(
            chain(), clinic(kHome), clinicKeys[kHome], process().store, alarms(),
            [this](const ledger::IdentityKey& who, Instant when) { return desk().worksHere(who, when); });
    }
    void issue(const crypto::RistrettoKey& who, records::Role role) {
        const auto credential = records::issueCredential(clinicSigns[kHome], chain(), clinic(kHome),
                                                         who.point, role, "A Name", "", at + days(365));
        if (!credential) qFatal("%s", credential.error().text().c_str());
        if (!vault().locker().put("members", who.point.view(), credential->encode())) qFatal("locker");
    }
    node::RegisterDesk& registerDesk() { return *desk_; }
    store::PatientRegister patients() { return process().store.patients(); }

    node::FindPatients question(const crypto::RistrettoKey& who, const std::string& words,
                                std::optional<Instant> time = {}) {
        return {node::MemberProof::make(chain(), clinic(kHome), who, FrameKind::FindPatients, bytesOf(words),
                                        time.value_or(at)),
                words};
    }
    Result<std::vector<RegisterEntry>> ask(const node::FindPatients& asked,
                                           std::optional<Instant> when = {}) {
        RESEAL_ASSIGN(const Bytes answer, registerDesk().find(asked.encode(), when.value_or(at)));
        return node::decodeFound(answer);
    }
    Result<std::vector<RegisterEntry>> find(const crypto::RistrettoKey& who, const std::string& words) {
        return ask(question(who, words));
    }
    node::AddToRegister entering(const crypto::RistrettoKey& who, const RegisterEntry& entry) {
        return {node::MemberProof::make(chain(), clinic(kHome), who, FrameKind::AddToRegister, entry.encode(),
                                        at),
                entry};
    }
    Result<std::uint64_t> add(const crypto::RistrettoKey& who, const RegisterEntry& entry) {
        RESEAL_ASSIGN(const Bytes answer, registerDesk().add(entering(who, entry).encode(), at));
        return node::decodeCount(answer);
    }
    // What the handover brings to a doctor of that clinic.
    node::CardSeal cards(std::size_t of = kHome) {
        const auto archive = clinicKeys[of].archive(ChainId{});
        return {crypto::cardSecret(clinicKeys[of].drawer(ChainId{}), archive->point), chain(), clinic(kHome)};
    }
    records::CareCard card(const char* whose) {
        return records::makeCareCard(crypto::PersonKeys(ledger::world::seedOf(whose), chain()), 0, 0,
                                     clinic(kHome));
    }
    RegisterEntry withCard(const char* whose, const std::string& name) {
        const auto made = card(whose);
        return {0, name, "", "", made.patient, cards().seal(made.patient, made.encode())};
    }
    std::vector<store::Look> looks(std::int64_t row) { return *patients().looks(row); }

private:
    std::optional<node::RegisterDesk> desk_;
};

Hash32 identityOf(const crypto::RistrettoKey& who) {
    return Hash32::copy(who.point.view());
}
RegisterEntry named(const std::string& name, const std::string& born = "", const std::string& number = "") {
    return {0, name, born, number, {}, {}};
}

}  // namespace

class RegisterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoWorksHereFindsAndIsWrittenDown() {
        Register scene;
        const auto row = scene.add(scene.doctor, named("Anna Abel", "1961-04-30", "17"));
        QVERIFY2(row, row ? "" : row.error().text().c_str());
        for (const auto* who : {&scene.doctor, &scene.staff}) {
            const auto found = scene.find(*who, "abel 1961");
            QVERIFY2(found, found ? "" : found.error().text().c_str());
            QCOMPARE(found->size(), std::size_t{1});
            QCOMPARE(found->front().row, static_cast<std::int64_t>(*row));
            QVERIFY(found->front().name == "Anna Abel" && found->front().birthDate == "1961-04-30");
            QVERIFY(found->front().localNumber == "17" && !found->front().pseudonym);
            QVERIFY(found->front().sealedCard.empty());
        }
        QVERIFY(scene.find(scene.doctor, "nobody")->empty());
        const auto looks = scene.looks(static_cast<std::int64_t>(*row));
        QCOMPARE(looks.size(), std::size_t{3});
        QVERIFY(looks[0].member == identityOf(scene.staff) && looks[0].reason == "search");
        QVERIFY(looks[1].member == identityOf(scene.doctor) && looks[1].reason == "search");
        QVERIFY(looks[2].member == identityOf(scene.doctor) && looks[2].reason == "add");
        QVERIFY(looks[0].at == scene.at);
    }

    void nobodyElseDoes() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel")));
        const crypto::RistrettoKey stranger = Person::ristretto("nobody");
        for (const crypto::RistrettoKey* who : std::initializer_list<const crypto::RistrettoKey*>{
                 &scene.member, &scene.researcher, &scene.visitor, &scene.foreign, &stranger}) {
            QCOMPARE(codeOf(scene.find(*who, "anna")), ErrorCode::Denied);
            QCOMPARE(codeOf(scene.add(*who, named("Bo Abel"))), ErrorCode::Denied);
            QCOMPARE(codeOf(scene.registerDesk().find("anna", {identityOf(*who), "search", scene.at})),
                     ErrorCode::Denied);
        }
        QCOMPARE(scene.looks(1).size(), std::size_t{1});
        QVERIFY(scene.find(scene.doctor, "bo")->empty());
        QCOMPARE(scene.registerDesk().find("anna", {identityOf(scene.staff), "search", scene.at})->size(),
                 std::size_t{1});
    }

    // A membership ends with the credential that the clinic keeps.
    void whoHasLeftDoesNot() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel")));
        const Instant later = scene.at + days(366);
        QCOMPARE(codeOf(scene.ask(scene.question(scene.doctor, "anna", later), later)), ErrorCode::Denied);
        QVERIFY(scene.find(scene.doctor, "anna"));
        QVERIFY(scene.vault().locker().remove("members", scene.doctor.point.view()));
        QCOMPARE(codeOf(scene.find(scene.doctor, "anna")), ErrorCode::Denied);
        QCOMPARE(codeOf(scene.add(scene.doctor, named("Bo Abel"))), ErrorCode::Denied);
        QCOMPARE(scene.looks(1).size(), std::size_t{2});
    }

    void whoIsSuspendedDoesNot() {
        Register scene;
        scene.suspend(scene.doctor);
        QCOMPARE(codeOf(scene.find(scene.doctor, "anna")), ErrorCode::Denied);
        QCOMPARE(codeOf(scene.add(scene.doctor, named("Bo Abel"))), ErrorCode::Denied);
        QVERIFY(scene.find(scene.staff, "anna"));
    }

    void aProofIsForOneQuestion() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel")));
        const auto good = scene.question(scene.doctor, "anna");
        auto wrong = good;
        wrong.words = "abel";
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        wrong = good;
        wrong.asker.Y = scene.staff.point;  // in another member's name
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        wrong = good;
        wrong.asker.proof = {};
        QVERIFY(!scene.ask(wrong));
        wrong = good;
        wrong.asker.time = good.asker.time + milliseconds(1);
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        // Made for another clinic, another ledger; and what everybody can read on the ledger.
        wrong = good;
        wrong.asker = node::MemberProof::make(scene.chain(), scene.clinic(kAway), scene.doctor,
                                              FrameKind::FindPatients, bytesOf("anna"), scene.at);
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        wrong.asker = node::MemberProof::make(ChainId{}, scene.clinic(kHome), scene.doctor,
                                              FrameKind::FindPatients, bytesOf("anna"), scene.at);
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        wrong = good;
        wrong.asker.proof = crypto::proveKey(
            scene.chain(), SignPublic::copy(scene.clinicSigns[kHome].publicKey().view()), scene.doctor);
        QCOMPARE(codeOf(scene.ask(wrong)), ErrorCode::BadProof);
        // A look is no entry: neither the other question's proof nor an entry changed on its way.
        auto entry = scene.entering(scene.doctor, named("Bo Abel"));
        entry.asker = node::MemberProof::make(scene.chain(), scene.clinic(kHome), scene.doctor,
                                              FrameKind::FindPatients, entry.entry.encode(), scene.at);
        QCOMPARE(codeOf(scene.registerDesk().add(entry.encode(), scene.at)), ErrorCode::BadProof);
        entry = scene.entering(scene.doctor, named("Bo Abel"));
        entry.entry.name = "Bo Bebel";
        QCOMPARE(codeOf(scene.registerDesk().add(entry.encode(), scene.at)), ErrorCode::BadProof);
        QVERIFY(scene.ask(good));
        QCOMPARE(scene.looks(1).size(), std::size_t{2});
    }

    void aProofIsForNow() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel")));
        const auto asked = [&](Duration off) {
            return scene.ask(scene.question(scene.doctor, "anna", scene.at + off));
        };
        QVERIFY(asked(milliseconds(-node::kTicketLife.ms)));
        QVERIFY(asked(node::kTicketLife));
        QCOMPARE(codeOf(asked(milliseconds(-node::kTicketLife.ms - 1))), ErrorCode::Expired);
        QCOMPARE(codeOf(asked(milliseconds(node::kTicketLife.ms + 1))), ErrorCode::Expired);
    }

    void rubbishIsRefused() {
        Register scene;
        for (const Bytes& body : {Bytes{}, Bytes{0xf6}, Bytes(300, 0x80), node::encodeNull()}) {
            QVERIFY(!scene.registerDesk().find(body, scene.at));
            QVERIFY(!scene.registerDesk().add(body, scene.at));
        }
        const Bytes whole = scene.question(scene.doctor, "anna").encode();
        for (std::size_t cut = 0; cut < whole.size(); ++cut)
            QVERIFY(!scene.registerDesk().find(ByteView(whole).first(cut), scene.at));
        RegisterEntry ofNobody = named("Anna");
        ofNobody.sealedCard = Bytes(90, 1);
        QCOMPARE(codeOf(RegisterEntry::decode(ofNobody.encode())), ErrorCode::Malformed);
    }

    // As little as the search itself allows.
    void aLetterIsNoSearch() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel")));
        for (const char* words : {"", "a", "a b", "%", "* ?", "\xd0\xb6"})
            QCOMPARE(codeOf(scene.find(scene.doctor, words)), ErrorCode::InvalidArgument);
        QCOMPARE(scene.looks(1).size(), std::size_t{1});
    }

    void soMuchInAMinute() {
        Register scene;
        for (int i = 0; i < 60; ++i) {
            store::Patient one;
            one.name = "Anna " + std::to_string(100 + i);
            QVERIFY(scene.patients().add(one));
        }
        // Fifty at most, however many there are; and rows are what is counted.
        std::size_t taken = 0;
        std::optional<Error> refused;
        while (!refused) {
            const auto found = scene.find(scene.doctor, "anna");
            if (found) {
                QCOMPARE(found->size(), store::kMaxFound);
                taken += found->size();
            } else {
                refused = found.error();
            }
            QVERIFY(taken <= static_cast<std::size_t>(node::kRegisterBurst) + store::kMaxFound);
        }
        QCOMPARE(refused->code, ErrorCode::Limit);
        QCOMPARE(codeOf(scene.find(scene.doctor, "nobody")), ErrorCode::Limit);
        QCOMPARE(codeOf(scene.add(scene.doctor, named("Bo Abel"))), ErrorCode::Limit);
        QVERIFY(scene.find(scene.staff, "anna"));  // each has a measure of their own
        const Instant later = scene.at + seconds(60);
        QVERIFY(scene.ask(scene.question(scene.doctor, "nobody", later), later));
        // Nor is looking for what is not there free.
        std::int64_t asked = 0;
        while (scene.find(scene.staff, "nobody"))
            QVERIFY(++asked <= node::kRegisterBurst / node::kQuestionCost);
        QVERIFY(asked > 10);
    }

    void enteringTwiceMakesNoSecond() {
        Register scene;
        QVERIFY(scene.add(scene.doctor, named("Anna Abel", "1961-04-30")));
        QCOMPARE(codeOf(scene.add(scene.doctor, named("ANNA ABEL", "1961-04-30"))), ErrorCode::AlreadyExists);
        QVERIFY(scene.add(scene.doctor, named("Anna Abel", "1999-04-30")));
        QVERIFY(scene.add(scene.doctor, named("Anna Abel", "1961-04-30", "17")));
        QCOMPARE(codeOf(scene.add(scene.staff, named("Bo Bebel", "", "17"))), ErrorCode::AlreadyExists);
        QVERIFY(scene.add(scene.doctor, scene.withCard("carl", "Carl")));
        QCOMPARE(codeOf(scene.add(scene.doctor, scene.withCard("carl", "Carla"))), ErrorCode::AlreadyExists);
        QCOMPARE(codeOf(scene.add(scene.doctor, named("Dora", "1961-02-30"))), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(scene.add(scene.doctor, named(" - "))), ErrorCode::InvalidArgument);
        QCOMPARE(scene.find(scene.doctor, "abel")->size(), std::size_t{3});
        QVERIFY(scene.find(scene.doctor, "carla")->empty());
    }

    void aRowIsCorrectedButStaysItsPatients() {
        Register scene;
        const auto carl = scene.card("carl");
        const auto row = static_cast<std::int64_t>(*scene.add(scene.doctor, named("Karl Abel")));
        RegisterEntry entry = scene.withCard("carl", "Carl Abel");
        entry.row = row;
        QCOMPARE(scene.add(scene.staff, entry).value(), static_cast<std::uint64_t>(row));
        RegisterEntry again{row, "Carl Abel", "", "", {}, {}};
        QVERIFY(scene.add(scene.doctor, again));
        const auto kept = scene.find(scene.doctor, "carl");
        QVERIFY(kept->front().birthDate.empty() && kept->front().pseudonym == carl.patient);
        const auto opened = scene.cards().open(carl.patient, kept->front().sealedCard);
        QVERIFY(opened && equal(*opened, carl.encode()));
        RegisterEntry other = scene.withCard("dora", "Dora");
        other.row = row;
        QCOMPARE(codeOf(scene.add(scene.doctor, other)), ErrorCode::Conflict);
        again.row = row + 7;
        QCOMPARE(codeOf(scene.add(scene.doctor, again)), ErrorCode::NotFound);
        QVERIFY(scene.find(scene.doctor, "dora")->empty());
        const auto looks = scene.looks(row);
        QVERIFY(looks[0].reason == "change-refused" && looks[0].member == identityOf(scene.doctor));
        QVERIFY(looks[2].reason == "change" && looks[2].member == identityOf(scene.doctor));
        QVERIFY(looks[3].reason == "change" && looks[3].member == identityOf(scene.staff));
    }

    // Else a member would rename Maria's row and put a new Maria with a card of their own beside it.
    void overTheLinkAPatientWithACardKeepsTheWords() {
        Register scene;
        RegisterEntry maria = scene.withCard("maria", "Maria Muster");
        maria.birthDate = "1961-04-30";
        maria.localNumber = "17";
        maria.row = static_cast<std::int64_t>(*scene.add(scene.doctor, maria));
        for (const RegisterEntry& changed :
             {RegisterEntry{maria.row, "Marie Muster", "1961-04-30", "17", {}, {}},
              RegisterEntry{maria.row, "Maria Muster", "1961-04-29", "17", {}, {}},
              RegisterEntry{maria.row, "Maria Muster", "1961-04-30", "18", {}, {}}})
            QCOMPARE(codeOf(scene.add(scene.doctor, changed)), ErrorCode::Denied);
        QVERIFY(scene.looks(maria.row).front().reason == "change-refused");
        QVERIFY(scene.add(scene.doctor, {maria.row, "Maria Muster", "1961-04-30", "17", {}, {}}));
        // Staff at the clinic's own computer may.
        const store::Patient corrected{maria.row, "Marie Muster", "1961-04-29", "18", {}, {}};
        const store::Viewer staff{identityOf(scene.staff), "change", scene.at};
        QCOMPARE(scene.registerDesk().enter(corrected, staff).value(), maria.row);
        QVERIFY(scene.looks(maria.row).front() ==
                (store::Look{maria.row, identityOf(scene.staff), "change", scene.at}));
        const auto found = scene.find(scene.doctor, "marie");
        QVERIFY(found->size() == 1 && found->front().pseudonym == maria.pseudonym);
        // Under their name, or the clinic's, and nobody else's.
        QVERIFY(scene.registerDesk().enter(corrected,
                                           {Hash32::copy(scene.clinic(kHome).view()), "change", scene.at}));
        QCOMPARE(
            codeOf(scene.registerDesk().enter(corrected, {identityOf(scene.visitor), "change", scene.at})),
            ErrorCode::Denied);
    }

    void anOlderCardReplacesNoNewer() {
        Register scene;
        const crypto::PersonKeys keys(ledger::world::seedOf("carl"), scene.chain());
        const auto card = [&](std::uint32_t number) {
            auto made = records::makeCareCard(keys, 0, number, scene.clinic(kHome));
            return made;
        };
        RegisterEntry entry{0, "Carl", "", "", card(3).patient, {}};
        const auto with = [&](const records::CareCard& one) {
            entry.sealedCard = scene.cards().seal(one.patient, one.encode());
            return scene.add(scene.doctor, entry);
        };
        entry.row = static_cast<std::int64_t>(*with(card(3)));
        QCOMPARE(codeOf(with(card(2))), ErrorCode::Expired);
        auto forged = card(3);
        forged.openDrawerKey = crypto::SecretBytes::random(32);
        QCOMPARE(codeOf(with(forged)), ErrorCode::Conflict);
        auto moved = card(3);  // its patient is at home elsewhere now
        moved.home = scene.clinic(1);
        QVERIFY(with(moved));
        QVERIFY(with(card(3)));
        QVERIFY(with(card(4)));
        const auto found = scene.find(scene.doctor, "carl");
        const auto kept = scene.cards().open(entry.pseudonym.value(), found->front().sealedCard);
        QVERIFY(kept && equal(*kept, card(4).encode()));
    }

    void wordsArePlain() {
        Register scene;
        for (const char* name : {"Eva\u202eavE", "Eva\nMuster", "Eva\u200f", "\ufeffEva"}) {
            QCOMPARE(codeOf(scene.add(scene.doctor, named(name))), ErrorCode::InvalidArgument);
            QCOMPARE(codeOf(scene.add(scene.doctor, named("Eva", "", name))), ErrorCode::InvalidArgument);
        }
        QVERIFY(scene.find(scene.doctor, "eva")->empty());
    }

    // Each question keeps the node from voting, however little it finds.
    void questionsAreCounted() {
        Register scene;
        std::int64_t asked = 0;
        while (scene.find(scene.doctor, "nobody")) QVERIFY(++asked <= node::kQuestionBurst);
        QCOMPARE(asked, node::kQuestionBurst);
        const Instant later = scene.at + seconds(5);
        QVERIFY(scene.ask(scene.question(scene.doctor, "nobody", later), later));
    }

    // A card's secret goes over no network but under what the handover has brought.
    void aCardIsSealedForTheClinicsDoctors() {
        Register scene;
        const auto carl = scene.card("carl");
        QVERIFY(scene.add(scene.doctor, scene.withCard("carl", "Carl")));
        const auto found = scene.find(scene.doctor, "carl");
        const Bytes& sealed = found->front().sealedCard;
        const Bytes plain = toBytes(carl.openDrawerKey);
        QVERIFY(std::ranges::search(sealed, plain).empty());
        const auto opened = scene.cards().open(carl.patient, sealed);
        QVERIFY(opened && equal(*opened, carl.encode()));
        QCOMPARE(codeOf(scene.cards(kAway).open(carl.patient, sealed)), ErrorCode::CannotOpen);
        QCOMPARE(codeOf(scene.cards().open(scene.card("dora").patient, sealed)), ErrorCode::CannotOpen);
        QCOMPARE(codeOf(scene.cards().open(carl.patient, Bytes(5))), ErrorCode::CannotOpen);
        // Sealed by who has no handover of this clinic's; in the clear; another's; of another ledger.
        RegisterEntry entry = scene.withCard("dora", "Dora");
        const auto dora = scene.card("dora");
        entry.sealedCard = scene.cards(kAway).seal(dora.patient, dora.encode());
        QCOMPARE(codeOf(scene.add(scene.doctor, entry)), ErrorCode::CannotOpen);
        entry.sealedCard = toBytes(dora.encode());
        QCOMPARE(codeOf(scene.add(scene.doctor, entry)), ErrorCode::CannotOpen);
        entry.sealedCard = scene.cards().seal(dora.patient, carl.encode());
        QCOMPARE(codeOf(scene.add(scene.doctor, entry)), ErrorCode::Malformed);
        const auto foreign =
            records::makeCareCard(crypto::PersonKeys(ledger::world::seedOf("dora"), ChainId{}), 0, 0, {});
        entry.pseudonym = foreign.patient;
        entry.sealedCard = scene.cards().seal(foreign.patient, foreign.encode());
        QCOMPARE(codeOf(scene.add(scene.doctor, entry)), ErrorCode::WrongLedger);
        QVERIFY(scene.find(scene.doctor, "dora")->empty());
    }

    // Who joins is told in which way the invitation is of no use.
    void anInvitationSaysWhyNot() {
        Scene scene;
        const auto me = Person::ristretto("me"), another = Person::ristretto("another");
        const auto join = [&](const records::InvitationToken& token, const crypto::RistrettoKey& who) {
            const auto clinicKey = SignPublic::copy(scene.clinicSigns[kHome].publicKey().view());
            const node::JoinRequest question{Nonce16::copy(token.view()), "doctor", who.point,
                                             crypto::proveKey(scene.chain(), clinicKey, who)};
            const node::Peer from{node::PeerRole::Stranger, {}, {}, {}, toBytes(token.view())};
            const auto answer = scene.desk().join(from, question.encode());
            return answer ? std::nullopt : records::paperRefusalOf(answer.error());
        };
        using records::PaperRefusal;
        const auto used = scene.desk().invite(records::Role::Doctor, "", days(1));
        QVERIFY(!join(used->token, me));
        QCOMPARE(join(used->token, another), PaperRefusal::InvitationUsed);
        const auto withdrawn = scene.desk().invite(records::Role::Doctor, "", days(1));
        QVERIFY(scene.process().store.invitations().refuse(crypto::sha256(withdrawn->token)));
        QCOMPARE(join(withdrawn->token, me), PaperRefusal::InvitationWithdrawn);
        const auto late = records::InvitationToken::copy(Bytes(16, 7));
        QVERIFY(scene.process().store.invitations().add(store::InvitationToken::copy(late.view()), "doctor",
                                                        "", Instant{1}, Instant{2}));
        QCOMPARE(join(late, me), PaperRefusal::InvitationEnded);
        QCOMPARE(join(records::InvitationToken::copy(Bytes(16, 8)), me), PaperRefusal::InvitationUnknown);
    }
};

QTEST_GUILESS_MAIN(RegisterTest)
#include "register_test.moc"
