// What the host of a clinic's node sees, who has the clinic's passphrase and so every key on its disk: all
// values of all tables of its two databases, one after the other on standard output.
//
//     open_clinic FOLDER        the passphrase in RESEAL_PASSPHRASE; FOLDER a copy, for opening writes to it
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "core/base/files.h"
#include "core/vault/key_file.h"
#include "core/vault/vault.h"

using namespace reseal;
namespace fs = std::filesystem;

namespace {

// No database is newer than this schema, and it adds nothing.
Result<sql::Database> openAny(const fs::path& file, const crypto::SecretBytes& key) {
    static const std::vector<std::string_view> nothing(1000, "SELECT 1");
    return sql::Database::open(file, key, {"any", nothing, sql::Journal::Wal, {}});
}

Result<std::vector<std::string>> names(sql::Database& database, const std::string& query, int column) {
    RESEAL_ASSIGN(auto rows, database.prepare(query));
    return rows.collect<std::string>(
        [column](const sql::Statement& row) -> Result<std::string> { return row.text(column); });
}

Status dump(const fs::path& file, const crypto::SecretBytes& key) {
    RESEAL_ASSIGN(auto database, openAny(file, key));
    RESEAL_ASSIGN(const auto tables,
                  names(database, "SELECT name FROM sqlite_master WHERE type = 'table'", 0));
    for (const std::string& table : tables) {
        RESEAL_ASSIGN(const auto columns, names(database, "PRAGMA table_info(\"" + table + "\")", 1));
        RESEAL_ASSIGN(auto rows, database.prepare("SELECT * FROM \"" + table + "\""));
        std::size_t count = 0;
        for (;; ++count) {
            RESEAL_ASSIGN(const bool more, rows.step());
            if (!more) break;
            for (std::size_t i = 0; i < columns.size(); ++i)
                std::cout << textOf(rows.blob(static_cast<int>(i))) << '\n';
        }
        std::cerr << file.string() << ": " << table << ", " << count << " rows\n";
    }
    return {};
}

Status dumpClinic(const fs::path& folder, const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(const Bytes keyFile, readFile(folder / "vault" / "key", vault::kMaxKeyFileSize));
    RESEAL_ASSIGN(const auto vaultKey, vault::unwrapDatabaseKey(keyFile, passphrase));
    crypto::SecretBytes ledgerKey;
    {
        RESEAL_ASSIGN(auto opened, vault::Vault::open(folder / "vault", passphrase));
        RESEAL_ASSIGN(ledgerKey, opened.databaseKey("ledger"));
    }
    RESEAL_TRY(dump(folder / "ledger", ledgerKey));
    return dump(folder / "vault" / "database", vaultKey);
}

}  // namespace

int main(int argc, char** argv) {
    const char* passphrase = std::getenv("RESEAL_PASSPHRASE");
    if (argc != 2 || passphrase == nullptr) return 2;
    crypto::initialize();
    const Status done = dumpClinic(argv[1], crypto::SecretBytes::copyOf(bytesOf(passphrase)));
    if (!done) std::cerr << done.error().text() << '\n';
    return done ? 0 : 1;
}
