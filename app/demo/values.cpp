#include "app/demo/values.h"

#include <algorithm>

namespace reseal::app {
namespace {

using enum Measure;

constexpr std::array kAlways{Systolic, Diastolic, HeartRate, Weight, Height, Temperature, Saturation};

// How much of an effect has come about, in percent.
int percentOf(const Effect& effect, int month) {
    const int risen = std::clamp((month - effect.from) * 100 / effect.ramp, 0, 100);
    const int gone = std::clamp((month - effect.to) * 100 / effect.ramp, 0, 100);
    return risen - gone;
}

// Men are taller and heavier, with more haemoglobin; tables are written for the mean.
int ofSex(Measure measure, bool woman) {
    if (measure == Height) return woman ? -5 : 7;
    if (measure == Weight) return woman ? -50 : 60;
    if (measure == Haemoglobin) return woman ? -6 : 6;
    if (measure == Creatinine) return woman ? -6 : 8;
    return 0;
}

bool depends(const Archetype& archetype, Measure measure) {
    return std::ranges::find(archetype.courses, measure, &Course::measure) != archetype.courses.end();
}

}  // namespace

Courses::Courses(const Archetype& archetype, bool woman, Dice& dice) : archetype_(archetype), woman_(woman) {
    const bool either = archetype.sex == Sex::Either && archetype.youngest >= 18;
    for (std::size_t i = 0; i < kMeasures; ++i) {
        const auto measure = static_cast<Measure>(i);
        own_[measure] = dice.noise(kindOf(measure).noise) + (either ? ofSex(measure, woman) : 0);
    }
    own_[Height] += dice.between(-4, 4);
}

int Courses::valueOf(Measure measure, int start, int perYear, int month, Dice& dice) const {
    const MeasureKind& kind = kindOf(measure);
    int value = start + own_.at(measure) + perYear * month / 12 + dice.noise(kind.noise);
    for (const Effect& effect : archetype_.effects)
        if (effect.measure == measure) value += effect.change * percentOf(effect, month) / 100;
    return std::clamp(value, kind.least, kind.most);
}

Values Courses::at(int month, int age, Dice& dice) const {
    Values values;
    for (const Course& course : archetype_.courses)
        values[course.measure] = valueOf(course.measure, course.start, course.perYear, month, dice);
    for (const Measure measure : kAlways)
        if (!depends(archetype_, measure))
            values[measure] = valueOf(measure, kindOf(measure).usual, 0, month, dice);
    // What a laboratory calculates from the others.
    if (depends(archetype_, Creatinine) && age >= 18)
        values[Egfr] = filtrationRate(values[Creatinine], age, woman_);
    if (depends(archetype_, Ldl) && depends(archetype_, Hdl) && depends(archetype_, Triglycerides))
        values[Cholesterol] = values[Ldl] + values[Hdl] + values[Triglycerides] / 5;
    values[Diastolic] = std::min(values[Diastolic], values[Systolic] - 20);
    return values;
}

}  // namespace reseal::app
