// The file server: takes uploads of sealed files, keeps them, passes each on to one more file server, and
// gives them to those who may have them. It sees ciphertext only.
//
// Who may put: a live doctor's or patient's pseudonym that this clinic admitted, or another clinic. Who may
// get: the record's author, its patient, a live grantee, or another clinic's file server. A person says by
// a signed ticket who is asking.
//
// Verifying an upload reads all of it, so that happens on the pool; everything else on the node's thread.
#pragma once

#include "core/base/pool.h"
#include "core/node/chain.h"
#include "core/node/mesh.h"
#include "core/node/services.h"
#include "core/store/folder_blob_store.h"

namespace reseal::node {

inline constexpr std::size_t kCopies = 2;  // of every record, on different clinics

class BlobDesk final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Bytes>)>;
    BlobDesk(Chain& chain, Mesh& mesh, store::FolderBlobStore& blobs, const ClinicId& own);
    ~BlobDesk() override;

    // `from`: who is at the other end of the link.
    Result<Bytes> begin(const Peer& from, ByteView body);
    Result<Bytes> put(const Peer& from, ByteView body);
    void finish(const Peer& from, ByteView body, Answer answer);
    void get(const Peer& from, ByteView body, Answer answer);

    // After each block: deletes what was erased, notices what belongs here and is missing.
    Status follow(const AppliedBlock& block);
    // At the start: what the ledger says is here and isn't.
    void findMissing();
    // Copies what has too few, fetches what should be here and isn't. Called now and then and when a
    // clinic comes back.
    void repair();
    std::size_t unsafe() const { return missingHere_.size() + underCopied_.size(); }
    std::size_t count() const { return known_.size(); }
    bool has(const BlobId& blob) const { return known_.contains(blob); }
    // Reads every blob against its id. A rotten one is set aside and fetched again from another file server.
    // Errors: what kept it from reading on.
    void scrub(std::function<void(Result<ScrubReport>)> done) {
        check({known_.begin(), known_.end()}, std::move(done));
    }

    // Beside a scrub, which may take hours.
    void measure(std::function<void(Result<store::DiskUse>)> done);

Q_SIGNALS:
    void stored(reseal::BlobId blob);
    void erased(reseal::RecordId record);

private:
    struct Copying;
    bool isKeptHere(const BlobId& blob) const;
    void check(std::vector<BlobId> blobs, std::function<void(Result<ScrubReport>)> done);
    store::Upload uploadOf(const Peer& from, const BlobId& blob, std::uint64_t size,
                           const std::optional<BlobTicket>& ticket) const;
    Status mayPut(const Peer& from, const BlobId& blob, const std::optional<BlobTicket>& ticket) const;
    Status mayGet(const Peer& from, const BlobId& blob, const std::optional<BlobTicket>& ticket) const;
    Result<Bytes> piece(const BlobRange& range);
    void copyTo(const ClinicId& target, const BlobId& blob, std::function<void(Status)> done);
    void sendPiece(std::shared_ptr<Copying> copying, std::uint64_t offset);
    void fetchFrom(const ClinicId& source, const BlobId& blob, std::uint64_t sealedLength);
    void fetchPiece(std::shared_ptr<Copying> copying, std::uint64_t offset);
    void keepCopies(const BlobId& blob, std::vector<ClinicId> tried, Answer answer);
    void onPool(std::function<Status()> work, std::function<void(Status)> then);

    Chain& chain_;
    Mesh& mesh_;
    store::FolderBlobStore& blobs_;
    ClinicId own_;
    std::set<BlobId> known_;
    std::map<std::pair<SignPublic, BlobId>, std::uint64_t> uploads_;  // sizes of those begun since the start
    std::set<BlobId> missingHere_;                                    // the ledger says they are here
    std::map<BlobId, std::uint64_t> underCopied_;  // uploaded here, no second copy yet; sealed size
    std::set<BlobId> busy_;                        // being copied or fetched
    Pool pool_{1};
    Pool measuring_{1};
};

}  // namespace reseal::node
