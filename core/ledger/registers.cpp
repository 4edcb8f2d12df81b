#include "core/ledger/registers.h"

#include "core/crypto/sha256.h"
#include "core/ledger/codec.h"

namespace reseal::ledger {

namespace {
AccountId named(std::string_view name) {
    return AccountId::copy(crypto::sha256(bytesOf(name)));
}
struct Entrusted {
    SignPublic signKey;
    BoxPublic box;
    ConditionKey archive;
    SharingKey team;
    TlsPin tlsPin;
    ClinicRoles roles;
    Instant leaves;
    static void fields(auto& self, auto&& each) {
        each(self.signKey, self.box, self.archive, self.team, self.tlsPin, self.roles, self.leaves);
    }
};
}  // namespace

AccountId clinicRegister() {
    return named("reseal/1/register/clinics");
}

AccountId committeeRegister(CommitteePurpose purpose) {
    return named(purpose == CommitteePurpose::Tracing ? "reseal/1/register/tracing"
                                                      : "reseal/1/register/emergency");
}

Hash32 registeredName(const ClinicId& clinic) {
    return Hash32::copy(clinic.view());
}

Hash32 registeredDigest(const Clinic& clinic) {
    const Entrusted all{clinic.signKey, clinic.box,   clinic.archive, clinic.team,
                        clinic.tlsPin,  clinic.roles, clinic.leaves};
    return Hash32::copy(crypto::sha256(codec::encode(all)));
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
