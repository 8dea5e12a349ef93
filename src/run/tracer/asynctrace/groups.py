"""gather, TaskGroup and timeout as events: who belongs to whom, who is orphaned when a gather fails."""
import asyncio
import functools

from .actors import current_actor, happens_before
from .events import record
from .names import name_of
from .places import learner_line
from .tasks import RealTask, actor_of
from .waits import is_done


def numbers(tasks):
    return [actor_of(task).id for task in tasks if isinstance(task, RealTask)]


def install():
    import asyncio.tasks
    install_gather()
    install_group(asyncio.TaskGroup)
    real_timeout = asyncio.Timeout._on_timeout

    @functools.wraps(real_timeout)
    def _on_timeout(self):
        record("timeout", id=actor_of(self._task).id)
        real_timeout(self)
    asyncio.Timeout._on_timeout = _on_timeout


def install_gather():
    real_gather = asyncio.gather

    @functools.wraps(real_gather)
    def gather(*coros_or_futures, return_exceptions=False):
        future = real_gather(*coros_or_futures, return_exceptions=return_exceptions)
        children = getattr(future, "_children", ())
        if children:
            name = str(name_of(future, "gather"))
            record("group", group=name, kind="gather", by=current_actor().id, tasks=numbers(children), line=learner_line())
            future.add_done_callback(lambda done: gather_done(done, name))
        return future
    asyncio.gather = asyncio.tasks.gather = gather


def gather_done(future, name):
    how = "cancelled" if future.cancelled() else "returned" if future._exception is None else "raised"
    record("group_done", group=name, how=how)
    if how != "returned":
        for child in numbers(child for child in future._children if not is_done(child)):
            record("orphan", id=child, group=name)


def install_group(TaskGroup):
    real_init, real_create, real_abort = TaskGroup.__init__, TaskGroup.create_task, TaskGroup._abort

    @functools.wraps(real_init)
    def __init__(self, *args, **kwargs):
        real_init(self, *args, **kwargs)
        record("group", group=str(name_of(self)), kind="TaskGroup", by=current_actor().id, line=learner_line())

    @functools.wraps(real_create)
    def create_task(self, *args, **kwargs):
        task = real_create(self, *args, **kwargs)
        record("group_add", group=str(name_of(self)), tasks=numbers([task]))
        return task

    @functools.wraps(real_abort)
    def _abort(self):
        record("group_abort", group=str(name_of(self)), errors=[type(error).__name__ for error in self._errors])
        real_abort(self)
    real_done, real_exit = TaskGroup._on_task_done, TaskGroup.__aexit__

    @functools.wraps(real_done)
    def _on_task_done(self, task):
        happens_before.send(self)
        real_done(self, task)

    @functools.wraps(real_exit)
    async def __aexit__(self, *exception):
        try:
            return await real_exit(self, *exception)
        finally:
            happens_before.receive(self)
            self = exception = None             # a traceback keeps this frame
    TaskGroup.__init__, TaskGroup.create_task, TaskGroup._abort = __init__, create_task, _abort
    TaskGroup._on_task_done, TaskGroup.__aexit__ = _on_task_done, __aexit__
