#include "ui/common/qr.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#include <QFile>
#include <QImageReader>
#include <exception>

#include "ui/common/text.h"

namespace reseal::ui {
namespace {
constexpr int kQuietZone = 4;

#if __has_include(<ZXing/ReaderOptions.h>)
using ReaderOptions = ZXing::ReaderOptions;
#else
using ReaderOptions = ZXing::DecodeHints;  // its name before ZXing 2.2
#endif

// ZXing has changed what kind of string it gives.
[[maybe_unused]] QString textOf(const std::string& text) {
    return QString::fromStdString(text);
}
[[maybe_unused]] QString textOf(const std::wstring& text) {
    return QString::fromStdWString(text);
}
}  // namespace

Result<QImage> qrCode(const QString& text) {
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(kQuietZone).setEccLevel(2);
        const ZXing::BitMatrix matrix = writer.encode(text.toStdWString(), 0, 0);
        QImage out(matrix.width(), matrix.height(), QImage::Format_Grayscale8);
        for (int y = 0; y < matrix.height(); ++y)
            for (int x = 0; x < matrix.width(); ++x) out.scanLine(y)[x] = matrix.get(x, y) ? 0 : 255;
        return out;
    } catch (const std::exception& thrown) {
        return fail(ErrorCode::TooLarge, std::string("no QR code can hold this: ") + thrown.what());
    }
}

Result<QString> readQr(const QImage& picture) {
    if (qint64{picture.width()} * picture.height() > kMaxPicturePixels)
        return fail(ErrorCode::TooLarge, "the picture is too large to look for a code in it");
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    try {
        ReaderOptions hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode);
        const auto found =
            ZXing::ReadBarcode({grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine())},
                               hints);
        if (!found.isValid()) return fail(ErrorCode::NotFound, "no QR code in the picture");
        return textOf(found.text());
    } catch (const std::exception& thrown) {
        return fail(ErrorCode::NotFound, std::string("no QR code in the picture: ") + thrown.what());
    }
}

Result<QString> readQrFile(const QString& path) {
    if (!QFile::exists(path)) return fail(ErrorCode::NotFound, "no such file");
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && qint64{size.width()} * size.height() > kMaxPicturePixels)
        return fail(ErrorCode::TooLarge, "the picture is too large to look for a code in it");
    const QImage picture = reader.read();
    if (picture.isNull()) return fail(ErrorCode::Unsupported, "no picture that can be read");
    return readQr(picture);
}

}  // namespace reseal::ui
