#include "core/engine/doctor_acts.h"

#include "core/engine/activity.h"
#include "core/engine/enrolment.h"
#include "core/engine/record_batches.h"
#include "core/engine/team.h"
#include "core/engine/wishes.h"
#include "core/records/paper_refusal.h"
#include "core/records/plain_text.h"
#include "core/records/request_body.h"

namespace reseal::engine {
namespace {

Access accessWithout(const std::vector<RequestRow>& asked, const RecordRow& row) {
    for (const RequestRow& request : asked) {
        if (request.state != RequestState::Open) continue;
        const bool named = std::ranges::find(request.records, row.id) != request.records.end();
        const bool covered =
            row.category && std::ranges::find(request.categories, *row.category) != request.categories.end();
        if (named || covered) return Access::Asked;
    }
    return Access::Locked;
}

}  // namespace

Result<records::Drawer> DoctorActs::drawerOf(const SignPublic& patient,
                                             const crypto::SecretBytes& drawerKey) {
    RESEAL_ASSIGN(const ledger::CatalogueEntry catalogue,
                  at_.need(at_.state().catalogue(patient), "the ledger knows no such patient"));
    RESEAL_ASSIGN(const Bytes sealed, at_.detail(catalogue.openDrawer));
    auto drawer = records::openDrawer(drawerKey, at_.chain(), patient, sealed);
    if (!drawer && drawer.error().code == ErrorCode::CannotOpen)
        return records::refused(
            records::PaperRefusal::CardReplaced,
            "this care card does not open the patient's drawer: it was replaced by a newer one");
    RESEAL_TRY(drawer);
    for (const records::CatalogueEntry& entry : *drawer) {
        const auto key = ledger::ConditionKey::copy(entry.A.view());
        if (std::ranges::find(catalogue.keys, key) == catalogue.keys.end())
            return fail(ErrorCode::Malformed, "the patient's drawer names a key that is not in force");
    }
    return drawer;
}

Result<SealingTarget> DoctorActs::targetFor(const SignPublic& patient) {
    SealingTarget target;
    RESEAL_ASSIGN(target.author, pseudonymFor(at_, patient));
    target.patient = patient;
    RESEAL_ASSIGN(target.drawerKey, heldDrawerKey(at_, patient));
    RESEAL_ASSIGN(target.drawer, drawerOf(patient, target.drawerKey));
    RESEAL_ASSIGN(const ledger::Clinic home, at_.need(at_.state().clinic(at_.clinic), "the home clinic"));
    target.clinic = records::Clinic{at_.clinic, records::plainLine(home.name, records::kMaxNameBytes)};
    return target;
}

// ---- asking ----

Result<Bytes> DoctorActs::requestBody(const OwnPseudonym& own, const Wish& wish) {
    RESEAL_ASSIGN(const records::Credential credential, ownCredential(at_));
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at_.keys.identity(records::code(at_.role)));
    RESEAL_ASSIGN(const ledger::PseudonymEntry patient,
                  at_.need(at_.state().pseudonym(wish.patient), "the ledger knows no such patient"));
    const bool hasCard = static_cast<bool>(heldDrawerKey(at_, wish.patient));
    records::RequestBody body{credential,
                              records::introduce(at_.chain(), identity, own.key, wish.patient),
                              wish.purpose,
                              {},
                              {},
                              {},
                              wish.notAfter,
                              wish.note,
                              hasCard,
                              wish.forTeam};
    if (wish.categories.empty())
        body.wanted = wish.records;
    else
        body.wanted = wish.categories;
    RESEAL_ASSIGN(body.from, records::ClinicalDate::from(wish.from));
    RESEAL_ASSIGN(body.to, records::ClinicalDate::from(wish.to));
    // Judged as its patient will judge it, so that nothing is asked that can't be granted.
    RESEAL_ASSIGN(const ledger::Clinic clinic,
                  at_.need(at_.state().clinic(credential.clinic), "the home clinic"));
    RESEAL_TRY(records::checkRequest(body, {at_.chain(), own.key, wish.patient, clinic.signKey, at_.now()}));
    return records::sealRequest(body, patient.box);
}

Result<RequestRow> DoctorActs::request(const Wish& given) {
    if (given.forTeam && at_.role != Role::Doctor)
        return fail(ErrorCode::Denied, "a clinic's team is made of its doctors");
    Wish wish = given;
    std::ranges::sort(wish.categories);
    std::ranges::sort(wish.records);
    if (wish.categories.empty() == wish.records.empty())
        return fail(ErrorCode::InvalidArgument, "either categories or records have to be asked for");
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymFor(at_, wish.patient));
    RESEAL_TRY(ensureRegistered(at_, own));
    const crypto::SignKey author = at_.keys.pseudonymSign(own.number);
    const auto make = [&]() -> Result<Draft> {
        RESEAL_ASSIGN(Bytes body, requestBody(own, wish));
        Draft draft;
        draft.add(ledger::Request{wish.patient, draft.attach(std::move(body))});
        return draft;
    };
    const auto made = [&](const TxId& tx) { return rememberWish(at_, ledger::requestId(tx, 0), wish); };
    RESEAL_ASSIGN(const Sent sent,
                  submitOnce(at_, {intentOf("request", {encodeWish(wish)}), author, make, made}));
    RequestRow row;
    row.id = ledger::requestId(sent.id, 0);
    row.patient = wish.patient;
    row.asker = own.key;
    row.patientName = own.name;
    row.purpose = wish.purpose;
    row.categories = wish.categories;
    row.records = wish.records;
    row.from = wish.from;
    row.to = wish.to;
    row.notAfter = wish.notAfter;
    row.note = wish.note;
    row.forTeam = wish.forTeam;
    row.asked = at_.now();
    row.written = sent.written;
    return row;
}

Result<std::vector<RequestRow>> DoctorActs::requestsFor(const OwnPseudonym& own) {
    RESEAL_ASSIGN(const auto listed, allOf(at_, [&](std::uint64_t from) {
                      return ledger::requestsBy(at_.state(), own.key, from);
                  }));
    std::vector<RequestRow> out;
    for (const ledger::ListedRequest& request : listed) {
        RequestRow row;
        row.id = request.id;
        row.patient = request.entry.patient;
        row.asker = own.key;
        row.patientName = own.name;
        row.asked = request.entry.time;
        const bool granted = request.entry.status == ledger::RequestStatus::Granted;
        row.state = granted ? RequestState::Granted : RequestState::Open;
        RESEAL_ASSIGN(const std::optional<Wish> wish, rememberedWish(at_, request.id));
        if (wish) {
            row.purpose = wish->purpose;
            row.categories = wish->categories;
            row.records = wish->records;
            row.from = wish->from;
            row.to = wish->to;
            row.notAfter = wish->notAfter;
            row.note = wish->note;
            row.forTeam = wish->forTeam;
        }
        out.push_back(std::move(row));
    }
    return out;
}

Result<std::vector<RequestRow>> DoctorActs::requests() {
    RESEAL_ASSIGN(const std::vector<OwnPseudonym> all, allPseudonyms(at_));
    std::vector<RequestRow> out;
    for (const OwnPseudonym& own : all) {
        RESEAL_ASSIGN(std::vector<RequestRow> rows, requestsFor(own));
        std::ranges::move(rows, std::back_inserter(out));
    }
    std::ranges::stable_sort(out, [](const RequestRow& a, const RequestRow& b) { return a.asked > b.asked; });
    return out;
}

// Those to this doctor, and those to the clinic's team.
Result<std::vector<ledger::ListedGrant>> DoctorActs::listedGrants(const OwnPseudonym& own) {
    RESEAL_ASSIGN(auto out, grantsTo(at_, own.key));
    RESEAL_ASSIGN(auto toTeam, teamGrantsOf(at_, own.patient));
    std::ranges::move(toTeam, std::back_inserter(out));
    return out;
}

GrantRow DoctorActs::rowOf(const ledger::ListedGrant& grant) {
    GrantRow row;
    row.id = grant.id;
    row.patient = grant.entry.patient;
    row.grantee = grant.entry.grantee;
    row.forTeam = grant.entry.team;
    row.inEmergency = grant.entry.standing.has_value();
    row.records = {grant.entry.records.begin(), grant.entry.records.end()};
    row.purpose = purposeOf(grant.entry.purpose);
    row.granted = grant.entry.time;
    row.notAfter = grant.entry.notAfter;
    row.revoked = grant.entry.revoked == 0 ? Instant{} : grant.entry.revokedTime;
    row.state = grantState(ledger::statusOf(at_.state(), grant.entry, at_.now()));
    row.proxies = grant.entry.proxies.size();
    for (const ledger::ShareReceipts& receipts : ledger::receiptsOf(at_.state(), grant.id))
        if (receipts.share.taken != 0) ++row.accepted;
    if (const auto terms = sharing::GrantTerms::decode(grant.entry.terms)) row.threshold = terms->threshold;
    return row;
}

Result<std::vector<GrantRow>> DoctorActs::grants(const SignPublic& patient) {
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymFor(at_, patient));
    RESEAL_ASSIGN(const auto listed, listedGrants(own));
    std::vector<GrantRow> out;
    for (const ledger::ListedGrant& grant : listed) {
        GrantRow row = rowOf(grant);
        if (const auto secret = grantedSecret(at_, own, grant)) row.category = secret->category;
        out.push_back(std::move(row));
    }
    std::vector<HeldGrant> standing;
    RESEAL_TRY(addStanding(own, standing));
    for (const HeldGrant& held : standing) {
        GrantRow row = rowOf(held.grant);
        if (held.secret) row.category = held.secret->category;
        out.push_back(std::move(row));
    }
    RESEAL_TRY(at_.believed());
    std::ranges::reverse(out);
    return out;
}

// ---- the chart and reading ----

Result<RecordRow> DoctorActs::rowOf(const OwnPseudonym& own, const RecordId& id,
                                    const ledger::RecordEntry& entry, const std::vector<HeldGrant>& grants,
                                    const std::vector<RequestRow>& asked) {
    RecordRow row;
    row.id = id;
    row.patient = entry.patient;
    row.registered = entry.time;
    row.sealedSize = entry.sealedLength;
    for (const ledger::CopyReceipts& copy : ledger::copiesOf(at_.state(), id))
        if (copy.copy.taken != 0 && copy.copy.gone == 0) ++row.copies;

    // The label opens with the card, or with what a grant under its key has brought.
    std::vector<crypto::SecretBytes> secrets;
    RESEAL_ASSIGN(const crypto::Point A, crypto::Point::decode(entry.stanzas.front().key));
    if (const auto drawer = heldDrawerKey(at_, own.patient))
        secrets.push_back(crypto::cardSecret(*drawer, A));
    bool covered = false, ended = false;
    for (const auto& [grant, secret] : grants) {
        if (secret && grant.entry.key == entry.stanzas.front().key)
            secrets.push_back(secret->cardSecret.clone());
        if (!grant.entry.covers(id, entry)) continue;
        const bool isActive =
            ledger::statusOf(at_.state(), grant.entry, at_.now()) == ledger::GrantStatus::Active;
        if (secret && isActive) {
            covered = true;
            row.readableUntil = std::max(row.readableUntil, grant.entry.notAfter);
        } else {
            ended = true;
        }
    }
    for (const crypto::SecretBytes& secret : secrets) {
        const auto label = readLabel(at_, id, entry, secret);
        if (!label && isTransient(label.error().code)) return label.error();
        if (!label) continue;
        row.category = label->category;
        row.also = label->also;
        row.type = label->type;
        row.title = label->title;
        row.date = label->date.text();
        if (label->clinic) row.clinicName = label->clinic->name;
        row.unsorted = label->category == Category::Intake;
        break;
    }
    row.access = covered ? Access::Readable : ended ? Access::Ended : accessWithout(asked, row);
    return row;
}

// Those that this doctor can make use of, or could: one to a team of which the doctor is none is not there.
Result<std::vector<DoctorActs::HeldGrant>> DoctorActs::heldGrants(const OwnPseudonym& own) {
    std::vector<HeldGrant> out;
    RESEAL_ASSIGN(const auto listed, listedGrants(own));
    for (const ledger::ListedGrant& grant : listed) {
        auto secret = grantedSecret(at_, own, grant);
        if (secret) {
            out.push_back({grant, *std::move(secret)});
            continue;
        }
        const ErrorCode code = secret.error().code;
        if (isTransient(code)) return secret.error();
        const bool hasEnded = code == ErrorCode::Revoked || code == ErrorCode::Expired;
        if (grant.entry.team && hasEnded) out.push_back({grant, std::nullopt});
    }
    RESEAL_TRY(addStanding(own, out));
    return out;
}

// All of an emergency at once: each clinic is asked for its box once. What can't be opened now, for want of
// answers, is left out.
Status DoctorActs::addStanding(const OwnPseudonym& own, std::vector<HeldGrant>& out) {
    RESEAL_ASSIGN(const auto grants, emergencyGrants(at_, own));
    if (grants.empty()) return {};
    auto opened = openStanding(at_, own, grants);
    if (!opened && opened.error().code == ErrorCode::Expired) {
        for (const ledger::ListedGrant& grant : grants) out.push_back({grant, std::nullopt});
        return {};
    }
    if (!opened) return opened.error();
    for (OpenedStanding& one : opened->grants) out.push_back({one.grant, std::move(one.secret)});
    return {};
}

Result<EmergencyOpened> DoctorActs::emergency(const EmergencyCall& call) {
    // Whoever finds the program unlocked is not the doctor yet.
    if (!call.passphrase) return fail(ErrorCode::WrongPassphrase, "an emergency needs the passphrase");
    RESEAL_TRY(vault::Vault::check(at_.vault.folder(), *call.passphrase));
    return declareEmergency(at_, call);
}

Result<std::size_t> DoctorActs::chart(const SignPublic& patient, const TakeRecords& take) {
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymFor(at_, patient));
    RESEAL_ASSIGN(const std::vector<RequestRow> asked, requestsFor(own));
    RESEAL_ASSIGN(const std::vector<HeldGrant> grants, heldGrants(own));
    return recordsInBatches(at_, patient, take, [&](const ledger::ListedRecord& record) {
        return rowOf(own, record.id, record.entry, grants, asked);
    });
}

Result<std::vector<RecordRow>> DoctorActs::chart(const SignPublic& patient) {
    return allBatches([&](const TakeRecords& take) { return chart(patient, take); });
}

Result<ReleasedRecord> DoctorActs::release(const RecordId& id) {
    RESEAL_ASSIGN(const ledger::RecordEntry entry, at_.need(at_.state().record(id), "no such record"));
    if (entry.erased != 0) return fail(ErrorCode::NotFound, "the patient has erased the record");
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymFor(at_, entry.patient));
    RESEAL_ASSIGN(const auto grants, grantsCovering(at_, own, id, entry));
    std::optional<Error> last;
    for (const ledger::ListedGrant& grant : grants) {
        auto released = releasedRecord(at_, own, grant, id, entry);
        if (released) return released;
        if (released.error().code == ErrorCode::Cancelled) return released.error();
        if (!last) last = released.error();
    }
    return *last;
}

Result<OpenedRecord> DoctorActs::open(const RecordId& id) {
    RESEAL_ASSIGN(ReleasedRecord opened, release(id));
    RESEAL_ASSIGN(OpenedRecord record, readRecord(at_, opened.download, opened.key.fileKey));
    record.liars = opened.key.liars;
    return record;
}

Result<SavedRecord> DoctorActs::save(const RecordId& id, const std::filesystem::path& directory) {
    RESEAL_ASSIGN(ReleasedRecord opened, release(id));
    return saveRecord(at_, opened.download, opened.key.fileKey, directory);
}

Result<std::vector<ActivityRow>> DoctorActs::activity(const SignPublic& patient, std::uint64_t before) {
    RESEAL_ASSIGN(const OwnPseudonym own, pseudonymFor(at_, patient));
    return activityOf(at_, ledger::account(own.key), before);
}

Status DoctorActs::finishInterrupted() {
    return tidySealed(at_);
}

}  // namespace reseal::engine
