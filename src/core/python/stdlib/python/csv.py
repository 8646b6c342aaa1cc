import io as _io

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = '1.0'

class Error(Exception): pass

class Dialect:
    _name = ''
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None
    def __init__(self):
        try:
            _Format(self, {})
        except TypeError as error:
            raise Error(str(error))
class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\r\n', QUOTE_MINIMAL
class excel_tab(excel):
    delimiter = '\t'
class unix_dialect(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\n', QUOTE_ALL

_DEFAULTS = {
    'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n', 'quotechar': '"', 'quoting': QUOTE_MINIMAL,
    'skipinitialspace': False, 'strict': False,
}

class _Format:
    """The settings of a reader or a writer: those of its dialect, and those given by name."""
    def __init__(self, dialect, given):
        for name in given:
            if name not in _DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        values = {name: given[name] if name in given else getattr(dialect, name, value) for name, value in _DEFAULTS.items()}
        for name in ('delimiter', 'escapechar', 'quotechar'):
            value = values[name]
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be string{"" if name == "delimiter" else " or None"}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if not isinstance(values['quoting'], int):
            raise TypeError('"quoting" must be an integer')
        if values['quoting'] not in range(4):
            raise TypeError('bad "quoting" value')
        if values['quotechar'] is None and values['quoting'] != QUOTE_NONE:
            if 'quoting' not in given and getattr(dialect, 'quoting', None) is None:
                values['quoting'] = QUOTE_NONE
            else:
                raise TypeError('quotechar must be set if quoting enabled')
        if not isinstance(values['lineterminator'], str):
            raise TypeError('lineterminator must be set')
        self.__dict__.update(values)
        self.doublequote, self.skipinitialspace, self.strict = map(bool, (self.doublequote, self.skipinitialspace, self.strict))

_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Format(get_dialect(dialect) if isinstance(dialect, str) else dialect, fmtparams)
def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]
def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _Format(_dialects[name], {})
def list_dialects(): return list(_dialects)
_limit = 131072
def field_size_limit(new_limit=None):
    global _limit
    before = _limit
    if new_limit is not None:
        _limit = new_limit
    return before

class _Reader:
    def __init__(self, lines, dialect, fmtparams):
        self._lines = lines
        self.dialect = _Format(get_dialect(dialect) if isinstance(dialect, str) else dialect, fmtparams)
        self.line_num = 0
    def __iter__(self): return self
    def __next__(self):
        # A record goes on in the next line as long as a quotation is open.
        fields, state, field, numeric = [], 'start', [], False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == 'start' or not fields and not field and state != 'quoted':
                    raise
                if self.dialect.strict and state in ('quoted', 'escaped in quotes'):
                    raise Error('unexpected end of data')
                fields.append(self._converted(''.join(field), numeric))
                return fields
            if _is_unknown(line):
                self.line_num = line
                return line
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)')
            self.line_num += 1
            if state == 'start' and self._is_plain(line):
                text = line.rstrip('\n').rstrip('\r') if line.endswith('\r\n') else line.rstrip('\r\n')
                return [self._converted(each, True) for each in text.split(self.dialect.delimiter)] if text else []
            state, field, numeric = self._parse(line, fields, state, field, numeric)
            if state == 'done':
                return fields
    def _is_plain(self, line):
        d = self.dialect
        body = line[:-2] if line.endswith('\r\n') else line[:-1] if line.endswith(('\n', '\r')) else line
        quoted = d.quoting != QUOTE_NONE and d.quotechar is not None and d.quotechar in body
        return not (quoted or d.escapechar and d.escapechar in body or d.skipinitialspace or '\r' in body or '\n' in body)
    def _converted(self, text, numeric):
        return float(text) if numeric and self.dialect.quoting == QUOTE_NONNUMERIC else text
    def _parse(self, line, fields, state, field, numeric):
        d = self.dialect
        quote = d.quotechar if d.quoting != QUOTE_NONE else None
        def end():
            fields.append(self._converted(''.join(field), numeric))
        for c in line + '\0':
            # The last character stands for the end of the line.
            ends, is_end = c in '\r\n\0', c == '\0'
            if state == 'start':
                if is_end:
                    return 'done', field, numeric
                if ends:
                    state = 'line end'
                    continue
                state = 'field start'
            if state == 'field start':
                field, numeric = [], False
                if ends:
                    end()
                    state = 'done' if is_end else 'line end'
                elif c == quote:
                    state = 'quoted'
                elif c == d.escapechar:
                    state = 'escaped'
                elif c == ' ' and d.skipinitialspace:
                    pass
                elif c == d.delimiter:
                    end()
                else:
                    numeric = True
                    field.append(c)
                    state = 'field'
            elif state == 'escaped':
                if c in '\r\n':
                    field.append(c)
                    state = 'after escaped end'
                else:
                    field.append('\n' if is_end else c)
                    state = 'field'
                    if is_end:
                        return state, field, numeric
            elif state == 'after escaped end' and is_end:
                return state, field, numeric
            elif state in ('field', 'after escaped end'):
                if ends:
                    end()
                    state = 'done' if is_end else 'line end'
                elif c == d.escapechar:
                    state = 'escaped'
                elif c == d.delimiter:
                    end()
                    state = 'field start'
                else:
                    field.append(c)
                    state = 'field'
            elif state == 'quoted':
                if is_end:
                    return state, field, numeric
                if c == d.escapechar:
                    state = 'escaped in quotes'
                elif c == quote:
                    state = 'quote in quotes' if d.doublequote else 'field'
                else:
                    field.append(c)
            elif state == 'escaped in quotes':
                field.append('\n' if is_end else c)
                state = 'quoted'
                if is_end:
                    return state, field, numeric
            elif state == 'quote in quotes':
                if c == quote:
                    field.append(c)
                    state = 'quoted'
                elif c == d.delimiter:
                    end()
                    state = 'field start'
                elif ends:
                    end()
                    state = 'done' if is_end else 'line end'
                elif not d.strict:
                    field.append(c)
                    state = 'field'
                else:
                    raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
            elif state == 'line end':
                if is_end:
                    return 'done', field, numeric
                if c not in '\r\n':
                    raise Error('new-line character seen in unquoted field - do you need to open the file in universal-newline mode?')
        return state, field, numeric
def reader(csvfile, /, dialect=None, **fmtparams):
    lines = iter(csvfile)
    return lines if _is_unknown(lines) else _Reader(lines, dialect, fmtparams)

class _Writer:
    def __init__(self, csvfile, dialect, fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _Format(get_dialect(dialect) if isinstance(dialect, str) else dialect, fmtparams)
    def _field(self, value):
        d = self.dialect
        is_number = isinstance(value, (int, float))
        text = value if isinstance(value, str) else '' if value is None else repr(value) if isinstance(value, float) else str(value)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not is_number
        made = []
        for c in text:
            if c in (d.delimiter, d.escapechar, d.quotechar) or c in d.lineterminator:
                escape = d.quoting == QUOTE_NONE
                if not escape:
                    if c == d.quotechar:
                        if d.doublequote:
                            made.append(c)
                        else:
                            escape = True
                    elif c == d.escapechar:
                        escape = True
                    quoted = quoted or not escape
                if escape:
                    if not d.escapechar:
                        raise Error('need to escape, but no escapechar set')
                    made.append(d.escapechar)
            made.append(c)
        text = ''.join(made)
        return f'{d.quotechar}{text}{d.quotechar}' if quoted else text
    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}')
        d = self.dialect
        text = d.delimiter.join([self._field(each) for each in values])
        if values and not text:
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            text = d.quotechar * 2
        return self._write(text + d.lineterminator)
    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
def writer(csvfile, /, dialect=None, **fmtparams): return _Writer(csvfile, dialect, fmtparams)

class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames, self.restkey, self.restval, self.dialect = fieldnames, restkey, restval, dialect
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            self._fieldnames = list(fieldnames)
        self.reader = reader(f, dialect, *args, **kwds)
        self.line_num = 0
    def __iter__(self): return iter(self.reader) if _is_unknown(self.reader) else self
    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames
    @fieldnames.setter
    def fieldnames(self, value): self._fieldnames = value
    def __next__(self):
        if self.line_num == 0:
            # The first row names the fields.
            self.fieldnames
        row = next(each for each in self.reader if each != [])
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made
class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames, self.restval = fieldnames, restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)
    def writeheader(self): return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))
    def _row(self, values):
        if self.extrasaction == 'raise':
            wrong = [name for name in values if name not in self.fieldnames]
            if wrong:
                names = repr(wrong[0]) if len(wrong) == 1 else _unknown('the names are in any order')
                raise ValueError('dict contains fields not in fieldnames: ' + names)
        return [values.get(name, self.restval) for name in self.fieldnames]
    def writerow(self, rowdict): return self.writer.writerow(self._row(rowdict))
    def writerows(self, rowdicts): return self.writer.writerows(map(self._row, rowdicts))
class Sniffer:
    def sniff(self, sample, delimiters=None): return _unknown('the dialect of a text is not guessed')
    def has_header(self, sample): return _unknown('the dialect of a text is not guessed')
