_records = []
class WarningMessage:
    def __init__(self, message, category):
        self.message = message
        self.category = category
        self.filename = ''
        self.lineno = 0
        self.file = None
        self.line = None
        self.source = None
def warn(message, category=None, stacklevel=1, source=None, **kwargs):
    if not _records or _records[-1] is None:
        return
    if isinstance(message, Warning):
        category = type(message)
    else:
        category = category or UserWarning
        message = category(message)
    _records[-1].append(WarningMessage(message, category))
def warn_explicit(message, category, *args, **kwargs):
    warn(message, category)
def filterwarnings(*args, **kwargs): pass
def simplefilter(*args, **kwargs): pass
def resetwarnings(): pass
def showwarning(*args, **kwargs): pass
def formatwarning(message, *args, **kwargs): return str(message)
filters = []
class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
    def __enter__(self):
        _records.append([] if self._record else None)
        return _records[-1]
    def __exit__(self, *exc):
        _records.pop()
def deprecated(message, /, *, category=None, stacklevel=1):
    return lambda obj: obj
