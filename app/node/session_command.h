// What all commands of a person have in common: open the vault, link to the home node, do one thing.
//
// Thread rule: the main thread.
#pragma once

#include "app/demo/await.h"
#include "app/node/command.h"
#include "core/engine/session.h"

namespace reseal::app {

Option vaultOption();

// Opens the vault of --vault. Errors: those of Session::unlock.
Result<std::unique_ptr<engine::Session>> openSession(const Arguments& arguments);

// A command on an unlocked session.
Run withSession(std::function<Result<QJsonObject>(engine::Session&, const Arguments&)> act);

// A command on a desk; Denied if the person has another role.
template <class Desk>
Run withDesk(Desk* (engine::Session::*desk)(), const char* role,
             std::function<Result<QJsonObject>(Desk&, const Arguments&)> act) {
    return withSession([=](engine::Session& session, const Arguments& arguments) -> Result<QJsonObject> {
        Desk* const found = (session.*desk)();
        if (found == nullptr)
            return fail(ErrorCode::Denied, std::string("this vault is not a ") + role +
                                               "'s, or has not joined yet (person join)");
        return act(*found, arguments);
    });
}

}  // namespace reseal::app
