#!/bin/sh
# http_test.sh CASE LAPSE SCRATCH_DIR STREAMER: lapse's HTTP transport against servers that are not ours,
# on this machine only. Each function below is a test.
set -eu
case=$1 lapse=$2 scratch=$3/$1 streamer=$4
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
port=$((20000 + $$ % 20000))

fail() {
    echo "$case: $*" >&2
    exit 1
}

contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# lapse_says EXIT_CODE TEXT OPTION...
lapse_says() {
    expected=$1 text=$2
    shift 2
    status=0
    "$lapse" run "$@" >out 2>&1 || status=$?
    [ "$status" -eq "$expected" ] || { cat out >&2; fail "exit code $status of lapse run $*"; }
    contains out "$text"
}

wait_for_port() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        if "$lapse" run --url "http://127.0.0.1:$port" --requests 1 --ui none 2>&1 |
            grep -qv 'Failed to connect'; then
            if ! "$lapse" run --url "http://127.0.0.1:$port" --requests 1 --ui none 2>&1 |
                grep -q 'connect'; then return; fi
        fi
        sleep 0.1
    done
    fail "the server did not start"
}

start_nginx() {
    command -v nginx >/dev/null || exit 77
    cat >nginx.conf <<END
daemon off; master_process off; pid $scratch/pid; error_log $scratch/error.log;
events {}
http {
    client_body_temp_path $scratch/body; proxy_temp_path $scratch/proxy; fastcgi_temp_path $scratch/fastcgi;
    uwsgi_temp_path $scratch/uwsgi; scgi_temp_path $scratch/scgi;
    log_format connections '\$connection'; access_log $scratch/access.log connections;
    keepalive_requests 10000;
    server {
        listen 127.0.0.1:$port;
        location /v1/ { default_type application/json;
            return 200 '{"choices":[{"message":{"content":"canned"}}],"usage":{"completion_tokens":3}}'; }
        location /broken/ { return 500 '{"error":{"message":"out of order"}}'; }
    }
}
END
    nginx -c "$scratch/nginx.conf" -p "$scratch" >nginx.log 2>&1 &
    server=$!
    trap 'kill $server 2>/dev/null' EXIT
    wait_for_port
    : >access.log
}

start_streamer() {
    "$streamer" "$port" &
    server=$!
    trap 'kill $server 2>/dev/null' EXIT
    wait_for_port
}

eight_threads_keep_eight_connections_to_nginx_open() {
    start_nginx
    lapse_says 0 'first answer  canned' --url "http://127.0.0.1:$port" --requests 400 --concurrency 8
    contains out 'errors        0'
    contains out 'transport     http, by curl (curl)'
    [ "$(wc -l <access.log)" -eq 400 ] || fail "$(wc -l <access.log) requests arrived"
    [ "$(sort -u access.log | wc -l)" -le 8 ] || fail "$(sort -u access.log | wc -l) connections"
}

errors_of_a_server_are_told_with_its_words() {
    start_nginx
    lapse_says 1 'HTTP 404' --url "http://127.0.0.1:$port/nowhere" --requests 2
    lapse_says 1 'HTTP 500: out of order' --url "http://127.0.0.1:$port/broken" --requests 2
}

streamed_answers_have_a_first_token() {
    start_streamer
    lapse_says 0 'first answer  one two three' --url "http://127.0.0.1:$port" --stream --requests 2 \
        --concurrency 1
    contains out 'first token'
}

broken_connections_are_told_apart() {
    lapse_says 1 'Failed to connect' --url "http://127.0.0.1:$port" --requests 1
    start_streamer
    lapse_says 1 'reset by peer' --url "http://127.0.0.1:$port/reset" --requests 1
    lapse_says 1 'timed out' --url "http://127.0.0.1:$port/slow" --requests 1 --timeout 0.3
}

"$case"
