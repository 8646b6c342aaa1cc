"""Describe Python files by Python's own `ast` in the terms of src/core/python/syntax, for comparison with our tree.

usage: python python_ast.py < paths.txt > descriptions.jsonl

Reads one path per line. Prints the interpreter's version, then for each path `{"file", "module"}`, or `{"file", "error"}` if this Python
cannot parse it. A node is `[kind, start, end, ...parts]`; the kind of a statement begins with a capital. Offsets are UTF-16 units from the
start of the file, without its byte order mark; inside f-strings they are null before Python 3.12, where they are not exact.
"""
import ast
import codecs
import json
import pathlib
import sys
import warnings

from python_ast_expressions import BINARY, Expressions


class Describer(Expressions):
    """Describes the statements of a text, and the patterns in them."""

    def block(self, body):
        return [self.statement(node) for node in body]

    def statement(self, node):
        start, _ = self.span(node)
        return getattr(self, type(node).__name__)(node, start, self.last_end(node))

    def last_end(self, node):
        """The end of the last statement inside; Python's own end of a compound statement may include a semicolon."""
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
        """Our decorated definitions begin at the `@` of their first decorator, which has no position in Python's tree."""
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
    """Writes ast_cases.jsonl: Python's version, then one line for each statement of ast_cases.py, in its order."""
    cases = pathlib.Path(__file__).with_name("ast_cases.py")
    lines = [{"version": list(sys.version_info[:3])}, *describe(str(cases))["module"]]
    cases.with_suffix(".jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8", newline="\n")


def main():
    sys.setrecursionlimit(20_000)
    # Without a limit for the digits of integers.
    getattr(sys, "set_int_max_str_digits", lambda digits: None)(0)
    if sys.argv[1:] == ["cases"]:
        write_cases()
        return
    print(json.dumps({"version": list(sys.version_info[:3])}), flush=True)
    for line in sys.stdin:
        print(json.dumps(describe(line.rstrip("\n")), separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
