#include "core/records/text_form.h"

#include <array>

#include "core/crypto/sha256.h"
#include "core/records/paper_refusal.h"

namespace reseal::records {
namespace {

constexpr std::size_t kChecksum = 4;

struct Known {
    std::string_view prefix, what;
    PaperRefusal otherwise;  // where another one is asked for
};
constexpr std::array kKnown{Known{kCardPrefix, "a care card", PaperRefusal::IsCareCard},
                            Known{kInvitationPrefix, "an invitation", PaperRefusal::IsInvitation},
                            Known{kCredentialPrefix, "a credential", PaperRefusal::IsCredential}};

std::string withoutSpace(std::string_view text) {
    std::string out;
    for (char c : text)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') out += c;
    return out;
}

void wipeText(std::string& text) {
    crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

std::string toTextForm(std::string_view prefix, ByteView bytes) {
    Bytes checked = toBytes(bytes);
    append(checked, crypto::sha256(bytes).view().first(kChecksum));
    std::string out = std::string(prefix) + ":" + toBase64Url(checked);
    crypto::wipe(checked);
    RESEAL_CHECK(out.size() <= kMaxTextForm);
    return out;
}

Result<crypto::SecretBytes> fromTextForm(std::string_view prefix, std::string_view text) {
    if (text.size() > kMaxTextForm) return fail(ErrorCode::TooLarge, "the text is over its limit");
    std::string compact = withoutSpace(text);
    const std::size_t colon = compact.find(':');
    const std::string found = compact.substr(0, colon);
    auto raw = fromBase64Url(
        std::string_view(compact).substr(colon == std::string::npos ? compact.size() : colon + 1));
    wipeText(compact);
    if (colon == std::string::npos)
        return refused(PaperRefusal::NotOurs,
                       "not a text of this program (one that lies in a file is given as @file)");
    if (found != prefix) {
        for (const Known& known : kKnown)
            if (known.prefix == found) return refused(known.otherwise, "this is " + std::string(known.what));
        return refused(PaperRefusal::NotOurs, "not a text of this program");
    }
    if (!raw || raw->size() < kChecksum) return refused(PaperRefusal::Damaged, "the text is damaged or cut");
    const ByteView content = ByteView(*raw).first(raw->size() - kChecksum);
    const bool intact =
        equal(crypto::sha256(content).view().first(kChecksum), ByteView(*raw).last(kChecksum));
    auto out = crypto::SecretBytes::copyOf(content);
    crypto::wipe(*raw);
    if (!intact) return refused(PaperRefusal::Damaged, "the text is damaged or cut");
    return out;
}

}  // namespace reseal::records
