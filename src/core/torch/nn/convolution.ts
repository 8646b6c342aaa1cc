import { stringOf } from '../convert';
import { convModule, type Arg, type Args, type ConvType } from '../../shape';
import { Native, PyFloat, PyList, PyTuple, toDim, unbox, Unknown, classOf, type Value } from '../vm';

/** A Python value as the shape rules take it. */
function argOf(given: Value): Arg {
  const value = unbox(given);
  if (value === null) return { kind: 'none' };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'string') return { kind: 'str', value };
  if (value instanceof PyFloat) return { kind: 'float', value: value.value };
  if (value instanceof PyTuple) return { kind: 'tuple', items: value.items.map(argOf) };
  if (value instanceof PyList)
    return value.open ? { kind: 'unknown', reason: value.open.reason } : { kind: 'list', items: value.items.map(argOf) };
  if (value instanceof Unknown) return { kind: 'unknown', reason: value.reason };
  const dim = toDim(value);
  if (dim !== null) return { kind: 'int', value: dim };
  return { kind: 'other', type: classOf(value).name };
}

const PLAIN = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups', 'bias', 'padding_mode'];
const TRANSPOSED = [
  'in_channels',
  'out_channels',
  'kernel_size',
  'stride',
  'padding',
  'output_padding',
  'groups',
  'bias',
  'dilation',
  'padding_mode',
];

/** `check_conv(type, *arguments)`, in the order of the constructor: raises what torch's constructor raises. Unknown arguments raise nothing. */
export const checkConv = new Native('check_conv', (m, [type, ...given]) => {
  const args: Record<string, Arg> = {};
  const names = stringOf(type).startsWith('ConvTranspose') ? TRANSPOSED : PLAIN;
  for (const [i, name] of names.entries()) args[name] = argOf(given[i] ?? null);
  const result = convModule(stringOf(type) as ConvType, args satisfies Args);
  if (result.kind === 'error') throw m.exception(result.error.type, result.error.message);
  return null;
});
