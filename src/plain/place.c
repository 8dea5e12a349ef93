#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/str.h"
#include "base/xalloc.h"
#include "plain/place.h"
#include "report/report.h"

#define NAMES_MAX 64
#define LEAST_LETTERS 2 /* of a name that is cut short */

/* A place that is talked in. */
struct visit {
	struct talk *talk;
	const struct talk_place *place;
	void *state;
};

static void act_help(struct talk *t, void *visit, const char *arg);
static void act_again(struct talk *t, void *visit, const char *arg);
static void act_back(struct talk *t, void *visit, const char *arg);
static void act_quit(struct talk *t, void *visit, const char *arg);

/* Those of every place; they get the visit as their state. */
static const struct command common[] = {
    {"help", "? h", "", "say what can be typed here", false, act_help, false},
    {"again", "", "", "say again what there is here", false, act_again, false},
    {"back", "b", "", "go back", false, act_back, false},
    {"quit", "q exit", "", "quit; your place is kept", false, act_quit, false},
};
#define COMMON (sizeof common / sizeof *common)
#define BACK 2 /* of common: not at home */

/* Whether the word W of N bytes is among the blank-separated names. */
static bool among(const char *names, const char *w, size_t n)
{
	while (*names) {
		size_t len = strcspn(names, " ");
		if (len == n && strncasecmp(names, w, n) == 0)
			return true;
		names += len + (names[len] == ' ');
	}
	return false;
}

/* Command I of the place, behind which stand those of every place; NULL where there is none there. */
static const struct command *command_at(const struct talk_place *p, size_t i)
{
	if (i < p->n)
		return &p->commands[i];
	return i - p->n == BACK && p->home ? NULL : &common[i - p->n];
}

static size_t commands(const struct talk_place *p)
{
	return p->n + COMMON;
}

/* The command that the word means; NULL where there is none, or *SEVERAL begin so. */
static const struct command *find(const struct talk_place *p, const char *w, size_t n, bool *several)
{
	const struct command *found = NULL;

	*several = false;
	for (size_t i = 0; i < commands(p); i++) {
		const struct command *c = command_at(p, i);
		if (c && ((strlen(c->name) == n && strncasecmp(c->name, w, n) == 0) || among(c->also, w, n)))
			return c;
	}
	for (size_t i = 0; n >= LEAST_LETTERS && i < commands(p); i++) {
		const struct command *c = command_at(p, i);
		if (!c || strncasecmp(c->name, w, n) != 0)
			continue;
		*several |= found != NULL;
		found = c;
	}
	return *several ? NULL : found;
}

/* Those of every place. */

static void add_command(struct buf *out, const struct command *c)
{
	buf_addstr(out, c->name);
	if (c->arg[0])
		buf_addf(out, " %s", c->arg);
	if (c->also[0]) {
		buf_addstr(out, ", or ");
		for (const char *p = c->also; *p; p++)
			if (*p == ' ')
				buf_addstr(out, " or ");
			else
				buf_addch(out, *p);
	}
	buf_addf(out, ": %s.\n", c->help);
}

static void act_help(struct talk *t, void *visit, const char *arg)
{
	const struct visit *v = visit;
	struct buf out = BUF_INIT, enter = BUF_INIT;

	(void)arg;
	buf_addf(&out, "%s. This can be typed; the first letters of a name will do.\n", v->place->name);
	if (v->place->enter_words)
		v->place->enter_words(t, v->state, &enter);
	if (enter.len)
		buf_addf(&out, "Enter alone: %s\n", enter.data);
	if (v->place->number)
		buf_addf(&out, "A number: %s.\n", v->place->number_help);
	for (size_t i = 0; i < commands(v->place); i++)
		if (command_at(v->place, i))
			add_command(&out, command_at(v->place, i));
	buf_addf(&out, "Ctrl-C: %s. The end of the input, Ctrl-D, quits; nothing is lost.\n",
	    v->place->home ? "ask whether to quit" : "go back, or end what runs");
	talk_text(t, out.data);
	buf_done(&out);
	buf_done(&enter);
}

static void act_again(struct talk *t, void *visit, const char *arg)
{
	const struct visit *v = visit;

	(void)arg;
	v->place->tell(t, v->state);
}

static void act_back(struct talk *t, void *visit, const char *arg)
{
	(void)visit;
	(void)arg;
	t->left = true;
}

static void act_quit(struct talk *t, void *visit, const char *arg)
{
	(void)visit;
	(void)arg;
	t->over = true;
}

/* Understanding a line. */

static void not_understood(const struct visit *v, const char *w, size_t n, bool several)
{
	const char *names[NAMES_MAX];
	size_t count = 0;
	char *word = xstrndup(w, n);

	for (size_t i = 0; i < commands(v->place) && count < NAMES_MAX; i++)
		if (command_at(v->place, i))
			names[count++] = command_at(v->place, i)->name;
	const char *near = several ? NULL : str_nearest(word, names, count);
	if (several)
		talk_say(v->talk, "Several commands begin with \"%s\". Type help to hear them.", word);
	else if (near)
		talk_say(v->talk, "There is no \"%s\" here. Did you mean \"%s\"? Type help to hear what can be typed.", word, near);
	else
		talk_say(v->talk, "There is no \"%s\" here. Type help to hear what can be typed.", word);
	free(word);
}

static void run(const struct visit *v, const struct command *c, const char *arg)
{
	bool mine = c < common || c >= common + COMMON;
	bool needs = c->arg[0] && c->arg[0] != '[';

	if (needs && !arg[strspn(arg, " \t")])
		talk_say(v->talk, "Type %s and then %s.", c->name, c->arg);
	else if (!c->arg[0] && arg[0])
		talk_say(v->talk, "Nothing follows %s. Nothing was done.", c->name);
	else
		c->run(v->talk, mine ? v->state : (void *)(uintptr_t)v, arg);
}

static void understand(const struct visit *v, char *line)
{
	const struct talk_place *p = v->place;
	char *start = line + strspn(line, " \t");
	size_t n = strcspn(start, " \t"), number;
	bool several;

	if (!n) {
		if (p->enter)
			p->enter(v->talk, v->state);
		else
			talk_say(v->talk, "Type help to hear what can be typed.");
		return;
	}
	const struct command *c = find(p, start, n, &several);
	char *arg = start + n + (start[n] != '\0'), *end = arg + strlen(arg);
	if (!c || !c->rest) {
		arg += strspn(arg, " \t");
		while (end > arg && (end[-1] == ' ' || end[-1] == '\t'))
			*--end = '\0';
	}
	if (c)
		run(v, c, arg);
	else if (p->number && talk_number(start, (size_t)-1, &number))
		p->number(v->talk, v->state, start);
	else if (!p->other || !p->other(v->talk, v->state, start))
		not_understood(v, start, n, several);
}

/* The prompt. */

static void add_prompt(const struct visit *v, struct buf *out)
{
	const struct talk_place *p = v->place;
	struct buf enter = BUF_INIT, type = BUF_INIT;

	buf_clear(out);
	buf_addf(out, "\n%s.", p->name);
	if (p->enter_words)
		p->enter_words(v->talk, v->state, &enter);
	if (enter.len)
		buf_addf(out, " Enter: %s\n", enter.data);
	else
		buf_addch(out, '\n');
	buf_addstr(&type, enter.len ? "Or type " : "Type ");
	if (p->number)
		buf_addstr(&type, "a number, ");
	for (size_t i = 0; i < p->n; i++)
		if (p->commands[i].offer)
			buf_addf(&type, "%s, ", p->commands[i].name);
	buf_addf(&type, "help or %s:", p->home ? "quit" : "back");
	report_wrap(out, type.data, 0, v->talk->width);
	buf_truncate(out, out->len - 1);
	buf_addch(out, ' ');
	buf_done(&type);
	buf_done(&enter);
}

static void interrupted(struct talk *t, const struct talk_place *p)
{
	if (p->home)
		t->over = t->over || talk_yes(t, "Quit? Nothing is lost.");
	else
		t->left = true;
}

/* No name is there twice. */
static void look_at_names(const struct talk_place *p)
{
	for (size_t i = 0; i < commands(p); i++)
		for (size_t k = 0; k < i; k++) {
			const struct command *a = command_at(p, i), *b = command_at(p, k);
			assert(!a || !b || (strcmp(a->name, b->name) != 0 && !among(b->also, a->name, strlen(a->name)) &&
			    !among(a->also, b->name, strlen(b->name))));
		}
}

void talk_in(struct talk *t, const struct talk_place *p, void *state)
{
	const struct visit v = {t, p, state};
	struct buf prompt = BUF_INIT, line = BUF_INIT;

	look_at_names(p);
	t->depth++;
	if (p->tell)
		p->tell(t, state);
	while (!t->over && !t->left && !t->lesson && !t->exercise) {
		add_prompt(&v, &prompt);
		switch (talk_hear(t, prompt.data, &line)) {
		case HEARD_LINE:
			understand(&v, line.data);
			break;
		case HEARD_INTERRUPT:
			interrupted(t, p);
			break;
		case HEARD_END:
			break;
		}
	}
	t->left = false;
	t->depth--;
	buf_done(&prompt);
	buf_done(&line);
}

void plain_go(struct talk *t, struct app_next next)
{
	t->exercise = next.exercise;
	t->lesson = next.exercise ? NULL : next.lesson;
}
