#include "core/node/frame.h"

#include "core/base/cbor.h"

namespace reseal::node {

namespace {

constexpr std::size_t kHead = 5;
constexpr std::size_t kFirstReserve = 16 << 10;

constexpr FrameTraits gossipRow(std::string_view name, Priority priority) {
    return {name, Channel::Main, priority, false, false, false};
}
constexpr FrameTraits nodeService(std::string_view name) {
    return {name, Channel::Bulk, Priority::Sync, true, false, false};
}
constexpr FrameTraits service(std::string_view name) {
    return {name, Channel::Bulk, Priority::Sync, true, true, false};
}

constexpr FrameTraits ownRow(std::string_view name) {
    return {name, Channel::Main, Priority::Votes, false, false, false, true};
}

}  // namespace

std::optional<FrameTraits> traits(FrameKind kind) {
    switch (kind) {
        case FrameKind::Greeting:
            return ownRow("Greeting");
        case FrameKind::Hello:
            return ownRow("Hello");
        case FrameKind::Ping:
            return ownRow("Ping");
        case FrameKind::Pong:
            return ownRow("Pong");
        case FrameKind::Answer:
            return ownRow("Answer");
        case FrameKind::Vote:
            return gossipRow("Vote", Priority::Votes);
        case FrameKind::Proposal:
            return gossipRow("Proposal", Priority::Proposals);
        case FrameKind::Status:
            return gossipRow("Status", Priority::Votes);
        case FrameKind::Transactions:
            return gossipRow("Transactions", Priority::Transactions);
        case FrameKind::Revocations:
            return gossipRow("Revocations", Priority::Proposals);
        case FrameKind::Announce:
            return gossipRow("Announce", Priority::Transactions);
        case FrameKind::Want:
            return gossipRow("Want", Priority::Transactions);
        case FrameKind::Prune:
            return gossipRow("Prune", Priority::Transactions);
        case FrameKind::Digest:
            return gossipRow("Digest", Priority::Transactions);
        case FrameKind::Prefixes:
            return gossipRow("Prefixes", Priority::Transactions);
        case FrameKind::WantPrefixes:
            return gossipRow("WantPrefixes", Priority::Transactions);
        case FrameKind::RelayedVote:
            return gossipRow("RelayedVote", Priority::Votes);
        case FrameKind::RelayedProposal:
            return gossipRow("RelayedProposal", Priority::Proposals);
        case FrameKind::GetBody:
            return FrameTraits{"GetBody", Channel::Main, Priority::Proposals, true, false, false};
        case FrameKind::GetBlocks:
            return service("GetBlocks");
        case FrameKind::GetCertificates:
            return service("GetCertificates");
        case FrameKind::GetDetails:
            return service("GetDetails");
        case FrameKind::Submit:
            return service("Submit");
        case FrameKind::GetEvents:
            return service("GetEvents");
        case FrameKind::Introduce:
            return service("Introduce");
        case FrameKind::HasBlob:
            return service("HasBlob");
        case FrameKind::PutBlob:
            return service("PutBlob");
        case FrameKind::GetBlob:
            return service("GetBlob");
        case FrameKind::DeliverShare:
            return service("DeliverShare");
        case FrameKind::Reencapsulate:
            return service("Reencapsulate");
        case FrameKind::EmergencyShare:
            return service("EmergencyShare");
        case FrameKind::Relay:
            return service("Relay");
        case FrameKind::Join:
            return FrameTraits{"Join", Channel::Bulk, Priority::Sync, true, true, true};
        case FrameKind::Query:
            return service("Query");
        case FrameKind::GetGenesis:
            return FrameTraits{"GetGenesis", Channel::Bulk, Priority::Sync, true, true, true};
        case FrameKind::Admit:
            return service("Admit");
        case FrameKind::TxStatus:
            return service("TxStatus");
        case FrameKind::StateGet:
            return service("StateGet");
        case FrameKind::StateScan:
            return service("StateScan");
        case FrameKind::BeginBlob:
            return service("BeginBlob");
        case FrameKind::FinishBlob:
            return service("FinishBlob");
        case FrameKind::GetReleases:
            return service("GetReleases");
        case FrameKind::NodeStatus:
            return service("NodeStatus");
        case FrameKind::Currency:
            return nodeService("Currency");
        case FrameKind::PutLocker:
            return service("PutLocker");
        case FrameKind::GetLocker:
            return service("GetLocker");
        case FrameKind::FindPatients:
            return service("FindPatients");
        case FrameKind::AddToRegister:
            return service("AddToRegister");
        case FrameKind::GetTip:
            return nodeService("GetTip");
        case FrameKind::GetTransaction:
            return service("GetTransaction");
        case FrameKind::SignForTeam:
            return service("SignForTeam");
        case FrameKind::OpenForTeam:
            return service("OpenForTeam");
        case FrameKind::NoteForTeam:
            return service("NoteForTeam");
    }
    return std::nullopt;
}

std::string_view name(FrameKind kind) {
    const auto row = traits(kind);
    return row ? row->name : "unknown";
}

Result<Bytes> encodeFrame(FrameKind kind, ByteView body) {
    if (body.size() > kMaxBody)
        return fail(ErrorCode::TooLarge, "a frame of " + std::to_string(body.size()) + " bytes");
    RESEAL_CHECK(!body.empty());
    Bytes out;
    out.reserve(kHead + body.size());
    append(out, le32(static_cast<std::uint32_t>(body.size() + 1)));
    out.push_back(static_cast<std::uint8_t>(kind));
    append(out, body);
    return out;
}

Bytes encodeRequest(std::uint64_t id, ByteView body) {
    cbor::Writer out;
    out.array(2).uint(id).bytes(body);
    return std::move(out).out();
}

Bytes encodeAnswer(std::uint64_t id, const Result<Bytes>& answer) {
    cbor::Writer out;
    if (answer) {
        out.array(3).uint(id).uint(0).bytes(*answer);
    } else {
        const Error& error = answer.error();
        std::string_view detail = error.detail;
        if (detail.size() > kMaxErrorDetail) {
            detail = detail.substr(0, kMaxErrorDetail);
            while (!cbor::isUtf8(detail) && !detail.empty()) detail.remove_suffix(1);
        }
        out.array(4).uint(id).uint(1).uint(static_cast<std::uint64_t>(error.code)).text(detail);
    }
    return std::move(out).out();
}

Result<RequestEnvelope> decodeRequest(ByteView envelope) {
    cbor::Reader in(envelope);
    in.array(2);
    RequestEnvelope out;
    out.id = in.uint();
    out.body = in.bytes();
    RESEAL_TRY(in.finish());
    return out;
}

Result<AnswerEnvelope> decodeAnswer(ByteView envelope) {
    cbor::Reader in(envelope);
    const std::size_t length = in.arrayUpTo(4);
    const std::uint64_t id = in.uint();
    const std::uint64_t failed = in.uint(1);
    if (in.ok() && length != 3 + failed) in.refuse("an answer of a wrong length");
    if (failed == 0) {
        const ByteView value = in.bytes();
        RESEAL_TRY(in.finish());
        return AnswerEnvelope{id, toBytes(value)};
    }
    const auto code = in.uint(static_cast<std::uint64_t>(ErrorCode::Cancelled));
    const std::string_view detail = in.text(kMaxErrorDetail);
    RESEAL_TRY(in.finish());
    return AnswerEnvelope{id, fail(static_cast<ErrorCode>(code), std::string(detail))};
}

std::size_t FrameReader::wanted() const {
    return headFilled_ < kHead ? kHead - headFilled_ : bodyLength_ - body_.size();
}

Result<std::optional<Frame>> FrameReader::feed(ByteView bytes) {
    RESEAL_CHECK(bytes.size() <= wanted());
    if (headFilled_ < kHead) {
        std::copy(bytes.begin(), bytes.end(), head_.begin() + headFilled_);
        headFilled_ += bytes.size();
        if (headFilled_ < 4) return std::optional<Frame>{};
        const std::size_t length = readLe32(ByteView(head_).first(4));
        if (length < 2) return fail(ErrorCode::Malformed, "a frame without a body");
        if (length > maxFrame_)
            return fail(ErrorCode::TooLarge, "a frame of " + std::to_string(length) + " bytes where " +
                                                 std::to_string(maxFrame_) + " are the most");
        bodyLength_ = length - 1;
        return std::optional<Frame>{};
    }
    if (body_.capacity() == 0) body_.reserve(std::min(bodyLength_, kFirstReserve));
    append(body_, bytes);
    if (body_.size() < bodyLength_) return std::optional<Frame>{};
    Frame frame{static_cast<FrameKind>(head_[4]), std::move(body_)};
    headFilled_ = 0;
    body_ = {};
    return std::optional<Frame>(std::move(frame));
}

}  // namespace reseal::node
