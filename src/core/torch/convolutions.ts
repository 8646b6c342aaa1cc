import type { ConvType, LazyConvType } from '../shape';

/** The functional form of a convolution. */
export type ConvFunction = 'conv1d' | 'conv2d' | 'conv3d' | 'conv_transpose1d' | 'conv_transpose2d' | 'conv_transpose3d';

/** What a callee that resolves to one of torch's convolutions is. */
export type Convolution =
  | { readonly kind: 'module'; readonly path: string; readonly type: ConvType | LazyConvType }
  | { readonly kind: 'function'; readonly path: string; readonly type: ConvFunction };

const RANKS = ['1d', '2d', '3d'] as const;

const MODULES: readonly (ConvType | LazyConvType)[] = RANKS.flatMap(
  rank => [`Conv${rank}`, `ConvTranspose${rank}`, `LazyConv${rank}`, `LazyConvTranspose${rank}`] as const,
);

const FUNCTIONS: readonly ConvFunction[] = RANKS.flatMap(rank => [`conv${rank}`, `conv_transpose${rank}`] as const);

/** Every convolution by the name torch documents it under: `torch.nn.Conv2d`, `torch.nn.functional.conv2d`, `torch.conv2d`. */
const BY_PATH = new Map<string, Convolution>([
  ...MODULES.map((type): [string, Convolution] => [`torch.nn.${type}`, { kind: 'module', path: `torch.nn.${type}`, type }]),
  ...['torch.nn.functional', 'torch'].flatMap(module =>
    FUNCTIONS.map((type): [string, Convolution] => [`${module}.${type}`, { kind: 'function', path: `${module}.${type}`, type }]),
  ),
]);

export const convolutionNames: readonly string[] = [...MODULES, ...FUNCTIONS];

/** The convolution of this documented path. */
export function convolution(path: string): Convolution | undefined {
  return BY_PATH.get(path);
}
