import { toInt, type Dim } from '../../../../src/core/dim';
import {
  convFunctional,
  convMacs,
  convModule,
  convOutput,
  convParams,
  withInput,
  type Arg,
  type Args,
  type ConvConfig,
  type ConvFunctionType,
  type ConvType,
  type LazyConvType,
  type Result,
} from '../../../../src/core/shape';
import { readTruth } from '../../../support/truth';

/** A value as test/truth/conv.py writes it. */
type Encoded =
  | null
  | boolean
  | number
  | string
  | readonly Encoded[]
  | { readonly int: string }
  | { readonly float: number | string }
  | { readonly tuple: readonly Encoded[] }
  | { readonly other: string };

/** One line of test/truth/conv.jsonl. */
export interface ConvCase {
  readonly call: string;
  readonly type: ConvType | LazyConvType | ConvFunctionType;
  /** Absent where Python itself refuses the call. */
  readonly args?: Readonly<Record<string, Encoded>>;
  readonly input: readonly number[];
  /** Of functional calls. */
  readonly weight?: readonly number[];
  readonly output?: readonly number[];
  readonly params?: Encoded;
  readonly macs?: Encoded;
  readonly error?: readonly [type: string, message: string];
  readonly at?: 'init' | 'forward';
}

/** PyTorch's answers, and the line that says which PyTorch. */
export function convTruth(): {
  readonly header: { readonly torch: string; readonly seed: number; readonly cases: number };
  readonly cases: readonly ConvCase[];
} {
  return readTruth('conv');
}

function decode(value: Encoded): Arg {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'string') return { kind: 'str', value };
  if ('int' in value) return { kind: 'int', value: toInt(BigInt(value.int)) };
  if ('float' in value) return { kind: 'float', value: Number(value.float) };
  if ('tuple' in value) return { kind: 'tuple', items: value.tuple.map(decode) };
  if ('other' in value) return { kind: 'other', type: value.other };
  return { kind: 'list', items: value.map(decode) };
}

export function decodeArgs(args: Readonly<Record<string, Encoded>>): Args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, decode(value)]));
}

export function isFunctional({ weight }: ConvCase): boolean {
  return weight !== undefined;
}

/** What our arithmetic makes of a case, as plain text to compare with torch's. */
export function answer({ type, args = {}, input, weight }: ConvCase): string {
  const config = weight
    ? convFunctional(type as ConvFunctionType, decodeArgs(args), weight)
    : convModule(type as ConvType | LazyConvType, decodeArgs(args));
  if (config.kind !== 'ok') return describeFailure(config);
  const output = convOutput(config.value, input);
  if (output.kind !== 'ok') return describeFailure(output);
  const cost = weight ? {} : costOf(withInput(config.value, input), input, output.value);
  return describe({ output: output.value, ...cost });
}

function costOf(config: ConvConfig, input: readonly number[], output: readonly Dim[]): { readonly params: Dim | null; readonly macs: Dim } {
  return { params: convParams(config), macs: convMacs(config, input, output) };
}

function describeFailure(result: Exclude<Result<unknown>, { kind: 'ok' }>): string {
  return result.kind === 'error' ? `${result.error.type}: ${normalise(result.error.message)}` : `unknown: ${result.reason}`;
}

function describe({
  output,
  params,
  macs,
}: {
  readonly output: readonly (Dim | number)[];
  readonly params?: Dim | null;
  readonly macs?: Dim;
}): string {
  const text = (value: Dim | null): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return [
    `(${output.map(text).join(', ')})`,
    ...(params === undefined ? [] : [`${text(params)} params`]),
    ...(macs === undefined ? [] : [`${text(macs)} MACs`]),
  ].join(', ');
}

/** torch's answer in the same form. */
export function expected({ error, output = [], params, macs }: ConvCase): string {
  if (error) return `${error[0]}: ${normalise(error[1])}`;
  const int = (value: Encoded | undefined): { readonly value: Dim } | null => {
    const arg = value === undefined ? null : decode(value);
    return arg?.kind === 'int' ? arg : null;
  };
  const [p, m] = [int(params), int(macs)];
  return describe({ output, ...(p ? { params: p.value } : {}), ...(m ? { macs: m.value } : {}) });
}

/**
 * Whether both answers say the same: byte for byte, except in TypeErrors of functional calls. Those list the arguments by position and
 * keyword as written, which is not known here: there ours is torch's up to that.
 */
export function agrees(given: ConvCase, actual: string, torch: string): boolean {
  if (!isFunctional(given) || !torch.startsWith('TypeError')) return actual === torch;
  const [place, ...element] = torch.replace(/ \(position \d+\)/, '').split(', but found element');
  return element.length > 0 ? actual.startsWith(place ?? '') : torch.replace(/ \(position \d+\)/, '').startsWith(actual);
}

/** Python prints the members of a set in any order. */
export function normalise(message: string): string {
  return message.replace(/\{('[^}]*')\}/g, (_, members: string) => `{${members.split(', ').sort().join(', ')}}`);
}
