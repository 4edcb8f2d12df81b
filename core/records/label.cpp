#include "core/records/label.h"

#include "core/records/fields.h"

namespace reseal::records {
namespace {

Status check(const Label& label) {
    RESEAL_TRY(fields::mustBeAlso(label.category, label.also));
    RESEAL_TRY(fields::mustBePlain(label.type, kMaxTypeBytes, "type"));
    RESEAL_TRY(fields::mustBePlain(label.title, kMaxTitleBytes, "title"));
    if (label.clinic) RESEAL_TRY(fields::mustBePlain(label.clinic->name, kMaxNameBytes, "clinic's name"));
    return {};
}

}  // namespace

Result<Bytes> Label::encode() const {
    RESEAL_TRY(check(*this));
    cbor::Writer out;
    out.array(7).uint(fields::kVersion);
    fields::write(out, category);
    fields::write(out, also);
    out.text(type).text(title).text(date.text());
    fields::write(out, clinic);
    RESEAL_CHECK(out.out().size() <= kMaxLabelBytes);  // the fields' limits add up to less
    return std::move(out).out();
}

Result<Label> Label::decode(ByteView bytes) {
    if (bytes.size() > kMaxLabelBytes) return fail(ErrorCode::TooLarge, "the label is over its limit");
    RESEAL_TRY(fields::version(bytes, 7));
    cbor::Reader in(bytes);
    Label label;
    in.array(7);
    in.uint();
    label.category = fields::category(in);
    label.also = fields::categories(in, kMaxAlso);
    label.type = in.text(kMaxTypeBytes);
    label.title = in.text(kMaxTitleBytes);
    label.date = fields::date(in);
    label.clinic = fields::clinic(in);
    RESEAL_TRY(in.finish());
    if (auto rules = check(label); !rules)
        return fail(ErrorCode::Malformed, "label: " + rules.error().detail);
    return label;
}

Label labelFor(const Manifest& manifest, Category under) {
    Label label{under, {}, {}, {}, manifest.date, manifest.clinic};
    if (under == Category::Intake) return label;
    label.type = manifest.type;
    if (under == Category::Research) {
        label.clinic.reset();
        return label;
    }
    RESEAL_CHECK(under == manifest.category);
    label.also = manifest.also;
    label.title = manifest.title;
    return label;
}

}  // namespace reseal::records
