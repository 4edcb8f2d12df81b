// A home node in memory: answers the questions of services.h out of a FakeLedger, and fails on order.
//
// Thread rule: one thread at a time; cancel() from any.
#pragma once

#include <atomic>
#include <functional>

#include "core/node/services_emergency.h"
#include "core/records/paper_refusal.h"
#include "tests/unit/engine/fake_ledger.h"
#include "tests/unit/engine/fake_team.h"

namespace reseal::test {

// When a call fails: before anything came of it, or after, so that only its answer is lost.
enum class Lost { Question, Answer };

class FakeHome final : public node::Caller {
public:
    FakeHome(FakeLedger& ledger, node::HomeNode home) : ledger_(ledger), home_(std::move(home)) {}

    Result<Bytes> call(node::FrameKind kind, ByteView body, Duration) override {
        if (cancelled_) return fail(ErrorCode::Cancelled, "cancelled");
        const std::size_t number = calls++;
        if (onCall) onCall(kind, number);
        const bool fails = offline || number == failAt;
        if (fails && (offline || lost == Lost::Question))
            return fail(ErrorCode::Offline, "the home node can't be reached");
        auto answer = serve(kind, body);
        if (fails) return fail(ErrorCode::Timeout, "no answer");
        return answer;
    }
    Status pause(Duration time) override {
        if (cancelled_) return fail(ErrorCode::Cancelled, "cancelled");
        ledger_.now = ledger_.now + time;
        ledger_.order();
        return {};
    }
    Instant now() override { return ledger_.now + clockIsAhead; }
    void cancel() override { cancelled_ = true; }
    void resume() override { cancelled_ = false; }

    std::size_t calls = 0;
    std::size_t failAt = SIZE_MAX;
    Lost lost = Lost::Question;
    bool offline = false;
    Duration clockIsAhead;  // of the program that asks
    std::function<void(node::FrameKind, std::size_t)> onCall;
    std::function<void(const ledger::Transaction&)> onSubmit;
    std::function<bool(const node::ShareDelivery&)> keepsDelivery;  // and passes it on to nobody
    std::function<void(node::EventsAnswer&)> spoil;  // what a home node that lies does to its answers
    std::function<void(Bytes&)> spoilTransaction;
    std::vector<Hash32> introduced;
    bool refusesIntroductions = false;
    std::function<void(node::JoinAnswer&)> spoilJoin;

private:
    FakeLedger::Clinic& clinic() { return ledger_.clinic(home_.clinic); }

    Result<Bytes> serve(node::FrameKind kind, ByteView body) {
        using node::FrameKind;
        const bool stranger = !home_.token.empty();
        if (stranger && kind != FrameKind::GetGenesis && kind != FrameKind::Join)
            return fail(ErrorCode::Denied, "strangers may only ask to join");
        if (kind == FrameKind::GetGenesis) return node::encodeBytes(ledger_.genesis->encode());
        if (kind == FrameKind::Join) return join(body);
        if (kind == FrameKind::Admit) return admit(body);
        if (kind == FrameKind::Submit) {
            RESEAL_ASSIGN(const auto tx, ledger::Transaction::decode(body));
            if (onSubmit) onSubmit(tx);
            RESEAL_ASSIGN(const TxId id, ledger_.submit(tx));
            return node::encodeBytes(id);
        }
        if (kind == FrameKind::Introduce) return introduce(body);
        if (kind == FrameKind::TxStatus) return status(body);
        if (kind == FrameKind::StateGet) {
            RESEAL_ASSIGN(const auto request, node::GetRequest::decode(body));
            node::GetAnswer answer;
            for (const Bytes& key : request.keys) {
                const auto forged = ledger_.forged.find(key);
                answer.values.push_back(forged != ledger_.forged.end() ? forged->second
                                                                       : ledger_.table.get(key));
            }
            return answer.encode();
        }
        if (kind == FrameKind::StateScan) return scan(body);
        if (kind == FrameKind::GetDetails) {
            RESEAL_ASSIGN(const auto hash, node::decodeFixed<Hash32>(body));
            const auto found = ledger_.details.find(hash);
            if (found == ledger_.details.end()) return fail(ErrorCode::NotFound, "not here");
            return node::encodeBytes(found->second);
        }
        if (kind == FrameKind::BeginBlob) return begin(body);
        if (kind == FrameKind::PutBlob) return put(body);
        if (kind == FrameKind::FinishBlob) return finish(body);
        if (kind == FrameKind::GetBlob) return get(body);
        if (kind == FrameKind::DeliverShare) return deliver(body);
        if (kind == FrameKind::Reencapsulate) return reencapsulate(body);
        if (kind == FrameKind::EmergencyShare) return emergencyShare(body);
        if (kind == FrameKind::GetReleases) return ledger_.releasesShown(body);
        if (kind == FrameKind::GetTransaction) return transaction(body);
        if (kind == FrameKind::NodeStatus) return nodeStatus();
        if (kind == FrameKind::GetEvents) return events(body);
        if (kind == FrameKind::PutLocker) {
            RESEAL_ASSIGN(const auto box, node::LockerBox::decode(body));
            RESEAL_TRY(box.check(ledger_.chain(), clinic().id));
            if (!ledger_.isServedAt(clinic().id, Hash32::copy(box.Y.view())))
                return fail(ErrorCode::Denied, "not at home here");
            ledger_.lockers[toBytes(box.Y.view())] = toBytes(body);
            ledger_.lockersAt.insert(clinic().id);
            return node::encodeNull();
        }
        if (kind == FrameKind::GetLocker) {
            RESEAL_ASSIGN(const auto box, node::LockerBox::decode(body));
            RESEAL_TRY(box.check(ledger_.chain(), clinic().id));
            const auto kept = ledger_.lockers.find(toBytes(box.Y.view()));
            if (kept == ledger_.lockers.end()) return fail(ErrorCode::NotFound, "no locker");
            return kept->second;
        }
        if (kind == FrameKind::FindPatients) return findPatients(body);
        if (kind == FrameKind::AddToRegister) return addToRegister(body);
        if (kind == FrameKind::SignForTeam) return FakeTeam(ledger_, clinic()).sign(body);
        if (kind == FrameKind::OpenForTeam) return FakeTeam(ledger_, clinic()).open(body);
        if (kind == FrameKind::NoteForTeam) return FakeTeam(ledger_, clinic()).note(body);
        return fail(ErrorCode::Unsupported, std::string(node::name(kind)));
    }

    Result<Bytes> introduce(ByteView body) {
        if (refusesIntroductions) return fail(ErrorCode::Unsupported, "Introduce");
        RESEAL_ASSIGN(const auto proof, node::decodeIntroduction(body));
        RESEAL_TRY(proof.check(ledger_.chain(), clinic().id, node::FrameKind::Introduce, {}, ledger_.now));
        introduced.push_back(Hash32::copy(proof.Y.view()));
        return node::encodeNull();
    }
    // The register in short; core/node's tests have the real one.
    Status mayLook(const node::MemberProof& asker, node::FrameKind kind, ByteView content) {
        RESEAL_TRY(asker.check(ledger_.chain(), clinic().id, kind, content, ledger_.now));
        const auto member = ledger_.state().member(ledger::IdentityKey::copy(asker.Y.view()));
        if (!member || member->clinic != clinic().id || member->role != ledger::Role::Doctor)
            return fail(ErrorCode::Denied, "the register is for the clinic's doctors and staff");
        ledger_.looks.push_back(Hash32::copy(asker.Y.view()));
        return {};
    }
    node::CardSeal cards() {
        const auto archive = must(clinic().keys.archive(ChainId{}));
        return {crypto::cardSecret(clinic().keys.drawer(ChainId{}), archive.point), ledger_.chain(),
                clinic().id};
    }
    Result<Bytes> findPatients(ByteView body) {
        RESEAL_ASSIGN(const auto question, node::FindPatients::decode(body));
        RESEAL_TRY(mayLook(question.asker, node::FrameKind::FindPatients, bytesOf(question.words)));
        std::vector<node::RegisterEntry> found;
        for (const store::Patient& one : ledger_.registers[clinic().id]) {
            if (one.name.find(question.words) == std::string::npos) continue;
            node::RegisterEntry entry{one.row, one.name, one.birthDate, one.localNumber, one.pseudonym, {}};
            if (!one.careCard.empty()) entry.sealedCard = cards().seal(*one.pseudonym, one.careCard);
            found.push_back(std::move(entry));
        }
        return node::encodeFound(found);
    }
    Result<Bytes> addToRegister(ByteView body) {
        RESEAL_ASSIGN(const auto question, node::AddToRegister::decode(body));
        const node::RegisterEntry& entry = question.entry;
        RESEAL_TRY(mayLook(question.asker, node::FrameKind::AddToRegister, entry.encode()));
        auto& all = ledger_.registers[clinic().id];
        store::Patient patient{entry.row,         entry.name,      entry.birthDate,
                               entry.localNumber, entry.pseudonym, {}};
        if (!entry.sealedCard.empty()) {
            RESEAL_ASSIGN(const auto card, cards().open(*entry.pseudonym, entry.sealedCard));
            patient.careCard = toBytes(card);
        }
        if (patient.row == 0) {
            patient.row = static_cast<std::int64_t>(all.size()) + 1;
            all.push_back(patient);
        } else if (patient.row <= static_cast<std::int64_t>(all.size())) {
            all[static_cast<std::size_t>(patient.row) - 1] = patient;
        } else {
            return fail(ErrorCode::NotFound, "no such patient in the register");
        }
        return node::encodeCount(static_cast<std::uint64_t>(patient.row));
    }

    Result<Bytes> join(ByteView body) {
        RESEAL_ASSIGN(const auto request, node::JoinRequest::decode(body));
        RESEAL_TRY(
            crypto::checkKeyProof(ledger_.chain(), clinic().sign.publicKey(), request.Y, request.proof));
        const auto found = ledger_.invited.find(records::InvitationToken::copy(request.token));
        if (found == ledger_.invited.end()) return fail(ErrorCode::NotFound, "no such invitation");
        FakeLedger::Invited& invited = found->second;
        const Hash32 identity = Hash32::copy(request.Y.view());
        if (invited.identity && *invited.identity != identity)
            return records::refused(records::PaperRefusal::InvitationUsed, "claimed by somebody else");
        invited.identity = identity;
        invited.proof = request.proof;
        node::JoinAnswer answer{clinic().sign.publicKey(), {}};
        if (!clinic().enrols || !ledger_.hasToEnrol(clinic().id, identity))
            answer.credential = invited.credential;
        if (spoilJoin) spoilJoin(answer);
        return answer.encode();
    }
    Result<Bytes> admit(ByteView body) {
        RESEAL_ASSIGN(const auto request, node::AdmitRequest::decode(body));
        RESEAL_TRY(crypto::checkKeyProof(ledger_.chain(), request.pseudonym, request.Y, request.proof));
        const auto member = ledger_.state().member(ledger::IdentityKey::copy(request.Y.view()));
        if (!ledger_.isServedAt(clinic().id, Hash32::copy(request.Y.view())))
            return fail(ErrorCode::Denied, "not enrolled here");
        ledger::Pseudonym registration;
        registration.role = member->role;
        registration.box = request.box;
        registration.sharing = request.sharing;
        return node::encodeAdmission(ledger::admit(ledger_.chain(), clinic().id, clinic().sign,
                                                   request.pseudonym, registration, ledger_.now));
    }
    Result<Bytes> status(ByteView body) {
        RESEAL_ASSIGN(const auto id, node::decodeFixed<TxId>(body));
        node::TxStatusAnswer answer;
        if (const auto ordered = ledger_.state().ordered(id)) {
            answer.state = node::TxStatusAnswer::State::Final;
            answer.height = ordered->height;
            answer.index = ordered->index;
            if (ordered->refusal != ledger::Refusal::None)
                answer.refusal = std::string(ledger::name(ordered->refusal));
        } else if (std::ranges::any_of(ledger_.pending, [&](const auto& tx) { return tx.id() == id; })) {
            answer.state = node::TxStatusAnswer::State::Pending;
        }
        return answer.encode();
    }
    Result<Bytes> scan(ByteView body) {
        constexpr std::size_t kPage = 2;  // so that every list has pages
        RESEAL_ASSIGN(const auto request, node::ScanRequest::decode(body));
        node::ScanAnswer answer;
        ledger_.table.scan(request.prefix, request.after, [&](ByteView key, ByteView value) {
            if (equal(key, request.after)) return true;
            answer.more = answer.entries.size() == kPage;
            const auto forged = ledger_.forged.find(toBytes(key));
            const bool isForged = forged != ledger_.forged.end() && forged->second;
            if (!answer.more)
                answer.entries.emplace_back(toBytes(key), isForged ? *forged->second : toBytes(value));
            return !answer.more;
        });
        return answer.encode();
    }

    Result<Bytes> transaction(ByteView body) {
        RESEAL_ASSIGN(const auto id, node::decodeFixed<TxId>(body));
        const auto found = ledger_.ordered.find(id);
        if (found == ledger_.ordered.end()) return fail(ErrorCode::NotFound, "no such transaction");
        Bytes out = found->second.withoutDetails().encode();
        if (spoilTransaction) spoilTransaction(out);
        return out;
    }

    // Two kilobytes at a time, so that every list has pages.
    Result<Bytes> events(ByteView body) {
        RESEAL_ASSIGN(const auto question, ledger::decodeEventsQuestion(body));
        node::EventsAnswer answer{ledger_.tipProof(), ledger::listEvents(ledger_.state(), question, 2048)};
        if (spoil) spoil(answer);
        return answer.encode();
    }

    Result<Bytes> begin(ByteView body) {
        RESEAL_ASSIGN(const auto question, node::BlobBegin::decode(body));
        if (!question.ticket || !question.ticket->verify(ledger_.chain(), clinic().id, question.blob))
            return fail(ErrorCode::Denied, "no valid ticket");
        const auto author = ledger_.state().pseudonym(question.ticket->author);
        if (!author || !author->isLive(ledger_.now) ||
            (author->admittedBy && author->admittedBy != clinic().id))
            return fail(ErrorCode::Denied, "no pseudonym of this clinic");
        if (ledger_.blobs[clinic().id].contains(question.blob)) return node::encodeCount(question.sealedSize);
        auto& upload = ledger_.uploads[question.blob];
        upload.first = question.sealedSize;
        return node::encodeCount(upload.second.size());
    }
    Result<Bytes> put(ByteView body) {
        RESEAL_ASSIGN(const auto piece, node::BlobPiece::decode(body));
        const auto found = ledger_.uploads.find(piece.blob);
        if (found == ledger_.uploads.end()) return fail(ErrorCode::NotFound, "not begun");
        if (piece.offset != found->second.second.size())
            return fail(ErrorCode::Conflict, "not where the upload stands");
        append(found->second.second, piece.bytes);
        return node::encodeCount(found->second.second.size());
    }
    Result<Bytes> finish(ByteView body) {
        RESEAL_ASSIGN(const auto blob, node::decodeFixed<BlobId>(body));
        if (!ledger_.blobs[clinic().id].contains(blob)) {
            const auto found = ledger_.uploads.find(blob);
            if (found == ledger_.uploads.end()) return fail(ErrorCode::NotFound, "not begun");
            const Bytes& bytes = found->second.second;
            if (bytes.size() != found->second.first) return fail(ErrorCode::Conflict, "bytes are missing");
            RESEAL_ASSIGN(const auto leaves,
                          sealing::blobLeaves(sealing::SealedInput::memory(bytes), sharedPool()));
            if (BlobId::copy(crypto::merkleRoot(leaves)) != blob)
                return fail(ErrorCode::BadProof, "another blob");
            ledger_.blobs[clinic().id][blob] = bytes;
            ledger_.uploads.erase(blob);
        }
        std::vector<ClinicId> holders = {clinic().id};
        for (FakeLedger::Clinic& other : ledger_.clinics)
            if (other.id != clinic().id && !other.away && holders.size() < 2) {
                ledger_.blobs[other.id][blob] = ledger_.blobs[clinic().id][blob];
                holders.push_back(other.id);
            }
        return node::encodeClinics(holders);
    }
    Result<Bytes> get(ByteView body) {
        RESEAL_ASSIGN(const auto range, node::BlobRange::decode(body));
        if (ledger_.clinic(range.holder).away) return fail(ErrorCode::Offline, "the holder can't be reached");
        if (!range.ticket || !range.ticket->verify(ledger_.chain(), range.holder, range.blob))
            return fail(ErrorCode::Denied, "no valid ticket");
        const ledger::StateView state = ledger_.state();
        const auto id = state.recordOfBlob(range.blob);
        const auto record = id ? state.record(*id) : std::nullopt;
        const auto& kept = ledger_.blobs[range.holder];
        const auto found = kept.find(range.blob);
        if (!record || found == kept.end()) return fail(ErrorCode::NotFound, "no such file");
        ledger::AccountId asker = ledger::account(range.ticket->author);
        for (const FakeLedger::Clinic& one : ledger_.clinics)
            if (one.sign.publicKey() == range.ticket->author) asker = ledger::account(one.id);
        bool may = record->author == asker || record->patient == range.ticket->author;
        for (const ledger::StanzaRef& stanza : record->stanzas)
            for (const auto& grant : ledger::openGrantsUnder(state, stanza.key, ledger_.now))
                may = may || (isReader(grant.entry, asker) && grant.entry.covers(*id, *record));
        if (!may) return fail(ErrorCode::Denied, "no grant in force covers this file");
        if (range.offset >= found->second.size()) return fail(ErrorCode::InvalidArgument, "beyond the end");
        const std::uint64_t length =
            std::min<std::uint64_t>(range.length, found->second.size() - range.offset);
        return toBytes(
            ByteView(found->second).subspan(range.offset, std::min<std::uint64_t>(length, 100'000)));
    }

    bool isReader(const ledger::GrantEntry& grant, const ledger::AccountId& asker) const {
        return grant.grantee == asker || ledger::emergencyUnder(ledger_.state(), grant, asker);
    }
    Result<Bytes> emergencyShare(ByteView body) {
        RESEAL_ASSIGN(const auto question, node::EmergencyQuestion::decode(body));
        if (ledger_.clinic(question.clinic).away) return fail(ErrorCode::Offline, "it can't be reached");
        const auto box = ledger_.emergencyBoxes.find({question.emergency, question.clinic});
        if (box == ledger_.emergencyBoxes.end()) return fail(ErrorCode::NotCurrent, "not answered yet");
        return box->second;
    }
    Result<Bytes> deliver(ByteView body) {
        RESEAL_ASSIGN(const auto delivery, node::ShareDelivery::decode(body));
        if (keepsDelivery && keepsDelivery(delivery)) return node::ShareReceipt{}.encode();
        const auto grant = ledger_.state().grant(delivery.grant);
        if (!grant || !delivery.verify(grant->patient, ledger_.chain()))
            return fail(ErrorCode::Denied, "a share that the patient did not send");
        if (ledger_.clinic(delivery.proxy).away) {
            ledger_.deliveries.push_back(delivery);
            return node::ShareReceipt{}.encode();
        }
        RESEAL_ASSIGN(const auto signature, ledger_.takeShare(delivery));
        return node::ShareReceipt{signature}.encode();
    }
    Result<Bytes> reencapsulate(ByteView body) {
        RESEAL_ASSIGN(const auto request, node::ReencapsulationRequest::decode(body));
        const FakeLedger::Clinic& proxy = ledger_.clinic(request.proxy);
        if (proxy.away) return fail(ErrorCode::Offline, "the proxy can't be reached");
        if (!crypto::verify(request.author, request.message(ledger_.chain()), request.signature))
            return fail(ErrorCode::BadSignature, "not signed by its author");
        const auto author = ledger_.state().pseudonym(request.author);
        if (!author && !request.team) return fail(ErrorCode::Denied, "not on the ledger");
        node::ReencapsulationAnswer answer;
        answer.share = ledger_.release(request);
        const auto grant = ledger_.state().grant(request.grant);
        if (grant && isReader(*grant, ledger_.askerOf(request)))
            ledger_.clinic(request.proxy)
                .releases[{request.grant, ledger::releaseHour(ledger_.now)}]
                .push_back({ledger_.now, request.record, static_cast<bool>(answer.share),
                            answer.share ? "" : std::string(name(answer.share.error().code)),
                            request.team ? request.team->who : Bytes()});
        return crypto::sealTo(request.team ? request.team->answer : author->box,
                              answer.encode(proxy.sign, ledger_.chain(), body));
    }
    Result<Bytes> nodeStatus() {
        node::NodeStatusAnswer answer;
        answer.clinic = clinic().id;
        answer.height = ledger_.state().tip().height;
        answer.pending = ledger_.pending.size();
        answer.quorum = ledger_.quorum;
        answer.time = ledger_.now;
        for (const FakeLedger::Clinic& other : ledger_.clinics)
            if (other.id != clinic().id)
                answer.peers.push_back({other.id, !other.away, other.silent ? 0 : answer.height});
        return answer.encode();
    }

    FakeLedger& ledger_;
    node::HomeNode home_;
    std::atomic<bool> cancelled_ = false;
};

}  // namespace reseal::test
