// Requests as their patient reads them: opened, judged, put into words.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/own_catalogue.h"
#include "core/records/request_body.h"

namespace reseal::engine {

struct Asked {
    ledger::RequestEntry entry;
    records::RequestBody body;
    RequestRow row;
};

// Opens and judges one request to this patient. Errors: NotFound, CannotOpen, Malformed; what makes it
// unbelievable stands in row.problem.
Result<Asked> readRequest(JobContext& at, const OwnPseudonym& self, const RequestId& id);

// Who was behind a pseudonym when this patient granted something to it (locker, space "known").
Status rememberWho(JobContext& at, const SignPublic& pseudonym, const Who& who);
Result<Who> knownWho(JobContext& at, const SignPublic& pseudonym);

RequestState stateOf(ledger::RequestStatus status);

}  // namespace reseal::engine
