#include "core/node/events_desk.h"

#include "core/base/log.h"
#include "core/node/bodies.h"
#include "core/node/evidence.h"

namespace reseal::node {
namespace {
constexpr int kAgainMs = 200;
}

EventsDesk::EventsDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh, const ClinicId& own,
                       const crypto::SignKey& key)
    : chain_(chain), store_(store), mesh_(mesh), key_(key), own_(own) {
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

Result<Bytes> EventsDesk::word(ByteView question) const {
    RESEAL_TRY(decodeNull(question));
    if (!config_.own) return fail(ErrorCode::Denied, "this clinic does not validate");
    return TipWord::make(key_, config_.chain, *config_.own, chain_.tip(), wallClock()).encode();
}

// In order of their signers, ours made on the spot.
std::vector<TipWord> EventsDesk::wordsThatCount() const {
    std::vector<TipWord> out;
    if (config_.own)
        out.push_back(TipWord::make(key_, config_.chain, *config_.own, chain_.tip(), wallClock()));
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
    words_.insert_or_assign(validator, Heard{*word, monotonicClock()});
    settle();
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
