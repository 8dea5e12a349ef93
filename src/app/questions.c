#include <stdlib.h>
#include <string.h>
#include "app/questions.h"
#include "markdown/markdown.h"

void questions_parse(const struct lesson *l, const struct course_text *text, struct questions *out)
{
	size_t n;
	struct md_doc *doc = md_parse(text->text, text->len, text->first_line);
	const struct md_fence *fences = md_fences(doc, &n);

	for (size_t i = 0; i < n; i++) {
		struct err unsound = ERR_INIT;
		struct quiz *q = strcmp(fences[i].info, "quiz") == 0 ? quiz_parse(fences[i].text, fences[i].len, l->path, fences[i].line, &unsound) : NULL;
		if (q)
			*vec_push(&out->list) = (struct question){l, q};
		err_done(&unsound);
	}
	md_free(doc);
}

int questions_read(const struct lesson *l, struct questions *out, struct err *e)
{
	struct course_text text;

	if (course_read_lesson(l, &text, e) < 0)
		return -1;
	questions_parse(l, &text, out);
	free(text.text);
	return 0;
}

void questions_done(struct questions *q)
{
	for (size_t i = 0; i < q->list.len; i++)
		quiz_free(q->list.ptr[i].quiz);
	vec_done(&q->list);
}
