def tree_map(function, tree):
    if isinstance(tree, dict):
        return {key: tree_map(function, value) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return type(tree)([tree_map(function, one) for one in tree])
    return function(tree)
