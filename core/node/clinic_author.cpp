#include "core/node/clinic_author.h"

#include "core/base/log.h"

namespace reseal::node {

ClinicAuthor::ClinicAuthor(Chain& chain, vault::Vault& vault, const OwnKeys& keys, Ports ports)
    : chain_(chain),
      vault_(vault),
      keys_(keys),
      account_(ledger::account(keys.clinic())),
      author_(SignPublic::copy(keys.clinic().view())),
      ports_(std::move(ports)) {}

Result<ledger::Transaction> ClinicAuthor::signedAt(const vault::LanePosition& place,
                                                   std::vector<ledger::Operation> operations,
                                                   std::vector<Bytes> details) const {
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.named());
    ledger::TransactionBody body;
    body.chain = chain_.genesis().chainId();
    body.author = account_;
    body.lane = place.lane;
    body.seq = place.seq;
    body.prev = place.prev;
    body.operations = std::move(operations);
    return ledger::Transaction::make(std::move(body), std::move(details), *key);
}

Result<TxId> ClinicAuthor::sayIfAllowed(std::vector<ledger::Operation> operations) {
    RESEAL_ASSIGN(const vault::LanePosition place, vault_.lanes().next(author_));
    RESEAL_ASSIGN(const auto tx, signedAt(place, operations, {}));
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.named());
    std::vector<ledger::Transaction> before;  // of its own, on their way
    RESEAL_ASSIGN(const auto unsettled, vault_.lanes().unsettled());
    for (const vault::UnsettledTx& one : unsettled) {
        if (chain_.finalState().ordered(one.id)) continue;
        RESEAL_ASSIGN(auto waits, ledger::Transaction::decode(one.bytes));
        if (!waits.isSignedBy(key->publicKey(), chain_.signatures())) {
            RESEAL_ASSIGN(waits, signedAnew(waits, *key));
        }
        before.push_back(std::move(waits));
    }
    const ledger::Outcome outcome = chain_.checkBehind(before, tx, wallClock());
    RESEAL_TRY(chain_.readable());
    if (outcome.verdict == ledger::Verdict::Void || outcome.verdict == ledger::Verdict::Impossible)
        return fail(ErrorCode::Refused, std::string(ledger::name(outcome.refusal)));
    if (outcome.verdict != ledger::Verdict::Effective)
        return fail(ErrorCode::NotCurrent, "what this clinic has said before is not on the ledger here yet");
    return say(std::move(operations));
}

Result<TxId> ClinicAuthor::say(std::vector<ledger::Operation> operations, std::vector<Bytes> details) {
    RESEAL_ASSIGN(const vault::LanePosition place, vault_.lanes().next(author_));
    RESEAL_ASSIGN(const auto tx, signedAt(place, std::move(operations), std::move(details)));
    RESEAL_TRY(vault_.lanes().advance(author_, place, tx.id(), tx.encode()));
    const Status sent = ports_.submit(tx);
    if (sent) return tx.id();
    if (sent.error().code != ErrorCode::Limit) return sent.error();
    log(LogLevel::Warning, "author", "own transaction waits: " + sent.error().text());  // resendUnsettled
    return tx.id();
}

// The same at the same place, under the key of now.
Result<ledger::Transaction> ClinicAuthor::signedAnew(const ledger::Transaction& tx,
                                                     const crypto::SignKey& key) const {
    std::vector<Bytes> details;
    for (const std::optional<Bytes>& detail : tx.details()) {
        if (!detail) return fail(ErrorCode::Damaged, "a sealed field of an own transaction is gone");
        details.push_back(*detail);
    }
    RESEAL_ASSIGN(auto out, ledger::Transaction::make(tx.body(), std::move(details), key));
    RESEAL_CHECK(out.id() == tx.id());
    return out;
}

Status ClinicAuthor::resendUnsettled() {
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.named());
    RESEAL_ASSIGN(const auto unsettled, vault_.lanes().unsettled());
    for (const vault::UnsettledTx& one : unsettled) {
        if (chain_.finalState().ordered(one.id)) {
            RESEAL_TRY(vault_.lanes().settle(one.id));
            continue;
        }
        RESEAL_ASSIGN(auto tx, ledger::Transaction::decode(one.bytes));
        const bool isOld = !tx.isSignedBy(key->publicKey(), ledger::ed25519());
        if (isOld) {
            RESEAL_ASSIGN(tx, signedAnew(tx, *key));
        }
        if (const auto sent = isOld ? ports_.resubmit(tx) : ports_.submit(tx); !sent)
            log(LogLevel::Warning, "author", "own transaction not taken again: " + sent.error().text());
    }
    // A lane in which the ledger is ahead of this vault was written by a restored copy of it.
    RESEAL_ASSIGN(const vault::LanePosition place, vault_.lanes().next(author_));
    const ledger::LaneTip tip = chain_.finalState().lane(account_, place.lane);
    if (tip.next > 0) RESEAL_TRY(vault_.lanes().reconcile(author_, {place.lane, tip.next, tip.last}));
    return {};
}

Result<bool> ClinicAuthor::isWaiting() const {
    RESEAL_ASSIGN(const auto unsettled, vault_.lanes().unsettled());
    return std::ranges::any_of(
        unsettled, [this](const vault::UnsettledTx& one) { return !chain_.finalState().ordered(one.id); });
}

Status ClinicAuthor::settle(const TxId& id) {
    return vault_.lanes().settle(id);
}

Status unlessKnown(const Result<TxId>& said, std::initializer_list<ledger::Refusal> reasons) {
    if (said || said.error().code == ErrorCode::NotCurrent) return {};
    for (const ledger::Refusal known : reasons)
        if (said.error().code == ErrorCode::Refused && said.error().detail == ledger::name(known)) return {};
    return said.error();
}

}  // namespace reseal::node
