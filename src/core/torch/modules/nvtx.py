def range_push(message): return None
def range_pop(): return None
