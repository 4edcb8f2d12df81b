#include "core/consensus/records.h"

#include "core/consensus/encoding.h"

namespace reseal::consensus {

Bytes encode(const Record& record) {
    struct Put {
        cbor::Writer& out;
        void operator()(const OwnProposal& own) { put(out, own.proposal); }
        void operator()(const OwnVote& own) { put(out, own.vote); }
        void operator()(const KnownCertificate& known) { put(out, known.certificate); }
        void operator()(const KnownBlock& known) { out.bytes(known.block); }
        void operator()(const MutedUpTo& muted) { out.uint(muted.view); }
        void operator()(const VoteMissing& missing) { out.uint(missing.view); }
    };
    cbor::Writer out;
    out.array(2).uint(record.index() + 1);
    std::visit(Put{out}, record);
    return std::move(out).out();
}

Result<Record> decodeRecord(ByteView bytes) {
    cbor::Reader in(bytes);
    in.array(2);
    Record record;
    switch (in.uint()) {
        case 1:
            record = OwnProposal{getProposal(in)};
            break;
        case 2:
            record = OwnVote{getVote(in)};
            break;
        case 3:
            record = KnownCertificate{getCertificate(in)};
            break;
        case 4:
            record = KnownBlock{toBytes(in.bytes(kMaxBlockBytes))};
            break;
        case 5:
            record = MutedUpTo{in.uint(kMaxNumber)};
            break;
        case 6:
            record = VoteMissing{in.uint(kMaxNumber)};
            break;
        // A log that a later version wrote is not ours to interpret: leaving out a vote could repeat it.
        default:
            in.refuse("no such record");
    }
    RESEAL_TRY(in.finish());
    return record;
}

void SignState::take(const Vote& vote) {
    switch (vote.kind) {
        case VoteKind::Notarize:
            notarize = std::max(notarize, vote.view);
            break;
        case VoteKind::Nullify:
            nullify = std::max(nullify, vote.view);
            break;
        case VoteKind::Finalize:
            finalize = std::max(finalize, vote.view);
            break;
    }
}

}  // namespace reseal::consensus
