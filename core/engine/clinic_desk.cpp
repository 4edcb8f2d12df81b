#include "core/engine/clinic_desk.h"

#include <QThread>

#include "core/engine/alarms.h"
#include "core/engine/context.h"
#include "core/engine/explorer_rows.h"
#include "core/engine/jobs.h"
#include "core/engine/ledger_status.h"
#include "core/node/node.h"
#include "core/records/care_card.h"

namespace reseal::engine {
namespace {

FoundedLedger describe(const ledger::Genesis& genesis) {
    FoundedLedger out{genesis.encode(),
                      genesis.chainId(),
                      ledger::comparisonPhrase(genesis.chainId()),
                      {},
                      std::string(genesis.parameters().name)};
    for (const ledger::ClinicEntry& entry : genesis.entries()) out.clinics.emplace_back(entry.name);
    return out;
}

InvitationState stateOf(store::Invitation::State state) {
    switch (state) {
        case store::Invitation::State::Open:
            return InvitationState::Open;
        case store::Invitation::State::Claimed:
            return InvitationState::Claimed;
        case store::Invitation::State::Confirmed:
            return InvitationState::Confirmed;
        case store::Invitation::State::Refused:
            return InvitationState::Refused;
    }
    RESEAL_CHECK(false);
}

InvitationRow rowOf(const store::Invitation& invitation) {
    return {invitation.tokenHash, invitation.role,           invitation.label,   invitation.created,
            invitation.expires,   stateOf(invitation.state), invitation.identity};
}

// `make` turns a good value into what is shown; errors pass.
template <class Shown, class Value, class Make>
QFuture<Result<Shown>> shown(QFuture<Result<Value>> future, Make make) {
    return future.then([make = std::move(make)](Result<Value> value) -> Result<Shown> {
        if (!value) return value.error();
        return make(*std::move(value));
    });
}

template <class T>
QFuture<Result<T>> failed(const Error& error) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(error));
    promise.finish();
    return promise.future();
}

class NodeClinicDesk final : public ClinicDesk {
public:
    explicit NodeClinicDesk(std::unique_ptr<node::Node> node) : node_(std::move(node)) {
        node_->onFinalized([this](const node::Finalized& block) {
            QMetaObject::invokeMethod(
                this, [this, height = block.height] { Q_EMIT advanced(height); }, Qt::QueuedConnection);
        });
        node_->onAlarm([this](const store::Alarm&) {
            QMetaObject::invokeMethod(
                this, [this] { Q_EMIT alarmed(); }, Qt::QueuedConnection);
        });
        node_->onStopped([this](const Error& why) {
            QMetaObject::invokeMethod(
                this, [this, why] { Q_EMIT stopped(why); }, Qt::QueuedConnection);
        });
    }
    ~NodeClinicDesk() override { node_.reset(); }  // before this is no longer an object that can be told

    ClinicId clinic() const override { return node_->clinic(); }
    ChainId chain() const override { return node_->genesis().chainId(); }
    std::string phrase() const override { return ledger::comparisonPhrase(chain()); }
    std::uint16_t port() const override { return node_->port(); }

    QFuture<Result<InvitationText>> invite(Role role, std::string label, Duration validFor) override {
        return shown<InvitationText>(node_->invite(role, std::move(label), validFor),
                                     [](const records::Invitation& made) -> Result<InvitationText> {
                                         RESEAL_ASSIGN(std::string text, made.text());
                                         return InvitationText{std::move(text), made.expires};
                                     });
    }
    QFuture<Result<std::vector<InvitationRow>>> invitations() override {
        return listed([](const InvitationRow&) { return true; });
    }
    QFuture<Result<std::vector<InvitationRow>>> waiting() override {
        return listed([](const InvitationRow& row) { return row.state == InvitationState::Claimed; });
    }
    QFuture<Result<Enrolment>> enrol(Hash32 token, Hash32 identity, std::string name,
                                     std::string title) override {
        return shown<Enrolment>(node_->enrol(token, identity, name, title),
                                [name, title](const std::string& handover) -> Result<Enrolment> {
                                    return Enrolment{name, title, handover};
                                });
    }
    QFuture<Result<void>> refuse(Hash32 token) override { return node_->refuse(token); }
    QFuture<Result<std::vector<MemberListRow>>> members() override {
        return shown<std::vector<MemberListRow>>(
            node_->members(),
            [](const std::vector<node::MemberRow>& members) -> Result<std::vector<MemberListRow>> {
                std::vector<MemberListRow> out;
                for (const node::MemberRow& member : members)
                    out.push_back({Hash32::copy(member.identity), member.role, member.name, member.since,
                                   member.suspended});
                return out;
            });
    }
    QFuture<Result<void>> setSuspended(Hash32 member, bool suspended) override {
        return node_->setSuspended(ledger::IdentityKey::copy(member), suspended);
    }
    QFuture<Result<std::vector<TeamListRow>>> team() override {
        return shown<std::vector<TeamListRow>>(
            node_->team(), [](const std::vector<node::TeamRow>& rows) -> Result<std::vector<TeamListRow>> {
                std::vector<TeamListRow> out;
                for (const node::TeamRow& row : rows)
                    out.push_back({Hash32::copy(row.identity), row.name, row.since, row.problem});
                return out;
            });
    }
    QFuture<Result<void>> setInTeam(Hash32 member, bool isIn) override {
        return node_->setInTeam(ledger::IdentityKey::copy(member), isIn);
    }
    QFuture<Result<std::vector<AlarmListRow>>> alarms() override {
        return shown<std::vector<AlarmListRow>>(node_->alarms(), describeAlarms);
    }
    QFuture<Result<void>> acknowledge(std::int64_t alarm, Hash32 by) override {
        return node_->seeAlarm(alarm, ledger::IdentityKey::copy(by));
    }
    QFuture<Result<LedgerStatus>> status() override {
        return shown<LedgerStatus>(
            node_->network(), [](const node::Node::Network& seen) -> Result<LedgerStatus> {
                std::vector<KnownClinic> known;
                for (const ledger::ListedClinic& clinic : seen.clinics)
                    if (!clinic.entry.hasLeft(seen.status.time))
                        known.push_back({clinic.id, clinic.entry.name, clinic.entry.roles});
                LedgerStatus out = describeStatus(seen.status, known);
                out.unseenAlarms = seen.unseenAlarms;
                return out;
            });
    }
    QFuture<Result<std::int64_t>> registerPatient(RegisterRow row, std::optional<Hash32> viewer) override {
        store::Patient patient;
        patient.row = row.row;
        patient.name = row.name;
        patient.birthDate = row.birthDate;
        patient.localNumber = row.localNumber;
        patient.pseudonym = row.pseudonym;
        if (!row.careCard.empty()) {
            const auto card = records::CareCard::fromText(row.careCard, chain());
            if (!card) return failed<std::int64_t>(card.error());
            patient.pseudonym = card->patient;
            patient.careCard = toBytes(card->encode());
        }
        return node_->registerPatient(std::move(patient), {viewer.value_or(Hash32::copy(clinic().view())),
                                                           row.row == 0 ? "add" : "change", wallClock()});
    }
    QFuture<Result<std::vector<LookRow>>> looks(LookWish wish) override {
        return shown<std::vector<LookRow>>(
            node_->looks({wish.row, wish.member, wish.below, kMaxLookRows}),
            [](const std::vector<store::NumberedLook>& looks) -> Result<std::vector<LookRow>> {
                std::vector<LookRow> out;
                for (const store::NumberedLook& one : looks)
                    out.push_back(
                        {one.number, one.look.row, one.name, one.look.member, one.look.reason, one.look.at});
                return out;
            });
    }
    QFuture<Result<CouncilView>> council() override {
        return shown<CouncilView>(node_->council(), [](const node::Council& council) -> Result<CouncilView> {
            return describeCouncil(council);
        });
    }
    QFuture<Result<ledger::ProposalId>> propose(ChangeWish wish, std::string reason) override {
        auto change = changeOf(wish);
        if (!change) return QtFuture::makeReadyFuture(Result<ledger::ProposalId>(change.error()));
        return node_->propose(*std::move(change), std::move(reason));
    }
    QFuture<Result<void>> vote(ledger::ProposalId proposal, bool approve) override {
        return node_->vote(proposal, approve);
    }
    QFuture<Result<ledger::ProposalId>> changeKeys(std::string reason) override {
        return node_->changeKeys(std::move(reason));
    }
    QFuture<Result<std::vector<CommonKeyRow>>> commonKeys() override {
        return shown<std::vector<CommonKeyRow>>(
            node_->committees(), [](const node::Committees& known) -> Result<std::vector<CommonKeyRow>> {
                return describeCommonKeys(known.committees, known.clinics);
            });
    }
    QFuture<Result<std::uint32_t>> makeCommonKey(std::string purpose) override {
        const auto which = committeePurposeOf(purpose);
        if (!which) return QtFuture::makeReadyFuture(Result<std::uint32_t>(which.error()));
        return shown<std::uint32_t>(
            node_->openKeygen(*which),
            [](const ledger::RunId& run) -> Result<std::uint32_t> { return run.attempt; });
    }
    QFuture<Result<std::vector<CaseRow>>> cases() override {
        return shown<std::vector<CaseRow>>(
            node_->cases(),
            [](const node::Cases& known) -> Result<std::vector<CaseRow>> { return describeCases(known); });
    }
    QFuture<Result<ledger::CaseId>> openCase(NewCase wanted) override {
        const auto reason = caseReasonOf(wanted.reason);
        if (!reason) return QtFuture::makeReadyFuture(Result<ledger::CaseId>(reason.error()));
        return node_->openCase(wanted.pseudonym, *reason, std::move(wanted.evidence));
    }
    QFuture<Result<void>> agreeInCase(ledger::CaseId id, SignPublic pseudonym) override {
        return node_->agreeInCase(id, pseudonym);
    }
    QFuture<Result<void>> declineCase(ledger::CaseId id) override { return node_->declineCase(id); }
    QFuture<Result<void>> answerCase(ledger::CaseId id, std::string consequence) override {
        const auto said = caseConsequenceOf(consequence);
        if (!said) return QtFuture::makeReadyFuture(Result<void>(said.error()));
        return node_->answerCase(id, *said);
    }
    QFuture<Result<void>> closeCase(ledger::CaseId id) override { return node_->closeCase(id); }
    QFuture<Result<EmergencyView>> emergencies() override {
        return shown<EmergencyView>(node_->emergencies(),
                                    [](const node::Emergencies& known) -> Result<EmergencyView> {
                                        return describeEmergencies(known);
                                    });
    }
    QFuture<Result<void>> setEmergencyRule(std::string rule) override {
        if (rule != "automatic" && rule != "by-staff")
            return QtFuture::makeReadyFuture(Result<void>(
                fail(ErrorCode::InvalidArgument, "emergencies are answered automatic or by-staff")));
        return node_->setEmergencyRule(rule == "by-staff" ? node::EmergencyRule::ByStaff
                                                          : node::EmergencyRule::Automatic);
    }
    QFuture<Result<void>> shareInEmergency(ledger::EmergencyId id) override {
        return node_->shareInEmergency(id);
    }
    QFuture<Result<void>> declineEmergency(ledger::EmergencyId id, std::string objection) override {
        const auto said = emergencyObjectionOf(objection);
        if (!said) return QtFuture::makeReadyFuture(Result<void>(said.error()));
        return node_->declineEmergency(id, *said);
    }
    QFuture<Result<void>> closeEmergency(ledger::EmergencyId id, std::string outcome,
                                         Hash32 reviewer) override {
        const auto said = emergencyOutcomeOf(outcome);
        if (!said) return QtFuture::makeReadyFuture(Result<void>(said.error()));
        return node_->closeEmergency(id, *said, ledger::IdentityKey::copy(reviewer));
    }
    QFuture<Result<std::vector<RegisterRow>>> findPatients(std::string words, Hash32 viewer) override {
        return shown<std::vector<RegisterRow>>(
            node_->findPatients(std::move(words), {viewer, "search", wallClock()}),
            [chain =
                 chain()](const std::vector<store::Patient>& patients) -> Result<std::vector<RegisterRow>> {
                std::vector<RegisterRow> out;
                for (const store::Patient& patient : patients) {
                    RegisterRow row{patient.row,         patient.name,      patient.birthDate,
                                    patient.localNumber, patient.pseudonym, {}};
                    if (!patient.careCard.empty()) {
                        const auto card = records::CareCard::decode(patient.careCard, chain);
                        row.cardDamaged = !card || card->patient != patient.pseudonym;
                        if (!row.cardDamaged) row.careCard = card->text();
                    }
                    out.push_back(std::move(row));
                }
                return out;
            });
    }
    QFuture<Result<ScrubRow>> scrub() override {
        return shown<ScrubRow>(node_->scrub(), [](const node::ScrubReport& report) {
            return Result<ScrubRow>(ScrubRow{report.checked, report.rotten});
        });
    }
    QFuture<Result<StorageStatus>> storage() override {
        return shown<StorageStatus>(node_->storage(), [](const node::StorageAnswer& said) {
            return Result<StorageStatus>(StorageStatus{said.blobs, said.blobBytes, said.ledgerBytes,
                                                       said.freeBytes, said.shares, said.unsafe,
                                                       said.lastScrub});
        });
    }

    QFuture<Result<std::vector<BlockRow>>> blocks(std::uint64_t below, std::size_t count) override {
        return shown<std::vector<BlockRow>>(
            node_->blocks(below, std::min(count, kMaxBlockRows)),
            [names = names()](const std::vector<store::BlockSummary>& blocks) {
                std::vector<BlockRow> out;
                for (const store::BlockSummary& block : blocks) out.push_back(rowOf(block, names));
                return Result<std::vector<BlockRow>>(std::move(out));
            });
    }
    QFuture<Result<BlockView>> block(std::uint64_t height) override {
        return shown<BlockView>(node_->block(height), [names = names()](const node::LedgerBlock& block) {
            return Result<BlockView>(viewOf(block, names));
        });
    }
    QFuture<Result<TransactionView>> transactionView(TxId id) override {
        return shown<TransactionView>(node_->transaction(id),
                                      [names = names()](const node::LedgerTransaction& tx) {
                                          return Result<TransactionView>(viewOf(tx, names));
                                      });
    }
    QFuture<Result<std::vector<LedgerHit>>> searchLedger(std::string words) override {
        return shown<std::vector<LedgerHit>>(node_->search(std::move(words)),
                                             [](const std::vector<node::LedgerHit>& hits) {
                                                 std::vector<LedgerHit> out;
                                                 for (const node::LedgerHit& hit : hits)
                                                     out.push_back(hitOf(hit));
                                                 return Result<std::vector<LedgerHit>>(std::move(out));
                                             });
    }
    QFuture<Result<Bytes>> proof(TxId id) override {
        return shown<Bytes>(node_->prove(id),
                            [](const node::LedgerProof& proof) -> Result<Bytes> { return proof.encode(); });
    }
    // Hundreds of signatures at most, still not the node thread's work.
    QFuture<Result<Verification>> verify(TxId id) override {
        return proof(id).then(QtFuture::Launch::Async,
                              [chain = chain()](Result<Bytes> proof) -> Result<Verification> {
                                  if (!proof) return proof.error();
                                  return checkProof(*proof, chain);
                              });
    }

private:
    ClinicNames names() const { return ClinicNames(node_->genesis()); }

    template <class Keep>
    QFuture<Result<std::vector<InvitationRow>>> listed(Keep keep) {
        return shown<std::vector<InvitationRow>>(
            node_->invitations(),
            [keep](const std::vector<store::Invitation>& all) -> Result<std::vector<InvitationRow>> {
                std::vector<InvitationRow> out;
                for (const store::Invitation& invitation : all)
                    if (InvitationRow row = rowOf(invitation); keep(row)) out.push_back(std::move(row));
                return out;
            });
    }

    std::unique_ptr<node::Node> node_;
};

// What takes a second and belongs to no desk yet; it lives as long as the program.
Jobs& aside() {
    static Jobs* jobs = new Jobs([] {}, [] {});
    return *jobs;
}

}  // namespace

Result<Bytes> createClinic(const NewClinic& clinic, const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(
        const ledger::ClinicEntry entry,
        node::Node::createClinic(clinic.folder, passphrase, clinic.name, clinic.address, {clinic.roles}));
    return entry.encode();
}

QFuture<Result<Bytes>> createClinicLater(NewClinic clinic, crypto::SecretBytes passphrase) {
    return aside().run<Bytes>("createClinic",
                              [clinic = std::move(clinic), passphrase = std::move(passphrase)](Job&) {
                                  return createClinic(clinic, passphrase);
                              });
}

Result<Bytes> clinicEntry(const std::filesystem::path& folder) {
    RESEAL_ASSIGN(const ledger::ClinicEntry entry, node::Node::entryOf(folder));
    return entry.encode();
}

Status setVotesAside(const std::filesystem::path& folder) {
    return node::Node::setVotesAside(folder);
}

Result<FoundedLedger> makeGenesis(const NewLedger& founding) {
    ledger::ChainParameters parameters;
    parameters.name = founding.name;
    parameters.start = founding.start;
    parameters.delta = founding.delta;
    std::vector<ledger::ClinicEntry> entries;
    for (const Bytes& encoded : founding.entries) {
        auto entry = ledger::ClinicEntry::decode(encoded);
        if (!entry)
            return during("entry " + std::to_string(entries.size() + 1) + " is no clinic's entry",
                          entry.error());
        entries.push_back(*std::move(entry));
    }
    RESEAL_ASSIGN(const ledger::Genesis genesis,
                  ledger::Genesis::make(std::move(parameters), std::move(entries)));
    return describe(genesis);
}

Result<FoundedLedger> describeGenesis(ByteView encoded) {
    const auto genesis = ledger::Genesis::decode(encoded);
    if (!genesis) return during("this is no consortium's genesis", genesis.error());
    return describe(*genesis);
}

Result<Bytes> joinRequest(const std::filesystem::path& folder, ByteView genesis,
                          const crypto::SecretBytes& passphrase) {
    RESEAL_ASSIGN(const auto request, node::Node::joinLater(folder, genesis, passphrase));
    return ledger::encodeJoinRequest(request);
}

Status addContact(const std::filesystem::path& folder, ByteView entry) {
    return node::Node::addContact(folder, entry);
}

Status useGenesis(const std::filesystem::path& folder, ByteView genesis) {
    return node::Node::joinConsortium(folder, genesis);
}

Result<std::unique_ptr<ClinicDesk>> ClinicDesk::start(const ClinicOptions& options,
                                                      const crypto::SecretBytes& passphrase) {
    node::NodeOptions how;
    how.folder = options.folder;
    how.listen = options.listen;
    RESEAL_ASSIGN(std::unique_ptr<node::Node> node, node::Node::start(how, passphrase));
    return std::unique_ptr<ClinicDesk>(std::make_unique<NodeClinicDesk>(std::move(node)));
}

QFuture<Result<std::shared_ptr<ClinicDesk>>> ClinicDesk::startLater(ClinicOptions options,
                                                                    crypto::SecretBytes passphrase) {
    return aside().run<std::shared_ptr<ClinicDesk>>(
        "startClinic",
        [options = std::move(options), passphrase = std::move(passphrase),
         home = QThread::currentThread()](Job&) -> Result<std::shared_ptr<ClinicDesk>> {
            RESEAL_ASSIGN(std::unique_ptr<ClinicDesk> desk, start(options, passphrase));
            desk->moveToThread(home);
            return std::shared_ptr<ClinicDesk>(std::move(desk));
        });
}

}  // namespace reseal::engine
