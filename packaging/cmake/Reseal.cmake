# What every target of Reseal shares: language, warnings, sanitizers, dependencies, and the two
# functions by which a folder becomes a library and a test file becomes a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC_MOC_OPTIONS --include "${CMAKE_CURRENT_LIST_DIR}/moc_prelude.h")

find_program(RESEAL_CCACHE ccache)
if(RESEAL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${RESEAL_CCACHE}")
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network)
if(NOT RESEAL_FUZZ)  # the fuzz targets have no windows
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Svg PrintSupport LinguistTools)
  find_package(ZXing REQUIRED)  # 1.4 or 2: its file says that no other major version will do
  find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
endif()
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(sqlcipher REQUIRED IMPORTED_TARGET sqlcipher)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
if(RESEAL_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

# What all of our own code is compiled with.
add_library(reseal_settings INTERFACE)
target_include_directories(reseal_settings INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(reseal_settings INTERFACE
  -Wall -Wextra -Wpedantic $<$<NOT:$<BOOL:${RESEAL_FUZZ}>>:-Werror> -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough -Wswitch-enum -Wextra-semi
  -fstack-protector-strong -fno-omit-frame-pointer)
target_compile_definitions(reseal_settings INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
  RESEAL_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND RESEAL_SANITIZE)
  # A false alarm of GCC 12 of std::optional. (Those that it raises at -O3 are why the release is built with -O2.)
  target_compile_options(reseal_settings INTERFACE -Wno-maybe-uninitialized)
endif()
if(RESEAL_SANITIZE)
  add_compile_options(-fsanitize=${RESEAL_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RESEAL_SANITIZE})
else()
  target_compile_definitions(reseal_settings INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()
if(RESEAL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# reseal_library(<folder> [USES <folder>…] [LINKS <target>…] [MOC])
# One core folder (or app/demo), one target, one namespace. USES are the core folders below it, as the layer
# table in core/README.md allows them; LINKS are libraries from outside.
function(reseal_library name)
  cmake_parse_arguments(LIB "MOC" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  list(TRANSFORM LIB_USES PREPEND reseal_)
  if(NOT sources)  # a folder whose first file is still to come
    set(sources "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
    file(CONFIGURE OUTPUT "${sources}" CONTENT "")
  endif()
  add_library(reseal_${name} STATIC ${sources})
  target_link_libraries(reseal_${name} PUBLIC reseal_settings ${LIB_USES} ${LIB_LINKS})
  set_target_properties(reseal_${name} PROPERTIES LINKER_LANGUAGE CXX AUTOMOC ${LIB_MOC})
endfunction()

# reseal_test(<file.cpp> [NAME <name>] [TIMEOUT <seconds>] LINKS <target>…)
# One file, one Qt Test program (or a plain main), one ctest entry. The file includes "<file>.moc".
function(reseal_test file)
  cmake_parse_arguments(T "" "NAME;TIMEOUT" "LINKS" ${ARGN})
  if(NOT T_NAME)
    cmake_path(GET file STEM T_NAME)
  endif()
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  add_executable(${T_NAME} "${file}")
  target_link_libraries(${T_NAME} PRIVATE ${T_LINKS} Qt6::Test)
  target_compile_definitions(${T_NAME} PRIVATE RESEAL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set_source_files_properties("${file}" PROPERTIES COMPILE_OPTIONS -Wno-conversion)  # as Qt 6.8's QTRY macros do
  set_target_properties(${T_NAME} PROPERTIES AUTOMOC ON)
  add_test(NAME ${T_NAME} COMMAND ${T_NAME})
  set_tests_properties(${T_NAME} PROPERTIES TIMEOUT ${T_TIMEOUT} ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
