#include "core/node/blob_desk.h"

#include "core/base/cbor.h"
#include "core/base/log.h"
#include "core/node/bodies.h"

namespace reseal::node {

using ledger::StateView;

namespace {
constexpr Duration kPieceTimeout = seconds(20);
constexpr Duration kFinishTimeout = seconds(300);
constexpr std::size_t kMaxUploadsKnown = 4096;
}  // namespace

// A blob on its way to or from another clinic.
struct BlobDesk::Copying {
    ClinicId clinic;
    BlobId blob;
    std::uint64_t size = 0;
    store::Upload upload;  // when fetching
    std::function<void(Status)> done;
};

BlobDesk::BlobDesk(Chain& chain, Mesh& mesh, store::FolderBlobStore& blobs, const ClinicId& own)
    : chain_(chain), mesh_(mesh), blobs_(blobs), own_(own) {
    if (const auto list = blobs_.list()) known_.insert(list->begin(), list->end());
}

BlobDesk::~BlobDesk() = default;

void BlobDesk::onPool(std::function<Status()> work, std::function<void(Status)> then) {
    pool_.submit([this, work = std::move(work), then = std::move(then)] {
        QMetaObject::invokeMethod(
            this, [result = work(), then] { then(result); }, Qt::QueuedConnection);
    });
}

Status BlobDesk::mayPut(const Peer& from, const BlobId& blob, const std::optional<BlobTicket>& ticket) const {
    if (from.role == PeerRole::Clinic) return {};
    const Instant now = wallClock();
    if (!ticket || !ticket->verify(chain_.genesis().chainId(), own_, blob) ||
        ticket->time + kTicketLife < now || ticket->time > now + kTicketLife)
        return fail(ErrorCode::Denied, "no valid ticket for this file");
    const auto author = chain_.finalState().pseudonym(ticket->author);
    // Whose a pseudonym is that was admitted by ring, this clinic can't know, and does not ask.
    if (!author || !author->isLive(now) || (author->admittedBy && author->admittedBy != own_))
        return fail(
            ErrorCode::Denied,
            "only doctors and patients of this clinic, or whose clinic can't be known, may store files "
            "here");
    if (author->role != ledger::Role::Doctor && author->role != ledger::Role::Patient)
        return fail(ErrorCode::Denied, "only doctors and patients may store files");
    return {};
}

namespace {
// Under a grant in force: its grantee, or the doctor in an emergency for which it stands.
bool mayRead(const StateView& state, const ledger::GrantEntry& grant, const ledger::AccountId& asker,
             Instant now) {
    if (!grant.standing) return grant.grantee == asker;
    const auto emergency = ledger::emergencyUnder(state, grant, asker);
    return emergency && !emergency->isOver(now);
}
}  // namespace

Status BlobDesk::mayGet(const Peer& from, const BlobId& blob, const std::optional<BlobTicket>& ticket) const {
    if (from.role == PeerRole::Clinic && !ticket) return {};
    const Instant now = wallClock();
    if (!ticket || !ticket->verify(chain_.genesis().chainId(), own_, blob) ||
        ticket->time + kTicketLife < now || ticket->time > now + kTicketLife)
        return fail(ErrorCode::Denied, "no valid ticket for this file");
    const StateView state = chain_.finalState();
    const auto id = state.recordOfBlob(blob);
    const auto record = id ? state.record(*id) : std::nullopt;
    if (!record) return fail(ErrorCode::NotFound, "no record has this file");
    // A clinic asks for its team, with the key that the ledger names for it now; anybody else for themselves.
    const auto key = state.key(ticket->author);
    const auto clinic =
        key && key->kind == ledger::KeyKind::Sign ? state.clinic(ledger::clinicId(key->owner)) : std::nullopt;
    if (clinic && clinic->signKey != ticket->author)
        return fail(ErrorCode::Denied, "signed with a key that the clinic has no more");
    const ledger::AccountId asker = clinic ? key->owner : ledger::account(ticket->author);
    if (record->author == asker || record->patient == ticket->author) return {};
    for (const ledger::StanzaRef& stanza : record->stanzas)
        for (const ledger::ListedGrant& grant : ledger::openGrantsUnder(state, stanza.key, now))
            if (mayRead(state, grant.entry, asker, now) && grant.entry.covers(*id, *record)) return {};
    return fail(ErrorCode::Denied, "no grant in force covers this file");
}

store::Upload BlobDesk::uploadOf(const Peer& from, const BlobId& blob, std::uint64_t size,
                                 const std::optional<BlobTicket>& ticket) const {
    return {blob, size,
            ticket                          ? ticket->author
            : from.role == PeerRole::Clinic ? from.nodeKey
                                            : SignPublic::copy(from.pin)};
}

Result<Bytes> BlobDesk::begin(const Peer& from, ByteView body) {
    RESEAL_ASSIGN(const auto question, BlobBegin::decode(body));
    RESEAL_TRY(mayPut(from, question.blob, question.ticket));
    // Whoever shows a ticket speaks for the rest of this upload on this link, known by its TLS key.
    store::Upload upload = uploadOf(from, question.blob, question.sealedSize, std::nullopt);
    if (known_.contains(question.blob)) return encodeCount(question.sealedSize);
    RESEAL_ASSIGN(const std::uint64_t here, blobs_.begin(upload));
    if (uploads_.size() >= kMaxUploadsKnown) uploads_.erase(uploads_.begin());
    uploads_[{upload.sender, question.blob}] = question.sealedSize;
    return encodeCount(here);
}

Result<Bytes> BlobDesk::put(const Peer& from, ByteView body) {
    RESEAL_ASSIGN(const auto piece, BlobPiece::decode(body));
    store::Upload upload = uploadOf(from, piece.blob, 0, std::nullopt);
    const auto known = uploads_.find({upload.sender, piece.blob});
    if (known == uploads_.end()) return fail(ErrorCode::NotFound, "this upload was not begun");
    upload.sealedSize = known->second;
    RESEAL_TRY(blobs_.append(upload, piece.offset, piece.bytes));
    return encodeCount(piece.offset + piece.bytes.size());
}

void BlobDesk::finish(const Peer& from, ByteView body, Answer answer) {
    cbor::Reader in(body);
    const auto blob = in.fixed<BlobId>();
    if (const auto read = in.finish(); !read) return answer(read.error());
    const bool person = from.role != PeerRole::Clinic;
    const auto then = [this, blob, person, answer](Status done) {
        if (!done) return answer(done.error());
        known_.insert(blob);
        missingHere_.erase(blob);
        Q_EMIT stored(blob);
        if (!person) return answer(encodeClinics({own_}));
        keepCopies(blob, {}, answer);
    };
    if (known_.contains(blob)) return then({});
    store::Upload upload = uploadOf(from, blob, 0, std::nullopt);
    const auto known = uploads_.find({upload.sender, blob});
    if (known == uploads_.end()) return answer(fail(ErrorCode::NotFound, "this upload was not begun"));
    upload.sealedSize = known->second;
    uploads_.erase(known);
    onPool(
        [this, upload]() -> Status {
            auto facts = blobs_.finish(upload);
            if (!facts) return facts.error();
            return {};
        },
        then);
}

// One file server after the other, until one has taken the copy; without any the answer names this clinic
// alone and repair() goes on trying.
void BlobDesk::keepCopies(const BlobId& blob, std::vector<ClinicId> tried, Answer answer) {
    const auto facts = blobs_.facts(blob);
    if (!facts) return answer(facts.error());
    for (const ledger::ListedClinic& clinic : ledger::clinics(chain_.finalState())) {
        if (clinic.id == own_ || !clinic.entry.roles.has(ledger::ClinicRole::FileServer)) continue;
        if (std::ranges::find(tried, clinic.id) != tried.end() || !mesh_.linkTo(clinic.id, Channel::Bulk))
            continue;
        tried.push_back(clinic.id);
        return copyTo(clinic.id, blob, [this, blob, tried, target = clinic.id, answer](Status done) {
            if (!done) return keepCopies(blob, tried, answer);
            underCopied_.erase(blob);
            answer(encodeClinics({own_, target}));
        });
    }
    underCopied_[blob] = facts->geometry.sealedSize;
    answer(encodeClinics({own_}));
}

void BlobDesk::copyTo(const ClinicId& target, const BlobId& blob, std::function<void(Status)> done) {
    const auto facts = blobs_.facts(blob);
    if (!facts) return done(facts.error());
    auto copying = std::make_shared<Copying>();
    *copying = {target, blob, facts->geometry.sealedSize, {}, std::move(done)};
    const BlobBegin question{blob, copying->size, std::nullopt};
    mesh_.request(target, FrameKind::BeginBlob, question.encode(), kPieceTimeout,
                  [this, copying](Result<Bytes> answer) {
                      if (!answer) return copying->done(answer.error());
                      const auto here = decodeCount(*answer);
                      if (!here) return copying->done(here.error());
                      sendPiece(copying, *here);
                  });
}

void BlobDesk::sendPiece(std::shared_ptr<Copying> copying, std::uint64_t offset) {
    if (offset >= copying->size) {
        mesh_.request(
            copying->clinic, FrameKind::FinishBlob, encodeBytes(copying->blob), kFinishTimeout,
            [copying](Result<Bytes> answer) { copying->done(answer ? Status() : Status(answer.error())); });
        return;
    }
    auto bytes = piece({copying->blob, own_, offset, kBlobPiece, std::nullopt});
    if (!bytes) return copying->done(bytes.error());
    const BlobPiece next{copying->blob, offset, *std::move(bytes)};
    mesh_.request(copying->clinic, FrameKind::PutBlob, next.encode(), kPieceTimeout,
                  [this, copying](Result<Bytes> answer) {
                      if (!answer) return copying->done(answer.error());
                      const auto here = decodeCount(*answer);
                      if (!here) return copying->done(here.error());
                      sendPiece(copying, *here);
                  });
}

// Up to `length` bytes at `offset`, not beyond the leaf in which it lies; the leaf is verified as it is read.
Result<Bytes> BlobDesk::piece(const BlobRange& range) {
    RESEAL_ASSIGN(const store::BlobFacts facts, blobs_.facts(range.blob));
    const sealing::Geometry& geometry = facts.geometry;
    if (range.offset >= geometry.sealedSize)
        return fail(ErrorCode::InvalidArgument, "beyond the end of the file");
    const std::uint64_t leaf = range.offset < geometry.headerBytes
                                   ? 0
                                   : 1 + (range.offset - geometry.headerBytes) / sealing::kChunkSealed;
    const std::uint64_t start = leaf == 0 ? 0 : geometry.chunkOffset(leaf - 1);
    RESEAL_ASSIGN(const auto leaves, blobs_.read(range.blob, leaf, 1));
    const ByteView bytes =
        ByteView(leaves.front().bytes).subspan(static_cast<std::size_t>(range.offset - start));
    return toBytes(bytes.first(
        std::min<std::size_t>({bytes.size(), static_cast<std::size_t>(range.length), kBlobPiece})));
}

void BlobDesk::get(const Peer& from, ByteView body, Answer answer) {
    const auto range = BlobRange::decode(body);
    if (!range) return answer(range.error());
    if (range->holder != own_) {
        // For a person's program: their ticket is judged by the clinic that holds the file.
        if (from.role == PeerRole::Clinic || !range->ticket)
            return answer(fail(ErrorCode::Denied, "only a person's request is passed on"));
        return mesh_.request(range->holder, FrameKind::GetBlob, body, kPieceTimeout, std::move(answer));
    }
    if (const auto allowed = mayGet(from, range->blob, range->ticket); !allowed)
        return answer(allowed.error());
    auto read = piece(*range);
    if (read || (read.error().code != ErrorCode::Damaged && read.error().code != ErrorCode::NotFound))
        return answer(std::move(read));
    check({range->blob}, [](const auto&) {});
    answer(fail(read.error().code, "this clinic's copy of the file is damaged or lost"));
}

Status BlobDesk::follow(const AppliedBlock& block) {
    const StateView state = chain_.finalState();
    for (const ledger::AccountEvent& one : block.events) {
        const auto* subject = std::get_if<ledger::RecordSubject>(&one.event.subject);
        if (subject == nullptr) continue;
        const auto record = state.record(subject->id);
        if (!record || std::ranges::find(record->fileServers, own_) == record->fileServers.end()) continue;
        if (one.event.kind == ledger::EventKind::RecordErased) {
            RESEAL_TRY(blobs_.erase(record->blob));
            known_.erase(record->blob);
            missingHere_.erase(record->blob);
            underCopied_.erase(record->blob);
            Q_EMIT erased(subject->id);
        } else if (one.event.kind == ledger::EventKind::RecordRegistered) {
            if (record->fileServers.size() >= kCopies) underCopied_.erase(record->blob);
            if (known_.contains(record->blob))
                Q_EMIT stored(record->blob);
            else
                missingHere_.insert(record->blob);
        }
    }
    if (!missingHere_.empty()) repair();
    return {};
}

void BlobDesk::findMissing() {
    std::vector<std::pair<RecordId, BlobId>> leftOver;
    ledger::forEachRecord(chain_.finalState(), [&](const RecordId& id, const ledger::RecordEntry& record) {
        if (std::ranges::find(record.fileServers, own_) == record.fileServers.end()) return true;
        const bool here = known_.contains(record.blob);
        if (record.erased != 0 && here) leftOver.emplace_back(id, record.blob);
        if (record.erased == 0 && !here) missingHere_.insert(record.blob);
        if (record.erased == 0 && here) Q_EMIT stored(record.blob);
        if (record.erased != 0 && !here) Q_EMIT erased(id);
        return true;
    });
    for (const auto& [id, blob] : leftOver) {
        const Status gone = blobs_.erase(blob);
        if (!gone) {
            log(LogLevel::Error, "blobs", gone.error().text());
            continue;
        }
        known_.erase(blob);
        Q_EMIT erased(id);
    }
}

void BlobDesk::repair() {
    const StateView state = chain_.finalState();
    for (const BlobId& blob : std::set<BlobId>(missingHere_)) {
        if (busy_.contains(blob)) continue;
        const auto id = state.recordOfBlob(blob);
        const auto record = id ? state.record(*id) : std::nullopt;
        if (!record || record->erased != 0) {
            missingHere_.erase(blob);
            continue;
        }
        for (const ClinicId& source : record->fileServers)
            if (source != own_ && mesh_.linkTo(source, Channel::Bulk)) {
                fetchFrom(source, blob, record->sealedLength);
                break;
            }
    }
    for (const auto& [blob, size] : std::map<BlobId, std::uint64_t>(underCopied_)) {
        if (!busy_.insert(blob).second) continue;
        keepCopies(blob, {}, [this, id = blob](Result<Bytes>) { busy_.erase(id); });
    }
}

void BlobDesk::fetchFrom(const ClinicId& source, const BlobId& blob, std::uint64_t sealedLength) {
    busy_.insert(blob);
    auto copying = std::make_shared<Copying>();
    *copying = {source,
                blob,
                sealedLength,
                {blob, sealedLength, SignPublic::copy(source.view())},
                [this, blob](Status done) {
                    busy_.erase(blob);
                    if (!done)
                        return log(LogLevel::Info, "blobs", "copy not fetched: " + done.error().text());
                    known_.insert(blob);
                    missingHere_.erase(blob);
                    Q_EMIT stored(blob);
                }};
    const auto here = blobs_.begin(copying->upload);
    if (!here)
        return copying->done(here.error().code == ErrorCode::AlreadyExists ? Status() : Status(here.error()));
    fetchPiece(copying, *here);
}

void BlobDesk::fetchPiece(std::shared_ptr<Copying> copying, std::uint64_t offset) {
    if (offset >= copying->size)
        return onPool(
            [this, copying]() -> Status {
                auto facts = blobs_.finish(copying->upload);
                if (!facts) return facts.error();
                return {};
            },
            copying->done);
    const BlobRange range{copying->blob, copying->clinic, offset, kBlobPiece, std::nullopt};
    mesh_.request(copying->clinic, FrameKind::GetBlob, range.encode(), kPieceTimeout,
                  [this, copying, offset](Result<Bytes> answer) {
                      if (!answer) return copying->done(answer.error());
                      if (answer->empty())
                          return copying->done(fail(ErrorCode::Malformed, "an empty piece of a file"));
                      if (const auto kept = blobs_.append(copying->upload, offset, *answer); !kept)
                          return copying->done(kept.error());
                      fetchPiece(copying, offset + answer->size());
                  });
}

// By the ledger. What it does not name any more, or not yet, nobody else could give back.
bool BlobDesk::isKeptHere(const BlobId& blob) const {
    const StateView state = chain_.finalState();
    const auto id = state.recordOfBlob(blob);
    const auto record = id ? state.record(*id) : std::nullopt;
    return record && record->erased == 0 &&
           std::ranges::find(record->fileServers, own_) != record->fileServers.end();
}

void BlobDesk::check(std::vector<BlobId> blobs, std::function<void(Result<ScrubReport>)> done) {
    auto report = std::make_shared<ScrubReport>();
    onPool(
        [this, report, blobs = std::move(blobs)]() -> Status {
            for (const BlobId& blob : blobs) {
                const Status sound = blobs_.scrub(blob);
                const bool isLost = !sound && sound.error().code == ErrorCode::NotFound;
                if (!sound && !isLost && sound.error().code != ErrorCode::Damaged) return sound;
                ++report->checked;
                if (!sound) report->rotten.push_back(blob);
            }
            return {};
        },
        [this, report, done = std::move(done)](Status read) {
            for (const BlobId& blob : report->rotten) known_.erase(blob);
            std::erase_if(report->rotten, [this](const BlobId& blob) { return !isKeptHere(blob); });
            for (const BlobId& blob : report->rotten) {
                log(LogLevel::Error, "blobs", blob.hex() + " was rotten or lost; it is fetched again");
                missingHere_.insert(blob);
            }
            if (!report->rotten.empty()) repair();
            if (!read) return done(read.error());
            done(*report);
        });
}

void BlobDesk::measure(std::function<void(Result<store::DiskUse>)> done) {
    measuring_.submit([this, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this, [use = blobs_.diskUse(), done] { done(use); }, Qt::QueuedConnection);
    });
}

}  // namespace reseal::node
