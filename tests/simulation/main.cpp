// reseal-sim: runs seeds, one after the other on each core, and says which ones broke a rule.
//
//   reseal-sim --seeds A..B [--nodes N] [--minutes M] [--jobs J] [--seconds VIRTUAL] [--twice] [--first]
//              [--fingerprints] [--long B] [--restarts N] [--calm MS]
//   reseal-sim --seed A [--nodes N] --transcript     one seed, told line by line
//
// --twice runs each seed twice and compares; --fingerprints says the hash of all events of each; --first ends
// at the first failure; --restarts has nothing happen but crashes, until so many times a node has come back
// to votes of its own; --calm has nothing go wrong and somebody say something every so many ms, and says how
// many bytes a node received for each byte that became final; with RESEAL_LONG in the environment the last
// seed is that of --long.
//
// Ends with "N passed, N failed"; exit code 1 if any failed. A failing seed prints how to run it alone.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#include <sodium.h>

#include "core/base/log.h"
#include "core/crypto/secret.h"
#include "tests/simulation/world.h"

namespace {

using namespace reseal;
using namespace reseal::simulation;

// What libsodium draws (blinding, proofs) must not differ from run to run, or the same seed would not give
// the same bytes. Nothing secret is made here.
thread_local std::uint64_t drawn = 0;
const char* rngName() {
    return "simulation";
}
std::uint32_t rngNext() {
    return static_cast<std::uint32_t>(gossip::Random(++drawn).next());
}
void rngFill(void* out, std::size_t size) {
    auto* bytes = static_cast<std::uint8_t*>(out);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(rngNext());
}
randombytes_implementation rng{rngName, rngNext, nullptr, nullptr, rngFill, nullptr};

struct Options {
    std::uint64_t first = 1, last = 1000;
    std::size_t nodes = 0;
    std::uint64_t restarts = 0;
    Duration calm;  // 0: not
    Duration faulty = seconds(60);
    double minutes = 0;
    unsigned jobs = 0;
    bool transcript = false, twice = false, untilFirst = false, fingerprints = false;
};

int usage() {
    std::fprintf(
        stderr,
        "usage: reseal-sim --seeds A..B | --seed A [--nodes N] [--minutes M] [--seconds VIRTUAL]\n"
        "                  [--jobs J] [--twice] [--fingerprints] [--first] [--long B] [--restarts N]\n"
        "                  [--calm MS] [--transcript]\n");
    return 2;
}

bool parse(int count, char** words, Options& options) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--transcript") {
            options.transcript = true;
        } else if (word == "--twice") {
            options.twice = true;
        } else if (word == "--fingerprints") {
            options.fingerprints = true;
        } else if (word == "--first") {
            options.untilFirst = true;
        } else if (i + 1 >= count) {
            return false;
        } else {
            const std::string value = words[++i];
            char* end = nullptr;
            if (word == "--seeds") {
                options.first = std::strtoull(value.c_str(), &end, 10);
                if (std::strncmp(end, "..", 2) != 0) return false;
                options.last = std::strtoull(end + 2, &end, 10);
            } else if (word == "--seed") {
                options.first = options.last = std::strtoull(value.c_str(), &end, 10);
            } else if (word == "--nodes") {
                options.nodes = std::strtoull(value.c_str(), &end, 10);
            } else if (word == "--seconds") {
                options.faulty = seconds(std::strtoll(value.c_str(), &end, 10));
            } else if (word == "--restarts") {
                options.restarts = std::strtoull(value.c_str(), &end, 10);
                options.last = UINT64_MAX;
            } else if (word == "--calm") {
                options.calm = milliseconds(std::strtoll(value.c_str(), &end, 10));
            } else if (word == "--minutes") {
                options.minutes = std::strtod(value.c_str(), &end);
            } else if (word == "--long") {
                const std::uint64_t last = std::strtoull(value.c_str(), &end, 10);
                if (std::getenv("RESEAL_LONG") != nullptr) options.last = last;
            } else if (word == "--jobs") {
                options.jobs = static_cast<unsigned>(std::strtoul(value.c_str(), &end, 10));
            } else {
                return false;
            }
            if (end == nullptr || *end != 0) return false;
        }
    }
    return options.first <= options.last && options.nodes <= consensus::kMaxValidators;
}

// Of the tree that one stands in: only a failure asks for it.
std::string commit() {
    std::string out;
    if (FILE* git = popen("git describe --always --dirty 2>/dev/null", "r")) {
        std::array<char, 100> line{};
        if (std::fgets(line.data(), line.size(), git) != nullptr) out = line.data();
        pclose(git);
    }
    while (!out.empty() && out.back() == '\n') out.pop_back();
    return out.empty() ? "unknown (no git here)" : out;
}

class Runs {
public:
    explicit Runs(const Options& options) : options_(options), next_(options.first) {}

    int all() {
        const unsigned jobs =
            options_.jobs != 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
        for (std::thread& thread : threads) thread.join();
        const double took = elapsed();
        const std::uint64_t done = passed_ + failed_;
        std::printf(
            "%llu blocks, %llu transactions, %llu votes, %llu events in %.1f s: %.0f seeds a minute and "
            "thread\n",
            static_cast<unsigned long long>(blocks_), static_cast<unsigned long long>(transactions_),
            static_cast<unsigned long long>(votes_), static_cast<unsigned long long>(events_), took,
            static_cast<double>(done) / took * 60 / jobs);
        const auto number = [](std::uint64_t count) { return static_cast<unsigned long long>(count); };
        std::printf(
            "%llu epochs ended; last blocks: %llu proposed again, %llu certified in a later view; "
            "%llu disks went back; liars: %llu second blocks, %llu on older parents, %llu times accused on "
            "the "
            "ledger; at most %llu branches; %llu releases, %llu refused\n",
            number(tally_.epochs), number(tally_.repeatedLast), number(tally_.certifiedLater),
            number(tally_.olderImages), number(tally_.secondBlocks), number(tally_.onOlderParent),
            number(tally_.evidence), number(tally_.mostAhead), number(tally_.released),
            number(tally_.refused));
        std::printf(
            "%llu restarts with votes of before, %llu double votes; %llu validators' keys changed, "
            "%llu times a transaction was signed anew\n",
            number(tally_.restarts), number(tally_.doubleVotes), number(tally_.keyChanges),
            number(tally_.signedAnew));
        if (options_.calm > Duration{} && transactionBytes_ > 0)
            std::printf(
                "%.0f bytes a transaction; each node received %.2f bytes for each byte that is final\n",
                static_cast<double>(transactionBytes_) / static_cast<double>(transactions_),
                static_cast<double>(bytesPerNode_) / static_cast<double>(transactionBytes_));
        std::printf("%llu passed, %llu failed\n", static_cast<unsigned long long>(passed_),
                    static_cast<unsigned long long>(failed_.load()));
        return failed_ == 0 && done > 0 ? 0 : 1;
    }

private:
    double elapsed() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    }

    void work() {
        while (true) {
            const std::uint64_t seed = next_++;
            if (options_.untilFirst && failed_ > 0) return;
            if (options_.restarts > 0 && restarts_ >= options_.restarts) return;
            if (seed > options_.last || (options_.minutes > 0 && elapsed() > options_.minutes * 60)) return;
            one(seed);
        }
    }

    void one(std::uint64_t seed) {
        Plan plan = Plan::of(seed, options_.nodes, options_.faulty);
        if (options_.restarts > 0) plan.restartOnly();
        if (options_.calm > Duration{}) plan.calm(options_.calm);
        drawn = 0;
        World world(plan, options_.transcript);
        Verdict verdict = world.run();
        if (options_.twice && verdict.passed()) {
            drawn = 0;
            World again(plan);
            const Verdict second = again.run();
            if (second.fingerprint != verdict.fingerprint || second.events != verdict.events)
                verdict.wrongs.push_back("two runs of one seed differ");
        }
        const std::scoped_lock lock(mutex_);
        verdict.passed() ? ++passed_ : ++failed_;
        blocks_ += verdict.height;
        transactions_ += verdict.transactions;
        transactionBytes_ += verdict.transactionBytes;
        bytesPerNode_ += verdict.bytesCarried / plan.nodes;
        votes_ += verdict.votes;
        tally_.add(verdict.tally);
        restarts_ = tally_.restarts;
        events_ += verdict.events;
        if (options_.transcript || options_.fingerprints)
            std::printf("seed %llu: fingerprint %016llx, %llu events, %llu blocks\n",
                        static_cast<unsigned long long>(seed),
                        static_cast<unsigned long long>(verdict.fingerprint),
                        static_cast<unsigned long long>(verdict.events),
                        static_cast<unsigned long long>(verdict.height));
        if (verdict.passed()) return;
        std::printf("seed %llu FAILED at commit %s: %s\n", static_cast<unsigned long long>(seed),
                    commit().c_str(), plan.text().c_str());
        for (const std::string& wrong : verdict.wrongs) std::printf("    %s\n", wrong.c_str());
        std::printf("    again: reseal-sim --seed %llu --nodes %zu --seconds %lld --transcript\n",
                    static_cast<unsigned long long>(seed), options_.nodes,
                    static_cast<long long>(options_.faulty.ms / 1000));
        std::fflush(stdout);
    }

    const Options options_;
    std::atomic<std::uint64_t> next_;
    std::mutex mutex_;
    std::atomic<std::uint64_t> failed_ = 0, restarts_ = 0;
    Tally tally_;
    std::uint64_t passed_ = 0, blocks_ = 0, transactions_ = 0, votes_ = 0, events_ = 0;
    std::uint64_t transactionBytes_ = 0, bytesPerNode_ = 0;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

int main(int count, char** words) {
    Options options;
    if (!parse(count, words, options)) return usage();
    setLogLevel(LogLevel::Error);
    randombytes_set_implementation(&rng);
    // Draws once a process: not within the first seed, or that one would differ from the same one later.
    crypto::initialize();
    if (options.transcript) options.jobs = 1;
    return Runs(options).all();
}
