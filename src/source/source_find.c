/* source_find.c -- from paths to sets of files, by what is in the files.
 *
 *     lists/            sdn.csv   -> ofac-csv "sdn"  \
 *       sdn.csv alt.csv alt.csv   -> ofac-csv "alt"   one set
 *       un.xml          un.xml    -> un-xml   "main"  a set of its own
 *
 * A file is known from its first bytes: publishers rename their files, and
 * an analyst keeps them under names of his own.  Files of one reader that
 * lie in one folder belong together: the main one makes the set, the others
 * complete it.  Two main files in one folder are two sets, unless there are
 * companions: then nobody can tell whose they are, and that is refused.
 * Invariant: the order of sets and files follows the paths as given and the
 * names in a folder, never the order in which the system lists them.  No file
 * is passed over in silence but hidden ones and folders inside a folder.
 */
#include "source/source.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

/* A file as found: which reader knows it, and as what. */
struct found {
    const char *path;
    size_t folder_bytes; /* of the path, the slash too */
    const struct source_reader *reader;
    const char *role;
    dev_t device;
    ino_t number;
    int64_t modified;
    bool is_taken; /* stands in a set */
};

struct finder {
    const struct source_paths *wanted;
    const struct source_reader *reader; /* of wanted->kind, or NULL */
    struct arena *arena;
    idt_error *error;
    GROWING(struct found) found;
};

/* ---- kinds --------------------------------------------------------------- */

#define KINDS_ROOM 288

/* "un-xml, eu-xml, ..." as far as there is room. */
static void list_kinds(char text[KINDS_ROOM]) {
    size_t length = 0;
    text[0] = 0;
    for (size_t i = 0; source_readers[i]; i++) {
        const char *kind = source_readers[i]->kind;
        size_t bytes = strlen(kind);
        if (length + bytes + 3 > KINDS_ROOM) break;
        if (length) text[length++] = ',';
        if (length) text[length++] = ' ';
        memcpy(text + length, kind, bytes + 1);
        length += bytes;
    }
}

static const struct source_reader *reader_named(const char *kind) {
    for (size_t i = 0; source_readers[i]; i++)
        if (strcmp(source_readers[i]->kind, kind) == 0)
            return source_readers[i];
    return NULL;
}

static idt_status choose_reader(struct finder *finder) {
    const char *kind = finder->wanted->kind;
    if (!kind) return IDT_OK;
    finder->reader = reader_named(kind);
    if (finder->reader) return IDT_OK;
    char kinds[KINDS_ROOM];
    list_kinds(kinds);
    return fail(finder->error, IDT_BAD_ARGUMENT, NOWHERE,
                "unknown kind '%s'; use one of %s", kind, kinds);
}

/* ---- one file ------------------------------------------------------------ */

/* The first bytes of the unpacked file, fewer when it is shorter. */
static idt_status read_head(const char *path, struct arena *arena,
                            idt_error *error, struct span *head) {
    struct byte_stream *stream = NULL;
    char *bytes = arena_take(arena, SOURCE_HEAD_BYTES, 1);
    if (!bytes) return fail_memory(error);
    idt_status status = byte_stream_open(path, error, &stream);
    size_t length = 0, got = 1;
    while (!status && got > 0 && length < SOURCE_HEAD_BYTES) {
        status = byte_stream_read(stream, bytes + length,
                                  SOURCE_HEAD_BYTES - length, error, &got);
        if (!status) length += got;
    }
    byte_stream_close(stream);
    if (!status) *head = (struct span){bytes, length};
    return status;
}

static idt_status fail_unknown(const struct finder *finder, const char *path) {
    char kinds[KINDS_ROOM];
    list_kinds(kinds);
    return fail(finder->error, IDT_UNKNOWN_SOURCE, at(path, 0, 0),
                "file is of no known kind; known are %s", kinds);
}

/* A chosen kind wins over what the content looks like; a mapping says that
 * what nobody knows is a table of the caller's own. */
static idt_status recognise(struct finder *finder, struct found *file,
                            struct span head) {
    const char *name = file->path + file->folder_bytes;
    if (finder->reader) {
        file->reader = finder->reader;
        file->role = file->reader->recognises(head, name);
        if (!file->role) file->role = file->reader->main_role;
        return IDT_OK;
    }
    for (size_t i = 0; source_readers[i] && !file->role; i++) {
        file->reader = source_readers[i];
        file->role = file->reader->recognises(head, name);
    }
    if (file->role) return IDT_OK;
    file->reader = finder->wanted->options.map ? reader_named("own-csv") : NULL;
    if (!file->reader) return fail_unknown(finder, file->path);
    file->role = file->reader->main_role;
    return IDT_OK;
}

static idt_status add_file(struct finder *finder, const char *path,
                           const struct stat *about) {
    struct found file = {.path = path,
                         .device = about->st_dev,
                         .number = about->st_ino,
                         .modified = (int64_t)about->st_mtime};
    const char *slash = strrchr(path, '/');
    if (slash) file.folder_bytes = (size_t)(slash + 1 - path);
    for (size_t i = 0; i < finder->found.count; i++) {
        const struct found *other = &finder->found.items[i];
        if (other->device == file.device && other->number == file.number)
            return IDT_OK; /* named twice, by itself and by its folder */
    }
    struct arena scratch;
    struct span head = SPAN_EMPTY;
    arena_init(&scratch, SOURCE_HEAD_BYTES);
    idt_status status = read_head(path, &scratch, finder->error, &head);
    if (!status) status = recognise(finder, &file, head);
    arena_release(&scratch);
    if (status) return status;
    return growing_add(&finder->found, file) ? IDT_OK
                                             : fail_memory(finder->error);
}

/* Opening a pipe would wait for its writer. */
static idt_status add_regular(struct finder *finder, const char *path,
                              const struct stat *about) {
    if (S_ISREG(about->st_mode)) return add_file(finder, path, about);
    return fail(finder->error, IDT_INPUT_OUTPUT, at(path, 0, 0),
                "cannot read '%s': it is neither a file nor a folder", path);
}

/* ---- paths and folders --------------------------------------------------- */

static const char *join(struct arena *arena, const char *folder,
                        const char *name) {
    size_t folder_bytes = strlen(folder), name_bytes = strlen(name);
    while (folder_bytes > 1 && folder[folder_bytes - 1] == '/')
        folder_bytes--;
    bool needs_slash = folder[folder_bytes - 1] != '/';
    char *path = arena_take(arena, folder_bytes + name_bytes + 2, 1);
    if (!path) return NULL;
    memcpy(path, folder, folder_bytes);
    if (needs_slash) path[folder_bytes++] = '/';
    memcpy(path + folder_bytes, name, name_bytes + 1);
    return path;
}

static int by_path(const void *left, const void *right) {
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

struct path_array {
    GROWING(const char *) paths;
};

static idt_status list_folder(struct finder *finder, const char *folder,
                              struct path_array *to) {
    DIR *listing = opendir(folder);
    if (!listing)
        return errno == ENOMEM ? fail_memory(finder->error)
                               : fail_file(finder->error, "list", folder);
    idt_status status = IDT_OK;
    for (struct dirent *entry; !status && (entry = readdir(listing));) {
        if (entry->d_name[0] == '.') continue;
        const char *path = join(finder->arena, folder, entry->d_name);
        if (!path || !growing_add(&to->paths, path))
            status = fail_memory(finder->error);
    }
    closedir(listing);
    return status;
}

static idt_status add_folder(struct finder *finder, const char *folder) {
    struct path_array inside = {0};
    size_t before = finder->found.count;
    idt_status status = list_folder(finder, folder, &inside);
    if (!status && inside.paths.count)
        qsort(inside.paths.items, inside.paths.count,
              sizeof *inside.paths.items, by_path);
    bool has_file = false;
    for (size_t i = 0; !status && i < inside.paths.count; i++) {
        struct stat about;
        const char *path = inside.paths.items[i];
        if (stat(path, &about) != 0) {
            status = fail_file(finder->error, "look at", path);
        } else if (!S_ISDIR(about.st_mode)) {
            has_file = true;
            status = add_regular(finder, path, &about);
        }
    }
    growing_release(&inside.paths);
    if (!status && !has_file && finder->found.count == before)
        return fail(finder->error, IDT_NOT_FOUND, at(folder, 0, 0),
                    "folder '%s' has no files; folders in it are not entered",
                    folder);
    return status;
}

static idt_status add_path(struct finder *finder, const char *path) {
    struct stat about;
    if (strcmp(path, "-") == 0)
        return fail(finder->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "cannot read a list from standard input; save it to a "
                    "file, whose bytes the snapshot can name");
    if (!*path || stat(path, &about) != 0)
        return fail_file(finder->error, "open", path);
    if (S_ISDIR(about.st_mode)) return add_folder(finder, path);
    const char *kept = arena_copy(finder->arena, span_of(path)).bytes;
    if (!kept) return fail_memory(finder->error);
    return add_regular(finder, kept, &about);
}

/* ---- sets ---------------------------------------------------------------- */

static bool is_main(const struct found *file) {
    const char *main_role = file->reader->main_role;
    return main_role && strcmp(file->role, main_role) == 0;
}

static bool are_together(const struct found *a, const struct found *b) {
    return a->reader == b->reader &&
           span_equals((struct span){a->path, a->folder_bytes},
                       (struct span){b->path, b->folder_bytes});
}

static idt_status fail_lone(const struct finder *finder,
                            const struct found *file) {
    return fail(finder->error, IDT_BAD_SOURCE, at(file->path, 0, 0),
                "file holds only the '%s' part of a list of kind '%s'; put "
                "the '%s' file of the same day beside it",
                file->role, file->reader->kind, file->reader->main_role);
}

static idt_status fail_twice(const struct finder *finder,
                             const struct source_file *first,
                             const struct found *second) {
    return fail(finder->error, IDT_BAD_SOURCE, at(second->path, 0, 0),
                "file is a second '%s' of kind '%s' beside '%s'; keep one, or "
                "put each list into a folder of its own",
                second->role, second->reader->kind,
                first->path + second->folder_bytes);
}

static void take_file(struct source_set *set, struct found *file) {
    set->files[set->count++] = (struct source_file){
        .path = file->path, .role = file->role, .modified = file->modified};
    file->is_taken = true;
}

/* All files that go with `head`, each role once. */
static idt_status take_companions(struct finder *finder, struct found *head,
                                  struct source_set *set) {
    struct found *all = finder->found.items;
    for (size_t i = 0; i < finder->found.count; i++) {
        struct found *file = &all[i];
        if (file == head || !are_together(head, file)) continue;
        for (size_t j = 0; j < set->count; j++)
            if (strcmp(set->files[j].role, file->role) == 0)
                return fail_twice(finder, &set->files[j], file);
        take_file(set, file);
    }
    return IDT_OK;
}

static bool has_companion(const struct finder *finder,
                          const struct found *head) {
    for (size_t i = 0; i < finder->found.count; i++) {
        const struct found *file = &finder->found.items[i];
        if (are_together(head, file) && !is_main(file)) return true;
    }
    return false;
}

static bool has_main(const struct finder *finder, const struct found *one) {
    if (!one->reader->main_role) return true;
    for (size_t i = 0; i < finder->found.count; i++) {
        const struct found *file = &finder->found.items[i];
        if (are_together(one, file) && is_main(file)) return true;
    }
    return false;
}

static idt_status make_set(struct finder *finder, struct found *head,
                           struct source_sets *sets) {
    struct source_set *set = &sets->items[sets->count];
    *set = (struct source_set){.reader = head->reader,
                               .options = finder->wanted->options,
                               .arena = finder->arena};
    set->files =
        arena_take(finder->arena, finder->found.count, sizeof *set->files);
    if (!set->files) return fail_memory(finder->error);
    sets->count++;
    take_file(set, head);
    return has_companion(finder, head) ? take_companions(finder, head, set)
                                       : IDT_OK;
}

/* A set begins at its main file, or at the first file of a reader whose
 * files are all alike. */
static idt_status make_sets(struct finder *finder, struct source_sets *sets) {
    struct source_sets made = {0};
    size_t count = finder->found.count;
    idt_status status = IDT_OK;
    made.items = arena_take(finder->arena, count + 1, sizeof *made.items);
    if (!made.items) return fail_memory(finder->error);
    for (size_t i = 0; i < count && !status; i++) {
        struct found *file = &finder->found.items[i];
        if (file->is_taken) continue;
        if (!has_main(finder, file)) return fail_lone(finder, file);
        if (is_main(file) || !file->reader->main_role)
            status = make_set(finder, file, &made);
    }
    if (!status) *sets = made;
    return status;
}

/* ---- public -------------------------------------------------------------- */

idt_status source_find(const struct source_paths *paths, struct arena *arena,
                       idt_error *error, struct source_sets *sets) {
    struct finder finder = {.wanted = paths, .arena = arena, .error = error};
    idt_status status = choose_reader(&finder);
    for (size_t i = 0; i < paths->count && !status; i++)
        status = add_path(&finder, paths->paths[i]);
    if (!status) status = make_sets(&finder, sets);
    growing_release(&finder.found);
    return status;
}

/* A reader that stops before the end of a companion leaves no sum: the file
 * is then summed here, so that every file of a set has its name. */
static idt_status sum_file(struct source_file *file, idt_error *error) {
    static const struct sha256 none;
    if (memcmp(&file->sum, &none, sizeof none) != 0) return IDT_OK;
    struct byte_stream *stream = NULL;
    idt_status status = byte_stream_open(file->path, error, &stream);
    char piece[4096];
    size_t got = 1;
    while (!status && got > 0)
        status = byte_stream_read(stream, piece, sizeof piece, error, &got);
    if (!status) byte_stream_sum(stream, &file->sum, &file->raw_bytes);
    byte_stream_close(stream);
    return status;
}

idt_status source_read(struct source_set *set, const struct source_sink *sink,
                       idt_error *error) {
    idt_status status = set->reader->read(set, sink, error);
    for (size_t i = 0; i < set->count && !status; i++)
        status = sum_file(&set->files[i], error);
    return status;
}
