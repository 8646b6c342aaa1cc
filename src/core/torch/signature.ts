import { DTYPES } from './dtype';
import { PyFloat, PyTuple, type Value } from './vm';

/**
 * The kind of an argument. `ints` is a sequence or, with a star, also the arguments themselves; `sides` may be a word, too; `number` is a
 * Python number; `Scalar` is a number or a tensor.
 */
export type Kind = 'Tensor' | 'Tensors' | 'int' | 'ints' | 'sides' | 'number' | 'Scalar' | 'bool' | 'str' | 'dtype' | 'any';

export interface TorchParameter {
  readonly name: string;
  readonly kind: Kind;
  /** Whether `None` is accepted too. */
  readonly optional: boolean;
  /** Undefined if it must be given. */
  readonly default: Value | undefined;
  /** Whether it takes the remaining positional arguments. */
  readonly star: boolean;
  readonly keywordOnly: boolean;
}

export interface Signature {
  readonly name: string;
  readonly parameters: readonly TorchParameter[];
  readonly positions: ReadonlyMap<string, number>;
}

/**
 * Parses `flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1)`. A kind with `?` accepts `None`, a parameter with a default of
 * `None`
 * always does, and one without a kind accepts anything.
 */
export function readSignature(text: string): Signature {
  const open = text.indexOf('(');
  const parameters: TorchParameter[] = [];
  let keywordOnly = false;
  for (const part of text.slice(open + 1, text.lastIndexOf(')')).split(/,(?![^()[\]]*[)\]])/)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    if (trimmed === '*') {
      keywordOnly = true;
      continue;
    }
    const [, star = '', name = '', kind = 'any', question = '', value] =
      /^(\*?)(\w+)\s*(?::\s*(\w+)(\??))?\s*(?:=\s*(.*))?$/.exec(trimmed) ?? [];
    // The rest can be empty.
    const fallback = value === undefined ? (star !== '' && kind === 'any' ? new PyTuple([]) : undefined) : literal(value);
    parameters.push({
      name,
      kind: kind as Kind,
      optional: question !== '' || fallback === null,
      default: fallback,
      star: star !== '',
      keywordOnly,
    });
    if (star !== '') keywordOnly = true;
  }
  return { name: text.slice(0, open), parameters, positions: new Map(parameters.map(({ name }, i) => [name, i])) };
}

function literal(text: string): Value {
  switch (text) {
    case 'None':
      return null;
    case 'True':
      return true;
    case 'False':
      return false;
  }
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (/^-?\d+$/.test(text)) return Number(text);
  const dtype = DTYPES.get(text);
  if (dtype) return dtype;
  if (text.startsWith('('))
    return new PyTuple(
      text
        .slice(1, -1)
        .split(',')
        .map(item => item.trim())
        .filter(item => item !== '')
        .map(literal),
    );
  const number = text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
  if (Number.isNaN(number)) throw new Error(`The default is not a literal: ${text}`);
  return new PyFloat(number);
}
