// A clinic with a team, and what a patient has granted to it.
#pragma once

#include "core/node/team_desk.h"
#include "core/records/team_reader.h"
#include "tests/unit/node/people_scene.h"

namespace reseal::test {

using node::FrameKind;

inline constexpr std::size_t kAway = 1;
inline const Person kPatient("a patient"), kReader("a reader");

// Two doctors of the home clinic, of whom one is in its team; one of another; and four grants of a patient's:
// to the team, for another record, to another clinic's team, and to a person.
class Team : public Scene {
public:
    crypto::RistrettoKey doctor = Person::ristretto("doctor"), other = Person::ristretto("other doctor"),
                         staff = Person::ristretto("staff"), visitor = Person::ristretto("visitor"),
                         a = Person::ristretto("a"), a2 = Person::ristretto("a2");
    const crypto::BoxKey box = crypto::BoxKey::random();
    const RecordId record = idOf<RecordId>("r1"), another = idOf<RecordId>("r2");
    GrantId toTeam, ofAnother, toAway, toPerson;
    GrantId takingOver;  // with the note of toTeam

    Team() {
        enrol(kHome, doctor, ledger::Role::Doctor);
        enrol(kHome, other, ledger::Role::Doctor);
        enrol(kHome, staff, ledger::Role::Staff);
        enrol(kAway, visitor, ledger::Role::Doctor);
        for (const auto* who : {&doctor, &other, &visitor}) issue(*who, records::Role::Doctor);
        issue(staff, records::Role::Staff);
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        say(kReader, {registration(kReader, ledger::Role::Doctor)});
        say(kPatient, catalogue(1, {newKey(kPatient, a), newKey(kPatient, a2)}));
        say(kReader, World::record("r1", {ledger::ConditionKey::copy(a.point.view())}));
        say(kReader, World::record("r2", {ledger::ConditionKey::copy(a2.point.view())}));
        toTeam = grantTo(a, kHome);
        ofAnother = grantTo(a2, kHome);
        toAway = grantTo(a, kAway);
        takingOver = grantTo(a2, kHome, noteOf(toTeam));
        Said person = World::grant(terms(a, kReader.sharing.point), kReader.box.publicKey());
        toPerson = grantIdIn(person);
        say(kPatient, person);
        team_.emplace(
            *process().chain, process().store, node::TeamDesk::Keys{clinicKeys[kHome], process().keys, box_},
            alarms(),
            [this](const ledger::IdentityKey& who, Instant when) { return desk().doctorHere(who, when); });
        QVERIFY(team_->add(idOf(doctor), at));
    }
    const Instant at = wallClock();
    node::TeamDesk& team() { return *team_; }
    static ledger::IdentityKey idOf(const crypto::RistrettoKey& who) {
        return ledger::IdentityKey::copy(who.point.view());
    }
    template <class Id>
    static Id idOf(std::string_view text) {
        return World::idOf<Id>(text);
    }
    Bytes stanzaOf(const RecordId& id) const {
        const auto entry = view().record(id);
        for (const Bytes& bytes : stanzas_)
            if (crypto::sha256(bytes) == entry->stanzas.front().stanza) return bytes;
        qFatal("no such stanza");
    }
    void say(const Person& author, Said said) {
        for (const Bytes& detail : said.details)
            if (detail.size() == sealing::kStanzaSize) stanzas_.push_back(detail);
        for (const Bytes& detail : said.details) details_[crypto::sha256(detail)] = detail;
        Scene::say(author, std::move(said));
    }
    Bytes noteOf(const GrantId& id) const { return details_.at(view().grant(id)->note); }

    // ---- questions ----

    node::SignForTeam signing(const GrantId& grant, const RecordId& of) const {
        return {grant, of, stanzaOf(of), box.publicKey()};
    }
    node::OpenForTeam opening(const GrantId& grant, const RecordId& of,
                              std::vector<sharing::FromProxy> shares) const {
        return {grant, of, stanzaOf(of), box.publicKey(), std::move(shares)};
    }
    node::NoteForTeam reading(const GrantId& grant) const { return {grant, noteOf(grant), box.publicKey()}; }

    Bytes asked(FrameKind kind, Bytes content, const crypto::RistrettoKey& who) const {
        return node::TeamQuestion::make(chain(), clinic(kHome), who, kind, std::move(content), at).encode();
    }
    Result<Bytes> give(FrameKind kind, ByteView question, Instant when) {
        auto answer = kind == FrameKind::SignForTeam   ? team().sign(question, when)
                      : kind == FrameKind::OpenForTeam ? team().open(question, when)
                                                       : team().note(question, when);
        RESEAL_ASSIGN(const Bytes boxed, std::move(answer));
        RESEAL_ASSIGN(const crypto::SecretBytes plain, box.open(boxed));
        return toBytes(plain);
    }
    template <class Question>
    Result<Bytes> ask(FrameKind kind, const Question& question, const crypto::RistrettoKey& who) {
        return give(kind, asked(kind, question.encode(), who), at);
    }
    Result<node::SignedForTeam> sign(const GrantId& grant, const RecordId& of) {
        RESEAL_ASSIGN(const Bytes answer, ask(FrameKind::SignForTeam, signing(grant, of), doctor));
        return node::SignedForTeam::decode(answer);
    }
    Result<Bytes> open(std::vector<sharing::FromProxy> shares, const RecordId& of) {
        return ask(FrameKind::OpenForTeam, opening(toTeam, of, std::move(shares)), doctor);
    }
    // As a proxy gives it.
    sharing::FromProxy share(std::size_t proxy, const Nonce16& nonce) const {
        const auto& made = made_.at(toTeam);
        const auto grant =
            *sharing::CheckedGrant::check(*sharing::GrantTerms::decode(view().grant(toTeam)->terms));
        const auto part = *sharing::ProxyShare::accept(grant, clinic(proxy), clinicKeys[proxy].box(0),
                                                       made.boxedShares[proxy]);
        const auto stanza =
            *sealing::CheckedStanza::check(record, *sealing::Stanza::decode(stanzaOf(record)));
        return {{clinic(proxy), nonce}, *sharing::reencapsulate(part, grant, stanza, nonce)};
    }
    Bytes secret() const {
        const auto stanza = *sealing::Stanza::decode(stanzaOf(record));
        return toBytes((a.secret * stanza.E).view());
    }
    void suspendAtHome(const crypto::RistrettoKey& who) { suspend(who); }
    sharing::GrantTerms termsOf(const GrantId& id) const {
        return *sharing::GrantTerms::decode(view().grant(id)->terms);
    }

private:
    void issue(const crypto::RistrettoKey& who, records::Role role) {
        const auto credential = records::issueCredential(
            clinicSigns[kHome], chain(), clinic(kHome), who.point, role, "A Name", "surgeon", at + days(365));
        if (!credential) qFatal("%s", credential.error().text().c_str());
        if (!vault().locker().put("members", who.point.view(), credential->encode())) qFatal("locker");
    }
    static void setNote(Said& said, Bytes note) {
        std::get<ledger::Grant>(said.operations.front()).note = crypto::sha256(note);
        said.details = {std::move(note)};
    }
    GrantId grantTo(const crypto::RistrettoKey& condition, std::size_t whose,
                    const std::optional<Bytes>& note = {}) {
        std::vector<sharing::ProxyKey> proxies;
        for (std::size_t i = 0; i < 3; ++i) proxies.push_back({clinic(i), genesis.find(clinic(i))->box});
        auto made = *sharing::makeGrant(condition, clinicKeys[whose].team(ChainId{})->point, 2, proxies);
        Said said = World::grant(made.terms, clinicKeys[whose].box(0).publicKey());
        setNote(said, note ? *note
                           : *sharing::sealTeamNote(clinicKeys[whose].box(0).publicKey(),
                                                    {crypto::SecretBytes(), "medications"}, made.terms));
        const GrantId id = made.terms.id;
        made_.emplace(id, std::move(made));
        say(kPatient, std::move(said));
        return id;
    }
    crypto::BoxKey box_ = clinicKeys[kHome].box(0);
    std::map<GrantId, sharing::NewGrant> made_;
    std::vector<Bytes> stanzas_;
    std::map<Hash32, Bytes> details_;
    std::optional<node::TeamDesk> team_;
};

}  // namespace reseal::test
