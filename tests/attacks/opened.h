// A doctor has opened a patient's record under a grant, and the clinics have reported what they released.
#pragma once

#include "tests/attacks/attack.h"
#include "tests/unit/engine/story.h"

namespace reseal::attacks {

struct Opened : test::Story {
    Opened() {
        using records::Category;
        meet();
        test::must(seal("eva.json", test::kBundle));
        grant = allow(ask({Category::Laboratory})).grants.front();
        laboratory = record(Category::Laboratory)->id;
        test::must(doctor.doctor().open(laboratory));
    }
    void report() {
        ledger.now = ledger.now + seconds(3600);
        for (test::FakeLedger::Clinic& clinic : ledger.clinics) ledger.reportAll(clinic);
    }
    test::FakeLedger::Clinic& proxy() {  // one that has released
        for (test::FakeLedger::Clinic& clinic : ledger.clinics)
            if (!clinic.releases.empty()) return clinic;
        qFatal("nobody has released");
    }

    GrantId grant;
    RecordId laboratory;
};

}  // namespace reseal::attacks
