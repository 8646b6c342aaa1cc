import { Unknown } from '../../data';
import type { PyClass } from '../objects/class';
import type { Machine } from '../objects/machine';
import type { PyModule } from '../objects/module';

const isSpecial = (name: string): boolean => name.startsWith('__') && name.endsWith('__');

const notModelled = (owner: string, name: string): Unknown => new Unknown(`\`${owner}.${name}\` is not modelled`);

/** A name that the installed version may have, or not. */
const dependsOnVersion = (owner: string, name: string): Unknown =>
  new Unknown(`whether \`${owner}\` has \`${name}\` depends on its version`);

/** A name that the real module has, or may have, and ours does not define. */
export function unmodelledName(m: Machine, { name: module, isModelled }: PyModule, name: string): Unknown | undefined {
  if (!isModelled) return undefined;
  const inventory = m.loader.inventory(module);
  if (!inventory) return undefined;
  if (inventory.hasLost(module, name)) return dependsOnVersion(module, name);
  const has = inventory.moduleHas(module, name) ?? !isSpecial(name);
  return has ? notModelled(module, name) : undefined;
}

/** An attribute that the real class or one of its bases defines, and ours does not. */
export function unmodelledAttribute(m: Machine, cls: PyClass, name: string, canBeSpecial = false): Unknown | undefined {
  // The protocols ask for special methods to find out what an object can do, which ours say themselves.
  if (!canBeSpecial && isSpecial(name)) return undefined;
  for (const { module, qualname } of cls.mro) {
    const inventory = m.loader.inventory(module);
    const path = `${module}.${qualname}`;
    if (inventory?.classHas(path, name) === true) return notModelled(qualname, name);
    if (inventory?.hasLost(path, name) === true) return dependsOnVersion(qualname, name);
  }
  return undefined;
}
