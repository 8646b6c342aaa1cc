# The algorithm is CPython's, so that the items of a heap are in the same order as in Python.
def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)
def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    return heapreplace(heap, last) if heap else last
def heapreplace(heap, item):
    if not heap:
        raise IndexError('index out of range')
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least
def heappushpop(heap, item):
    return heapreplace(heap, item) if heap and heap[0] < item else item
def heapify(x):
    for pos in range(len(x) // 2 - 1, -1, -1):
        _sink(x, pos)
def _rise(heap, start, pos):
    item = heap[pos]
    while pos > start:
        above = (pos - 1) // 2
        if not item < heap[above]:
            break
        heap[pos] = heap[above]
        pos = above
    heap[pos] = item
def _sink(heap, start):
    # The smaller child moves up until there is none; then the item rises to its position.
    item, pos = heap[start], start
    child = 2 * pos + 1
    while child < len(heap):
        if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
            child += 1
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)
def merge(*iterables, key=None, reverse=False):
    heads = []
    for it in map(iter, iterables):
        for value in it:
            heads.append([value if key is None else key(value), value, it])
            break
    while heads:
        first = heads[0]
        for head in heads[1:]:
            if first[0] < head[0] if reverse else head[0] < first[0]:
                first = head
        yield first[1]
        for value in first[2]:
            first[0], first[1] = value if key is None else key(value), value
            break
        else:
            heads = [head for head in heads if head is not first]
def nlargest(n, iterable, key=None): return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
def nsmallest(n, iterable, key=None): return sorted(iterable, key=key)[:max(n, 0)]
