#include "core/engine/sealing_run.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/engine/outgoing.h"
#include "core/records/content.h"
#include "core/sealing/label.h"

namespace reseal::engine {
namespace {

// How the whole run's progress is shared out, in thousandths.
constexpr std::uint64_t kWhole = 1000;
constexpr std::uint64_t kSealedAt = 400, kUploadedAt = 950;

struct Archive {
    crypto::Point A;
    crypto::SecretBytes cardSecret;
};

// One record's way through the run.
struct Item {
    Outgoing out;
    std::string title;
    Category category = Category::Notes;
    std::size_t copies = 0;
    bool registered = false;  // on the ledger already
    std::vector<ClinicId> holders;
};

Hash32 meaningOf(const SignPublic& patient, const records::Manifest& manifest, const crypto::Point& A) {
    cbor::Writer out;
    out.array(7).bytes(patient).bytes(A.view()).text(records::code(manifest.category));
    out.array(manifest.also.size());
    for (const Category also : manifest.also) out.text(records::code(also));
    out.text(manifest.title).text(manifest.date.text()).array(manifest.spans.size());
    for (const records::Span& span : manifest.spans) out.bytes(span.sha256);
    return crypto::sha256(out.out());
}

std::vector<Hash32> spansOf(const records::Manifest& manifest) {
    std::vector<Hash32> out;
    for (const records::Span& span : manifest.spans) out.push_back(span.sha256);
    return out;
}

class Run {
public:
    Run(JobContext& at, const SealingTarget& target) : at_(at), target_(target) {}

    Status prepare();
    Status seal(const Sealable& sealable, const Tell& tell);
    Status uploadAll();
    Status registerAll();
    SealReport report() const;
    std::size_t registered() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(items_, [](const Item& item) { return item.registered; }));
    }

private:
    Result<Item> sealNew(records::ContentStream content, const records::CatalogueEntry& under,
                         const Hash32& meaning, const Tell& tell);
    bool isThere(const Outgoing& known) const;
    ledger::Record operationOf(const Item& item, Draft& draft) const;
    Status submit(std::vector<Item*> batch);

    JobContext& at_;
    const SealingTarget& target_;
    std::vector<Outgoing> known_;
    std::optional<Archive> archive_;
    std::vector<Item> items_;
    std::vector<TxId> transactions_;
    Written written_ = Written::Final;
    std::size_t wantedCopies_ = kCopies;
};

Status Run::prepare() {
    RESEAL_ASSIGN(known_, remembered(at_, target_.patient));
    std::error_code ignored;
    std::filesystem::create_directories(outgoingFolder(at_), ignored);
    const auto clinics = ledger::clinics(at_.state());
    RESEAL_TRY(at_.believed());
    const auto servers = std::ranges::count_if(
        clinics, [](const auto& clinic) { return clinic.entry.roles.has(ledger::ClinicRole::FileServer); });
    wantedCopies_ = std::min(kCopies, static_cast<std::size_t>(servers));
    // Without the archive's card secret the clinic can't read what it wrote; the report says so.
    RESEAL_ASSIGN(const auto secret, at_.vault.locker().get("join", bytesOf("archive")));
    if (!secret) return {};
    RESEAL_ASSIGN(const ledger::Clinic home, at_.need(at_.state().clinic(at_.clinic), "the home clinic"));
    RESEAL_ASSIGN(const crypto::Point A, crypto::Point::decode(home.archive));
    archive_ = Archive{A, crypto::SecretBytes::copyOf(*secret)};
    return {};
}

bool Run::isThere(const Outgoing& known) const {
    std::error_code code;
    const auto size = std::filesystem::file_size(outgoingFile(at_, known.id), code);
    return !code && size == known.size;
}

Status Run::seal(const Sealable& sealable, const Tell& tell) {
    RESEAL_ASSIGN(records::ContentStream content, sealable.plan->content(sealable.record, target_.clinic));
    const records::Manifest manifest = content.manifest();
    RESEAL_ASSIGN(const records::CatalogueEntry under,
                  records::conditionToSealUnder(target_.drawer, manifest.category));
    const Hash32 meaning = meaningOf(target_.patient, manifest, under.A);
    for (const Item& item : items_)
        if (item.out.meaning == meaning) return {};  // the same stands in two files
    for (const Outgoing& known : known_) {
        if (known.meaning != meaning) continue;
        const auto entry = at_.state().record(known.id);
        RESEAL_TRY(at_.believed());
        if (!entry && !known.done && !isThere(known)) {
            RESEAL_TRY(forgetOutgoing(at_, known.id));
            break;
        }
        const bool registered = known.done || entry.has_value();
        Item item{known, manifest.title, manifest.category, entry ? entry->fileServers.size() : 0, registered,
                  {}};
        if (registered && !known.done) RESEAL_TRY(markSealed(at_, known));
        items_.push_back(std::move(item));
        return {};
    }
    RESEAL_ASSIGN(Item item, sealNew(std::move(content), under, meaning, tell));
    items_.push_back(std::move(item));
    return {};
}

Result<Item> Run::sealNew(records::ContentStream content, const records::CatalogueEntry& under,
                          const Hash32& meaning, const Tell& tell) {
    const records::Manifest manifest = content.manifest();
    const crypto::SecretBytes cardSecret = crypto::cardSecret(target_.drawerKey, under.A);
    std::vector<sealing::Recipient> recipients;
    recipients.push_back({under.A, cardSecret.clone()});
    if (archive_) recipients.push_back({archive_->A, archive_->cardSecret.clone()});
    // Sealed under a name of its own, and under the record's only when all of it is there.
    const std::filesystem::path fresh = outgoingFolder(at_) / ("new-" + meaning.hex());
    RESEAL_TRY(removeFileDurably(fresh));
    RESEAL_ASSIGN(const sealing::SealedBlob blob,
                  sealing::sealFile(
                      recipients, content.size(), [&](MutableByteView into) { return content.read(into); },
                      fresh, at_.pool(), tell));
    Item item;
    item.title = manifest.title;
    item.category = manifest.category;
    item.out =
        Outgoing{blob.record, false, target_.patient,  meaning, blob.blob, blob.sealedSize, under.category,
                 {},          {},    spansOf(manifest)};
    for (const sealing::Stanza& stanza : blob.stanzas)
        item.out.stanzas.emplace_back(ledger::ConditionKey::copy(stanza.A.view()), stanza.encode());
    RESEAL_ASSIGN(const Bytes label, records::labelFor(manifest, under.category).encode());
    item.out.label = sealing::sealLabel(crypto::labelKey(cardSecret), under.A, blob.record, 0, label);
    std::error_code code;
    std::filesystem::rename(fresh, outgoingFile(at_, blob.record), code);
    if (code) return ioError("rename", fresh, code.value());
    RESEAL_TRY(syncDirectory(outgoingFolder(at_)));
    RESEAL_TRY(remember(at_, item.out));
    return item;
}

Status Run::uploadAll() {
    std::uint64_t total = 0, before = 0;
    for (const Item& item : items_)
        if (!item.registered) total += item.out.size;
    const crypto::SignKey author = at_.keys.pseudonymSign(target_.author.number);
    for (Item& item : items_) {
        if (item.registered) continue;
        const auto tell = [&](std::uint64_t done, std::uint64_t) {
            const std::uint64_t part =
                (before + done) * (kUploadedAt - kSealedAt) / std::max<std::uint64_t>(total, 1);
            return static_cast<bool>(at_.progress(kSealedAt + part, kWhole));
        };
        RESEAL_ASSIGN(item.holders, upload(at_, outgoingFile(at_, item.out.id), item.out.blob, item.out.size,
                                           author, tell));
        if (item.holders.empty())
            return fail(ErrorCode::Malformed, "the home node does not keep what it took");
        item.copies = item.holders.size();
        before += item.out.size;
    }
    return {};
}

ledger::Record Run::operationOf(const Item& item, Draft& draft) const {
    ledger::Record operation;
    operation.record = item.out.id;
    for (const auto& [key, stanza] : item.out.stanzas)
        operation.stanzas.push_back({key, draft.attach(stanza)});
    operation.blob = item.out.blob;
    operation.sealedLength = item.out.size;
    operation.fileServers = item.holders;
    operation.label = draft.attach(item.out.label);
    operation.cardTag = cardTag(target_.drawerKey, item.out.id, item.out.blob);
    return operation;
}

Status Run::submit(std::vector<Item*> batch) {
    Bytes ids;
    for (const Item* item : batch) append(ids, item->out.id);
    const crypto::SignKey author = at_.keys.pseudonymSign(target_.author.number);
    Command command{intentOf("seal", {ids}), author, [&]() -> Result<Draft> {
                        Draft draft;
                        for (const Item* item : batch) draft.add(operationOf(*item, draft));
                        return draft;
                    }};
    RESEAL_ASSIGN(const Sent sent, submitOnce(at_, command));
    transactions_.push_back(sent.id);
    if (sent.written == Written::Submitted) {
        written_ = Written::Submitted;  // tidySealed() will see it on the ledger
        return {};
    }
    for (Item* item : batch) {
        item->registered = true;
        RESEAL_TRY(markSealed(at_, item->out));
    }
    return {};
}

// As few transactions as there can be. Cut by the same rule each time, so that an interrupted run finds its
// intents again.
Status Run::registerAll() {
    std::vector<Item*> batch;
    Draft trial;
    const auto flush = [&]() -> Status {
        if (batch.empty()) return {};
        trial = Draft{};
        return submit(std::exchange(batch, {}));
    };
    for (Item& item : items_) {
        if (item.registered) continue;
        Draft longer = trial;
        longer.add(operationOf(item, longer));
        if (longer.operations.size() > kMaxBatchOperations || longer.size() > kMaxBatchBytes) {
            RESEAL_TRY(flush());
            longer = Draft{};
            longer.add(operationOf(item, longer));
        }
        trial = std::move(longer);
        batch.push_back(&item);
    }
    return flush();
}

SealReport Run::report() const {
    SealReport out;
    out.transactions = transactions_;
    out.written = written_;
    out.archived = archive_.has_value();
    out.safe = written_ == Written::Final;
    for (const Item& item : items_) {
        out.sealed.push_back({item.out.id, item.out.blob, item.category, item.out.under, item.title,
                              item.out.size, item.copies});
        if (item.copies < wantedCopies_) out.safe = false;
    }
    return out;
}

}  // namespace

Result<std::set<Hash32>> alreadySealed(JobContext& at, const SignPublic& patient) {
    RESEAL_ASSIGN(const std::vector<Outgoing> known, remembered(at, patient));
    std::set<Hash32> out;
    for (const Outgoing& record : known)
        if (record.done) out.insert(record.spans.begin(), record.spans.end());
    return out;
}

Result<SealReport> sealRecords(JobContext& at, const SealingTarget& target,
                               const std::vector<Sealable>& sealables) {
    Run run(at, target);
    const auto kept = [](const Error& error) {
        return fail(error.code,
                    "nothing was put on the ledger, what was sealed is kept here to go on: " + error.detail);
    };
    if (auto ready = run.prepare(); !ready) return kept(ready.error());
    for (std::size_t i = 0; i < sealables.size(); ++i) {
        const auto tell = [&](std::uint64_t done, std::uint64_t total) {
            const std::uint64_t part = total == 0 ? 0 : done * kSealedAt / total;
            return static_cast<bool>(at.progress((i * kSealedAt + part) / sealables.size(), kWhole));
        };
        if (!tell(0, 1)) return kept(fail(ErrorCode::Cancelled, "cancelled"));
        if (auto sealed = run.seal(sealables[i], tell); !sealed)
            return kept(during("record " + std::to_string(i + 1) + " of " + std::to_string(sealables.size()),
                               sealed.error()));
    }
    if (auto uploaded = run.uploadAll(); !uploaded) return kept(uploaded.error());
    if (auto said = run.registerAll(); !said)
        return fail(said.error().code,
                    std::to_string(run.registered()) + " of " + std::to_string(sealables.size()) +
                        " records are on the ledger, do it again to go on: " + said.error().detail);
    RESEAL_TRY(at.progress(kWhole, kWhole));
    return run.report();
}

Status tidySealed(JobContext& at) {
    RESEAL_ASSIGN(const std::vector<Outgoing> known, remembered(at, std::nullopt));
    for (const Outgoing& record : known) {
        if (record.done) continue;
        const bool onLedger = at.state().record(record.id).has_value();
        RESEAL_TRY(at.believed());
        if (onLedger) {
            RESEAL_TRY(markSealed(at, record));
            continue;
        }
        std::error_code code;
        const auto written = std::filesystem::last_write_time(outgoingFile(at, record.id), code);
        const auto age = std::filesystem::file_time_type::clock::now() - written;
        if (code || age > std::chrono::milliseconds(kKeepOutgoing.ms))
            RESEAL_TRY(forgetOutgoing(at, record.id));
    }
    return {};
}

}  // namespace reseal::engine
