// Proxies and grantees who put together all they have, and try whatever can be computed from it.
//
// A grant hides the condition secret twice: a = d·f(0), where f(0) is shared among the proxies and d
// follows from x·B = b·X. So they guess f(0) from the shares, and d from whatever could stand for b·X.
#pragma once

#include <bit>
#include <optional>

#include "core/crypto/transcript.h"
#include "core/sharing/reencapsulate.h"
#include "tests/attacks/sealed_record.h"
#include "tests/unit/sharing/fixture.h"

namespace reseal::attacks {

using crypto::Scalar;
using crypto::SecretScalar;

class Colluders {
public:
    // Everybody sees the ledger. `grant` must outlive this.
    void see(const sharing::CheckedGrant& grant) { grants_.push_back(&grant); }
    void join(const sharing::CheckedGrant& grant, const sharing::ProxyShare& share) {
        shares_.push_back({*grant.shareIndex(share.proxy()), share.secret().clone()});
    }
    void join(const SecretScalar& granteesSecret) { grantees_.push_back(granteesSecret.clone()); }
    void haveCard(const crypto::SecretBytes& cardSecret) { cards_.push_back(cardSecret.clone()); }

    // The condition secret with which they opened the record.
    std::optional<SecretScalar> open(const SealedRecord& record) const {
        const auto constants = this->constants();
        for (const auto& d : factors()) {
            const auto inverse = d.inverse();
            for (const auto& f0 : constants)
                for (const SecretScalar* factor : {&d, &inverse})
                    for (const auto& card : cards_) {
                        SecretScalar a = f0.times(*factor);
                        if (record.opensWith(a, card)) return a;
                    }
        }
        return {};
    }

private:
    struct Share {
        Scalar z;
        SecretScalar k;
    };

    // What f(0) could be: interpolated through every choice of shares, also of several grants, as if the
    // polynomial were of a degree that fits.
    std::vector<SecretScalar> constants() const {
        std::vector<SecretScalar> out;
        for (std::uint32_t chosen = 1; chosen < (1u << shares_.size()); ++chosen) {
            if (std::popcount(chosen) > kMostShares) continue;
            std::vector<Scalar> z;
            std::vector<const SecretScalar*> k;
            for (std::size_t i = 0; i < shares_.size(); ++i)
                if ((chosen >> i & 1) != 0) {
                    z.push_back(shares_[i].z);
                    k.push_back(&shares_[i].k);
                }
            const auto lambda = crypto::lagrangeAtZero(z);
            if (!lambda) continue;
            SecretScalar sum = SecretScalar::copyOf(Scalar());
            for (std::size_t i = 0; i < k.size(); ++i) sum = sum.plus(k[i]->times((*lambda)[i]));
            if (!sum.isZero()) out.push_back(std::move(sum));
        }
        return out;
    }

    // What d could be: by the formula, from what the grantees among them have, and from all that stands on
    // the ledger or follows from a share, in case that is enough.
    std::vector<SecretScalar> factors() const {
        std::vector<SecretScalar> out;
        out.push_back(SecretScalar::copyOf(Scalar::fromUint(1)));
        for (const sharing::CheckedGrant* grant : grants_) {
            const sharing::GrantTerms& terms = grant->terms();
            std::vector<Bytes> guesses = {{}, Bytes(32)};
            for (const crypto::Point& point : {terms.X, terms.B, terms.A, terms.commitments.front()})
                guesses.push_back(toBytes(point));
            for (const Share& share : shares_)
                for (const crypto::Point& point : {terms.X, terms.B})
                    guesses.push_back(toBytes(share.k * point));
            for (const SecretScalar& b : grantees_) guesses.push_back(toBytes(b * terms.X));
            for (const Bytes& xB : guesses) out.push_back(factor(terms, &xB));
            out.push_back(factor(terms, nullptr));
        }
        return out;
    }
    static SecretScalar factor(const sharing::GrantTerms& terms, const Bytes* xB) {
        crypto::Transcript transcript("reseal/1/rekey");
        transcript.add(terms.X).add(terms.B);
        if (xB != nullptr) transcript.add(*xB);
        return *transcript.add(terms.A).add(terms.id).secretScalar();
    }

    static constexpr int kMostShares = 4;  // of one interpolation: no grant here needs more
    std::vector<const sharing::CheckedGrant*> grants_;
    std::vector<Share> shares_;
    std::vector<SecretScalar> grantees_;
    std::vector<crypto::SecretBytes> cards_;
};

// A grant as its patient made it, with all its secrets, of which a test gives some to the colluders.
struct Made {
    std::vector<test::Proxy> proxies;
    sharing::NewGrant made;
    sharing::CheckedGrant grant;

    Made(const test::Owner& owner, const crypto::Point& B, std::size_t threshold, std::vector<test::Proxy> by)
        : proxies(std::move(by)),
          made(*sharing::makeGrant(owner.key(), B, threshold, test::Granted::keysOf(proxies))),
          grant(*sharing::CheckedGrant::check(made.terms)) {}
    sharing::ProxyShare share(std::size_t i) const {
        return *sharing::ProxyShare::accept(grant, proxies[i].id, proxies[i].box, made.boxedShares[i]);
    }
};

}  // namespace reseal::attacks
