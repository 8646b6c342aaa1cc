import type { Value } from '../python/data';
import { createMachine, DEFAULT_BOUNDS, RunEnded, type Bounds, type Machine, type NativeModule } from '../python/machine';
import { pythonModules } from '../python/stdlib';
import { alternatives, LibraryName, surveyFile, type CallEvent, type NameScope } from '../python/survey';
import type { Expr, PythonSource } from '../python/syntax';
import { allCalleeNames, calleeNames, calleeOfKind, layerCallee, torchLibrary, type LayerCallee } from '../torch';

/** A range of a file, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One argument of a call, under torch's name for the parameter. */
export interface CallArgument {
  readonly name: string;
  readonly value: Value;
  /** As written. */
  readonly source: string;
  readonly expression: Expr;
  readonly range: Range;
}

/** A call of one of torch's layers, with what is known about its arguments. */
export interface WrittenCall<Callee extends LayerCallee = LayerCallee> {
  readonly callee: Callee;
  /** All possible callees; more than one if a condition decides. */
  readonly callees: readonly Callee[];
  /** Whether the callee is accessed via a variable, not only by imports. */
  readonly alias: boolean;
  /** The whole call expression. */
  readonly range: Range;
  /** The range of the last argument, including its name or star; null for a call without arguments. */
  readonly lastArgument: Range | null;
  /** The part that names the layer: `nn.Conv2d`. */
  readonly calleeRange: Range;
  /** Positional arguments as written, for binding, excluding those after a star. */
  readonly positional: readonly CallArgument[];
  readonly keywords: readonly CallArgument[];
  /** Whether the call contains `*args` or `**kwargs`, so that it is unknown which parameters they fill. */
  readonly unresolved: boolean;
  /** The assumptions under which the values are known. */
  readonly assumptions: readonly string[];
  /** The classes and functions that contain the call, outermost first. */
  readonly path: readonly string[];
  /** What the call is assigned to, as written: `self.conv1`. */
  readonly target: string | null;
}

export type ConvCall = WrittenCall<LayerCallee<'convolution'>>;

/** Computing with what is known must not keep the reader waiting: a file's constants need a few thousand steps. */
const BOUNDS: Bounds = { ...DEFAULT_BOUNDS, steps: 1_000_000, items: 100_000, milliseconds: 1000 };

let modules: readonly NativeModule[] | null = null;

/** A machine that computes with what is known, and has no files to read. */
function computer(isCancelled: () => boolean): Machine {
  const machine = createMachine({
    finder: { find: () => null },
    natives: (modules ??= pythonModules()),
    parse: () => {
      throw new RunEnded('text is not evaluated here');
    },
    bounds: BOUNDS,
  });
  machine.start(isCancelled);
  return machine;
}

/** The callees to search for: how a path is recognized, and the names under which a callee appears if it is not renamed. */
interface Family<Callee> {
  readonly of: (path: string) => Callee | undefined;
  readonly names: string;
  /** Anywhere in a text. */
  readonly mentioned: RegExp;
}

function family<Callee>(of: Family<Callee>['of'], all: readonly string[]): Family<Callee> {
  const names = all.join('|');
  return { of, names, mentioned: new RegExp(String.raw`\b(?:${names})\b`) };
}

const CONVOLUTIONS = family(path => calleeOfKind('convolution', path), calleeNames('convolution'));
const LAYERS = family(layerCallee, allCalleeNames);

/** A file that mentions no convolution and no torch contains no call of one; this check is much cheaper than parsing. */
export function mayHoldConvCalls(text: string): boolean {
  return mayHold(text, CONVOLUTIONS);
}

/** The same for layers of every kind. */
export function mayHoldLayerCalls(text: string): boolean {
  return mayHold(text, LAYERS);
}

function mayHold(text: string, { mentioned }: Family<unknown>): boolean {
  return text.includes('torch') && mentioned.test(text);
}

/** The calls found, and why some may be missing: null, or the bound that was reached. */
export interface WrittenCalls<Callee extends LayerCallee> {
  readonly calls: readonly WrittenCall<Callee>[];
  readonly incomplete: string | null;
}

/** Finds the calls of torch's convolutions, in order of their places. */
export function findConvCalls(source: PythonSource): WrittenCalls<LayerCallee<'convolution'>> {
  return findCalls(source, CONVOLUTIONS);
}

/** Finds the calls of layers of every kind in the functions that contain a place. */
export function findLayerCalls(source: PythonSource, at: Range, isCancelled?: () => boolean): WrittenCalls<LayerCallee> {
  return findCalls(source, LAYERS, at, isCancelled);
}

function findCalls<Callee extends LayerCallee>(
  source: PythonSource,
  wanted: Family<Callee>,
  at?: Range,
  isCancelled: () => boolean = () => false,
): WrittenCalls<Callee> {
  const found = new Map<number, WrittenCall<Callee>>();
  let mentions: RegExp | null = null;
  const incomplete = surveyFile({
    source,
    library: torchLibrary,
    machine: computer(isCancelled),
    isCancelled,
    onCall: event => {
      const call = toCall(event, source, wanted);
      // Several calls can begin at the same place, as in `conv(3, 8, 3)(x)`; only one of them is the layer.
      if (call && !found.has(call.range.start)) found.set(call.range.start, call);
    },
    wants: (start, end, module) => {
      if (at && (at.start < start || at.end > end)) return false;
      mentions ??= new RegExp(String.raw`\b(?:${[wanted.names, ...aliases(module, wanted)].join('|')})\b`);
      return mentions.test(source.text.slice(start, end));
    },
  });
  return { calls: [...found.values()].sort((a, b) => a.range.start - b.range.start), incomplete: incomplete ?? source.incomplete };
}

/** Names of the module that refer to one of them under another name. */
function aliases(module: NameScope, wanted: Family<unknown>): string[] {
  return [...module.entries()]
    .filter(([, { value }]) => calleesIn(value, wanted).length > 0)
    .map(([name]) => name)
    .filter(name => /^\w+$/.test(name));
}

function calleesIn<Callee>(value: Value, { of }: Family<Callee>): Callee[] {
  return alternatives(value).flatMap(option => (option instanceof LibraryName ? (of(option.path) ?? []) : []));
}

function toCall<Callee extends LayerCallee>(event: CallEvent, source: PythonSource, wanted: Family<Callee>): WrittenCall<Callee> | null {
  const callees = calleesIn(event.callee, wanted);
  const [first] = callees;
  if (!first) return null;
  const { base, expression } = event;
  const positional: CallArgument[] = [];
  const keywords: CallArgument[] = [];
  let starred = false;
  for (const { argument, value } of event.args) {
    const range = { start: base + argument.value.start, end: base + argument.value.end };
    const part = { value, range, expression: argument.value, source: source.text.slice(range.start, range.end) };
    if (argument.kind === 'keyword') keywords.push({ ...part, name: argument.name });
    else if (argument.kind !== 'positional') starred = true;
    else if (!starred) positional.push({ ...part, name: '' });
  }
  const last = event.args.at(-1)?.argument;
  return {
    callee: first,
    callees,
    lastArgument: last ? { start: base + last.start, end: base + last.end } : null,
    alias: !event.imported,
    range: { start: base + expression.start, end: base + expression.end },
    calleeRange: { start: base + expression.callee.start, end: base + expression.callee.end },
    positional,
    keywords,
    unresolved: starred,
    assumptions: event.assumptions,
    path: event.path,
    target: event.target,
  };
}
