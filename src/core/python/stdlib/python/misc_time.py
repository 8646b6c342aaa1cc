def time(): return _now('time')
def perf_counter(): return _now('time')
def monotonic(): return _now('time')
def process_time(): return _now('time')
def time_ns(): return _now('time')
def sleep(seconds): pass
def strftime(fmt, t=None): return _now('time')
def localtime(t=None): return _now('time')
gmtime = localtime
