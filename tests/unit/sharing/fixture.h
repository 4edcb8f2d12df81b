// A patient, a grantee and proxies that have accepted their shares.
#pragma once

#include "core/sharing/reencapsulate.h"
#include "tests/unit/sealing/fixture.h"

namespace reseal::test {

struct Proxy {
    ClinicId id = crypto::randomFixed<ClinicId>();
    crypto::BoxKey box = crypto::BoxKey::random();
    sharing::ProxyKey key() const { return {id, box.publicKey()}; }
};

struct Granted {
    Owner owner;
    crypto::SecretScalar b = crypto::SecretScalar::random();
    std::vector<Proxy> proxies;
    sharing::NewGrant made;
    sharing::CheckedGrant grant;

    Granted(std::size_t threshold, std::size_t count)
        : proxies(count),
          made(*sharing::makeGrant(owner.key(), base(b), threshold, keysOf(proxies))),
          grant(*sharing::CheckedGrant::check(made.terms)) {}

    static std::vector<sharing::ProxyKey> keysOf(const std::vector<Proxy>& proxies) {
        std::vector<sharing::ProxyKey> out;
        for (const Proxy& proxy : proxies) out.push_back(proxy.key());
        return out;
    }
    sharing::ProxyShare share(std::size_t i) const {
        return *sharing::ProxyShare::accept(grant, proxies[i].id, proxies[i].box, made.boxedShares[i]);
    }
    sharing::GranteeFactor factor() const { return *sharing::GranteeFactor::derive(grant, b); }
    // Proxy i's answer to a request for `stanza`.
    sharing::FromProxy answer(std::size_t i, const sealing::CheckedStanza& stanza,
                              const Nonce16& nonce = {}) const {
        return {{proxies[i].id, nonce}, *sharing::reencapsulate(share(i), grant, stanza, nonce)};
    }
    std::vector<sharing::FromProxy> answers(std::size_t count, const sealing::CheckedStanza& stanza) const {
        std::vector<sharing::FromProxy> out;
        for (std::size_t i = 0; i < count; ++i)
            out.push_back(answer(i, stanza, crypto::randomFixed<Nonce16>()));
        return out;
    }
};

}  // namespace reseal::test
