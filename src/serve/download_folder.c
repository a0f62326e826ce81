/* download_folder.c -- copies and their states, moved by link and rename. */
#include "serve/download_folder.h"

#include "base/bytes.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/os_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define INCOMING "incoming"
#define STATE    ".state"

/* ---- paths ---------------------------------------------------------------- */

/* The parts joined as they are; NULL when there is no memory. */
static const char *join(const struct download_folder *folder,
                        const char *const *parts, size_t count) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += strlen(parts[i]);
    char *path = (char *)arena_take(folder->arena, length + 1, 1);
    if (!path) return NULL;
    char *at_byte = path;
    for (size_t i = 0; i < count; i++) {
        size_t part = strlen(parts[i]);
        memcpy(at_byte, parts[i], part);
        at_byte += part;
    }
    *at_byte = 0;
    return path;
}
#define JOIN(folder, ...)                                                      \
    join(folder, (const char *const[]){__VA_ARGS__},                           \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

const char *held_path(const struct download_folder *folder, const char *source,
                      const char *file) {
    return JOIN(folder, folder->root, "/", source, "/", file);
}

const char *incoming_path(const struct download_folder *folder,
                          const char *source, const char *file) {
    return JOIN(folder, folder->root, "/", source, "/", INCOMING, "/", file);
}

static idt_status make_folder(const struct download_folder *folder,
                              const char *path) {
    if (!path) return fail_memory(folder->error);
    if (mkdir(path, 0700) == 0 || errno == EEXIST) return IDT_OK;
    return fail_file(folder->error, "make folder", path);
}

/* ---- names in a folder, sorted -------------------------------------------- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A folder that is not there has no names. */
static idt_status names_in(const struct download_folder *folder,
                           const char *path, path_list *names) {
    DIR *open = path ? opendir(path) : NULL;
    idt_status status = path ? IDT_OK : fail_memory(folder->error);
    for (struct dirent *entry; open && !status && (entry = readdir(open));) {
        if (entry->d_name[0] == '.') continue;
        const char *name = JOIN(folder, entry->d_name);
        if (!name || !growing_add(names, name))
            status = fail_memory(folder->error);
    }
    if (open) closedir(open);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_name);
    return status;
}

idt_status folder_prepare(const struct download_folder *folder,
                          const char *source) {
    path_list names = {0};
    const char *incoming =
        JOIN(folder, folder->root, "/", source, "/", INCOMING);
    idt_status status = make_folder(folder, folder->root);
    if (!status)
        status = make_folder(folder, JOIN(folder, folder->root, "/", source));
    if (!status) status = make_folder(folder, incoming);
    if (!status) status = names_in(folder, incoming, &names);
    for (size_t i = 0; i < names.count && !status; i++) {
        const char *path = incoming_path(folder, source, names.items[i]);
        if (!path) status = fail_memory(folder->error);
        if (path && unlink(path) != 0)
            status = fail_file(folder->error, "remove", path);
    }
    growing_release(&names);
    return status;
}

/* ---- states --------------------------------------------------------------- */

static const char *text_member(const struct download_folder *folder,
                               struct json root, const char *key) {
    struct json value;
    if (!json_find(root, key, &value)) return NULL;
    return arena_copy(folder->arena, json_text_of(value)).bytes;
}

static bool read_state(const struct download_folder *folder, struct json root,
                       struct held_file *held) {
    const char *sum = text_member(folder, root, "sha256");
    int64_t bytes = 0;
    held->url = text_member(folder, root, "url");
    held->tag = text_member(folder, root, "etag");
    held->modified = text_member(folder, root, "modified");
    if (!sum || !held->url || !held->tag || !held->modified ||
        strlen(sum) >= sizeof held->sum ||
        json_integer(root, "bytes", JSON_REQUIRED, NULL, &bytes) || bytes < 0)
        return false;
    memcpy(held->sum, sum, strlen(sum) + 1);
    held->bytes = (uint64_t)bytes;
    return true;
}

static bool has_sum(const char *path, const struct held_file *held) {
    struct mapped_file file;
    struct sha256 sum;
    char text[SHA256_TEXT_ROOM];
    if (mapped_file_open(path, NULL, &file)) return false;
    bool is_read = !sha256_of(file.bytes, NULL, &sum);
    mapped_file_close(&file);
    if (!is_read) return false;
    sha256_print(&sum, text);
    return strcmp(text, held->sum) == 0;
}

bool folder_find(const struct download_folder *folder, const char *source,
                 const char *file, struct held_file *held) {
    const char *path = held_path(folder, source, file);
    const char *state = path ? JOIN(folder, path, STATE) : NULL;
    struct mapped_file text;
    struct json_document *document = NULL;
    if (!state || mapped_file_open(state, NULL, &text)) return false;
    bool is_good = !json_parse(text.bytes, at(state, 1, 0), NULL, &document) &&
                   read_state(folder, json_root(document), held) &&
                   has_sum(path, held);
    json_free(document);
    mapped_file_close(&text);
    return is_good;
}

static idt_status write_state(const struct download_folder *folder,
                              const char *path, const struct held_file *held) {
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_PRETTY);
    struct new_file *file = NULL;
    json_open_object(&json);
    json_put_key(&json, "url");
    json_put_string(&json, held->url);
    json_put_key(&json, "etag");
    json_put_string(&json, held->tag);
    json_put_key(&json, "modified");
    json_put_string(&json, held->modified);
    json_put_key(&json, "sha256");
    json_put_string(&json, held->sum);
    json_put_key(&json, "bytes");
    json_put_integer(&json, (int64_t)held->bytes);
    json_close_object(&json);
    json_end_line(&json);
    idt_status status = bytes.failed
                            ? fail_memory(folder->error)
                            : new_file_begin(path, folder->error, &file);
    if (!status) status = new_file_write(file, written(&bytes), folder->error);
    if (status)
        new_file_abandon(file);
    else
        status = new_file_commit(file, folder->error);
    byte_writer_release(&bytes);
    return status;
}

/* ---- moving --------------------------------------------------------------- */

idt_status folder_reuse(const struct download_folder *folder,
                        const char *source, const char *file) {
    const char *from = held_path(folder, source, file);
    const char *to = incoming_path(folder, source, file);
    if (!from || !to) return fail_memory(folder->error);
    if (link(from, to) == 0) return IDT_OK;
    return fail_file(folder->error, "link", to);
}

idt_status folder_accept(const struct download_folder *folder,
                         const char *source, const char *file,
                         const struct held_file *held) {
    const char *from = incoming_path(folder, source, file);
    const char *to = held_path(folder, source, file);
    const char *state = to ? JOIN(folder, to, STATE) : NULL;
    if (!from || !state) return fail_memory(folder->error);
    if (rename(from, to) != 0) return fail_file(folder->error, "replace", to);
    return write_state(folder, state, held);
}

/* The state goes first: a copy without one counts for nothing. */
void folder_drop(const struct download_folder *folder, const char *source) {
    path_list names = {0};
    const char *path = JOIN(folder, folder->root, "/", source);
    (void)names_in(folder, path, &names);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < names.count; i++) {
            bool is_state = span_ends(span_of(names.items[i]), STATE);
            const char *one = held_path(folder, source, names.items[i]);
            if (one && is_state == (pass == 0)) (void)unlink(one);
        }
    growing_release(&names);
}

/* ---- listing -------------------------------------------------------------- */

static idt_status list_source(const struct download_folder *folder,
                              const char *source, path_list *paths) {
    path_list names = {0};
    idt_status status =
        names_in(folder, JOIN(folder, folder->root, "/", source), &names);
    for (size_t i = 0; i < names.count && !status; i++) {
        struct span name = span_of(names.items[i]);
        struct held_file held;
        if (!span_ends(name, STATE)) continue;
        name.length -= strlen(STATE);
        const char *file = arena_copy(folder->arena, name).bytes;
        if (!file) status = fail_memory(folder->error);
        if (!file) continue;
        if (!folder_find(folder, source, file, &held)) {
            status = fail(folder->error, IDT_BAD_DATA, NOWHERE,
                          "kept copy '%s/%s' is not what was fetched; fetch it "
                          "again with --only %s",
                          source, file, source);
            continue;
        }
        const char *path = held_path(folder, source, file);
        if (!path || !growing_add(paths, path))
            status = fail_memory(folder->error);
    }
    growing_release(&names);
    return status;
}

idt_status folder_list(const struct download_folder *folder, path_list *paths) {
    path_list names = {0};
    idt_status status = names_in(folder, folder->root, &names);
    for (size_t i = 0; i < names.count && !status; i++)
        status = list_source(folder, names.items[i], paths);
    growing_release(&names);
    return status;
}
