# From a configuration's name and the overrides to the configuration: which files the lists of defaults name, in which order, and where each one goes.
import os as _os
from omegaconf import DictConfig as _DictConfig, OmegaConf as _OmegaConf, open_dict as _open_dict
from omegaconf._fields import load_yaml as _load_yaml
from omegaconf._grammar import Parser as _Parser, primitive as _primitive
from omegaconf.base import is_interpolation as _is_interpolation
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, InterpolationResolutionError, OmegaConfBaseException
from hydra.core.config_store import ConfigStore as _ConfigStore
from hydra.errors import ConfigCompositionException, MissingConfigException

class Default:
    """An item of a list of defaults: a configuration by its path, or an option of a group."""
    def __init__(self, group, value, package, optional=False, override=False, primary=False):
        self.group, self.value, self.optional, self.override, self.primary = group, value, optional, override, primary
        self.package = '' if package == '_here_' else package
        self.header = None
        self.base, self.parent_package = '', ''
    def below(self, parent):
        self.base, self.parent_package = parent.group_path(), parent.final_package()
        return self
    def _place(self):
        # Of a configuration by its path, the group is all but the last part.
        text = self.group if self.group is not None else self.value
        absolute, text = text.startswith('/'), text.removeprefix('/')
        if self.group is None:
            text = text.rpartition('/')[0]
        return absolute, text
    def group_path(self):
        absolute, text = self._place()
        return text if absolute or not self.base else f'{self.base}/{text}' if text else self.base
    def path(self):
        group = self.group_path()
        name = self.value if self.group is not None else self.value.rpartition('/')[2]
        return f'{group}/{name}' if group else name.removeprefix('/')
    def final_package(self, uses_header=True):
        package = self.header if self.package is None and uses_header else self.package
        if package is None:
            package = self._place()[1].replace('/', '.')
        whole = '.'.join(each for each in (self.parent_package, package) if each)
        at = whole.rfind('_global_')
        return whole if at < 0 else whole[at + len('_global_') + 1:]
    def key(self):
        usual = '.'.join(each for each in (self.parent_package, self._place()[1].replace('/', '.')) if each)
        final = self.final_package(False)
        return self.group_path() if usual == final else f'{self.group_path()}@{final or "_global_"}'

def parse_default(item):
    if isinstance(item, str):
        path, _, package = item.partition('@')
        return Default(None, path, package or None)
    words, value = next(iter(item.items()))
    *flags, key = words.split(' ')
    group, at, package = key.partition('@')
    return Default(group, value, package if at else None, 'optional' in flags, 'override' in flags)

class Override:
    """An override as it is written: [+|++|~]key[@package][=value]."""
    def __init__(self, text):
        self.text = text
        key, equals, value = text.partition('=')
        self.kind = '++' if key.startswith('++') else key[:1] if key[:1] in ('+', '~') else ''
        self.key, at, package = key[len(self.kind):].partition('@')
        self.package = package if at else None
        self.has_value = bool(equals)
        self.value = _parse_value(value) if equals else None
    @property
    def full_key(self): return self.key if self.package is None else f'{self.key}@{self.package}'
def _parse_value(text):
    if '${' in text:
        return text if text[:1] not in ('[', '{', '"', "'") else _unknown('an override with an interpolation in it is not modelled')
    if text == '':
        return ''
    parser = _Parser(text)
    tree = parser.element('')
    if parser.at < len(text):
        return _unknown('an override for several values is not modelled')
    return _value(tree)
def _value(tree):
    if tree[0] == 'value':
        return tree[1]
    if tree[0] == 'text':
        return ''.join(tree[1])
    if tree[0] == 'list':
        return [_value(each) for each in tree[1]]
    return {_value(key): _value(each) for key, each in tree[1]}

class Composer:
    def __init__(self, folder, overrides):
        self.folder, self.loaded, self.choices, self.unclear = folder, {}, {}, None
        self.group_overrides, self.used, self.added, self.deleted, self.values = {}, set(), [], {}, []
        # The configurations whose lists override a choice; those of the program's arguments have none.
        self.sources = {}
        for each in overrides:
            if each.full_key.startswith('hydra'):
                continue
            is_group = self.is_group(each.key)
            if _is_unknown(is_group):
                self.unclear = is_group
                return
            if not is_group or isinstance(each.value, dict):
                self.values.append(each)
            elif each.kind == '~':
                self.deleted[each.full_key] = each.value
            elif each.kind == '+':
                self.added.append(Default(each.key, each.value, each.package))
            else:
                self.group_overrides[each.full_key] = each.value
    def is_group(self, path):
        if any(name.startswith(path + '/') for name in _ConfigStore.instance()._nodes):
            return True
        return self.folder is not None and _os.path.isdir(_os.path.join(self.folder, path))
    def load(self, path):
        """The configuration, its list of defaults and the package that its header gives; None if there is no such file."""
        if path not in self.loaded:
            self.loaded[path] = self._load(path)
        return self.loaded[path]
    def _load(self, path):
        stored = _ConfigStore.instance()._nodes.get(path.removesuffix('.yaml'))
        text = None
        if self.folder is not None:
            name = _os.path.join(self.folder, path if path.endswith(('.yaml', '.yml')) else path + '.yaml')
            if _is_unknown(name):
                return name
            exists = _os.path.isfile(name)
            if _is_unknown(exists):
                return exists
            if exists:
                with open(name, encoding='utf-8') as file:
                    text = file.read()
                if _is_unknown(text):
                    return text
        package = None
        if text is not None:
            for line in text.split('\n'):
                line = line.strip()
                if line and not line.startswith('#'):
                    break
                if line.startswith('#') and line[1:].strip().startswith('@package'):
                    package = line[1:].strip()[len('@package'):].strip()
            content = _load_yaml(text)
            if _is_unknown(content):
                return content
            config = _OmegaConf.create({} if content is None else content)
        elif stored is not None:
            package, config = stored.package, _OmegaConf.create(stored.node)
        else:
            return None
        defaults = []
        if isinstance(config, _DictConfig) and 'defaults' in config.__dict__['_content']:
            given = _OmegaConf.to_container(config, resolve=False)['defaults']
            if isinstance(given, list):
                defaults = given
            with _open_dict(config):
                del config.__dict__['_content']['defaults']
        if package is not None and package != '_global_' and not package.startswith('_global_.'):
            package = f'_global_.{package}' if package else '_global_'
        return config, defaults, package
    def _options(self, group):
        """The names of the configurations in a group."""
        found = {path.rpartition('/')[2] for path in _ConfigStore.instance()._nodes if path.rpartition('/')[0] == group}
        folder = None if self.folder is None else _os.path.join(self.folder, group)
        if folder is not None and _os.path.isdir(folder):
            found.update(name[:-5] for name in _os.listdir(folder) if name.endswith('.yaml'))
        return sorted(found)
    def _missing(self, default, parent):
        if default.primary:
            message = f"Cannot find primary config '{default.path()}'. Check that it's in your config search path.\n"
        elif default.group is None:
            message = f"Could not load '{default.path()}'.\n"
        else:
            options = self._options(default.group_path())
            message = f"Could not find '{default.path()}'\n"
            if options:
                message += f"\nAvailable options in '{default.group_path()}':\n" + '\n'.join('\t' + each for each in options)
        if parent is not None:
            message = f"In '{parent.path()}': {message}"
        message += '\nConfig search path:\n\tprovider=hydra, path=pkg://hydra.conf'
        if self.folder is not None:
            message += f'\n\tprovider=main, path=file://{_os.path.normpath(self.folder)}'
        raise MissingConfigException(message + '\n\tprovider=schema, path=structured://', default.path())
    def _check_used(self):
        for key, value in self.group_overrides.items():
            if key in self.used:
                continue
            choices = sorted(each for each in self.choices if each.partition('@')[0] == key.partition('@')[0])
            message = f"Could not override '{key}'."
            if not choices:
                message += ' No match in the defaults list.'
            else:
                message += f"\nDid you mean to override {'one of ' if len(choices) > 1 else ''}{', '.join(choices)}?"
            if key in self.sources:
                message = f"In '{self.sources[key]}': {message}"
            else:
                message += f'\nTo append to your default list use +{key}={value}'
            raise ConfigCompositionException(message)
        for key, name in self.deleted.items():
            if key not in self.used:
                raise ConfigCompositionException(
                    f"Could not delete '{key if name is None else f'{key}={name}'}'. No match in the defaults list")
    def expand(self, default, parent=None):
        """The configurations that a default stands for, each with its package, in the order in which they are merged."""
        if default.key() in self.deleted and default.group is not None:
            wanted = self.deleted[default.key()]
            if wanted is None or wanted == default.value:
                self.used.add(default.key())
                return []
        if default.group is not None:
            self.choices[default.key()] = default.value
        if default.value is None or default.value == '???' and default.group is None:
            return []
        if default.value == '???':
            key = default.key()
            raise ConfigCompositionException(
                f"You must specify '{key}', e.g, {key}=<OPTION>\nAvailable options:\n"
                + '\n'.join('\t' + each for each in self._options(default.group_path())))
        loaded = self.load(default.path())
        if _is_unknown(loaded):
            return loaded
        if loaded is None:
            return [] if default.optional else self._missing(default, parent)
        config, items, default.header = loaded
        items = [item if item == '_self_' else parse_default(item) for item in items]
        if (items or default.primary and self.added) and '_self_' not in items and (
            not items or any(not item.override for item in items)
        ):
            items.append('_self_')
        if default.primary:
            items += self.added
        children = []
        for item in items:
            if item != '_self_':
                item.below(default)
                if item.override and not item.key().startswith('hydra/') and item.key() not in self.group_overrides:
                    self.group_overrides[item.key()], self.sources[item.key()] = item.value, default.path()
        # Later items come first, as their choices can be used by interpolations of earlier ones.
        for item in reversed(items):
            children.append((item, None if item != '_self_' and (item.override or _is_interpolation(item.value)) and not (
                item.key() in self.group_overrides and not item.override) else self._child(item, default)))
        found = []
        for item, configs in reversed(children):
            if configs is None:
                if item.override or item.group_path().split('/')[0] == 'hydra':
                    continue
                item.value = self._resolved(item.value)
                configs = self.expand(item, default)
            if _is_unknown(configs):
                return configs
            found += configs
        return found if items else [(default.path(), default.final_package())]
    def _resolved(self, value):
        choices = _OmegaConf.create({key: each for key, each in self.choices.items()})
        with _open_dict(choices):
            choices['_value_'] = value
        try:
            return choices['_value_']
        except InterpolationResolutionError:
            keys = f", possible interpolation keys: {', '.join(self.choices)}" if self.choices else ''
            raise ConfigCompositionException(f"Error resolving interpolation '{value}'{keys}")
    def _child(self, item, parent):
        if item == '_self_':
            return [(parent.path(), parent.final_package())]
        if item.group_path().split('/')[0] == 'hydra':
            return []
        key = item.key() if item.group is not None else None
        if key in self.group_overrides:
            item.value = self.group_overrides[key]
            self.used.add(key)
        if _is_unknown(item.value):
            return item.value
        if isinstance(item.value, list):
            found = []
            for each in item.value:
                option = Default(None, f'{item.group}/{each}', item.package, item.optional).below(parent)
                more = self.expand(option, parent)
                if _is_unknown(more):
                    return more
                found += more
            return found
        return self.expand(item, parent)
    def compose(self, name):
        if self.unclear is not None:
            return self.unclear
        found = [] if name is None else self.expand(Default(None, name, None, primary=True))
        if _is_unknown(found):
            return found
        self._check_used()
        made = _OmegaConf.create()
        for path, package in found:
            config = self.load(path)[0]
            if package:
                outer = _OmegaConf.create()
                _OmegaConf.update(outer, package, config, merge=False)
                config = outer
            try:
                made.merge_with(config)
            except OmegaConfBaseException as error:
                raise ConfigCompositionException(f"In '{path}': {type(error).__name__} raised while composing config:\n{error}")
        made.__dict__['_content'].pop('hydra', None)
        _OmegaConf.set_struct(made, True)
        for each in self.values:
            self._apply(made, each)
        return made
    def _apply(self, config, override):
        key, value = override.key, override.value
        if override.kind == '~':
            found = _OmegaConf.select(config, key)
            if found is None:
                raise ConfigCompositionException(f"Could not delete from config. '{key}' does not exist.")
            if value is not None and value != found:
                raise ConfigCompositionException(f"Could not delete from config. The value of '{key}' is {found} and not {value}.")
            above, _, last = key.rpartition('.')
            with _open_dict(config):
                del (_OmegaConf.select(config, above) if above else config)[last]
        elif override.kind == '+':
            if _OmegaConf.select(config, key) is not None and not isinstance(value, (dict, list)):
                raise ConfigCompositionException(
                    f"Could not append to config. An item is already at '{key}'.\nEither remove + prefix: '{override.text[1:]}'\n"
                    f"Or add a second + to add or override '{key}': '+{override.text}'\n")
            _OmegaConf.update(config, key, value, force_add=True)
        elif override.kind == '++':
            _OmegaConf.update(config, key, value, force_add=True)
        else:
            try:
                _OmegaConf.update(config, key, value)
            except (ConfigAttributeError, ConfigKeyError) as error:
                raise ConfigCompositionException(f"Could not override '{key}'.\nTo append to your config use +{override.text}") from error
            except OmegaConfBaseException as error:
                raise ConfigCompositionException(f'Error merging override {override.text}') from error
