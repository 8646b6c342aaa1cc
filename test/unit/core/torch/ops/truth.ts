import { pythonModules } from '../../../../../src/core/python/stdlib';
import { DType } from '../../../../../src/core/torch/dtype';
import { numel } from '../../../../../src/core/torch/tensor';
import { modelModules, setGradEnabled, Tensor } from '../../../../../src/core/torch';
import { formatDim, isInt, type Dim } from '../../../../../src/core/dim';
import { PyFloat, toDim, Unknown, type Value } from '../../../../../src/core/python/data';
import {
  executeBlock,
  Frame,
  invoke,
  PyDict,
  PyList,
  PyModule,
  PyRaise,
  PyTuple,
  Scope,
  str,
  toArray,
  type Machine,
} from '../../../../../src/core/python/machine';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { machineFor } from '../../../../support/machine';
import { readTruth } from '../../../../support/truth';

/** One case of test/truth/ops.py. */
export interface OpCase {
  readonly op: string;
  readonly source: string;
  readonly out?: unknown;
  readonly dtype?: string | readonly string[];
  readonly data?: unknown;
  readonly params?: number;
  readonly error?: readonly [type: string, message: string];
  readonly at?: number;
}

export function opCases(): readonly OpCase[] {
  return readTruth<unknown, OpCase>('ops').cases;
}

/** What the machine makes of a case: agreement, an open question, or a disagreement in words. */
export type Verdict =
  { readonly kind: 'same' } | { readonly kind: 'unknown'; readonly reason: string } | { readonly kind: 'wrong'; readonly text: string };

/** Runs cases one after another, each with names of its own. */
export class OpRunner {
  private readonly m: Machine;
  private readonly home: PyModule;

  constructor(private readonly parser: PythonParser) {
    this.m = machineFor(parser, {}, [...pythonModules(), ...modelModules()], {
      steps: Infinity,
      items: 2_000_000,
      milliseconds: Infinity,
      live: Infinity,
    });
    this.home = new PyModule('cases', 'cases.py', false, false, null, null);
    this.home.state = 'done';
    this.run(
      'import math; import torch; import torch.nn as nn; import torch.nn.functional as F',
      new Scope(null, null, this.home),
      this.home.scope,
    );
    setGradEnabled(this.m, false);
  }

  private run(text: string, _scope: Scope, into: Scope): void {
    const source = this.parser.parse(text.replaceAll('; ', '\n') + '\n');
    this.home.source = source;
    const frame = new Frame(this.m, into, this.home, null, '<module>');
    this.m.frame = frame;
    this.m.depth = 0;
    for (const item of source.module().items) executeBlock({ items: [item] }, 0, frame);
  }

  judge(given: OpCase): Verdict {
    const parts = given.source.split('; ');
    const last = parts.pop() ?? '';
    const { vars } = this.home.scope;
    const kept = new Map(vars);
    let result: Value;
    let error: PyRaise | null = null;
    try {
      this.run([...parts, `__out__ = ${last}`].join('; '), this.home.scope, this.home.scope);
      result = vars.get('__out__') ?? null;
    } catch (raised) {
      if (!(raised instanceof PyRaise)) throw raised;
      error = raised;
      result = null;
    }
    const layer = vars.get('m');
    try {
      return this.compare(given, result, error, layer);
    } finally {
      vars.clear();
      for (const [name, value] of kept) vars.set(name, value);
      this.m.frame = null;
    }
  }

  private compare(given: OpCase, result: Value, error: PyRaise | null, layer: Value | undefined): Verdict {
    if (error) {
      const text = str(this.m, error.value);
      const message = text instanceof Unknown ? '?' : text;
      if (!given.error) return { kind: 'wrong', text: `raises ${error.type}: ${message}` };
      const [type, wanted] = given.error;
      return error.type === type && sameMessage(message, wanted)
        ? { kind: 'same' }
        : { kind: 'wrong', text: `raises ${error.type}: ${message}\n    torch: ${type}: ${wanted}` };
    }
    const open = unknownIn(result);
    if (open !== null) return { kind: 'unknown', reason: open };
    if (given.error)
      return { kind: 'wrong', text: `gives ${JSON.stringify(structure(result))}\n    torch: ${given.error[0]}: ${given.error[1]}` };
    const shape = structure(result);
    if (!matches(shape, given.out)) return { kind: 'wrong', text: `gives ${JSON.stringify(shape)}, torch ${JSON.stringify(given.out)}` };
    const types = dtypes(result);
    const wantedTypes =
      given.dtype === undefined ? [] : typeof given.dtype === 'string' ? types.map(() => given.dtype as string) : given.dtype;
    if (types.join() !== wantedTypes.join()) return { kind: 'wrong', text: `has type ${types.join()}, torch ${wantedTypes.join()}` };
    if (given.data !== undefined && result instanceof Tensor && result.data && !sameNumbers(result.data, flatten(given.data)))
      return { kind: 'wrong', text: `has ${JSON.stringify(result.data)}, torch ${JSON.stringify(given.data)}` };
    if (given.params !== undefined && layer !== undefined) {
      const found = toArray(this.m, invoke(this.m, layer, 'parameters', []));
      const total =
        found instanceof Unknown
          ? null
          : found.reduce<Dim>((sum, one) => (one instanceof Tensor && one.shape ? Number(sum) + Number(numel(one.shape)) : sum), 0);
      if (total !== given.params)
        return {
          kind: 'wrong',
          text: `has ${total === null ? 'an unknown number of' : formatDim(total, 'ascii')} parameters, torch ${String(given.params)}`,
        };
    }
    return { kind: 'same' };
  }
}

/** Torch's messages go on about signatures and C++: as far as ours goes, in one of two ways. */
function sameMessage(ours: string, torchs: string): boolean {
  if (ours === torchs) return true;
  const combination = 'received an invalid combination of arguments';
  if (torchs.includes(combination) && ours.includes(combination) && !ours.includes('but expected one of')) return true;
  return torchs.startsWith(ours) && ours.length > 20;
}

function unknownIn(value: Value): string | null {
  if (value instanceof Unknown) return value.reason;
  if (value instanceof Tensor) return value.shape ? null : 'the rank is not known';
  if (value instanceof PyTuple || value instanceof PyList) return value.items.map(unknownIn).find(reason => reason !== null) ?? null;
  return null;
}

function structure(value: Value): unknown {
  if (value instanceof Tensor) return value.shape?.map(size => (isInt(size) ? Number(size) : null)) ?? null;
  if (value instanceof PyTuple || value instanceof PyList)
    return value instanceof PyTuple && value.items.length === 0 ? { tuple: [] } : value.items.map(structure);
  if (value instanceof PyDict)
    return Object.fromEntries(
      [...value.entries.values()].map(entry => [
        typeof entry.key === 'string' ? entry.key : JSON.stringify(structure(entry.key)),
        structure(entry.value),
      ]),
    );
  if (value instanceof PyFloat) return { value: value.value };
  const dim = toDim(value);
  return {
    value:
      typeof value === 'boolean' || typeof value === 'string' || value === null
        ? value
        : dim !== null && isInt(dim)
          ? Number(dim)
          : value instanceof DType
            ? `torch.${value.name}`
            : '?',
  };
}

/** Null in torch's word stands for a size that depends on numbers. */
function matches(ours: unknown, torchs: unknown): boolean {
  if (torchs === null || ours === null) return true;
  if (Array.isArray(ours) && Array.isArray(torchs))
    return ours.length === torchs.length && ours.every((item, i) => matches(item, torchs[i]));
  if (typeof ours === 'object' && typeof torchs === 'object') {
    const [a, b] = [ours as Record<string, unknown>, torchs as Record<string, unknown>];
    if ('value' in a && 'value' in b)
      return (
        a.value === b.value ||
        (typeof a.value === 'number' && typeof b.value === 'number' && Math.abs(a.value - b.value) < 1e-5) ||
        a.value === '?'
      );
    return Object.keys(b).every(key => matches(a[key], b[key]));
  }
  if (typeof torchs === 'object' && 'value' in torchs) return torchs.value === ours;
  return ours === torchs;
}

function dtypes(value: Value): string[] {
  if (value instanceof Tensor) return [value.dtype.name];
  if (value instanceof PyTuple || value instanceof PyList) return value.items.flatMap(dtypes);
  if (value instanceof PyDict) return [...value.entries.values()].flatMap(entry => dtypes(entry.value));
  return [];
}

function flatten(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return [
    typeof value === 'boolean'
      ? Number(value)
      : value === 'inf'
        ? Infinity
        : value === '-inf'
          ? -Infinity
          : value === 'nan'
            ? NaN
            : Number(value),
  ];
}

function sameNumbers(ours: readonly number[], torchs: readonly number[]): boolean {
  return (
    ours.length === torchs.length &&
    ours.every((x, i) => Object.is(x, torchs[i]) || Math.abs(x - (torchs[i] ?? NaN)) <= 1e-5 * Math.max(1, Math.abs(x)) || x === torchs[i])
  );
}
