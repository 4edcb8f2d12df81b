#include "core/node/currency.h"

#include "core/base/log.h"
#include "core/consensus/types.h"
#include "core/crypto/random.h"

namespace reseal::node {
namespace {
constexpr Duration kQuestionTimeout = seconds(3);
constexpr int kPatienceMs = 5000;
constexpr int kAgainMs = 200;
constexpr std::size_t kMaxPages = 2 * store::kMaxEarly / kCurrencyPage;
}  // namespace

Currency::Currency(const Chain& chain, Mesh& mesh, const ClinicId& own, const crypto::SignKey& key,
                   Ports ports)
    : chain_(chain), mesh_(mesh), key_(key), ports_(std::move(ports)) {
    std::size_t validators = 0;
    for (ledger::ListedClinic& clinic : ledger::clinics(chain.finalState())) {
        if (!clinic.entry.roles.has(ledger::ClinicRole::Validator)) continue;
        ++validators;
        if (clinic.id != own) others_.push_back(std::move(clinic));
    }
    needed_ = std::min(consensus::faultyOf(validators) + 1, others_.size());
    patience_.setSingleShot(true);
    patience_.setInterval(kPatienceMs);
    connect(&patience_, &QTimer::timeout, this, [this] { settle(true); });
}

bool Currency::isYoung(Instant asked, Instant askedWall, Duration life) {
    return asked + life >= monotonicClock() && askedWall + life >= wallClock();
}

std::size_t Currency::freshWords(Duration life) const {
    return static_cast<std::size_t>(std::ranges::count_if(words_, [&](const auto& entry) {
        return isYoung(entry.second.asked, entry.second.askedWall, life) &&
               entry.second.height <= chain_.tip().height;
    }));
}

bool Currency::isCurrent() const {
    return freshWords(kCurrencyLife) >= needed_;
}

void Currency::ensure(std::function<void(Status)> then) {
    if (freshWords(kCurrencyRefresh) >= needed_) return then({});
    waiting_.push_back(std::move(then));
    if (waiting_.size() == 1) ask();
}

void Currency::ask() {
    patience_.start();
    for (const ledger::ListedClinic& other : others_) {
        const auto open = open_.find(other.id);
        if (open == open_.end() || monotonicClock() > open->second.sent + kQuestionTimeout * 2)
            begin(other.id);
    }
    if (others_.empty()) settle(true);
}

void Currency::begin(const ClinicId& clinic) {
    Asking& asking = open_[clinic];
    asking = {++number_, monotonicClock(), wallClock(), {}, 0};
    askPage(clinic, asking, 0);
}

void Currency::askPage(const ClinicId& clinic, Asking& asking, std::uint64_t after) {
    const CurrencyQuestion question{crypto::randomFixed<Nonce16>(), after};
    asking.sent = monotonicClock();
    ++asking.pages;
    mesh_.request(clinic, FrameKind::Currency, question.encode(), kQuestionTimeout,
                  [this, clinic, number = asking.number, question](Result<Bytes> answer) {
                      heard(clinic, number, question, answer);
                  });
}

void Currency::heard(const ClinicId& clinic, std::uint64_t number, const CurrencyQuestion& question,
                     const Result<Bytes>& answer) {
    const auto open = open_.find(clinic);
    const auto other = std::ranges::find(others_, clinic, &ledger::ListedClinic::id);
    if (open == open_.end() || open->second.number != number || other == others_.end()) return;
    const std::size_t page = open->second.pages;
    const Status done = read(*other, open->second, question, answer);
    if (done && open->second.pages > page) return;  // the next one is asked for
    const bool ahead = !done && done.error().code == ErrorCode::NotCurrent;
    if (ahead && isYoung(open->second.asked, open->second.askedWall, milliseconds(kPatienceMs))) {
        // What it speaks of is in blocks that are on their way here.
        QTimer::singleShot(kAgainMs, this, [this, clinic, number] {
            const auto still = open_.find(clinic);
            if (still == open_.end() || still->second.number != number) return;
            askPage(clinic, still->second, 0);
        });
        return;
    }
    if (answer && !done)
        log(LogLevel::Warning, "currency",
            "the word of " + clinic.hex() + " does not count: " + done.error().text());
    open_.erase(open);
    settle(false);
}

// A page: obeyed, and either the next one is asked for or the word counts.
Status Currency::read(const ledger::ListedClinic& clinic, Asking& asking, const CurrencyQuestion& question,
                      const Result<Bytes>& answer) {
    if (!answer) return answer.error();
    RESEAL_ASSIGN(const auto word, CurrencyAnswer::decode(*answer, clinic.entry.signKey,
                                                          chain_.genesis().chainId(), question));
    RESEAL_TRY(ports_.obey(word.known.statements));
    if (!word.known.next) {
        // What left the pages while they were read stood on the ledger at the last one's height.
        words_[clinic.id] = {asking.asked, asking.askedWall, word.height};
        return {};
    }
    if (asking.pages >= kMaxPages || !isYoung(asking.asked, asking.askedWall, kCurrencyLife))
        return fail(ErrorCode::Limit, "it does not come to an end");
    askPage(clinic.id, asking, *word.known.next);
    return {};
}

void Currency::settle(bool outOfPatience) {
    if (waiting_.empty()) return;
    Status result;
    if (freshWords(kCurrencyLife) < needed_) {
        // Words may name heights whose blocks are still on their way here: those are waited for.
        const auto heard = std::ranges::count_if(words_, [&](const auto& e) {
            return isYoung(e.second.asked, e.second.askedWall, kCurrencyLife);
        });
        const bool hopeless = open_.empty() && static_cast<std::size_t>(heard) < needed_;
        if (!outOfPatience && !hopeless) {
            if (open_.empty()) QTimer::singleShot(100, this, [this] { settle(false); });
            return;
        }
        result =
            fail(ErrorCode::NotCurrent, "this clinic can't tell whether its view of the ledger is recent");
    }
    patience_.stop();
    for (auto& then : std::exchange(waiting_, {})) then(result);
}

Result<Bytes> Currency::answer(ByteView body) const {
    RESEAL_ASSIGN(const auto question, CurrencyQuestion::decode(body));
    RESEAL_ASSIGN(auto known, ports_.known(question.after));
    return CurrencyAnswer{chain_.tip().height, std::move(known)}.encode(key_, chain_.genesis().chainId(),
                                                                        question);
}

}  // namespace reseal::node
