import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tests' working directory is the repository. */
const FOLDER = join('test', 'fixtures');

/**
 * Compares a text with its golden file, byte for byte. UPDATE_GOLDEN=1 rewrites the file instead: review the difference before you
 * commit it.
 */
export function assertGolden(file: string, text: string): void {
  const path = join(FOLDER, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  assert.ok(existsSync(path), `${path} is not there; UPDATE_GOLDEN=1 writes it`);
  assert.equal(text, readFileSync(path, 'utf8'), path);
}
