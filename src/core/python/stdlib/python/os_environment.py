# Whether a variable is set, and what it is, depends on who runs the program. Where the program asks or gives a default, the variable is not
# set, which is how the program behaves by default; a variable that it needs is set to something.
class _Environ(dict):
    def __missing__(self, key):
        return _variable()

environ = _Environ()

def getenv(key, default=None):
    return environ.get(key, default)
