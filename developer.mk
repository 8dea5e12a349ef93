# What developers run besides make check: check-valgrind, coverage, release.

# The unit tests (UNIT_TESTS in tests/local.mk) once more, under valgrind.
VALGRIND_FLAGS = --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect
check-valgrind: $(BUILT_SOURCES)
if SANITIZERS
	@echo 'check-valgrind: nothing to do, the sanitizers of this build have looked already'
else
	@test '$(VALGRIND)' != : || { echo 'check-valgrind: configure found no valgrind' >&2; exit 1; }
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(UNIT_TESTS)' \
	  TEST_SUITE_LOG=check-valgrind.log LOG_COMPILER='$(VALGRIND) $(VALGRIND_FLAGS)'
endif

# Runs every test and prints the executed lines per module.
coverage: $(BUILT_SOURCES)
if COVERAGE
	$(AM_V_at)find . -name '*.gcda' -exec rm -f {} +
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) check
	$(AM_V_at)GCOV='$(GCOV)' AWK='$(AWK)' $(SHELL) $(srcdir)/build-aux/coverage.sh
else
	@echo 'coverage: this build is not instrumented; configure with --enable-coverage' >&2; exit 1
endif

# A tarball that has the same bytes wherever and whenever it is made from this commit, which carries an annotated tag.
release:
	@now=`$(SHELL) $(srcdir)/build-aux/version.sh`; test "$$now" = '$(VERSION)' || \
	  { echo "release: configured as $(VERSION), but this is $$now; run ./bootstrap and configure again" >&2; exit 1; }
	@git -C $(srcdir) tag -l 'v$(VERSION)' | grep -q . || \
	  { echo 'release: $(VERSION) is no release: commit everything, then git tag -a vX.Y.Z' >&2; exit 1; }
	$(AM_V_at)SOURCE_DATE_EPOCH=`git -C $(srcdir) log -1 --format=%ct` && export SOURCE_DATE_EPOCH && \
	  TAR_OPTIONS="--sort=name --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w --mtime=@$$SOURCE_DATE_EPOCH \
	    --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime" && export TAR_OPTIONS && \
	  LC_ALL=C && export LC_ALL && $(MAKE) $(AM_MAKEFLAGS) dist
	@sha256sum $(distdir).tar.xz

dist-hook:
	$(AM_V_GEN)printf '%s' '$(VERSION)' >$(distdir)/.tarball-version

CLEANFILES += check-valgrind.log
clean-local:
	-find . \( -name '*.gcda' -o -name '*.gcno' \) -exec rm -f {} +

.PHONY: check-valgrind coverage release
