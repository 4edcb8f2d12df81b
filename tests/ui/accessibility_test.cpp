// Walks every window, page, sheet and panel on made-up values and fails on what shuts somebody out: no name
// for a screen reader, a keyboard that gets stuck or does not get there, a focus that isn't seen, faint text,
// a state told by colour alone, text that is cut. What a finding is stands in walk.h.
//
// What is walked in which combination (each of them at the scale factors 1, 1.5 and 2: entries of their own
// in ctest, of this one program):
//     names, tags, cut text         every language, each in its direction, at 1280 x 820 and 1000 x 640
//     the same, right to left       English as well, so that it is seen before there are translations
//     keyboard                      English at both sizes, Arabic (right to left) at one
//     a focus that is seen          English in the light colours, Arabic in the dark ones
//     contrast and shapes           once: neither depends on language or size
// The way leads through tour.h, which says what is not on it. That the walk finds faults: walk_test.cpp.
#include <QPainter>

#include "tests/ui/tour.h"
#include "ui/common/icons.h"
#include "ui/common/pill.h"
#include "ui/common/steps.h"
#include "ui/common/style_sheet.h"
#include "ui/shell/language.h"

namespace reseal::test {

class AccessibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareToWalk(); }
    void cleanup() {
        useLanguage(QStringLiteral("en"));
        Theme::instance().fix(Scheme::Light);
        settle();
    }

    void windows_data() {
        QTest::addColumn<int>("at");
        int at = 0;
        for (const Look& look : looks())
            QTest::addRow("%s%s", utf8(look.language).c_str(), look.mirrored ? " mirrored" : "") << at++;
    }
    void windows() {
        QFETCH(int, at);
        const Look look = looks()[at];
        useLanguage(look.language);
        if (look.mirrored) QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        Theme::instance().fix(look.scheme);
        Walk walk;
        Tour tour(walk, look);
        tour.patient();
        tour.doctor();
        tour.staff();
        tour.shell();
        report(walk.found);
    }

    void contrasts_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    // What is painted by ourselves, pair by pair; what the style sheet says, rule by rule.
    void contrasts() {
        QFETCH(bool, dark);
        const Colours& c = coloursOf(dark ? Scheme::Dark : Scheme::Light);
        struct Pair {
            const char* what;
            QColor ink, behind;
            double least;
        };
        std::vector<Pair> pairs{
            {"focus on the window", c.focus, c.window, kShape},
            {"focus on a card", c.focus, c.surface, kShape},
            {"edge of a control on the window", c.strongBorder, c.window, kShape},
            {"edge of a control on a card", c.strongBorder, c.surface, kShape},
            {"accent (curve, tick) on a card", c.accent, c.surface, kShape},
            {"accent (curve) on the reference band", c.accent, c.good.wash, kShape},
            {"value outside on the reference band", c.bad.ink, c.good.wash, kShape},
            {"missing days on a card", c.warn.ink, c.surface, kShape},
            {"tick on accent", c.onAccent, c.accent, kShape},
            {"link to what is there (ring)", c.good.ink, c.window, kShape},
            {"link to what is away (ring)", c.strongBorder, c.window, kShape},
            {"own clinic's edge (ring)", c.accent, c.window, kShape},
            {"progress on its ground", c.accent, c.neutral.wash, kShape},
            {"emblem of an empty place", c.info.ink, c.info.wash, kShape},
            {"primary button", c.onAccent, c.accent, kText},
            {"primary button under the mouse", c.onAccent, c.accentHover, kText},
            {"value out of range in a plot", c.bad.ink, c.surface, kText},
            {"chip that is not chosen", c.text, c.surface, kText},
            {"chip that can't be chosen", c.disabled, c.surface, kDisabled},
            {"chip that can't be chosen, but is", c.disabled, c.warn.wash, kDisabled},
            {"selected row", c.onSelection, c.selection, kText},
            {"tool tip", c.text, c.raised, kText},
        };
        for (const QColor& surface : {c.window, c.surface, c.raised}) {
            pairs.push_back({"text", c.text, surface, kText});
            pairs.push_back({"muted text, hint", c.muted, surface, kText});
            pairs.push_back({"disabled text", c.disabled, surface, kDisabled});
            pairs.push_back({"accent text, link", c.accent, surface, kText});
        }
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad}) {
            const Colours::Tinted& tint = c.tinted(tone);
            pairs.push_back({"tag, pill, banner's sign, chosen chip", tint.ink, tint.wash, kText});
            pairs.push_back({"text and muted text in a banner", c.text, tint.wash, kText});
            for (const QColor& surface : {c.window, c.surface})
                pairs.push_back({"tinted text", tint.ink, surface, kText});
        }
        QStringList faint;
        for (const Pair& pair : pairs)
            if (const double has = contrast(pair.ink, pair.behind); has < pair.least)
                faint << QStringLiteral("%1: %2 on %3 has %4, needs %5")
                             .arg(QLatin1String(pair.what), pair.ink.name(), pair.behind.name())
                             .arg(has, 0, 'f', 2)
                             .arg(pair.least);
        faint << faintRules(styleSheet(c), {c.window, c.surface});
        report(faint);
    }

    // In grey, each tone still has a shape of its own.
    void shapes() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            Theme::instance().fix(scheme);
            const Colours& c = colours();
            QMap<QString, QImage> icons, pills, banners, steps;
            for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad}) {
                const QString name = QString::number(static_cast<int>(tone));
                QImage sign(20, 20, QImage::Format_RGB32);
                sign.fill(Qt::white);
                QPainter painter(&sign);
                paintIcon(painter, iconOf(tone), QRectF(0, 0, 20, 20), Qt::black);
                painter.end();
                icons[name] = shapeIn(sign, Qt::black, Qt::white);
                Pill pill;
                pill.set(tone, QStringLiteral("3 of 4 clinics"));
                pill.resize(pill.sizeHint());
                pills[name] = shapeIn(pill.grab(QRect(g(3), (pill.height() - 12) / 2, 12, 12)).toImage(),
                                      c.tinted(tone).ink, c.tinted(tone).wash);
                Banner banner(tone, QStringLiteral("Something"));
                banner.resize(400, 48);
                banners[name] = shapeIn(banner.grab(QRect(g(4), 14, 20, 20)).toImage(), c.tinted(tone).ink,
                                        c.tinted(tone).wash);
            }
            for (const auto state :
                 {Step::State::Done, Step::State::Now, Step::State::Later, Step::State::Failed}) {
                Steps one;
                one.set({{state, QStringLiteral("Sent"), {}}});
                one.resize(one.sizeHint());
                const QImage picture = one.grab(QRect(one.width() / 2 - 9, 0, 18, 18)).toImage();
                QImage flat(picture.size(), QImage::Format_Grayscale8);
                const int ground = qGray(one.palette().color(QPalette::Window).rgb());
                for (int y = 0; y < flat.height(); ++y)
                    for (int x = 0; x < flat.width(); ++x)
                        flat.setPixel(
                            x, y,
                            std::abs(qGray(picture.pixel(x, y)) - ground) > 24 ? 0xFF000000 : 0xFFFFFFFF);
                steps[QString::number(static_cast<int>(state))] = flat;
            }
            QStringList same;
            for (const auto& [what, shapes] : {std::pair{"sign", icons}, std::pair{"pill", pills},
                                               std::pair{"banner", banners}, std::pair{"step", steps}})
                for (const QString& line : sameShapes(shapes))
                    same << QStringLiteral("%1: %2").arg(QLatin1String(what), line);
            report(same);
        }
    }

private:
    static QList<Look> looks() {
        QList<Look> out{{QStringLiteral("en"), Scheme::Light, false, {kLarge, kSmall}, true},
                        {QStringLiteral("en"), Scheme::Light, true, {}, false}};
        for (const Language& language : languages())
            if (language.code != QLatin1String("en")) {
                const bool arabic = language.code == QLatin1String("ar");
                out << Look{language.code, arabic ? Scheme::Dark : Scheme::Light, false,
                            arabic ? QList<QSize>{kSmall} : QList<QSize>{}, arabic};
            }
        return out;
    }
};

}  // namespace reseal::test

QTEST_MAIN(reseal::test::AccessibilityTest)
#include "accessibility_test.moc"
