# Installing Patchbay: components runtime, development and tools, each usable without the others.
include(CMakePackageConfigHelpers)

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Patchbay")

install(TARGETS patchbay EXPORT PatchbayTargets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime
                NAMELINK_COMPONENT development
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/patchbay"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(EXPORT PatchbayTargets NAMESPACE Patchbay:: DESTINATION "${package}" COMPONENT development)

# The completion scripts PROGRAM.bash, .zsh and .fish of a program, where the shells look for them.
function(patchbay_install_completion program directory component)
    set(data "${CMAKE_INSTALL_DATADIR}")
    foreach(row "bash:bash-completion/completions/${program}" "zsh:zsh/site-functions/_${program}"
            "fish:fish/vendor_completions.d/${program}.fish")
        string(REGEX MATCH "^(.*):(.*)/(.*)$" row "${row}")
        install(FILES "${directory}/${program}.${CMAKE_MATCH_1}" RENAME "${CMAKE_MATCH_3}"
                DESTINATION "${data}/${CMAKE_MATCH_2}" COMPONENT ${component})
    endforeach()
endfunction()

if(PATCHBAY_GENERATOR)
    set_target_properties(patchbay-gen PROPERTIES EXPORT_NAME gen)
    install(TARGETS patchbay-gen EXPORT PatchbayGenTargets
            RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT tools)
    install(EXPORT PatchbayGenTargets NAMESPACE Patchbay:: DESTINATION "${package}"
            COMPONENT tools)
    patchbay_install_completion(patchbay-gen "${PROJECT_SOURCE_DIR}/gen/completion" tools)
endif()

if(TARGET patchbay-inspect)
    install(TARGETS patchbay-inspect RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT tools)
    patchbay_install_completion(patchbay "${PROJECT_SOURCE_DIR}/src/inspect/completion" tools)
endif()
if(TARGET lapse)
    patchbay_install_completion(lapse "${PROJECT_SOURCE_DIR}/src/lapse/completion" program)
endif()
# Manual pages; that of lapse comes with lapse.
foreach(section 1 3 5 7)
    set(component tools)
    if(section EQUAL 3)
        set(component development)
    endif()
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/man/"
            DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}" COMPONENT ${component}
            FILES_MATCHING PATTERN "*.${section}" PATTERN lapse.1 EXCLUDE)
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/gen/schema/registry.schema.json"
              "${PROJECT_SOURCE_DIR}/gen/schema/plugin.schema.json"
              "${PROJECT_SOURCE_DIR}/gen/schema/model.schema.json"
              "${PROJECT_SOURCE_DIR}/docs/inspector.schema.json"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/patchbay" COMPONENT tools)

# The package, and one of the build tree, with Patchbay_DIR=BUILD.
set(functions "${CMAKE_CURRENT_LIST_DIR}")
set(config
"include(CMakeFindDependencyMacro)
find_dependency(Threads)
foreach(part Targets GenTargets)
    include(\"\${CMAKE_CURRENT_LIST_DIR}/Patchbay\${part}.cmake\" OPTIONAL)
endforeach()
")
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/PatchbayConfig.cmake" @ONLY
     CONTENT "${config}include(\"@functions@/patchbay.cmake\")\n")
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/installed/PatchbayConfig.cmake" @ONLY
     CONTENT "${config}include(\"\${CMAKE_CURRENT_LIST_DIR}/patchbay.cmake\")\n")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/PatchbayConfigVersion.cmake"
                                 COMPATIBILITY SameMajorVersion)
export(EXPORT PatchbayTargets NAMESPACE Patchbay::
       FILE "${PROJECT_BINARY_DIR}/PatchbayTargets.cmake")
if(PATCHBAY_GENERATOR)
    export(EXPORT PatchbayGenTargets NAMESPACE Patchbay::
           FILE "${PROJECT_BINARY_DIR}/PatchbayGenTargets.cmake")
endif()
# Authors of plugins need the tools alone; a build without them has the library alone.
set(component development)
if(PATCHBAY_GENERATOR)
    set(component tools)
endif()
install(FILES "${PROJECT_BINARY_DIR}/installed/PatchbayConfig.cmake"
              "${PROJECT_BINARY_DIR}/PatchbayConfigVersion.cmake"
              "${functions}/patchbay.cmake"
              "${functions}/patchbay_generator.cmake"
              "${functions}/patchbay_install.cmake"
        DESTINATION "${package}" COMPONENT ${component})

patchbay_prefix_from(prefix "\${pcfiledir}" "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
patchbay_pkgconfig_path(include "${CMAKE_INSTALL_INCLUDEDIR}")
patchbay_pkgconfig_path(lib "${CMAKE_INSTALL_LIBDIR}")
patchbay_pkgconfig_path(bin "${CMAKE_INSTALL_BINDIR}")
patchbay_pkgconfig_path(data "${CMAKE_INSTALL_DATADIR}")
foreach(path prefix include lib bin data)
    string(REPLACE " " "\\ " ${path} "${${path}}")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/patchbay.pc" @ONLY CONTENT
"prefix=@prefix@
includedir=@include@
libdir=@lib@
generator=@bin@/patchbay-gen
schema=@data@/patchbay/registry.schema.json
source=@data@/patchbay/patchbay.c

Name: patchbay
Description: Interchangeable parts for C programs
Version: @PROJECT_VERSION@
Cflags: -I\${includedir}
Libs: -L\${libdir} -lpatchbay -pthread
")
install(FILES "${PROJECT_BINARY_DIR}/patchbay.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)

# Laid out as in the source tree, so that their links work.
set(documentation "${CMAKE_INSTALL_DATAROOTDIR}/doc/patchbay")
foreach(name LICENSE README.md CHANGELOG.md SECURITY.md)
    install(FILES "${PROJECT_SOURCE_DIR}/${name}" DESTINATION "${documentation}"
            COMPONENT documentation)
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" DESTINATION "${documentation}"
        COMPONENT documentation FILES_MATCHING PATTERN "*.md" PATTERN "*.svg"
        PATTERN man EXCLUDE PATTERN site EXCLUDE)

if(PROJECT_IS_TOP_LEVEL)
    add_custom_target(uninstall
        COMMAND "${CMAKE_COMMAND}" -P "${CMAKE_CURRENT_LIST_DIR}/uninstall.cmake"
        WORKING_DIRECTORY "${PROJECT_BINARY_DIR}"
        VERBATIM)
    include("${CMAKE_CURRENT_LIST_DIR}/package.cmake")
endif()
