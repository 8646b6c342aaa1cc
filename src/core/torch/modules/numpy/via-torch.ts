import { Undecided } from '../../convert';
import { callTorch } from '../../registry';
import { Tensor } from '../../tensor';
import { native, Unknown, type Keywords, type Machine, type Native, type Value } from '../../vm';
import { numberOrArray, softly, valuesOf, withoutErrors } from './array';
import { namesIn } from './signatures';

/** The arguments by the names of numpy's parameters. */
export type NamedArguments = Readonly<Record<string, Value>>;

/** A function of numpy's with its signature; what it does not support, and torch's errors, make the result unknown. */
export function defineNumpy(signature: string, run: (m: Machine, given: NamedArguments) => Value): [string, Native] {
  const name = signature.slice(0, signature.indexOf('('));
  const parameters = namesIn(signature).names;
  return [
    name,
    native(signature, (m, args) => {
      const given: Record<string, Value> = {};
      parameters.forEach((parameter, i) => (given[parameter] = (args as readonly Value[])[i] ?? null));
      return softly(m, name, () => run(m, given));
    }),
  ];
}

/** The result of torch's function for tensors, as an array or a number. */
export function torchResult(m: Machine, name: string, args: readonly Value[], keywords: Keywords = null): Value {
  const made = valuesOf(withoutErrors(m, name, () => callTorch(m, name, args, keywords)));
  if (made instanceof Unknown) throw new Undecided(made.reason, true);
  return numberOrArray(made);
}

/** The same, always as a tensor. */
export function torchTensor(m: Machine, name: string, args: readonly Value[], keywords: Keywords = null): Tensor {
  const made = valuesOf(withoutErrors(m, name, () => callTorch(m, name, args, keywords)));
  if (made instanceof Tensor) return made;
  throw new Undecided(made instanceof Unknown ? made.reason : `the result of ${name} is unknown`, true);
}
