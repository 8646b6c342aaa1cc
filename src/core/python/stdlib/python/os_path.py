sep = '/'
def exists(path): return _unknown('the file system is not accessed')
isfile = isdir = islink = lexists = getsize = getmtime = samefile = exists
def join(a, *p):
    path = a
    for b in p:
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path
def split(p):
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail
def basename(p): return split(p)[1]
def dirname(p): return split(p)[0]
def splitext(p):
    name = basename(p)
    i = name.rfind('.')
    if i <= 0 or not name[:i].strip('.'):
        return p, ''
    cut = len(p) - len(name) + i
    return p[:cut], p[cut:]
def normpath(path):
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not path.startswith('/'):
            parts.append(part)
    text = '/'.join(parts)
    return '/' + text if path.startswith('/') else text or '.'
def isabs(s): return s.startswith('/')
def abspath(p): return normpath(p if isabs(p) else '/' + p)
realpath = abspath
def expanduser(p): return p
def expandvars(p): return p
def normcase(p): return p
def commonprefix(paths):
    if not paths:
        return ''
    low, high = min(paths), max(paths)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
def relpath(path, start='.'): return path
