def add_safe_globals(values): return None
