class _Version(tuple):
    major, minor, micro, releaselevel, serial = 3, 12, 0, 'final', 0
version_info = _Version((3, 12, 0, 'final', 0))
version = '3.12.0'
platform = 'linux'
maxsize = 2**63 - 1
byteorder = 'little'
executable = '/usr/bin/python3'
argv = ['']
path = []
meta_path = []
path_hooks = []
prefix = '/usr'
flags = type('flags', (), {
    'debug': 0, 'inspect': 0, 'interactive': 0, 'optimize': 0, 'dont_write_bytecode': 0, 'no_user_site': 0, 'no_site': 0,
    'ignore_environment': 0, 'verbose': 0, 'bytes_warning': 0, 'quiet': 0, 'hash_randomization': 1, 'isolated': 0, 'dev_mode': False,
    'utf8_mode': 0, 'warn_default_encoding': 0, 'safe_path': False, 'int_max_str_digits': 4300,
})()
float_info = type('float_info', (), {'max': 1.7976931348623157e+308, 'min': 2.2250738585072014e-308, 'epsilon': 2.220446049250313e-16})()
hexversion = 51118320
implementation = type('implementation', (), {'name': 'cpython'})()
class _Stream:
    def write(self, text): return len(text)
    def flush(self): pass
    def isatty(self): return False
    encoding = 'utf-8'
stdout = stderr = stdin = __stdout__ = __stderr__ = _Stream()
def exit(status=None):
    raise SystemExit(status)
def getrecursionlimit(): return 1000
def setrecursionlimit(n): pass
def getrefcount(x): return 2
def exc_info(): return (None, None, None)
def intern(s): return s
def getdefaultencoding(): return 'utf-8'
def _getframe(depth=0): return _unknown('frames are not modelled')
