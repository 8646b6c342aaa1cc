import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from './skip';

const CACHE = '.cache/wheels';

/** Where the files of a wheel are; fetched once. Throws where it cannot be had. */
function unpacked(requirement: string): string {
  const [name = ''] = requirement.split('==');
  const folder = join(CACHE, requirement.replace('==', '-'));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const python = (...args: string[]): unknown => execFileSync('python3', args, { stdio: 'pipe', timeout: 600_000 });
  const wheel = (): string | undefined =>
    readdirSync(CACHE).find(file => file.startsWith(`${requirement.replace('==', '-')}-`) && file.endsWith('.whl'));
  if (!wheel()) python('-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', CACHE, requirement);
  try {
    python('-m', 'zipfile', '-e', join(CACHE, wheel() ?? name), folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

/** The same for a test, which is skipped with the reason where the wheel cannot be had. */
export function wheelFor(context: Mocha.Context, requirement: string): string {
  try {
    return unpacked(requirement);
  } catch (error) {
    return skip(context, `python3 could not fetch ${requirement}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
  }
}
