#include "core/node/services_emergency.h"

#include "core/base/cbor.h"

namespace reseal::node {

Bytes EmergencyQuestion::encode() const {
    return std::move(cbor::Writer().array(2).bytes(emergency).bytes(clinic)).out();
}
Result<EmergencyQuestion> EmergencyQuestion::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    EmergencyQuestion out;
    out.emergency = in.fixed<ledger::EmergencyId>();
    out.clinic = in.fixed<ClinicId>();
    RESEAL_TRY(in.finish());
    return out;
}

Bytes EmergencyPartials::encode() const {
    cbor::Writer out;
    out.array(4).uint(1).bytes(emergency).bytes(clinic).array(partials.size());
    for (const One& one : partials) out.array(2).bytes(one.grant).bytes(one.partial);
    return std::move(out).out();
}
Result<EmergencyPartials> EmergencyPartials::decode(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(4);
    if (in.uint(1) != 1 && in.ok()) in.refuse("a version that is none");
    EmergencyPartials out;
    out.emergency = in.fixed<ledger::EmergencyId>();
    out.clinic = in.fixed<ClinicId>();
    for (std::size_t left = in.arrayUpTo(ledger::kMaxStanding); left > 0 && in.ok(); --left) {
        in.array(2);
        const auto grant = in.fixed<GrantId>();
        out.partials.push_back({grant, in.fixed<sharing::Partial>()});
    }
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::node
