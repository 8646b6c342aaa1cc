import { alternatives, stdlib, surveyFile, type CallEvent, type Library, type Scope, type Value } from '../python/interp';
import type { Expr, PythonSource } from '../python/syntax';
import { convolution, torchLibrary, type Convolution } from '../torch';

/** A stretch of a file, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One argument of a convolution call, by torch's name for the parameter. */
export interface ConvArgument {
  readonly name: string;
  readonly value: Value;
  /** As written. */
  readonly source: string;
  readonly expression: Expr;
  readonly range: Range;
}

/** A call of one of torch's convolutions, with what its arguments are known to be. */
export interface ConvCall {
  readonly convolution: Convolution;
  /** All that the callee may be; more than one where a condition decides. */
  readonly callees: readonly Convolution[];
  /** The callee arrives through a variable, not by imports alone. */
  readonly alias: boolean;
  /** The whole call expression. */
  readonly range: Range;
  /** Where the last argument stands, with its name or star; null for a call without any. */
  readonly lastArgument: Range | null;
  /** The part that names the layer: `nn.Conv2d`. */
  readonly calleeRange: Range;
  /** Positional arguments as written, for binding; those after a star are not among them. */
  readonly positional: readonly ConvArgument[];
  readonly keywords: readonly ConvArgument[];
  /** It has `*args` or `**kwargs`: which parameters they fill is not known. */
  readonly unresolved: boolean;
  /** What was taken for granted to know the values. */
  readonly assumptions: readonly string[];
  /** Classes and functions around the call, outermost first. */
  readonly path: readonly string[];
  /** What the call is assigned to, as written: `self.conv1`. */
  readonly target: string | null;
}

const library: Library = {
  module: path => torchLibrary.module(path) ?? stdlib.module(path),
  attribute: (path, name) => torchLibrary.attribute(path, name) ?? stdlib.attribute(path, name),
  exports: path => [...torchLibrary.exports(path), ...stdlib.exports(path)],
};

const NAMES = String.raw`(?:Lazy)?Conv(?:Transpose)?[123]d|conv(?:_transpose)?[123]d`;
const MENTIONS_CONVOLUTION = new RegExp(String.raw`\b(?:${NAMES})\b`);

/** A file that names no convolution and no torch holds no call of one; looking is much cheaper than parsing. */
export function mayHoldConvCalls(text: string): boolean {
  return text.includes('torch') && MENTIONS_CONVOLUTION.test(text);
}

/** The calls found, and why some may be missing: null, or the bound that was reached. */
export interface ConvCalls {
  readonly calls: readonly ConvCall[];
  readonly incomplete: string | null;
}

/**
 * Finds the calls of torch's convolutions, in order of place. Limited to the functions around `at` where that is given.
 */
export function findConvCalls(source: PythonSource, at?: Range): ConvCalls {
  const found = new Map<number, ConvCall>();
  let mentions: RegExp | null = null;
  const incomplete = surveyFile({
    source,
    library,
    onCall: event => {
      const call = toConvCall(event, source);
      // Several calls may begin at one place: `conv(3, 8, 3)(x)`; the convolution is one of them only.
      if (call && !found.has(call.range.start)) found.set(call.range.start, call);
    },
    wants: (start, end, module) => {
      if (at && (at.start < start || at.end > end)) return false;
      mentions ??= new RegExp(String.raw`\b(?:${[NAMES, ...aliases(module)].join('|')})\b`);
      return mentions.test(source.text.slice(start, end));
    },
  });
  return { calls: [...found.values()].sort((a, b) => a.range.start - b.range.start), incomplete };
}

/** Names of the module that hold a convolution under a name of their own. */
function aliases(module: Scope): string[] {
  return [...module.entries()]
    .filter(([, { value }]) => convolutionsIn(value).length > 0)
    .map(([name]) => name)
    .filter(name => /^\w+$/.test(name));
}

function convolutionsIn(value: Value): Convolution[] {
  return alternatives(value).flatMap(option => (option.kind === 'native' ? (convolution(option.path) ?? []) : []));
}

function toConvCall(event: CallEvent, source: PythonSource): ConvCall | null {
  const callees = convolutionsIn(event.callee);
  const [first] = callees;
  if (!first) return null;
  const { base, expression } = event;
  const positional: ConvArgument[] = [];
  const keywords: ConvArgument[] = [];
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
    convolution: first,
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
