// @ts-check
// The public repositories that ConvLens is compared with PyTorch on: their sources in .cache/repositories, and PyTorch's answers beside them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';
import { sitePackages } from './site-packages.mjs';

/** @typedef {{ module: string, model: string, call: string }} ModelRequest */
/** @typedef {{ repository: string, commit: string, style: string, folder?: string, files?: Record<string, string>, models: ModelRequest[] }} Repository */

const folder = join(cache, 'repositories');

/** @type {Repository[]} */
export const repositories = JSON.parse(readFileSync(join(root, 'test', 'truth', 'repositories.json'), 'utf8'));

/** @param {Repository} repository */
export const nameOf = ({ repository, folder: inside }) => (inside ? `${repository}/${inside}` : repository);

/** @param {string} name */
const asFile = name => name.replaceAll('/', '+');

/** @param {Repository} repository the folder that comes first on the search path */
export const rootOf = ({ repository, folder: inside = '' }) => join(folder, asFile(repository), inside);

/** @param {Repository} repository the folders of its own on the search path: data is read from all of the repository */
export const foldersOf = repository => [...new Set([rootOf(repository), join(folder, asFile(repository.repository))])];

/**
 * Fetches the sources at their commit, if they are not there.
 * @param {Repository} repository
 * @returns {string | null} why they cannot be had
 */
export const fetchSources = ({ repository, commit, files = {} }) => {
  const place = join(folder, asFile(repository));
  const why = existsSync(place) ? null : fetch(repository, commit, place);
  if (why) return why;
  // What the package writes when it is installed.
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return null;
};

/**
 * @param {string} repository
 * @param {string} commit
 * @param {string} place
 */
const fetch = (repository, commit, place) => {
  mkdirSync(place, { recursive: true });
  const commands = [
    ['init', '--quiet'],
    ['fetch', '--quiet', '--depth', '1', `https://github.com/${repository}.git`, commit],
    ['checkout', '--quiet', 'FETCH_HEAD'],
  ];
  const failed = commands.find(args => spawnSync('git', args, { cwd: place, stdio: 'ignore' }).status !== 0);
  return failed ? `git ${failed[0] ?? ''} failed` : null;
};

/** @param {ModelRequest} request */
const keyOf = ({ module, model, call }) => JSON.stringify([module, model, call]);

/**
 * PyTorch's answers about the models of a repository, which it gives once.
 * @param {Repository} repository
 * @param {string} python an interpreter with torch
 * @returns {Promise<Record<string, any>[]>} for each model, in order; an `error` is what PyTorch or the model raises
 */
export const torchAnswers = async (repository, python) => {
  const file = join(folder, `${asFile(nameOf(repository))}.jsonl`);
  const known = new Map(
    (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
      .filter(line => line !== '')
      .map(line => JSON.parse(line))
      .map(answer => [keyOf(answer), answer]),
  );
  const asked = repository.models.filter(request => !known.has(keyOf(request)));
  if (asked.length > 0) {
    const args = [join(root, 'test', 'truth', 'repositories.py'), rootOf(repository), sitePackages];
    // Scripted code runs as Python: PyTorch's own runner of it tells no hook what it calls.
    const env = { ...process.env, PYTHONHASHSEED: '0', PYTORCH_JIT: '0' };
    const child = spawn(python, args, { stdio: ['pipe', 'pipe', 'ignore'], env });
    child.stdin.end(asked.map(request => `${JSON.stringify(request)}\n`).join(''));
    let place = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const request = asked[place++];
      if (request) known.set(keyOf(request), { ...request, ...JSON.parse(line) });
    }
    for (const request of asked.slice(place)) known.set(keyOf(request), { ...request, error: { type: 'Process', message: 'it died' } });
    const answers = repository.models.map(request => known.get(keyOf(request)));
    writeFileSync(file, answers.map(answer => `${JSON.stringify(answer)}\n`).join(''));
  }
  return repository.models.map(request => known.get(keyOf(request)));
};
