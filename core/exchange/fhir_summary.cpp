#include "core/exchange/fhir_summary.h"

#include <algorithm>
#include <array>

#include "core/exchange/fhir_text.h"
#include "core/exchange/markup_text.h"
#include "core/exchange/summary_fields.h"
#include "core/records/clinical_date.h"
#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

constexpr std::size_t kMaxCodes = 64;

std::string dateOf(Json value) {
    return records::plainLine(value.string(), records::kMaxDateBytes);
}

void join(std::string& to, std::string_view more, std::string_view between) {
    if (!to.empty() && !more.empty()) to += between;
    to += more;
}

// Every value at the end of `path`, with the object that holds it.
void follow(Json from, std::string_view path, const auto& visit) {
    const std::string_view head = path.substr(0, path.find('.'));
    const bool last = head.size() == path.size();
    from.each([&](Json item) {
        const Json next = choiceOf(item, head);
        if (!last) return follow(next, path.substr(head.size() + 1), visit);
        next.each([&](Json value) { visit(item, value); });
    });
}

class Summary {
public:
    explicit Summary(Json resource) : resource_(resource) {}

    ResourceSummary run() {
        out_.resourceType = lineOf(resource_.textAt("resourceType"));
        out_.id = lineOf(resource_.textAt("id"));
        out_.title = titleOf(resource_);
        out_.modified = resource_.at("modifierExtension") || resource_.at("implicitRules");
        readFacts();
        const auto fields = summaryFields(out_.resourceType);
        for (const SummaryField& field : fields) readField(field);
        readSpecial();
        if (fields.empty()) readEverything();
        resource_.at("note").each([&](Json note) { readNote(note); });
        const Json narrative = resource_.at("text");
        if (!narrative.textAt("div").empty())
            add(SummaryLabel::Narrative, textOfMarkup(narrative.textAt("div"), kMaxTextBytes));
        return std::move(out_);
    }

private:
    void add(SummaryLabel label, std::string text, std::string about = {}, std::string reference = {}) {
        if (text.empty()) return;
        if (out_.lines.size() >= kMaxSummaryLines) {
            out_.cut = true;
            return;
        }
        out_.lines.push_back({label, std::move(text), lineOf(about), std::move(reference)});
    }
    void addValue(SummaryLabel label, Json value, std::string about = {}) {
        if (out_.cut) return;
        Shown s = shown(value, resource_);
        add(label, std::move(s.text), std::move(about), std::move(s.reference));
    }
    void addEach(SummaryLabel label, Json values, const std::string& about = {}) {
        values.each([&](Json value) { addValue(label, value, about); });
    }

    void readFacts() {
        for (const char* key : {"status", "lifecycleStatus", "clinicalStatus"})
            if (out_.status.empty()) out_.status = lineOf(textOf(resource_.at(key), resource_));
        auto [start, end] = clinicalTimeOf(resource_);
        out_.date = std::move(start);
        out_.dateEnd = std::move(end);
        for (const char* key : {"subject", "patient", "beneficiary", "for"}) {
            if (!out_.subject.empty()) break;
            Shown s = shown(resource_.at(key).first(), resource_);
            out_.subject = std::move(s.text);
            out_.subjectReference = std::move(s.reference);
        }
        for (const char* key : {"code", "vaccineCode", "medicationCodeableConcept", "type"})
            if (out_.codes.empty())
                resource_.at(key).each([&](Json item) {
                    item.at("coding").each([&](Json coding) {
                        if (out_.codes.size() < kMaxCodes && !coding.textAt("code").empty())
                            out_.codes.push_back(
                                {lineOf(coding.textAt("system")), lineOf(coding.textAt("code"))});
                    });
                });
    }

    void readField(const SummaryField& field) {
        follow(resource_, field.path, [&](Json holder, Json value) {
            if (out_.cut) return;
            std::string about;
            if (field.about.starts_with('/'))
                about = textOf(value.at(field.about.substr(1)), resource_);
            else if (!field.about.empty())
                about = textOf(holder.at(field.about), resource_);
            addValue(field.label, value, std::move(about));
        });
    }

    // What a line cannot say by its path alone.
    void readSpecial() {
        const std::string& type = out_.resourceType;
        if (type == "Observation") {
            addRanges(resource_, {});
            resource_.at("component").each([&](Json component) { readComponent(component); });
        }
        if (type == "AllergyIntolerance")
            resource_.at("reaction").each([&](Json reaction) { readReaction(reaction); });
        for (const char* key : {"dosageInstruction", "dosage"}) {
            if (!type.starts_with("Medication")) break;
            std::size_t number = 0, count = 0;
            resource_.at(key).each([&](Json) { ++count; });
            resource_.at(key).each([&](Json dosage) {
                ++number;
                readDosage(dosage, count > 1 ? std::to_string(number) : std::string());
            });
        }
        resource_.at("presentedForm").each([&](Json attachment) { readAttachment(attachment); });
        if (type == "DocumentReference")
            resource_.at("content").each([&](Json c) { readAttachment(c.at("attachment")); });
        if (type == "Media") readAttachment(resource_.at("content"));
        if (type == "Binary") readAttachment(resource_);
        if (type == "Composition") readSections(resource_);
        if (type == "QuestionnaireResponse") readAnswers(resource_);
    }

    void addRanges(Json holder, const std::string& about) {
        holder.at("referenceRange").each([&](Json range) {
            std::string of = about;
            for (const char* key : {"type", "appliesTo", "age"})
                join(of, textOf(range.at(key), resource_), ", ");
            std::string text = textOf(lowAndHigh(range), resource_);
            join(text, lineOf(range.textAt("text")), " · ");
            add(SummaryLabel::ReferenceRange, std::move(text), of);
        });
    }
    // A reference range has `text` and `type` beside its bounds; bounds decide how it is shown.
    static Json lowAndHigh(Json range) { return range.at("low") || range.at("high") ? range : Json(); }

    void readComponent(Json component) {
        const std::string about = textOf(component.at("code"), resource_);
        addValue(SummaryLabel::Component, choiceOf(component, "value[x]"), about);
        addEach(SummaryLabel::AbsentReason, component.at("dataAbsentReason"), about);
        addEach(SummaryLabel::Interpretation, component.at("interpretation"), about);
        addRanges(component, about);
    }

    void readReaction(Json reaction) {
        std::string text;
        reaction.at("manifestation").each([&](Json m) { join(text, textOf(m, resource_), ", "); });
        for (const char* key : {"severity", "description", "onset", "exposureRoute"})
            join(text, textOf(reaction.at(key), resource_), " · ");
        add(SummaryLabel::Reaction, lineOf(text), textOf(reaction.at("substance"), resource_));
        reaction.at("note").each([&](Json note) { readNote(note); });
    }

    void readDosage(Json dosage, const std::string& number) {
        addValue(SummaryLabel::Dosage, dosage.at("text"), number);
        addEach(SummaryLabel::Dose, dosage.at("dose"), number);
        addValue(SummaryLabel::Rate, choiceOf(dosage, "rate[x]"), number);
        dosage.at("doseAndRate").each([&](Json dose) {
            addValue(SummaryLabel::Dose, choiceOf(dose, "dose[x]"), number);
            addValue(SummaryLabel::Rate, choiceOf(dose, "rate[x]"), number);
        });
        addValue(SummaryLabel::Timing, dosage.at("timing"), number);
        addValue(SummaryLabel::AsNeeded, choiceOf(dosage, "asNeeded[x]"), number);
        addEach(SummaryLabel::Route, dosage.at("route"), number);
        addEach(SummaryLabel::Site, dosage.at("site"), number);
        addEach(SummaryLabel::Method, dosage.at("method"), number);
        for (const char* key : {"maxDosePerPeriod", "maxDosePerAdministration", "maxDosePerLifetime"})
            addEach(SummaryLabel::MaxDose, dosage.at(key), number);
        for (const char* key : {"additionalInstruction", "patientInstruction"})
            addEach(SummaryLabel::Instruction, dosage.at(key), number);
        if (dosage.at("modifierExtension")) out_.modified = true;
    }

    void readAttachment(Json attachment) {
        if (!attachment.is(NodeKind::Object)) return;
        const std::string title = lineOf(attachment.textAt("title"));
        if (const auto content = attachment.textAt("data"); !content.empty())
            if (auto text = textOfAttachment(attachment.textAt("contentType"), content, kMaxTextBytes))
                return add(SummaryLabel::Text, *std::move(text), title);
        add(SummaryLabel::Attachment, attachmentText(attachment), title);
    }

    void readSections(Json holder) {
        holder.at("section").each([&](Json section) {
            const std::string title = lineOf(section.textAt("title"));
            add(SummaryLabel::Text, textOfMarkup(section.at("text").textAt("div"), kMaxTextBytes), title);
            addEach(SummaryLabel::AbsentReason, section.at("emptyReason"), title);
            readSections(section);
        });
    }

    void readAnswers(Json holder) {
        holder.at("item").each([&](Json item) {
            std::string question = lineOf(item.textAt("text"));
            if (question.empty()) question = lineOf(item.textAt("linkId"));
            item.at("answer").each([&](Json answer) {
                addValue(SummaryLabel::Answer, choiceOf(answer, "value[x]"), question);
                readAnswers(answer);
            });
            readAnswers(item);
        });
    }

    void readNote(Json note) {
        std::string about = dateOf(note.at("time"));
        join(about, textOf(choiceOf(note, "author[x]"), resource_), " · ");
        std::string_view text = note.string();
        if (text.empty()) text = note.textAt("text");
        add(SummaryLabel::Note, plainLines(text, kMaxTextBytes), about);
    }

    // Of a type without a table: each element under its own name.
    void readEverything() {
        constexpr std::array kNot{"resourceType", "id",
                                  "meta",         "text",
                                  "contained",    "note",
                                  "extension",    "modifierExtension",
                                  "language",     "implicitRules",
                                  "presentedForm"};
        resource_.children([&](Json member) {
            const std::string_view key = member.name();
            if (std::ranges::find(kNot, key) != kNot.end() || key.starts_with('_')) return;
            if (out_.resourceType == "Media" && key == "content") return;
            if (key == "status") return addEach(SummaryLabel::Status, member);
            addEach(SummaryLabel::Other, member, std::string(key));
        });
    }

    const Json resource_;
    ResourceSummary out_;
};

// In the order in which a clinician would look for them; the same as the import's (fhir_facts.cpp).
constexpr std::array kMoments{"effectiveDateTime",  "effectiveInstant", "onsetDateTime", "performedDateTime",
                              "occurrenceDateTime", "authoredOn",       "recordedDate",  "whenHandedOver",
                              "whenPrepared",       "started",          "date",          "issued",
                              "authored",           "dateAsserted",     "startDate",     "created",
                              "receivedTime",       "recorded",         "assertedDate",  "timestamp"};
constexpr std::array kPeriods{"effectivePeriod", "effectiveTiming",  "onsetPeriod",
                              "performedPeriod", "occurrencePeriod", "period",
                              "billablePeriod",  "servicedPeriod",   "occurrenceTiming"};

}  // namespace

ClinicalTime clinicalTimeOf(Json resource) {
    ClinicalTime out;
    const auto offer = [&](Json value) {
        if (out.start.empty()) out.start = dateOf(value);
    };
    for (std::size_t i = 0; i < 2; ++i) offer(resource.at(kMoments[i]));
    for (const char* key : kPeriods) {
        if (!out.start.empty()) break;
        const Json period = resource.at(key);
        offer(period.at("start"));
        offer(period.at("event").first());
        out.end = dateOf(period.at("end"));
    }
    for (const char* key : kMoments) offer(resource.at(key));
    offer(resource.at("collection").at("collectedDateTime"));
    if (const Json abated = resource.at("abatementDateTime"); abated && out.end.empty())
        out.end = dateOf(abated);
    if (out.end.empty()) out.end = dateOf(resource.at("abatementPeriod").at("end"));
    return out;
}

ResourceSummary summaryOf(Json resource) {
    return Summary(resource).run();
}

}  // namespace reseal::exchange
