// What records, cards, credentials and invitations say has one encoding, as bytes and as text.
#include "core/records/care_card.h"
#include "core/records/credential.h"
#include "core/records/invitation.h"
#include "core/records/label.h"
#include "core/records/plain_text.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::records;

namespace {

const ChainId kChain = ChainId::copy(Bytes(32, 0xaa));  // as in seeds.cpp

// A text that is read says the same when it is written; white space alone may differ.
template <class FromText, class ToText>
void textReturns(ByteView bytes, FromText fromText, ToText toText) {
    const auto value = fromText(textOf(bytes));
    if (!value) return;
    const std::string written = toText(*value);
    std::string squeezed;
    for (const char c : textOf(bytes))
        if (std::string_view(" \t\n\r\f\v").find(c) == std::string_view::npos) squeezed.push_back(c);
    fuzz::require(written == squeezed, "a text returns");
}

void manifest(ByteView bytes) {
    fuzz::returns<Manifest>(bytes);
    if (const auto content = openContent(bytes)) {
        (void)checkSpans(*content);
        for (std::size_t i = 0; i < content->manifest.spans.size(); ++i) (void)content->span(i);
    }
}

void plain(ByteView bytes) {
    const std::string line = plainLine(textOf(bytes), 64);
    fuzz::require(isPlain(line, 64), "what was made plain is plain");
    fuzz::require(plainLine(line, 64) == line, "and stays as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 9) {
        case 0:
            manifest(rest);
            break;
        case 1:
            fuzz::returns<Label>(rest);
            break;
        case 2:
            fuzz::returns(
                rest, [](ByteView b) { return CareCard::decode(b, kChain); },
                [](const CareCard& card) { return toBytes(card.encode()); });
            break;
        case 3:
            fuzz::returns<Credential>(rest);
            break;
        case 4:
            fuzz::returns<Invitation>(rest);
            break;
        case 5:
            textReturns(
                rest, [](std::string_view t) { return CareCard::fromText(t, kChain); },
                [](const CareCard& card) { return card.text(); });
            break;
        case 6:
            textReturns(rest, CredentialHandover::fromText,
                        [](const CredentialHandover& handover) { return handover.text(); });
            break;
        case 7:
            textReturns(rest, Invitation::fromText, [](const Invitation& i) { return *i.text(); });
            break;
        case 8:
            plain(rest);
            break;
    }
    return 0;
}
