// What clinics did: Receipts.
#include "core/ledger/rules.h"

namespace reseal::ledger {
namespace {

// A grant of which the author is a proxy.
Refusal findGrant(const Work& work, const GrantId& id, GrantEntry& grant) {
    auto found = work.state().grant(id);
    if (!found) return Refusal::GrantUnknown;
    if (!found->isProxy(work.clinicAuthor())) return Refusal::NotAProxy;
    grant = *std::move(found);
    return Refusal::None;
}

void tellAboutGrant(Work& work, const GrantEntry& grant, const GrantId& id, EventKind kind) {
    std::set<AccountId> concerned = partiesOf(grant);
    concerned.insert(work.place().author);
    work.tell(concerned, kind, GrantSubject{id});
}

Refusal take(Work& work, const ShareAccepted& entry) {
    GrantEntry grant;
    RESEAL_REQUIRE(findGrant(work, entry.grant, grant));
    HandledEntry share = work.state().share(entry.grant, work.clinicAuthor());
    if (share.gone != 0) return Refusal::ReceiptContradicts;
    if (share.taken != 0) return Refusal::ReceiptTwice;
    share.taken = work.place().height;
    work.put(Key(Table::Shares).add(entry.grant).add(work.place().author), share);
    tellAboutGrant(work, grant, entry.grant, EventKind::ShareAccepted);
    return Refusal::None;
}

Refusal take(Work& work, const ShareDestroyed& entry) {
    GrantEntry grant;
    RESEAL_REQUIRE(findGrant(work, entry.grant, grant));
    HandledEntry share = work.state().share(entry.grant, work.clinicAuthor());
    if (share.gone != 0) return Refusal::ReceiptTwice;
    share.gone = work.place().height;
    work.put(Key(Table::Shares).add(entry.grant).add(work.place().author), share);
    tellAboutGrant(work, grant, entry.grant, EventKind::ShareDestroyed);
    return Refusal::None;
}

Refusal findRecord(const Work& work, const RecordId& id, RecordEntry& record) {
    auto found = work.state().record(id);
    if (!found) return Refusal::RecordUnknown;
    if (std::ranges::find(found->fileServers, work.clinicAuthor()) == found->fileServers.end())
        return Refusal::NotAFileServer;
    record = *std::move(found);
    return Refusal::None;
}

Refusal take(Work& work, const BlobStored& entry) {
    RecordEntry record;
    RESEAL_REQUIRE(findRecord(work, entry.record, record));
    HandledEntry copy = work.state().copy(entry.record, work.clinicAuthor());
    if (copy.gone != 0) return Refusal::ReceiptContradicts;
    if (record.erased != 0) return Refusal::RecordErased;
    if (copy.taken != 0) return Refusal::ReceiptTwice;
    copy.taken = work.place().height;
    work.put(Key(Table::Copies).add(entry.record).add(work.place().author), copy);
    work.tell({work.place().author, account(record.patient)}, EventKind::BlobStored,
              RecordSubject{entry.record});
    return Refusal::None;
}

Refusal take(Work& work, const BlobErased& entry) {
    RecordEntry record;
    RESEAL_REQUIRE(findRecord(work, entry.record, record));
    if (record.erased == 0) return Refusal::ReceiptTooEarly;
    HandledEntry copy = work.state().copy(entry.record, work.clinicAuthor());
    if (copy.gone != 0) return Refusal::ReceiptTwice;
    copy.gone = work.place().height;
    work.put(Key(Table::Copies).add(entry.record).add(work.place().author), copy);
    work.tell({work.place().author, account(record.patient)}, EventKind::BlobErased,
              RecordSubject{entry.record});
    return Refusal::None;
}

Refusal take(Work& work, const Released& entry) {
    GrantEntry grant;
    RESEAL_REQUIRE(findGrant(work, entry.grant, grant));
    // Each makes an event of the patient's, so there must not be as many as anybody likes: none of an hour in
    // which nothing could be released yet, or not any more, or in which nothing was.
    if (entry.released == 0 && entry.refused == 0) return Refusal::ReceiptEmpty;
    if (entry.hour > grant.lastReleaseHour()) return Refusal::ReceiptTooLate;
    if (entry.hour > releaseHour(work.place().time) || entry.hour < releaseHour(grant.time))
        return Refusal::ReceiptTooEarly;
    if (work.state().release(entry.grant, work.clinicAuthor(), entry.hour)) return Refusal::ReceiptTwice;
    work.put(Key(Table::Releases).add(entry.grant).add(work.place().author).number(entry.hour),
             ReleaseEntry{entry.released, entry.refused, entry.root, work.place().height});
    tellAboutGrant(work, grant, entry.grant, EventKind::Released);
    return Refusal::None;
}

}  // namespace

Refusal run(Work& work, const Receipts& op) {
    RESEAL_REQUIRE(requireClinic(work));
    for (const Receipt& receipt : op.entries)
        RESEAL_REQUIRE(std::visit([&](const auto& entry) { return take(work, entry); }, receipt));
    return Refusal::None;
}

}  // namespace reseal::ledger
