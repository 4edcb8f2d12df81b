#include "core/node/events_desk.h"

#include "core/base/log.h"
#include "core/node/bodies.h"
#include "core/node/evidence.h"

namespace reseal::node {
namespace {
constexpr int kAgainMs = 200;
}

EventsDesk::EventsDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh, Currency& currency,
                       const OwnKeys& keys)
    : chain_(chain), store_(store), mesh_(mesh), currency_(currency), keys_(keys), own_(keys.clinic()) {
    follow();
    again_.setInterval(kAgainMs);
    connect(&again_, &QTimer::timeout, this, [this] {
        askOthers();
        settle();
    });
}

void EventsDesk::follow() {
    const ledger::EpochEntry epoch = chain_.finalState().epoch();
    config_ = consensusConfig(chain_.genesis().chainId(), epoch, own_);
    validators_ = epoch.validators;
    words_.clear();
    open_.clear();
}

void EventsDesk::word(ByteView question, const Answer& answer) {
    if (const Status asked = decodeNull(question); !asked) return answer(asked.error());
    if (!config_.own) return answer(fail(ErrorCode::Denied, "this clinic does not validate"));
    currency_.ensure([this, answer](const Status& current) {
        if (!current) return answer(current.error());
        const auto own = ownWord();
        if (!own)
            return answer(fail(ErrorCode::NotCurrent, "this clinic was current a moment ago: try again"));
        answer(own->encode());
    });
}

// As of when it is known to be true, not as of now.
std::optional<TipWord> EventsDesk::ownWord() const {
    const auto asOf = currency_.currentAsOf();
    if (!config_.own || !asOf) return std::nullopt;
    const crypto::SignKey* const key = keys_.find(config_.validators.at(*config_.own));
    if (key == nullptr) return std::nullopt;
    return TipWord::make(*key, config_.chain, *config_.own, chain_.tip(), *asOf);
}

// In order of their signers, ours made on the spot if we may.
std::vector<TipWord> EventsDesk::wordsThatCount() const {
    std::vector<TipWord> out;
    if (const auto own = ownWord()) out.push_back(*own);
    for (const auto& [validator, heard] : words_)
        if (heard.at + kWordRefresh >= monotonicClock() && heard.word.isFresh(wallClock()) &&
            heard.word.block.height <= chain_.tip().height)
            out.push_back(heard.word);
    std::ranges::sort(out, {}, &TipWord::signer);
    return out;
}

void EventsDesk::get(ByteView question, Answer answer) {
    auto decoded = ledger::decodeEventsQuestion(question);
    if (!decoded) return answer(decoded.error());
    if (waiting_.size() >= kMaxWaiting)
        return answer(fail(ErrorCode::Limit, "too many questions for events at once"));
    waiting_.push_back({*std::move(decoded), std::move(answer), monotonicClock() + kPatience});
    settle();
    if (waiting_.empty()) return;
    askOthers();
    again_.start();
}

void EventsDesk::askOthers() {
    if (!ensuring_) {
        ensuring_ = true;
        currency_.ensure([this](const Status&) {
            ensuring_ = false;
            settle();
        });
    }
    for (std::size_t i = 0; i < validators_.size(); ++i) {
        const auto validator = static_cast<consensus::ValidatorIndex>(i);
        if (validator == config_.own || open_.contains(validator) || !mesh_.isUp(validators_[i].id)) continue;
        open_.insert(validator);
        mesh_.request(validators_[i].id, FrameKind::GetTip, encodeNull(), kPatience,
                      [this, epoch = config_.epoch, validator](Result<Bytes> answer) {
                          heard(epoch, validator, answer);
                      });
    }
}

void EventsDesk::heard(std::uint64_t epoch, consensus::ValidatorIndex validator,
                       const Result<Bytes>& answer) {
    if (epoch != config_.epoch) return;
    open_.erase(validator);
    if (!answer) return;
    const auto word = TipWord::decode(*answer);
    const Status signedByIt = word ? word->check(config_) : Status(word.error());
    if (!signedByIt || word->signer != validator) {
        log(LogLevel::Warning, "events", "a word of " + validators_[validator].id.hex() + " does not count");
        return;
    }
    if (isOfAnotherChain(word->block)) {
        log(LogLevel::Error, "alarm",
            "clinic " + validators_[validator].id.hex() + " gave its word for a block that is not final");
        return;
    }
    words_.insert_or_assign(validator, Heard{*word, monotonicClock()});
    settle();
}

// Of a height that is final here; of a later one nothing is known.
bool EventsDesk::isOfAnotherChain(const consensus::BlockId& block) const {
    if (block.height > chain_.tip().height) return false;
    if (block.height == chain_.tip().height) return block != chain_.tip();
    const auto header = store_.blocks().header(block.height);
    return header && *header && (*header)->hash() != block.hash;
}

void EventsDesk::settle() {
    const bool enough = wordsThatCount().size() > config_.faulty();
    std::vector<Waiting> ready;
    std::erase_if(waiting_, [&](Waiting& one) {
        if (!enough && monotonicClock() < one.until) return false;
        ready.push_back(std::move(one));
        return true;
    });
    if (waiting_.empty()) again_.stop();
    for (Waiting& one : ready) one.answer(answerTo(one.question));
}

Result<Bytes> EventsDesk::boundaries(ByteView question) {
    RESEAL_ASSIGN(std::uint64_t epoch, decodeCount(question));
    const ledger::StateView state = chain_.finalState();
    std::vector<EpochBoundary> page;
    std::size_t bytes = 0;
    for (; page.size() < kMaxBoundariesOfPage; ++epoch) {
        const auto boundary = boundaryOf(state, store_.blocks(), epoch);
        if (!boundary && page.empty()) return boundary.error();
        if (!boundary || !*boundary) break;
        bytes += (*boundary)->encode().size();
        if (bytes > kMaxPageOfBoundaries && !page.empty()) break;
        page.push_back(**boundary);
    }
    RESEAL_TRY(chain_.readable());
    return encode(page);
}

Result<Bytes> EventsDesk::answerTo(const std::vector<ledger::EventsFrom>& question) {
    const consensus::BlockId tip = chain_.tip();
    RESEAL_ASSIGN(const auto certified, store_.blocks().certified(tip.height));
    RESEAL_ASSIGN(const auto header, store_.blocks().header(tip.height));
    if (!certified || !header)
        return fail(ErrorCode::NotCurrent, "the last block's finalization is on its way: try again");
    EventsAnswer out{{header->encode(), certified->finalization, wordsThatCount()},
                     ledger::listEvents(chain_.finalState(), question, kMaxAnswer)};
    RESEAL_TRY(chain_.readable());
    return out.encode();
}

}  // namespace reseal::node
