#include "core/base/files.h"

#include <sys/stat.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/moment.h"
#include "tests/unit/dies.h"

using namespace reseal;
namespace fs = std::filesystem;

namespace {

const Bytes kOld(5000, 'o');
const Bytes kNew(90'000, 'n');

// What the child of the crash tests does; see main().
int replaceIn(const fs::path& folder) {
    if (!writeFileDurably(folder / "file", kNew)) return 1;
    return removeFileDurably(folder / "gone") ? 0 : 1;
}

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

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

class FilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> room_;
    fs::path folder() const { return room_->path().toStdString(); }

private Q_SLOTS:
    void init() {
        room_ = std::make_unique<QTemporaryDir>();
        QVERIFY(room_->isValid());
    }

    void writesAndReadsWhole() {
        const fs::path path = folder() / "file";
        QVERIFY(writeFileDurably(path, kOld));
        QVERIFY(*readFile(path, kOld.size()) == kOld);
        QVERIFY(writeFileDurably(path, kNew));
        QVERIFY(*readFile(path, 1 << 20) == kNew);
        QVERIFY(writeFileDurably(path, {}));
        QVERIFY(readFile(path, 0)->empty());
        QCOMPARE(entries(folder()), std::size_t{1});
        struct stat facts {};
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(facts.st_mode & 0777U, 0600U);  // nobody else's business
    }

    void errorsAreToldApart() {
        const fs::path path = folder() / "file";
        QCOMPARE(readFile(path, 1).error().code, ErrorCode::NotFound);
        QVERIFY(writeFileDurably(path, Bytes(11)));
        QCOMPARE(readFile(path, 10).error().code, ErrorCode::TooLarge);
        QCOMPARE(readFile(folder(), 10).error().code, ErrorCode::Io);
        QCOMPARE(File::createNew(path).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(File::createNew(folder() / "no" / "such").error().code, ErrorCode::NotFound);
        QCOMPARE(FileBeside::create(folder() / "no" / "such").error().code, ErrorCode::NotFound);
        QCOMPARE(syncDirectory(folder() / "no").error().code, ErrorCode::NotFound);
        QVERIFY(readFile(path, 10).error().detail.find(path.string()) != std::string::npos);
    }

    void removing() {
        const fs::path path = folder() / "file";
        QVERIFY(removeFileDurably(path));
        QVERIFY(writeFileDurably(path, kOld));
        QVERIFY(removeFileDurably(path));
        QVERIFY(!fs::exists(path));
        QCOMPARE(removeFileDurably(folder()).error().code, ErrorCode::Io);
    }

    void readingAndWritingAtPlaces() {
        auto file = File::createNew(folder() / "file");
        QVERIFY(file);
        QVERIFY(file->write(bytesOf("0123456789")));
        QVERIFY(file->writeAt(3, bytesOf("xyz")));
        QCOMPARE(*file->size(), std::uint64_t{10});
        Bytes some(4);
        QCOMPARE(*file->readAt(2, some), std::size_t{4});
        QVERIFY(equal(some, bytesOf("2xyz")));
        QCOMPARE(*file->readAt(8, some), std::size_t{2});   // only up to the end
        QCOMPARE(*file->readAt(10, some), std::size_t{0});  // nothing there
        QVERIFY(file->truncate(5));
        QCOMPARE(*file->size(), std::uint64_t{5});
        QVERIFY(file->sync());
    }

    void readingOnAndAppending() {
        const fs::path path = folder() / "file";
        {
            auto file = File::openToAppend(path);
            QVERIFY(file && file->write(bytesOf("abc")));
        }
        {
            auto file = File::openToAppend(path);
            QVERIFY(file && file->write(bytesOf("def")));
        }
        auto file = File::openToRead(path);
        Bytes some(4);
        QCOMPARE(*file->read(some), std::size_t{4});
        QVERIFY(equal(some, bytesOf("abcd")));
        QCOMPARE(*file->read(some), std::size_t{2});
        QCOMPARE(*file->read(some), std::size_t{0});
        QCOMPARE(file->write(bytesOf("x")).error().code, ErrorCode::Io);  // opened to read
    }

    void aLockIsHeldByOne() {
        const fs::path path = folder() / "file";
        auto first = File::openToAppend(path);
        auto second = File::openToAppend(path);
        QVERIFY(first->lockExclusively());
        QCOMPARE(second->lockExclusively().error().code, ErrorCode::Locked);
        { const File gone = std::move(*first); }
        QVERIFY(second->lockExclusively());
    }

    void anUncommittedFileLeavesNothing() {
        const fs::path path = folder() / "file";
        QVERIFY(writeFileDurably(path, kOld));
        {
            auto beside = FileBeside::create(path);
            QVERIFY(beside && beside->write(kNew));
            QCOMPARE(entries(folder()), std::size_t{2});
            FileBeside moved = std::move(*beside);
            QVERIFY(moved.write(kNew));
        }
        QCOMPARE(entries(folder()), std::size_t{1});
        QVERIFY(*readFile(path, 1 << 20) == kOld);
    }

    void twoAtOnceDontMix() {
        const fs::path path = folder() / "file";
        auto one = FileBeside::create(path);
        auto two = FileBeside::create(path);
        QVERIFY(one && two);
        QVERIFY(one->write(kOld) && two->write(kNew));
        QVERIFY(two->commit());
        QVERIFY(*readFile(path, 1 << 20) == kNew);
        QVERIFY(one->commit());
        QVERIFY(*readFile(path, 1 << 20) == kOld);
    }

    void aCommitThatCanNotBeRenamedLeavesNothing() {
        const fs::path path = folder() / "file";
        fs::create_directories(path / "in the way");
        {
            auto beside = FileBeside::create(path);
            QVERIFY(beside && beside->write(kNew));
            QCOMPARE(beside->commit().error().code, ErrorCode::Io);
        }
        QCOMPARE(entries(folder()), std::size_t{1});
    }

    void aFullDiskIsSaidAndHarmsNothing() {
        const fs::path path = folder() / "file";
        QVERIFY(writeFileDurably(path, kOld));
        {
            const SmallDisk disk(40'000);
            const Status status = writeFileDurably(path, kNew);
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::DiskFull);
            auto file = File::createNew(folder() / "other");
            QCOMPARE(file->writeAt(39'999, bytesOf("ab")).error().code, ErrorCode::DiskFull);
            QCOMPARE(file->truncate(40'001).error().code, ErrorCode::DiskFull);
        }
        QVERIFY(*readFile(path, 1 << 20) == kOld);
        QCOMPARE(entries(folder()), std::size_t{2});  // no part of the new file
        QVERIFY(writeFileDurably(path, kNew));        // and when there is room again, it works
    }

    void noSpaceAndNoQuotaAreAFullDisk() {
        auto full = File::openToAppend("/dev/full");
        QVERIFY(full);
        QCOMPARE(full->write(bytesOf("x")).error().code, ErrorCode::DiskFull);
        QCOMPARE(ioError("cannot write", "x", EDQUOT).code, ErrorCode::DiskFull);
        QCOMPARE(ioError("cannot write", "x", EIO).code, ErrorCode::Io);
    }

    // Kills a process that replaces one file and removes another, at each of its moments in turn.
    void afterACrashOldOrNewIsThereWhole() {
        const QByteArrayList moments = {"before-sync", "synced", "renamed", "removed"};
        for (int killAt = 1; killAt <= 5; ++killAt) {
            const fs::path path = folder() / "file";
            QVERIFY(writeFileDurably(path, kOld));
            QVERIFY(writeFileDurably(folder() / "gone", kOld));
            const fs::path journal = folder() / "moments";
            QVERIFY(removeFileDurably(journal));

            QProcess child;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("RESEAL_MOMENTS"), QString::fromStdString(journal.string()));
            environment.insert(QStringLiteral("RESEAL_KILL_AT"), QString::number(killAt));
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--replace-in"), room_->path()});
            QVERIFY(child.waitForFinished());
            const bool killed = killAt <= moments.size();
            QCOMPARE(child.exitStatus(), killed ? QProcess::CrashExit : QProcess::NormalExit);
            if (!killed) QCOMPARE(child.exitCode(), 0);

            const auto lines =
                QByteArray::fromStdString(std::string(textOf(*readFile(journal, 10'000)))).split('\n');
            QCOMPARE(lines.size(), std::min<qsizetype>(killAt, moments.size()) + 1);
            for (int i = 0; i + 1 < lines.size(); ++i)
                QCOMPARE(lines[i].split(' ').first(2),
                         QByteArrayList({QByteArray::number(i + 1), moments[i]}));
            QVERIFY(*readFile(path, 1 << 20) == (killAt <= 2 ? kOld : kNew));
            QCOMPARE(fs::exists(folder() / "gone"), killAt <= 3);

            // What a crash leaves beside is in nobody's way.
            QVERIFY(writeFileDurably(path, kNew));
            QVERIFY(*readFile(path, 1 << 20) == kNew);
        }
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "--replace-in") return replaceIn(argv[2]);
    QCoreApplication app(argc, argv);
    FilesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "files_test.moc"
