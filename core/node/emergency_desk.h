// Emergencies (core/ledger/operation_emergency.h) at one clinic that has a share of the key M. By its rule it
// answers at once, as soon as an emergency is final here, or waits for its staff. Its answer, one partial
// exponentiation for each of the patient's standing grants of before the emergency, goes into a box to the
// doctor; the box is durable here before its hash is said on the ledger, and handed out once that is final,
// so that whatever a doctor has got can be seen, and is the same as often as it is fetched.
//
// Who reviews an emergency is a doctor or member of staff of this clinic, who is named and not found to be
// the one who declared it: that they are two people the clinic sees to, for whose a pseudonym is nobody can
// tell.
//
// Thread rule: the node's thread.
#pragma once

#include "core/node/keygen_desk.h"
#include "core/node/services_emergency.h"

namespace reseal::node {

enum class EmergencyRule : std::uint8_t { Automatic, ByStaff };

struct KnownEmergency {
    ledger::EmergencyId id;
    ledger::EmergencyEntry entry;
    bool isAsked = false;                       // this clinic has a share that could be needed
    std::optional<ledger::EmergencyWord> word;  // what it has said
    bool isOver = false;
};
struct Emergencies {
    std::vector<KnownEmergency> emergencies;    // in the order they were declared, the last kMaxPage
    std::vector<ledger::ListedClinic> clinics;  // for their names
    EmergencyRule rule = EmergencyRule::Automatic;
    Instant disasterUntil;  // 0: none was declared
};

class EmergencyDesk {
public:
    using Answer = std::function<void(Result<Bytes>)>;
    // Errors: Denied (not a doctor or staff of this clinic).
    using WorksHere = std::function<Status(const ledger::IdentityKey& member, Instant now)>;
    struct Ports {
        std::function<void(const ClinicId& clinic, ByteView question, Answer)> relay;  // to another clinic
        WorksHere worksHere;
    };
    EmergencyDesk(Chain& chain, ClinicAuthor& author, const KeygenDesk& keygen, vault::Vault& vault,
                  const ClinicId& own, Ports ports)
        : chain_(chain),
          author_(author),
          keygen_(keygen),
          vault_(vault),
          own_(own),
          ports_(std::move(ports)) {}

    // ---- For staff. What is said is submitted when they return. Errors: Refused, with the contract's
    // reason; NotFound; those of ClinicAuthor::sayIfAllowed, the vault and the store.
    Result<Emergencies> emergencies() const;
    Status setRule(EmergencyRule rule);
    Status share(const ledger::EmergencyId& id);
    Status decline(const ledger::EmergencyId& id, ledger::EmergencyObjection objection);
    // Errors also: Denied (`reviewer` is no doctor or staff of this clinic).
    Status close(const ledger::EmergencyId& id, ledger::EmergencyOutcome outcome,
                 const ledger::IdentityKey& reviewer);

    // A question for a box, of this clinic or another: EmergencyShare.
    void fetch(ByteView body, Answer answer);

    static bool concerns(const AppliedBlock& block);
    // Does what is due: after each block that concerns an emergency, at the start and each minute. The first
    // error; the rest is done all the same.
    Status follow();

private:
    Result<Bytes> boxOf(const EmergencyQuestion& question) const;
    Result<Bytes> makeBox(const ledger::EmergencyId& id, const ledger::EmergencyEntry& entry) const;
    Status goOn(const ledger::ListedEmergency& one);
    Status letGoOfBoxes();
    Result<EmergencyRule> rule() const;

    Chain& chain_;
    ClinicAuthor& author_;
    const KeygenDesk& keygen_;
    vault::Vault& vault_;
    const ClinicId own_;
    Ports ports_;
};

}  // namespace reseal::node
