/* streamer PORT: a server for one connection at a time that answers every POST with three
 * server-sent events, in pieces with a pause between them. "/reset" is cut off before the answer,
 * "/cut" within it, every second "/odd" before it; "/slow" takes two seconds to say nothing. */
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void say(int peer, const char *text)
{
    char size[32];
    snprintf(size, sizeof size, "%zx\r\n", strlen(text));
    if (write(peer, size, strlen(size)) < 0 || write(peer, text, strlen(text)) < 0 ||
        write(peer, "\r\n", 2) < 0)
        return;
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
}

/* Of three pieces. */
static void answer(int peer, int pieces)
{
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                               "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    static const char *const texts[] = {
        "data: {\"choices\":[{\"delta\":{\"content\":\"one \"}}]}\n\ndata: {\"cho",
        "ices\":[{\"delta\":{\"content\":\"two \"}}]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"three\"}}]}\n\ndata: [DONE]\n\n",
    };
    if (write(peer, head, sizeof head - 1) < 0)
        return;
    for (int i = 0; i < pieces; i++)
        say(peer, texts[i]);
    if (pieces == 3 && write(peer, "0\r\n\r\n", 5) < 0)
        return;
}

/* Reads headers and body; what the first line asks for. */
static void read_request(int peer, char *request, size_t size)
{
    size_t got = 0;
    request[0] = '\0';
    while (got + 1 < size) {
        ssize_t more = read(peer, request + got, size - 1 - got);
        if (more <= 0)
            return;
        request[got += (size_t)more] = '\0';
        const char *body = strstr(request, "\r\n\r\n"),
                   *length = strstr(request, "Content-Length: ");
        if (body && length && strlen(body + 4) >= strtoul(length + 16, NULL, 10))
            return;
    }
}

static void serve(int peer, unsigned *odd)
{
    char request[8192];
    read_request(peer, request, sizeof request);
    if (strstr(request, "POST /reset") || (strstr(request, "POST /odd") && (*odd)++ % 2 == 0))
        setsockopt(peer, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
    else if (strstr(request, "POST /slow"))
        nanosleep(&(struct timespec){.tv_sec = 2}, NULL);
    else
        answer(peer, strstr(request, "POST /cut") ? 2 : 3);
    close(peer);
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((in_port_t)atoi(argc > 1 ? argv[1] : "0")),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listener, 16) != 0)
        return perror("streamer"), 1;
    signal(SIGPIPE, SIG_IGN);
    alarm(30); /* ends by itself */
    for (unsigned odd = 0;;) {
        int peer = accept(listener, NULL, NULL);
        if (peer >= 0)
            serve(peer, &odd);
    }
}
