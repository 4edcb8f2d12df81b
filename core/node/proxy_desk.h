// The proxy: takes shares, re-encapsulates for grantees, destroys shares when a grant ends, and writes
// down what it did. A release is decided by this node's own final state, by every signed revocation it
// has seen, ordered or not, and by whether it is current (currency.h).
//
// A grant is over by the ledger's time, never by this clinic's clock alone, which may be wrong: what was
// destroyed does not come back. An idle ledger's time stands still; so when a grant that this clinic serves
// is over by the clock, an empty block is asked for (isBlockDue), whose time enough other clocks agree to.
//
// Thread rule: the node's thread.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "core/node/currency.h"
#include "core/node/release_rule.h"
#include "core/node/services_releases.h"
#include "core/store/ledger_store.h"

namespace reseal::node {

// What was said of a grant and is not ordered yet counts, too. Errors: those of the store.
Result<SaidEarly> saidEarly(store::LedgerStore& store, const GrantId& id, const ledger::GrantEntry& grant);

class ProxyDesk final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Bytes>)>;
    ProxyDesk(Chain& chain, store::LedgerStore& store, Currency& currency, const OwnKeys& keys,
              const crypto::BoxKey& box);

    // Learns from the ledger which grants it has to see the end of. Once, before anything else. Errors: those
    // of the store.
    Status start();
    // Would an empty block on one of `ledgerTime` show that a grant has ended? Not for long: a clock that is
    // far off must not keep the ledger from resting.
    bool isBlockDue(Instant ledgerTime, Instant now) const;

    // A share boxed to us. Errors: NotFound (the grant is not final here yet: try again), Revoked, Expired,
    // BadProof, CannotOpen.
    Result<Signature> takeShare(const ShareDelivery& delivery);
    // Answers with the boxed ReencapsulationAnswer.
    void reencapsulate(ByteView request, Answer answer);
    // Boxed to the patient, whose grants they must all be. Errors: Malformed, BadSignature, InvalidArgument,
    // Expired (also: the first hour's entries were let go of), Denied, NotCurrent (the first grant is not
    // final here yet).
    Result<Bytes> releases(ByteView request);

    // A statement that is obeyed at once: destroys the share. Errors: those of the store.
    Status obey(const ledger::Operation& statement);
    // Ends shares whose grant has ended by the final state; called after each block and now and then.
    Status sweep(const AppliedBlock* block);

Q_SIGNALS:
    void shareTaken(reseal::GrantId grant);
    void shareDestroyed(reseal::GrantId grant);

private:
    struct Asker {
        ledger::AccountId account;
        BoxPublic answer;  // to which its answer goes
    };
    Result<Asker> askerOf(const ReencapsulationRequest& request) const;
    Result<sharing::ReceivedShare> release(const ReencapsulationRequest& request,
                                           const ledger::AccountId& asker);
    Result<sharing::CheckedGrant> checkedGrant(const GrantId& id) const;
    // `doctor`: who asked under a standing grant.
    Status writeDown(const ReencapsulationRequest& request, const std::optional<SignPublic>& doctor,
                     const Status& decision);
    bool isWrittenDown(const Hash32& request, bool released) const;
    void wroteDown(const Hash32& request, bool released, Instant now);
    Result<bool> isOverForGood(const GrantId& id);
    Status destroy(const GrantId& grant);
    Status follow(const ledger::AccountEvent& event);
    Status endWhatIsOver();

    Chain& chain_;
    store::LedgerStore& store_;
    Currency& currency_;
    ClinicId own_;
    const OwnKeys& keys_;
    const crypto::BoxKey& box_;
    // Questions that are fresh and were written down, and whether with a share. Asked once more, by whomever,
    // they are answered, for nothing is released that was not; but the patient's history isn't filled with
    // them.
    std::map<Hash32, bool> written_;
    std::deque<std::pair<Instant, Hash32>> writtenAt_;  // in that order
    std::set<std::pair<Instant, GrantId>> ends_;  // of grants that it is a proxy of, also without a share yet
};

}  // namespace reseal::node
