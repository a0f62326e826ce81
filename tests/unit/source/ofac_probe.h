/* ofac_probe.h -- a probe over a set of several files. */
#ifndef OFAC_PROBE_H
#define OFAC_PROBE_H

#include "list_probe.h"

#define OFAC_FILES_MOST 4

/* Reads the files, given with their roles, as one set. */
static inline void probe_files(struct probe *probe,
                               const struct source_reader *reader,
                               struct source_file *files, size_t count) {
    const char *program = probe->program;
    struct arena arena;
    *probe = (struct probe){.program = program, .published = DAY_NONE};
    struct source_sink sink = {probe, probe_list, probe_party, probe_orphan};
    arena_init(&arena, 0);
    struct source_set set = {
        .reader = reader, .files = files, .count = count, .arena = &arena};
    probe->status = reader->read(&set, &sink, &probe->error);
    arena_release(&arena);
}

/* A text with the role of its file; the last has text NULL. */
struct probe_part {
    const char *role, *text;
};

static inline void probe_parts(struct probe *probe,
                               const struct source_reader *reader,
                               const struct probe_part *parts) {
    struct source_file files[OFAC_FILES_MOST] = {0};
    FILE *open[OFAC_FILES_MOST];
    char paths[OFAC_FILES_MOST][64];
    size_t count = 0;
    for (; parts[count].text; count++) {
        assert_true(count < OFAC_FILES_MOST);
        open[count] = tmpfile();
        assert_non_null(open[count]);
        assert_true(fputs(parts[count].text, open[count]) >= 0);
        assert_int_equal(fflush(open[count]), 0);
        snprintf(paths[count], sizeof paths[count], "/proc/self/fd/%d",
                 fileno(open[count]));
        files[count].path = paths[count];
        files[count].role = parts[count].role;
    }
    probe_files(probe, reader, files, count);
    for (size_t i = 0; i < count; i++)
        fclose(open[i]);
}

#endif
