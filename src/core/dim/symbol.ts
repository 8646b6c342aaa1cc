import type { Dim, SymbolAtom } from './dim';
import { atomDim } from './polynomial';
import type { Int } from './int';

/** What is known about a symbol besides its name. */
export interface SymbolOptions {
  /** The lower bound: 0 by default; null if nothing is known, as for a Python integer of unknown sign. */
  readonly min?: Int | null;
  /** Distinguishes it from another symbol that prints the same. Letters, digits and underscores. */
  readonly id?: string;
}

/** A Python name, which can contain dots (`self.planes`) and primes. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}.']*$/u;
const ID = /^\w*$/;

/**
 * A symbol. Two symbols are equal if their names and ids are equal; always give the same symbol the same `min`.
 * @throws RangeError if the name is not a Python name
 */
export function sym(name: string, options: SymbolOptions = {}): Dim {
  const { min = 0, id = '' } = options;
  if (!NAME.test(name)) throw new RangeError(`not a name: ${JSON.stringify(name)}`);
  if (!ID.test(id)) throw new RangeError(`not an id: ${JSON.stringify(id)}`);
  const atom: SymbolAtom = { kind: 'symbol', name, id, min, key: id === '' ? name : `${name}#${id}` };
  return atomDim(Object.freeze(atom));
}
