#include "core/store/vote_log.h"

#include "core/base/cbor.h"
#include "core/base/crc32c.h"
#include "core/base/moment.h"
#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "core/crypto/transcript.h"

namespace reseal::store {
namespace fs = std::filesystem;
using consensus::Record;
using consensus::SignState;
using consensus::View;

namespace {
using Salt = FixedBytes<16, struct VoteLogSaltTag>;
using BatchNonce = FixedBytes<12, struct VoteLogNonceTag>;

constexpr std::string_view kLogMagic = "RESEALVL";
constexpr std::string_view kStateMagic = "RESEALVS";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kFileHead = 72;
constexpr std::size_t kBatchHead = 12;
constexpr std::size_t kSealing = BatchNonce::kSize + crypto::kTagSize;
constexpr std::size_t kMaxRecords = 1 << 20;
constexpr std::size_t kSlot = 64;
constexpr std::uint64_t kSlotAt[2] = {0, 4096};

fs::path logPath(const fs::path& folder) {
    return folder / "votes.log";
}
fs::path statePath(const fs::path& folder) {
    return folder / "votes.state";
}

Error damaged(std::string_view what, std::uint64_t at) {
    return fail(ErrorCode::Damaged, "vote log: " + std::string(what) + " at byte " + std::to_string(at));
}

// ---- Bytes

Bytes fileHead(const ChainId& chain, std::uint64_t epoch, const Salt& salt) {
    Bytes head = toBytes(bytesOf(kLogMagic));
    append(head, le32(kVersion));
    append(head, chain);
    append(head, le64(epoch));
    append(head, salt);
    append(head, le32(crc32c(head)));
    return head;
}

struct FileHead {
    std::uint64_t epoch = 0;
    Salt salt;
};

// Tells a log of another ledger or a later version from a damaged one.
Result<FileHead> readFileHead(ByteView file, const ChainId& chain) {
    if (file.size() < kFileHead ||
        readLe32(file.subspan(kFileHead - 4, 4)) != crc32c(file.first(kFileHead - 4)) ||
        !equal(file.first(8), bytesOf(kLogMagic)))
        return damaged("unreadable head", 0);
    if (readLe32(file.subspan(8, 4)) > kVersion)
        return fail(ErrorCode::TooNew, "vote log of a later version");
    if (!equal(file.subspan(12, 32), chain.view()))
        return fail(ErrorCode::WrongLedger, "vote log of another ledger");
    return FileHead{readLe64(file.subspan(44, 8)), Salt::copy(file.subspan(52, 16))};
}

Error ofLaterEpoch(std::uint64_t epoch, std::uint64_t asked) {
    return fail(ErrorCode::Conflict, "votes of epoch " + std::to_string(epoch) +
                                         " lie beside a ledger of epoch " + std::to_string(asked));
}

std::uint32_t headCrc(const Salt& salt, ByteView lengthAndCrc) {
    Bytes salted = toBytes(salt.view());
    append(salted, lengthAndCrc);
    return crc32c(salted);
}

std::array<std::uint8_t, 12> gcmNonce(ByteView nonce) {
    std::array<std::uint8_t, 12> out{};
    std::ranges::copy(nonce, out.begin());
    return out;
}

// What one file's batches are encrypted with.
struct Cipher {
    Cipher(const crypto::SecretBytes& key, const Salt& ofFile)
        : salt(ofFile), gcm(crypto::Kdf("reseal/1/votes").add(key).add(ofFile).key()) {}
    Bytes seal(ByteView plain) {
        const auto nonce = crypto::randomFixed<BatchNonce>();
        Bytes out = toBytes(nonce);
        out.resize(kSealing + plain.size());
        gcm.seal(gcmNonce(nonce), plain, MutableByteView(out).subspan(BatchNonce::kSize));
        return out;
    }
    Result<Bytes> open(ByteView body) {
        if (body.size() < kSealing) return fail(ErrorCode::CannotOpen, "too short");
        Bytes plain(body.size() - kSealing);
        RESEAL_TRY(gcm.open(gcmNonce(body.first(BatchNonce::kSize)), body.subspan(BatchNonce::kSize), plain));
        return plain;
    }
    Salt salt;
    crypto::AesGcm gcm;
};

Result<Bytes> batchOf(const std::vector<Record>& records, Cipher& cipher) {
    cbor::Writer plain;
    plain.array(records.size());
    for (const Record& record : records) plain.raw(consensus::encode(record));
    if (records.size() > kMaxRecords || plain.out().size() > kMaxBatchBytes)
        return fail(ErrorCode::TooLarge, "a batch of " + std::to_string(plain.out().size()) + " bytes");
    const Bytes body = cipher.seal(plain.out());
    Bytes batch;
    append(batch, le32(static_cast<std::uint32_t>(body.size())));
    append(batch, le32(crc32c(body)));
    append(batch, le32(headCrc(cipher.salt, batch)));
    append(batch, body);
    return batch;
}

struct BatchHead {
    bool readable = false;
    std::size_t length = 0;
    std::uint32_t crc = 0;
};

BatchHead readBatchHead(ByteView rest, const Salt& salt) {
    if (rest.size() < kBatchHead || readLe32(rest.subspan(8, 4)) != headCrc(salt, rest.first(8))) return {};
    return {true, readLe32(rest.first(4)), readLe32(rest.subspan(4, 4))};
}

bool isWhole(ByteView rest, const BatchHead& head) {
    return head.readable && rest.size() - kBatchHead >= head.length &&
           crc32c(rest.subspan(kBatchHead, head.length)) == head.crc;
}

bool laterBatchExists(ByteView rest, const Salt& salt) {
    for (std::size_t i = 1; i + kBatchHead <= rest.size(); ++i)
        if (isWhole(rest.subspan(i), readBatchHead(rest.subspan(i), salt))) return true;
    return false;
}

Status readRecords(ByteView body, std::uint64_t at, std::vector<Record>& into) {
    cbor::Reader in(body);
    const std::size_t count = in.arrayUpTo(kMaxRecords);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        const ByteView item = in.item();
        if (!in.ok()) break;
        auto record = consensus::decodeRecord(item);
        if (!record) return damaged(record.error().detail, at);
        into.push_back(*std::move(record));
    }
    if (const auto read = in.finish(); !read) return damaged(read.error().detail, at);
    return {};
}

// Reads all batches; returns where the last whole one ends.
Result<std::uint64_t> readBatches(ByteView file, Cipher& cipher, std::vector<Record>& into) {
    std::size_t at = kFileHead;
    while (at < file.size()) {
        const ByteView rest = file.subspan(at);
        const BatchHead head = readBatchHead(rest, cipher.salt);
        if (isWhole(rest, head)) {
            const auto plain = cipher.open(rest.subspan(kBatchHead, head.length));
            if (!plain) return damaged("a batch that this clinic's key does not open", at);
            RESEAL_TRY(readRecords(*plain, at, into));
            at += kBatchHead + head.length;
            continue;
        }
        const bool isLast =
            head.readable ? rest.size() - kBatchHead <= head.length : !laterBatchExists(rest, cipher.salt);
        if (!isLast) return damaged("a bad batch before the last", at);
        break;
    }
    return at;
}

struct Slot {
    std::uint64_t sequence = 0;
    std::uint64_t epoch = 0;
    SignState state;
};

Bytes encodeSlot(const Slot& slot) {
    Bytes out = toBytes(bytesOf(kStateMagic));
    for (const std::uint64_t number :
         {slot.sequence, slot.epoch, slot.state.notarize, slot.state.nullify, slot.state.finalize})
        append(out, le64(number));
    out.resize(kSlot - 4);
    append(out, le32(crc32c(out)));
    return out;
}

// Empty: damaged or never written.
std::optional<Slot> decodeSlot(ByteView bytes) {
    if (bytes.size() != kSlot || !equal(bytes.first(8), bytesOf(kStateMagic)) ||
        readLe32(bytes.subspan(kSlot - 4)) != crc32c(bytes.first(kSlot - 4)))
        return std::nullopt;
    const auto number = [&](std::size_t i) { return readLe64(bytes.subspan(8 + 8 * i, 8)); };
    return Slot{number(0), number(1), {number(2), number(3), number(4)}};
}

View finalizationIn(const std::vector<Record>& records) {
    View highest = 0;
    for (const Record& record : records)
        if (const auto* known = std::get_if<consensus::KnownCertificate>(&record))
            if (known->certificate.kind == consensus::VoteKind::Finalize)
                highest = std::max(highest, known->certificate.view);
    return highest;
}
}  // namespace

struct VoteLog::State {
    fs::path folder;
    File lock;
    File log;
    File slots;
    ChainId chain;
    std::uint64_t epoch;
    crypto::SecretBytes key;
    Cipher cipher;
    std::uint64_t size = 0;
    Slot slot;
    View finalization = 0;
    bool failed = false;

    Status writeState(const std::vector<Record>& records);
    Status guarded(Status outcome);
};

VoteLog::VoteLog(std::unique_ptr<State> state) : state_(std::move(state)) {}
VoteLog::VoteLog(VoteLog&&) noexcept = default;
VoteLog& VoteLog::operator=(VoteLog&&) noexcept = default;
VoteLog::~VoteLog() = default;
std::uint64_t VoteLog::size() const {
    return state_->size;
}

namespace {
Result<File> lockFolder(const fs::path& folder) {
    RESEAL_ASSIGN(File lock, File::openToAppend(folder / "votes.lock"));
    RESEAL_TRY(lock.lockExclusively());
    return lock;
}

Result<Slot> readSlots(const File& file) {
    RESEAL_ASSIGN(const std::uint64_t size, file.size());
    std::optional<Slot> newest;
    for (const std::uint64_t at : kSlotAt) {
        Bytes bytes(kSlot);
        RESEAL_ASSIGN(const std::size_t got, file.readAt(at, bytes));
        bytes.resize(got);
        const auto slot = decodeSlot(bytes);
        if (slot && (!newest || newest->sequence < slot->sequence)) newest = slot;
    }
    if (newest) return *newest;
    // The first write of all may be torn, before anything was signed. After it both slots are never bad at
    // once.
    if (size <= kSlot) return Slot{};
    return fail(ErrorCode::Damaged, "sign state: neither slot is readable");
}

Result<Slot> slotIn(const fs::path& folder) {
    if (!fs::exists(statePath(folder))) return Slot{};
    RESEAL_ASSIGN(const File file, File::openToUpdate(statePath(folder)));
    return readSlots(file);
}
}  // namespace

Result<VoteLog::Opened> VoteLog::open(const fs::path& folder, const ChainId& chain, std::uint64_t epoch,
                                      const crypto::SecretBytes& key) {
    RESEAL_ASSIGN(File lock, lockFolder(folder));
    RESEAL_ASSIGN(Slot slot, slotIn(folder));
    if (slot.epoch > epoch) return ofLaterEpoch(slot.epoch, epoch);
    if (slot.epoch < epoch) slot = {slot.sequence, epoch, {}};

    const fs::path path = logPath(folder);
    const auto beginLog = [&] {
        return writeFileDurably(path, fileHead(chain, epoch, crypto::randomFixed<Salt>()));
    };
    if (!fs::exists(path)) RESEAL_TRY(beginLog());
    RESEAL_ASSIGN(Bytes content, readFile(path, kMaxVoteLogBytes));
    RESEAL_ASSIGN(FileHead head, readFileHead(content, chain));
    if (head.epoch > epoch) return ofLaterEpoch(head.epoch, epoch);
    if (head.epoch < epoch) {
        RESEAL_TRY(beginLog());
        RESEAL_ASSIGN(content, readFile(path, kMaxVoteLogBytes));
        RESEAL_ASSIGN(head, readFileHead(content, chain));
    }
    std::vector<Record> records;
    Cipher cipher(key, head.salt);
    RESEAL_ASSIGN(const std::uint64_t end, readBatches(content, cipher, records));
    RESEAL_ASSIGN(File log, File::openToAppend(path));
    if (end < content.size()) {
        RESEAL_TRY(log.truncate(end));
        RESEAL_TRY(log.sync());
    }
    const bool isNew = !fs::exists(statePath(folder));
    RESEAL_ASSIGN(File slots, File::openToUpdate(statePath(folder)));
    if (isNew) RESEAL_TRY(syncDirectory(folder));
    auto state =
        std::make_unique<State>(State{folder, std::move(lock), std::move(log), std::move(slots), chain, epoch,
                                      key.clone(), std::move(cipher), end, slot, finalizationIn(records)});
    // A crash between the two, or a sign state that was lost, left it behind the log, which may be lost next.
    RESEAL_TRY(state->writeState(records));
    const SignState signedUpTo = state->slot.state;
    return Opened{VoteLog(std::move(state)), std::move(records), signedUpTo, content.size() - end};
}

Status VoteLog::setAside(const fs::path& folder) {
    RESEAL_ASSIGN(const File lock, lockFolder(folder));
    const auto moveAway = [&](const fs::path& path) -> Status {
        fs::path to = path;
        to += ".damaged";
        std::error_code why;
        fs::rename(path, to, why);
        if (why && why != std::errc::no_such_file_or_directory)
            return ioError("cannot rename", path, why.value());
        moment("renamed", to.filename().string());
        return syncDirectory(folder);
    };
    RESEAL_TRY(moveAway(logPath(folder)));
    RESEAL_ASSIGN(const File slots, File::openToUpdate(statePath(folder)));
    if (const auto slot = readSlots(slots); !slot) return moveAway(statePath(folder));
    return {};
}

Status VoteLog::State::guarded(Status outcome) {
    if (!outcome) failed = true;
    return outcome;
}

// After the log, so that it never says more than the log held.
Status VoteLog::State::writeState(const std::vector<Record>& records) {
    Slot next = slot;
    for (const Record& record : records)
        if (const auto* own = std::get_if<consensus::OwnVote>(&record)) next.state.take(own->vote);
    if (next.state == slot.state) return {};
    ++next.sequence;
    RESEAL_TRY(slots.writeAt(kSlotAt[(next.sequence - 1) % 2], encodeSlot(next)));
    RESEAL_TRY(slots.sync());
    slot = next;
    return {};
}

Status VoteLog::append(const std::vector<Record>& records) {
    State& state = *state_;
    if (state.failed) return fail(ErrorCode::Io, "an earlier write of the vote log failed");
    const auto write = [&]() -> Status {
        RESEAL_ASSIGN(const Bytes batch, batchOf(records, state.cipher));
        RESEAL_TRY(state.log.write(batch));
        RESEAL_TRY(state.log.sync());
        state.size += batch.size();
        state.finalization = std::max(state.finalization, finalizationIn(records));
        return state.writeState(records);
    };
    return state.guarded(write());
}

Status VoteLog::replace(const std::vector<Record>& records) {
    State& state = *state_;
    if (state.failed) return fail(ErrorCode::Io, "an earlier write of the vote log failed");
    if (finalizationIn(records) < state.finalization)
        return fail(ErrorCode::InvalidArgument, "pruning would lose the last finalization");
    const auto write = [&]() -> Status {
        const fs::path path = logPath(state.folder);
        state.cipher = Cipher(state.key, crypto::randomFixed<Salt>());
        RESEAL_ASSIGN(const Bytes batch, batchOf(records, state.cipher));
        Bytes content = fileHead(state.chain, state.epoch, state.cipher.salt);
        reseal::append(content, batch);
        RESEAL_TRY(writeFileDurably(path, content));
        RESEAL_ASSIGN(state.log, File::openToAppend(path));
        state.size = content.size();
        state.finalization = finalizationIn(records);
        return state.writeState(records);
    };
    return state.guarded(write());
}

}  // namespace reseal::store
