import type { ProgramText } from '../program-text';
import { findMisplaced } from './placement';
import { isPlainProgram } from './plain-program';
import { findSyntaxError, normalized, type PythonSyntaxError } from './syntax-error';

export { findSyntaxError, type PythonSyntaxError };

/**
 * What CPython raises before it runs any of a file; null if it raises nothing. Where the parser has not understood a text that Python does
 * understand, that is not an error.
 */
export function syntaxErrorOf(source: ProgramText): PythonSyntaxError | null {
  if (!source.hasErrors && isPlainProgram(normalized(source.text))) return null;
  const found = findSyntaxError(source.text);
  if (found || source.hasErrors) return found;
  try {
    return findMisplaced(source);
  } catch (error) {
    // The engine's own stack has ended.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
