// A person's or a clinic's secrets on disk, under a passphrase.
//
// A vault is a folder:
//   key           the key file (key_file.h)
//   database      SQLCipher under the key that the key file wraps
//   lock          held while the vault is open, so that a second process is told Locked
// It appears under its name only when it is complete. The database is one file while nothing is being
// written, so a copy of a closed vault's folder is a backup.
//
// What can be derived from the master seed is not in here; what can't be and must outlive the machine
// is in the Locker (locker.h); what belongs to this installation alone (lanes, TLS identity, database
// keys) is in no backup of the locker.
//
// Errors everywhere: those of core/sql/database.h.
//
// Thread rule: one thread at a time. Opening computes Argon2id: never on a thread that paints.
#pragma once

#include <vector>

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/crypto/password.h"
#include "core/crypto/tls_identity.h"
#include "core/sql/database.h"
#include "core/vault/committee_secrets.h"
#include "core/vault/equality_records.h"
#include "core/vault/lanes.h"
#include "core/vault/locker.h"

namespace reseal::vault {

enum class Kind : std::uint8_t { Person = 1, Clinic = 2 };
enum class Role : std::uint8_t { Patient = 0, Doctor = 1, Researcher = 2, Staff = 3 };  // as on the ledger
std::string_view name(Role role);  // "patient", …: the role in key derivations

// Who the vault belongs to and where it is at home.
struct Profile {
    std::string name;         // as it is shown; at most 256 bytes
    std::vector<Role> roles;  // of a person: at least one, ascending; of a clinic: none
    std::string clinicName;   // the home clinic (a clinic: its own name); may be empty before there is one
    ClinicId clinic;          // all zeros before there is one
    ChainId chain;            // all zeros before there is one
    friend bool operator==(const Profile&, const Profile&) = default;
};

struct Founding {
    Kind kind = Kind::Person;
    crypto::SecretBytes masterSeed;  // 32 bytes: random, or put together again from recovery shares
    Profile profile;
};

class Vault {
public:
    // Errors also: AlreadyExists; InvalidArgument (empty passphrase, weak cost, seed not 32 bytes, a
    // profile that makes no sense). Whatever fails, nothing is left under `folder`.
    static Result<Vault> create(const std::filesystem::path& folder, const crypto::SecretBytes& passphrase,
                                Founding founding,
                                crypto::PasswordCost cost = crypto::PasswordCost::moderate());

    // Errors also: NotFound, WrongPassphrase, Damaged, TooNew, Locked (in use); each with nothing changed.
    static Result<Vault> open(const std::filesystem::path& folder, const crypto::SecretBytes& passphrase);

    // Does it open the vault, which may be open meanwhile? Nothing is locked and nothing is changed.
    // Errors also: NotFound, WrongPassphrase, Damaged, TooNew.
    static Status check(const std::filesystem::path& folder, const crypto::SecretBytes& passphrase);

    Vault(Vault&&) noexcept = default;
    Vault& operator=(Vault&&) noexcept = default;

    // One durable replacement of the key file: after a crash the old or the new passphrase works.
    // Errors also: WrongPassphrase (`old`), InvalidArgument (`fresh` empty, weak cost).
    Status changePassphrase(const crypto::SecretBytes& old, const crypto::SecretBytes& fresh,
                            crypto::PasswordCost cost = crypto::PasswordCost::moderate());

    // Reads every page and checks it. Errors: Damaged.
    Status verify() { return database_->verify(); }

    Kind kind() const { return kind_; }
    Result<crypto::SecretBytes> masterSeed();

    Result<Profile> profile();
    Status setProfile(const Profile& profile);  // InvalidArgument

    // The number of the next pseudonym on `chain`, used up before it is returned: no crash makes a
    // number come twice. `raise` is for what the ledger shows to be used already (after a restore).
    Result<std::uint64_t> takePseudonym(const ChainId& chain);
    Status raisePseudonyms(const ChainId& chain, std::uint64_t firstUnused);

    // This installation's TLS identity, made at the first call.
    Result<crypto::TlsIdentity> tlsIdentity();

    // A random 32-byte key that belongs to `name` (such as "ledger"), made at the first call and the
    // same ever after: the key of another database of this installation.
    Result<crypto::SecretBytes> databaseKey(std::string_view name);

    // The credential that the enrolling clinic signed (canonical CBOR, judged by core/records), kept in
    // the locker. NotFound if there is none.
    Result<Bytes> credential(const ChainId& chain);
    Status setCredential(const ChainId& chain, ByteView credential);

    // What this installation has proven of its ledger (core/engine/context.h says what, and judges it);
    // empty: nothing yet. In no backup of the locker: each device proves for itself, and a merge could take
    // it back.
    Result<Bytes> ledgerTrust();
    Status keepLedgerTrust(ByteView trust);

    // A patient's care card (canonical CBOR, core/records), kept in the locker under the patient's
    // pseudonym.
    Status keepCareCard(const SignPublic& patient, ByteView card);
    Status forgetCareCard(const SignPublic& patient);
    Result<std::vector<LockerEntry>> careCards();  // key: the pseudonym's 32 bytes

    // Settings, in the locker; `name` is ASCII. Absent: empty.
    Result<std::string> setting(std::string_view name);
    Status setSetting(std::string_view name, std::string_view value);

    Locker locker() { return Locker(*database_); }
    Lanes lanes() { return Lanes(*database_); }
    CommitteeSecrets committees() { return CommitteeSecrets(*database_); }
    EqualityRecords equality() { return EqualityRecords(*database_); }

    const std::filesystem::path& folder() const { return folder_; }

private:
    Vault(std::filesystem::path folder, File lock, std::unique_ptr<sql::Database> database, Kind kind)
        : folder_(std::move(folder)), lock_(std::move(lock)), database_(std::move(database)), kind_(kind) {}
    static Result<Vault> openLocked(const std::filesystem::path& folder, File lock,
                                    const crypto::SecretBytes& databaseKey);
    Status noticeRestore();
    Status write(std::string_view field, ByteView value);

    std::filesystem::path folder_;
    File lock_;
    std::unique_ptr<sql::Database> database_;
    Kind kind_;
};

}  // namespace reseal::vault
