from _file_access import contents as _contents, kind as _kind, make_folder as _make_folder, names as _names, remove as _remove, write as _write
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

def written(file):
    """A library has written to a path, or to a file that is open."""
    if not _is_unknown(file) and hasattr(file, 'write'):
        file.write(_unknown('it is written by a library'))
    else:
        _write(file if _is_unknown(file) else _text(file))

def scandir(path='.'):
    path = '.' if path is None else fspath(path)
    names = _folder(path)
    return names if _is_unknown(names) else _Entries([DirEntry(path, name) for name in names])
class DirEntry:
    def __init__(self, folder, name):
        self.name, self.path = name, folder + ('' if folder.endswith('/') else '/') + name
    def __fspath__(self): return self.path
    def __repr__(self): return f'<DirEntry {self.name!r}>'
    def is_file(self, *, follow_symlinks=True): return _kind(self.path) == 'file'
    def is_dir(self, *, follow_symlinks=True): return _kind(self.path) == 'folder'
    def is_symlink(self): return _unknown('links between files are not modelled')
    def stat(self, *, follow_symlinks=True): return _unknown('the sizes and times of files are not modelled')
    inode = is_symlink
class _Entries:
    def __init__(self, entries):
        self._entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self._entries)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def close(self): pass

def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    names = _kind(top)
    if not _is_unknown(names):
        if names != 'folder':
            return iter(())
        names = _names(top)
    return names if _is_unknown(names) else _walk(top, names, topdown)
def _walk(top, names, topdown):
    folders, files = [], []
    for name in names:
        (folders if _kind(top + ('' if top.endswith('/') else '/') + name) == 'folder' else files).append(name)
    folders, files = _Listing(folders), _Listing(files)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(top + ('' if top.endswith('/') else '/') + name, topdown)
    if not topdown:
        yield top, folders, files

def _text(path):
    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path
def _changes(*paths):
    for path in paths:
        _write(_text(path))
def mkdir(path, mode=0o777, *, dir_fd=None):
    path = _text(path)
    kind = _kind(path)
    if _is_unknown(kind):
        # Files that are in it already remain as they are, if it exists.
        _write(path)
        return
    if kind != 'missing':
        raise FileExistsError(17, 'File exists', path)
    above = _kind(path.rstrip('/').rpartition('/')[0] or '/')
    if not _is_unknown(above) and above == 'missing':
        raise FileNotFoundError(2, 'No such file or directory', path)
    _make_folder(path)
def makedirs(name, mode=0o777, exist_ok=False):
    name = _text(name)
    kind = _kind(name)
    if _is_unknown(kind):
        _write(name)
        return
    if kind != 'missing':
        if not exist_ok or kind == 'file':
            raise FileExistsError(17, 'File exists', name)
        return
    above = name.rstrip('/').rpartition('/')[0]
    if above and _kind(above) == 'missing':
        makedirs(above, exist_ok=True)
    mkdir(name)
def _is_there(path, wanted):
    """Whether a path is a file or folder, as wanted; raises if it is not. What is not known may be gone afterwards."""
    kind = _kind(path)
    if _is_unknown(kind):
        _write(path)
        return False
    if kind == 'missing':
        raise FileNotFoundError(2, 'No such file or directory', path)
    if kind != wanted:
        raise IsADirectoryError(21, 'Is a directory', path) if kind == 'folder' else NotADirectoryError(20, 'Not a directory', path)
    return True
def remove(path, *, dir_fd=None):
    path = _text(path)
    if _is_there(path, 'file'):
        _remove(path)
unlink = remove
def rmdir(path, *, dir_fd=None):
    path = _text(path)
    if not _is_there(path, 'folder'):
        return
    names = _names(path)
    if _is_unknown(names):
        _write(path)
        return
    if names:
        raise OSError(39, 'Directory not empty', path)
    _remove(path)
def removedirs(name): _changes(name)
def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    src, dst = _text(src), _text(dst)
    kind = _kind(src)
    if not _is_unknown(kind) and kind == 'missing':
        raise FileNotFoundError(2, 'No such file or directory', src)
    data = None if _is_unknown(kind) or kind != 'file' else _contents(src)
    there = _kind(dst)
    if isinstance(data, bytes) and not _is_unknown(there) and there != 'folder':
        _write(dst, data)
        _remove(src)
    else:
        _changes(src, dst)
renames = replace = rename
def symlink(src, dst, target_is_directory=False, *, dir_fd=None): _changes(dst)
def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True): _changes(dst)
