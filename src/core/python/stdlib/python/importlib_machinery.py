class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False
    @property
    def parent(self):
        return self.name.rpartition('.')[0] if self.submodule_search_locations is None else self.name
    def __repr__(self):
        text = f'name={self.name!r}, loader={self.loader!r}'
        if self.origin is not None:
            text += f', origin={self.origin!r}'
        if self.submodule_search_locations is not None:
            text += f', submodule_search_locations={self.submodule_search_locations}'
        return f'ModuleSpec({text})'

class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        _run_module(module)
    def load_module(self, fullname=None):
        module = _module_at(self.name, self.path)
        _run_module(module)
        return module
    def get_filename(self, name=None):
        return self.path

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
