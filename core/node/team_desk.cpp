#include "core/node/team_desk.h"

#include "core/crypto/random.h"
#include "core/crypto/sha256.h"
#include "core/node/proxy_desk.h"
#include "core/records/team_reader.h"

namespace reseal::node {

using ledger::GrantEntry;
using ledger::StateView;

Result<TeamDesk::Member> TeamDesk::admit(ByteView body, FrameKind kind, Instant now) {
    RESEAL_ASSIGN(auto question, TeamQuestion::decode(body));
    RESEAL_TRY(question.asker.check(chain_.genesis().chainId(), keys_.signing.clinic(), kind,
                                    question.content, now));
    const auto identity = ledger::IdentityKey::copy(question.asker.Y.view());
    RESEAL_ASSIGN(auto credential, doctorHere_(identity, now));
#ifndef RESEAL_WITHOUT_TEAM_LIST
    RESEAL_ASSIGN(const bool isNamed, store_.team().contains(Hash32::copy(identity.view())));
    if (!isNamed) return fail(ErrorCode::Denied, "this member is not in the clinic's team");
#endif
    auto& rate = rates_.try_emplace(identity, kTeamRefill, kTeamBurst, now).first->second;
    if (!rate.take(now)) {
        RESEAL_TRY(alarms_.refused(identity, now));
        return fail(ErrorCode::Limit, "so much read for the team in so short a time: wait a minute");
    }
    return Member{std::move(credential), std::move(question.content)};
}

// In force here, by the ledger and by all that was said and is not ordered yet, and to this clinic's team.
Result<GrantEntry> TeamDesk::liveGrant(const GrantId& id, Instant now) {
    const StateView state = chain_.finalState();
    auto grant = state.grant(id);
    RESEAL_TRY(chain_.readable());
    if (!grant) return fail(ErrorCode::NotFound, "this grant is not on the ledger here yet");
    if (!grant->team || grant->grantee != ledger::account(keys_.signing.clinic()))
        return fail(ErrorCode::Denied, "this grant is not to this clinic's team");
    switch (ledger::statusOf(state, *grant, std::max(now, state.tip().time))) {
        case ledger::GrantStatus::Active:
            break;
        case ledger::GrantStatus::Revoked:
        case ledger::GrantStatus::PatientEnded:
            return fail(ErrorCode::Revoked, "the patient has ended this grant");
        case ledger::GrantStatus::Expired:
        case ledger::GrantStatus::GranteeEnded:
            return fail(ErrorCode::Expired, "the grant's time is over");
    }
    RESEAL_ASSIGN(const SaidEarly said, saidEarly(store_, id, *grant));
    RESEAL_TRY(endedEarly(said));
    return *std::move(grant);
}

Result<TeamDesk::Reading> TeamDesk::reading(const GrantId& id, const RecordId& record, ByteView bytes,
                                            Instant now) {
    RESEAL_ASSIGN(GrantEntry grant, liveGrant(id, now));
    const StateView state = chain_.finalState();
    RESEAL_ASSIGN(const ledger::StanzaRef allowed,
                  ledger::releasable(state, id, grant.grantee, record, std::max(now, state.tip().time)));
    if (Hash32::copy(crypto::sha256(bytes)) != allowed.stanza)
        return fail(ErrorCode::Denied, "this is not the record's stanza for the granted key");
    RESEAL_ASSIGN(const auto stanza, sealing::Stanza::decode(bytes));
    RESEAL_ASSIGN(auto checked, sealing::CheckedStanza::check(record, stanza));
    RESEAL_ASSIGN(auto fields, sharing::GrantTerms::decode(grant.terms));
    // The team's key, as that of the archive, is made before there is a chain id.
    RESEAL_ASSIGN(auto team, keys_.clinic.team(ChainId{}));
    if (fields.B != team.point) return fail(ErrorCode::Denied, "this grant is to another key of the team's");
    RESEAL_ASSIGN(auto terms, sharing::CheckedGrant::check(std::move(fields)));
    return Reading{std::move(grant), std::move(terms), std::move(checked), std::move(team)};
}

Result<Bytes> TeamDesk::sign(ByteView body, Instant now) {
    RESEAL_ASSIGN(const Member member, admit(body, FrameKind::SignForTeam, now));
    RESEAL_ASSIGN(const auto asked, SignForTeam::decode(member.content));
    RESEAL_ASSIGN(const Reading of, reading(asked.grant, asked.record, asked.stanza, now));
    RESEAL_ASSIGN(const crypto::SignKey* const key, keys_.signing.named());
    const ChainId chain = chain_.genesis().chainId();
    const StateView state = chain_.finalState();
    const auto patient = state.pseudonym(of.grant.patient);
    const auto record = state.record(asked.record);
    RESEAL_TRY(chain_.readable());
    if (!patient || !record) return fail(ErrorCode::NotFound, "no such record");
    RESEAL_ASSIGN(const auto reader,
                  records::TeamReader::make(*key, chain, {asked.grant, asked.record}, member.credential.name,
                                            member.credential.title, now));
    RESEAL_ASSIGN(const Bytes who, reader.sealTo(patient->box));
    SignedForTeam out{key->publicKey(), {}, {}};
    for (const ClinicId& proxy : of.terms.terms().proxies) {
        ReencapsulationRequest request{
            asked.grant,  asked.record, proxy, crypto::randomFixed<Nonce16>(), key->publicKey(),
            asked.stanza, now,          {},    TeamPart{asked.answer, who}};
        request.signature = key->sign(request.message(chain));
        out.requests.push_back(std::move(request));
    }
    for (const ClinicId& holder : record->fileServers)
        out.tickets.emplace_back(holder, BlobTicket::make(*key, chain, holder, record->blob, now));
    return crypto::sealTo(asked.answer, out.encode());
}

Result<Bytes> TeamDesk::open(ByteView body, Instant now) {
    RESEAL_ASSIGN(const Member member, admit(body, FrameKind::OpenForTeam, now));
    RESEAL_ASSIGN(const auto asked, OpenForTeam::decode(member.content));
    RESEAL_ASSIGN(const Reading of, reading(asked.grant, asked.record, asked.stanza, now));
    // No more than it takes, before any is judged: each costs some multiplications on the node's thread.
    std::set<ClinicId> proxies;
    for (const sharing::FromProxy& one : asked.shares) proxies.insert(one.context.proxy);
    if (proxies.size() != asked.shares.size() || proxies.size() != of.terms.terms().threshold)
        return fail(ErrorCode::InvalidArgument,
                    "as many shares, of different proxies, as the grant asks for");
    std::vector<sharing::CheckedShare> shares;
    for (const sharing::FromProxy& one : asked.shares) {
        RESEAL_ASSIGN(auto share, sharing::CheckedShare::check(of.terms, of.stanza, one.context, one.share));
        shares.push_back(std::move(share));
    }
    RESEAL_ASSIGN(const auto factor, sharing::GranteeFactor::derive(of.terms, of.team.secret));
    RESEAL_ASSIGN(const auto S, sharing::combineSecret(of.terms, factor, of.stanza, shares));
    return crypto::sealTo(asked.answer, S.view());
}

Result<Bytes> TeamDesk::note(ByteView body, Instant now) {
    RESEAL_ASSIGN(const Member member, admit(body, FrameKind::NoteForTeam, now));
    RESEAL_ASSIGN(const auto asked, NoteForTeam::decode(member.content));
    RESEAL_ASSIGN(const GrantEntry grant, liveGrant(asked.grant, now));
    if (Hash32::copy(crypto::sha256(asked.note)) != grant.note)
        return fail(ErrorCode::Denied, "this is not the grant's note");
    RESEAL_ASSIGN(const crypto::SecretBytes plain, keys_.box.open(asked.note));
    RESEAL_ASSIGN(const auto terms, sharing::GrantTerms::decode(grant.terms));
    RESEAL_TRY(sharing::decodeTeamNote(plain, terms));
    return crypto::sealTo(asked.answer, plain);
}

Status TeamDesk::add(const ledger::IdentityKey& member, Instant now) {
    RESEAL_TRY(doctorHere_(member, now));
    return store_.team().add(Hash32::copy(member.view()), now);
}

Status TeamDesk::remove(const ledger::IdentityKey& member) {
    rates_.erase(member);
    return store_.team().remove(Hash32::copy(member.view()));
}

Result<std::vector<TeamRow>> TeamDesk::list(Instant now) {
    RESEAL_ASSIGN(const auto named, store_.team().list());
    std::vector<TeamRow> out;
    for (const store::Team::Member& one : named) {
        TeamRow row{ledger::IdentityKey::copy(one.identity.view()), {}, one.since, std::nullopt};
        const auto credential = doctorHere_(row.identity, now);
        if (credential)
            row.name = credential->name;
        else
            row.problem = credential.error();
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace reseal::node
