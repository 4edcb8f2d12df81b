// A node whose disk fails it: it says so, signs nothing more, and goes on where it was when it is started
// anew on a disk that is well.
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <csignal>

#include "core/base/files.h"
#include "core/node/node.h"
#include "core/store/blocks.h"

using namespace reseal;

namespace {

// No file of this process can grow over `bytes`, while it is there.
class FullDisk {
public:
    explicit FullDisk(std::uint64_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit full{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

template <class T>
Result<T> await(QFuture<Result<T>> future) {
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return fail(ErrorCode::Timeout, "the node does not answer");
    return future.result();
}

std::uint64_t longestFile(const std::filesystem::path& folder) {
    std::uint64_t out = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out = std::max<std::uint64_t>(out, entry.file_size());
    return out;
}

// A clinic that is a consortium of its own.
struct Founded {
    Founded() {
        const std::filesystem::path folder = room.filePath(QStringLiteral("clinic")).toStdString();
        const auto entry = node::Node::createClinic(folder, passphrase, "Clinic", "127.0.0.1:1");
        RESEAL_CHECK(entry);
        ledger::ChainParameters parameters;
        parameters.name = std::string("Alone");
        parameters.start = wallClock();
        const auto genesis = ledger::Genesis::make(std::move(parameters), {*entry});
        RESEAL_CHECK(genesis && node::Node::joinConsortium(folder, genesis->encode()));
        options = {folder, "127.0.0.1:0", {}};
    }
    QTemporaryDir room;
    crypto::SecretBytes passphrase = crypto::SecretBytes::copyOf(bytesOf("a passphrase for tests only"));
    node::NodeOptions options;
};

}  // namespace

class NodeStopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialize(); }

    // It might sign against what it can't read, so it doesn't start; once that is put aside it does, and its
    // sign state keeps it from signing twice.
    void votesThatCantBeReadArePutAside() {
        const Founded alone;
        {
            auto node = node::Node::start(alone.options, alone.passphrase);
            QVERIFY2(node, node ? "" : node.error().text().c_str());
            for (std::uint64_t number : {20U, 21U, 22U}) {
                QVERIFY(await((*node)->propose(
                    ledger::ChangeParameter{ledger::Parameter::DoctorRequests, number}, "a test")));
                QTRY_VERIFY_WITH_TIMEOUT(await((*node)->status())->pending == 0, 30'000);
            }
        }
        const auto log = alone.options.folder / "votes" / "votes.log";
        {
            auto file = File::openToUpdate(log);
            QVERIFY(file && file->writeAt(120, Bytes{1, 2, 3, 4}) && file->sync());
        }
        const auto refused = node::Node::start(alone.options, alone.passphrase);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY(node::Node::setVotesAside(alone.options.folder));
        QVERIFY(std::filesystem::exists(log.string() + ".damaged"));
        auto again = node::Node::start(alone.options, alone.passphrase);
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        const auto before = await((*again)->status());
        QVERIFY(
            await((*again)->propose(ledger::ChangeParameter{ledger::Parameter::DoctorRequests, 23}, "on")));
        QTRY_VERIFY_WITH_TIMEOUT(await((*again)->status())->height > before->height, 60'000);
        QCOMPARE(node::Node::setVotesAside(alone.room.path().toStdString()).error().code,
                 ErrorCode::NotFound);
    }

    void aFullDiskStopsItAndAnotherStartHeals() {
        const Founded alone;
        const node::NodeOptions& options = alone.options;
        const auto& passphrase = alone.passphrase;
        auto node = node::Node::start(options, passphrase);
        QVERIFY2(node, node ? "" : node.error().text().c_str());

        std::atomic<int> stops = 0;
        std::atomic<ErrorCode> why{};
        (*node)->onStopped([&](const Error& error) {
            why = error.code;
            ++stops;
        });
        // What it promises to have ordered may still fit on the disk, and what it makes of it no more.
        std::uint64_t number = 20, room = longestFile(options.folder);
        const auto propose = [&] {
            return await((*node)->propose(
                ledger::ChangeParameter{ledger::Parameter::DoctorRequests, 20 + number++ % 2}, "a test"));
        };
        QVERIFY(propose());
        for (int i = 0; i < 300 && stops == 0; ++i, room += 4096) {
            const FullDisk full(room);
            // A disk that has no room for the promise either gives an error, and all stays as it was.
            if (!propose()) continue;
            QTest::qWait(50);
        }
        QTRY_COMPARE_WITH_TIMEOUT(stops.load(), 1, 30'000);
        QVERIFY(why == ErrorCode::DiskFull || why == ErrorCode::Io);
        const auto status = await((*node)->status());
        QVERIFY(status && !status->signing);
        // Whoever asks later is told, too; and it stays as it is though there is room again.
        std::atomic<int> toldAgain = 0;
        (*node)->onStopped([&](const Error&) { ++toldAgain; });
        QTRY_COMPARE_WITH_TIMEOUT(toldAgain.load(), 1, 30'000);
        QTest::qWait(500);
        const auto still = await((*node)->status());
        QVERIFY(still && still->height == status->height && !still->signing);

        node->reset();
        auto again = node::Node::start(options, passphrase);
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        const auto healed = [&] {
            const auto now = await((*again)->status());
            return now && now->signing && now->pending == 0 && now->height > status->height;
        };
        QTRY_VERIFY_WITH_TIMEOUT(healed(), 30'000);
    }
};

QTEST_GUILESS_MAIN(NodeStopTest)
#include "node_stop_test.moc"
