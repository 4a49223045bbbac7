# Run by CPack: what Debian expects in each package.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # that of SOURCE_DATE_EPOCH
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    set(root "${CPACK_TEMPORARY_DIRECTORY}/${component}/usr/share")
    string(TOUPPER ${component} upper)
    set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
    set(changelog "${root}/doc/${package}/changelog.Debian")
    file(READ "${CPACK_RESOURCE_FILE_LICENSE}" license)
    file(WRITE "${root}/doc/${package}/copyright" "${license}")
    file(WRITE "${changelog}"
"patchbay (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}; patchbay-doc has the changes.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
    file(GLOB_RECURSE pages "${root}/man/*.[1-9]")
    execute_process(COMMAND gzip -9n "${changelog}" ${pages} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
