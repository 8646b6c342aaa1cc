// @ts-check
// npm run truth: runs the generators, which write the results of PyTorch and CPython that the tests compare with to test/truth/. Before
// them, it makes a folder of installed packages as users have it (`site-packages`), with which the corpora are run.
// On first use, it creates a virtual environment in the git-ignored cache and installs the generators' imports in it; needs Python ≥ 3.10.
// CONVLENS_TRUTH_PYTHON is the path of an interpreter that has all of them. Arguments are the names of the generators to run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './lib/paths.mjs';
import { makeSitePackages, sitePackages } from './lib/site-packages.mjs';

const TORCH = '2.13.0';
const TORCHVISION = '0.28.0';
/** The version for generators about Python itself, because messages differ between versions. */
const PYTHON = '3.11';

/** The name of the folder of packages among the generators. */
const PACKAGES = 'site-packages';

/**
 * The generators in the order in which they run, with what each imports.
 * @type {Record<string, readonly (keyof typeof install)[]>}
 */
const generators = {
  'names.py': ['torch'],
  'numpy_names.py': ['torch', 'numpy'],
  'numpy_arrays.py': ['torch', 'numpy'],
  'conv.py': ['torch'],
  'forward.py': ['torch'],
  'pool.py': ['torch'],
  'pool_forward.py': ['torch'],
  'adaptive.py': ['torch'],
  'data.py': ['python'],
  'sets.py': ['python'],
  'regex.py': ['python'],
  'syntax_errors.py': ['python'],
  'language.py': ['python', 'numpy'],
  'files.py': ['python', 'numpy', 'yaml'],
  'imports.py': ['python'],
  'configs.py': ['python', 'numpy', 'omegaconf'],
  'interpolations.py': ['python', 'omegaconf'],
  'package_names.py': ['python', 'yaml', 'toml', 'omegaconf'],
  'toml_texts.py': ['python', 'toml'],
  'yaml_texts.py': ['python', 'yaml'],
  'ops.py': ['torch'],
  'opinfo.py': ['torch'],
  'errors.py': ['torch', 'numpy'],
  'strides.py': ['torch'],
  'nn.py': ['torch'],
  'fixtures.py': ['torch', 'yaml', 'omegaconf'],
  'fields.py': ['torch'],
  'models.py': ['torch', 'torchvision'],
};

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

/**
 * @param {string} python
 * @param {string} statements
 */
const passes = (python, statements) => run(python, ['-c', statements], { stdio: 'ignore' });

/**
 * @param {string} python
 * @param {string[]} packages
 */
const pip = (python, ...packages) => run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);

/** Installs what generators import if it is missing, or fails with the reason. */
const install = {
  /** @param {string} python */
  python: python => {
    if (!passes(python, `import sys; assert "%d.%d" % sys.version_info[:2] == "${PYTHON}"`))
      fail(`Python ${PYTHON} is needed, because messages differ between versions: name one in CONVLENS_TRUTH_PYTHON.`);
  },
  /** @param {string} python */
  numpy: python => {
    if (!passes(python, 'import numpy') && !pip(python, 'numpy')) fail('NumPy could not be installed.');
  },
  /** @param {string} python */
  yaml: python => {
    if (!passes(python, 'import yaml') && !pip(python, 'pyyaml==6.0.3')) fail('PyYAML could not be installed.');
  },
  /** @param {string} python */
  toml: python => {
    if (!passes(python, 'import toml') && !pip(python, 'toml==0.10.2')) fail('toml could not be installed.');
  },
  /** @param {string} python */
  omegaconf: python => {
    if (!passes(python, 'import omegaconf, hydra') && !pip(python, 'omegaconf==2.3.1', 'hydra-core==1.3.2'))
      fail('omegaconf and hydra could not be installed.');
  },
  /** @param {string} python */
  torch: python => {
    if (passes(python, `import numpy, torch; assert torch.__version__.split("+")[0] == "${TORCH}"`)) return;
    console.log(`Installing PyTorch ${TORCH} …`);
    // The build without CUDA is much smaller, but not available for every platform.
    if (!pip(python, 'numpy', `torch==${TORCH}+cpu`) && !pip(python, 'numpy', `torch==${TORCH}`))
      fail(`PyTorch ${TORCH} could not be installed.`);
  },
  /** @param {string} python */
  torchvision: python => {
    const version = `importlib.metadata.version("torchvision").split("+")[0]`;
    if (passes(python, `import importlib.metadata, PIL; assert ${version} == "${TORCHVISION}"`)) return;
    // Without its dependencies, because it requires another build of PyTorch.
    if (!(pip(python, 'pillow') && pip(python, '--no-deps', `torchvision==${TORCHVISION}`)))
      fail(`torchvision ${TORCHVISION} could not be installed.`);
  },
};

/** The interpreter of a virtual environment in the cache, which is made if it does not exist. */
const environment = () => {
  const folder = join(cache, 'truth-venv');
  const python = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  if (!existsSync(python) && !run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder]))
    fail('Python with its venv module is needed: no virtual environment could be made.');
  return python;
};

const named = process.argv.slice(2);
const names = [PACKAGES, ...Object.keys(generators)];
const unknown = named.filter(name => !names.includes(name));
if (unknown.length > 0) fail(`No such generator: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
const chosen = Object.entries(generators).filter(([name]) => named.length === 0 || named.includes(name));

const given = process.env.CONVLENS_TRUTH_PYTHON;
const python = given ?? environment();
if (named.length === 0 || named.includes(PACKAGES)) {
  console.log(`Installing packages in ${sitePackages} …`);
  const { missing } = makeSitePackages(python);
  for (const { requirement, why } of missing) console.log(`  not to be had: ${requirement} (${why})`);
}
// Nothing is installed for the interpreter in CONVLENS_TRUTH_PYTHON; only its version is checked.
for (const need of new Set(chosen.flatMap(([, needs]) => needs))) if (!given || need === 'python') install[need](python);
// Python prints sets in the order of their hashes.
const env = { ...process.env, PYTHONHASHSEED: '0' };
for (const [generator] of chosen) {
  if (!run(python, [join('test', 'truth', generator)], { env })) fail(`${generator} failed.`);
}
