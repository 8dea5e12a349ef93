/*
 * Events from the pages of a database file that SQLite can no longer walk. Source: "Database File Format",
 * sqlite.org/fileformat2.html, sections 1.6 (b-tree pages), 2.1 (records) and 4.1 (write-ahead log). An event is a
 * record of the table's own b-tree, which is an index b-tree because the table has no rowid: its key columns first,
 * then the others in their order.
 */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "store/private.h"

#define SCAN_MAX ((size_t)4 << 30)
#define PAGE_SIZE 4096u
#define WAL_HEADER 32u
#define FRAME_HEADER 24u
#define LEAF 0x0A
#define INTERIOR 0x02
#define COLUMNS 10

/* The columns in stored order. */
enum { LAMPORT, DEVICE, SEQ, ID, LEARNER, AT, VERB, OBJECT, HASH, RESULT };

struct scan {
	const unsigned char *data; /* the database file */
	size_t len;
	uint32_t page_size;
	int (*found)(const struct event *ev, void *ctx);
	void *ctx;
};

static uint32_t big16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t big32(const unsigned char *p)
{
	return big16(p) << 16 | big16(p + 2);
}

/* Bytes used, 0 where N bytes at P hold none that is whole. */
static size_t varint(const unsigned char *p, size_t n, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < n && i < 8; i++) {
		*out = *out << 7 | (p[i] & 0x7F);
		if (!(p[i] & 0x80))
			return i + 1;
	}
	return 0;
}

static size_t length_of(uint64_t type)
{
	static const size_t lengths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};

	return type < 12 ? lengths[type] : (size_t)((type - 12) / 2);
}

static bool is_text(uint64_t type)
{
	return type >= 13 && type % 2 == 1;
}

static bool is_integer(uint64_t type)
{
	return type == 8 || type == 9 || (type >= 1 && type <= 6);
}

static int64_t integer(uint64_t type, const unsigned char *p)
{
	if (type >= 8)
		return type == 9;
	uint64_t value = p[0] & 0x80 ? UINT64_MAX : 0;
	for (size_t i = 0; i < length_of(type); i++)
		value = value << 8 | p[i];
	return (int64_t)value;
}

struct field {
	uint64_t type;
	const unsigned char *p;
};

/* The fields of the record of N bytes at P; false where it has another shape than an event. */
static bool split(const unsigned char *p, size_t n, struct field fields[COLUMNS])
{
	uint64_t header, used = varint(p, n, &header);
	size_t at = (size_t)used, body;

	if (!used || header > n)
		return false;
	body = (size_t)header;
	for (int i = 0; i < COLUMNS; i++) {
		size_t k = varint(p + at, (size_t)header - at, &fields[i].type);
		if (!k || fields[i].type > SCAN_MAX || length_of(fields[i].type) > n - body)
			return false;
		bool number = i == LAMPORT || i == SEQ || i == AT;
		if (number ? !is_integer(fields[i].type) : !is_text(fields[i].type) && !(i == HASH && fields[i].type == 0))
			return false;
		fields[i].p = p + body;
		at += k;
		body += length_of(fields[i].type);
	}
	return at == header && body == n;
}

static bool take_id(const struct field *field, char out[37])
{
	if (length_of(field->type) != 36)
		return false;
	memcpy(out, field->p, 36);
	return true;
}

static char *take_text(const struct field *field)
{
	return xstrndup((const char *)field->p, length_of(field->type));
}

static int take_record(struct scan *scan, const unsigned char *p, size_t n)
{
	struct field f[COLUMNS];
	struct event ev = {0};
	int status = 0;

	if (!split(p, n, f))
		return 0;
	char *verb = take_text(&f[VERB]);
	if (take_id(&f[ID], ev.id) && take_id(&f[LEARNER], ev.learner) && take_id(&f[DEVICE], ev.device) &&
	    verb_parse(verb, &ev.verb)) {
		ev.lamport = integer(f[LAMPORT].type, f[LAMPORT].p);
		ev.seq = integer(f[SEQ].type, f[SEQ].p);
		ev.at = integer(f[AT].type, f[AT].p);
		ev.object = take_text(&f[OBJECT]);
		ev.hash = f[HASH].type ? take_text(&f[HASH]) : NULL;
		ev.result = take_text(&f[RESULT]);
		status = scan->found(&ev, scan->ctx);
		event_done(&ev);
	}
	free(verb);
	return status;
}

/* A payload that goes on in overflow pages of the database file, which begin at page NUMBER. */
static int take_spilled(struct scan *scan, const unsigned char *p, size_t local, size_t total, uint32_t number)
{
	struct buf whole = BUF_INIT;
	int status = 0;

	buf_add(&whole, p, local);
	while (whole.len < total) {
		size_t at = ((size_t)number - 1) * scan->page_size, want = total - whole.len;
		if (number == 0 || at + scan->page_size > scan->len)
			break;
		if (want > scan->page_size - 4)
			want = scan->page_size - 4;
		buf_add(&whole, scan->data + at + 4, want);
		number = big32(scan->data + at);
	}
	if (whole.len == total)
		status = take_record(scan, (const unsigned char *)whole.data, total);
	buf_done(&whole);
	return status;
}

static int take_cell(struct scan *scan, const unsigned char *page, size_t at)
{
	uint64_t total;
	uint32_t size = scan->page_size, most = (size - 12) * 64 / 255 - 23, least = (size - 12) * 32 / 255 - 23;
	size_t used = varint(page + at, size - at, &total);

	if (!used)
		return 0;
	at += used;
	if (total <= most)
		return total <= size - at ? take_record(scan, page + at, (size_t)total) : 0;
	size_t local = least + (size_t)(total - least) % (size - 4);
	if (local > most)
		local = least;
	if (local + 4 > size - at || total > scan->len)
		return 0;
	return take_spilled(scan, page + at, local, (size_t)total, big32(page + at + local));
}

static int take_page(struct scan *scan, const unsigned char *page)
{
	size_t first = page[0] == LEAF ? 8 : 12, child = page[0] == LEAF ? 0 : 4, cells = big16(page + 3);

	if (page[0] != LEAF && page[0] != INTERIOR)
		return 0;
	for (size_t i = 0; i < cells && first + 2 * i + 2 <= scan->page_size; i++) {
		size_t at = big16(page + first + 2 * i) + child;
		int status = at < scan->page_size ? take_cell(scan, page, at) : 0;
		if (status)
			return status;
	}
	return 0;
}

/* Take each page of the N bytes at P: the first at START, each after a header of SKIP bytes. */
static int take_pages(struct scan *scan, const char *p, size_t n, size_t start, size_t skip)
{
	size_t step = skip + scan->page_size;

	for (size_t at = start; at + step <= n; at += step) {
		int status = take_page(scan, (const unsigned char *)p + at + skip);
		if (status)
			return status;
	}
	return 0;
}

int scan_events(const char *file, int (*found)(const struct event *ev, void *ctx), void *ctx, struct err *e)
{
	struct scan scan = {.page_size = PAGE_SIZE, .found = found, .ctx = ctx};
	struct err ignored = ERR_INIT;
	char *data, *wal_data, *wal = xasprintf("%s-wal", file);
	size_t len, wal_len;
	int status = -1;

	if (path_read(file, SCAN_MAX, &data, &len, e) < 0)
		goto out;
	scan.data = (const unsigned char *)data;
	scan.len = len;
	status = take_pages(&scan, data, len, 0, 0);
	if (status == 0 && path_read(wal, SCAN_MAX, &wal_data, &wal_len, &ignored) == 0) {
		status = take_pages(&scan, wal_data, wal_len, WAL_HEADER, FRAME_HEADER);
		free(wal_data);
	}
	err_done(&ignored);
	free(data);
out:
	free(wal);
	return status;
}
