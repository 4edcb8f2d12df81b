#include "tests/bench/ledger/driver.h"

#include <QJsonArray>
#include <atomic>
#include <thread>

#include "tests/bench/ledger/report.h"
#include "tests/bench/ledger/yardsticks.h"
#include "tests/bench/measure.h"

namespace reseal::bench {

using node::FrameKind;

namespace {

constexpr auto kPause = std::chrono::milliseconds(25);  // between two of single(): the others finish theirs
constexpr std::size_t kYardstickEvery = 5;
constexpr std::size_t kSignedASecond = 300;  // for each author, before the clock runs
constexpr std::size_t kMostOpen = 24;        // of an author, on average; a node keeps 64 of each

void submit(node::Client& client, const ledger::Transaction& tx) {
    must(client.call(FrameKind::Submit, tx.encode(), seconds(30)));
}

QJsonArray listOf(const std::vector<std::int64_t>& values) {
    QJsonArray out;
    for (const std::int64_t one : values) out.append(static_cast<qint64>(one));
    return out;
}

}  // namespace

void Finality::take(const node::Finalized& block) {
    const std::lock_guard lock(mutex_);
    if (block.transactions > 0) ++blocks_;
    times_.insert(times_.end(), block.transactions, microseconds());
    changed_.notify_all();
}

std::size_t Finality::count() {
    const std::lock_guard lock(mutex_);
    return times_.size();
}

std::size_t Finality::blocks() {
    const std::lock_guard lock(mutex_);
    return blocks_;
}

std::int64_t Finality::when(std::size_t number) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::minutes(1), [&] { return times_.size() >= number; }))
        must<int>(fail(ErrorCode::Timeout, "a transaction was not final after a minute"));
    return times_[number - 1];
}

std::int64_t Finality::longestPause(std::size_t from) {
    const std::lock_guard lock(mutex_);
    std::int64_t longest = 0;
    for (std::size_t i = from; i < times_.size(); ++i) longest = std::max(longest, times_[i] - times_[i - 1]);
    return longest;
}

Driver::Driver(const std::filesystem::path& dir, std::size_t number)
    : dir_(dir), number_(number), consortium_(Consortium::open(dir)) {
    node::NodeOptions options;
    options.folder = clinicFolder(dir, number);
    node_ = must(node::Node::start(options, passphrase()));
    node_->onFinalized([this](const node::Finalized& block) { finality_.take(block); });
    const auto complete = [](const node::NodeStatusAnswer& status) {
        return status.signing &&
               std::ranges::count_if(status.peers, &node::PeerStatus::connected) == kClinics - 1;
    };
    while (!complete(must(node_->status().result())))
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

node::Client& Driver::client() {
    if (!client_) client_ = consortium_.connect(number_);
    if (!author_) author_.emplace(consortium_.genesis.chainId(), consortium_.authors.front());
    return *client_;
}

void Driver::single(std::size_t count) {
    Yardsticks yardsticks(dir_);
    std::vector<std::int64_t> took;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        node::Client& home = client();
        const ledger::Transaction tx = author_->next();
        const std::size_t before = finality_.count();
        const std::int64_t begin = microseconds();
        submit(home, tx);
        took.push_back(finality_.when(before + 1) - begin);
        bytes = tx.size();
        std::this_thread::sleep_for(kPause);
        if (i % kYardstickEvery == 0) yardsticks.take(kYardstickEvery);
    }
    tell({{"took_us", listOf(took)},
          {"hop_us", yardsticks.hop()},
          {"sync_us", yardsticks.sync()},
          {"verify_us", yardsticks.verify()},
          {"transactions", static_cast<qint64>(count)},
          {"size", static_cast<qint64>(bytes)}});
}

void Driver::rate(std::size_t perSecond, std::size_t seconds) {
    node::Client& home = client();
    const std::size_t before = finality_.count();
    std::vector<std::int64_t> begun;
    const std::int64_t start = microseconds();
    for (std::size_t i = 0; i < perSecond * seconds; ++i) {
        const auto due = start + static_cast<std::int64_t>(i * 1'000'000 / perSecond);
        std::this_thread::sleep_for(std::chrono::microseconds(due - microseconds()));
        begun.push_back(microseconds());
        submit(home, author_->next());
    }
    std::vector<std::int64_t> took;
    for (std::size_t i = 0; i < begun.size(); ++i) took.push_back(finality_.when(before + i + 1) - begun[i]);
    tell({{"took_us", listOf(took)}});
}

void Driver::load(std::size_t seconds) {
    const std::size_t each = seconds * kSignedASecond;
    std::vector<std::vector<ledger::Transaction>> ready(kAuthors);
    for (std::size_t i = 0; i < kAuthors; ++i) {
        Author author(consortium_.genesis.chainId(), consortium_.authors[i]);
        for (std::size_t k = 0; k < each; ++k) ready[i].push_back(author.next());
    }
    const VerificationRate rate = verificationRate();
    const std::size_t before = finality_.count(), blocksBefore = finality_.blocks();
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> submitted = 0;
    std::vector<std::thread> loaders;
    const std::int64_t begin = microseconds();
    for (std::size_t i = 0; i < kAuthors; ++i)
        loaders.emplace_back([&, i] {
            const auto home = consortium_.connect(i % kClinics + 1);
            for (std::size_t k = 0; k < each && !stop; ++k) {
                if (k > kMostOpen) finality_.when(before + (k - kMostOpen) * kAuthors);
                submit(*home, ready[i][k]);
                ++submitted;
            }
        });
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
    for (std::thread& loader : loaders) loader.join();
    const std::int64_t end = finality_.when(before + submitted);
    tell({{"transactions", static_cast<qint64>(submitted)},
          {"seconds", static_cast<double>(end - begin) / 1e6},
          {"blocks", static_cast<qint64>(finality_.blocks() - blocksBefore)},
          {"longest_pause_s", static_cast<double>(finality_.longestPause(before + 1)) / 1e6},
          {"size", static_cast<qint64>(ready[0][0].size())},
          {"verify_all", rate.all},
          {"verify_one", rate.one},
          {"cores", static_cast<qint64>(rate.cores)}});
}

}  // namespace reseal::bench
