/* tree-sitter's tree, converted into the flat array. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>
#include "base/xalloc.h"
#include "python/file.h"
#include "python/tree.h"

/* From the grammar's numbers to ours. */
static uint16_t kind_of[1024];
static uint8_t field_of[256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static uint16_t find_kind(const char *name, bool named)
{
	int from = named ? PYK_ERROR : PYK_LAST_NAMED, to = named ? PYK_LAST_NAMED : PYT_OTHER;

	for (int i = from; i < to; i++)
		if (strcmp(py_kind_name((enum py_kind)i), name) == 0)
			return (uint16_t)i;
	return PYT_OTHER;
}

static void make_tables(void)
{
	const TSLanguage *lang = tree_sitter_python();
	uint32_t symbols = ts_language_symbol_count(lang), nfields = ts_language_field_count(lang);

	if (symbols > sizeof kind_of / sizeof *kind_of || nfields >= sizeof field_of)
		die("the Python grammar is not the one this program was made for");
	for (uint32_t i = 0; i < symbols; i++) {
		bool named = ts_language_symbol_type(lang, (TSSymbol)i) != TSSymbolTypeAnonymous;
		kind_of[i] = find_kind(ts_language_symbol_name(lang, (TSSymbol)i), named);
	}
	for (uint32_t i = 1; i <= nfields; i++)
		field_of[i] = (uint8_t)py_field_find(ts_language_field_name_for_id(lang, (TSFieldId)i));
}

static const bool roleless[PY_KINDS] = {
#define ROLELESS(id) [PYK_##id] = true,
#include "python/kinds.def"
};

struct flattener {
	struct tree_nodes nodes;
	uint32_t parent, prev;
};

TSParser *tree_parser(void)
{
	TSParser *parser = ts_parser_new();

	pthread_once(&tables_once, make_tables);
	ts_parser_set_language(parser, tree_sitter_python());
	return parser;
}

/* Asking costs a walk up the hidden nodes that tree-sitter makes of a list, so lists, whose children have no role, are not asked. */
static uint8_t role(const struct flattener *fl, const TSTreeCursor *cursor)
{
	if (fl->parent != PY_NO_NODE && roleless[fl->nodes.list.ptr[fl->parent].kind])
		return PYF_NONE;
	return field_of[ts_tree_cursor_current_field_id(cursor)];
}

static void flatten_node(struct flattener *fl, TSTreeCursor *cursor)
{
	TSNode node = ts_tree_cursor_current_node(cursor);
	TSSymbol symbol = ts_node_symbol(node);
	uint8_t field = role(fl, cursor);
	struct py_node *n = vec_push(&fl->nodes.list);

	*n = (struct py_node){
	    .start = ts_node_start_byte(node),
	    .end = ts_node_end_byte(node),
	    .parent = fl->parent,
	    .prev = fl->prev,
	    .kind = symbol < sizeof kind_of / sizeof *kind_of ? kind_of[symbol] : PYK_ERROR,
	    .field = field,
	};
	if (ts_node_is_named(node))
		n->flags |= PY_NAMED;
	if (ts_node_is_extra(node))
		n->flags |= PY_EXTRA;
	if (ts_node_is_missing(node))
		n->flags |= PY_MISSING;
	if (ts_node_has_error(node) || n->kind == PYK_ERROR)
		n->flags |= PY_BROKEN;
}

/* Whether many children may stand below a node of KIND that mean nothing to each other. */
static bool is_list(uint16_t kind)
{
	return (roleless[kind] || kind == PYK_BLOCK) && kind != PYK_DECORATOR;
}

/* To the first child of the node that FL just took, of those that touch what is asked for; false where none is to be looked at. */
static bool descend(const struct flattener *fl, TSTreeCursor *cursor, uint32_t from, uint32_t to)
{
	const struct py_node *n = &fl->nodes.list.ptr[fl->nodes.list.len - 1];

	if (n->end < from || n->start > to)
		return false;
	if (from > 0 && is_list(n->kind))
		return ts_tree_cursor_goto_first_child_for_byte(cursor, from - 1) >= 0;
	return ts_tree_cursor_goto_first_child(cursor);
}

/* Whether what comes behind the node that FL took last is of no interest. */
static bool is_behind(const struct flattener *fl, uint32_t i, uint32_t to)
{
	const struct py_node *n = &fl->nodes.list.ptr[i];

	return n->end > to && n->parent != PY_NO_NODE && is_list(fl->nodes.list.ptr[n->parent].kind);
}

void tree_flatten(const TSTree *tree, uint32_t from, uint32_t to, struct tree_nodes *out)
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	struct flattener fl = {.nodes = *out, .parent = PY_NO_NODE, .prev = PY_NO_NODE};

	for (;;) {
		uint32_t me = (uint32_t)fl.nodes.list.len;
		flatten_node(&fl, &cursor);
		if (descend(&fl, &cursor, from, to)) {
			fl.parent = me;
			fl.prev = PY_NO_NODE;
			continue;
		}
		while (me != PY_NO_NODE) {
			fl.nodes.list.ptr[me].after = (uint32_t)fl.nodes.list.len;
			fl.prev = me;
			if (!is_behind(&fl, me, to) && ts_tree_cursor_goto_next_sibling(&cursor))
				break;
			ts_tree_cursor_goto_parent(&cursor);
			me = fl.parent;
			if (me != PY_NO_NODE)
				fl.parent = fl.nodes.list.ptr[me].parent;
		}
		if (me == PY_NO_NODE)
			break;
	}
	ts_tree_cursor_delete(&cursor);
	*out = fl.nodes;
}

/* Where the parser gives up, or the text is too long for it: one error node over everything. */
void tree_flatten_nothing(size_t len, struct tree_nodes *out)
{
	uint32_t end = len > UINT32_MAX - 1 ? UINT32_MAX - 1 : (uint32_t)len;

	*vec_push(&out->list) = (struct py_node){
	    .end = end, .parent = PY_NO_NODE, .prev = PY_NO_NODE, .after = 2, .kind = PYK_MODULE, .flags = PY_NAMED | PY_BROKEN};
	*vec_push(&out->list) = (struct py_node){
	    .end = end, .parent = 0, .prev = PY_NO_NODE, .after = 2, .kind = PYK_ERROR, .flags = PY_NAMED | PY_BROKEN};
}

struct py_file *tree_file(char *text, size_t len, struct tree_nodes *nodes)
{
	struct py_file *f = xcalloc(1, sizeof *f);

	f->lazy = xcalloc(1, sizeof *f->lazy);
	f->text = text;
	f->len = len;
	f->nodes = nodes->list.ptr;
	f->count = (uint32_t)nodes->list.len;
	return f;
}

void py_free(struct py_file *f)
{
	if (!f)
		return;
	names_free(f->lazy->names);
	reach_free(f->lazy->reach);
	vec_done(&f->lazy->lines);
	vec_done(&f->lazy->points);
	vec_done(&f->lazy->faults);
	arena_done(&f->lazy->arena);
	free(f->lazy);
	free(f->nodes);
	free(f->text);
	free(f);
}
