// PatientActs::approve: from what a request wants and what the patient allows of it to grants.
#include "core/base/cbor.h"
#include "core/crypto/sha256.h"
#include "core/engine/patient_acts.h"
#include "core/engine/registers.h"
#include "core/engine/templates.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kAnsweredSpace = "answered";

constexpr std::size_t kMaxGrantRecords = 256;

const std::vector<Category>* categoriesOf(const records::RequestBody& body) {
    return std::get_if<std::vector<Category>>(&body.wanted);
}

// Nothing beyond what was asked for may be granted by mistake.
Status judge(const Approval& approval, const records::RequestBody& body, Instant now) {
    const Instant until = approval.notAfter.value_or(body.notAfter);
    if (until > body.notAfter) return fail(ErrorCode::InvalidArgument, "longer than was asked for");
    if (until <= now) return fail(ErrorCode::InvalidArgument, "that time has passed");
    const auto* wanted = categoriesOf(body);
    if (wanted == nullptr) {
        const auto& records = std::get<std::vector<RecordId>>(body.wanted);
        if (!approval.categories.empty())
            return fail(ErrorCode::InvalidArgument, "the request names records, not categories");
        if (approval.onlyRecords)
            for (const RecordId& id : *approval.onlyRecords)
                if (std::ranges::find(records, id) == records.end())
                    return fail(ErrorCode::InvalidArgument, "a record that was not asked for");
        return {};
    }
    if (approval.categories.empty()) return fail(ErrorCode::InvalidArgument, "no category is approved");
    for (const Category category : approval.categories)
        if (std::ranges::find(*wanted, category) == wanted->end())
            return fail(ErrorCode::InvalidArgument, "a category that was not asked for");
    return {};
}

// The hash of what a batch of grants means, without what is drawn at random.
Hash32 meaningOf(const std::vector<GrantWish>& batch) {
    cbor::Writer out;
    out.array(batch.size());
    for (const GrantWish& wish : batch) {
        out.array(4 + wish.records.size() + (wish.threshold ? 1 : 0));
        out.text(records::code(wish.category)).uint(wish.epoch);
        out.bytes(wish.grantee.view()).uint(static_cast<std::uint64_t>(wish.notAfter.ms));
        for (const RecordId& id : wish.records) out.bytes(id);
        if (wish.threshold) out.uint(*wish.threshold);
    }
    return crypto::sha256(out.out());
}

// As many as fit one transaction; nearly always all.
std::vector<GrantWish> firstBatch(const std::vector<GrantWish>& wishes) {
    std::vector<GrantWish> out;
    std::size_t size = 0;
    for (const GrantWish& wish : wishes) {
        size += kGrantRoom + wish.records.size() * (RecordId::kSize + 1);
        if (!out.empty() && (out.size() == kMaxBatchOperations || size > kMaxBatchBytes)) break;
        out.push_back(wish);
    }
    return out;
}

struct Grantee {
    ledger::AccountId account;
    crypto::Point B;
    BoxPublic box;  // for the note
};

// The asker; or the team of the clinic that has certified the asker, never another's.
Result<Grantee> granteeOf(JobContext& at, const Asked& asked) {
    if (!asked.body.forTeam) {
        RESEAL_ASSIGN(const RegisteredKeys keys, provenKeys(at, asked.entry.author));
        RESEAL_ASSIGN(crypto::Point B, crypto::Point::decode(keys.sharing));
        return Grantee{ledger::account(asked.entry.author), std::move(B), keys.box};
    }
    const ClinicId& id = asked.body.credential.clinic;
    RESEAL_ASSIGN(const ledger::Clinic clinic, provenClinic(at, id));
    RESEAL_ASSIGN(crypto::Point B, crypto::Point::decode(clinic.team));
    return Grantee{ledger::account(id), std::move(B), clinic.box};
}

}  // namespace

// For every key under which something lies that is meant: of a category without limits, the key in force
// and those of former epochs that still have records; of listed records, the keys they lie under.
Result<std::vector<GrantWish>> PatientActs::wishesFor(const OwnCatalogue& own, const Asked& asked,
                                                      const Approval& approval) {
    const records::RequestBody& body = asked.body;
    RESEAL_ASSIGN(const Grantee grantee, granteeOf(at_, asked));
    const bool byRecord = categoriesOf(body) == nullptr;
    const bool byDate = body.from.isKnown() || body.to.isKnown();
    const bool limited = byRecord || approval.onlyRecords || byDate;
    const auto isNamed = [&](const RecordId& id) {
        if (approval.onlyRecords && !approval.onlyRecords->contains(id)) return false;
        if (!byRecord) return true;
        const auto& named = std::get<std::vector<RecordId>>(body.wanted);
        return std::ranges::find(named, id) != named.end();
    };
    // A record whose label can't be read has no date: it is in no period, and keeps no other from being.
    const auto isOfThatTime = [&](const Mine& record, const OwnCondition& condition) -> Result<bool> {
        if (!byDate) return true;
        const auto label = readLabel(at_, record.id, record.entry, condition.cardSecret);
        if (!label && isTransient(label.error().code)) return label.error();
        return label && label->date.mayLieWithin(body.from, body.to);
    };

    std::map<ledger::ConditionKey, std::vector<RecordId>> under;
    RESEAL_ASSIGN(const std::vector<Mine> all, allMine(own));
    for (const Mine& record : all) {
        const ledger::ConditionKey& key = record.entry.stanzas.front().key;
        RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, key));
        if (condition.category == Category::Intake) continue;  // nobody has sorted it yet
        if (!byRecord && !approval.categories.contains(condition.category)) continue;
        if (!limited) {
            under[key];
            continue;
        }
        if (!isNamed(record.id)) continue;
        RESEAL_ASSIGN(const bool isMeant, isOfThatTime(record, condition));
        if (isMeant) under[key].push_back(record.id);
    }
    if (!limited)
        for (const Category category : approval.categories) {
            RESEAL_ASSIGN(const OwnCondition current, own.current(at_, category));
            under[ledger::ConditionKey::copy(current.key.point.view())];
        }

    std::vector<GrantWish> out;
    for (const auto& [key, records] : under)
        for (std::size_t from = 0; from == 0 || from < records.size(); from += kMaxGrantRecords) {
            RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, key));
            const auto begin = records.begin() + static_cast<std::ptrdiff_t>(from);
            const std::size_t count = std::min(kMaxGrantRecords, records.size() - from);
            out.push_back({condition.category, condition.epoch, grantee.B, grantee.box, body.hasCard,
                           std::vector<RecordId>(begin, begin + static_cast<std::ptrdiff_t>(count)),
                           ledgerPurpose(body.purpose), approval.notAfter.value_or(body.notAfter),
                           asked.row.id, approval.threshold, std::nullopt, body.forTeam});
        }
    if (out.empty()) return fail(ErrorCode::InvalidArgument, "there is nothing that the request could mean");
    return out;
}

namespace {

// Of an answer that was given before, and may be on its way.
Result<bool> isOnItsWay(JobContext& at, const RequestId& request) {
    RESEAL_ASSIGN(const auto unsettled, at.vault.lanes().unsettled());
    for (const vault::UnsettledTx& waiting : unsettled) {
        RESEAL_ASSIGN(const ledger::Transaction tx, ledger::Transaction::decode(waiting.bytes));
        const auto answers = [&](const ledger::Operation& operation) {
            const auto* grant = std::get_if<ledger::Grant>(&operation);
            return grant != nullptr && grant->request == request;
        };
        if (std::ranges::any_of(tx.body().operations, answers)) return true;
    }
    return false;
}

}  // namespace

// A request is answered once: the same answer given again goes on where it was interrupted, another one would
// widen or prolong what was allowed without anybody noticing.
Status answerOnce(JobContext& at, const Asked& asked, const std::vector<GrantWish>& wishes) {
    const Hash32 meaning = meaningOf(wishes);
    RESEAL_ASSIGN(const auto before, at.vault.locker().get(kAnsweredSpace, asked.row.id));
    if (before && equal(*before, meaning)) return {};
    if (asked.row.state == RequestState::Granted)
        return fail(ErrorCode::Refused,
                    "it was approved already, and nothing was changed: end what was allowed (revoke), or let "
                    "them ask again");
    RESEAL_ASSIGN(const bool answered, isOnItsWay(at, asked.row.id));
    if (answered)
        return fail(ErrorCode::NotCurrent,
                    "an earlier answer to it is on its way to the ledger and can't be called back; nothing "
                    "was changed: wait until it is there, then end what it allowed (revoke)");
    if (wishes.front().threshold) {
        RESEAL_ASSIGN(const auto proxies, chooseProxies(at));
        RESEAL_TRY(thresholdAmong(wishes.front().threshold, proxies.size()));
    }
    return at.vault.locker().put(kAnsweredSpace, asked.row.id, meaning);
}

// The grants on the ledger that are what `wishes` want, which these leave.
Result<std::vector<GrantId>> PatientActs::takeMade(const OwnCatalogue& own, const Asked& asked,
                                                   std::vector<GrantWish>& wishes) {
    std::vector<GrantId> out;
    RESEAL_ASSIGN(const Grantee grantee, granteeOf(at_, asked));
    RESEAL_ASSIGN(const auto grants, allOf(at_, [&](std::uint64_t from) {
                      return ledger::grantsBy(at_.state(), own.self().key, from);
                  }));
    for (const ledger::ListedGrant& grant : grants) {
        if (grant.entry.grantee != grantee.account || grant.entry.request != asked.row.id) continue;
        const auto condition = own.placeOf(grant.entry.key);
        if (!condition) continue;
        const auto found = std::ranges::find_if(wishes, [&](const GrantWish& wish) {
            return wish.category == condition->category && wish.epoch == condition->epoch &&
                   wish.notAfter == grant.entry.notAfter &&
                   std::ranges::equal(wish.records, grant.entry.records);
        });
        if (found == wishes.end()) continue;
        if (grant.entry.revoked != 0)
            return fail(ErrorCode::Refused,
                        "what it had allowed was ended, and nothing was changed: let them ask again");
        wishes.erase(found);
        out.push_back(grant.id);
    }
    return out;
}

Result<Asked> PatientActs::answerable(const OwnCatalogue& own, const RequestId& request) {
    RESEAL_ASSIGN(Asked asked, readRequest(at_, own.self(), request));
    if (asked.row.state == RequestState::Denied) return fail(ErrorCode::Refused, "it was declined already");
    if (asked.row.problem) return during("nothing was granted", *asked.row.problem);
    return asked;
}

Result<Approved> PatientActs::approveBy(const RequestId& request, const std::string& name) {
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const Asked asked, answerable(own, request));
    std::map<RecordId, Category> liesIn;
    for (const RecordId& id : asked.row.records) {
        const auto record = at_.state().record(id);
        RESEAL_TRY(at_.believed());
        if (!record || record->patient != own.self().key || record->erased != 0) continue;
        RESEAL_ASSIGN(const OwnCondition condition, own.behind(at_, record->stanzas.front().key));
        liesIn.emplace(id, condition.category);
    }
    const auto categoryOf = [&](const RecordId& id) {
        const auto found = liesIn.find(id);
        return found == liesIn.end() ? std::nullopt : std::optional(found->second);
    };
    RESEAL_ASSIGN(const Approval approval, approvalBy(at_, name, asked.row, categoryOf));
    return approve(approval);
}

Result<Approved> PatientActs::approve(const Approval& approval) {
    // What goes on by itself of an earlier taking back would end what is allowed now.
    const auto ended = finishRevoking();
    if (!ended && isTransient(ended.error().code)) return ended.error();
    if (ended && !ended->all)
        return fail(ErrorCode::NotCurrent,
                    "what was taken back is still on its way to the ledger: try again in a moment");
    RESEAL_ASSIGN(const OwnCatalogue own, OwnCatalogue::load(at_));
    RESEAL_ASSIGN(const Asked asked, answerable(own, approval.request));
    if (approval.shown && *approval.shown != asked.row.meaning)
        return fail(ErrorCode::Conflict,
                    "the home node had shown another request under this id; nothing was granted");
    RESEAL_TRY(judge(approval, asked.body, at_.now()));
    if (!asked.body.forTeam) RESEAL_TRY(rememberWho(at_, asked.row.asker, asked.row.who));
    RESEAL_ASSIGN(const std::vector<GrantWish> wishes, wishesFor(own, asked, approval));

    RESEAL_TRY(answerOnce(at_, asked, wishes));

    Approved out;
    const crypto::SignKey author = own.signKey(at_);
    for (std::size_t before = wishes.size() + 1;;) {
        std::vector<GrantWish> left = wishes;
        RESEAL_ASSIGN(out.grants, takeMade(own, asked, left));
        if (left.empty()) break;
        if (left.size() >= before)
            return fail(ErrorCode::Malformed,
                        "the home node says that a grant is final and does not show it");
        before = left.size();
        const std::vector<GrantWish> batch = firstBatch(left);
        const auto make = [&]() -> Result<Draft> {
            Draft draft;
            RESEAL_ASSIGN(const auto proxies, chooseProxies(at_));
            RESEAL_TRY(addGrants(at_, own, draft, batch, proxies));
            return draft;
        };
        const Hash32 intent = intentOf("approve", {approval.request, meaningOf(batch)});
        RESEAL_ASSIGN(const Sent sent, submitOnce(at_, {intent, author, make}));
        if (sent.written == Written::Submitted) {
            out.written = Written::Submitted;  // finishInterrupted() will hand the shares over
            return out;
        }
    }
    RESEAL_ASSIGN(const Delivered delivered, deliver(at_, out.grants));
    out.shares = delivered.shares;
    out.accepted = delivered.accepted;
    out.ready = delivered.ready;
    return out;
}

}  // namespace reseal::engine
