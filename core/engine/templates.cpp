#include "core/engine/templates.h"

#include "core/base/cbor.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "template";
constexpr std::string_view kUntilSpace = "until";
constexpr std::size_t kMaxCode = 32;

Bytes encode(const Template& one) {
    cbor::Writer out;
    out.array(6).uint(1);
    one.clinic ? out.bytes(*one.clinic) : out.null();
    out.array(one.purposes.size());
    for (const Purpose purpose : one.purposes) out.text(records::code(purpose));
    out.array(one.categories.size());
    for (const Category category : one.categories) out.text(records::code(category));
    out.uint(static_cast<std::uint64_t>(one.longest.ms));
    one.threshold ? out.uint(*one.threshold) : out.null();
    return std::move(out).out();
}

bool absent(cbor::Reader& in) {
    const bool isNull = in.peek() == cbor::Type::Null;
    if (isNull) in.null();
    return isNull;
}

Result<Template> decode(const vault::LockerEntry& entry) {
    cbor::Reader in(entry.value);
    Template out;
    out.name = std::string(textOf(entry.key));
    bool known = true;
    in.array(6);
    in.uint(1);
    if (!absent(in)) out.clinic = in.fixed<ClinicId>();
    for (std::size_t left = in.arrayUpTo(records::kPurposes.size()); left > 0 && in.ok(); --left) {
        const auto purpose = records::purposeFromCode(in.text(kMaxCode));
        known = known && purpose;
        if (purpose) out.purposes.insert(*purpose);
    }
    for (std::size_t left = in.arrayUpTo(records::kCategories.size()); left > 0 && in.ok(); --left) {
        const auto category = records::categoryFromCode(in.text(kMaxCode));
        known = known && category;
        if (category) out.categories.insert(*category);
    }
    out.longest = {static_cast<std::int64_t>(in.uint(static_cast<std::uint64_t>(kLongestTemplate.ms)))};
    if (!absent(in)) out.threshold = in.uint(kMaxThreshold);
    if (!in.finish() || !known)
        return fail(ErrorCode::Damaged, "the template \"" + out.name + "\" does not read back");
    return out;
}

Status judge(const Template& one) {
    const auto refuse = [](const std::string& why) { return fail(ErrorCode::InvalidArgument, why); };
    if (one.name.empty() || one.name.size() > kMaxTemplateName || !cbor::isUtf8(one.name) ||
        std::ranges::any_of(one.name, [](unsigned char c) { return c < ' ' || c == 0x7f; }))
        return refuse("a template needs a name of one line, of at most " + std::to_string(kMaxTemplateName) +
                      " bytes");
    if (one.purposes.empty()) return refuse("a template names at least one purpose");
    for (const Purpose purpose : one.purposes)
        if (!records::mayBeRequested(purpose))
            return refuse("nobody can ask for the purpose " + std::string(records::code(purpose)));
    if (one.categories.empty()) return refuse("a template names at least one category");
    for (const Category category : one.categories)
        if (!records::mayBeRequested(category))
            return refuse("nobody can ask for the category " + std::string(records::code(category)));
    if (one.longest <= Duration{} || one.longest > kLongestTemplate)
        return refuse("a template says for how long at most: ten years, or less");
    if (one.threshold && (*one.threshold < 1 || *one.threshold > kMaxThreshold))
        return refuse("of a grant's clinics between 1 and " + std::to_string(kMaxThreshold) +
                      " can be made to answer");
    return {};
}

Result<Template> named(JobContext& at, const std::string& name) {
    const std::string why = "there is no template \"" + name + "\"";
    if (name.empty() || name.size() > kMaxTemplateName) return fail(ErrorCode::NotFound, why);
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, bytesOf(name)));
    if (!stored) return fail(ErrorCode::NotFound, why);
    return decode({toBytes(bytesOf(name)), 0, *stored});
}

std::string nameOf(JobContext& at, const ClinicId& id) {
    const auto clinic = at.state().clinic(id);
    return clinic ? std::string(clinic->name) : id.hex();
}

// From the first answer on, however often it is given again.
Result<Instant> endOf(JobContext& at, const RequestId& request, Instant end) {
    vault::Locker locker = at.vault.locker();
    RESEAL_ASSIGN(const auto stored, locker.get(kUntilSpace, request));
    if (stored) {
        cbor::Reader in(*stored);
        in.array(2);
        in.uint(1);
        const Instant before{static_cast<std::int64_t>(in.uint(INT64_MAX))};
        if (!in.finish()) return fail(ErrorCode::Damaged, "a remembered end does not read back");
        if (before <= end && before > at.now()) return before;
    }
    cbor::Writer out;
    out.array(2).uint(1).uint(static_cast<std::uint64_t>(end.ms));
    RESEAL_TRY(locker.put(kUntilSpace, request, out.out()));
    return end;
}

}  // namespace

Result<std::vector<Template>> templates(JobContext& at) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().list(kSpace));
    std::vector<Template> out;
    for (const vault::LockerEntry& entry : stored) {
        RESEAL_ASSIGN(Template one, decode(entry));
        if (one.clinic) one.clinicName = nameOf(at, *one.clinic);
        out.push_back(std::move(one));
    }
    RESEAL_TRY(at.believed());
    return out;
}

Status keepTemplate(JobContext& at, const Template& one) {
    RESEAL_TRY(judge(one));
    if (one.clinic) RESEAL_TRY(at.need(at.state().clinic(*one.clinic), "no such clinic on this ledger"));
    vault::Locker locker = at.vault.locker();
    RESEAL_ASSIGN(const auto before, locker.get(kSpace, bytesOf(one.name)));
    RESEAL_ASSIGN(const auto all, locker.list(kSpace));
    if (!before && all.size() >= kMaxTemplates)
        return fail(ErrorCode::Limit, "there are " + std::to_string(kMaxTemplates) + " templates already");
    return locker.put(kSpace, bytesOf(one.name), encode(one));
}

Status dropTemplate(JobContext& at, const std::string& name) {
    RESEAL_TRY(named(at, name));
    return at.vault.locker().remove(kSpace, bytesOf(name));
}

Result<Approval> approvalBy(JobContext& at, const std::string& name, const RequestRow& request,
                            const CategoryOf& categoryOf) {
    RESEAL_ASSIGN(const Template one, named(at, name));
    const auto refuse = [&](const std::string& why) {
        return fail(ErrorCode::InvalidArgument,
                    "\"" + name + "\" does not fit: " + why + "; nothing was granted");
    };
    if (one.clinic && request.who.clinic != *one.clinic)
        return refuse("it is for " + nameOf(at, *one.clinic) + ", and who asks is of " +
                      request.who.clinicName);
    if (!one.purposes.contains(request.purpose))
        return refuse("it is not for the purpose " + std::string(records::code(request.purpose)));
    Approval out;
    out.request = request.id;
    for (const Category category : request.categories)
        if (one.categories.contains(category)) out.categories.insert(category);
    if (!request.records.empty()) {
        out.onlyRecords.emplace();
        for (const RecordId& record : request.records) {
            const auto category = categoryOf(record);
            if (category && one.categories.contains(*category)) out.onlyRecords->insert(record);
        }
    }
    if (out.categories.empty() && (!out.onlyRecords || out.onlyRecords->empty()))
        return refuse("nothing that is asked for is in it");
    RESEAL_ASSIGN(out.notAfter, endOf(at, request.id, std::min(request.notAfter, at.now() + one.longest)));
    out.threshold = one.threshold;
    return out;
}

}  // namespace reseal::engine
