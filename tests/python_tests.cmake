# patchbay_python_test(NAME SCRIPT ARGUMENT...): `python3 SCRIPT ARGUMENT...`. Without Python, or when
# the script exits 77, the test is skipped; where CI=true a missing module is a failure.
find_package(Python3 COMPONENTS Interpreter QUIET)
set(patchbay_tests_directory "${CMAKE_CURRENT_LIST_DIR}")
function(patchbay_python_test name script)
    get_filename_component(path "${script}" ABSOLUTE)
    if(Python3_FOUND)
        add_test(NAME ${name} COMMAND Python3::Interpreter -B "${path}" ${ARGN})
    else()
        add_test(NAME ${name} COMMAND sh -c "echo 'missing: python3'; [ \"$CI\" = true ] || exit 77; exit 1")
    endif()
    set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77
                         ENVIRONMENT "PYTHONPATH=${patchbay_tests_directory}")
endfunction()

# patchbay_documents(NAME SCHEMA): a fixture NAME_documents for tests that copy JSON documents to
# the directory that the variable NAME_documents holds; one process checks all of them at the end.
function(patchbay_documents name schema)
    set(directory "${CMAKE_CURRENT_BINARY_DIR}/${name}_documents")
    set(${name}_documents "${directory}" PARENT_SCOPE)
    add_test(NAME ${name}_documents_are_cleared
             COMMAND sh -c "rm -rf '${directory}' && mkdir -p '${directory}'")
    set_tests_properties(${name}_documents_are_cleared PROPERTIES FIXTURES_SETUP ${name}_documents)
    patchbay_python_test(${name}_documents_match_the_schema
                         "${patchbay_tests_directory}/documents.py" "${schema}" "${directory}")
    set_tests_properties(${name}_documents_match_the_schema PROPERTIES
                         FIXTURES_CLEANUP ${name}_documents)
endfunction()
