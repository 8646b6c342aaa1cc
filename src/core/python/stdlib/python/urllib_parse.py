from collections import namedtuple

_SAFE = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'
uses_params = [
    '', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel',
]
uses_netloc = [
    '', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtspu', 'rsync',
    'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss',
]

class _Location:
    @property
    def _userinfo(self):
        info, have, host = self.netloc.rpartition('@')
        name, _, password = info.partition(':')
        return (name if have else None), (password if have and ':' in info else None)
    @property
    def username(self): return self._userinfo[0]
    @property
    def password(self): return self._userinfo[1]
    @property
    def hostname(self):
        host = self.netloc.rpartition('@')[2]
        if host.startswith('['):
            host = host[1:].partition(']')[0]
        else:
            host = host.partition(':')[0]
        return host.lower() or None
    @property
    def port(self):
        port = self.netloc.rpartition('@')[2].rpartition(']')[2].partition(':')[2]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if not 0 <= int(port) <= 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)

class SplitResult(_Location, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    def geturl(self): return urlunsplit(self)
class ParseResult(_Location, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    def geturl(self): return urlunparse(self)

def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip(' \t\n\r\x0b\x0c')
    scheme = scheme.strip()
    for c in '\t\r\n':
        url = url.replace(c, '')
    netloc = query = fragment = ''
    i = url.find(':')
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == '//':
        ends = [at for at in (url.find(c, 2) for c in '/?#') if at >= 0]
        end = min(ends) if ends else len(url)
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return SplitResult(scheme, netloc, url, query, fragment)

def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        at = url.find(';', url.rfind('/')) if '/' in url else url.find(';')
        if at >= 0:
            url, params = url[:at], url[at + 1:]
    return ParseResult(scheme, netloc, url, params, query, fragment)

def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in uses_netloc and url[:2] != '//'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return url

def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f'{url};{params}'
    return urlunsplit((scheme, netloc, url, query, fragment))

def quote(string, safe='/', encoding=None, errors=None):
    if not isinstance(string, (str, bytes)):
        raise TypeError('quote_from_bytes() expected bytes')
    data = string.encode('utf-8') if isinstance(string, str) else string
    return ''.join(chr(b) if chr(b) in _SAFE or chr(b) in safe and b < 128 else f'%{b:02X}' for b in data)
def quote_plus(string, safe='', encoding=None, errors=None):
    return quote(string, safe + ' ').replace(' ', '+')
def unquote(string, encoding='utf-8', errors='replace'):
    if '%' not in string:
        return string
    first, *parts = string.split('%')
    result, pending = [first], []
    digits = '0123456789abcdefABCDEF'
    def flush():
        if pending:
            result.append(bytes(pending).decode('utf-8', 'replace'))
            pending.clear()
    for part in parts:
        if len(part) >= 2 and part[0] in digits and part[1] in digits:
            pending.append(int(part[:2], 16))
            if len(part) > 2:
                flush()
                result.append(part[2:])
        else:
            flush()
            result.append('%' + part)
    flush()
    return ''.join(result)
def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '))
def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    pairs = []
    for key, value in (query.items() if hasattr(query, 'items') else query):
        values = value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__len__') else [value]
        for one in values:
            pairs.append(quote_via(key if isinstance(key, (str, bytes)) else str(key), safe) + '='
                         + quote_via(one if isinstance(one, (str, bytes)) else str(one), safe))
    return '&'.join(pairs)
def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    found = []
    for pair in qs.split(separator) if qs else []:
        if not pair:
            continue
        name, equals, value = pair.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {pair!r}')
        if value or keep_blank_values and (equals or keep_blank_values):
            found.append((unquote_plus(name), unquote_plus(value)))
    return found
def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing):
        result.setdefault(name, []).append(value)
    return result
