"""Find calls of torch's convolutions with Python's own `ast`, for comparison with `convlens scan`.

usage: python scan_ast.py PATH... > calls.json

A callee is resolved by the imports anywhere in the file, including star imports of torch modules. A name that the file also binds by
`class` or `def`, or that is a parameter of the enclosing function, is not an import. Columns are UTF-16 units.
"""
import ast
import json
import pathlib
import re
import sys

NAMES = re.compile(r"(Lazy)?Conv(Transpose)?[123]d|conv(_transpose)?[123]d")
CLASS_MODULES = ("torch.nn", "torch.nn.modules", "torch.nn.modules.conv")
FUNCTION_MODULES = ("torch", "torch.nn.functional")
SKIPPED = {".git", "node_modules", "build", "dist", "__pycache__", ".tox", ".eggs"}


def documented(path):
    """The name that torch documents, or None if it is not a convolution of torch."""
    module, _, name = path.rpartition(".")
    if not NAMES.fullmatch(name):
        return None
    if name[0] in "CL":
        return f"torch.nn.{name}" if module in CLASS_MODULES else None
    return path if module in FUNCTION_MODULES else None


def names_of(tree):
    """The dotted paths that the file's imports bind, without names that it defines itself."""
    names, own = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for item in node.names:
                names[item.asname or item.name.split(".")[0]] = item.name if item.asname else item.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for item in node.names:
                if item.name != "*":
                    names[item.asname or item.name] = f"{node.module}.{item.name}"
                elif node.module.startswith("torch"):
                    for rank in "123":
                        for name in (f"Conv{rank}d", f"ConvTranspose{rank}d", f"LazyConv{rank}d", f"LazyConvTranspose{rank}d",
                                     f"conv{rank}d", f"conv_transpose{rank}d"):
                            names.setdefault(name, f"{node.module}.{name}")
        elif isinstance(node, ast.ClassDef):
            own.add(node.name)
    # Only a function at the top level binds a name of the module; a method of that name does not hide an import.
    own.update(node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return {name: path for name, path in names.items() if name not in own}


def dotted(node, names):
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        base = dotted(node.value, names)
        return base and f"{base}.{node.attr}"
    return None


def scan(path):
    text = path.read_bytes().decode("utf-8-sig")
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return
    names = names_of(tree)
    lines = re.split(r"\r\n|\r|\n", text)

    def column(line, offset):
        return len(lines[line - 1].encode()[:offset].decode().encode("utf-16-le")) // 2

    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            target = documented(dotted(node.func, names) or "")
            if target:
                yield [str(path), node.lineno, column(node.lineno, node.col_offset), node.end_lineno, column(node.end_lineno, node.end_col_offset), target]


def files_in(root):
    root = pathlib.Path(root)
    if root.is_file():
        return [root]
    return [path for path in root.rglob("*.py") if not SKIPPED & set(path.relative_to(root).parts[:-1])]


if __name__ == "__main__":
    found = [call for root in sys.argv[1:] for path in files_in(root) for call in scan(path)]
    json.dump(sorted(found), sys.stdout)
