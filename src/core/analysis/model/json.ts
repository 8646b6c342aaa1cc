import { formatDim, isInt, symbols, type Dim, type Shape } from '../../dim';
import { PyFloat, reprData, SymInt, Unknown, unbox, type Value } from '../../python/data';
import { Boxed, Instance, PyDict, PyList, PyClass, PyTuple } from '../../python/machine';
import { isFresh, Tensor } from '../../torch';
import type { ModelRun } from './types';

type Plain = null | boolean | number | bigint | string;
export type Json = Plain | readonly Json[] | { readonly [key: string]: Json };

/** A run in the format that `convlens summary --json` prints. */
export function summaryJson(run: ModelRun): Readonly<Record<string, unknown>> {
  const [problem] = run.problems;
  return {
    ok: run.ok,
    output: outputJson(run.output),
    params: total(run.params),
    convMacs: total(run.convMacs),
    macs: total(run.macs),
    layers: run.layers.map(layer => ({
      name: layer.name,
      type: layer.type,
      base: layer.base,
      site: layer.site,
      in: shapeJson(layer.input),
      out: shapeJson(layer.output),
      params: total(layer.params),
      macs: total(layer.macs),
    })),
    problems: run.problems,
    unknown: run.unknown,
    ...(problem ? { error: problem } : {}),
  };
}

/** A number, symbolic text, or null if unknown. */
function dimJson(dim: Dim): Plain {
  if (isInt(dim)) return dim;
  return isFresh(dim) || symbols(dim).length === 0 ? null : formatDim(dim, 'ascii');
}

function total(dim: Dim | null): Json {
  return dim === null ? null : dimJson(dim);
}

function shapeJson(shape: Shape | null): Json {
  return shape?.map(dimJson) ?? null;
}

const MAX_DEPTH = 20;

/** More tensors and containers than a reader or a program has use for: a list that contains another one twice, and so on, has thousands at once. */
const MAX_PARTS = 10_000;

/** The result of a forward: shapes for tensors, structure for containers. */
export function outputJson(output: Value): Json {
  return partJson(output, 0);
}

/** Whether an output has more parts than are written: a run gives an unknown in its place. */
export function isTooLarge(output: Value): boolean {
  let parts = 0;
  const visit = (value: Value, depth: number): boolean =>
    ++parts > MAX_PARTS || (depth <= MAX_DEPTH && (partsIn(value)?.some(([, part]) => visit(part, depth + 1)) ?? false));
  return visit(output, 0);
}

/** The parts of a container with the names they have in it; null for anything else. */
export function partsIn(given: Value): readonly (readonly [name: string, value: Value])[] | null {
  if (given instanceof PyTuple || given instanceof PyList) return given.items.map((item, i) => [String(i), item]);
  if (given instanceof PyDict) return [...given.entries.values()].map(({ key, value }) => [keyText(key), value]);
  return given instanceof Instance && !(given instanceof Boxed) && isDataclass(given.type) ? [...given.attrs] : null;
}

function partJson(given: Value, depth: number): Json {
  if (given instanceof Tensor) return shapeJson(given.shape);
  if (given instanceof Unknown || depth > MAX_DEPTH) return null;
  const parts = partsIn(given);
  if (parts === null) return { value: plain(given) };
  if ((given instanceof PyList || given instanceof PyDict) && given.open) return null;
  if (given instanceof PyTuple && parts.length === 0) return { tuple: [] };
  const written = parts.map(([name, part]) => [name, partJson(part, depth + 1)] as const);
  return given instanceof PyTuple || given instanceof PyList ? written.map(([, part]) => part) : named(written);
}

function isDataclass(type: PyClass): boolean {
  return type.mro.some(({ attrs }) => attrs.has('__dataclass_fields__'));
}

/** A key as Python's `str` writes it; of an object without a text of its own, its class. */
function keyText(key: Value): string {
  const value = unbox(key);
  return typeof value === 'string' ? value : reprOf(value, 0);
}

function reprOf(given: Value, depth: number): string {
  const value = unbox(given);
  if (value instanceof PyTuple && depth < MAX_DEPTH)
    return `(${value.items.map(item => reprOf(item, depth + 1)).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PyClass) return `<class '${value.name}'>`;
  const text = reprData(value);
  if (typeof text === 'string') return text;
  if (value instanceof SymInt) return formatDim(value.dim, 'ascii');
  return value instanceof Instance ? `<${value.type.name}>` : '?';
}

/** The parts of a dict by the texts of their keys, each of which is made unique. */
function named(parts: readonly (readonly [name: string, part: Json])[]): Readonly<Record<string, Json>> {
  const seen = new Map<string, Json>();
  for (const [name, part] of parts) {
    let unique = name;
    for (let i = 2; seen.has(unique); i++) unique = `${name} (${String(i)})`;
    seen.set(unique, part);
  }
  return Object.fromEntries(seen);
}

function plain(given: Value): Plain {
  const value = unbox(given);
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint')
    return value;
  if (value instanceof PyFloat) return Number.isFinite(value.value) ? value.value : null;
  if (value instanceof SymInt) return dimJson(value.dim);
  return null;
}
