# Made by build-aux/update-lists.sh
nobase_dist_pkgdata_DATA += \
	lessons/async-libraries.md \
	lessons/blocking-calls.md \
	lessons/cancellation.md \
	lessons/checklists/async-review.yml \
	lessons/checklists/before-review.yml \
	lessons/checklists/onboarding.yml \
	lessons/checklists/production-readiness.yml \
	lessons/checklists/structured-concurrency.yml \
	lessons/coroutines.md \
	lessons/deadlocks.md \
	lessons/exception-groups.md \
	lessons/gil.md \
	lessons/graceful-shutdown.md \
	lessons/primitives.md \
	lessons/processes.md \
	lessons/queues.md \
	lessons/resource-cleanup.md \
	lessons/reviewing.md \
	lessons/shared-state.md \
	lessons/shipping.md \
	lessons/taskgroups.md \
	lessons/testing-and-tooling.md \
	lessons/threads.md \
	lessons/timeouts.md \
	lessons/where-to-begin.md \
	lessons/workloads.md \
	$(NOTHING)
