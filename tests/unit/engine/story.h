// The cast of the engine's tests: a patient at one clinic, a doctor at another, and what they do again and
// again.
#pragma once

#include <fstream>

#include "core/ledger/codec.h"
#include "core/ledger/tables.h"
#include "tests/unit/engine/someone.h"

namespace reseal::test {

class Story {
public:
    explicit Story(std::size_t clinics = 4)
        : ledger(clinics),
          doctor(ledger, ledger.invite(0, records::Role::Doctor), "Ada"),
          patient(ledger, ledger.invite(clinics > 1 ? 1 : 0, records::Role::Patient), "Eva") {
        doctor.joinAs("Ada Kim");
        patient.joinAs("Eva Muster");
    }

    std::string write(const std::string& name, const std::string& content) {
        const std::string path = files.path().toStdString() + "/" + name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    void meet() {
        must(doctor.doctor().addPatient({must(patient.patient().careCard()).text, "Eva M.", {}, {}}));
    }
    SignPublic whom() { return patient.pseudonym(); }

    // Previews and confirms all; the file's content may be anything that imports.
    Result<engine::SealReport> seal(const std::string& name, const std::string& content) {
        const std::string path = write(name, content);
        RESEAL_ASSIGN(const auto preview, doctor.doctor().previewImport(whom(), {path}));
        engine::SealChoices choices;
        choices.preview = preview.id;
        for (std::size_t i = 0; i < preview.records.size(); ++i)
            if (!preview.records[i].confirmed)
                choices.choices.push_back({i, preview.records[i].category, {}});
        return doctor.doctor().seal(choices);
    }
    engine::Wish wish(std::vector<records::Category> categories) {
        engine::Wish out;
        out.patient = whom();
        out.categories = std::move(categories);
        out.notAfter = ledger.now + days(30);
        out.note = "For the consultation on Monday.";
        return out;
    }
    engine::RequestRow ask(std::vector<records::Category> categories) {
        return must(doctor.doctor().request(wish(std::move(categories))));
    }
    engine::Approved allow(const engine::RequestRow& request) {
        engine::Approval approval;
        approval.request = request.id;
        approval.categories = {request.categories.begin(), request.categories.end()};
        return must(patient.patient().approve(approval));
    }
    // By no vote: as if the clinics had changed what this one does.
    void setProxy(std::size_t index, bool isProxy) {
        const ClinicId id = ledger.clinics[index].id;
        ledger::Clinic entry = *ledger.state().clinic(id);
        entry.roles = {isProxy ? ledger::kAllClinicRoles
                               : ledger::kAllClinicRoles &
                                     ~static_cast<std::uint32_t>(ledger::ClinicRole::Proxy)};
        ledger.table.apply(
            {{ledger::Key(ledger::Table::Clinics).add(id).bytes(), ledger::codec::encode(entry)}});
    }
    // The record of that category, as the patient has it.
    std::optional<engine::RecordRow> record(records::Category category) {
        for (const engine::RecordRow& row : must(patient.patient().records()))
            if (row.category == category) return row;
        return std::nullopt;
    }

    FakeLedger ledger;
    Someone doctor, patient;
    QTemporaryDir files;
};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    RESEAL_CHECK(!result);
    return result.error().code;
}

}  // namespace reseal::test
