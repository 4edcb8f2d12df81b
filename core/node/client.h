// A person's program as a client of its home node: questions that block a job's thread until they are
// answered. The only place in the program, besides `pause`, where a thread waits for the network.
//
// What is asked is services.h.
//
// Thread rule: call() and pause() from job threads, which have no event loop (CHECKed), one at a time;
// cancel() and resume() from any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/node/bodies.h"
#include "core/node/frame.h"

namespace reseal::node {

// Where a person's program is at home, as its invitation says.
struct HomeNode {
    ChainId chain;
    ClinicId clinic;
    TlsPin pin;
    std::vector<std::string> endpoints;  // "host:port"
    Bytes token;                         // not empty: we are strangers yet, and may only ask to join
};

// The port through which a job reaches the world outside: its home node, and time.
class Caller {
public:
    virtual ~Caller() = default;
    // Errors: the other side's; Offline, Timeout, TooLarge, Limit, WrongPeer, WrongLedger; Cancelled.
    virtual Result<Bytes> call(FrameKind kind, ByteView body, Duration timeout) = 0;
    // Waits, to ask again later. Errors: Cancelled.
    virtual Status pause(Duration time) = 0;
    virtual Instant now() = 0;
    // What waits now ends in Cancelled, and so does what is asked until resume().
    virtual void cancel() = 0;
    virtual void resume() = 0;
};

// Over one TLS link (Channel::Bulk), which is dialled when it is needed and let go when it idles.
class Client final : public Caller {
public:
    // Starts a thread of its own. Errors: InvalidArgument (an endpoint), and those of LocalIdentity::make.
    static Result<std::unique_ptr<Client>> make(const HomeNode& home, Duration connectTimeout = seconds(10));
    ~Client() override;

    Result<Bytes> call(FrameKind kind, ByteView body, Duration timeout) override;
    Status pause(Duration time) override;
    Instant now() override { return wallClock(); }
    void cancel() override;
    void resume() override;

private:
    class Loop;  // on its own thread
    struct Shared;
    explicit Client(std::unique_ptr<Shared> shared);
    std::unique_ptr<Shared> shared_;
};

}  // namespace reseal::node
