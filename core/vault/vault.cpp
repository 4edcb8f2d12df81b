#include "core/vault/vault.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "core/base/cbor.h"
#include "core/base/log.h"
#include "core/base/moment.h"
#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/vault/key_file.h"
#include "core/vault/schema.h"

namespace reseal::vault {
namespace fs = std::filesystem;
namespace {

constexpr const char* kKeyName = "key";
constexpr const char* kDatabaseName = "database";
constexpr const char* kLockName = "lock";

// Names in the table `field`.
constexpr std::string_view kKindField = "kind", kSeedField = "seed", kProfileField = "profile";
constexpr std::string_view kTlsKeyField = "tls-key", kTlsCertificateField = "tls-certificate",
                           kTlsPinField = "tls-pin";
constexpr std::string_view kPlaceField = "place", kTrustField = "ledger-trust";

// Spaces in the locker.
constexpr std::string_view kCredentialSpace = "credential", kCardSpace = "care-card",
                           kSettingSpace = "setting";

constexpr std::size_t kMaxName = 256;
constexpr std::uint64_t kProfileVersion = 1;

Bytes encode(const Profile& profile) {
    cbor::Writer out;
    out.array(6).uint(kProfileVersion).text(profile.name).array(profile.roles.size());
    for (const Role role : profile.roles) out.uint(static_cast<std::uint64_t>(role));
    out.text(profile.clinicName).bytes(profile.clinic).bytes(profile.chain);
    return std::move(out).out();
}

Result<Profile> decodeProfile(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(6);
    if (in.uint() != kProfileVersion) in.refuse("another version");
    Profile out;
    out.name = in.text(kMaxName);
    const std::size_t roles = in.arrayUpTo(4);
    for (std::size_t i = 0; i < roles && in.ok(); ++i) {
        out.roles.push_back(static_cast<Role>(in.uint(3)));
    }
    out.clinicName = in.text(kMaxName);
    out.clinic = in.fixed<ClinicId>();
    out.chain = in.fixed<ChainId>();
    if (const Status read = in.finish(); !read)
        return fail(ErrorCode::Damaged, "profile: " + read.error().detail);
    return out;
}

Status judge(const Profile& profile, Kind kind) {
    const bool ascending =
        std::ranges::adjacent_find(profile.roles, std::greater_equal<>()) == profile.roles.end();
    if (profile.name.size() > kMaxName || profile.clinicName.size() > kMaxName ||
        !cbor::isUtf8(profile.name) || !cbor::isUtf8(profile.clinicName))
        return fail(ErrorCode::InvalidArgument, "a name that is too long or not UTF-8");
    if (!ascending || profile.roles.empty() != (kind == Kind::Clinic))
        return fail(ErrorCode::InvalidArgument, "roles that make no sense");
    return {};
}

Result<std::optional<crypto::SecretBytes>> readField(sql::Database& database, std::string_view name) {
    RESEAL_ASSIGN(auto row, database.prepare("SELECT value FROM field WHERE name = ?"));
    row.bind(name);
    RESEAL_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<crypto::SecretBytes>{};
    RESEAL_ASSIGN(const ByteView value, row.checkedBlob(0));
    return std::optional(crypto::SecretBytes::copyOf(value));
}

Result<crypto::SecretBytes> requireField(sql::Database& database, std::string_view name) {
    RESEAL_ASSIGN(auto value, readField(database, name));
    if (!value) return fail(ErrorCode::Damaged, "the vault lacks its " + std::string(name));
    return *std::move(value);
}

Status writeField(sql::Database& database, std::string_view name, ByteView value) {
    return database.run("INSERT OR REPLACE INTO field(name, value) VALUES(?, ?)", name, sql::checked(value));
}

// Where the database lies: this machine, and this file rather than a copy of it (number and time of
// birth, which no copy shares).
Result<Hash32> placeOf(const fs::path& database) {
    struct statx facts {};
    if (::statx(AT_FDCWD, database.c_str(), 0, STATX_INO | STATX_BTIME, &facts) != 0)
        return ioError("cannot read", database, errno);
    crypto::Sha256 hash;
    hash.add(le64(facts.stx_ino));
    const bool born = (facts.stx_mask & STATX_BTIME) != 0;
    hash.add(le64(born ? static_cast<std::uint64_t>(facts.stx_btime.tv_sec) : 0));
    hash.add(le64(born ? facts.stx_btime.tv_nsec : 0));
    if (const auto machine = readFile("/etc/machine-id", 256)) hash.add(*machine);
    return hash.finish();
}

Status fill(sql::Database& database, const Founding& founding) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(database, "vault-founding"));
    const auto kind = static_cast<std::uint8_t>(founding.kind);
    RESEAL_TRY(writeField(database, kKindField, ByteView(&kind, 1)));
    RESEAL_TRY(writeField(database, kSeedField, founding.masterSeed));
    RESEAL_TRY(writeField(database, kProfileField, encode(founding.profile)));
    return transaction.commit();
}

Status isNew(const fs::path& folder) {
    std::error_code none;
    if (fs::exists(fs::symlink_status(folder, none)))
        return fail(ErrorCode::AlreadyExists, folder.string() + " is there already");
    return {};
}

// Removes the files of `folder` that `chosen` picks by name.
Status removeFiles(const fs::path& folder, bool (*chosen)(std::string_view name)) {
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
        if (chosen(entries->path().filename().native())) RESEAL_TRY(removeFileDurably(entries->path()));
    if (failed) return ioError("cannot read", folder, failed.value());
    return {};
}

// Makes the folder under its working name and takes its lock; what an interrupted creation left is cleared.
Result<File> prepare(const fs::path& building) {
    std::error_code failed;
    fs::create_directories(building, failed);
    if (!failed) fs::permissions(building, fs::perms::owner_all, failed);
    if (failed) return ioError("cannot create", building, failed.value());
    RESEAL_ASSIGN(File lock, File::openToAppend(building / kLockName));
    RESEAL_TRY(lock.lockExclusively());
    RESEAL_TRY(removeFiles(building, [](std::string_view name) { return name != kLockName; }));
    return lock;
}

// A key file half written when the program ended.
Status clearLeftovers(const fs::path& folder) {
    return removeFiles(
        folder, [](std::string_view name) { return name.starts_with("key.") && name.ends_with(".part"); });
}

Status isVault(const fs::path& folder) {
    std::error_code none;
    const bool hasKey = fs::exists(folder / kKeyName, none),
               hasDatabase = fs::exists(folder / kDatabaseName, none);
    if (!hasKey && !hasDatabase) return fail(ErrorCode::NotFound, folder.string() + " holds no vault");
    if (!hasKey || !hasDatabase)
        return fail(ErrorCode::Damaged,
                    folder.string() + " lacks its " + (hasKey ? kDatabaseName : kKeyName));
    return {};
}

Result<crypto::SecretBytes> databaseKeyOf(const fs::path& folder, const crypto::SecretBytes& passphrase) {
    const auto keyFile = readFile(folder / kKeyName, kMaxKeyFileSize);
    if (!keyFile && keyFile.error().code == ErrorCode::TooLarge)
        return fail(ErrorCode::Damaged, keyFile.error().detail);
    if (!keyFile) return keyFile.error();
    return unwrapDatabaseKey(*keyFile, passphrase);
}

}  // namespace

std::string_view name(Role role) {
    switch (role) {
        case Role::Patient:
            return "patient";
        case Role::Doctor:
            return "doctor";
        case Role::Researcher:
            return "researcher";
        case Role::Staff:
            return "staff";
    }
    checkFailed("a role", __FILE__, __LINE__);
}

Result<Vault> Vault::create(const fs::path& folder, const crypto::SecretBytes& passphrase, Founding founding,
                            crypto::PasswordCost cost) {
    RESEAL_TRY(judge(founding.profile, founding.kind));
    if (founding.masterSeed.size() != 32)
        return fail(ErrorCode::InvalidArgument, "a master seed has 32 bytes");
    RESEAL_TRY(isNew(folder));
    const auto databaseKey = crypto::SecretBytes::random(32);
    RESEAL_ASSIGN(const Bytes keyFile, wrapDatabaseKey(databaseKey, passphrase, cost));

    fs::path building = folder;
    building += ".new";
    std::optional<File> lock;
    const auto build = [&]() -> Status {
        RESEAL_ASSIGN(lock, prepare(building));
        RESEAL_TRY(writeFileDurably(building / kKeyName, keyFile));
        RESEAL_TRY(sql::Database::create(building / kDatabaseName, databaseKey, kSchema,
                                         [&](sql::Database& database) { return fill(database, founding); }));
        RESEAL_TRY(isNew(folder));
        std::error_code failed;
        fs::rename(building, folder, failed);
        if (failed) return ioError("cannot rename", building, failed.value());
        moment("renamed", folder.filename().string());
        return syncDirectory(folder.parent_path());
    };
    if (Status built = build(); !built) {
        std::error_code none;
        if (lock) fs::remove_all(building, none);  // ours, as nobody else can hold its lock
        return built.error();
    }
    return openLocked(folder, *std::move(lock), databaseKey);
}

Result<Vault> Vault::open(const fs::path& folder, const crypto::SecretBytes& passphrase) {
    RESEAL_TRY(isVault(folder));
    RESEAL_ASSIGN(File lock, File::openToAppend(folder / kLockName));
    RESEAL_TRY(lock.lockExclusively());
    RESEAL_ASSIGN(const crypto::SecretBytes databaseKey, databaseKeyOf(folder, passphrase));
    RESEAL_ASSIGN(Vault vault, openLocked(folder, std::move(lock), databaseKey));
    RESEAL_TRY(clearLeftovers(folder));
    return vault;
}

Result<Vault> Vault::openLocked(const fs::path& folder, File lock, const crypto::SecretBytes& databaseKey) {
    auto opened = sql::Database::open(folder / kDatabaseName, databaseKey, kSchema);
    // The key file vouches for the key, so it is the database that is not as it was.
    if (!opened && opened.error().code == ErrorCode::CannotOpen)
        return fail(ErrorCode::Damaged, opened.error().detail);
    if (!opened) return opened.error();
    auto database = std::make_unique<sql::Database>(*std::move(opened));
    RESEAL_ASSIGN(const crypto::SecretBytes kind, requireField(*database, kKindField));
    if (kind.size() != 1 || (kind.data()[0] != 1 && kind.data()[0] != 2))
        return fail(ErrorCode::Damaged, "a vault of no kind");
    Vault vault(folder, std::move(lock), std::move(database), static_cast<Kind>(kind.data()[0]));
    RESEAL_TRY(vault.noticeRestore());
    return vault;
}

// Files that were copied to where they are now may be a restored backup, whose lanes have been written
// on since: they are left for new ones. A moved disk or a restored virtual machine is not noticed here;
// Lanes::reconcile is for those.
Status Vault::noticeRestore() {
    RESEAL_ASSIGN(const Hash32 here, placeOf(folder_ / kDatabaseName));
    RESEAL_ASSIGN(const auto before, readField(*database_, kPlaceField));
    if (before && equal(*before, here)) return {};
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "vault-place"));
    if (before) {
        log(LogLevel::Info, "vault", "the vault was copied here: new lanes");
        RESEAL_TRY(lanes().renewAll());
    }
    RESEAL_TRY(writeField(*database_, kPlaceField, here));
    return transaction.commit();
}

Status Vault::check(const fs::path& folder, const crypto::SecretBytes& passphrase) {
    RESEAL_TRY(isVault(folder));
    RESEAL_TRY(databaseKeyOf(folder, passphrase));
    return {};
}

Status Vault::changePassphrase(const crypto::SecretBytes& old, const crypto::SecretBytes& fresh,
                               crypto::PasswordCost cost) {
    RESEAL_ASSIGN(const Bytes keyFile, readFile(folder_ / kKeyName, kMaxKeyFileSize));
    RESEAL_ASSIGN(const crypto::SecretBytes databaseKey, unwrapDatabaseKey(keyFile, old));
    RESEAL_ASSIGN(const Bytes changed, wrapDatabaseKey(databaseKey, fresh, cost));
    return writeFileDurably(folder_ / kKeyName, changed);
}

Result<crypto::SecretBytes> Vault::masterSeed() {
    return requireField(*database_, kSeedField);
}

Result<Profile> Vault::profile() {
    RESEAL_ASSIGN(const crypto::SecretBytes bytes, requireField(*database_, kProfileField));
    return decodeProfile(bytes);
}

Status Vault::write(std::string_view field, ByteView value) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, field));
    RESEAL_TRY(writeField(*database_, field, value));
    return transaction.commit();
}

Status Vault::setProfile(const Profile& profile) {
    RESEAL_TRY(judge(profile, kind_));
    return write(kProfileField, encode(profile));
}

Result<std::uint64_t> Vault::takePseudonym(const ChainId& chain) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "pseudonym"));
    RESEAL_ASSIGN(const std::int64_t k,
                  database_->integer("SELECT max(next) FROM pseudonym_counter WHERE chain = ?", chain));
    RESEAL_TRY(
        database_->run("INSERT OR REPLACE INTO pseudonym_counter(chain, next) VALUES(?, ?)", chain, k + 1));
    RESEAL_TRY(transaction.commit());
    return static_cast<std::uint64_t>(k);
}

Status Vault::raisePseudonyms(const ChainId& chain, std::uint64_t firstUnused) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "pseudonym"));
    RESEAL_TRY(
        database_->run("INSERT OR REPLACE INTO pseudonym_counter(chain, next) VALUES(?, max(?, ifnull("
                       "(SELECT next FROM pseudonym_counter WHERE chain = ?), 0)))",
                       chain, firstUnused, chain));
    return transaction.commit();
}

Result<crypto::TlsIdentity> Vault::tlsIdentity() {
    RESEAL_ASSIGN(auto key, readField(*database_, kTlsKeyField));
    if (!key) {
        RESEAL_ASSIGN(crypto::TlsIdentity made, crypto::makeTlsIdentity());
        RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "tls-identity"));
        RESEAL_TRY(writeField(*database_, kTlsKeyField, made.keyPem));
        RESEAL_TRY(writeField(*database_, kTlsCertificateField, bytesOf(made.certificatePem)));
        RESEAL_TRY(writeField(*database_, kTlsPinField, made.pin));
        RESEAL_TRY(transaction.commit());
        return made;
    }
    RESEAL_ASSIGN(const crypto::SecretBytes certificate, requireField(*database_, kTlsCertificateField));
    RESEAL_ASSIGN(const crypto::SecretBytes storedPin, requireField(*database_, kTlsPinField));
    RESEAL_ASSIGN(const TlsPin pin, TlsPin::from(storedPin));
    return crypto::TlsIdentity{*std::move(key), std::string(textOf(certificate)), pin};
}

Result<crypto::SecretBytes> Vault::databaseKey(std::string_view name) {
    if (name.empty() || name.size() > 64) return fail(ErrorCode::InvalidArgument, "not a name of a database");
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "database-key"));
    {
        RESEAL_ASSIGN(auto row, database_->prepare("SELECT value FROM database_key WHERE name = ?"));
        row.bind(name);
        RESEAL_ASSIGN(const bool found, row.step());
        if (found) {
            RESEAL_ASSIGN(const ByteView stored, row.checkedBlob(0));
            return crypto::SecretBytes::copyOf(stored);
        }
    }
    auto key = crypto::SecretBytes::random(32);
    RESEAL_TRY(database_->run("INSERT INTO database_key(name, value) VALUES(?, ?)", name, sql::checked(key)));
    RESEAL_TRY(transaction.commit());
    return key;
}

Result<Bytes> Vault::credential(const ChainId& chain) {
    RESEAL_ASSIGN(auto value, locker().get(kCredentialSpace, chain));
    if (!value) return fail(ErrorCode::NotFound, "no credential for this ledger");
    return *std::move(value);
}

Status Vault::setCredential(const ChainId& chain, ByteView credential) {
    return locker().put(kCredentialSpace, chain, credential);
}

Result<Bytes> Vault::ledgerTrust() {
    RESEAL_ASSIGN(const auto kept, readField(*database_, kTrustField));
    return kept ? toBytes(*kept) : Bytes();
}

Status Vault::keepLedgerTrust(ByteView trust) {
    return write(kTrustField, trust);
}

Status Vault::keepCareCard(const SignPublic& patient, ByteView card) {
    return locker().put(kCardSpace, patient, card);
}
Status Vault::forgetCareCard(const SignPublic& patient) {
    return locker().remove(kCardSpace, patient);
}
Result<std::vector<LockerEntry>> Vault::careCards() {
    return locker().list(kCardSpace);
}

Result<std::string> Vault::setting(std::string_view name) {
    RESEAL_ASSIGN(const auto value, locker().get(kSettingSpace, bytesOf(name)));
    return value ? std::string(textOf(*value)) : std::string();
}

Status Vault::setSetting(std::string_view name, std::string_view value) {
    return locker().put(kSettingSpace, bytesOf(name), bytesOf(value));
}

}  // namespace reseal::vault
