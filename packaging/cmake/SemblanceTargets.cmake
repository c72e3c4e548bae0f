# Compile options shared by all of our own targets, and the functions that declare them.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(SEMBLANCE_CCACHE ccache)
if(SEMBLANCE_CCACHE)
  # The sloppiness is what ccache needs to cache users of precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${SEMBLANCE_CCACHE})
endif()

add_library(semblance_options INTERFACE)
target_compile_options(semblance_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in any concatenation of strings (its bug 105651).
  target_compile_options(semblance_options INTERFACE -Wno-restrict)
endif()
if(SEMBLANCE_WARNINGS_AS_ERRORS)
  target_compile_options(semblance_options INTERFACE -Werror)
endif()
if(SEMBLANCE_SANITIZER)
  add_compile_options(-fsanitize=${SEMBLANCE_SANITIZER} -fno-omit-frame-pointer -g)
  add_link_options(-fsanitize=${SEMBLANCE_SANITIZER})
endif()

# semblance_library(NAME SOURCES... DEPENDS...): one engine folder. Its headers are included as "NAME/File.h".
function(semblance_library name)
  cmake_parse_arguments(ARG "TORCH" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  set(target semblance_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  add_library(semblance::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}/engine")
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PRIVATE semblance_options ${ARG_PRIVATE_DEPENDS})
  if(ARG_TORCH)
    target_link_libraries(${target} PUBLIC semblance_torch)
    target_precompile_headers(${target} REUSE_FROM semblance_torch_headers)
  endif()
endfunction()

# semblance_translations(TARGET): puts the texts of resources/translations/*.ts into a program, as
# ":/i18n/semblance_de.qm" and so on. packaging/translations brings the files up to date with the sources:
# semblance_*.ts has what the window says itself, engine_*.ts the sentences of the engine under their patterns.
function(semblance_translations target)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/translations/*.ts")
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    set(compiled "${CMAKE_BINARY_DIR}/translations/${name}.qm")
    set(flags -silent)
    if(name MATCHES "^engine_")
      list(APPEND flags -idbased)
    endif()
    if(NOT TARGET ${name})
      add_custom_command(OUTPUT ${compiled}
        COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/translations"
        COMMAND Qt6::lrelease ${flags} ${source} -qm ${compiled}
        DEPENDS ${source})
      add_custom_target(${name} DEPENDS ${compiled})
    endif()
    add_dependencies(${target} ${name})
    list(APPEND all ${compiled})
  endforeach()
  qt_add_resources(${target} translations PREFIX /i18n BASE "${CMAKE_BINARY_DIR}/translations" FILES ${all})
endfunction()

# semblance_test(NAME SOURCES... DEPENDS... LABELS... [GUI] [TORCH] [TIMEOUT seconds]): a Qt Test program run by CTest.
function(semblance_test name)
  cmake_parse_arguments(ARG "GUI;TORCH" "TIMEOUT" "SOURCES;DEPENDS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON
                        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE
    SEMBLANCE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SEMBLANCE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE semblance_options Qt6::Test ${ARG_DEPENDS})
  if(ARG_TORCH)
    # LibTorch has members called "slots": Qt's keywords stay out.
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
    target_link_libraries(${name} PRIVATE semblance_torch)
    target_precompile_headers(${name} REUSE_FROM semblance_torch_headers)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 900)
  endif()
  # Several tests share the cores: OpenMP's threads must not spin while they wait.
  set(environment OMP_WAIT_POLICY=PASSIVE)
  if(ARG_GUI)
    list(APPEND environment QT_QPA_PLATFORM=offscreen)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
                       ENVIRONMENT "${environment}")
endfunction()
