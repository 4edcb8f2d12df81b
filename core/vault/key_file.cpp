#include "core/vault/key_file.h"

#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"

namespace reseal::vault {
namespace {

constexpr std::string_view kMagic = "RESEALKY";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kVersionAt = 8, kFactorsAt = 12, kCostAt = 16, kSaltAt = 32, kNonceAt = 48,
                      kWrappedAt = 72;
constexpr std::size_t kChecksumSize = 32;
constexpr std::size_t kKeySize = 32;
static_assert(kWrappedAt + kKeySize + crypto::kTagSize + kChecksumSize == kKeyFileSize);

Error damaged(std::string_view why) {
    return fail(ErrorCode::Damaged, "the key file " + std::string(why));
}

// Everything that can be judged without a passphrase.
Status judge(ByteView file) {
    if (file.size() < kVersionAt + 4 + kChecksumSize || file.size() > kMaxKeyFileSize)
        return damaged("has " + std::to_string(file.size()) + " bytes");
    if (!equal(file.first(kMagic.size()), bytesOf(kMagic))) return damaged("does not begin as one");
    const std::size_t covered = file.size() - kChecksumSize;
    if (!equal(crypto::sha256(file.first(covered)), file.subspan(covered)))
        return damaged("fails its checksum");
    if (readLe32(file.subspan(kVersionAt, 4)) > kVersion || readLe32(file.subspan(kFactorsAt, 4)) != 0)
        return fail(ErrorCode::TooNew, "the key file is of a later version of this program");
    if (file.size() != kKeyFileSize) return damaged("has a wrong length");
    return {};
}

crypto::XNonce nonceOf(ByteView file) {
    crypto::XNonce nonce{};
    std::copy_n(file.begin() + kNonceAt, nonce.size(), nonce.begin());
    return nonce;
}

}  // namespace

Result<Bytes> wrapDatabaseKey(const crypto::SecretBytes& databaseKey, const crypto::SecretBytes& passphrase,
                              crypto::PasswordCost cost) {
    RESEAL_CHECK(databaseKey.size() == kKeySize);
    if (passphrase.empty()) return fail(ErrorCode::InvalidArgument, "an empty passphrase");
    const auto salt = crypto::randomFixed<crypto::Salt>();
    RESEAL_ASSIGN(const crypto::SecretBytes wrapping, crypto::deriveFromPassphrase(passphrase, salt, cost));

    Bytes file = toBytes(bytesOf(kMagic));
    append(file, le32(kVersion));
    append(file, le32(0));
    append(file, le64(cost.operations));
    append(file, le64(cost.memoryBytes));
    append(file, salt);
    crypto::XNonce nonce{};
    crypto::fillRandom(nonce);
    append(file, nonce);
    append(file, crypto::xchachaSeal(wrapping, nonce, Bytes(file), databaseKey));
    append(file, crypto::sha256(file));
    return file;
}

Result<crypto::PasswordCost> costOf(ByteView keyFile) {
    RESEAL_TRY(judge(keyFile));
    return crypto::PasswordCost{readLe64(keyFile.subspan(kCostAt, 8)),
                                readLe64(keyFile.subspan(kCostAt + 8, 8))};
}

Result<crypto::SecretBytes> unwrapDatabaseKey(ByteView keyFile, const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(const crypto::PasswordCost cost, costOf(keyFile));
    if (!cost.isAcceptable()) return damaged("states a cost that no vault is made with");
    const auto salt = crypto::Salt::copy(keyFile.subspan(kSaltAt, crypto::Salt::kSize));
    RESEAL_ASSIGN(const crypto::SecretBytes wrapping, crypto::deriveFromPassphrase(passphrase, salt, cost));
    auto key = crypto::xchachaOpen(wrapping, nonceOf(keyFile), keyFile.first(kWrappedAt),
                                   keyFile.subspan(kWrappedAt, kKeySize + crypto::kTagSize));
    if (!key) return fail(ErrorCode::WrongPassphrase, "the passphrase does not open the vault");
    return std::move(*key);
}

}  // namespace reseal::vault
