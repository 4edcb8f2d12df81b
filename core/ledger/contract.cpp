#include "core/ledger/contract.h"

#include "core/crypto/sha256.h"
#include "core/ledger/epochs.h"
#include "core/ledger/rules.h"
#include "core/ledger/settled.h"

namespace reseal::ledger {
namespace {

// Refusals after which the same transaction may still fit later.
bool mayPass(Refusal refusal) {
    return refusal == Refusal::SeqAhead || refusal == Refusal::BlockFull;
}

// Wrong in itself, whatever the state.
bool isMalformed(Refusal refusal) {
    return refusal == Refusal::WrongChain || refusal == Refusal::WrongSignature ||
           refusal == Refusal::StatementForged || refusal == Refusal::DetailMissing ||
           refusal == Refusal::DetailForm || refusal == Refusal::StanzaWrong ||
           refusal == Refusal::GrantMalformed;
}

// Of an admission by ring: its maker may have seen blocks that are not here yet, or a later day.
bool mayBeAhead(Refusal refusal) {
    return refusal == Refusal::RosterAhead || refusal == Refusal::NoTracingKey ||
           refusal == Refusal::TracingKeyPast || refusal == Refusal::PeriodAhead ||
           refusal == Refusal::SlotTooHigh;
}

Outcome outside(Refusal refusal, std::size_t operation) {
    return {mayPass(refusal) ? Verdict::Early : Verdict::Impossible, refusal, operation};
}

std::size_t pseudonymsIn(const Transaction& tx) {
    return static_cast<std::size_t>(std::ranges::count_if(
        tx.body().operations, [](const Operation& op) { return std::holds_alternative<Pseudonym>(op); }));
}

std::size_t detailBytesIn(const Transaction& tx) {
    return tx.size() - tx.signedBytes().size();
}

bool onlyStatements(const Transaction& tx) {
    return std::ranges::all_of(tx.body().operations, isStatement);
}

template <class... Kinds>
bool isOneOf(const Operation& operation) {
    return (std::holds_alternative<Kinds>(operation) || ...);
}

// It has up to 64 proofs, or makes up to 64 sums, or goes through a list.
bool testsPseudonyms(const Operation& operation) {
    return isOneOf<EqualityOpen, EqualityParts, EqualityShares, EqualityAdvance>(operation);
}

std::size_t testsIn(const Transaction& tx) {
    return static_cast<std::size_t>(std::ranges::count_if(tx.body().operations, testsPseudonyms));
}

// It judges the whole run, or computes who was behind a pseudonym. Behind it nothing may be refused, or
// whoever sends it could have that done as often as it likes, for nothing.
bool mayEndRun(const Operation& operation) {
    return isOneOf<KeygenComplain, KeygenAnswer, KeygenAdvance, CaseShare>(operation) ||
           testsPseudonyms(operation);
}

// Runs all operations up to the first that is refused; or the statements alone, as many as are in order.
Refusal runThrough(Work& work, const Transaction& tx, bool statementsAlone, std::size_t& at) {
    const auto& operations = tx.body().operations;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        if (statementsAlone && !isStatement(operations[i])) continue;
        work.at(i);
        at = i;
        if (mayEndRun(operations[i]) && i + 1 < operations.size()) return Refusal::NotLast;
        const Refusal refusal = run(work, operations[i]);
        if (refusal != Refusal::None && !statementsAlone) return refusal;
    }
    return Refusal::None;
}

}  // namespace

Status Outcome::status() const {
    if (verdict == Verdict::Effective) return {};
    return refused(refusal, "operation " + std::to_string(operation));
}

Executor::Executor(const KeyValueView& state, Instant blockTime, const SignatureCheck& signatures,
                   DetailRule details, const EvidenceCheck& evidence)
    : below_(state),
      time_(blockTime),
      signatures_(signatures),
      details_(details),
      evidence_(evidence),
      over_(below_, delta_),
      height_(0),
      chain_(StateView(state).chainId()),
      parent_(StateView(state).tip()) {
    RESEAL_CHECK(blockTime >= Instant{} && blockTime <= kMaxBlockTime);
    height_ = parent_.height + 1;
    if (StateView(state).epoch().base == parent_.height) countProposals();
}

void Executor::countProposals() {
    for (const auto& [id, entry] : undecidedProposals(StateView(below_))) {
        const Work::Place place{chain_, time_, height_, account(entry.author), entry.tx, entry.operation};
        Work work(over_, place, signatures_, evidence_);
        countAgain(work, id, entry);
        takeFrom(work);
    }
}

Refusal Executor::room(const Transaction& tx) const {
    const bool fits = taken_.size() < kMaxBlockTransactions &&
                      bytes_ + tx.signedBytes().size() <= kMaxBlockBytes &&
                      detailBytes_ + detailBytesIn(tx) <= kMaxBlockDetailBytes &&
                      pseudonyms_ + pseudonymsIn(tx) <= kMaxBlockPseudonyms &&
                      (tests_ == 0 || tests_ + testsIn(tx) <= kMaxBlockTests);
    return fits ? Refusal::None : Refusal::BlockFull;
}

Refusal Executor::form(const Transaction& tx, std::size_t& at) const {
    const TransactionBody& body = tx.body();
    const StateView state(over_);
    if (body.chain != chain_) return Refusal::WrongChain;
    // The signature before anything that may be answered with "later", so that nobody fills a mempool
    // with another's name.
    const auto clinic = state.clinic(clinicId(body.author));
    if (!tx.isSignedBy(clinic ? clinic->signKey : pseudonymKey(body.author), signatures_))
        return Refusal::WrongSignature;
    if (clinic && clinic->hasLeft(time_)) return Refusal::ClinicLeft;
    const LaneTip lane = state.lane(body.author, body.lane);
    if (body.seq < lane.next) return Refusal::SeqUsed;
    if (body.seq > lane.next) return Refusal::SeqAhead;
    if (body.prev != lane.last) return Refusal::PrevWrong;
    if (lane.next == 0 && state.lanes(body.author) >= kMaxLanes) return Refusal::TooManyLanes;
    if (!state.knows(body.author) && !std::holds_alternative<Pseudonym>(body.operations.front()))
        return Refusal::AuthorUnknown;
    if (details_ == DetailRule::Required && !tx.hasAllDetails()) return Refusal::DetailMissing;

    std::span<const std::optional<Bytes>> details = tx.details();
    for (std::size_t i = 0; i < body.operations.size(); ++i) {
        at = i;
        const std::size_t slots = detailSlots(body.operations[i]).size();
        RESEAL_REQUIRE(checkForm(chain_, body.operations[i], details.first(slots), signatures_));
        details = details.subspan(slots);
    }
    at = 0;
    return Refusal::None;
}

Outcome Executor::add(const Transaction& tx) {
    std::size_t at = 0;
    if (const Refusal refusal = room(tx); refusal != Refusal::None) return outside(refusal, 0);
    if (const Refusal refusal = form(tx, at); refusal != Refusal::None) return outside(refusal, at);

    const TransactionBody& body = tx.body();
    const Work::Place place{chain_, time_, height_, body.author, tx.id(), 0};
    const bool isNew = !StateView(over_).knows(body.author);
    const bool hasExpired = body.expires != Instant{} && time_ > body.expires && !onlyStatements(tx);

    auto work = std::make_unique<Work>(over_, place, signatures_, evidence_);
    Refusal refusal = hasExpired ? Refusal::Expired : runThrough(*work, tx, false, at);
    if (refusal != Refusal::None) {
        // An author who is not on the ledger has no lane that could take a void transaction: whoever
        // pleases could fill the state with lanes.
        if (isNew) return outside(refusal, at);
        std::size_t ignored = 0;
        work = std::make_unique<Work>(over_, place, signatures_, evidence_);
        runThrough(*work, tx, true, ignored);
        work->at(at);
        work->tell({body.author}, EventKind::Voided, NoSubject{}, refusal);
    }
    takeInto(*work, tx, refusal);
    const Outcome outcome{refusal == Refusal::None ? Verdict::Effective : Verdict::Void, refusal,
                          refusal == Refusal::None ? 0 : at};
    outcomes_.push_back(outcome);
    return outcome;
}

void Executor::takeFrom(Work& work) {
    for (AccountEvent& event : work.takeEvents()) events_.push_back(std::move(event));
    merge(delta_, work.takeDelta());
    heads_.reset();
}

void Executor::takeInto(Work& work, const Transaction& tx, Refusal refusal) {
    const TransactionBody& body = tx.body();
    const auto signer = StateView(over_).clinic(clinicId(body.author));  // as it was when it signed
    if (refusal == Refusal::None && signer) takeSignOfLife(work, signer->signKey);
    if (body.seq == 0)
        work.put(Key(Table::LaneCount).add(body.author), StateView(over_).lanes(body.author) + 1);
    work.put(Key(Table::Lanes).add(body.author).add(body.lane), LaneTip{body.seq + 1, tx.id()});
    work.put(Key(Table::Ordered).add(tx.id()),
             OrderedTx{height_, static_cast<std::uint32_t>(taken_.size()), refusal, body.author});
    takeFrom(work);
    taken_.push_back(tx.id());
    leaves_.push_back(transactionLeaf(tx.signedBytes()));
    bytes_ += tx.signedBytes().size();
    detailBytes_ += detailBytesIn(tx);
    pseudonyms_ += pseudonymsIn(tx);
    // What is refused is so before its tests, but for who has looked for some and found none.
    if (refusal == Refusal::None || refusal == Refusal::EqualityNothing) tests_ += testsIn(tx);
}

const HeadsUpdate& Executor::heads() const {
    if (!heads_) {
        std::set<AccountId> changed;
        for (const AccountEvent& event : events_) changed.insert(event.account);
        heads_ = updateHeads(over_, changed);
    }
    return *heads_;
}

Header Executor::header(std::uint64_t view, const ClinicId& proposer) const {
    // Both sets were fixed before this block, so nothing in it can choose who judges it or the next.
    const EpochEntry epoch = StateView(below_).epoch();
    const auto next = epoch.last == height_ ? StateView(below_).nextSet() : std::nullopt;
    return {epoch.number,
            height_,
            view,
            parent_.hash,
            crypto::merkleRoot(leaves_),
            heads().root,
            time_,
            epoch.setHash,
            next ? next->hash : epoch.setHash,
            proposer};
}

Result<Applied> Executor::finish(const Header& header) && {
    const Header expected = this->header(header.view, header.proposer);
    const auto wrong = [](std::string_view field) {
        return fail(ErrorCode::Refused, "HeaderWrong: " + std::string(field));
    };
    if (header.epoch != expected.epoch) return wrong("epoch");
    if (header.height != expected.height) return wrong("height");
    if (header.parent != expected.parent) return wrong("parent");
    if (header.time != expected.time || header.time <= parent_.time) return wrong("time");
    if (header.txRoot != expected.txRoot) return wrong("tx root");
    if (header.headsRoot != expected.headsRoot) return wrong("heads root");
    if (header.setHash != expected.setHash || header.nextSetHash != expected.nextSetHash)
        return wrong("set hash");
    if (!StateView(below_).epoch().indexOf(header.proposer)) return wrong("proposer");
    const Tip tip{height_, header.hash(), time_};
    delta_.insert_or_assign(Key(Table::Tip).bytes(), codec::encode(tip));
    merge(delta_, std::move(heads_->rows));
    closeBlock(over_, delta_, tip);
    return Applied{std::move(delta_), std::move(outcomes_), std::move(events_)};
}

Result<Applied> apply(const KeyValueView& state, const Block& block, const SignatureCheck& signatures,
                      DetailRule details, const EvidenceCheck& evidence) {
    if (block.header.time < Instant{} || block.header.time > kMaxBlockTime)
        return fail(ErrorCode::Refused, "HeaderWrong: time");
    Executor executor(state, block.header.time, signatures, details, evidence);
    for (std::size_t i = 0; i < block.transactions.size(); ++i) {
        const Outcome outcome = executor.add(block.transactions[i]);
        if (outcome.verdict == Verdict::Early || outcome.verdict == Verdict::Impossible)
            return refused(outcome.refusal, "transaction " + std::to_string(i) + ", operation " +
                                                std::to_string(outcome.operation));
    }
    return std::move(executor).finish(block.header);
}

Outcome checkTransaction(const KeyValueView& state, const Transaction& tx, Instant now,
                         const SignatureCheck& signatures, const EvidenceCheck& evidence) {
    const Instant time = std::clamp(now, Instant{}, kMaxBlockTime);
    return Executor(state, time, signatures, DetailRule::Required, evidence).add(tx);
}

namespace {
// A predecessor is missing. What can be judged without it is: that its statements are genuine, and that its
// details are what they have to be.
Arrival judgeEarly(const StateView& view, const Transaction& tx, const Waiting& waiting,
                   const SignatureCheck& signatures) {
    const TransactionBody& body = tx.body();
    std::span<const std::optional<Bytes>> details = tx.details();
    for (const Operation& operation : body.operations) {
        const std::size_t slots = detailSlots(operation).size();
        if (checkForm(body.chain, operation, details.first(slots), signatures) != Refusal::None)
            return Arrival::Wrong;
        details = details.subspan(slots);
    }
    if (!view.knows(body.author) && !waiting.hasAuthor) return Arrival::Later;
    return view.lane(body.author, body.lane).next + waiting.ahead < body.seq ? Arrival::Later
                                                                             : Arrival::Pending;
}
}  // namespace

Arrival judgeArrival(const KeyValueView& state, const Transaction& tx, Instant now, const Waiting& waiting,
                     const SignatureCheck& signatures, const EvidenceCheck& evidence) {
    const StateView view(state);
    const TransactionBody& body = tx.body();
    if (!tx.hasAllDetails() || body.chain != view.chainId()) return Arrival::Wrong;
    const auto clinic = view.clinic(clinicId(body.author));
    if (!tx.isSignedBy(clinic ? clinic->signKey : pseudonymKey(body.author), signatures)) {
        // A pseudonym is its key. A clinic's may have changed there, or here; and who is not known here may
        // be a clinic there.
        const bool isPseudonym = !clinic && (view.knows(body.author) ||
                                             std::holds_alternative<Pseudonym>(body.operations.front()));
        return isPseudonym ? Arrival::Wrong : Arrival::Later;
    }
    if (isSettled(view, body)) return Arrival::Settled;
    const Outcome outcome = checkTransaction(state, tx, now, signatures, evidence);
    switch (outcome.verdict) {
        case Verdict::Effective:
        case Verdict::Void:
            return Arrival::Pending;
        case Verdict::Early:  // its predecessors are pending with whoever sent it, and on their way
            return judgeEarly(view, tx, waiting, signatures);
        case Verdict::Impossible:
            break;
    }
    // Its signature was right by the final state: with an epoch's first block the clinic has another key.
    if (outcome.refusal == Refusal::AuthorUnknown || outcome.refusal == Refusal::WrongSignature)
        return Arrival::Later;
    if (mayBeAhead(outcome.refusal)) return Arrival::Later;
    // The rest of this depends on a state and a time that were others where it was taken in: an admission
    // that waited for a day in a clinic that was cut off is stale, and nobody is to blame.
    return isMalformed(outcome.refusal) ? Arrival::Wrong : Arrival::Settled;
}

}  // namespace reseal::ledger
