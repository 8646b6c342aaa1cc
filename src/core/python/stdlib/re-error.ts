import { PyBytes, toIndex, unbox, Unknown, type Value } from '../data';
import type { Instance } from '../machine';
import { builtinClass, call, native, PyClass, PyRaise, PyTuple, str, type Machine } from '../machine';
import { PatternError, PatternRaise, PatternUnknown } from './regex';

/** Python's `re.error`. */
export const ERROR = new PyClass('error', [builtinClass('Exception')], new Map(), { module: 're' });

/** Where a pattern is wrong, as the message and the attributes of the error tell it. */
function located(pattern: string, position: number): { readonly where: string; readonly line: number; readonly column: number } {
  const chars = [...pattern];
  const before = chars.slice(0, position);
  const line = before.filter(char => char === '\n').length + 1;
  const column = position - before.lastIndexOf('\n');
  const inLine = chars.includes('\n') ? ` (line ${String(line)}, column ${String(column)})` : '';
  return { where: ` at position ${String(position)}${inLine}`, line, column };
}

ERROR.attrs.set(
  '__init__',
  native('__init__(self, msg, pattern=None, pos=None)', (m, [self, message, pattern, pos]) => {
    const [plain, position, text] = [unbox(pattern), toIndex(pos), str(m, message)];
    if (text instanceof Unknown) return text;
    const source = plain instanceof PyBytes ? plain.value : typeof plain === 'string' ? plain : null;
    const place = source !== null && position !== null ? located(source, position) : null;
    const attributes: Readonly<Record<string, Value>> = {
      args: new PyTuple([place ? text + place.where : message]),
      msg: message,
      pattern,
      pos,
      lineno: place?.line ?? null,
      colno: place?.column ?? null,
    };
    for (const [name, value] of Object.entries(attributes)) (self as Instance).set(m, name, value);
    return null;
  }),
);

/** Raises what CPython raises for a pattern or a template; gives an unknown for what is not supported. */
export function raisePatternError(m: Machine, error: unknown, pattern: Value): Unknown {
  if (error instanceof PatternUnknown) return m.unknown(error.message);
  if (error instanceof PatternRaise) return m.raise(error.type, error.message);
  if (!(error instanceof PatternError)) throw error;
  const { message, position } = error;
  throw new PyRaise(call(m, ERROR, [message, position === null ? null : pattern, position]) as Instance, m.stack());
}
