#include "tests/simulation/disk.h"

#include <algorithm>

namespace reseal::simulation {

namespace cs = consensus;

namespace {
std::uint64_t weigh(ByteView key, ByteView value) {
    Fingerprint out;
    out.add(key);
    out.add(value);
    return out.value();
}
}  // namespace

void State::apply(const ledger::Delta& delta) {
    for (const auto& [key, value] : delta) {
        if (const auto before = all().find(key); before != all().end()) sum_ -= weigh(key, before->second);
        if (value) sum_ += weigh(key, *value);
    }
    MemoryState::apply(delta);
}

std::uint64_t State::sumAnew() const {
    std::uint64_t out = 0;
    for (const auto& [key, value] : all()) out += weigh(key, value);
    return out;
}

// What was voted in an epoch that is over binds nobody, readable or not.
Disk::Votes Disk::openVotes(std::uint64_t epoch) {
    if (signEpoch > epoch || logEpoch > epoch) return Votes::OfLaterEpoch;
    if (logEpoch == epoch && logIsDamaged) return Votes::Damaged;
    if (signEpoch < epoch) signState = {};
    if (logEpoch < epoch) dropLog();
    signEpoch = logEpoch = epoch;
    for (const cs::Record& record : log)  // as store::VoteLog does
        if (const auto* own = std::get_if<cs::OwnVote>(&record)) signState.take(own->vote);
    return Votes::Ready;
}

void Disk::keep(const cs::Persist& batch) {
    if (batch.replaceAll) {
        const std::uint64_t epoch = logEpoch;
        dropLog();
        logEpoch = epoch;
        log = batch.records;
    } else {
        log.insert(log.end(), batch.records.begin(), batch.records.end());
    }
    for (const cs::Record& record : batch.records) {
        if (const auto* own = std::get_if<cs::OwnVote>(&record)) {
            ownVotes[own->vote.view].push_back(own->vote);
        } else if (const auto* proposal = std::get_if<cs::OwnProposal>(&record)) {
            proposals.insert(proposal->proposal.head.block.hash);
        } else if (const auto* known = std::get_if<cs::KnownCertificate>(&record)) {
            certificates.insert({known->certificate.kind, known->certificate.view});
        }
    }
}

void Disk::dropLog() {
    log.clear();
    logEpoch = 0;
    logIsDamaged = false;
    ownVotes.clear();
    proposals.clear();
    certificates.clear();
}

bool Disk::holds(const cs::Vote& vote) const {
    const auto at = ownVotes.find(vote.view);
    return at != ownVotes.end() && std::ranges::find(at->second, vote) != at->second.end();
}

}  // namespace reseal::simulation
