// Gives accounts' events with proof, to anybody who asks: under the last final block, and with f+1
// validators' words that it is the last. Those of the others are asked for when somebody wants them, and
// serve for half a minute.
//
// A validator gives its word only when it is current itself (currency.h), and as of when it was: one that
// slept would else call yesterday's block the last one on waking, and with it a lying home node has f+1 words
// for yesterday. Being current rests on signed heights, which everybody tells who is asked, not on such
// words, so nobody waits for a word in order to give one.
//
// Thread rule: the node's thread.
#pragma once

#include <functional>

#include "core/node/currency.h"
#include "core/node/services_events.h"

namespace reseal::node {

class EventsDesk final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Bytes>)>;
    static constexpr std::size_t kMaxWaiting = 256;                    // questions
    static constexpr std::size_t kMaxAnswer = std::size_t{512} << 10;  // events and their proofs
    static constexpr Duration kWordRefresh = seconds(30);
    static constexpr Duration kPatience = seconds(8);  // a round of questions of Currency's fits in

    EventsDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh, Currency& currency, const OwnKeys& keys);

    // Errors: Malformed; Limit; NotCurrent (the last block's finalization is on its way). With too few words,
    // because the others are silent or ahead, it answers all the same: the proof tells.
    void get(ByteView question, Answer answer);
    void follow();  // another epoch has begun
    // The boundaries behind an epoch, a page. Errors: Malformed, those of boundaryOf for the first of them.
    Result<Bytes> boundaries(ByteView question);

    // Our own word, to another clinic. Errors: Malformed; Denied (this clinic does not validate); NotCurrent
    // (it can't tell whether no block follows its last).
    void word(ByteView question, const Answer& answer);

private:
    struct Waiting {
        std::vector<ledger::EventsFrom> question;
        Answer answer;
        Instant until;  // by the monotonic clock
    };
    struct Heard {
        TipWord word;
        Instant at;  // by the monotonic clock
    };
    std::optional<TipWord> ownWord() const;
    std::vector<TipWord> wordsThatCount() const;
    void askOthers();
    void heard(std::uint64_t epoch, consensus::ValidatorIndex validator, const Result<Bytes>& answer);
    bool isOfAnotherChain(const consensus::BlockId& block) const;
    void settle();
    Result<Bytes> answerTo(const std::vector<ledger::EventsFrom>& question);

    Chain& chain_;
    store::LedgerStore& store_;
    Mesh& mesh_;
    Currency& currency_;
    const OwnKeys& keys_;
    const ClinicId own_;
    consensus::Config config_;  // of the epoch
    std::vector<ledger::Validator> validators_;
    std::map<consensus::ValidatorIndex, Heard> words_;  // the others'
    std::set<consensus::ValidatorIndex> open_;
    std::vector<Waiting> waiting_;
    bool ensuring_ = false;  // that we are current ourselves
    QTimer again_;
};

}  // namespace reseal::node
