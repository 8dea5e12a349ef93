/*
 * What proves an item of a checklist by rules: a review of a project's folder, which ticks the item where nothing is found. The command, the screen and the line
 * dialogue do it by this.
 */
#ifndef ASYNCTUTOR_APP_PROVING_H
#define ASYNCTUTOR_APP_PROVING_H

#include "app/checklist.h"

struct proving;
/*
 * Begin to review FOLDER by the rules that ITEM names, without waiting. NULL on failure: ERR_USAGE where no rules prove the item, or where the learner may not
 * name the folder; ERR_MISSING where there is no such folder. C must last until the end.
 */
struct proving *proving_begin(struct app_checklist *c, const struct checklist_item *item, const char *folder, struct err *e);
/* What goes on, for review_work_fd() and the like; of P. */
struct review_work *proving_work(const struct proving *p);
/*
 * What was found to OUT, freed with review_done(), also after a failure; waits where it is not over. Where that is nothing, in at least one Python file, all of which
 * could be read, the item is ticked, and *CLEAN is true. Frees P.
 */
int proving_end(struct proving *p, struct review *out, bool *clean, struct err *e);
/* Give it up, and free P. Nothing is recorded. NULL is fine. */
void proving_drop(struct proving *p);

/* Why OUT of proving_end() proves nothing, in words: "1 error, 0 warnings, 2 hints in 5 Python files"; one line, without a full stop. */
void proving_doubt(const struct review *r, struct buf *out);

/* The rules of ITEM to *IDS, which the caller frees; the ids last as long as C. -1 where one is not in the catalogue, or where there is none. */
int proving_rules(const struct app_checklist *c, const struct checklist_item *item, const char ***ids, size_t *n, struct err *e);
/* The folder that was reviewed last, with links followed; NULL where there is none any more. The caller frees. */
char *proving_folder(struct app *a);

#endif
