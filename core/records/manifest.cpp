#include "core/records/manifest.h"

#include "core/crypto/sha256.h"
#include "core/records/fields.h"
#include "core/records/plain_text.h"

namespace reseal::records {
namespace {

Status checkSpan(const Span& span, std::uint64_t from) {
    if (span.length == 0 || span.offset < from || span.offset > UINT64_MAX - span.length)
        return fail(ErrorCode::InvalidArgument, "spans that are empty, overlap or don't ascend");
    RESEAL_TRY(fields::mustBePlain(span.resourceType, kMaxTypeBytes, "resource type"));
    RESEAL_TRY(fields::mustBePlain(span.id, kMaxResourceIdBytes, "resource id"));
    if (span.codes.size() > kMaxCodesPerSpan) return fail(ErrorCode::InvalidArgument, "too many codes");
    for (const Code& code : span.codes) {
        RESEAL_TRY(fields::mustBePlain(code.system, kMaxCodeSystemBytes, "code system"));
        RESEAL_TRY(fields::mustBePlain(code.code, kMaxCodeBytes, "code"));
    }
    return {};
}

// The rules of the grammar, for both directions. Errors: InvalidArgument.
Status check(const Manifest& m) {
    RESEAL_TRY(fields::mustBeAlso(m.category, m.also));
    RESEAL_TRY(fields::mustBePlain(m.type, kMaxTypeBytes, "type"));
    RESEAL_TRY(fields::mustBePlain(m.title, kMaxTitleBytes, "title"));
    if (m.clinic) RESEAL_TRY(fields::mustBePlain(m.clinic->name, kMaxNameBytes, "clinic's name"));
    RESEAL_TRY(fields::mustBePlain(m.subject, kMaxSubjectBytes, "subject"));
    RESEAL_TRY(fields::mustBePlain(m.mediaType, kMaxMediaTypeBytes, "media type"));
    if (m.spans.empty() || m.spans.size() > kMaxSpans)
        return fail(ErrorCode::InvalidArgument, "no span, or too many");
    std::uint64_t from = 0;
    for (const Span& span : m.spans) {
        RESEAL_TRY(checkSpan(span, from));
        from = span.offset + span.length;
    }
    return {};
}

void writeSpan(cbor::Writer& out, const Span& span) {
    out.array(7).uint(span.offset).uint(span.length).bytes(span.sha256);
    out.text(span.resourceType).text(span.id).text(span.date.text());
    out.array(span.codes.size());
    for (const Code& code : span.codes) out.array(2).text(code.system).text(code.code);
}

Span readSpan(cbor::Reader& in) {
    Span span;
    in.array(7);
    span.offset = in.uint();
    span.length = in.uint();
    span.sha256 = in.fixed<Hash32>();
    span.resourceType = in.text(kMaxTypeBytes);
    span.id = in.text(kMaxResourceIdBytes);
    span.date = fields::date(in);
    const std::size_t count = in.arrayUpTo(kMaxCodesPerSpan);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        in.array(2);
        const auto system = in.text(kMaxCodeSystemBytes);
        const auto code = in.text(kMaxCodeBytes);
        span.codes.push_back({std::string(system), std::string(code)});
    }
    return span;
}

}  // namespace

Result<Bytes> Manifest::encode() const {
    RESEAL_TRY(check(*this));
    cbor::Writer out;
    out.array(10).uint(fields::kVersion);
    fields::write(out, category);
    fields::write(out, also);
    out.text(type).text(title).text(date.text());
    fields::write(out, clinic);
    out.text(subject).text(mediaType).array(spans.size());
    for (const Span& span : spans) writeSpan(out, span);
    if (out.out().size() > kMaxManifestBytes)
        return fail(ErrorCode::InvalidArgument, "the manifest is too long");
    return std::move(out).out();
}

Result<Manifest> Manifest::decode(ByteView bytes) {
    if (bytes.size() > kMaxManifestBytes) return fail(ErrorCode::TooLarge, "the manifest is over its limit");
    RESEAL_TRY(fields::version(bytes, 10));
    cbor::Reader in(bytes);
    Manifest m;
    in.array(10);
    in.uint();
    m.category = fields::category(in);
    m.also = fields::categories(in, kMaxAlso);
    m.type = in.text(kMaxTypeBytes);
    m.title = in.text(kMaxTitleBytes);
    m.date = fields::date(in);
    m.clinic = fields::clinic(in);
    m.subject = in.text(kMaxSubjectBytes);
    m.mediaType = in.text(kMaxMediaTypeBytes);
    const std::size_t count = in.arrayUpTo(kMaxSpans);
    for (std::size_t i = 0; i < count && in.ok(); ++i) m.spans.push_back(readSpan(in));
    RESEAL_TRY(in.finish());
    if (auto rules = check(m); !rules) return fail(ErrorCode::Malformed, "manifest: " + rules.error().detail);
    return m;
}

Status Manifest::fits(std::uint64_t bodyLength) const {
    if (spans.empty() || spans.back().offset + spans.back().length <= bodyLength) return {};
    return fail(ErrorCode::Malformed, "a span lies outside of the body");
}

Result<Bytes> contentHead(const Manifest& manifest) {
    RESEAL_ASSIGN(const Bytes encoded, manifest.encode());
    Bytes out;
    out.reserve(4 + encoded.size());
    append(out, le32(static_cast<std::uint32_t>(encoded.size())));
    append(out, encoded);
    return out;
}

Result<OpenedContent> openContent(ByteView content) {
    if (content.size() < 4) return fail(ErrorCode::Malformed, "the content is too short");
    const std::uint32_t length = readLe32(content.first(4));
    if (length > content.size() - 4) return fail(ErrorCode::Malformed, "the manifest ends too early");
    RESEAL_ASSIGN(Manifest manifest, Manifest::decode(content.subspan(4, length)));
    const ByteView body = content.subspan(std::size_t{4} + length);
    RESEAL_TRY(manifest.fits(body.size()));
    return OpenedContent{std::move(manifest), body};
}

Status checkSpans(const OpenedContent& content) {
    for (std::size_t i = 0; i < content.manifest.spans.size(); ++i)
        if (crypto::sha256(content.span(i)) != content.manifest.spans[i].sha256)
            return fail(ErrorCode::Damaged, "part " + std::to_string(i) + " is not what the manifest says");
    return {};
}

}  // namespace reseal::records
