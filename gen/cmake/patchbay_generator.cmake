# Finding patchbay-gen, and asking it.

# Sets `result` to whether a program is a patchbay-gen that runs on this machine.
function(patchbay_runs result program)
    execute_process(COMMAND "${program}" --version
                    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_QUIET)
    set(${result} OFF PARENT_SCOPE)
    if(status STREQUAL "0" AND output MATCHES "^patchbay-gen [0-9]")
        set(${result} ON PARENT_SCOPE)
    endif()
endfunction()

# Sets `result` to the installed generators, in the order of preference: that of the package, one of
# the prefixes that CMake searches, one of PATH. In a cross build all but the last may be the
# target's.
function(patchbay_installed_generators result)
    set(programs "")
    if(TARGET Patchbay::gen)
        get_target_property(program Patchbay::gen LOCATION)
        list(APPEND programs "${program}")
    endif()
    unset(any) # a variable of the caller would end the search
    unset(on_path)
    find_program(any patchbay-gen NO_CACHE NO_CMAKE_FIND_ROOT_PATH)
    find_program(on_path patchbay-gen NO_CACHE NO_DEFAULT_PATH PATHS ENV PATH)
    foreach(program IN ITEMS "${any}" "${on_path}")
        if(program)
            list(APPEND programs "${program}")
        endif()
    endforeach()
    list(REMOVE_DUPLICATES programs)
    set(${result} "${programs}" PARENT_SCOPE)
endfunction()

# Sets `result` to the generator: PATCHBAY_GEN_EXECUTABLE, else the target of this build, else the
# first installed one that runs here.
function(patchbay_find_generator result)
    if(PATCHBAY_GEN_EXECUTABLE)
        patchbay_runs(runs "${PATCHBAY_GEN_EXECUTABLE}")
        if(NOT runs)
            message(FATAL_ERROR "PATCHBAY_GEN_EXECUTABLE: ${PATCHBAY_GEN_EXECUTABLE} is not a "
                                "patchbay-gen that runs on this machine")
        endif()
        set(${result} "${PATCHBAY_GEN_EXECUTABLE}" PARENT_SCOPE)
        return()
    endif()
    if(TARGET patchbay-gen AND NOT CMAKE_CROSSCOMPILING)
        set(${result} Patchbay::gen PARENT_SCOPE)
        return()
    endif()
    patchbay_installed_generators(programs)
    foreach(program IN LISTS programs)
        patchbay_runs(runs "${program}")
        if(runs)
            set(${result} "${program}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    list(TRANSFORM programs PREPEND "\n  does not run on this machine: ")
    message(FATAL_ERROR "patchbay-gen not found. Install it on the build machine, or set "
                        "PATCHBAY_GEN_EXECUTABLE to its path.${programs}")
endfunction()

# Asks what has to be known of a registry.yaml or plugin.yaml before anything is generated: sets
# PREFIX_registry, PREFIX_plugin, PREFIX_weak and PREFIX_headers (a list of files) to the answers,
# of which `name` must be one, and PREFIX_lists to the headers that list builtins. A
# generator that this build makes does not exist yet: `query` alone was built when it was configured.
function(patchbay_query prefix generator file name)
    set(command "${generator}" query)
    if(generator STREQUAL "Patchbay::gen")
        set(command "${PATCHBAY_QUERY_PROGRAM}")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    execute_process(COMMAND ${command} "${file}" RESULT_VARIABLE status OUTPUT_VARIABLE answer
                    ERROR_VARIABLE error OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT status STREQUAL "0")
        message(NOTICE "${error}") # as it is: an error would be wrapped
        message(FATAL_ERROR "${file} cannot be read")
    endif()
    set(found OFF)
    foreach(key registry plugin weak)
        set(${prefix}_${key} "" PARENT_SCOPE)
    endforeach()
    set(lists "")
    set(categories registry category) # lapse_registry.h and lapse_category.h are always written
    string(REPLACE "\n" ";" lines "${answer}")
    foreach(line IN LISTS lines)
        if(line MATCHES "^([a-z]+)=([A-Za-z][A-Za-z0-9_-]*)$")
            if(CMAKE_MATCH_1 STREQUAL category)
                list(APPEND categories ${CMAKE_MATCH_2})
                list(APPEND lists ${CMAKE_MATCH_2}_each)
                continue()
            endif()
            set(${prefix}_${CMAKE_MATCH_1} "${CMAKE_MATCH_2}" PARENT_SCOPE)
            if(CMAKE_MATCH_1 STREQUAL name)
                set(found "${CMAKE_MATCH_2}")
            endif()
        endif()
    endforeach()
    if(NOT found)
        message(FATAL_ERROR "${file}: expected a key '${name}' with a valid name")
    endif()
    list(TRANSFORM categories REPLACE "(.+)" "${found}_\\1.h")
    list(TRANSFORM lists REPLACE "(.+)" "${found}_\\1.h")
    set(${prefix}_headers "${categories}" PARENT_SCOPE)
    set(${prefix}_lists "${lists}" PARENT_SCOPE)
endfunction()
