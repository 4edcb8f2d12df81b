// reseal-bench: every operation of sealing to a condition key and of sharing, each beside the bare
// libsodium calls that its formulas count (…/bare). ratios.py makes the table.
#include "core/crypto/random.h"
#include "core/sharing/reencapsulate.h"
#include "tests/bench/compare.h"

namespace reseal::bench {
namespace {

// All that the operations below need, for t of n proxies.
struct Scene {
    crypto::RistrettoKey condition = newKey();
    crypto::RistrettoKey grantee = newKey();
    crypto::SecretBytes card = crypto::SecretBytes::random(32);
    crypto::SecretBytes fileKey = crypto::SecretBytes::random(32);
    RecordId record = crypto::randomFixed<RecordId>();
    Nonce16 nonce = crypto::randomFixed<Nonce16>();
    sealing::Stanza stanza = must(sealing::encapsulate(condition.point, card, record, fileKey));
    sealing::CheckedStanza checked = must(sealing::CheckedStanza::check(record, stanza));
    std::vector<crypto::BoxKey> boxes;
    std::vector<sharing::ProxyKey> proxies;
    sharing::NewGrant made;
    sharing::CheckedGrant grant;
    sharing::GranteeFactor factor;
    std::vector<sharing::ProxyShare> shares;
    std::vector<sharing::FromProxy> answers;

    Scene(std::size_t t, std::size_t n)
        : proxies(makeProxies(n, boxes)),
          made(must(sharing::makeGrant(condition, grantee.point, t, proxies))),
          grant(must(sharing::CheckedGrant::check(made.terms))),
          factor(must(sharing::GranteeFactor::derive(grant, grantee.secret))) {
        for (std::size_t i = 0; i < n; ++i) {
            shares.push_back(
                must(sharing::ProxyShare::accept(grant, proxies[i].id, boxes[i], made.boxedShares[i])));
            answers.push_back(
                {{proxies[i].id, nonce}, must(reencapsulate(shares[i], grant, checked, nonce))});
        }
    }
    static std::vector<sharing::ProxyKey> makeProxies(std::size_t n, std::vector<crypto::BoxKey>& boxes) {
        std::vector<sharing::ProxyKey> out;
        for (std::size_t i = 0; i < n; ++i) {
            boxes.push_back(crypto::BoxKey::random());
            out.push_back({crypto::randomFixed<ClinicId>(), boxes.back().publicKey()});
        }
        return out;
    }
};

void registerSealing(const Scene& s) {
    compare("encapsulate", {.base = 2, .mul = 3},
            [&s] { return must(sealing::encapsulate(s.condition.point, s.card, s.record, s.fileKey)); });
    compare("check capsule", {.base = 1, .mul = 3, .add = 2},
            [&s] { return must(sealing::CheckedStanza::check(s.record, s.stanza)); });
    compare("decode and check capsule", {.base = 1, .mul = 3, .add = 2}, [&s, encoded = s.stanza.encode()] {
        return must(sealing::CheckedStanza::check(s.record, must(sealing::Stanza::decode(encoded))));
    });
    compare("open as owner", {.mul = 1},
            [&s] { return must(sealing::openAsOwner(s.checked, s.condition.secret, s.card)); });
}

void registerSharing(const Scene& s, int t, int n) {
    const std::string of = " (" + std::to_string(t) + "," + std::to_string(n) + ")";
    compare("make grant" + of, {.base = 2 + t, .mul = 1, .boxes = n}, [&s, t] {
        return must(sharing::makeGrant(s.condition, s.grantee.point, static_cast<std::size_t>(t), s.proxies));
    });
    compare("check grant" + of, {.base = 1, .mul = 1, .add = 1},
            [&s] { return must(sharing::CheckedGrant::check(s.made.terms)); });
    // A copy of a grant has forgotten its share keys.
    compare("accept share" + of, {.base = 1, .mul = t - 1, .add = t - 1}, [&s] {
        const sharing::CheckedGrant fresh = s.grant;
        return must(sharing::ProxyShare::accept(fresh, s.proxies[0].id, s.shares[0].stored()));
    });
    compare("derive factor" + of, {.mul = 2},
            [&s] { return must(sharing::GranteeFactor::derive(s.grant, s.grantee.secret)); });
    compare("re-encapsulate" + of, {.base = 1, .mul = 2},
            [&s] { return must(sharing::reencapsulate(s.shares[0], s.grant, s.checked, s.nonce)); });
    compare("check share" + of, {.base = 1, .mul = 3, .add = 2}, [&s] {
        return must(
            sharing::CheckedShare::check(s.grant, s.checked, s.answers[0].context, s.answers[0].share));
    });
    compare("open with shares" + of, {.mul = t + 1, .add = t - 1},
            [&s] { return must(sharing::openWithShares(s.grant, s.factor, s.checked, s.answers, s.card)); });
}

const bool registered = [] {
    crypto::initialize();
    static const Scene small(2, 4);
    static const Scene large(4, 7);
    registerSealing(small);
    registerSharing(small, 2, 4);
    registerSharing(large, 4, 7);
    return true;
}();

}  // namespace
}  // namespace reseal::bench
