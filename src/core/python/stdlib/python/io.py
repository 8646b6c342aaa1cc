from _file_access import contents as _contents, kind as _kind, lines as _split, not_changed as _not_changed, write as _write
from os import fspath as _fspath

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

class UnsupportedOperation(OSError, ValueError): pass

class IOBase:
    closed = False
    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
    def __enter__(self):
        self._check()
        return self
    def __exit__(self, *error):
        self.close()
    def close(self):
        self.closed = True
    def flush(self): self._check()
    def isatty(self): return False
    def readable(self): return False
    def writable(self): return False
    def seekable(self): return False
    def truncate(self, size=None): raise UnsupportedOperation('truncate')
    def detach(self): return _unknown('detached streams are not modelled')
    def fileno(self): return _unknown('the number of a file is unknown')
    def __iter__(self):
        self._check()
        return self
    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line
    def readlines(self, hint=-1):
        return list(self)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
class RawIOBase(IOBase): pass
class BufferedIOBase(IOBase): pass
class TextIOBase(IOBase):
    encoding = errors = newlines = None

class _Stored:
    """Reads what is known as a whole: text, or bytes."""
    _empty = ''
    _at = 0
    # Whether a carriage return ends a line too.
    _ends_at_returns = False
    def _open(self, data):
        # Its length is kept, because counting the characters of a text takes as long as reading it.
        self._data, self._end = data, len(data)
        self._lines = None
    def __iter__(self):
        self._check()
        return self._data if _is_unknown(self._data) else self
    def readable(self):
        self._check()
        return True
    def seekable(self):
        self._check()
        return True
    def read(self, size=-1):
        self._check()
        if _is_unknown(self._data):
            return self._data
        end = self._end if size is None or size < 0 else self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part
    def readinto(self, buffer): return _unknown('buffers are not modelled')
    def readline(self, size=-1):
        self._check()
        if _is_unknown(self._data):
            return self._data
        data, at = self._data, self._at
        if at >= self._end:
            return self._empty
        if self._lines is None or self._lines_at != at:
            self._lines, self._line = _split(data[at:] if at else data, self._ends_at_returns), 0
        line = self._lines[self._line]
        if size is not None and 0 <= size < len(line):
            self._lines = None
            line = line[:size]
        else:
            self._line += 1
        self._at = self._lines_at = at + len(line)
        return line
    def seek(self, offset, whence=0):
        self._check()
        if whence == 2:
            offset += self._end
        elif whence == 1:
            offset += self._at
        self._at = offset
        return offset
    def tell(self):
        self._check()
        return self._at
    def write(self, data):
        raise UnsupportedOperation('not writable' if isinstance(self, TextIOBase) else 'write')

class _InMemory:
    def _put(self, part):
        self._check()
        data, at = self._data, self._at
        if at == self._end:
            self._data = data + part
        else:
            filling = ('\0' if isinstance(data, str) else b'\0') * (at - self._end)
            self._data = data[:at] + filling + part + data[at + len(part):]
        self._lines = None
        self._at = at + len(part)
        self._end = max(self._end, self._at)
        return len(part)
    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        self._open(self._data[:size])
        return size
    def writable(self): return True
    def getvalue(self):
        self._check()
        return self._data

class StringIO(_InMemory, _Stored, TextIOBase):
    def __init__(self, initial_value='', newline='\n'):
        self._open(initial_value or '')
    def write(self, s):
        if not _is_unknown(s) and not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._put(s)

class BytesIO(_InMemory, _Stored, BufferedIOBase):
    _empty = b''
    def __init__(self, initial_bytes=b''):
        self._open(initial_bytes or b'')
    def getbuffer(self): return _unknown('the buffer of a stream is not modelled')
    def write(self, b): return self._put(b)

class BufferedReader(_Stored, BufferedIOBase):
    _empty = b''
    mode = 'rb'
    def __init__(self, raw, name=None):
        self._open(raw)
        self.name = name
    def peek(self, size=0): return self._data[self._at:]

class TextIOWrapper(_Stored, TextIOBase):
    mode = 'r'
    line_buffering = write_through = False
    @property
    def buffer(self): return _unknown('the bytes of an open text file are not modelled')
    def reconfigure(self, **options): pass
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        data = buffer if isinstance(buffer, bytes) else buffer.read()
        text = data.decode('utf-8' if encoding is None or encoding == 'locale' else encoding, errors or 'strict')
        if newline is None:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        elif newline not in ('', '\n') and '\r' in text:
            text = _unknown('line ends of this kind are not modelled')
        self._open(text)
        self._ends_at_returns = newline == ''
        self.encoding = encoding or 'UTF-8'
        self.errors = errors or 'strict'
    def tell(self):
        return super().tell() if self._data.isascii() or not self._at else _unknown('the position in encoded text is not modelled')
    def seek(self, offset, whence=0):
        if offset and whence:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if offset and not self._data.isascii():
            self._open(_unknown('the position in encoded text is not modelled'))
        return super().seek(offset, whence)

class _Writer(IOBase):
    """A file that the program writes: once it is closed, it has what was written, if all of that is known."""
    def __init__(self, name, mode, encoding, newline, start):
        self.name, self.mode = name, mode
        self._encoding = None if 'b' in mode else encoding or 'utf-8'
        self._written = start if newline in (None, '', '\n') else None
        _write(name)
    def writable(self): return True
    def write(self, data):
        self._check()
        if self._encoding is None:
            if not _is_unknown(data) and not hasattr(data, '__len__'):
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        elif not _is_unknown(data) and not isinstance(data, str):
            raise TypeError(f'write() argument must be str, not {type(data).__name__}')
        if self._written is not None:
            part = data if self._encoding is None or _is_unknown(data) else data.encode(self._encoding)
            self._written = self._written + part if isinstance(part, bytes) else None
        return len(data)
    def flush(self):
        super().flush()
        _write(self.name, self._written)
    def close(self):
        if not self.closed:
            _write(self.name, self._unclear())
        super().close()
    def _unclear(self):
        # Code that could not be analyzed may have written to it.
        return _not_changed(self, self._written)
    def truncate(self, size=None):
        self._written = None
        return size
    def seek(self, offset, whence=0):
        self._written = None
        return _unknown('the file is written by the program')
    def tell(self): return _unknown('the file is written by the program')
    def read(self, size=-1): return _unknown('the file is written by the program')
    readline = readlines = read

def _check_mode(mode, encoding, errors, newline):
    letters = set(mode)
    if letters - set('axrwb+t') or len(mode) > len(letters):
        raise ValueError(f'invalid mode: {mode!r}')
    if 't' in letters and 'b' in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set('xrwa')) > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if 'b' in letters:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name != 'newline' else 'a'} {name} argument")
    if not letters & set('xrwa'):
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')

def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if _is_unknown(mode):
        _write(file)
        return mode
    if _is_unknown(file):
        if mode.replace('b', '').replace('t', '') not in ('r', 'U', ''):
            _write(file)
        return file
    if isinstance(file, int):
        return _unknown('files that are opened by number are not modelled')
    path = _fspath(file)
    _check_mode(mode, encoding, errors, newline)
    if isinstance(path, bytes):
        path = path.decode()
    if opener is not None:
        return _unknown('files with an opener of their own are not modelled')
    kind = _kind(path)
    if set(mode) - set('rbt'):
        if not _is_unknown(kind):
            above = _kind(path[:path.rfind('/')]) if '/' in path[1:] else None
            if kind == 'missing' and ('r' in mode or not _is_unknown(above) and above == 'missing'):
                raise FileNotFoundError(2, 'No such file or directory', path)
            if kind == 'folder':
                raise IsADirectoryError(21, 'Is a directory', path)
            if kind == 'file' and 'x' in mode:
                raise FileExistsError(17, 'File exists', path)
        before = b''
        if 'a' in mode:
            before = None if _is_unknown(kind) else _contents(path) if kind == 'file' else b''
        elif 'r' in mode:
            before = None
        return _Writer(path, mode, encoding, newline, before if isinstance(before, bytes) else None)
    if not _is_unknown(kind):
        if kind == 'missing':
            raise FileNotFoundError(2, 'No such file or directory', path)
        if kind == 'folder':
            raise IsADirectoryError(21, 'Is a directory', path)
    data = _contents(path)
    if _is_unknown(data):
        return data
    if 'b' in mode:
        return BufferedReader(data, path)
    made = TextIOWrapper(data, encoding, errors, newline)
    made.name, made.mode = path, mode
    return made

def text_encoding(encoding, stacklevel=2): return encoding or 'locale'
open_code = lambda path: open(path, 'rb')
