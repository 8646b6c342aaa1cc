def count(start=0, step=1):
    n = start
    while True:
        yield n
        n += step

def cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x

_forever = object()

def repeat(object, times=_forever):
    if times is _forever:
        while True:
            yield object
    for _ in range(times):
        yield object

class chain:
    def __init__(self, *iterables):
        self._inner = self._walk(iterables)
    @staticmethod
    def _walk(iterables):
        for it in iterables:
            for x in it:
                yield x
    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._inner = cls._walk(iterables)
        return made
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._inner)

def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    if initial is None:
        try:
            total = next(it)
        except StopIteration:
            return
    else:
        total = initial
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total

def islice(iterable, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    i = 0
    following = start
    if stop is not None and start >= stop:
        return
    for x in iterable:
        if i == following:
            yield x
            following += step
        i += 1
        if stop is not None and i >= stop:
            return

def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    result = [()]
    for pool in pools:
        result = [x + (y,) for x in result for y in pool]
    for prod in result:
        yield prod

def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    for indices in product(range(n), repeat=r):
        if len(set(indices)) == r:
            yield tuple(pool[i] for i in indices)

def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    def pick(start, left):
        if left == 0:
            yield ()
            return
        for i in range(start, n - left + 1):
            for rest in pick(i + 1, left - 1):
                yield (pool[i],) + rest
    return pick(0, r)

def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for indices in product(range(len(pool)), repeat=r):
        if sorted(indices) == list(indices):
            yield tuple(pool[i] for i in indices)

def starmap(function, iterable):
    for args in iterable:
        yield function(*args)

def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x

def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x

def filterfalse(predicate, iterable):
    for x in iterable:
        if not (predicate(x) if predicate else x):
            yield x

def compress(data, selectors):
    for d, s in zip(data, selectors):
        if s:
            yield d

def zip_longest(*iterables, fillvalue=None):
    lists = [list(it) for it in iterables]
    for i in range(max(map(len, lists), default=0)):
        yield tuple(one[i] if i < len(one) else fillvalue for one in lists)

def groupby(iterable, key=None):
    group, last = [], None
    for x in iterable:
        k = x if key is None else key(x)
        if group and k == last:
            group.append(x)
        else:
            if group:
                yield last, iter(group)
            group, last = [x], k
    if group:
        yield last, iter(group)

def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))

def pairwise(iterable):
    it = iter(iterable)
    try:
        a = next(it)
    except StopIteration:
        return
    for b in it:
        yield a, b
        a = b

def batched(iterable, n):
    batch = []
    for x in iterable:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
