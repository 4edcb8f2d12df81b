// What a page may ask of the window around it.
//
// Thread rule: the GUI thread.
#pragma once

#include <QString>
#include <QVariant>
#include <map>
#include <string>

class QWidget;

namespace reseal::ui {

class Shell {
public:
    virtual ~Shell() = default;
    // Details beside the page; `content` is taken over.
    virtual void showSide(const QString& title, QWidget* content) = 0;
    virtual void closeSide() = 0;
    // Another page by its name ("chart"); `what` is handed to its find().
    virtual void go(const QString& page, const QString& what = {}) = 0;
    // Something that would be lost if the window closed now; empty: nothing any more. `key` names who says
    // it.
    virtual void hold(const QString& key, const QString& why) = 0;
    // What a clinic is called, by its id in hexadecimal.
    virtual std::map<std::string, QString> clinicNames() const = 0;
    // A number beside a page's name in the rail; 0: none.
    virtual void badge(const QString& page, int number) = 0;
};

}  // namespace reseal::ui
