// The ledger's state over a caller: the same as the table behind it, paged, remembered, and honest about what
// could not be read.
#include "core/node/remote_state.h"

#include <QtTest>

#include "core/node/services.h"

namespace reseal::node {

// Serves a table, two entries an answer.
class TableCaller final : public Caller {
public:
    Result<Bytes> call(FrameKind kind, ByteView body, Duration) override {
        ++calls;
        if (offline) return fail(ErrorCode::Offline, "nobody there");
        if (forged) return *forged;
        if (kind == FrameKind::StateGet) {
            GetAnswer answer;
            const GetRequest request = *GetRequest::decode(body);
            for (const Bytes& key : request.keys)
                if (answer.values.size() < 2) answer.values.push_back(table.get(key));
            return answer.encode();
        }
        const ScanRequest request = *ScanRequest::decode(body);
        ScanAnswer answer;
        table.scan(request.prefix, request.after, [&](ByteView key, ByteView value) {
            if (equal(key, request.after)) return true;
            answer.more = answer.entries.size() == 2;
            if (!answer.more) answer.entries.emplace_back(toBytes(key), toBytes(value));
            return !answer.more;
        });
        return answer.encode();
    }
    Status pause(Duration) override { return {}; }
    Instant now() override { return {}; }
    void cancel() override {}
    void resume() override {}

    ledger::MemoryState table;
    std::optional<Bytes> forged;
    bool offline = false;
    int calls = 0;
};

class NodeRemoteStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        home_ = std::make_unique<TableCaller>();
        ledger::Delta delta;
        for (std::uint8_t i = 0; i < 7; ++i) delta[{1, i}] = Bytes{i};
        delta[{2}] = Bytes{99};
        home_->table.apply(delta);
    }
    void scansLikeTheTable();
    void stopsWhenToldTo();
    void remembers();
    void prefetches();
    void saysWhatFailed();
    void refusesForgedPages();

private:
    using Seen = std::vector<std::pair<Bytes, Bytes>>;
    static Seen seen(const ledger::KeyValueView& view, const Bytes& prefix, const Bytes& from,
                     std::size_t most = 100) {
        Seen out;
        view.scan(prefix, from, [&](ByteView key, ByteView value) {
            out.emplace_back(toBytes(key), toBytes(value));
            return out.size() < most;
        });
        return out;
    }
    std::unique_ptr<TableCaller> home_;
};

void NodeRemoteStateTest::scansLikeTheTable() {
    for (const Bytes& prefix : {Bytes{}, Bytes{1}, Bytes{1, 3}, Bytes{2}, Bytes{3}})
        for (const Bytes& from :
             {Bytes{}, Bytes{0}, Bytes{1}, Bytes{1, 0}, Bytes{1, 3}, Bytes{1, 3, 0}, Bytes{1, 9}, Bytes{2}}) {
            const RemoteState state(*home_);
            QVERIFY(seen(state, prefix, from) == seen(home_->table, prefix, from));
            QVERIFY(state.status());
        }
}

void NodeRemoteStateTest::stopsWhenToldTo() {
    const RemoteState state(*home_);
    QCOMPARE(seen(state, {1}, {}, 1).size(), std::size_t{1});
    QCOMPARE(home_->calls, 1);
    QCOMPARE(seen(state, {1}, {1, 4}, 1).front().first, (Bytes{1, 4}));
}

void NodeRemoteStateTest::remembers() {
    RemoteState state(*home_);
    QCOMPARE(*state.get(Bytes{1, 3}), Bytes{3});
    QVERIFY(!state.get(Bytes{9}));
    QCOMPARE(home_->calls, 2);
    ledger::Delta delta;
    delta[{1, 3}] = Bytes{77};
    home_->table.apply(delta);
    QCOMPARE(*state.get(Bytes{1, 3}), Bytes{3});  // one answer for one job
    QVERIFY(!state.get(Bytes{9}));
    QCOMPARE(home_->calls, 2);
    state.forget();
    QCOMPARE(*state.get(Bytes{1, 3}), Bytes{77});
    seen(state, {1}, {});
    const int calls = home_->calls;
    QCOMPARE(*state.get(Bytes{1, 5}), Bytes{5});  // seen by the scan
    QCOMPARE(home_->calls, calls);
}

void NodeRemoteStateTest::prefetches() {
    const RemoteState state(*home_);
    QCOMPARE(*state.get(Bytes{1, 0}), Bytes{0});
    const std::vector<Bytes> keys{{1, 0}, {1, 1}, {9}, {1, 3}, {1, 4}, {1, 5}};
    state.prefetch(keys);
    QCOMPARE(home_->calls, 1 + 3);  // five are missing, two come at a time
    for (const Bytes& key : keys) QVERIFY(state.get(key) == home_->table.get(key));
    QCOMPARE(home_->calls, 1 + 3);
    home_->forged = GetAnswer{{Bytes{1}, Bytes{2}, Bytes{3}}}.encode();  // more than was asked for
    const RemoteState lied(*home_);
    lied.prefetch({{1, 1}, {1, 2}});
    QCOMPARE(lied.status().error().code, ErrorCode::Malformed);
    home_->forged = GetAnswer{}.encode();  // for ever nothing
    const RemoteState stuck(*home_);
    stuck.prefetch({{1, 1}, {1, 2}});
    QCOMPARE(stuck.status().error().code, ErrorCode::Malformed);
}

void NodeRemoteStateTest::saysWhatFailed() {
    RemoteState state(*home_);
    home_->offline = true;
    QVERIFY(!state.get(Bytes{1, 3}));
    QVERIFY(!state.status());
    QCOMPARE(state.status().error().code, ErrorCode::Offline);
    home_->offline = false;
    QVERIFY(!state.get(Bytes{1, 4}));  // nothing is believed any more
    QVERIFY(seen(state, {1}, {}).empty());
    QVERIFY(!state.status());
    state.forget();
    QVERIFY(state.get(Bytes{1, 3}));
    QVERIFY(state.status());
    // In the middle of a list.
    const RemoteState later(*home_);
    std::size_t count = 0;
    later.scan(Bytes{1}, {}, [&](ByteView, ByteView) {
        home_->offline = ++count == 2;
        return true;
    });
    QCOMPARE(count, std::size_t{2});
    QVERIFY(!later.status());
}

void NodeRemoteStateTest::refusesForgedPages() {
    const auto refused = [&](std::vector<std::pair<Bytes, Bytes>> entries, bool more) {
        home_->forged = ScanAnswer{std::move(entries), more}.encode();
        const RemoteState state(*home_);
        seen(state, {1}, {});
        return !state.status() && state.status().error().code == ErrorCode::Malformed;
    };
    QVERIFY(refused({}, true));                             // for ever
    QVERIFY(refused({{{2, 1}, {}}}, false));                // not what was asked for
    QVERIFY(refused({{{1, 2}, {}}, {{1, 1}, {}}}, false));  // out of order
    QVERIFY(refused({{{1, 2}, {}}, {{1, 2}, {}}}, false));  // twice
    QVERIFY(refused({{{1, 2}, {}}}, true));                 // the same page again and again
    QVERIFY(!refused({{{1, 2}, {}}}, false));
    home_->forged = Bytes{1, 2, 3};
    const RemoteState state(*home_);
    QVERIFY(!state.get(Bytes{1}));
    QCOMPARE(state.status().error().code, ErrorCode::Malformed);
}

}  // namespace reseal::node

QTEST_GUILESS_MAIN(reseal::node::NodeRemoteStateTest)
#include "remote_state_test.moc"
