// What a clinic's staff see of the ledger and of their node's disk; and the check of a proof, for everybody.

#include "app/node/command.h"
#include "app/node/control.h"
#include "app/node/explorer_json.h"
#include "core/base/files.h"
#include "core/ledger/genesis.h"

namespace reseal::app {
namespace {

Option folderOption() {
    return {QStringLiteral("dir"), QStringLiteral("folder"), QStringLiteral("the clinic's folder"), true};
}
Option transactionOption() {
    return {QStringLiteral("transaction"), QStringLiteral("hex"), QStringLiteral("its id"), true};
}

Result<QJsonObject> ask(const Arguments& arguments, const char* act, const QStringList& options) {
    QJsonObject command{{"do", QLatin1String(act)}};
    for (const QString& option : options)
        if (arguments.has(option)) command[option] = arguments.text(option);
    return askRunningNode(arguments.path(QStringLiteral("dir")), command);
}

Command command(const char* act, const char* summary, std::vector<Option> options) {
    QStringList names;
    for (const Option& option : options) names << option.name;
    options.insert(options.begin(), folderOption());
    return {{QStringLiteral("staff"), QLatin1String(act)},
            QLatin1String(summary),
            std::move(options),
            {},
            [=](const Arguments& arguments) { return ask(arguments, act, names); }};
}

Result<QJsonObject> proofCommand(const Arguments& arguments) {
    const auto file = arguments.path(QStringLiteral("out"));
    RESEAL_TRY(checkNew(file));
    RESEAL_ASSIGN(QJsonObject answer, ask(arguments, "proof", {QStringLiteral("transaction")}));
    RESEAL_ASSIGN(const Bytes proof, fromBase64Url(answer["proof"].toString().toStdString()));
    RESEAL_TRY(writeNew(file, proof));
    answer.remove(QStringLiteral("proof"));
    answer["written"] = arguments.text(QStringLiteral("out"));
    return answer;
}

Result<ChainId> chainOf(const Arguments& arguments) {
    if (arguments.has(QStringLiteral("chain"))) return arguments.id<ChainId>(QStringLiteral("chain"));
    if (!arguments.has(QStringLiteral("genesis")))
        return fail(ErrorCode::InvalidArgument, "say which ledger it should be on: --chain or --genesis");
    RESEAL_ASSIGN(const Bytes genesis,
                  readFile(arguments.path(QStringLiteral("genesis")), ledger::kMaxGenesisBytes));
    RESEAL_ASSIGN(const auto described, engine::describeGenesis(genesis));
    return described.chain;
}

Result<QJsonObject> verifyProofCommand(const Arguments& arguments) {
    if (arguments.rest().size() != 1)
        return fail(ErrorCode::InvalidArgument, "one file with a proof is to be named");
    RESEAL_ASSIGN(const ChainId chain, chainOf(arguments));
    RESEAL_ASSIGN(const Bytes proof,
                  readFile(arguments.rest().front().toStdString(), engine::kMaxProofBytes));
    QJsonObject answer = toJson(engine::checkProof(proof, chain));
    answer["proves"] = "that the clinics have ordered the transaction; not that it took effect";
    return answer;
}

}  // namespace

std::vector<Command> explorerCommands() {
    return {
        command("blocks", "list final blocks, the latest first",
                {{QStringLiteral("below"), QStringLiteral("height"), QStringLiteral("only those below it")},
                 {QStringLiteral("count"), QStringLiteral("number"),
                  QStringLiteral("how many (20), at most 200")}}),
        command("block", "show a block and every field of its transactions",
                {{QStringLiteral("height"), QStringLiteral("number"), QStringLiteral("its height"), true}}),
        command("transaction", "show every field of a transaction", {transactionOption()}),
        command(
            "search", "find on the ledger by height or by the first digits of an id",
            {{QStringLiteral("words"), QStringLiteral("text"),
              QStringLiteral("a height; 4 or more hexadecimal digits of a block or transaction, 8 or more "
                             "of an account, record, request or grant"),
              true}}),
        command("verify", "recompute from the stored bytes that a transaction is on the ledger",
                {transactionOption()}),
        {{QStringLiteral("staff"), QStringLiteral("proof")},
         QStringLiteral("write that a transaction is on the ledger as a file that proves it to others"),
         {folderOption(),
          transactionOption(),
          {QStringLiteral("out"), QStringLiteral("file"), QStringLiteral("where the proof goes"), true}},
         {},
         proofCommand},
        command("storage", "what the node keeps on its disk, and what is left", {}),
        {{QStringLiteral("verify-proof")},
         QStringLiteral("check a proof, without a node; what it trusts is the chain id alone"),
         {{QStringLiteral("chain"), QStringLiteral("hex"), QStringLiteral("the ledger's chain id")},
          {QStringLiteral("genesis"), QStringLiteral("file"), QStringLiteral("or its genesis")}},
         QStringLiteral("PROOF"),
         verifyProofCommand},
    };
}

}  // namespace reseal::app
