// One run: virtual time, and who is in it. Everything that happens follows from the seed.
//
// Thread rule: one thread a run; runs share nothing but the const Consortium.
#pragma once

#include <functional>

#include "tests/simulation/links.h"
#include "tests/simulation/plan.h"
#include "tests/simulation/referee.h"

namespace reseal::simulation {

class Authors;
class Faults;
class Liars;
class Members;
class Readers;

struct Verdict {
    std::vector<std::string> wrongs;  // empty: passed
    std::uint64_t fingerprint = 0;    // of all events
    std::uint64_t events = 0;
    consensus::Height height = 0;
    std::size_t transactions = 0, votes = 0;
    std::uint64_t transactionBytes = 0;  // of those that are final, details included
    std::uint64_t bytesCarried = 0;      // to all programs together
    Tally tally;
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
    Links links;

    void at(Instant time, std::function<void()> what);
    bool tells() const { return transcript_; }
    void say(const Node& node, const std::string& what) const;
    void say(const std::string& what) const;

    void restartLater(Node& node);
    void restartLater(Node& node, Duration atMost);

    const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }
    Authors& authors() { return *authors_; }
    const Authors& authors() const { return *authors_; }
    Liars& liars() { return *liars_; }
    Members& members() { return *members_; }
    Faults& faults() { return *faults_; }
    std::size_t clinics() const { return plan.nodes + plan.newcomers; }
    bool isHealed() const { return healed_; }  // no more faults, and nothing new is said
    bool isLongSleep() const;                  // a night or a weekend
    void arrived(std::size_t from, std::size_t to, ByteView frame);
    bool isDishonest(Index index) const;
    void logIsUnreadable(Node& node);  // until a person has set it aside
    Duration mostAhead() const { return mostAhead_; }

private:
    friend class Faults;
    Node& addProgram(Index index);

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
    std::vector<Event> agenda_;  // a heap
    std::uint64_t order_ = 0, events_ = 0;
    Fingerprint fingerprint_;
    std::vector<std::unique_ptr<Node>> nodes_;
    std::unique_ptr<Authors> authors_;
    std::unique_ptr<Faults> faults_;
    std::unique_ptr<Liars> liars_;
    std::unique_ptr<Members> members_;
    std::unique_ptr<Readers> readers_;
    Duration mostAhead_{};
    std::set<std::size_t> absent_;  // programs that stay away for a while after the faults
    bool healed_ = false;
    bool transcript_ = false;
};

}  // namespace reseal::simulation
