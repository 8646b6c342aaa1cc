import { kindNamed, kindNames, type KindName, type LayerType } from '../shape';

/** A callee that resolves to one of torch's layers: the kind it creates, and its name. */
export type LayerCallee<Name extends KindName = KindName> = {
  [K in Name]: {
    /** A class of torch.nn, or a function. */
    readonly kind: 'module' | 'function';
    readonly layer: K;
    /** The documented name: `torch.nn.Conv2d`, `torch.nn.functional.conv2d`, `torch.conv2d`. */
    readonly path: string;
    readonly type: LayerType<K>;
  };
}[Name];

const BY_PATH = new Map(kindNames.flatMap(name => calleesOf(name).map(callee => [callee.path, callee] as const)));

function calleesOf(name: KindName): readonly LayerCallee[] {
  const { classes, functions, functionModules } = kindNamed(name);
  const callee = (kind: LayerCallee['kind'], module: string, type: string): LayerCallee =>
    ({ kind, layer: name, path: `${module}.${type}`, type }) as LayerCallee;
  return [
    ...classes.map(type => callee('module', 'torch.nn', type)),
    ...functionModules.flatMap(module => functions.map(type => callee('function', module, type))),
  ];
}

/** The layer of this documented path. */
export function layerCallee(path: string): LayerCallee | undefined {
  return BY_PATH.get(path);
}

/** The layer of this documented path if it is of this kind. */
export function calleeOfKind<Name extends KindName>(name: Name, path: string): LayerCallee<Name> | undefined {
  const found = BY_PATH.get(path);
  return found?.layer === name ? (found as LayerCallee<Name>) : undefined;
}

/** The names of layers of a kind. */
export function calleeNames(name: KindName): readonly string[] {
  const { classes, functions } = kindNamed(name);
  return [...classes, ...functions];
}

/** The names of layers of every kind. */
export const allCalleeNames: readonly string[] = kindNames.flatMap(calleeNames);
