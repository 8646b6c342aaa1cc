import torch

class EinopsError(RuntimeError):
    pass

def _side(text):
    """The axes of one side: names, '...', lists of names for a bracket, and numbers."""
    axes, group, word = [], None, ''
    for char in text.replace('...', '\u2026') + ' ':
        if char in ' ()':
            if word:
                (axes if group is None else group).append('...' if word == '\u2026' else word)
                word = ''
            if char == '(':
                group = []
            elif char == ')':
                axes.append(group)
                group = None
        else:
            word += char
    return axes

def _flat(axes):
    return [name for axis in axes for name in (axis if isinstance(axis, list) else [axis])]

def _parse(pattern):
    if pattern.count('->') != 1:
        raise EinopsError(f'Pattern should contain one arrow: {pattern}')
    left, right = pattern.split('->')
    return _side(left), _side(right)

def _split(x, left, sizes, pattern):
    """Takes the brackets of the left side apart; gives the tensor and the names of its axes."""
    shape = list(x.shape)
    plain = len([axis for axis in left if axis != '...'])
    hidden = len(shape) - plain
    if ('...' in left and hidden < 0) or ('...' not in left and hidden != 0):
        raise EinopsError(f'Wrong shape: expected {plain} dims. Received {len(shape)}-dim tensor. Pattern: {pattern}')
    names, made, at = [], [], 0
    for axis in left:
        if axis == '...':
            for i in range(hidden):
                names.append(f'...{i}')
                made.append(shape[at])
                at += 1
            continue
        size = shape[at]
        at += 1
        if not isinstance(axis, list):
            if axis in sizes and sizes[axis] != size:
                raise EinopsError(f'Shape mismatch, {size} != {sizes[axis]} in pattern {pattern}')
            if axis != '1':
                sizes[axis] = size
            names.append(axis)
            made.append(size)
            continue
        known, missing = 1, None
        for name in axis:
            if name in sizes:
                known = known * sizes[name]
            elif name.isdigit():
                known = known * int(name)
            elif missing is None:
                missing = name
            else:
                raise EinopsError(f'Could not infer sizes for {sorted([missing, name])}')
        if missing is None:
            if known != size:
                raise EinopsError(f'Shape mismatch, {size} != {known} in pattern {pattern}')
        else:
            if size % known != 0:
                raise EinopsError(f"Shape mismatch, can't divide axis of length {size} in chunks of {known}")
            sizes[missing] = size // known
        for name in axis:
            names.append(name)
            made.append(sizes[name] if name in sizes else int(name))
    return x.reshape(made), names

def _join(x, names, right, sizes):
    """Orders the axes as the right side has them and joins its brackets."""
    hidden = [name for name in names if name.startswith('...')]
    flat = []
    for name in _flat(right):
        if name == '...':
            flat.extend(hidden)
        elif name != '1':
            flat.append(name)
    x = x.permute([names.index(name) for name in flat]) if len(flat) else x
    shape = dict(zip(flat, x.shape))
    final = []
    for axis in right:
        if axis == '...':
            final.extend(shape[name] for name in hidden)
        elif axis == '1' or axis == []:
            final.append(1)
        elif isinstance(axis, list):
            product = 1
            for name in axis:
                for one in (hidden if name == '...' else [name]):
                    product = product * (1 if one == '1' else shape[one])
            final.append(product)
        else:
            final.append(shape[axis])
    return x.reshape(final)

def rearrange(tensor, pattern, **axes_lengths):
    if isinstance(tensor, (list, tuple)):
        tensor = torch.stack(list(tensor))
    left, right = _parse(pattern)
    sizes = dict(axes_lengths)
    x, names = _split(tensor, left, sizes, pattern)
    dropped = [i for i, name in enumerate(names) if name == '1']
    for i in reversed(dropped):
        x = x.squeeze(i)
        del names[i]
    return _join(x, names, right, sizes)

def reduce(tensor, pattern, reduction, **axes_lengths):
    if isinstance(tensor, (list, tuple)):
        tensor = torch.stack(list(tensor))
    left, right = _parse(pattern)
    sizes = dict(axes_lengths)
    x, names = _split(tensor, left, sizes, pattern)
    kept = _flat(right)
    gone = [i for i, name in enumerate(names) if name not in kept and not (name.startswith('...') and '...' in kept) or name == '1']
    if gone:
        if callable(reduction):
            x = reduction(x, tuple(gone))
        elif reduction == 'mean':
            x = x.mean(dim=gone)
        elif reduction == 'sum':
            x = x.sum(dim=gone)
        elif reduction == 'max':
            x = x.amax(dim=gone)
        elif reduction == 'min':
            x = x.amin(dim=gone)
        else:
            x = x.sum(dim=gone)
    names = [name for i, name in enumerate(names) if i not in gone]
    return _join(x, names, right, sizes)

def repeat(tensor, pattern, **axes_lengths):
    left, right = _parse(pattern)
    sizes = dict(axes_lengths)
    x, names = _split(tensor, left, sizes, pattern)
    for i in reversed([i for i, name in enumerate(names) if name == '1']):
        x = x.squeeze(i)
        del names[i]
    for name in _flat(right):
        if name not in names and name not in ('...', '1'):
            size = sizes[name] if name in sizes else int(name)
            x = x.unsqueeze(0).expand([size] + list(x.shape))
            names.insert(0, name)
    return _join(x, names, right, sizes)

def parse_shape(x, pattern):
    return {name: size for name, size in zip(pattern.split(), x.shape) if name != '_'}

def einsum(*args):
    *tensors, pattern = args
    left, right = pattern.split('->')
    alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
    letters = {'...': '...'}
    def short(text):
        return ''.join(letters.setdefault(name, alphabet[len(letters) - 1]) for name in text.split())
    return torch.einsum(','.join(short(part) for part in left.split(',')) + '->' + short(right), *tensors)

def pack(tensors, pattern):
    names = pattern.split()
    at = names.index('*')
    shapes, flat = [], []
    for t in tensors:
        before, after = at, len(names) - at - 1
        middle = t.shape[before:len(t.shape) - after]
        shapes.append(middle)
        flat.append(t.reshape(list(t.shape[:before]) + [-1] + list(t.shape[len(t.shape) - after:])))
    return torch.cat(flat, dim=at), shapes

def unpack(tensor, packed_shapes, pattern):
    names = pattern.split()
    at = names.index('*')
    sizes = []
    for shape in packed_shapes:
        product = 1
        for s in shape:
            product = product * s
        sizes.append(product)
    parts = torch.split(tensor, sizes, dim=at)
    return [p.reshape(list(p.shape[:at]) + list(shape) + list(p.shape[at + 1:])) for p, shape in zip(parts, packed_shapes)]
