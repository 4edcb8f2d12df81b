// The list in a demo's folder: which clinics and persons there are, on which ports, and whether it was made
// to its end. Nothing in it is secret.
//
// Thread rule: values; saving replaces a file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/records/categories.h"

namespace reseal::app {

struct DemoClinic {
    std::string name, folder;  // the folder's name inside the demo's
    std::uint16_t port = 0;
};
struct DemoPerson {
    std::string name, title, folder;
    records::Role role = records::Role::Patient;
    std::size_t clinic = 0;  // place among the clinics
};

struct Roster {
    bool finished = false;
    std::vector<DemoClinic> clinics;
    std::vector<DemoPerson> persons;

    // Errors: those of writeFileDurably.
    Status save(const std::filesystem::path& demo) const;
    // Errors: NotFound (no demo lies there), Malformed, TooNew, Io.
    static Result<Roster> load(const std::filesystem::path& demo);
    static bool isIn(const std::filesystem::path& demo);
};

inline constexpr std::size_t kMaxDemoClinics = 16, kMaxDemoPersons = 256;

}  // namespace reseal::app
