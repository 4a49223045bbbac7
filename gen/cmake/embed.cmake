# Embeds text files into C.
#
# patchbay_embed(OUTPUT STRUCT NAME HEADER DIRECTORY FILE...): a command that writes the source file
# OUTPUT, which defines `const struct STRUCT NAME[]` as HEADER declares it. A row has the path of a
# FILE below DIRECTORY, its bytes ended by NUL, and their number; the last row has no path.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(patchbay_embed_script "${CMAKE_CURRENT_LIST_FILE}" CACHE INTERNAL "")
    function(patchbay_embed output struct name header directory)
        list(JOIN ARGN ":" files)
        list(TRANSFORM ARGN PREPEND "${directory}/" OUTPUT_VARIABLE paths)
        add_custom_command(
            OUTPUT "${output}"
            COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DSTRUCT=${struct}" "-DNAME=${name}"
                    "-DHEADER=${header}" "-DDIRECTORY=${directory}" "-DFILES=${files}"
                    -P "${patchbay_embed_script}"
            DEPENDS "${patchbay_embed_script}" ${paths}
            COMMENT "Embedding ${name}"
            VERBATIM)
    endfunction()
    return()
endif()

string(REPLACE ":" ";" files "${FILES}")
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
    file(READ "${DIRECTORY}/${file}" bytes HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    string(APPEND arrays "static const char file_${number}[] = {${bytes}0};\n\n")
    string(APPEND rows "    {\"${file}\", file_${number}, sizeof file_${number} - 1},\n")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}"
"/* Generated from the files themselves. */
#include \"${HEADER}\"

${arrays}const struct ${STRUCT} ${NAME}[] = {
${rows}    {NULL, NULL, 0},
};
")
