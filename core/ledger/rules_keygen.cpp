// How clinics make a committee's key: KeygenOpen, KeygenAnnounce, KeygenDeal, KeygenComplain, KeygenAnswer,
// KeygenAdvance. What is said too early or too late never gets into a run's record, and neither does a deal
// that anybody can see is wrong; the rest is for sharing::JudgedRun, once, when the run ends.
#include "core/ledger/registers.h"
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

void keep(Work& work, const RunId& id, const RunEntry& entry) {
    work.put(runKey(Table::Runs, id), entry);
}

// ---- From phase to phase

// How many may speak in it: all, those who have announced, those who owe an answer.
void begin(Work& work, const RunId& id, RunEntry& entry, RunPhase phase, std::size_t mayDo) {
    entry.phase = phase;
    entry.deadline = std::min(work.place().time + work.state().parameters().keygenPhase, kMaxBlockTime);
    entry.mayDo = static_cast<std::uint32_t>(mayDo);
    entry.haveDone = 0;
    keep(work, id, entry);
}

void goOn(Work& work, const RunId& id, RunEntry& entry, RunPhase phase, std::size_t mayDo) {
    begin(work, id, entry, phase, mayDo);
    work.tell(allClinics(work), EventKind::RunAdvanced, RunSubject{id});
}

void end(Work& work, const RunId& id, RunEntry& entry, RunFailure failure) {
    const bool isMade = failure == RunFailure::None;
    entry.phase = isMade ? RunPhase::Made : RunPhase::Failed;
    entry.failure = failure;
    entry.ended = work.place().height;
    keep(work, id, entry);
    work.tell(allClinics(work), isMade ? EventKind::CommitteeMade : EventKind::RunFailed, RunSubject{id});
}

CommitteeEntry entryOf(const Work& work, const RunId& id, const RunEntry& run,
                       const sharing::JudgedRun& judged) {
    CommitteeEntry out{id, work.place().height, work.place().time, run.members, run.threshold, {}, {}, {}, {},
                       0};
    out.key = CommitteePoint::copy(judged.committee().key());
    for (const crypto::Element& one : judged.committee().shareKeys())
        out.shareKeys.push_back(CommitteePoint::copy(one));
    out.qualified.assign(judged.qualified().begin(), judged.qualified().end());
    for (const auto& [dealer, fault] : judged.disqualified()) out.disqualified.push_back({dealer, fault});
    return out;
}

// What the run is to those who judge it. Its opening has made sure that there is one.
sharing::CommitteeRun described(const Work& work, const RunId& id, const RunEntry& entry) {
    auto run = entry.describe(work.place().chain, id);
    RESEAL_CHECK(run);
    return *std::move(run);
}

void judge(Work& work, const RunId& id, RunEntry& entry) {
    const auto record = runRecord(work.state(), id);
    if (!record) return;
    // It also fails when the key is the identity, which nobody will see.
    const auto judged = sharing::JudgedRun::judge(described(work, id, entry), *record);
    if (!judged) return end(work, id, entry, RunFailure::TooFewLeft);
    const CommitteeEntry made = entryOf(work, id, entry, *judged);
    work.put(runKey(Table::Committees, id), made);
    work.tell({committeeRegister(id.purpose)}, EventKind::Registered,
              RegisterSubject{{registeredName(id), registeredDigest(made)}});
    work.put(runKey(Table::CommitteesInForce, id), true);
    end(work, id, entry, RunFailure::None);
}

// A dealer with the threshold's number of complaints is disqualified already, and owes nothing.
bool owesAnswer(const RunEntry& entry, const std::set<ClinicIndex>& complainers) {
    return !complainers.empty() && complainers.size() < entry.threshold;
}

std::size_t owingAnswers(const Work& work, const RunId& id, const RunEntry& entry) {
    const auto complainers = complainersOf(work.state(), id, entry);
    return static_cast<std::size_t>(
        std::ranges::count_if(complainers, [&](const auto& one) { return owesAnswer(entry, one.second); }));
}

// The phase is over: everybody has spoken, or its deadline has passed.
void closePhase(Work& work, const RunId& id, RunEntry entry) {
    const bool areEnough = entry.haveDone >= entry.threshold;
    switch (entry.phase) {
        case RunPhase::Announce:
            if (!areEnough) return end(work, id, entry, RunFailure::TooFewKeys);
            return goOn(work, id, entry, RunPhase::Deal, entry.haveDone);
        case RunPhase::Deal:
            if (!areEnough) return end(work, id, entry, RunFailure::TooFewDealers);
            return goOn(work, id, entry, RunPhase::Complain, entry.mayDo);
        case RunPhase::Complain:
            if (const std::size_t owing = owingAnswers(work, id, entry); owing > 0)
                return goOn(work, id, entry, RunPhase::Answer, owing);
            return judge(work, id, entry);
        case RunPhase::Answer:
            return judge(work, id, entry);
        case RunPhase::Made:
        case RunPhase::Failed:
            return;
    }
}

// ---- Who may speak

struct Speaker {
    RunEntry run;
    ClinicIndex index = 0;
};

// May the author say now what belongs into `phase`, and has not said it before (it would stand in `table`)?
Refusal findSpeaker(const Work& work, const RunId& id, RunPhase phase, Table table, Speaker& out) {
    RESEAL_REQUIRE(requireStaying(work));
    auto run = work.state().keygenRun(id);
    if (!run) return Refusal::RunUnknown;
    const auto index = placeOf(run->members, work.clinicAuthor());
    if (!index) return Refusal::NotOfRun;
    if (run->phase < phase) return Refusal::RunTooEarly;
    if (run->phase > phase || work.place().time > run->deadline) return Refusal::RunTooLate;
    if (work.table().get(runKey(table, id).number(*index))) return Refusal::SaidAlready;
    out = {*std::move(run), *index};
    return Refusal::None;
}

Refusal requireAnnounced(const Work& work, const RunId& id, ClinicIndex index) {
    return work.table().get(runKey(Table::RunKeys, id).number(index)) ? Refusal::None : Refusal::NotAnnounced;
}

// It has spoken; the last one who may ends the phase.
template <class T>
void speak(Work& work, const RunId& id, Speaker& speaker, Table table, const T& said) {
    work.put(runKey(table, id).number(speaker.index), said);
    ++speaker.run.haveDone;
    keep(work, id, speaker.run);
    if (speaker.run.haveDone == speaker.run.mayDo) closePhase(work, id, speaker.run);
}

bool isOf(const CommitteeEntry& committee, const std::vector<Validator>& validators) {
    return std::ranges::equal(committee.members, validators, {}, {}, &Validator::id);
}

}  // namespace

Refusal run(Work& work, const KeygenOpen& op) {
    RESEAL_REQUIRE(requireStaying(work));
    const EpochEntry epoch = work.state().epoch();
    if (!epoch.indexOf(work.clinicAuthor())) return Refusal::NotAValidator;
    const std::uint32_t before = work.state().keygenRuns(op.purpose);
    const auto last = work.state().keygenRun({op.purpose, before});
    if (last && !last->hasEnded()) return Refusal::RunOpen;
    // Patients renew every standing grant under a new key: nobody makes them do that for nothing.
    const auto newest = work.state().committee(op.purpose);
    if (newest && isOf(*newest, epoch.validators)) return Refusal::CommitteeStands;

    const RunId id{op.purpose, before + 1};
    const auto& at = work.place();
    RunEntry entry;
    entry.openedBy = work.clinicAuthor();
    entry.height = at.height;
    entry.time = at.time;
    entry.tx = at.tx;
    entry.operation = at.operation;
    for (const Validator& one : epoch.validators) entry.members.push_back(one.id);
    entry.threshold = static_cast<std::uint32_t>(thresholdOf(entry.members.size()));
    work.put(purposeKey(Table::RunCount, op.purpose), id.attempt);
    begin(work, id, entry, RunPhase::Announce, entry.members.size());
    work.tell(allClinics(work), EventKind::RunOpened, RunSubject{id});
    return Refusal::None;
}

Refusal run(Work& work, const KeygenAnnounce& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.run, RunPhase::Announce, Table::RunKeys, self));
    if (!work.signatures().isUsable(op.key)) return Refusal::KeyUnusable;
    speak(work, op.run, self, Table::RunKeys, op.key);
    return Refusal::None;
}

Refusal run(Work& work, const KeygenDeal& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.run, RunPhase::Deal, Table::RunDeals, self));
    RESEAL_REQUIRE(requireAnnounced(work, op.run, self.index));
    auto deal = sharing::Deal::decode(op.deal);
    if (!deal) return Refusal::DealMalformed;
    const auto keys = announcedKeys(work.state(), op.run, self.run);
    const auto sameClinic = [](const auto& box, const auto& key) { return box.first == key.first; };
    if (!std::ranges::equal(deal->boxes, keys, sameClinic)) return Refusal::DealBoxes;
    const auto run = described(work, op.run, self.run);
    if (!sharing::CheckedDeal::check(run, self.index, *std::move(deal))) return Refusal::DealWrong;
    speak(work, op.run, self, Table::RunDeals, op.deal);
    return Refusal::None;
}

Refusal run(Work& work, const KeygenComplain& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.run, RunPhase::Complain, Table::RunComplaints, self));
    RESEAL_REQUIRE(requireAnnounced(work, op.run, self.index));
    std::set<ClinicIndex> seen;
    for (const ClinicIndex dealer : op.against) {
        if (!seen.insert(dealer).second) return Refusal::ClinicTwice;
        if (!work.table().get(runKey(Table::RunDeals, op.run).number(dealer))) return Refusal::NotADealer;
    }
    // It has lost its key; were all those to answer, its whole share would stand on the ledger.
    if (self.run.threshold > 1 && op.against.size() >= self.run.threshold) return Refusal::TooManyComplaints;
    speak(work, op.run, self, Table::RunComplaints, op.against);
    return Refusal::None;
}

Refusal run(Work& work, const KeygenAnswer& op) {
    Speaker self;
    RESEAL_REQUIRE(findSpeaker(work, op.run, RunPhase::Answer, Table::RunAnswers, self));
    std::set<ClinicIndex> answered;
    for (const KeygenShare& one : op.shares)
        if (!answered.insert(one.to).second) return Refusal::ClinicTwice;
    const auto complainers = complainersOf(work.state(), op.run, self.run)[self.index];
    if (!owesAnswer(self.run, complainers) || answered != complainers) return Refusal::AnswerNotOwed;
    speak(work, op.run, self, Table::RunAnswers, op.shares);
    return Refusal::None;
}

Refusal run(Work& work, const KeygenAdvance& op) {
    RESEAL_REQUIRE(requireStaying(work));
    const auto entry = work.state().keygenRun(op.run);
    if (!entry) return Refusal::RunUnknown;
    // Were it for members alone, a run all of whose members are gone would stay open for ever.
    const ClinicId self = work.clinicAuthor();
    if (!placeOf(entry->members, self) && !work.state().epoch().indexOf(self)) return Refusal::NotOfRun;
    if (entry->hasEnded()) return Refusal::RunTooLate;
    if (work.place().time <= entry->deadline) return Refusal::RunTooEarly;
    closePhase(work, op.run, *entry);
    return Refusal::None;
}

}  // namespace reseal::ledger
