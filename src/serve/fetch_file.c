/* fetch_file.c -- libcurl with every limit set, one redirect at a time. */
#include "serve/fetch_file.h"

#include "serve/terminal.h"

#include "base/os_file.h"

#include <curl/curl.h>
#include <stdarg.h>
#include <stdio.h>

#define CONNECT_SECONDS 20L
#define SLOW_SECONDS    30L  /* this long below ... */
#define SLOW_BYTES      100L /* ... this many a second is a dead server */
#define REDIRECTS_MOST  5
#define URL_ROOM        2048

bool fetch_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

void fetch_stop(void) {
    curl_global_cleanup();
}

/* ---- which addresses ------------------------------------------------------ */

static bool url_part(const char *url, CURLUPart part, char *to, size_t room) {
    CURLU *parsed = curl_url();
    char *text = NULL;
    bool has = parsed && !curl_url_set(parsed, CURLUPART_URL, url, 0) &&
               !curl_url_get(parsed, part, &text, 0) && strlen(text) < room;
    if (has) memcpy(to, text, strlen(text) + 1);
    curl_free(text);
    curl_url_cleanup(parsed);
    return has;
}

bool fetch_allows(const char *url) {
    static const char *const HERE[] = {"127.0.0.1", "localhost", "[::1]"};
    char scheme[16], host[256];
    if (!url_part(url, CURLUPART_SCHEME, scheme, sizeof scheme) ||
        !url_part(url, CURLUPART_HOST, host, sizeof host))
        return false;
    if (strcmp(scheme, "https") == 0) return true;
    for (size_t i = 0; i < sizeof HERE / sizeof *HERE; i++)
        if (strcmp(scheme, "http") == 0 && strcmp(host, HERE[i]) == 0)
            return true;
    return false;
}

/* ---- one request ---------------------------------------------------------- */

struct fetching {
    const struct fetch_asked *asked;
    struct fetch_answer *answer;
    idt_error *error;
    CURL *curl;
    struct curl_slist *headers;
    struct new_file *file;
    struct sha256_stream *sum;
    idt_status status; /* of the disk */
    bool is_too_large;
    char url[URL_ROOM]; /* with the token */
    char told[CURL_ERROR_SIZE];
};

static void set_reason(struct fetch_answer *answer, const char *format, ...)
    PRINTF_LIKE(2, 3);
static void set_reason(struct fetch_answer *answer, const char *format, ...) {
    va_list words;
    va_start(words, format);
    (void)vsnprintf(answer->reason, sizeof answer->reason, format, words);
    va_end(words);
    answer->outcome = FETCH_FAILED;
}

/* The bytes of any answer but 200 are read and dropped. */
static size_t take_bytes(char *bytes, size_t size, size_t count, void *given) {
    struct fetching *f = (struct fetching *)given;
    struct span got = {bytes, size * count};
    long code = 0;
    (void)curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &code);
    if (code != 200) return got.length;
    f->answer->bytes += got.length;
    f->is_too_large = f->answer->bytes > f->asked->most_bytes;
    if (f->is_too_large) return CURL_WRITEFUNC_ERROR;
    if (f->asked->progress)
        progress_tell(f->asked->progress, f->answer->bytes, -1.0);
    if (!sha256_stream_add(f->sum, got)) f->status = fail_memory(f->error);
    if (!f->status) f->status = new_file_write(f->file, got, f->error);
    return f->status ? CURL_WRITEFUNC_ERROR : got.length;
}

static bool add_header(struct fetching *f, const char *name,
                       const char *value) {
    char line[FETCH_TAG_ROOM + 32];
    if (!value || !value[0]) return true;
    (void)snprintf(line, sizeof line, "%s: %s", name, value);
    struct curl_slist *longer = curl_slist_append(f->headers, line);
    if (longer) f->headers = longer;
    return longer != NULL;
}

static bool set_limits(CURL *curl, const struct fetch_asked *asked) {
    long all = (long)asked->seconds;
    long slow = all < SLOW_SECONDS ? all : SLOW_SECONDS;
    long connect = all < CONNECT_SECONDS ? all : CONNECT_SECONDS;
    return !curl_easy_setopt(curl, CURLOPT_TIMEOUT, all) &&
           !curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect) &&
           !curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slow) &&
           !curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES) &&
           !curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE,
                             (curl_off_t)asked->most_bytes) &&
           !curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L) &&
           !curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") &&
           !curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L) &&
           !curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L) &&
           !curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

static bool set_up(struct fetching *f) {
    CURL *curl = f->curl = curl_easy_init();
    return curl && set_limits(curl, f->asked) &&
           add_header(f, "If-None-Match", f->asked->tag) &&
           add_header(f, "If-Modified-Since", f->asked->modified) &&
           !curl_easy_setopt(curl, CURLOPT_HTTPHEADER, f->headers) &&
           !curl_easy_setopt(curl, CURLOPT_USERAGENT,
                             "interdict/" IDT_VERSION) &&
           !curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, f->told) &&
           !curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes) &&
           !curl_easy_setopt(curl, CURLOPT_WRITEDATA, f);
}

static bool add_token(struct fetching *f) {
    const char *url = f->asked->url;
    if (!f->asked->token)
        return snprintf(f->url, sizeof f->url, "%s", url) < URL_ROOM;
    char *safe = curl_easy_escape(f->curl, f->asked->token, 0);
    int length = safe ? snprintf(f->url, sizeof f->url, "%s%ctoken=%s", url,
                                 strchr(url, '?') ? '&' : '?', safe)
                      : URL_ROOM;
    curl_free(safe);
    return length < URL_ROOM;
}

static void keep_header(CURL *curl, const char *name, char *to) {
    struct curl_header *header = NULL;
    to[0] = 0;
    if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
        if (strlen(header->value) < FETCH_TAG_ROOM)
            memcpy(to, header->value, strlen(header->value) + 1);
}

/* ---- answers -------------------------------------------------------------- */

static void judge_failure(struct fetching *f, CURLcode code) {
    if (f->is_too_large || code == CURLE_FILESIZE_EXCEEDED)
        set_reason(f->answer, "larger than the %llu bytes allowed",
                   (unsigned long long)f->asked->most_bytes);
    else if (code == CURLE_PARTIAL_FILE)
        set_reason(f->answer, "cut short after %llu bytes",
                   (unsigned long long)f->answer->bytes);
    else if (code == CURLE_OPERATION_TIMEDOUT)
        set_reason(f->answer, "too slow: given up after %llu bytes",
                   (unsigned long long)f->answer->bytes);
    else
        set_reason(f->answer, "%s", curl_easy_strerror(code));
}

static void judge_code(struct fetching *f, long code) {
    bool was_asked = f->asked->tag[0] || f->asked->modified[0];
    if (code == 200 && f->answer->bytes)
        f->answer->outcome = FETCH_NEW;
    else if (code == 200)
        set_reason(f->answer, "the server sent nothing");
    else if (code == 304 && was_asked)
        f->answer->outcome = FETCH_UNCHANGED;
    else
        set_reason(f->answer, "the server answered %ld", code);
}

/* True when the answer led to another address, which now stands in f->url. */
static bool is_led_on(struct fetching *f, long code) {
    char *next = NULL;
    if (code < 301 || code > 308 || code == 304) return false;
    (void)curl_easy_getinfo(f->curl, CURLINFO_REDIRECT_URL, &next);
    if (!next || strlen(next) >= URL_ROOM) return false;
    memcpy(f->url, next, strlen(next) + 1);
    return true;
}

static void ask(struct fetching *f) {
    for (int turn = 0; turn <= REDIRECTS_MOST; turn++) {
        long code = 0;
        if (!fetch_allows(f->url)) {
            set_reason(f->answer, turn ? "redirected to an address that is "
                                         "not https"
                                       : "the address is not https");
            return;
        }
        (void)curl_easy_setopt(f->curl, CURLOPT_URL, f->url);
        CURLcode done = curl_easy_perform(f->curl);
        if (done) {
            judge_failure(f, done);
            return;
        }
        (void)curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &code);
        if (!is_led_on(f, code)) {
            judge_code(f, code);
            return;
        }
    }
    set_reason(f->answer, "redirected more than %d times", REDIRECTS_MOST);
}

static idt_status finish(struct fetching *f) {
    struct new_file *file = f->file;
    struct sha256_stream *sum = f->sum;
    if (f->status || f->answer->outcome != FETCH_NEW) return f->status;
    keep_header(f->curl, "etag", f->answer->tag);
    keep_header(f->curl, "last-modified", f->answer->modified);
    f->file = NULL;
    f->sum = NULL;
    if (!sha256_stream_finish(sum, &f->answer->sum)) {
        new_file_abandon(file);
        return fail_memory(f->error);
    }
    return new_file_commit(file, f->error);
}

idt_status fetch_file(const struct fetch_asked *asked, idt_error *error,
                      struct fetch_answer *answer) {
    struct fetching f = {.asked = asked, .answer = answer, .error = error};
    *answer = (struct fetch_answer){.outcome = FETCH_FAILED};
    f.sum = sha256_stream_new();
    f.status = f.sum && set_up(&f) ? new_file_begin(asked->path, error, &f.file)
                                   : fail_memory(error);
    if (!f.status && add_token(&f))
        ask(&f);
    else if (!f.status)
        set_reason(answer, "the address is too long");
    f.status = finish(&f);
    new_file_abandon(f.file);
    sha256_stream_free(f.sum);
    curl_slist_free_all(f.headers);
    curl_easy_cleanup(f.curl);
    return f.status;
}
