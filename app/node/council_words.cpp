#include "app/node/council_words.h"

#include <map>

namespace reseal::app {

Error explained(const Error& error) {
    static const std::map<std::string_view, std::string_view> kMeaning = {
        {"AuthorUnknown", "this clinic does not belong to the ledger yet: a member proposes it with --add"},
        {"CaseEnded", "enough have agreed, too many have declined, it is closed, or its time is over"},
        {"CaseEvidence",
         "evidence is transactions by this pseudonym that are on this ledger, each once, and all since the "
         "same member last vouched for it"},
        {"CaseOpenAlready", "there is an open case about this: staff cases lists it"},
        {"CaseStands",
         "only who has opened it may close it, and only while nobody has agreed or once it is answered; "
         "anybody when its time is over"},
        {"CaseUnknown", "there is no such case: staff cases lists them"},
        {"ClinicLeft", "this clinic has left the ledger"},
        {"ClinicTwice", "a clinic with this id belongs to the ledger already"},
        {"ClinicUnknown", "no such clinic belongs to the ledger: staff council lists them"},
        {"CommitteeRetired", "the clinics have let go of this key already"},
        {"CommitteeStands",
         "there is such a key, and the clinics that made it are those of now; they may let go of it by vote "
         "(staff propose --retire)"},
        {"CommitteeUnknown", "there is no such key: staff common-keys lists them"},
        {"ConsentWrong",
         "the request was made for another ledger, or altered: the clinic makes it anew with consortium join "
         "--request, from this ledger's genesis"},
        {"EmergencyEnded", "the emergency's time is over"},
        {"EmergencyReviewed", "somebody has closed the review already"},
        {"EmergencyRuns", "its time is not over: it is reviewed afterwards"},
        {"EmergencyUnknown", "there is no such emergency: staff emergencies lists them"},
        {"KeyInUse",
         "a key of this clinic is or was on the ledger already; who has left comes back as a new clinic"},
        {"LastOfItsRole", "nobody would be left in a role that the ledger needs"},
        {"MemberNotSuspended", "this member is not suspended"},
        {"MemberNotYours", "another clinic has enrolled this member, or nobody was found yet"},
        {"MemberSuspended", "this member is suspended already"},
        {"MemberUnknown", "nobody is enrolled under this identity"},
        {"NotAValidator", "only clinics that validate may do this"},
        {"NotOfCommittee", "this clinic has no part of the key that was used then"},
        {"NotTraced", "nobody was found in this case"},
        {"NothingToTrace",
         "no member had vouched for this pseudonym by then: if a clinic had, that clinic knows who it is"},
        {"NothingChanges", "it is so already"},
        {"OwnDoctor", "this clinic has vouched for the doctor's pseudonym: another one reviews it"},
        {"ParameterOutOfRange", "this parameter can't have that value"},
        {"ProposalEnded", "this proposal has been decided, or its time is over"},
        {"ProposalUnknown",
         "this clinic's copy of the ledger has no such proposal: staff council lists those it has, and staff "
         "status says whether it is behind"},
        {"RosterChanges", "this clinic has suspended and reinstated as often as it may in a day"},
        {"RunOpen", "such a key is being made: staff common-keys shows how far it is"},
        {"SaidAlready", "this clinic has said so, or otherwise, already"},
        {"SuspendedByVote", "the clinics have suspended this member by vote: only a vote takes it back"},
        {"TooManyCases", "this clinic has opened as many cases today as it may"},
        {"TooManyClinics", "the ledger has as many clinics as it takes"},
        {"TooManyProposals",
         "this clinic has as many open proposals as it may have: staff council lists them"},
        {"TooManyWaiting",
         "as many changes as may wait have passed already: once they are done, propose again"},
        {"VotedAlready", "this clinic has voted on it, and a vote is for good"},
    };
    if (error.code != ErrorCode::Refused) return error;
    const auto meaning = kMeaning.find(error.detail);
    if (meaning == kMeaning.end()) return error;
    return fail(ErrorCode::Refused, error.detail + ": " + std::string(meaning->second));
}

}  // namespace reseal::app
