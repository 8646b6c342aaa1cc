class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)
    def __repr__(self): return self.message
    __str__ = __repr__
class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f'No section: {section!r}')
        self.section, self.args = section, (section,)
def _where(source, lineno):
    return f'While reading from {source!r}' + ('' if lineno is None else f' [line {lineno:2d}]')
class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        start = 'Section ' if source is None else _where(source, lineno) + ': section '
        Error.__init__(self, f'{start}{section!r} already exists')
        self.section, self.source, self.lineno = self.args = section, source, lineno
class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        start = 'Option ' if source is None else _where(source, lineno) + ': option '
        Error.__init__(self, f'{start}{option!r} in section {section!r} already exists')
        self.section, self.option, self.source, self.lineno = self.args = section, option, source, lineno
class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f'No option {option!r} in section: {section!r}')
        self.option, self.section = self.args = option, section
class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section, self.args = option, section, (option, section, msg)
class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, (
            f'Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} '
            f'which is not a valid option name. Raw value: {rawval!r}'))
        self.reference, self.args = reference, (option, section, rawval, reference)
class InterpolationSyntaxError(InterpolationError): pass
class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, (
            f'Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an interpolation key '
            f'which cannot be substituted in 10 steps. Raw value: {rawval!r}'))
        self.args = option, section, rawval
class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        if not source and not filename:
            raise ValueError("Required argument `source' not given.")
        self.source = source or filename
        Error.__init__(self, f'Source contains parsing errors: {self.source!r}')
        self.errors, self.args = [], (self.source,)
    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line}'
class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = self.args = filename, lineno, line
