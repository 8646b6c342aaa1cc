import { stringOf } from '../convert';
import { Native, PyDict, setItemByName, type Instance, type Keywords, type Machine, type Value } from '../vm';

/** What is called around a module's `forward`. */
export interface Hook {
  readonly hook: Value;
  readonly withKeywords: boolean;
}

/** Hooks of all modules, then the module's own, in torch's order. */
export function hooksOf(m: Machine, self: Instance, kind: 'forward' | 'forward_pre'): readonly Hook[] {
  const own = self.attrs.get(`_${kind}_hooks`);
  const all = m.rooms.get(globalKey(kind));
  const allWithKeywords = m.rooms.get(globalKey(`${kind}_kwargs`));
  if (!(own instanceof PyDict && own.entries.size > 0) && all === undefined && allWithKeywords === undefined) return [];
  const flags = self.attrs.get(`_${kind}_hooks_with_kwargs`);
  const hooks: Hook[] = [];
  for (const [global, withKeywords] of [
    [all, false],
    [allWithKeywords, true],
  ] as const) {
    if (global instanceof PyDict) for (const { value } of global.entries.values()) hooks.push({ hook: value, withKeywords });
  }
  if (own instanceof PyDict)
    for (const [id, { value }] of own.entries) hooks.push({ hook: value, withKeywords: flags instanceof PyDict && flags.entries.has(id) });
  return hooks;
}

const globalKey = (kind: string): string => `torch.nn.hooks.${kind}`;

/** `global_hooks(kind)`: the table of hooks that every module calls. */
export const globalHooks = new Native('global_hooks', (m, [kind]) => {
  const key = globalKey(stringOf(kind));
  const found = m.rooms.get(key);
  if (found instanceof PyDict) return found;
  const made = new PyDict();
  m.rooms.set(key, made);
  return made;
});

/** Keyword arguments as a hook gets them. */
export function dictOf(m: Machine, keywords: Keywords): PyDict {
  const dict = new PyDict();
  if (keywords) for (const [name, value] of keywords) setItemByName(m, dict, name, value);
  return dict;
}

/** Keyword arguments as a hook gives them. */
export function keywordsOf(dict: PyDict): Keywords {
  return new Map([...dict.entries.values()].map(({ key, value }) => [stringOf(key), value] as const));
}
