// Between Qt's byte arrays and the core's bytes. Texts have text() and utf8() (text.h).
//
// Thread rule: functions of values.
#pragma once

#include <QByteArray>

#include "core/base/bytes.h"

namespace reseal::ui {

// As long as `bytes` is there and unchanged.
inline ByteView viewOf(const QByteArray& bytes) {
    return bytesOf(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}
inline QByteArray byteArray(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

}  // namespace reseal::ui
