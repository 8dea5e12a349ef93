# man pages
man_MANS += %D%/asynctutor.1
dist_man_MANS += \
	%D%/asynctutor-checklist.5 \
	%D%/asynctutor-checks.5 \
	%D%/asynctutor-class.5 \
	%D%/asynctutor-course.5 \
	%D%/asynctutor-keys.5 \
	%D%/asynctutor-lesson.5 \
	%D%/asynctutor-rules.5
EXTRA_DIST += %D%/asynctutor.1.in build-aux/mkman.awk
CLEANFILES += %D%/asynctutor.1 %D%/keys.mdoc
%D%/asynctutor.1: %D%/asynctutor.1.in build-aux/mkman.awk %D%/keys.mdoc src/app/settings.def $(COMMANDS)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(AWK) -f $(srcdir)/build-aux/mkman.awk \
	  $(srcdir)/man/asynctutor.1.in $(builddir)/man/keys.mdoc $(srcdir)/src/app/settings.def $(COMMANDS:%=$(srcdir)/%) >$@-t && mv $@-t $@
EXTRA_DIST += build-aux/mankeys.awk
%D%/keys.mdoc: src/tui/actions.def build-aux/mankeys.awk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(AWK) -f $(srcdir)/build-aux/mankeys.awk $(srcdir)/src/tui/actions.def >$@-t && mv $@-t $@
