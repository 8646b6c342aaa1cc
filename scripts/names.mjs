// @ts-check
// npm run names: prints the names that two rooms export for different things, and fails if there are any, because a search for a name should
// find one thing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { importGraph, roomOf } from './lib/imports.mjs';
import { root } from './lib/paths.mjs';

/** The names that a file declares and exports, without those that it re-exports. */
const declaredExports = (/** @type {string} */ file) => {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ESNext);
  return source.statements.flatMap(statement => {
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    const { name } = /** @type {{ name?: ts.Node }} */ (/** @type {unknown} */ (statement));
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
};

/** @type {Map<string, Map<string, string>>} */
const places = new Map();
for (const file of importGraph().keys()) {
  const room = roomOf(file);
  if (room === undefined) continue;
  for (const name of new Set(declaredExports(file))) places.set(name, (places.get(name) ?? new Map()).set(room, file));
}
const shared = [...places].filter(([, rooms]) => rooms.size > 1).sort();
for (const [name, rooms] of shared) console.error(`${name}: ${[...rooms.values()].join(', ')}`);
console.log(`${shared.length} names are exported by more than one room`);
process.exitCode = shared.length === 0 ? 0 : 1;
