import type { Value } from '../python/data';
import { LibraryModule, LibraryName, type Library } from '../python/survey';
import { kindNamed } from '../shape';
import { allCalleeNames, layerCallee, type LayerCallee } from './layers';

/** Modules of torch whose names are also exported by another one, under which they are documented: `torch.nn.modules.conv.Conv2d`. */
const REEXPORTS: Readonly<Record<string, string>> = {
  'torch.nn.modules': 'torch.nn',
  'torch.nn.modules.conv': 'torch.nn',
  'torch.nn.modules.pooling': 'torch.nn',
};

/** Modules that are accessed as attributes: `torch.nn`, `nn.functional`. */
const SUBMODULES = new Set([
  'torch.nn',
  'torch.nn.functional',
  'torch.nn.modules',
  'torch.nn.modules.conv',
  'torch.nn.modules.pooling',
  'torch.nn.init',
  'torch.nn.utils',
  'torch.utils',
  'torch.jit',
  'torch.fx',
]);

/** The result of `import torch`: the layers, and names for everything else. */
export const torchLibrary: Library = {
  module: path => (path === 'torch' || path.startsWith('torch.') ? new LibraryModule(path) : undefined),
  attribute(path, name): Value | undefined {
    if (path !== 'torch' && !path.startsWith('torch.')) return undefined;
    const submodule = `${path}.${name}`;
    if (SUBMODULES.has(submodule)) return new LibraryModule(submodule);
    const found = named(path, name);
    if (found) return new LibraryName(found.path, found.kind === 'module' ? 'class' : 'function');
    return new LibraryName(submodule, 'object');
  },
  exports(path) {
    return allCalleeNames.filter(name => named(path, name));
  },
};

function named(path: string, name: string): LayerCallee | undefined {
  const found = layerCallee(`${REEXPORTS[path] ?? path}.${name}`);
  // Each kind of layer is defined in a separate module, which does not contain the others.
  const [defining] = /(?<=^torch\.nn\.modules\.)\w+$/.exec(path) ?? [];
  return found && defining !== undefined && kindNamed(found.layer).definedIn !== defining ? undefined : found;
}
