import { add, formatDim, isInt, symbols, type Dim, type Shape } from '../../dim';
import { PyFloat, SymInt, Unknown, unbox, type Value } from '../../python/data';
import { Boxed, Instance, PyDict, PyList, PyTuple, type PyClass } from '../../python/machine';
import { isFresh, Tensor } from '../../torch';
import type { ModelRun } from './types';

type Plain = null | boolean | number | bigint | string;
export type Json = Plain | readonly Json[] | { readonly [key: string]: Json };

/** A run in the format that `convlens summary --json` prints. */
export function summaryJson(run: ModelRun): Readonly<Record<string, unknown>> {
  const convMacs = run.layers.reduce<Dim | null>((total, { macs }) => (total === null || macs === null ? null : add(total, macs)), 0);
  const [problem] = run.problems;
  return {
    ok: run.ok,
    output: outputJson(run.output),
    params: total(run.params),
    convMacs: total(convMacs),
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

/** The result of a forward: shapes for tensors, structure for containers. */
export function outputJson(given: Value, depth = 0): Json {
  if (given instanceof Tensor) return shapeJson(given.shape);
  if (given instanceof Unknown || depth > MAX_DEPTH) return null;
  if (given instanceof PyTuple || given instanceof PyList) {
    if (given instanceof PyList && given.open) return null;
    if (given.items.length === 0) return given instanceof PyTuple ? { tuple: [] } : [];
    return given.items.map(item => outputJson(item, depth + 1));
  }
  if (given instanceof PyDict)
    return given.open
      ? null
      : Object.fromEntries([...given.entries.values()].map(({ key, value }) => [keyText(key), outputJson(value, depth + 1)]));
  if (given instanceof Instance && !(given instanceof Boxed) && isDataclass(given.type)) {
    return Object.fromEntries([...given.attrs].map(([name, value]) => [name, outputJson(value, depth + 1)]));
  }
  return { value: plain(given) };
}

function isDataclass(type: PyClass): boolean {
  return type.mro.some(({ attrs }) => attrs.has('__dataclass_fields__'));
}

function keyText(key: Value): string {
  const value = unbox(key);
  return typeof value === 'string' ? value : value instanceof PyFloat ? String(value.value) : String(plain(value));
}

function plain(given: Value): Plain {
  const value = unbox(given);
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint')
    return value;
  if (value instanceof PyFloat) return Number.isFinite(value.value) ? value.value : null;
  if (value instanceof SymInt) return dimJson(value.dim);
  return null;
}
