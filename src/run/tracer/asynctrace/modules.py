"""How the program finds modules: support modules and stand-ins with spans around them, the library, and little else."""
import importlib.machinery
import importlib.util
import sys

from . import guard, prepared, spans
from .config import config
from .places import world_modules


class WorldLoader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        return prepared.codes.get(self.path) or super().get_code(fullname)

    def exec_module(self, module):
        super().exec_module(module)
        spans.watch_module(module)
        guard.fix(module)


class WorldFinder:
    """First in line, so that nothing installed on this machine takes the place of a stand-in."""

    def __init__(self):
        self.paths = world_modules()

    def find_spec(self, name, path=None, target=None):
        if name not in self.paths:
            return None
        file = self.paths[name]
        return importlib.util.spec_from_file_location(name, file, loader=WorldLoader(name, file))


class HookingLoader:
    """Loads a module of the library, then calls a function with it."""

    def __init__(self, loader, hook):
        self.loader, self.hook = loader, hook

    def __getattr__(self, name):
        return getattr(self.loader, name)

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)
        self.hook(module)


class LateFinder:
    """Patches that wait until a module is needed: most programs need neither processes nor pools of them."""

    def __init__(self, hooks):
        self.hooks = hooks

    def find_spec(self, name, path=None, target=None):
        hook = self.hooks.pop(name, None)
        if hook is None:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None:
            spec.loader = HookingLoader(spec.loader, hook)
        return spec


def install(late_hooks):
    sys.meta_path[:0] = [WorldFinder(), LateFinder(late_hooks)]


def set_path(tracer_folder):
    """The learner's folder and the library; other packages only where the job says so."""
    kept = [path for path in sys.path if path and path != tracer_folder]
    if not config.site_packages:
        kept = [path for path in kept if not path.rstrip("/").endswith(("site-packages", "dist-packages"))]
    sys.path[:] = [config.work, *kept]
