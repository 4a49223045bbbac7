#!/bin/sh
# http_test.sh CASE LAPSE SCRATCH_DIR STREAMER: lapse's HTTP transport against servers that are not ours,
# on this machine only. Each function below is a test.
set -eu
case=$1 lapse=$2 scratch=$3/$1 streamer=$4
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY CURL_CA_BUNDLE
# The system gives connections ports from 32768 on; both servers stay below them, each in a range of its own.
port=$((10000 + $$ % 11000)) tls_port=$((21000 + $$ % 11000))

fail() {
    echo "$case: $*" >&2
    exit 1
}

contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# lapse_prints EXIT_CODE TEXT OPTION...
lapse_prints() {
    expected=$1 text=$2
    shift 2
    status=0
    "$lapse" run "$@" >out 2>&1 || status=$?
    [ "$status" -eq "$expected" ] || { cat out >&2; fail "exit code $status of lapse run $*"; }
    contains out "$text"
}

# The requests that wait go where no log is kept: it would be written after the answer.
wait_for_port() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$lapse" run --url "http://127.0.0.1:$port/wait" --requests 1 --ui none >waited 2>&1 || true
        kill -0 "$server" 2>/dev/null || break
        grep -q 'cannot connect' waited || return 0
        sleep 0.1
    done
    cat nginx.log waited >&2 || true
    fail "the server did not start"
}

# nginx writes a line after it has answered, so the last ones may take a moment.
wait_for_lines() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ "$(wc -l <access.log)" -lt "$1" ] || return 0
        sleep 0.05
    done
}

start_nginx() {
    command -v nginx >/dev/null || exit 77
    cat >nginx.conf <<END
daemon off; master_process off; pid $scratch/pid; error_log $scratch/error.log;
events {}
http {
    client_body_temp_path $scratch/body; proxy_temp_path $scratch/proxy; fastcgi_temp_path $scratch/fastcgi;
    uwsgi_temp_path $scratch/uwsgi; scgi_temp_path $scratch/scgi;
    log_format connections '\$connection'; access_log off;
    keepalive_requests 10000;
    server {
        listen 127.0.0.1:$port;
        ${listen_too-}
        location /v1/ { default_type application/json; access_log $scratch/access.log connections;
            return 200 '{"choices":[{"message":{"content":"canned"}}],"usage":{"completion_tokens":3}}'; }
        location /broken/ { default_type application/json;
            return 500 '{"error":{"message":"out of order"}}'; }
        location /keyed/ { default_type application/json;
            if (\$http_authorization != "Bearer secret") { return 401 '{"error":{"message":"no key"}}'; }
            if (\$http_x_team != "blue") { return 403 '{"error":{"message":"no team"}}'; }
            return 200 '{"choices":[{"message":{"content":"\$content_type"}}]}'; }
    }
}
END
    nginx -c "$scratch/nginx.conf" -p "$scratch" >nginx.log 2>&1 &
    server=$!
    trap 'kill $server 2>/dev/null' EXIT
    wait_for_port
}

# The same, and on tls_port with a certificate that signs itself.
start_nginx_with_tls() {
    command -v openssl >/dev/null || exit 77
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=lapse -keyout key.pem \
        -addext 'subjectAltName = IP:127.0.0.1' -out certificate.pem 2>openssl.log ||
        { cat openssl.log >&2; fail "no certificate was made"; }
    listen_too="listen 127.0.0.1:$tls_port ssl; ssl_certificate $scratch/certificate.pem;
        ssl_certificate_key $scratch/key.pem;"
    start_nginx
}

start_streamer() {
    "$streamer" "$port" &
    server=$!
    trap 'kill $server 2>/dev/null' EXIT
    wait_for_port
}

eight_threads_keep_eight_connections_to_nginx_open() {
    start_nginx
    lapse_prints 0 'first answer  canned' --url "http://127.0.0.1:$port" --requests 400 --concurrency 8
    contains out 'errors        0'
    contains out 'transport     http, by curl (curl)'
    wait_for_lines 400
    [ "$(wc -l <access.log)" -eq 400 ] || fail "$(wc -l <access.log) requests arrived"
    [ "$(sort -u access.log | wc -l)" -le 8 ] || fail "$(sort -u access.log | wc -l) connections"
}

errors_of_a_server_are_reported_with_its_message() {
    start_nginx
    lapse_prints 1 '2 failed: HTTP 404: expected a JSON object, found "<html>' \
        --url "http://127.0.0.1:$port/nowhere" --requests 2
    lapse_prints 1 '2 failed: HTTP 500: out of order' --url "http://127.0.0.1:$port/broken" --requests 2
}

headers_and_api_key_reach_the_server() {
    start_nginx
    url=http://127.0.0.1:$port/keyed
    export KEY=secret
    lapse_prints 1 '2 failed: HTTP 401: no key' --url "$url" --requests 2
    lapse_prints 1 '2 failed: HTTP 403: no team' --url "$url" --requests 2 --api-key-env KEY
    lapse_prints 0 'first answer  application/json' --url "$url" --requests 2 --api-key-env KEY \
        --header 'X-Team: blue'
    contains out ', - tokens/s'
    if grep -q secret out; then fail "the key was printed"; fi
}

header_of_the_user_replaces_the_default() {
    start_nginx
    lapse_prints 0 'first answer  text/odd' --url "http://127.0.0.1:$port/keyed" --requests 1 \
        --header 'Authorization: Bearer secret' --header 'X-Team: blue' --header 'content-type: text/odd'
}

self_signed_certificate_is_rejected() {
    start_nginx_with_tls
    lapse_prints 1 '2 failed: SSL certificate problem' --url "https://127.0.0.1:$tls_port" --requests 2
}

certificate_of_the_bundle_that_the_user_names_is_accepted() {
    start_nginx_with_tls
    export CURL_CA_BUNDLE="$PWD/certificate.pem"
    lapse_prints 0 'first answer  canned' --url "https://127.0.0.1:$tls_port" --requests 2
    export CURL_CA_BUNDLE="$PWD/missing.pem"
    lapse_prints 1 '2 failed: error setting certificate file' --url "https://127.0.0.1:$tls_port" --requests 2
}

streamed_answers_have_a_first_token() {
    start_streamer
    lapse_prints 0 'first answer  one two three' --url "http://127.0.0.1:$port" --stream --requests 2 \
        --concurrency 1
    contains out 'first token'
}

broken_connections_are_distinguished() {
    start_streamer
    lapse_prints 1 '3 failed: Recv failure: Connection reset by peer' \
        --url "http://127.0.0.1:$port/reset" --requests 3
    lapse_prints 1 '2 failed: transfer closed with outstanding read data remaining' \
        --url "http://127.0.0.1:$port/cut" --requests 2 --stream
    lapse_prints 1 'timed out: no complete response within 0.3 s (--timeout)' \
        --url "http://127.0.0.1:$port/slow" --requests 1 --timeout 0.3
}

refused_connections_are_counted_under_one_reason() {
    lapse_prints 1 "200 failed: cannot connect to http://127.0.0.1:$port: Connection refused" \
        --url "http://127.0.0.1:$port" --requests 200
}

connection_serves_again_after_a_failure() {
    start_streamer
    lapse_prints 0 'errors        2' --url "http://127.0.0.1:$port/odd" --requests 4 --concurrency 1 \
        --stream
    contains out '2 failed: Recv failure: Connection reset by peer'
    contains out 'first answer  one two three'
}

libcurl_is_loaded_only_when_it_is_used() {
    LD_DEBUG=files "$lapse" run --requests 1 --ui none >out 2>&1
    if grep -q 'libcurl\.so' out; then fail "libcurl was loaded for the loopback transport"; fi
    LD_DEBUG=files "$lapse" run --url "http://127.0.0.1:$port" --requests 1 >out 2>&1 || true
    contains out 'libcurl.so'
}

"$case"
