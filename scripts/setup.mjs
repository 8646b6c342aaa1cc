// @ts-check
// Makes sure that node_modules is what package-lock.json says, with Node's own modules only, as nothing else may be there yet.
// `node scripts/setup.mjs` does it; start.mjs and test.mjs do it first.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { runNpm } from './lib/npm.mjs';

/** @param {string} file */
const readPackages = file => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** Why node_modules has to be installed anew, or undefined if it is as the lockfile says. npm keeps its record of what it installed beside it. */
export const staleness = () => {
  const wanted = readPackages('package-lock.json');
  if (!wanted) return 'package-lock.json cannot be read';
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return 'node_modules is missing';
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // An optional package is left out where it does not fit the machine.
    if (!found && optional) continue;
    if (!found || found.version !== version || found.integrity !== integrity || !existsSync(join(root, path))) {
      return `${path} is not at ${version}`;
    }
  }
  return undefined;
};

/** Installs the project's packages where they are missing or stale; does nothing, without network, where they are not. */
export const ensureDependencies = async () => {
  const reason = staleness();
  if (!reason) return;
  console.log(`Installing packages (${reason}) …`);
  await runNpm(['ci'], root);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureDependencies().catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
