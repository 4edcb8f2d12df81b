#include "core/engine/team.h"

#include "core/engine/released.h"

namespace reseal::engine {
namespace {

constexpr Duration kSignedFor = seconds(200);  // of node::kTicketLife and kRequestLife: clocks differ

Result<crypto::SecretBytes> askTeamDesk(JobContext& at, node::FrameKind kind, Bytes content,
                                        const crypto::BoxKey& box) {
    RESEAL_ASSIGN(const crypto::RistrettoKey identity, at.keys.identity(records::code(at.role)));
    const auto question =
        node::TeamQuestion::make(at.chain(), at.clinic, identity, kind, std::move(content), at.now());
    RESEAL_ASSIGN(const Bytes answer, at.ask(kind, question.encode()));
    return box.open(answer);
}

}  // namespace

Result<std::vector<ledger::ListedGrant>> teamGrantsOf(JobContext& at, const SignPublic& patient) {
    if (at.role != Role::Doctor) return std::vector<ledger::ListedGrant>();
    RESEAL_ASSIGN(auto all,
                  allOf(at, [&](std::uint64_t from) { return ledger::grantsBy(at.state(), patient, from); }));
    std::erase_if(all, [&](const ledger::ListedGrant& grant) {
        return !grant.entry.team || grant.entry.grantee != ledger::account(at.clinic);
    });
    return all;
}

Result<sharing::GrantNote> teamNote(JobContext& at, const ledger::ListedGrant& grant, ByteView sealed) {
    const auto box = crypto::BoxKey::random();
    const node::NoteForTeam question{grant.id, toBytes(sealed), box.publicKey()};
    RESEAL_ASSIGN(const crypto::SecretBytes plain,
                  askTeamDesk(at, node::FrameKind::NoteForTeam, question.encode(), box));
    RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(grant.entry.terms));
    return sharing::decodeTeamNote(plain, terms);
}

Result<TeamReading> TeamReading::begin(JobContext& at, const GrantId& grant,
                                       const sealing::CheckedStanza& stanza) {
    TeamReading out(grant, stanza);
    RESEAL_TRY(out.beSigned(at));
    return out;
}

// Nothing that the clinic's node has altered goes out in this member's name.
Status TeamReading::beSigned(JobContext& at) {
    const node::SignForTeam question{grant_, stanza_.record(), stanza_.stanza().encode(), box_.publicKey()};
    RESEAL_ASSIGN(const crypto::SecretBytes plain,
                  askTeamDesk(at, node::FrameKind::SignForTeam, question.encode(), box_));
    RESEAL_ASSIGN(auto given, node::SignedForTeam::decode(plain));
    RESEAL_ASSIGN(const ledger::Clinic home, at.need(at.state().clinic(at.clinic), "the home clinic"));
    if (given.clinicKey != home.signKey)
        return fail(ErrorCode::BadProof, "the clinic signed with another key than the ledger names");
    for (const node::ReencapsulationRequest& one : given.requests)
        if (one.grant != grant_ || one.record != stanza_.record() || one.stanza != question.stanza ||
            one.team->answer != box_.publicKey())
            return fail(ErrorCode::BadProof, "the clinic signed another question than was asked");
    signed_ = std::move(given);
    signedAt_ = at.now();
    return {};
}

Status TeamReading::fresh(JobContext& at) {
    return at.now() < signedAt_ + kSignedFor ? Status() : beSigned(at);
}

Result<node::BlobTicket> TeamReading::ticketFor(JobContext& at, const ClinicId& holder) {
    RESEAL_TRY(fresh(at));
    for (const auto& [clinic, ticket] : signed_.tickets)
        if (clinic == holder) return ticket;
    return fail(ErrorCode::NotFound, "the clinic gave no ticket for that file server");
}

Result<sharing::FromProxy> TeamReading::ask(JobContext& at, const sharing::CheckedGrant& grant,
                                            const ClinicId& id, const ledger::Clinic& proxy) {
    RESEAL_TRY(fresh(at));
    const auto request = std::ranges::find(signed_.requests, id, &node::ReencapsulationRequest::proxy);
    if (request == signed_.requests.end())
        return fail(ErrorCode::NotFound, "the clinic signed no question for that proxy");
    const Bytes question = request->encode();
    RESEAL_ASSIGN(const Bytes boxed, at.ask(node::FrameKind::Reencapsulate, question, kProxyTimeout));
    RESEAL_ASSIGN(const crypto::SecretBytes plain, box_.open(boxed));
    RESEAL_ASSIGN(const auto answer,
                  node::ReencapsulationAnswer::decode(plain, proxy.signKey, at.chain(), question));
    RESEAL_TRY(answer.share);
    const sharing::FromProxy out{{id, request->nonce}, *answer.share};
    // Checked at once: the clinic's node puts together nothing that is not proven.
    if (!sharing::CheckedShare::check(grant, stanza_, out.context, out.share)) {
        liars_.push_back(id);
        return fail(ErrorCode::BadProof, "a wrong share");
    }
    return out;
}

Result<sharing::Opening> TeamReading::open(JobContext& at, const std::vector<sharing::FromProxy>& shares,
                                           ByteView cardSecret, const sealing::Header& header) const {
    const node::OpenForTeam question{grant_, stanza_.record(), stanza_.stanza().encode(), box_.publicKey(),
                                     shares};
    RESEAL_ASSIGN(const crypto::SecretBytes plain,
                  askTeamDesk(at, node::FrameKind::OpenForTeam, question.encode(), box_));
    RESEAL_ASSIGN(const crypto::Point S, crypto::Point::decode(plain));
    RESEAL_ASSIGN(auto key, sealing::unwrap(stanza_, crypto::SecretPoint::copyOf(S), cardSecret));
    if (!sealing::commits(header, key))
        return fail(ErrorCode::CannotOpen, "the file is sealed with another key than its stanza gives");
    return sharing::Opening{std::move(key), liars_};
}

}  // namespace reseal::engine
