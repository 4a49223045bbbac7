# The CMake functions of Patchbay.
#
#   patchbay_add_registry(<target> FILE registry.yaml [PLUGIN_DIRECTORY dir])
#
# compiles registry.yaml into the target: adds the generated source to it, makes the generated header
# available to it and to the targets that link it, and links the run-time library if the build has
# it. Generated files that do not change are not touched, so that nothing is recompiled. The program
# searches PLUGIN_DIRECTORY for plugins, by default NAME/plugins in the library directory. A target
# that includes the header without linking <target> links <target>_registry.
#
#   patchbay_add_plugin(<name> SOURCES file.c... [MANIFEST plugin.yaml] REGISTRY registry.yaml)
#
# builds the plugin NAME.so for the program of registry.yaml, as a module that does not link Patchbay.
# Its notes and records are generated from the manifest, or without one defined by macros in its
# sources.

# Functions keep the policies that are set where they are defined. These need CMP0116 (paths in
# depfiles), and must not change the policies of the project that includes this file.
cmake_policy(PUSH)
cmake_policy(VERSION 3.21)

# Sets `result` to the generator: PATCHBAY_GEN_EXECUTABLE, that of this build, or an installed one.
function(patchbay_find_generator result)
    if(PATCHBAY_GEN_EXECUTABLE)
        set(${result} "${PATCHBAY_GEN_EXECUTABLE}" PARENT_SCOPE)
    elseif(TARGET Patchbay::gen AND NOT CMAKE_CROSSCOMPILING)
        set(${result} Patchbay::gen PARENT_SCOPE)
    else()
        find_program(PATCHBAY_GEN_PROGRAM patchbay-gen NO_CMAKE_FIND_ROOT_PATH)
        if(NOT PATCHBAY_GEN_PROGRAM)
            message(FATAL_ERROR
                "patchbay-gen not found. Install it on the build machine, or set "
                "PATCHBAY_GEN_EXECUTABLE to its path.")
        endif()
        set(${result} "${PATCHBAY_GEN_PROGRAM}" PARENT_SCOPE)
    endif()
endfunction()

# Weak builtins must be linked as object files: nothing would pull them from an archive.
function(patchbay_reject_weak_in_archive target file)
    get_target_property(type ${target} TYPE)
    file(STRINGS "${file}" weak REGEX "^[^#]*link:[ \t]*[\"']?weak")
    if(type STREQUAL "STATIC_LIBRARY" AND weak)
        message(FATAL_ERROR
            "patchbay_add_registry: ${file} has builtins with `link: weak`, and ${target} is a "
            "STATIC library: the linker would silently leave them out. Make ${target} an OBJECT "
            "library, or give the builtins `when:` instead of `link: weak`.")
    endif()
endfunction()

function(patchbay_add_registry target)
    include(GNUInstallDirs) # sets variables of the scope it is included in
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "FILE;PLUGIN_DIRECTORY" "")
    if(NOT TARGET ${target} OR NOT arg_FILE OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR
            "Expected patchbay_add_registry(<target> FILE registry.yaml [PLUGIN_DIRECTORY dir]); "
            "got: ${ARGV}")
    endif()
    get_filename_component(file "${arg_FILE}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "patchbay_add_registry(${target}): no such file: ${file}")
    endif()
    patchbay_read_name(name "${file}" registry)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    patchbay_reject_weak_in_archive(${target} "${file}")
    patchbay_find_generator(generator)

    # The stamp is the output that the build waits for; the generated files keep their time stamps
    # when their content does not change.
    set(directory "${CMAKE_CURRENT_BINARY_DIR}/${target}_registry")
    set(stamp "${directory}/${name}.stamp")
    set(header "${directory}/${name}_registry.h")
    set(source "${directory}/${name}_registry.c")
    add_custom_command(
        OUTPUT "${stamp}"
        BYPRODUCTS "${header}" "${source}"
        COMMAND ${generator} generate "${file}" --output "${directory}"
                --depfile "${stamp}.d" --stamp "${stamp}"
        DEPENDS "${file}" ${generator}
        DEPFILE "${stamp}.d"
        COMMENT "Generating ${name}_registry.h and ${name}_registry.c"
        VERBATIM)
    add_custom_target(${target}_registry_files DEPENDS "${stamp}")
    add_library(${target}_registry INTERFACE)
    add_dependencies(${target}_registry ${target}_registry_files)
    target_include_directories(${target}_registry INTERFACE "${directory}")

    if(arg_PLUGIN_DIRECTORY AND NOT arg_PLUGIN_DIRECTORY MATCHES "^(/|[$]ORIGIN)")
        message(FATAL_ERROR "patchbay_add_registry: expected PLUGIN_DIRECTORY to be absolute or to "
                            "begin with $ORIGIN, found '${arg_PLUGIN_DIRECTORY}'")
    endif()
    if(NOT arg_PLUGIN_DIRECTORY)
        file(RELATIVE_PATH relative "${CMAKE_INSTALL_FULL_BINDIR}"
             "${CMAKE_INSTALL_FULL_LIBDIR}/${name}/plugins")
        set(arg_PLUGIN_DIRECTORY "$ORIGIN/${relative}")
    endif()
    string(TOUPPER "${name}" upper)
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES
        COMPILE_DEFINITIONS "${upper}_PLUGIN_DIRECTORY=\"${arg_PLUGIN_DIRECTORY}\"")
    set_target_properties(${target} PROPERTIES PATCHBAY_PLUGIN_DIRECTORY "${arg_PLUGIN_DIRECTORY}")
    set_target_properties(${target} PROPERTIES
        PATCHBAY_REGISTRY "${name}"
        PATCHBAY_REGISTRY_FILE "${file}"
        PATCHBAY_REGISTRY_HEADER "${header}")

    target_sources(${target} PRIVATE "${source}")
    set_source_files_properties("${header}" "${source}" PROPERTIES GENERATED TRUE)
    add_dependencies(${target} ${target}_registry_files)
    target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${directory}>")
    if(TARGET Patchbay::patchbay)
        target_link_libraries(${target} PUBLIC Patchbay::patchbay)
        target_link_libraries(${target}_registry INTERFACE Patchbay::patchbay)
    endif()
endfunction()

# Sets `result` to the name that a line `key: NAME` of a file gives.
function(patchbay_read_name result file key)
    file(STRINGS "${file}" line REGEX "^${key}:" LIMIT_COUNT 1)
    if(NOT line MATCHES "^${key}:[ \t]*[\"']?([a-z][a-z0-9_]*)")
        message(FATAL_ERROR "${file}: expected a line `${key}: NAME`")
    endif()
    set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

function(patchbay_add_plugin plugin)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "MANIFEST;REGISTRY" "SOURCES")
    if(NOT arg_SOURCES OR NOT arg_REGISTRY OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR
            "Expected patchbay_add_plugin(<name> SOURCES file.c... [MANIFEST plugin.yaml] REGISTRY "
            "registry.yaml); got: ${ARGV}")
    endif()
    get_filename_component(registry "${arg_REGISTRY}" ABSOLUTE)
    patchbay_read_name(name "${registry}" registry)
    patchbay_find_generator(generator)
    set(directory "${CMAKE_CURRENT_BINARY_DIR}/${plugin}_plugin")
    add_library(${plugin} MODULE ${arg_SOURCES})
    set_target_properties(${plugin} PROPERTIES PREFIX "" SUFFIX ".so" DEBUG_POSTFIX ""
                          C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden)
    target_compile_definitions(${plugin} PRIVATE PATCHBAY_PLUGIN)
    target_include_directories(${plugin} PRIVATE "${directory}")
    if(TARGET Patchbay::patchbay)
        target_include_directories(${plugin} PRIVATE
            $<TARGET_PROPERTY:Patchbay::patchbay,INTERFACE_INCLUDE_DIRECTORIES>)
    endif()
    set(stamp "${directory}/${name}.stamp")
    add_custom_command(
        OUTPUT "${stamp}"
        BYPRODUCTS "${directory}/${name}_registry.h"
        COMMAND ${generator} generate "${registry}" --output "${directory}"
                --depfile "${stamp}.d" --stamp "${stamp}"
        DEPENDS "${registry}" ${generator}
        DEPFILE "${stamp}.d"
        COMMENT "Generating ${name}_registry.h for plugin ${plugin}"
        VERBATIM)
    add_custom_target(${plugin}_plugin_files DEPENDS "${stamp}")
    add_dependencies(${plugin} ${plugin}_plugin_files)
    if(arg_MANIFEST)
        get_filename_component(manifest "${arg_MANIFEST}" ABSOLUTE)
        patchbay_read_name(named "${manifest}" plugin)
        set(source "${directory}/${named}_plugin.c")
        add_custom_command(
            OUTPUT "${source}"
            COMMAND ${generator} plugin "${manifest}" --registry "${registry}"
                    --output "${directory}"
            COMMAND "${CMAKE_COMMAND}" -E touch "${source}"
            DEPENDS "${manifest}" "${registry}" ${generator}
            COMMENT "Generating ${named}_plugin.c"
            VERBATIM)
        target_sources(${plugin} PRIVATE "${source}")
        target_compile_definitions(${plugin} PRIVATE PATCHBAY_PLUGIN_MANIFEST)
    endif()
endfunction()

include("${CMAKE_CURRENT_LIST_DIR}/patchbay_install.cmake")
cmake_policy(POP)
