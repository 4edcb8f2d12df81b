// Statements that count from the moment they are heard, how recent this node's view is, and what it releases
// as a proxy: the host's side of core/node's statements, currency and proxy desk, by their rules.
#include "core/base/cbor.h"
#include "core/ledger/codec.h"
#include "tests/simulation/liars.h"
#include "tests/simulation/running.h"

namespace reseal::simulation {

using ledger::Operation;
using ledger::StateView;

namespace {
// Shorter than the product's, so that a run sees them end.
constexpr Duration kRefresh = seconds(2);
constexpr Duration kPatience = seconds(2), kAgain = milliseconds(200);

crypto::SignedMessage wordMessage(const ChainId& chain, std::uint64_t number, std::uint64_t height,
                                  const std::vector<Bytes>& statements) {
    crypto::SignedMessage message("reseal/1/simulated-word", chain);
    message.addU64(number).addU64(height);
    for (const Bytes& one : statements) message.add(one);
    return message;
}
}  // namespace

node::CurrencyRule::Clocks Node::clocks() const {
    return {world_.now, clock()};
}

// False: one is by somebody who is not known here yet, or it can't be kept.
bool Node::obey(const std::vector<Operation>& statements) {
    if (diskFault != DiskFault::None) return false;
    bool known = true;
    for (const Operation& statement : statements) {
        world_.referee.heard(*this, statement);
        switch (node::standingOf(StateView(disk.state), statement)) {
            case node::Standing::SignerUnknown:
                known = false;
                break;
            case node::Standing::NotTheirs:
            case node::Standing::OnLedger:
                break;
            case node::Standing::GrantUnknown:
            case node::Standing::Counts:
                disk.early.emplace(ledger::encode(statement), statement);
                break;
        }
    }
    return known;
}

// Whatever else becomes of it. False: it can't be kept.
bool Node::statementsArrived(const ledger::Transaction& tx) {
    if (!world_.plan.sharing) return true;
    obey(ledger::obeyedOnArrival(tx, world_.consortium.signatures));
    return diskFault == DiskFault::None;
}

void Node::statementsOrdered() {
    std::erase_if(disk.early, [&](const auto& kept) {
        return node::standingOf(StateView(disk.state), kept.second) == node::Standing::OnLedger;
    });
}

node::SaidEarly Node::saidEarly(const GrantId& grant) const {
    const auto entry = StateView(disk.state).grant(grant);
    node::SaidEarly out;
    if (!entry) return out;
    for (const auto& [bytes, statement] : disk.early) {
        const SignPublic signer = node::signerOf(statement);
        if (const auto* revoke = std::get_if<ledger::Revoke>(&statement))
            out.revoked |= revoke->grant == grant && signer == entry->patient;
        else
            out.retired |= signer == entry->patient || ledger::account(signer) == entry->grantee;
    }
    return out;
}

bool Node::isCurrent(Duration life) const {
    return status().settled && running_->currency.isEnough(running_->epoch->entry, height(), clocks(), life);
}

void Node::askedToRelease(const node::ReleaseQuestion& question) {
    if (!isAwake() || !running_->epoch) return;
    const auto grant = StateView(disk.state).grant(question.grant);
    if (grant && !grant->isProxy(world_.consortium.clinic(index))) return;
    if (isCurrent(kRefresh)) return decide(question);
    running_->waiting.push_back(question);
    if (running_->waiting.size() > 1) return;
    const std::uint64_t round = ++running_->round;
    running_->asked = clocks();
    running_->askedOf.clear();
    for (const Index other : running_->epoch->clinics)
        if (other != index) askWord(other);
    later(kPatience, [this, round] {
        if (running_->round == round) decideAll();
    });
    heardWord();
}

void Node::askWord(Index other) {
    cbor::Writer out;
    out.array(2).uint(running_->round).uint(running_->askedOf[other] = world_.dice.next() >> 1);
    world_.links.send(*this, other, FrameKind::WordQuestion, out.out());
}

void Node::answerWord(Index from, ByteView body) {
    cbor::Reader in(body);
    in.array(2);
    const std::uint64_t round = in.uint(), ticket = in.uint();
    if (!in.finish()) return world_.links.punish(*this, from, "a question for a word that can't be read");
    std::vector<Bytes> statements;
    for (const auto& [bytes, statement] : disk.early) statements.push_back(bytes);
    if (world_.liars().isLiar(index)) statements.clear();
    const auto message = wordMessage(world_.consortium.config.chain, ticket, height(), statements);
    cbor::Writer out;
    out.array(5).uint(round).uint(ticket).uint(height()).array(statements.size());
    for (const Bytes& one : statements) out.bytes(one);
    out.bytes(world_.consortium.signatures.sign(epochKey(), message));
    world_.links.send(*this, from, FrameKind::Word, out.out());
}

void Node::takeWord(Index from, ByteView body) {
    cbor::Reader in(body);
    in.array(5);
    const std::uint64_t round = in.uint(), ticket = in.uint(), applied = in.uint();
    std::vector<Bytes> encoded;
    for (std::size_t n = in.arrayUpTo(10'000); n > 0 && in.ok(); --n) encoded.push_back(toBytes(in.bytes()));
    const auto signature = in.fixed<crypto::Signature>();
    if (!in.finish()) return world_.links.punish(*this, from, "a word that can't be read");
    const auto asked = running_->askedOf.find(from);
    if (round != running_->round || asked == running_->askedOf.end() || asked->second != ticket) return;
    const auto& signatures = world_.consortium.signatures;
    const ChainId& chain = world_.consortium.config.chain;
    const auto validator = running_->epoch->indexOf(from);
    if (!validator || !signatures.verify(running_->epoch->entry.validators[*validator].key,
                                         wordMessage(chain, ticket, applied, encoded), signature))
        return;
    std::vector<Operation> statements;
    for (const Bytes& one : encoded) {
        auto statement = ledger::decodeOperation(one);
        if (!statement || !ledger::isStatement(*statement)) return;
        const auto* revoke = std::get_if<ledger::Revoke>(&*statement);
        if (revoke == nullptr ||
            !signatures.verify(revoke->signer, ledger::revokeMessage(chain, *revoke), revoke->signature))
            return;
        statements.push_back(*std::move(statement));
    }
    if (!obey(statements)) {
        // What it speaks of is in blocks that are on their way here.
        if (running_->asked.isWithin(kPatience, clocks()))
            later(kAgain, [this, from, round] {
                if (running_->round == round && !running_->waiting.empty()) askWord(from);
            });
        return;
    }
    running_->currency.heard(world_.consortium.clinic(from), {running_->asked, applied});
    running_->askedOf.erase(asked);
    heardWord();
}

// Words may name heights whose blocks are still on their way here.
void Node::heardWord() {
    if (running_->waiting.empty()) return;
    if (isCurrent(kReleaseLife)) return decideAll();
    if (!running_->askedOf.empty()) return;
    later(kAgain, [this, round = running_->round] {
        if (running_->round == round) heardWord();
    });
}

void Node::decideAll() {
    ++running_->round;
    for (const auto& question : std::exchange(running_->waiting, {})) decide(question);
}

void Node::decide(const node::ReleaseQuestion& question) {
    const StateView state(disk.state);
    const Instant now = std::max(clock(), state.tip().time);
    const auto grant = state.grant(question.grant);
    if (grant && !grant->isProxy(world_.consortium.clinic(index))) return;
    const auto released =
        node::mayRelease(state, isCurrent(kReleaseLife), question, saidEarly(question.grant), now);
    world_.say(*this, released ? std::string("releases under ") + question.grant.hex().substr(0, 6)
                               : "refuses to release: " + released.error().text());
    if (released)
        world_.referee.released(*this, question, now);
    else
        world_.referee.refusedToRelease();
}

}  // namespace reseal::simulation
