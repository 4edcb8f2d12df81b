// Stand-ins for what a replica gets from outside: signatures that are keyed hashes (fast, and any test can
// forge them for a faulty validator) and blocks that are a list of numbers.
#pragma once

#include "core/base/cbor.h"
#include "core/consensus/replica.h"
#include "core/crypto/sha256.h"

namespace toy {

using namespace reseal;
using namespace reseal::consensus;

inline SignPublic keyOf(ValidatorIndex index) {
    return SignPublic::copy(crypto::sha256(le32(index)).view());
}

inline Signature signWith(const SignPublic& key, const crypto::SignedMessage& message) {
    Bytes input = toBytes(key.view());
    append(input, message.view());
    const Hash32 first = crypto::sha256(input);
    Signature out;
    std::copy(first.bytes.begin(), first.bytes.end(), out.bytes.begin());
    std::copy(first.bytes.begin(), first.bytes.end(), out.bytes.begin() + 32);
    return out;
}

class ToyVerifier final : public Verifier {
public:
    bool verify(const SignPublic& key, const crypto::SignedMessage& message,
                const Signature& signature) const override {
        ++count;
        return signWith(key, message) == signature;
    }
    mutable std::size_t count = 0;
};

class ToyKey final : public SigningKey {
public:
    explicit ToyKey(ValidatorIndex index) : key_(keyOf(index)) {}
    Signature sign(const crypto::SignedMessage& message) const override { return signWith(key_, message); }

private:
    SignPublic key_;
};

// [height, parent, salt, [*number], padding, view, last]     view: 0 says nothing; last: 1 ends the epoch
struct ToyBlock {
    Height height = 0;
    Hash32 parent;
    std::uint64_t salt = 0;
    std::vector<std::uint64_t> numbers;
    Bytes padding;
    View view = 0;
    bool last = false;
};

inline Bytes encodeToy(const ToyBlock& block) {
    cbor::Writer out;
    out.array(7).uint(block.height).bytes(block.parent).uint(block.salt).array(block.numbers.size());
    for (const auto number : block.numbers) out.uint(number);
    out.bytes(block.padding).uint(block.view).uint(block.last ? 1 : 0);
    return std::move(out).out();
}

inline Result<ToyBlock> decodeToy(ByteView bytes) {
    cbor::Reader in(bytes);
    ToyBlock block;
    in.array(7);
    block.height = in.uint();
    block.parent = in.fixed<Hash32>();
    block.salt = in.uint();
    const std::size_t count = in.arrayUpTo(1000);
    for (std::size_t i = 0; i < count && in.ok(); ++i) block.numbers.push_back(in.uint());
    block.padding = toBytes(in.bytes());
    block.view = in.uint();
    block.last = in.uint(1) == 1;
    RESEAL_TRY(in.finish());
    return block;
}

class ToyFormat final : public BlockFormat {
public:
    Result<BlockLinks> links(ByteView bytes) const override {
        RESEAL_ASSIGN(const ToyBlock block, decodeToy(bytes));
        return BlockLinks{{block.height, crypto::sha256(bytes)}, block.parent, block.view, block.last};
    }
};

inline const ToyVerifier& verifier() {
    static const ToyVerifier kVerifier;
    return kVerifier;
}
inline const ToyFormat& format() {
    static const ToyFormat kFormat;
    return kFormat;
}
inline BlockId idOf(const Bytes& block) {
    return format().links(block)->id;
}

inline Bytes childOf(const BlockId& parent, std::vector<std::uint64_t> numbers = {}, std::uint64_t salt = 0) {
    return encodeToy({parent.height + 1, parent.hash, salt, std::move(numbers), {}});
}

inline Config configOf(std::size_t validators, std::optional<ValidatorIndex> own) {
    Config config;
    config.chain = ChainId::copy(crypto::sha256(bytesOf("toy chain")).view());
    config.setHash = crypto::sha256(bytesOf("toy set"));
    for (ValidatorIndex i = 0; i < validators; ++i) config.validators.push_back(keyOf(i));
    config.own = own;
    config.base = {0, crypto::sha256(bytesOf("toy genesis"))};
    config.leaderSeed = config.base.hash;
    return config;
}

inline Vote voteOf(const Config& config, ValidatorIndex signer, VoteKind kind, View view,
                   const BlockId& block = {}) {
    return {kind, view, block, signer, signWith(keyOf(signer), statement(config, kind, view, block))};
}

// By the first q validators without config.own, who would have to remember it.
inline Certificate certificateOf(const Config& config, VoteKind kind, View view, const BlockId& block = {}) {
    Certificate certificate{kind, view, block, {}};
    for (ValidatorIndex i = 0; certificate.signatures.size() < config.quorum() && i < config.size(); ++i)
        if (config.own != i)
            certificate.signatures.push_back({i, voteOf(config, i, kind, view, block).signature});
    return certificate;
}

inline SignedHead headOf(const Config& config, View view, const Bytes& block, View parentView,
                         const BlockId& parent) {
    SignedHead head{view, idOf(block), parentView, parent, {}};
    head.signature = signWith(keyOf(Leaders(config).of(view)), statement(config, head));
    return head;
}

inline bool contradict(const Vote& a, const Vote& b) {
    if (a.view != b.view) return false;
    if (a.kind == b.kind) return a.block != b.block;
    return a.kind != VoteKind::Notarize && b.kind != VoteKind::Notarize;
}

}  // namespace toy
