import { sym } from '../../dim';
import type { Parameter, PythonSource } from '../syntax';
import { effectsOf } from './effects';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { hasDecorator, OutOfBounds, type CallEvent, type Frame, type PendingFunction, type Survey } from './frame';
import type { Library } from './natives';
import { defaultApplies } from './defaults';
import { Scope, type Binding } from './scope';
import { unknown, type FunctionValue, type Value } from './values';

export interface SurveyOptions {
  readonly source: PythonSource;
  readonly library: Library;
  /** Called for each call expression that is evaluated, in no particular order of place. */
  readonly onCall: (event: CallEvent) => void;
  /**
   * Which functions to look into, by the stretch of the file they take. Asked once the module itself has run, with what its
   * names then stand for, so that it can look for more names than it began with.
   */
  readonly wants: (start: number, end: number, module: Scope) => boolean;
  /** Asked every few thousand steps whether the survey is no longer wanted: it then ends early. */
  readonly isCancelled?: () => boolean;
}

/**
 * Goes through a file once, without running it: the module, then every wanted function with parameters that stand for themselves.
 * Returns a reason where a bound ended it early, else null; calls seen until then were reported.
 */
export function surveyFile({ source, library, onCall, wants, isCancelled = () => false }: SurveyOptions): string | null {
  const rebound = reboundNames(source.text);
  const survey: Survey = { source, library, onCall, isCancelled, pending: [], rebound, assumptions: new Set(), steps: 0 };
  const module = new Scope('module', null);
  try {
    executeBlock(source.module(), 0, { survey, scope: module, base: 0, self: null, owner: null, path: [], statement: null });
    // Functions inside functions are added while we go, so this is a queue.
    for (let next = survey.pending.shift(); next; next = survey.pending.shift()) {
      const { base, definition } = next.value;
      const [start, end] = definition.kind === 'lambda' ? [definition.body.start, definition.body.end] : [definition.start, definition.end];
      if (wants(base + start, base + end, module)) surveyFunction(next, survey);
    }
    return null;
  } catch (error) {
    if (error instanceof OutOfBounds) return error.message;
    // The parser bounds how deep expressions nest, but not blocks in blocks; the engine's stack is the last bound.
    if (error instanceof RangeError) return 'the file is nested too deeply to analyze';
    throw error;
  }
}

/** Names in `global` and `nonlocal` statements: functions may rebind them at any time. Read from the text, comments and all: rather too many. */
function reboundNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/\b(?:global|nonlocal)\s+([\w, \t\\]+)/g))
    for (const name of (match[1] ?? '').split(/[\s,\\]+/)) if (name) names.add(name);
  return names;
}

function surveyFunction({ value, path }: PendingFunction, survey: Survey): void {
  const { definition, base, owner } = value;
  const inner = [...path, definition.name];
  if (definition.kind === 'lambda') {
    const scope = new Scope('function', value.scope, new Set(definition.parameters.map(parameter => parameter.name)));
    const frame: Frame = { survey, scope, base, self: null, owner: null, path: inner, statement: null };
    bindParameters(value, null, frame);
    evaluate(definition.body, frame);
    return;
  }
  const body = survey.source.body(definition.body, base);
  const effects = effectsOf(body);
  const locals = new Set(
    [...effects.bound.keys(), ...definition.parameters.map(parameter => parameter.name)].filter(name => !effects.outer.has(name)),
  );
  const self =
    owner && !hasDecorator(definition, 'staticmethod') && !hasDecorator(definition, 'classmethod')
      ? (definition.parameters[0]?.name ?? null)
      : null;
  const scope = new Scope('function', value.scope, locals);
  const frame: Frame = { survey, scope, base, self, owner, path: inner, statement: null };
  bindParameters(value, self, frame);
  executeBlock(body, base, frame);
}

function bindParameters(value: FunctionValue, self: string | null, frame: Frame): void {
  value.definition.parameters.forEach((parameter, i) => {
    frame.scope.bind(parameter.name, parameterBinding(value, parameter, value.defaults[i] ?? null, self, frame));
  });
}

function parameterBinding(value: FunctionValue, parameter: Parameter, byDefault: Value | null, self: string | null, frame: Frame): Binding {
  const plain = (bound: Value): Binding => ({ value: bound, imported: false, assumptions: [] });
  if (parameter.name === self && value.owner) return plain({ kind: 'self', of: value.owner });
  if (parameter.kind === 'star' || parameter.kind === 'doubleStar')
    return plain(unknown(`\`${parameter.name}\` contains arguments from callers`));
  const name = value.definition.name;
  const isMutable = byDefault !== null && 'touched' in byDefault;
  if (byDefault && byDefault.kind !== 'unknown' && !isMutable && defaultApplies(value, parameter, frame.survey)) {
    const shown = frame.survey.source.text.slice(value.base + (parameter.default?.start ?? 0), value.base + (parameter.default?.end ?? 0));
    return { value: byDefault, imported: false, assumptions: [`\`${parameter.name}\` is \`${shown}\`, its default in \`${name}\``] };
  }
  return plain(unknown(`\`${parameter.name}\` is a parameter of \`${name}\``, sym(frame.scope.nextSymbol(parameter.name))));
}
