import { builtinClass, PyClass, type Machine, type Value } from '../../vm';

const made = new Map<string, PyClass>();

/** numpy's own exceptions, which exist once Python's do. */
function exceptionClass(name: string, bases: readonly string[], module: string): PyClass {
  const found = made.get(name) ?? new PyClass(name, bases.map(builtinClass), new Map(), { module });
  made.set(name, found);
  return found;
}

const axisError = (): PyClass => exceptionClass('AxisError', ['ValueError', 'IndexError'], 'numpy.exceptions');

function raise(m: Machine, cls: PyClass, base: string, message: string): never {
  const raised = m.exception(base, message);
  raised.value.type = cls;
  throw raised;
}

/** What `numpy.exceptions` has. */
export function numpyExceptionNames(): (readonly [string, Value])[] {
  return [['AxisError', axisError()]];
}

export function raiseAxisError(m: Machine, axis: number, rank: number): never {
  return raise(m, axisError(), 'ValueError', `axis ${String(axis)} is out of bounds for array of dimension ${String(rank)}`);
}

export const linAlgError = (): PyClass => exceptionClass('LinAlgError', ['ValueError'], 'numpy.linalg');

export function raiseLinAlgError(m: Machine, message: string): never {
  return raise(m, linAlgError(), 'ValueError', message);
}

/** Of a result that cannot be written into an array of another type. */
export function raiseCastingError(m: Machine, ufunc: string, from: string, to: string): never {
  const cls = exceptionClass('UFuncTypeError', ['TypeError'], 'numpy._core._exceptions');
  return raise(
    m,
    cls,
    'TypeError',
    `Cannot cast ufunc '${ufunc}' output from dtype('${from}') to dtype('${to}') with casting rule 'same_kind'`,
  );
}
