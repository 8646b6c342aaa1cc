SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
class ArgumentError(Exception): pass
class ArgumentTypeError(Exception): pass
class Action:
    def __init__(self, option_strings=(), dest=None, **kwargs):
        self.option_strings = option_strings
        self.dest = dest
        for name, value in kwargs.items():
            setattr(self, name, value)
class BooleanOptionalAction(Action): pass
class HelpFormatter: pass
class ArgumentDefaultsHelpFormatter(HelpFormatter): pass
class RawTextHelpFormatter(HelpFormatter): pass
class RawDescriptionHelpFormatter(HelpFormatter): pass
class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])
    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)
    def __contains__(self, key):
        return key in self.__dict__
    def __repr__(self):
        return 'Namespace(' + ', '.join(f'{k}={v!r}' for k, v in self.__dict__.items()) + ')'
class FileType:
    def __init__(self, *args, **kwargs): pass
class _Group:
    def __init__(self, parser):
        self._parser = parser
    def add_argument(self, *args, **kwargs):
        return self._parser.add_argument(*args, **kwargs)
    def add_mutually_exclusive_group(self, **kwargs):
        return self
    def add_argument_group(self, *args, **kwargs):
        return self
class ArgumentParser:
    def __init__(self, *args, **kwargs):
        self.prog = kwargs.get('prog')
        self.description = kwargs.get('description')
        self._actions = []
        self._defaults = {}
        for parent in kwargs.get('parents', ()):
            self._actions += parent._actions
    def add_argument(self, *names, **kw):
        flags = [n for n in names if n.startswith('-')]
        dest = kw.get('dest')
        if dest is None:
            if flags:
                long = [n for n in flags if n.startswith('--')]
                dest = (long or flags)[0].lstrip('-').replace('-', '_')
            else:
                dest = names[0]
        action = kw.get('action', 'store')
        default = kw.get('default', self._defaults.get(dest))
        if 'default' not in kw and dest not in self._defaults:
            if action == 'store_true':
                default = False
            elif action == 'store_false':
                default = True
        known = {k: v for k, v in kw.items() if k not in ('dest', 'default', 'action')}
        known.setdefault('type', None)
        known.setdefault('nargs', None)
        made = Action(flags, dest, default=default, action=action, given=('default' in kw), **known)
        if not hasattr(made, 'required'):
            made.required = not flags and made.nargs not in ('?', '*')
        self._actions.append(made)
        return made
    def add_argument_group(self, *args, **kwargs):
        return _Group(self)
    def add_mutually_exclusive_group(self, **kwargs):
        return _Group(self)
    def add_subparsers(self, **kwargs):
        return _Subparsers()
    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for a in self._actions:
            if a.dest in kwargs:
                a.default = kwargs[a.dest]
    def get_default(self, dest):
        for a in self._actions:
            if a.dest == dest:
                return a.default
        return self._defaults.get(dest)
    def _convert(self, a, text):
        if a.type is None:
            return text
        try:
            return a.type(text)
        except ValueError:
            self.error(f"argument {'/'.join(a.option_strings) or a.dest}: invalid {getattr(a.type, '__name__', a.type)} value: {text!r}")
    def _run(self, args):
        namespace = Namespace()
        for a in self._actions:
            if a.default is SUPPRESS:
                continue
            value = a.default
            if isinstance(value, str) and a.type is not None:
                value = self._convert(a, value)
            setattr(namespace, a.dest, value)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if args is None:
            return namespace, []
        args = list(args)
        extras, positionals, seen = [], [a for a in self._actions if not a.option_strings], set()
        i = 0
        def many(a, i):
            values = []
            limit = a.nargs if isinstance(a.nargs, int) else None
            while i < len(args) and not (args[i].startswith('-') and not args[i][1:2].isdigit()) and (limit is None or len(values) < limit):
                values.append(self._convert(a, args[i]))
                i += 1
            return values, i
        while i < len(args):
            text = args[i]
            i += 1
            if text.startswith('-') and not text[1:2].isdigit() and text != '-':
                flag, _, inline = text.partition('=')
                found = [a for a in self._actions if flag in a.option_strings]
                if not found and flag.startswith('--'):
                    found = [a for a in self._actions if any(s.startswith(flag) for s in a.option_strings)]
                negated = [a for a in self._actions if a.action is BooleanOptionalAction and flag.startswith('--no-') and '--' + flag[5:] in a.option_strings]
                if negated:
                    setattr(namespace, negated[0].dest, False)
                    continue
                if not found:
                    extras.append(text)
                    continue
                a = found[0]
                seen.add(a.dest)
                if a.action == 'store_true' or a.action is BooleanOptionalAction:
                    value = True
                elif a.action == 'store_false':
                    value = False
                elif a.action == 'store_const':
                    value = a.const
                elif a.action == 'count':
                    value = (getattr(namespace, a.dest) or 0) + 1
                elif a.nargs in ('*', '+') or isinstance(a.nargs, int):
                    value, i = many(a, i)
                elif inline:
                    value = self._convert(a, inline)
                elif a.nargs == '?' and (i >= len(args) or args[i].startswith('-')):
                    value = getattr(a, 'const', None)
                else:
                    value = self._convert(a, args[i])
                    i += 1
                if a.action == 'append':
                    value = (getattr(namespace, a.dest) or []) + [value]
                setattr(namespace, a.dest, value)
            elif positionals:
                a = positionals.pop(0)
                seen.add(a.dest)
                if a.nargs in ('*', '+') or isinstance(a.nargs, int):
                    value, i = many(a, i - 1)
                else:
                    value = self._convert(a, text)
                setattr(namespace, a.dest, value)
            else:
                extras.append(text)
        for a in self._actions:
            if getattr(a, 'required', False) and a.dest not in seen:
                self.error(f"the following arguments are required: {'/'.join(a.option_strings) or a.dest}")
        return namespace, extras
    def parse_args(self, args=None, namespace=None):
        found, extras = self._run(args)
        if extras:
            self.error('unrecognized arguments: ' + ' '.join(extras))
        if namespace is not None:
            namespace.__dict__.update({k: v for k, v in vars(found).items() if k not in vars(namespace)})
            return namespace
        return found
    def parse_known_args(self, args=None, namespace=None):
        return self._run(args)
    def error(self, message):
        raise SystemExit(2)
    def exit(self, status=0, message=None):
        raise SystemExit(status)
    def print_help(self, file=None): pass
    def print_usage(self, file=None): pass
    def format_help(self): return ''
class _Subparsers:
    def add_parser(self, name, **kwargs):
        return ArgumentParser()
