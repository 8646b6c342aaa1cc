ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace
def capwords(s, sep=None):
    return (sep or ' ').join(x.capitalize() for x in s.split(sep))
class Template:
    def __init__(self, template):
        self.template = template
    def substitute(self, mapping=(), /, **kws):
        return self._run({**dict(mapping), **kws}, True)
    def safe_substitute(self, mapping=(), /, **kws):
        return self._run({**dict(mapping), **kws}, False)
    def _run(self, values, strict):
        out, i, text = '', 0, self.template
        while i < len(text):
            if text[i] != '$':
                out += text[i]
                i += 1
                continue
            if text[i + 1:i + 2] == '$':
                out += '$'
                i += 2
                continue
            braced = text[i + 1:i + 2] == '{'
            j = i + 2 if braced else i + 1
            k = j
            while k < len(text) and (text[k].isalnum() or text[k] == '_'):
                k += 1
            name = text[j:k]
            end = k + 1 if braced else k
            if name in values:
                out += str(values[name])
            elif strict:
                raise KeyError(name)
            else:
                out += text[i:end]
            i = end
        return out
class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)
