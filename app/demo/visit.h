// One visit in a made-up chart: the encounter, what was measured, the laboratory's report, the note.
//
// Thread rule: one thread.
#pragma once

#include "app/demo/chart.h"
#include "app/demo/date.h"
#include "app/demo/values.h"

namespace reseal::app {

struct Visit {
    int month = 0, previous = -1;  // months of this visit and the one before
    Date date;
    int minute = 0;  // of the day
    Values values;
    const Values* before = nullptr;  // those of the visit before
    std::string encounter;           // its URL, once written
    bool covers(int eventMonth) const { return eventMonth > previous && eventMonth <= month; }
};

// Writes the encounter and what was measured.
void writeEncounter(Chart& chart, const Archetype& archetype, Visit& visit);
void writeMeasurements(Chart& chart, const Archetype& archetype, const Person& person, const Visit& visit);
void writeNote(Chart& chart, const Archetype& archetype, const Person& person, const Visit& visit);

// What the patient says, if there is something to say.
const char* complaintAt(const Archetype& archetype, int month);

// The note itself: subjective, objective, assessment, plan.
std::string noteText(const Archetype& archetype, const Person& person, const Visit& visit);

}  // namespace reseal::app
