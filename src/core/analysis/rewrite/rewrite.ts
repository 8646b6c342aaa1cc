import type { LayerConfig } from '../../shape';
import type { PythonSource } from '../../python/syntax';
import type { CallArgument, Range, WrittenCall } from '../written-calls';
import { layerOf } from '../layer';
import { parametersOf } from '../parameters';
import { definitionOf } from './definition';
import { isLiteral, isTuple } from './literal';
import { sameSetting, valueText, writtenParameters } from './python-value';

/** Replaces the text at `range` by `text`. */
export interface CallEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * A changed argument that is written as a variable or an expression of variables: it can be replaced in the call, or changed where it is
 * defined.
 */
export interface VariableArgument {
  readonly parameter: string;
  /** As written in the call. */
  readonly written: string;
  /** Writes the value into the call instead. */
  readonly here: CallEdit;
  /** Changes the single place that defines it; null if that is not one literal in this file. */
  readonly definition: { readonly edit: CallEdit; readonly isDefault: boolean } | null;
}

/** The edits that give a call the requested configuration. */
export type Rewrite =
  | { readonly kind: 'edits'; readonly edits: readonly CallEdit[]; readonly variables: readonly VariableArgument[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The smallest edits that give a call another configuration: changed arguments in place, new ones by name after the last. */
export function rewriteCall(call: WrittenCall, wanted: LayerConfig, source: PythonSource): Rewrite {
  const { config } = layerOf(call);
  if (!config) return { kind: 'refused', reason: 'The current arguments of the call are unknown.' };
  if (config.type !== wanted.type || config.functional !== wanted.functional)
    return { kind: 'refused', reason: `The call is now a call of ${call.callee.type}.` };
  const names = parametersOf(call.callee).map(({ name }) => name);
  const edits: CallEdit[] = [];
  const variables: VariableArgument[] = [];
  const added: string[] = [];
  for (const parameter of writtenParameters(wanted).filter(each => !sameSetting(config, wanted, each))) {
    if (!names.includes(parameter) || (config.functional && parameter === 'bias'))
      return { kind: 'refused', reason: `\`${parameter}\` cannot be changed in this call because its tensors determine it.` };
    const argument = argumentFor(call, names, parameter);
    if (!argument) {
      if (call.unresolved)
        return { kind: 'refused', reason: `\`${parameter}\` may already be passed by a starred argument, so it cannot be added.` };
      added.push(`${parameter}=${valueText(wanted, parameter, false)}`);
      continue;
    }
    const here = { range: argument.range, text: valueText(wanted, parameter, isTuple(argument.expression)) };
    if (isLiteral(argument.expression)) edits.push(here);
    else variables.push({ parameter, written: argument.source, here, definition: definitionFor(argument, wanted, parameter, source) });
  }
  return { kind: 'edits', edits: added.length > 0 ? [...edits, addition(call, added, source.text)] : edits, variables };
}

function argumentFor(call: WrittenCall, names: readonly string[], parameter: string): CallArgument | undefined {
  return call.keywords.find(({ name }) => name === parameter) ?? call.positional[names.indexOf(parameter)];
}

function definitionFor(
  { expression, range }: CallArgument,
  wanted: LayerConfig,
  parameter: string,
  source: PythonSource,
): VariableArgument['definition'] {
  const found = expression.kind === 'name' ? definitionOf(source, expression.id, range.start) : null;
  return (
    found && { edit: { range: found.range, text: valueText(wanted, parameter, isTuple(found.expression)) }, isDefault: found.isDefault }
  );
}

/** Adds after the last argument, on a separate line if the last argument is on one. */
function addition({ lastArgument, range }: WrittenCall, added: readonly string[], text: string): CallEdit {
  // Without arguments, new ones can only go before the closing parenthesis.
  if (!lastArgument) return { range: { start: range.end - 1, end: range.end - 1 }, text: added.join(', ') };
  const lineStart = text.lastIndexOf('\n', lastArgument.start - 1) + 1;
  const before = text.slice(lineStart, lastArgument.start);
  const separator = lineStart > range.start && before.trim() === '' ? `,${text[lineStart - 2] === '\r' ? '\r\n' : '\n'}${before}` : ', ';
  return { range: { start: lastArgument.end, end: lastArgument.end }, text: added.map(each => separator + each).join('') };
}
