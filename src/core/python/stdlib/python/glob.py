import fnmatch
import os
from _file_access import kind as _kind, names as _names
from _listing import Listing as _Listing

def has_magic(s):
    return any(c in s for c in '*?[')

def escape(pathname):
    return ''.join('[' + c + ']' if c in '*?[' else c for c in pathname)

def _children(folder, hidden):
    names = _names(folder or '.')
    if _is_unknown(names) or names is None:
        return names
    return [name for name in names if hidden or not name.startswith('.')]

def _expand(folder, parts, recursive, hidden, root):
    """The paths below a folder that match the parts of a pattern; unknown if a folder cannot be listed."""
    if not parts:
        return [folder]
    part, rest = parts[0], parts[1:]
    base = folder + '/' if folder and not folder.endswith('/') else folder
    below = root + base
    if not has_magic(part):
        kind = _kind(below + part)
        if _is_unknown(kind):
            return kind
        if part == '' and kind == 'folder':
            return [base]
        return _expand(base + part, rest, recursive, hidden, root) if kind != 'missing' and part else []
    names = _children(below, hidden)
    if _is_unknown(names):
        return names
    found = []
    if part == '**' and recursive:
        more = _expand(folder, rest, recursive, hidden, root) if rest else [base]
        if _is_unknown(more):
            return more
        found.extend(more)
        for name in names or []:
            kind = _kind(below + name)
            if _is_unknown(kind):
                return kind
            if kind == 'folder':
                more = _expand(base + name, parts, recursive, hidden, root)
                if not rest and not _is_unknown(more):
                    more = [base + name] + more[1:]
            else:
                more = [] if rest else [base + name]
            if _is_unknown(more):
                return more
            found.extend(more)
        return found
    names = [name for name in _children(below, True) or [] if name.startswith('.')] if part.startswith('.') and not hidden else names
    for name in fnmatch.filter(names or [], part):
        if rest and _kind(below + name) != 'folder':
            continue
        more = _expand(base + name, rest, recursive, hidden, root)
        if _is_unknown(more):
            return more
        found.extend(more)
    return found

def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    if _is_unknown(pathname):
        return pathname
    root = '' if root_dir is None else os.fspath(root_dir) + '/'
    start, parts = ('/', pathname.lstrip('/').split('/')) if pathname.startswith('/') else ('', pathname.split('/'))
    # The folders above the first pattern are not looked at one by one: they may be outside the folders that are analyzed.
    plain = 0
    while plain < len(parts) - 1 and parts[plain] and not has_magic(parts[plain]):
        plain += 1
    start += '/'.join(parts[:plain])
    found = _expand(start, parts[plain:], recursive, include_hidden, root)
    if _is_unknown(found):
        return found
    return _Listing([each for each in found if each])

def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    found = glob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden)
    return found if _is_unknown(found) else iter(found)
