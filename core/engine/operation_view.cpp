// Operations as names and texts, by the same lists of fields by which they are encoded.

#include "core/engine/explorer_values.h"
#include "core/sharing/grant.h"

namespace reseal::engine {
namespace {

constexpr const char* kAbsent = "none";

template <class T>
concept Identifier = requires(const T& value) {
    T::kSize;
    value.hex();
};
template <class T>
concept Enumeration = std::is_enum_v<T> && requires(T value) {
    ledger::name(value);
};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};
template <class T>
concept Series = requires(const T& value) {
    T::kMax;
    value.size();
    value.front();
};
template <class>
inline constexpr bool kHasNoText = false;

class Describer {
public:
    explicit Describer(std::vector<FieldView>& out) : out_(out) {}

    template <class T>
    void add(const std::string& name, const T& value) {
        if constexpr (Identifier<T>) {
            say(name, value.hex());
        } else if constexpr (std::is_same_v<T, Instant>) {
            say(name, isoUtc(value));
        } else if constexpr (std::is_same_v<T, bool>) {
            say(name, value ? "true" : "false");
        } else if constexpr (std::is_base_of_v<std::string, T>) {
            say(name, value);
        } else if constexpr (std::is_integral_v<T>) {
            say(name, std::to_string(value));
        } else if constexpr (Enumeration<T>) {
            say(name, std::string(ledger::name(value)));
        } else if constexpr (std::is_same_v<T, ledger::ClinicRoles>) {
            say(name, ledger::textOf(value));
        } else if constexpr (std::is_same_v<T, ledger::EncodedItem>) {
            addEncoded(name, value);
        } else if constexpr (IsOptional<T>::value) {
            value ? add(name, *value) : say(name, kAbsent);
        } else if constexpr (IsVariant<T>::value) {
            std::visit(
                [&]<class Alternative>(const Alternative& alternative) {
                    say(name, std::string(Alternative::kName));
                    addFields(name + ".", alternative);
                },
                value);
        } else if constexpr (std::is_base_of_v<Bytes, T>) {
            say(name, toHex(value));
        } else if constexpr (Series<T>) {
            if (value.empty()) say(name, kAbsent);
            for (std::size_t i = 0; i < value.size(); ++i)
                add(name + "[" + std::to_string(i) + "]", value[i]);
        } else if constexpr (ledger::NamedFields<T>) {
            addFields(name + ".", value);
        } else {
            static_assert(kHasNoText<T>, "a type of field that nobody has said how to show");
        }
    }
    template <ledger::NamedFields T>
    void addFields(const std::string& before, const T& value) {
        ledger::forEachField(
            value, [&](std::string_view name, const auto& field) { add(before + std::string(name), field); });
    }

private:
    void say(const std::string& name, std::string value) { out_.push_back({name, std::move(value)}); }

    // What another folder encodes: a grant's terms or a dealer's deal.
    void addEncoded(const std::string& name, const ledger::EncodedItem& encoded) {
        if (const auto terms = sharing::GrantTerms::decode(encoded))
            addTerms(name, *terms);
        else if (const auto deal = sharing::Deal::decode(encoded))
            addDeal(name, *deal);
        else
            say(name, "can't be read: " + toHex(encoded));
    }
    void addDeal(const std::string& name, const sharing::Deal& deal) {
        for (std::size_t i = 0; i < deal.commitments.size(); ++i)
            say(name + ".commitments[" + std::to_string(i) + "]", toHex(deal.commitments[i].view()));
        add(name + ".proof", deal.proof);
        std::size_t i = 0;
        for (const auto& [clinic, box] : deal.boxes) {
            const std::string at = name + ".boxes[" + std::to_string(i++) + "]";
            add(at + ".to", clinic);
            add(at + ".sealed", box);
        }
    }
    void addTerms(const std::string& name, const sharing::GrantTerms& terms) {
        add(name + ".id", terms.id);
        say(name + ".A", toHex(terms.A.view()));
        say(name + ".B", toHex(terms.B.view()));
        say(name + ".X", toHex(terms.X.view()));
        add(name + ".proof", terms.proof);
        add(name + ".threshold", terms.threshold);
        for (std::size_t i = 0; i < terms.proxies.size(); ++i)
            add(name + ".proxies[" + std::to_string(i) + "]", terms.proxies[i]);
        for (std::size_t i = 0; i < terms.commitments.size(); ++i)
            say(name + ".commitments[" + std::to_string(i) + "]", toHex(terms.commitments[i].view()));
    }

    std::vector<FieldView>& out_;
};

}  // namespace

OperationView describe(const ledger::Operation& operation) {
    OperationView out;
    out.kind = std::string(ledger::name(ledger::kindOf(operation)));
    std::visit([&](const auto& one) { Describer(out.fields).addFields("", one); }, operation);
    return out;
}

}  // namespace reseal::engine
