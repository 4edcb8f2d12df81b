#include "core/gossip/spread.h"

namespace reseal::gossip {

namespace {

void addHolder(std::vector<PeerId>& holders, const PeerId& peer) {
    if (holders.size() < Spreader::kMaxHolders && std::ranges::find(holders, peer) == holders.end())
        holders.push_back(peer);
}

MessageKind pushKind(bool revocation) {
    return revocation ? MessageKind::Revocations : MessageKind::Transactions;
}

}  // namespace

// ---- Peers

void Spreader::peerUp(Instant now, const PeerId& peer, PeerKind kind) {
    const std::int64_t rate = kind == PeerKind::Node ? kNodeRate : kPersonRate;
    peers_.insert_or_assign(
        peer,
        Peer{
            kind, TokenBucket(rate, rate, now), TokenBucket(kServeRate, kServeBurst, now), false, {}, {}, 0});
    nodes_ = static_cast<std::size_t>(
        std::ranges::count_if(peers_, [](const auto& p) { return p.second.kind == PeerKind::Node; }));
    refillEager();
}

void Spreader::peerDown(const PeerId& peer) {
    const auto found = peers_.find(peer);
    if (found == peers_.end()) return;
    if (found->second.kind == PeerKind::Node) --nodes_;
    peers_.erase(found);
    for (auto& [id, wanted] : wanted_) std::erase(wanted.holders, peer);
    refillEager();
}

std::size_t Spreader::eagerCount() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(peers_, [](const auto& p) { return p.second.eager; }));
}

void Spreader::refillEager() {
    std::vector<Peer*> lazy;
    for (auto& [id, peer] : peers_)
        if (peer.kind == PeerKind::Node && !peer.eager) lazy.push_back(&peer);
    for (std::size_t eager = eagerCount(); eager < kEager && !lazy.empty(); ++eager) {
        const auto chosen = lazy.begin() + static_cast<std::ptrdiff_t>(random_.below(lazy.size()));
        (*chosen)->eager = true;
        lazy.erase(chosen);
    }
}

// ---- What arrives

Status Spreader::onPush(Instant now, const PeerId& from, ByteView body, bool revocations, Actions& out) {
    RESEAL_ASSIGN(const auto pushed, decodePush(body));
    Peer& peer = peers_.at(from);
    for (const PushedView& one : pushed) {
        ++counters_.pushesReceived;
        const bool answer = peer.asked.erase(one.id) > 0;
        std::erase(peer.toAnnounce, one.id);
        if (!peer.transactions.take(now, 1 + static_cast<std::int64_t>(one.bytes.size()) / kUnit)) {
            ++counters_.overRate;
            continue;
        }
        const auto verifying = verifying_.find(one.id);
        if (verifying != verifying_.end()) addHolder(verifying->second.others, from);
        if (verifying != verifying_.end() || isKnown(one.id)) {
            duplicate(peer, from, answer, out);
            continue;
        }
        if (verifying_.size() >= kMaxVerifying) {
            ++counters_.overVerifying;
            continue;
        }
        Verifying& begun = verifying_[one.id];
        begun.asRevocation = revocations;
        // Whoever else has it is asked should these bytes turn out to be something else.
        if (const auto wanted = wanted_.find(one.id); wanted != wanted_.end()) {
            begun.others = wanted->second.holders;
            std::erase(begun.others, from);
            dropWanted(wanted);
        }
        out.push_back(Verify{from, one.id, toBytes(one.bytes)});
    }
    return {};
}

void Spreader::duplicate(Peer& peer, const PeerId& from, bool answer, Actions& out) {
    ++counters_.duplicates;
    if (answer || isSmall() || !peer.eager || eagerCount() <= kLeastEager) return;
    peer.eager = false;
    out.push_back(Send{from, MessageKind::Prune, encodePrune()});
}

Status Spreader::onPrune(const PeerId& from, ByteView body) {
    RESEAL_TRY(decodePrune(body));
    Peer& peer = peers_.at(from);
    if (peer.eager && eagerCount() > kLeastEager) peer.eager = false;
    return {};
}

Status Spreader::onAnnounce(Instant now, const PeerId& from, ByteView body) {
    RESEAL_ASSIGN(const auto ids, decodeIds(body));
    Peer& peer = peers_.at(from);
    for (const TxId& id : ids) {
        std::erase(peer.toAnnounce, id);
        if (isKnown(id)) continue;
        if (const auto verifying = verifying_.find(id); verifying != verifying_.end()) {
            addHolder(verifying->second.others, from);
            continue;
        }
        if (const auto wanted = wanted_.find(id); wanted != wanted_.end())
            addHolder(wanted->second.holders, from);
        else if (peer.wanted < kMaxWantedOf)
            want(now + kAskAfter, id, {from});
    }
    return {};
}

Status Spreader::onWant(Instant now, const PeerId& from, ByteView body, Actions& out) {
    RESEAL_ASSIGN(const auto ids, decodeIds(body));
    std::vector<const Mempool::Entry*> entries;
    for (const TxId& id : std::set<TxId>(ids.begin(), ids.end()))
        if (const Mempool::Entry* entry = mempool_.find(id)) entries.push_back(entry);
    peers_.at(from).eager = true;  // its own pushes came too late
    serve(now, from, entries, out);
    return {};
}

void Spreader::serve(Instant now, const PeerId& to, const std::vector<const Mempool::Entry*>& entries,
                     Actions& out) {
    Peer& peer = peers_.at(to);
    for (const bool revocations : {true, false}) {
        std::vector<PushedView> batch;
        std::size_t bytes = 0;
        const auto send = [&] {
            if (!batch.empty()) out.push_back(Send{to, pushKind(revocations), encodePush(batch)});
            batch.clear();
            bytes = 0;
        };
        for (const Mempool::Entry* entry : entries) {
            const Transaction& transaction = entry->transaction;
            if (transaction.isRevocation != revocations) continue;
            const auto size = static_cast<std::int64_t>(transaction.bytes.size());
            if (!peer.served.take(now, size)) break;
            std::erase(peer.toAnnounce, transaction.id);
            batch.push_back({transaction.id, transaction.bytes});
            bytes += transaction.bytes.size();
            if (batch.size() >= kMaxIds || bytes >= kMaxPushBytes) send();
        }
        send();
    }
}

bool Spreader::isMissing(std::uint64_t prefix) const {
    if (mempool_.findPrefix(prefix) != nullptr || seen_.settledWithPrefix(prefix)) return false;
    const TxId first = firstWithPrefix(prefix);
    const auto verifying = verifying_.lower_bound(first);
    return verifying == verifying_.end() || prefixOf(verifying->first) != prefix;
}

// ---- What is genuine

void Spreader::submitted(Instant now, Transaction transaction, Actions& out) {
    const TxId id = transaction.id;
    if (!mempool_.contains(id) && seen_.contains(id)) {
        out.push_back(Refused{id, fail(ErrorCode::AlreadyExists, "settled")});
        return;
    }
    admit(now, std::move(transaction), nullptr, {}, out);
}

void Spreader::verified(Instant now, Verified event, Actions& out) {
    const auto verifying = verifying_.extract(event.claimed);
    if (!verifying || seen_.contains(event.claimed)) return;
    RESEAL_CHECK(event.transaction.id == event.claimed);
    if (verifying.mapped().asRevocation && !event.transaction.isRevocation) {
        out.push_back(Misbehaved{event.from, "an ordinary transaction among revocations"});
        want(now, event.claimed, verifying.mapped().others);
        return;
    }
    admit(now, std::move(event.transaction), &event.from, verifying.mapped().others, out);
}

void Spreader::rejected(Instant now, const Rejected& event, Actions& out) {
    const auto verifying = verifying_.extract(event.claimed);
    if (!verifying) return;
    switch (event.why) {
        case Rejection::Malformed:
            out.push_back(Misbehaved{event.from, "a malformed transaction"});
            want(now, event.claimed, verifying.mapped().others);
            return;
        case Rejection::Settled:
            seen_.addSettled(event.claimed);
            return;
        case Rejection::Later:  // by these bytes; another's may be the genuine ones
            want(now + kAskAgainAfter, event.claimed, verifying.mapped().others);
            return;
    }
}

void Spreader::admit(Instant now, Transaction transaction, const PeerId* from,
                     const std::vector<PeerId>& holders, Actions& out) {
    const TxId id = transaction.id;
    std::vector<TxId> evicted;
    if (const Status added = mempool_.add(std::move(transaction), now, evicted); !added) {
        out.push_back(Refused{id, added.error()});
        return;
    }
    seen_.add(id);
    if (const auto wanted = wanted_.find(id); wanted != wanted_.end()) dropWanted(wanted);
    for (const TxId& gone : evicted) {
        seen_.forget(gone);
        out.push_back(Evicted{gone});
    }
    out.push_back(Admitted{id});
    relay(now, mempool_.find(id)->transaction, from, holders, out);
}

void Spreader::relay(Instant now, const Transaction& transaction, const PeerId* from,
                     const std::vector<PeerId>& holders, Actions& out) {
    const auto source = from != nullptr ? peers_.find(*from) : peers_.end();
    const bool entersHere =
        from == nullptr || (source != peers_.end() && source->second.kind == PeerKind::Person);
    const Bytes push = encodePush({{transaction.id, transaction.bytes}});
    for (auto& [id, peer] : peers_) {
        if (peer.kind == PeerKind::Person || (from != nullptr && id == *from)) continue;
        if (std::ranges::find(holders, id) != holders.end()) continue;
        if (isSmall() ? entersHere : peer.eager)
            out.push_back(Send{id, pushKind(transaction.isRevocation), push});
        else
            announceLater(now, peer, id, transaction.id, out);
    }
}

void Spreader::settled(const std::vector<TxId>& ids) {
    for (const TxId& id : ids) {
        mempool_.remove(id);
        seen_.addSettled(id);
        if (const auto wanted = wanted_.find(id); wanted != wanted_.end()) dropWanted(wanted);
    }
}

void Spreader::dropped(const std::vector<TxId>& ids) {
    for (const TxId& id : ids)
        if (mempool_.remove(id)) seen_.forget(id);
}

// ---- Announcing

void Spreader::announceLater(Instant now, Peer& peer, const PeerId& to, const TxId& id, Actions& out) {
    peer.toAnnounce.push_back(id);
    if (peer.toAnnounce.size() >= kMaxIds) return flush(peer, to, out);
    if (flushAt_ == kNever) flushAt_ = now + kAnnounceEvery;
}

void Spreader::flush(Peer& peer, const PeerId& to, Actions& out) {
    std::erase_if(peer.toAnnounce, [this](const TxId& id) { return !mempool_.contains(id); });
    if (!peer.toAnnounce.empty()) out.push_back(Send{to, MessageKind::Announce, encodeIds(peer.toAnnounce)});
    peer.toAnnounce.clear();
}

// ---- Asking

// Nothing if nobody is left to ask, or too much is wanted already: anti-entropy finds it.
void Spreader::want(Instant at, const TxId& id, const std::vector<PeerId>& holders) {
    Wanted wanted;
    for (const PeerId& holder : holders)
        if (peers_.contains(holder)) wanted.holders.push_back(holder);
    if (wanted.holders.empty() || wanted_.size() >= kMaxWanted) return;
    wanted.first = wanted.holders.front();
    wanted.at = at;
    ++peers_.at(wanted.first).wanted;
    if (wanted_.emplace(id, std::move(wanted)).second) schedule_.emplace(at, id);
}

void Spreader::dropWanted(std::map<TxId, Wanted>::iterator wanted) {
    const auto first = peers_.find(wanted->second.first);
    if (first != peers_.end() && first->second.wanted > 0) --first->second.wanted;
    schedule_.erase({wanted->second.at, wanted->first});
    wanted_.erase(wanted);
}

void Spreader::reschedule(std::map<TxId, Wanted>::iterator wanted, Instant at) {
    schedule_.erase({wanted->second.at, wanted->first});
    wanted->second.at = at;
    schedule_.emplace(at, wanted->first);
}

void Spreader::ask(Instant now, Actions& out) {
    std::map<PeerId, std::vector<TxId>> questions;
    while (!schedule_.empty() && schedule_.begin()->first <= now) {
        const auto wanted = wanted_.find(schedule_.begin()->second);
        Wanted& one = wanted->second;
        if (one.tries >= kTries || one.holders.empty()) {
            dropWanted(wanted);
            continue;
        }
        const PeerId asked = one.holders.front();
        std::rotate(one.holders.begin(), one.holders.begin() + 1, one.holders.end());
        ++one.tries;
        Peer& peer = peers_.at(asked);
        if (peer.asked.size() >= kMaxWantedOf) peer.asked.clear();
        peer.asked.insert(wanted->first);
        peer.eager = true;
        questions[asked].push_back(wanted->first);
        reschedule(wanted, now + kAskAgainAfter);
    }
    for (const auto& [peer, ids] : questions)
        for (std::size_t at = 0; at < ids.size(); at += kMaxIds) {
            const std::size_t end = std::min(ids.size(), at + kMaxIds);
            counters_.wantsSent += end - at;
            const std::vector<TxId> part(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                         ids.begin() + static_cast<std::ptrdiff_t>(end));
            out.push_back(Send{peer, MessageKind::Want, encodeIds(part)});
        }
}

// ---- Time

void Spreader::tick(Instant now, Actions& out) {
    if (now >= flushAt_) {
        flushAt_ = kNever;
        for (auto& [id, peer] : peers_) flush(peer, id, out);
    }
    ask(now, out);
}

Instant Spreader::nextTick() const {
    return schedule_.empty() ? flushAt_ : std::min(flushAt_, schedule_.begin()->first);
}

}  // namespace reseal::gossip
