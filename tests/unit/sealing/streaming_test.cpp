// Sealing and opening as streams: what is left behind when something goes wrong on the way (nothing),
// and how much memory a long stream takes (a few chunks).
#include <sys/resource.h>
#include <sys/wait.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <csignal>

#include "core/sealing/sealed_file.h"
#include "tests/unit/sealing/fixture.h"

using namespace reseal;
using namespace reseal::sealing;
using test::failsWith;
using test::Owner;
using test::randomBytes;
using test::sourceOf;
namespace fs = std::filesystem;

namespace {

// While it lives, no file may grow past `bytes`: what a full disk looks like, without one.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) : handler_(::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, handler_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
    sighandler_t handler_;
};

// Gives `length` bytes without holding them.
Source endless(std::uint64_t length) {
    return [length](MutableByteView into) mutable -> Result<std::size_t> {
        const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), length));
        std::fill_n(into.begin(), take, static_cast<std::uint8_t>(length >> 20));
        length -= take;
        return take;
    };
}

long peakKib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

class StreamingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> room_;
    Owner owner_;
    const Bytes content_ = randomBytes(5 * kChunkPlain + 100);

    fs::path folder() const { return room_->path().toStdString(); }
    fs::path out() const { return folder() / "out"; }
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder()), fs::directory_iterator()));
    }
    std::vector<Recipient> recipients() const {
        std::vector<Recipient> list;
        list.push_back(owner_.recipient());
        return list;
    }
    Result<SealedBlob> seal(const Source& source, const Progress& progress = {}) const {
        return sealFile(recipients(), content_.size(), source, out(), sharedPool(), progress);
    }

    // A sealed file in a folder of its own, to be opened into out().
    struct Original {
        QTemporaryDir room;
        SealedInput input;
        Header header;
        crypto::SecretBytes fileKey;
    };
    std::unique_ptr<Original> original() const {
        QTemporaryDir room;
        const fs::path path = room.filePath(QStringLiteral("file")).toStdString();
        if (!sealFile(recipients(), content_.size(), sourceOf(content_), path, sharedPool()))
            qFatal("cannot seal");
        auto input = *SealedInput::file(path);
        auto header = *readHeader(input);
        auto key = *openAsOwner(header.stanzas[0], owner_.a, owner_.card);
        return std::unique_ptr<Original>(
            new Original{{}, std::move(input), std::move(header), std::move(key)});
    }
    Result<std::uint64_t> openOut(const Original& from, const Progress& progress = {}) const {
        return openToFile(from.input, from.header, from.fileKey, nullptr, out(), sharedPool(), progress);
    }

private Q_SLOTS:
    void init() {
        room_ = std::make_unique<QTemporaryDir>();
        QVERIFY(room_->isValid());
    }

    void fileToFile() {
        const auto from = original();
        std::uint64_t last = 0;
        const auto length = openOut(*from, [&](std::uint64_t done, std::uint64_t total) {
            const bool forward = done >= last && done <= total;
            last = done;
            return forward;
        });
        QVERIFY(length && *length == content_.size());
        QCOMPARE(last, std::uint64_t{content_.size()});
        QVERIFY(*readFile(out(), UINT64_MAX) == content_);
        QCOMPARE(entries(), std::size_t{1});
    }

    // Callers' functions need no locks of their own.
    void sourceAndSinkAreCalledOneCallAtATime() {
        Pool pool(8);
        std::atomic<int> inside = 0;
        const auto alone = [&inside](auto call) {
            const bool first = inside.fetch_add(1) == 0;
            auto result = call();
            inside.fetch_sub(1);
            if (!first) qFatal("two calls at the same time");
            return result;
        };
        const Bytes content = randomBytes(24 * kChunkPlain);
        const auto bytes = sourceOf(content);
        const Source source = [&](MutableByteView into) { return alone([&] { return bytes(into); }); };
        const auto blob = sealFile(recipients(), content.size(), source, out(), pool);
        QVERIFY(blob);
        const auto input = *SealedInput::file(out());
        const auto header = *readHeader(input);
        const auto key = *openAsOwner(header.stanzas[0], owner_.a, owner_.card);
        std::size_t at = 0;
        const Sink sink = [&](ByteView part) {
            return alone([&]() -> Status {
                if (!equal(part, ByteView(content).subspan(at, part.size())))
                    return fail(ErrorCode::Damaged, "order");
                at += part.size();
                return {};
            });
        };
        const ExpectedBlob expected{blob->blob, blob->sealedSize};
        QVERIFY(open(input, header, key, &expected, sink, pool));
        QCOMPARE(at, content.size());
    }

    void whatIsThereIsNeverReplaced() {
        const Bytes before = randomBytes(10);
        QVERIFY(writeFileDurably(out(), before));
        const auto from = original();
        bool asked = false;
        const Source source = [&](MutableByteView) -> Result<std::size_t> {
            asked = true;
            return std::size_t{0};
        };
        QVERIFY(failsWith(seal(source), ErrorCode::AlreadyExists));
        QVERIFY(failsWith(openOut(*from), ErrorCode::AlreadyExists));
        QVERIFY(!asked);
        QVERIFY(*readFile(out(), 100) == before);
        QCOMPARE(entries(), std::size_t{1});
    }

    // Somebody else takes the name while the work goes on.
    void whatAppearsMeanwhileIsNotReplacedEither() {
        const Bytes before = randomBytes(10);
        const auto from = original();
        const Progress take = [&](std::uint64_t, std::uint64_t) {
            return fs::exists(out()) || static_cast<bool>(writeFileDurably(out(), before));
        };
        QVERIFY(failsWith(seal(sourceOf(content_), take), ErrorCode::AlreadyExists));
        QVERIFY(fs::remove(out()));
        QVERIFY(failsWith(openOut(*from, take), ErrorCode::AlreadyExists));
        QVERIFY(*readFile(out(), 100) == before);
        QCOMPARE(entries(), std::size_t{1});
    }

    void cancellingLeavesNothing() {
        const auto from = original();
        for (int after = 0; after < 5; ++after) {
            int calls = 0;
            const Progress stop = [&](std::uint64_t, std::uint64_t) { return calls++ < after; };
            QVERIFY(failsWith(seal(sourceOf(content_), stop), ErrorCode::Cancelled));
            QCOMPARE(entries(), std::size_t{0});
            calls = 0;
            QVERIFY(failsWith(openOut(*from, stop), ErrorCode::Cancelled));
            QCOMPARE(entries(), std::size_t{0});
        }
    }

    void aFullDiskLeavesNothing() {
        const auto from = original();
        for (const std::size_t room : {std::size_t{0}, std::size_t{100}, kChunkPlain, 3 * kChunkPlain}) {
            const SmallDisk disk(room);
            QVERIFY(failsWith(seal(sourceOf(content_)), ErrorCode::DiskFull));
            QCOMPARE(entries(), std::size_t{0});
            QVERIFY(failsWith(openOut(*from), ErrorCode::DiskFull));
            QCOMPARE(entries(), std::size_t{0});
        }
    }

    void aSourceOfAnotherLengthIsRefused() {
        const Bytes longer = randomBytes(content_.size() + 1);
        for (const std::size_t length :
             {std::size_t{0}, std::size_t{1}, 2 * kChunkPlain, content_.size() - 1, longer.size()})
            QVERIFY(failsWith(seal(sourceOf(ByteView(longer).first(length))), ErrorCode::Malformed));
        QCOMPARE(entries(), std::size_t{0});
    }

    void errorsOfOthersArePassedOn() {
        const auto from = original();
        const Source source = [left = 3](MutableByteView into) mutable -> Result<std::size_t> {
            if (left-- == 0) return fail(ErrorCode::Offline, "scanner unplugged");
            return into.size();
        };
        QVERIFY(failsWith(seal(source), ErrorCode::Offline));
        QCOMPARE(entries(), std::size_t{0});

        const Sink sink = [left = 3](ByteView) mutable -> Status {
            if (left-- == 0) return fail(ErrorCode::Limit, "enough");
            return {};
        };
        QVERIFY(failsWith(open(from->input, from->header, from->fileKey, nullptr, sink, sharedPool()),
                          ErrorCode::Limit));

        const std::uint64_t size = from->input.size;
        for (const std::uint64_t gone : {headerSize(1) + std::size_t{5}, headerSize(1) + 3 * kChunkSealed}) {
            SealedInput broken{[&](std::uint64_t offset, MutableByteView into) -> Result<std::size_t> {
                                   if (offset + into.size() > gone) return fail(ErrorCode::Io, "bad sector");
                                   return from->input.read(offset, into);
                               },
                               size};
            QVERIFY(failsWith(openToFile(broken, from->header, from->fileKey, nullptr, out(), sharedPool()),
                              ErrorCode::Io));
            SealedInput shorter{[&](std::uint64_t offset, MutableByteView into) -> Result<std::size_t> {
                                    if (offset + into.size() > gone) return into.size() - 1;
                                    return from->input.read(offset, into);
                                },
                                size};
            QVERIFY(failsWith(openToFile(shorter, from->header, from->fileKey, nullptr, out(), sharedPool()),
                              ErrorCode::Malformed));
            QVERIFY(failsWith(blobLeaves(broken, sharedPool()), ErrorCode::Io));
        }
        QCOMPARE(entries(), std::size_t{0});
    }

    void anAlteredFileLeavesNothing() {
        const auto from = original();
        const std::uint64_t size = from->input.size;
        for (std::size_t chunk = 0; chunk < 6; ++chunk) {
            SealedInput altered{[&](std::uint64_t offset, MutableByteView into) {
                                    auto got = from->input.read(offset, into);
                                    if (offset == headerSize(1) + chunk * kChunkSealed) into[5] ^= 1;
                                    return got;
                                },
                                size};
            const auto result =
                openToFile(altered, from->header, from->fileKey, nullptr, out(), sharedPool());
            QVERIFY(failsWith(result, ErrorCode::CannotOpen));
            QCOMPARE(entries(), std::size_t{0});
        }
    }

    void recipientsAreOneToEightDifferentOnes() {
        const auto with = [&](const std::vector<Recipient>& list) {
            return sealFile(list, 0, sourceOf({}), out(), sharedPool());
        };
        QVERIFY(failsWith(with({}), ErrorCode::InvalidArgument));
        std::vector<Recipient> twice = recipients();
        twice.push_back(owner_.recipient());
        QVERIFY(failsWith(with(twice), ErrorCode::InvalidArgument));
        std::vector<Recipient> many;
        for (std::size_t i = 0; i <= kMaxStanzas; ++i) many.push_back(Owner().recipient());
        QVERIFY(failsWith(with(many), ErrorCode::InvalidArgument));
        QVERIFY(failsWith(sealFile(recipients(), kMaxContent + 1, sourceOf({}), out(), sharedPool()),
                          ErrorCode::TooLarge));
        QCOMPARE(entries(), std::size_t{0});
    }

    // A length that nobody could hold: refused when the source ends, with little memory taken.
    void anAbsurdLengthCostsNothing() {
        QVERIFY(failsWith(sealFile(recipients(), kMaxContent, sourceOf(content_), out(), sharedPool()),
                          ErrorCode::Malformed));
        QCOMPARE(entries(), std::size_t{0});
    }

    // In a child, because the peak of a process never sinks again.
    void memoryIsBoundedWhateverTheSize() {
        constexpr std::uint64_t kLength = std::uint64_t{256} << 20;
        constexpr long kBoundKib = 64 * 1024;
        const pid_t child = ::fork();
        if (child == 0) {
            Pool pool;  // the parent's threads did not come along
            const long before = peakKib();
            const auto blob = sealFile(recipients(), kLength, endless(kLength), out(), pool);
            if (!blob) ::_exit(1);
            const auto input = *SealedInput::file(out());
            const auto header = *readHeader(input);
            const auto key = *openAsOwner(header.stanzas[0], owner_.a, owner_.card);
            std::uint64_t seen = 0;
            const Sink count = [&seen](ByteView bytes) -> Status {
                seen += bytes.size();
                return {};
            };
            const ExpectedBlob expected{blob->blob, blob->sealedSize};
            const auto length = open(input, header, key, &expected, count, pool);
            if (!length || *length != kLength || seen != kLength) ::_exit(2);
            if (!blobLeaves(input, pool)) ::_exit(3);
            ::_exit(peakKib() - before < kBoundKib ? 0 : 4);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

QTEST_GUILESS_MAIN(StreamingTest)
#include "streaming_test.moc"
