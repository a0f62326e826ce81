/* fuzz_ofac_csv.c -- no bytes may harm the readers of OFAC's CSV files.
 *
 * The first byte chooses the list; a byte 0x1D parts the files of the set:
 * primary, aliases, addresses, comments.  Each is also offered to be
 * recognised.
 */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define FILES 4

static const char *const roles[2][FILES] = {
    {"sdn", "alt", "add", "comments"},
    {"cons_prim", "cons_alt", "cons_add", "cons_comments"},
};

struct piece {
    FILE *file;
    char path[64];
};

static void piece_write(struct piece *piece, struct span bytes) {
    piece->file = tmpfile();
    must(piece->file != NULL);
    must(fwrite(bytes.bytes, 1, bytes.length, piece->file) == bytes.length);
    must(!fflush(piece->file));
    snprintf(piece->path, sizeof piece->path, "/proc/self/fd/%d",
             fileno(piece->file));
}

static void read_set(const struct source_reader *reader,
                     struct source_file *files, size_t count) {
    size_t parties = 0;
    idt_error error = {0};
    struct arena arena;
    struct source_sink sink = {&parties, fuzz_head, fuzz_party, fuzz_orphan};
    arena_init(&arena, 0);
    struct source_set set = {
        .reader = reader, .files = files, .count = count, .arena = &arena};
    must(reader->read(&set, &sink, &error) == error.status);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length == 0) return 0;
    unsigned list = bytes[0] % 2;
    const struct source_reader *reader =
        list ? &ofac_cons_csv_reader : &ofac_csv_reader;
    struct piece pieces[FILES];
    struct source_file files[FILES] = {0};
    struct span rest = {(const char *)bytes + 1, length - 1};
    size_t count = 0;
    while (rest.bytes && count < FILES) {
        struct span part = span_cut(&rest, '\x1D');
        (void)reader->recognises(part, "sdn.csv");
        piece_write(&pieces[count], part);
        files[count].path = pieces[count].path;
        files[count].role = roles[list][count];
        count++;
    }
    read_set(reader, files, count);
    for (size_t i = 0; i < count; i++)
        fclose(pieces[i].file);
    return 0;
}
