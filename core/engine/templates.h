// Approvals that a patient keeps by name, to answer requests alike: "treatment at clinic X, 90 days, patient
// summary". One approves nothing by itself; it narrows what a request wants when the patient says so.
//
//     locker, space "template", under the name:
//     value = [1, clinic | null, [purpose, …], [category, …], longest(ms), threshold | null]
//
//     locker, space "until", under the id of a request that is answered by one:
//     value = [1, not-after(ms)]         so that the same answer, given again, ends at the same time
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

// In the order of their names.
Result<std::vector<Template>> templates(JobContext& at);
// In place of the one of that name, if there is one. Errors: InvalidArgument (it could fit no request),
// NotFound (no such clinic), Limit.
Status keepTemplate(JobContext& at, const Template& one);
Status dropTemplate(JobContext& at, const std::string& name);  // Errors: NotFound

// What the template of that name allows of `request`, of whose records `categoryOf` tells where they lie:
// what both name, until the earlier end. Errors: NotFound (no such template), InvalidArgument (it does not
// fit, with why).
using CategoryOf = std::function<std::optional<Category>(const RecordId&)>;
Result<Approval> approvalBy(JobContext& at, const std::string& name, const RequestRow& request,
                            const CategoryOf& categoryOf);

}  // namespace reseal::engine
