#include <stdlib.h>
#include <string.h>
#include "course/names.h"

static int compare(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

void names_sort(struct name *names, size_t n)
{
	if (n)
		qsort(names, n, sizeof *names, compare);
}

const struct name *names_find(const struct name *names, size_t n, const char *text)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(names[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && strcmp(names[low].text, text) == 0 ? &names[low] : NULL;
}
