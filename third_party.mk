# The parser and its grammar, fetched by ./setup into third_party/ and bundled by make dist. Foreign code: compiled without
# our warnings and sanitizers. Every file is named, so that nothing else in those folders gets into a release.
third_party_sources = \
	third_party/tree-sitter/include/tree_sitter/api.h \
	third_party/tree-sitter/src/lib.c \
	third_party/tree-sitter/src/alloc.h \
	third_party/tree-sitter/src/array.h \
	third_party/tree-sitter/src/atomic.h \
	third_party/tree-sitter/src/clock.h \
	third_party/tree-sitter/src/error_costs.h \
	third_party/tree-sitter/src/get_changed_ranges.h \
	third_party/tree-sitter/src/host.h \
	third_party/tree-sitter/src/language.h \
	third_party/tree-sitter/src/length.h \
	third_party/tree-sitter/src/lexer.h \
	third_party/tree-sitter/src/parser.h \
	third_party/tree-sitter/src/point.h \
	third_party/tree-sitter/src/portable/endian.h \
	third_party/tree-sitter/src/reduce_action.h \
	third_party/tree-sitter/src/reusable_node.h \
	third_party/tree-sitter/src/stack.h \
	third_party/tree-sitter/src/subtree.h \
	third_party/tree-sitter/src/tree.h \
	third_party/tree-sitter/src/tree_cursor.h \
	third_party/tree-sitter/src/ts_assert.h \
	third_party/tree-sitter/src/unicode.h \
	third_party/tree-sitter/src/unicode/ptypes.h \
	third_party/tree-sitter/src/unicode/umachine.h \
	third_party/tree-sitter/src/unicode/urename.h \
	third_party/tree-sitter/src/unicode/utf.h \
	third_party/tree-sitter/src/unicode/utf16.h \
	third_party/tree-sitter/src/unicode/utf8.h \
	third_party/tree-sitter/src/wasm/wasm-stdlib.h \
	third_party/tree-sitter/src/wasm_store.h \
	third_party/tree-sitter-python/src/parser.c \
	third_party/tree-sitter-python/src/scanner.c \
	third_party/tree-sitter-python/src/tree_sitter/alloc.h \
	third_party/tree-sitter-python/src/tree_sitter/array.h \
	third_party/tree-sitter-python/src/tree_sitter/parser.h

# Defined here and not by configure, because automake sees a library to build first only where it is spelled out.
if BUNDLED_TREE_SITTER
TREE_SITTER_CFLAGS = -isystem $(top_srcdir)/third_party/tree-sitter/include
TREE_SITTER_LIBS = third_party/libtreesitter.a
noinst_LIBRARIES += third_party/libtreesitter.a
third_party_libtreesitter_a_SOURCES = $(third_party_sources)
third_party_libtreesitter_a_CPPFLAGS = -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200112L \
	-I$(srcdir)/third_party/tree-sitter/include -I$(srcdir)/third_party/tree-sitter/src
third_party_libtreesitter_a_CFLAGS = -std=gnu17 -w -O2
else
TREE_SITTER_CFLAGS = $(SYSTEM_TREE_SITTER_CFLAGS)
TREE_SITTER_LIBS = $(SYSTEM_TREE_SITTER_LIBS)
endif

# The C files that tree-sitter's lib.c includes, the licences, the grammar's description, and ./setup's stamps.
EXTRA_DIST += \
	third_party/tree-sitter/src/alloc.c \
	third_party/tree-sitter/src/get_changed_ranges.c \
	third_party/tree-sitter/src/language.c \
	third_party/tree-sitter/src/lexer.c \
	third_party/tree-sitter/src/node.c \
	third_party/tree-sitter/src/parser.c \
	third_party/tree-sitter/src/query.c \
	third_party/tree-sitter/src/stack.c \
	third_party/tree-sitter/src/subtree.c \
	third_party/tree-sitter/src/tree.c \
	third_party/tree-sitter/src/tree_cursor.c \
	third_party/tree-sitter/src/wasm_store.c \
	third_party/tree-sitter/src/unicode/LICENSE \
	third_party/tree-sitter/LICENSE \
	third_party/tree-sitter/PINNED \
	third_party/tree-sitter-python/src/grammar.json \
	third_party/tree-sitter-python/src/node-types.json \
	third_party/tree-sitter-python/LICENSE \
	third_party/tree-sitter-python/PINNED
