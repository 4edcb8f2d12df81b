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

CurrencyRule::Clocks clocks() {
    return {monotonicClock(), wallClock()};
}
}  // namespace

Currency::Currency(const Chain& chain, Mesh& mesh, const OwnKeys& keys, Ports ports)
    : chain_(chain),
      mesh_(mesh),
      keys_(keys),
      own_(keys.clinic()),
      ports_(std::move(ports)),
      rule_(keys.clinic()) {
    patience_.setSingleShot(true);
    patience_.setInterval(kPatienceMs);
    connect(&patience_, &QTimer::timeout, this, [this] { settle(true); });
}

std::vector<ledger::Validator> Currency::others() const {
    std::vector<ledger::Validator> out = chain_.finalState().validators();
    std::erase_if(out, [&](const ledger::Validator& one) { return one.id == own_; });
    return out;
}

bool Currency::isEnough(Duration life) const {
    return ports_.settled() &&
           rule_.isEnough(chain_.finalState().epoch(), chain_.tip().height, clocks(), life);
}

std::optional<Instant> Currency::currentAsOf() const {
    if (!ports_.settled()) return std::nullopt;
    return rule_.asOf(chain_.finalState().epoch(), chain_.tip().height, clocks(), kCurrencyRefresh);
}

bool Currency::isCurrent() const {
    return isEnough(kCurrencyLife);
}

void Currency::ensure(std::function<void(Status)> then) {
    if (isEnough(kCurrencyRefresh)) return then({});
    waiting_.push_back(std::move(then));
    if (waiting_.size() == 1) ask();
}

void Currency::ask() {
    patience_.start();
    const auto others = this->others();
    for (const ledger::Validator& other : others) {
        const auto open = open_.find(other.id);
        if (open == open_.end() || monotonicClock() > open->second.sent + kQuestionTimeout * 2)
            begin(other.id);
    }
    if (others.empty()) settle(true);
}

void Currency::begin(const ClinicId& clinic) {
    Asking& asking = open_[clinic];
    asking = {++number_, clocks(), {}, 0};
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
    if (open == open_.end() || open->second.number != number) return;
    const auto others = this->others();
    const auto other = std::ranges::find(others, clinic, &ledger::Validator::id);
    if (other == others.end()) {  // voted out meanwhile
        open_.erase(open);
        return settle(false);
    }
    const std::size_t page = open->second.pages;
    const Status done = read(*other, open->second, question, answer);
    if (done && open->second.pages > page) return;  // the next one is asked for
    const bool ahead = !done && done.error().code == ErrorCode::NotCurrent;
    if (ahead && open->second.asked.isWithin(milliseconds(kPatienceMs), clocks())) {
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
Status Currency::read(const ledger::Validator& clinic, Asking& asking, const CurrencyQuestion& question,
                      const Result<Bytes>& answer) {
    if (!answer) return answer.error();
    RESEAL_ASSIGN(const auto word,
                  CurrencyAnswer::decode(*answer, clinic.key, chain_.genesis().chainId(), question));
    RESEAL_TRY(ports_.obey(word.known.statements));
    if (!word.known.next) {
        // What left the pages while they were read stood on the ledger at the last one's height.
        rule_.heard(clinic.id, {asking.asked, word.height});
        return {};
    }
    if (asking.pages >= kMaxPages || !asking.asked.isWithin(kCurrencyLife, clocks()))
        return fail(ErrorCode::Limit, "it does not come to an end");
    askPage(clinic.id, asking, *word.known.next);
    return {};
}

void Currency::settle(bool outOfPatience) {
    if (waiting_.empty()) return;
    Status result;
    if (!isEnough(kCurrencyLife)) {
        // Words may name heights whose blocks are still on their way here: those are waited for.
        const bool hopeless = open_.empty() && rule_.heardWithin(kCurrencyLife, clocks()) <
                                                   rule_.needed(chain_.finalState().epoch());
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
    const crypto::SignKey* const key = keys_.validating();
    if (key == nullptr) return fail(ErrorCode::Denied, "this clinic does not validate");
    RESEAL_ASSIGN(auto known, ports_.known(question.after));
    return CurrencyAnswer{chain_.tip().height, std::move(known)}.encode(*key, chain_.genesis().chainId(),
                                                                        question);
}

}  // namespace reseal::node
