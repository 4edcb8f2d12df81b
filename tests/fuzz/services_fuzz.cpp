// What a node is asked and answers has one encoding. (finality and consensus stand here because the
// proof of a tip is linked with them.)
#include "core/consensus/config.h"
#include "core/ledger/operation.h"
#include "core/node/epoch_chain.h"
#include "core/node/final_blocks.h"
#include "core/node/finality.h"
#include "core/node/services.h"
#include "core/node/services_emergency.h"
#include "core/node/services_events.h"
#include "core/node/services_register.h"
#include "core/node/services_releases.h"
#include "core/node/services_team.h"
#include "core/node/tip_proof.h"
#include "core/sharing/reencapsulate.h"
#include "tests/fuzz/fuzz.h"

using namespace reseal;
using namespace reseal::node;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    fuzz::Input in(input, size);
    const std::uint8_t kind = in.byte();
    const ByteView rest = in.rest();
    switch (kind % 41) {
        case 0:
            fuzz::returns<JoinRequest>(rest);
            break;
        case 1:
            fuzz::returns<JoinAnswer>(rest);
            break;
        case 2:
            fuzz::returns<AdmitRequest>(rest);
            break;
        case 3:
            fuzz::returns(rest, decodeAdmission, encodeAdmission);
            break;
        case 4:
            fuzz::returns<TxStatusAnswer>(rest);
            break;
        case 5:
            fuzz::returns<ScanRequest>(rest);
            break;
        case 6:
            fuzz::returns<ScanAnswer>(rest);
            break;
        case 7:
            fuzz::returns<BlobBegin>(rest);
            break;
        case 8:
            fuzz::returns<BlobPiece>(rest);
            break;
        case 9:
            fuzz::returns<BlobRange>(rest);
            break;
        case 10:
            fuzz::returns<ShareDelivery>(rest);
            break;
        case 11:
            fuzz::returns<ShareReceipt>(rest);
            break;
        case 12:
            fuzz::returns<ReencapsulationRequest>(rest);
            break;
        case 13:
            fuzz::returns<ReleasesRequest>(rest);
            break;
        case 14:
            fuzz::returns<Release>(rest);
            break;
        case 15:
            fuzz::returns<NodeStatusAnswer>(rest);
            break;
        case 16:
            fuzz::returns<BlocksRequest>(rest);
            break;
        case 17:
            fuzz::returns<BlocksAnswer>(rest);
            break;
        case 18:
            fuzz::returns<LockerBox>(rest);
            break;
        // Signed answers: nothing that was not signed may come out.
        case 19:
            fuzz::require(!ReencapsulationAnswer::decode(rest, {}, {}, {}), "unsigned");
            break;
        case 20:
            fuzz::require(!CurrencyAnswer::decode(rest, {}, {}, {}), "unsigned");
            break;
        case 21:
            fuzz::returns<GetRequest>(rest);
            break;
        case 22:
            fuzz::returns<GetAnswer>(rest);
            break;
        case 23:
            fuzz::returns<CurrencyQuestion>(rest);
            break;
        case 24:
            fuzz::returns<FindPatients>(rest);
            break;
        case 25:
            fuzz::returns<AddToRegister>(rest);
            break;
        case 26:
            fuzz::returns(rest, decodeFound, encodeFound);
            break;
        case 27:
            fuzz::returns<RegisterEntry>(rest);
            break;
        // A card that nobody has sealed.
        case 28:
            fuzz::require(!CardSeal({}, {}, {}).open({}, rest), "unsealed");
            break;
        case 29:
            fuzz::returns<EventsAnswer>(rest);
            break;
        case 30:
            fuzz::returns<TipWord>(rest);
            break;
        case 31:
            fuzz::returns<TipProof>(rest);
            break;
        case 32: {
            const ReleasesRequest asked{{}, {}, {}, {{{}, 1}, {{}, 2}}, {}};
            fuzz::require(!ReleasesAnswer::decode(rest, {}, {}, asked.encode()), "unsigned");
            break;
        }
        case 33:
            fuzz::returns<SignForTeam>(rest);
            break;
        case 34:
            fuzz::returns<SignedForTeam>(rest);
            break;
        case 35:
            fuzz::returns<OpenForTeam>(rest);
            break;
        case 36:
            fuzz::returns<NoteForTeam>(rest);
            break;
        case 37:
            fuzz::returns<TeamQuestion>(rest);
            break;
        case 38:
            fuzz::returns<EmergencyQuestion>(rest);
            break;
        case 39:
            fuzz::returns<EmergencyPartials>(rest);
            break;
        case 40:
            fuzz::returns(rest, decodeIntroduction, encodeIntroduction);
            break;
    }
    return 0;
}
