#include "tests/simulation/transcript.h"

namespace reseal::simulation {

namespace cs = consensus;

namespace {
std::string brief(const cs::BlockId& id) {
    return std::to_string(id.height) + ":" + id.hash.hex().substr(0, 6);
}
}  // namespace

std::string brief(const cs::Message& message) {
    struct Say {
        std::string operator()(const cs::Proposal& one) const {
            return "proposal " + std::to_string(one.head.view) + " " + brief(one.head.block) + " on " +
                   std::to_string(one.head.parentView) + " " + brief(one.head.parent);
        }
        std::string operator()(const cs::Vote& one) const {
            return std::string(cs::name(one.kind)) + " " + std::to_string(one.view) + " " + brief(one.block) +
                   " of " + std::to_string(one.signer);
        }
        std::string operator()(const cs::Certificate& one) const {
            return "certificate " + std::string(cs::name(one.kind)) + " " + std::to_string(one.view) + " " +
                   brief(one.block);
        }
        std::string operator()(const cs::StatusQuestion&) const { return "question"; }
        std::string operator()(const cs::StatusAnswer& one) const {
            return "answer to " + std::to_string(one.asker);
        }
        std::string operator()(const cs::FetchBlock& one) const {
            return "fetch " + one.hash.hex().substr(0, 6);
        }
        std::string operator()(const cs::BlockBody&) const { return "body"; }
        std::string operator()(const cs::FetchCertificates& one) const {
            return "fetch certificates " + std::to_string(one.first) + " to " + std::to_string(one.last);
        }
    };
    return std::visit(Say{}, message);
}

}  // namespace reseal::simulation
