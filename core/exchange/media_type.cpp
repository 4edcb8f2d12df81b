#include "core/exchange/media_type.h"

#include "core/base/cbor.h"

namespace reseal::exchange {
namespace {

bool startsWith(ByteView head, std::string_view signature, std::size_t at = 0) {
    return head.size() >= at + signature.size() && textOf(head.subspan(at, signature.size())) == signature;
}

// Older DICOM has no preamble: it begins with a small element of group 0008, in implicit or explicit VR.
bool isBareDicom(ByteView head) {
    if (head.size() < 8 || head[0] != 0x08 || head[1] != 0 || head[2] > 0x18 || head[3] != 0) return false;
    const auto upper = [](std::uint8_t c) { return c >= 'A' && c <= 'Z'; };
    const std::uint32_t length = readLe32(head.subspan(4, 4));
    return (upper(head[4]) && upper(head[5])) || (length <= 64 && length % 2 == 0);
}

std::string_view withoutMarkAndSpace(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

// An object with a key, or nothing in it yet; RTF begins with a brace too.
bool looksLikeJson(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    text = withoutMarkAndSpace(text.substr(1));
    return text.empty() || text.front() == '"' || text.front() == '{' || text.front() == '}' ||
           text.front() == ']';
}

// The name of the first element, without its prefix.
std::string_view rootElement(std::string_view text) {
    while (true) {
        const std::size_t open = text.find('<');
        if (open == std::string_view::npos || open + 1 >= text.size()) return {};
        text.remove_prefix(open + 1);
        if (text.starts_with("!--")) {
            const std::size_t end = text.find("-->");
            if (end == std::string_view::npos) return {};
            text.remove_prefix(end);
        } else if (text.front() != '?' && text.front() != '!') {
            break;
        }
    }
    text = text.substr(0, text.find_first_of(" \t\r\n/>"));
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

// The head of a longer file may end in the middle of a character.
bool isText(std::string_view head) {
    if (head.find('\0') != std::string_view::npos) return false;
    const std::size_t mostCut = head.size() >= kMediaTypeHead ? 3 : 0;
    for (std::size_t cut = 0; cut <= mostCut; ++cut)
        if (cbor::isUtf8(head.substr(0, head.size() - cut))) return true;
    return false;
}

}  // namespace

MediaType mediaTypeOf(ByteView head) {
    if (startsWith(head, "DICM", 128) || isBareDicom(head)) return MediaType::Dicom;
    if (startsWith(head, "%PDF-")) return MediaType::Pdf;
    if (startsWith(head, "\x89PNG\r\n\x1a\n")) return MediaType::Png;
    if (startsWith(head, "\xFF\xD8\xFF")) return MediaType::Jpeg;
    const std::string_view text = withoutMarkAndSpace(textOf(head));
    if (head.empty() || !isText(textOf(head))) return MediaType::Unknown;
    if (looksLikeJson(text)) return MediaType::FhirJson;
    if (!text.starts_with('<')) return MediaType::Text;
    if (rootElement(text) == "ClinicalDocument" && text.find("urn:hl7-org:v3") != std::string_view::npos)
        return MediaType::Cda;
    if (text.find("http://hl7.org/fhir\"") != std::string_view::npos) return MediaType::FhirXml;
    return text.starts_with("<?xml") ? MediaType::Xml : MediaType::Text;
}

std::string_view mimeType(MediaType type) {
    switch (type) {
        case MediaType::FhirJson:
            return "application/fhir+json";
        case MediaType::FhirXml:
            return "application/fhir+xml";
        case MediaType::Dicom:
            return "application/dicom";
        case MediaType::Pdf:
            return "application/pdf";
        case MediaType::Cda:
            return "application/cda+xml";
        case MediaType::Xml:
            return "application/xml";
        case MediaType::Png:
            return "image/png";
        case MediaType::Jpeg:
            return "image/jpeg";
        case MediaType::Text:
            return "text/plain";
        case MediaType::Unknown:
            return "application/octet-stream";
    }
    RESEAL_CHECK(false);
}

}  // namespace reseal::exchange
