#include "core/node/detail_desk.h"

#include "core/base/cbor.h"
#include "core/base/log.h"
#include "core/crypto/sha256.h"
#include "core/node/bodies.h"

namespace reseal::node {

using ledger::Transaction;

namespace {
constexpr Duration kQuestionTimeout = seconds(10);

// The hashes of a transaction's details, slot by slot.
std::vector<Hash32> hashesOf(const Transaction& tx) {
    std::vector<Hash32> out;
    for (const ledger::Operation& operation : tx.body().operations)
        for (const ledger::DetailSlot& slot : ledger::detailSlots(operation)) out.push_back(slot.hash);
    return out;
}
}  // namespace

DetailDesk::DetailDesk(Chain& chain, store::LedgerStore& store, Mesh& mesh)
    : chain_(chain), store_(store), mesh_(mesh) {}

void DetailDesk::want(const Transaction& tx) {
    if (tx.hasAllDetails()) return;
    const std::vector<Hash32> hashes = hashesOf(tx);
    for (std::size_t slot = 0; slot < hashes.size(); ++slot)
        if (!tx.details()[slot]) wanted_[hashes[slot]].carriers.insert(tx.id());
}

Status DetailDesk::findMissing() {
    RESEAL_ASSIGN(const auto carriers, store_.blocks().incomplete());
    for (const TxId& carrier : carriers) {
        RESEAL_ASSIGN(const Transaction tx, store_.blocks().transaction(carrier));
        want(tx);
    }
    for (auto at = wanted_.begin(); at != wanted_.end();) {
        RESEAL_TRY(dropEnded(at->first, at->second.carriers));
        at = at->second.carriers.empty() ? wanted_.erase(at) : std::next(at);
    }
    std::set<TxId> needed;
    for (const auto& [hash, wanted] : wanted_) needed.insert(wanted.carriers.begin(), wanted.carriers.end());
    std::vector<TxId> ended;
    std::ranges::copy_if(carriers, std::back_inserter(ended),
                         [&](const TxId& carrier) { return !needed.contains(carrier); });
    return store_.blocks().letGo(ended);
}

void DetailDesk::follow(const AppliedBlock& block) {
    for (const Transaction& tx : block.block.transactions) want(tx);
}

// What a later block has ended need not come any more; nor what never took effect.
Result<bool> DetailDesk::isNeeded(const Hash32& hash, const TxId& carrier) {
    const ledger::StateView state = chain_.finalState();
    const auto ordered = state.ordered(carrier);
    RESEAL_TRY(chain_.readable());
    if (!ordered || ordered->refusal != ledger::Refusal::None) return false;
    RESEAL_ASSIGN(const Transaction tx, store_.blocks().transaction(carrier));
    const std::vector<std::size_t> ended = ledger::erasableDetails(state, tx);
    RESEAL_TRY(chain_.readable());
    const std::vector<Hash32> hashes = hashesOf(tx);
    for (std::size_t slot = 0; slot < hashes.size(); ++slot)
        if (hashes[slot] == hash && !tx.details()[slot] && !std::ranges::binary_search(ended, slot))
            return true;
    return false;
}

Status DetailDesk::dropEnded(const Hash32& hash, std::set<TxId>& carriers) {
    for (auto carrier = carriers.begin(); carrier != carriers.end();) {
        RESEAL_ASSIGN(const bool needed, isNeeded(hash, *carrier));
        carrier = needed ? std::next(carrier) : carriers.erase(carrier);
    }
    return {};
}

void DetailDesk::fetchDue() {
    const Instant now = monotonicClock();
    for (auto at = wanted_.begin(); at != wanted_.end() && open_ < kMaxOpen;) {
        auto& [hash, wanted] = *at;
        const auto next = std::next(at);
        if (!wanted.open && wanted.due <= now) {
            const Status looked = dropEnded(hash, wanted.carriers);
            if (!looked) {
                log(LogLevel::Error, "details", looked.error().text());
                wanted.due = now + kLongestPause;
            } else if (wanted.carriers.empty()) {
                settle(wanted, fail(ErrorCode::NotFound, "this sealed field has been erased"));
                wanted_.erase(at);
            } else if (!ask(hash, wanted)) {
                wanted.due = now + kFirstPause;
            }
        }
        at = next;
    }
}

void DetailDesk::clinicUp() {
    for (auto& [hash, wanted] : wanted_) wanted.due = {};
    fetchDue();
}

std::optional<ClinicId> DetailDesk::nextUp() {
    const auto& others = mesh_.others();
    for (std::size_t i = 0; i < others.size(); ++i) {
        const ClinicId& other = others[turn_++ % others.size()];
        if (mesh_.linkTo(other, Channel::Bulk) != nullptr) return other;
    }
    return std::nullopt;
}

// Somebody who is up, each time another one, and after a whole round not so soon again.
bool DetailDesk::ask(const Hash32& hash, Wanted& wanted) {
    const auto peer = nextUp();
    if (!peer) return false;
    const std::size_t rounds = std::min<std::size_t>(wanted.asked++ / mesh_.others().size(), 10);
    wanted.due = monotonicClock() + std::min(kFirstPause * (std::int64_t{1} << rounds), kLongestPause);
    wanted.open = true;
    ++open_;
    mesh_.request(*peer, FrameKind::GetDetails, encodeBytes(hash), kQuestionTimeout,
                  [this, hash](Result<Bytes> answer) {
                      answered(hash, answer);
                      fetchDue();
                  });
    return true;
}

void DetailDesk::answered(const Hash32& hash, const Result<Bytes>& answer) {
    --open_;
    const auto at = wanted_.find(hash);
    if (at == wanted_.end()) return;
    Wanted& wanted = at->second;
    wanted.open = false;
    const auto field = answer ? decodeBytes(*answer) : answer;
    if (!field || crypto::sha256(*field) != hash) {
        if (!wanted.waiting.empty() && wanted.more > 0) {
            --wanted.more;
            if (ask(hash, wanted)) return;
        }
        return settle(wanted, fail(ErrorCode::NotFound, "this sealed field is not here yet"));
    }
    Status added = dropEnded(hash, wanted.carriers);  // it may have been erased while the question was out
    for (const TxId& carrier : wanted.carriers)
        if (added) added = store_.blocks().addDetail(carrier, *field);
    if (!added) {
        log(LogLevel::Error, "details", added.error().text());
        return settle(wanted, added.error());
    }
    settle(wanted, wanted.carriers.empty()
                       ? Result<Bytes>(fail(ErrorCode::NotFound, "this sealed field has been erased"))
                       : encodeBytes(*field));
    wanted_.erase(at);
}

void DetailDesk::settle(Wanted& wanted, const Result<Bytes>& answer) {
    for (const Answer& waiting : std::exchange(wanted.waiting, {})) waiting(answer);
}

void DetailDesk::get(const Peer& from, ByteView body, Answer answer) {
    const auto hash = decodeFixed<Hash32>(body);
    if (!hash) return answer(hash.error());
    const auto found = store_.blocks().detail(*hash);
    if (!found) return answer(found.error());
    if (*found) return answer(encodeBytes(**found));
    const auto at = wanted_.find(*hash);
    if (from.role == PeerRole::Clinic || at == wanted_.end())
        return answer(fail(ErrorCode::NotFound, "this sealed field is not here; it may have been erased"));
    Wanted& wanted = at->second;
    wanted.more = mesh_.others().size() - 1;
    wanted.waiting.push_back(std::move(answer));
    if (!wanted.open && !ask(*hash, wanted))
        settle(wanted,
               fail(ErrorCode::NotFound, "this sealed field is not here, and no other clinic can be asked"));
}

}  // namespace reseal::node
