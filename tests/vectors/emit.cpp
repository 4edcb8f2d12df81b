#include "tests/vectors/emit.h"

#include "core/base/files.h"

namespace reseal::vectors {

JsonObject& JsonObject::member(std::string_view key, std::string_view json) {
    if (!members_.empty()) members_ += ",";
    members_.append("\"").append(key).append("\":").append(json);
    return *this;
}

namespace {
std::string inQuotes(std::string_view ascii) {
    return "\"" + std::string(ascii) + "\"";
}

template <class Items, class Write>
std::string list(const Items& items, Write write) {
    std::string out = "[";
    for (const auto& item : items) out += (out.size() > 1 ? "," : "") + write(item);
    return out + "]";
}
}  // namespace

JsonObject& JsonObject::hex(std::string_view key, ByteView value) {
    return member(key, inQuotes(toHex(value)));
}
JsonObject& JsonObject::text(std::string_view key, std::string_view ascii) {
    return member(key, inQuotes(ascii));
}
JsonObject& JsonObject::number(std::string_view key, std::uint64_t value) {
    return member(key, std::to_string(value));
}
JsonObject& JsonObject::flag(std::string_view key, bool value) {
    return member(key, value ? "true" : "false");
}
JsonObject& JsonObject::numberList(std::string_view key, const std::vector<std::uint64_t>& values) {
    return member(key, list(values, [](std::uint64_t value) { return std::to_string(value); }));
}
JsonObject& JsonObject::flagList(std::string_view key, const std::vector<bool>& values) {
    return member(key, list(values, [](bool value) { return std::string(value ? "true" : "false"); }));
}
JsonObject& JsonObject::hexList(std::string_view key, const std::vector<Bytes>& values) {
    return member(key, list(values, [](const Bytes& value) { return inQuotes(toHex(value)); }));
}
JsonObject& JsonObject::object(std::string_view key, const JsonObject& value) {
    return member(key, value.written());
}
JsonObject& JsonObject::objects(std::string_view key, const std::vector<JsonObject>& values) {
    return member(key, list(values, [](const JsonObject& value) { return value.written(); }));
}

void Emitter::add(std::string_view kind, Expect expect, const JsonObject& members) {
    JsonObject whole = members;
    whole.text("id", std::string(kind) + "-emitted-" + std::to_string(cases_.size() + 1));
    whole.text("kind", kind).text("expect", expect == Expect::Ok ? "ok" : "error");
    cases_.push_back(whole.written());
}

std::filesystem::path Emitter::beside(std::string_view name) const {
    return file_.parent_path() / (file_.stem().string() + "-" + std::string(name));
}

Status Emitter::write() const {
    std::string text = "{\"version\":1,\"section\":\"emitted\",\"cases\":[\n";
    for (std::size_t i = 0; i < cases_.size(); ++i)
        text += cases_[i] + (i + 1 < cases_.size() ? ",\n" : "\n");
    text += "]}\n";
    return writeFileDurably(file_, bytesOf(text));
}

Status emitCases(const std::filesystem::path& file) {
    Emitter out(file);
    for (const auto part :
         {emitPrimitives, emitKeys, emitSealing, emitSharing, emitCommittees, emitRings, emitHeads})
        RESEAL_TRY(part(out));
    return out.write();
}

}  // namespace reseal::vectors
