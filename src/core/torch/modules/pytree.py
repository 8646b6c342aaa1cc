from collections import OrderedDict, defaultdict, deque, namedtuple

# The containers of torch.utils._pytree: each is taken apart into its children, and rebuilt from them.
_registered = {}

def register_pytree_node(cls, flatten_fn, unflatten_fn, **options):
    _registered[cls] = (flatten_fn, unflatten_fn)
_register_pytree_node = register_pytree_node

def _is_namedtuple(tree):
    return isinstance(tree, tuple) and hasattr(type(tree), '_fields')

def _parts(tree):
    cls = type(tree)
    if cls in _registered:
        children, context = _registered[cls][0](tree)
        return list(children), context
    if cls in (list, tuple, deque):
        return list(tree), tree.maxlen if cls is deque else None
    if cls in (dict, OrderedDict):
        return list(tree.values()), list(tree.keys())
    if cls is defaultdict:
        return list(tree.values()), [tree.default_factory, list(tree.keys())]
    return (list(tree), cls) if _is_namedtuple(tree) else None

def _rebuild(cls, children, context):
    if cls in _registered:
        return _registered[cls][1](children, context)
    if cls in (list, tuple):
        return cls(children)
    if cls is deque:
        return deque(children, maxlen=context)
    if cls in (dict, OrderedDict):
        return cls(zip(context, children))
    if cls is defaultdict:
        return defaultdict(context[0], zip(context[1], children))
    return cls(*children)

class TreeSpec:
    def __init__(self, type, context, children_specs):
        self.type = type
        self.context = context
        self.children_specs = children_specs
        self.num_children = len(children_specs)
        self.num_leaves = 1 if type is None else sum(spec.num_leaves for spec in children_specs)
        self.num_nodes = 1 + sum(spec.num_nodes for spec in children_specs)
    def is_leaf(self):
        return self.type is None
    def unflatten(self, leaves):
        return tree_unflatten(leaves, self)
    def __eq__(self, other):
        return (isinstance(other, TreeSpec)
                and (self.type, self.context, self.children_specs) == (other.type, other.context, other.children_specs))

class LeafSpec(TreeSpec):
    def __init__(self):
        super().__init__(None, None, [])

def tree_flatten(tree, is_leaf=None):
    parts = None if is_leaf is not None and is_leaf(tree) else _parts(tree)
    if parts is None:
        return [tree], LeafSpec()
    leaves, specs = [], []
    for child in parts[0]:
        found, spec = tree_flatten(child, is_leaf)
        leaves.extend(found)
        specs.append(spec)
    return leaves, TreeSpec(type(tree), parts[1], specs)

def tree_unflatten(leaves, treespec):
    leaves = list(leaves)
    if not isinstance(treespec, TreeSpec):
        raise TypeError(f'tree_unflatten(leaves, treespec): Expected `treespec` to be instance of TreeSpec but got item of type {type(treespec)}.')
    if len(leaves) != treespec.num_leaves:
        raise ValueError(
            f'tree_unflatten(leaves, treespec): `leaves` has length {len(leaves)} but the spec refers to a pytree that holds '
            f'{treespec.num_leaves} items ({treespec}).'
        )
    if treespec.is_leaf():
        return leaves[0]
    children, start = [], 0
    for spec in treespec.children_specs:
        children.append(tree_unflatten(leaves[start:start + spec.num_leaves], spec))
        start += spec.num_leaves
    return _rebuild(treespec.type, children, treespec.context)

def tree_leaves(tree, is_leaf=None): return tree_flatten(tree, is_leaf)[0]
def tree_iter(tree, is_leaf=None): return iter(tree_leaves(tree, is_leaf))
def tree_structure(tree, is_leaf=None): return tree_flatten(tree, is_leaf)[1]
def tree_map(func, tree, *rests, is_leaf=None):
    leaves, treespec = tree_flatten(tree, is_leaf)
    others = [tree_leaves(rest, is_leaf) for rest in rests]
    return tree_unflatten([func(*each) for each in zip(leaves, *others)], treespec)
def tree_map_(func, tree, *rests, is_leaf=None):
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree
def _wanted(kind):
    return kind if callable(kind) and not isinstance(kind, type) else lambda leaf: isinstance(leaf, kind)
def tree_map_only(type_or_types_or_pred, func, tree, is_leaf=None):
    wanted = _wanted(type_or_types_or_pred)
    return tree_map(lambda leaf: func(leaf) if wanted(leaf) else leaf, tree, is_leaf=is_leaf)
def tree_all(pred, tree, is_leaf=None): return all(pred(leaf) for leaf in tree_leaves(tree, is_leaf))
def tree_any(pred, tree, is_leaf=None): return any(pred(leaf) for leaf in tree_leaves(tree, is_leaf))
def tree_all_only(kind, pred, tree, is_leaf=None): return all(pred(leaf) for leaf in tree_leaves(tree, is_leaf) if _wanted(kind)(leaf))
def tree_any_only(kind, pred, tree, is_leaf=None): return any(pred(leaf) for leaf in tree_leaves(tree, is_leaf) if _wanted(kind)(leaf))
