#include "core/exchange/markup_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/cbor.h"
#include "core/records/plain_text.h"

namespace reseal::exchange {
namespace {

// Base64 beyond this is not decoded for a text: it would be cut anyway.
constexpr std::size_t kMaxDecodedBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxEntityBytes = 10;
constexpr std::size_t kMaxTagBytes = 64;  // of a name: longer ones are none that is known
constexpr std::string_view kSpace = " \t\r\n\f";

struct Entity {
    std::string_view name, text;
};
constexpr std::array kEntities{
    Entity{"amp", "&"},       Entity{"lt", "<"},       Entity{"gt", ">"},     Entity{"quot", "\""},
    Entity{"apos", "'"},      Entity{"nbsp", " "},     Entity{"copy", "©"},   Entity{"reg", "®"},
    Entity{"trade", "™"},     Entity{"deg", "°"},      Entity{"micro", "µ"},  Entity{"plusmn", "±"},
    Entity{"middot", "·"},    Entity{"bull", "•"},     Entity{"times", "×"},  Entity{"divide", "÷"},
    Entity{"frac12", "½"},    Entity{"frac14", "¼"},   Entity{"frac34", "¾"}, Entity{"sup1", "¹"},
    Entity{"sup2", "²"},      Entity{"sup3", "³"},     Entity{"ndash", "–"},  Entity{"mdash", "—"},
    Entity{"hellip", "…"},    Entity{"lsquo", "‘"},    Entity{"rsquo", "’"},  Entity{"ldquo", "“"},
    Entity{"rdquo", "”"},     Entity{"bdquo", "„"},    Entity{"laquo", "«"},  Entity{"raquo", "»"},
    Entity{"euro", "€"},      Entity{"sect", "§"},     Entity{"para", "¶"},   Entity{"le", "≤"},
    Entity{"ge", "≥"},        Entity{"ne", "≠"},       Entity{"asymp", "≈"},  Entity{"larr", "←"},
    Entity{"rarr", "→"},      Entity{"uarr", "↑"},     Entity{"darr", "↓"},   Entity{"alpha", "α"},
    Entity{"beta", "β"},      Entity{"gamma", "γ"},    Entity{"delta", "δ"},  Entity{"kappa", "κ"},
    Entity{"lambda", "λ"},    Entity{"mu", "μ"},       Entity{"omega", "ω"},  Entity{"Delta", "Δ"},
    Entity{"auml", "ä"},      Entity{"ouml", "ö"},     Entity{"uuml", "ü"},   Entity{"Auml", "Ä"},
    Entity{"Ouml", "Ö"},      Entity{"Uuml", "Ü"},     Entity{"szlig", "ß"},  Entity{"agrave", "à"},
    Entity{"aacute", "á"},    Entity{"acirc", "â"},    Entity{"atilde", "ã"}, Entity{"aring", "å"},
    Entity{"aelig", "æ"},     Entity{"ccedil", "ç"},   Entity{"egrave", "è"}, Entity{"eacute", "é"},
    Entity{"ecirc", "ê"},     Entity{"euml", "ë"},     Entity{"igrave", "ì"}, Entity{"iacute", "í"},
    Entity{"icirc", "î"},     Entity{"iuml", "ï"},     Entity{"ntilde", "ñ"}, Entity{"ograve", "ò"},
    Entity{"oacute", "ó"},    Entity{"ocirc", "ô"},    Entity{"otilde", "õ"}, Entity{"oslash", "ø"},
    Entity{"ugrave", "ù"},    Entity{"uacute", "ú"},   Entity{"ucirc", "û"},  Entity{"Eacute", "É"},
    Entity{"Egrave", "È"},    Entity{"Agrave", "À"},   Entity{"Aring", "Å"},  Entity{"Ccedil", "Ç"},
    Entity{"Oslash", "Ø"},    Entity{"AElig", "Æ"},    Entity{"Ntilde", "Ñ"}, Entity{"oelig", "œ"},
    Entity{"iexcl", "¡"},     Entity{"iquest", "¿"},   Entity{"ordm", "º"},   Entity{"ordf", "ª"},
    Entity{"permil", "‰"},    Entity{"minus", "−"},    Entity{"infin", "∞"},  Entity{"shy", ""},
    Entity{"zwnj", "\u200C"}, Entity{"zwj", "\u200D"}, Entity{"ensp", " "},   Entity{"emsp", " "},
    Entity{"thinsp", " "},    Entity{"dagger", "†"},   Entity{"pound", "£"},  Entity{"yen", "¥"}};

// With what is in them: never meant to be read.
constexpr std::array<std::string_view, 9> kDropped{"script", "style",  "head",   "title", "template",
                                                   "iframe", "object", "canvas", "svg"};
constexpr std::array<std::string_view, 35> kBlocks{
    "p",     "div",     "br",      "li",     "ul",         "ol",      "dl",     "dt",   "dd",
    "tr",    "table",   "thead",   "tbody",  "tfoot",      "caption", "h1",     "h2",   "h3",
    "h4",    "h5",      "h6",      "hr",     "blockquote", "pre",     "body",   "html", "section",
    "aside", "article", "address", "header", "footer",     "main",    "figure", "nav"};

void appendUtf8(char32_t c, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | (c >> 6));
        return put(0x80 | (c & 0x3F));
    }
    if (c < 0x10000) {
        put(0xE0 | (c >> 12));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
    }
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
}

bool appendEntity(std::string_view name, std::string& out) {
    if (!name.starts_with('#')) {
        const auto at = std::ranges::find(kEntities, name, &Entity::name);
        if (at == kEntities.end()) return false;
        out += at->text;
        return true;
    }
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t c = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), c, hex ? 16 : 10);
    if (error != std::errc{} || end != name.data() + name.size() || name.empty()) return false;
    const bool none = c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000);
    appendUtf8(none ? 0xFFFD : c, out);
    return true;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

class Markup {
public:
    explicit Markup(std::string_view rest) : rest_(rest) {}

    std::string run() {
        while (!rest_.empty()) {
            const char c = rest_.front();
            if (c == '<' && readTag()) continue;
            if (c == '&' && readEntity()) continue;
            rest_.remove_prefix(1);
            if (kSpace.find(c) == std::string_view::npos || preformatted_ > 0)
                put(std::string_view(&c, 1));
            else
                space_ = true;
        }
        return std::move(out_);
    }

private:
    void put(std::string_view text) {
        if (space_ && !out_.empty() && out_.back() != '\n' && out_.back() != ' ') out_ += ' ';
        space_ = false;
        out_ += text;
    }
    void endLine() {
        space_ = false;
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    }
    bool readEntity() {
        const std::size_t end = rest_.substr(0, kMaxEntityBytes + 2).find(';');
        if (end == std::string_view::npos) return false;
        std::string text;
        if (!appendEntity(rest_.substr(1, end - 1), text)) return false;
        put(text);
        rest_.remove_prefix(end + 1);
        return true;
    }
    void dropThrough(std::string_view end) {
        const std::size_t at = rest_.find(end);
        rest_ = at == std::string_view::npos ? std::string_view{} : rest_.substr(at + end.size());
    }
    // Up to and with its '>', which does not count in quotation marks. What never ends is dropped.
    std::string_view takeTag() {
        char quote = 0;
        for (std::size_t i = 0; i < rest_.size(); ++i) {
            const char c = rest_[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                const std::string_view tag = rest_.substr(0, i + 1);
                rest_.remove_prefix(i + 1);
                return tag;
            }
        }
        rest_ = {};
        return {};
    }
    // False: this '<' is only a sign, as in "< 5".
    bool readTag() {
        const char next = rest_.size() > 1 ? rest_[1] : ' ';
        if (next == '!' || next == '?') {
            if (rest_.starts_with("<!--"))
                dropThrough("-->");
            else if (rest_.starts_with("<![CDATA["))
                readVerbatim();
            else
                dropThrough(">");
            return true;
        }
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const bool closing = next == '/';
        if (!letter(next) && !(closing && rest_.size() > 2 && letter(rest_[2]))) return false;
        const std::string_view tag = takeTag();
        if (tag.empty()) return true;
        const std::size_t begin = closing ? 2 : 1;
        const std::string name = lower(tag.substr(begin, tag.find_first_of(" \t\r\n\f/>", begin) - begin));
        if (name.size() <= kMaxTagBytes) apply(name, closing, tag.ends_with("/>"));
        return true;
    }
    void readVerbatim() {
        rest_.remove_prefix(std::string_view("<![CDATA[").size());
        const std::size_t end = std::min(rest_.find("]]>"), rest_.size());
        put(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 3, rest_.size()));
    }
    void apply(const std::string& qualified, bool closing, bool whole) {
        const std::size_t colon = qualified.find(':');
        const std::string name = colon == std::string::npos ? qualified : qualified.substr(colon + 1);
        if (std::ranges::find(kDropped, name) != kDropped.end()) {
            if (!closing && !whole) dropElement(qualified);
            return;
        }
        if (std::ranges::find(kBlocks, name) != kBlocks.end()) endLine();
        if (name == "li" && !closing) out_ += "• ";
        if ((name == "td" || name == "th") && !closing && !out_.empty() && out_.back() != '\n') {
            space_ = true;
            put("| ");
        }
        if (name == "pre" && !whole)
            preformatted_ = closing ? std::max(preformatted_ - 1, 0) : preformatted_ + 1;
    }
    // As a browser does with a script: to the first closing tag of that name, wherever it stands.
    void dropElement(const std::string& name) {
        while (!rest_.empty()) {
            const std::size_t at = rest_.find("</");
            rest_ = at == std::string_view::npos ? std::string_view{} : rest_.substr(at + 2);
            if (lower(rest_.substr(0, name.size())) != name) continue;
            dropThrough(">");
            return;
        }
    }
    std::string_view rest_;
    std::string out_;
    bool space_ = false;
    int preformatted_ = 0;
};

int sextet(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    std::string out;
    std::uint32_t bits = 0;
    int held = 0;
    bool ended = false;
    for (const char c : text) {
        if (kSpace.find(c) != std::string_view::npos) continue;
        if (c == '=') {
            ended = true;
            continue;
        }
        const int value = sextet(c);
        if (ended || value < 0) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        out += static_cast<char>(static_cast<unsigned char>(bits >> held));
        if (out.size() >= kMaxDecodedBytes) break;
    }
    return out;
}

// A cut may have left part of a character at the end.
std::string asUtf8(std::string bytes) {
    for (std::size_t cut = 0; cut <= std::min<std::size_t>(3, bytes.size()); ++cut)
        if (cbor::isUtf8(std::string_view(bytes).substr(0, bytes.size() - cut))) {
            bytes.resize(bytes.size() - cut);
            return bytes;
        }
    std::string out;
    for (const char c : bytes) appendUtf8(static_cast<unsigned char>(c), out);
    return out;
}

}  // namespace

std::string textOfMarkup(std::string_view markup, std::size_t maxBytes) {
    return plainLines(Markup(markup).run(), maxBytes);
}

std::string plainLines(std::string_view text, std::size_t maxBytes) {
    std::string out;
    bool gap = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::size_t room = maxBytes - std::min(maxBytes, out.size() + 2);
        if (room < 4) return out.ends_with("…") ? out : out + "…";
        const std::string line = records::plainLine(text.substr(0, end), room);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            gap = !out.empty();
            continue;
        }
        if (!out.empty()) out += gap ? "\n\n" : "\n";
        gap = false;
        out += line;
    }
    return out;
}

std::optional<std::string> textOfAttachment(std::string_view contentType, std::string_view base64,
                                            std::size_t maxBytes) {
    const std::string type = lower(contentType.substr(0, contentType.find(';')));
    if (!type.starts_with("text/") || type.starts_with("text/rtf")) return std::nullopt;
    auto decoded = decodeBase64(base64);
    if (!decoded) return std::nullopt;
    if (decoded->find('\0') != std::string::npos) return std::nullopt;  // UTF-16, or no text at all
    const std::string text = asUtf8(*std::move(decoded));
    const bool markup = type.starts_with("text/html") || type.starts_with("text/xml");
    return markup ? textOfMarkup(text, maxBytes) : plainLines(text, maxBytes);
}

}  // namespace reseal::exchange
