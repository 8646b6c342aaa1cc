import assert from 'node:assert/strict';
import { packageModules } from '../../src/core/packages';
import { pythonModules } from '../../src/core/python/stdlib';
import type { PythonParser } from '../../src/core/python/syntax';
import { runText } from './machine';

const END = '\u0001\n';

/**
 * Runs one program over many texts, because starting a machine takes longer than reading them.
 * @param program goes through `CASES`, and ends what it prints for each with `END`
 * @returns what it printed for each text
 */
export function printedFor(parser: PythonParser, texts: readonly string[], program: string): readonly string[] {
  const list = texts.map(literal).join(', ');
  const run = runText(parser, `CASES = [${list}]\nEND = '\\x01\\n'${program}`, [...pythonModules(), ...packageModules()]);
  assert.equal(run.error, null);
  const printed = run.stdout.split(END).slice(0, -1);
  assert.equal(printed.length, texts.length, run.unknowns.join('\n'));
  return printed;
}

/** A text as Python writes it, in ASCII. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Parts of a list, with the number of the first and the last item of each. */
export function partsOfList<T>(items: readonly T[], size: number): readonly { readonly name: string; readonly part: readonly T[] }[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => {
    const part = items.slice(i * size, (i + 1) * size);
    return { name: `texts ${String(i * size + 1)} to ${String(i * size + part.length)}`, part };
  });
}
