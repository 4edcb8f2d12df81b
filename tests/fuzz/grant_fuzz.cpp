// The public part of a grant has one encoding, and what is checked has distinct proxies that it knows.
#include "core/sharing/grant.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::sharing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const ByteView bytes(input, size);
    fuzz::returns<GrantTerms>(bytes);
    auto terms = GrantTerms::decode(bytes);
    if (!terms) return 0;
    const auto grant = CheckedGrant::check(*std::move(terms));
    if (!grant) return 0;
    fuzz::require(grant->terms().commitments.size() == grant->terms().threshold, "t commitments");
    for (const ClinicId& proxy : grant->terms().proxies)
        fuzz::require(grant->shareIndex(proxy) != nullptr && grant->shareKey(proxy),
                      "each proxy has an index");
    return 0;
}
