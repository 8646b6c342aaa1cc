"""Records what Python's tomllib and the package toml read from texts: writes toml.jsonl beside this file.

    {"text": "a = 1", "value": "{'a': 1}", "toml": "{'a': 1}"}
    {"text": "a = ", "error": "Invalid value (at end of document)", "toml": null}

`value` is the repr of what tomllib reads, `error` its message; `toml` is what the package toml reads, null if it raises an error. Texts are written by
hand, and drawn from a grammar and damaged.

Run: python test/truth/toml_texts.py  (Python 3.11 with toml)
"""

import platform
import random
import tomllib

import toml

import truth_file

SEED = 20261201

VALUES = r"""
1|+1|-1|0|-0|+0|01|1_000|1__0|_1|1_|0x1F|0xdead_beef|0x|0x_1|+0x1|0b101|0o17|0O7|0b2|1.5|1.|.5|-0.0|1e3|1E+3|1e-3|1.5e3|1_0.5_0|1._5|1e_3|5e+22|6.626e-34
inf|+inf|-inf|nan|+nan|-nan|Inf|NaN|infinity|true|false|True|trues|tru|null|None|12345678901234567890123|1979-05-27|1979-05-27T07:32:00Z|1979-05-27 07:32:00
1979-05-27T00:32:00.999999-07:00|1979-05-27t07:32:00z|07:32:00|07:32:00.5|07:32|25:00:00|1979-13-01|1979-02-30|2000-02-29|1900-02-29|0000-01-01|1979-05-27T|1979-05-27T7:32
"a"|"a\tb"|"\u00e9"|"\U0001F600"|"\u12"|"\ud800"|"\x41"|"\e"|"\z"|"a\"b"|"a|''|'a'|'a\b'|'a'b'|'é'|"a	b"|'a	b'|''''a'|'''a'''|'''a''''|'''a'''''|'''a''''''
[]|[1]|[1,]|[1, 2]|[1 2]|[,]|[1,,2]|[ 1 , 2 , ]|[[1], [2, 3]]|[1, "a"]|[1, 2.0]|["a", 'b']|[1, [2]]|[|[1|[1,|]|[{a = 1}, {b = 2}]|[1979-05-27]
{}|{ }|{a = 1}|{ a = 1, b = "x" }|{a = 1,}|{a = 1 b = 2}|{a.b = 1, a.c = 2}|{a = 1, a = 2}|{a = {b = 1}, a.c = 2}|{a = [1], a.b = 1}|{|{a|{a = |{a = 1|{, a = 1}|{"a b" = 1}|{a=1}
a|a b|@|-|+|"a" b|1 2|1 # c|"a" # c|[1] # c|{a = 1} # c|# c|
""".strip("\n").split("\n")
VALUES = [each for line in VALUES for each in line.split("|")] + ['""', '"""a"""', '"""a""""', '"""a"""""', '"""a""""""', '"""a"b"""', '"""\na\nb"""', "'''\na\nb'''", '"""a\\\n   b"""', '"""a\\   \n\n  b"""', '"""a\\ b"""', "[\n1,\n2\n]", "[ # c\n1, # d\n]",
          "{\na = 1\n}", "{a = 1, # c\nb = 2}", '"a\nb"', "'a\nb'", '"a\x00"', '"a\x7f"', "'a\x01'", '"""a\x01"""', "'''a\x01'''", '"""\\', '"\\', "1\r\n", '"""a\r\nb"""', '"a\rb"', "# \x01"]
KEYS = ["a", "a-b", "a_b", "1", "1.2", "a.b", "a . b", '"a"', "'a'", '"a.b"', '"a b".c', '""', "''", "é", "a b", "a.", ".a", "a..b", "-", "_", '"""a"""', "'''a'''", '"\\u0061"', '"\\q"', "a'b'", "=", "", '"a', "'a", "a#b", "3 . 14"]
TEXTS = [
    "", "\n", "# c", "# c\n", "\ufeffa = 1", "a = 1\n", "a = 1\r\nb = 2\r\n", "a = 1\rb = 2", "a = 1 b = 2", "a", "a =", "a\n= 1", "a =\n1", "= 1", "a = 1\na = 2", "a = 1\na.b = 2", "a.b = 1\na = 2", "a.b = 1\na.c = 2",
    "a.b = 1\n[a]\nc = 2", "[a]\nb = 1\n[a]\nc = 2", "[a]\n[a.b]\n", "[a.b]\n[a]\n", "[a.b]\n[a]\nb = 1", "[a]\nb.c = 1\n[a.b]\nd = 1", "[a]\nb.c = 1\n[a.b.d]\ne = 1", "[a.b]\nc = 1\n[a]\nb.d = 2", "[a.b.c]\nx = 1\n[a]\nb.y = 2",
    "a = 1\n[a]\n", "a = 1\n[a.b]\n", "a = {b = 1}\n[a]\nc = 1", "a = {b = 1}\n[a.c]\n", "a = {b = 1}\na.c = 2", "a = {b = {}}\na.b.c = 2", "a = [1]\n[[a]]\n", "a = []\n[[a]]\n", "[[a]]\nb = 1\n[[a]]\nb = 2", "[[a]]\n[a]\n", "[a]\n[[a]]\n",
    "[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[a]\nd = 3", "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[a.c]\ne = 3", "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]\nc = 3", "[[a]]\nb.c = 1\nb.d = 2\n[[a]]\nb.c = 3", "[a.b]\n[[a]]\n", "[[a.b]]\n[[a]]\n",
    "[a]\n[a.b.c]\n[a.b]\n[a.b]\n", "[[a]]\n[a.b]\n[a.b]\n", "[ a ]\n", "[ a . b ]\n", "[a", "[a]b", "[a] # c", "[]", "[[]]", "[[a]", "[[a]]b", "[[a] ]", "[ [a]]", "[a]]", "[a=1]", "[a]\n\n\n", "[\na]", '["a.b"]\nc = 1', "[a.'b c'.\"d\"]\ne = 1",
    "2 = 'x'\n1 = 'y'\na = 'z'", "[3]\n[1]\n[2]", "__proto__ = 1\nconstructor = 2", "[__proto__]\na = 1", "a = {__proto__ = 1}", "é = 1", "😀 = 1", "a = '😀' x", '"😀" x', "a = 1 # 😀\x01", "\t a = 1\t", "a = [\n  [1, 2],\n  [3], # c\n]\n",
    "title = 'x'\n[model]\ndepth = 18\nwidths = [64, 128, 256]\n[model.head]\nclasses = 10\n[[layers]]\nkind = 'conv'\nkernel = 3\n[[layers]]\nkind = 'pool'\n", "[tool.poetry]\nname = \"x\"\n[tool.poetry.dependencies]\npython = \"^3.8\"\ntorch = { version = \"*\", optional = true }\n",
    "a = 1\n\n\n[b]\n\nc = 2", "a = [1, 2, 3\n", "a = {b = 1\n}", "a = {b = [1,\n2]}", "[a]\nb = 1\nb = 2", "a.b.c = 1\na.b = 2", "a.b = {}\na.b.c = 1", "a = {}\na.b = 1", "[a]\n[a.b]\nc = 1\n[a]\n", "a.b = 1\n[a.c]\n", "a.b = 1\n[[a.c]]\n", "a.b = 1\n[a.b]\n",
    "a.b.c = 1\n[a.b]\n", "a.b.c = 1\n[a]\n", "a.b.c = 1\n[a.b.d]\n", "[x]\na.b = 1\n[x.a]\n", "[x]\na.b = 1\n[x.a.c]\n", "[x]\na.b = 1\n[y]\nc = 1\n[x.a]\n", "[x]\na.b = 1\na.c = 2\n[x.d]\n", "a = [{b = 1}]\n[[a]]\n", "a = [{b = 1}]\n[a.c]\n", "[[a]]\nb = {c = 1}\n[a.b]\nd = 1",
]


def texts():
    yield from TEXTS
    for value in VALUES:
        yield f"a = {value}"
        yield f"[t]\nx = [0, {value}]\ny = 1"
        yield f"x = {{ k = {value} }}\ny = 1\n"
        yield f"a = {value}\nb = {value}  # c\n"
    for key in KEYS:
        yield f"{key} = 1"
        yield f"[{key}]\nx = 1"
        yield f"[[{key}]]\nx = 1"
        yield f"x = {{ {key} = 1 }}"
        yield f"y = 1\n  {key}=2\n"
    rng = random.Random(SEED)
    plain = [each for each in VALUES if "\n" not in each]
    names = ["a", "b", "c", "a.b", "b.c", "a.b.c", '"a"', "c.a"]
    for _ in range(900):
        lines = []
        for _ in range(rng.randint(2, 6)):
            kind = rng.random()
            name = rng.choice(names)
            lines.append(f"[{name}]" if kind < 0.2 else f"[[{name}]]" if kind < 0.35 else f"{name} = {rng.choice(plain) if kind < 0.6 else rng.choice(['1', '{}', '[]', '{b = 1}', '[{c = 1}]', '[1, 2]'])}")
        text = "\n".join(lines)
        if rng.random() < 0.25:
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(["", "", '"', "'", "[", "]", "=", ".", "\n", "{", "}", "#", " ", ","]) + text[at + rng.randint(0, 2):]
        yield text


def case(text):
    made = {"text": text}
    try:
        made["value"] = repr(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        made["error"] = str(error)
    try:
        made["toml"] = repr(toml.loads(text))
    except Exception:  # it raises errors of many kinds
        made["toml"] = None
    return made


if __name__ == "__main__":
    cases = [case(text) for text in dict.fromkeys(texts())]
    size = truth_file.write("toml.jsonl", {"python": platform.python_version(), "toml": toml.__version__, "seed": SEED}, cases)
    print(f"toml.jsonl: {len(cases)} texts, {sum('error' in each for each in cases)} raise, {size}")
