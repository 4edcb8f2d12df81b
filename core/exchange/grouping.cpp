#include "core/exchange/grouping.h"

#include <algorithm>
#include <map>

#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

constexpr std::size_t kMaxFollow = 8;   // steps from a part to what it is a part of
constexpr std::size_t kMaxTitles = 16;  // looked at for a record's title

// What loose resources must have in common to lie in one record.
struct LooseKey {
    Category category;
    std::set<Category> alsoLabelled;
    bool restricted;
    std::string encounter;  // where it leads to, else the day, else ""
    friend auto operator<=>(const LooseKey&, const LooseKey&) = default;
};

bool isAnchor(const FhirResource& resource) {
    return resource.coded.type == "DiagnosticReport" || resource.coded.type == "DocumentReference" ||
           resource.coded.type == "Composition" || resource.coded.type == "ImagingStudy" ||
           resource.isDocument;
}

bool isProvenance(const FhirResource& resource) {
    return resource.coded.type == "Provenance";
}

class Grouping {
public:
    Grouping(const std::vector<PlannedResource>& resources, const ReferenceIndex& index)
        : resources_(resources), index_(index), owner_(resources.size()), whole_(resources.size()) {
        for (const PlannedResource& planned : resources)
            decisions_.push_back(decideCategory(planned.resource.coded));
    }

    std::vector<PlannedRecord> run() {
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (isAnchor(at(i))) owner_[i] = i;
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (isAnchor(at(i))) takeParts(i, i, 0);
        for (std::size_t i = 0; i < resources_.size(); ++i) linkLooseParts(i);
        collect();
        std::vector<PlannedRecord> records;
        for (const auto& members : groups_)
            for (std::size_t first = 0; first < members.size(); first += records::kMaxSpans) {
                const std::size_t count = std::min(records::kMaxSpans, members.size() - first);
                records.push_back(record({members.begin() + static_cast<std::ptrdiff_t>(first),
                                          members.begin() + static_cast<std::ptrdiff_t>(first + count)}));
            }
        return records;
    }

private:
    const FhirResource& at(std::size_t i) const { return resources_[i].resource; }
    std::optional<std::size_t> resolve(const Reference& reference, std::size_t from) const {
        return index_.resolve(reference, at(from));
    }

    // A report takes what it consists of, and what that consists of. Encounters, persons and places it
    // merely mentions; what another report has taken stays there.
    void takeParts(std::size_t anchor, std::size_t whole, std::size_t depth) {
        if (depth >= kMaxFollow) return;
        for (const Reference& reference : at(whole).parts) {
            const auto part = resolve(reference, whole);
            if (!part || owner_[*part] || decisions_[*part].category == Category::Administrative) continue;
            owner_[*part] = anchor;
            takeParts(anchor, *part, depth + 1);
        }
    }

    // A goal follows its plan, a medication its request; provenance follows what it vouches for.
    void linkLooseParts(std::size_t i) {
        for (const Reference& reference : at(i).parts) {
            const auto part = resolve(reference, i);
            if (!part || *part == i) continue;
            if (isProvenance(at(i))) {
                whole_[i] = *part;
                return;
            }
            const bool same = decisions_[*part].category == decisions_[i].category;
            if (same && !owner_[*part] && !whole_[*part]) whole_[*part] = i;
        }
    }

    LooseKey keyOf(std::size_t i) const {
        const CategoryDecision& decision = decisions_[i];
        LooseKey key{decision.category, decision.alsoLabelled, decision.restricted, {}};
        if (at(i).coded.type == "Encounter") {
            key.encounter = "#" + std::to_string(i);
        } else if (!at(i).encounters.empty()) {
            const auto encounter = resolve(at(i).encounters.front(), i);
            key.encounter = encounter ? "#" + std::to_string(*encounter) : at(i).encounters.front().target;
        } else {
            key.encounter = at(i).date.day();
        }
        return key;
    }

    // The resource whose group `i` joins.
    std::size_t leader(std::size_t i) const {
        for (std::size_t step = 0; step < kMaxFollow && !owner_[i] && whole_[i]; ++step) {
            const CategoryDecision& own = decisions_[i];
            // What is protected by itself stays by itself.
            if (own.because == Because::SecurityLabel || own.restricted) break;
            i = *whole_[i];
        }
        return i;
    }

    void collect() {
        std::map<std::size_t, std::size_t> byAnchor;
        std::map<LooseKey, std::size_t> byKey;
        for (std::size_t i = 0; i < resources_.size(); ++i) {
            const std::size_t head = leader(i);
            const std::size_t next = groups_.size();
            const std::size_t group = owner_[head] ? byAnchor.try_emplace(*owner_[head], next).first->second
                                                   : byKey.try_emplace(keyOf(head), next).first->second;
            if (group == next) groups_.emplace_back();
            groups_[group].push_back(i);
        }
    }

    // The one that a record is about, if there is one.
    std::optional<std::size_t> anchorOf(const std::vector<std::size_t>& members) const {
        for (std::size_t i : members)
            if (owner_[i] == i) return i;
        return std::nullopt;
    }

    PlannedRecord record(std::vector<std::size_t> members) const {
        PlannedRecord out;
        out.resources = std::move(members);
        const auto anchor = anchorOf(out.resources);
        protect(out, anchor.value_or(out.resources.front()));
        out.type = typeOf(out.resources, anchor);
        out.title = anchor ? at(*anchor).title : titleOf(out.resources);
        out.date = anchor ? at(*anchor).date : ClinicalDate{};
        if (!out.date.isKnown()) out.date = dateOf(out.resources);
        return out;
    }

    // A record is as protected as the most protected thing in it: a report repeats its results in words.
    void protect(PlannedRecord& out, std::size_t head) const {
        std::set<Category> sensitive;
        out.category = decisions_[head].category;
        out.because = decisions_[head].because;
        for (std::size_t i : out.resources) {
            const CategoryDecision& decision = decisions_[i];
            out.restricted = out.restricted || decision.restricted;
            out.suggested.insert(decision.suggested.begin(), decision.suggested.end());
            suggestByEncounter(out, i);
            sensitive.insert(decision.alsoLabelled.begin(), decision.alsoLabelled.end());
            if (records::isSensitive(decision.category) && decision.category != Category::Administrative) {
                sensitive.insert(decision.category);
                if (!records::isSensitive(decisions_[head].category)) out.because = decision.because;
            }
        }
        if (!sensitive.empty()) {
            if (!sensitive.contains(out.category)) out.category = *sensitive.begin();
            sensitive.erase(out.category);
            out.also.assign(sensitive.begin(), sensitive.end());
            out.restricted = false;
        }
        out.twoLabels = !out.also.empty();
        out.suggested.erase(out.category);
        for (Category other : out.also) out.suggested.erase(other);
        out.confirmed = !out.twoLabels && !out.restricted && out.suggested.empty();
    }

    // What happened at a visit that is labelled may be what the label is for.
    void suggestByEncounter(PlannedRecord& out, std::size_t i) const {
        for (const Reference& reference : at(i).encounters)
            if (const auto encounter = resolve(reference, i))
                if (const CategoryDecision& visit = decisions_[*encounter];
                    visit.because == Because::SecurityLabel)
                    out.suggested.insert(visit.category);
    }

    std::string typeOf(const std::vector<std::size_t>& members, std::optional<std::size_t> anchor) const {
        if (anchor) return at(*anchor).coded.type;
        for (std::string_view telling : {"Encounter", "Patient"})
            for (std::size_t i : members)
                if (at(i).coded.type == telling) return at(i).coded.type;
        return at(members.front()).coded.type;
    }

    // What is in it, each once; types speak only where nothing has a name of its own.
    std::string titleOf(const std::vector<std::size_t>& members) const {
        std::vector<std::string> named, types;
        for (std::size_t i : members) {
            std::vector<std::string>& titles = at(i).title == at(i).coded.type ? types : named;
            if (titles.size() < kMaxTitles && std::ranges::find(titles, at(i).title) == titles.end())
                titles.push_back(at(i).title);
        }
        std::string all;
        for (const std::string& title : named.empty() ? types : named)
            all += (all.empty() ? "" : ", ") + title;
        return records::plainLine(all, records::kMaxTitleBytes);
    }

    // Of one resource its own, of several that of their encounter, else the earliest.
    ClinicalDate dateOf(const std::vector<std::size_t>& members) const {
        if (members.size() > 1 && !at(members.front()).encounters.empty())
            if (const auto encounter = resolve(at(members.front()).encounters.front(), members.front()))
                if (at(*encounter).date.isKnown()) return at(*encounter).date;
        ClinicalDate earliest;
        for (std::size_t i : members)
            if (at(i).date.isKnown() && (!earliest.isKnown() || at(i).date < earliest)) earliest = at(i).date;
        return earliest;
    }

    const std::vector<PlannedResource>& resources_;
    const ReferenceIndex& index_;
    std::vector<CategoryDecision> decisions_;
    std::vector<std::optional<std::size_t>> owner_;  // the report that has taken it; a report: itself
    std::vector<std::optional<std::size_t>> whole_;  // what it follows, outside of reports
    std::vector<std::vector<std::size_t>> groups_;
};

}  // namespace

std::vector<PlannedRecord> groupIntoRecords(const std::vector<PlannedResource>& resources,
                                            const ReferenceIndex& index) {
    return Grouping(resources, index).run();
}

}  // namespace reseal::exchange
