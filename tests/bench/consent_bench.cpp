// What a patient's decisions cost on four clinics over loopback TLS, each waited for as its user would:
//
//   reseal-consent-bench FOLDER [TIMES [GRANTS]]        in an empty folder; 40 and 100
//
//   readable   from the patient's yes to one record until a doctor of another clinic has it open
//   revoked    of a category that one doctor may read and others may, too, under GRANTS grants: until the
//              patient's program has it that the revocation is final; the category has a new key by then, and
//              all other grants are made anew
//
// Doctors of eight make the requests, so that the ledger's limits are not met. Milliseconds; the yardsticks
// are the aims of the product (README.md), and a read that needs no decision, measured between.
#include <QCoreApplication>
#include <charconv>

#include "app/demo/await.h"
#include "app/demo/patients.h"
#include "app/demo/stage.h"
#include "core/base/files.h"
#include "tests/bench/measure.h"

using namespace reseal;
using namespace reseal::app;
using namespace reseal::engine;
using namespace reseal::bench;

namespace {

constexpr std::size_t kReaders = 8;
constexpr int kLookAgainMs = 5;

std::int64_t elapsed(std::int64_t since) {
    return (microseconds() - since) / 1000;
}

void show(const char* what, std::vector<std::int64_t> ms) {
    std::ranges::sort(ms);
    const auto at = [&](double part) { return ms[static_cast<std::size_t>(part * double(ms.size() - 1))]; };
    std::printf("%-28s %4zu times: median %lld ms, p95 %lld ms, worst %lld ms\n", what, ms.size(),
                static_cast<long long>(at(0.5)), static_cast<long long>(at(0.95)),
                static_cast<long long>(ms.back()));
    std::fflush(stdout);
}

class Consent {
public:
    explicit Consent(const std::filesystem::path& folder) : folder_(folder) {
        consortium_ = must(DemoConsortium::found(folder, 4, {}));
        author_ = must(consortium_->enrol(0, Role::Doctor, "Bench Author", "general practitioner"));
        patient_ = must(consortium_->enrol(2, Role::Patient, "Bench Patient", ""));
        const CareCardText card = must(await(patient_.session->patient()->careCard()));
        self_ = card.patient;
        must(await(author_.session->doctor()->addPatient({card.text, patient_.name, {}, {}})));
        for (std::size_t i = 0; i < kReaders; ++i) {
            readers_.push_back(must(consortium_->enrol(i % 2 == 0 ? 1 : 3, Role::Doctor,
                                                       "Bench Reader " + std::to_string(i), "cardiologist")));
            must(await(readers_.back().session->doctor()->addPatient({card.text, patient_.name, {}, {}})));
        }
        seal();
    }

    // Each record for itself, to one reader after the other.
    void readable(std::size_t times) {
        std::vector<std::int64_t> decided, again;
        std::size_t reader = 0;
        for (const RecordRow& row : records_) {
            if (decided.size() == times) break;
            DoctorDesk& doctor = *readers_[reader++ % kReaders].session->doctor();
            Wish wish = this->wish();
            wish.records = {row.id};
            const RequestId request = ask(doctor, wish);
            const std::int64_t began = microseconds();
            must(await(this->patient().approve({request, {}, std::nullopt, std::nullopt})));
            while (!await(doctor.open(row.id))) pause(kLookAgainMs);
            decided.push_back(elapsed(began));
            const std::int64_t reading = microseconds();
            must(await(doctor.open(row.id)));
            again.push_back(elapsed(reading));
        }
        show("approve → readable", decided);
        show("read once more", again);
    }

    void revoked(std::size_t others) {
        // The category of the first record; the author reads it under a grant, too, and loses that.
        const Category category = *records_.front().category;
        Wish wish = this->wish();
        wish.categories = {category};
        std::vector<std::int64_t> approving;
        const auto grant = [&](DoctorDesk& doctor) {
            const RequestId request = ask(doctor, wish);
            const std::int64_t began = microseconds();
            const Approved approved =
                must(await(this->patient().approve({request, {category}, std::nullopt, std::nullopt})));
            approving.push_back(elapsed(began));
            return approved.grants.front();
        };
        const GrantId last = grant(*author_.session->doctor());
        for (std::size_t i = 0; i < others; ++i) grant(*readers_[i % kReaders].session->doctor());
        show("approved, without reading", approving);
        const std::int64_t began = microseconds();
        const Revoked revoked = must(await(this->patient().revoke(last)));
        const std::int64_t took = elapsed(began);
        std::printf("revoked: %lld ms, moved on: %s, %zu grants made anew%s\n", static_cast<long long>(took),
                    revoked.movedOn ? "yes" : "no", revoked.renewed,
                    revoked.unfinished ? (", unfinished: " + revoked.unfinished->text()).c_str() : "");
    }

private:
    PatientDesk& patient() { return *patient_.session->patient(); }
    Wish wish() const {
        Wish out;
        out.patient = self_;
        out.purpose = Purpose::Test;
        out.notAfter = wallClock() + days(30);
        return out;
    }
    void seal() {
        const auto file = folder_ / "bench-patient.json";
        must(writeFileDurably(file, demoPatient(1, dateOf(wallClock())).bundle));
        DoctorDesk& doctor = *author_.session->doctor();
        const ImportPreview preview = must(await(doctor.previewImport(self_, {file.string()})));
        SealChoices choices;
        choices.preview = preview.id;
        choices.samePerson = true;
        for (std::size_t i = 0; i < preview.records.size(); ++i)
            if (!preview.records[i].confirmed)
                choices.choices.push_back({i, preview.records[i].category, preview.records[i].also});
        must(await(doctor.seal(choices)));
        must(sortIntake({&patient()}));
        for (RecordRow& row : must(await(patient().records())))
            if (row.category) records_.push_back(std::move(row));
        std::printf("%zu records\n", records_.size());
    }
    // Until the patient's program has it.
    RequestId ask(DoctorDesk& doctor, const Wish& wish) {
        const RequestId id = must(await(doctor.request(wish))).id;
        for (;;) {
            for (const RequestRow& row : must(await(patient().requests())))
                if (row.id == id) return id;
            pause(kLookAgainMs);
        }
    }

    std::filesystem::path folder_;
    std::unique_ptr<DemoConsortium> consortium_;
    Member author_, patient_;
    std::vector<Member> readers_;
    SignPublic self_;
    std::vector<RecordRow> records_;
};

std::size_t number(const char* text) {
    std::size_t out = 0;
    const std::string_view all(text);
    const auto [end, wrong] = std::from_chars(all.data(), all.data() + all.size(), out);
    if (wrong != std::errc{} || end != all.data() + all.size())
        must<int>(fail(ErrorCode::InvalidArgument, "not a number: " + std::string(all)));
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication program(argc, argv);
    crypto::initialize();
    if (argc < 2 || argc > 4) {
        std::cerr << "reseal-consent-bench FOLDER [TIMES [GRANTS]]" << std::endl;
        return 2;
    }
    Consent consent(argv[1]);
    consent.readable(argc > 2 ? number(argv[2]) : 40);
    consent.revoked(argc > 3 ? number(argv[3]) : 100);
    return 0;
}
