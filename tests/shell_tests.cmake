# patchbay_shell_tests(SCRIPT [PREFIX prefix] [ENABLED condition] [ARGUMENTS argument...]
#                      [FIXTURES fixture...] [LABELS label...] [ENVIRONMENT NAME=value...] CASES case...)
#
# Registers the named functions of a shell script as tests: `sh SCRIPT CASE ARGUMENT...`. A case that
# the script does not define fails, because the shell does not find it; the test
# every_case_of_a_script_is_registered reports a function that is defined and neither listed nor called.
# With ENABLED false the cases are listed but not registered. A case that exits 77 is skipped.
function(patchbay_shell_tests script)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PREFIX;ENABLED"
                          "ARGUMENTS;FIXTURES;LABELS;ENVIRONMENT;CASES")
    get_filename_component(path "${script}" ABSOLUTE)
    foreach(case IN LISTS arg_CASES)
        set_property(GLOBAL APPEND_STRING PROPERTY patchbay_shell_cases "${path} ${case}\n")
        if(DEFINED arg_ENABLED AND NOT arg_ENABLED)
            continue()
        endif()
        add_test(NAME ${arg_PREFIX}${case} COMMAND sh "${path}" ${case} ${arg_ARGUMENTS})
        set_tests_properties(${arg_PREFIX}${case} PROPERTIES SKIP_RETURN_CODE 77
                             FIXTURES_REQUIRED "${arg_FIXTURES}" LABELS "${arg_LABELS}"
                             ENVIRONMENT "${arg_ENVIRONMENT}")
    endforeach()
endfunction()
