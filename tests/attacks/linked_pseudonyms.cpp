// Are two pseudonyms one member's? Somebody who has all of the ledger plays many games: half of them with two
// pseudonyms of one member, half with two of different members, and wins as often as by tossing a coin; if
// the randomness of the encryption is used again, always.
//
// What libsodium draws is drawn from a fixed seed here, so that chance never decides the test.
#include <sodium.h>

#include <set>

#include "core/crypto/sha256.h"
#include "core/sharing/ring_signature.h"
#include "tests/attacks/attack.h"

using namespace reseal;
using namespace reseal::attacks;
using crypto::Element;
using crypto::Point;

namespace {

std::uint64_t drawn = 0, left = 0;
std::array<std::uint8_t, 64> block;
void draw(void* out, std::size_t size) {
    auto* bytes = static_cast<std::uint8_t*>(out);
    for (std::size_t i = 0; i < size; ++i) {
        if (left == 0) {
            const auto counter = le64(++drawn);
            crypto_hash_sha512(block.data(), counter.data(), counter.size());
            left = block.size();
        }
        bytes[i] = block[--left];
    }
}
const char* drawerName() {
    return "fixed";
}
std::uint32_t drawNumber() {
    std::array<std::uint8_t, 4> out;
    draw(out.data(), out.size());
    return readLe32(out);
}
randombytes_implementation drawer{drawerName, drawNumber, nullptr, nullptr, draw, nullptr};

constexpr std::size_t kMembers = 4, kSlots = 64;
constexpr std::uint64_t kPeriod = 20'000;

// What stands on the ledger of one pseudonym.
struct Seen {
    sharing::RingSignature signature;
    std::uint32_t slot = 0;
    std::vector<Bytes> fields;  // of 32 bytes each
};

struct Game {
    Seen one, other;
    bool isSame = false;
};

}  // namespace

class LinkedPseudonyms : public QObject {
    Q_OBJECT

    std::vector<crypto::RistrettoKey> members_;
    std::vector<Point> roster_;
    std::optional<Point> T_;
    std::vector<Game> games_;

    static crypto::RistrettoKey key() {
        auto secret = crypto::SecretScalar::random();
        auto point = crypto::base(secret);
        return {std::move(secret), point};
    }

    Seen pseudonym(std::size_t member, std::uint32_t slot) const {
        const auto ring = *sharing::Ring::of(roster_, 0);
        const auto ticket = *sharing::TicketBase::of(ChainId{}, "doctor", kPeriod, slot);
        Bytes message(32);
        randombytes_buf(message.data(), message.size());
        Seen out{*sharing::signAsMember(members_[member], ring, *T_, ticket, message), slot, {}};
        const Bytes all = out.signature.encode();
        for (std::size_t at = 0; at < all.size(); at += 32)
            out.fields.push_back(toBytes(ByteView(all).subspan(at, 32)));
        return out;
    }
    Game game() const {
        const std::size_t first = randombytes_uniform(kMembers);
        const std::size_t second = (first + 1 + randombytes_uniform(kMembers - 1)) % kMembers;
        const std::uint32_t slot = randombytes_uniform(kSlots);
        const std::uint32_t another = (slot + 1 + randombytes_uniform(kSlots - 1)) % kSlots;
        const bool isSame = randombytes_uniform(2) == 1;
        return {pseudonym(first, slot), pseudonym(isSame ? first : second, another), isSame};
    }

    // Is anything equal that is a coincidence otherwise: a field, or what is left of one when a candidate's
    // identity, or the other signature's masks, are taken away?
    bool showsTheSame(const Game& game) const {
        const Seen& a = game.one;
        const Seen& b = game.other;
        for (std::size_t i = 0; i < a.fields.size(); ++i)
            if (std::ranges::find(b.fields, a.fields[i]) != b.fields.end()) return true;
        const auto masks = [&](const Seen& of, const Point& Y) {  // were it Y's: r·T and what K2 hides
            return std::vector<Element>{of.signature.identity.V1 - Y, of.signature.K2 - Y,
                                        of.signature.identity.U1 - Y, of.signature.Z - Y};
        };
        for (const Point& Y : roster_) {
            const auto left = masks(a, Y), right = masks(b, Y);
            for (const Element& mask : left)
                if (std::ranges::find(right, mask) != right.end()) return true;
        }
        // Differences of what may have been masked alike.
        const auto& s = a.signature;
        const auto& t = b.signature;
        const Element differences[] = {s.identity.U1 - t.identity.U1,
                                       s.identity.V1 - t.identity.V1,
                                       s.K1 - t.K1,
                                       s.K2 - t.K2,
                                       s.Z - t.Z,
                                       s.K3 - t.K3};
        for (std::size_t i = 0; i < std::size(differences); ++i)
            for (std::size_t k = 0; k < i; ++k)
                if (differences[i] == differences[k]) return true;
        // One's answers with the other's masks and bases.
        const auto base = *sharing::TicketBase::of(ChainId{}, "doctor", kPeriod, b.slot);
        return s.yx * Element(base.H()) == Element(t.K3) || s.yx == t.yx || s.yr == t.yr;
    }

    // What a statistician would try: does any bit of any field, compared between the two, tell something? The
    // strongest are learnt from half of the games and judge the other half.
    static std::vector<bool> bits(const Game& game) {
        std::vector<bool> out;
        const auto add = [&](std::uint64_t word, unsigned count) {
            for (unsigned i = 0; i < count; ++i) out.push_back((word >> i & 1) != 0);
        };
        for (std::size_t f = 0; f < game.one.fields.size(); ++f) {
            std::uint8_t any = 0;
            for (std::size_t i = 0; i < 32; ++i) {
                const auto different =
                    static_cast<std::uint8_t>(game.one.fields[f][i] ^ game.other.fields[f][i]);
                any = static_cast<std::uint8_t>(any ^ different);
                if (i == 0 || i == 31) add(different, 8);
            }
            add(any, 8);
            out.push_back(game.one.fields[f] < game.other.fields[f]);
        }
        add(game.one.slot ^ game.other.slot, 6);
        out.push_back(game.one.slot < game.other.slot);
        return out;
    }
    static std::vector<std::int64_t> weights(const std::vector<std::vector<bool>>& seen,
                                             const std::vector<bool>& same) {
        std::vector<std::int64_t> out(seen.front().size());
        for (std::size_t g = 0; g < seen.size(); ++g)
            for (std::size_t i = 0; i < out.size(); ++i) out[i] += seen[g][i] == same[g] ? 1 : -1;
        // Below three standard deviations it is noise, and would only drown what isn't.
        const auto noise = static_cast<std::int64_t>(3 * std::sqrt(static_cast<double>(seen.size())));
        for (std::int64_t& weight : out)
            if (std::abs(weight) < noise) weight = 0;
        return out;
    }

    // Do games of one member show it so often that those that don't must be others?
    static bool tells(const std::vector<bool>& shown, const std::vector<bool>& same) {
        std::size_t hidden = 0, all = 0;
        for (std::size_t g = 0; g < same.size(); ++g) {
            all += same[g] ? 1 : 0;
            hidden += same[g] && !shown[g] ? 1 : 0;
        }
        return 3 * hidden < all;
    }

private Q_SLOTS:
    void initTestCase() {
        crypto::initialize();
        randombytes_set_implementation(&drawer);
        T_ = key().point;
        for (std::size_t i = 0; i < kMembers; ++i) {
            members_.push_back(key());
            roster_.push_back(members_.back().point);
        }
        const std::size_t count = qEnvironmentVariableIsSet("RESEAL_LONG") ? 10'000 : 2'000;
        for (std::size_t i = 0; i < count; ++i) games_.push_back(game());
    }

    void theyWinAsOftenAsACoin() {
        std::vector<std::vector<bool>> seen;
        std::vector<bool> same, shown;
        for (const Game& one : games_) {
            seen.push_back(bits(one));
            same.push_back(one.isSame);
            shown.push_back(showsTheSame(one));
        }
        const std::size_t half = games_.size() / 2;
        std::size_t won = 0;
        for (const bool second : {false, true}) {
            const auto from = [&](auto& list, bool which) {
                const auto middle = list.begin() + static_cast<std::ptrdiff_t>(half);
                return which ? std::vector(middle, list.end()) : std::vector(list.begin(), middle);
            };
            const auto learnt = weights(from(seen, !second), from(same, !second));
            const bool isTold = tells(from(shown, !second), from(same, !second));
            for (std::size_t g = second ? half : 0; g < (second ? games_.size() : half); ++g) {
                std::int64_t says = 0;
                for (std::size_t i = 0; i < learnt.size(); ++i) says += seen[g][i] ? learnt[i] : -learnt[i];
                const bool coin = (games_[g].one.fields[0][7] & 1) != 0;
                const bool guess = shown[g] || (!isTold && (says == 0 ? coin : says > 0));
                won += guess == same[g] ? 1 : 0;
            }
        }
        const double games = static_cast<double>(games_.size()), wins = static_cast<double>(won);
        qInfo("%zu of %zu games won", won, games_.size());
        ATTACK(wins > games / 2 + 1.5 * std::sqrt(games));  // three standard deviations
        // Always wrong would be as good.
        QVERIFY(wins > games / 2 - 1.5 * std::sqrt(games));
        if (!kDefended) QVERIFY(wins >= 0.99 * games);
    }
};

QTEST_GUILESS_MAIN(LinkedPseudonyms)
#include "linked_pseudonyms.moc"
