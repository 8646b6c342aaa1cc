import { poolFunctions, poolTypes, type PoolFunctionType, type PoolType } from '../shape';

/** What a callee that resolves to one of torch's poolings with sliding windows is. */
export type Pooling =
  | { readonly kind: 'module'; readonly path: string; readonly type: PoolType }
  | { readonly kind: 'function'; readonly path: string; readonly type: PoolFunctionType };

const BY_PATH = new Map<string, Pooling>([
  ...poolTypes.map((type): [string, Pooling] => [`torch.nn.${type}`, { kind: 'module', path: `torch.nn.${type}`, type }]),
  ...poolFunctions.map((type): [string, Pooling] => [
    `torch.nn.functional.${type}`,
    { kind: 'function', path: `torch.nn.functional.${type}`, type },
  ]),
]);

export const poolingNames: readonly string[] = [...poolTypes, ...poolFunctions];

/** The pooling of this documented path. */
export function pooling(path: string): Pooling | undefined {
  return BY_PATH.get(path);
}
