import { isInt, substitute, symbols, type Dim, type Int, type Shape } from '../dim';
import { bindArguments, Raised, Unknown, type Parameters, type Value } from '../python/data';
import {
  kindNamed,
  kindOf,
  layerMacs,
  layerOutput,
  layerParams,
  settledLayer,
  type Arg,
  type ConvConfig,
  type LayerConfig,
} from '../shape';
import { toArg } from '../torch';
import type { ConvCall, WrittenCall } from './written-calls';
import { parametersOf } from './parameters';

/** What Python or torch would raise. */
export interface PythonError {
  readonly type: string;
  readonly message: string;
}

/** What is known about a layer: everything that the hover, the panel and the command line show for one call. */
export interface Layer<Config extends LayerConfig = LayerConfig> {
  /** Null if the call has no configuration; `error` or `notes` then give the reason. */
  readonly config: Config | null;
  /** (N, C, H, W) and the like, symbolic unless an input was given. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly params: Dim | null;
  /** For the whole input, including the batch. */
  readonly macs: Dim | null;
  /** What Python or torch would raise. */
  readonly error: PythonError | null;
  /** What is unknown and why, one sentence each. */
  readonly notes: readonly string[];
}

/** The same layer at a concrete spatial size and batch 1. */
export interface Example {
  readonly input: Shape;
  readonly output: Shape | null;
  readonly macs: Dim | null;
  /** What torch would raise at this size; the layer itself is valid. */
  readonly error: PythonError | null;
}

const EMPTY: Layer<never> = { config: null, input: null, output: null, params: null, macs: null, error: null, notes: [] };

/** The layer that a call creates, on the usual symbolic input or on the given one. */
export function layerOf(call: ConvCall, given?: Shape | null): Layer<ConvConfig>;
export function layerOf(call: WrittenCall, given?: Shape | null): Layer;
export function layerOf(call: WrittenCall, given: Shape | null = null): Layer {
  const bound = bindCall(call);
  const notes = call.assumptions.map(sentence);
  if (bound.kind === 'error') return { ...EMPTY, error: bound.error, notes };
  const result = kindNamed(call.callee.layer).fromCall(call.callee.type, bound.args);
  if (result.kind === 'error') return { ...EMPTY, error: result.error, notes };
  if (result.kind === 'unknown') return { ...EMPTY, notes: [...notes, sentence(result.reason)] };
  const assumed = result.value.assumed ?? [];
  const config = result.value;
  const input = given ?? kindOf(config).usualInput(config);
  const all = [...notes, ...assumed.map(({ parameter, reason }) => sentence(`\`${parameter}\`: ${reason}`))];
  return { ...onInput(config, input), notes: all };
}

/** A configuration on an input: shape and cost, or what torch raises. */
function onInput(config: LayerConfig, input: Shape): Omit<Layer, 'notes'> {
  const output = layerOutput(config, input);
  const filled = output.kind === 'ok' ? settledLayer(config, input) : config;
  return {
    config: filled,
    input,
    output: output.kind === 'ok' ? output.value : null,
    params: layerParams(filled),
    macs: output.kind === 'ok' ? layerMacs(filled, input, output.value) : null,
    error: output.kind === 'error' ? output.error : null,
  };
}

/**
 * The layer at the example size (outermost axis first; if there are fewer sizes than axes, the first is repeated, if there are more, the
 * last ones count),
 * with batch 1. Null if its input is already concrete or its configuration is unknown.
 */
export function exampleOf({ config, input }: Layer, size: readonly number[]): Example | null {
  if (!config || !input || input.every(isInt)) return null;
  const sizes = Array.from({ length: config.rank }, (_, axis) => size[axis + size.length - config.rank] ?? size[0] ?? 1);
  const values = new Map<string, Int>([['N', 1]]);
  input.slice(-config.rank).forEach((dim, axis) => {
    const [name] = symbols(dim);
    if (name !== undefined) values.set(name, sizes[axis] ?? 1);
  });
  const numeric = input.map(dim => substitute(dim, name => values.get(name)));
  const at = onInput(config, numeric);
  return { input: numeric, output: at.output, macs: at.macs, error: at.error };
}

type BoundCall =
  { readonly kind: 'ok'; readonly args: Readonly<Record<string, Arg>> } | { readonly kind: 'error'; readonly error: PythonError };

/** The arguments under torch's names. If the call contains stars, they can supply arguments that are not written. */
function bindCall(call: WrittenCall): BoundCall {
  const { callee } = call;
  const parameters = parametersOf(callee);
  const qualname = callee.kind === 'module' ? `${callee.type}.__init__` : callee.type;
  const values = new Map<string, Value | typeof NOT_GIVEN>();
  const isRequired = new Set(['self', ...(call.unresolved ? [] : parameters.filter(({ required }) => required).map(({ name }) => name))]);
  const bound = bindArguments<Value | typeof NOT_GIVEN>(
    qualname,
    signature(['self', ...parameters.map(({ name }) => name)]),
    [NOT_GIVEN, ...call.positional.map(({ value }) => value)],
    call.keywords.map(({ name, value }) => [name, value] as const),
    values,
    name => (isRequired.has(name) ? undefined : NOT_GIVEN),
  );
  if (bound instanceof Raised) return { kind: 'error', error: bound };
  const args: Record<string, Arg> = {};
  for (const { name } of parameters) {
    const value = values.get(name);
    if (value !== undefined && value !== NOT_GIVEN) args[name] = toArg(value);
    else if (call.unresolved) args[name] = toArg(new Unknown('it may be passed by `*args` or `**kwargs`'));
  }
  return { kind: 'ok', args };
}

/** Stands for `self`, and for what torch has a default for. */
const NOT_GIVEN = Symbol('not given');

function signature(names: readonly string[]): Parameters {
  const parameters = names.map(name => ({ name, kind: 'normal' as const }));
  return { parameters, positional: parameters, star: null, doubleStar: null };
}

function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}
