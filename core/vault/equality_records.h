// What a clinic must not lose while it takes part in testing pseudonyms (core/sharing/ring_tracing.h), or it
// could be made to give two answers:
//   - its parts of a round, from before their hashes are said until the round has its sums: it makes one part
//     for a test and never another;
//   - for which sum it has answered in each test, from before the answer for as long as it keeps its share.
// Nothing of it is ever replaced. In no backup of the locker, as little as the share; it goes with the share
// (CommitteeSecrets::wipe).
//
// Thread rule: that of the Vault, which must outlive it.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/sql/database.h"

namespace reseal::vault {

class EqualityRecords {
public:
    explicit EqualityRecords(sql::Database& database) : database_(&database) {}

    // `run`: the committee's label; `round`: its name, whatever it is. Durable when it returns. Errors also:
    // AlreadyExists.
    Status keepParts(ByteView run, ByteView round, ByteView parts);
    Result<std::optional<Bytes>> parts(ByteView run, ByteView round);
    // What is not there is no error.
    Status wipeParts(ByteView run, ByteView round);
    struct Round {
        Bytes run, round;
    };
    Result<std::vector<Round>> rounds();  // whose parts are kept

    struct Answer {
        Bytes key, value;  // sharing::AnswerKey, AnsweredZ1
    };
    // Keeps under each key that has nothing yet what is to be answered, all together and durably, and tells
    // what stands under each of them then: in the same order.
    Result<std::vector<Bytes>> answer(ByteView run, const std::vector<Answer>& answers);

private:
    sql::Database* database_;
};

}  // namespace reseal::vault
