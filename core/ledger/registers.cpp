#include "core/ledger/registers.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {

AccountId committeeRegister(CommitteePurpose purpose) {
    const std::string_view name =
        purpose == CommitteePurpose::Tracing ? "reseal/1/register/tracing" : "reseal/1/register/emergency";
    return AccountId::copy(crypto::sha256(bytesOf(name)));
}

Hash32 registeredName(const RunId& run) {
    return Hash32::copy(crypto::sha256(codec::encode(run)));
}

Hash32 registeredDigest(const CommitteeEntry& entry) {
    CommitteeEntry asMade = entry;
    asMade.retired = 0;
    return Hash32::copy(crypto::sha256(codec::encode(asMade)));
}

std::vector<RegisterEntry> registered(const std::vector<Event>& events) {
    std::vector<RegisterEntry> out;
    for (const Event& event : events) {
        const auto* said = std::get_if<RegisterSubject>(&event.subject);
        if (event.kind != EventKind::Registered || said == nullptr) continue;
        std::erase_if(out, [&](const RegisterEntry& one) { return one.name == said->id.name; });
        if (said->id.digest != Hash32{}) out.push_back(said->id);
    }
    return out;
}

}  // namespace reseal::ledger
