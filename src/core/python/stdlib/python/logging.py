from _file_access import write as _write
from os import fspath as _fspath
CRITICAL, FATAL, ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 50, 50, 40, 30, 30, 20, 10, 0
_levelToName = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
_nameToLevel = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
class Filter:
    def __init__(self, name=''): self.name = name
class Formatter:
    def __init__(self, *args, **kwargs): pass
class Handler:
    def __init__(self, *args, **kwargs): self.level = 0
    def setLevel(self, level): self.level = level
    def setFormatter(self, fmt): pass
    def addFilter(self, f): pass
    def emit(self, record): pass
    def close(self): pass
StreamHandler = NullHandler = Handler
class FileHandler(Handler):
    def __init__(self, filename, *args, **kwargs):
        super().__init__()
        self.baseFilename = filename
        _write(_fspath(filename))
class LogRecord: pass
class Logger:
    def __init__(self, name='root', level=0):
        self.name = name
        self.level = level
        self.handlers = []
        self.propagate = True
        self.disabled = False
        self.parent = None
    def _nothing(self, *args, **kwargs): pass
    debug = info = warning = warn = error = exception = critical = fatal = log = addFilter = _nothing
    def setLevel(self, level): self.level = _checkLevel(level)
    def getEffectiveLevel(self): return self.level or WARNING
    def isEnabledFor(self, level): return level >= self.getEffectiveLevel()
    def addHandler(self, h): self.handlers.append(h)
    def removeHandler(self, h): pass
    def hasHandlers(self): return bool(self.handlers)
    def getChild(self, name): return getLogger(self.name + '.' + name)
_loggers = {}
root = Logger()
def getLogger(name=None):
    if not name:
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]
def basicConfig(**kwargs):
    if kwargs.get('filename') is not None:
        FileHandler(kwargs['filename'])
def debug(*args, **kwargs): pass
info = warning = warn = error = exception = critical = fatal = log = captureWarnings = disable = debug
def getLevelName(level):
    if level in _levelToName:
        return _levelToName[level]
    return _nameToLevel[level] if level in _nameToLevel else f'Level {level}'
def addLevelName(level, levelName):
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level
def getLevelNamesMapping(): return dict(_nameToLevel)
def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _nameToLevel:
        raise ValueError(f'Unknown level: {level!r}')
    return _nameToLevel[level]
def getLoggerClass(): return Logger
def shutdown(handlerList=None): pass
LoggerAdapter = Logger
