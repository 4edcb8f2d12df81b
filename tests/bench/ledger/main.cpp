// reseal-ledger-bench: the parts of the ledger's benchmarks that are inside a program. ledger_bench.py puts
// them together with the other processes, with what they are compared with, and with the aims.
//
//   reseal-ledger-bench found DIR
//   reseal-ledger-bench fill DIR TRANSACTIONS PER_BLOCK ABSENT CLINIC…
//   reseal-ledger-bench synchronize DIR CLINIC TRANSACTIONS
//   reseal-ledger-bench start DIR CLINIC TIMES
//   reseal-ledger-bench drive DIR CLINIC      then, line by line: single COUNT, rate PER_SECOND SECONDS,
//                                             load SECONDS; the end of the input ends it
//
// RESEAL_PASSPHRASE is the clinics' passphrase. Each part answers with a line of JSON.
#include <QCoreApplication>
#include <sstream>

#include "core/crypto/secret.h"
#include "tests/bench/ledger/driver.h"
#include "tests/bench/ledger/filled.h"
#include "tests/bench/ledger/report.h"

namespace reseal::bench {
namespace {

void drive(const std::filesystem::path& dir, std::size_t number) {
    Driver driver(dir, number);
    tell({{"ready", true}});
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::string what;
        std::size_t first = 0, second = 0;
        words >> what >> first >> second;
        if (what == "single") driver.single(first);
        if (what == "rate") driver.rate(first, second);
        if (what == "load") driver.load(first);
    }
}

int run(const std::vector<std::string>& words) {
    if (words.size() < 2) return 2;
    const std::string& what = words[0];
    const std::filesystem::path dir = words[1];
    std::vector<std::size_t> numbers;
    for (std::size_t i = 2; i < words.size(); ++i) numbers.push_back(std::stoul(words[i]));
    if (what == "found" && numbers.empty()) {
        found(dir);
        return 0;
    }
    if (what == "fill" && numbers.size() > 3) {
        fill(dir, numbers[0], numbers[1], numbers[2], {numbers.begin() + 3, numbers.end()});
        return 0;
    }
    if (what == "synchronize" && numbers.size() == 2) {
        synchronize(dir, numbers[0], numbers[1]);
        return 0;
    }
    if (what == "start" && numbers.size() == 2) {
        startUp(dir, numbers[0], numbers[1]);
        return 0;
    }
    if (what == "drive" && numbers.size() == 1) {
        drive(dir, numbers[0]);
        return 0;
    }
    return 2;
}

}  // namespace
}  // namespace reseal::bench

int main(int argc, char** argv) {
    reseal::crypto::initialize();
    const QCoreApplication application(argc, argv);
    const int status = reseal::bench::run({argv + 1, argv + argc});
    if (status == 2) std::cerr << "usage: see the head of tests/bench/ledger/main.cpp\n";
    return status;
}
