// A doctor's desk with one patient who has as many records as one likes, handed over in batches from another
// thread as the engine's job thread does. Titles, dates and clinics are those of an ordinary chart, or all
// titles differ.
//
// Thread rule: the thread it was made on.
#pragma once

#include <QThreadPool>
#include <array>
#include <random>

#include "core/engine/doctor_desk.h"

namespace reseal::bench {

enum class Titles { Repeated, Different };

class RowMaker {
public:
    explicit RowMaker(Titles titles) : titles_(titles) {}

    engine::RecordRow next() {
        static constexpr std::array kSubstances{
            "Hemoglobin",  "Hematocrit",   "Leukocytes", "Thrombocytes", "Creatinine", "Urea",
            "Potassium",   "Sodium",       "Calcium",    "Glucose",      "HbA1c",      "Cholesterol",
            "Ferritin",    "Transferrin",  "Bilirubin",  "Albumin",      "CRP",        "TSH",
            "Metoprolol",  "Ramipril",     "Metformin",  "Warfarin",     "Ibuprofen",  "Amoxicillin",
            "Blood group", "Zuckerprofil", "Größe"};
        static constexpr std::array kKinds{"in blood",   "in serum", "in plasma", "in urine",
                                           "24 h",       "fasting",  "control",   "before the operation",
                                           "at rest",    "tablets",  "report",    "follow-up",
                                           "first visit"};
        static constexpr std::array kTypes{"Observation", "DiagnosticReport", "MedicationRequest",
                                           "Condition", "Procedure"};
        engine::RecordRow row;
        std::array<std::uint8_t, RecordId::kSize> id{};
        for (std::uint8_t& byte : id) byte = static_cast<std::uint8_t>(random_());
        row.id = RecordId::copy(id);
        row.category = records::kCategories[random_() % 12];
        row.type = kTypes[random_() % kTypes.size()];
        row.title = std::string(kSubstances[random_() % kSubstances.size()]) + " " +
                    kKinds[random_() % kKinds.size()];
        if (titles_ == Titles::Different) row.title += " no. " + std::to_string(number_);
        char date[16];
        std::snprintf(date, sizeof date, "%04u-%02u-%02u", static_cast<unsigned>(2004 + random_() % 20),
                      static_cast<unsigned>(1 + random_() % 12), static_cast<unsigned>(1 + random_() % 28));
        row.date = date;
        row.clinicName = "Clinic " + std::to_string(1 + random_() % 8);
        row.registered = {static_cast<std::int64_t>(1'700'000'000'000 + number_ * 1000)};
        row.sealedSize = 1000 + random_() % 100'000;
        row.access = random_() % 3 == 0 ? engine::Access::Readable : engine::Access::Locked;
        row.copies = 2;
        ++number_;
        return row;
    }

private:
    Titles titles_;
    std::mt19937 random_{1};
    std::uint64_t number_ = 0;
};

class MadeUpDesk final : public engine::DoctorDesk {
public:
    MadeUpDesk(std::size_t records, Titles titles) : records_(records), titles_(titles) {
        jobs_.setMaxThreadCount(1);
    }

    QFuture<Result<std::vector<engine::PatientRow>>> patients() override {
        engine::PatientRow one;
        one.name = "Demo Patient";
        one.ready = true;
        return done<std::vector<engine::PatientRow>>(std::vector{one});
    }
    QFuture<Result<std::size_t>> chart(SignPublic, engine::TakeRecords take) override {
        auto promise = std::make_shared<QPromise<Result<std::size_t>>>();
        promise->start();
        jobs_.start([promise, take = std::move(take), records = records_, titles = titles_] {
            RowMaker maker(titles);
            for (std::size_t made = 0; made < records;) {
                std::vector<engine::RecordRow> batch;
                for (; made < records && batch.size() < engine::kMaxRecordBatch; ++made)
                    batch.push_back(maker.next());
                take(std::move(batch));
            }
            promise->addResult(Result<std::size_t>(records));
            promise->finish();
        });
        return promise->future();
    }

    // Nothing else is measured.
    QFuture<Result<engine::PatientRow>> addPatient(engine::NewPatient) override { return no(); }
    QFuture<Result<engine::PatientRow>> editPatient(SignPublic, std::string, std::string,
                                                    std::string) override {
        return no();
    }
    QFuture<Result<std::vector<engine::RegisterRow>>> findInRegister(std::string) override { return no(); }
    QFuture<Result<std::int64_t>> addToRegister(engine::RegisterRow) override { return no(); }
    QFuture<Result<engine::ImportPreview>> previewImport(SignPublic, std::vector<std::string>) override {
        return no();
    }
    void dropPreview(std::uint64_t) override {}
    QFuture<Result<engine::SealReport>> seal(engine::SealChoices) override { return no(); }
    QFuture<Result<std::vector<engine::RecordRow>>> chart(SignPublic) override { return no(); }
    QFuture<Result<engine::RequestRow>> request(engine::Wish) override { return no(); }
    QFuture<Result<std::vector<engine::RequestRow>>> requests() override { return no(); }
    QFuture<Result<std::vector<engine::GrantRow>>> grants(SignPublic) override { return no(); }
    QFuture<Result<engine::EmergencyOpened>> emergency(engine::EmergencyCall) override { return no(); }
    QFuture<Result<engine::OpenedRecord>> open(RecordId) override { return no(); }
    QFuture<Result<engine::SavedRecord>> save(RecordId, std::string) override { return no(); }
    QFuture<Result<std::vector<engine::ActivityRow>>> activity(SignPublic, std::uint64_t) override {
        return no();
    }

private:
    template <class T>
    static QFuture<Result<T>> done(Result<T> value) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
    struct Refusal {
        template <class T>
        operator QFuture<Result<T>>() const {
            return done<T>(fail(ErrorCode::Unsupported, "not in this desk"));
        }
    };
    static Refusal no() { return {}; }

    std::size_t records_;
    Titles titles_;
    QThreadPool jobs_;
};

}  // namespace reseal::bench
