#include "core/engine/asked.h"

#include "core/base/cbor.h"
#include "core/crypto/sha256.h"

namespace reseal::engine {
namespace {

constexpr std::string_view kSpace = "known";
constexpr std::size_t kMaxText = 256;

// Is it from whom it says, for me, and something that may be asked for?
Status judge(JobContext& at, const RequestId&, const ledger::RequestEntry& entry,
             const records::RequestBody& body) {
    RESEAL_ASSIGN(const ledger::Clinic clinic, at.need(at.state().clinic(body.credential.clinic),
                                                       "the asker's clinic is not on this ledger"));
    const records::RequestContext context{at.chain(), entry.author, entry.patient, clinic.signKey, at.now()};
    RESEAL_TRY(records::checkRequest(body, context));
    const auto identity = ledger::IdentityKey::copy(body.credential.identity.view());
    const auto member = at.state().member(identity);
    RESEAL_TRY(at.believed());
    if (!member || member->clinic != body.credential.clinic ||
        member->role != ledgerRole(body.credential.role))
        return fail(ErrorCode::Denied, "the asker is not enrolled as what the credential says");
    const auto pseudonym = at.state().pseudonym(entry.author);
    RESEAL_TRY(at.believed());
    if (!pseudonym || !pseudonym->isLive(at.now()))
        return fail(ErrorCode::Expired, "the asker's pseudonym has ended");
    if (body.forTeam && body.credential.role != Role::Doctor)
        return fail(ErrorCode::Denied, "a clinic's team is made of its doctors");
    if (body.forTeam && clinic.isLeaving())
        return fail(ErrorCode::Expired, "the asker's clinic has left the ledger");
    return {};
}

void describe(RequestRow& row, const records::RequestBody& body, const std::string& clinicName) {
    row.who = {body.credential.name, body.credential.title, clinicName, body.credential.clinic};
    row.purpose = body.purpose;
    if (const auto* categories = std::get_if<std::vector<Category>>(&body.wanted))
        row.categories = *categories;
    if (const auto* records = std::get_if<std::vector<RecordId>>(&body.wanted)) row.records = *records;
    row.from = body.from.text();
    row.to = body.to.text();
    row.notAfter = body.notAfter;
    row.note = body.note;
    row.forTeam = body.forTeam;
}

}  // namespace

RequestState stateOf(ledger::RequestStatus status) {
    switch (status) {
        case ledger::RequestStatus::Open:
            return RequestState::Open;
        case ledger::RequestStatus::Denied:
            return RequestState::Denied;
        case ledger::RequestStatus::Granted:
            return RequestState::Granted;
    }
    RESEAL_CHECK(false);
}

Result<Asked> readRequest(JobContext& at, const OwnPseudonym& self, const RequestId& id) {
    RESEAL_ASSIGN(const ledger::RequestEntry entry, at.need(at.state().request(id), "no such request"));
    if (entry.patient != self.key) return fail(ErrorCode::NotFound, "the request is to somebody else");
    RESEAL_ASSIGN(const Bytes sealed, at.detail(entry.body));
    RESEAL_ASSIGN(const records::RequestBody body,
                  records::openRequest(at.keys.pseudonymBox(self.number), sealed));
    RequestRow row;
    row.id = id;
    row.patient = entry.patient;
    row.asker = entry.author;
    row.asked = entry.time;
    row.state = stateOf(entry.status);
    cbor::Writer meaning;
    meaning.array(4).bytes(id).bytes(entry.author).bytes(entry.patient).bytes(entry.body);
    row.meaning = Hash32::copy(crypto::sha256(meaning.out()));
    const auto clinic = at.state().clinic(body.credential.clinic);
    describe(row, body, clinic ? std::string(clinic->name) : std::string());
    if (auto judged = judge(at, id, entry, body); !judged) {
        if (isTransient(judged.error().code)) return judged.error();
        row.problem = judged.error();
    }
    return Asked{entry, body, row};
}

Status rememberWho(JobContext& at, const SignPublic& pseudonym, const Who& who) {
    cbor::Writer out;
    out.array(4).text(who.name).text(who.title).text(who.clinicName).bytes(who.clinic);
    return at.vault.locker().put(kSpace, pseudonym, out.out());
}

Result<Who> knownWho(JobContext& at, const SignPublic& pseudonym) {
    RESEAL_ASSIGN(const auto stored, at.vault.locker().get(kSpace, pseudonym));
    Who who;
    if (!stored) return who;
    cbor::Reader in(*stored);
    in.array(4);
    who.name = std::string(in.text(kMaxText));
    who.title = std::string(in.text(kMaxText));
    who.clinicName = std::string(in.text(kMaxText));
    who.clinic = in.fixed<ClinicId>();
    if (auto status = in.finish(); !status) return fail(ErrorCode::Damaged, "a remembered name");
    return who;
}

}  // namespace reseal::engine
