// What a crash, a full disk, a bad sector or an old backup can do to the vote log and the sign state.
#include <sys/resource.h>
#include <csignal>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/crc32c.h"
#include "core/store/vote_log.h"
#include "tests/unit/durable.h"

using namespace reseal;
using namespace reseal::consensus;
using store::VoteLog;
using test::codeOf;
namespace fs = std::filesystem;

namespace {

const ChainId kChain = ChainId::copy(Bytes(32, 7));

Vote voteOf(VoteKind kind, View view) {
    Vote vote{kind, view, {}, 2, {}};
    if (kind != VoteKind::Nullify)
        vote.block = {view, Hash32::copy(Bytes(32, static_cast<std::uint8_t>(view)))};
    vote.signature.bytes.fill(static_cast<std::uint8_t>(view * 3));
    return vote;
}
Certificate finalizationOf(View view) {
    return {VoteKind::Finalize, view, {view, {}}, {{0, {}}, {3, {}}}};
}

// Three batches: records and the size of the file after each.
struct Written {
    std::vector<std::vector<Record>> batches{
        {OwnVote{voteOf(VoteKind::Notarize, 1)}, KnownBlock{Bytes(100, 5)}},
        {KnownCertificate{finalizationOf(1)}, MutedUpTo{3}},
        {OwnVote{voteOf(VoteKind::Nullify, 4)}, KnownBlock{Bytes(30, 6)}}};
    std::vector<std::uint64_t> ends;
    std::vector<Record> upTo(std::size_t count) const {
        std::vector<Record> out;
        for (std::size_t i = 0; i < count; ++i) out.insert(out.end(), batches[i].begin(), batches[i].end());
        return out;
    }
};

crypto::SecretBytes theKey(std::uint8_t first = 1) {
    Bytes key(32, 7);
    key.front() = first;
    return crypto::SecretBytes::copyOf(key);
}

class Folder {
public:
    Folder() { QVERIFY(folder_.isValid()); }
    fs::path path() const { return folder_.path().toStdString(); }
    fs::path log() const { return path() / "votes.log"; }
    fs::path state() const { return path() / "votes.state"; }
    Result<VoteLog::Opened> open(std::uint64_t epoch = 0) const {
        return VoteLog::open(path(), kChain, epoch, theKey());
    }
    Bytes read(const fs::path& file) const { return readFile(file, 1 << 20).value(); }
    void write(const fs::path& file, ByteView content) const {
        QVERIFY(bool(writeFileDurably(file, content)));
    }
    Written fill() const {
        Written written;
        auto opened = open();
        written.ends.push_back(opened->log.size());
        for (const auto& batch : written.batches) {
            if (!opened->log.append(batch)) qFatal("append failed");
            written.ends.push_back(opened->log.size());
        }
        return written;
    }

private:
    // Thousands of syncs, and what counts is the bytes: in memory where there is such a folder.
    QTemporaryDir folder_{QFileInfo(QStringLiteral("/dev/shm")).isWritable()
                              ? QStringLiteral("/dev/shm/votes-XXXXXX")
                              : QDir::tempPath() + QStringLiteral("/votes-XXXXXX")};
};

// While it exists, no file grows beyond `bytes`: a full disk, as far as a process can tell.
class FullDisk {
public:
    explicit FullDisk(std::uint64_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

}  // namespace

class VoteLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void openingBringsTheSignStateUpToTheLog();
    void aTornLastBatchIsCutAtEveryByte();
    void aTornLastBatchOfZerosOrGarbageIsCut();
    void aFlippedBitInAnEarlierBatchIsDamage();
    void aFlippedBitInTheHeadIsDamage();
    void blocksInTheLogAreNotMistakenForBatches();
    void oneDamagedSlotIsATornWrite();
    void twoDamagedSlotsAreDamage();
    void aLogThatLostItsEndIsNoticedBesideIt();
    void aFullDiskEndsWriting();
    void aFullDiskWhileReplacingLeavesTheOldLog();
    void replacingKeepsExactlyWhatIsNeeded();
    void replacingDoesNotLoseTheLastFinalization();
    void killedAtEveryMomentNothingPromisedIsLost();
    void onlyOneAtATime();
    void anotherLedgerOrVersionIsTold();
    void aLaterEpochBeginsEmpty();
    void anEarlierEpochIsRefused();
    void whatIsDamagedIsSetAside();
    void theDiskShowsNoBlock();
};

void VoteLogTest::whatIsWrittenIsRead() {
    Folder folder;
    {
        const auto first = folder.open();
        QVERIFY2(bool(first), first ? "" : first.error().detail.c_str());
        QVERIFY(first->records.empty());
        QVERIFY(first->signState == SignState{});
    }
    const Written written = folder.fill();
    for (int again = 0; again < 2; ++again) {
        const auto opened = folder.open();
        QVERIFY(bool(opened));
        QVERIFY(opened->records == written.upTo(3));
        QVERIFY((opened->signState == SignState{1, 4, 0}));
        QCOMPARE(opened->cutBytes, std::uint64_t{0});
        QCOMPARE(opened->log.size(), written.ends[3]);
    }
}

void VoteLogTest::aTornLastBatchIsCutAtEveryByte() {
    Folder folder;
    const Written written = folder.fill();
    const Bytes whole = folder.read(folder.log());
    QCOMPARE(whole.size(), written.ends[3]);
    for (std::uint64_t end = written.ends[2]; end < written.ends[3]; ++end) {
        folder.write(folder.log(), ByteView(whole).first(end));
        auto opened = folder.open();
        QVERIFY2(bool(opened), opened ? "" : opened.error().detail.c_str());
        QVERIFY(opened->records == written.upTo(2));
        QCOMPARE(opened->cutBytes, end - written.ends[2]);
        QCOMPARE(fs::file_size(folder.log()), written.ends[2]);
        QVERIFY(opened->signState.nullify == 4);  // what the log lost is known beside it
        QVERIFY(bool(opened->log.append(written.batches[2])));
    }
    QVERIFY(folder.open()->records == written.upTo(3));
}

void VoteLogTest::aTornLastBatchOfZerosOrGarbageIsCut() {
    Folder folder;
    const Written written = folder.fill();
    const Bytes whole = folder.read(folder.log());
    for (const std::uint8_t filling : Bytes{0x00, 0xFF, 0xA5})
        for (std::uint64_t from = written.ends[2]; from < written.ends[3]; ++from) {
            Bytes torn = whole;  // the length reached the disk, the content from here on didn't
            std::fill(torn.begin() + static_cast<std::ptrdiff_t>(from), torn.end(), filling);
            if (torn == whole) continue;
            folder.write(folder.log(), torn);
            const auto opened = folder.open();
            QVERIFY2(bool(opened), opened ? "" : opened.error().detail.c_str());
            QVERIFY(opened->records == written.upTo(2));
        }
}

void VoteLogTest::aFlippedBitInAnEarlierBatchIsDamage() {
    Folder folder;
    const Written written = folder.fill();
    const Bytes whole = folder.read(folder.log());
    for (std::uint64_t at = written.ends[0]; at < written.ends[2]; ++at)
        for (int bit = 0; bit < 8; ++bit) {
            Bytes flipped = whole;
            flipped[at] ^= static_cast<std::uint8_t>(1U << bit);
            folder.write(folder.log(), flipped);
            QCOMPARE(codeOf(folder.open()), std::string("Damaged"));
            QCOMPARE(folder.read(folder.log()), flipped);  // nothing is repaired silently
        }
    folder.write(folder.log(), whole);
    QVERIFY(folder.open()->records == written.upTo(3));
}

void VoteLogTest::aFlippedBitInTheHeadIsDamage() {
    Folder folder;
    const Written written = folder.fill();
    const Bytes whole = folder.read(folder.log());
    for (std::uint64_t at = 0; at < written.ends[0]; ++at) {
        Bytes flipped = whole;
        flipped[at] ^= 0x10;
        folder.write(folder.log(), flipped);
        QCOMPARE(codeOf(folder.open()), std::string("Damaged"));
        folder.write(folder.log(), ByteView(whole).first(at));
        QCOMPARE(codeOf(folder.open()), std::string("Damaged"));
    }
}

// A block may hold the bytes of another log's batches; without this log's salt they are none.
void VoteLogTest::blocksInTheLogAreNotMistakenForBatches() {
    Folder other, folder;
    other.fill();
    const Written written = folder.fill();
    {
        auto opened = folder.open();
        QVERIFY(bool(opened->log.append({KnownBlock{other.read(other.log())}})));
    }
    Bytes torn = folder.read(folder.log());
    torn[written.ends[3]] ^= 1;  // the head of the last batch isn't readable, its body is
    folder.write(folder.log(), torn);
    const auto opened = folder.open();
    QVERIFY2(bool(opened), opened ? "" : opened.error().detail.c_str());
    QVERIFY(opened->records == written.upTo(3));
}

void VoteLogTest::theDiskShowsNoBlock() {
    Folder folder;
    const Bytes block = toBytes(bytesOf("a block with pseudonyms, times and what somebody did"));
    const auto isInLog = [&] {
        const Bytes content = folder.read(folder.log());
        return std::search(content.begin(), content.end(), block.begin(), block.end()) != content.end();
    };
    {
        auto opened = folder.open();
        QVERIFY(bool(opened->log.append({KnownBlock{block}})));
        QVERIFY(!isInLog());
        QVERIFY(bool(opened->log.replace({KnownBlock{block}})));
        QVERIFY(!isInLog());
    }
    QCOMPARE(codeOf(VoteLog::open(folder.path(), kChain, 0, theKey(2))), std::string("Damaged"));
    QVERIFY(std::get<KnownBlock>(folder.open()->records.front()).block == block);
}

void VoteLogTest::oneDamagedSlotIsATornWrite() {
    Folder folder;
    folder.fill();
    const Bytes whole = folder.read(folder.state()), log = folder.read(folder.log());
    QCOMPARE(whole.size(), std::size_t{4096 + 64});
    for (std::size_t at = 0; at < 64; ++at) {
        Bytes newest = whole, older = whole;
        newest[4096 + at] ^= 1;  // written second
        older[at] ^= 1;
        folder.write(folder.state(), newest);
        std::filesystem::remove(folder.log());  // which would tell the rest
        auto opened = folder.open();
        QVERIFY(bool(opened));
        QVERIFY((opened->signState == SignState{1, 0, 0}));
        folder.write(folder.log(), log);
        folder.write(folder.state(), older);
        opened = fail(ErrorCode::Cancelled, "");  // releases the lock
        opened = folder.open();
        QVERIFY(bool(opened));
        QVERIFY((opened->signState == SignState{1, 4, 0}));
        // The damaged slot is the next to be written.
        QVERIFY(bool(opened->log.append({OwnVote{voteOf(VoteKind::Finalize, 9)}})));
        opened = fail(ErrorCode::Cancelled, "");
        QVERIFY((folder.open()->signState == SignState{1, 4, 9}));
    }
}

void VoteLogTest::twoDamagedSlotsAreDamage() {
    Folder folder;
    folder.fill();
    Bytes both = folder.read(folder.state());
    both[20] ^= 1;
    both[4096 + 20] ^= 1;
    folder.write(folder.state(), both);
    QCOMPARE(codeOf(folder.open()), std::string("Damaged"));
}

void VoteLogTest::aLogThatLostItsEndIsNoticedBesideIt() {
    Folder folder;
    const Written written = folder.fill();
    const Bytes whole = folder.read(folder.log());
    folder.write(folder.log(), ByteView(whole).first(written.ends[1]));  // a restored log, whole in itself
    const auto opened = folder.open();
    QVERIFY(opened->records == written.upTo(1));
    QVERIFY((opened->signState == SignState{1, 4, 0}));
}

void VoteLogTest::aFullDiskEndsWriting() {
    Folder folder;
    const Written written = folder.fill();
    {
        auto opened = folder.open();
        {
            const FullDisk full(written.ends[3] + 20);
            QCOMPARE(codeOf(opened->log.append({KnownBlock{Bytes(5000)}})), std::string("DiskFull"));
        }
        // There is room again, but what is on the disk is not known: no write is retried.
        QVERIFY(!opened->log.append({MutedUpTo{1}}));
        QVERIFY(!opened->log.replace(written.upTo(3)));
    }
    auto opened = folder.open();
    QVERIFY(bool(opened));
    QVERIFY(opened->records == written.upTo(3));
    QVERIFY(opened->cutBytes > 0);
    QVERIFY(bool(opened->log.append({MutedUpTo{1}})));
}

void VoteLogTest::aFullDiskWhileReplacingLeavesTheOldLog() {
    Folder folder;
    const Written written = folder.fill();
    {
        auto opened = folder.open();
        const FullDisk full(100);
        QCOMPARE(codeOf(opened->log.replace(written.upTo(3))), std::string("DiskFull"));
    }
    const auto opened = folder.open();
    QVERIFY(opened->records == written.upTo(3));
    for (const auto& file : fs::directory_iterator(folder.path()))
        QVERIFY2(file.path().extension() != ".part", file.path().c_str());
}

void VoteLogTest::replacingKeepsExactlyWhatIsNeeded() {
    Folder folder;
    const Written written = folder.fill();
    const std::vector<Record> needed{KnownCertificate{finalizationOf(8)},
                                     OwnVote{voteOf(VoteKind::Finalize, 9)}};
    {
        auto opened = folder.open();
        QVERIFY(bool(opened->log.replace(needed)));
        QVERIFY(opened->log.size() < written.ends[3]);
        QCOMPARE(opened->log.size(), fs::file_size(folder.log()));
        QVERIFY(bool(opened->log.append({MutedUpTo{12}})));
    }
    auto expected = needed;
    expected.emplace_back(MutedUpTo{12});
    const auto opened = folder.open();
    QVERIFY(opened->records == expected);
    QVERIFY((opened->signState == SignState{1, 4, 9}));  // pruning forgets no vote here
}

void VoteLogTest::replacingDoesNotLoseTheLastFinalization() {
    Folder folder;
    const Written written = folder.fill();
    {
        auto opened = folder.open();
        QVERIFY(bool(opened->log.append({KnownCertificate{finalizationOf(5)}})));
        for (const auto& records : {std::vector<Record>{}, std::vector<Record>{MutedUpTo{1}},
                                    std::vector<Record>{KnownCertificate{finalizationOf(4)}}})
            QCOMPARE(codeOf(opened->log.replace(records)), std::string("InvalidArgument"));
        QVERIFY(bool(opened->log.append({MutedUpTo{2}})));  // a refusal is no failed write
        QVERIFY(bool(opened->log.replace({KnownCertificate{finalizationOf(5)}})));
    }
    auto opened = folder.open();
    QCOMPARE(opened->records.size(), std::size_t{1});
    QCOMPARE(codeOf(opened->log.replace({})), std::string("InvalidArgument"));  // known after a restart too
}

// A child appends, replaces and appends; what it was told is durable it notes in a file of its own.
constexpr std::size_t kSteps = 6;
std::vector<Record> stepOf(std::size_t i) {
    return {OwnVote{voteOf(VoteKind::Notarize, i + 1)}, KnownBlock{Bytes(50, static_cast<std::uint8_t>(i))}};
}
int child(const fs::path& folder) {
    auto opened = VoteLog::open(folder, kChain, 0, theKey());
    if (!opened) return 2;
    std::vector<Record> all;
    for (std::size_t i = 0; i < kSteps; ++i) {
        const auto records = stepOf(i);
        all.insert(all.end(), records.begin(), records.end());
        const bool replaces = i == 3;
        if (!(replaces ? opened->log.replace(all) : opened->log.append(records))) return 3;
        std::ofstream(folder / "told", std::ios::app) << 'x';
    }
    return 0;
}

void VoteLogTest::killedAtEveryMomentNothingPromisedIsLost() {
    int ended = -1;
    int kills = 0;
    for (int killAt = 1; ended != 0; ++killAt) {
        Folder folder;
        ended = test::inProcess(folder.path().string(), killAt);
        QVERIFY(ended == 0 || ended == -SIGKILL);
        kills += ended == 0 ? 0 : 1;
        const std::size_t told =
            fs::exists(folder.path() / "told") ? fs::file_size(folder.path() / "told") : 0;
        const auto opened = folder.open();
        QVERIFY2(bool(opened), opened ? "" : opened.error().detail.c_str());
        const std::size_t held = opened->records.size() / 2;
        QVERIFY(held == told || held == told + 1);
        std::vector<Record> expected;
        for (std::size_t i = 0; i < held; ++i)
            for (const Record& record : stepOf(i)) expected.push_back(record);
        QVERIFY(opened->records == expected);
        // The sign state never runs ahead of the log, and is never more than one batch behind.
        QVERIFY(opened->signState.notarize <= held && opened->signState.notarize >= told);
    }
    QVERIFY(kills > 20);
}

void VoteLogTest::onlyOneAtATime() {
    Folder folder;
    auto first = folder.open();
    QCOMPARE(codeOf(folder.open()), std::string("Locked"));
    QCOMPARE(codeOf(VoteLog::setAside(folder.path())), std::string("Locked"));
    QVERIFY(bool(first->log.replace({MutedUpTo{1}})));
    QCOMPARE(codeOf(folder.open()), std::string("Locked"));  // the lock outlives the file it began with
    first = fail(ErrorCode::Cancelled, "");
    QVERIFY(bool(folder.open()));
}

void VoteLogTest::anotherLedgerOrVersionIsTold() {
    Folder folder;
    folder.fill();
    QCOMPARE(codeOf(VoteLog::open(folder.path(), {}, 0, theKey())), std::string("WrongLedger"));
    Bytes newer = folder.read(folder.log());
    newer[8] = 2;
    const auto crc = le32(crc32c(ByteView(newer).first(68)));
    std::copy(crc.begin(), crc.end(), newer.begin() + 68);
    folder.write(folder.log(), newer);
    QCOMPARE(codeOf(folder.open()), std::string("TooNew"));
}

void VoteLogTest::aLaterEpochBeginsEmpty() {
    Folder folder;
    const Written written = folder.fill();
    {
        auto next = folder.open(1);
        QVERIFY(bool(next));
        QVERIFY(next->records.empty());
        QVERIFY((next->signState == SignState{}));  // views begin anew
        QVERIFY(bool(next->log.append(written.batches[0])));
    }
    const auto again = folder.open(1);
    QCOMPARE(again->records, written.batches[0]);
    SignState said;
    for (const Record& record : written.batches[0])
        if (const auto* own = std::get_if<OwnVote>(&record)) said.take(own->vote);
    QVERIFY(again->signState == said);
}

// The ledger beside it is an older copy: what was signed in the later epoch must not be forgotten.
void VoteLogTest::anEarlierEpochIsRefused() {
    Folder folder;
    const Written written = folder.fill();
    QVERIFY(bool(folder.open(2)));  // signs nothing there
    QCOMPARE(codeOf(folder.open(1)), std::string("Conflict"));
    {
        auto later = folder.open(2);
        for (const auto& batch : written.batches) QVERIFY(bool(later->log.append(batch)));
    }
    const Bytes log = folder.read(folder.log()), state = folder.read(folder.state());
    QVERIFY(fs::remove(folder.log()));
    QCOMPARE(codeOf(folder.open(1)), std::string("Conflict"));  // the sign state alone tells
    QVERIFY(!fs::exists(folder.log()));
    QCOMPARE(folder.read(folder.state()), state);
    folder.write(folder.log(), log);
    const auto back = folder.open(2);
    QVERIFY(bool(back));
    QCOMPARE(back->records, written.upTo(written.batches.size()));
}

// Lost, or left behind by a crash after the log was synced: were the log lost next, nothing would remember.
void VoteLogTest::openingBringsTheSignStateUpToTheLog() {
    Folder folder;
    folder.fill();
    std::filesystem::remove(folder.state());
    QVERIFY((folder.open()->signState == SignState{1, 4, 0}));
    std::filesystem::remove(folder.log());
    const auto opened = folder.open();
    QVERIFY(bool(opened));
    QVERIFY(opened->records.empty());
    QVERIFY((opened->signState == SignState{1, 4, 0}));
}

void VoteLogTest::whatIsDamagedIsSetAside() {
    Folder folder;
    const Written written = folder.fill();
    Bytes flipped = folder.read(folder.log());
    flipped[written.ends[0] + 20] ^= 1;
    folder.write(folder.log(), flipped);
    QVERIFY(bool(VoteLog::setAside(folder.path())));
    QCOMPARE(folder.read(folder.path() / "votes.log.damaged"), flipped);
    auto opened = folder.open();
    QVERIFY(bool(opened));
    QVERIFY(opened->records.empty());
    QVERIFY((opened->signState == SignState{1, 4, 0}));  // so the replica keeps silent up to there
    opened = fail(ErrorCode::Cancelled, "");
    Bytes both = folder.read(folder.state());
    both[20] ^= 1;
    both[4096 + 20] ^= 1;
    folder.write(folder.state(), both);
    QCOMPARE(codeOf(folder.open()), std::string("Damaged"));
    QVERIFY(bool(VoteLog::setAside(folder.path())));
    QVERIFY((folder.open()->signState == SignState{}));
}

int main(int argc, char** argv) {
    if (const char* folder = std::getenv("RESEAL_CHILD")) return child(folder);
    QCoreApplication application(argc, argv);
    VoteLogTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "vote_log_test.moc"
