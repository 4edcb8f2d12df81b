#include "tests/vectors/shapes_committee.h"

namespace reseal::vectors {

using crypto::Element;
using crypto::Point;
using crypto::Scalar;

Result<sharing::RunLabel> runLabelOf(const Case& c) {
    RESEAL_ASSIGN(const Bytes label, c.bytes("label"));
    return sharing::RunLabel::decode(label);
}

Result<sharing::ClinicIndex> clinicOf(const Case& c, std::string_view key) {
    RESEAL_ASSIGN(const std::uint64_t index, c.number(key));
    if (index > UINT32_MAX) return fail(ErrorCode::Malformed, std::string(key));
    return static_cast<sharing::ClinicIndex>(index);
}

Result<sharing::CommitteeKey> committeeOf(const Case& c) {
    RESEAL_ASSIGN(sharing::RunLabel label, runLabelOf(c));
    RESEAL_ASSIGN(const std::uint64_t threshold, c.number("t"));
    RESEAL_ASSIGN(const std::vector<Bytes> encodings, c.byteList("share_keys"));
    std::vector<Element> shareKeys;
    for (const Bytes& encoding : encodings) {
        RESEAL_ASSIGN(const Point shareKey, Point::decode(encoding));
        shareKeys.push_back(shareKey);
    }
    if (threshold < 1 || threshold > shareKeys.size()) return fail(ErrorCode::Malformed, "t");
    std::vector<Scalar> indices;
    for (std::uint64_t j = 1; j <= threshold; ++j) indices.push_back(Scalar::fromUint(j));
    RESEAL_ASSIGN(const std::vector<Scalar> lambda, crypto::lagrangeAtZero(indices));
    Element sum;
    for (std::size_t i = 0; i < lambda.size(); ++i) sum = sum + lambda[i] * shareKeys[i];
    RESEAL_TRY(c.agrees("key", sum));
    RESEAL_ASSIGN(const Point key, Point::from(sum));
    return sharing::CommitteeKey::of(std::move(label), threshold, key, std::move(shareKeys));
}

Result<std::vector<sharing::CheckedPartial>> partialsOf(const Case& c, const sharing::CommitteeKey& committee,
                                                        const Point& P, const sharing::CaseId& context) {
    RESEAL_ASSIGN(const std::vector<Case> items, c.objects("partials"));
    std::vector<sharing::CheckedPartial> out;
    for (const Case& item : items) {
        RESEAL_ASSIGN(const auto clinic, clinicOf(item, "j"));
        RESEAL_ASSIGN(const auto shareKey, committee.shareKey(clinic));
        RESEAL_ASSIGN(const auto partial, item.fixed<sharing::Partial>("partial"));
        RESEAL_ASSIGN(auto checked, sharing::CheckedPartial::check(shareKey, P, context, partial));
        out.push_back(std::move(checked));
    }
    return out;
}

}  // namespace reseal::vectors
