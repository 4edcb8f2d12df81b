// What the replica asks for.
#include "tests/simulation/authors.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/running.h"
#include "tests/simulation/transcript.h"

namespace reseal::simulation {

namespace cs = consensus;

void Node::perform(cs::Persist action) {
    if (!running_->epoch->config.own)
        return give(cs::Persisted{action.token});  // who signs nothing keeps none
    if (dies(CrashPoint::BeforeLog)) return;
    running_->writing = std::move(action);
    if (world_.plan.sync == Duration{}) return written();  // as in core/node: before anything else happens
    later(world_.dice.heavy(world_.plan.sync), [this, number = epoch()] {
        if (epoch() == number) written();
    });
}

void Node::written() {
    const cs::Persist batch = *running_->writing;
    if (diskFault != DiskFault::None) {
        if (diskFault == DiskFault::SyncFails && world_.dice.chance(500)) disk.keep(batch);
        running_->writing.reset();
        return give(cs::PersistFailed{batch.token});
    }
    if (dies(CrashPoint::InLog)) return;
    disk.keep(batch);
    running_->writing.reset();
    world_.referee.written(*this, batch);
    if (dies(CrashPoint::AfterLog)) return;
    for (const auto& record : batch.records)
        if (const auto* own = std::get_if<cs::OwnVote>(&record)) disk.signState.take(own->vote);
    world_.faults().wrote(*this, batch);
    give(cs::Persisted{batch.token});
}

void Node::perform(cs::Send action) {
    world_.referee.sent(*this, action.message);
    if (world_.tells()) world_.say(*this, "says " + brief(action.message));
    carry(running_->epoch->router.send(action));
}

void Node::perform(cs::MakeBlock action) {
    if (running_->isOver) return;
    std::optional<Bytes> made;
    if (running_->branches.follows(action.parent.hash)) {
        const auto block =
            running_->branches.build({action.parent.hash, action.view, world_.consortium.clinic(index),
                                      action.evenIfEmpty, action.maxBytes},
                                     clock(), pendingBytes(), [] { return true; });
        if (block) made = block->encode();
    } else if (action.parent.height >= height()) {  // not caught up beyond it meanwhile
        world_.referee.broken(*this, "MakeBlock on a parent without a state");
    }
    give(cs::BlockMade{action.view, std::move(made)});
}

cs::Verdict Node::judge(const cs::ValidateBlock& question) {
    const auto block = ledger::Block::decode(question.block);
    if (!block) return cs::Verdict::Invalid;
    const ledger::Header& header = block->header;
    if (question.id.height <= height())  // caught up beyond it meanwhile
        return world_.referee.isFinal(question.id) ? cs::Verdict::Valid : cs::Verdict::Invalid;
    if (!running_->branches.follows(header.parent)) {
        world_.referee.broken(
            *this, "ValidateBlock before its parent: block " + std::to_string(header.height) + " of view " +
                       std::to_string(header.view) + ", final here " + std::to_string(height()));
        return cs::Verdict::Invalid;
    }
    if (question.view != 0 && header.view != question.view) return cs::Verdict::Invalid;
    std::vector<ledger::Validator> validators;
    running_->branches.at(header.parent,
                          [&](const auto& state) { validators = ledger::StateView(state).validators(); });
    const auto leader = running_->epoch->leaders.of(header.view);
    if (leader >= validators.size() || header.proposer != validators[leader].id) return cs::Verdict::Invalid;
    const auto time = running_->branches.validate(*block);
    if (!time) {
        world_.say(*this, "refuses a block: " + time.error().text());
        return cs::Verdict::Invalid;
    }
    for (const ledger::Transaction& tx : block->transactions) {
        if (diskFault == DiskFault::None) world_.referee.shown(*this, tx);
        statementsArrived(tx);
    }
    return running_->branches.isTooEarly(header.parent, *time, clock()) ? cs::Verdict::TooEarly
                                                                        : cs::Verdict::Valid;
}

void Node::perform(cs::ValidateBlock action) {
    if (running_->isOver) return;
    const cs::Verdict verdict = judge(action);
    give(cs::BlockValidated{action.id.hash, verdict});
    if (isUp()) pendingChanged();
    if (verdict == cs::Verdict::TooEarly) judgeAgain(std::move(action));
}

void Node::judgeAgain(cs::ValidateBlock question) {
    const Instant time = ledger::Block::decode(question.block)->header.time;
    later(seconds(1), [this, time, number = epoch(), question = std::move(question)]() mutable {
        if (epoch() != number) return;
        if (question.id.height <= height() || !running_->branches.follows(question.parent)) return;
        // It was found good but for its time; nothing else about it changes.
        if (running_->branches.isTooEarly(question.parent, time, clock()))
            return judgeAgain(std::move(question));
        give(cs::BlockValidated{question.id.hash, judge(question)});
    });
}

void Node::perform(cs::Deliver action) {
    if (dies(CrashPoint::BeforeBlock)) return;
    if (action.id.height > height()) {
        const std::uint64_t life = life_;
        if (const Status done = apply(action.block, action.finalization); !done)
            return world_.referee.broken(*this, "a final block can't be applied: " + done.error().text());
        if (life != life_ || dies(CrashPoint::AfterBlock)) return;
    }
    give(cs::Applied{action.id});
}

void Node::perform(cs::TipChanged action) {
    running_->proposeOn = action.tip;
    pendingChanged();
}
void Node::perform(cs::Behind action) {
    world_.say(*this, "is behind block " + std::to_string(action.finalization.block.height));
}
// By a transaction, as core/node does.
void Node::perform(cs::Misbehaved action) {
    world_.referee.accused(*this, action.evidence);
    const auto proof = node::ledgerEvidence(running_->epoch->entry, action.evidence);
    if (!proof) return world_.referee.broken(*this, "evidence that can't be told: " + proof.error().text());
    if (isDishonest || ledger::StateView(disk.state).evidence(proof->clinic, proof->epoch)) return;
    world_.authors().sayAs(index, *proof);
}
void Node::perform(cs::Rejected action) {
    world_.links.punish(*this, running_->epoch->clinics[action.from], action.why.text());
}
void Node::perform(cs::Alarm action) {
    world_.referee.alarmed(*this, action);
}

}  // namespace reseal::simulation
