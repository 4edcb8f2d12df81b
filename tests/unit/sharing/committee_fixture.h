// Clinics that have run a committee's key generation, honestly or not.
#pragma once

#include "core/crypto/random.h"
#include "core/sharing/committee_run.h"

namespace reseal::test {

inline sharing::RunLabel newLabel(sharing::CommitteePurpose purpose = sharing::CommitteePurpose::Tracing) {
    return {purpose, crypto::randomFixed<ChainId>(), 0};
}

// A run up to its end: everybody has announced a key and dealt; nobody has complained.
struct Dealt {
    sharing::CommitteeRun run;
    std::vector<crypto::BoxKey> keys;
    std::vector<sharing::NewDeal> deals;
    sharing::RunRecord record;

    Dealt(std::size_t clinics, std::size_t threshold, const sharing::RunLabel& label = newLabel())
        : run(*sharing::CommitteeRun::of(label, clinics, threshold)) {
        for (sharing::ClinicIndex j = 1; j <= clinics; ++j) {
            keys.push_back(crypto::BoxKey::random());
            record.announced[j] = keys.back().publicKey();
        }
        for (sharing::ClinicIndex i = 1; i <= clinics; ++i) {
            deals.push_back(*sharing::NewDeal::make(run, i, record.announced));
            record.deals.emplace(i, deals.back().deal());
        }
    }
    Result<sharing::JudgedRun> judged() const { return sharing::JudgedRun::judge(run, record); }
    sharing::DealtShares open(sharing::ClinicIndex clinic) const {
        return openDealtShares(run, record.deals, clinic, keys[clinic - 1]);
    }
    Result<sharing::CommitteeShare> share(sharing::ClinicIndex clinic) const {
        RESEAL_ASSIGN(const sharing::JudgedRun result, judged());
        return ownShare(result, clinic, open(clinic));
    }
    // What dealer `dealer` sealed to `clinic` becomes another scalar.
    void spoilBox(sharing::ClinicIndex dealer, sharing::ClinicIndex clinic) {
        const auto wrong = crypto::SecretScalar::random();
        const Bytes box = *crypto::sealTo(record.announced.at(clinic), wrong.view());
        record.deals.at(dealer).boxes.at(clinic) = sharing::ShareBox::copy(box);
    }
    void complain(sharing::ClinicIndex from, sharing::ClinicIndex against) {
        record.complaints.push_back({from, against});
    }
    void answer(sharing::ClinicIndex dealer, sharing::ClinicIndex to) {
        record.answers.push_back({dealer, to, *deals[dealer - 1].answer(to)});
    }
};

// A committee with all its members.
struct Committee {
    sharing::CommitteeKey key;
    std::vector<sharing::CommitteeShare> shares;

    Committee(std::size_t clinics, std::size_t threshold, const sharing::RunLabel& label = newLabel())
        : Committee(Dealt(clinics, threshold, label)) {}
    explicit Committee(const Dealt& dealt) : key(dealt.judged()->committee()) {
        const auto judged = *dealt.judged();
        for (sharing::ClinicIndex j = 1; j <= key.clinics(); ++j)
            shares.push_back(*ownShare(judged, j, dealt.open(j)));
    }
    std::vector<sharing::FromClinic> partials(const sharing::ProvenPoint& P, const sharing::CaseId& context,
                                              std::size_t count) const {
        std::vector<sharing::FromClinic> out;
        for (std::size_t j = 0; j < count; ++j)
            out.push_back({shares[j].shareKey().clinic, *exponentiate(shares[j], P, context)});
        return out;
    }
    std::vector<sharing::CheckedPartial> checked(const crypto::Point& P, const sharing::CaseId& context,
                                                 std::size_t count) const {
        return sift(key, P, context, partials(sharing::ProvenPoint::admitted(P), context, count)).good;
    }
};

}  // namespace reseal::test
