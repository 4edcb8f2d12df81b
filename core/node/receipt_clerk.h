// Puts on the ledger what this clinic did as a proxy and file server: shares accepted and destroyed, files
// stored and erased, and for each grant and hour how much was released and refused.
//
// What is due is found by comparing the store with the ledger, so a crash loses none; events only make it
// prompt. An hour is closed and counted when it is put into words. A receipt that was ordered void is said
// again by itself: were it wrong for good, it would void all those beside it again and again. A few a minute,
// those that have waited longest, and each more seldom the more often it was void: what stays void keeps
// nothing waiting, and does not fill the ledger.
//
// Thread rule: the node's thread.
#pragma once

#include <QTimer>

#include "core/node/blob_desk.h"
#include "core/node/clinic_author.h"

namespace reseal::node {

class ReceiptClerk final : public QObject {
    Q_OBJECT
public:
    ReceiptClerk(Chain& chain, store::LedgerStore& store, const ClinicId& own, ClinicAuthor& author,
                 const BlobDesk& blobs);
    void start();
    void shareTaken(const GrantId& grant) { note(ledger::ShareAccepted{grant}); }
    void shareDestroyed(const GrantId& grant) { note(ledger::ShareDestroyed{grant}); }
    void blobStored(const BlobId& blob);
    void blobErased(const RecordId& record) { note(ledger::BlobErased{record}); }
    void ordered(const ledger::Transaction& tx);
    void everyMinute();  // by itself, once it is started

private:
    void note(ledger::Receipt receipt);
    bool isDue(const ledger::Receipt& receipt) const;
    void collectHours();
    void dropOldEntries();
    void writeFresh();
    void write(const std::vector<Bytes>& keys);

    Chain& chain_;
    store::LedgerStore& store_;
    ClinicId own_;
    ClinicAuthor& author_;
    const BlobDesk& blobs_;
    std::map<Bytes, ledger::Receipt> due_;  // by keyOf: each once; of an hour without what is to be counted
    std::set<Bytes> written_;               // submitted, not ordered yet
    struct Void {
        std::uint64_t next = 0;  // the minute from which on it is said again
        unsigned times = 0;
    };
    std::map<Bytes, Void> voided_;  // were void; those in due_ are not on their way
    std::uint64_t minute_ = 0;
    ledger::GrantHour collected_;  // the last of the page before
    std::int64_t droppedOn_ = -1;  // the ledger's day on which nothing old was left
    QTimer soon_;
    QTimer hourly_;
};

}  // namespace reseal::node
