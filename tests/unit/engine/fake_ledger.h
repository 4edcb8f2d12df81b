// A consortium in memory: what a person's program meets behind its home node, with the ledger's real
// contract, real keys and real shares, and with the ways in which such a world can fail.
//
// A block is made at once for what was submitted (unless `ordering` is off), so that nothing here waits.
// Clinics are proxies and file servers; each can be told to lie, or to be away.
//
// Thread rule: one thread at a time.
#pragma once

#include <QtGlobal>
#include <map>
#include <set>

#include "core/crypto/random.h"
#include "core/ledger/contract.h"
#include "core/ledger/genesis.h"
#include "core/ledger/queries.h"
#include "core/node/client.h"
#include "core/node/evidence.h"
#include "core/node/services.h"
#include "core/node/services_events.h"
#include "core/node/services_register.h"
#include "core/node/services_releases.h"
#include "core/records/credential.h"
#include "core/records/invitation.h"
#include "core/records/team_reader.h"
#include "core/sealing/sealed_file.h"
#include "core/sharing/reencapsulate.h"

namespace reseal::test {

template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}
inline void must(Status status) {
    if (!status) qFatal("%s", status.error().text().c_str());
}

class FakeLedger {
public:
    struct Clinic {
        crypto::ClinicKeys keys;
        crypto::SignKey sign;
        crypto::BoxKey box;
        ClinicId id;
        LaneId lane;
        std::uint64_t seq = 0;
        TxId prev{};
        bool away = false;    // can't be reached from the home node
        bool silent = false;  // it has not said yet how far it is
        bool lies = false;    // gives wrong shares
        bool stale = false;   // can't tell whether its view is current
        bool enrols = true;   // or certifies whom it lets in, and says nothing of it on the ledger
        // What it shows of its releases: nothing, one less, one altered, one invented, nothing and signed by
        // another; or it says what a job says that was cancelled.
        enum class Shows {
            All,
            Nothing,
            OneLess,
            OneAltered,
            OneMore,
            UnderAnothersName,
            Cancelled
        } shows = Shows::All;
        std::map<node::GrantHour, std::vector<node::Release>> releases{};
        std::set<std::string> team{};  // by name
        // What a clinic that lies does to what it signs for its team.
        std::function<void(records::TeamReader&)> spoilReader{};
        std::function<void(node::ReencapsulationRequest&)> spoilQuestion{};
    };
    struct Invited {
        ClinicId clinic;
        records::Role role;
        std::optional<Hash32> identity;
        crypto::KeyProof proof;
        std::optional<Bytes> credential;
    };

    // The first `validators` of them order; so no epoch ends when another one comes or goes.
    explicit FakeLedger(std::size_t clinicCount, std::size_t validators = SIZE_MAX) {
        crypto::initialize();
        std::vector<ledger::ClinicEntry> entries;
        for (std::size_t i = 0; i < clinicCount; ++i) {
            crypto::ClinicKeys keys(crypto::SecretBytes::random(32));
            ledger::ClinicDescription description;
            description.tlsPin = crypto::randomFixed<TlsPin>();
            description.addresses = {"localhost:" + std::to_string(7001 + i)};
            description.name = "Clinic " + std::to_string(i + 1);
            const auto orders = static_cast<std::uint32_t>(ledger::ClinicRole::Validator);
            description.roles = {i < validators ? ledger::kAllClinicRoles
                                                : ledger::kAllClinicRoles & ~orders};
            entries.push_back(must(ledger::makeClinicEntry(keys, description)));
            clinics.push_back(
                {keys.clone(), keys.sign(0), keys.box(0), entries.back().id, crypto::randomFixed<LaneId>()});
        }
        ledger::ChainParameters parameters;
        parameters.name = "Test";
        parameters.start = now;
        genesis.emplace(must(ledger::Genesis::make(parameters, entries)));
        table.apply(ledger::genesisDelta(*genesis));
    }

    const ChainId& chain() const { return genesis->chainId(); }
    ledger::StateView state() const { return ledger::StateView(table); }
    Clinic& clinic(const ClinicId& id) {
        for (Clinic& one : clinics)
            if (one.id == id) return one;
        qFatal("no such clinic");
    }

    // ---- staff ----

    records::Invitation invite(std::size_t at, records::Role role) {
        records::Invitation out;
        out.chain = chain();
        out.clinic = clinics[at].id;
        const ledger::ClinicEntry* entry = genesis->find(out.clinic);
        out.endpoints = {entry->addresses.front()};
        out.tlsPin = entry->tlsPin;
        out.token = crypto::randomFixed<records::InvitationToken>();
        out.role = role;
        out.expires = now + days(7);
        invited.emplace(out.token, Invited{out.clinic, role, {}, {}, {}});
        return out;
    }
    // As the clinic's desk for persons has it (core/node/people_desk.h).
    bool hasToEnrol(const ClinicId& by, const Hash32& identity) const {
        const auto member = state().member(ledger::IdentityKey::copy(identity));
        if (!member || member->clinic == by) return !member;
        return state().clinic(member->clinic)->isLeaving() || member->role != ledger::Role::Patient;
    }
    bool isServedAt(const ClinicId& by, const Hash32& identity) const {
        const auto member = state().member(ledger::IdentityKey::copy(identity));
        const auto isGuest = [&](const auto& one) {
            return one.second.clinic == by && one.second.identity == identity && one.second.credential;
        };
        return member && (member->clinic == by ||
                          (member->role == ledger::Role::Patient && std::ranges::any_of(invited, isGuest)));
    }
    // Confirms whoever claimed the invitation. The archive's card secret is part of the handover.
    records::CredentialHandover enrol(const records::InvitationToken& token, const std::string& name) {
        Invited& who = invited.at(token);
        Clinic& at = clinic(who.clinic);
        const crypto::Point Y = must(crypto::Point::decode(*who.identity));
        const auto credential = must(
            records::issueCredential(at.sign, chain(), at.id, Y, who.role, name, "Dr", now + days(3650)));
        who.credential = credential.encode();
        const ledger::Role role =
            who.role == records::Role::Doctor ? ledger::Role::Doctor : ledger::Role::Patient;
        if (at.enrols && hasToEnrol(at.id, *who.identity))
            say(at, {ledger::Enrol{ledger::IdentityKey::copy(*who.identity), role, who.proof}});
        const auto archive = must(at.keys.archive(ChainId{}));
        return {credential, crypto::cardSecret(at.keys.drawer(ChainId{}), archive.point)};
    }

    // Proposed by the first, and voted for by as many as it takes.
    void pass(const ledger::Change& change) {
        say(clinics[0], {ledger::Propose{change, std::string("why")}});
        const auto proposal = ledger::proposals(state()).back().id;
        for (std::size_t i = 1; i < clinics.size(); ++i)
            if (state().proposal(proposal)->status == ledger::ProposalStatus::Open)
                say(clinics[i], {ledger::Vote{proposal, true}});
    }

    // ---- the chain ----

    void say(Clinic& author, std::vector<ledger::Operation> operations) {
        ledger::TransactionBody body;
        body.chain = chain();
        body.author = ledger::account(author.id);
        body.lane = author.lane;
        body.seq = author.seq++;
        body.prev = author.prev;
        body.operations = ledger::List<ledger::Operation, 1, ledger::kMaxOperations>(std::move(operations));
        const auto tx = must(ledger::Transaction::make(std::move(body), {}, author.sign));
        author.prev = tx.id();
        pending.push_back(tx);
        order();
    }

    Result<TxId> submit(const ledger::Transaction& tx) {
        const auto isPending = [&] {
            return std::ranges::any_of(pending, [&](const auto& known) { return known.id() == tx.id(); });
        };
        if (state().ordered(tx.id()) || isPending()) return tx.id();
        const auto outcome = ledger::checkTransaction(table, tx, blockTime());
        const bool statements = std::ranges::all_of(tx.body().operations, ledger::isStatement);
        if (outcome.verdict == ledger::Verdict::Impossible) return outcome.status().error();
        if (outcome.verdict == ledger::Verdict::Void && !statements) return outcome.status().error();
        pending.push_back(tx);
        ++submitted;
        order();
        return tx.id();
    }

    // That the last block is the last, as a home node shows it.
    node::TipProof tipProof() const {
        const auto config = node::consensusConfig(chain(), *state().epoch(ledger::kEpoch), std::nullopt);
        const consensus::BlockId block{last.height, last.hash()};
        consensus::Certificate certificate{consensus::VoteKind::Finalize, last.view, block, {}};
        const auto message = consensus::statement(config, certificate.kind, last.view, block);
        node::TipProof out{last.encode(), {}, {}};
        for (consensus::ValidatorIndex signer = 0; signer < config.size(); ++signer)
            for (const Clinic& one : clinics) {
                if (one.sign.publicKey() != config.validators[signer]) continue;
                if (signer < config.quorum())
                    certificate.signatures.push_back({signer, one.sign.sign(message)});
                if (signer <= config.faulty())
                    out.words.push_back(node::TipWord::make(one.sign, chain(), signer, block, now));
            }
        out.certificate = consensus::encode(certificate);
        return out;
    }

    Instant blockTime() const { return std::max(now, state().tip().time + milliseconds(1)); }

    // Makes a block of what is pending.
    void order() {
        if (!ordering || pending.empty()) return;
        ledger::Executor executor(table, blockTime());
        std::vector<ledger::Transaction> taken, left;
        for (const ledger::Transaction& tx : pending) {
            const auto verdict = executor.add(tx).verdict;
            if (verdict == ledger::Verdict::Early) left.push_back(tx);
            if (verdict == ledger::Verdict::Effective || verdict == ledger::Verdict::Void)
                taken.push_back(tx);
        }
        pending = left;
        if (taken.empty()) return;
        const auto header = executor.header(1, clinics.front().id);
        const auto applied = must(std::move(executor).finish(header));
        table.apply(applied.delta);
        last = header;
        std::vector<RecordId> registered;
        for (const ledger::Transaction& tx : taken) {
            ordered.emplace(tx.id(), tx);
            std::size_t next = 0;
            for (const ledger::Operation& operation : tx.body().operations) {
                for (const ledger::DetailSlot& slot : ledger::detailSlots(operation))
                    details[slot.hash] = *tx.details()[next++];
                if (const auto* record = std::get_if<ledger::Record>(&operation))
                    registered.push_back(record->record);
                if (const auto* erased = std::get_if<ledger::Erase>(&operation)) forget(erased->record);
            }
        }
        for (const RecordId& id : registered)
            if (const auto entry = state().record(id))
                for (const ClinicId& server : entry->fileServers)
                    say(clinic(server), {ledger::Receipts{{ledger::Receipt(ledger::BlobStored{id})}}});
        if (afterOrder) afterOrder();
    }

    // File servers delete, and so do those who keep the sealed fields.
    void forget(const RecordId& id) {
        const auto entry = state().record(id);
        if (!entry || entry->erased == 0) return;
        for (auto& [holder, kept] : blobs) kept.erase(entry->blob);
        details.erase(entry->label);
        for (const ledger::StanzaRef& stanza : entry->stanzas) details.erase(stanza.stanza);
    }

    // ---- shares ----

    Result<crypto::Signature> takeShare(const node::ShareDelivery& delivery) {
        Clinic& proxy = clinic(delivery.proxy);
        const auto grant = state().grant(delivery.grant);
        if (!grant) return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
        if (grant->revoked != 0) return fail(ErrorCode::Revoked, "the patient has revoked this");
        RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(grant->terms));
        RESEAL_ASSIGN(const auto checked, sharing::CheckedGrant::check(terms));
        RESEAL_ASSIGN(const auto share,
                      sharing::ProxyShare::accept(checked, proxy.id, proxy.box, delivery.box));
        const bool isNew = shares[proxy.id].emplace(delivery.grant, toBytes(share.stored())).second;
        if (isNew) say(proxy, {ledger::Receipts{{ledger::Receipt(ledger::ShareAccepted{delivery.grant})}}});
        return node::ShareReceipt::sign(proxy.sign, chain(), delivery.grant, proxy.id);
    }

    // In whose name somebody asks for a record.
    ledger::AccountId askerOf(const node::ReencapsulationRequest& request) {
        for (const Clinic& one : clinics)
            if (request.team && one.sign.publicKey() == request.author) return ledger::account(one.id);
        return ledger::account(request.author);
    }

    Result<sharing::ReceivedShare> release(const node::ReencapsulationRequest& request) {
        Clinic& proxy = clinic(request.proxy);
        if (proxy.stale) return fail(ErrorCode::NotCurrent, "this clinic can't tell whether it is current");
        RESEAL_ASSIGN(const auto allowed,
                      ledger::releasable(state(), request.grant, askerOf(request), request.record, now));
        if (crypto::sha256(request.stanza) != allowed.stanza)
            return fail(ErrorCode::Denied, "another stanza");
        RESEAL_ASSIGN(const auto stanza, sealing::Stanza::decode(request.stanza));
        RESEAL_ASSIGN(const auto checked, sealing::CheckedStanza::check(request.record, stanza));
        const auto kept = shares[proxy.id].find(request.grant);
        if (kept == shares[proxy.id].end()) return fail(ErrorCode::NotFound, "no share here");
        const auto entry = state().grant(request.grant);
        RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(entry->terms));
        RESEAL_ASSIGN(const auto grant, sharing::CheckedGrant::check(terms));
        RESEAL_ASSIGN(const auto share, sharing::ProxyShare::accept(grant, proxy.id, kept->second));
        RESEAL_ASSIGN(auto out, sharing::reencapsulate(share, grant, checked, request.nonce));
        if (proxy.lies) {
            const auto other = crypto::base(crypto::SecretScalar::random());
            std::ranges::copy(other.view(), out.bytes.begin());
        }
        ++released;
        return out;
    }

    // As the clerk of a node does when the hour has passed.
    static ledger::Released reportOf(const node::GrantHour& hour,
                                     const std::vector<node::Release>& releases) {
        ledger::Released out{hour.grant, hour.hour, 0, 0, {}};
        std::vector<Hash32> leaves;
        for (const node::Release& one : releases) {
            leaves.push_back(crypto::merkleLeaf(one.encode()));
            ++(one.released ? out.released : out.refused);
        }
        out.root = crypto::merkleRoot(leaves);
        return out;
    }
    void reportAll(Clinic& proxy) {
        ledger::Receipts out;
        for (const auto& [hour, releases] : proxy.releases)
            if (!state().release(hour.grant, proxy.id, hour.hour))
                out.entries.push_back(reportOf(hour, releases));
        if (!out.entries.empty()) say(proxy, {out});
    }
    Result<Bytes> releasesShown(ByteView body) {
        RESEAL_ASSIGN(const auto request, node::ReleasesRequest::decode(body));
        Clinic& proxy = clinic(request.proxy);
        if (proxy.away) return fail(ErrorCode::Offline, "the proxy can't be reached");
        if (!request.verify(chain())) return fail(ErrorCode::BadSignature, "not signed by its author");
        if (proxy.shows == Clinic::Shows::Nothing) return fail(ErrorCode::Denied, "what releases?");
        if (proxy.shows == Clinic::Shows::Cancelled) return fail(ErrorCode::Cancelled, "cancelled");
        const auto author = state().pseudonym(request.author);
        if (!author) return fail(ErrorCode::NotCurrent, "not on the ledger");
        node::ReleasesAnswer answer;
        for (const node::GrantHour& hour : request.hours) {
            const auto grant = state().grant(hour.grant);
            if (!grant || grant->patient != request.author) return fail(ErrorCode::Denied, "not yours");
            if (answer.hours.size() == 2) break;  // so that every question has pages
            std::vector<Bytes> entries;
            const auto kept = proxy.releases.find(hour);
            if (kept == proxy.releases.end() || proxy.shows == Clinic::Shows::UnderAnothersName) {
                answer.hours.emplace_back();
                continue;
            }
            for (node::Release one : kept->second) {
                if (proxy.shows == Clinic::Shows::OneAltered && entries.empty()) one.released = !one.released;
                entries.push_back(one.encode());
            }
            if (proxy.shows == Clinic::Shows::OneLess && !entries.empty()) entries.pop_back();
            if (proxy.shows == Clinic::Shows::OneMore)
                entries.push_back(node::Release{
                    Instant{static_cast<std::int64_t>(hour.hour) * 3'600'000},
                    {},
                    true,
                    {}}.encode());
            answer.hours.push_back(std::move(entries));
        }
        const bool isAnothers = proxy.shows == Clinic::Shows::UnderAnothersName;
        const Clinic& other = proxy.id == clinics.front().id ? clinics.back() : clinics.front();
        return crypto::sealTo(author->box,
                              answer.encode(isAnothers ? other.sign : proxy.sign, chain(), body));
    }

    std::uint32_t quorum = 1;  // as its clinics state it
    Instant now{1'780'000'000'000};
    std::vector<Clinic> clinics;
    std::optional<ledger::Genesis> genesis;
    ledger::MemoryState table;
    ledger::Header last;  // of the last block
    std::map<TxId, ledger::Transaction> ordered;
    std::vector<ledger::Transaction> pending;
    std::map<Hash32, Bytes> details;
    std::map<records::InvitationToken, Invited> invited;
    std::map<ClinicId, std::map<BlobId, Bytes>> blobs;
    std::map<BlobId, std::pair<std::uint64_t, Bytes>> uploads;
    std::map<ClinicId, std::map<GrantId, Bytes>> shares;
    std::vector<node::ShareDelivery> deliveries;   // kept by home nodes for proxies that were away
    std::map<Bytes, std::optional<Bytes>> forged;  // what home nodes say of a key of the state's instead
    std::map<std::pair<ledger::EmergencyId, ClinicId>, Bytes> emergencyBoxes;  // as clinics hand them out
    std::function<void()> afterOrder;  // what clinics do by themselves
    std::map<Bytes, Bytes> lockers;
    std::set<ClinicId> lockersAt;  // which clinics keep some
    std::map<ClinicId, std::vector<store::Patient>> registers;
    std::vector<Hash32> looks;  // who has looked into or entered something
    bool ordering = true;       // are enough clinics up?
    std::size_t submitted = 0, released = 0;
};

}  // namespace reseal::test
