class _Lock:
    def __init__(self):
        self._count = 0
    def acquire(self, blocking=True, timeout=-1):
        if self._count and not blocking:
            return False
        self._count = 1
        return True
    def release(self):
        if not self._count:
            raise RuntimeError('release unlocked lock')
        self._count = 0
    def locked(self):
        return bool(self._count)
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *exception):
        self.release()
class _RLock(_Lock):
    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True
    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
def Lock(): return _Lock()
def RLock(): return _RLock()
class local: pass
class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
    def __enter__(self):
        return self._lock.__enter__()
    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)
    def notify(self, n=1): pass
    def notify_all(self): pass
class Event:
    def __init__(self):
        self._flag = False
    def is_set(self): return self._flag
    def set(self): self._flag = True
    def clear(self): self._flag = False
    def wait(self, timeout=None): return self._flag
class _MainThread:
    name = 'MainThread'
    daemon = False
    ident = 1
    def is_alive(self): return True
    def getName(self): return self.name
_main = _MainThread()
def current_thread(): return _main
currentThread = main_thread = current_thread
def get_ident(): return _unknown('the number of a thread differs from run to run')
get_native_id = get_ident
def active_count(): return 1
def enumerate(): return [_main]
