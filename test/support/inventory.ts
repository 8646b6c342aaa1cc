import { findAttr, type Machine } from '../../src/core/python/machine';

/** The names that an inventory lists for the modules of a package, and that are neither modelled nor unknown. */
export function missingNames(m: Machine, inventory: readonly string[], root: string): readonly string[] {
  return inventory
    .filter(line => line.startsWith(root) && /^[\w.]+: /.test(line))
    .flatMap(line => {
      const [module = '', names = ''] = line.split(': ');
      const found = m.loader.get(module);
      return names.split(' ').filter(name => !found || findAttr(m, found, name) === undefined);
    });
}
