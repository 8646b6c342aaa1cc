from _file_access import kind as _kind, names as _names, write as _write
from _listing import Listing as _Listing
from abc import ABC, abstractmethod

class PathLike(ABC):
    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError
    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__') if cls is PathLike else NotImplemented

def fspath(path):
    if _is_unknown(path) or isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), '__fspath__'):
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return type(path).__fspath__(path)

def _folder(path):
    kind = _kind(path)
    if not _is_unknown(kind):
        if kind == 'missing':
            raise FileNotFoundError(2, 'No such file or directory', path)
        if kind == 'file':
            raise NotADirectoryError(20, 'Not a directory', path)
    return _names(path)

def listdir(path='.'):
    names = _folder('.' if path is None else fspath(path))
    return names if _is_unknown(names) else _Listing(names)

def getcwd(): return _unknown('the working directory is unknown')

def _changes(*paths):
    for path in paths:
        _write(fspath(path))
def mkdir(path, mode=0o777, *, dir_fd=None):
    # Files that are in it already remain as they are.
    path = fspath(path)
    kind = _kind(path)
    if _is_unknown(kind) or kind == 'missing':
        _write(path)
def makedirs(name, mode=0o777, exist_ok=False): mkdir(name)
def remove(path, *, dir_fd=None): _changes(path)
unlink = remove
def rmdir(path, *, dir_fd=None): _changes(path)
def removedirs(name): _changes(name)
def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None): _changes(src, dst)
renames = replace = rename
def symlink(src, dst, target_is_directory=False, *, dir_fd=None): _changes(dst)
def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True): _changes(dst)
