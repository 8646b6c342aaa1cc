/** `re`'s flags, by their values. */
export const TEMPLATE = 1;
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
const DEBUG = 128;
export const ASCII = 256;

/** Flags that say which characters are letters: a group turns on at most one of them. */
export const TYPE_FLAGS = ASCII | LOCALE | UNICODE;

/** Flags that a group cannot turn on for itself. */
export const GLOBAL_FLAGS = DEBUG | TEMPLATE;

/** The letters of flags inside a pattern. */
export const FLAG_LETTERS: ReadonlyMap<string, number> = new Map([
  ['i', IGNORECASE],
  ['L', LOCALE],
  ['m', MULTILINE],
  ['s', DOTALL],
  ['x', VERBOSE],
  ['a', ASCII],
  ['t', TEMPLATE],
  ['u', UNICODE],
]);

/** The names in which a compiled pattern lists its flags. */
export const FLAG_NAMES: readonly (readonly [string, number])[] = [
  ['TEMPLATE', TEMPLATE],
  ['IGNORECASE', IGNORECASE],
  ['LOCALE', LOCALE],
  ['MULTILINE', MULTILINE],
  ['DOTALL', DOTALL],
  ['UNICODE', UNICODE],
  ['VERBOSE', VERBOSE],
  ['DEBUG', DEBUG],
  ['ASCII', ASCII],
];

/** The flags inside a group that turns some on and others off. */
export function combineFlags(flags: number, on: number, off: number): number {
  return ((on & TYPE_FLAGS ? flags & ~TYPE_FLAGS : flags) | on) & ~off;
}
