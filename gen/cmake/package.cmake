# Debian packages, one for each component: `cpack -G DEB -D CPACK_PACKAGE_CONTACT='NAME <ADDRESS>'`
# in a build tree configured with CMAKE_INSTALL_PREFIX=/usr, BUILD_SHARED_LIBS=ON and
# CMAKE_SKIP_RPATH=ON.
set(CPACK_PACKAGE_NAME patchbay)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/package_files.cmake")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}/lib")
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)

# patchbay_package(COMPONENT PACKAGE SECTION SUMMARY TEXT [COMPONENT...]): which packages of other
# components it depends on.
set(CPACK_COMPONENTS_ALL "")
macro(patchbay_package component package section summary text)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${text}")
    set(CPACK_COMPONENT_${upper}_DEPENDS ${ARGN})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SHLIBDEPS ON)
endmacro()
set(about
"Patchbay compiles the interfaces of a C program and their implementations,
listed in a YAML file, into typed C. Plugins, variables and calls override
which one is used.")
patchbay_package(runtime libpatchbay${PROJECT_VERSION_MAJOR} libs
    "interchangeable parts for C programs - library" "${about}")
patchbay_package(tools patchbay-tools devel
    "interchangeable parts for C programs - generator and inspector" "${about}")
patchbay_package(development libpatchbay-dev libdevel
    "interchangeable parts for C programs - headers" "${about}" runtime tools)
patchbay_package(documentation patchbay-doc doc
    "interchangeable parts for C programs - documentation" "${about}")
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
if(PATCHBAY_LAPSE)
    set(about
"lapse sends prompts to a server of a language model and reports requests,
errors, latency and throughput.")
    patchbay_package(program lapse utils "latency of servers of language models" "${about}" runtime)
    if(TARGET curl)
        patchbay_package(program_http lapse-http utils
            "latency of servers of language models - transport over HTTP" "${about}" program)
        set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS lapse-http)
    endif()
    patchbay_package(program_development lapse-dev libdevel
        "latency of servers of language models - headers for plugins" "${about}")
    set(CPACK_DEBIAN_PROGRAM_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
endif()

set(control "${PROJECT_BINARY_DIR}/debian")
set(library libpatchbay${PROJECT_VERSION_MAJOR})
file(WRITE "${control}/triggers" "activate-noawait ldconfig\n")
file(WRITE "${control}/shlibs"
     "libpatchbay ${PROJECT_VERSION_MAJOR} ${library} (>= ${PROJECT_VERSION})\n")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA "${control}/triggers" "${control}/shlibs")
include(CPack)
