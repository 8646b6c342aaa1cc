import type { ProgramText } from '../syntax';
import { builtins } from './builtins';
import { DEFAULT_BOUNDS, type Bounds } from './objects/bounds';
import { Machine } from './objects/machine';
import type { Finder, NativeModule } from './objects/module';
import { executeBody } from './run/body';
import { NO_FILES, type ProgramFiles } from './objects/program-files';
import { suspended } from './run/generator';
import { Loader } from './run/loader';

/** The parts of a machine. */
export interface MachineParts {
  /** Where the program's modules are searched. */
  readonly finder: Finder;
  /** The files that the program can read; none unless given. */
  readonly files?: ProgramFiles | undefined;
  /** Modules that are part of ConvLens. */
  readonly natives: readonly NativeModule[];
  readonly parse: (text: string) => ProgramText;
  readonly bounds?: Bounds | undefined;
  /** Milliseconds since some moment, of computing where the host can tell: then a busy machine cuts nothing short. */
  readonly now?: (() => number) | undefined;
}

/** A machine with all its layers on which no program has run yet. */
export function createMachine({ finder, files = NO_FILES, natives, parse, bounds = DEFAULT_BOUNDS, now }: MachineParts): Machine {
  return new Machine(new Loader(builtins, finder, natives, parse), { body: executeBody, suspended }, files, bounds, now);
}
