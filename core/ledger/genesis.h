// How a ledger begins: its parameters and its clinics. Its hash is the chain id.
//
//   genesis    = [1, parameters, [entry, …]]        entries in ascending order of clinic id; canonical CBOR
//   parameters = [name, start_ms, delta_ms, clinic admission, reader life_ms, patient life_ms,
//                 doctor requests a day, researcher requests a day, keygen phase_ms, reader tickets a day,
//                 own tickets a day, emergency access_ms]
//   entry      = a clinic's, clinic_entry.h
//   chain id   = SHA-256 of the canonical bytes
//
// Thread rule: values.
#pragma once

#include "core/ledger/clinic_entry.h"
#include "core/ledger/tx.h"

namespace reseal::ledger {

inline constexpr std::uint32_t kMaxRequestsADay = 100'000;  // that a vote can allow
inline constexpr std::uint32_t kMaxTicketsADay = 4096;
inline constexpr Duration kMaxNetworkDelay = seconds(30);  // with more, consensus refuses an epoch
inline constexpr Duration kMaxEmergencyAccess = days(7);
inline constexpr std::size_t kMaxGenesisBytes = 256 << 10;
inline constexpr std::uint64_t kEpoch = 1;  // the first

struct ChainParameters {
    Text<1, 100> name;
    Instant start;                   // time of the genesis block
    Duration delta = seconds(1);     // consensus: the assumed network delay, at most kMaxNetworkDelay
    bool clinicAdmission = true;     // may a clinic admit a pseudonym by its signature alone?
    Duration readerLife = days(90);  // of a doctor's, researcher's or staff pseudonym until renewed
    Duration patientLife{};  // 0: until it is retired, for who is ill renews nothing; else a day or more
    std::uint32_t doctorRequests = 8;  // a day and pseudonym
    std::uint32_t researcherRequests = 64;
    Duration keygenPhase = seconds(3600);  // of a committee's run: how long it waits for those who are away
    // How many pseudonyms one member can register or renew a day without being named: a doctor or researcher,
    // who needs one for each patient; a patient or staff.
    std::uint32_t readerTickets = 64;
    std::uint32_t ownTickets = 2;
    Duration emergencyAccess =
        days(1);  // how long a doctor reads in an emergency; at most kMaxEmergencyAccess
    static void fields(auto& self, auto&& each) {
        each(self.name, self.start, self.delta, self.clinicAdmission, self.readerLife, self.patientLife,
             self.doctorRequests, self.researcherRequests, self.keygenPhase, self.readerTickets,
             self.ownTickets, self.emergencyAccess);
    }
    friend bool operator==(const ChainParameters&, const ChainParameters&) = default;
};
bool inRange(const ChainParameters& parameters);
std::uint32_t ticketsFor(const ChainParameters& parameters, Role role);  // a day
// As changed() takes it: milliseconds, 0 or 1, or how many.
std::uint64_t valueOf(const ChainParameters& parameters, Parameter which);
// With one of them changed by vote. Nothing: out of its range.
std::optional<ChainParameters> changed(ChainParameters parameters, Parameter which, std::uint64_t value);

class Genesis {
public:
    // Puts the entries in order. Errors: InvalidArgument (none validates, a clinic or key twice, a
    // parameter out of range), BadSignature, BadProof, InvalidPoint.
    static Result<Genesis> make(ChainParameters parameters, std::vector<ClinicEntry> entries,
                                const SignatureCheck& check = ed25519());
    // Errors: those, Malformed, TooLarge.
    static Result<Genesis> decode(ByteView cbor, const SignatureCheck& check = ed25519());

    const Bytes& encode() const { return encoded_; }
    const ChainId& chainId() const { return chainId_; }
    Hash32 hash() const { return Hash32::copy(chainId_.view()); }  // of block 0
    const ChainParameters& parameters() const { return parameters_; }
    const std::vector<ClinicEntry>& entries() const { return entries_; }
    const ClinicEntry* find(const ClinicId& id) const;
    // A node starts only on a genesis that holds exactly what it signed itself.
    // Errors: NotFound, Conflict (an entry of mine that differs).
    Status checkHolds(const ClinicEntry& mine) const;

private:
    Genesis() = default;
    ChainParameters parameters_;
    std::vector<ClinicEntry> entries_;
    Bytes encoded_;
    ChainId chainId_;
};

// What people read to each other to know that they mean the same 32 bytes (a chain id, an identity): the
// first 100 bits as five groups of four characters (Crockford's base 32), "7Q2M-…".
std::string comparisonPhrase(ByteView id);

}  // namespace reseal::ledger
