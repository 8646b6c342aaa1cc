import fnmatch as _fnmatch
import io as _io
import os as _os
from _file_access import kind as _kind, names as _names, real as _real, write as _write
from glob import glob as _glob
from _listing import Listing as _Listing

def _parse(args):
    """The root and the parts of a path that is joined from several."""
    root, parts = '', []
    for arg in args:
        text = arg._text() if isinstance(arg, PurePath) else _os.fspath(arg)
        if not isinstance(text, str):
            raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, not ' + repr(type(arg).__name__))
        if text.startswith('/'):
            root = '//' if text.startswith('//') and not text.startswith('///') else '/'
            parts = []
        parts += [part for part in text.split('/') if part and part != '.']
    return root, parts

class PurePath(_os.PathLike):
    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return object.__new__(cls)
    def __init__(self, *args):
        for arg in args:
            if _is_unknown(arg):
                self._root, self._names, self._unclear = '', [], arg
                return
        self._unclear = None
        self._root, self._names = _parse(args)
    def _make(self, root, names):
        made = object.__new__(type(self))
        made._root, made._names, made._unclear = root, names, self._unclear
        return made
    def _text(self):
        if self._unclear is not None:
            return self._unclear
        return self._root + '/'.join(self._names) or '.'
    def _known(self):
        return self._names if self._unclear is None else self._unclear
    def __str__(self): return self._text()
    def __fspath__(self): return self._text()
    def __bytes__(self): return self._text().encode()
    def as_posix(self): return self._text()
    def __repr__(self): return f'{type(self).__name__}({self._text()!r})'
    def as_uri(self): return _unknown('addresses of files are not modelled')
    def __hash__(self): return hash(self._text())
    def __eq__(self, other):
        return self._text() == other._text() if isinstance(other, PurePath) else NotImplemented
    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PurePath) else NotImplemented
    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PurePath) else NotImplemented
    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PurePath) else NotImplemented
    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PurePath) else NotImplemented
    def _order(self): return [self._root, *self._known()] if self._root else self._known()
    @property
    def drive(self): return ''
    @property
    def root(self): return self._root if self._unclear is None else self._unclear
    @property
    def anchor(self): return self.root
    @property
    def parts(self): return tuple(self._order())
    @property
    def name(self):
        names = self._known()
        return names[-1] if names else ''
    @property
    def suffix(self):
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''
    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]
    @property
    def stem(self):
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name
    @property
    def parent(self): return self._make(self._root, self._names[:-1])
    @property
    def parents(self):
        if self._unclear is not None:
            return self._unclear
        return tuple(self._make(self._root, self._names[:i]) for i in range(len(self._names) - 1, -1, -1))
    def joinpath(self, *others): return type(self)(self, *others)
    def __truediv__(self, other):
        if _is_unknown(other) or isinstance(other, (str, PurePath)) or hasattr(other, '__fspath__'):
            return type(self)(self, other)
        return NotImplemented
    def __rtruediv__(self, other):
        return type(self)(other, self) if _is_unknown(other) or isinstance(other, str) else NotImplemented
    def is_absolute(self): return bool(self.root)
    def is_relative_to(self, *other):
        other = type(self)(*other)
        return self._root == other._root and self._known()[:len(other._known())] == other._known()
    def relative_to(self, *other):
        base = type(self)(*other)
        if not self.is_relative_to(base):
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.')
        return self._make('', self._names[len(base._names):])
    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._make(self._root, [*self._names[:-1], name])
    def with_stem(self, stem): return self.with_name(stem + self.suffix)
    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._make(self._root, [*self._names[:-1], self.stem + suffix])
    def match(self, path_pattern):
        pattern = type(self)(path_pattern)
        if pattern._root:
            return self._root == pattern._root and len(self._known()) == len(pattern._names) and self.relative_to('/').match('/'.join(pattern._names))
        if not pattern._names:
            raise ValueError('empty pattern')
        names = self._known()[-len(pattern._names):]
        return len(names) == len(pattern._names) and all(map(_fnmatch.fnmatchcase, names, pattern._names))

class PurePosixPath(PurePath): pass
PureWindowsPath = WindowsPath = _unknown

class Path(PurePath):
    @classmethod
    def cwd(cls): return cls(_unknown('the working directory is unknown'))
    @classmethod
    def home(cls): return cls(_unknown('the home directory is unknown'))
    def expanduser(self):
        return type(self)(_unknown('the home directory is unknown')) if str(self).startswith('~') else self
    def absolute(self):
        return self if self.is_absolute() else type(self)(_unknown('the working directory is unknown'))
    def resolve(self, strict=False): return type(self)(_os.path.realpath(self._text()))
    def exists(self): return _kind(self._text()) != 'missing'
    def is_file(self): return _kind(self._text()) == 'file'
    def is_dir(self): return _kind(self._text()) == 'folder'
    def is_symlink(self): return _unknown('links between files are not modelled')
    def stat(self, *, follow_symlinks=True): return _unknown('the sizes and times of files are not modelled')
    lstat = stat
    def samefile(self, other_path): return _unknown('links between files are not modelled')
    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return _io.open(self._text(), mode, buffering, encoding, errors, newline)
    def read_text(self, encoding=None, errors=None):
        with self.open('r', -1, encoding, errors) as file:
            return file.read()
    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()
    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not _is_unknown(data) and not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)
    def write_bytes(self, data):
        with self.open('wb') as file:
            return file.write(data)
    def touch(self, mode=0o666, exist_ok=True):
        kind = _kind(self._text())
        if _is_unknown(kind):
            _write(self._text())
        elif kind == 'missing':
            self.open('w').close()
        elif not exist_ok:
            raise FileExistsError(17, 'File exists', self._text())
    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        path = self._text()
        kind = _kind(path)
        if exist_ok and not _is_unknown(kind) and kind == 'folder':
            return
        if parents:
            _os.makedirs(path, exist_ok=exist_ok)
        else:
            _os.mkdir(path)
    def unlink(self, missing_ok=False):
        kind = _kind(self._text())
        if not (missing_ok and not _is_unknown(kind) and kind == 'missing'):
            _os.remove(self._text())
    def rmdir(self): _os.rmdir(self._text())
    def rename(self, target):
        _os.rename(self._text(), target)
        return type(self)(target)
    replace = rename
    def iterdir(self):
        names = _os.listdir(self._text())
        return names if _is_unknown(names) else (self._make(self._root, [*self._names, name]) for name in names)
    def glob(self, pattern): return self._glob(pattern)
    def rglob(self, pattern): return self._glob('**/' + pattern)
    def _glob(self, pattern):
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        found = _glob(pattern, root_dir=self._text(), recursive=True, include_hidden=True)
        return found if _is_unknown(found) else (self / each for each in dict.fromkeys(each.rstrip('/') for each in found))

class PosixPath(Path, PurePosixPath): pass
