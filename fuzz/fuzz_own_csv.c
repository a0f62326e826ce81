/* fuzz_own_csv.c -- any bytes as a mapping file, a line "%%", and a table.
 *
 * Without that line all bytes are a table that must name its own fields. */
#include "list_bytes.h"
#include "source/own_fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static FILE *put(struct span bytes, char path[64]) {
    FILE *file = tmpfile();
    must(file && fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length &&
         !fflush(file));
    snprintf(path, 64, "/proc/self/fd/%d", fileno(file));
    return file;
}

static void read_mapped(struct span mapping, struct span table) {
    char map_path[64], path[64];
    size_t parties = 0;
    idt_error error = {0};
    struct arena arena;
    FILE *map_file = put(mapping, map_path), *file = put(table, path);
    struct source_file one = {.path = path, .role = "table"};
    struct source_sink sink = {&parties, fuzz_head, fuzz_party, fuzz_orphan};
    arena_init(&arena, 0);
    struct source_set set = {.reader = &own_csv_reader,
                             .files = &one,
                             .count = 1,
                             .options = {map_path, "fuzz"},
                             .arena = &arena};
    must(own_csv_reader.read(&set, &sink, &error) == error.status);
    arena_release(&arena);
    fclose(file);
    fclose(map_file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct span all = {(const char *)bytes, length};
    size_t mark = span_find(all, "\n%%\n", 0);
    if (mark < length)
        read_mapped((struct span){all.bytes, mark},
                    (struct span){all.bytes + mark + 4, length - mark - 4});
    else
        fuzz_list(&own_csv_reader, bytes, length);
    return 0;
}
