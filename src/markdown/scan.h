/* Private to markdown/: where a text can be taken apart, seen without parsing it. */
#ifndef ASYNCTUTOR_MARKDOWN_SCAN_H
#define ASYNCTUTOR_MARKDOWN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* Lines from START to END that mean the same when they are parsed alone. */
struct md_stretch {
	size_t start, end;
	int line;     /* of its first, from 1 */
	bool defines; /* may hold a definition of a link or footnote */
};

enum md_inside { INSIDE_NOTHING, INSIDE_FENCE, INSIDE_COMMENT };

struct md_scan {
	const char *text;
	size_t len, at;
	int line;
	const char *colon; /* the next "]:", NULL when there is none */
	enum md_inside inside;
	char fence;
	size_t fence_len;
	bool blank;   /* the last line was */
	bool nested;  /* some container or HTML may be open */
	bool suspect; /* and a fence or comment in it */
};

void md_scan_init(struct md_scan *s, const char *text, size_t len);
/* The next stretch; false when there is no more. */
bool md_scan_next(struct md_scan *s, struct md_stretch *out);

/* Where the line behind a blank one ends all containers, unless code or HTML is open. */
bool md_begins_anew(char c);
/* Whether the LEN bytes of TEXT leave no code or HTML open. Parses them. */
bool md_is_closed(const char *text, size_t len);

#endif
