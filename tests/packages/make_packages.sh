#!/bin/sh
# make_packages.sh SOURCE_DIR DIRECTORY: the packages in DIRECTORY/one and DIRECTORY/second/two.
set -eu
command -v dpkg-shlibdeps >/dev/null || { echo "dpkg-shlibdeps is missing" >&2; exit 77; }
source=$1
rm -rf "$2"
mkdir -p "$2/second"
cd "$2"
unset DESTDIR || true
export SOURCE_DATE_EPOCH=1700000000
umask 022
for directory in one second/two; do
    mkdir "$directory" "$directory/source"
    for name in CMakeLists.txt LICENSE README.md CHANGELOG.md SECURITY.md registry.yaml docs gen include plugins src; do
        cp -r "$source/$name" "$directory/source"
    done
    cmake -S "$directory/source" -B "$directory/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPATCHBAY_TESTS=OFF \
        -DBUILD_SHARED_LIBS=ON -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_SKIP_RPATH=ON >log 2>&1 || { cat log; exit 1; }
    cmake --build "$directory/build" >log 2>&1 || { cat log; exit 1; }
    cpack -G DEB -D CPACK_PACKAGE_CONTACT='Patchbay <patchbay@lists.debian.org>' -B "$directory" \
        --config "$directory/build/CPackConfig.cmake" >log 2>&1 || { cat log; exit 1; }
    rm -rf "$directory/_CPack_Packages"
done
