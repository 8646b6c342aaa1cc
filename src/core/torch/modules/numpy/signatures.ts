import { Undecided } from '../../convert';
import { guard } from '../../guard';
import { plainShape, Tensor } from '../../tensor';
import { Native, PyTuple, Unknown, type Keywords, type Machine, type Value } from '../../vm';
import { isSameKind } from './promotion';

interface Parameters {
  readonly names: readonly string[];
  /** How many arguments can be given by position. */
  readonly positions: number;
  readonly hasAnyKeyword: boolean;
}

/** The parameters of a signature in Python syntax. */
export function namesIn(signature: string): Parameters {
  const names: string[] = [];
  let positions: number | null = null;
  let hasAnyKeyword = false;
  const text = signature.slice(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
  for (const part of text.split(/, (?![^(]*\))/).filter(each => each !== '/' && each !== '')) {
    if (part.startsWith('**')) hasAnyKeyword = true;
    else if (part.startsWith('*')) positions ??= part === '*' ? names.length : Infinity;
    const name = part.replace(/^\*+/, '').replace(/=.*$/, '');
    if (name !== '') names.push(name);
  }
  return { names, positions: positions ?? names.length, hasAnyKeyword };
}

/**
 * A function or method with the parameters that numpy's has: an argument for one that the model lacks makes the result unknown. The array
 * given as `out` gets the result.
 */
export function asInNumpy(owner: string, name: string, value: Value): Value {
  if (!(value instanceof Native) || value.signature === null) return value;
  const parameters = namesIn(value.signature);
  const made = new Native(
    value.name,
    (m, args, keywords) =>
      guard(m, () => {
        refuseUnmodelled(m, `${owner}.${name}`, parameters, args, keywords);
        return intoOut(m, value, parameters.names, args, keywords);
      }),
    value.isStatic,
  );
  made.signature = value.signature;
  return made;
}

/** Ends the call with a reason if an argument is for a parameter of numpy's that the model lacks. */
function refuseUnmodelled(m: Machine, path: string, parameters: Parameters, args: readonly Value[], keywords: Keywords): void {
  const { names, positions, hasAnyKeyword } = parameters;
  const inventory = m.loader.inventory('numpy');
  if (!inventory || hasAnyKeyword) return;
  const extra = [...(keywords?.keys() ?? [])].filter(key => !names.includes(key));
  const others = (): boolean => inventory.parametersOf(path).some(each => each !== '**' && !names.includes(each));
  const hasAny = inventory.functionHas(path, '**');
  const isUnmodelled = extra.length > 0 && extra.every(key => hasAny || inventory.functionHas(path, key));
  if (isUnmodelled) throw new Undecided(`\`${extra.join('` and `')}\` of ${path} is not modelled`);
  if (extra.length === 0 && args.length > positions && others()) throw new Undecided(`${path} is not modelled for these arguments`);
}

/** Calls the function, and writes its result into `out`. */
function intoOut(m: Machine, native: Native, names: readonly string[], args: readonly Value[], keywords: Keywords): Value {
  const at = names.indexOf('out');
  const out = at < 0 ? undefined : (args[at] ?? keywords?.get('out'));
  if (!(out instanceof Tensor || out instanceof PyTuple)) return native.call(m, args, keywords);
  const rest = keywords && new Map([...keywords].filter(([key]) => key !== 'out'));
  const made = native.call(
    m,
    args.map((each, i) => (i === at ? null : each)),
    rest,
  );
  const targets = out instanceof Tensor ? [out] : out.items.flatMap(each => (each instanceof Tensor ? [each] : []));
  if (made instanceof Tensor && out instanceof Tensor && isSameShape(made, out) && isSameKind(made.dtype, out.dtype)) {
    out.write(m, made.dtype === out.dtype ? made.data : null);
    return out;
  }
  for (const target of targets) target.write(m, null);
  if (made instanceof Unknown) return made;
  throw new Undecided('a result is written into an array of another type or shape');
}

function isSameShape(a: Tensor, b: Tensor): boolean {
  const [x, y] = [plainShape(a.shape), plainShape(b.shape)];
  return x !== null && y !== null && x.join() === y.join();
}
