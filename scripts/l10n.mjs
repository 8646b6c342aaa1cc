// @ts-check
// npm run l10n — writes media/l10n/bundle.l10n.json: every text that may be translated, from the calls of l10n.t in src, the panel's
// tables and the presets. Removes texts that no longer exist from the translations, and lists those that are to be translated.
//   npm run l10n -- fr   begins a translation
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';

/** @param {string} file */
const read = file => readFileSync(join(root, file), 'utf8');

/** The names of the files below a folder. @param {string} folder */
const filesOf = folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();

/**
 * The page has no l10n API: its texts are in tables, one for the first load and one for each pane that is loaded later.
 * The presets' notes are texts of the panel too.
 */
const panelTexts = async () => {
  const tables = ['webview/strings.ts', ...filesOf('webview').filter(name => name.endsWith('/texts.ts'))];
  const exported = [...tables.map((file, i) => `export * as table${i} from './${file}';`), `export { presets } from './src/core/shape';`];
  const { outputFiles } = await build({
    stdin: { contents: exported.join('\n'), resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { presets, ...modules } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  const texts = Object.values(modules).flatMap(module => Object.values(Object.values(module).find(value => typeof value === 'object')));
  return [...texts, ...presets.flatMap((/** @type {{ note: string | null }} */ { note }) => note ?? [])];
};

/** Every text, mapped to itself as the English text, in the order of the files. */
export const collectTexts = async () => {
  const sources = filesOf('src').filter(name => name.endsWith('.ts'));
  const files = sources.map(read).filter(contents => contents.includes('l10n'));
  const found = Object.keys(await getL10nJson(files.map(contents => ({ extension: '.ts', contents }))));
  return Object.fromEntries([...found, ...(await panelTexts())].map(text => [text, text]));
};

/** @param {string} file @param {Record<string, string>} table */
const write = (file, table) => writeFileSync(join(root, file), `${JSON.stringify(table, null, 2)}\n`);

/**
 * Updates the translations of an English table: their texts are in the same order, without those that no longer exist.
 * A new translation contains the English texts at first.
 * @param {string} folder
 * @param {string} name of the English table, without its ending
 * @param {Record<string, string>} english
 * @param {string | undefined} begun the language of a new translation
 */
const updateTranslations = (folder, name, english, begun) => {
  if (begun !== undefined && !existsSync(join(root, folder, `${name}.${begun}.json`)))
    write(join(folder, `${name}.${begun}.json`), english);
  for (const file of readdirSync(join(root, folder)).filter(each => each.startsWith(`${name}.`) && each !== `${name}.json`)) {
    const path = join(folder, file);
    /** @type {Record<string, string>} */
    const translated = JSON.parse(read(path));
    const known = Object.keys(english).filter(key => key in translated);
    write(path, Object.fromEntries(known.map(key => [key, translated[key] ?? ''])));
    const missing = Object.entries(english).filter(([key]) => !(key in translated));
    if (missing.length > 0)
      console.log(`${path} lacks\n${missing.map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)}`).join('\n')}`);
  }
};

if (process.argv[1] === import.meta.filename) {
  const [language] = process.argv.slice(2);
  const bundle = await collectTexts();
  write(join('media', 'l10n', 'bundle.l10n.json'), bundle);
  updateTranslations(join('media', 'l10n'), 'bundle.l10n', bundle, language);
  updateTranslations('.', 'package.nls', JSON.parse(read('package.nls.json')), language);
}
