#include "core/node/tip_proof.h"

#include <set>

#include "core/base/cbor.h"
#include "core/node/finality.h"
#include "core/node/services_fields.h"

namespace reseal::node {
namespace {

crypto::SignedMessage messageOf(const ChainId& chain, const consensus::BlockId& block, Instant time) {
    crypto::SignedMessage out("reseal/1/tip", chain);
    return std::move(out.addU64(block.height).add(block.hash).addU64(encoded(time)));
}

void put(cbor::Writer& out, const TipWord& word) {
    out.array(5).uint(word.signer).uint(word.block.height).bytes(word.block.hash).uint(encoded(word.time));
    out.bytes(word.signature);
}

TipWord takeWord(cbor::Reader& in) {
    TipWord out;
    in.array(5);
    out.signer = static_cast<consensus::ValidatorIndex>(in.uint(consensus::kMaxValidators - 1));
    out.block.height = in.uint();
    out.block.hash = in.fixed<Hash32>();
    out.time = readTime(in);
    out.signature = in.fixed<crypto::Signature>();
    return out;
}

}  // namespace

TipWord TipWord::make(const crypto::SignKey& key, const ChainId& chain, consensus::ValidatorIndex signer,
                      const consensus::BlockId& block, Instant now) {
    return {signer, block, now, key.sign(messageOf(chain, block, now))};
}

Status TipWord::check(const consensus::Config& config) const {
    if (signer >= config.size() ||
        !crypto::verify(config.validators[signer], messageOf(config.chain, block, time), signature))
        return fail(ErrorCode::BadSignature, "a word on the last block that its validator did not sign");
    return {};
}

bool TipWord::isFresh(Instant now) const {
    return time + kTipLife >= now && now + kTipLife >= time;
}

Bytes TipWord::encode() const {
    cbor::Writer out;
    put(out, *this);
    return std::move(out).out();
}

Result<TipWord> TipWord::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    TipWord out = takeWord(in);
    RESEAL_TRY(in.finish());
    return out;
}

Bytes TipProof::encode() const {
    cbor::Writer out;
    out.array(3).bytes(header).bytes(certificate).array(words.size());
    for (const TipWord& word : words) put(out, word);
    return std::move(out).out();
}

Result<TipProof> TipProof::decode(ByteView cbor) {
    cbor::Reader in(cbor);
    TipProof out;
    in.array(3);
    out.header = toBytes(in.bytes(ledger::kMaxHeaderBytes));
    out.certificate = toBytes(in.bytes(kMaxCertificateBytes));
    const std::size_t count = in.arrayUpTo(consensus::kMaxValidators);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        out.words.push_back(takeWord(in));
        if (i > 0 && out.words[i - 1].signer >= out.words[i].signer) in.refuse("words out of order");
    }
    RESEAL_TRY(in.finish());
    return out;
}

std::uint64_t epochOf(const ledger::Header& tip) {
    return tip.epoch + (ledger::endsEpoch(tip) && tip.epoch != UINT64_MAX ? 1 : 0);
}

Result<ledger::Header> verifyTip(const TipProof& proof, const TrustedEpoch& epoch, Instant now) {
    RESEAL_ASSIGN(const ledger::Header header, ledger::Header::decode(proof.header));
    const consensus::Config config = epoch.config();
    const consensus::BlockId block{header.height, header.hash()};
    if (epochOf(header) < epoch.number)
        return fail(ErrorCode::NotCurrent, "a block of epoch " + std::to_string(header.epoch) +
                                               ", where epoch " + std::to_string(epoch.number) +
                                               " has begun");
    if (block != epoch.base) {
        if (header.epoch != config.epoch || header.setHash != config.setHash ||
            header.height <= epoch.base.height)
            return fail(ErrorCode::BadProof, "a block of other validators");
        if (ledger::endsEpoch(header))
            return fail(ErrorCode::BadProof, "an epoch's last block, and nothing of the clinics that follow");
        RESEAL_ASSIGN(const auto certificate, finalizationOf(block, proof.certificate));
        RESEAL_TRY(consensus::verifyCertificate(config, certificate, consensus::Ed25519Verifier()));
    }

    std::set<consensus::ValidatorIndex> counted;
    for (const TipWord& word : proof.words) {
        RESEAL_TRY(word.check(config));
        // Whoever names another block of this height lies, and can't be let stop what the others say.
        const bool lies = word.block.height == block.height && word.block.hash != block.hash;
        if (!lies && word.isFresh(now) && word.block.height <= block.height) counted.insert(word.signer);
    }
#ifndef RESEAL_WITHOUT_TIP_WORDS
    if (counted.size() <= config.faulty())
        return fail(ErrorCode::NotCurrent, "block " + std::to_string(block.height) + " is final, but " +
                                               std::to_string(counted.size()) + " of the " +
                                               std::to_string(config.faulty() + 1) +
                                               " clinics that it takes have just said that none follows it");
#endif
    return header;
}

}  // namespace reseal::node
