# How a room, a program and a room's tests are built: functions used by the map alone.

add_library(furui_options INTERFACE)
target_include_directories(furui_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(furui_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-qual -Wunused -Woverloaded-virtual)
# g++ 12 takes "x" + std::string(...) for an overlapping copy when it optimises (GCC bug 105329); several such false
# alarms would be the first that a release build shows.
target_compile_options(furui_options INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)

# add_room(NAME [ROOMS rooms it may include] [LIBRARIES third-party libraries] SOURCES files)
function(add_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES;SOURCES" ${ARGN})
  add_library(furui_${name} STATIC ${ROOM_SOURCES})
  list(TRANSFORM ROOM_ROOMS PREPEND furui_)
  target_link_libraries(furui_${name} PUBLIC furui_options ${ROOM_ROOMS} PRIVATE ${ROOM_LIBRARIES})
  furui_build_flags(furui_${name})
endfunction()

# add_program(NAME [ROOMS rooms] [LIBRARIES libraries] SOURCES files)
function(add_program name)
  cmake_parse_arguments(PROGRAM "" "" "ROOMS;LIBRARIES;SOURCES" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  list(TRANSFORM PROGRAM_ROOMS PREPEND furui_)
  target_link_libraries(${name} PRIVATE furui_options ${PROGRAM_ROOMS} ${PROGRAM_LIBRARIES})
  target_compile_definitions(${name} PRIVATE FURUI_VERSION="${PROJECT_VERSION}")
  furui_build_flags(${name})
  install(TARGETS ${name})
endfunction()

# add_room_test(ROOM [ROOMS further rooms] [LIBRARIES libraries] SOURCES files): one doctest program a room.
function(add_room_test room)
  cmake_parse_arguments(TEST "" "" "ROOMS;LIBRARIES;SOURCES" ${ARGN})
  add_executable(${room}_test tests/support/main.cc ${TEST_SOURCES})
  list(TRANSFORM TEST_ROOMS PREPEND furui_)
  if(TARGET furui_${room})
    target_link_libraries(${room}_test PRIVATE furui_${room})
  endif()
  target_link_libraries(${room}_test PRIVATE furui_options ${TEST_ROOMS} doctest::doctest ${TEST_LIBRARIES})
  target_compile_definitions(${room}_test PRIVATE FURUI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  furui_build_flags(${room}_test)
  add_test(NAME ${room} COMMAND ${room}_test)
endfunction()

# add_fuzz_replay(NAME [ROOMS rooms] [LIBRARIES libraries] SOURCES files): the harness NAME_fuzz. Without
# FURUI_FUZZ it is the test fuzz_NAME, which replays tests/fuzz/corpus/NAME and tests/fuzz/repro/NAME; with it, a
# libFuzzer program to be run on those folders.
function(add_fuzz_replay name)
  cmake_parse_arguments(FUZZ "" "" "ROOMS;LIBRARIES;SOURCES" ${ARGN})
  add_executable(${name}_fuzz ${FUZZ_SOURCES})
  list(TRANSFORM FUZZ_ROOMS PREPEND furui_)
  target_link_libraries(${name}_fuzz PRIVATE furui_options ${FUZZ_ROOMS} ${FUZZ_LIBRARIES})
  furui_build_flags(${name}_fuzz)
  if(FURUI_FUZZ)
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name}_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cc)
    target_link_libraries(${name}_fuzz PRIVATE furui_base)
    add_test(NAME fuzz_${name} COMMAND ${name}_fuzz ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name}
                                                    ${CMAKE_SOURCE_DIR}/tests/fuzz/repro/${name})
  endif()
endfunction()

# add_cli_test(NAME): the test cli_NAME, tests/cli/NAME_test.sh run on the built programs and a model that the test
# cli_sample_model has trained before.
function(add_cli_test name)
  add_test(NAME cli_${name}
           COMMAND ${CMAKE_SOURCE_DIR}/tests/cli/${name}_test.sh $<TARGET_FILE_DIR:furui-score>)
  set_tests_properties(cli_${name} PROPERTIES FIXTURES_REQUIRED cli_sample_model)
endfunction()

# add_integration_test(NAME): the test integration_NAME, tests/integration/NAME_test.sh or .py, likewise, with programs of
# others: `ctest -L integration`. What is not installed is skipped there with a word.
function(add_integration_test name)
  set(script ${CMAKE_SOURCE_DIR}/tests/integration/${name}_test.py)
  if(NOT EXISTS ${script})
    set(script ${CMAKE_SOURCE_DIR}/tests/integration/${name}_test.sh)
  endif()
  add_test(NAME integration_${name} COMMAND ${script} $<TARGET_FILE_DIR:furui-score>)
  set_tests_properties(integration_${name} PROPERTIES
    FIXTURES_REQUIRED cli_sample_model LABELS integration ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
endfunction()

function(furui_build_flags target)
  if(FURUI_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(FURUI_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(FURUI_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${FURUI_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${FURUI_SANITIZE})
  endif()
endfunction()
