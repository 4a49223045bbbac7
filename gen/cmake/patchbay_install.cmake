# patchbay_install_registry(<target> [COMPONENT name] [HEADERS dir-or-file...])
#
# installs what authors of plugins for <target> need, for each of its registries: the generated
# headers, the given headers of the program, registry.yaml, the headers of Patchbay that the macros
# use (below the registry's own include directory, so that no two packages own a file), a pkg-config
# file NAME-plugins.pc with `plugindir`, and a CMake package NAME-plugins with the target
# NAME::plugins. Call it after patchbay_add_registry(<target>). Headers of a shared library are
# assumed to include the generated one, so that <target> links Patchbay publicly. The install component
# is `development` by default.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Sets `result` to the directory of Patchbay's headers: that of the target, else, seen from the
# source tree, from lib/cmake/Patchbay or from lib/TRIPLET/cmake/Patchbay, include/patchbay.
function(patchbay_find_headers result)
    set(directories "")
    if(TARGET Patchbay::patchbay)
        get_target_property(directories Patchbay::patchbay INTERFACE_INCLUDE_DIRECTORIES)
    endif()
    foreach(up ../.. ../../.. ../../../..)
        list(APPEND directories "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${up}/include")
    endforeach()
    foreach(directory IN LISTS directories)
        if(EXISTS "${directory}/patchbay/plugin.h")
            set(${result} "${directory}/patchbay" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "patchbay_install_registry: Patchbay's headers not found")
endfunction()

# Sets `result` to an install directory as a pkg-config file names it: below ${prefix}, or absolute.
function(patchbay_pkgconfig_path result directory)
    if(IS_ABSOLUTE "${directory}")
        set(${result} "${directory}" PARENT_SCOPE)
    else()
        set(${result} "\${prefix}/${directory}" PARENT_SCOPE)
    endif()
endfunction()

# Sets `result` to the prefix as a file in an install directory names it: relative to itself, so
# that the tree can be moved, unless that directory is absolute.
function(patchbay_prefix_from result here directory)
    if(IS_ABSOLUTE "${directory}")
        set(${result} "${CMAKE_INSTALL_PREFIX}" PARENT_SCOPE)
    else()
        file(RELATIVE_PATH up "/${directory}" "/")
        string(REGEX REPLACE "/$" "" up "${up}")
        set(${result} "${here}/${up}" PARENT_SCOPE)
    endif()
endfunction()

function(patchbay_install_registry target)
    include(GNUInstallDirs)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT" "HEADERS")
    set(component development)
    if(arg_COMPONENT)
        set(component "${arg_COMPONENT}")
    endif()
    get_target_property(names ${target} PATCHBAY_REGISTRIES)
    if(NOT names OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "Expected patchbay_install_registry(<target> [COMPONENT name] [HEADERS ...]) "
                            "after patchbay_add_registry(<target> ...); got: ${ARGV}")
    endif()
    get_target_property(type ${target} TYPE)
    if(arg_HEADERS AND type STREQUAL "SHARED_LIBRARY")
        patchbay_link_publicly(${target} "patchbay_install_registry(HEADERS)")
    endif()
    foreach(name IN LISTS names)
        patchbay_install_headers(${target} ${name} ${arg_HEADERS})
        patchbay_install_packages(${target} ${name})
    endforeach()
endfunction()

# patchbay_install_headers(<target> NAME [dir-or-file...]): with the component of the caller.
function(patchbay_install_headers target name)
    get_target_property(generated ${target} PATCHBAY_${name}_HEADERS)
    get_target_property(file ${target} PATCHBAY_${name}_FILE)
    set(include "${CMAKE_INSTALL_INCLUDEDIR}")
    install(FILES ${generated} DESTINATION "${include}/${name}" COMPONENT ${component})
    install(FILES "${file}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${name}" RENAME registry.yaml
            COMPONENT ${component})
    patchbay_find_headers(headers)
    install(FILES "${headers}/patchbay.h" "${headers}/plugin.h" "${headers}/codes.def"
            DESTINATION "${include}/${name}/patchbay" COMPONENT ${component})
    foreach(path IN LISTS ARGN)
        get_filename_component(path "${path}" ABSOLUTE)
        if(IS_DIRECTORY "${path}")
            install(DIRECTORY "${path}" DESTINATION "${include}" COMPONENT ${component})
        else()
            install(FILES "${path}" DESTINATION "${include}/${name}" COMPONENT ${component})
        endif()
    endforeach()
endfunction()

# The pkg-config file and the CMake package.
function(patchbay_install_packages target name)
    set(version "${PROJECT_VERSION}")
    if(NOT version)
        set(version 0) # pkg-config refuses an empty one
    endif()
    set(pkgconfig "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
    patchbay_prefix_from(prefix "\${pcfiledir}" "${pkgconfig}")
    patchbay_pkgconfig_path(include "${CMAKE_INSTALL_INCLUDEDIR}")
    patchbay_pkgconfig_path(share "${CMAKE_INSTALL_DATADIR}")
    get_target_property(plugins ${target} PATCHBAY_${name}_PLUGIN_DIRECTORY)
    if(plugins MATCHES "^[$]ORIGIN")
        get_target_property(origin ${target} PATCHBAY_${name}_ORIGIN)
        patchbay_pkgconfig_path(origin "${origin}")
        string(REPLACE "$ORIGIN" "${origin}" plugins "${plugins}")
        cmake_path(NORMAL_PATH plugins)
    endif()
    foreach(path prefix include plugins share)
        string(REPLACE " " "\\ " pc_${path} "${${path}}")
    endforeach()
    file(CONFIGURE OUTPUT "${name}-plugins.pc" @ONLY CONTENT
"prefix=@pc_prefix@
includedir=@pc_include@
plugindir=@pc_plugins@
registry=@pc_share@/@name@/registry.yaml

Name: @name@-plugins
Description: Headers for plugins of @name@
Version: @version@
Cflags: -I\${includedir}/@name@ -I\${includedir}
")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}-plugins.pc" DESTINATION "${pkgconfig}"
            COMPONENT ${component})

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
        \"@include@/@name@\" \"@include@\")
    target_compile_definitions(@name@::plugins INTERFACE PATCHBAY_PLUGIN)
endif()
unset(_prefix)
")
    write_basic_package_version_file("${name}-pluginsConfigVersion.cmake" VERSION "${version}"
                                     COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}-pluginsConfig.cmake"
                  "${CMAKE_CURRENT_BINARY_DIR}/${name}-pluginsConfigVersion.cmake"
            DESTINATION "${package}" COMPONENT ${component})
endfunction()
