"""Mistakes that people make, one text each, for syntax_errors.py."""

LINES = r"""
x = (1, 2
x = [1, 2
x = {1: 2
x = 1)
x = (1]
f(a, b
print "hello"
print x, y
exec "x = 1"
if x
if x = 1: pass
while True print(1)
for i range(3): pass
for i in range(3) print(i)
for 1 in x: pass
for f() in x: pass
def f() return 1
def f: pass
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(a, (b, c)): pass
def f(/, a): pass
def f(a, /, b, /): pass
def f(a=): pass
def f(*a=1): pass
def f(**a=1): pass
def f(1): pass
def (a): pass
lambda a, a: 1
lambda a=1, b: 1
lambda *: 1
lambda (a): 1
class: pass
class A pass
class A(: pass
class A(x for x in y z): pass
x = 'abc
x = "abc
x = '''abc
x = f"{a"
x = f"{a!x}"
x = f"{}"
x = f"}"
x = f"{a b}"
x = f"{a.}"
x = f"{(}"
x = f"{a)}"
x = f"{a:{b}"
x = f"{print x}"
x = f"{'a}"
x = f"{*}"
x = "\x1"
x = "C:\Users\name"
x = "\u12"
x = b"é"
x = b"\x1"
x = "a" b"b"
x = 1abc
x = 0777
x = 08
x = 0x
x = 0xg
x = 0b2
x = 0o9
x = 1__0
x = 1_
x = 1e+
x = 1.5abc
x = 1jx
x = a b
x = f(a b)
x = [1 2]
x = {1 2}
x = {1: 2, 3}
x = {1: 2, 3 4}
x = {1: , 2: 3}
x = {1: *a}
x = {**a for a in b}
x = [*a for a in b]
x = [a, b for a, b in c]
x = (a, b for a, b in c)
x = a if b
x = (a if b)
x = if
x = = 1
x == 1 = 2
x + 1 = 2
f() = 1
f() += 1
(a, b) += 1
1 = x
None = 1
True = 1
"a" = 1
[a, 1] = x
(a, f()) = x
a, b + 1 = c
lambda: x = 1
x = y = 1 = z
{a: b} = 1
x for x in y = 1
not x = 1
a.b() = 1
del f()
del 1
del a + b
del *a
del (a, 1)
f(a=1, 2)
f(**a, b)
f(**a, *b)
f(a=1, *)
f(a, *)
f(a for a in b, c)
f(c, a for a in b)
f(a.b=1)
f(1=2)
f(None=1)
f(True=1)
f(a=b=c)
f(a=1 for a in b)
f(a=1, a=2)
f(a := 1)
f(a.b := 1)
(a.b := 1)
(a[0] := 1)
x := 1
if x: pass else: pass
else: pass
elif x: pass
except: pass
finally: pass
try: pass
return 1
yield 1
await x
break
continue
nonlocal x
import
import a.
import a as
import a.b as c.d
from a import
from a import b,
from a import (b, c
from . import *
from import a
from a import b c
import a b
global
global x y
assert
raise a b
raise a from
with a as 1: pass
with a as f(): pass
with a
async x
async def f(): yield from x y
await
*a
*a = 1
x = *a
(*a)
(**a)
x = ()()()
@
@a
@a b
a ? b
a $ b
a ! b
a <> b
a && b
a || b
a++
x = a+
x = -
x = not
x.1
x..y
x.
.x
x[
x[]
x[1:2:3:4]
x->y
x = “abc”
x = a – b
x = 1 ; ; y
\ x
x = 1 \ 2
a: int: b
(a, b): int
[a]: int
a, b: int
f(): int
x = (yield) = 1
match x: pass
case 1: pass
type X = int
type X
def f[T](x: T) -> T: return x
class A[T]: pass
x: = 1
pass pass
pass 1
for x in : pass
while : pass
if : pass
x = [i for i in]
x = [for i in x]
x = [i for in x]
x = {i: for i in x}
def f(x):
class A:
if x:
x = (
''' abc
"""

BLOCKS = [
    "if x:\npass\n",
    "if x:\n    pass\n  y\n",
    "if x:\n    pass\n      y\n",
    "if x:\n\tpass\n        y\n",
    "if x:\n        pass\n\ty\n",
    "  x = 1\n",
    "x = 1\n  y = 2\n",
    "def f():\nreturn 1\n",
    "class A:\nx = 1\n",
    "for i in x:\npass\n",
    "while x:\npass\n",
    "with x:\npass\n",
    "with (x):\npass\n",
    "try:\npass\nexcept A:\n    pass\n",
    "try:\n    pass\nexcept A:\npass\n",
    "try:\n    pass\nexcept:\npass\n",
    "try:\n    pass\nfinally:\npass\n",
    "try:\n    pass\nx = 1\n",
    "try:\n    pass\nexcept A\n    pass\n",
    "try:\n    pass\nexcept A, e:\n    pass\n",
    "try:\n    pass\nexcept A, B as e:\n    pass\n",
    "try:\n    pass\nexcept* A:\n    pass\nexcept B:\n    pass\n",
    "try:\n    pass\nexcept*:\n    pass\n",
    "try\n    pass\nexcept A:\n    pass\n",
    "if x:\n    pass\nelse\n    pass\n",
    "if x:\n    pass\nelse:\npass\n",
    "if x:\n    pass\nelif y:\npass\n",
    "if x:\n    pass\nelif y\n    pass\n",
    "if x:\n    pass\nelse if y:\n    pass\n",
    "match x:\n    case 1\n        pass\n",
    "match x:\ncase 1:\n    pass\n",
    "match x:\n    case 1:\n    pass\n",
    "match x\n    case 1:\n        pass\n",
    "match x:\n    case A as _:\n        pass\n",
    "match x:\n    case A as b.c:\n        pass\n",
    "match x:\n    case A(b=1, 2):\n        pass\n",
    "x = (1,\n     2\ny = 3\n",
    "x = [1,\n     2\n\ndef f():\n    pass\n",
    "f(a,\n  b\n\nclass A:\n    def g(self):\n        return 1\n",
    "x = {1: 2,\n     3: 4\ny = 5\n",
    "x = (1,\n     2]\n",
    "x = '''abc\ny = 1\n",
    'def f():\n    """text\n    return 1\n',
    "x = 'abc\ny = 1\n",
    "x = 1 +\ny = 2\n",
    "x = (1 +\n     2 3)\n",
    "x = f(a,\n      b\n      c)\n",
    "x = f'''\n{a b}'''\n",
    "def f(self, x)\n    return x\n",
    "def f(self, x:\n    return x\n",
    "def f(self x):\n    return x\n",
    "def f(self, x) -> :\n    return x\n",
    "def f(x):\n    return x\n   y = 1\n",
    "def f(x):\n    yield x\n    print 'a'\n",
    "class A:\n    def f(self):\n        pass\n    return 1\n",
    "class A:\n    yield 1\n",
    "def f():\n    await x\n",
    "def f():\n    async with x:\n        pass\n",
    "def f():\n    async for x in y:\n        pass\n",
    "def f():\n    break\n",
    "for i in x:\n    def f():\n        continue\n",
    "while x:\n    pass\nelse:\n    break\n",
    "def f():\n    from a import *\n",
    "@d\n\ndef f(a, a):\n    pass\n",
    "import a\nfrom __future__ import annotations\n",
    "'text'\nfrom __future__ import annotations\n",
    "x = 1\r\nif x\r\n    pass\r\n",
    "x = 1\rif x\r    pass\r",
    "\ufeffx = \n",
    "x = 1 # é\ny = (é b)\n",
    "if x:\n    a\n\n\n\n    b b\n",
    "if x: # a\n    pass # b\nelse # c\n    pass\n",
    "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.c = nn.Conv2d(3, 8, 3\n\n"
    "    def forward(self, x):\n        return self.c(x)\n",
    "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.c = nn.Conv2d(3, 8 3)\n\n"
    "    def forward(self, x):\n        return self.c(x)\n",
    "import torch.nn as nn\nclass Net(nn.Module)\n    def __init__(self):\n        super().__init__()\n",
    "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__(\n        self.c = nn.Conv2d(3, 8, 3)\n"
    "    def forward(self, x):\n        return self.c(x)\n",
    "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self, mode=\"train):\n        super().__init__()\n",
    "net = nn.Sequential(\n    nn.Conv2d(3, 8, 3)\n    nn.ReLU(),\n)\n",
    "net = nn.Sequential(\n    nn.Conv2d(3, 8, kernel_size=3, 1),\n)\n",
    "net = nn.Sequential[\n    nn.Conv2d(3, 8, 3),\n)\n",
]

TEXTS = [line + "\n" for line in LINES.strip("\n").split("\n")] + BLOCKS
