/** torch's argument parser for the call in a layer's forward: F.conv2d(input, weight, bias, stride, padding, dilation, groups). */
import { intArg, tupleArg, typeName, type Arg } from './arg';
import { functionName, type ConvConfig } from './config';
import { overflows, unpackError } from './create';
import { typeError, valueError, type TorchError } from './result';
import type { Dim } from '../dim';

/** The arguments after input, weight and bias, in the function's order. */
interface CallArgument {
  readonly name: string;
  readonly value: Arg;
}

/** What the parser raises; null if it accepts the call. */
export function callError(config: ConvConfig, padding: readonly Dim[] | 'same' | 'valid'): TorchError | null {
  const args = callArguments(config, padding);
  const callee = functionName(config);
  const mismatch = args.findIndex(({ name, value }) => !fits(name, value, config.transposed));
  const wrong = args[mismatch];
  if (wrong && config.functional) return wrongKeyword(callee, wrong, config.transposed);
  if (wrong) return config.transposed ? wrongArgument(callee, wrong, mismatch) : noSuchCall(callee, config, args);
  // The compiler of torch's bindings evaluates the last argument first.
  for (const { name, value } of [...args].reverse()) {
    if (value.kind === 'tuple' || value.kind === 'list') {
      const error = unpackError(callee, name, value.items);
      if (error) return error;
    } else if (value.kind === 'int' && overflows(value.value)) return valueError('Overflow when unpacking long long');
  }
  return null;
}

function callArguments(config: ConvConfig, padding: readonly Dim[] | 'same' | 'valid'): readonly CallArgument[] {
  const { irregular = {}, stride, output_padding, dilation, groups, transposed } = config;
  const sizes = (name: 'stride' | 'padding' | 'output_padding' | 'dilation', dims: readonly Dim[]): CallArgument => ({
    name,
    value: irregular[name] ?? tupleArg(dims.map(intArg)),
  });
  const first = [
    sizes('stride', stride),
    typeof padding === 'string' ? { name: 'padding', value: { kind: 'str', value: padding } as const } : sizes('padding', padding),
  ];
  const groupsArgument = { name: 'groups', value: irregular.groups ?? intArg(groups) };
  return transposed
    ? [...first, sizes('output_padding', output_padding), groupsArgument, sizes('dilation', dilation)]
    : [...first, sizes('dilation', dilation), groupsArgument];
}

/** Only the first item of a sequence is checked here; a bool is not an integer. */
function fits(name: string, value: Arg, transposed: boolean): boolean {
  if (name === 'groups') return value.kind === 'int';
  if (value.kind === 'str') return name === 'padding' && !transposed;
  if (value.kind === 'int') return true;
  if (value.kind !== 'tuple' && value.kind !== 'list') return false;
  const [item] = value.items;
  return item === undefined || item.kind === 'int';
}

/** A function with a single signature names the argument. Input, weight and bias come before it. */
function wrongArgument(callee: string, { name, value }: CallArgument, index: number): TorchError {
  const place = `${callee}(): argument '${name}' (position ${String(index + 4)}) must be ${name === 'groups' ? 'int' : 'tuple of ints'}`;
  const [item] = value.kind === 'tuple' || value.kind === 'list' ? value.items : [];
  return typeError(item ? `${place}, but found element of type ${typeName(item)} at pos 0` : `${place}, not ${typeName(value)}`);
}

/** As {@link wrongArgument}, if it is unknown which arguments were passed by position; also the beginning of {@link noSuchCall}. */
function wrongKeyword(callee: string, { name, value }: CallArgument, transposed: boolean): TorchError {
  if (!transposed) return typeError(`${callee}() received an invalid combination of arguments`);
  return typeError(`${callee}(): argument '${name}' must be ${name === 'groups' ? 'int' : 'tuple of ints'}, not ${typeName(value)}`);
}

const SIGNATURES = [
  'Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, tuple of ints padding = 0, tuple of ints dilation = 1, int groups = 1',
  'Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, str padding = "valid", tuple of ints dilation = 1, int groups = 1',
];

/** A function with several signatures lists them all, and describes every argument except the input. */
function noSuchCall(callee: string, { bias }: ConvConfig, args: readonly CallArgument[]): TorchError {
  const tensors = ['Parameter', bias ? 'Parameter' : 'NoneType'];
  const types = ['Tensor', ...tensors, ...args.map(({ value }) => typeName(value))];
  const marked = ['Tensor', ...[...tensors, ...args.map(({ value }) => describe(value))].map(type => `!${type}!`)];
  const lines = SIGNATURES.flatMap(signature => [
    ` * (${signature})`,
    `      didn't match because some of the arguments have invalid types: (${marked.join(', ')})`,
  ]);
  return typeError(
    `${callee}() received an invalid combination of arguments - got (${types.join(', ')}), but expected one of:\n${lines.join('\n')}\n`,
  );
}

function describe(value: Arg): string {
  if (value.kind !== 'tuple' && value.kind !== 'list') return typeName(value);
  const items = value.items.map(typeName);
  if (value.kind === 'list') return `list of [${items.join(', ')}]`;
  return `tuple of (${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}
