/** How long a hover takes after an edit in a file of 20,000 lines, compared with parsing that file. */
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hoverAt } from '../../src/server/features/hover';
import { Settings } from '../../src/server/settings';
import { createAnalyzer, createParser } from '../support/parser';
import { median } from './median';

const LINES = 20_000;
const ROUNDS = 15;

async function main(): Promise<void> {
  const model = readFileSync('media/samples/resnet.py', 'utf8');
  let text = '';
  for (let i = 0; text.split('\n').length < LINES; i++) text += model.replaceAll(/class (\w+)/g, `class $1_${String(i)}`);
  const parser = await createParser();
  const parse = median(
    Array.from({ length: ROUNDS }, () => {
      const begun = performance.now();
      parser.parse(text).dispose();
      return performance.now() - begun;
    }),
  );
  const analyzer = await createAnalyzer();
  const settings = new Settings({});
  const at = text.indexOf('nn.Conv2d(', text.length / 2);
  const hover = (version: number): number => {
    // The edit inserts a digit directly before the call, so that its function changes.
    const edited = `${text.slice(0, at)}nn.Conv2d(3, ${String(version)}, 3)\n${text.slice(text.indexOf('\n', at))}`;
    const document = TextDocument.create('file:///big.py', 'python', version, edited);
    const begun = performance.now();
    if (!hoverAt(document.positionAt(at + 4), { document, analyzer, settings, isCancelled: () => false }))
      throw new Error('there is no hover');
    return performance.now() - begun;
  };
  const cold = hover(1);
  const edited = median(Array.from({ length: ROUNDS }, (_, i) => hover(i + 2)));
  console.log(
    `hover in ${String(text.split('\n').length)} lines (${(text.length / 1e6).toFixed(2)} MB): parse alone ${parse.toFixed(0)} ms, ` +
      `first hover ${cold.toFixed(0)} ms, after an edit ${edited.toFixed(0)} ms (median of ${String(ROUNDS)})`,
  );
}

void main();
