// The team's desk of a FakeLedger's clinic, in short; core/node's tests have the real one (team_desk.h).
//
// Thread rule: that of FakeLedger.
#pragma once

#include "core/node/services_team.h"
#include "core/records/team_reader.h"
#include "tests/unit/engine/fake_ledger.h"

namespace reseal::test {

class FakeTeam {
public:
    FakeTeam(FakeLedger& ledger, FakeLedger::Clinic& clinic) : ledger_(ledger), clinic_(clinic) {}

    Result<Bytes> sign(ByteView body) {
        RESEAL_ASSIGN(const auto asked, admit(node::FrameKind::SignForTeam, body));
        RESEAL_ASSIGN(auto question, node::SignForTeam::decode(asked.content));
        RESEAL_TRY(mayRead(question.grant, question.record));
        const ledger::StateView state = ledger_.state();
        const auto grant = state.grant(question.grant);
        const auto record = state.record(question.record);
        RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(grant->terms));
        RESEAL_ASSIGN(auto reader, records::TeamReader::make(clinic_.sign, ledger_.chain(),
                                                             {question.grant, question.record}, nameOf(asked),
                                                             "Dr", ledger_.now));
        if (clinic_.spoilReader) clinic_.spoilReader(reader);
        RESEAL_ASSIGN(const Bytes who, reader.sealTo(state.pseudonym(grant->patient)->box));
        node::SignedForTeam out{clinic_.sign.publicKey(), {}, {}};
        for (const ClinicId& proxy : terms.proxies) {
            node::ReencapsulationRequest request{
                question.grant,  question.record, proxy, crypto::randomFixed<Nonce16>(),      out.clinicKey,
                question.stanza, ledger_.now,     {},    node::TeamPart{question.answer, who}};
            if (clinic_.spoilQuestion) clinic_.spoilQuestion(request);
            request.signature = clinic_.sign.sign(request.message(ledger_.chain()));
            out.requests.push_back(std::move(request));
        }
        for (const ClinicId& holder : record->fileServers)
            out.tickets.emplace_back(holder, node::BlobTicket::make(clinic_.sign, ledger_.chain(), holder,
                                                                    record->blob, ledger_.now));
        return crypto::sealTo(question.answer, out.encode());
    }

    Result<Bytes> open(ByteView body) {
        RESEAL_ASSIGN(const auto asked, admit(node::FrameKind::OpenForTeam, body));
        RESEAL_ASSIGN(const auto question, node::OpenForTeam::decode(asked.content));
        RESEAL_TRY(mayRead(question.grant, question.record));
        RESEAL_ASSIGN(const auto terms,
                      sharing::GrantTerms::decode(ledger_.state().grant(question.grant)->terms));
        RESEAL_ASSIGN(const auto grant, sharing::CheckedGrant::check(terms));
        RESEAL_ASSIGN(const auto stanza, sealing::Stanza::decode(question.stanza));
        RESEAL_ASSIGN(const auto checked, sealing::CheckedStanza::check(question.record, stanza));
        std::vector<sharing::CheckedShare> shares;
        for (const sharing::FromProxy& one : question.shares) {
            RESEAL_ASSIGN(auto share, sharing::CheckedShare::check(grant, checked, one.context, one.share));
            shares.push_back(std::move(share));
        }
        RESEAL_ASSIGN(const auto team, clinic_.keys.team(ChainId{}));
        RESEAL_ASSIGN(const auto factor, sharing::GranteeFactor::derive(grant, team.secret));
        RESEAL_ASSIGN(const auto S, sharing::combineSecret(grant, factor, checked, shares));
        return crypto::sealTo(question.answer, S.view());
    }

    Result<Bytes> note(ByteView body) {
        RESEAL_ASSIGN(const auto asked, admit(node::FrameKind::NoteForTeam, body));
        RESEAL_ASSIGN(const auto question, node::NoteForTeam::decode(asked.content));
        RESEAL_TRY(mayRead(question.grant, std::nullopt));
        RESEAL_ASSIGN(const auto plain, clinic_.box.open(question.note));
        const auto terms = sharing::GrantTerms::decode(ledger_.state().grant(question.grant)->terms);
        RESEAL_TRY(sharing::decodeTeamNote(plain, *terms));
        return crypto::sealTo(question.answer, plain);
    }

private:
    Result<node::TeamQuestion> admit(node::FrameKind kind, ByteView body) {
        RESEAL_ASSIGN(auto question, node::TeamQuestion::decode(body));
        RESEAL_TRY(question.asker.check(ledger_.chain(), clinic_.id, kind, question.content, ledger_.now));
        if (!clinic_.team.contains(nameOf(question)))
            return fail(ErrorCode::Denied, "this member is not in the clinic's team");
        return question;
    }
    std::string nameOf(const node::TeamQuestion& question) {
        for (const auto& [token, one] : ledger_.invited)
            if (one.identity && equal(*one.identity, question.asker.Y.view()) && one.credential)
                return must(records::Credential::decode(*one.credential)).name;
        return {};
    }
    Status mayRead(const GrantId& id, const std::optional<RecordId>& record) {
        const auto grant = ledger_.state().grant(id);
        if (!grant || !grant->team || grant->grantee != ledger::account(clinic_.id))
            return fail(ErrorCode::Denied, "this grant is not to this clinic's team");
        if (grant->revoked != 0) return fail(ErrorCode::Revoked, "the patient has ended this grant");
        if (ledger_.now > grant->notAfter) return fail(ErrorCode::Expired, "the grant's time is over");
        if (!record) return {};
        RESEAL_TRY(ledger::releasable(ledger_.state(), id, grant->grantee, *record, ledger_.now));
        return {};
    }
    FakeLedger& ledger_;
    FakeLedger::Clinic& clinic_;
};

}  // namespace reseal::test
