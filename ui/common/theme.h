// Colours, spacing and type, once for all windows. Two colour schemes; text on every surface it is meant for
// has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), and a test computes it.
//
// Sizes are in device-independent pixels, multiples of one grid; fonts are multiples of the system's size.
//
// Thread rule: the GUI thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;
class QWidget;

namespace reseal::ui {

enum class Scheme { Light, Dark };

// What something says about itself. Never by colour alone: each comes with a shape (icons.h: iconOf).
enum class Tone { Neutral, Accent, Good, Warn, Bad };

struct Colours {
    QColor window, surface, raised, border, strongBorder;
    QColor text, muted, disabled;
    QColor accent, onAccent, accentHover;
    QColor selection, onSelection;
    QColor focus;
    QColor shade;  // behind a sheet

    struct Tinted {
        QColor ink, wash, edge;  // text and shape; background; border
    };
    Tinted neutral, info, good, warn, bad;
    const Tinted& tinted(Tone tone) const;
};

const Colours& coloursOf(Scheme scheme);
// WCAG 2.2: 1 to 21.
double contrast(const QColor& a, const QColor& b);

// Distances: g(2) is what lies between things that belong together, g(4) between those that don't.
constexpr int g(int steps) {
    return 4 * steps;
}
inline constexpr int kRadius = 8;

enum class Type { Caption, Body, Strong, Heading, Title, Display, Mono };
QFont typeface(Type type);

// The application's looks. One object; `changed` when the scheme changes, after the palette has.
class Theme final : public QObject {
    Q_OBJECT
public:
    static Theme& instance();
    // Installs style, palette and style sheet. Without a scheme: as the system has it, also when it changes.
    void install(QApplication& app);
    void fix(Scheme scheme);
    void follow();
    Scheme scheme() const { return scheme_; }
    const Colours& colours() const { return coloursOf(scheme_); }

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void apply(Scheme scheme);
    Scheme scheme_ = Scheme::Light;
    bool fixed_ = false, installed_ = false;
};
inline const Colours& colours() {
    return Theme::instance().colours();
}

}  // namespace reseal::ui
