// A record sealed for real, and the only question that counts: does what somebody has found out open it?
#pragma once

#include <QTemporaryDir>

#include "tests/unit/sealing/fixture.h"

namespace reseal::attacks {

class SealedRecord {
public:
    explicit SealedRecord(const test::Owner& owner) {
        std::vector<sealing::Recipient> recipients;
        recipients.push_back(owner.recipient());
        auto sealed =
            sealing::sealFile(recipients, content_.size(), test::sourceOf(content_), file(), sharedPool());
        RESEAL_CHECK(sealed);
        blob_ = *std::move(sealed);
    }
    const sealing::SealedBlob& blob() const { return blob_; }
    sealing::CheckedStanza stanza() const {
        const auto input = sealing::SealedInput::file(file());
        return sealing::readHeader(*input)->stanzas.front();
    }
    // By whoever believes to know the condition secret. Nothing that our own programs would refuse to do
    // stands in the way.
    bool opensWith(const crypto::SecretScalar& a, ByteView cardSecret) const {
        if (a.isZero()) return false;
        const sealing::CheckedStanza capsule = stanza();
        const auto fileKey =
            sealing::unwrap(capsule, crypto::SecretPoint::of(a, capsule.stanza().E), cardSecret);
        return fileKey && opensWith(*fileKey);
    }
    bool opensWith(const crypto::SecretBytes& fileKey) const {
        const auto input = sealing::SealedInput::file(file());
        const auto header = sealing::readHeader(*input);
        Bytes out;
        return sealing::open(*input, *header, fileKey, nullptr, test::sinkInto(out), sharedPool()) &&
               out == content_;
    }

private:
    std::filesystem::path file() const { return room_.filePath(QStringLiteral("sealed")).toStdString(); }
    QTemporaryDir room_;
    sealing::SealedBlob blob_;
    Bytes content_ = test::randomBytes(2000);
};

}  // namespace reseal::attacks
