import { sym } from '../../dim';
import { Unknown, type Value } from '../data';
import type { Machine } from '../machine';
import type { Parameter, PythonSource } from '../syntax';
import { defaultApplies } from './defaults';
import { effectsOf } from './effects';
import type { Library } from './library';
import { NameScope, type Binding } from './name-scope';
import { hasDecorator, OutOfBounds, type CallEvent, type PendingFunction, type Survey, type SurveyFrame } from './survey-frame';
import { isContainer, isNothingButUnknown, Named, SelfValue, type FunctionValue } from './values';
import { visitBlock } from './visit-block';
import { visitExpression } from './visit-expression';

export interface SurveyOptions {
  readonly source: PythonSource;
  readonly library: Library;
  /** Computes with known values; created for this survey only. */
  readonly machine: Machine;
  /** Called for each call expression that is evaluated, in no particular order of place. */
  readonly onCall: (event: CallEvent) => void;
  /**
   * Which functions to visit, by their range in the file. Called after the module itself has run, with the current meaning of its
   * names, so that it can search for more names than at the start.
   */
  readonly wants: (start: number, end: number, module: NameScope) => boolean;
  /** Called every few thousand steps; if the survey is no longer needed, it ends early. */
  readonly isCancelled?: () => boolean;
}

/**
 * Visits a file once, without running it: the module, then every wanted function with parameters that represent themselves.
 * Returns a reason if a bound ended it early, otherwise null; calls found until then were reported.
 */
export function surveyFile({ source, library, machine, onCall, wants, isCancelled = () => false }: SurveyOptions): string | null {
  const rebound = reboundNames(source.text);
  const survey: Survey = {
    source,
    library,
    machine,
    onCall,
    isCancelled,
    pending: [],
    rebound,
    assumptions: new Set(),
    hasCalledOut: false,
    steps: 0,
  };
  const module = new NameScope('module', null);
  try {
    visitBlock(source.module(), 0, { survey, scope: module, base: 0, self: null, owner: null, path: [], statement: null });
    // Nested functions are added during the loop, so this is a queue.
    for (let next = survey.pending.shift(); next; next = survey.pending.shift()) {
      const { base, definition } = next.value;
      const [start, end] = definition.kind === 'lambda' ? [definition.body.start, definition.body.end] : [definition.start, definition.end];
      if (wants(base + start, base + end, module)) surveyFunction(next, survey);
    }
    return null;
  } catch (error) {
    if (error instanceof OutOfBounds) return error.message;
    // The parser bounds the nesting of expressions, but not of blocks; the engine's stack is the last bound.
    if (error instanceof RangeError) return 'the file is nested too deeply to analyze';
    throw error;
  }
}

/**
 * Names in `global` and `nonlocal` statements: functions may rebind them at any time. They are read from the text, including comments, so
 * there may be too many.
 */
function reboundNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/\b(?:global|nonlocal)\s+([\w, \t\\]+)/g))
    for (const name of (match[1] ?? '').split(/[\s,\\]+/)) if (name) names.add(name);
  return names;
}

function surveyFunction({ value, path }: PendingFunction, survey: Survey): void {
  const { definition, base, owner } = value;
  const inner = [...path, value.name];
  if (definition.kind === 'lambda') {
    const scope = new NameScope('function', value.scope, new Set(definition.parameters.map(parameter => parameter.name)));
    const frame: SurveyFrame = { survey, scope, base, self: null, owner: null, path: inner, statement: null };
    bindParameters(value, null, frame);
    visitExpression(definition.body, frame);
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
  const scope = new NameScope('function', value.scope, locals);
  const frame: SurveyFrame = { survey, scope, base, self, owner, path: inner, statement: null };
  bindParameters(value, self, frame);
  visitBlock(body, base, frame);
}

function bindParameters(value: FunctionValue, self: string | null, frame: SurveyFrame): void {
  value.definition.parameters.forEach((parameter, i) => {
    frame.scope.bind(parameter.name, parameterBinding(value, parameter, value.defaults[i], self, frame));
  });
}

function parameterBinding(
  value: FunctionValue,
  parameter: Parameter,
  byDefault: Value | undefined,
  self: string | null,
  frame: SurveyFrame,
): Binding {
  const plain = (bound: Value): Binding => ({ value: bound, imported: false, assumptions: [] });
  if (parameter.name === self && value.owner) return plain(new SelfValue(value.owner));
  if (parameter.kind === 'star' || parameter.kind === 'doubleStar')
    return plain(new Unknown(`\`${parameter.name}\` contains arguments from callers`));
  const { name } = value;
  if (
    byDefault !== undefined &&
    !isNothingButUnknown(byDefault) &&
    !isContainer(byDefault) &&
    defaultApplies(value, parameter, frame.survey)
  ) {
    const shown = frame.survey.source.text.slice(value.base + (parameter.default?.start ?? 0), value.base + (parameter.default?.end ?? 0));
    return { value: byDefault, imported: false, assumptions: [`\`${parameter.name}\` is \`${shown}\`, its default in \`${name}\``] };
  }
  return plain(new Named(`\`${parameter.name}\` is a parameter of \`${name}\``, sym(frame.scope.nextSymbol(parameter.name))));
}
