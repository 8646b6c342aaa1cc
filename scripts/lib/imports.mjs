// @ts-check
// The import graph of the product's own files, as TypeScript resolves it. Imports of types count, because a reader of one file needs the other.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from './paths.mjs';
import { rooms } from './rooms.mjs';

/** @param {string} file */
const inRepository = file => relative(root, file).split(sep).join('/');

/** @param {string} folder */
const sourceFiles = folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => inRepository(join(root, folder, name)));

/** Each file, with the files that it imports (also only types) or re-exports. */
export const importGraph = () => {
  const files = new Set(['src', 'webview'].flatMap(sourceFiles).sort());
  const options = { moduleResolution: ts.ModuleResolutionKind.Bundler };
  /** @param {string} file */
  const importsOf = file => {
    const path = join(root, file);
    const found = ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles.map(({ fileName }) => {
      const resolved = ts.resolveModuleName(fileName, path, options, ts.sys).resolvedModule;
      return resolved && inRepository(resolved.resolvedFileName);
    });
    return [...new Set(found)].filter(target => target !== undefined).filter(target => files.has(target));
  };
  return new Map([...files].map(file => [file, importsOf(file)]));
};

/**
 * The room of a file: the innermost room whose folder contains it.
 * @param {string} file
 * @throws Error if no room contains it
 */
export const roomOf = file => {
  const around = Object.entries(rooms).filter(([, { path }]) => file.startsWith(`${path}/`));
  const [innermost] = around.sort(([, a], [, b]) => b.path.length - a.path.length);
  if (!innermost) throw new Error(`${file} is in no room`);
  return innermost[0];
};
