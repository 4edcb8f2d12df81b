// One replica on the bench: a test plays its host and all the others.
#pragma once

#include "tests/unit/consensus/toy.h"

namespace toy {

class Bench {
public:
    explicit Bench(std::size_t validators = 4, std::optional<ValidatorIndex> own = std::nullopt) {
        config = configOf(validators, own);
        // By default the one that leads last, so that the first views belong to others.
        if (!own) config.own = Leaders(config).of(validators);
        leaders.emplace(config);
    }

    // With a first start unless `restored` says otherwise; answered at once if `answered`.
    void start(Restored restored = {}, bool answered = true) {
        if (restored.applied == BlockId{}) restored.applied = config.base;
        onEveryTip.reset();
        replica = std::make_unique<Replica>(config, verifier(), format(),
                                            config.own ? std::make_unique<ToyKey>(*config.own) : nullptr,
                                            std::move(restored));
        actions.clear();
        unsaved.reset();
        step(Started{nonce()});
        if (answered)
            for (const ValidatorIndex peer : peers()) answer(peer);
    }

    void step(Event event) {
        for (auto& action : replica->step(now, std::move(event))) take(std::move(action));
    }
    // What there is to order, whatever the tip is: told again on each.
    void work(bool executable, bool due) {
        onEveryTip = WorkAvailable{tip, executable, due};
        step(*onEveryTip);
    }

    void wait(Duration time) { now = now + time; }
    // Lets the time pass tick by tick.
    void pass(Duration time) {
        const Instant end = now + time;
        while (replica->nextTick() <= end) {
            now = replica->nextTick();
            step(Tick{});
        }
        now = end;
        step(Tick{});
    }

    void hear(ValidatorIndex from, Message message) { step(Received{from, std::move(message)}); }
    void tell(Message message) { hear(peers()[0], std::move(message)); }
    void hearVotes(VoteKind kind, View view, const BlockId& block, std::vector<ValidatorIndex> signers) {
        for (const auto signer : signers) hear(signer, voteOf(config, signer, kind, view, block));
    }
    void hearProposal(View view, const Bytes& block, View parentView, const BlockId& parent,
                      std::optional<Certificate> proof = std::nullopt, std::vector<Certificate> gaps = {}) {
        hear(leaders->of(view), Proposal{headOf(config, view, block, parentView, parent), std::move(proof),
                                         std::move(gaps), block});
    }
    void validate(const Bytes& block, Verdict verdict = Verdict::Valid) {
        step(BlockValidated{idOf(block).hash, verdict});
    }
    void answer(ValidatorIndex peer, std::vector<Vote> votes = {},
                std::vector<Certificate> certificates = {}) {
        StatusAnswer out{peer, *config.own, nonce(), std::move(votes), std::move(certificates), {}};
        out.signature = signWith(keyOf(peer), statement(config, out));
        hear(peer, out);
    }

    // What came out since the last time, of one kind.
    template <class Kind>
    std::vector<Kind> taken() {
        std::vector<Kind> out;
        std::erase_if(actions, [&](Action& action) {
            if (!std::holds_alternative<Kind>(action)) return false;
            out.push_back(std::move(std::get<Kind>(action)));
            return true;
        });
        return out;
    }
    template <class Kind>
    std::vector<std::pair<std::optional<ValidatorIndex>, Kind>> sent() {
        std::vector<std::pair<std::optional<ValidatorIndex>, Kind>> out;
        std::erase_if(actions, [&](Action& action) {
            auto* send = std::get_if<Send>(&action);
            if (send == nullptr || !std::holds_alternative<Kind>(send->message)) return false;
            out.emplace_back(send->to, std::move(std::get<Kind>(send->message)));
            return true;
        });
        return out;
    }
    // Own votes sent since the last time: "N3 X4 F3" for notarize, nullify, finalize.
    std::string votes() {
        std::string out;
        for (const auto& [to, vote] : sent<Vote>()) {
            if (!out.empty()) out += ' ';
            out += vote.kind == VoteKind::Notarize ? 'N' : vote.kind == VoteKind::Nullify ? 'X' : 'F';
            out += std::to_string(vote.view);
        }
        return out;
    }
    View view() const { return replica->status().view; }
    std::vector<ValidatorIndex> peers() const {
        std::vector<ValidatorIndex> out;
        for (ValidatorIndex i = 0; i < config.size(); ++i)
            if (config.own != i) out.push_back(i);
        return out;
    }
    static Nonce16 nonce() {
        Nonce16 out;
        out.bytes.fill(7);
        return out;
    }
    void persist() {  // the batch on its way becomes durable
        if (!unsaved) return;
        const Persist batch = *std::exchange(unsaved, std::nullopt);
        if (batch.replaceAll) disk.clear();
        disk.insert(disk.end(), batch.records.begin(), batch.records.end());
        step(Persisted{batch.token});
    }
    Restored fromDisk() const {
        Restored restored{disk, {}, config.base, std::nullopt};
        for (const auto& record : disk)
            if (const auto* own = std::get_if<OwnVote>(&record)) restored.signState.take(own->vote);
        return restored;
    }

    Config config;
    std::optional<Leaders> leaders;
    std::unique_ptr<Replica> replica;
    Instant now{1'000'000};
    bool diskIsQuick = true;  // batches are durable at once
    std::optional<Persist> unsaved;
    std::vector<Record> disk;
    std::vector<Action> actions;
    BlockId tip;  // as last told
    std::optional<WorkAvailable> onEveryTip;

private:
    void take(Action action) {
        if (auto* batch = std::get_if<Persist>(&action)) {
            unsaved = std::move(*batch);
            if (diskIsQuick) persist();
            return;
        }
        const auto* changed = std::get_if<TipChanged>(&action);
        if (changed != nullptr) tip = changed->tip;
        const bool isAnotherTip = changed != nullptr && onEveryTip;
        actions.push_back(std::move(action));
        if (isAnotherTip) work(onEveryTip->executable, onEveryTip->due);
    }
};

inline constexpr Duration kDelta = seconds(1);  // Config::delta, as it is by default

inline std::vector<ValidatorIndex> some(const Bench& bench, std::size_t count) {
    auto out = bench.peers();
    out.resize(count);
    return out;
}

}  // namespace toy
