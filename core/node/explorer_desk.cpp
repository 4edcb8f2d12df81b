#include "core/node/explorer_desk.h"

#include <charconv>

#include "core/base/cbor.h"

namespace reseal::node {

using ledger::FoundKind;
using ledger::StateView;

namespace {

// "2 Record, Receipts"
std::string operationsOf(const ledger::Transaction& tx) {
    std::vector<std::pair<std::string_view, std::size_t>> counted;
    for (const ledger::Operation& operation : tx.body().operations) {
        const std::string_view kind = ledger::name(ledger::kindOf(operation));
        const auto at = std::ranges::find(counted, kind, [](const auto& one) { return one.first; });
        if (at == counted.end())
            counted.emplace_back(kind, 1);
        else
            ++at->second;
    }
    std::string out;
    for (const auto& [kind, count] : counted)
        out += (out.empty() ? "" : ", ") + (count > 1 ? std::to_string(count) + " " : "") + std::string(kind);
    return out;
}

std::string_view trimmed(std::string_view words) {
    const std::size_t first = words.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

std::string ExplorerDesk::clinicName(const ClinicId& id) const {
    const auto clinic = chain_.finalState().clinic(id);
    return clinic ? std::string(clinic->name) : id.hex();
}

Result<std::vector<store::BlockSummary>> ExplorerDesk::blocks(ledger::Height below, std::size_t count) {
    return store_.blocks().latest(below, count);
}

Result<LedgerTransaction> ExplorerDesk::described(ledger::Transaction transaction,
                                                  const store::TxPlace& place, Instant time) {
    const auto ordered = chain_.finalState().ordered(transaction.id());
    RESEAL_TRY(chain_.readable());
    if (!ordered) return fail(ErrorCode::Damaged, "a stored transaction that the state does not know");
    return LedgerTransaction{std::move(transaction), place, time, ordered->refusal};
}

Result<LedgerBlock> ExplorerDesk::block(ledger::Height height) {
    RESEAL_ASSIGN(const auto stored, store_.blocks().at(height));
    if (!stored) return fail(ErrorCode::NotFound, "no final block " + std::to_string(height) + " here");
    RESEAL_ASSIGN(const auto summaries, store_.blocks().latest(height + 1, 1));
    auto decoded = ledger::Block::decode(stored->block);
    if (!decoded || summaries.empty())
        return fail(ErrorCode::Damaged, "block " + std::to_string(height) + " is not as it was stored");
    LedgerBlock out{summaries.front(), {}};
    for (ledger::Transaction& tx : decoded->transactions) {
        RESEAL_ASSIGN(auto one,
                      described(std::move(tx), {height, out.transactions.size()}, decoded->header.time));
        out.transactions.push_back(std::move(one));
    }
    return out;
}

Result<LedgerTransaction> ExplorerDesk::transaction(const TxId& id) {
    RESEAL_ASSIGN(const auto place, store_.blocks().find(id));
    if (!place) return fail(ErrorCode::NotFound, "no such transaction in a final block here");
    RESEAL_ASSIGN(const auto header, store_.blocks().header(place->height));
    if (!header) return fail(ErrorCode::Damaged, "a transaction whose block is missing");
    RESEAL_ASSIGN(auto tx, store_.blocks().transaction(id));
    return described(std::move(tx), *place, header->time);
}

Result<std::optional<LedgerHit>> ExplorerDesk::hitAt(ledger::Height height) {
    RESEAL_ASSIGN(const auto found, store_.blocks().latest(height + 1, 1));
    if (found.empty() || found.front().header.height != height) return std::optional<LedgerHit>{};
    const ledger::Header& header = found.front().header;
    return std::optional(LedgerHit{FoundKind::Block, toBytes(header.hash()), height,
                                   "block " + std::to_string(height) + ", " +
                                       std::to_string(found.front().transactions) +
                                       " transactions, proposed by " + clinicName(header.proposer)});
}

Result<LedgerHit> ExplorerDesk::hitOf(const TxId& id) {
    RESEAL_ASSIGN(const LedgerTransaction found, transaction(id));
    std::string text = operationsOf(found.transaction);
    if (found.refusal != ledger::Refusal::None) text += ", void: " + std::string(ledger::name(found.refusal));
    return LedgerHit{FoundKind::Transaction, toBytes(id), found.place.height, std::move(text)};
}

std::optional<LedgerHit> ExplorerDesk::hitOf(const ledger::Found& found) const {
    const StateView state = chain_.finalState();
    LedgerHit out{found.kind, found.id, 0, {}};
    const auto say = [&](ledger::Height height, std::string text) {
        out.height = height;
        out.text = std::move(text);
        return std::optional(out);
    };
    switch (found.kind) {
        case FoundKind::Block:
        case FoundKind::Transaction:
            break;  // not of the state
        case FoundKind::Clinic:
            return say(0, clinicName(ClinicId::copy(found.id)));
        case FoundKind::Member:
            if (const auto member = state.member(ledger::IdentityKey::copy(found.id)))
                return say(member->since, std::string(ledger::name(member->role)) + ", enrolled by " +
                                              clinicName(member->clinic));
            break;
        case FoundKind::Pseudonym:
            if (const auto one = state.pseudonym(SignPublic::copy(found.id)))
                return say(one->since, std::string(ledger::name(one->role)) + "'s pseudonym, admitted by " +
                                           (one->admittedBy ? clinicName(*one->admittedBy)
                                                            : std::string("a member, unnamed")) +
                                           (one->retired != 0 ? ", retired" : ""));
            break;
        case FoundKind::Record:
            if (const auto record = state.record(RecordId::copy(found.id)))
                return say(record->height, "record of " + record->patient.hex().substr(0, 8) + ", " +
                                               std::to_string(record->sealedLength) + " bytes" +
                                               (record->erased != 0 ? ", erased" : ""));
            break;
        case FoundKind::Request:
            if (const auto request = state.request(ledger::RequestId::copy(found.id)))
                return say(request->height, "request of " + request->author.hex().substr(0, 8) + " to " +
                                                request->patient.hex().substr(0, 8));
            break;
        case FoundKind::Grant:
            if (const auto grant = state.grant(GrantId::copy(found.id)))
                return say(grant->height, "grant of " + grant->patient.hex().substr(0, 8) + " to " +
                                              grant->grantee.hex().substr(0, 8) + ", " +
                                              std::string(ledger::name(ledger::statusOf(
                                                  state, *grant, chain_.finalState().tip().time))));
            break;
    }
    return std::nullopt;
}

Result<std::vector<LedgerHit>> ExplorerDesk::search(std::string_view words) {
    const std::string_view asked = trimmed(words);
    std::vector<LedgerHit> out;
    ledger::Height height = 0;
    const auto [end, wrong] = std::from_chars(asked.data(), asked.data() + asked.size(), height);
    const bool isNumber = wrong == std::errc{} && end == asked.data() + asked.size() && height < INT64_MAX;
    if (isNumber) {
        RESEAL_ASSIGN(auto block, hitAt(height));
        if (block) out.push_back(*std::move(block));
    }
    const auto prefix = ledger::IdPrefix::parse(asked);
    if (!prefix || prefix->digits() < kFewestIdDigits) {
        if (isNumber) return out;
        return fail(ErrorCode::InvalidArgument,
                    "give a block's height, or the first 4 or more hexadecimal digits of a block or "
                    "transaction, 8 or more of an account, record, request or grant");
    }
    RESEAL_ASSIGN(const auto heights, store_.blocks().blocksLike(*prefix, kMaxHits));
    for (const ledger::Height at : heights) {
        RESEAL_ASSIGN(auto block, hitAt(at));
        if (block) out.push_back(*std::move(block));
    }
    RESEAL_ASSIGN(const auto ids, store_.blocks().transactionsLike(*prefix, kMaxHits));
    for (const TxId& id : ids) {
        RESEAL_ASSIGN(auto hit, hitOf(id));
        out.push_back(std::move(hit));
    }
    if (prefix->digits() >= kFewestNameDigits)
        for (const ledger::Found& found : ledger::findIds(chain_.finalState(), *prefix, kMaxHits))
            if (auto hit = hitOf(found)) out.push_back(*std::move(hit));
    RESEAL_TRY(chain_.readable());
    if (out.size() > kMaxHits) out.resize(kMaxHits);
    return out;
}

Result<LedgerProof> ExplorerDesk::prove(const TxId& id) {
    auto blocks = store_.blocks();
    RESEAL_ASSIGN(const auto place, blocks.find(id));
    if (!place) return fail(ErrorCode::NotFound, "no such transaction in a final block here");
    RESEAL_ASSIGN(const auto stored, blocks.at(place->height));
    if (!stored) return fail(ErrorCode::Damaged, "a transaction whose block is missing");
    LedgerProof proof;
    proof.id = id;
    proof.genesis = chain_.genesis().encode();
    RESEAL_ASSIGN(const auto header, blocks.header(place->height));
    if (!header) return fail(ErrorCode::Damaged, "a block without its header");
    if (header->epoch > kMaxProofBoundaries)
        return fail(ErrorCode::TooLarge, "too many changes of the clinics that validate lie before it");
    for (std::uint64_t epoch = ledger::kEpoch; epoch < header->epoch; ++epoch) {
        RESEAL_ASSIGN(auto boundary, boundaryOf(chain_.finalState(), blocks, epoch));
        if (!boundary) return fail(ErrorCode::Damaged, "an epoch's end is missing");
        proof.boundaries.push_back(*std::move(boundary));
    }

    std::vector<Hash32> leaves;
    cbor::Reader in(stored->block);
    in.array(2);
    in.item();
    const std::size_t count = in.arrayUpTo(ledger::kMaxBlockTransactions);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const ByteView travels = in.item();
        cbor::Reader parts(travels);
        parts.array(2);
        const ByteView bare = parts.item();
        cbor::Reader tx(bare);
        tx.array(9);
        for (int field = 0; field < 9 && tx.ok(); ++field) tx.item();
        if (!tx.finish()) return fail(ErrorCode::Damaged, "a stored transaction that can't be taken apart");
        leaves.push_back(ledger::transactionLeaf(bare));
        if (i == place->index) proof.transaction = toBytes(travels);
    }
    if (!in.finish() || place->index >= leaves.size())
        return fail(ErrorCode::Damaged, "block " + std::to_string(place->height) + " can't be taken apart");
    proof.path = pathFrom(leaves, place->index);

    // The newest blocks may have to wait for one of theirs.
    RESEAL_ASSIGN(const auto certified, blocks.certified(place->height));
    const ledger::Height last = certified ? certified->height : place->height;
    if (last - place->height >= kMaxProofHeaders)
        return fail(ErrorCode::TooLarge, "the next finalization is too many blocks away");
    RESEAL_ASSIGN(proof.headers, blocks.storedHeaders(place->height, last));
    if (certified) proof.certificate = certified->finalization;
    if (proof.encode().size() > kMaxProofBytes)
        return fail(ErrorCode::TooLarge, "its proof would be over 4 MiB");
    return proof;
}

}  // namespace reseal::node
