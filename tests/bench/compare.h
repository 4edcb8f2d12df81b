// How reseal-bench sets an operation beside the bare libsodium calls that its formulas count.
//
// Thread rule: one thread.
#pragma once

#include <benchmark/benchmark.h>

#include <string>

#include "core/crypto/keys.h"
#include "tests/bench/bare.h"

namespace reseal::bench {

template <class T>
inline T must(Result<T> result) {
    RESEAL_CHECK(result);
    return *std::move(result);
}

inline crypto::RistrettoKey newKey() {
    auto secret = crypto::SecretScalar::random();
    const auto point = base(secret);
    return {std::move(secret), point};
}

// Registers `operation` under `name` and its bare count beside it.
template <class Operation>
void compare(const std::string& name, const Count& count, Operation operation) {
    benchmark::RegisterBenchmark(name.c_str(), [operation](benchmark::State& state) {
        for (auto unused : state) benchmark::DoNotOptimize(operation());
    });
    benchmark::RegisterBenchmark((name + "/bare").c_str(), [count](benchmark::State& state) {
        Bare bare;
        for (auto unused : state) bare.run(count);
        RESEAL_CHECK(bare.failures() == 0);
    });
}

}  // namespace reseal::bench
