# The CMake functions of Patchbay.
#
#   patchbay_add_registry(<target> FILE registry.yaml [PUBLIC] [DESTINATION dir]
#                         [PLUGIN_DIRECTORY dir])
#
# compiles registry.yaml into the target: adds the generated source to it, makes the generated
# headers available to it and to the targets that link it, and links the run-time library if the
# build has it. A target that includes them without linking <target> links <target>_registry.
# With PUBLIC the targets that link <target> link the library too: those of a shared library whose
# headers include the generated one need it. Generated files that do not change are not touched, so
# that nothing is recompiled. A target may have several registries.
#
# The program searches PLUGIN_DIRECTORY for plugins: an absolute directory, or one that begins with
# $ORIGIN, the directory of the target's file. The default is NAME/plugins in the library directory,
# relative to DESTINATION, where the target is installed: by default the library directory for a
# shared library or a module, and the directory of programs for everything else.
#
#   patchbay_add_plugin(<name> SOURCES file.c... [MANIFEST plugin.yaml] REGISTRY registry.yaml)
#
# builds the plugin NAME.so for the program of registry.yaml, as a module that does not link
# Patchbay. Its notes and records are generated from the manifest, or without one defined by macros
# in its sources.
#
# Both run patchbay-gen: PATCHBAY_GEN_EXECUTABLE, that of this build, or the first installed one
# that runs on this machine.

# Functions keep the policies that are set where they are defined. These need CMP0116 (paths in
# depfiles), and must not change the policies of the project that includes this file.
cmake_policy(PUSH)
cmake_policy(VERSION 3.21)
include("${CMAKE_CURRENT_LIST_DIR}/patchbay_generator.cmake")

# Without the language, CMake would silently leave C sources out of the target.
function(patchbay_require_c function target)
    get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
    if(NOT "C" IN_LIST languages)
        message(FATAL_ERROR "${function}(${target}): C sources are compiled, but this project does "
                            "not enable C; write project(... LANGUAGES C CXX)")
    endif()
endfunction()

# Weak builtins must be linked as object files: nothing would pull them from an archive.
function(patchbay_reject_weak_in_archive target file)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "STATIC_LIBRARY")
        message(FATAL_ERROR
            "patchbay_add_registry: ${file} has builtins with `link: weak`, and ${target} is a "
            "STATIC library: the linker would silently leave them out. Make ${target} an OBJECT "
            "library, or give the builtins `when:` instead of `link: weak`.")
    endif()
endfunction()

# Makes `target` depend on a target NAME that runs the generator's COMMAND. The build waits for a
# stamp; the generated FILES in DIRECTORY keep their time stamps when their content does not change.
function(patchbay_generate target name)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "DIRECTORY;GENERATOR" "FILES;COMMAND;DEPENDS")
    list(TRANSFORM arg_FILES PREPEND "${arg_DIRECTORY}/")
    set(stamp "${arg_DIRECTORY}/${name}.stamp")
    list(GET arg_FILES 0 first)
    add_custom_command(
        OUTPUT "${stamp}"
        BYPRODUCTS ${arg_FILES}
        COMMAND ${arg_GENERATOR} ${arg_COMMAND} --output "${arg_DIRECTORY}"
                --depfile "${stamp}.d" --stamp "${stamp}"
        DEPENDS ${arg_DEPENDS} ${arg_GENERATOR}
        DEPFILE "${stamp}.d"
        COMMENT "Generating ${first}"
        VERBATIM)
    add_custom_target(${name} DEPENDS "${stamp}")
    add_dependencies(${target} ${name})
    set_source_files_properties(${arg_FILES} TARGET_DIRECTORY ${target} PROPERTIES
                                GENERATED TRUE SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Sets `result` to the plugin directory of a program or library that is installed to `destination`.
function(patchbay_plugin_directory result destination name)
    include(GNUInstallDirs)
    get_filename_component(origin "${destination}" ABSOLUTE BASE_DIR "${CMAKE_INSTALL_PREFIX}")
    file(RELATIVE_PATH relative "${origin}" "${CMAKE_INSTALL_FULL_LIBDIR}/${name}/plugins")
    set(${result} "$ORIGIN/${relative}" PARENT_SCOPE)
endfunction()

function(patchbay_add_registry target)
    include(GNUInstallDirs) # sets variables of the scope it is included in
    cmake_parse_arguments(PARSE_ARGV 1 arg "PUBLIC" "FILE;DESTINATION;PLUGIN_DIRECTORY" "")
    if(NOT TARGET ${target} OR NOT arg_FILE OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR
            "Expected patchbay_add_registry(<target> FILE registry.yaml [PUBLIC] [DESTINATION dir] "
            "[PLUGIN_DIRECTORY dir]); got: ${ARGV}")
    endif()
    get_filename_component(file "${arg_FILE}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "patchbay_add_registry(${target}): no such file: ${file}")
    endif()
    patchbay_require_c(patchbay_add_registry ${target})
    patchbay_find_generator(generator)
    patchbay_query(query "${generator}" "${file}" registry)
    set(name "${query_registry}")
    if(query_weak)
        patchbay_reject_weak_in_archive(${target} "${file}")
    endif()

    set(directory "${CMAKE_CURRENT_BINARY_DIR}/${target}_registry")
    set(source "${directory}/${name}_registry.c")
    if(TARGET ${target}_${name}_files)
        message(FATAL_ERROR "patchbay_add_registry: ${target} already has a registry '${name}'")
    endif()
    patchbay_generate(${target} ${target}_${name}_files
        GENERATOR ${generator}
        DIRECTORY "${directory}"
        FILES ${query_headers} ${query_lists} ${name}_registry.c
        COMMAND generate "${file}"
        DEPENDS "${file}")

    get_target_property(type ${target} TYPE)
    if(NOT arg_DESTINATION)
        set(arg_DESTINATION "${CMAKE_INSTALL_BINDIR}")
        if(type MATCHES "^(SHARED|MODULE)_LIBRARY$")
            set(arg_DESTINATION "${CMAKE_INSTALL_LIBDIR}")
        endif()
    endif()
    if(NOT arg_PLUGIN_DIRECTORY)
        patchbay_plugin_directory(arg_PLUGIN_DIRECTORY "${arg_DESTINATION}" "${name}")
    elseif(NOT arg_PLUGIN_DIRECTORY MATCHES "^(/|[$]ORIGIN(/|$))")
        message(FATAL_ERROR "patchbay_add_registry: expected PLUGIN_DIRECTORY to be absolute or to "
                            "begin with $ORIGIN, found '${arg_PLUGIN_DIRECTORY}'")
    endif()
    list(TRANSFORM query_headers PREPEND "${directory}/")
    string(TOUPPER "${name}" upper)
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES
        COMPILE_DEFINITIONS "${upper}_PLUGIN_DIRECTORY=\"${arg_PLUGIN_DIRECTORY}\"")
    set_property(TARGET ${target} APPEND PROPERTY PATCHBAY_REGISTRIES ${name})
    set_target_properties(${target} PROPERTIES
        PATCHBAY_${name}_FILE "${file}"
        PATCHBAY_${name}_HEADERS "${query_headers}"
        PATCHBAY_${name}_ORIGIN "${arg_DESTINATION}"
        PATCHBAY_${name}_PLUGIN_DIRECTORY "${arg_PLUGIN_DIRECTORY}")

    target_sources(${target} PRIVATE "${source}")
    if(NOT TARGET ${target}_registry)
        add_library(${target}_registry INTERFACE)
    endif()
    add_dependencies(${target}_registry ${target}_${name}_files)
    target_include_directories(${target}_registry INTERFACE "${directory}")
    target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${directory}>")
    if(TARGET Patchbay::patchbay)
        target_link_libraries(${target}_registry INTERFACE Patchbay::patchbay)
        target_link_libraries(${target} PRIVATE Patchbay::patchbay)
        set(headers $<TARGET_PROPERTY:Patchbay::patchbay,INTERFACE_INCLUDE_DIRECTORIES>)
        target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${headers}>")
    endif()
    if(arg_PUBLIC)
        patchbay_link_publicly(${target} "patchbay_add_registry(PUBLIC)")
    endif()
endfunction()

# A program that includes the generated header of a shared library passes registries that the
# library opened to Patchbay: it must call the same copy of Patchbay as the library.
function(patchbay_link_publicly target why)
    if(NOT TARGET Patchbay::patchbay)
        return()
    endif()
    get_target_property(type ${target} TYPE)
    get_target_property(patchbay Patchbay::patchbay TYPE)
    if(type STREQUAL "SHARED_LIBRARY" AND patchbay STREQUAL "STATIC_LIBRARY")
        message(FATAL_ERROR
            "${why}: programs that include the generated header of the shared library ${target} "
            "would call another copy of Patchbay than ${target} does, because Patchbay is a static "
            "library. Build Patchbay with -DBUILD_SHARED_LIBS=ON; or, if no header of ${target} "
            "includes the generated one, install them with install(FILES).")
    endif()
    target_link_libraries(${target} PUBLIC Patchbay::patchbay)
endfunction()

function(patchbay_add_plugin plugin)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "MANIFEST;REGISTRY" "SOURCES")
    if(NOT arg_SOURCES OR NOT arg_REGISTRY OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR
            "Expected patchbay_add_plugin(<name> SOURCES file.c... [MANIFEST plugin.yaml] REGISTRY "
            "registry.yaml); got: ${ARGV}")
    endif()
    get_filename_component(registry "${arg_REGISTRY}" ABSOLUTE)
    patchbay_find_generator(generator)
    patchbay_query(query "${generator}" "${registry}" registry)
    set(directory "${CMAKE_CURRENT_BINARY_DIR}/${plugin}_plugin")
    if(arg_MANIFEST OR arg_SOURCES MATCHES "[.]c(;|$)")
        patchbay_require_c(patchbay_add_plugin ${plugin})
    endif()
    add_library(${plugin} MODULE ${arg_SOURCES})
    set_target_properties(${plugin} PROPERTIES PREFIX "" SUFFIX ".so" DEBUG_POSTFIX ""
                          C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden)
    target_compile_definitions(${plugin} PRIVATE PATCHBAY_PLUGIN)
    target_include_directories(${plugin} PRIVATE "${directory}")
    if(TARGET Patchbay::patchbay)
        target_include_directories(${plugin} PRIVATE
            $<TARGET_PROPERTY:Patchbay::patchbay,INTERFACE_INCLUDE_DIRECTORIES>)
    endif()
    patchbay_generate(${plugin} ${plugin}_plugin_files
        GENERATOR ${generator}
        DIRECTORY "${directory}"
        FILES ${query_headers} ${query_lists}
        COMMAND generate "${registry}"
        DEPENDS "${registry}")
    if(arg_MANIFEST)
        get_filename_component(manifest "${arg_MANIFEST}" ABSOLUTE)
        patchbay_query(query "${generator}" "${manifest}" plugin)
        patchbay_generate(${plugin} ${plugin}_manifest_files
            GENERATOR ${generator}
            DIRECTORY "${directory}"
            FILES ${query_plugin}_plugin.c
            COMMAND plugin "${manifest}" --registry "${registry}"
            DEPENDS "${manifest}" "${registry}")
        target_sources(${plugin} PRIVATE "${directory}/${query_plugin}_plugin.c")
        target_compile_definitions(${plugin} PRIVATE PATCHBAY_PLUGIN_MANIFEST)
    endif()
endfunction()

include("${CMAKE_CURRENT_LIST_DIR}/patchbay_install.cmake")
cmake_policy(POP)
