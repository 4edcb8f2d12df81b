// The whole way of a record, from a doctor's file through the patient's consent to another pair of eyes, and
// what must not be possible on it.
#include <QtTest>

#include "core/engine/record_batches.h"
#include "tests/unit/engine/story.h"

namespace reseal::test {

using engine::Access;
using records::Category;

class EngineStoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeStory();
    void savesToAFolder();
    void aDocumentOfManyPieces();
    void deniedLooksLikeNoAnswer();
    void partOnly();
    void listedRecordsOnly();
    void nothingBeyondWhatWasAsked();
    void revokedMovesOn();
    void intakeIsSortedByThePatient();
    void erased();
    void listsComeInBatches();
    void lyingProxy();
    void tooFewProxies();
    void awayFileServer();
    void staleProxies();
    void sameFileTwice();
    void somebodyElsesFile();
    void cancelledSealing();
    void activityTells();
};

void EngineStoryTest::wholeStory() {
    Story story;
    story.meet();
    const auto report = must(story.seal("eva.json", kBundle));
    QCOMPARE(report.written, engine::Written::Final);
    QVERIFY(report.archived);
    QVERIFY(report.safe);
    QCOMPARE(report.transactions.size(), std::size_t{1});

    // The doctor sees what the open drawer shows, and can read nothing.
    const auto chart = must(story.doctor.doctor().chart(story.whom()));
    QCOMPARE(chart.size(), report.sealed.size());
    for (const auto& row : chart) QCOMPARE(row.access, Access::Locked);
    const auto laboratory = story.record(Category::Laboratory);
    QVERIFY(laboratory.has_value());
    QVERIFY(!laboratory->unverified);
    QCOMPARE(laboratory->copies, std::size_t{2});
    QCOMPARE(codeOf(story.doctor.doctor().open(laboratory->id)), ErrorCode::Denied);

    const auto request = story.ask({Category::Laboratory});
    const auto asked = must(story.patient.patient().requests());
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(!asked.front().problem);
    QCOMPARE(asked.front().who.name, std::string("Ada Kim"));
    QCOMPARE(asked.front().who.clinicName, std::string("Clinic 1"));
    QCOMPARE(asked.front().note, std::string("For the consultation on Monday."));
    const auto approved = story.allow(asked.front());
    QCOMPARE(approved.grants.size(), std::size_t{1});
    QVERIFY(approved.ready);
    QCOMPARE(approved.accepted, std::size_t{4});
    QCOMPARE(request.id, asked.front().id);

    const auto opened = must(story.doctor.doctor().open(laboratory->id));
    QCOMPARE(opened.category, Category::Laboratory);
    QCOMPARE(opened.spans.size(), std::size_t{1});
    QCOMPARE(textOf(opened.spans.front().bytes), std::string_view(sourceOf("o1")));
    QVERIFY(opened.liars.empty());

    // What was not granted stays shut; the patient reads everything.
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::Problems)->id)), ErrorCode::Denied);
    const auto own = must(story.patient.patient().open(story.record(Category::Problems)->id));
    QCOMPARE(textOf(own.spans.front().bytes), std::string_view(sourceOf("c1")));
    const auto after = must(story.doctor.doctor().chart(story.whom()));
    QCOMPARE(std::ranges::count_if(after, [](const auto& row) { return row.access == Access::Readable; }), 1);
}

void EngineStoryTest::savesToAFolder() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto id = story.record(Category::Problems)->id;
    story.allow(story.ask({Category::Problems}));
    const std::string folder = story.files.path().toStdString() + "/out";
    const auto saved = must(story.doctor.doctor().save(id, folder));
    QCOMPARE(saved.files.size(), std::size_t{1});
    QCOMPARE(saved.files.front().path, folder + "/" + saved.files.front().sha256.hex());
    const Bytes content = must(readFile(saved.files.front().path, 1 << 20));
    QCOMPARE(textOf(content), std::string_view(sourceOf("c1")));
    QVERIFY(crypto::sha256(content) == saved.files.front().sha256);
    // Nothing else is left lying about, least of all the plaintext of the whole.
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

void EngineStoryTest::aDocumentOfManyPieces() {
    Story story;
    story.meet();
    std::string document(3'000'017, 'x');
    for (std::size_t i = 0; i < document.size(); i += 977) document[i] = static_cast<char>('a' + i % 26);
    must(story.seal("letter.txt", document));
    const auto row = story.record(Category::Notes);
    QVERIFY(row.has_value());
    const auto opened = must(story.patient.patient().open(row->id));
    QCOMPARE(opened.spans.size(), std::size_t{1});
    QVERIFY(textOf(opened.spans.front().bytes) == document);
}

void EngineStoryTest::deniedLooksLikeNoAnswer() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Laboratory});
    QCOMPARE(must(story.patient.patient().deny(request.id)), engine::Written::Final);
    QCOMPARE(must(story.patient.patient().requests()).front().state, engine::RequestState::Denied);
    QCOMPARE(must(story.doctor.doctor().requests()).front().state, engine::RequestState::Open);
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::Laboratory)->id)), ErrorCode::Denied);
    engine::Approval late{request.id, {Category::Laboratory}, {}, {}};
    QCOMPARE(codeOf(story.patient.patient().approve(late)), ErrorCode::Refused);
    QVERIFY(must(story.patient.patient().grants()).empty());
}

void EngineStoryTest::partOnly() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Problems, Category::Laboratory});
    engine::Approval part{request.id, {Category::Problems}, {}, story.ledger.now + days(1)};
    QCOMPARE(must(story.patient.patient().approve(part)).grants.size(), std::size_t{1});
    must(story.doctor.doctor().open(story.record(Category::Problems)->id));
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::Laboratory)->id)), ErrorCode::Denied);
    story.ledger.now = story.ledger.now + days(2);
    QCOMPARE(codeOf(story.doctor.doctor().open(story.record(Category::Problems)->id)), ErrorCode::Expired);
}

void EngineStoryTest::listedRecordsOnly() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId first = story.record(Category::Problems)->id;
    const auto request = story.ask({Category::Problems});
    engine::Approval approval{request.id, {Category::Problems}, std::set<RecordId>{first}, {}};
    must(story.patient.patient().approve(approval));
    must(story.doctor.doctor().open(first));
    must(story.seal("later.json", R"({"resourceType":"Condition","id":"c9","code":{"text":"Gout"}})"));
    for (const auto& row : must(story.patient.patient().records()))
        if (row.category == Category::Problems && row.id != first)
            QCOMPARE(codeOf(story.doctor.doctor().open(row.id)), ErrorCode::Denied);
    // By record, without any category.
    engine::Wish wish = story.wish({});
    wish.records = {story.record(Category::Laboratory)->id};
    const auto named = must(story.doctor.doctor().request(wish));
    must(story.patient.patient().approve({named.id, {}, {}, {}}));
    must(story.doctor.doctor().open(wish.records.front()));
}

void EngineStoryTest::nothingBeyondWhatWasAsked() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const auto request = story.ask({Category::Laboratory});
    auto& patient = story.patient;
    const auto code = [&](const engine::Approval& approval) {
        return codeOf(patient.patient().approve(approval));
    };
    QCOMPARE(code({request.id, {Category::Problems}, {}, {}}), ErrorCode::InvalidArgument);
    QCOMPARE(code({request.id, {}, {}, {}}), ErrorCode::InvalidArgument);
    QCOMPARE(code({request.id, {Category::Laboratory}, {}, request.notAfter + days(1)}),
             ErrorCode::InvalidArgument);
    QCOMPARE(code({request.id, {Category::Laboratory}, {}, story.ledger.now}), ErrorCode::InvalidArgument);
    QCOMPARE(code({ledger::RequestId{}, {Category::Laboratory}, {}, {}}), ErrorCode::NotFound);
    QVERIFY(must(patient.patient().grants()).empty());
    engine::Wish both = story.wish({Category::Laboratory});
    both.records = {RecordId{}};
    QCOMPARE(codeOf(story.doctor.doctor().request(both)), ErrorCode::InvalidArgument);
    QVERIFY(!story.doctor.doctor().request(story.wish({Category::Intake})));
    QCOMPARE(must(patient.patient().requests()).size(), std::size_t{1});
}

void EngineStoryTest::revokedMovesOn() {
    Story story;
    Someone other(story.ledger, story.ledger.invite(2, records::Role::Doctor), "Bo");
    other.joinAs("Bo Lind");
    story.meet();
    must(other.doctor().addPatient({must(story.patient.patient().careCard()).text, "Muster", {}, {}}));
    must(story.seal("eva.json", kBundle));
    const RecordId old = story.record(Category::Laboratory)->id;
    story.allow(story.ask({Category::Laboratory}));
    story.allow(must(other.doctor().request(story.wish({Category::Laboratory}))));
    must(story.doctor.doctor().open(old));

    GrantId mine;
    for (const auto& grant : must(story.patient.patient().grants()))
        if (grant.who.name == "Ada Kim") mine = grant.id;
    const auto revoked = must(story.patient.patient().revoke(mine));
    QCOMPARE(revoked.grants.size(), std::size_t{1});
    QVERIFY(revoked.movedOn);
    QCOMPARE(revoked.renewed, std::size_t{1});
    QVERIFY(!revoked.unfinished);
    QCOMPARE(codeOf(story.doctor.doctor().open(old)), ErrorCode::Revoked);

    // Who has not confirmed yet that its share is destroyed: nobody asks that of what goes on.
    const auto unconfirmed = [&] {
        std::vector<std::string> out;
        for (const auto& grant : must(story.patient.patient().grants()))
            if (grant.id == mine)
                out = grant.unconfirmed;
            else if (!grant.unconfirmed.empty())
                qFatal("a grant that has not ended");
        return out;
    };
    QCOMPARE(unconfirmed().size(), std::size_t{4});
    const auto proxies = story.ledger.state().grant(mine)->proxies;
    for (std::size_t i = 1; i < proxies.size(); ++i)
        story.ledger.say(story.ledger.clinic(proxies[i]),
                         {ledger::Receipts{{ledger::Receipt(ledger::ShareDestroyed{mine})}}});
    QCOMPARE(unconfirmed(), std::vector<std::string>{story.ledger.state().clinic(proxies[0])->name});

    // What comes from now on lies under another key: the one who remains reads it, the other does not.
    must(story.seal("new.json",
                    R"({"resourceType":"Observation","id":"n1","status":"final",
        "category":[{"coding":[
        {"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
        "code":{"text":"K"}})"));
    for (const auto& row : must(story.patient.patient().records())) {
        if (row.category != Category::Laboratory) continue;
        must(other.doctor().open(row.id));
        QVERIFY(!story.doctor.doctor().open(row.id));
    }
    // Once more changes nothing.
    const std::size_t before = story.ledger.submitted;
    QVERIFY(must(story.patient.patient().revoke(mine)).grants.empty());
    QCOMPARE(story.ledger.submitted, before);
    // And a new consent covers the old records and the new ones.
    story.allow(story.ask({Category::Laboratory}));
    must(story.doctor.doctor().open(old));
}

void EngineStoryTest::intakeIsSortedByThePatient() {
    Story story;
    story.meet();
    const auto report = must(story.seal("eva.json", kBundle));
    const auto sealed =
        std::ranges::find_if(report.sealed, [](const auto& row) { return row.under == Category::Intake; });
    QVERIFY(sealed != report.sealed.end());
    const auto row = story.record(Category::Intake);
    QVERIFY(row.has_value());
    QVERIFY(row->unsorted);
    QVERIFY(row->title.empty());  // whoever has the card could read it
    QCOMPARE(codeOf(story.patient.patient().refile(row->id, Category::Intake)), ErrorCode::InvalidArgument);
    QCOMPARE(must(story.patient.patient().refile(row->id, Category::MentalHealth)), engine::Written::Final);
    const auto sorted = story.record(Category::MentalHealth);
    QVERIFY(sorted.has_value());
    QVERIFY(!sorted->unsorted);
    QCOMPARE(codeOf(story.patient.patient().refile(row->id, Category::MentalHealth)),
             ErrorCode::InvalidArgument);
    QCOMPARE(textOf(must(story.patient.patient().open(row->id)).spans.front().bytes),
             std::string_view(sourceOf("o2")));
    // The doctor who sealed it no longer sees what it is, until that category is granted: the note of a
    // grant brings the closed drawer's secret.
    const auto shown = [&] {
        for (const auto& one : must(story.doctor.doctor().chart(story.whom())))
            if (one.id == row->id) return one.category;
        return std::optional<Category>();
    };
    QVERIFY(!shown().has_value());
    story.allow(story.ask({Category::MentalHealth}));
    QCOMPARE(shown(), std::optional(Category::MentalHealth));
    must(story.doctor.doctor().open(row->id));
}

void EngineStoryTest::erased() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId id = story.record(Category::Laboratory)->id;
    story.allow(story.ask({Category::Laboratory}));
    must(story.doctor.doctor().open(id));
    QCOMPARE(must(story.patient.patient().erase(id)), engine::Written::Final);
    QCOMPARE(must(story.patient.patient().erase(id)), engine::Written::Final);
    QVERIFY(!story.record(Category::Laboratory));
    QCOMPARE(codeOf(story.patient.patient().open(id)), ErrorCode::NotFound);
    QCOMPARE(codeOf(story.doctor.doctor().open(id)), ErrorCode::NotFound);
    for (const auto& row : must(story.doctor.doctor().chart(story.whom()))) QVERIFY(row.id != id);
    const auto erased = [&] {
        const auto rows = must(story.patient.patient().erasures());
        if (rows.size() != 1 || rows.front().record != id) qFatal("not what was erased");
        return rows.front().unconfirmed;
    };
    const auto servers = story.ledger.state().record(id)->fileServers;
    QCOMPARE(erased().size(), servers.size());
    story.ledger.say(story.ledger.clinic(servers.front()),
                     {ledger::Receipts{{ledger::Receipt(ledger::BlobErased{id})}}});
    QCOMPARE(erased().size(), servers.size() - 1);
}

void EngineStoryTest::listsComeInBatches() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    must(story.seal("letter.txt", "a letter"));
    const auto ids = [](const std::vector<engine::RecordRow>& rows) {
        std::vector<RecordId> out;
        for (const auto& row : rows) out.push_back(row.id);
        return out;
    };
    std::vector<engine::RecordRow> batched;
    const engine::TakeRecords take = [&](std::vector<engine::RecordRow> batch) {
        QVERIFY(!batch.empty() && batch.size() <= engine::kMaxRecordBatch);
        std::ranges::move(batch, std::back_inserter(batched));
    };
    const auto all = must(story.patient.patient().records());
    QVERIFY(all.size() >= 5);
    QCOMPARE(must(story.patient.patient().records(take)), all.size());
    std::ranges::reverse(batched);  // the oldest first; as one list the latest
    QVERIFY(ids(batched) == ids(all));
    batched.clear();
    QCOMPARE(must(story.doctor.doctor().chart(story.whom(), take)), all.size());
    std::ranges::reverse(batched);
    QVERIFY(ids(batched) == ids(must(story.doctor.doctor().chart(story.whom()))));

    // Pages of two, of one, and of exactly as many as there are; what is erased leaves no gap and no empty
    // batch.
    must(story.patient.patient().erase(all.front().id));
    for (const std::size_t most : {std::size_t{1}, std::size_t{2}, all.size(), all.size() + 1}) {
        batched.clear();
        const auto rowOf = [](const ledger::ListedRecord& record) -> Result<engine::RecordRow> {
            engine::RecordRow row;
            row.id = record.id;
            return row;
        };
        QCOMPARE(must(engine::recordsInBatches(story.patient.at(), story.whom(), take, rowOf, most)),
                 all.size() - 1);
        std::ranges::reverse(batched);
        QVERIFY(ids(batched) == ids(must(story.patient.patient().records())));
    }
    // One that can't be reached ends the list with its error, after what was there.
    batched.clear();
    int asked = 0;
    const auto second = [&](const ledger::ListedRecord&) -> Result<engine::RecordRow> {
        if (++asked == 3) return fail(ErrorCode::Offline, "away");
        return engine::RecordRow();
    };
    QCOMPARE(codeOf(engine::recordsInBatches(story.patient.at(), story.whom(), take, second, 2)),
             ErrorCode::Offline);
    QCOMPARE(batched.size(), std::size_t{2});
}

void EngineStoryTest::lyingProxy() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId id = story.record(Category::Laboratory)->id;
    story.allow(story.ask({Category::Laboratory}));
    story.ledger.clinics[0].lies = true;  // the doctor's own home, which is asked first
    const auto opened = must(story.doctor.doctor().open(id));
    QCOMPARE(opened.liars, std::vector<ClinicId>{story.ledger.clinics[0].id});
    QCOMPARE(textOf(opened.spans.front().bytes), std::string_view(sourceOf("o1")));
    for (std::size_t i = 0; i < 3; ++i) story.ledger.clinics[i].lies = true;
    const auto failed = story.doctor.doctor().open(id);
    QCOMPARE(codeOf(failed), ErrorCode::BadProof);
    QVERIFY(failed.error().detail.find("3 proxies gave wrong shares") != std::string::npos);
}

void EngineStoryTest::tooFewProxies() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId id = story.record(Category::Laboratory)->id;
    story.allow(story.ask({Category::Laboratory}));
    story.ledger.clinics[2].away = story.ledger.clinics[3].away = true;
    must(story.doctor.doctor().open(id));  // 2 of 4 are enough
    story.ledger.clinics[1].away = true;
    const auto failed = story.doctor.doctor().open(id);
    QCOMPARE(codeOf(failed), ErrorCode::Offline);
    QVERIFY(failed.error().detail.starts_with("1 of 2 proxies"));
}

void EngineStoryTest::awayFileServer() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId id = story.record(Category::Laboratory)->id;
    const auto entry = *story.ledger.state().record(id);
    QCOMPARE(entry.fileServers.size(), std::size_t{2});
    story.ledger.blobs[entry.fileServers[0]].clear();
    must(story.patient.patient().open(id));
    // Ciphertext that was tampered with is noticed, whoever gives it.
    story.ledger.blobs[entry.fileServers[1]][entry.blob].back() ^= 1;
    QVERIFY(!story.patient.patient().open(id));
}

void EngineStoryTest::staleProxies() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    const RecordId id = story.record(Category::Laboratory)->id;
    story.allow(story.ask({Category::Laboratory}));
    for (auto& clinic : story.ledger.clinics) clinic.stale = true;
    QCOMPARE(codeOf(story.doctor.doctor().open(id)), ErrorCode::NotCurrent);
}

void EngineStoryTest::sameFileTwice() {
    Story story;
    story.meet();
    const auto first = must(story.seal("eva.json", kBundle));
    const std::string path = story.write("again.json", kBundle);
    const auto preview = must(story.doctor.doctor().previewImport(story.whom(), {path}));
    QVERIFY(preview.records.empty());
    QVERIFY(preview.files.front().alreadySealed > 0);
    QCOMPARE(codeOf(story.doctor.doctor().seal({preview.id, {}, {}})), ErrorCode::InvalidArgument);
    QCOMPARE(must(story.patient.patient().records()).size(), first.sealed.size());
    // A broken file refuses the whole import and names itself.
    const auto broken = story.doctor.doctor().previewImport(
        story.whom(), {path, story.write("broken.json", "{\"resourceType\":\"Bundle\",")});
    QVERIFY(!broken && broken.error().detail.find("broken.json") != std::string::npos);
}

void EngineStoryTest::somebodyElsesFile() {
    Story story;
    story.meet();  // as "Eva M."
    const auto about = [&](const char* given, const char* family) {
        return story.write("of.json", std::string(R"({"resourceType":"Bundle","type":"collection","entry":[
            {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p","name":[{"family":")") +
                                          family + R"(","given":[")" + given + R"("]}]}},
            {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Condition","id":"c","code":{"text":"Gout"},
            "subject":{"reference":"urn:uuid:1"}}}]})");
    };
    const auto differs = [&](const std::string& path) {
        return must(story.doctor.doctor().previewImport(story.whom(), {path})).files.front().namedOtherwise;
    };
    QVERIFY(!differs(about("ÉVA", "Anders")));  // as far as "Eva M." goes
    QVERIFY(!differs(about("Eva697", "Anders")));
    QVERIFY(!differs(story.write("letter.txt", "of nobody")));
    QVERIFY(differs(about("Evander", "M")));  // half a word, and an initial, are no name
    must(story.doctor.doctor().editPatient(story.whom(), "Dr Eva von Muster", {}, {}));
    QVERIFY(!differs(about("Eva Sofia", "Muster")));
    QVERIFY(differs(about("Bo", "Muster")));  // a brother
    QVERIFY(differs(about("Eva", "Lind")));
    const std::string other = about("Bo", "Lind");
    const auto preview = must(story.doctor.doctor().previewImport(story.whom(), {other}));
    QVERIFY(preview.files.front().namedOtherwise);
    engine::SealChoices choices;
    choices.preview = preview.id;
    for (std::size_t i = 0; i < preview.records.size(); ++i)
        choices.choices.push_back({i, preview.records[i].category, {}});
    const auto refused = story.doctor.doctor().seal(choices);
    QCOMPARE(codeOf(refused), ErrorCode::Denied);
    QVERIFY(refused.error().detail.find("Bo Lind") != std::string::npos);
    QVERIFY(must(story.patient.patient().records()).empty());
    choices.samePerson = true;
    QVERIFY(!must(story.doctor.doctor().seal(choices)).sealed.empty());
    QVERIFY(!differs(other));               // it is remembered, for this patient
    must(story.seal("eva.json", kBundle));  // where she was born on 1961-04-30
    const std::string again = std::string(kBundle);
    const auto born = [&](const std::string& date) {
        std::string changed = again;
        changed.replace(changed.find("1961-04-30"), 10, date);
        return story.write("born.json", changed);
    };
    QVERIFY(!differs(born("1961")));
    QVERIFY(differs(born("1931-04-30")));  // her grandmother
}

void EngineStoryTest::cancelledSealing() {
    Story story;
    story.meet();
    const std::size_t before = story.ledger.submitted;
    story.doctor.stop = true;
    const std::string path = story.write("eva.json", kBundle);
    story.doctor.stop = false;
    const auto preview = must(story.doctor.doctor().previewImport(story.whom(), {path}));
    engine::SealChoices choices{preview.id, {}, {}};
    for (std::size_t i = 0; i < preview.records.size(); ++i)
        if (!preview.records[i].confirmed) choices.choices.push_back({i, preview.records[i].category, {}});
    auto acts = story.doctor.doctor();
    story.doctor.stop = true;
    QCOMPARE(codeOf(acts.seal(choices)), ErrorCode::Cancelled);
    QCOMPARE(story.ledger.submitted, before);
    story.doctor.stop = false;
    must(story.doctor.doctor().seal(choices));
    // Confirmed by nobody: nothing is sealed.
    QVERIFY(std::filesystem::is_empty(story.doctor.folder() / "outgoing"));
}

void EngineStoryTest::activityTells() {
    Story story;
    story.meet();
    must(story.seal("eva.json", kBundle));
    story.allow(story.ask({Category::Laboratory}));
    must(story.patient.patient().revoke(must(story.patient.patient().grants()).front().id));
    const auto rows = must(story.patient.patient().activity(0));
    std::set<std::string> kinds;
    for (const auto& row : rows) {
        kinds.insert(row.kind);
        QVERIFY(!row.sentence.empty());
    }
    for (const char* kind :
         {"RecordRegistered", "BlobStored", "Requested", "Granted", "ShareAccepted", "Revoked"})
        QVERIFY2(kinds.contains(kind), kind);
    for (std::size_t i = 0; i < rows.size(); ++i) QCOMPARE(rows[i].number, rows.size() - 1 - i);
    QVERIFY(!must(story.doctor.doctor().activity(story.whom(), 0)).empty());
}

}  // namespace reseal::test

QTEST_GUILESS_MAIN(reseal::test::EngineStoryTest)
#include "story_test.moc"
