// A consortium for demonstrations: clinics that all run in this process, linked over real TLS on loopback,
// and the persons enrolled there. Its folder can be opened again: ports stand in the genesis.
//
//     <folder>/demo.json   the list (roster.h)
//     <folder>/clinic-1…   nodes
//     <folder>/person-1…   vaults
//
// Thread rule: the thread it was made on, which may nest event loops (await.h), until takeClinics.
#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "app/demo/roster.h"
#include "core/engine/clinic_desk.h"
#include "core/engine/session.h"

class QThread;

namespace reseal::app {

// Of all clinics and persons of a demo. No secret: programs show it.
inline constexpr std::string_view kDemoPassphrase = "demo: four clinics and a patient";
crypto::SecretBytes demoPassphrase();

// "Demo Clinic North" for the first.
std::string demoClinicName(std::size_t number);

// Progress, a sentence a step.
using Tell = std::function<void(const QString&)>;

struct Member {
    std::unique_ptr<engine::Session> session;  // unlocked, Phase::Ready
    std::string name;
    std::filesystem::path folder;  // of the vault
};

class DemoConsortium {
public:
    // Makes the clinics and starts them; done when all see each other. Marked as unfinished until finish().
    // Errors: AlreadyExists (the folder is not empty), Damaged (an unfinished demo lies there),
    // InvalidArgument (number of clinics), and what a step ran into.
    static Result<std::unique_ptr<DemoConsortium>> found(std::filesystem::path folder, std::size_t clinics,
                                                         Tell tell);
    // Starts the clinics of an existing folder. Errors: those of Roster::load; Damaged (it was never
    // finished); Io (a port is taken, which the detail says); those of ClinicDesk::start.
    static Result<std::unique_ptr<DemoConsortium>> reopen(std::filesystem::path folder, Tell tell);

    // Invites, joins and confirms, as staff and person do. `clinic` beyond the last begins again.
    Result<Member> enrol(std::size_t clinic, engine::Role role, const std::string& name,
                         const std::string& title);
    // Says that everything is there: the folder may be opened again.
    Status finish();

    const std::filesystem::path& folder() const { return folder_; }
    const Roster& roster() const { return roster_; }
    const std::string& phrase() const { return phrase_; }
    // CHECKed: before takeClinics.
    engine::ClinicDesk& clinic(std::size_t number);
    // Hands the running clinics over; they belong to thread `to` from then on. The consortium is then only a
    // list. Destroy them there.
    std::vector<std::unique_ptr<engine::ClinicDesk>> takeClinics(QThread* to);

private:
    DemoConsortium(std::filesystem::path folder, Tell tell)
        : folder_(std::move(folder)), tell_(std::move(tell)) {}
    void tell(const QString& sentence) const {
        if (tell_) tell_(sentence);
    }
    Status makeClinics(std::size_t count);
    Status start();
    std::filesystem::path folder_;
    Tell tell_;
    Roster roster_;
    std::string phrase_;
    std::vector<std::unique_ptr<engine::ClinicDesk>> clinics_;
};

}  // namespace reseal::app
