import type { Value } from '../data';

/**
 * Provides what is not defined in the file: the modelled modules by their names, and their contents.
 * Returns undefined for what it does not know.
 */
export interface Library {
  /** The module of this dotted name. */
  module(path: string): Value | undefined;
  /** An attribute of one of its modules, classes or functions. */
  attribute(path: string, name: string): Value | undefined;
  /** The names that `from path import *` imports. */
  exports(path: string): readonly string[];
}
