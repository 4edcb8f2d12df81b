#include "core/node/hello.h"

#include "core/base/cbor.h"

namespace reseal::node {

std::string_view alpnName(Channel channel) {
    switch (channel) {
        case Channel::Main:
            return "reseal/1";
        case Channel::Bulk:
            return "reseal/1-bulk";
    }
    return {};
}

NodeKeysPtr onlyKey(crypto::SignKey key) {
    struct One final : NodeKeys {
        explicit One(crypto::SignKey its) : key(std::move(its)) {}
        const crypto::SignKey& named() const override { return key; }
        const crypto::SignKey* find(const SignPublic& wanted) const override {
            return wanted == key.publicKey() ? &key : nullptr;
        }
        const crypto::SignKey key;
    };
    return std::make_shared<One>(std::move(key));
}

Handshake::Handshake(Terms terms, NodeKeysPtr nodeKeys, Bytes token)
    : terms_(terms), nodeKeys_(std::move(nodeKeys)), token_(std::move(token)) {
    RESEAL_CHECK(nodeKeys_ || terms_.side == Side::Dialler);
    RESEAL_CHECK(token_.size() <= kMaxToken);
    if (terms_.side == Side::Listener) state_ = State::AwaitGreeting;
}

std::optional<Frame> Handshake::start() {
    if (terms_.side == Side::Listener) return std::nullopt;
    RESEAL_CHECK(state_ == State::New);
    state_ = State::AwaitGreeting;
    return greeting();
}

Frame Handshake::greeting() const {
    cbor::Writer out;
    out.array(4).uint(kLinkVersion).bytes(terms_.chain).bytes(terms_.ownNonce).bytes(terms_.peerKey);
    return {FrameKind::Greeting, std::move(out).out()};
}

crypto::SignedMessage Handshake::signedPart(Side signer, const SignPublic& nodeKey) const {
    const bool dialling = terms_.side == Side::Dialler;
    crypto::SignedMessage message("reseal/1/link", terms_.chain);
    message.addU32(static_cast<std::uint32_t>(signer)).add(bytesOf(alpnName(terms_.channel))).add(nodeKey);
    message.add(dialling ? terms_.ownPin : terms_.peerPin).add(dialling ? terms_.peerPin : terms_.ownPin);
    message.add(dialling ? terms_.ownNonce : peerNonce_).add(dialling ? peerNonce_ : terms_.ownNonce);
    return message;
}

Frame Handshake::hello() const {
    cbor::Writer out;
    if (!token_.empty()) {
        out.array(2).uint(2).bytes(token_);
    } else if (!nodeKeys_) {
        out.array(1).uint(1);
    } else {
        const crypto::SignKey& named = nodeKeys_->named();
        const crypto::SignKey* asked =
            asked_.isZero() || asked_ == named.publicKey() ? nullptr : nodeKeys_->find(asked_);
        out.array(asked != nullptr ? 5 : 3).uint(0);
        for (const crypto::SignKey* key : {&named, asked})
            if (key != nullptr)
                out.bytes(key->publicKey()).bytes(key->sign(signedPart(terms_.side, key->publicKey())));
    }
    return {FrameKind::Hello, std::move(out).out()};
}

Result<Claim> Handshake::readHello(ByteView body) const {
    cbor::Reader in(body);
    const std::size_t length = in.arrayUpTo(5);
    const std::uint64_t kind = in.uint(2);
    const bool fits = kind == 0 ? length == 3 || length == 5 : length == kind;
    if (in.ok() && !fits) in.refuse("a hello of a wrong length");
    if (kind == 1) {
        RESEAL_TRY(in.finish());
        return Claim(PersonClaim{});
    }
    if (kind == 2) {
        const ByteView token = in.bytes(kMaxToken);
        if (in.ok() && token.empty()) in.refuse("an empty token");
        RESEAL_TRY(in.finish());
        return Claim(StrangerClaim{toBytes(token)});
    }
    std::vector<std::pair<SignPublic, crypto::Signature>> proofs;
    for (std::size_t i = 1; i < length && in.ok(); i += 2) {
        const auto key = in.fixed<SignPublic>();
        proofs.emplace_back(key, in.fixed<crypto::Signature>());
    }
    if (in.ok() && proofs.size() == 2 &&
        (proofs[1].first == proofs[0].first || proofs[1].first != terms_.peerKey))
        in.refuse("a second key that was not asked for");
    RESEAL_TRY(in.finish());
    const Side signer = terms_.side == Side::Dialler ? Side::Listener : Side::Dialler;
    for (const auto& [key, signature] : proofs)
        if (!crypto::verify(key, signedPart(signer, key), signature))
            return fail(ErrorCode::BadSignature, "the hello is not signed for this link");
    NodeClaim claim{proofs.front().first, {}};
    if (proofs.size() == 2) claim.asked = proofs.back().first;
    return Claim(claim);
}

Result<Handshake::Step> Handshake::receive(const Frame& frame) {
    const bool awaitsHello = state_ == State::AwaitHello;
    if (!awaitsHello && state_ != State::AwaitGreeting)
        return fail(ErrorCode::Malformed, "a frame before the handshake was judged");
    if (frame.kind != (awaitsHello ? FrameKind::Hello : FrameKind::Greeting))
        return fail(ErrorCode::Malformed,
                    std::string(name(frame.kind)) + " while " + std::string(waitingFor()));
    Step step;
    if (awaitsHello) {
        auto claim = readHello(frame.body);
        if (!claim) return claim.error();
        if (terms_.side == Side::Dialler && !std::holds_alternative<NodeClaim>(*claim))
            return fail(ErrorCode::Malformed, "the listener says it is no node");
        step.claim = *std::move(claim);
        state_ = State::Judged;
        return step;
    }
    cbor::Reader in(frame.body);
    const std::size_t length = in.arrayUpTo(8);
    const std::uint64_t version = in.uint();
    if (in.ok() && version != kLinkVersion)
        return fail(ErrorCode::TooNew, "link version " + std::to_string(version));
    if (in.ok() && length != 4) in.refuse("a greeting of a wrong length");
    const auto chain = in.fixed<ChainId>();
    peerNonce_ = in.fixed<LinkNonce>();
    asked_ = in.fixed<SignPublic>();
    RESEAL_TRY(in.finish());
    if (chain != terms_.chain)
        return fail(ErrorCode::WrongLedger, "the peer is on ledger " + chain.hex().substr(0, 16));
    if (peerNonce_ == terms_.ownNonce) return fail(ErrorCode::Malformed, "our own nonce came back");
    step.send = terms_.side == Side::Dialler ? hello() : greeting();
    state_ = State::AwaitHello;
    return step;
}

Frame Handshake::accept() {
    RESEAL_CHECK(state_ == State::Judged && terms_.side == Side::Listener);
    state_ = State::Done;
    return hello();
}

std::string_view Handshake::waitingFor() const {
    switch (state_) {
        case State::New:
            return "not begun";
        case State::AwaitGreeting:
            return "waiting for the greeting";
        case State::AwaitHello:
            return "waiting for the hello";
        case State::Judged:
            return "judging the claim";
        case State::Done:
            return "done";
    }
    return {};
}

}  // namespace reseal::node
