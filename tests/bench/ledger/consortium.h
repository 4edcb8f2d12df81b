// A consortium to measure: four clinics that validate, each in a folder of its own as `reseal-node run` takes
// it, and sixteen that have no node and only author. What these say is small, takes effect and costs one
// signature (Endpoint), so what is measured is the ledger and not the sealed fields it carries.
//
//   DIR/genesis    DIR/clinic-1 … clinic-4    DIR/authors (their seeds: nothing here is secret)
//
// The passphrase of the clinics is RESEAL_PASSPHRASE.
//
// Thread rule: values; an Author belongs to one thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/crypto/keys.h"
#include "core/ledger/genesis.h"
#include "core/node/client.h"

namespace reseal::bench {

inline constexpr std::size_t kClinics = 4, kAuthors = 16;

crypto::SecretBytes passphrase();
std::filesystem::path clinicFolder(const std::filesystem::path& dir, std::size_t number);  // from 1

void found(const std::filesystem::path& dir);

struct Consortium {
    ledger::Genesis genesis;
    std::vector<crypto::ClinicKeys> authors;
    std::vector<ledger::ClinicEntry> clinics;  // by number, from 0

    static Consortium open(const std::filesystem::path& dir);
    // A person's program at the clinic of this number (from 1).
    std::unique_ptr<node::Client> connect(std::size_t number) const;
};

// One lane of a clinic without a node; at most ledger::kMaxLanes of them in the life of a ledger.
class Author {
public:
    Author(const ChainId& chain, const crypto::ClinicKeys& keys);
    ledger::Transaction next();

private:
    ChainId chain_;
    crypto::SignKey key_;
    LaneId lane_;
    std::uint64_t seq_ = 0, counter_;
    TxId last_;
};

}  // namespace reseal::bench
