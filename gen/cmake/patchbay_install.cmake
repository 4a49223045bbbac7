# patchbay_install_registry(<target> [HEADERS dir-or-file...])
#
# installs what authors of plugins for <target> need: the generated header, the given headers of the
# program, registry.yaml, the headers of Patchbay that the macros use, a pkg-config file
# NAME-plugins.pc with `plugindir`, and a CMake package NAME-plugins with the target NAME::plugins.
# Call it after patchbay_add_registry(<target>).

include(GNUInstallDirs)
# Seen from the source tree, from lib/cmake/Patchbay, and from lib/TRIPLET/cmake/Patchbay.
foreach(up ../.. ../../.. ../../../..)
    if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/${up}/include/patchbay/plugin.h")
        set(PATCHBAY_HEADERS "${CMAKE_CURRENT_LIST_DIR}/${up}/include/patchbay" CACHE INTERNAL "")
        break()
    endif()
endforeach()

# Sets `result` to an install directory as a pkg-config file names it: below ${prefix}, or absolute.
function(patchbay_pkgconfig_path result directory)
    if(IS_ABSOLUTE "${directory}")
        set(${result} "${directory}" PARENT_SCOPE)
    else()
        set(${result} "\${prefix}/${directory}" PARENT_SCOPE)
    endif()
endfunction()

# Sets `result` to the prefix as a file in an install directory names it: relative to itself, so that
# the tree can be moved, unless that directory is absolute.
function(patchbay_prefix_from result here directory)
    if(IS_ABSOLUTE "${directory}")
        set(${result} "${CMAKE_INSTALL_PREFIX}" PARENT_SCOPE)
    else()
        file(RELATIVE_PATH up "/${directory}" "/")
        set(${result} "${here}/${up}" PARENT_SCOPE)
    endif()
endfunction()

function(patchbay_install_registry target)
    include(GNUInstallDirs)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS")
    get_target_property(name ${target} PATCHBAY_REGISTRY)
    if(NOT name OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "Expected patchbay_install_registry(<target> [HEADERS ...]) after "
                            "patchbay_add_registry(<target> ...); got: ${ARGV}")
    endif()
    get_target_property(header ${target} PATCHBAY_REGISTRY_HEADER)
    get_target_property(file ${target} PATCHBAY_REGISTRY_FILE)
    install(FILES "${header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/${name}"
            COMPONENT development)
    install(FILES "${file}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${name}" COMPONENT development)
    install(FILES "${PATCHBAY_HEADERS}/patchbay.h" "${PATCHBAY_HEADERS}/plugin.h"
                  "${PATCHBAY_HEADERS}/codes.def"
            DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/patchbay" COMPONENT development)
    foreach(path IN LISTS arg_HEADERS)
        if(IS_DIRECTORY "${path}")
            install(DIRECTORY "${path}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
                    COMPONENT development)
        else()
            install(FILES "${path}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/${name}"
                    COMPONENT development)
        endif()
    endforeach()

    set(pkgconfig "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
    patchbay_prefix_from(prefix "\${pcfiledir}" "${pkgconfig}")
    patchbay_pkgconfig_path(include "${CMAKE_INSTALL_INCLUDEDIR}")
    patchbay_pkgconfig_path(lib "${CMAKE_INSTALL_LIBDIR}")
    patchbay_pkgconfig_path(share "${CMAKE_INSTALL_DATADIR}")
    get_target_property(plugins ${target} PATCHBAY_PLUGIN_DIRECTORY)
    if(plugins MATCHES "^[$]ORIGIN") # the program lies in the directory for programs
        patchbay_pkgconfig_path(bin "${CMAKE_INSTALL_BINDIR}")
        string(REPLACE "$ORIGIN" "${bin}" plugins "${plugins}")
        file(TO_CMAKE_PATH "${plugins}" plugins)
        string(REGEX REPLACE "/[^/]+/\\.\\./" "/" plugins "${plugins}")
    endif()
    file(CONFIGURE OUTPUT "${name}-plugins.pc" @ONLY CONTENT
"prefix=@prefix@
includedir=@include@
plugindir=@plugins@
registry=@share@/@name@/registry.yaml

Name: @name@-plugins
Description: Headers for plugins of @name@
Version: @PROJECT_VERSION@
Cflags: -I\${includedir} -I\${includedir}/@name@
")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}-plugins.pc" DESTINATION "${pkgconfig}"
            COMPONENT development)
    set(package "${CMAKE_INSTALL_LIBDIR}/cmake/${name}-plugins")
    patchbay_prefix_from(prefix "\${CMAKE_CURRENT_LIST_DIR}" "${package}")
    foreach(directory include plugins share)
        string(REPLACE "\${prefix}" "\${_prefix}" ${directory} "${${directory}}")
    endforeach()
    file(CONFIGURE OUTPUT "${name}-pluginsConfig.cmake" @ONLY CONTENT
"get_filename_component(_prefix \"@prefix@\" ABSOLUTE)
set(@name@_PLUGIN_DIRECTORY \"@plugins@\")
set(@name@_REGISTRY_FILE \"@share@/@name@/registry.yaml\")
if(NOT TARGET @name@::plugins)
    add_library(@name@::plugins INTERFACE IMPORTED)
    target_include_directories(@name@::plugins INTERFACE
        \"@include@\" \"@include@/@name@\")
    target_compile_definitions(@name@::plugins INTERFACE PATCHBAY_PLUGIN)
endif()
unset(_prefix)
")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}-pluginsConfig.cmake"
            DESTINATION "${package}" COMPONENT development)
endfunction()
