/* A document as its users see it. */
#include <assert.h>
#include "markdown/content.h"

struct md_doc *md_parse(const char *text, size_t len, int line)
{
	struct md_doc *doc = xcalloc(1, sizeof *doc);

	doc->content = md_content_new(text, len, line);
	return doc;
}

void md_free(struct md_doc *doc)
{
	if (!doc)
		return;
	md_content_free(doc->content);
	free(doc);
}

const struct md_heading *md_headings(const struct md_doc *doc, size_t *n)
{
	md_content_all(doc->content);
	*n = doc->content->headings.len;
	return doc->content->headings.ptr;
}

const struct md_link *md_links(const struct md_doc *doc, size_t *n)
{
	md_content_all(doc->content);
	*n = doc->content->links.len;
	return doc->content->links.ptr;
}

const struct md_fence *md_fences(const struct md_doc *doc, size_t *n)
{
	md_content_all(doc->content);
	*n = doc->content->fences.len;
	return doc->content->fences.ptr;
}

const struct md_comment *md_comments(const struct md_doc *doc, size_t *n)
{
	md_content_all(doc->content);
	*n = doc->content->comments.len;
	return doc->content->comments.ptr;
}

size_t md_blocks(const struct md_doc *doc)
{
	md_content_all(doc->content);
	return doc->content->blocks.len;
}

size_t md_words(const struct md_doc *doc)
{
	md_content_all(doc->content);
	return doc->content->words;
}

const struct md_heading *md_heading(const struct md_doc *doc, size_t i)
{
	assert(i < doc->content->headings.len);
	return &doc->content->headings.ptr[i];
}

const struct md_link *md_link(const struct md_doc *doc, size_t i)
{
	assert(i < doc->content->links.len);
	return &doc->content->links.ptr[i];
}

const struct md_fence *md_fence(const struct md_doc *doc, size_t i)
{
	assert(i < doc->content->fences.len);
	return &doc->content->fences.ptr[i];
}

bool md_parse_more(const struct md_doc *doc)
{
	return md_content_more(doc->content);
}

size_t md_headings_known(const struct md_doc *doc)
{
	return doc->content->headings.len;
}
