#include "core/gossip/flood.h"

#include "core/base/check.h"
#include "core/crypto/sha256.h"

namespace reseal::gossip {

Flood::Flood(std::size_t members, std::optional<Member> own, Random& random)
    : members_(members), own_(own), random_(random) {
    RESEAL_CHECK(members > 0 && members <= kMaxMembers);
}

// ---- Peers

void Flood::peerUp(Instant now, Member peer) {
    if (peer >= members_ || peer == own_) return;
    peers_.insert_or_assign(peer, Peer{{},
                                       TokenBucket(kOthersRate, kOthersBurst, now),
                                       TokenBucket(kCertificateRate, kCertificateBurst, now),
                                       TokenBucket(kQuestionRate, kQuestionBurst, now),
                                       {}});
}

void Flood::peerLinks(Member peer, const MemberSet& links) {
    if (const auto found = peers_.find(peer); found != peers_.end()) found->second.links = links;
}

MemberSet Flood::ownLinks() const {
    MemberSet links;
    for (const auto& [peer, state] : peers_) links.set(peer);
    return links;
}

void Flood::moved(std::uint64_t floor, std::uint64_t view) {
    view_ = view;
    if (floor == floor_) return;
    floor_ = floor;
    std::erase_if(known_, [&](const auto& known) { return known.first.view <= floor_; });
    for (auto& [id, peer] : peers_)
        std::erase_if(peer.certified, [&](const auto& certificate) { return certificate.first <= floor_; });
}

// ---- Messages that everybody shall have

bool Flood::isFree(std::uint64_t view) const {
    return view + kFreeBehind >= view_ && view <= view_ + 1;
}

Flood::Outcome Flood::hear(Instant now, const Heard& heard, const std::function<bool()>& genuine) {
    Outcome out;
    const FloodKey& key = heard.key;
    const auto from = peers_.find(heard.from);
    if (from == peers_.end() || key.signer >= members_) return out;
    Peer& peer = from->second;
    const bool direct = heard.from == key.signer;
    const auto mayCost = [&] {
        const bool may = peer.others.take(now);
        if (!may) ++counters_.overRate;
        return may;
    };
    if (key.view <= floor_) {  // its signer is behind: whoever is linked to it helps
        out.deliver = direct && mayCost();
        return out;
    }
    if (key.view > view_ + kAhead) {
        ++counters_.farAhead;
        return out;
    }
    const Hash32 content = crypto::sha256(heard.message);
    const auto known = known_.find(key);
    if (known != known_.end() && known->second.content == content) {
        const bool due = heard.hops > 0 && now >= known->second.forwardedAt + kAgainAfter;
        if (!(direct || due) || !mayCost()) {
            ++counters_.repeated;
            return out;
        }
        out.deliver = true;
        if (due) {
            known->second.forwardedAt = now;
            out.forwardTo = targets(heard);
        }
        return out;
    }
    const bool isFirst = known == known_.end() && key.signer != own_;
    if (!(isFirst && isFree(key.view)) && !mayCost()) return out;
    if (!genuine()) {
        ++counters_.forged;
        out.isForged = true;
        return out;
    }
    out.deliver = true;
    if (!isFirst) return out;
    remember(key, {content, now});
    if (heard.hops > 0) out.forwardTo = targets(heard);
    return out;
}

void Flood::remember(const FloodKey& key, Known known) {
    if (known_.size() >= kMaxKnown) {
        if (key < known_.begin()->first) return;
        known_.erase(known_.begin());
    }
    known_.emplace(key, known);
}

std::vector<Member> Flood::targets(const Heard& heard) {
    std::vector<Member> out;
    if (!isPartial()) return out;
    for (const auto& [id, peer] : peers_)
        if (id != heard.from && id != heard.key.signer && !peer.links.test(heard.key.signer))
            out.push_back(id);
    counters_.forwarded += out.size();
    return out;
}

// ---- Messages for one

bool Flood::mayCertify(Instant now, Member from, std::uint64_t view, std::uint8_t kind) {
    const auto found = peers_.find(from);
    if (found == peers_.end() || view <= floor_) return false;
    Peer& peer = found->second;
    if (peer.certified.size() < kMaxCertificatesOf && peer.certified.emplace(view, kind).second) return true;
    const bool may = peer.certificates.take(now);
    if (!may) ++counters_.overRate;
    return may;
}

bool Flood::mayAsk(Instant now, Member from) {
    const auto found = peers_.find(from);
    const bool may = found != peers_.end() && found->second.questions.take(now);
    if (!may) ++counters_.overRate;
    return may;
}

std::optional<Member> Flood::nextHop(Member to, std::optional<Member> from) {
    if (isLinked(to)) return to;
    std::vector<Member> claiming, all;
    for (const auto& [id, peer] : peers_) {
        if (id == from) continue;
        all.push_back(id);
        if (to < members_ && peer.links.test(to)) claiming.push_back(id);
    }
    const bool detour = claiming.empty() || random_.below(kDetourOneIn) == 0;
    const std::vector<Member>& some = detour ? all : claiming;
    if (some.empty()) return std::nullopt;
    return some[random_.below(some.size())];
}

std::optional<Member> Flood::anyLinked() {
    if (peers_.empty()) return std::nullopt;
    return std::next(peers_.begin(), static_cast<std::ptrdiff_t>(random_.below(peers_.size())))->first;
}

}  // namespace reseal::gossip
