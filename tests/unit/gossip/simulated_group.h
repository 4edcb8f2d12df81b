// A group of nodes with nothing real under them: virtual time, a network that delays, loses, doubles and
// reorders, hosts that verify by hashing, and a chain that is a number. One seed decides everything.
#pragma once

#include <deque>
#include <functional>
#include <set>

#include "core/crypto/sha256.h"
#include "core/gossip/gossip.h"
#include "core/gossip/random.h"

namespace reseal::gossip {

template <class Fixed>
Fixed numbered(std::uint64_t n) {
    Fixed out;
    const auto bytes = le64(n);
    std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
    return out;
}

// Transactions that say who they are: author, lane, seq, revocation, filler.
inline Transaction makeTransaction(std::uint64_t author, std::uint64_t lane, std::uint64_t seq,
                                   bool revocation = false, std::size_t filler = 100) {
    Transaction out;
    out.author = numbered<SignPublic>(author);
    out.lane = numbered<LaneId>(lane);
    out.seq = seq;
    out.isRevocation = revocation;
    append(out.bytes, out.author);
    append(out.bytes, out.lane);
    append(out.bytes, le64(seq));
    out.bytes.push_back(revocation ? 1 : 0);
    out.bytes.resize(out.bytes.size() + filler);
    out.id = TxId::copy(crypto::sha256(out.bytes));
    return out;
}

inline std::optional<Transaction> readTransaction(const Bytes& bytes) {
    if (bytes.size() < 49) return std::nullopt;
    const ByteView view(bytes);
    Transaction out;
    out.author = SignPublic::copy(view.first(32));
    out.lane = LaneId::copy(view.subspan(32, 8));
    out.seq = readLe64(view.subspan(40, 8));
    out.isRevocation = bytes[48] == 1;
    out.bytes = bytes;
    out.id = TxId::copy(crypto::sha256(bytes));
    return out;
}

struct Weather {
    Duration least = milliseconds(5), most = milliseconds(60);
    std::uint64_t lossPercent = 0, doublePercent = 0;
};

enum class Conduct { Honest, ClaimsTooMuch, ServesRubbish, NeverAnswers };

class Group {
public:
    struct Node {
        PeerId id;
        Gossip gossip;
        std::uint64_t height = 0;
        Conduct conduct = Conduct::Honest;
        std::vector<std::string> misbehaviour;
        std::uint64_t rubbishApplied = 0;
        std::uint64_t fetches = 0;
    };

    Group(std::size_t nodes, std::uint64_t seed, Weather weather = {}) : random_(seed), weather_(weather) {
        for (std::size_t i = 0; i < nodes; ++i) {
            Config config;
            config.seed = random_.next();
            config.seenKey = Bytes(32, static_cast<std::uint8_t>(i));
            nodes_.push_back(
                {numbered<PeerId>(i + 1), Gossip(std::move(config)), 0, Conduct::Honest, {}, 0, 0});
        }
    }

    Node& operator[](std::size_t i) { return nodes_[i]; }
    std::size_t size() const { return nodes_.size(); }
    Instant now() const { return now_; }

    void link(std::size_t a, std::size_t b) {
        links_.insert(std::minmax(a, b));
        feed(a, PeerUp{nodes_[b].id, PeerKind::Node});
        feed(b, PeerUp{nodes_[a].id, PeerKind::Node});
    }
    void cut(std::size_t a, std::size_t b) {
        links_.erase(std::minmax(a, b));
        feed(a, PeerDown{nodes_[b].id});
        feed(b, PeerDown{nodes_[a].id});
    }
    void linkAll() {
        for (std::size_t a = 0; a < size(); ++a)
            for (std::size_t b = a + 1; b < size(); ++b) link(a, b);
    }
    void setHeight(std::size_t node, std::uint64_t height) {
        nodes_[node].height = height;
        feed(node, Applied{0, height});
        feed(node, status(node));
    }
    void submit(std::size_t node, Transaction transaction) { feed(node, Submitted{std::move(transaction)}); }
    void settle(std::size_t node, const std::vector<TxId>& ids) { feed(node, Settled{ids}); }

    void feed(std::size_t node, Event event) {
        for (Action& action : nodes_[node].gossip.step(now_, std::move(event))) {
            ++actions_;
            std::visit([&](auto& one) { perform(node, one); }, action);
        }
    }

    void run(Duration time) {
        const Instant end = now_ + time;
        while (true) {
            Instant next = agenda_.empty() ? kNever : agenda_.begin()->first;
            for (const Node& node : nodes_) next = std::min(next, node.gossip.nextTick());
            if (next > end) break;
            now_ = std::max(now_, next);
            while (!agenda_.empty() && agenda_.begin()->first <= now_) {
                const auto act = std::move(agenda_.begin()->second);
                agenda_.erase(agenda_.begin());
                act();
            }
            for (std::size_t i = 0; i < size(); ++i)
                if (nodes_[i].gossip.nextTick() <= now_) feed(i, Tick{});
        }
        now_ = end;
    }

    // Do all hold the same pending transactions, `count` of them?
    bool allHold(std::size_t count) const {
        for (const Node& node : nodes_)
            if (node.gossip.mempool().size() != count ||
                !std::ranges::equal(
                    node.gossip.mempool().entries(), nodes_[0].gossip.mempool().entries(), {},
                    [](const auto& e) { return e.first; }, [](const auto& e) { return e.first; }))
                return false;
        return true;
    }
    std::uint64_t pushesReceived() const {
        std::uint64_t all = 0;
        for (const Node& node : nodes_) all += node.gossip.counters().pushesReceived;
        return all;
    }
    std::uint64_t actions() const { return actions_; }
    Random& random() { return random_; }

private:
    std::size_t indexOf(const PeerId& id) const { return readLe64(id.view().first(8)) - 1; }
    OwnStatus status(std::size_t node) const {
        const std::uint64_t claimed = nodes_[node].conduct == Conduct::Honest
                                          ? nodes_[node].height
                                          : nodes_[node].height + 1'000'000'000'000;
        return {{claimed, 0, Bytes{1}}, nodes_[node].gossip.mempool().size() == 0};
    }
    Duration delay() {
        return weather_.least + milliseconds(static_cast<std::int64_t>(random_.below(
                                    static_cast<std::uint64_t>(weather_.most.ms - weather_.least.ms + 1))));
    }
    void later(Duration after, std::function<void()> act) { agenda_.emplace(now_ + after, std::move(act)); }

    void perform(std::size_t from, Send& send) {
        const std::size_t to = indexOf(send.to);
        if (!links_.contains(std::minmax(from, to)) || random_.below(100) < weather_.lossPercent) return;
        const int copies = random_.below(100) < weather_.doublePercent ? 2 : 1;
        for (int i = 0; i < copies; ++i)
            later(delay(),
                  [this, to, event = Received{nodes_[from].id, send.kind, send.body}] { feed(to, event); });
    }
    void perform(std::size_t node, Verify& verify) {
        auto transaction = readTransaction(verify.bytes);
        const bool good = transaction && transaction->id == verify.claimed;
        later(milliseconds(1), [this, node, good, verify, transaction] {
            if (good)
                feed(node, Verified{verify.from, verify.claimed, *transaction});
            else
                feed(node, Rejected{verify.from, verify.claimed, Rejection::Malformed});
        });
    }
    void perform(std::size_t node, SignStatus&) {
        later(milliseconds(0), [this, node] { feed(node, status(node)); });
    }
    // A batch is [first, last, genuine]; an answer may be shorter than what was asked.
    void perform(std::size_t node, Fetch& fetch) {
        ++nodes_[node].fetches;
        const std::size_t to = indexOf(fetch.peer);
        const Node& server = nodes_[to];
        if (server.conduct == Conduct::NeverAnswers) return;
        if (server.conduct == Conduct::Honest && fetch.from > server.height)
            return later(delay(), [this, node, ticket = fetch.ticket] {
                feed(node, FetchFailed{ticket, FetchFailure::Missing});
            });
        if (server.conduct == Conduct::ClaimsTooMuch)
            return later(delay(), [this, node, ticket = fetch.ticket] {
                feed(node, FetchFailed{ticket, FetchFailure::Missing});
            });
        const std::uint64_t count = 1 + random_.below(fetch.count);
        const std::uint64_t last = std::min(fetch.from + count - 1, server.height);
        Bytes batch = toBytes(le64(fetch.from));
        append(batch, le64(last));
        batch.push_back(server.conduct == Conduct::Honest ? 1 : 0);
        later(delay() * 3, [this, node, ticket = fetch.ticket, batch] {
            feed(node, Fetched{ticket, batch});
        });
    }
    void perform(std::size_t node, Apply& apply) {
        const ByteView batch(apply.batch);
        const std::uint64_t first = readLe64(batch.first(8)), last = readLe64(batch.subspan(8, 8));
        const bool good =
            batch[16] == 1 && first == apply.from && first == nodes_[node].height + 1 && last >= first;
        later(milliseconds(20), [this, node, ticket = apply.ticket, good, last] {
            if (!good) {
                ++nodes_[node].rubbishApplied;
                return feed(node, BatchRefused{ticket});
            }
            nodes_[node].height = last;
            feed(node, Applied{ticket, last});
            feed(node, status(node));
        });
    }
    void perform(std::size_t node, Misbehaved& bad) { nodes_[node].misbehaviour.push_back(bad.why); }
    void perform(std::size_t, Admitted&) {}
    void perform(std::size_t, Evicted&) {}
    void perform(std::size_t, Refused&) {}
    void perform(std::size_t, StatusHeard&) {}

    Random random_;
    Weather weather_;
    std::deque<Node> nodes_;
    std::set<std::pair<std::size_t, std::size_t>> links_;
    std::multimap<Instant, std::function<void()>> agenda_;
    Instant now_{1'000'000};
    std::uint64_t actions_ = 0;
};

}  // namespace reseal::gossip
