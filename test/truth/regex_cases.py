"""Calls of regular expressions, by what they are about."""

from itertools import product

#: Patterns of one character, whose matches are listed for all of Unicode.
CLASSES = [
    *[r"\w", r"\W", r"\s", r"\d", r".", r"(?a)\w", r"(?a)\s", r"(?a)\d", r"(?i)i", r"(?i)k", r"(?i)s", r"(?i)[^s]", r"(?i)\u03c3", r"(?i)\u00b5"],
    *[r"(?i)[a-z]", r"(?i)[^a-z]", r"(?i)[\u00c0-\u024f]", r"(?i)[\u0370-\u1fff]", r"(?i)[\u1e00-\U00010450]", r"(?i)[\U00010400\U00010428]"],
    *[r"(?i)\U00010400", r"(?i)[\u0130-\u0131]", r"(?i)\u0130", r"(?i)\ufb05", r"(?ia)k", r"(?ia)[a-z]", r"(?ia)[a-\U00010450]", r"(?i)[\w\u0130]"],
    *[r"(?i)[\dK]", r"[^\W\d_]", r"(?i)\u1c88", r"(?i)[\u0345]", r"(?i)[^\u212a]", r"(?ai)\u212a", r"(?ai)[\u212ak]", r"(?-i:k)", r"(?i:[K])"],
]

FINDERS = ["match", "search", "fullmatch", "findall", "finditer"]


def calls(patterns, texts, functions, flags=("",)):
    for pattern, text, function, flag in product(patterns, texts, functions, flags):
        yield f"re.{function}({pattern!r}, {text!r}{', ' + flag if flag else ''})"


def substitutions():
    templates = [r"-", r"\1", r"[\g<0>]", r"\g<w>!", r"\\", r"\n\t", r"\101", r"\01", r"\0", r"\1\g<1>1", "", r"\.", r"\g<01>", r"\g< 1 >", r"\g<+1>"]
    for template, text in product(templates, ["a1b", "xx", ""]):
        yield f"re.sub(r'(?P<w>[a-z])', {template!r}, {text!r})"
    wrong = [r"\2", r"\g<2>", r"\g<x>", r"\g<", r"\g<>", r"\g", r"\g<1", r"\q", r"\400", r"\g<-1>", r"\g<a b>", "\\", r"\g<1x>", r"\99", r"\g<é>"]
    wrong += [r"\x41", r"\u0041", r"\8", r"\18", r"ab\n\q", "a\n\\q"]
    for template in wrong:
        yield f"re.sub(r'(a)', {template!r}, 'banana')"
        yield f"re.match(r'(a)', 'a').expand({template!r})"
    for empty in ["x*", "", r"\b", "a|", "|a", "x*?", "(?=a)", "$", "(?m)^"]:
        yield f"re.sub({empty!r}, '-', 'abxd\\nxa')"
        yield f"re.subn({empty!r}, '-', 'axa')"
        yield f"re.split({empty!r}, 'abxd')"
        yield f"re.findall({empty!r}, 'abxd\\nxx')"
        yield f"re.finditer({empty!r}, 'xxa')"
    for count in ["0", "1", "2", "-1", "True", "re.I", "10**20", "count=1", "'1'", "1.0", "None"]:
        yield f"re.sub('a', 'b', 'aaaa', {count})"
    for most in ["0", "1", "2", "-1", "maxsplit=1", "re.M"]:
        yield f"re.split('(,)|;', 'a,b;c,d', {most})"
        yield f"re.compile('[,;]').split('a,b;c,d', {most})"
    functions = ["lambda m: m[0].upper()", "lambda m: m.group(1) or '?'", "lambda m: None", "lambda m: ''", "lambda m: 5", "lambda m: b'x'"]
    functions += ["lambda m: str(m.span())", "lambda m: m.expand(r'<\\1>')", "lambda: 'x'", "str", "'x'.join", "5", "None", "b'x'", "['x']"]
    for function in functions:
        yield f"re.sub('(a)|b', {function}, 'xabx')"
        yield f"re.compile('(a)|b').subn({function}, 'ba', 1)"
    yield "re.sub('a', 'b', 'xyz')"
    yield r"re.sub(r'(\w+)=(\w+)', r'\2=\1', 'a=1 b=2')"
    yield r"re.sub(r'(?<!^)(?=[A-Z])', '_', 'CamelCaseName').lower()"
    yield r"re.sub(r'^module\.', '', 'module.conv1.weight')"
    yield r"re.sub(r'\.(\d+)\.', lambda m: f'[{int(m[1]) + 1}].', 'layers.0.conv.1.bn')"
    yield r"re.sub('(?P<a>x)(?P<b>y)?', r'\g<b>\g<a>', 'xxy')"
    yield r"re.sub('x', r'\g<0>\g<0>', 'axb', count=1, flags=re.I)"


def methods():
    subject = "re.compile(r'(?P<first>a)(b)?(?P<last>c)?')"
    for use in [
        *["pattern", "flags", "groups", "groupindex.items()", "match('ab').re is re.compile(r'(?P<first>a)(b)?(?P<last>c)?')", "match('ab').string"],
        *["match('abc', 0, 2)", "match('xabc', 1)", "search('xxabc', 3)", "search('abcabc', 1, 5)", "search('abc', -5)", "search('abc', 5, 9)"],
        *["match('abc', pos=0, endpos=1)", "findall('abcabc', 3)", "findall('abcabc', 0, 3)", "finditer('abcabc', 2)", "fullmatch('xab', 1)"],
        *["fullmatch('abcd', 0, 3)", "match('abc', True)", "match('abc', '1')", "match('abc', None)", "match('abc', 1.0)", "match(string='abc')"],
        *["sub('-', 'abcab')", "subn('-', 'abcab', 1)", "split('xabcy')", "split(string='xabcy', maxsplit=1)", "sub(repl='-', string='a', count=0)"],
    ]:
        yield f"{subject}.{use}"
    match = "re.search(r'(?P<first>a)(b)?(?P<last>c)?', 'xxad')"
    for use in [
        *["group()", "group(0)", "group(1)", "group(2)", "group('first')", "group('last')", "group(1, 2, 'last')", "group('nope')", "group(4)", "group(-1)"],
        *["group(None)", "group(1.0)", "group(True)", "group(10**20)", "groups()", "groups('-')", "groups(default=0)", "groupdict()", "groupdict('-')"],
        *["start()", "end()", "span()", "start(1)", "end('first')", "span(2)", "span('last')", "start(9)", "span('x')", "regs", "pos", "endpos"],
        *["lastindex", "lastgroup", "string", "re.pattern", "expand(r'\\1-\\2-\\g<last>')", "expand('')", "expand(b'x')", "expand(None)",
          "__copy__().span()"],
        *["__class__.__name__", "__class__.__module__", "group(*[1, 'last'])", "group", "nope"],
    ]:
        if use != "group":
            yield f"{match}.{use}"
    for index in ["0", "1", "2", "'first'", "'x'", "3", "7", "-1", "None", "slice(0, 1)"]:
        yield f"{match}[{index}]"
    yield f"repr({match})"
    yield "str(re.match('.*', 'a' * 60))"
    yield "repr(re.match(b'a.', b'a\\xff'))"
    yield 'repr(re.match(".*", "it\'s"))'
    yield f"bool({match})"
    yield f"len({match})"
    yield f"isinstance({match}, re.Match)"
    yield "isinstance(re.compile('a'), re.Pattern)"
    yield "isinstance('a', (re.Pattern, re.Match))"
    yield "isinstance(None, re.Match)"
    yield "re.compile('a') == re.compile('a')"
    yield "re.compile('a') == re.compile('a', re.I)"
    yield "re.compile('a') != re.compile(b'a')"
    yield "re.compile('a') in {re.compile('a'): 1}"
    yield "hash(re.compile('a')) == hash(re.compile('a'))"
    yield "len({re.compile('a'), re.compile('a'), re.compile('b')})"
    yield "copy.copy(re.compile('a')) is re.compile('a')"
    yield "copy.deepcopy(re.compile('ab')).match('abc')"
    yield "re.compile(re.compile('a')).pattern"
    yield "re.compile(re.compile('a'), re.I)"
    yield "re.match(re.compile('a', re.I), 'A')"
    yield "re.match(re.compile('a'), 'A', re.I)"
    yield "re.Pattern[str]"
    yield "re.Pattern()"
    yield "type(re.compile('a')).__name__"
    yield "re.purge()"
    yield "list(re.finditer('a', 'aa'))[1].start()"
    yield "next(re.finditer('a+', 'baab')).group()"
    yield "next(re.finditer('x', 'baab'), 'none')"
    yield "[m.span() for m in re.finditer('', 'ab')]"
    yield "type(re.finditer('a', 'b')).__name__"
    for shown in [
        *["re.compile('a')", "re.compile('a', re.I)", "re.compile('a', re.I | re.M | re.S | re.X)", "re.compile('a', re.A)", "re.compile(b'a')"],
        *["re.compile('a', re.U)", "re.compile(b'a', re.L)", "re.compile('(?imsxa)a')", "re.compile('x' * 250)", 're.compile("it\'s")'],
    ]:
        yield f"repr({shown})"
        yield f"{shown}.flags"


def flags():
    for value in ["I", "IGNORECASE", "M", "MULTILINE", "S", "DOTALL", "X", "VERBOSE", "A", "ASCII", "U", "UNICODE", "L", "LOCALE", "DEBUG", "NOFLAG"]:
        yield f"repr(re.{value})"
        yield f"(re.{value}.name, re.{value}.value, int(re.{value}))"
    for value in ["re.I | re.M", "re.I & re.M", "re.I | 0x1000", "re.I | 8", "8 | re.I", "re.I ^ re.I", "re.RegexFlag(10)", "re.RegexFlag(0)", "re.I | 0"]:
        yield f"repr({value})"
        yield f"str({value})"
        yield f"({value}) == int({value})"
    yield "f'{re.I}'"
    yield "'%s' % re.I"
    yield "isinstance(re.I, re.RegexFlag)"
    yield "isinstance(re.I, int)"
    yield "re.I in re.I | re.M"
    yield "bool(re.I & re.M)"
    yield "type(re.I | re.M).__name__"
    yield "re.RegexFlag['I']"
    yield "re.I == 2"
    yield "re.I is re.IGNORECASE"
    yield "{re.I: 1}[2]"
    yield "hash(re.I) == hash(2)"
    yield "repr(~re.I)"
    for pattern, flag in product(["a", "(?i)a", "(?a)a", "(?u)a", "(?L)a"], ["0", "2", "re.A", "re.U", "re.L", "re.A | re.U", "re.I | re.L", "'i'", "None"]):
        yield f"re.match({pattern!r}, 'A', {flag})"
        yield f"re.match(b{pattern!r}, b'A', {flag})"


def errors():
    for pattern in [
        *["(", ")", "[", "a)", "(a", "[a", "*", "+a", "?", "a**", "a*+*", "a{2}{3}", "{2}", "{", "}", "a{", "a{,", "a{1", "a{1,", "a{2,1}", "a{x}"],
        *["(?", "(?P", "(?P<", "(?P<>", "(?P<n", "(?P<n>", "(?P<1>a)", "(?P<a b>a)", "(?P<n>a)(?P<n>b)", "(?P=n)", "(?P=", "(?P>", "(?Px)", "(?<n>a)"],
        *["(?z)", "(?i", "(?i-", "(?i-:", "(?-i)", "(?i-i:a)", "(?-:a)", "a(?i)", "(?i)a(?m)", "(a(?i))", "(?L)a", "(?au)a", "(?a-a:b)", "(?ix-", "(?ixz:a)"],
        *["(?(1)a)", "(?(1)a|b|c)(d)", "(a)(?(1)b|c|d)", "(?(n)a)", "(?(0)a)", "(?(", "(?()", "(?(a b)c)", "(?(2)a)(b)", "(?(-1)a)", "(a)(?(1)b"],
        *["(?#", "(?#a", "(?#a)b", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<", "(?>", "(?<=a*)", "(?<=a|bc)", "(?<!a+)", "(?<=(a)\\1)", "(?<=(a))\\1"],
        *["\\", "a\\", "[\\", "[a\\]", "\\1", "(a)\\2", "(a\\1)", "\\8", "(a)\\10", "\\400", "\\x", "\\x1", "\\u", "\\u123", "\\U1234", "\\U00110000"],
        *["\\q", "\\y", "[\\q]", "[\\8]", "[\\A]", "[\\Z]", "[\\400]", "[b-a]", "[\\d-a]", "[a-\\d]", "[a-", "[^", "[]", "[^]", "[]a", "\\N", "[\\N]"],
        *["^*", "$+", "\\b*", "(?:)*", "(?i:)*", "(?=a)*", "()*", "(?#c)*", "(*)", "(a|*)", "|*", "a|*b", "(?:*)", "a{4294967295}", "a{99999999999}"],
        *["a\n(", "a\n\nb)", "\n\\q", "(?x) a # (\n )", "é)", "😀(", "(?P<é>a)(?P=é)", "(?P<a\nb>x)", "(?P<ſ>a)", "a???", "a??+", "a{1}?+", "(?:a{2})*?"],
    ]:
        yield f"re.compile({pattern!r})"
        if pattern.isascii():
            yield f"re.compile({pattern.encode()!r})"
    yield "re.compile(b'(?P<\\xe9>a)')"
    yield "re.compile(b'\\xe9(')"
    yield "re.compile(b'(?P<\\xe9 >a)')"
    for call in [
        *["re.compile(5)", "re.compile(None)", "re.match('a', 5)", "re.match('a', None)", "re.match('a', b'a')", "re.match(b'a', 'a')",
          "re.sub('a', 'b', 5)"],
        *["re.split('a', ['a'])", "re.findall(5, 'a')", "re.search(['a'], 'a')", "re.escape(5)", "re.compile('a').match(5)",
          "re.compile('a').sub('b', b'a')"],
        *["re.sub('a', b'b', 'xa')", "re.sub(b'a', 'b', b'xa')", "re.sub('a', b'\\\\g<0>', 'a')", "re.sub('(a)', 5, 'a')", "re.nope", "re.compile('a').nope"],
        *["re.error('x')", "str(re.error('bad', 'abc', 1))", "re.error('bad', 'a\\nbc', 3).lineno", "repr(re.error('bad', 'abc', 1))", "re.error('m').args"],
        *["str(re.error('bad', b'a\\nbc', 3))", "issubclass(re.error, Exception)", "re.error.__name__", "re.error('x', 'y').pos",
          "re.error('a', 'b', 0).colno"],
    ]:
        yield call


def words():
    """What programs about models do."""
    yield from calls([r"layer(\d+)\.(\d+)", r"^(?:features\.)?conv(\d)", r"(.+)\.weight$", r"(?P<name>\w+)\.(?P<kind>weight|bias)"],
                     ["layer1.0.conv1.weight", "features.conv2.bias", "conv1.weight", ""], FINDERS)
    yield from calls([r"([a-zA-Z]+)([\d]*)", r"(\d.*)", r"\d+", r"[^_]+", r"_"], ["ir_r4_k3_s2_e6_c40_se0.25", "ds_r1", "", "cn_r1_k3"], [*FINDERS, "split"])
    yield from calls([r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", r"\(\s*(\d+)\s*,\s*(\d+)\s*\)", r"'([^']*)'|\"([^\"]*)\""],
                     ["lr=1e-3, wd=.05", "(3, 224) ( 1,2)", "a='x' b=\"y z\""], FINDERS)
    yield from calls([r"(?i)resnet[_-]?(\d+)", r"(?x) (\d+) # a number\n \s* x \s* (\d+)", r"v\d+(?:\.\d+)*", r"\bconv\b"],
                     ["ResNet50 resnet_101", "3 x 4", "v1.2.3 v4", "conv conv2 _conv conv.conv"], FINDERS)
    for text in ["a.b*c", "conv2d[0]", "", "é 😀_-", "a\nb\tc\0", "#&~ !\"%',/:;<=>@`", "\\"]:
        yield f"re.escape({text!r})"
        yield f"re.escape({text.encode()!r})"
        yield f"bool(re.fullmatch(re.escape({text!r}), {text!r}))"


def semantics():
    """Where engines differ."""
    # Groups in repeated groups keep what they matched last.
    yield from calls(["(?:(a)|b)*", "(?:(a)|(b))*", "((a)|b)+", "(?:(a)|(b)|(c))*?$", "(a(b)?)+", "((a)?b)*", "(?:(a)|b)+?b", "(?:(?:(a)|b)c)*",
                      "((a)|(b)|(c))*"],
                     ["ab", "ba", "aba", "abab", "acbc", "cab", "b"], ["match", "fullmatch", "search"])
    # Empty iterations.
    yield from calls(["(a*)*", "(a*)+", "(a|b*)*", "(?:a?)*?b", "(a?)*b", "(|a)*", "(|a)+", "(a|)+", "(?:|a)*?", "(?:a*?)*", "(a??)*", "(?:$)*",
                      "(?:^)*a", "(()|a)+"],
                     ["", "a", "ab", "aab", "b"], ["match", "findall", "fullmatch"])
    yield from calls(["(a?){3}", "(a?){2,}", "(a?){2,3}b", "(?:a|(b)){2}", "(a*){2,}", "(a{1,2}){2}", "(a{1,2}?){2}", "(a|ab)(c|bcd)(d*)"],
                     ["aaa", "ab", "aab", "abcd", ""], ["match", "fullmatch", "findall"])
    # Possessive quantifiers and atomic groups.
    yield from calls(["a*+a", "a*+b", "a++b", "a?+a", "a{1,2}+a", "(?>a+)b", "(?>a|ab)c", "(?>a*)a", "(?>(a)|b)+", "(?:a|ab)++c", "(a|b)*+c",
                      "(?>a{2})*", "((?>a+)b)+"],
                     ["aab", "abc", "aaa", "aabab", "ab", ""], ["match", "search", "findall"])
    # Conditions and references.
    yield from calls([r"(a)?(?(1)b|c)", r"(<)?\w+(?(1)>)", r"(?P<q>['\"])?x(?(q)(?P=q)|y)", r"(a)|(?(1)b|c)", r"(?:(a)|b)(?(1)c|d)",
                      r"((?(1)a|b))+", r"(?(1)a|b)(c)"],
                     ["ab", "c", "<ab>", "<ab", "'x'", "xy", "ac", "bd", "bc", "ba"], ["match", "search"])
    yield from calls([r"(a*)\1", r"(a)(b)?\2", r"(?i)(a)\1", r"(a|b)\1+", r"(.)(.)\2\1", r"(?P<x>..)(?P=x)", r"(a)?\1b", r"(\w)\1*", r"((a)\2)+",
                      r"(?:(a)|b)*\1"],
                     ["aa", "aaaa", "ab", "aA", "abba", "aab", "b", "abaa"], ["match", "findall"])
    # Looking ahead and behind.
    yield from calls([r"a(?=b)", r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"(?<=ab)c", r"(?=(a+))a*b", r"(?!(a)b)a", r"(?<=(a))b", r"(?<=^)a",
                      r"(?<=\b)a", r"(?<!\w)\w"],
                     ["ab", "aab", "abc", "ba", "b", "aa b"], ["search", "findall", "match"])
    yield from calls([r"(?=a)*b", r"(?:(?=(a))a)+", r"(?!)", r"(?=)", r"(?<=)", r"(?<!)", r"(?=(?=a))", r"(?<=a(?=b))b", r"(?<=(?<=a)b)c", r"(?:(?!b).)*"],
                     ["ab", "aab", "abc", "b", ""], ["search", "findall"])
    # Anchors and boundaries.
    yield from calls(["^", "$", r"\A", r"\Z", "^a", "a$", r"a\Z", "^$", r"\b", r"\B", "^.", ".$", "(?m)^a", "(?m)a$", r"(?m)\Aa", r"(?m)a\Z",
                      "(?s).+", ".+", r"\bé\b"],
                     ["", "a", "a\n", "\na", "a\na\n", "ab a", "é a", "\n"], ["search", "findall", "match"])
    # Alternatives.
    yield from calls(["a|ab|abc", "(?:a|ab)(?:c|bcd)", "ab|a", "|a", "a|", "(a|)(b|)", "(?:ab|ac|ad)", "(?:a|b|[cd])+", "(?:a|ab)??b", "abc|abd|ax"],
                     ["abc", "abcd", "ab", "", "ad", "dcba", "abdax"], ["match", "findall", "fullmatch"])
    # Lazy quantifiers.
    yield from calls(["a*?", "a+?", "a??b", "a{2,3}?", "a.*?b", "<.+?>", "(a+?)(a*)", "(?:ab)*?c", "(?:ab)+?", ".*?$", "(a|b)*?b", "a{,2}?b",
                      "(?:a|b){1,3}?c"],
                     ["aaa", "ab", "<a><b>", "ababc", "", "abbc"], ["match", "findall", "fullmatch"])
    # Case.
    yield from calls(["é", "[é-ü]", "ß", "σ", "ς", "ſ", "s", "[s]", "k", "\u212a", "İ", "i", "ı", "[^s]", "\ufb05", "[a-z]+", "µ", "\u1e9e"],
                     ["É", "Ü", "ß", "\u1e9e", "Σ", "ς", "ſ", "S", "K", "\u212a", "İ", "ı", "I", "\ufb06", "μ", "aſ\u212a"], ["match"], ["re.I",
                      "re.I | re.A"])
    yield from calls(["(?i:a)b", "(?i)a(?-i:b)", "(?i:a(?-i:b))c", "(?s:.)", "(?s:.(?-s:.))", "(?m:^a)$", r"(?a:\w)\w", r"(?u:\w)",
                      r"(?a)(?u:\w)\w", "(?x: a b )c d", "(?x)a(?-x: b)c"],
                     ["AB", "ABC", "abc", "\n", "\n\n", "a\n", "éa", "aé", "éé", "abc d", "a bc"], ["match", "fullmatch"])
    # Positions count characters.
    yield from calls(["😀", ".", r"\w+", "(😀)(.)", r"[😀-😂]", "[^a]", "a", "(?<=😀)a", r"\b", "(.)\\1", "(?s).*", "😀*", "$"],
                     ["😀a", "a😀😀b", "é😀", "𝒳y", ""], [*FINDERS, "split"])
    yield "re.compile('a').search('😀😀a', 2).span()"
    yield "re.compile('.').findall('😀😁😂', 1, 2)"
    yield "re.sub('.', '-', '😀a')"
    yield "re.sub('(?=a)', '😀', 'ab')"
    yield "re.match('(.)(.)', '😀é').regs"
    # Verbose patterns.
    yield from calls(["a b", "a # comment", "a\\ b", "a[ ]b", "a\n  b  # c\n c", "[a #]", "(?# x )a", "a (?#c) +", "# only", "a\\#b", "( ?:a)",
                      "a {2}", "\u00a0a"],
                     ["ab", "a b", "abc", "a", "aa", "#", "a#b", "\u00a0a"], ["match", "fullmatch"], ["re.X", ""])
    # Escapes and sets.
    yield from calls([r"\x41", r"\u0041", r"\U00000041", r"\101", r"\0", r"\07", r"\a", r"\f", r"\v", r"\t", r"\\", r"\-", r"\ ", r"\é", r"[\b]",
                      r"[\x41-\x43]", r"[\101]", r"[\0]"],
                     ["A", "B", "\0", "\x07", "\x0c", "\x0b", "\t", "\\", "-", " ", "é", "\x08"], ["match"])
    yield from calls([r"[a-c-e]", r"[-a]", r"[a-]", r"[]]", r"[^]]", r"[]-a]", r"[\]]", r"[^^]", r"[a^]", r"[[]", r"[a[b]", r"[\w-]", r"[\d.]",
                      r"[^\d\s]", r"[\n]", "[.*+]", "[a|b]", r"[\s\S]"],
                     ["a", "-", "]", "^", "[", "d", ".", "5", "\n", "|", "b", "*"], ["match"])
    yield from calls(["a{2}", "a{2,}", "a{,2}", "a{0}", "a{0,0}", "a{1}b", "a{,}", "a{}", "a{ 2}", "a{2", "a{2,b}", "x{a}", "{1}a", "a{02}",
                      "a{1,2}{", "(a{2}){2}", "(?:ab){2,3}", "(?:ab){2}+"],
                     ["aa", "aaa", "a", "aaaa", "ababab", "a{2}", "a{}", "a{ 2}", "x{a}", "a{2"], ["match", "fullmatch"])
    # Bytes.
    for pattern, text in product([rb"\w+", rb"(?i)A", rb".", rb"[\x80-\xff]", rb"\xe9", rb"(?P<n>a)", rb"\s", rb"(?L)\w", rb"(?Li)[^a]", rb"(?Li)A"],
                                 [b"ab", b"\xe9\xff", b"A a", b"\n", b"\x85"]):
        yield f"re.findall({pattern!r}, {text!r})"
        yield f"re.sub({pattern!r}, rb'<\\g<0>>', {text!r})"
        yield f"re.search({pattern!r}, {text!r})"
        yield f"re.split({pattern!r}, {text!r})"


CASES = [*words(), *semantics(), *substitutions(), *methods(), *flags(), *errors()]
