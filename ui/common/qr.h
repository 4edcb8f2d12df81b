// QR codes: drawn from a text, and read out of a picture. ZXing does both.
//
// Thread rule: functions of values; reading a large picture takes long, so not on the GUI thread.
#pragma once

#include <QImage>
#include <QString>

#include "core/base/result.h"

namespace reseal::ui {

inline constexpr int kMaxPicturePixels = 40'000'000;

// One pixel a module, black on white, with the quiet zone of four modules. Errors: TooLarge.
Result<QImage> qrCode(const QString& text);

// The text of the first QR code in it. Errors: NotFound (there is none), TooLarge.
Result<QString> readQr(const QImage& picture);
// Of a file. Errors: those; Io; Unsupported (no picture that can be read).
Result<QString> readQrFile(const QString& path);

}  // namespace reseal::ui
