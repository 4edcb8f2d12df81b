// The clinic's team at its node: for whom the node signs and opens under a grant to the team, and for whom
// not; and what a proxy asks of such a question.
#include <QtTest>

#include "tests/unit/node/team_scene.h"

using namespace reseal;
using namespace reseal::test;
using node::FrameKind;

namespace {

template <class T>
void decodesNothingElse(const Bytes& good) {
    QVERIFY(T::decode(good) && T::decode(good)->encode() == good);
    for (std::size_t size = 0; size < good.size(); ++size) QVERIFY(!T::decode(ByteView(good).first(size)));
    Bytes longer = good;
    longer.push_back(0);
    QVERIFY(!T::decode(longer));
    for (std::size_t i = 0; i < good.size() * 8; ++i) {
        Bytes wrong = good;
        wrong[i / 8] ^= static_cast<std::uint8_t>(1U << (i % 8));
        if (const auto read = T::decode(wrong)) QVERIFY(read->encode() == wrong);
    }
}

}  // namespace

class TeamTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsInTheTeamIsGivenWhatItTakes() {
        Team s;
        const auto given = s.sign(s.toTeam, s.record);
        QVERIFY2(given, given ? "" : given.error().text().c_str());
        QCOMPARE(given->requests.size(), std::size_t{3});
        QVERIFY(given->clinicKey == s.clinicSigns[kHome].publicKey());
        for (const node::ReencapsulationRequest& one : given->requests) {
            QVERIFY(one.grant == s.toTeam && one.record == s.record && one.team->answer == s.box.publicKey());
            QVERIFY(crypto::verify(one.author, one.message(s.chain()), one.signature));
            const auto reader = records::TeamReader::open(kPatient.box, one.team->who);
            QVERIFY(reader && reader->name == "A Name" && reader->title == "surgeon");
            QVERIFY(reader->check(s.chain(), {s.toTeam, s.record}));
            QVERIFY(reader->clinicKey == given->clinicKey);
            QVERIFY(!records::TeamReader::open(kReader.box, one.team->who));
        }
        QCOMPARE(given->tickets.size(), std::size_t{2});
        for (const auto& [holder, ticket] : given->tickets)
            QVERIFY(ticket.verify(s.chain(), holder, s.view().record(s.record)->blob));
        const auto note = s.ask(FrameKind::NoteForTeam, s.reading(s.toTeam), s.doctor);
        QVERIFY(note);
        QCOMPARE(sharing::decodeTeamNote(crypto::SecretBytes::copyOf(*note), s.termsOf(s.toTeam))->category,
                 std::string("medications"));
        const auto opened = s.open({s.share(0, {}), s.share(2, Nonce16::copy(Bytes(16, 3)))}, s.record);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        QCOMPARE(*opened, s.secret());
    }

    void nobodyElseIs() {
        Team s;
        const auto stranger = Person::ristretto("nobody");
        const std::vector<sharing::FromProxy> shares{s.share(0, {}), s.share(1, {})};
        const auto all = [&](const crypto::RistrettoKey& who) {
            return std::array{
                codeOf(s.ask(FrameKind::SignForTeam, s.signing(s.toTeam, s.record), who)),
                codeOf(s.ask(FrameKind::OpenForTeam, s.opening(s.toTeam, s.record, shares), who)),
                codeOf(s.ask(FrameKind::NoteForTeam, s.reading(s.toTeam), who))};
        };
        const std::array denied{ErrorCode::Denied, ErrorCode::Denied, ErrorCode::Denied};
        for (const crypto::RistrettoKey* who : std::initializer_list<const crypto::RistrettoKey*>{
                 &s.other, &s.staff, &s.visitor, &s.member, &stranger})
            QVERIFY(all(*who) == denied);
        // A right proof for other words, another question, another clinic, long ago.
        const auto content = s.reading(s.toTeam).encode();
        Bytes question = s.asked(FrameKind::SignForTeam, content, s.doctor);
        QCOMPARE(codeOf(s.give(FrameKind::NoteForTeam, question, s.at)), ErrorCode::BadProof);
        auto other = *node::TeamQuestion::decode(s.asked(FrameKind::NoteForTeam, content, s.doctor));
        other.content = s.reading(s.ofAnother).encode();
        QCOMPARE(codeOf(s.give(FrameKind::NoteForTeam, other.encode(), s.at)), ErrorCode::BadProof);
        const auto elsewhere = node::TeamQuestion::make(s.chain(), s.clinic(kAway), s.doctor,
                                                        FrameKind::NoteForTeam, content, s.at);
        QCOMPARE(codeOf(s.give(FrameKind::NoteForTeam, elsewhere.encode(), s.at)), ErrorCode::BadProof);
        question = s.asked(FrameKind::NoteForTeam, content, s.doctor);
        QCOMPARE(codeOf(s.give(FrameKind::NoteForTeam, question, s.at + seconds(301))), ErrorCode::Expired);
        QVERIFY(s.give(FrameKind::NoteForTeam, question, s.at));
        // Taken out, suspended: from that moment on.
        QVERIFY(s.team().add(Team::idOf(s.other), s.at));
        QVERIFY(s.sign(s.toTeam, s.record));
        QVERIFY(s.team().remove(Team::idOf(s.doctor)));
        QVERIFY(all(s.doctor) == denied);
        s.suspendAtHome(s.other);
        QVERIFY(all(s.other) == denied);
    }

    void underNoOtherGrant() {
        Team s;
        const auto code = [&](const GrantId& grant, const RecordId& record) {
            return codeOf(s.ask(FrameKind::SignForTeam, s.signing(grant, record), s.doctor));
        };
        for (const GrantId& grant : {s.toAway, s.toPerson}) {
            QCOMPARE(code(grant, s.record), ErrorCode::Denied);
            QCOMPARE(codeOf(s.ask(FrameKind::NoteForTeam, s.reading(grant), s.doctor)), ErrorCode::Denied);
            QCOMPARE(codeOf(s.ask(FrameKind::OpenForTeam,
                                  s.opening(grant, s.record, {s.share(0, {}), s.share(1, {})}), s.doctor)),
                     ErrorCode::Denied);
        }
        QCOMPARE(code(World::idOf<GrantId>("none"), s.record), ErrorCode::NotFound);
        QCOMPARE(code(s.toTeam, s.another), ErrorCode::Denied);  // which it does not cover
        node::SignForTeam wrong = s.signing(s.toTeam, s.record);
        wrong.stanza = s.stanzaOf(s.another);
        QCOMPARE(codeOf(s.ask(FrameKind::SignForTeam, wrong, s.doctor)), ErrorCode::Denied);
        node::NoteForTeam note = s.reading(s.toTeam);
        note.note =
            *crypto::sealTo(s.clinicKeys[kHome].box(0).publicKey(), Bytes(64));  // any box to the clinic
        QCOMPARE(codeOf(s.ask(FrameKind::NoteForTeam, note, s.doctor)), ErrorCode::Denied);
        // The note of a grant is opened under that grant alone.
        QVERIFY(s.noteOf(s.takingOver) == s.noteOf(s.toTeam));
        const auto refused = s.ask(FrameKind::NoteForTeam, s.reading(s.takingOver), s.doctor);
        QCOMPARE(codeOf(refused), ErrorCode::Denied);
        QVERIFY(refused.error().detail.find("another grant") != std::string::npos);
        // A revocation that is only heard of counts.
        const auto revoke = s.revoke(kPatient, s.toTeam);
        QVERIFY(s.process().store.early().add({store::EarlyKind::Revocation, toBytes(s.toTeam),
                                               kPatient.key(), ledger::encode(ledger::Operation(revoke))}));
        QCOMPARE(code(s.toTeam, s.record), ErrorCode::Revoked);
        QCOMPARE(codeOf(s.ask(FrameKind::NoteForTeam, s.reading(s.toTeam), s.doctor)), ErrorCode::Revoked);
        QCOMPARE(codeOf(s.open({s.share(0, {}), s.share(1, {})}, s.record)), ErrorCode::Revoked);
        QVERIFY(s.sign(s.ofAnother, s.another));  // the other goes on
    }

    // The node uses the team's secret for nothing but proven shares of the very record's capsule.
    void itComputesOnNothingElse() {
        Team s;
        const auto one = s.share(0, {}), two = s.share(1, {}), three = s.share(2, {});
        QCOMPARE(codeOf(s.open({one, two, three}, s.record)), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(s.open({one}, s.record)), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(s.open({one, one}, s.record)), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(s.open({}, s.record)), ErrorCode::InvalidArgument);
        auto wrong = two;
        const auto point = crypto::base(crypto::SecretScalar::random());
        std::ranges::copy(point.view(), wrong.share.bytes.begin());
        QCOMPARE(codeOf(s.open({one, wrong}, s.record)), ErrorCode::BadProof);
        wrong = two;
        wrong.context.nonce = Nonce16::copy(Bytes(16, 1));
        QCOMPARE(codeOf(s.open({one, wrong}, s.record)), ErrorCode::BadProof);
        wrong = two;
        wrong.context.proxy = s.clinic(2);
        QCOMPARE(codeOf(s.open({one, wrong}, s.record)), ErrorCode::BadProof);
        wrong.context.proxy = s.clinic(3);  // no proxy of this grant
        QVERIFY(!s.open({one, wrong}, s.record));
        // The shares are of the other record's capsule.
        QCOMPARE(
            codeOf(s.ask(FrameKind::OpenForTeam, s.opening(s.ofAnother, s.another, {one, two}), s.doctor)),
            ErrorCode::BadProof);
        QVERIFY(s.open({one, two}, s.record));
    }

    void soManyAtOnce() {
        Team s;
        const Bytes question = s.asked(FrameKind::NoteForTeam, s.reading(s.toTeam).encode(), s.doctor);
        std::int64_t asked = 0;
        while (s.give(FrameKind::NoteForTeam, question, s.at)) QVERIFY(++asked <= node::kTeamBurst);
        QCOMPARE(asked, node::kTeamBurst);
        QCOMPARE(codeOf(s.sign(s.toTeam, s.record)), ErrorCode::Limit);
        QVERIFY(s.give(FrameKind::NoteForTeam, question, s.at + seconds(10)));
    }

    void staffKeepTheList() {
        Team s;
        for (const crypto::RistrettoKey* who : {&s.staff, &s.visitor, &s.member})
            QCOMPARE(codeOf(s.team().add(Team::idOf(*who), s.at)), ErrorCode::Denied);
        QCOMPARE(codeOf(s.team().add(Team::idOf(s.doctor), s.at)), ErrorCode::AlreadyExists);
        QCOMPARE(codeOf(s.team().remove(Team::idOf(s.other))), ErrorCode::NotFound);
        QVERIFY(s.team().add(Team::idOf(s.other), s.at));
        s.suspendAtHome(s.other);
        const auto rows = s.team().list(s.at);
        QVERIFY(rows && rows->size() == 2);
        QVERIFY(rows->at(0).name == "A Name" && !rows->at(0).problem && rows->at(0).since == s.at);
        QVERIFY(rows->at(1).name.empty() && rows->at(1).problem->code == ErrorCode::Denied);
        QCOMPARE(codeOf(s.team().add(Team::idOf(s.other), s.at)), ErrorCode::Denied);
    }

    // What a proxy refuses before it looks at anything else; alone it can't be current, which is the last
    // reason.
    void aProxyTakesTheClinicsWordWithAName() {
        Team s;
        Clinic proxy(s, 2);
        proxy.catchUp();
        const auto ask = [&](node::ReencapsulationRequest request) {
            std::optional<Result<Bytes>> answer;
            const Bytes bytes = request.encode();
            proxy.desk().reencapsulate(bytes, [&](Result<Bytes> said) { answer = std::move(said); });
            if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000)) qFatal("no answer");
            if (!*answer) return answer->error();
            const auto plain = s.box.open(**answer);
            if (!plain) return plain.error();
            return node::ReencapsulationAnswer::decode(*plain, s.clinicKeys[2].sign(0).publicKey(), s.chain(),
                                                       bytes)
                ->share.error();
        };
        const auto given = *s.sign(s.toTeam, s.record);
        const node::ReencapsulationRequest good = given.requests[2];
        const auto entries = [&](const GrantId& grant) {
            return *proxy.process().store.receipts().entries({grant, ledger::releaseHour(wallClock())});
        };
        const auto signedBy = [&](const crypto::SignKey& key, const auto& change) {
            node::ReencapsulationRequest out = good;
            change(out);
            out.author = key.publicKey();
            out.signature = key.sign(out.message(s.chain()));
            return out;
        };
        const auto nothing = [](auto&) {};
        const crypto::SignKey home = s.clinicKeys[kHome].sign(0), away = s.clinicKeys[kAway].sign(0);
        QCOMPARE(ask(signedBy(away, nothing)).code, ErrorCode::Denied);          // another clinic's
        QCOMPARE(ask(signedBy(kReader.sign, nothing)).code, ErrorCode::Denied);  // a person's
        QCOMPARE(ask(signedBy(s.clinicKeys[kHome].sign(1), nothing)).code,
                 ErrorCode::Denied);  // no key in force
        const Error unnamed = ask(signedBy(home, [](auto& one) { one.team.reset(); }));
        QVERIFY(unnamed.code == ErrorCode::Denied && unnamed.detail.find("named") != std::string::npos);
        QCOMPARE(ask(signedBy(home, [&](auto& one) { one.grant = s.toPerson; })).code, ErrorCode::Denied);
        QCOMPARE(ask(signedBy(kReader.sign, [&](auto& one) { one.grant = s.toPerson; })).code,
                 ErrorCode::Denied);
        QCOMPARE(ask(signedBy(home, [&](auto& one) { one.grant = s.toAway; })).code, ErrorCode::Denied);
        QCOMPARE(ask(signedBy(home, [&](auto& one) { one.grant = GrantId{}; })).code, ErrorCode::NotFound);
        node::ReencapsulationRequest altered = good;
        altered.team->who.back() ^= 1;
        QCOMPARE(ask(altered).code, ErrorCode::BadSignature);
        altered = good;
        altered.team->answer = kReader.box.publicKey();
        QCOMPARE(ask(altered).code, ErrorCode::BadSignature);
        altered = good;
        altered.team.reset();
        QCOMPARE(ask(altered).code, ErrorCode::BadSignature);
        for (const GrantId& grant : {s.toTeam, s.toAway, s.toPerson}) QVERIFY(entries(grant).empty());

        QCOMPARE(ask(good).code, ErrorCode::NotCurrent);
        const auto kept = entries(s.toTeam);
        QCOMPARE(kept.size(), std::size_t{1});
        // The same question once more tells the patient nothing new.
        QCOMPARE(ask(good).code, ErrorCode::NotCurrent);
        QCOMPARE(entries(s.toTeam).size(), std::size_t{1});
        const auto entry = node::Release::decode(kept.front().bytes);
        QVERIFY(entry && !entry->released && entry->record == s.record && entry->who == good.team->who);
        QVERIFY(records::TeamReader::open(kPatient.box, entry->who));
    }

    void formatsAreExact() {
        Team s;
        decodesNothingElse<node::SignForTeam>(s.signing(s.toTeam, s.record).encode());
        decodesNothingElse<node::OpenForTeam>(
            s.opening(s.toTeam, s.record, {s.share(0, {}), s.share(1, {})}).encode());
        decodesNothingElse<node::NoteForTeam>(s.reading(s.toTeam).encode());
        decodesNothingElse<node::TeamQuestion>(s.asked(FrameKind::NoteForTeam, Bytes(20, 1), s.doctor));
        auto given = *s.sign(s.toTeam, s.record);
        decodesNothingElse<node::ReencapsulationRequest>(given.requests.front().encode());
        given.requests.resize(1);
        decodesNothingElse<node::SignedForTeam>(given.encode());
        node::SignedForTeam wrong = given;
        wrong.requests.front().team.reset();
        QVERIFY(!node::SignedForTeam::decode(wrong.encode()));
        wrong = given;
        wrong.requests.front().author = kReader.key();
        QVERIFY(!node::SignedForTeam::decode(wrong.encode()));
        const node::Release person{Instant{5}, s.record, true, ""};
        node::Release named = person;
        named.who = given.requests.front().team->who;
        decodesNothingElse<node::Release>(person.encode());
        decodesNothingElse<node::Release>(named.encode());
        named.who = Bytes(node::kMaxWho + 1, 1);
        QVERIFY(!node::Release::decode(named.encode()));
        QVERIFY(named.encode().size() <= store::kMaxReceiptEntry);
        cbor::Writer empty;
        empty.array(5).uint(5).bytes(s.record).boolean(true).text("").bytes(Bytes());
        QVERIFY(!node::Release::decode(empty.out()));
        node::ReencapsulationRequest nobody = given.requests.front();
        nobody.team->who.clear();
        QVERIFY(!node::ReencapsulationRequest::decode(nobody.encode()));
    }
};

QTEST_GUILESS_MAIN(TeamTest)
#include "team_test.moc"
