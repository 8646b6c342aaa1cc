import type { Parameter } from '../syntax';
import type { Survey } from './survey-frame';
import type { FunctionValue } from './values';

/**
 * Whether a parameter can be assumed to have its default: the file refers to the function only by direct calls, and none of them
 * passes the parameter. A function that is passed around, subclassed or called with stars may receive anything.
 */
export function defaultApplies(value: FunctionValue, parameter: Parameter, survey: Survey): boolean {
  const { definition, owner } = value;
  if (definition.kind === 'lambda' || definition.decorators.length > 0) return false;
  // Python calls `__init__` by the name of its class; other methods by attribute.
  const name = owner && definition.name === '__init__' ? owner.name : definition.name;
  if (owner && owner.definition.decorators.length > 0) return false;
  const skipped = owner ? 1 : 0;
  const position = definition.parameters.indexOf(parameter) - skipped;
  for (const reference of survey.source.references(name)) {
    if (reference.kind === 'definition') continue;
    if (reference.kind === 'other') return false;
    const { args } = reference;
    if (args.some(argument => argument.kind === 'star' || argument.kind === 'doubleStar')) return false;
    if (args.some(argument => argument.kind === 'keyword' && argument.name === parameter.name)) return false;
    const positional = args.filter(argument => argument.kind === 'positional').length;
    if (parameter.kind !== 'keywordOnly' && positional > position) return false;
  }
  return true;
}
