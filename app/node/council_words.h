// What the ledger says of a proposal or a vote, for those who run a clinic.
//
// Thread rule: pure.
#pragma once

#include "core/base/result.h"

namespace reseal::app {

// A Refused whose detail is a refusal's name says after it what it means and what can be done. Others stay.
Error explained(const Error& error);

}  // namespace reseal::app
