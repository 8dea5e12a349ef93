#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/answer.h"
#include "cli/ask.h"

static void print_markdown(const struct cli *c, const char *text)
{
	cli_print_page(c, md_parse(text, strlen(text), 1), 80);
}

/* The option that LINE names; false where it names none. */
static bool parse_answer(const struct quiz *q, const char *line, size_t *option)
{
	char *end;
	size_t n = quiz_options(q);

	errno = 0;
	long number = strtol(line, &end, 10);
	if (end == line || end[strspn(end, " \t\r\n")] || errno || number < 0 || (unsigned long)number > n)
		return false;
	*option = number ? (size_t)number - 1 : n;
	return !number || quiz_option(q, *option).n;
}

/* False at the end of the input. */
static bool read_answer(const struct quiz *q, size_t *option)
{
	char *line = NULL;
	size_t size = 0;
	bool read = true, good = false;

	while (!good) {
		printf("\nYour answer, %s, 0 for \"I do not know\": ", q->kind == QUIZ_LINE ? "the number of the line" : "a number");
		fflush(stdout);
		read = getline(&line, &size, stdin) > 0;
		putchar('\n');
		if (!read)
			break;
		good = parse_answer(q, line, option);
		if (!good)
			printf("There is no such answer.\n");
	}
	free(line);
	return read;
}

bool cli_ask(const struct cli *c, const struct quiz *q, size_t *option)
{
	struct buf text = BUF_INIT;

	quiz_markdown(q, &text);
	print_markdown(c, text.data);
	buf_done(&text);
	return read_answer(q, option);
}

void cli_say_why(const struct cli *c, const struct quiz *q, size_t option)
{
	struct buf text = BUF_INIT;

	answer_why_markdown(q, option, &text);
	print_markdown(c, text.data);
	buf_done(&text);
	putchar('\n');
}
