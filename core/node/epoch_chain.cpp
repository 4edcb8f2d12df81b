#include "core/node/epoch_chain.h"

#include "core/base/cbor.h"
#include "core/ledger/light.h"
#include "core/node/finality.h"
#include "core/store/blocks.h"

namespace reseal::node {
namespace {

void put(cbor::Writer& out, const std::vector<ledger::Validator>& validators) {
    out.array(validators.size());
    for (const ledger::Validator& one : validators) out.array(2).bytes(one.id).bytes(one.key);
}

std::vector<ledger::Validator> takeValidators(cbor::Reader& in) {
    std::vector<ledger::Validator> out;
    const std::size_t count = in.arrayUpTo(ledger::kMaxClinics);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        const auto id = in.fixed<ClinicId>();
        out.push_back({id, in.fixed<SignPublic>()});
        if (i > 0 && out[i - 1].id >= id) in.refuse("validators out of order");
    }
    if (in.ok() && count == 0) in.refuse("an epoch that nobody orders");
    return out;
}

void put(cbor::Writer& out, const EpochBoundary& boundary) {
    out.array(3).bytes(boundary.header).bytes(boundary.certificate);
    put(out, boundary.next);
}

EpochBoundary takeBoundary(cbor::Reader& in) {
    EpochBoundary out;
    in.array(3);
    out.header = toBytes(in.bytes(ledger::kMaxHeaderBytes));
    out.certificate = toBytes(in.bytes(kMaxCertificateBytes));
    out.next = takeValidators(in);
    return out;
}

}  // namespace

TrustedEpoch TrustedEpoch::first(const ledger::Genesis& genesis) {
    return {genesis.chainId(), ledger::kEpoch, validatorsOf(genesis), {0, genesis.hash()}};
}

consensus::Config TrustedEpoch::config() const {
    consensus::Config out;
    out.chain = chain;
    out.epoch = number;
    out.setHash = ledger::validatorSetHash(validators);
    for (const ledger::Validator& one : validators) out.validators.push_back(one.key);
    out.base = base;
    out.leaderSeed = base.hash;
    return out;
}

Bytes TrustedEpoch::encode() const {
    cbor::Writer out;
    out.array(5).bytes(chain).uint(number);
    put(out, validators);
    out.uint(base.height).bytes(base.hash);
    return std::move(out).out();
}

Result<TrustedEpoch> TrustedEpoch::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    TrustedEpoch out;
    in.array(5);
    out.chain = in.fixed<ChainId>();
    out.number = in.uint();
    out.validators = takeValidators(in);
    out.base.height = in.uint();
    out.base.hash = in.fixed<Hash32>();
    RESEAL_TRY(in.finish());
    return out;
}

Bytes EpochBoundary::encode() const {
    cbor::Writer out;
    put(out, *this);
    return std::move(out).out();
}

Result<EpochBoundary> EpochBoundary::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    EpochBoundary out = takeBoundary(in);
    RESEAL_TRY(in.finish());
    return out;
}

Bytes encode(const std::vector<EpochBoundary>& page) {
    cbor::Writer out;
    out.array(page.size());
    for (const EpochBoundary& boundary : page) put(out, boundary);
    return std::move(out).out();
}

Result<std::vector<EpochBoundary>> decodeBoundaries(ByteView cbor) {
    cbor::Reader in(cbor);
    std::vector<EpochBoundary> out;
    const std::size_t count = in.arrayUpTo(kMaxBoundariesOfPage);
    for (std::size_t i = 0; i < count && in.ok(); ++i) out.push_back(takeBoundary(in));
    RESEAL_TRY(in.finish());
    return out;
}

Result<TrustedEpoch> verifyBoundary(const TrustedEpoch& epoch, const EpochBoundary& boundary) {
    const consensus::Config config = epoch.config();
    RESEAL_ASSIGN(const ledger::Header header, ledger::Header::decode(boundary.header));
    if (header.epoch != config.epoch || header.setHash != config.setHash ||
        header.height <= epoch.base.height)
        return fail(ErrorCode::BadProof, "not a block of epoch " + std::to_string(epoch.number));
    RESEAL_TRY(ledger::verifyNextSet(header, boundary.next));
    const consensus::BlockId block{header.height, header.hash()};
    RESEAL_ASSIGN(const auto certificate, finalizationOf(block, boundary.certificate));
    RESEAL_TRY(consensus::verifyCertificate(config, certificate, consensus::Ed25519Verifier()));
    TrustedEpoch next{epoch.chain, epoch.number + 1, boundary.next, block};
    if (!consensus::check(next.config()))
        return fail(ErrorCode::BadProof, "validators that no epoch can have");
    return next;
}

Result<std::optional<EpochBoundary>> boundaryOf(const ledger::StateView& state, store::Blocks blocks,
                                                std::uint64_t epoch) {
    if (epoch == UINT64_MAX) return std::optional<EpochBoundary>{};
    const auto next = state.epoch(epoch + 1);
    if (!next) return std::optional<EpochBoundary>{};
    RESEAL_ASSIGN(const auto header, blocks.header(next->base));
    RESEAL_ASSIGN(const auto certified, blocks.certified(next->base));
    if (!header) return fail(ErrorCode::Damaged, "an epoch's last block is missing");
    // That of a later block is by other validators, and covers none of an epoch before.
    if (!certified || certified->height != next->base)
        return fail(ErrorCode::NotCurrent,
                    "the finalization of an epoch's last block is on its way: try again");
    return std::optional(EpochBoundary{header->encode(), certified->finalization, next->validators});
}

}  // namespace reseal::node
