import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests run from the repository's folder. */
const FOLDER = join('test', 'fixtures');

/**
 * Holds a text against the file that keeps it, to the letter. With UPDATE_GOLDEN=1 the file is written anew: read what has changed in it
 * before you commit it.
 */
export function assertGolden(file: string, text: string): void {
  const path = join(FOLDER, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  assert.ok(existsSync(path), `${path} is not there; UPDATE_GOLDEN=1 writes it`);
  assert.equal(text, readFileSync(path, 'utf8'), path);
}
