#include "core/node/currency.h"

#include "core/base/log.h"
#include "core/consensus/types.h"
#include "core/crypto/random.h"

namespace reseal::node {
namespace {
constexpr Duration kQuestionTimeout = seconds(3);
constexpr int kPatienceMs = 5000;
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

bool Currency::isYoung(const Word& word, Duration life) {
    return word.asked + life >= monotonicClock() && word.askedWall + life >= wallClock();
}

std::size_t Currency::freshWords(Duration life) const {
    return static_cast<std::size_t>(std::ranges::count_if(words_, [&](const auto& entry) {
        return isYoung(entry.second, life) && entry.second.height <= chain_.tip().height;
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
    ++round_;
    open_ = others_.size();
    patience_.start();
    for (const ledger::ListedClinic& other : others_) ask(other, {monotonicClock(), wallClock(), round_}, 0);
    if (others_.empty()) settle(true);
}

void Currency::ask(const ledger::ListedClinic& other, Word asked, std::uint64_t after) {
    const CurrencyQuestion question{crypto::randomFixed<Nonce16>(), after};
    mesh_.request(other.id, FrameKind::Currency, question.encode(), kQuestionTimeout,
                  [this, clinic = other.id, asked, question](Result<Bytes> answer) {
                      heard(clinic, asked, question, answer);
                  });
}

void Currency::heard(const ClinicId& clinic, Word asked, const CurrencyQuestion& question,
                     const Result<Bytes>& answer) {
    const auto other = std::ranges::find(others_, clinic, &ledger::ListedClinic::id);
    if (answer && other != others_.end()) {
        auto word =
            CurrencyAnswer::decode(*answer, other->entry.signKey, chain_.genesis().chainId(), question);
        const Status obeyed = word ? ports_.obey(word->known.statements) : Status(word.error());
        if (obeyed && word->known.next && isYoung(asked, kCurrencyLife))
            return ask(*other, asked, *word->known.next);
        // What left the pages while they were read stood on the ledger at the last one's height.
        if (obeyed && !word->known.next)
            words_[clinic] = {asked.asked, asked.askedWall, asked.round, word->height};
        if (!obeyed)
            log(LogLevel::Warning, "currency",
                "the word of " + clinic.hex() + " does not count: " + obeyed.error().text());
    }
    if (asked.round == round_ && open_ > 0) --open_;
    settle(false);
}

void Currency::settle(bool outOfPatience) {
    if (waiting_.empty()) return;
    Status result;
    if (freshWords(kCurrencyLife) < needed_) {
        // Words may name heights whose blocks are still on their way here: those are waited for.
        const auto heard =
            std::ranges::count_if(words_, [&](const auto& e) { return isYoung(e.second, kCurrencyLife); });
        const bool hopeless = open_ == 0 && static_cast<std::size_t>(heard) < needed_;
        if (!outOfPatience && !hopeless) {
            if (open_ == 0) QTimer::singleShot(100, this, [this] { settle(false); });
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
