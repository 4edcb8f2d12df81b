#include "core/node/keygen_desk.h"

#include "core/base/log.h"

namespace reseal::node {

using ledger::CommitteePurpose;
using ledger::RunId;
using ledger::RunPhase;
using vault::CommitteeSecret;

namespace {
constexpr CommitteePurpose kPurposes[] = {CommitteePurpose::Tracing, CommitteePurpose::Emergency};

template <class T>
void keepFirst(Status& out, const T& done) {
    if (out && !done) out = done.error();
}
}  // namespace

KeygenDesk::KeygenDesk(Chain& chain, ClinicAuthor& author, vault::Vault& vault, const ClinicId& own)
    : chain_(chain), author_(author), vault_(vault), own_(own) {}

// ---- For staff

Result<RunId> KeygenDesk::open(CommitteePurpose purpose) {
    RESEAL_TRY(author_.sayIfAllowed({ledger::KeygenOpen{purpose}}));
    return RunId{purpose, chain_.finalState().keygenRuns(purpose) + 1};
}

Result<Committees> KeygenDesk::committees() const {
    const ledger::StateView state = chain_.finalState();
    Committees out{{}, ledger::clinics(state)};
    for (const CommitteePurpose purpose : kPurposes) {
        const std::uint32_t last = state.keygenRuns(purpose);
        const auto most = static_cast<std::uint32_t>(ledger::kMaxPage);
        const std::uint32_t first = last > most ? last - most + 1 : 1;
        for (const ledger::ListedRun& one : ledger::keygenRuns(state, purpose, first)) {
            const sharing::RunLabel label(purpose, state.chainId(), one.id.attempt);
            RESEAL_ASSIGN(const auto share, vault_.committees().find(label, CommitteeSecret::Share));
            out.committees.push_back({one.id, one.entry, state.committeeOf(one.id), share.has_value()});
        }
    }
    RESEAL_TRY(chain_.readable());
    return out;
}

Result<sharing::CommitteeShare> KeygenDesk::share(const RunId& run) const {
    const ledger::StateView state = chain_.finalState();
    const auto entry = state.committeeOf(run);
    RESEAL_TRY(chain_.readable());
    const auto index = entry ? ledger::placeOf(entry->members, own_) : std::nullopt;
    if (!index || entry->retired != 0)
        return fail(ErrorCode::NotFound, "this clinic is in no such committee");
    RESEAL_ASSIGN(const auto committee, entry->decode(state.chainId()));
    RESEAL_ASSIGN(const auto key, committee.shareKey(*index));
    RESEAL_ASSIGN(const auto stored, vault_.committees().find(committee.label(), CommitteeSecret::Share));
    if (!stored) return fail(ErrorCode::NotFound, "this clinic has no share of that key");
    return sharing::CommitteeShare::accept(key, stored->view());
}

// ---- As a run goes on

bool KeygenDesk::concerns(const AppliedBlock& block) {
    return std::ranges::any_of(block.events, [](const ledger::AccountEvent& one) {
        using Kind = ledger::EventKind;
        const Kind kind = one.event.kind;
        return kind == Kind::RunOpened || kind == Kind::RunAdvanced || kind == Kind::CommitteeMade ||
               kind == Kind::RunFailed || kind == Kind::CommitteeRetired;
    });
}

Status KeygenDesk::follow() {
    const ledger::StateView state = chain_.finalState();
    Status out;
    for (const CommitteePurpose purpose : kPurposes) {
        const std::uint32_t last = state.keygenRuns(purpose);
        if (last == 0) continue;
        const auto part = partIn({purpose, last});
        keepFirst(out, part);
        if (part && *part) keepFirst(out, goOn(**part));
        // Its members may all have gone.
        const auto entry = state.keygenRun({purpose, last});
        const auto validator = state.epoch().indexOf(own_);
        if (part && !*part && entry && validator)
            keepFirst(out, advance({purpose, last}, *entry, entry->members.size() + *validator));
    }
    // What an earlier run left here: a crash, or this clinic was away when it ended or was retired.
    RESEAL_ASSIGN(const auto labels, vault_.committees().runs());
    for (const Bytes& label : labels) keepFirst(out, letGo(label));
    return out;
}

Result<std::optional<KeygenDesk::Part>> KeygenDesk::partIn(const RunId& id) const {
    const ledger::StateView state = chain_.finalState();
    const auto entry = state.keygenRun(id);
    RESEAL_TRY(chain_.readable());
    const auto index = entry ? ledger::placeOf(entry->members, own_) : std::nullopt;
    if (!index) return std::optional<Part>();
    RESEAL_ASSIGN(auto run, entry->describe(state.chainId(), id));
    return std::optional(Part{id, *entry, std::move(run), *index});
}

Status KeygenDesk::goOn(const Part& part) {
    const auto act = [&] {
        switch (part.entry.phase) {
            case RunPhase::Announce:
                return announce(part);
            case RunPhase::Deal:
                return deal(part);
            case RunPhase::Complain:
                return complain(part);
            case RunPhase::Answer:
                return answer(part);
            case RunPhase::Made:
            case RunPhase::Failed:
                break;
        }
        return conclude(part);
    };
    Status out = act();
    keepFirst(out, advance(part.id, part.entry, part.index - 1));
    return out;
}

Status KeygenDesk::say(ledger::Operation operation) {
    using ledger::Refusal;
    return unlessKnown(author_.sayIfAllowed({std::move(operation)}),
                       {Refusal::SaidAlready, Refusal::RunTooEarly, Refusal::RunTooLate});
}

Result<std::optional<crypto::BoxKey>> KeygenDesk::runKey(const Part& part) const {
    RESEAL_ASSIGN(const auto seed, vault_.committees().find(part.run.label(), CommitteeSecret::RunKey));
    if (!seed) return std::optional<crypto::BoxKey>();
    return std::optional(crypto::BoxKey::fromSeed(*seed));
}

Result<std::optional<sharing::NewDeal>> KeygenDesk::ownDeal(const Part& part) const {
    RESEAL_ASSIGN(const auto stored, vault_.committees().find(part.run.label(), CommitteeSecret::Deal));
    if (!stored) return std::optional<sharing::NewDeal>();
    RESEAL_ASSIGN(auto deal, sharing::NewDeal::restore(part.run, part.index, stored->view()));
    return std::optional(std::move(deal));
}

Status KeygenDesk::announce(const Part& part) {
    RESEAL_ASSIGN(auto key, runKey(part));
    if (!key) {
        const auto seed = crypto::SecretBytes::random(32);
        RESEAL_TRY(vault_.committees().keep(part.run.label(), CommitteeSecret::RunKey, seed));
        key = crypto::BoxKey::fromSeed(seed);
    }
    return say(ledger::KeygenAnnounce{part.id, key->publicKey()});
}

Status KeygenDesk::deal(const Part& part) {
    const auto record = ledger::runRecord(chain_.finalState(), part.id);
    RESEAL_TRY(chain_.readable());
    if (!record || !record->announced.contains(part.index) || record->deals.contains(part.index)) return {};
    RESEAL_ASSIGN(auto own, ownDeal(part));
    if (!own) {
        RESEAL_ASSIGN(own, sharing::NewDeal::make(part.run, part.index, record->announced));
        RESEAL_TRY(vault_.committees().keep(part.run.label(), CommitteeSecret::Deal, own->stored()));
    }
    return say(ledger::KeygenDeal{part.id, own->deal().encode()});
}

// A clinic that lost its key complains of nobody: it was not the dealers' fault, and all their answers would
// put its whole share on the ledger.
Status KeygenDesk::complain(const Part& part) {
    const auto record = ledger::runRecord(chain_.finalState(), part.id);
    RESEAL_TRY(chain_.readable());
    if (!record || !record->announced.contains(part.index)) return {};
    RESEAL_ASSIGN(const auto key, runKey(part));
    ledger::KeygenComplain complaint{part.id, {}};
    if (key) {
        const auto dealt = sharing::openDealtShares(part.run, record->deals, part.index, *key);
        for (const sharing::ClinicIndex dealer : dealt.complainAgainst) complaint.against.push_back(dealer);
    }
    return say(std::move(complaint));
}

Status KeygenDesk::answer(const Part& part) {
    const auto complainers = ledger::complainersOf(chain_.finalState(), part.id, part.entry);
    RESEAL_TRY(chain_.readable());
    const auto owed = complainers.find(part.index);
    if (owed == complainers.end()) return {};
    const auto record = ledger::runRecord(chain_.finalState(), part.id);
    RESEAL_TRY(chain_.readable());
    RESEAL_ASSIGN(const auto own, ownDeal(part));
    // A share of another deal would be a wrong answer, and this clinic be named for it.
    if (!own || !record || !record->deals.contains(part.index) ||
        record->deals.at(part.index).commitments != own->deal().commitments)
        return fail(ErrorCode::NotFound, "the own deal is gone, so a complaint can't be answered");
    ledger::KeygenAnswer said{part.id, {}};
    for (const sharing::ClinicIndex to : owed->second) {
        RESEAL_ASSIGN(const auto share, own->answer(to));
        said.shares.push_back({to, share});
    }
    return say(std::move(said));
}

// After a deadline the first member says so, and if it is away the next: each would be a transaction.
Status KeygenDesk::advance(const RunId& id, const ledger::RunEntry& entry, std::size_t turn) {
    if (entry.hasEnded() || wallClock() <= entry.deadline) return {};
    auto& turns = turns_[id.purpose];
    if (!turns.hasCome({id, entry.phase}, turn)) return {};
    RESEAL_TRY(say(ledger::KeygenAdvance{id}));
    turns.said();
    return {};
}

// The share is kept before what it was made of is wiped.
Status KeygenDesk::conclude(const Part& part) {
    if (part.entry.phase != RunPhase::Made) return {};
    vault::CommitteeSecrets kept = vault_.committees();
    RESEAL_ASSIGN(const auto key, runKey(part));
    RESEAL_ASSIGN(const auto there, kept.find(part.run.label(), CommitteeSecret::Share));
    if (!key || there) return {};
    const auto record = ledger::runRecord(chain_.finalState(), part.id);
    RESEAL_TRY(chain_.readable());
    if (!record) return {};
    RESEAL_ASSIGN(const auto judged, sharing::JudgedRun::judge(part.run, *record));
    const auto dealt = sharing::openDealtShares(part.run, record->deals, part.index, *key);
    const auto own = sharing::ownShare(judged, part.index, dealt);
    if (own)
        return kept.keep(part.run.label(), CommitteeSecret::Share,
                         crypto::SecretBytes::copyOf(own->stored()));
    log(LogLevel::Error, "alarm",
        "this clinic has no share of the common key: " + own.error().text() + "; the others can do without");
    return kept.wipe(part.run.label(), CommitteeSecret::RunKey);
}

// Of a run that has ended, what it needed; of a key that is retired, the share.
Status KeygenDesk::letGo(ByteView bytes) {
    RESEAL_ASSIGN(const auto label, sharing::RunLabel::decode(bytes));
    if (label.chain() != chain_.finalState().chainId()) return {};
    const RunId id{label.purpose(), label.attempt()};
    RESEAL_ASSIGN(const auto part, partIn(id));
    if (!part || !part->entry.hasEnded()) return {};
    RESEAL_TRY(conclude(*part));
    vault::CommitteeSecrets kept = vault_.committees();
    RESEAL_TRY(kept.wipe(bytes, CommitteeSecret::RunKey));
    RESEAL_TRY(kept.wipe(bytes, CommitteeSecret::Deal));
    const auto committee = chain_.finalState().committeeOf(id);
    RESEAL_TRY(chain_.readable());
    if (committee && committee->retired != 0) RESEAL_TRY(kept.wipe(bytes, CommitteeSecret::Share));
    return {};
}

}  // namespace reseal::node
