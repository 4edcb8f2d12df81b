#include "tests/vectors/kinds.h"

namespace reseal::vectors {

const Checks& checks() {
    static const Checks all = [] {
        Checks out;
        for (Checks some : {primitiveChecks(), keyChecks(), sealingChecks(), sharingChecks(),
                            committeeChecks(), ringChecks(), headChecks()})
            out.merge(some);
        return out;
    }();
    return all;
}

}  // namespace reseal::vectors
