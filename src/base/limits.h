/* limits.h -- every bound on what comes from outside, with its reason. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* What a packed file may unpack to.  The largest list known
 * (sdn_advanced.xml) is 120 MB; eight times that still ends a decompression
 * bomb.  A plain file is read to its end, however long. */
#define LIMIT_UNPACKED_BYTES ((uint64_t)1 << 30)

/* One text field of a record.  The longest remark seen in the lists of 2026
 * is below 16 KiB; a longer field is refused with its place, so that a file
 * with one lost quote cannot swallow itself. */
#define LIMIT_FIELD_BYTES ((size_t)1 << 20)

/* One record in bytes of source (an NDJSON line, an XML element). */
#define LIMIT_RECORD_BYTES ((size_t)16 << 20)

/* A name, in bytes and tokens.  The longest listed name seen has 332 bytes
 * and 52 tokens; a query over this is refused, not cut. */
#define LIMIT_NAME_BYTES  4096
#define LIMIT_NAME_TOKENS 128

/* A record's id with its list's prefix, "us-ofac-sdn:20157": what idt_entity
 * has room for.  The longest seen, of FinCEN's table, has below 100. */
#define LIMIT_ID_BYTES 255

/* XML elements inside one another.  The deepest publisher format has 12. */
#define LIMIT_XML_DEPTH 64

/* XML elements of one record.  The largest block that a reader takes at once
 * (the reference values of sdn_advanced.xml) has below 10,000. */
#define LIMIT_XML_NODES ((size_t)1 << 18)

/* JSON values inside one another (decisions: depth <= 64). */
#define LIMIT_JSON_DEPTH 64

/* Values of one JSON text: about 150 MB of tree. */
#define LIMIT_JSON_VALUES ((size_t)1 << 20)

/* Columns of a CSV file.  OFSI has 36. */
#define LIMIT_CSV_COLUMNS 512

/* Items (names, dates, identifiers ...) of one record.  The largest record
 * of the lists of 2026 has below 700. */
#define LIMIT_RECORD_ITEMS 65535

#endif
