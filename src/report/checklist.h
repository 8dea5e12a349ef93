/*
 * What is known of the items of a checklist, and its forms: text, Markdown for a pull request or a ticket, JSON.
 *
 * Ownership: results are the caller's. Texts come from outside; the text form is safe for a terminal, in the Markdown form they mean nothing to
 * Markdown, the JSON form escapes control characters.
 */
#ifndef ASYNCTUTOR_REPORT_CHECKLIST_H
#define ASYNCTUTOR_REPORT_CHECKLIST_H

#include <stdint.h>
#include "base/buf.h"
#include "course/checklist.h"

enum item_state {
	ITEM_OPEN,
	ITEM_DONE,
	ITEM_EXPIRED, /* it was done too long ago */
	ITEM_CHANGED, /* its text is another one than that which was ticked or signed */
};
/* "open", "done", "expired", "changed". */
const char *item_state_name(enum item_state s);

struct item_known {
	enum item_state state;
	int64_t at;    /* milliseconds UTC: when it was done; 0 where it never was */
	int64_t until; /* when that expires; 0 for never */
	char *note;    /* the learner's; NULL for none */
	char *by;      /* who signed it off; NULL. UNTRUSTED, as all texts here */
	char *key;     /* the SSH key that signed, NULL where a name was only claimed */
	char *folder;  /* PROOF_RULES: name of the folder that was reviewed */
	size_t files, rules; /* how many Python files, by how many rules */
	size_t done, of;     /* PROOF_COURSE: lessons and exercises */
};

/* ' ' open, 'x' done, '!' expired, '~' changed. */
char item_state_letter(enum item_state s);
#define CHECKLIST_LEGEND "[ ] open   [x] done   [!] expired   [~] changed since"

/* What proves ITEM, or would, in words: "ticked 2026-11-21; until 2027-11-21"; one line, safe for a terminal. */
void checklist_evidence(const struct checklist_item *item, const struct item_known *known, struct buf *out);

/* ITEMS as list->items. WIDTH in cells. */
void checklist_text(const struct checklist *list, const struct item_known *items, int width, struct buf *out);
/* A heading and a task list. */
void checklist_markdown(const struct checklist *list, const struct item_known *items, struct buf *out);
/* {"checklist", "title", "done", "of", "items": [...]}, indented: the stable form of asynctutor-checklist(5). The caller frees. */
char *checklist_json(const struct checklist *list, const struct item_known *items);

#endif
