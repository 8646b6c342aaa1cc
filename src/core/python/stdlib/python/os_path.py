from _file_access import contents as _contents, kind as _kind, real as _real
from os import fspath as _fspath
sep = '/'
curdir, pardir, extsep, altsep, pathsep, defpath, devnull = '.', '..', '.', None, ':', '/bin:/usr/bin', '/dev/null'
supports_unicode_filenames = False

def _find(path):
    if isinstance(path, int):
        return _unknown('files that are opened by number are not modelled')
    return _kind(_fspath(path))
def exists(path): return _find(path) != 'missing'
lexists = exists
def isfile(path): return _find(path) == 'file'
def isdir(s): return _find(s) == 'folder'
def islink(path): return _unknown('links between files are not modelled')
def getsize(filename):
    path = filename if isinstance(filename, int) else _fspath(filename)
    kind = _find(path)
    if not _is_unknown(kind) and kind == 'missing':
        raise FileNotFoundError(2, 'No such file or directory', path)
    return len(_contents(path)) if kind == 'file' else _unknown('the sizes of files are not modelled')
def getmtime(filename): return _unknown('the times of files are not modelled')
getatime = getctime = getmtime
def ismount(path): return _unknown('the file system is not accessed')
def samefile(f1, f2): return _unknown('links between files are not modelled')
def join(a, *p):
    path = _fspath(a)
    for b in p:
        b = _fspath(b)
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path
def split(p):
    p = _fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail
def basename(p): return split(p)[1]
def dirname(p): return split(p)[0]
def splitdrive(p):
    p = _fspath(p)
    return p[:0], p
def splitext(p):
    p = _fspath(p)
    name = p[p.rfind('/') + 1:]
    i = name.rfind('.')
    if i <= 0 or not name[:i].strip('.'):
        return p, ''
    cut = len(p) - len(name) + i
    return p[:cut], p[cut:]
def normpath(path):
    path = _fspath(path)
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not path.startswith('/'):
            parts.append(part)
    text = '/'.join(parts)
    slashes = '//' if path.startswith('//') and not path.startswith('///') else '/'
    return slashes + text if path.startswith('/') else text or '.'
def isabs(s): return _fspath(s).startswith('/')
def abspath(path):
    path = _fspath(path)
    return normpath(path) if path.startswith('/') else _unknown('the working directory is unknown')
def realpath(filename, *, strict=False):
    return _real(abspath(filename))
def expanduser(path):
    path = _fspath(path)
    return _unknown('the home directory is unknown') if path.startswith('~') else path
def expandvars(path):
    path = _fspath(path)
    return _unknown('the environment is unknown') if '$' in path else path
def normcase(s): return _fspath(s)
def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
def commonpath(paths):
    paths = [_fspath(each) for each in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({each.startswith('/') for each in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in each.split('/') if c and c != '.'] for each in paths]
    return ('/' if paths[0].startswith('/') else '') + '/'.join(commonprefix(split_paths))
def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    start = '.' if start is None else _fspath(start)
    if path.startswith('/') != start.startswith('/'):
        return _unknown('the working directory is unknown')
    start_parts = [each for each in normpath(start).split('/') if each and each != '.']
    parts = [each for each in normpath(path).split('/') if each and each != '.']
    if not path.startswith('/') and '..' in (*start_parts[:1], *parts[:1]):
        return _unknown('the working directory is unknown')
    i = len(commonprefix([start_parts, parts]))
    return '/'.join(['..'] * (len(start_parts) - i) + parts[i:]) or '.'
