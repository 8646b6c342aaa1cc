// @ts-check
// npm run truth: asks PyTorch for the answers the tests compare with, and writes them into test/truth/.
// On first use it makes a virtual environment in the git-ignored cache and installs PyTorch there; needs Python ≥ 3.10.
// CONVLENS_TRUTH_PYTHON names an interpreter that has PyTorch already. Names of generators as arguments run only those.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './lib/paths.mjs';

const TORCH = '2.13.0';
const TORCHVISION = '0.28.0';
const generators = [
  'conv.py',
  'forward.py',
  'pool.py',
  'pool_forward.py',
  'adaptive.py',
  'data.py',
  'language.py',
  'ops.py',
  'fixtures.py',
  'fields.py',
  'models.py',
];

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
const run = (command, args, options = {}) => spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options }).status === 0;

/**
 * @param {string} message
 * @returns {never}
 */
const fail = message => {
  console.error(message);
  process.exit(1);
};

/** The interpreter of an environment with this PyTorch, made if it is not there. */
const interpreter = () => {
  const named = process.env.CONVLENS_TRUTH_PYTHON;
  if (named) return named;
  const folder = join(cache, 'truth-venv');
  const python = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  if (!existsSync(python) && !run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder]))
    fail('Python with its venv module is needed: no virtual environment could be made.');
  const hasTorch = () => run(python, ['-c', `import torch; assert torch.__version__.split("+")[0] == "${TORCH}"`], { stdio: 'ignore' });
  /** @param {string[]} packages */
  const pip = (...packages) => run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  // The build without CUDA is much smaller, where it is offered.
  if (!hasTorch() && !pip('numpy', `torch==${TORCH}+cpu`) && !pip('numpy', `torch==${TORCH}`))
    fail(`PyTorch ${TORCH} could not be installed.`);
  // Without its dependencies: it asks for a build of PyTorch of its own.
  const hasModels = () =>
    run(python, ['-c', `import importlib.metadata as m, PIL; assert m.version("torchvision").split("+")[0] == "${TORCHVISION}"`], {
      stdio: 'ignore',
    });
  if (!hasModels() && !(pip('pillow') && pip('--no-deps', `torchvision==${TORCHVISION}`)))
    fail(`torchvision ${TORCHVISION} could not be installed.`);
  return python;
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter(name => !generators.includes(name));
if (unknown.length > 0) fail(`No such generator: ${unknown.join(', ')}. There are ${generators.join(', ')}.`);

const python = interpreter();
// Python's sets print in the order of their hashes.
const env = { ...process.env, PYTHONHASHSEED: '0' };
for (const generator of chosen.length > 0 ? chosen : generators) {
  if (!run(python, [join('test', 'truth', generator)], { env })) fail(`${generator} failed.`);
}
