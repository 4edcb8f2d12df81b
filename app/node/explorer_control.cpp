// The staff commands that look at the ledger and at the disk.

#include <charconv>

#include "app/node/command.h"
#include "app/node/control.h"
#include "app/node/explorer_json.h"
#include "app/node/to_json.h"

namespace reseal::app {

using namespace engine;

namespace {

constexpr std::uint64_t kUsualBlocks = 20;

// Errors: InvalidArgument, naming the option.
Result<std::uint64_t> numberIn(const QJsonObject& command, const char* key, std::uint64_t otherwise) {
    const std::string said = command[QLatin1String(key)].toString().toStdString();
    if (said.empty()) return otherwise;
    std::uint64_t value = 0;
    const auto [end, wrong] = std::from_chars(said.data(), said.data() + said.size(), value);
    if (wrong != std::errc{} || end != said.data() + said.size() || value >= INT64_MAX)
        return fail(ErrorCode::InvalidArgument, "--" + std::string(key) + " is not a number: " + said);
    return value;
}

Result<TxId> transactionIn(const QJsonObject& command) {
    const auto id = TxId::fromHexText(command["transaction"].toString().toStdString());
    if (!id) return fail(ErrorCode::InvalidArgument, "--transaction is not 64 hexadecimal digits");
    return id;
}

template <class T>
std::function<void(Result<T>)> objectTo(Done done) {
    return [done = std::move(done)](Result<T> answer) {
        if (!answer) return done(answer.error());
        done(toJson(*answer));
    };
}
template <class Row>
std::function<void(Result<std::vector<Row>>)> rowsTo(const char* name, Done done) {
    return [name, done = std::move(done)](Result<std::vector<Row>> rows) {
        if (!rows) return done(rows.error());
        done(QJsonObject{{QLatin1String(name), toJsonList(*rows)}});
    };
}

void blocks(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const auto below = numberIn(command, "below", 0);
    if (!below) return done(below.error());
    const auto count = numberIn(command, "count", kUsualBlocks);
    if (!count) return done(count.error());
    whenDone<std::vector<BlockRow>>(desk.blocks(*below, *count), context,
                                    rowsTo<BlockRow>("blocks", std::move(done)));
}

void block(ClinicDesk& desk, const QJsonObject& command, QObject* context, Done done) {
    const auto height = numberIn(command, "height", 0);
    if (!height) return done(height.error());
    whenDone<BlockView>(desk.block(*height), context, objectTo<BlockView>(std::move(done)));
}

void proof(ClinicDesk& desk, const TxId& id, QObject* context, Done done) {
    whenDone<Bytes>(desk.proof(id), context, [done = std::move(done)](Result<Bytes> made) {
        if (!made) return done(made.error());
        done(QJsonObject{{"proof", text(toBase64Url(*made))}, {"bytes", static_cast<qint64>(made->size())}});
    });
}

}  // namespace

bool doExplorerCommand(ClinicDesk& desk, const QJsonObject& command, QObject* context, const Done& done) {
    const QString act = command["do"].toString();
    if (act == QLatin1String("blocks")) {
        blocks(desk, command, context, done);
    } else if (act == QLatin1String("block")) {
        block(desk, command, context, done);
    } else if (act == QLatin1String("search")) {
        whenDone<std::vector<LedgerHit>>(desk.searchLedger(command["words"].toString().toStdString()),
                                         context, rowsTo<LedgerHit>("found", done));
    } else if (act == QLatin1String("storage")) {
        whenDone<StorageStatus>(desk.storage(), context, objectTo<StorageStatus>(done));
    } else if (act == QLatin1String("transaction") || act == QLatin1String("verify") ||
               act == QLatin1String("proof")) {
        const auto id = transactionIn(command);
        if (!id)
            done(id.error());
        else if (act == QLatin1String("proof"))
            proof(desk, *id, context, done);
        else if (act == QLatin1String("verify"))
            whenDone<Verification>(desk.verify(*id), context, objectTo<Verification>(done));
        else
            whenDone<TransactionView>(desk.transactionView(*id), context, objectTo<TransactionView>(done));
    } else {
        return false;
    }
    return true;
}

}  // namespace reseal::app
