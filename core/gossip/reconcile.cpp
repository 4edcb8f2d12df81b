#include "core/gossip/reconcile.h"

#include "core/crypto/sha256.h"

namespace reseal::gossip {

void Reconciler::peerUp(Instant now, const PeerId& peer, Actions& out) {
    peers_.insert_or_assign(peer, Peer{TokenBucket(1, kAnswersBurst, now), Instant{INT64_MIN}, {}});
    if (next_ == kNever) plan(now);
    compare(now, peer, out);
}

// 30 s ± 20 %, so that nodes that started together don't all compare at once.
void Reconciler::plan(Instant now) {
    const std::int64_t fifth = kEvery.ms / 5;
    next_ =
        now + milliseconds(kEvery.ms - fifth +
                           static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(2 * fifth))));
}

void Reconciler::tick(Instant now, Actions& out) {
    if (now < next_) return;
    if (peers_.empty()) {
        next_ = kNever;
        return;
    }
    plan(now);
    const auto chosen = std::next(peers_.begin(), static_cast<std::ptrdiff_t>(random_.below(peers_.size())));
    compare(now, chosen->first, out);
}

void Reconciler::compareWithAll(Instant now, Actions& out) {
    for (const auto& [id, peer] : peers_) compare(now, id, out);
}

void Reconciler::compare(Instant now, const PeerId& peer, Actions& out) {
    Peer& one = peers_.at(peer);
    one.askedUntil = now + kAnswerWithin;
    one.asked = digest();
    out.push_back(Send{peer, MessageKind::Digest, encodeDigest(one.asked)});
}

PoolDigest Reconciler::digest() const {
    crypto::Sha256 hash;
    for (const auto& [id, entry] : spreader_.mempool().entries()) hash.add(id);
    return {spreader_.mempool().size(), hash.finish()};
}

std::vector<std::uint64_t> Reconciler::prefixes() const {
    std::vector<std::uint64_t> out;
    for (const auto& [id, entry] : spreader_.mempool().entries())
        if (out.empty() || out.back() != prefixOf(id)) out.push_back(prefixOf(id));
    return out;
}

Status Reconciler::onDigest(Instant now, const PeerId& from, ByteView body, Actions& out) {
    RESEAL_ASSIGN(const PoolDigest theirs, decodeDigest(body));
    Peer& peer = peers_.at(from);
    if (theirs == digest() || !peer.answers.take(now)) return {};
    if (now <= peer.askedUntil && theirs != peer.asked) {
        if (peer.asked.hash < theirs.hash) return {};
        peer.askedUntil = Instant{INT64_MIN};
    }
    out.push_back(Send{from, MessageKind::Prefixes, encodePrefixes(prefixes())});
    return {};
}

Status Reconciler::onPrefixes(Instant now, const PeerId& from, ByteView body, Actions& out) {
    RESEAL_ASSIGN(const auto theirs, decodePrefixes(body));
    Peer& peer = peers_.at(from);
    if (now > peer.askedUntil) return {};
    peer.askedUntil = Instant{INT64_MIN};
    ++counters_.reconciled;
    std::vector<const Mempool::Entry*> lacking;
    for (const auto& [id, entry] : spreader_.mempool().entries())
        if (!std::ranges::binary_search(theirs, prefixOf(id))) lacking.push_back(&entry);
    spreader_.serve(now, from, lacking, out);
    if (!spreader_.mempool().hasRoom(kMaxTransaction)) return {};
    std::vector<std::uint64_t> missing;
    for (const std::uint64_t prefix : theirs)
        if (spreader_.isMissing(prefix)) missing.push_back(prefix);
    if (!missing.empty()) out.push_back(Send{from, MessageKind::WantPrefixes, encodePrefixes(missing)});
    return {};
}

Status Reconciler::onWantPrefixes(Instant now, const PeerId& from, ByteView body, Actions& out) {
    RESEAL_ASSIGN(const auto wanted, decodePrefixes(body));
    if (!peers_.at(from).answers.take(now)) return {};
    std::vector<const Mempool::Entry*> entries;
    for (const std::uint64_t prefix : wanted)
        if (const Mempool::Entry* entry = spreader_.mempool().findPrefix(prefix)) entries.push_back(entry);
    spreader_.serve(now, from, entries, out);
    return {};
}

}  // namespace reseal::gossip
