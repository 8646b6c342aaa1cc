import { UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { attempt } from '../protocol/fork';

/** Runs something that may or may not happen: whatever it changes is unknown afterwards. Returns whether it could be followed. */
export function maybe(f: Frame, run: () => void): boolean {
  try {
    f.m.journal.redoEither(attempt(f.m, run).changes, new Map());
    return true;
  } catch (error) {
    if (!(error instanceof UndecidedFlow)) throw error;
    return false;
  }
}
