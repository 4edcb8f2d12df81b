// What a job has at hand: the person's vault and keys, the home node, the ledger as the home node shows it,
// and a way to say how far it is. One for each job, so that all reads of a job agree as well as they can.
//
// Thread rule: the job thread.
#pragma once

#include <functional>

#include "core/base/pool.h"
#include "core/crypto/keys.h"
#include "core/engine/values.h"
#include "core/ledger/proven_events.h"
#include "core/ledger/queries.h"
#include "core/node/epoch_chain.h"
#include "core/node/remote_state.h"
#include "core/node/services_releases.h"
#include "core/vault/vault.h"

namespace reseal::engine {

inline constexpr Duration kAnswerTimeout = seconds(20);

using Tell = std::function<bool(std::uint64_t done, std::uint64_t total)>;  // false: cancelled

// Hours of proxies (release_log.h) that were proven in this session, so that none is asked for twice.
struct ProvenHours {
    static constexpr std::size_t kMaxReports = 20'000;   // transactions' operations
    static constexpr std::size_t kMaxEntries = 200'000;  // of all hours
    struct Name {
        ClinicId proxy;
        node::GrantHour hour;
        friend auto operator<=>(const Name&, const Name&) = default;
    };
    std::map<std::tuple<TxId, std::uint32_t, GrantId>, std::vector<ledger::Released>> reported;
    std::map<Name, std::vector<node::Release>> shown;
    std::size_t entries = 0;
};

// The entries of a register (registers.h) as they were proven then.
struct ProvenRegister {
    Instant when;
    std::vector<ledger::RegisterEntry> entries;
};

// What a session needs to check the home node's proofs, and what it has proven by them. Shared by its jobs,
// used by one at a time.
//
// `epoch` and `proven` are kept in the vault as they grow, so that neither a restart nor a home node that has
// slept takes the program back:
//     kept = [1, trusted epoch, height]        trusted epoch: core/node/epoch_chain.h, as a byte string
struct LedgerTrust {
    std::optional<ledger::Genesis> genesis;   // its hash is the chain id; for the clinics' names
    std::optional<node::TrustedEpoch> epoch;  // the last one walked to
    ledger::Height proven = 0;                // the highest block that was proven final and current
    Bytes kept;                               // as the vault has it
    ProvenHours hours;                        // not kept
    std::map<std::string, ProvenRegister, std::less<>> registers;  // by name; not kept

    Bytes encode() const;
    // Errors: Damaged; TooNew.
    Status takeKept(ByteView bytes, const ChainId& chain);
};

class JobContext {
public:
    JobContext(vault::Vault& theVault, node::Caller& theHome, const crypto::PersonKeys& theKeys, Role theRole,
               ClinicId theClinic, Tell tell = {}, LedgerTrust* trust = nullptr)
        : vault(theVault),
          home(theHome),
          keys(theKeys),
          role(theRole),
          clinic(theClinic),
          tell_(std::move(tell)),
          trust_(trust != nullptr ? *trust : ownTrust_) {}

    vault::Vault& vault;
    node::Caller& home;
    const crypto::PersonKeys& keys;
    const Role role;
    const ClinicId clinic;  // home

    const ChainId& chain() const { return keys.chain(); }
    Instant now() { return home.now(); }
    Result<Bytes> ask(node::FrameKind kind, ByteView body, Duration timeout = kAnswerTimeout);

    // The ledger. What it says may be believed only once believed() is good.
    ledger::StateView state() const { return ledger::StateView(remote_); }
    Status believed() const { return remote_.status(); }
    void forget() { remote_.forget(); }  // read anew from here on
    // Errors: NotFound (with `what`), NotCurrent (it isn't there, but the home node has just come back and
    // does not know the latest), or why it can't be known.
    template <class T>
    Result<T> need(std::optional<T> value, std::string_view what) {
        RESEAL_TRY(believed());
        if (!value) return absent(what);
        return *std::move(value);
    }
    // Is it certain that it isn't there, and not only unknown?
    template <class T>
    static bool isAbsent(const Result<T>& needed) {
        return !needed && needed.error().code == ErrorCode::NotFound;
    }
    // Fills `lists` from the home node and believes nothing of what it says: every list is whole and of now
    // when this returns. Errors: BadProof, BadSignature, Malformed (what it gave is not the ledger's),
    // NotCurrent (it is older than what is known, or f+1 clinics have not just said the same), WrongLedger.
    Status prove(ledger::ProvenEvents& lists);
    // Proven by its hash, the chain id. Errors: WrongLedger, those of asking.
    Result<const ledger::Genesis*> genesis();
    // What a proven event is about. Errors: BadProof (the home node gave another transaction), those of
    // asking.
    Result<ledger::Operation> operationOf(const ledger::Event& event);
    // The highest block that was proven on this installation. Errors: those of the vault.
    Result<ledger::Height> provenHeight();
    // Who stands behind an account, as far as that is proven: a clinic of the genesis by its name there,
    // anybody else, a clinic that came later among them, by the first digits. Once prove() has been good.
    std::string provenName(const ClinicId& who) const;
    // The key that a validator signs with. Nothing: it is none, or nothing was proven yet.
    std::optional<SignPublic> provenKey(const ClinicId& who) const;
    ProvenHours& provenHours() { return trust_.hours; }
    std::map<std::string, ProvenRegister, std::less<>>& provenRegisters() { return trust_.registers; }
    // A sealed field by its hash. Errors: NotFound (erased, or never known), BadProof (not what was asked).
    Result<Bytes> detail(const Hash32& hash);

    Status progress(std::uint64_t done, std::uint64_t total);  // Cancelled
    const Tell& tell() const { return tell_; }
    Pool& pool() const { return sharedPool(); }

private:
    Status readTrust();
    Status keepTrust();
    Error absent(std::string_view what);
    node::RemoteState remote_{home};
    Tell tell_;
    LedgerTrust ownTrust_;  // of a context without a session
    LedgerTrust& trust_;
};

// All pages of a numbered list of the ledger's: `page` is given the number to begin with.
template <class Page>
auto allOf(JobContext& at, const Page& page) -> Result<decltype(page(0))> {
    decltype(page(0)) out;
    while (true) {
        auto more = page(out.size());
        RESEAL_TRY(at.believed());
        const bool last = more.size() < ledger::kMaxPage;
        std::ranges::move(more, std::back_inserter(out));
        if (last) return out;
    }
}

// Every grant to a pseudonym.
Result<std::vector<ledger::ListedGrant>> grantsTo(JobContext& at, const SignPublic& grantee);

// The three roles' names in their own types.
vault::Role vaultRole(Role role);
ledger::Role ledgerRole(Role role);
Role roleOf(ledger::Role role);
ledger::Purpose ledgerPurpose(Purpose purpose);  // CHECKs that it is not BreakGlass
Purpose purposeOf(ledger::Purpose purpose);
GrantState grantState(ledger::GrantStatus status);

// An error with what was being done before it, the code kept.
Error during(std::string_view what, const Error& error);
// Did the outside world fail, so that the same may succeed later?
bool isTransient(ErrorCode code);

}  // namespace reseal::engine
