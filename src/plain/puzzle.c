/* The solution's lines as a puzzle: a number is a place, the letters behind it name the line that stands there and go with it. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/reveal.h"
#include "app/sentences.h"
#include "base/xalloc.h"
#include "plain/exercise.h"

#define LETTERS 26
#define NAME_MAX_LEN 16

struct puzzling {
	const struct exercise *exercise;
	struct parsons *puzzle;
	size_t *names; /* of the line at each place */
};

/* The letters of name I: a to z, then aa. */
static void letters(size_t i, char out[NAME_MAX_LEN])
{
	char *p = out + NAME_MAX_LEN - 1;

	*p = '\0';
	for (i++; i; i = (i - 1) / LETTERS)
		*--p = (char)('a' + (i - 1) % LETTERS);
	memmove(out, p, strlen(p) + 1);
}

static void name_lines(struct puzzling *p)
{
	size_t first, end;

	parsons_range(p->puzzle, &first, &end);
	for (size_t i = first; i < end; i++)
		p->names[i] = i - first;
}

/* The line at place AT, behind its number and letters. */
static void add_piece(const struct puzzling *p, size_t at, struct buf *out)
{
	char name[NAME_MAX_LEN];
	size_t len;
	const char *text = parsons_text(p->puzzle, at, &len);

	letters(p->names[at], name);
	if (parsons_given(p->puzzle, at))
		buf_addf(out, "%zu stays: ", at + 1);
	else
		buf_addf(out, "%zu %s: ", at + 1, name);
	buf_add(out, text, len);
	buf_addch(out, '\n');
}

static void tell(struct talk *t, void *state)
{
	const struct puzzling *p = state;
	struct buf out = BUF_INIT;

	buf_addstr(&out, SAY_PUZZLE_TASK " move 3 to 5 takes a line to a place, check tells the first wrong one.\n");
	for (size_t i = 0; i < parsons_count(p->puzzle); i++)
		add_piece(p, i, &out);
	talk_text(t, out.data);
	buf_done(&out);
}

/* The place that the word *ARG names, by its number or by the letters of its line; *ARG is moved behind it and blanks. */
static bool place_of(const struct puzzling *p, const char **arg, size_t *at)
{
	size_t n = strcspn(*arg, " \t"), first, end;
	char *word = xstrndup(*arg, n), name[NAME_MAX_LEN];
	bool found = false;

	parsons_range(p->puzzle, &first, &end);
	for (size_t i = first; i < end && !found; i++) {
		letters(p->names[i], name);
		found = strcasecmp(word, name) == 0;
		*at = i;
	}
	if (!found && talk_number(word, end, at)) {
		--*at;
		found = *at >= first;
	}
	free(word);
	*arg += n;
	*arg += strspn(*arg, " \t");
	return found;
}

static void keep(struct talk *t, const struct puzzling *p)
{
	struct err e = ERR_INIT;

	if (app_puzzle_keep(t->app, p->exercise, p->puzzle, &e) < 0)
		talk_fail(t, &e);
}

/* Take the line at FROM to TO; its name goes with it. */
static void carry(struct talk *t, struct puzzling *p, size_t from, size_t to)
{
	size_t name = p->names[from], at = parsons_move(p->puzzle, from, to);
	struct buf out = BUF_INIT;

	if (at > from)
		memmove(p->names + from, p->names + from + 1, (at - from) * sizeof *p->names);
	else
		memmove(p->names + at + 1, p->names + at, (from - at) * sizeof *p->names);
	p->names[at] = name;
	keep(t, p);
	add_piece(p, at, &out);
	talk_text(t, out.data);
	buf_done(&out);
}

static void act_move(struct talk *t, void *state, const char *arg)
{
	struct puzzling *p = state;
	size_t from, to, first, end;
	bool good = place_of(p, &arg, &from);

	if (strncasecmp(arg, "to ", 3) == 0)
		arg += 3 + strspn(arg + 3, " \t");
	good = good && place_of(p, &arg, &to) && !*arg;
	parsons_range(p->puzzle, &first, &end);
	if (good)
		carry(t, p, from, to);
	else
		talk_say(t, "Lines %zu to %zu can be moved, by number or letter: move %zu to %zu. The others stay.", first + 1, end, first + 1, end);
}

static void act_check(struct talk *t, void *state, const char *arg)
{
	const struct puzzling *p = state;
	size_t wrong = parsons_wrong(p->puzzle);
	struct buf out = BUF_INIT;

	(void)arg;
	if (wrong == parsons_count(p->puzzle)) {
		talk_say(t, SAY_PUZZLE_SOLVED " " SAY_PUZZLE_WRITE "back goes back.");
		return;
	}
	buf_addstr(&out, SAY_PUZZLE_WRONG);
	add_piece(p, wrong, &out);
	talk_text(t, out.data);
	buf_done(&out);
}

static void act_shuffle(struct talk *t, void *state, const char *arg)
{
	struct puzzling *p = state;

	(void)arg;
	if (!talk_yes(t, SAY_PUZZLE_SHUFFLE))
		return;
	parsons_again(p->puzzle);
	name_lines(p);
	keep(t, p);
	tell(t, p);
}

static const struct command commands[] = {
    {"move", "m", "LINE to PLACE", "take a line, named by its number or letter, to another's place: move 3 to 5", true, act_move, false},
    {"check", "c", "", "tell the first wrong line", true, act_check, false},
    {"shuffle", "", "", "out of order again, as at first", true, act_shuffle, false},
};

static const struct talk_place place = {
    .name = "Puzzle",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
};

void plain_puzzle(struct talk *t, const struct exercise *x)
{
	struct puzzling p = {.exercise = x};
	struct err e = ERR_INIT;

	if (app_puzzle(t->app, x, &p.puzzle, &e) < 0) {
		talk_fail(t, &e);
	} else if (!p.puzzle) {
		talk_say(t, SAY_PUZZLE_NONE ". solution says its solution line by line.");
	} else {
		p.names = xcalloc(parsons_count(p.puzzle), sizeof *p.names);
		name_lines(&p);
		talk_in(t, &place, &p);
	}
	free(p.names);
	parsons_free(p.puzzle);
}
