import os as _os
from _file_access import contents as _contents, kind as _kind, write as _write

class Error(OSError): pass
class SameFileError(Error): pass
class SpecialFileError(OSError): pass
class ExecError(OSError): pass
class ReadError(OSError): pass
class RegistryError(Exception): pass

def _copy(src, dst):
    """Copies a file, and returns where it is then."""
    source, target = _os.fspath(src), _os.fspath(dst)
    kind = _kind(source)
    if not _is_unknown(kind):
        if kind == 'missing':
            raise FileNotFoundError(2, 'No such file or directory', source)
        if kind == 'folder':
            raise IsADirectoryError(21, 'Is a directory', source)
    if not _is_unknown(source) and not _is_unknown(target) and _os.path.normpath(source) == _os.path.normpath(target):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    _write(target, _contents(source))
def copyfileobj(fsrc, fdst, length=0): fdst.write(fsrc.read())
def copyfile(src, dst, *, follow_symlinks=True):
    _copy(src, dst)
    return dst
def copy(src, dst, *, follow_symlinks=True):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src))
    _copy(src, dst)
    return dst
copy2 = copy
def copymode(src, dst, *, follow_symlinks=True): pass
def copystat(src, dst, *, follow_symlinks=True): pass
def ignore_patterns(*patterns): return _unknown('patterns of files to ignore are not modelled')
def copytree(src, dst, *args, **options):
    _write(_os.fspath(dst))
    return dst
def rmtree(path, ignore_errors=False, *args, **options): _write(_os.fspath(path))
def move(src, dst, copy_function=copy2):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src))
    _os.rename(src, dst)
    return dst
def make_archive(base_name, format, *args, **options):
    _write(_os.fspath(base_name) + '.' + format)
    return _unknown('archives are not modelled')
def unpack_archive(filename, extract_dir=None, *args, **options):
    _write('.' if extract_dir is None else _os.fspath(extract_dir))
def which(cmd, mode=1, path=None): return _unknown('the environment is unknown')
def disk_usage(path): return _unknown('the disk is not modelled')
def get_terminal_size(fallback=(80, 24)): return _unknown('the terminal is unknown')
