// @ts-check
// Ensures that node_modules matches package-lock.json. It imports only Node's own modules, because nothing else may be installed yet.
// start.mjs and test.mjs call it first; `node scripts/setup.mjs` does nothing else.
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

/** Why node_modules must be installed again; undefined if it matches the lockfile. npm records in it what it has installed. */
export const staleness = () => {
  const wanted = readPackages('package-lock.json');
  if (!wanted) return 'package-lock.json cannot be read';
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return 'node_modules is missing';
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // Optional packages for other platforms are not installed.
    if (!found && optional) continue;
    if (!found || found.version !== version || found.integrity !== integrity || !existsSync(join(root, path))) {
      return `${path} is not at ${version}`;
    }
  }
  return undefined;
};

/** Installs the project's packages if they are missing or outdated. Otherwise it does nothing, and needs no network. */
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
