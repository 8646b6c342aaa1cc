// @ts-check
// Writes media/l10n/bundle.l10n.json: every text that may be translated, from the calls of l10n.t in src and the panel's table.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { transform } from 'esbuild';
import { root } from './lib/paths.mjs';

/** @param {string} file */
const read = file => readFileSync(join(root, file), 'utf8');

/** The texts of the panel stand in tables of its own, as the page has no l10n: what is loaded first, and what is loaded when it is needed. */
const panelTables = [
  'webview/strings.ts',
  'webview/scene/texts.ts',
  'webview/gallery/texts.ts',
  'webview/tour/texts.ts',
  'webview/charts/texts.ts',
  'webview/export/texts.ts',
];

const panelTexts = async () => {
  const tables = panelTables.map(async file => {
    const { code } = await transform(read(file), { loader: 'ts', format: 'esm' });
    return Object.values(await import(`data:text/javascript,${encodeURIComponent(code)}`)).find(value => typeof value === 'object');
  });
  return (await Promise.all(tables)).flatMap(table => Object.values(table));
};

/** Every text with itself as its English, in the order of the files. */
export const collectTexts = async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => read(join('src', name)))
    .filter(contents => contents.includes('l10n'));
  const found = Object.keys(await getL10nJson(files.map(contents => ({ extension: '.ts', contents }))));
  return Object.fromEntries([...found, ...(await panelTexts())].map(text => [text, text]));
};

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'media', 'l10n', 'bundle.l10n.json'), `${JSON.stringify(await collectTexts(), null, 2)}\n`);
}
