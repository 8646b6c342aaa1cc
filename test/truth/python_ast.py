"""Describe Python files by Python's own `ast`, in the terms of src/core/python/syntax: what our tree is held against.

usage: python python_ast.py < paths.txt > descriptions.jsonl

Reads a path a line. Answers the interpreter's version first, then for each path `{"file", "module"}`, or `{"file", "error"}` for
what this Python does not parse. A node is `[kind, start, end, ...parts]`, a statement's kind begins with a capital. Offsets are UTF-16
units from the start of the file, without its byte order mark; inside an f-string they are null before Python 3.12, which does not know them.
"""
import ast
import codecs
import json
import pathlib
import re
import sys
import warnings

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
    """A float as JSON has it; what JSON has no number for, as text."""
    return value if abs(value) != float("inf") else "Infinity"


class Describer:
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
        # Our tree carries no table of character names.
        return ["str", start, end, None if "\\N{" in self.written(node) else value]

    def parts(self, node):
        """Parts of an f-string: texts beside each other are one, empty ones are none."""
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
        # Without a field in it, our tree has plain text.
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
        # `(a and b) and c` means what `a and b and c` does.
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

    # Statements

    def block(self, body):
        return [self.statement(node) for node in body]

    def statement(self, node):
        start, _ = self.span(node)
        return getattr(self, type(node).__name__)(node, start, self.last_end(node))

    def last_end(self, node):
        """The end of the last statement within, which Python follows by a semicolon where there is one."""
        body = next((body for name in ("finalbody", "orelse", "handlers", "cases", "body") if (body := getattr(node, name, None))), None)
        return self.last_end(body[-1]) if isinstance(body, list) else self.span(node)[1]

    def otherwise(self, body):
        return self.block(body) if body else None

    def Expr(self, node, start, end):
        return ["Expression", start, end, self.expr(node.value)]

    def Assign(self, node, start, end):
        return ["Assign", start, end, self.exprs(node.targets), self.expr(node.value)]

    def AnnAssign(self, node, start, end):
        return ["Annotate", start, end, self.expr(node.target), self.expr(node.annotation), self.optional(node.value)]

    def AugAssign(self, node, start, end):
        return ["Augment", start, end, self.expr(node.target), BINARY[type(node.op)], self.expr(node.value)]

    def Return(self, node, start, end):
        return ["Return", start, end, self.optional(node.value)]

    def Delete(self, node, start, end):
        return ["Delete", start, end, self.exprs(node.targets)]

    def Raise(self, node, start, end):
        return ["Raise", start, end, self.optional(node.exc), self.optional(node.cause)]

    def Assert(self, node, start, end):
        return ["Assert", start, end, self.expr(node.test), self.optional(node.msg)]

    def Pass(self, node, start, end):
        return ["Pass", start, end]

    def Break(self, node, start, end):
        return ["Break", start, end]

    def Continue(self, node, start, end):
        return ["Continue", start, end]

    def Global(self, node, start, end):
        return ["Global", start, end, node.names]

    def Nonlocal(self, node, start, end):
        return ["Nonlocal", start, end, node.names]

    def Import(self, node, start, end):
        return ["Import", start, end, [[item.name, item.asname] for item in node.names]]

    def ImportFrom(self, node, start, end):
        names = "*" if node.names[0].name == "*" else [[item.name, item.asname] for item in node.names]
        return ["ImportFrom", start, end, node.module or "", node.level, names]

    def If(self, node, start, end):
        return ["If", start, end, self.expr(node.test), self.block(node.body), self.otherwise(node.orelse)]

    def While(self, node, start, end):
        return ["While", start, end, self.expr(node.test), self.block(node.body), self.otherwise(node.orelse)]

    def For(self, node, start, end, asynchronous=False):
        return ["For", start, end, asynchronous, self.expr(node.target), self.expr(node.iter), self.block(node.body), self.otherwise(node.orelse)]

    def AsyncFor(self, node, start, end):
        return self.For(node, start, end, True)

    def Try(self, node, start, end, group=False):
        handlers = [[self.optional(one.type), one.name, self.block(one.body)] for one in node.handlers]
        return ["Try", start, end, group, self.block(node.body), handlers, self.otherwise(node.orelse), self.otherwise(node.finalbody)]

    def TryStar(self, node, start, end):
        return self.Try(node, start, end, True)

    def With(self, node, start, end, asynchronous=False):
        items = [[self.expr(item.context_expr), self.optional(item.optional_vars)] for item in node.items]
        return ["With", start, end, asynchronous, items, self.block(node.body)]

    def AsyncWith(self, node, start, end):
        return self.With(node, start, end, True)

    def Match(self, node, start, end):
        cases = [[self.pattern(one.pattern), self.optional(one.guard), self.block(one.body)] for one in node.cases]
        return ["Match", start, end, self.expr(node.subject), cases]

    def type_parameters(self, node):
        kinds = {"TypeVar": "typeVar", "TypeVarTuple": "typeVarTuple", "ParamSpec": "paramSpec"}
        return [[kinds[type(one).__name__], one.name, self.optional(getattr(one, "bound", None))] for one in getattr(node, "type_params", [])]

    def definition(self, kind, node, start, end):
        """Our decorated definitions begin with their first decorator, whose `@` Python's tree does not place."""
        return [kind, None if node.decorator_list else start, end, node.name, self.exprs(node.decorator_list), self.type_parameters(node)]

    def FunctionDef(self, node, start, end, asynchronous=False):
        head = self.definition("Function", node, start, end)
        return head + [asynchronous, self.parameters(node.args), self.optional(node.returns), self.block(node.body)]

    def AsyncFunctionDef(self, node, start, end):
        return self.FunctionDef(node, start, end, True)

    def ClassDef(self, node, start, end):
        return self.definition("Class", node, start, end) + [self.arguments(node.bases, node.keywords), self.block(node.body)]

    def TypeAlias(self, node, start, end):
        return ["TypeAlias", start, end, self.expr(node.name), self.type_parameters(node), self.expr(node.value)]

    # Patterns

    def patterns(self, nodes):
        return [self.pattern(node) for node in nodes]

    def pattern(self, node):
        return getattr(self, type(node).__name__)(node, *self.span(node))

    def MatchValue(self, node, start, end):
        return ["value", start, end, self.expr(node.value)]

    def MatchSingleton(self, node, start, end):
        return ["value", start, end, self.Constant(node, start, end)]

    def MatchSequence(self, node, start, end):
        return ["sequence", start, end, self.patterns(node.patterns)]

    def MatchStar(self, node, start, end):
        return ["rest", start, end, node.name]

    def MatchMapping(self, node, start, end):
        entries = [[self.expr(key), self.pattern(value)] for key, value in zip(node.keys, node.patterns)]
        return ["mapping", start, end, entries, node.rest]

    def MatchClass(self, node, start, end):
        keywords = [[name, self.pattern(value)] for name, value in zip(node.kwd_attrs, node.kwd_patterns)]
        return ["class", start, end, self.expr(node.cls), self.patterns(node.patterns), keywords]

    def MatchOr(self, node, start, end):
        return ["or", start, end, self.patterns(node.patterns)]

    def MatchAs(self, node, start, end):
        if node.pattern is not None:
            return ["as", start, end, self.pattern(node.pattern), node.name]
        return ["wildcard", start, end] if node.name is None else ["capture", start, end, node.name]


def describe(path):
    with open(path, "rb") as file:
        content = file.read()
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        return {"file": path, "module": Describer(text).block(tree.body)}
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"file": path, "error": f"{type(error).__name__}: {error}"}


def write_cases():
    """Writes ast_cases.jsonl: Python's version, then a line for each statement of ast_cases.py, in its order."""
    cases = pathlib.Path(__file__).with_name("ast_cases.py")
    lines = [{"version": list(sys.version_info[:3])}, *describe(str(cases))["module"]]
    cases.with_suffix(".jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8", newline="\n")


def main():
    sys.setrecursionlimit(20_000)
    # Integers of any length are written out.
    getattr(sys, "set_int_max_str_digits", lambda digits: None)(0)
    if sys.argv[1:] == ["cases"]:
        write_cases()
        return
    print(json.dumps({"version": list(sys.version_info[:3])}), flush=True)
    for line in sys.stdin:
        print(json.dumps(describe(line.rstrip("\n")), separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
