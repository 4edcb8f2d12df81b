#include "core/engine/locker_backup.h"

#include "core/engine/pseudonyms.h"
#include "core/node/services.h"

namespace reseal::engine {
namespace {

constexpr Duration kLockerTimeout = seconds(60);

Result<node::LockerBox> boxOf(JobContext& at, std::uint64_t version, Bytes box) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    return node::LockerBox::make(at.chain(), at.clinic, identity, version, std::move(box));
}

}  // namespace

Status putLocker(JobContext& at) {
    RESEAL_ASSIGN(const vault::SealedLocker sealed, at.vault.locker().exportEncrypted(at.keys.locker()));
    RESEAL_ASSIGN(const node::LockerBox box, boxOf(at, sealed.version, sealed.bytes));
    RESEAL_TRY(at.ask(node::FrameKind::PutLocker, box.encode(), kLockerTimeout));
    return {};
}

Result<std::size_t> fetchLocker(JobContext& at) {
    RESEAL_ASSIGN(const node::LockerBox question, boxOf(at, 0, {}));
    RESEAL_ASSIGN(const Bytes answer, at.ask(node::FrameKind::GetLocker, question.encode(), kLockerTimeout));
    RESEAL_ASSIGN(const node::LockerBox kept, node::LockerBox::decode(answer));
    RESEAL_ASSIGN(const std::size_t changed, at.vault.locker().import(at.keys.locker(), kept.box));
    RESEAL_TRY(dropSpares(at));
    return changed;
}

}  // namespace reseal::engine
