#include "core/store/patient_register.h"

#include <QList>
#include <QString>

#include "core/base/cbor.h"

namespace reseal::store {
namespace {

constexpr std::string_view kRefused = "-refused";
constexpr std::size_t kMaxReason = 64, kMaxFolded = sql::kMaxUnchecked, kMaxLooks = 1000;
constexpr std::string_view kSelect =
    "SELECT row, name, birth_date, ifnull(number, ''), pseudonym, card, folded FROM patient ";

// Words as they are compared: without case and accents, each behind a space.
std::string folded(std::string_view text) {
    QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                        .normalized(QString::NormalizationForm_KD)
                        .toCaseFolded();
    whole.replace(QChar(0xdf), QLatin1String("ss"));  // ß, which Qt leaves as it is
    QString out;
    bool gap = true;
    for (const QChar letter : whole) {
        if (letter.isMark()) continue;
        const bool belongs = letter.isLetterOrNumber() || letter.isSurrogate();
        if (belongs && gap) out += QLatin1Char(' ');
        if (belongs) out += letter;
        gap = !belongs;
    }
    std::string utf8 = out.toStdString();
    while (utf8.size() > kMaxFolded || !cbor::isUtf8(utf8)) utf8.pop_back();
    return utf8;
}

std::vector<std::string> wordsOf(const std::string& foldedText) {
    std::vector<std::string> out;
    for (const char letter : foldedText) {
        if (letter == ' ') out.emplace_back();
        out.back() += letter;
    }
    return out;  // each with its space
}

// Enough to look for? A single letter would show half of the register.
bool saysEnough(const std::string& word) {
    const auto letters = QString::fromStdString(word).trimmed().toUcs4();
    if (letters.size() != 1) return letters.size() > 1;
    const QChar::Script script = QChar::script(letters.front());
    return script == QChar::Script_Han || script == QChar::Script_Hangul;
}

bool isDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
    const int year = std::atoi(std::string(text.substr(0, 4)).c_str());
    const int month = std::atoi(std::string(text.substr(5, 2)).c_str());
    const int day = std::atoi(std::string(text.substr(8, 2)).c_str());
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

Status judge(const Patient& patient) {
    for (const std::string* text : {&patient.name, &patient.localNumber})
        if (text->size() > kMaxRegisterText || !cbor::isUtf8(*text))
            return fail(ErrorCode::InvalidArgument, "a text that is too long or not UTF-8");
    if (folded(patient.name).empty()) return fail(ErrorCode::InvalidArgument, "a patient without a name");
    if (!patient.birthDate.empty() && !isDate(patient.birthDate))
        return fail(ErrorCode::InvalidArgument, "a date of birth that is none");
    if (patient.careCard.size() > kMaxCareCard)
        return fail(ErrorCode::InvalidArgument, "too long for a care card");
    return {};
}

Status judge(const Viewer& viewer) {
    if (viewer.reason.empty() || viewer.reason.size() + kRefused.size() > kMaxReason)
        return fail(ErrorCode::InvalidArgument, "a look without a reason");
    return {};
}

std::optional<std::string_view> unlessEmpty(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return std::string_view(text);
}

std::string foldedOf(const Patient& patient) {
    return folded(patient.name + " " + patient.birthDate);
}

Result<Patient> read(sql::Statement& row) {
    Patient out{row.integer(0), row.text(1), row.text(2), row.text(3), std::nullopt, {}};
    if (!row.isNull(4)) {
        RESEAL_ASSIGN(out.pseudonym, row.fixed<SignPublic>(4));
    }
    RESEAL_ASSIGN(out.careCard, row.checkedBytes(5));
    return out;
}

}  // namespace

Result<std::int64_t> PatientRegister::add(const Patient& patient) {
    RESEAL_TRY(judge(patient));
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "register"));
    const Status added = database_->run(
        "INSERT INTO patient(name, folded, birth_date, number, pseudonym, card) VALUES(?, ?, ?, ?, ?, ?)",
        patient.name, foldedOf(patient), patient.birthDate, unlessEmpty(patient.localNumber),
        patient.pseudonym, sql::checked(patient.careCard));
    if (!added && added.error().code == ErrorCode::AlreadyExists)
        return fail(ErrorCode::AlreadyExists,
                    "a patient with this card or number is in the register already");
    RESEAL_TRY(added);
    const std::int64_t row = database_->lastRowId();
    RESEAL_TRY(transaction.commit());
    return row;
}

Status PatientRegister::update(const Patient& patient) {
    RESEAL_TRY(judge(patient));
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "register"));
    RESEAL_TRY(
        database_->run("UPDATE patient SET name = ?, folded = ?, birth_date = ?, number = ?, pseudonym = ?, "
                       "card = ? WHERE row = ?",
                       patient.name, foldedOf(patient), patient.birthDate, unlessEmpty(patient.localNumber),
                       patient.pseudonym, sql::checked(patient.careCard), patient.row));
    if (database_->changes() == 0) return fail(ErrorCode::NotFound, "no such patient in the register");
    return transaction.commit();
}

Status PatientRegister::remove(std::int64_t row) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "register"));
    RESEAL_TRY(database_->run("DELETE FROM patient WHERE row = ?", row));
    return transaction.commit();
}

Result<bool> PatientRegister::isThere(const Patient& patient) {
    RESEAL_ASSIGN(auto same, database_->prepare("SELECT row FROM patient WHERE folded = ?"));
    same.bind(foldedOf(patient));
    return same.step();
}

Result<std::int64_t> PatientRegister::enter(const Patient& patient, const Viewer& viewer,
                                            const EntryRules& rules) {
    RESEAL_TRY(judge(patient));
    RESEAL_TRY(judge(viewer));
    const auto entered = enterNow(patient, viewer, rules);
    if (entered) return entered;
    RESEAL_TRY(noteRefused(patient, viewer));  // not written down, it is not answered either
    return entered;
}

Result<std::int64_t> PatientRegister::enterNow(const Patient& patient, const Viewer& viewer,
                                               const EntryRules& rules) {
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "register-enter"));
    std::int64_t row = patient.row;
    if (row == 0) {
        if (patient.localNumber.empty() && !patient.pseudonym) {
            RESEAL_ASSIGN(const bool known, isThere(patient));
            if (known)
                return fail(ErrorCode::AlreadyExists,
                            "a patient of this name and birth date is in the register already: a number or "
                            "care card would tell them apart");
        }
        RESEAL_ASSIGN(row, add(patient));
        RESEAL_TRY(at(row, viewer));
    } else {
        RESEAL_ASSIGN(const auto before, at(row, viewer));
        if (!before) return fail(ErrorCode::NotFound, "no such patient in the register");
        if (before->pseudonym && patient.pseudonym && *before->pseudonym != *patient.pseudonym)
            return fail(ErrorCode::Conflict, "this row of the register is another patient's");
        const bool reworded = before->name != patient.name || before->birthDate != patient.birthDate ||
                              before->localNumber != patient.localNumber;
        if (before->pseudonym && reworded && !rules.mayReword)
            return fail(ErrorCode::Denied,
                        "the name, birth date and number of a patient with a care card are changed at the "
                        "clinic's own computer only");
        Patient changed = patient;
        if (!changed.pseudonym) changed.pseudonym = before->pseudonym;
        if (changed.careCard.empty()) changed.careCard = before->careCard;
        if (rules.judgeCard && !before->careCard.empty() && changed.careCard != before->careCard)
            RESEAL_TRY(rules.judgeCard(before->careCard, changed.careCard));
        RESEAL_TRY(update(changed));
    }
    RESEAL_TRY(transaction.commit());
    return row;
}

Status PatientRegister::noteRefused(const Patient& patient, Viewer viewer) {
    viewer.reason += kRefused;
    const bool sameWords = patient.row == 0;
    RESEAL_ASSIGN(auto touched,
                  database_->prepare(std::string(kSelect) + "WHERE row = ? OR number = ? OR pseudonym = ? OR "
                                                            "(? AND folded = ?) ORDER BY row"));
    touched.bind(patient.row, unlessEmpty(patient.localNumber), patient.pseudonym, sameWords,
                 foldedOf(patient));
    RESEAL_ASSIGN(const auto seen, touched.collect<Patient>(read, kMaxFound));
    return noteLooks(seen, viewer);
}

Status PatientRegister::noteLooks(const std::vector<Patient>& seen, const Viewer& viewer) {
    if (seen.empty()) return {};
    RESEAL_ASSIGN(auto transaction, sql::Transaction::begin(*database_, "register-look"));
    for (const Patient& patient : seen)
        RESEAL_TRY(database_->run("INSERT INTO look(patient, member, reason, at) VALUES(?, ?, ?, ?)",
                                  patient.row, viewer.member, viewer.reason, viewer.at));
    return transaction.commit();
}

Result<std::optional<Patient>> PatientRegister::one(sql::Statement row, const Viewer& viewer) {
    if (viewer.reason.empty() || viewer.reason.size() > kMaxReason)
        return fail(ErrorCode::InvalidArgument, "a look without a reason");
    RESEAL_ASSIGN(auto found, row.first<Patient>(read));
    if (found) RESEAL_TRY(noteLooks({*found}, viewer));
    return found;
}

Result<std::optional<Patient>> PatientRegister::at(std::int64_t row, const Viewer& viewer) {
    RESEAL_ASSIGN(auto query, database_->prepare(std::string(kSelect) + "WHERE row = ?"));
    query.bind(row);
    return one(std::move(query), viewer);
}

Result<std::optional<Patient>> PatientRegister::withNumber(std::string_view localNumber,
                                                           const Viewer& viewer) {
    if (localNumber.size() > kMaxRegisterText) return std::optional<Patient>{};
    RESEAL_ASSIGN(auto query, database_->prepare(std::string(kSelect) + "WHERE number = ?"));
    query.bind(localNumber);
    return one(std::move(query), viewer);
}

Result<std::optional<Patient>> PatientRegister::withPseudonym(const SignPublic& pseudonym,
                                                              const Viewer& viewer) {
    RESEAL_ASSIGN(auto query, database_->prepare(std::string(kSelect) + "WHERE pseudonym = ?"));
    query.bind(pseudonym);
    return one(std::move(query), viewer);
}

Result<std::vector<Patient>> PatientRegister::search(std::string_view words, const Viewer& viewer) {
    if (viewer.reason.empty() || viewer.reason.size() > kMaxReason)
        return fail(ErrorCode::InvalidArgument, "a look without a reason");
    if (words.size() > kMaxRegisterText)
        return fail(ErrorCode::InvalidArgument, "too long to be searched for");
    const std::vector<std::string> wanted = wordsOf(folded(words));
    if (std::ranges::none_of(wanted, saysEnough))
        return fail(ErrorCode::InvalidArgument, "at least two letters of a name");
    std::vector<Patient> out;
    {
        RESEAL_ASSIGN(auto rows, database_->prepare(std::string(kSelect) +
                                                    "WHERE instr(folded, ?) > 0 ORDER BY folded"));
        rows.bind(std::ranges::max(wanted, {}, &std::string::size));  // the one that leaves least
        while (out.size() < kMaxFound) {
            RESEAL_ASSIGN(const bool more, rows.step());
            if (!more) break;
            const std::string name = rows.text(6);
            if (!std::ranges::all_of(wanted,
                                     [&](const std::string& word) { return name.find(word) != name.npos; }))
                continue;
            RESEAL_ASSIGN(Patient patient, read(rows));
            out.push_back(std::move(patient));
        }
    }
    RESEAL_TRY(noteLooks(out, viewer));
    return out;
}

Result<std::vector<Look>> PatientRegister::looks(std::int64_t row) {
    RESEAL_ASSIGN(auto rows,
                  database_->prepare("SELECT patient, member, reason, at FROM look WHERE patient = ? "
                                     "ORDER BY id DESC"));
    rows.bind(row);
    return rows.collect<Look>(
        [](sql::Statement& found) -> Result<Look> {
            Look out{found.integer(0), {}, found.text(2), found.instant(3)};
            RESEAL_ASSIGN(out.member, found.fixed<Hash32>(1));
            return out;
        },
        kMaxLooks);
}

Result<std::vector<NumberedLook>> PatientRegister::looks(const LookFilter& filter) {
    RESEAL_ASSIGN(auto rows, database_->prepare(
                                 "SELECT l.id, ifnull(p.name, ''), l.patient, l.member, l.reason, l.at FROM "
                                 "look l LEFT JOIN patient p ON p.row = l.patient WHERE (? IS NULL OR "
                                 "l.patient = ?) AND (? IS NULL OR l.member = ?) AND (? = 0 OR l.id < ?) "
                                 "ORDER BY l.id DESC LIMIT ?"));
    const auto most = static_cast<std::int64_t>(std::min(filter.most, kMaxLooks));
    rows.bind(filter.row, filter.row, filter.member, filter.member, filter.below, filter.below, most);
    return rows.collect<NumberedLook>(
        [](sql::Statement& found) -> Result<NumberedLook> {
            NumberedLook out{
                found.integer(0), found.text(1), {found.integer(2), {}, found.text(4), found.instant(5)}};
            RESEAL_ASSIGN(out.look.member, found.fixed<Hash32>(3));
            return out;
        },
        kMaxLooks);
}

}  // namespace reseal::store
