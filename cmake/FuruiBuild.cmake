# How a room, a program and a room's tests are built: three functions, used by the map alone.

add_library(furui_options INTERFACE)
target_include_directories(furui_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(furui_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-qual -Wunused -Woverloaded-virtual -Wnull-dereference)

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

function(furui_build_flags target)
  if(FURUI_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(FURUI_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${FURUI_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${FURUI_SANITIZE})
  endif()
endfunction()
