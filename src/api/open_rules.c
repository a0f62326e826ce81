/* open_rules.c -- a rulebook opened: compiled in, read from a file, or
 * compiled from a folder of law pages.
 *
 * A path that is a folder is compiled; any other is read as an image.
 */
#include "api/rules_inside.h"

#include "base/memory.h"
#include "base/os_file.h"
#include "builtin/builtin_rulebook.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

/* ---- the pages of a folder ----------------------------------------------- */

#define LAW_PAGES_MOST 2000 /* the rulebook has below 200 */
#define LAW_DEPTH_MOST 8    /* folders inside one another */

struct law_pages {
    size_t cut; /* bytes of each path that stand before the folder's name */
    struct arena arena;
    GROWING(struct law_source) sources;
    GROWING(struct mapped_file) maps;
};

static void pages_release(struct law_pages *pages) {
    for (size_t i = 0; i < pages->maps.count; i++)
        mapped_file_close(&pages->maps.items[i]);
    growing_release(&pages->maps);
    growing_release(&pages->sources);
    arena_release(&pages->arena);
}

static idt_status add_page(struct law_pages *pages, const char *path,
                           idt_error *error) {
    struct mapped_file map;
    if (pages->sources.count == LAW_PAGES_MOST)
        return fail(error, IDT_OVER_LIMIT, at(path, 0, 0),
                    "the folder has more than %d law pages", LAW_PAGES_MOST);
    struct span kept = arena_copy(&pages->arena, span_of(path));
    if (!kept.bytes) return fail_memory(error);
    idt_status status = mapped_file_open(path, error, &map);
    if (status) return status;
    if (!growing_add(&pages->maps, map)) {
        mapped_file_close(&map);
        return fail_memory(error);
    }
    struct law_source source = {kept.bytes + pages->cut, map.bytes};
    return growing_add(&pages->sources, source) ? IDT_OK : fail_memory(error);
}

static idt_status add_folder(struct law_pages *pages, const char *path,
                             unsigned depth, idt_error *error);

static idt_status add_entry(struct law_pages *pages, const char *folder,
                            const char *name, unsigned depth,
                            idt_error *error) {
    char path[1024];
    struct stat about;
    if (name[0] == '.') return IDT_OK;
    bool has_slash = folder[0] && folder[strlen(folder) - 1] == '/';
    int length = snprintf(path, sizeof path, "%s%s%s", folder,
                          has_slash ? "" : "/", name);
    if (length < 0 || (size_t)length >= sizeof path)
        return fail(error, IDT_OVER_LIMIT, at(folder, 0, 0),
                    "the path of '%s' is too long", name);
    if (stat(path, &about) != 0) return fail_file(error, "read", path);
    if (S_ISDIR(about.st_mode))
        return add_folder(pages, path, depth + 1, error);
    if (!span_ends(span_of(name), ".md")) return IDT_OK;
    return add_page(pages, path, error);
}

static idt_status add_folder(struct law_pages *pages, const char *path,
                             unsigned depth, idt_error *error) {
    if (depth > LAW_DEPTH_MOST)
        return fail(error, IDT_OVER_LIMIT, at(path, 0, 0),
                    "folders lie more than %d deep", LAW_DEPTH_MOST);
    DIR *folder = opendir(path);
    if (!folder) return fail_file(error, "open", path);
    idt_status status = IDT_OK;
    for (struct dirent *entry; !status && (entry = readdir(folder));)
        status = add_entry(pages, path, entry->d_name, depth, error);
    closedir(folder);
    return status;
}

/* ---- opening ------------------------------------------------------------- */

idt_status rules_over(struct rulebook *book, idt_error *error,
                      idt_rules **out) {
    struct idt_rules *rules = memory_take_zeroed(1, sizeof *rules);
    if (!rules) {
        rulebook_free(book);
        return fail_memory(error);
    }
    atomic_init(&rules->owners, 1);
    rules->book = book;
    sha256_print(&book->sum, rules->sum);
    idt_status status = plan_new(book, error, &rules->plan);
    if (status)
        idt_rules_free(rules);
    else
        *out = rules;
    return status;
}

idt_status idt_rules_builtin(idt_error *error, idt_rules **rules) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    struct rulebook *book = NULL;
    if (!rules) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no place");
    idt_status status = rulebook_read(image, error, &book);
    if (!status) status = rules_over(book, error, rules);
    if (!status) (*rules)->is_builtin = true;
    return status;
}

/* Where the last part of the path begins: pages are named from there, so
 * that a rulebook has one sum wherever its folder lies. */
static size_t parent_bytes(const char *path) {
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] == '/')
        end--;
    while (end > 0 && path[end - 1] != '/')
        end--;
    return end;
}

static idt_status compile_folder(const char *path, struct law_options *options,
                                 idt_error *error, struct rulebook **book) {
    struct law_pages pages = {.cut = parent_bytes(path)};
    arena_init(&pages.arena, 0);
    idt_status status = add_folder(&pages, path, 0, error);
    if (!status && pages.sources.count == 0)
        status = fail(error, IDT_NOT_FOUND, at(path, 0, 0),
                      "no law page (*.md) in '%s'", path);
    if (!status)
        status = rulebook_compile(pages.sources.items, pages.sources.count,
                                  options, error, book);
    pages_release(&pages);
    return status;
}

static idt_status read_image(const char *path, idt_error *error,
                             struct rulebook **book) {
    struct mapped_file map;
    idt_status status = mapped_file_open(path, error, &map);
    if (status) return status;
    status = rulebook_read(map.bytes, error, book);
    mapped_file_close(&map);
    return status;
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* The page of the map, if the folder has one. */
static idt_status read_conducts(const char *folder, idt_error *error,
                                idt_rules *rules) {
    char path[1024];
    struct stat about;
    struct mapped_file map;
    int length = snprintf(path, sizeof path, "%s/conducts.md", folder);
    if (length < 0 || (size_t)length >= sizeof path)
        return fail(error, IDT_OVER_LIMIT, NOWHERE, "the path is too long");
    if (stat(path, &about) != 0) return IDT_OK;
    idt_status status = mapped_file_open(path, error, &map);
    if (status) return status;
    write_bytes(&rules->conducts, map.bytes.bytes, map.bytes.length);
    mapped_file_close(&map);
    return rules->conducts.failed ? fail_memory(error) : IDT_OK;
}

idt_status idt_rules_open(const char *path, idt_error *error,
                          idt_rules **rules) {
    struct rulebook *book = NULL;
    if (!path || !rules)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no path");
    bool is_pages = is_folder(path);
    idt_rules *made = NULL;
    idt_status status = is_pages ? compile_folder(path, NULL, error, &book)
                                 : read_image(path, error, &book);
    if (!status) status = rules_over(book, error, &made);
    if (!status && is_pages) status = read_conducts(path, error, made);
    if (status)
        idt_rules_free(made);
    else
        *rules = made;
    return status;
}

idt_status idt_rules_check(const char *folder,
                           void (*fault)(void *context, const idt_error *fault),
                           void *context, idt_error *error, idt_rules **rules) {
    struct law_options options = {fault, context, false};
    struct rulebook *book = NULL;
    if (!folder) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no folder");
    idt_status status = compile_folder(folder, &options, error, &book);
    if (status) return status;
    if (rules) return rules_over(book, error, rules);
    rulebook_free(book);
    return IDT_OK;
}

idt_rules *idt_rules_ref(idt_rules *rules) {
    if (rules) atomic_fetch_add(&rules->owners, 1);
    return rules;
}

void idt_rules_free(idt_rules *rules) {
    if (!rules || atomic_fetch_sub(&rules->owners, 1) != 1) return;
    plan_free(rules->plan);
    rulebook_free(rules->book);
    byte_writer_release(&rules->conducts);
    memory_free(rules);
}

const char *idt_rules_sum(const idt_rules *rules) {
    return rules->sum;
}
