#include "core/records/team_reader.h"

#include "core/records/fields.h"

namespace reseal::records {
namespace {

crypto::SignedMessage signedPart(const TeamReader& reader, const ChainId& chain, const ReadingOf& reading) {
    crypto::SignedMessage message("reseal/1/team-reader", chain);
    message.add(reading.grant).add(reading.record).add(bytesOf(reader.name)).add(bytesOf(reader.title));
    message.addU64(static_cast<std::uint64_t>(reader.time.ms));
    return message;
}

}  // namespace

Result<TeamReader> TeamReader::make(const crypto::SignKey& clinic, const ChainId& chain,
                                    const ReadingOf& reading, std::string name, std::string title,
                                    Instant time) {
    if (name.empty()) return fail(ErrorCode::InvalidArgument, "a reader without a name");
    RESEAL_TRY(fields::mustBePlain(name, kMaxNameBytes, "name"));
    RESEAL_TRY(fields::mustBePlain(title, kMaxNameBytes, "title"));
    if (time.ms < 0) return fail(ErrorCode::InvalidArgument, "a reading before 1970");
    TeamReader out{std::move(name), std::move(title), time, clinic.publicKey(), {}};
    out.signature = clinic.sign(signedPart(out, chain, reading));
    return out;
}

Status TeamReader::check(const ChainId& chain, const ReadingOf& reading) const {
    if (crypto::verify(clinicKey, signedPart(*this, chain, reading), signature)) return {};
    return fail(ErrorCode::BadSignature, "who read is not the clinic's word on this reading");
}

Result<Bytes> TeamReader::sealTo(const BoxPublic& patient) const {
    cbor::Writer out;
    out.array(6).uint(fields::kVersion).text(name).text(title);
    fields::write(out, time);
    out.bytes(clinicKey).bytes(signature);
    const Bytes padded = fields::pad(out.out(), kReaderBlock);
    RESEAL_CHECK(padded.size() == kReaderBlock);  // the fields' limits add up to less
    return crypto::sealTo(patient, padded);
}

Result<TeamReader> TeamReader::open(const crypto::BoxKey& patient, ByteView sealed) {
    if (sealed.size() != kTeamReaderSize) return fail(ErrorCode::Malformed, "a reader of a wrong length");
    RESEAL_ASSIGN(const crypto::SecretBytes padded, patient.open(sealed));
    RESEAL_ASSIGN(const ByteView content, fields::unpad(padded, kReaderBlock));
    RESEAL_TRY(fields::version(content, 6));
    cbor::Reader in(content);
    in.array(6);
    in.uint();
    TeamReader out;
    out.name = fields::plain(in, kMaxNameBytes);
    out.title = fields::plain(in, kMaxNameBytes);
    out.time = fields::instant(in);
    out.clinicKey = in.fixed<SignPublic>();
    out.signature = in.fixed<crypto::Signature>();
    if (in.ok() && out.name.empty()) in.refuse("a reader without a name");
    RESEAL_TRY(in.finish());
    return out;
}

}  // namespace reseal::records
