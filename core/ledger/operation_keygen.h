// Operations by which clinics make a committee's key together (core/sharing/committee_run.h). Part of
// operation.h.
//
//   KeygenOpen → KeygenAnnounce → KeygenDeal → KeygenComplain → KeygenAnswer → a committee, or a run that
//   failed
//
// A phase ends when everybody who may speak in it has spoken, or with KeygenAdvance after its deadline.
//
// Thread rule: values.
#pragma once

#include "core/ledger/operation_kind.h"
#include "core/ledger/run_id.h"

namespace reseal::ledger {

// By a validator. The validators of the block it takes effect in are the run's members, numbered from 1 in
// the order of their ids.
struct KeygenOpen {
    static constexpr auto kKind = OperationKind::KeygenOpen;
    CommitteePurpose purpose{};
    RESEAL_FIELDS(self.purpose)
    friend bool operator==(const KeygenOpen&, const KeygenOpen&) = default;
};

// By a member: dealers seal to this key, which is for this run alone.
struct KeygenAnnounce {
    static constexpr auto kKind = OperationKind::KeygenAnnounce;
    RunId run;
    BoxPublic key;
    RESEAL_FIELDS(self.run, self.key)
    friend bool operator==(const KeygenAnnounce&, const KeygenAnnounce&) = default;
};

// By a member that has announced a key.
struct KeygenDeal {
    static constexpr auto kKind = OperationKind::KeygenDeal;
    RunId run;
    EncodedItem deal;  // sharing::Deal::encode(), with a box for exactly those that announced
    RESEAL_FIELDS(self.run, self.deal)
    friend bool operator==(const KeygenDeal&, const KeygenDeal&) = default;
};

// By a member that has announced a key: whose boxes to it are wrong. An empty list says that all are right.
struct KeygenComplain {
    static constexpr auto kKind = OperationKind::KeygenComplain;
    RunId run;
    List<ClinicIndex, 0, sharing::kMaxCommittee> against;
    RESEAL_FIELDS(self.run, self.against)
    friend bool operator==(const KeygenComplain&, const KeygenComplain&) = default;
};

// By a dealer: what it dealt to each that complained of it, and to nobody else.
struct KeygenShare {
    ClinicIndex to = 0;
    sharing::PublishedShare share;
    RESEAL_FIELDS(self.to, self.share)
    friend bool operator==(const KeygenShare&, const KeygenShare&) = default;
};
struct KeygenAnswer {
    static constexpr auto kKind = OperationKind::KeygenAnswer;
    RunId run;
    List<KeygenShare, 1, sharing::kMaxCommittee> shares;
    RESEAL_FIELDS(self.run, self.shares)
    friend bool operator==(const KeygenAnswer&, const KeygenAnswer&) = default;
};

// By a member or a validator: the phase's deadline has passed.
struct KeygenAdvance {
    static constexpr auto kKind = OperationKind::KeygenAdvance;
    RunId run;
    RESEAL_FIELDS(self.run)
    friend bool operator==(const KeygenAdvance&, const KeygenAdvance&) = default;
};

}  // namespace reseal::ledger
