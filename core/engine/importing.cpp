// DoctorActs: previews of imports, and sealing what they showed.
#include <QStringList>

#include "core/crypto/sha256.h"
#include "core/engine/doctor_acts.h"

namespace reseal::engine {
namespace {

std::string nameOf(exchange::WarningKind kind) {
    using exchange::WarningKind;
    switch (kind) {
        case WarningKind::NoPatient:
            return "NoPatient";
        case WarningKind::UnresolvedReferences:
            return "UnresolvedReferences";
        case WarningKind::UnknownTypes:
            return "UnknownTypes";
        case WarningKind::MorePages:
            return "MorePages";
        case WarningKind::BundleLabelled:
            return "BundleLabelled";
        case WarningKind::SameIdTwice:
            return "SameIdTwice";
        case WarningKind::NotAboutAPerson:
            return "NotAboutAPerson";
        case WarningKind::XmlNotSorted:
            return "XmlNotSorted";
    }
    return "";
}

PreviewFile describe(const exchange::ImportPlan& plan, const std::string& path) {
    PreviewFile file;
    file.path = path;
    file.mediaType = std::string(exchange::mimeType(plan.mediaType));
    if (plan.patient) {
        file.subject = plan.patient->name;
        file.born = plan.patient->birthDate.text();
    }
    file.resources = plan.resources.size();
    for (const exchange::Skipped& skipped : plan.skipped) switch (skipped.reason) {
            case exchange::SkipReason::Duplicate:
                ++file.duplicates;
                break;
            case exchange::SkipReason::AlreadySealed:
                ++file.alreadySealed;
                break;
            case exchange::SkipReason::NoResource:
            case exchange::SkipReason::ServerMessage:
                ++file.withoutContent;
                break;
        }
    for (const exchange::ImportWarning& warning : plan.warnings)
        file.warnings.push_back(nameOf(warning.kind));
    return file;
}

// The words of a name: letters alone, for some systems add numbers, whatever their case and accents; without
// initials, titles and particles.
QStringList wordsOf(const std::string& name) {
    static const QStringList kNoNames = {
        QStringLiteral("dr"),  QStringLiteral("prof"), QStringLiteral("mr"),   QStringLiteral("mrs"),
        QStringLiteral("ms"),  QStringLiteral("herr"), QStringLiteral("frau"), QStringLiteral("de"),
        QStringLiteral("del"), QStringLiteral("la"),   QStringLiteral("van"),  QStringLiteral("von"),
        QStringLiteral("der"), QStringLiteral("den"),  QStringLiteral("al"),   QStringLiteral("el")};
    QString letters;
    for (const QChar c : QString::fromStdString(name).normalized(QString::NormalizationForm_KD)) {
        if (c.isMark() || c.isDigit()) continue;
        letters.append(c.isLetter() || c.isSurrogate() ? c : QLatin1Char(' '));
    }
    QStringList out;
    for (const QString& word : letters.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (word.size() > 1 && !kNoNames.contains(word) && !out.contains(word)) out.append(word);
    return out;
}

// Two words in common, or as many as the shorter of both has: siblings share one.
bool isLikelyOne(const std::string& one, const std::string& other) {
    const QStringList a = wordsOf(one), b = wordsOf(other);
    const auto common = std::ranges::count_if(a, [&](const QString& word) { return b.contains(word); });
    return common > 0 && common >= std::min<qsizetype>({2, a.size(), b.size()});
}

// What was said of a patient before: other names that are theirs.
constexpr std::string_view kSamePersonSpace = "same-person";

Hash32 samePersonKey(const SignPublic& patient, const std::string& subject) {
    Bytes both = toBytes(patient.view());
    append(both, bytesOf(subject));
    return crypto::sha256(both);
}

// "1961" and "1961-04-30" don't contradict each other.
bool contradict(std::string_view one, std::string_view other) {
    const std::size_t length = std::min(one.size(), other.size());
    return one.substr(0, length) != other.substr(0, length);
}

Result<bool> isNamedOtherwise(JobContext& at, const OwnPseudonym& patient, const PreviewFile& file) {
    if (file.subject.empty()) return false;
    vault::Locker locker = at.vault.locker();
    RESEAL_ASSIGN(const auto confirmed,
                  locker.get(kSamePersonSpace, samePersonKey(patient.patient, file.subject)));
    if (confirmed) return false;
    return !isLikelyOne(file.subject, patient.name) || contradict(patient.birthDate, file.born);
}

PreviewRecord describe(const exchange::ImportPlan& plan, const exchange::PlannedRecord& record,
                       std::size_t file, const records::Drawer& drawer) {
    PreviewRecord out;
    out.category = record.category;
    out.also = record.also;
    out.type = record.type;
    out.title = record.title;
    out.date = record.date.text();
    out.spans = std::max<std::size_t>(record.resources.size(), 1);
    for (const std::size_t place : record.resources) out.bytes += plan.resources[place].resource.bytes.size();
    out.confirmed = record.confirmed;
    out.suggested = record.suggested;
    out.twoLabels = record.twoLabels;
    out.restricted = record.restricted;
    const auto under = records::conditionToSealUnder(drawer, record.category);
    out.toIntake = under && under->category == Category::Intake;
    out.file = file;
    return out;
}

std::string whyToLook(const exchange::PlannedRecord& record, std::size_t number) {
    std::string hints;
    for (const Category category : record.suggested)
        hints += (hints.empty() ? ", which may belong to " : " or ") + std::string(records::code(category));
    return "record " + std::to_string(number) + " (\"" + record.title + "\")" + hints +
           ", has to be looked at first: choose its category; nothing was sealed";
}

}  // namespace

std::uint64_t Previews::keep(Kept kept) {
    if (kept_.size() >= kMaxPreviews) kept_.pop_front();
    kept.shown.id = next_++;
    kept_.push_back(std::move(kept));
    return kept_.back().shown.id;
}

Previews::Kept* Previews::find(std::uint64_t id) {
    const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) { return kept.shown.id == id; });
    return found == kept_.end() ? nullptr : &*found;
}

void Previews::drop(std::uint64_t id) {
    kept_.remove_if([&](const Kept& kept) { return kept.shown.id == id; });
}

Result<ImportPreview> DoctorActs::previewImport(const SignPublic& patient,
                                                const std::vector<std::string>& paths) {
    if (paths.empty()) return fail(ErrorCode::InvalidArgument, "no file to import");
    RESEAL_ASSIGN(const SealingTarget target, targetFor(patient));
    exchange::ImportOptions options;
    RESEAL_ASSIGN(options.alreadySealed, alreadySealed(at_, patient));
    RESEAL_ASSIGN(const OwnPseudonym known, pseudonymFor(at_, patient));
    Previews::Kept kept;
    kept.shown.patient = patient;
    for (const std::string& path : paths) {
        RESEAL_TRY(at_.progress(kept.plans.size(), paths.size()));
        auto plan = exchange::planImport(path, options);
        if (!plan) return during(path, plan.error());
        const std::size_t file = kept.plans.size();
        PreviewFile described = describe(*plan, path);
        RESEAL_ASSIGN(described.namedOtherwise, isNamedOtherwise(at_, known, described));
        kept.shown.files.push_back(std::move(described));
        for (std::size_t i = 0; i < plan->records.size(); ++i) {
            kept.shown.records.push_back(describe(*plan, plan->records[i], file, target.drawer));
            kept.places.emplace_back(file, i);
        }
        // What stands in two files is sealed once.
        for (const exchange::PlannedResource& resource : plan->resources)
            options.alreadySealed.insert(resource.sha256);
        kept.plans.push_back(*std::move(plan));
    }
    const std::uint64_t id = previews_.keep(std::move(kept));
    return previews_.find(id)->shown;
}

// One patient's file under another's name harms both: it is asked for, once.
Status DoctorActs::confirmPersons(const ImportPreview& shown, bool samePerson) {
    RESEAL_ASSIGN(OwnPseudonym patient, pseudonymFor(at_, shown.patient));
    vault::Locker locker = at_.vault.locker();
    const auto born = [](const std::string& date) { return date.empty() ? "" : ", born " + date; };
    for (const PreviewFile& file : shown.files) {
        if (file.namedOtherwise && !samePerson)
            return fail(ErrorCode::Denied, file.path + " is about \"" + file.subject + "\"" +
                                               born(file.born) + ", and you know this patient as \"" +
                                               patient.name + "\"" + born(patient.birthDate) +
                                               "; if they are the same person, say so; nothing was sealed");
    }
    for (const PreviewFile& file : shown.files) {
        if (file.namedOtherwise)
            RESEAL_TRY(locker.put(kSamePersonSpace, samePersonKey(shown.patient, file.subject),
                                  bytesOf(file.subject)));
        if (!patient.birthDate.empty() || file.born.empty()) continue;
        RESEAL_ASSIGN(patient, takePseudonymFor(at_, shown.patient, {{}, file.born, {}}));
    }
    return {};
}

Result<SealReport> DoctorActs::seal(const SealChoices& choices) {
    Previews::Kept* kept = previews_.find(choices.preview);
    if (kept == nullptr)
        return fail(ErrorCode::NotFound, "this preview is no longer kept: look at the files again");
    for (const RecordChoice& choice : choices.choices) {
        if (choice.record >= kept->places.size())
            return fail(ErrorCode::InvalidArgument, "no such record in the preview");
        const auto [file, record] = kept->places[choice.record];
        RESEAL_TRY(kept->plans[file].choose(record, choice.category, choice.also));
    }
    std::vector<Sealable> sealables;
    for (std::size_t i = 0; i < kept->places.size(); ++i) {
        if (choices.leaveOut.contains(i)) continue;
        const auto [file, record] = kept->places[i];
        const exchange::PlannedRecord& planned = kept->plans[file].records[record];
        if (!planned.confirmed) return fail(ErrorCode::Denied, whyToLook(planned, i));
        sealables.push_back({&kept->plans[file], record});
    }
    if (sealables.empty())
        return fail(
            ErrorCode::InvalidArgument,
            "there is nothing new to seal: all of it is sealed already, or was, and has been erased since");
    RESEAL_TRY(confirmPersons(kept->shown, choices.samePerson));
    RESEAL_ASSIGN(const SealingTarget target, targetFor(kept->shown.patient));
    RESEAL_ASSIGN(const Written registered, ensureRegistered(at_, target.author));
    if (registered != Written::Final)
        return fail(ErrorCode::Offline,
                    "this doctor's pseudonym is not on the ledger yet; nothing was sealed");
    RESEAL_ASSIGN(SealReport report, sealRecords(at_, target, sealables));
    if (report.written == Written::Final) previews_.drop(choices.preview);
    return report;
}

}  // namespace reseal::engine
