"""Describe the expressions of Python's own `ast`, in the terms of src/core/python/syntax: see python_ast.py."""
import ast
import re
import sys

EXACT_FSTRINGS = sys.version_info >= (3, 12)
BINARY = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.MatMult: "@",
    ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}
UNARY = {ast.UAdd: "+", ast.USub: "-", ast.Invert: "~", ast.Not: "not"}
COMPARE = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in",
    ast.Is: "is", ast.IsNot: "is not",
}


def number(value):
    """A float as a JSON value; infinity, which JSON cannot represent, as text."""
    return value if abs(value) != float("inf") else "Infinity"


class Expressions:
    """Describes the expressions of a text."""

    def __init__(self, text):
        self.text = text
        self.lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        self.starts, at = [], 0
        for line in self.lines:
            self.starts.append(at)
            at += len(line) if line.isascii() else len(line.encode("utf-16-le", "surrogatepass")) // 2
        self.units = None if text.isascii() else text.encode("utf-16-le", "surrogatepass")
        self.formatted = 0

    def offset(self, line, column):
        text = self.lines[line - 1]
        if not text.isascii():
            column = len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")) // 2
        return self.starts[line - 1] + column

    def span(self, node):
        if self.formatted and not EXACT_FSTRINGS:
            return None, None
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def written(self, node):
        """The source of a node outside f-strings."""
        start, end = self.span(node)
        if start is None:
            return ""
        return self.text[start:end] if self.units is None else self.units[2 * start:2 * end].decode("utf-16-le", "surrogatepass")

    # Expressions

    def optional(self, node):
        return None if node is None else self.expr(node)

    def exprs(self, nodes):
        return [self.expr(node) for node in nodes]

    def expr(self, node):
        return getattr(self, type(node).__name__)(node, *self.span(node))

    def Name(self, node, start, end):
        return ["name", start, end, node.id]

    def Constant(self, node, start, end):
        value = node.value
        if value is None:
            return ["none", start, end]
        if value is ...:
            return ["ellipsis", start, end]
        if isinstance(value, bool):
            return ["bool", start, end, value]
        if isinstance(value, int):
            return ["int", start, end, str(value) if abs(value) < 10 ** 1000 else hex(value)]
        if isinstance(value, float):
            return ["float", start, end, number(value)]
        if isinstance(value, complex):
            return ["imaginary", start, end, number(value.imag)]
        if isinstance(value, bytes):
            return ["bytes", start, end, value.decode("latin-1")]
        # Our parser has no table of character names.
        return ["str", start, end, None if "\\N{" in self.written(node) else value]

    def parts(self, node):
        """The parts of an f-string: adjacent texts are joined, empty ones are omitted."""
        parts = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                if parts and isinstance(parts[-1], str):
                    parts[-1] += part.value
                elif part.value:
                    parts.append(part.value)
                continue
            conversion = chr(part.conversion) if part.conversion > 0 else None
            parts.append([self.expr(part.value), conversion, self.parts(part.format_spec) if part.format_spec else []])
        return parts

    def JoinedStr(self, node, start, end):
        named = "\\N{" in self.written(node)
        self.formatted += 1
        parts = self.parts(node)
        self.formatted -= 1
        # In our tree, an f-string without fields is plain text.
        if not any(isinstance(part, list) for part in parts):
            return ["str", start, end, None if named else "".join(parts)]
        return ["fstring", start, end, [None if named and isinstance(part, str) else part for part in parts]]

    def Attribute(self, node, start, end):
        return ["attribute", start, end, self.expr(node.value), node.attr]

    def Subscript(self, node, start, end):
        return ["subscript", start, end, self.expr(node.value), self.expr(node.slice)]

    def Slice(self, node, start, end):
        return ["slice", start, end, self.optional(node.lower), self.optional(node.upper), self.optional(node.step)]

    def arguments(self, positional, keywords):
        found = [(argument, "star" if isinstance(argument, ast.Starred) else "positional", None) for argument in positional]
        found += [(keyword, "keyword" if keyword.arg else "doubleStar", keyword.arg) for keyword in keywords]
        found.sort(key=lambda one: (one[0].lineno, one[0].col_offset))
        return [[kind, name, self.expr(node if kind == "positional" else node.value)] for node, kind, name in found]

    def Call(self, node, start, end):
        return ["call", start, end, self.expr(node.func), self.arguments(node.args, node.keywords)]

    def BinOp(self, node, start, end):
        return ["binary", start, end, BINARY[type(node.op)], self.expr(node.left), self.expr(node.right)]

    def UnaryOp(self, node, start, end):
        return ["unary", start, end, UNARY[type(node.op)], self.expr(node.operand)]

    def BoolOp(self, node, start, end):
        first, *rest = node.values
        # `(a and b) and c` means the same as `a and b and c`.
        same = isinstance(first, ast.BoolOp) and type(first.op) is type(node.op)
        values = self.BoolOp(first, *self.span(first))[4] if same else [self.expr(first)]
        return ["boolean", start, end, "and" if isinstance(node.op, ast.And) else "or", values + self.exprs(rest)]

    def Compare(self, node, start, end):
        return ["compare", start, end, self.expr(node.left), [[COMPARE[type(op)], self.expr(one)] for op, one in zip(node.ops, node.comparators)]]

    def IfExp(self, node, start, end):
        return ["conditional", start, end, self.expr(node.test), self.expr(node.body), self.expr(node.orelse)]

    def Lambda(self, node, start, end):
        return ["lambda", start, end, self.parameters(node.args), self.expr(node.body)]

    def Tuple(self, node, start, end):
        return ["tuple", start, end, self.exprs(node.elts)]

    def List(self, node, start, end):
        return ["list", start, end, self.exprs(node.elts)]

    def Set(self, node, start, end):
        return ["set", start, end, self.exprs(node.elts)]

    def Dict(self, node, start, end):
        return ["dict", start, end, [[self.optional(key), self.expr(value)] for key, value in zip(node.keys, node.values)]]

    def comprehension(self, of, node, start, end, element, value=None):
        clauses = []
        for clause in node.generators:
            clauses.append(["for", bool(clause.is_async), self.expr(clause.target), self.expr(clause.iter)])
            clauses += [["if", self.expr(test)] for test in clause.ifs]
        return ["comprehension", start, end, of, self.expr(element), self.optional(value), clauses]

    def ListComp(self, node, start, end):
        return self.comprehension("list", node, start, end, node.elt)

    def SetComp(self, node, start, end):
        return self.comprehension("set", node, start, end, node.elt)

    def GeneratorExp(self, node, start, end):
        return self.comprehension("generator", node, start, end, node.elt)

    def DictComp(self, node, start, end):
        return self.comprehension("dict", node, start, end, node.key, node.value)

    def Starred(self, node, start, end):
        return ["starred", start, end, self.expr(node.value)]

    def NamedExpr(self, node, start, end):
        return ["walrus", start, end, self.expr(node.target), self.expr(node.value)]

    def Await(self, node, start, end):
        return ["await", start, end, self.expr(node.value)]

    def Yield(self, node, start, end):
        return ["yield", start, end, False, self.optional(node.value)]

    def YieldFrom(self, node, start, end):
        return ["yield", start, end, True, self.expr(node.value)]

    def parameters(self, args):
        plain = [(arg, "positionalOnly") for arg in args.posonlyargs] + [(arg, "normal") for arg in args.args]
        defaults = [None] * (len(plain) - len(args.defaults)) + args.defaults
        found = [(arg, kind, default) for (arg, kind), default in zip(plain, defaults)]
        if args.vararg:
            found.append((args.vararg, "star", None))
        found += [(arg, "keywordOnly", default) for arg, default in zip(args.kwonlyargs, args.kw_defaults)]
        if args.kwarg:
            found.append((args.kwarg, "doubleStar", None))
        return [[kind, arg.arg, self.optional(default), self.optional(arg.annotation)] for arg, kind, default in found]
