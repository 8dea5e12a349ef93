# Made by build-aux/update-lists.sh
nobase_dist_pkgdata_DATA += \
	lessons/blocking-calls.md \
	lessons/cancellation.md \
	lessons/coroutines.md \
	lessons/exception-groups.md \
	lessons/gil.md \
	lessons/primitives.md \
	lessons/queues.md \
	lessons/shared-state.md \
	lessons/taskgroups.md \
	lessons/timeouts.md \
	$(NOTHING)
