// A record on its way out, as it is remembered (sealing_run.h has the format).
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"
#include "core/sealing/sealed_file.h"

namespace reseal::engine {

struct Outgoing {
    RecordId id;
    bool done = false;
    SignPublic patient;
    Hash32 meaning;  // of what it says, and under which key
    BlobId blob;
    std::uint64_t size = 0;
    Category under = Category::Notes;
    std::vector<std::pair<ledger::ConditionKey, Bytes>> stanzas;
    Bytes label;
    std::vector<Hash32> spans;
};

std::filesystem::path outgoingFolder(JobContext& at);
std::filesystem::path outgoingFile(JobContext& at, const RecordId& id);

Status remember(JobContext& at, const Outgoing& record);
// Those of one patient, or all.
Result<std::vector<Outgoing>> remembered(JobContext& at, const std::optional<SignPublic>& patient);
// On the ledger: the file goes, what is needed to recognise it stays.
Status markSealed(JobContext& at, Outgoing record);
Status forgetOutgoing(JobContext& at, const RecordId& id);

}  // namespace reseal::engine
