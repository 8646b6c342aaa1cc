# Every construct of Python 3.12, and spellings that parsers stumble over. Parsed, never run: see python_ast.py.
x = 0xFF_FF + 0o17 + 0b1_0 + 1_000 + 0_0 + 00 + 123456789012345678901234567890
x = 1. + .5 + 1e3 + 1E-3 + 1_0.0_1e+1_0 + 1j + 1.5J + 0_7.5 + 1e999 + 1_0j
x = True, False, None, ..., __debug__
é = ﬁn = ℌ = 变量 = 1
x = 'a' "b" r'\n' R"\'" '\x41\101\u00e9\U0001F600\'\\\
joined'
x = b'a' b"\x41\101" rb'\n' Rb"\d" bR'\\' BR"" b'\u00e9'
x = '''a
b''' """c"d""" r'''\''' '''
x = '\8\z\ ' r'\\' r"\"" ''  u'u' U"U"
x = '😀', "\ud800", '\N{BULLET}'
x = f'' f"a{b}c" f'{a}{b!r}{c!s:>10}{d!a:{w}.{p}}' 'plain {not} field' rf'\d{a}\n' fR"{a}\{b}" F'{{}} {{{a}}}'
x = f'{a=}' f"{a = }" f'{ a + 1 =!s}' f'{a=:>5}' f'{a = !r:^20}' f'{a=:}' f'{a:}'
x = f'{a:=10}' f'{(a:=10)}' f'{a:%H:%M}' f'{a:{b}{c!r}x{d:{e}}}' f'{a["k"]}' f"{a['k']:d}"
x = f'{ {1: 2}[1] }' f'{lambda_}' f'{(lambda x: x)(1)}' f'{a if b else c}' f'{*a, b}' f'{a, b}' f'{yield_}' f'{a != b}' f'{a!r}'
x = f'''
{a
 + b}
{c:
}''' f"""{f'''{f"{1}"}'''}"""
x = f'{'nested ' + f'{"deep"}' + "\n".join(['a', 'b'])}' f"{"same"}" f'{a['b']!r:{'>'}{10}}' f'{
    a  # with a comment
}'
x = f"{'\n'}" f'{x:\n}' f"\N{BULLET}{x}" f'\{6}' rf"\N{x}"
x = (yield_), [*a, b], (*a,), {*a, *b}, {**a, 'k': v, **b}, {}, [], (), [a,], {a,}, {a: b,}
x = a, *b, *f(c), *d.e, *g[0]
x = *a, b
x = *a | b, *a + b * c, *not_, *a.b(c)[d].e, *a & b ^ c
x = y = z = a, b
(x) = 1; (x, y), [z, *w] = a; x.y = a[b] = c; [x, y] = z; () = a; [] = a; x, = a; *x, y = a; (x), y = a
x: int; x: 'a' = 1; x.y: list[int] = []; x[0]: a | None; (x): int = 1; x: tuple = 1, *y; x: a.b[c, d].e[f] | g[h:i] = j
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1; x &= 1; x |= 1; x ^= 1; x >>= 1; x <<= 1
x += a, b
a + b - c * d / e // f % g @ h ** i ** j
-a ** -b, ~a, +a, not a, not not a, -(-a), - -a, -1, -1 ** 2, (-1) ** 2
a | b ^ c & d << e >> f, a & b ^ c & d, a ^ b & c ^ d, a & b & c ^ d ^ e, (a ^ b) & c, a & (b ^ c) & d ^ e
a and b or c and not d, a or b or c, (a or b) or c, a or (b or c), a and b and c and d
a < b <= c == d != e > f >= g in h not in i is j is not k, (a < b) < c, not a in b, not a is b, a not in b, a is not b
a if b else c if d else e, (a if b else c) if d else e, lambda: a if b else c, a if b else lambda: c
a.b.c, a[b], a[b, c], a[b,], a[b:c], a[:], a[::], a[b:], a[:b], a[::b], a[b:c:d], a[:, ...]
a[b:c, d], a[()], a[(b, c)], a[*b], a[*b, c], a[b:=1], a[lambda: b], a[b if c else d:e]
1 .real, 1..real, 1.0.real, 1j.imag, 'a'.b, [a].b, (a).b, {}.b, ().b, (a)(b), a()()(), a(b)[c].d(e)
f(), f(a), f(a,), f(a, b), f(*a), f(**a), f(a=b), f(*a, b, c=d, *e, **f, g=h, **i)
f(a for a in b), f((a for a in b), c), f(*a or b, *c if d else e, **f or g), f(a := b), f(a=(b := c))
f(not a, -b, lambda: c, *[d]), f((yield_)), f((*a, b)), f(*a + b), f(*a)(*b)
f(a
  , # comment
  b = c)
lambda: a, lambda a: b, lambda a, b=c: d, lambda *a, **k: b, lambda a, /, b, *, c=d: e
lambda *, a: b, lambda a=lambda: b: c, lambda: (yield_), lambda: (a, b), lambda *a, b: c, lambda a,: b
[a for b in c], [a for b in c if d if e for f, *g in h], {a for b in c}, {a: b for c, d in e}, (a for b in c), [a for b, in c]
[a if b else c for d in e if f], [a for b in c or d], [a for b in (c if d else e)], [[a for b in c] for d in e], [a for (b) in c]
[a for (b, c) in d], [a for a.b in c], [a for a[b] in c], [(a, b) for c in d], [a := b for c in d]
[a for b in c if (d := e)], [lambda: a for b in c], {**a, 'b': [c for d in e]}
(a := b), (a := b, c), [a := 1, b := 2], {a := 1}, print((a := 1)), a if (b := c) else d
print; exec; match; case; type; _; soft = print, exec, match, case, type
print(a); print (a), b; print(a)[b]; print(a).b; print -1; print >>f, a; print >> f; print(a, file=b); print (a) + b; print * a; print[a]
exec(a); exec (a), b; exec('a'); exec.a; exec[a]; exec = a; print = exec; exec(a)(b)
match(a); match[a]; match.a; match = a; match, case = a; match: int = a; match (a), b; match * a; match -a; match[a:b]; match(a)(b)
type(a); type[a]; type.a; type = a; type(m).x = a; type(m)[0] = a; type, a = b; type: int = a; type(a).b.c = d; type (a, b).c = d
case(a); case = a; _ = a; _(a)
del a; del a, b; del (a, b), c; del (a); del a.b, c[d], [e, f]; del a,; del ()
assert a; assert a, b; assert (a, b); assert (a), (b)
raise; raise a; raise a from b; raise a(b) from None
pass; pass;
import a; import a.b.c; import a as b, c.d as e; import a . b
from a import b; from a.b import c as d, e; from . import a; from .. import a; from ... import a
from .... import a; from .a import b; from ..a.b import (c, d as e,); from . a import b; from a import *
from __future__ import annotations; from __future__ import (a, b as c)
if a: pass
if a: b; c; d = e
if a:
    pass
elif b:
    pass
elif c: d
else:
    if e: pass
    else: pass
while a: break
else: continue
while (a := b) and c:
    pass
for a in b: pass
else: pass
for a, *b in c, *d: pass
for (a) in b: pass
for a, in b: pass
for [a, b] in (c): pass
for a.b in c: pass
for a[b] in *c, d: pass
try: a
except: b
try: a
except A: b
except (A, B): c
except (A, B) as e: d
except a.b[c] as e: d
else: e
finally: f
try: a
finally: b
try:
    a
except* A: b
except *(A, B) as e: c
with a: pass
with a, b: pass
with a as b, c as d, e: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a,): pass
with (a as b): pass
with (a as b,): pass
with (a as b, c, d as (e, f)): pass
with (a, b) as c: pass
with (a, b) as c, d: pass
with ((a, b) as c): pass
with (a if b else c) as d: pass
with (a).b as c: pass
with (a), (b): pass
with (a)(b): pass
with (a for b in c): pass
with a as (b, c), d as [e, f], g as h.i, j as k[l]: pass
with (a := b): pass
with (a := b) as c: pass
with (*a, b) as c: pass
def f(): pass
def f(a, b=c, *d, e, f=g, **h): return
def f(a, /): pass
def f(a, b=1, /, c=2, *, d, e=3, **f) -> g: return a, *b
def f(a: b, c: d = e, *f: g, h: i, j: k = l, **m: n) -> o[p, q] | None: return (yield_)
def f(*args: *Ts, **kwargs: P.kwargs) -> a: pass
def f(*args: *tuple[int, *Ts]): pass
def f(a,): pass
def f(*, a,): pass
def f(
    a,  # comment
    # another
    b,
): return a if b else c, d
@a
@a.b(c)
@(yield_ or d)
@a[b].c
@lambda f: f
# between
def f():
    """doc"""
    global a, b
    def g():
        nonlocal c, d
        yield; yield a; yield a, b; yield *a, b; x = yield; x = yield a; x += yield a; (yield); f((yield a)); yield from a; x = yield from a; x: int = yield
        return (yield), [(yield a)]
    lambda: (yield)
    lambda: (yield from a)
    return
async def f():
    await a; await a ** 2; -await a; await a.b(c)[d]; await a ** await b; not await a; (await a)(b); x = await a, b; -await a ** b
    async for a, b in c: pass
    else: pass
    async with a as b, c: pass
    async with (a as b, c): pass
    return [a async for b in c if await d], {a: b async for c in d for e in f}, (a for b in await c), [await a for b in c]
@a
async def f(): yield a
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    """doc"""
    x: int
    x: int = 1
    def __init__(self): super().__init__()
@a
class B(A[int], b=c): x = 1; y = 2
class A[T]: pass
class A[T: int, *Ts, **P](B[T], c=d): pass
class A[T: (int, str),]: pass
def f[T](a: T) -> T: pass
def f[T: a.b[c] | None, *Ts, **P](*args: *Ts) -> b: pass
async def f[T,](a): pass
type A = int
type A[T] = list[T]
type A[T: int, *Ts, **P] = dict[T, Callable[P, tuple[*Ts]]] | None
type A[T: (int, str)] = T
type type = type
type match = case
match a:
    case 1 | -1 | 1.5 | -1.5 | 1j | -1j | 1 + 2j | -1 - 2.5j | 0x10: pass
    case 'a' | 'b' 'c' | b'd' | r'\d' | '''e''': pass
    case None | True | False: pass
    case a.b | a.b.c: pass
    case x: pass
match a, b:
    case x, y: pass
    case x,: pass
    case x, *y: pass
    case *_, x: pass
    case *x,: pass
    case (x, y) | [x, y]: pass
    case (x): pass
    case (x,): pass
    case (): pass
    case []: pass
    case [x]: pass
    case [x, *_, y,]: pass
    case [(x, y), [z]]: pass
    case (1 | 2) as x: pass
    case 1 | 2 as x: pass
    case [1 as x, (2 | 3) as y] as z if x > y: pass
    case _ if (x := y): pass
    case _: pass
match a,:
    case {}: pass
    case {'a': 1}: pass
    case {'a': x, **rest}: pass
    case {**rest}: pass
    case {1: x, -1: y, 1.5: z, -1 + 2j: w, 2 - 1j: v, None: n, True: t, a.b: u, 'c' 'd': s, b'e': r,}: pass
    case {'a': {'b': [x, *_]}, 'c': A(y)}: pass
    case {-1: x}: pass
match *a, b:
    case A(): pass
    case A(x): pass
    case A(x, y,): pass
    case A(x=1): pass
    case A(1, x=-1, y=B(z), w='s', v=None, u=a.b, t=[1, 2], s={'k': 1}, r=1 | 2): pass
    case a.b.C(x, y=_): pass
    case A(x) | B(x): pass
    case A(B(x, y) as z, (w)): pass
    case str() | int(): pass
    case A(x=w): pass
match (a): 
    case 1: pass
match(a, b):
    case 1: pass
match -a:
    case 1: pass
match [a, b]:
    case 1: pass
match {a: b}:
    case 1: pass
match (yield_):
    case 1: pass
match match:
    case case: pass
match not a:
    case 1:
        match b:
            case 2: pass
match a.b[c](d) if e else f:
    case 1: pass
if a and \
   b: c = \
   d + \
\
e
x = (a +
b
    + c)  # comment
x = [  # comment
  a,

  # comment
b,
]
class A:

    def f(self):
        pass

    # comment at the end

    x = 1
    # comment at the end
# comment outside

  # comment indented
if a:
	tab = 1
	if b:
	        mixed = 2
if a:
 one = 1
 if b:
  two = 2
else:
        eight = 3
x = (bar.
baz); (bar.
baz(
))
x = 1;y = 2 ; z = 3;
def f(): pass; pass
x = {'a':
1, **{
'b': 2}}
pass # the end
