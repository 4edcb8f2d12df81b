// Test vectors made by this program, for others to check.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace reseal::vectors {

// A JSON object being written; members stay in order.
class JsonObject {
public:
    JsonObject& hex(std::string_view key, ByteView value);
    JsonObject& text(std::string_view key, std::string_view ascii);  // no character that JSON escapes
    JsonObject& number(std::string_view key, std::uint64_t value);   // below 2^53
    JsonObject& flag(std::string_view key, bool value);
    JsonObject& numberList(std::string_view key, const std::vector<std::uint64_t>& values);
    JsonObject& flagList(std::string_view key, const std::vector<bool>& values);
    JsonObject& hexList(std::string_view key, const std::vector<Bytes>& values);
    JsonObject& object(std::string_view key, const JsonObject& value);
    JsonObject& objects(std::string_view key, const std::vector<JsonObject>& values);
    std::string written() const { return "{" + members_ + "}"; }

private:
    JsonObject& member(std::string_view key, std::string_view json);
    std::string members_;
};

enum class Expect { Ok, Error };

// The cases of one file.
class Emitter {
public:
    explicit Emitter(std::filesystem::path file) : file_(std::move(file)) {}
    void add(std::string_view kind, Expect expect, const JsonObject& members);
    // A path beside the file, for what is too large to stand in it.
    std::filesystem::path beside(std::string_view name) const;
    Status write() const;

private:
    std::filesystem::path file_;
    std::vector<std::string> cases_;
};

// Writes `file`. Errors: Io, DiskFull.
Status emitCases(const std::filesystem::path& file);

// The parts of it.
Status emitPrimitives(Emitter& out);
Status emitKeys(Emitter& out);
Status emitSealing(Emitter& out);
Status emitSharing(Emitter& out);
Status emitCommittees(Emitter& out);
Status emitRings(Emitter& out);
Status emitHeads(Emitter& out);

}  // namespace reseal::vectors
