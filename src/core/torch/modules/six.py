import math
string_classes = (str, bytes)
container_abcs = None
int_classes = int
inf = math.inf
def with_metaclass(meta, *bases): return bases[0] if bases else object
