// What a node answers has one form: too few fields are not an answer with less in it.
#include <QtTest>

#include "core/base/cbor.h"
#include "core/node/services.h"

using namespace reseal;
using namespace reseal::node;

class ServicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerToJoinHasItsFields() {
        const SignPublic key{};
        cbor::Writer none, more;
        none.array(0).bytes(key);
        more.array(3).bytes(key).bytes(Bytes(9)).bytes(Bytes(9));
        for (const Bytes& wrong : {std::move(none).out(), std::move(more).out()}) {
            const auto read = JoinAnswer::decode(wrong);
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::Malformed);
        }
        QVERIFY(JoinAnswer::decode(JoinAnswer{key, {}}.encode()));
        QVERIFY(JoinAnswer::decode(JoinAnswer{key, Bytes(9)}.encode())->credential == Bytes(9));
    }
};

QTEST_GUILESS_MAIN(ServicesTest)
#include "services_test.moc"
