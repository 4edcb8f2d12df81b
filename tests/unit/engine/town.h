// A consortium that a clinic can leave, and people who change their home in it.
#pragma once

#include "tests/unit/engine/story.h"

namespace reseal::test {

// Six clinics, of which four order. A patient and the doctor who sealed for her are at the fifth, which can
// be removed; a doctor at the first reads by a grant from before.
struct Town {
    static constexpr std::size_t kOld = 4, kNew = 1, kOther = 5;
    FakeLedger ledger{6, 4};
    Someone doctor{ledger, ledger.invite(kOld, records::Role::Doctor), "Ada"};
    Someone patient{ledger, ledger.invite(kOld, records::Role::Patient), "Eva"};
    Someone reader{ledger, ledger.invite(0, records::Role::Doctor), "Bo"};
    QTemporaryDir files;
    RecordId record;

    Town() {
        doctor.joinAs("Ada Kim");
        patient.joinAs("Eva Muster");
        reader.joinAs("Bo Lind");
        const std::string card = must(patient.patient().careCard()).text;
        must(doctor.doctor().addPatient({card, "Eva", {}, {}}));
        must(reader.doctor().addPatient({card, "Eva", {}, {}}));
        record = seal("letter");
        allow(reader);
        must(open(reader, record));
    }
    ClinicId id(std::size_t i) const { return ledger.clinics[i].id; }
    void remove(std::size_t i) {
        ledger.pass(ledger::RemoveClinic{id(i)});
        RESEAL_CHECK(ledger.state().clinic(id(i))->isLeaving());
    }
    Result<engine::SealReport> trySeal(const std::string& name) {
        const std::string path = files.path().toStdString() + "/" + name + ".txt";
        must(writeFileDurably(path, bytesOf(name)));
        RESEAL_ASSIGN(const auto preview, doctor.doctor().previewImport(patient.pseudonym(), {path}));
        return doctor.doctor().seal({preview.id, {{0, records::Category::Notes, {}}}, {}});
    }
    RecordId seal(const std::string& name) {
        const auto sealed = must(trySeal(name));
        RESEAL_CHECK(sealed.sealed.size() == 1);
        return sealed.sealed.front().id;
    }
    Result<engine::RequestRow> ask(Someone& who) {
        engine::Wish wish;
        wish.patient = patient.pseudonym();
        wish.categories = {records::Category::Notes};
        wish.notAfter = ledger.now + days(30);
        return who.doctor().request(wish);
    }
    engine::Approved allow(Someone& who) {
        const auto request = must(ask(who));
        engine::Approval approval;
        approval.request = request.id;
        approval.categories = {records::Category::Notes};
        return must(patient.patient().approve(approval));
    }
    Result<engine::OpenedRecord> open(Someone& who, const RecordId& id) { return who.doctor().open(id); }
    ledger::CatalogueEntry catalogue() { return *ledger.state().catalogue(patient.pseudonym()); }
    ledger::Member member(Someone& who, records::Role role) {
        const auto identity = must(who.keys().identity(records::code(role)));
        return *ledger.state().member(ledger::IdentityKey::copy(identity.point.view()));
    }
    static ClinicId homeOf(Someone& who) { return must(engine::describePerson(who.vault())).clinic; }
    static std::optional<ClinicId> movingTo(Someone& who) {
        return must(engine::describePerson(who.vault())).movingTo;
    }
    // Asked, let in, moved.
    records::Invitation move(Someone& who, std::size_t where, records::Role role,
                             const Someone::Prepare& there = {}) {
        const auto invitation = ledger.invite(where, role);
        must(who.moveTo(invitation));
        ledger.enrol(invitation.token, "Somebody");
        must(who.moveTo(invitation, there));
        return invitation;
    }
};

}  // namespace reseal::test
