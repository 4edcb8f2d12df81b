// One run: virtual time, links, authors, faults. Everything that happens follows from the seed.
//
// Thread rule: one thread a run; runs share nothing but the const Consortium.
#pragma once

#include <functional>
#include <queue>

#include "tests/simulation/plan.h"
#include "tests/simulation/referee.h"

namespace reseal::simulation {

struct Verdict {
    std::vector<std::string> wrongs;  // empty: passed
    std::uint64_t fingerprint = 0;    // of all events
    std::uint64_t events = 0;
    consensus::Height height = 0;
    std::size_t transactions = 0, votes = 0;
    bool passed() const { return wrongs.empty(); }
};

class World {
public:
    explicit World(Plan plan, bool transcript = false);
    ~World();
    Verdict run();

    const Plan plan;
    const Consortium& consortium;
    Dice dice;
    Instant now = kStart;
    Referee referee;

    void at(Instant time, std::function<void()> what);
    bool tells() const { return transcript_; }
    void say(const Node& node, const std::string& what) const;
    void say(const std::string& what) const;

    // Links
    void send(const Node& from, Index to, FrameKind kind, ByteView body);
    void punish(const Node& node, Index peer, const std::string& why);
    void settleLinks();  // who can talk, talks
    // Too many for a link between every two: nodes choose.
    bool isPartial() const { return consortium.size() > gossip::kFullMeshUpTo; }
    void dial(Node& node, Index peer);
    void hangUp(Node& node, Index peer);
    void restartLater(Node& node);

    bool isDishonest(Index index) const;
    bool mayContradict(Index index) const;  // dishonest, or restored from an older image
    bool allRegistered() const;
    Duration mostAhead() const { return mostAhead_; }

private:
    friend class Faults;
    struct Way {               // from one running program to another
        bool cut = false;      // no link can be made
        bool deaf = false;     // there is a link, and nothing arrives
        bool clogged = false;  // it is held
        bool linked = false;
        bool dialled = false;  // this one chose the link; matters in a partial mesh
        Instant barredUntil = kStart;
        std::vector<Bytes> held;
    };
    struct Author {
        ledger::AccountId id;
        const crypto::SignKey* key = nullptr;
        const Person* person = nullptr;  // none: a clinic
        Index home = 0;
        LaneId lane;
        std::uint64_t seq = 0;
        TxId prev;
        bool forks = false;
        std::vector<ledger::Transaction> said;  // in the lane's order
        std::size_t kept = 0;                   // so many of them are submitted
    };

    Way& way(const Node& from, const Node& to) { return ways_[{from.number, to.number}]; }
    std::vector<Node*> programsOf(Index index);
    Node& addProgram(Index index);
    void transmit(const Node& from, Index to, Bytes frame);  // as it is
    void carry(const Node& from, const Node& to, Bytes frame);
    void unclog(std::size_t from, std::size_t to);
    void diskReplaced(const Node& node);
    void settleLink(Node& a, Node& b);

    void author(Author& author);  // says something new
    void submitAll();             // what is said and not yet submitted
    ledger::Transaction make(Author& author, std::vector<ledger::Operation> operations, bool alternative);

    bool advance(const std::function<bool()>& done, Instant until);
    void heal();
    void runWithQ();
    void runQuiet();

    struct Event {
        Instant time;
        std::uint64_t order = 0;
        std::function<void()> what;
        bool operator<(const Event& other) const {
            return std::tie(time.ms, order) > std::tie(other.time.ms, other.order);
        }
    };
    std::priority_queue<Event> agenda_;
    std::uint64_t order_ = 0, events_ = 0;
    Fingerprint fingerprint_;
    std::vector<std::unique_ptr<Node>> nodes_;
    std::map<std::pair<std::size_t, std::size_t>, Way> ways_;
    std::vector<Author> authors_;
    std::unique_ptr<class Faults> faults_;
    std::uint64_t consensusFrames_ = 0;
    Duration mostAhead_{};
    std::set<std::size_t> absent_;  // programs that stay away for a while after the faults
    bool healed_ = false;           // no more faults, and nothing new is said
    bool transcript_ = false;
};

}  // namespace reseal::simulation
