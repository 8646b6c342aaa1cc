CRITICAL, FATAL, ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 50, 50, 40, 30, 30, 20, 10, 0
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
StreamHandler = FileHandler = NullHandler = Handler
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
    def setLevel(self, level): self.level = level
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
def basicConfig(**kwargs): pass
def debug(*args, **kwargs): pass
info = warning = warn = error = exception = critical = fatal = log = captureWarnings = disable = addLevelName = debug
def getLevelName(level): return {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}.get(level, f'Level {level}')
LoggerAdapter = Logger
