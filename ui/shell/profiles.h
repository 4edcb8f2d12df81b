// Whose keys lie on this computer: one folder each, under one root.
//
//     <root>/<folder>/profile.json   {"kind": "person" | "clinic", "name", "role", "clinic"}: for choosing
//                                    whom to unlock; what counts stands in the vault
//     <root>/<folder>/keys/          the person's vault, or the clinic's node folder
//
// Names are not secret from whoever uses the computer; health data is in none of it.
//
// Thread rule: the GUI thread; small files.
#pragma once

#include <QString>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/engine/values.h"

namespace reseal::ui {

struct Profile {
    enum class Kind { Person, Clinic } kind = Kind::Person;
    QString name, clinic;
    engine::Role role = engine::Role::Patient;  // of a person
    std::filesystem::path keys;                 // the vault, or the node's folder
    std::filesystem::path vault() const { return kind == Kind::Clinic ? keys / "vault" : keys; }
    friend bool operator==(const Profile&, const Profile&) = default;
};

class Profiles {
public:
    explicit Profiles(std::filesystem::path root) : root_(std::move(root)) {}
    // Those whose keys are there, by name. What can't be read is left out and named in `unreadable`.
    std::vector<Profile> list(QStringList* unreadable = nullptr) const;
    // A folder for a new one, which does not exist yet.
    std::filesystem::path freshKeys() const;
    // Written once the keys are there. Errors: DiskFull, Io.
    Status write(const Profile& profile) const;
    const std::filesystem::path& root() const { return root_; }

private:
    std::filesystem::path root_;
};

}  // namespace reseal::ui
