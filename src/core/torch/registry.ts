import { equals } from '../dim';
import { bindTorchArguments, type Space } from './bind';
import { Call } from './call';
import { printShape, Undecided } from './convert';
import { canCast } from './dtype';
import { guard } from './guard';
import { refuseKernel } from './kernel-types';
import { layOut } from './layout-rules';
import { observerOf, tellOperation } from './observer';
import { readSignature, type Signature } from './signature';
import { gradEnabled } from './state';
import { Tensor, TENSOR_CLASS } from './tensor';
import { Native, PyList, PyTuple, Unknown, type Keywords, type Machine, type PyClass, type Value } from './vm';

export interface OpOptions {
  /** Additional names in the same places. */
  readonly aliases?: readonly string[];
  /** Whether the in-place variant takes on the result's shape: `unsqueeze_`. */
  readonly reshapes?: boolean;
  /** Whether torch has more than one signature: its argument errors then name none of them. */
  readonly overloaded?: boolean;
  /** Whether one of its arguments must be a tensor, though each may be a number. */
  readonly needsTensor?: boolean;
}

export type Rule = (call: Call) => Value;

const spaces = new Map<Space, Map<string, Native>>();

/** All operations of a place. */
export function operations(space: Space): Map<string, Native> {
  const found = spaces.get(space) ?? new Map<string, Native>();
  spaces.set(space, found);
  return found;
}

/**
 * Registers an operation. `places` are separated by spaces, `signature` is described at {@link readSignature}; the rule computes the result
 * or
 * raises torch's error. `out=` and in-place variants are derived from the rule.
 */
export function op(places: string, signature: string, rule: Rule, options: OpOptions = {}): void {
  const open = signature.indexOf('(');
  for (const name of [signature.slice(0, open), ...(options.aliases ?? [])]) {
    // Parsed on the first call: most operations are never called.
    let parsed: Signature | null = null;
    const read = (): Signature => (parsed ??= readSignature(signature));
    for (const place of places.split(' ') as Space[]) {
      if (place === 'inplace') {
        operations('method').set(
          `${name}_`,
          new Native(`${name}_`, (m, args, keywords) => runInPlace(m, read(), rule, `${name}_`, args, keywords, options)),
        );
        if (operations('torch').has(name))
          operations('torch').set(
            `${name}_`,
            new Native(`${name}_`, (m, args, keywords) => runInPlace(m, read(), rule, `${name}_`, args, keywords, options)),
          );
      } else
        operations(place).set(name, new Native(name, (m, args, keywords) => run(m, read(), rule, name, args, keywords, options, place)));
    }
  }
}

function run(
  m: Machine,
  signature: Signature,
  rule: Rule,
  name: string,
  args: readonly Value[],
  given: Keywords,
  options: OpOptions,
  place: Space,
): Value {
  m.step();
  let keywords = given;
  const out = given?.get('out');
  if (out !== undefined && !signature.positions.has('out')) {
    const rest = new Map(given);
    rest.delete('out');
    keywords = rest;
  }
  const isMethod = place === 'method';
  const bound = bind(m, () =>
    bindTorchArguments(m, signature, name, args, keywords, {
      isMethod,
      overloaded: options.overloaded === true,
      needsTensor: options.needsTensor === true,
      place,
    }),
  );
  if (bound instanceof Unknown) {
    leaveUnknown(m, name, args, out);
    return bound;
  }
  const call = new Call(m, signature, bound, name);
  call.given = { args, keywords };
  const result = compute(call, rule);
  observerOf(m)?.operated?.({ name, inputs: bound, call }, result);
  if (out instanceof Tensor && result instanceof Tensor) {
    out.become(m, result);
    tellOperation(m, 'assign', [result], out);
    return out;
  }
  if (result instanceof Unknown) leaveUnknown(m, name, args, out);
  return result;
}

/** Of an operation whose result is unknown, what it was to change is unknown. */
function leaveUnknown(m: Machine, name: string, [self]: readonly Value[], out: Value | undefined): void {
  const changed = out ?? (/[^_]_$/.test(name) ? self : null);
  if (changed instanceof Tensor) changed.become(m, new Tensor(null, changed.dtype));
}

function compute(call: Call, rule: Rule): Value {
  const result = guard(call.m, () => {
    const made = withinMemory(rule(call));
    refuseKernel(call, made);
    layOut(call, made);
    return made;
  });
  adopt(call, result);
  return result;
}

/** Torch counts elements in 64 bits. A size beyond them would only grow from here, and no machine has the memory. */
const MAX_SIZE = 2n ** 63n;

function withinMemory(result: Value): Value {
  if (result instanceof Tensor && result.shape?.some(dim => typeof dim === 'bigint' && dim >= MAX_SIZE))
    throw new Undecided('the tensor has more elements than torch can address');
  return result;
}

/** The result of torch's function of this name. */
export function callTorch(m: Machine, name: string, args: readonly Value[], keywords: Keywords = null): Value {
  const found = operations('torch').get(name);
  if (!found) throw new Error(`torch.${name} is not registered.`);
  return found.call(m, args, keywords);
}

/** Passes gradients, device and a user's subclass from arguments to results. */
function adopt({ m, args, name }: Call, result: Value): void {
  // What is detached shares memory and device, and no gradients.
  const detached = name === 'detach' && result instanceof Tensor ? result : null;
  if (result instanceof PyTuple || result instanceof PyList) {
    for (const item of result.items) if (item instanceof Tensor) inherit(m, args, item);
  } else if (result instanceof Tensor) inherit(m, args, result);
  if (detached) detached.requiresGrad = false;
}

function inherit(m: Machine, args: readonly Value[], result: Tensor): void {
  if (result.data) m.allocate(result.data.length);
  let subclass = null as PyClass | null;
  const from = (item: Value): void => {
    if (!(item instanceof Tensor) || item === result) return;
    if (item.requiresGrad && !result.requiresGrad && gradEnabled(m) && (result.dtype.isFloat || result.dtype.isComplex))
      result.requiresGrad = true;
    if (item.type !== TENSOR_CLASS && !/^(torch|numpy)\b/.test(item.type.module)) subclass ??= item.type;
    if (item.device.kind !== 'cpu' && result.device.kind === 'cpu' && !args.includes(result)) result.device = item.device;
  };
  for (const arg of args) {
    if (arg instanceof PyList || arg instanceof PyTuple) for (const item of arg.items) from(item);
    else from(arg);
  }
  if (subclass && result.type === TENSOR_CLASS) result.type = subclass;
}

/** The arguments, or an unknown if they belong to a signature that is not modelled. */
function bind(m: Machine, arguments_: () => readonly Value[]): readonly Value[] | Unknown {
  try {
    return arguments_();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return m.unknown(error.reason);
  }
}

/** A tensor whose new contents are unknown. */
function forgotten(m: Machine, self: Tensor, { reshapes }: OpOptions): Tensor {
  if (reshapes === true) self.become(m, new Tensor(null, self.dtype));
  else self.write(m, null);
  return self;
}

function runInPlace(
  m: Machine,
  signature: Signature,
  rule: Rule,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  options: OpOptions,
): Value {
  m.step();
  const bound = bind(m, () =>
    bindTorchArguments(m, signature, name, args, keywords, {
      isMethod: true,
      overloaded: options.overloaded === true,
      needsTensor: false,
      place: 'inplace',
    }),
  );
  const [self] = bound instanceof Unknown ? args : bound;
  if (!(self instanceof Tensor)) return self ?? null;
  if (bound instanceof Unknown) return forgotten(m, self, options);
  const call = new Call(m, signature, bound, name);
  const result = compute(call, rule);
  observerOf(m)?.operated?.({ name: name.slice(0, -1), inputs: bound, call }, result instanceof Unknown ? self : result);
  if (result instanceof Unknown) return forgotten(m, self, options);
  if (CHECKS_OVERLAP.has(name)) refuseOverlap(m, self);
  if (result instanceof Tensor) assign(m, self, result, options.reshapes === true);
  return self;
}

/** In-place operations that refuse to write into elements that share their memory. */
const CHECKS_OVERLAP = new Set(
  'add_ sub_ mul_ div_ pow_ clamp_ relu_ sigmoid_ tanh_ exp_ log_ sqrt_ neg_ abs_ floor_ ceil_ round_ reciprocal_ rsqrt_ lerp_ addcmul_ addcdiv_'.split(
    ' ',
  ),
);

/** Raises what torch raises if several elements of a tensor are one in memory, and are to be written. */
export function refuseOverlap(m: Machine, t: Tensor): void {
  if (t.strides === null || t.strides === 'unknown') return;
  if (t.strides.some((stride, axis) => stride === 0 && equals(t.shape?.[axis] ?? 1, 1) === false && t.shape?.[axis] !== 0))
    m.raise(
      'RuntimeError',
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. ' +
        'Please clone() the tensor before performing the operation.',
    );
}

/** Writes a result into a tensor, as in-place operations and `out=` do. Raises if it does not fit. */
export function assign(m: Machine, self: Tensor, result: Tensor, reshapes = false): void {
  if (result === self) return;
  tellOperation(m, 'assign', [result], self);
  if (reshapes) {
    self.become(m, result);
    return;
  }
  const { shape } = self;
  const made = result.shape;
  if (shape && made && (shape.length !== made.length || shape.some((size, axis) => equals(size, made[axis] ?? 0) === false))) {
    m.raise('RuntimeError', `output with shape ${printShape(shape)} doesn't match the broadcast shape ${printShape(made)}`);
  }
  if (!canCast(result.dtype, self.dtype))
    m.raise('RuntimeError', `result type ${result.dtype.scalarName} can't be cast to the desired output type ${self.dtype.scalarName}`);
  self.write(m, result.data);
}
