from abc import ABCMeta
class Loader(metaclass=ABCMeta):
    def create_module(self, spec): return None
class MetaPathFinder(metaclass=ABCMeta):
    def invalidate_caches(self): pass
class PathEntryFinder(metaclass=ABCMeta):
    def invalidate_caches(self): pass
class ResourceLoader(Loader): pass
class InspectLoader(Loader): pass
class ExecutionLoader(InspectLoader): pass
class FileLoader(ResourceLoader, ExecutionLoader): pass
class SourceLoader(ResourceLoader, ExecutionLoader): pass
