# cmake -P uninstall.cmake, in a build tree: removes the files that were installed from it last, below
# $DESTDIR if that is set. Directories stay.
if(NOT EXISTS install_manifest.txt)
    message(FATAL_ERROR "install_manifest.txt not found: nothing was installed from this build tree")
endif()
file(STRINGS install_manifest.txt files)
foreach(file IN LISTS files)
    file(REMOVE "$ENV{DESTDIR}${file}")
endforeach()
