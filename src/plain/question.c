#include "plain/question.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/answer.h"
#include "base/xalloc.h"

static void say_question(struct talk *t, const struct quiz *q)
{
	struct buf text = BUF_INIT;

	quiz_markdown(q, &text);
	talk_markdown(t, text.data, text.len);
	buf_done(&text);
}

static void help(struct talk *t, const struct quiz *q, const char *enter)
{
	talk_say(t, "A number from 1 to %zu: that answer%s.", quiz_options(q), q->kind == QUIZ_LINE ? ", the number of a line of the program" : "");
	talk_say(t, "0: I do not know.");
	if (enter)
		talk_say(t, "Enter alone: %s.", enter);
	talk_say(t, "again: say the question again.\nback, or b: leave the question.\nquit, or q: quit; your place is kept.");
}

static bool is(const char *line, const char *name, const char *also)
{
	return strcasecmp(line, name) == 0 || strcasecmp(line, also) == 0;
}

/* The answer that LINE gives. */
static bool parse(const struct quiz *q, const char *line, size_t *option)
{
	size_t n;

	if (strcmp(line, "0") == 0) {
		*option = quiz_options(q);
		return true;
	}
	if (!talk_number(line, quiz_options(q), &n) || !quiz_option(q, n - 1).n)
		return false;
	*option = n - 1;
	return true;
}

/* What LINE, which is no answer, is else; false where the question goes on. */
static bool leave(struct talk *t, const struct quiz *q, const char *line, const char *enter)
{
	if (is(line, "help", "?")) {
		help(t, q, enter);
	} else if (is(line, "again", "again")) {
		say_question(t, q);
	} else if (is(line, "quit", "q")) {
		t->over = true;
		return true;
	} else if (is(line, "back", "b")) {
		return true;
	} else if (line[strspn(line, "0123456789")] == '\0' && *line) {
		talk_say(t, "This question has no answer %s.", line);
	} else {
		talk_say(t, "Type the number of your answer, help, or back to leave the question.");
	}
	return false;
}

enum asked plain_ask(struct talk *t, const struct quiz *q, const char *enter, size_t *option)
{
	char *prompt = xasprintf("\nYour answer: %s from 1 to %zu, 0 for \"I do not know\"%s%s, help or back: ",
	    q->kind == QUIZ_LINE ? "the number of a line" : "a number", quiz_options(q), enter ? ", Enter: " : "", enter ? enter : "");
	struct buf line = BUF_INIT;
	enum asked asked = ASKED_LEFT;

	say_question(t, q);
	while (talk_hear(t, prompt, &line) == HEARD_LINE) {
		char *word = line.data + strspn(line.data, " \t");
		word[strcspn(word, " \t")] = '\0';
		if (parse(q, word, option))
			asked = ASKED_GIVEN;
		else if (!*word && enter)
			asked = ASKED_ENTER;
		else if (!leave(t, q, word, enter))
			continue;
		break;
	}
	buf_done(&line);
	free(prompt);
	return asked;
}

void plain_why(struct talk *t, const struct quiz *q, size_t option)
{
	struct buf text = BUF_INIT;

	answer_why_markdown(q, option, &text);
	talk_markdown(t, text.data, text.len);
	buf_done(&text);
}
