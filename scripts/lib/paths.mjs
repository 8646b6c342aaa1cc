// @ts-check
// The folder of the repository, and the git-ignored folder that contains everything that is installed or created on first use.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const cache = join(root, '.cache');
export const samples = join(root, 'media', 'samples');
