// The whole story on a consortium made for it: N clinics on this machine, linked over real TLS on
// loopback; a patient's records sealed at one, asked for at another, allowed, read byte for byte,
// revoked, refused.
//
// Thread rule: the main thread.
#pragma once

#include <QJsonObject>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/bytes.h"

namespace reseal::app {

struct DemoOptions {
    std::filesystem::path folder;  // empty or absent
    int clinics = 4;
    std::vector<std::filesystem::path> imports;  // one patient each; none: a generated patient
    std::filesystem::path exportTo;              // empty: nothing is exported
    std::function<void(const QString&)> tell;    // the story, a sentence a step
};

// What happened, with "failed" if not all of it held. Errors: whatever a step ran into.
Result<QJsonObject> runDemo(const DemoOptions& options);

}  // namespace reseal::app
