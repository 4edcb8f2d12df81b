// A polynomial's value, by Horner's rule: of a sharing's secret polynomial, and of the commitments to one.
//
// Thread rule: functions are pure. Precondition: there is at least one coefficient, the constant first.
#pragma once

#include <vector>

#include "core/crypto/group.h"

namespace reseal::sharing {

// f_0 + f_1 z + …
inline crypto::SecretScalar evaluate(const std::vector<crypto::SecretScalar>& f, const crypto::Scalar& z) {
    crypto::SecretScalar sum = f.back().clone();
    for (std::size_t k = f.size() - 1; k > 0; --k) sum = sum.times(z).plus(f[k - 1]);
    return sum;
}

// F_0 + z·F_1 + …, of points or elements.
template <class Group>
crypto::Element evaluate(const std::vector<Group>& F, const crypto::Scalar& z) {
    crypto::Element sum = F.back();
    for (std::size_t k = F.size() - 1; k > 0; --k) sum = z * sum + F[k - 1];
    return sum;
}

}  // namespace reseal::sharing
