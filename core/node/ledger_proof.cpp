#include "core/node/ledger_proof.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/ledger/light.h"
#include "core/node/finality.h"

namespace reseal::node {

namespace cs = consensus;

namespace {

constexpr std::uint64_t kVersion = 2;

std::string plural(std::uint64_t count, std::string_view one, std::string_view more) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

// The steps in their order, over what the earlier ones have found. A part that can't be read is missing to
// those that come after it.
class Check {
public:
    Check(const LedgerProof& proof, const ChainId& chain) : proof_(proof), chain_(chain) {}

    std::vector<VerificationStep> run() {
        genesis();
        boundaries();
        transaction();
        sealedFields();
        merklePath();
        headers();
        validatorSet();
        finalization();
        return std::move(steps_);
    }

private:
    void add(StepKind kind, bool ok, std::string expected, std::string found, std::string detail) {
        steps_.push_back({kind, ok, std::move(expected), std::move(found), std::move(detail)});
    }
    void compare(StepKind kind, std::string expected, std::string found, std::string detail) {
        const bool ok = expected == found;
        add(kind, ok, std::move(expected), std::move(found), std::move(detail));
    }
    void unable(StepKind kind, const std::string& why) { add(kind, false, {}, {}, "not checked: " + why); }

    void genesis();
    void boundaries();
    void transaction();
    void sealedFields();
    void merklePath();
    void headers();
    void validatorSet();
    void finalization();
    void votes(const cs::Config& config, const cs::Certificate& certificate);
    std::string clinicName(const ClinicId& id) const;
    bool isClinic(const ClinicId& id) const;

    const LedgerProof& proof_;
    const ChainId& chain_;
    std::vector<VerificationStep> steps_;
    std::optional<ledger::Genesis> genesis_;
    std::optional<TrustedEpoch> epoch_;      // that the headers have to be of
    std::optional<ledger::Transaction> tx_;  // without its sealed fields
    std::vector<std::optional<Bytes>> sealed_;
    std::vector<std::optional<ledger::Header>> headers_;
};

std::string Check::clinicName(const ClinicId& id) const {
    const ledger::ClinicEntry* entry = genesis_ ? genesis_->find(id) : nullptr;
    return entry == nullptr ? id.hex() : std::string(entry->name);
}

// Of the genesis, or one that came later and has validated.
bool Check::isClinic(const ClinicId& id) const {
    return (genesis_ && genesis_->find(id) != nullptr) ||
           std::ranges::any_of(proof_.boundaries, [&](const EpochBoundary& boundary) {
               return std::ranges::find(boundary.next, id, &ledger::Validator::id) != boundary.next.end();
           });
}

void Check::genesis() {
    compare(StepKind::ChainId, chain_.hex(), crypto::sha256(proof_.genesis).hex(), "SHA-256 of the genesis");
    auto decoded = ledger::Genesis::decode(proof_.genesis);
    if (!decoded) return add(StepKind::Genesis, false, {}, {}, decoded.error().text());
    genesis_ = *std::move(decoded);
    add(StepKind::Genesis, true, {}, {},
        std::string(genesis_->parameters().name) + ", " +
            plural(genesis_->entries().size(), "clinic", "clinics") + ", each entry signed by its clinic");
}

// From the genesis on, each set of validators by the one before. A step that fails ends it: what would follow
// has nobody to judge it.
void Check::boundaries() {
    if (!genesis_) return;
    epoch_ = TrustedEpoch::first(*genesis_);
    for (const EpochBoundary& boundary : proof_.boundaries) {
        if (!epoch_) {
            unable(StepKind::ValidatorSet, "the epoch before has no validators");
            continue;
        }
        const auto next = verifyBoundary(*epoch_, boundary);
        const std::string expected = ledger::validatorSetHash(boundary.next).hex();
        if (next)
            add(StepKind::ValidatorSet, true, expected, expected,
                "epoch " + std::to_string(epoch_->number) + " ended with block " +
                    std::to_string(next->base.height) + ", made final by its clinics; then " +
                    plural(boundary.next.size(), "clinic validates", "clinics validate"));
        else
            add(StepKind::ValidatorSet, false, expected, {},
                "the end of epoch " + std::to_string(epoch_->number) + ": " + next.error().text());
        epoch_ = next ? std::optional(*next) : std::nullopt;
    }
}

// Its sealed fields are judged one by one later, so they are left out here.
void Check::transaction() {
    const auto decoded = [&]() -> Result<ledger::Transaction> {
        cbor::Reader in(proof_.transaction);
        in.array(2);
        const ByteView bare = in.item();
        const std::size_t count = in.arrayUpTo(ledger::kMaxTransactionBytes);
        for (std::size_t i = 0; i < count && in.ok(); ++i) {
            if (in.peek() == cbor::Type::Null) {
                in.null();
                sealed_.emplace_back();
            } else {
                sealed_.emplace_back(toBytes(in.bytes(ledger::kMaxTransactionBytes)));
            }
        }
        RESEAL_TRY(in.finish());
        cbor::Writer out;
        out.array(2).raw(bare).array(sealed_.size());
        for (std::size_t i = 0; i < sealed_.size(); ++i) out.null();
        return ledger::Transaction::decode(out.out());
    }();
    if (!decoded) {
        add(StepKind::TransactionId, false, proof_.id.hex(), {}, decoded.error().text());
        unable(StepKind::Ledger, "the transaction can't be read");
        return unable(StepKind::AuthorSignature, "the transaction can't be read");
    }
    tx_ = *decoded;
    const ledger::TransactionBody& body = tx_->body();
    compare(StepKind::TransactionId, proof_.id.hex(), tx_->id().hex(),
            "SHA-256 of the transaction without its signature");
    compare(StepKind::Ledger, chain_.hex(), body.chain.hex(), "the ledger that the transaction names");
    const ClinicId clinic = ledger::clinicId(body.author);
    const bool ofClinic = isClinic(clinic);
    const bool isSigned = tx_->isSignedBy(ledger::pseudonymKey(body.author), ledger::ed25519());
    // The signature is under the block's root, and the clinics let none in that is wrong.
    if (ofClinic && !isSigned)
        return add(StepKind::AuthorSignature, true, {}, {},
                   "not by the first key of " + clinicName(clinic) +
                       ", so by a later one, which this file does not prove");
    add(StepKind::AuthorSignature, isSigned, body.author.hex(), isSigned ? body.author.hex() : std::string(),
        (ofClinic ? "the key of " + clinicName(clinic) : std::string("a pseudonym's key")) +
            (isSigned ? " signed the id" : " did not sign this"));
}

void Check::sealedFields() {
    if (!tx_) return unable(StepKind::SealedField, "the transaction can't be read");
    std::size_t next = 0;
    for (const ledger::Operation& operation : tx_->body().operations)
        for (const ledger::DetailSlot& slot : ledger::detailSlots(operation)) {
            const std::optional<Bytes>& bytes = sealed_.at(next++);
            const std::string what = std::string(ledger::name(ledger::kindOf(operation))) + ", " +
                                     std::string(ledger::name(slot.form));
            if (bytes)
                compare(StepKind::SealedField, slot.hash.hex(), crypto::sha256(*bytes).hex(),
                        what + ", " + plural(bytes->size(), "byte", "bytes"));
            else
                add(StepKind::SealedField, true, slot.hash.hex(), {},
                    what + ": erased, only its hash is left");
        }
    if (next == 0) add(StepKind::SealedField, true, {}, {}, "it has none");
}

void Check::merklePath() {
    Hash32 at = ledger::transactionLeaf(tx_ ? tx_->signedBytes() : ByteView());
    add(StepKind::MerkleLeaf, true, {}, at.hex(), "of the signed transaction");
    for (std::size_t level = 0; level < proof_.path.size(); ++level) {
        const PathStep& step = proof_.path[level];
        at = step.left ? crypto::merkleNode(step.sibling, at) : crypto::merkleNode(at, step.sibling);
        add(StepKind::MerkleNode, true, {}, at.hex(),
            "level " + std::to_string(level + 1) + ", with " + step.sibling.hex() +
                (step.left ? " on the left" : " on the right"));
    }
    const auto header = ledger::Header::decode(proof_.headers.front());
    if (!header) return unable(StepKind::TransactionRoot, "the block's header can't be read");
    compare(StepKind::TransactionRoot, header->txRoot.hex(), at.hex(),
            "of block " + std::to_string(header->height));
}

// What a header's hash has to be, the one after it says, and of the last the certificate.
void Check::headers() {
    for (const Bytes& bytes : proof_.headers) {
        const auto header = ledger::Header::decode(bytes);
        headers_.push_back(header ? std::optional(*header) : std::nullopt);
    }
    const auto certificate = cs::decodeCertificate(proof_.certificate);
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        const StepKind kind = i == 0 ? StepKind::HeaderHash : StepKind::ParentLink;
        const auto& header = headers_[i];
        if (!header) {
            unable(kind, "header " + std::to_string(i + 1) + " can't be read");
            continue;
        }
        if (i > 0 && headers_[i - 1]) {
            const Status follows = ledger::verifyHeaderChain({*headers_[i - 1], *header});
            add(StepKind::ParentLink, static_cast<bool>(follows), headers_[i - 1]->hash().hex(),
                header->parent.hex(),
                "block " + std::to_string(header->height) + " names block " +
                    std::to_string(headers_[i - 1]->height) + " as its parent");
        } else if (i > 0) {
            unable(StepKind::ParentLink, "the header before can't be read");
        }
        if (i == 0) {
            const bool last = headers_.size() == 1;
            const std::string expected = !last && headers_[1]  ? headers_[1]->parent.hex()
                                         : last && certificate ? certificate->block.hash.hex()
                                                               : std::string();
            compare(StepKind::HeaderHash, expected, header->hash().hex(),
                    "of block " + std::to_string(header->height) + ", as " +
                        (last ? "the finalization" : "the next block") + " names it");
        }
    }
}

void Check::validatorSet() {
    if (!epoch_) return unable(StepKind::ValidatorSet, "it is not proven who validated");
    const Hash32 expected = epoch_->config().setHash;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        const auto& header = headers_[i];
        if (!header) return unable(StepKind::ValidatorSet, "a header can't be read");
        // Only the last one may end the epoch: it has a finalization of its own.
        const bool isLast = i + 1 == headers_.size();
        const bool ok = header->setHash == expected && (isLast || header->nextSetHash == expected) &&
                        header->epoch == epoch_->number && header->height > epoch_->base.height;
        if (ok) continue;
        return add(StepKind::ValidatorSet, false, expected.hex(),
                   (header->setHash == expected ? header->nextSetHash : header->setHash).hex(),
                   "block " + std::to_string(header->height) + ", epoch " + std::to_string(header->epoch));
    }
    add(StepKind::ValidatorSet, true, expected.hex(), expected.hex(),
        plural(headers_.size(), "header names", "headers name") + " the clinics that validate in epoch " +
            std::to_string(epoch_->number));
}

void Check::finalization() {
    const auto isMissing = [&](const std::string& why) {
        unable(StepKind::Quorum, why);
        unable(StepKind::VoteSignature, why);
        unable(StepKind::Finalization, why);
    };
    if (!epoch_) return isMissing("it is not proven who validated");
    if (proof_.certificate.empty()) return isMissing("there is no finalization yet");
    const cs::Config config = epoch_->config();
    const auto certificate = cs::decodeCertificate(proof_.certificate);
    if (!certificate) return isMissing("the finalization can't be read: " + certificate.error().detail);
    compare(StepKind::Quorum, std::to_string(config.quorum()), std::to_string(certificate->signatures.size()),
            "signatures, of " + plural(config.size(), "clinic that validates", "clinics that validate"));
    votes(config, *certificate);

    const auto& last = headers_.back();
    if (!last) return unable(StepKind::Finalization, "the last header can't be read");
    const cs::BlockId block{last->height, last->hash()};
    const auto whole = [&]() -> Status {
        RESEAL_ASSIGN(const auto same, finalizationOf(block, proof_.certificate));
        return cs::verifyCertificate(config, same, cs::Ed25519Verifier());
    }();
    add(StepKind::Finalization, static_cast<bool>(whole), block.hash.hex(), certificate->block.hash.hex(),
        whole ? "block " + std::to_string(block.height) + " is final by view " +
                    std::to_string(certificate->view)
              : whole.error().text());
}

void Check::votes(const cs::Config& config, const cs::Certificate& certificate) {
    const auto& validators = epoch_->validators;
    for (const cs::CertificateEntry& entry : certificate.signatures) {
        const bool known = entry.signer < validators.size();
        const cs::Vote vote{certificate.kind, certificate.view, certificate.block, entry.signer,
                            entry.signature};
        const Status isSigned = cs::verifyVote(config, vote, cs::Ed25519Verifier());
        const std::string key = known ? validators[entry.signer].key.hex() : std::string();
        add(StepKind::VoteSignature, static_cast<bool>(isSigned), key, isSigned ? key : std::string(),
            (known ? clinicName(validators[entry.signer].id)
                   : "validator " + std::to_string(entry.signer) + ", whom nobody knows,") +
                (isSigned ? " signed" : " did not sign this"));
    }
    if (certificate.signatures.empty()) unable(StepKind::VoteSignature, "nobody signed");
}

}  // namespace

std::string_view name(StepKind kind) {
    switch (kind) {
        case StepKind::Format:
            return "Format";
        case StepKind::ChainId:
            return "ChainId";
        case StepKind::Genesis:
            return "Genesis";
        case StepKind::TransactionId:
            return "TransactionId";
        case StepKind::Ledger:
            return "Ledger";
        case StepKind::AuthorSignature:
            return "AuthorSignature";
        case StepKind::SealedField:
            return "SealedField";
        case StepKind::MerkleLeaf:
            return "MerkleLeaf";
        case StepKind::MerkleNode:
            return "MerkleNode";
        case StepKind::TransactionRoot:
            return "TransactionRoot";
        case StepKind::HeaderHash:
            return "HeaderHash";
        case StepKind::ParentLink:
            return "ParentLink";
        case StepKind::ValidatorSet:
            return "ValidatorSet";
        case StepKind::Quorum:
            return "Quorum";
        case StepKind::VoteSignature:
            return "VoteSignature";
        case StepKind::Finalization:
            return "Finalization";
    }
    return "?";
}

// RFC 9162 section 2.1.3.2, which walks the same way up.
std::vector<PathStep> pathFrom(const std::vector<Hash32>& leaves, std::size_t index) {
    std::vector<PathStep> out;
    std::size_t at = index, last = leaves.size() - 1;
    for (const Hash32& sibling : crypto::merklePath(leaves, index)) {
        const bool left = at % 2 == 1 || at == last;
        out.push_back({left, sibling});
        while (left && at % 2 == 0 && at != 0) {
            at /= 2;
            last /= 2;
        }
        at /= 2;
        last /= 2;
    }
    return out;
}

Bytes LedgerProof::encode() const {
    cbor::Writer out;
    out.array(8).uint(kVersion).bytes(id).raw(genesis).array(boundaries.size());
    for (const EpochBoundary& boundary : boundaries) out.raw(boundary.encode());
    out.array(headers.size());
    for (const Bytes& header : headers) out.raw(header);
    certificate.empty() ? static_cast<void>(out.null()) : static_cast<void>(out.raw(certificate));
    out.array(path.size());
    for (const PathStep& step : path) out.array(2).boolean(step.left).bytes(step.sibling);
    out.raw(transaction);
    return std::move(out).out();
}

Result<LedgerProof> LedgerProof::decode(ByteView cbor) {
    if (cbor.size() > kMaxProofBytes) return fail(ErrorCode::TooLarge, "a proof over 4 MiB");
    cbor::Reader in(cbor);
    LedgerProof proof;
    in.array(8);
    if (in.uint() != kVersion) in.refuse("a proof of another version");
    proof.id = in.fixed<TxId>();
    proof.genesis = toBytes(in.item());
    const std::size_t boundaries = in.arrayUpTo(kMaxProofBoundaries);
    for (std::size_t i = 0; i < boundaries && in.ok(); ++i) {
        const ByteView item = in.item();
        RESEAL_TRY(in.status());
        RESEAL_ASSIGN(EpochBoundary boundary, EpochBoundary::decode(item));
        proof.boundaries.push_back(std::move(boundary));
    }
    const std::size_t headers = in.arrayUpTo(kMaxProofHeaders);
    for (std::size_t i = 0; i < headers && in.ok(); ++i) proof.headers.push_back(toBytes(in.item()));
    if (in.ok() && headers == 0) in.refuse("a proof without a header");
    if (in.peek() == cbor::Type::Null) {
        in.null();
    } else {
        proof.certificate = toBytes(in.item());
    }
    const std::size_t path = in.arrayUpTo(kMaxProofPath);
    for (std::size_t i = 0; i < path && in.ok(); ++i) {
        in.array(2);
        const bool left = in.boolean();
        proof.path.push_back({left, in.fixed<Hash32>()});
    }
    proof.transaction = toBytes(in.item());
    RESEAL_TRY(in.finish());
    return proof;
}

Verification checkProof(ByteView proof, const ChainId& chain) {
    Verification out;
    const auto decoded = LedgerProof::decode(proof);
    out.steps.push_back({StepKind::Format,
                         static_cast<bool>(decoded),
                         {},
                         {},
                         decoded ? plural(proof.size(), "byte", "bytes") : decoded.error().text()});
    if (decoded)
        for (VerificationStep& step : Check(*decoded, chain).run()) out.steps.push_back(std::move(step));
    out.ok = std::ranges::all_of(out.steps, &VerificationStep::ok);
    return out;
}

}  // namespace reseal::node
