"""Records what PyYAML reads from texts: writes yaml.jsonl beside this file.

    {"text": "a: 1e-3", "loader": "SafeLoader", "value": "{'a': '1e-3'}"}
    {"text": "[1", "loader": "SafeLoader", "error": "ParserError"}

`value` is the repr of the list of documents. Errors are recorded by their class; of a ConstructorError, the message too. Texts are written by hand
and drawn from a grammar: every scalar that the resolver of YAML 1.1 may treat specially, in every position, in nested collections of each style.

Run: python test/truth/yaml_texts.py  (Python 3.11 with PyYAML)
"""

import random

import yaml

import truth_file

SEED = 20261130
LOADERS = ["SafeLoader", "FullLoader", "UnsafeLoader", "BaseLoader"]

SCALARS = """
yes Yes YES no No on On off OFF true True TRUE false y n Y N tRue ~ null Null NULL nULL 0 1 -1 +1 010 0o10 -010 08 09 0b101 0b 0x1F 0x 0xg 1_000 _1 1_ 1__0
+0x1f 190:20:30 1:2 1:60 -1:30 1:2:3.5 12:30:45 1.5 1. .5 -.5 +.5 . -. 1e3 1e-3 1.0e3 1.0e-3 1.0e+3 1.e+3 1E3 1.0E+3 -1.5 +1.5 1_0.5 .inf -.inf +.inf .Inf
.INF .iNf .nan .NaN .NAN nan inf 1.5.2 1,000 12e03 -2E+05 0. 0.0 00 000 007 0.1 1e5 5e-05 5.0e-05 2001-01-01 2001-1-1x = <<x a a-b a.b a/b a#b a\\b -a -1a ?a :a a: a:b
a:b:c *.py %a @a `a` !a !!str !!int &a *a | > - ? 'a' "a" 'it''s' "a\\n\\t\\x41\\u00e9" "" '' 'yes' "1" "~" {} [] {a} [a] [a,b] {a:b} {a: b} {"a":1} [1, 2.0, yes] [a: b] [] # é 你好
😀 a,b [a, b, ] {a: 1, } [,] [a,,b] {,} [[1, 2], [3]] {a: {b: [c]}} (1, 2) None True, 1+1j 3.14e0 1.0e 0x1.8 1e 1__000 0b1_0 0_7 -0 +0 -0.0 --- ... ---a --a
""".split("\n")
SCALARS = [each for line in SCALARS for each in line.split(" ") if each] + ["a b", "a  b", "[1, 2.0, yes]", "{a: b}", "[a: b]", '"a b"', "'a: b'", "a # b", "a: b: c"]

HAND = [
    "", "\n", "# only a comment\n", "---\n", "---\n...\n", "--- a\n", "--- |\n  a\n", "a", "a\nb", "a: 1\n---\nb: 2\n", "---\na: 1\n---\n---\nb\n", "%YAML 1.1\n---\na: 1\n",
    "%YAML 1.2\n---\na: yes\n", "%TAG ! tag:x,2000:\n---\n!a b\n", "a: &x 1\nb: *x\n", "a: &x [1, 2]\nb: *x\nc: [*x, *x]\n", "a: *y\n", "&a [*a]\n", "a: &x {k: 1}\nb: {<<: *x, j: 2}\n",
    "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz: {<<: [*x, *y], c: 5}\n", "x: &x {a: 1}\nz:\n  a: 9\n  <<: *x\n", "z: {<<: 1}\n", "z: {<<: [1]}\n", "'<<': {a: 1}\n", "<<: {a: 1}\n",
    "a: 1\na: 2\n", "1: a\n1.0: b\n'1': c\ntrue: d\nyes: e\n~: f\n", "? a\n: b\n", "? a\n? b\n", "? [1, 2]\n: a\n", "{[1, 2]: a}\n", "? {a: 1}\n: b\n", "{? a : b}\n", "[a: b, c]\n", "[? a : b]\n",
    "a: |\n  x\n  y\n", "a: |-\n  x\n  y\n\n", "a: |+\n  x\n\n\nb: 1\n", "a: >\n  x\n  y\n\n  z\n", "a: >-\n  x\n   y\n  z\n", "a: |2\n   x\n  y\n", "a: >\n\n  x\n", "a: |\n x\n\ty\n",
    "a: b\n  c\n", "a: 'b\n  c'\n", 'a: "b\n  c\\\n  d"\n', "a:\n  - 1\n  -\n  - - 2\n    - 3\n", "a:\n- 1\n- 2\nb:\n", "- a: 1\n  b: 2\n- c\n", "-\n- \n-  a\n", "- - - 1\n", "a:\n  b:\n    c: 1\n  d: 2\n",
    "a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n", "a: 1\n- b\n", "- a\nb: 1\n", "a: b: c\n", "a\n: b\n", "a : b\n", "a:b\n", "a: -\n", "a: - b\n", "[1, 2\n", "{a: 1\n", "]", "}", "a: ]\n", "'a\n", '"a\n', '"\\z"\n',
    "a: 'b' c\n", "\ta: 1\n", "a:\t1\n", "a:\n\tb: 1\n", "a: 1 # c\n", "a: 1# c\n", "a: [1, # c\n  2]\n", "a: [\n1,\n2\n]\n", "a: {\n  b: 1,\n  c: 2\n}\n", "a: @b\n", "a: `b\n", "a: %b\n", "%b\n", "@", "a: !x b\n",
    "!x {a: 1}\n", "!x [1]\n", "a: !!int '1'\n", "a: !!str 1\n", "a: !!float 1\n", "a: !!bool yes\n", "a: !!null ''\n", "a: !!int x\n", "a: !!bool x\n", "!!set {a, b}\n", "!!set {? a}\n", "!!omap [a: 1, b: 2]\n",
    "!!pairs [a: 1, a: 2]\n", "!!seq [1]\n", "!!map {a: 1}\n", "!!seq {a: 1}\n", "!!map [1]\n", "!!str [1]\n", "!!python/tuple [1, 2]\n", "!!python/tuple\n- 1\n- [2]\n", "!!python/none ~\n", "!!python/int 3\n",
    "!!python/complex 1+2j\n", "!!python/list [1]\n", "!!python/dict {a: 1}\n", "!!python/bool yes\n", "!!python/str a\n", "!!python/unicode a\n", "!!python/float 1\n", "!!python/long 1\n", "! a\n", "! 1\n",
    "!<tag:yaml.org,2002:int> '1'\n", "!!unknown 1\n", "!!python/foo 1\n", "a: !include x.yaml\n", "&a a: &b b\n*a : *b\n", "a: &b\nc: *b\n", "a: &x !!str 1\nb: *x\n", "a: !!str &x 1\nb: *x\n", "a: &x\n  b: 1\nc: *x\n",
    "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "\ufeffa: 1\n", "a: \u2028b\n", "a: \x01\n", "a: \x85b\n", "é: ü\n", "😀: 1\n", "a: 'x\n\n  y'\n", "a: x\n\n  y\n", "a: {b: c, d}\n", "a: {b, c: 1}\n", "{a: , b: }\n", "[a, [b, {c: d}]]\n",
    "{a: b, c: [d, e]}: f\n", "a: [b]: c\n", "a: {x: 1, x: 2}\n", "- !!int 0b1\n- 0x_1\n- 0b_1\n- 1_2:3_0\n", "lr: 1e-3\nwd: 5.0e-4\nepochs: 1_000\nmode: off\nsize: 1:30\n", "a: 1.5_0\n", "a: ._5\n", "a: 0b2\n", "a: 0x_\n", "a: -_\n",
    "nc: 80\nanchors:\n  - [10,13, 16,30]\nbackbone:\n  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0-P1/2\n   [-1, 3, C3, [128]],\n   [-1, 1, SPPF, [1024, 5]],\n  ]\n", "model:\n  target: a.b.C\n  params:\n    ch_mult: [1,2,4]\n    attn: []\n",
    "a: \"b\"c\n", "[a]b\n", "a: [1] 2\n", "key with spaces: 1\n", "a: b\n# c\nd: e\n", "a:\n  # c\n  - 1\n", "---\n# x\na: 1\n...\n", "a: 1\n...\nb: 2\n", "a: 1\n--- # c\nb\n", "--- a\n--- b\n", "- &x a\n- *x\n- &x b\n- *x\n", "a: 'b'\n 'c'\n",
    "a:   \n  b\n", "a: >\n b\n\n\n c\n", "a: |1\n  b\n", "a: |0\n b\n", "a: |3x\n b\n", "a: | # c\n b\n", "a: |#c\n b\n", "'a': 1\n\"b\": 2\n", "'a':1\n", "{'a':1, \"b\":2}\n", "{a:1}\n", "{a:1, b:2}\n", "[a:1]\n", "{a :1}\n", "{http://x: 1}\n", "[http://x]\n",
    "a: ? b\n", "a: : b\n", ": a\n", ":\n", "?\n", "-\n", "- :\n", "{:a}\n", "{: a}\n", "{a: :b}\n", "[:a]\n", "[-a, -1]\n", "[- a]\n", "[?a]\n", "a: [&x 1, *x]\n", "a: [*x]\n", "a: ???\n", "- ???\n- a\n", "[???]", "{a: ???}", "{a: ???, b: 1}", "[a, ?b]", "???\n", "??? : 1\n", "?a: 1\n", "a: ?b c\n", "a: ??? # c\n", "a:\n  ???\n  b\n", "a: ???b: c\n",
    "a: *x y\n", "*x\n", "a: &x &y 1\n", "a: !!int !!str 1\n",
]


def texts():
    for text in HAND:
        yield text
    for scalar in SCALARS:
        for form in ["{}", "k: {}", "- {}", "[{}]", "{{k: {}}}", "{}: v", "k:\n  - {}\n", "[x, {}, y]", "{{{}: v}}", "k: {} # c\n"]:
            yield form.format(scalar)
    rng = random.Random(SEED)
    plain = [each for each in SCALARS if each[0] not in "&*!|>-?:@`%#"]
    for _ in range(600):
        yield block(rng, plain, 0, rng.randint(1, 3)) + "\n"


def flow(rng, plain, depth):
    if depth == 0 or rng.random() < 0.5:
        return rng.choice([each for each in plain if not set(each) & set("[]{},#")])
    items = [flow(rng, plain, depth - 1) for _ in range(rng.randint(0, 3))]
    if rng.random() < 0.6:
        return "[" + ", ".join(items) + "]"
    return "{" + ", ".join(f"{rng.choice('abc')}{i}: {item}" for i, item in enumerate(items)) + "}"


def block(rng, plain, indent, depth):
    pad = "  " * indent
    if depth == 0:
        return pad + flow(rng, plain, 2)
    lines = []
    is_list = rng.random() < 0.4
    for i in range(rng.randint(1, 3)):
        start = pad + ("-" if is_list else f"k{i}:")
        if rng.random() < 0.5:
            lines.append(start + " " + flow(rng, plain, 2))
        else:
            lines.append(start + "\n" + block(rng, plain, indent + 1, depth - 1))
    return "\n".join(lines)


def answer(text, loader):
    try:
        return {"value": repr(list(yaml.load_all(text, getattr(yaml, loader))))}
    except yaml.constructor.ConstructorError as error:
        return {"error": "ConstructorError", "message": str(error)}
    except Exception as error:
        return {"error": type(error).__name__}


def main():
    cases = {}
    for text in texts():
        safe = answer(text, "SafeLoader")
        for loader in LOADERS:
            result = answer(text, loader)
            if "datetime" in result.get("value", "") or "0x" in result.get("value", ""):
                continue
            if loader == "SafeLoader" or result != safe and loader != "BaseLoader" or loader == "BaseLoader" and text in HAND:
                cases[text, loader] = {"text": text, "loader": loader, **result}
    size = truth_file.write("yaml.jsonl", {"pyyaml": yaml.__version__, "seed": SEED}, list(cases.values()))
    failed = sum("error" in case for case in cases.values())
    print(f"yaml.jsonl: {len(cases)} texts, {failed} raise, {size}")


if __name__ == "__main__":
    main()
