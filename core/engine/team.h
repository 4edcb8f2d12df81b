// Reading as one of a clinic's team. The grant is to the clinic: its node signs the questions to the proxies,
// each with this member's name sealed to the patient, and puts together what they answer. Everything is asked
// and checked here, as for a grant of one's own; what the node gives is believed where the record opens by
// it.
//
// Thread rule: the job thread.
#pragma once

#include "core/engine/blobs.h"
#include "core/node/services_team.h"

namespace reseal::engine {

// What a patient has granted to the team of this person's clinic. Whether this person is of the team only its
// node knows. Of who is no doctor: none.
Result<std::vector<ledger::ListedGrant>> teamGrantsOf(JobContext& at, const SignPublic& patient);

// The grant's note, opened by the clinic. Errors: Denied (not in the team), Revoked, Expired, CannotOpen,
// Limit.
Result<sharing::GrantNote> teamNote(JobContext& at, const ledger::ListedGrant& grant, ByteView sealed);

// One record, under one grant. What the clinic has signed lasts some minutes; it is asked again as needed.
class TeamReading {
public:
    // Errors: Denied (not in the team), Revoked, Expired, Limit; BadProof (the clinic signed something else).
    static Result<TeamReading> begin(JobContext& at, const GrantId& grant,
                                     const sealing::CheckedStanza& stanza);
    // Good for its file at that clinic. Errors: those of begin(), NotFound.
    Result<node::BlobTicket> ticketFor(JobContext& at, const ClinicId& holder);
    // Asks one proxy. Errors also: what it says, BadProof (a wrong share).
    Result<sharing::FromProxy> ask(JobContext& at, const sharing::CheckedGrant& grant, const ClinicId& id,
                                   const ledger::Clinic& proxy);
    // The file key. Errors also: CannotOpen.
    Result<sharing::Opening> open(JobContext& at, const std::vector<sharing::FromProxy>& shares,
                                  ByteView cardSecret, const sealing::Header& header) const;

private:
    TeamReading(const GrantId& grant, sealing::CheckedStanza stanza)
        : grant_(grant), stanza_(std::move(stanza)), box_(crypto::BoxKey::random()) {}
    Status beSigned(JobContext& at);
    Status fresh(JobContext& at);
    GrantId grant_;
    sealing::CheckedStanza stanza_;
    crypto::BoxKey box_;  // for this reading alone
    node::SignedForTeam signed_;
    Instant signedAt_;  // by this machine's clock
    std::vector<ClinicId> liars_;
};

}  // namespace reseal::engine
