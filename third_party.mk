# The parser and its grammar, fetched by ./setup into third_party/ and bundled by make dist. Foreign code: no warnings.
if BUNDLED_TREE_SITTER
noinst_LIBRARIES += third_party/libtreesitter.a
third_party_libtreesitter_a_SOURCES = \
	third_party/tree-sitter/src/lib.c \
	third_party/tree-sitter-python/src/parser.c \
	third_party/tree-sitter-python/src/scanner.c
third_party_libtreesitter_a_CPPFLAGS = -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200112L \
	-I$(srcdir)/third_party/tree-sitter/include -I$(srcdir)/third_party/tree-sitter/src
third_party_libtreesitter_a_CFLAGS = -std=gnu17 -w -O2
EXTRA_DIST += third_party/tree-sitter third_party/tree-sitter-python
endif
