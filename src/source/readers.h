/* readers.h -- every reader there is, for the table in readers.c. */
#ifndef SOURCE_READERS_H
#define SOURCE_READERS_H

#include "source/source.h"

extern const struct source_reader interdict_list_reader;
extern const struct source_reader un_xml_reader;

#endif
