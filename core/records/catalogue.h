// A patient's catalogue: which condition key stands for which category. It lies on the ledger in two
// sealed drawers: the open one, whose key is on the care card, and the closed one, whose key is handed
// over only by a grant.
//
//     drawer plaintext = CBOR [[A(32), category, epoch], …] ‖ zeros, to the shortest multiple of 2 KiB
//     sealed drawer    = nonce(24) ‖ XChaCha20-Poly1305 of it
//                        under KDF32("reseal/1/catalogue/seal", drawer key), associated data L ‖ author
//
// Entries stand in the order of Category, each category at most once in both drawers together. The keys
// of all categories are made at once, whether the patient has such records or not, so that their number
// tells nothing; they are published in the order of their bytes, so that their places don't either.
//
// Thread rule: values.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/crypto/keys.h"
#include "core/records/categories.h"

namespace reseal::records {

inline constexpr std::size_t kDrawerBlock = 2048;
// Every epoch up to the last costs its owner's program a key; who holds a care card can write a drawer.
inline constexpr std::uint64_t kMaxEpoch = 10'000;
inline constexpr std::size_t kMaxDrawerBytes = 4 * kDrawerBlock;  // sealed, without nonce and tag

struct CatalogueEntry {
    crypto::Point A;
    Category category;
    std::uint64_t epoch;
    friend bool operator==(const CatalogueEntry&, const CatalogueEntry&) = default;
};
using Drawer = std::vector<CatalogueEntry>;

// `drawerKey` has 32 bytes (CHECKed). Errors: InvalidArgument (order, a category or key twice).
Result<Bytes> sealDrawer(ByteView drawerKey, const ChainId& chain, const SignPublic& author,
                         const Drawer& drawer);
// Errors: CannotOpen (another key, author or ledger; altered), Malformed.
Result<Drawer> openDrawer(ByteView drawerKey, const ChainId& chain, const SignPublic& author,
                          ByteView sealed);

// The entry of a category, or null.
const CatalogueEntry* find(const Drawer& drawer, Category category);

struct PublishedKey {
    crypto::Point A;
    crypto::KeyProof proof;  // by the pseudonym that signs the transaction
};

// What a `Catalogue` transaction says of a person's pseudonym number `k`.
struct Catalogue {
    std::vector<PublishedKey> keys;  // of all categories, ascending by bytes
    Drawer open, closed;
    Bytes sealedOpen, sealedClosed;
};

// Where each category lies and in which epoch it is; what is not named is in epoch 0.
struct CatalogueState {
    std::uint64_t pseudonym = 0;
    std::uint32_t card = 0;
    std::map<Category, std::uint64_t> epochs;
    std::set<Category> alsoClosed;  // closed by the patient's wish, besides the sensitive ones

    // Sensitive ones always, and what the patient put there. Never Intake: it is for those who have
    // nothing but the card.
    bool isClosed(Category category) const;
};

// Errors: InvalidScalar (probability 2^-252).
Result<Catalogue> makeCatalogue(const crypto::PersonKeys& keys, const CatalogueState& state);

// Under which condition key somebody who knows `known` (the entries of the drawers that he could open)
// seals a record that belongs to `wanted`: its own if he has it, else Intake.
// Errors: NotFound (the catalogue has neither), InvalidArgument (`wanted` is Intake).
Result<CatalogueEntry> conditionToSealUnder(const Drawer& known, Category wanted);

}  // namespace reseal::records
