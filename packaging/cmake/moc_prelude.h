// Read by moc before each source. libstdc++ 12's <compare> uses a macro that another of its headers
// defines, and the moc of Qt 6.4 stops there; a header that defines it comes first here.
#pragma once
#include <cstddef>
