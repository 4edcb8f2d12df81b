// What a doctor has asked for, as it is remembered here: a request's body can be read by its patient alone.
//
//     locker, space "asked", under the request's id:
//     value = [1, patient(32), purpose, [category, …], [record, …], from, to, not-after(ms), note]
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/context.h"

namespace reseal::engine {

Status rememberWish(JobContext& at, const RequestId& id, const Wish& wish);
// Absent: it was asked for on another machine.
Result<std::optional<Wish>> rememberedWish(JobContext& at, const RequestId& id);
Bytes encodeWish(const Wish& wish);

}  // namespace reseal::engine
