# The interface of hydra: composing configurations, and calling a program with one. Nothing is written, and its own settings are unknown.
import functools as _functools
import os as _os
from hydra.errors import MissingConfigException
from hydra import utils
from hydra._defaults import Composer as _Composer, Override as _Override
from hydra.core.global_hydra import GlobalHydra as _GlobalHydra

__version__ = '1.3.2'
TaskFunction = object
_NONE_GIVEN = object()

def _folder_of(file, path):
    if path is None or _is_unknown(path):
        return path
    if path.startswith('pkg://'):
        return _unknown('configurations in packages are not modelled')
    return path if path.startswith('/') else _os.path.join(_os.path.dirname(file), path)

def _composed(folder, name, overrides):
    exists = None if folder is None else _os.path.isdir(folder)
    if _is_unknown(exists):
        return exists
    return _Composer(folder, [_Override(each) for each in overrides]).compose(name)

def main(config_path=_NONE_GIVEN, config_name=None, version_base=_NONE_GIVEN):
    if config_path is _NONE_GIVEN:
        config_path = None if version_base is None or version_base is not _NONE_GIVEN and version_base >= '1.2' else '.'
    def decorate(task_function):
        @_functools.wraps(task_function)
        def decorated(cfg_passthrough=None):
            if cfg_passthrough is not None:
                return task_function(cfg_passthrough)
            # As if the program had been called without arguments.
            folder = _folder_of(task_function.__globals__.get('__file__', ''), config_path)
            task_function(_composed(folder, config_name, []))
        return decorated
    return decorate

class _Initialized:
    def __init__(self, folder):
        self._before = _GlobalHydra._folder
        _GlobalHydra._folder = (folder,)
    def __enter__(self): pass
    def __exit__(self, *error):
        _GlobalHydra._folder = self._before
class initialize(_Initialized):
    def __init__(self, config_path=_NONE_GIVEN, job_name=None, caller_stack_depth=1, version_base=_NONE_GIVEN):
        if config_path is _NONE_GIVEN:
            config_path = None if version_base is None or version_base is not _NONE_GIVEN and version_base >= '1.2' else '.'
        if config_path is not None and config_path.startswith('/'):
            from hydra.errors import HydraException
            raise HydraException('config_path in initialize() must be relative')
        super().__init__(_folder_of(_caller_file() if caller_stack_depth == 1 else _unknown('frames are not modelled'), config_path))
class initialize_config_dir(_Initialized):
    def __init__(self, config_dir, job_name='app', version_base=_NONE_GIVEN):
        if not config_dir.startswith('/'):
            from hydra.errors import HydraException
            raise HydraException(f"initialize_config_dir() requires an absolute config_dir as input")
        super().__init__(config_dir)
class initialize_config_module(_Initialized):
    def __init__(self, config_module, job_name='app', version_base=_NONE_GIVEN):
        super().__init__(_unknown('configurations in packages are not modelled'))

def compose(config_name=None, overrides=None, return_hydra_config=False, strict=None):
    assert _GlobalHydra._folder is not None, (
        'GlobalHydra is not initialized, use @hydra.main() or call one of the hydra initialization methods first')
    if return_hydra_config:
        return _unknown("hydra's own settings are not modelled")
    return _composed(_GlobalHydra._folder[0], config_name, overrides or [])
