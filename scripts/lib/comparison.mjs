// @ts-check
// How an answer of `convlens summary` differs from what PyTorch did with the same model.
import { relative } from 'node:path';

/**
 * - exact: all calls with their places, shapes and parameters, the totals and the output are PyTorch's
 * - unknown: something is unknown, and nothing that is known differs
 * - wrong: something that is known differs
 * - false problem: an exception that PyTorch does not raise
 * - crash: no answer, or a failed request
 * - refused: PyTorch raises, and so does the answer, with the same type
 * - not refused: PyTorch raises, and the answer does not say so
 * @typedef {'exact' | 'unknown' | 'wrong' | 'false problem' | 'crash' | 'refused' | 'not refused'} Verdict
 */

/**
 * The first place at which a known part of `mine` differs from `theirs`; null and a symbol stand for anything unknown.
 * @param {any} mine
 * @param {any} theirs
 * @param {string} [path]
 * @returns {string | null}
 */
const contradiction = (mine, theirs, path = '') => {
  if (mine === null || mine === undefined || isNoTensor(theirs) || isSymbol(mine, theirs)) return null;
  if (typeof mine !== 'object' || typeof theirs !== 'object' || theirs === null)
    return mine === theirs ? null : `${path} is ${JSON.stringify(mine)}, PyTorch ${JSON.stringify(theirs)}`;
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  for (const key of keys) {
    if (!(key in mine) || !(key in theirs)) return `${path} has ${key in mine ? 'an extra' : 'no'} ${key}`;
    const found = contradiction(mine[key], theirs[key], `${path}.${key}`);
    if (found) return found;
  }
  return null;
};

/**
 * Whether a number is given as symbols.
 * @param {any} mine
 * @param {any} theirs
 */
const isSymbol = (mine, theirs) => typeof mine === 'string' && typeof theirs === 'number';

/**
 * Whether part of an output is no tensor: its value may be anything.
 * @param {any} part
 */
const isNoTensor = part => typeof part === 'object' && part !== null && Object.keys(part).join() === 'value';

/**
 * Whether all of `mine` is known.
 * @param {any} mine
 * @param {any} theirs
 * @returns {boolean}
 */
const isKnown = (mine, theirs) => {
  if (isNoTensor(theirs)) return true;
  if (mine === null || mine === undefined || isSymbol(mine, theirs)) return false;
  return typeof mine !== 'object' || Object.keys(mine).every(key => isKnown(mine[key], theirs?.[key]));
};

/**
 * A layer of an answer in the form of PyTorch's. The place of a layer of a derived class is not compared.
 * @param {any} layer
 * @param {string} root
 */
const mineOf = (layer, root) => {
  const mine = Object.fromEntries(['name', 'type', 'base', 'in', 'out', 'params', 'macs'].map(key => [key, layer[key]]));
  if (layer.type !== layer.base) return mine;
  const { file, line, column } = layer.site ?? {};
  const path = file && relative(root, file).replaceAll('\\', '/');
  // The folder of installed packages differs between machines.
  return { ...mine, site: layer.site ? [path.startsWith('../') ? '' : path, line, column] : null };
};

/**
 * The first of my calls that PyTorch does not make, or not in this order, where there are fewer or more of them.
 * @param {readonly any[]} mine
 * @param {readonly any[]} theirs
 */
const extra = (mine, theirs) => {
  let place = 0;
  for (const layer of mine) {
    const found = theirs.findIndex((other, i) => i >= place && contradiction(layer, other) === null);
    if (found < 0) return `PyTorch does not call ${JSON.stringify(layer)}`;
    place = found + 1;
  }
  return null;
};

/**
 * @param {any} truth PyTorch's answer (test/truth/repositories.py)
 * @param {any} answer ours; undefined if there is none
 * @param {string} root
 * @returns {{ verdict: Verdict, why: string }}
 */
export const compareModel = (truth, answer, root) => {
  if (!answer) return { verdict: 'crash', why: 'the process ended' };
  const [problem] = answer.problems ?? [];
  if (!problem && !answer.ok) return { verdict: 'crash', why: JSON.stringify(answer.error) };
  const told = problem && `${problem.type}: ${problem.message} (${placeOf(problem, root)})`;
  if (truth.error) {
    const theirs = `PyTorch raises ${truth.error.type}: ${truth.error.message}`;
    if (problem?.type === truth.error.type) return { verdict: 'refused', why: theirs };
    return { verdict: 'not refused', why: told ? `${theirs}; told is ${told}` : theirs };
  }
  if (problem) return { verdict: 'false problem', why: told };
  const theirs = truth.layers.map((/** @type {any} */ layer) =>
    layer.site ? { ...layer, site: [layer.site[0] ?? '', ...layer.site.slice(1)] } : layer,
  );
  const layers = answer.layers.map((/** @type {any} */ layer) => mineOf(layer, root));
  const counted = layers.length === theirs.length;
  const parts = { params: answer.params, macs: answer.macs, output: answer.output, ...(counted ? { layers } : {}) };
  const truths = { params: truth.params, macs: truth.macs, output: truth.output, ...(counted ? { layers: theirs } : {}) };
  const reasons = [...new Set(answer.unknown.map((/** @type {any} */ { reason, ...place }) => `${reason} (${placeOf(place, root)})`))];
  const different = contradiction(parts, truths) ?? (counted ? null : extra(layers, theirs));
  if (different) return { verdict: 'wrong', why: different };
  if (counted && isKnown(parts, truths)) return { verdict: 'exact', why: '' };
  const calls = counted ? '' : `${String(layers.length)} of ${String(theirs.length)} calls; `;
  // Where nothing is said to be unknown, what is missing was lost silently.
  if (reasons.length === 0) return { verdict: 'wrong', why: `${calls}nothing is said to be unknown` };
  return { verdict: 'unknown', why: `${calls}${reasons.slice(0, 3).join('; ')}` };
};

/**
 * @param {{ file?: string | null, line?: number | null }} place
 * @param {string} root
 */
const placeOf = ({ file, line }, root) => {
  const path = file ? relative(root, file).replaceAll('\\', '/') : '';
  return `${path.replace(/^.*site-packages\//, '')}:${String(line)}`;
};
