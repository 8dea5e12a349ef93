/* What reader_scan() hands to reader_take(): pieces, each with the name of its file and its bytes behind it. */
#ifndef ASYNCTUTOR_CLASS_SCAN_H
#define ASYNCTUTOR_CLASS_SCAN_H

#include "class/reader.h"

enum scan_kind {
	SCAN_FILE,
	SCAN_PROBLEM,
	SCAN_FAULT, /* of the file, to be told as dishonest */
	SCAN_MORE,
	SCAN_PLACE, /* what the next look is to have in reader.place */
};

struct scan_piece {
	enum scan_kind kind;
	bool again; /* what was read before is not there any more: read from the start */
	unsigned uid;
	size_t name_len, len;
	int64_t from, size, mtime;
	uint64_t dev, ino;
};

#endif
