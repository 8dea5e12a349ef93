# Made by build-aux/update-lists.sh
TRACER_FILES = \
	$(NOTHING)
