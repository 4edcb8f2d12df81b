// The inside of a session: the job thread's vault, keys and link, and how desks get their jobs there.
// Internal to core/engine.
//
// Thread rule: act() and the flags from the session's thread; everything in `Inside` on the job thread.
#pragma once

#include <atomic>

#include "core/engine/doctor_acts.h"
#include "core/engine/jobs.h"
#include "core/engine/session.h"

namespace reseal::engine {

class Session::Work {
public:
    Work(std::filesystem::path folder, Connect connect);

    // What a job may touch.
    struct Inside {
        std::filesystem::path folder;
        Connect connect;
        std::optional<vault::Vault> vault;
        std::optional<crypto::PersonKeys> keys;
        std::optional<Person> person;
        Previews previews;
        LedgerTrust trust;
        bool sparesPostponed = false;  // since the vault was opened
        Bytes standing;                // standingMark() when all of it was done
    };

    // Runs `f` with a context of its own. Errors: Locked; Denied if `needsReady` and the person is not;
    // those of connecting; those of `f`.
    template <class T>
    QFuture<Result<T>> act(std::string what, std::function<Result<T>(JobContext&)> f,
                           bool needsReady = true) {
        yieldTo();
        return jobs().run<T>(std::move(what), [this, f = std::move(f), needsReady](Job& job) -> Result<T> {
            RESEAL_ASSIGN(auto context, context(job, needsReady));
            return f(*context);
        });
    }
    // Runs `f` on the bare inside. Errors: those of `f`.
    template <class T, class F>
    QFuture<Result<T>> bare(std::string what, F f, std::size_t most = kMaxJobs) {
        yieldTo();
        return jobs().run<T>(
            std::move(what), [this, f = std::move(f)](Job& job) mutable { return f(inside_, job); }, most);
    }

    void end() { jobs_.reset(); }  // cancels what runs and waits for it
    Jobs& jobs() { return *jobs_; }
    Previews& previews() { return inside_.previews; }    // job thread
    Status open(const crypto::SecretBytes& passphrase);  // job thread
    Status refresh();                                    // job thread: the person, as the vault has it now
    Result<std::unique_ptr<JobContext>> context(Job& job, bool needsReady);  // job thread
    void disconnect();                                                       // job thread
    Status goThere(Job& job, const node::HomeNode& there);                   // job thread: moveStep

    // A look at the ledger is only worth it if nobody wants anything else.
    std::uint64_t watching = 0;
    void yieldTo() {
        if (watching != 0) jobs().cancel(std::exchange(watching, 0));
    }

    std::atomic<int> role = -1;  // of records::Role, once unlocked

private:
    // Over the link that there is, or a new one to `home`.
    Result<std::unique_ptr<JobContext>> contextAt(Job& job, const node::HomeNode& home);
    Inside inside_;
    std::mutex mutex_;
    std::unique_ptr<node::Caller> home_;  // made and used on the job thread, interrupted from any
    std::unique_ptr<Jobs> jobs_;          // goes first: it ends what uses the rest
    friend class Session;
};

}  // namespace reseal::engine
