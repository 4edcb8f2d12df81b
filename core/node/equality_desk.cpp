#include "core/node/equality_desk.h"

namespace reseal::node {

using ledger::CaseId;
using ledger::EqualityPhase;
using ledger::StateView;

namespace {

// Whoever was away may be back by then.
constexpr Duration kAfterFailure = seconds(600);

bool contains(const ledger::EqualityRound::Who& who, ledger::ClinicIndex index) {
    return std::ranges::find(who, index) != who.end();
}

// case ‖ LE32(number)
Bytes nameOf(const CaseId& id, std::uint32_t number) {
    Bytes out = toBytes(id.view());
    append(out, le32(number));
    return out;
}

constexpr std::size_t kHash = sharing::EqualityHash::kSize;
constexpr std::size_t kPart = sharing::EqualityPart::kSize;

Bytes encoded(const std::vector<sharing::NewEqualityPart>& parts) {
    Bytes out;
    for (const auto& [hash, part] : parts) {
        append(out, hash);
        append(out, part);
    }
    return out;
}

std::vector<sharing::NewEqualityPart> decoded(ByteView bytes) {
    std::vector<sharing::NewEqualityPart> out;
    for (; bytes.size() >= kHash + kPart; bytes = bytes.subspan(kHash + kPart))
        out.push_back({sharing::EqualityHash::copy(bytes.first(kHash)),
                       sharing::EqualityPart::copy(bytes.subspan(kHash, kPart))});
    return out;
}

// Null: it was let go of, or is not there.
std::optional<ledger::EqualityRound> roundOf(const StateView& state, const CaseId& id, std::uint32_t number) {
    const auto entry = state.caseOf(id);
    return entry && entry->member ? ledger::equalityRound(state, *entry->member, number) : std::nullopt;
}

}  // namespace

bool EqualityDesk::concerns(const AppliedBlock& block) {
    return std::ranges::any_of(block.events, [](const ledger::AccountEvent& one) {
        using Kind = ledger::EventKind;
        const Kind kind = one.event.kind;
        return kind == Kind::MemberSuspended || kind == Kind::MemberReinstated ||
               kind == Kind::CommitteeRetired || kind == Kind::CaseTraced || kind == Kind::EqualityOpened ||
               kind == Kind::EqualityAdvanced || kind == Kind::EqualityDone || kind == Kind::EqualityFailed;
    });
}

Status EqualityDesk::follow() {
    const auto all = ledger::lastCases(chain_.finalState());
    RESEAL_TRY(chain_.readable());
    Status out;
    for (const ledger::ListedCase& one : all) {
        if (!one.entry.member) continue;
        if (const Status done = goOn(one); out && !done) out = done;
    }
    if (const Status done = letGo(); out && !done) out = done;
    return out;
}

Status EqualityDesk::goOn(const ledger::ListedCase& one) {
    const auto last = ledger::lastEqualityRound(chain_.finalState(), *one.entry.member);
    RESEAL_TRY(chain_.readable());
    if (!last || last->hasEnded()) return open(one, last);
    if (last->caseId == one.id) return takePart(one, *last);
    const auto other = chain_.finalState().caseOf(last->caseId);  // too old to be in the list, maybe
    RESEAL_TRY(chain_.readable());
    return other ? takePart({last->caseId, *other}, *last) : Status();
}

Status EqualityDesk::open(const ledger::ListedCase& one, const std::optional<ledger::EqualityRound>& last) {
    const StateView state = chain_.finalState();
    const auto plan = ledger::planEquality(state, one.entry, wallClock());
    const std::uint32_t rounds = ledger::equalityOf(state, *one.entry.member).rounds;
    const auto validator = state.epoch().indexOf(own_);
    RESEAL_TRY(chain_.readable());
    const bool isOwn = one.entry.openedBy == own_;
    if (plan.refusal != ledger::Refusal::None || !(isOwn || validator)) return {};
    const bool isRetry = last && last->phase == EqualityPhase::Failed;
    auto& turns = turns_[one.id];
    const Duration first = isRetry ? kAfterFailure : Duration{};
    if (!turns.hasCome({rounds, EqualityPhase::Done}, isOwn ? 0 : *validator + 1, first)) return {};
    RESEAL_TRY(say(ledger::EqualityOpen{one.id}));
    turns.said();
    return {};
}

Status EqualityDesk::takePart(const ledger::ListedCase& one, const ledger::EqualityRound& round) {
    const StateView state = chain_.finalState();
    const auto committee = state.committeeOf(round.committee);
    const std::uint32_t rounds = ledger::equalityOf(state, *one.entry.member).rounds;
    RESEAL_TRY(chain_.readable());
    const auto index = committee ? ledger::placeOf(committee->members, own_) : std::nullopt;
    if (!index) return {};
    const sharing::RunLabel label(round.committee.purpose, state.chainId(), round.committee.attempt);
    const Part part{one.id, *one.entry.member, rounds - 1, round, label, *index};
    const auto act = [&] {
        switch (round.phase) {
            case EqualityPhase::Hashes:
                return sayHashes(part);
            case EqualityPhase::Parts:
                return sayParts(part);
            case EqualityPhase::Shares:
                return sayShares(part);
            case EqualityPhase::Done:
            case EqualityPhase::Failed:
                break;
        }
        return Status();
    };
    const Status done = act();
    const Status advanced = advance(part);
    return done ? advanced : done;
}

Status EqualityDesk::say(ledger::Operation operation) {
    using ledger::Refusal;
    return unlessKnown(author_.sayIfAllowed({std::move(operation)}),
                       {Refusal::SaidAlready, Refusal::EqualityEarly, Refusal::EqualityLate,
                        Refusal::EqualityOpenAlready, Refusal::EqualityNothing, Refusal::EqualityTooLate,
                        Refusal::EqualityTooMany, Refusal::MemberNotSuspended, Refusal::CommitteeRetired,
                        Refusal::ClinicLeft, Refusal::NotOfCommittee});
}

Result<std::vector<sharing::EqualityTest>> EqualityDesk::tests(const Part& part) const {
    auto out = ledger::equalityTests(chain_.finalState(), part.member, part.number, part.round);
    RESEAL_TRY(chain_.readable());
    return out;
}

Result<std::vector<sharing::NewEqualityPart>> EqualityDesk::ownParts(const Part& part) const {
    RESEAL_ASSIGN(const auto kept, vault_.equality().parts(part.label, nameOf(part.caseId, part.number)));
    return kept ? decoded(*kept) : std::vector<sharing::NewEqualityPart>();
}

// Kept before the first word of them is said: after a crash they are said, and no others are made.
Status EqualityDesk::sayHashes(const Part& part) {
    if (contains(part.round.hashed, part.index) || wallClock() > part.round.deadline) return {};
    RESEAL_ASSIGN(auto parts, ownParts(part));
    if (parts.empty()) {
        RESEAL_ASSIGN(const auto all, tests(part));
        for (const sharing::EqualityTest& test : all) {
            RESEAL_ASSIGN(const auto made, sharing::makeEqualityPart(test, part.index));
            parts.push_back(made);
        }
        RESEAL_TRY(vault_.equality().keepParts(part.label, nameOf(part.caseId, part.number), encoded(parts)));
    }
    ledger::EqualityHashes said{part.caseId, part.number, {}};
    for (const auto& one : parts) said.hashes.push_back(one.hash);
    return say(std::move(said));
}

// A vault that was set back may have other parts than those whose hashes are on the ledger, or none: then
// this clinic sits this round out.
Status EqualityDesk::sayParts(const Part& part) {
    if (!contains(part.round.hashed, part.index) || contains(part.round.parted, part.index) ||
        contains(part.round.faulty, part.index) || wallClock() > part.round.deadline)
        return {};
    const auto hashes = ledger::equalityHashes(chain_.finalState(), part.member, part.number, part.index);
    RESEAL_TRY(chain_.readable());
    RESEAL_ASSIGN(const auto parts, ownParts(part));
    const auto isOf = [](const sharing::NewEqualityPart& one, const sharing::EqualityHash& hash) {
        return one.hash == hash;
    };
    if (!std::ranges::equal(parts, hashes, isOf)) return {};
    ledger::EqualityParts said{part.caseId, part.number, {}};
    for (const auto& one : parts) said.parts.push_back(one.part);
    return say(std::move(said));
}

Status EqualityDesk::sayShares(const Part& part) {
    if (contains(part.round.shared, part.index) || contains(part.round.faulty, part.index)) return {};
    const auto share = keygen_.share(part.round.committee);
    if (!share) return share.error().code == ErrorCode::NotFound ? Status() : Status(share.error());
    RESEAL_ASSIGN(const auto all, tests(part));
    std::vector<sharing::BlindedPseudonym> blinded;
    std::vector<vault::EqualityRecords::Answer> answers;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& sum = part.round.items.at(i).sum;
        if (!sum) return fail(ErrorCode::NotFound, "the ledger has no sum to answer for");
        RESEAL_ASSIGN(const auto Z1, crypto::Point::decode(sum->Z1));
        RESEAL_ASSIGN(const auto Z2, crypto::Point::decode(sum->Z2));
        blinded.push_back(sharing::BlindedPseudonym::stored(all[i], Z1, Z2));
        answers.push_back({toBytes(all[i].answerKey().view()), toBytes(blinded[i].toAnswer().view())});
    }
    RESEAL_ASSIGN(const auto stand, vault_.equality().answer(part.label, answers));
    ledger::EqualityShares said{part.caseId, part.number, {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto answered = sharing::AnsweredZ1::from(stand.at(i));
        if (!answered) return fail(ErrorCode::Damaged, "what was answered is no point");
        RESEAL_ASSIGN(const auto P, blinded[i].provenZ1(*answered));
        RESEAL_ASSIGN(const auto partial, sharing::exponentiate(*share, P, all[i].context()));
        said.partials.push_back(partial);
    }
    return say(std::move(said));
}

Status EqualityDesk::advance(const Part& part) {
    const auto member = chain_.finalState().member(part.member);
    const auto committee = chain_.finalState().committeeOf(part.round.committee);
    RESEAL_TRY(chain_.readable());
    const bool isPointless = part.round.phase < EqualityPhase::Shares &&
                             ((member && member->suspended == 0) || (committee && committee->retired != 0));
    if (!isPointless && wallClock() <= part.round.deadline) return {};
    auto& turns = turns_[part.caseId];
    if (!turns.hasCome({part.number, part.round.phase}, part.index - 1)) return {};
    RESEAL_TRY(say(ledger::EqualityAdvance{part.caseId, part.number}));
    turns.said();
    return {};
}

// Parts whose round has its sums, or came to nothing.
Status EqualityDesk::letGo() {
    const StateView state = chain_.finalState();
    RESEAL_ASSIGN(const auto kept, vault_.equality().rounds());
    for (const auto& [run, name] : kept) {
        RESEAL_ASSIGN(const auto label, sharing::RunLabel::decode(run));
        if (label.chain() != state.chainId() || name.size() != CaseId::kSize + 4) continue;
        const ByteView view(name);
        const auto round =
            roundOf(state, CaseId::copy(view.first(CaseId::kSize)), readLe32(view.subspan(CaseId::kSize)));
        RESEAL_TRY(chain_.readable());
        if (round && round->phase >= EqualityPhase::Shares)
            RESEAL_TRY(vault_.equality().wipeParts(run, name));
    }
    return {};
}

}  // namespace reseal::node
