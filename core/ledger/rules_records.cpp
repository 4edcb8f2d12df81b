// What there is: Catalogue, Record, Refile, Erase.
#include "core/ledger/queries.h"
#include "core/ledger/rules.h"
#include "core/sealing/sealed_file.h"

namespace reseal::ledger {
namespace {

Refusal checkListedKey(const Work& work, const CatalogueKey& listed) {
    if (!listed.proof) return requireInForce(work, listed.key, work.place().author);
    if (work.state().key(listed.key)) return Refusal::KeyInUse;
    const auto point = crypto::Point::decode(listed.key);
    if (!point) return Refusal::KeyUnusable;
#ifdef RESEAL_WITHOUT_KEY_OWNER
    return Refusal::None;
#endif
    const bool isProven =
        work.signatures().isProven(work.place().chain, work.pseudonymAuthor(), *point, *listed.proof);
    return isProven ? Refusal::None : Refusal::KeyProofWrong;
}

// Whose record it is follows from the first stanza's key.
Refusal checkStanzaKeys(const Work& work, const Record& op, SignPublic& patient) {
    std::set<ConditionKey> seen;
    for (std::size_t i = 0; i < op.stanzas.size(); ++i) {
        const ConditionKey& key = op.stanzas[i].key;
        if (!seen.insert(key).second) return Refusal::KeyTwice;
        const auto entry = work.state().key(key);
        if (!entry) return Refusal::KeyNotYours;
        if (i > 0 && entry->kind == KeyKind::Archive) {
            const auto clinic = work.state().clinic(clinicId(entry->owner));
            if (!clinic || clinic->archive != key || clinic->isLeaving()) return Refusal::KeyEnded;
            continue;
        }
        if (i == 0) patient = pseudonymKey(entry->owner);
        RESEAL_REQUIRE(requireInForce(work, key, account(patient)));
    }
    return Refusal::None;
}

// A home that is leaving is chosen by nobody, but kept until it has left: the patient's keys can't wait.
Refusal checkHome(const Work& work, const ClinicId& home, const std::optional<CatalogueEntry>& before) {
    const auto clinic = work.state().clinic(home);
    if (!clinic) return Refusal::ClinicUnknown;
    const bool isKept = before && before->home == home && !clinic->hasLeft(work.place().time);
    return clinic->isLeaving() && !isKept ? Refusal::ClinicLeft : Refusal::None;
}

Refusal checkFileServers(const Work& work, const Record& op) {
    std::set<ClinicId> seen;
    for (const ClinicId& id : op.fileServers) {
        if (!seen.insert(id).second) return Refusal::ClinicTwice;
        const auto clinic = work.state().clinic(id);
        if (!clinic || !clinic->roles.has(ClinicRole::FileServer)) return Refusal::NotAFileServer;
    }
    return Refusal::None;
}

// The author's own record that is not erased.
Refusal requireOwnRecord(const Work& work, const RecordId& id, RecordEntry& record) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Patient}));
    auto found = work.state().record(id);
    if (!found) return Refusal::RecordUnknown;
    if (found->patient != work.pseudonymAuthor()) return Refusal::RecordNotYours;
    if (found->erased != 0) return Refusal::RecordErased;
    record = *std::move(found);
    return Refusal::None;
}

}  // namespace

std::set<AccountId> concernedBy(const Work& work, const RecordId& id, const RecordEntry& record) {
    std::set<AccountId> accounts = {account(record.patient), record.author};
    for (const StanzaRef& ref : record.stanzas)
        for (const ListedGrant& open : openGrantsUnder(work.state(), ref.key, work.place().time))
            if (open.entry.covers(id, record)) accounts.merge(partiesOf(open.entry));
    return accounts;
}

Refusal run(Work& work, const Catalogue& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Patient}));
    const SignPublic patient = work.pseudonymAuthor();
    const auto before = work.state().catalogue(patient);
    if (op.version != (before ? before->version : 0) + 1) return Refusal::CatalogueVersion;
    RESEAL_REQUIRE(checkHome(work, op.home, before));

    CatalogueEntry entry{op.version, work.place().height, work.place().tx, work.place().operation, op.home,
                         {},         op.openDrawer,       op.closedDrawer};
    std::set<ConditionKey> listed;
    for (const CatalogueKey& key : op.keys) {
        if (!listed.insert(key.key).second) return Refusal::KeyTwice;
        RESEAL_REQUIRE(checkListedKey(work, key));
        entry.keys.push_back(key.key);
    }
    if (before)
        for (const ConditionKey& key : before->keys)
            if (!listed.contains(key)) work.endKey(key);
    for (const CatalogueKey& key : op.keys)
        if (key.proof) work.registerKey(key.key, KeyKind::Condition);
    work.appendTo(Table::Catalogues, work.place().author, entry);
    work.tell({work.place().author}, EventKind::CatalogueChanged, NumberSubject{op.version});
    return Refusal::None;
}

Refusal run(Work& work, const Record& op) {
    RESEAL_REQUIRE(requirePseudonym(work, {Role::Doctor, Role::Patient}));
    if (work.state().record(op.record)) return Refusal::RecordInUse;
    if (work.state().recordOfBlob(op.blob)) return Refusal::BlobInUse;
    SignPublic patient;
    RESEAL_REQUIRE(checkStanzaKeys(work, op, patient));
    const bool bySelf = patient == work.pseudonymAuthor();
    if (!bySelf) {
        RESEAL_REQUIRE(requirePseudonym(work, {Role::Doctor}));
        RESEAL_REQUIRE(requirePatient(work, patient));
        RESEAL_REQUIRE(bindDoctor(work, patient));
    }
    RESEAL_REQUIRE(checkFileServers(work, op));
    if (!sealing::Geometry::of(sealing::headerSize(op.stanzas.size()), op.sealedLength))
        return Refusal::SealedLength;

    const auto& at = work.place();
    work.put(Key(Table::Records).add(op.record),
             RecordEntry{at.author, patient, at.height, at.time, at.tx, at.operation, at.tx, at.operation,
                         op.stanzas, op.blob, op.sealedLength, op.fileServers, op.label, 0, op.rendition,
                         op.cardTag, 0});
    work.put(Key(Table::Blobs).add(op.blob), op.record);
    work.appendTo(Table::RecordsOf, account(patient), op.record);
    work.tell({at.author, account(patient)}, EventKind::RecordRegistered, RecordSubject{op.record});
    return Refusal::None;
}

Refusal run(Work& work, const Refile& op) {
    RecordEntry record;
    RESEAL_REQUIRE(requireOwnRecord(work, op.record, record));
    RESEAL_REQUIRE(requireInForce(work, op.stanza.key, work.place().author));
    for (std::size_t i = 1; i < record.stanzas.size(); ++i)
        if (record.stanzas[i].key == op.stanza.key) return Refusal::KeyTwice;
    if (op.labelVersion != record.labelVersion + 1) return Refusal::LabelVersion;

    const auto concerned = concernedBy(work, op.record, record);  // by the old condition
    record.stanzas.front() = op.stanza;
    record.label = op.label;
    record.labelVersion = op.labelVersion;
    record.labelTx = work.place().tx;
    record.labelOperation = work.place().operation;
    work.put(Key(Table::Records).add(op.record), record);
    work.tell(concerned, EventKind::RecordRefiled, RecordSubject{op.record});
    return Refusal::None;
}

Refusal run(Work& work, const Erase& op) {
    RecordEntry record;
    RESEAL_REQUIRE(requireOwnRecord(work, op.record, record));
    const auto concerned = concernedBy(work, op.record, record);
    record.erased = work.place().height;
    work.put(Key(Table::Records).add(op.record), record);
    work.tell(concerned, EventKind::RecordErased, RecordSubject{op.record});
    return Refusal::None;
}

}  // namespace reseal::ledger
