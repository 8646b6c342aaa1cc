/** What torch says of arguments that fit none of several signatures (torch/csrc/utils/invalid_arguments.cpp). */
import { sequenceItems, torchTypeName } from './convert';
import { PyComplex, PyFloat, PyList, Unknown, type Keywords, type Machine, type Value } from './vm';

interface TorchSignature {
  readonly text: string;
  readonly names: readonly string[];
}

function signature(text: string): TorchSignature {
  return {
    text,
    names: text
      .slice(1, -1)
      .split(', ')
      .map(part => /(\w+)( =.*)?$/.exec(part)?.[1] ?? ''),
  };
}

const CONVOLUTION = ['tuple of ints stride = 1, tuple of ints padding = 0', 'tuple of ints stride = 1, str padding = "valid"'].map(sizes =>
  signature(`(Tensor input, Tensor weight, Tensor bias = None, ${sizes}, tuple of ints dilation = 1, int groups = 1)`),
);

/** The signatures that torch lists. */
const SIGNATURES: Readonly<Record<string, readonly TorchSignature[]>> = { conv1d: CONVOLUTION, conv2d: CONVOLUTION, conv3d: CONVOLUTION };

/** @param why what torch adds instead of its signatures */
export function refuseCombination(
  m: Machine,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  isMethod: boolean,
  why = '',
): never {
  const positional = args.slice(isMethod ? 1 : 0);
  const signatures = SIGNATURES[name];
  // Torch lists keywords from the last to the first.
  const named = [...(keywords ?? [])].map(([key, value]) => `${key}=${describe(value)}`).reverse();
  const got = [...positional.map(describe), ...named].join(', ') + (signatures && positional.length === 0 && named.length > 0 ? ', ' : '');
  const start = `${name}() received an invalid combination of arguments - got (${got})`;
  if (!signatures) m.raise('TypeError', start + (why === '' ? '' : `: ${why}`));
  const tried = signatures.map(each => ` * ${each.text}\n${mismatch(each, positional, keywords)}`);
  m.raise('TypeError', `${start}, but expected one of:\n${tried.join('')}`);
}

/** Why a signature with as many parameters as arguments does not fit. */
function mismatch({ names }: TorchSignature, positional: readonly Value[], keywords: Keywords): string {
  if (positional.length + (keywords?.size ?? 0) !== names.length) return '';
  const unknown = [...(keywords?.keys() ?? [])].filter(key => !names.includes(key));
  if (unknown.length > 0) return `      didn't match because some of the keywords were incorrect: ${unknown.join(', ')}\n`;
  const types = names.map((name, i) => {
    const value = positional[i] ?? keywords?.get(name) ?? null;
    const type = detailed(value);
    // Torch compares the names of types, which only the tensors' can match.
    const text = (i < positional.length ? '' : `${name}=`) + type;
    return type === 'Tensor' && i < 3 ? text : `!${text}!`;
  });
  return `      didn't match because some of the arguments have invalid types: (${types.join(', ')})\n`;
}

function describe(value: Value): string {
  if (value instanceof PyFloat) return 'float';
  if (value instanceof PyComplex) return 'complex';
  return torchTypeName(value);
}

/** With the types of a sequence's items. */
function detailed(value: Value): string {
  const type = describe(value);
  const items = type === 'tuple' || type === 'list' ? sequenceItems(value) : null;
  if (items === null || items instanceof Unknown) return type;
  const inner = items.map(describe).join(', ');
  return value instanceof PyList ? `list of [${inner}]` : `tuple of (${inner})`;
}
