// A patient and a doctor, and one grant between them of which the first three clinics are proxies.
#pragma once

#include "tests/unit/node/clinics.h"

namespace reseal::test {

inline const Person kPatient("patient"), kDoctor("doctor");
inline constexpr std::size_t kProxy = 0, kHome = 3;  // which is no proxy

class GrantScene : public Ledger {
public:
    explicit GrantScene(Duration ago = {}, std::optional<Instant> notAfter = {}) : Ledger(ago) {
        say(kPatient, {registration(kPatient, ledger::Role::Patient)});
        say(kDoctor, {registration(kDoctor, ledger::Role::Doctor)});
        const auto condition = Person::ristretto("a");
        say(kPatient, catalogue(1, {newKey(kPatient, condition)}));
        std::vector<sharing::ProxyKey> proxies;
        for (std::size_t i = 0; i < 3; ++i) proxies.push_back({clinic(i), genesis.find(clinic(i))->box});
        made_.emplace(*sharing::makeGrant(condition, kDoctor.sharing.point, 2, proxies));
        Said said = World::grant(made_->terms, kDoctor.box.publicKey());
        std::get<ledger::Grant>(said.operations.front()).notAfter =
            notAfter.value_or(now + genesis.parameters().readerLife * 2);
        say(kPatient, std::move(said));
    }
    // A block of that time, which concerns nobody here.
    void passTo(Instant time) {
        now = time;
        const Person other("other " + std::to_string(blocks.size()));
        say(other, {registration(other, ledger::Role::Patient)});
    }
    GrantId grant() const { return made_->terms.id; }
    node::ShareDelivery delivery(std::size_t proxy = kProxy) const {
        node::ShareDelivery out{grant(), clinic(proxy), made_->boxedShares[proxy], {}};
        out.sign(kPatient.sign, chain());
        return out;
    }

private:
    std::optional<sharing::NewGrant> made_;
};

}  // namespace reseal::test
