#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "plain/talk.h"

#define TELL_FIRST 2000 /* ms until one is told that something still runs */
#define TELL_AGAIN 10000
#define ROWS_LEAST 5
#define WIDTH_LEAST 20
#define WIDTH_MOST 80 /* longer lines are hard to read */

/* Ctrl-C. The handler writes a byte, so that none is lost between looking and waiting. */

static int interrupts[2] = {-1, -1};

static void note_interrupt(int sig)
{
	int before = errno;
	ssize_t n = write(interrupts[1], "", 1);

	(void)sig;
	(void)n; /* the pipe is full of them */
	errno = before;
}

static bool take_interrupt(void)
{
	char block[64];
	bool any = false;

	while (read(interrupts[0], block, sizeof block) > 0)
		any = true;
	return any;
}

static void look_at_terminal(struct talk *t)
{
	struct winsize size;

	t->width = WIDTH_MOST;
	t->rows = 24;
	if (!t->typed || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
		return;
	if (size.ws_col >= WIDTH_LEAST && size.ws_col < WIDTH_MOST)
		t->width = size.ws_col;
	if (size.ws_row)
		t->rows = size.ws_row < ROWS_LEAST ? ROWS_LEAST : size.ws_row;
}

void talk_init(struct talk *t, struct app *a)
{
	struct sigaction note = {.sa_handler = note_interrupt};

	*t = (struct talk){.app = a, .typed = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO), .ascii = !utf8_locale()};
	look_at_terminal(t);
	if (pipe2(interrupts, O_CLOEXEC | O_NONBLOCK) == 0)
		sigaction(SIGINT, &note, NULL);
}

void talk_done(struct talk *t)
{
	struct sigaction standard = {.sa_handler = SIG_DFL};

	(void)t;
	sigaction(SIGINT, &standard, NULL);
	for (int i = 0; i < 2; i++) {
		if (interrupts[i] >= 0)
			close(interrupts[i]);
		interrupts[i] = -1;
	}
}

/* Saying. */

static void say_raw(const char *text, size_t len)
{
	struct buf safe = BUF_INIT;

	textsafe(&safe, text, len);
	fwrite(safe.data, 1, safe.len, stdout);
	buf_done(&safe);
}

void talk_say(struct talk *t, const char *fmt, ...)
{
	va_list ap;

	(void)t;
	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	say_raw(text, strlen(text));
	putchar('\n');
	free(text);
}

/* The first ROWS lines of TEXT: where they end. */
static const char *screenful(const char *text, size_t rows)
{
	for (; rows > 0 && *text; rows--)
		text += strcspn(text, "\n") + (text[strcspn(text, "\n")] != '\0');
	return text;
}

/* False where enough was said. */
static bool go_on(struct talk *t)
{
	struct buf line = BUF_INIT;
	bool on = talk_hear(t, "Enter for more, or stop: ", &line) == HEARD_LINE && line.len == 0;

	buf_done(&line);
	return on;
}

void talk_text(struct talk *t, const char *text)
{
	for (;;) {
		const char *end = t->typed ? screenful(text, t->rows - 1) : text + strlen(text);
		if (end[0] && !screenful(end, 2)[0])
			end += strlen(end); /* two lines more are not worth a wait */
		say_raw(text, (size_t)(end - text));
		if (end > text && end[-1] != '\n')
			putchar('\n');
		text = end;
		if (!*text || !go_on(t))
			return;
	}
}

void talk_page(struct talk *t, struct md_doc *doc)
{
	const struct md_options options = {.width = t->width, .linear = true, .unstyled = true, .ascii = t->ascii};
	struct md_layout *layout = md_layout(doc, &options);
	struct buf out = BUF_INIT;

	md_text(layout, &out);
	talk_text(t, out.data);
	buf_done(&out);
	md_layout_free(layout);
	md_free(doc);
}

void talk_markdown(struct talk *t, const char *text, size_t len)
{
	talk_page(t, md_parse(text, len, 1));
}

/* A line of a diff, N bytes, in words; HEAD while the names of the files come. */
static void add_diff_line(const char *line, size_t n, bool *head, struct buf *out)
{
	const char *word = line[0] == '-' ? "taken out" : line[0] == '+' ? "put in" : "as before";

	if (line[0] == '@') {
		*head = false;
		const char *plus = memchr(line, '+', n);
		buf_addf(out, "At line %ld:\n", plus ? strtol(plus + 1, NULL, 10) : 1);
	} else if (!*head && strchr("-+ ", line[0])) {
		buf_addf(out, "%s: ", word);
		buf_add(out, line + 1, n - 1);
		buf_addch(out, '\n');
	}
}

void talk_diff(struct talk *t, const char *diff)
{
	struct buf out = BUF_INIT;
	bool head = true;

	for (size_t n; *diff; diff += n + (diff[n] != '\0')) {
		n = strcspn(diff, "\n");
		if (n)
			add_diff_line(diff, n, &head, &out);
	}
	talk_text(t, out.data);
	buf_done(&out);
}

const char *talk_stop(const char *text)
{
	size_t n = strlen(text);

	return n && strchr(".?!", text[n - 1]) ? "" : ".";
}

void talk_fail(struct talk *t, struct err *e)
{
	char *text = err_format(e);

	talk_say(t, "That did not work: %s%s", text, talk_stop(text));
	free(text);
	err_done(e);
}

/* Hearing. */

/* Read some more. False at the end, and where Ctrl-C came, which *INTERRUPT says. */
static bool fill(struct talk *t, bool *interrupt)
{
	struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {interrupts[0], POLLIN, 0}};

	for (;;) {
		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return false;
		if ((*interrupt = take_interrupt()))
			return false;
		if (!fds[0].revents)
			continue;
		ssize_t n = read(STDIN_FILENO, t->data, sizeof t->data);
		if (n > 0) {
			t->from = 0;
			t->to = (size_t)n;
			return true;
		}
		if (n == 0 || errno != EINTR)
			return false;
	}
}

/* A line of any length, of which the first TALK_LINE + 1 bytes are kept. */
static enum heard read_line(struct talk *t, struct buf *line)
{
	bool interrupt = false, any = false;

	buf_clear(line);
	while (!t->ended) {
		if (t->from == t->to && !fill(t, &interrupt)) {
			if (interrupt) {
				t->from = t->to;
				return HEARD_INTERRUPT;
			}
			t->ended = true;
			return any ? HEARD_LINE : HEARD_END;
		}
		const char *at = t->data + t->from, *newline = memchr(at, '\n', t->to - t->from);
		size_t n = newline ? (size_t)(newline - at) : t->to - t->from, room = TALK_LINE + 1 - line->len;
		buf_add(line, at, n < room ? n : room);
		t->from += n + (newline != NULL);
		any = true;
		if (newline)
			return HEARD_LINE;
	}
	return HEARD_END;
}

/* What is wrong with a line; NULL for nothing. */
static const char *fault(const struct buf *line)
{
	if (line->len > TALK_LINE)
		return "That line is too long: 4,000 bytes are the most. Nothing was done.";
	for (size_t i = 0; i < line->len; i++)
		if (((unsigned char)line->data[i] < ' ' && line->data[i] != '\t') || line->data[i] == 127)
			return "That line holds control characters, which mean nothing here. Nothing was done.";
	if (!utf8_valid(line->data, line->len))
		return "That line is not UTF-8. Nothing was done.";
	return NULL;
}

enum heard talk_hear(struct talk *t, const char *prompt, struct buf *line)
{
	for (;;) {
		say_raw(prompt, strlen(prompt));
		fflush(stdout);
		enum heard heard = read_line(t, line);
		if (!t->typed || heard != HEARD_LINE)
			putchar('\n'); /* the learner's own is not to be seen there */
		if (heard == HEARD_END)
			t->over = true;
		if (heard != HEARD_LINE)
			return heard;
		if (line->len && line->data[line->len - 1] == '\r')
			buf_truncate(line, line->len - 1);
		const char *wrong = fault(line);
		if (!wrong)
			return HEARD_LINE;
		talk_say(t, "%s", wrong);
	}
}

bool talk_yes(struct talk *t, const char *question)
{
	char *prompt = xasprintf("%s Type yes or no: ", question);
	struct buf line = BUF_INIT;
	bool yes = false;

	while (talk_hear(t, prompt, &line) == HEARD_LINE) {
		yes = strcasecmp(line.data, "yes") == 0 || strcasecmp(line.data, "y") == 0;
		if (yes || strcasecmp(line.data, "no") == 0 || strcasecmp(line.data, "n") == 0)
			break;
		talk_say(t, "Yes or y, no or n. Ctrl-C is no.");
	}
	buf_done(&line);
	free(prompt);
	return yes;
}

bool talk_number(const char *text, size_t max, size_t *out)
{
	char *end;

	if (text[0] < '0' || text[0] > '9')
		return false;
	errno = 0;
	unsigned long n = strtoul(text, &end, 10);
	if (end[strspn(end, " \t")] || errno || n < 1 || n > max)
		return false;
	*out = n;
	return true;
}

/* Waiting. */

static void tell(struct talk *t, const struct work *w)
{
	struct buf how = BUF_INIT;

	w->tell(w->ctx, &how);
	talk_say(t, "Still %s. %s", how.data, t->typed ? "Ctrl-C ends it." : "");
	fflush(stdout);
	buf_done(&how);
}

bool talk_wait(struct talk *t, const struct work *w)
{
	int64_t next = clock_monotonic() + TELL_FIRST;

	fflush(stdout);
	while (!w->poll(w->ctx)) {
		struct pollfd fds[] = {{w->fd(w->ctx), POLLIN, 0}, {interrupts[0], POLLIN, 0}};
		int64_t left = next - clock_monotonic();
		if (left <= 0) {
			tell(t, w);
			next = clock_monotonic() + TELL_AGAIN;
			continue;
		}
		poll(fds, 2, (int)left);
		if (take_interrupt())
			return false;
	}
	return true;
}
