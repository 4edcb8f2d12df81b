// Writes well-formed inputs for every target, into <folder>/<target>/: made anew for each run, so they can't
// fall behind the formats. The first byte is the kind that the target switches on.
#include <QtGlobal>  // world.h says qFatal

#include "core/base/cbor.h"
#include "core/consensus/records.h"
#include "core/crypto/sha256.h"
#include "core/gossip/message.h"
#include "core/ledger/light.h"
#include "core/node/epoch_chain.h"
#include "core/node/evidence.h"
#include "core/node/final_blocks.h"
#include "core/node/finality.h"
#include "core/node/frame.h"
#include "core/node/ledger_proof.h"
#include "core/node/services.h"
#include "core/node/services_events.h"
#include "core/node/services_register.h"
#include "core/node/services_releases.h"
#include "core/node/services_team.h"
#include "core/node/tip_proof.h"
#include "core/records/care_card.h"
#include "core/records/catalogue.h"
#include "core/records/content.h"
#include "core/records/credential.h"
#include "core/records/invitation.h"
#include "core/records/label.h"
#include "core/records/request_body.h"
#include "core/records/team_reader.h"
#include "core/sharing/committee_run.h"
#include "core/sharing/ring_tracing.h"
#include "core/vault/key_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/ledger/equality.h"

using namespace reseal;
using ledger::world::Said;
using ledger::world::Scene;

namespace {

class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}
    void add(std::string_view target, ByteView input) {
        const auto home = folder_ / target;
        std::filesystem::create_directories(home);
        auto file = File::createNew(home / ("seed-" + std::to_string(count_++)));
        fuzz::require(file && file->write(input), "a seed can be written");
    }
    void add(std::string_view target, std::uint8_t kind, ByteView input) {
        Bytes whole{kind};
        append(whole, input);
        add(target, whole);
    }

private:
    std::filesystem::path folder_;
    int count_ = 0;
};

std::vector<Said> sayings(Scene& s) {
    using namespace ledger;
    return {s.enrol([](Enrol&) {}),
            Said(s.registration(s.stranger, Role::Doctor)),
            {signRetire(s.chain(), s.doctor.sign, s.now)},
            s.catalogue(3, {s.oldKey(s.a1), s.newKey(s.patient, s.fresh)}),
            s.record("new", {s.A1, s.archive(0)}),
            s.refile("r1", s.A2, 1),
            {Erase{Scene::id("r1")}},
            s.request(s.patient),
            {Deny{s.open}},
            s.goodGrant([](Grant&) {}),
            {s.revoke(s.patient, s.grant)},
            {Receipts{{Receipt(ShareAccepted{s.grant}), Receipt(ShareDestroyed{s.grant}),
                       Receipt(BlobStored{Scene::id("r1")}), Receipt(BlobErased{Scene::id("r1")}),
                       Receipt(Released{s.grant, 500'000, 3, 1, Hash32{}})}}}};
}

void ofLedger(Seeds& seeds) {
    using namespace ledger;
    world::Members s;
    seeds.add("ledger", 4, s.genesis.encode());
    seeds.add("ledger", 5, s.genesis.entries().front().encode());
    seeds.add("ledger", 9, encodeJoinRequest(s.adding("newcomer")));
    std::vector<Transaction> transactions;
    for (Said& said : sayings(s)) {
        seeds.add("ledger", 8, encode(said.operations.front()));
        transactions.push_back(s.tx(s.doctor, std::move(said)));
        seeds.add("ledger", 0, transactions.back().encode());
        seeds.add("ledger", 0, transactions.back().withoutDetails().encode());
    }
    const Block block = s.block(transactions);
    seeds.add("ledger", 1, block.encode());
    seeds.add("ledger", 2, block.header.encode());
    seeds.add("ledger", 6, proveInclusion(block, 4)->encode());
    const Event event{EventKind::Granted,    7, s.now, transactions[0].id(), 0, s.patient.id,
                      GrantSubject{s.grant}, {}};
    seeds.add("ledger", 3, encode(event));
    for (const auto& sayings : {world::membershipSayings(s), world::keygenSayings(s), world::caseSayings(),
                                world::equalitySayings()}) {
        for (const Said& said : sayings) {
            seeds.add("ledger", 8, encode(said.operations.front()));
            seeds.add("ledger", 0, s.clinicTx(0, said).encode());
        }
    }
    Transaction second = s.tx(s.doctor, s.request(s.other));
    if (const auto fork = LaneFork::of(transactions[0], second)) seeds.add("ledger", 7, fork->encode());
    seeds.add("grant", s.unused.encode());

    std::vector<gossip::PushedView> pushed;
    const Bytes tx = transactions[0].encode();
    pushed.push_back({transactions[0].id(), tx});
    seeds.add("gossip", 0, gossip::encodePush(pushed));
    seeds.add("gossip", 1, gossip::encodeIds({transactions[0].id(), transactions[1].id()}));
    seeds.add("gossip", 2, gossip::encodePrune());
    seeds.add("gossip", 3, gossip::encodeStatus({5, 9, Bytes(70, 1)}));
    seeds.add("gossip", 3, gossip::encodeStatus({5, 9, {}, gossip::PeerLinks{1, 0x1234}}));
    seeds.add("gossip", 4, gossip::encodeDigest({2, Hash32{}}));
    seeds.add("gossip", 5, gossip::encodePrefixes({1, 2, UINT64_MAX}));
}

// Proofs that hold, for a transaction of each kind.
void ofProofs(Seeds& seeds) {
    Scene s;
    std::vector<ledger::Transaction> transactions;
    for (Said& said : sayings(s)) transactions.push_back(s.tx(s.doctor, std::move(said)));
    const ledger::Block block = s.block(transactions);
    const auto config = node::consensusConfig(s.chain(), s.view().epoch(), std::nullopt);
    consensus::Certificate final{
        consensus::VoteKind::Finalize, block.header.view, {block.header.height, block.header.hash()}, {}};
    const auto message = consensus::statement(config, final.kind, final.view, final.block);
    for (consensus::ValidatorIndex signer = 0; signer < config.quorum(); ++signer)
        for (const crypto::SignKey& key : s.clinicSigns)
            if (key.publicKey() == config.validators[signer])
                final.signatures.push_back({signer, key.sign(message)});
    std::vector<Hash32> leaves;
    for (const ledger::Transaction& tx : transactions)
        leaves.push_back(ledger::transactionLeaf(tx.signedBytes()));
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const node::LedgerProof proof{
            transactions[i].id(),    s.genesis.encode(),       {},
            {block.header.encode()}, consensus::encode(final), node::pathFrom(leaves, i),
            transactions[i].encode()};
        const Bytes encoded = proof.encode();
        fuzz::require(node::checkProof(encoded, s.chain()).ok, "a seed holds");
        Bytes input{static_cast<std::uint8_t>(i), 3};
        append(input, encoded);
        seeds.add("ledger_proof", input);
    }
}

// Answers about events that are whole, and pages.
void ofEvents(Seeds& seeds) {
    Scene s;
    const ledger::Block block = s.block({});
    const auto word = node::TipWord::make(s.clinicSigns[0], s.chain(), 1, {3, block.header.hash()}, s.now);
    for (const ledger::AccountId& id : {s.patient.id, s.doctor.id, s.clinicAccount(0), s.stranger.id})
        for (const std::size_t room : {std::size_t{1}, std::size_t{100'000}}) {
            const std::vector<ledger::EventsFrom> question = {{id, 0}, {s.other.id, 1}};
            const auto listed = ledger::listEvents(s.view(), question, room);
            const node::TipProof tip{block.header.encode(), Bytes(9), {word}};
            seeds.add("events", 0, node::EventsAnswer{tip, listed}.encode());
            seeds.add("events", 1, listed.front().proof.encode());
            seeds.add("events", 3, tip.encode());
            seeds.add("events", 4, word.encode());
            seeds.add("events", 5, ledger::encode(question));
        }
    const node::TrustedEpoch epoch = node::TrustedEpoch::first(s.genesis);
    const node::EpochBoundary boundary{block.header.encode(), Bytes(9), epoch.validators};
    seeds.add("events", 6, boundary.encode());
    seeds.add("events", 7, epoch.encode());
    seeds.add("events", 8, node::encode(std::vector<node::EpochBoundary>{boundary, boundary}));
    for (std::uint8_t n = 0; n < 60; n = static_cast<std::uint8_t>(n + 7))
        seeds.add("events", 2, Bytes{n, 9, n, 0, 3});
}

void ofConsensus(Seeds& seeds) {
    using namespace consensus;
    const BlockId block{3, Hash32::copy(Bytes(32, 1))};
    const Vote notarize{VoteKind::Notarize, 5, block, 2, Signature{}};
    const Vote nullify{VoteKind::Nullify, 5, {}, 2, Signature{}};
    const Certificate finalization{VoteKind::Finalize, 4, block, {{0, {}}, {1, {}}, {3, {}}}};
    const Certificate gap{VoteKind::Nullify, 4, {}, {{0, {}}, {1, {}}, {3, {}}}};
    const Proposal proposal{{5, {4, Hash32{}}, 3, block, {}}, finalization, {gap}, Bytes(40, 2)};
    const StatusAnswer answer{1, 2, {}, {notarize, nullify}, {finalization, gap}, {}};
    for (const Message& message :
         {Message(proposal), Message(notarize), Message(nullify), Message(finalization), Message(gap),
          Message(StatusQuestion{1, {}, {}}), Message(answer), Message(FetchBlock{}),
          Message(BlockBody{Bytes(9)}), Message(FetchCertificates{2, 7})})
        seeds.add("consensus", 0, encode(1, message));
    seeds.add("consensus", 1, encode(notarize));
    seeds.add("consensus", 2, encode(gap));
    seeds.add("consensus", 3, encode(proposal));
    Bytes records;
    for (const Record& record :
         {Record(OwnProposal{proposal}), Record(OwnVote{notarize}), Record(OwnVote{nullify}),
          Record(KnownCertificate{finalization}), Record(KnownBlock{Bytes(5)}), Record(MutedUpTo{8}),
          Record(VoteMissing{9})}) {
        const Bytes encoded = encode(record);
        seeds.add("consensus", 4, encoded);
        // One batch of one record, for the log: no state, length / 4, [record] filled up by what is refused.
        Bytes batch = cbor::Writer().array(1).raw(encoded).out();
        if (batch.size() % 4 == 0 && batch.size() < 1000) {
            append(records, Bytes{static_cast<std::uint8_t>(batch.size() / 4)});
            append(records, batch);
        }
    }
    for (std::size_t n = 0; n < 4; ++n) {
        const Bytes batch = cbor::Writer().array(1).raw(encode(Record(KnownBlock{Bytes(n + 10)}))).out();
        if (batch.size() % 4 != 0) continue;
        Bytes log{0, static_cast<std::uint8_t>(batch.size() / 4)};
        append(log, batch);
        seeds.add("vote_log", log);
    }
    Bytes log{0};
    append(log, records);
    seeds.add("vote_log", log);
}

void ofRecords(Seeds& seeds) {
    using namespace records;
    const ChainId chain = ChainId::copy(Bytes(32, 0xaa));
    const crypto::PersonKeys keys(ledger::world::seedOf("person"), chain);
    const auto clinic = crypto::SignKey::fromSeed(ledger::world::seedOf("clinic"));
    const auto clinicId = ClinicId::copy(clinic.publicKey().view());

    const Bytes body = toBytes(bytesOf("a letter"));
    Manifest manifest;
    manifest.type = kDocumentType;
    manifest.title = "Letter";
    manifest.date = *ClinicalDate::from("2025-03-01");
    manifest.clinic = Clinic{clinicId, "Clinic"};
    manifest.mediaType = "text/plain";
    auto stream = ContentBuilder::ofBytes(manifest, body);
    fuzz::require(static_cast<bool>(stream), "a document has a content");
    seeds.add("records", 0, *stream->manifest().encode());
    seeds.add("records", 0, *stream->readAll(1 << 20));
    const Bytes label = *labelFor(stream->manifest(), Category::Notes).encode();
    seeds.add("records", 1, label);

    const CareCard card = makeCareCard(keys, 0, 1, clinicId);
    seeds.add("records", 2, card.encode());
    seeds.add("records", 5, bytesOf(card.text()));
    const auto identity = *keys.identity("doctor");
    const Credential credential = *issueCredential(clinic, chain, clinicId, identity.point, Role::Doctor,
                                                   "A Name", "Dr.", Instant{5'000});
    seeds.add("records", 3, credential.encode());
    const CredentialHandover handover{credential, crypto::SecretBytes::copyOf(Bytes(32, 4))};
    seeds.add("records", 6, bytesOf(handover.text()));
    const Invitation invitation{chain,        clinicId,  {"localhost:7000", "[::1]:7001"}, {}, {},
                                Role::Doctor, Instant{9}};
    seeds.add("records", 4, *invitation.encode());
    seeds.add("records", 7, bytesOf(*invitation.text()));
    seeds.add("records", 8, bytesOf("plain \xe2\x80\xae text\n"));

    Bytes padded = toBytes(le32(static_cast<std::uint32_t>(label.size())));
    append(padded, label);
    padded.resize((padded.size() + 255) / 256 * 256);
    seeds.add("sealed_bodies", 0, padded);
    Bytes drawer =
        cbor::Writer().array(1).array(3).bytes(identity.point.view()).text("laboratory").uint(2).out();
    drawer.resize(kDrawerBlock);
    seeds.add("sealed_bodies", 1, drawer);
    const auto patient = crypto::BoxKey::random();
    RequestBody request{credential, {},   Purpose::Treatment, std::vector{Category::Laboratory},
                        {},         {},   Instant{4'000},     "please",
                        false,      false};
    request.introduction = introduce(chain, identity, clinic.publicKey(), keys.pseudonymSign(0).publicKey());
    if (const auto sealed = sealRequest(request, patient.publicKey()))
        seeds.add("sealed_bodies", 2, *patient.open(*sealed));
    const auto reader = TeamReader::make(clinic, chain, {}, "A Name", "Dr.", Instant{5});
    seeds.add("sealed_bodies", 4, *patient.open(*reader->sealTo(patient.publicKey())));
    seeds.add("sealed_bodies", 3,
              *sharing::encodeNote({crypto::SecretBytes::copyOf(Bytes(32, 1)), "laboratory"}));
}

void ofNode(Seeds& seeds) {
    using namespace node;
    Bytes frames;
    for (const std::size_t size : {1U, 5U, 290U})
        append(frames, *encodeFrame(FrameKind::Ping, Bytes(size, 0xf6)));
    seeds.add("frame", 0, frames);
    seeds.add("frame", 1, encodeRequest(7, Bytes(3)));
    seeds.add("frame", 2, encodeAnswer(7, Bytes(3)));
    seeds.add("frame", 2, encodeAnswer(8, fail(ErrorCode::Denied, "no")));

    const crypto::Point G = *crypto::Point::from(crypto::base(crypto::Scalar::fromUint(1)));
    const auto key = crypto::SignKey::fromSeed(ledger::world::seedOf("key"));
    const auto ticket = BlobTicket::make(key, {}, {}, {}, Instant{5});
    seeds.add("services", 0, JoinRequest{{}, "patient", G, {}}.encode());
    seeds.add("services", 1, JoinAnswer{}.encode());
    seeds.add("services", 1, JoinAnswer{SignPublic{}, Bytes(9)}.encode());
    seeds.add("services", 2, AdmitRequest{"doctor", G, {}, {}, {}, {}}.encode());
    seeds.add("services", 3, encodeAdmission({{}, Instant{5}, {}}));
    seeds.add("services", 4, TxStatusAnswer{}.encode());
    seeds.add("services", 4, TxStatusAnswer{TxStatusAnswer::State::Final, 5, 1, "KeyInUse"}.encode());
    seeds.add("services", 5, ScanRequest{Bytes{1}, Bytes{1, 2}}.encode());
    seeds.add("services", 21, GetRequest{{Bytes{1}, Bytes{1, 2}}}.encode());
    seeds.add("services", 22, GetAnswer{{Bytes{1}, std::nullopt}}.encode());
    seeds.add("services", 6, ScanAnswer{{{Bytes{1}, Bytes{2}}, {Bytes{3}, {}}}, true}.encode());
    seeds.add("services", 7, BlobBegin{{}, 5000, ticket}.encode());
    seeds.add("services", 7, BlobBegin{{}, 5000, {}}.encode());
    seeds.add("services", 8, BlobPiece{{}, 512, Bytes(20)}.encode());
    seeds.add("services", 9, BlobRange{{}, {}, 0, 512, ticket}.encode());
    seeds.add("services", 10, ShareDelivery{{}, {}, Bytes(80), {}}.encode());
    seeds.add("services", 10, ShareDelivery{{}, {}, Bytes(80), crypto::Signature{}}.encode());
    seeds.add("services", 11, ShareReceipt{crypto::Signature{}}.encode());
    seeds.add("services", 12,
              ReencapsulationRequest{{}, {}, {}, {}, {}, Bytes(208), Instant{5}, {}}.encode());
    seeds.add("services", 13, ReleasesRequest{{}, {}, Instant{5}, {{{}, 1}, {{}, 2}}, {}}.encode());
    seeds.add("services", 14, Release{Instant{5}, {}, true, ""}.encode());
    seeds.add("services", 14, Release{Instant{6}, {}, false, "Revoked"}.encode());
    seeds.add("services", 32,
              cbor::Writer().array(2).array(1).array(1).bytes(Bytes(9)).bytes(crypto::Signature{}).out());
    NodeStatusAnswer status;
    status.peers = {{{}, true, 5}};
    seeds.add("services", 15, status.encode());
    seeds.add("services", 16, BlocksRequest{5, 10}.encode());
    seeds.add("services", 17, BlocksAnswer{{{Bytes(9), Bytes(8)}}, {}, {}}.encode());
    seeds.add("services", 17, BlocksAnswer{{{Bytes(9), {}}}, {Bytes(7)}, Bytes(6)}.encode());
    seeds.add("services", 18, LockerBox{G, 3, {}, Bytes(50)}.encode());
    const RegisterEntry entry{7, "Anna Abel", "1961-04-30", "17", SignPublic{}, Bytes(90)};
    seeds.add("services", 24, FindPatients{{G, Instant{5}, {}}, "anna 1961"}.encode());
    seeds.add("services", 25, AddToRegister{{G, Instant{5}, {}}, entry}.encode());
    seeds.add("services", 26, encodeFound({entry, {8, "Bo", "", "", {}, {}}}));
    seeds.add("services", 27, entry.encode());
    seeds.add("services", 28, Bytes(90));
    ReencapsulationRequest asked{{}, {}, {}, {}, {}, Bytes(208), Instant{5}, {}, TeamPart{{}, Bytes(448)}};
    seeds.add("services", 12, asked.encode());
    seeds.add("services", 14, Release{Instant{5}, {}, true, "", Bytes(448)}.encode());
    seeds.add("services", 33, SignForTeam{{}, {}, Bytes(208), {}}.encode());
    seeds.add("services", 34, SignedForTeam{{}, {asked}, {{{}, {{}, Instant{5}, {}}}}}.encode());
    seeds.add("services", 35, OpenForTeam{{}, {}, Bytes(208), {}, {{{}, {}}}}.encode());
    seeds.add("services", 36, NoteForTeam{{}, Bytes(112), {}}.encode());
    seeds.add("services", 40, encodeIntroduction({G, Instant{5}, {}}));
    seeds.add("services", 37, TeamQuestion{{G, Instant{5}, {}}, Bytes(30)}.encode());
}

void ofFiles(Seeds& seeds) {
    seeds.add("cbor",
              cbor::Writer().array(3).uint(70000).text("t\xc3\xa9xt").array(2).null().boolean(true).out());
    seeds.add("text", bytesOf("Zm9vYmE"));
    seeds.add("sealed_file", 0, Bytes{0, 0, 100, 1});
    seeds.add("sealed_file", 1,
              ledger::world::World::stanza(crypto::base(crypto::Scalar::fromUint(3)).view(), RecordId{}));
    Bytes keyFile = toBytes(bytesOf("RESEALKY"));
    append(keyFile, le32(1));
    append(keyFile, le32(0));
    append(keyFile, le64(3));
    append(keyFile, le64(256ULL << 20));
    keyFile.resize(vault::kKeyFileSize - 32);
    seeds.add("key_file", keyFile);
    const std::string observation =
        R"({"resourceType":"Observation","id":"a","status":"final","subject":{"reference":"Patient/p"},)"
        R"("code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"valueQuantity":{"value":1.50}})";
    const std::string bundle =
        R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":)"
        R"({"resourceType":"Patient","id":"p","name":[{"family":"Doe"}],"birthDate":"1990-01"}},{"resource":)"
        R"({"resourceType":"Encounter","id":"e","subject":{"reference":"urn:uuid:1"}}},{"resource":)"
        R"({"resourceType":"Condition","id":"c","encounter":{"reference":"Encounter/e"},"meta":{"security":[)"
        R"({"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"HIV"}]}}}]})";
    const std::string lines =
        "{\"resourceType\":\"Immunization\",\"id\":\"i\"}\n{\"resourceType\":\"OperationOutcome\"}\n";
    for (const std::string& text : {observation, bundle, lines}) seeds.add("fhir", bytesOf(text));
    const std::string pressure =
        R"({"resourceType":"Observation","status":"final","text":{"div":"<div>a<script>b</script>&lt;"},)"
        R"("effectiveDateTime":"2020-01-02","component":[{"code":{"coding":[{"system":"http://loinc.org",)"
        R"("code":"8480-6"}]},"valueQuantity":{"value":120.0,"comparator":"<","unit":"mmHg"},)"
        R"("referenceRange":[{"low":{"value":1e2}}],"interpretation":[{"coding":[{"code":"H"}]}]}]})";
    const std::string medication =
        R"({"resourceType":"MedicationRequest","medicationReference":{"reference":"#m"},"contained":[)"
        R"({"id":"m","resourceType":"Medication","code":{"text":"x"}}],"dosageInstruction":[{"timing":)"
        R"({"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},"asNeededBoolean":true}],)"
        R"("note":[{"text":"a\nb"}]})";
    const std::string report =
        R"({"resourceType":"DiagnosticReport","presentedForm":[{"contentType":"text/html","data":)"
        R"("PGI+YQ=="}],"effectivePeriod":{"start":"2020","end":"2021"},"result":[{"reference":"a/1"}]})";
    for (const std::string& text : {observation, bundle, pressure, medication, report})
        seeds.add("reading", bytesOf(text));
    seeds.add("reading",
              bytesOf("<ul><li>a &#228;</li></ul><!-- b --><p title='>'>c | <br/><pre>d</pre></p>"));
}

void ofCommittees(Seeds& seeds) {
    using namespace sharing;
    const auto must = [](auto result) {
        fuzz::require(static_cast<bool>(result), "a seed can be made");
        return *std::move(result);
    };
    const RunLabel label(CommitteePurpose::Tracing, {}, 3);
    const auto run = must(CommitteeRun::of(label, 3, 2));
    const RunKeys keys = {{1, crypto::BoxKey::random().publicKey()},
                          {3, crypto::BoxKey::random().publicKey()}};
    seeds.add("committee", 0, must(NewDeal::make(run, 2, keys)).deal().encode());
    auto secret = crypto::SecretScalar::random();
    const crypto::Point point = base(secret);
    const ShareKey shareKey{label, 1, point};
    const auto share = must(CommitteeShare::accept(shareKey, secret.view()));
    seeds.add("committee", 2, must(exponentiate(share, ProvenPoint::admitted(point), {})));
    const crypto::RistrettoKey identity{std::move(secret), point};
    const auto ticket = must(TicketBase::of({}, "doctor", 0, 0));
    for (const std::size_t size : {std::size_t{1}, std::size_t{5}}) {
        const Ring ring = must(Ring::of(std::vector<crypto::Point>(size, point), 0));
        const auto signature = must(signAsMember(identity, ring, point, ticket, {}));
        seeds.add("committee", 1, signature.encode());
    }
    const crypto::Point other = base(crypto::SecretScalar::random());
    const auto test = must(EqualityTest::of({label, point, other}, point, {}, 0));
    const auto part = must(makeEqualityPart(test, 1));
    Bytes both = toBytes(part.hash);
    append(both, part.part);
    seeds.add("committee", 3, both);
    seeds.add("committee", 4, label);
    seeds.add("committee", 5, Bytes{0, 4, 1, 1, 1, 4, 0, 3, 2, 0, 1, 1});  // complaints, an answer
    seeds.add("committee", 5,
              Bytes{0, 4, 1, 0, 4, 2, 0, 4, 3, 1, 1, 4, 1, 2, 4, 1, 3, 4});  // of too many, answered
    seeds.add("committee", 5, Bytes{3, 1, 0, 3, 2, 0});                      // too few keys
    seeds.add("committee", 5, Bytes{4, 1, 0, 6, 2, 3, 7, 1, 6, 3, 3, 7, 1, 0, 3, 2});
    for (const std::uint8_t what : {6, 7}) {
        seeds.add("committee", what, Bytes{0, 1, 0, 0, 1, 2, 0, 0, 2, 3, 0, 0, 2, 3, 0, 0});
        seeds.add("committee", what, Bytes{0, 1, 5, 8, 0, 1, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 2, 5, 0, 0});
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s <folder>\n", argv[0]);
        return 2;
    }
    Seeds seeds(argv[1]);
    ofLedger(seeds);
    ofProofs(seeds);
    ofEvents(seeds);
    ofConsensus(seeds);
    ofRecords(seeds);
    ofNode(seeds);
    ofFiles(seeds);
    ofCommittees(seeds);
    return 0;
}
