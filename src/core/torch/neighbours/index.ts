/**
 * Packages that model code depends on and that are rarely next to it: their effect on shapes is small and stable. If the package itself is
 * on the search path, its own files are followed instead.
 */
import { stringOf } from '../convert';
import { Native, Unknown, type NativeModule, type PythonText, type Value } from '../vm';
import autoDocstring from './auto_docstring.py';
import einops from './einops.py';
import einopsLayers from './einops_layers.py';
import lightning from './lightning.py';
import mm from './mm.py';

const unknown: readonly [string, Value] = ['_unknown', new Native('unknown', (m, [reason]) => m.unknown(stringOf(reason)))];

/**
 * What the text does not have is unknown, by its name.
 * @param isFallback whether the real module is followed where it is on the search path
 */
function neighbour(name: string, source: PythonText, isPackage = false, isFallback = true): NativeModule {
  return {
    name,
    source,
    isPackage,
    isFallback,
    attrs: () => [unknown],
    lookup: (m, attribute) =>
      m.loader.get(`${name}.${attribute}`) ??
      (attribute.startsWith('__') || m.loader.builtins.has(attribute)
        ? undefined
        : new Unknown(`\`${name}.${attribute}\` is not modelled`)),
  };
}

export function neighbours(): readonly NativeModule[] {
  return [
    neighbour('einops', einops, true),
    neighbour('einops.einops', einops),
    neighbour('einops.layers', '', true),
    neighbour('einops.layers.torch', einopsLayers),
    ...[
      'pytorch_lightning',
      'lightning',
      'lightning.pytorch',
      'pytorch_lightning.core',
      'pytorch_lightning.core.lightning',
      'lightning.pytorch.core',
      'lightning.fabric',
    ].map(name => neighbour(name, lightning, true)),
    ...['mmengine', 'mmcv'].map(name => neighbour(name, '', true)),
    ...['mmengine.model', 'mmcv.runner'].map(name => neighbour(name, mm, true)),
    // It writes documentation: the real one reads the text of every class that it decorates, and returns it as it is.
    neighbour('transformers.utils.auto_docstring', autoDocstring, false, false),
  ];
}
