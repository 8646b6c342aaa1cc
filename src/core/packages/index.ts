/** Packages that are modelled because programs depend on what they do, and that no file of them takes the place of. */
import { Native, type NativeModule } from '../python/machine';
import { Unknown, type Value } from '../python/data';
import tomlText from './toml/toml.py';
import tomliText from './toml/tomli.py';
import { composeYaml } from './yaml/compose';
import yamlText from './yaml/yaml.py';

/** PyYAML keeps its classes in modules of these names, and shows all of them in `yaml`. */
const YAML_MODULES = ['composer', 'constructor', 'cyaml', 'dumper', 'emitter', 'error', 'events', 'loader', 'nodes', 'parser', 'reader']
  .concat(['representer', 'resolver', 'scanner', 'serializer', 'tokens'])
  .map(name => `yaml.${name}`);

const NATIVES: readonly (readonly [string, Value])[] = [
  ['_compose', new Native('_compose', composeYaml)],
  ['_unknown', new Native('unknown', (m, [reason]) => (typeof reason === 'string' ? m.unknown(reason) : (reason ?? null)))],
  ['_is_unknown', new Native('is_unknown', (_m, [value]) => value instanceof Unknown)],
];

export function packageModules(): readonly NativeModule[] {
  return [
    {
      name: 'yaml',
      isPackage: true,
      source: yamlText,
      attrs: () => NATIVES,
      lookup: (m, name) =>
        m.loader.get(`yaml.${name}`) ??
        (name.startsWith('_') || m.loader.builtins.has(name) ? undefined : new Unknown(`\`yaml.${name}\` is not modelled`)),
    },
    { name: 'tomli', isPackage: true, source: tomliText },
    { name: 'toml', isPackage: true, source: tomlText, attrs: () => NATIVES },
    ...YAML_MODULES.map((name): NativeModule => ({
      name,
      lookup: (m, attribute) => {
        const yaml = m.loader.get('yaml');
        if (attribute.startsWith('_') || !yaml) return undefined;
        m.loader.run(m, yaml);
        return yaml.scope.vars.get(attribute) ?? new Unknown(`\`${name}.${attribute}\` is not modelled`);
      },
    })),
  ];
}
