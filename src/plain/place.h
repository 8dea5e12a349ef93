/*
 * A place of the tutor: what can be typed there, from one table. Matching, prompts and help are derived from it.
 *
 * A command is typed as its name, another name, or as many letters of the name as no other begins with. In every place there are also help, again, back and
 * quit.
 */
#ifndef ASYNCTUTOR_PLAIN_PLACE_H
#define ASYNCTUTOR_PLAIN_PLACE_H

#include "plain/talk.h"

struct command {
	const char *name, *also; /* ALSO: other names, with blanks between; "" for none */
	const char *arg;	 /* what follows it, for the help: "NUMBER", in brackets where it may be left out; "" for nothing */
	const char *help;	 /* what it does, without a full stop */
	bool offer;		 /* the prompt names it */
	/* ARG is what was typed behind the name, "" for nothing; with REST, all of it behind one blank as it is. */
	void (*run)(struct talk *t, void *state, const char *arg);
	bool rest;
};

struct talk_place {
	const char *name; /* for the prompt and the help: "Home" */
	const struct command *commands;
	size_t n;
	bool home;	    /* there is nothing to go back to: Ctrl-C asks whether to quit */
	/* What there is to be said about it, on entering and by "again". */
	void (*tell)(struct talk *t, void *state);
	/* What Enter alone does, which NULL means nothing: first in words for the prompt, appended to OUT, nothing where there is nothing to do now. */
	void (*enter_words)(struct talk *t, void *state, struct buf *out);
	void (*enter)(struct talk *t, void *state);
	/* What a number alone does, and that in words for the help; NULL for nothing. */
	const char *number_help;
	void (*number)(struct talk *t, void *state, const char *arg);
	/* A line that is no command; false where it is nothing else either. May be NULL. */
	bool (*other)(struct talk *t, void *state, const char *line);
};

/* Talk in P until it is left. */
void talk_in(struct talk *t, const struct talk_place *p, void *state);

/* Places. */
void plain_home(struct talk *t);
void plain_lesson(struct talk *t, const struct lesson *l, const char *anchor);
void plain_exercise(struct talk *t, const struct exercise *x);
void plain_placement(struct talk *t);
void plain_repeat(struct talk *t);
/* ARG names one, or is "" for the list of them. */
void plain_checklists(struct talk *t, const char *arg);
void plain_review(struct talk *t, const char *path);
void plain_settings(struct talk *t);

/* Leave every place and open this from home. */
void plain_go(struct talk *t, struct app_next next);

struct review;
struct review_work;
/* Wait until W is over; false where Ctrl-C came first, which was said. */
bool plain_wait_review(struct talk *t, struct review_work *w);
/* Go through FOUND, which is taken over, and which is of these rules. */
void plain_found(struct talk *t, struct review *found, const char *const *rules, size_t nrules);
/* Say what a review found, each finding behind its number. */
void plain_findings(struct talk *t, const struct review *r);
/* Say what the catalogue has of a rule. */
void plain_rule(struct talk *t, const char *id);

#endif
