// reseal-vectors: the program against test vectors that others made, and the other way round.
//
//   reseal-vectors check FILE…   prints a line "<id> accepted", "<id> refused" or "<id> unsupported" for
//                                each case. What a case expects is not read; compare.py does that.
//                                -v adds the reason on standard error.
//   reseal-vectors emit FILE     writes objects that the program made at random, with the secrets that
//                                are needed to check them, in the same form.
#include <iostream>

#include "core/crypto/secret.h"
#include "tests/vectors/emit.h"
#include "tests/vectors/kinds.h"

namespace reseal::vectors {
namespace {

int checkFile(const std::filesystem::path& path, bool verbose) {
    simdjson::dom::parser parser;
    simdjson::dom::array cases;
    if (parser.load(path.string())["cases"].get(cases) != simdjson::SUCCESS) {
        std::cerr << "reseal-vectors: " << path.string() << " holds no cases\n";
        return 2;
    }
    for (const simdjson::dom::element json : cases) {
        const Case c(json, cases, path.parent_path());
        const auto id = c.text("id");
        const auto kind = c.text("kind");
        if (!id || !kind) {
            std::cerr << "reseal-vectors: " << path.string() << " has a case without id or kind\n";
            return 2;
        }
        const auto check = checks().find(*kind);
        if (check == checks().end()) {
            std::cout << *id << " unsupported\n";
            continue;
        }
        const Status verdict = check->second(c);
        std::cout << *id << (verdict ? " accepted\n" : " refused\n");
        if (!verdict && verbose) std::cerr << *id << ": " << verdict.error().text() << "\n";
    }
    return 0;
}

int run(std::vector<std::string> arguments) {
    const bool verbose = std::erase(arguments, "-v") > 0;
    if (arguments.size() == 2 && arguments[0] == "emit") {
        const Status emitted = emitCases(arguments[1]);
        if (!emitted) std::cerr << "reseal-vectors: " << emitted.error().text() << "\n";
        return emitted ? 0 : 1;
    }
    if (arguments.size() >= 2 && arguments[0] == "check") {
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            if (const int failed = checkFile(arguments[i], verbose)) return failed;
        }
        return 0;
    }
    std::cerr << "usage: reseal-vectors check [-v] FILE…\n       reseal-vectors emit FILE\n";
    return 2;
}

}  // namespace
}  // namespace reseal::vectors

int main(int argc, char** argv) {
    reseal::crypto::initialize();
    return reseal::vectors::run({argv + 1, argv + argc});
}
