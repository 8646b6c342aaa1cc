import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Table = Readonly<Record<string, string>>;

/** Tests run from the repository's folder. */
const root = process.cwd();
const bundles = join('media', 'l10n');
const read = (file: string): Table => JSON.parse(readFileSync(join(root, file), 'utf8')) as Table;
const sorted = (names: Iterable<string>): string[] => [...names].sort();
const places = (text: string): string[] => sorted(new Set(text.match(/\{\d+\}/g)));

/** Every text of the host, the server and the panel, from the sources. */
async function collectTexts(): Promise<Table> {
  const script = (await import(pathToFileURL(join(root, 'scripts', 'l10n.mjs')).href)) as { collectTexts: () => Promise<Table> };
  return script.collectTexts();
}

describe('texts', () => {
  it('are all in the bundle, and nothing else is (npm run l10n writes it)', async () => {
    assert.deepEqual(sorted(Object.keys(read(join(bundles, 'bundle.l10n.json')))), sorted(Object.keys(await collectTexts())));
  });

  it('of package.json are all in package.nls.json, and nothing else is', () => {
    const used = readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g);
    assert.deepEqual(sorted(Object.keys(read('package.nls.json'))), sorted(new Set([...used].map(([, key = '']) => key))));
  });
});

const translations = [
  ...readdirSync(join(root, bundles))
    .filter(name => /^bundle\.l10n\..+\.json$/.test(name) && name !== 'bundle.l10n.json')
    .map(name => ({ file: join(bundles, name), english: join(bundles, 'bundle.l10n.json') })),
  ...readdirSync(root)
    .filter(name => /^package\.nls\..+\.json$/.test(name))
    .map(name => ({ file: name, english: 'package.nls.json' })),
];

describe('a translation', () => {
  it('into Korean is there', () => {
    const files = translations.map(({ file }) => file);
    assert.ok(files.includes(join(bundles, 'bundle.l10n.ko.json')) && files.includes('package.nls.ko.json'), files.join(' '));
  });

  for (const { file, english } of translations.map(one => ({ ...one, english: read(one.english) }))) {
    it(`${file} has every text and no other`, () => {
      assert.deepEqual(sorted(Object.keys(read(file))), sorted(Object.keys(english)));
    });

    it(`${file} keeps the places for values, and the line`, () => {
      for (const [key, text] of Object.entries(read(file))) {
        assert.deepEqual(places(text), places(english[key] ?? ''), key);
        assert.notEqual(text.trim(), '', key);
        assert.ok(!text.includes('\n'), key);
      }
    });
  }
});
