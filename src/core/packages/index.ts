/** Packages that are modelled because programs depend on what they do. Only files of the program itself take their place, not the installed package. */
import { Inventory, Native, type NativeModule, type PythonText } from '../python/machine';
import { Unknown } from '../python/data';
import hydraText from './hydra/hydra.py';
import hydraConfigText from './hydra/hydra_config.py';
import hydraDefaultsText from './hydra/defaults.py';
import hydraErrorsText from './hydra/errors.py';
import hydraGlobalText from './hydra/global_hydra.py';
import hydraInstantiateText from './hydra/instantiate.py';
import hydraStoreText from './hydra/config_store.py';
import omegaconfText from './omegaconf/omegaconf.py';
import omegaconfBaseText from './omegaconf/base.py';
import omegaconfDictText from './omegaconf/dictconfig.py';
import omegaconfErrorsText from './omegaconf/errors.py';
import omegaconfFieldsText from './omegaconf/fields.py';
import omegaconfGrammarText from './omegaconf/grammar.py';
import omegaconfListText from './omegaconf/listconfig.py';
import readNames from './packages.names';
import tomlText from './toml/toml.py';
import tomliText from './toml/tomli.py';
import { notModelled, UNKNOWNS } from './unknowns';
import { composeYaml } from './yaml/compose';
import yamlEmitText from './yaml/emit.py';
import yamlText from './yaml/yaml.py';

/** PyYAML keeps its classes in modules of these names, and shows all of them in `yaml`. */
const YAML_MODULES = ['composer', 'constructor', 'cyaml', 'dumper', 'emitter', 'error', 'events', 'loader', 'nodes', 'parser', 'reader']
  .concat(['representer', 'resolver', 'scanner', 'serializer', 'tokens'])
  .map(name => `yaml.${name}`);

/** The modules of omegaconf, and ours that they share. */
const OMEGACONF: Readonly<Record<string, PythonText>> = {
  'omegaconf': omegaconfText,
  'omegaconf.base': omegaconfBaseText,
  'omegaconf.dictconfig': omegaconfDictText,
  'omegaconf.errors': omegaconfErrorsText,
  'omegaconf.listconfig': omegaconfListText,
  'omegaconf._fields': omegaconfFieldsText,
  'omegaconf._grammar': omegaconfGrammarText,
};

const HYDRA: Readonly<Record<string, PythonText>> = {
  'hydra': hydraText,
  'hydra._defaults': hydraDefaultsText,
  'hydra.core': '',
  'hydra.core.config_store': hydraStoreText,
  'hydra.core.global_hydra': hydraGlobalText,
  'hydra.core.hydra_config': hydraConfigText,
  'hydra.errors': hydraErrorsText,
  'hydra.utils': hydraInstantiateText,
};

/** The modules that the packages really have: one that is not modelled is unknown, not missing. */
const INVENTORY = new Inventory(readNames);

/** The file of the code that called. */
const callerFile = new Native('caller_file', m => {
  for (let frame = m.frame; frame; frame = frame.caller)
    if (!frame.module.isModelled) return frame.module.scope.vars.get('__file__') ?? new Unknown('the file of the program is unknown');
  return new Unknown('the file of the program is unknown');
});

/** A module that shows what another one has. */
function sameAs(name: string, module: string): NativeModule {
  return {
    name,
    lookup: (m, attribute) => {
      const shown = m.loader.get(module);
      if (attribute.startsWith('_') || !shown) return undefined;
      m.loader.run(m, shown);
      return shown.scope.vars.get(attribute) ?? new Unknown(`\`${name}.${attribute}\` is not modelled`);
    },
  };
}

export function packageModules(): readonly NativeModule[] {
  const all: readonly NativeModule[] = [
    {
      name: 'yaml',
      isPackage: true,
      source: yamlText,
      attrs: () => [...UNKNOWNS, ['_compose', new Native('_compose', composeYaml)] as const],
      lookup: notModelled('yaml'),
    },
    { name: 'yaml._emit', source: yamlEmitText, attrs: () => UNKNOWNS },
    { name: 'tomli', isPackage: true, source: tomliText },
    { name: 'toml', isPackage: true, source: tomlText, attrs: () => UNKNOWNS },
    ...YAML_MODULES.map(name => sameAs(name, 'yaml')),
    ...Object.entries(OMEGACONF).map(([name, source]): NativeModule => ({
      name,
      isPackage: name === 'omegaconf',
      source,
      attrs: () => UNKNOWNS,
      lookup: notModelled(name),
    })),
    ...Object.entries(HYDRA).map(([name, source]): NativeModule => ({
      name,
      isPackage: name === 'hydra' || name === 'hydra.core',
      source,
      attrs: () => [...UNKNOWNS, ['_caller_file', callerFile] as const],
      lookup: notModelled(name),
    })),
    ...['hydra.experimental'].map(name => sameAs(name, 'hydra')),
    ...['omegaconf.basecontainer', 'omegaconf.nodes', 'omegaconf.omegaconf'].map(name => sameAs(name, 'omegaconf')),
  ];
  return all.map(module => ({ ...module, inventory: INVENTORY, isReplaceable: true }));
}
