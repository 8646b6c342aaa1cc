import type { Value } from '../data';

/**
 * Where the survey asks for what is not written in the file: modules that are modelled by their names, and what is in them.
 * Answers undefined for what it does not know.
 */
export interface Library {
  /** The module of this dotted name. */
  module(path: string): Value | undefined;
  /** An attribute of one of its modules, classes or functions. */
  attribute(path: string, name: string): Value | undefined;
  /** The names `from path import *` brings. */
  exports(path: string): readonly string[];
}
