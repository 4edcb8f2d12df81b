#include "core/consensus/messages.h"

#include "core/consensus/encoding.h"

namespace reseal::consensus {

using cbor::Reader;
using cbor::Writer;

std::string_view name(VoteKind kind) {
    switch (kind) {
        case VoteKind::Notarize:
            return "notarize";
        case VoteKind::Nullify:
            return "nullify";
        case VoteKind::Finalize:
            return "finalize";
    }
    return "?";
}

// ---- Writing

void put(Writer& out, const BlockId& id) {
    out.array(2).uint(id.height).bytes(id.hash);
}

namespace {
void putSubject(Writer& out, VoteKind kind, View view, const BlockId& block) {
    out.uint(static_cast<std::uint64_t>(kind)).uint(view);
    if (kind == VoteKind::Nullify) {
        out.null();
    } else {
        put(out, block);
    }
}
}  // namespace

void put(Writer& out, const Vote& vote) {
    out.array(5);
    putSubject(out, vote.kind, vote.view, vote.block);
    out.uint(vote.signer).bytes(vote.signature);
}

void put(Writer& out, const Certificate& certificate) {
    out.array(4);
    putSubject(out, certificate.kind, certificate.view, certificate.block);
    out.array(certificate.signatures.size());
    for (const auto& entry : certificate.signatures) out.array(2).uint(entry.signer).bytes(entry.signature);
}

void putUnsigned(Writer& out, const SignedHead& head) {
    out.array(4).uint(head.view);
    put(out, head.block);
    out.uint(head.parentView);
    put(out, head.parent);
}

void put(Writer& out, const SignedHead& head) {
    out.array(2);
    putUnsigned(out, head);
    out.bytes(head.signature);
}

void put(Writer& out, const Proposal& proposal) {
    out.array(4);
    put(out, proposal.head);
    if (proposal.parentProof) {
        put(out, *proposal.parentProof);
    } else {
        out.null();
    }
    out.array(proposal.gaps.size());
    for (const auto& gap : proposal.gaps) put(out, gap);
    out.bytes(proposal.block);
}

void putAnswerFields(Writer& out, const StatusAnswer& answer) {
    out.uint(answer.answerer).uint(answer.asker).bytes(answer.nonce);
    out.array(answer.votes.size());
    for (const auto& vote : answer.votes) put(out, vote);
    out.array(answer.certificates.size());
    for (const auto& certificate : answer.certificates) put(out, certificate);
}

// ---- Reading

namespace {
constexpr std::size_t kKinds = 3;

VoteKind getKind(Reader& in) {
    const auto kind = in.uint(kKinds);
    if (kind == 0) in.refuse("no kind of vote");
    return in.ok() ? static_cast<VoteKind>(kind) : VoteKind::Nullify;
}

View getView(Reader& in) {
    const View view = in.uint(kMaxNumber);
    if (view == 0) in.refuse("views start at 1");
    return view;
}

ValidatorIndex getIndex(Reader& in) {
    return static_cast<ValidatorIndex>(in.uint(kMaxValidators - 1));
}

BlockId getSubjectBlock(Reader& in, VoteKind kind) {
    if (kind != VoteKind::Nullify) return getBlockId(in);
    in.null();
    return {};
}
}  // namespace

BlockId getBlockId(Reader& in) {
    BlockId id;
    in.array(2);
    id.height = in.uint(kMaxNumber);
    id.hash = in.fixed<Hash32>();
    return id;
}

Vote getVote(Reader& in) {
    Vote vote;
    in.array(5);
    vote.kind = getKind(in);
    vote.view = getView(in);
    vote.block = getSubjectBlock(in, vote.kind);
    vote.signer = getIndex(in);
    vote.signature = in.fixed<Signature>();
    return vote;
}

Certificate getCertificate(Reader& in) {
    Certificate certificate;
    in.array(4);
    certificate.kind = getKind(in);
    certificate.view = getView(in);
    certificate.block = getSubjectBlock(in, certificate.kind);
    const std::size_t count = in.arrayUpTo(kMaxValidators);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        CertificateEntry entry;
        entry.signer = getIndex(in);
        entry.signature = in.fixed<Signature>();
        if (i > 0 && entry.signer <= certificate.signatures.back().signer) in.refuse("signers out of order");
        certificate.signatures.push_back(entry);
    }
    return certificate;
}

namespace {
SignedHead getHead(Reader& in) {
    SignedHead head;
    in.array(2);
    in.array(4);
    head.view = getView(in);
    head.block = getBlockId(in);
    head.parentView = in.uint(kMaxNumber);
    head.parent = getBlockId(in);
    head.signature = in.fixed<Signature>();
    return head;
}

StatusQuestion getQuestion(Reader& in) {
    StatusQuestion question;
    in.array(3);
    question.asker = getIndex(in);
    question.nonce = in.fixed<Nonce16>();
    question.signature = in.fixed<Signature>();
    return question;
}

StatusAnswer getAnswer(Reader& in) {
    StatusAnswer answer;
    in.array(6);
    answer.answerer = getIndex(in);
    answer.asker = getIndex(in);
    answer.nonce = in.fixed<Nonce16>();
    const std::size_t votes = in.arrayUpTo(kKinds);
    for (std::size_t i = 0; i < votes && in.ok(); ++i) answer.votes.push_back(getVote(in));
    const std::size_t certificates = in.arrayUpTo(kKinds);
    for (std::size_t i = 0; i < certificates && in.ok(); ++i)
        answer.certificates.push_back(getCertificate(in));
    answer.signature = in.fixed<Signature>();
    return answer;
}

FetchCertificates getRange(Reader& in) {
    FetchCertificates range;
    in.array(2);
    range.first = getView(in);
    range.last = getView(in);
    if (range.last < range.first) in.refuse("an empty range of views");
    return range;
}

Message getMessage(Reader& in, std::uint64_t kind) {
    switch (kind) {
        case 1:
            return getProposal(in);
        case 2:
            return getVote(in);
        case 3:
            return getCertificate(in);
        case 4:
            return getQuestion(in);
        case 5:
            return getAnswer(in);
        case 6:
            return FetchBlock{in.fixed<Hash32>()};
        case 7:
            return BlockBody{toBytes(in.bytes(kMaxBlockBytes))};
        case 8:
            return getRange(in);
    }
    in.refuse("no such message");
    return Vote{};
}

struct PutMessage {
    Writer& out;
    void operator()(const Proposal& message) { put(out, message); }
    void operator()(const Vote& message) { put(out, message); }
    void operator()(const Certificate& message) { put(out, message); }
    void operator()(const StatusQuestion& message) {
        out.array(3).uint(message.asker).bytes(message.nonce).bytes(message.signature);
    }
    void operator()(const StatusAnswer& message) {
        out.array(6);
        putAnswerFields(out, message);
        out.bytes(message.signature);
    }
    void operator()(const FetchBlock& message) { out.bytes(message.hash); }
    void operator()(const BlockBody& message) { out.bytes(message.block); }
    void operator()(const FetchCertificates& message) { out.array(2).uint(message.first).uint(message.last); }
};

template <class Part>
Bytes encodePart(const Part& part) {
    Writer out;
    put(out, part);
    return std::move(out).out();
}

template <class Part>
Result<Part> decodePart(ByteView bytes, Part (*get)(Reader&)) {
    Reader in(bytes);
    Part part = get(in);
    RESEAL_TRY(in.finish());
    return part;
}
}  // namespace

Proposal getProposal(Reader& in) {
    Proposal proposal;
    in.array(4);
    proposal.head = getHead(in);
    if (in.peek() == cbor::Type::Null) {
        in.null();
    } else {
        proposal.parentProof = getCertificate(in);
    }
    const std::size_t gaps = in.arrayUpTo(kMaxGapCertificates);
    for (std::size_t i = 0; i < gaps && in.ok(); ++i) proposal.gaps.push_back(getCertificate(in));
    proposal.block = toBytes(in.bytes(kMaxBlockBytes));
    return proposal;
}

Bytes encode(std::uint64_t epoch, const Message& message) {
    Writer out;
    out.array(3).uint(epoch).uint(message.index() + 1);
    std::visit(PutMessage{out}, message);
    return std::move(out).out();
}

Result<Envelope> decode(ByteView bytes) {
    Reader in(bytes);
    Envelope envelope;
    in.array(3);
    envelope.epoch = in.uint(kMaxNumber);
    const std::uint64_t kind = in.uint();
    if (in.ok()) envelope.message = getMessage(in, kind);
    RESEAL_TRY(in.finish());
    return envelope;
}

Bytes encode(const Vote& vote) {
    return encodePart(vote);
}
Bytes encode(const Certificate& certificate) {
    return encodePart(certificate);
}
Bytes encode(const Proposal& proposal) {
    return encodePart(proposal);
}
Result<Vote> decodeVote(ByteView bytes) {
    return decodePart(bytes, getVote);
}
Result<Certificate> decodeCertificate(ByteView bytes) {
    return decodePart(bytes, getCertificate);
}
Result<Proposal> decodeProposal(ByteView bytes) {
    return decodePart(bytes, getProposal);
}

}  // namespace reseal::consensus
