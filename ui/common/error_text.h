// What a person reads when something failed: what happened, what was kept, what to do. Error::detail is for
// logs and never shown.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

#include "core/base/result.h"
#include "ui/common/theme.h"

namespace reseal::ui {

// `doing`: what did not come about, a sentence of its own ("The record could not be opened.").
QString errorText(const Error& error, const QString& doing);
// The cause and what to do, without it.
QString errorCause(const Error& error);
// Warn: it goes on by itself or waits; Bad: somebody has to do something.
Tone toneOf(const Error& error);

}  // namespace reseal::ui
