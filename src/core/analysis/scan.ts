import { Obj, PyFloat, type Value } from '../python/data';
import { PyList, PyTuple } from '../python/machine';
import type { PythonSource } from '../python/syntax';
import { findConvCalls, type CallArgument, type ConvCall } from './written-calls';
import { parametersOf } from './parameters';

/** A value as JSON; integers beyond 2^53 stay exact as `bigint`. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[];

/** One call as `convlens scan` reports it (docs/command-line.md). Lines from 1, columns from 0 in UTF-16 units. */
export interface ScannedCall {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly callee: string;
  readonly arguments: Readonly<Record<string, { readonly source: string; readonly value?: JsonValue }>>;
  readonly alias?: true;
  readonly unresolved?: true;
}

/** Every convolution call of a file. */
export function scanSource(source: PythonSource): { readonly calls: readonly ScannedCall[]; readonly incomplete: string | null } {
  const { calls, incomplete } = findConvCalls(source);
  return { calls: calls.map(call => toScanned(call, source)), incomplete };
}

function toScanned(call: ConvCall, source: PythonSource): ScannedCall {
  const start = source.positionAt(call.range.start);
  const end = source.positionAt(call.range.end);
  const names = parametersOf(call.callee).map(parameter => parameter.name);
  const args: Record<string, { source: string; value?: JsonValue }> = Object.create(null) as Record<string, never>;
  call.positional.forEach((argument, i) => {
    const name = names[i];
    if (name !== undefined) args[name] = describe(argument);
  });
  for (const argument of call.keywords) args[argument.name] = describe(argument);
  return {
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    callee: call.callees.map(one => one.path).join('|'),
    arguments: args,
    ...(call.alias ? { alias: true as const } : {}),
    ...(call.unresolved ? { unresolved: true as const } : {}),
  };
}

function describe(argument: CallArgument): { source: string; value?: JsonValue } {
  const value = toJson(argument.value);
  return value === undefined ? { source: argument.source } : { source: argument.source, value };
}

/** Undefined if the value is unknown, or if JSON cannot represent it. */
function toJson(value: Value): JsonValue | undefined {
  if (value instanceof PyFloat) return Number.isFinite(value.value) ? value.value : undefined;
  if (value instanceof PyTuple || (value instanceof PyList && !value.open)) {
    const items = value.items.map(toJson);
    return items.every(item => item !== undefined) ? items : undefined;
  }
  return value instanceof Obj ? undefined : value;
}
