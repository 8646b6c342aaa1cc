from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.abc import Loader

def find_spec(name, package=None):
    found = _locate(name, package)
    if found is None:
        return None
    name, file, is_package = found
    origin = _unknown(f'the file of `{name}` is unknown') if file is None else file
    spec = ModuleSpec(name, SourceFileLoader(name, origin), origin=origin, is_package=is_package)
    spec.has_location = True
    if is_package:
        spec.submodule_search_locations = [origin if file is None else origin.rpartition('/')[0]]
    return spec

def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    location = str(location)
    spec = ModuleSpec(name, SourceFileLoader(name, location) if loader is None else loader, origin=location)
    spec.has_location = True
    spec.submodule_search_locations = submodule_search_locations
    return spec

def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)

def module_from_spec(spec):
    made = spec.loader.create_module(spec) if hasattr(spec.loader, 'create_module') else None
    return _module_at(spec.name, spec.origin) if made is None else made

def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name[level:]}' if name[level:] else parts[0]
