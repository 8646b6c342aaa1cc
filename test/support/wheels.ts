import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from './skip';

const CACHE = '.cache/wheels';

/** The folder that `npm run truth -- site-packages` makes, and its versions. */
const SITE_PACKAGES = '.cache/site-packages';
const VERSIONS = 'test/truth/site-packages.txt';

/** The packages of the corpora. */
export const TORCHVISION = 'torchvision==0.28.0';
export const TIMM = 'timm==1.0.29';

/** What these import if it is there, which changes how they are followed; and packages that are followed or modelled in a way of their own. */
const BESIDE = [
  'safetensors',
  'huggingface_hub',
  'einops',
  'omegaconf',
  'pyyaml',
  'tqdm',
  'filelock',
  'fsspec',
  'packaging',
  'typing_extensions',
];

/** The folder with the files of a wheel, which is downloaded once. Throws if it is not available. */
function unpacked(requirement: string): string {
  const name = requirement.replace('==', '-');
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  // Other tests may download the same wheel at this time, so the folder gets its name when it is complete.
  const own = mkdtempSync(join(CACHE, 'fetching-'));
  const python = (...args: string[]): unknown => execFileSync('python3', args, { stdio: 'pipe' });
  const wheelIn = (place: string): string | undefined =>
    readdirSync(place).find(file => file.startsWith(`${name}-`) && file.endsWith('.whl'));
  try {
    if (!wheelIn(CACHE)) {
      python('-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', own, requirement);
      const fetched = wheelIn(own);
      if (fetched) renameSync(join(own, fetched), join(CACHE, fetched));
    }
    python('-m', 'zipfile', '-e', join(CACHE, wheelIn(CACHE) ?? name), join(own, 'files'));
    if (!existsSync(folder)) renameSync(join(own, 'files'), folder);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

/** The same for a test, which is skipped with the reason if the wheel is not available. */
export function wheelFor(context: Mocha.Context, requirement: string): string {
  try {
    return unpacked(requirement);
  } catch (error) {
    return skip(context, `python3 could not fetch ${requirement}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
  }
}

/**
 * The folders of installed packages that a user has beside the one under test: the whole site-packages if it has been made, otherwise a few
 * small packages. What is not available is left out, with a line that says so.
 */
export function packagesBeside(): readonly string[] {
  if (existsSync(SITE_PACKAGES)) return [SITE_PACKAGES];
  const wanted = readFileSync(VERSIONS, 'utf8')
    .split('\n')
    .filter(line => BESIDE.includes(line.split('==')[0] ?? ''));
  const folders: string[] = [];
  for (const requirement of wanted) {
    try {
      folders.push(unpacked(requirement));
    } catch {
      console.log(`      without ${requirement}, which python3 could not fetch`);
    }
  }
  return folders;
}
