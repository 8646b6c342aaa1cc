import { builtinClass, Instance, PyClass, PyDict, type Value } from '../vm';

/**
 * The native half of torch.nn.Module: attributes and calls, which every model performs by the thousand. The rest is in python/module.py.
 */
export const MODULE_BASE = new PyClass('_ModuleBase', [builtinClass('object')], new Map(), { module: 'torch.nn.modules.module' });

/** Where a module stores what it registers. */
export const TABLES = ['_parameters', '_buffers', '_modules'] as const;

export type Table = (typeof TABLES)[number];

/** A module's own table; null before its `__init__`. */
export function table(self: Value, name: Table): PyDict | null {
  const found = self instanceof Instance ? self.attrs.get(name) : undefined;
  return found instanceof PyDict ? found : null;
}

/** An object whose class derives from torch.nn.Module. */
export function isModule(value: Value): value is Instance {
  return value instanceof Instance && !(value instanceof PyClass) && value.cls.isSubclass(MODULE_BASE);
}
