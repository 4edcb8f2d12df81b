// Something secret on the clipboard: kept out of what remembers clipboards, and taken off again after two
// minutes, by a lock, and when the program ends.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>

namespace reseal::ui {

inline constexpr int kSecretOnClipboardMs = 120'000;

void copySecret(const QString& text);
void dropCopiedSecret();  // unless something else was copied since

}  // namespace reseal::ui
