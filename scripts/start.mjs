// @ts-check
// npm start — opens a real VS Code with the ConvLens of this folder and a copy of the samples.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from './lib/message.mjs';
import { cache, root } from './lib/paths.mjs';
import { lastingSamples } from './lib/samples.mjs';
import { ensureDependencies } from './setup.mjs';

const usage = `npm start -- [options]
  --desktop   open the desktop VS Code (the command \`code\`) instead of one in the browser
  --port N    where the VS Code in the browser listens (8765, or any free port if that is taken)
  --no-open   only print the address
  --reset     start from fresh copies of the samples`;

/** The default port of the VS Code server. It does not change, because the browser stores settings for each address. */
const usualPort = 8765;

/**
 * @param {string} message
 * @returns {never}
 */
const fail = message => {
  console.error(message);
  process.exit(1);
};

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        'desktop': { type: 'boolean' },
        'port': { type: 'string' },
        'no-open': { type: 'boolean' },
        'reset': { type: 'boolean' },
        'help': { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
      throw new Error(`--port ${values.port} is not a port number`);
    return { ...values, port };
  } catch (error) {
    return fail(`${messageOf(error)}\n${usage}`);
  }
};

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const isTaken = port =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

const build = () => {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail('The build failed.');
};

/**
 * @param {string} folder
 * @param {string} file
 */
const startDesktop = (folder, file) => {
  const windows = process.platform === 'win32';
  /** @param {string} argument */
  const quote = argument => (windows ? `"${argument}"` : argument);
  // --wait keeps the command running until the window is closed, as in the browser.
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder, file].map(quote);
  const child = spawn(windows ? 'code.cmd' : 'code', args, { stdio: 'inherit', shell: windows });
  child.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    fail(
      error.code === 'ENOENT'
        ? 'The command `code` is not on the PATH: install VS Code and, on macOS, ' +
            'run its "Shell Command: Install \'code\' command in PATH". Or leave out --desktop.'
        : `code could not be started: ${error.message}`,
    );
  });
  child.on('close', code => process.exit(code ?? 1));
  child.on('spawn', () => console.log(`VS Code opens with ConvLens on ${folder}.`));
};

/**
 * Opens the address in the user's browser. Whether that succeeds is not checked.
 * @param {string} url
 */
const open = url => {
  const { platform, env } = process;
  /** @type {Partial<Record<NodeJS.Platform, [command: string, args: string[]] | undefined>>} */
  const openers = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]],
    linux: env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', [url]] : undefined,
  };
  const opener = openers[platform];
  if (!opener) return;
  const [command, args] = opener;
  spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
    .on('error', () => undefined)
    .unref();
};

/**
 * A short address that redirects to the long one. Its path is a secret, because the workbench can read and write files.
 * @param {string} target
 * @returns {Promise<string>}
 */
const serveShortAddress = target =>
  new Promise(resolve => {
    const path = `/${randomBytes(6).toString('hex')}`;
    const door = createServer((request, response) => {
      if (request.url === path)
        response.writeHead(302, { 'location': target, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      else response.writeHead(404);
      response.end();
    });
    door.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (door.address());
      resolve(`http://127.0.0.1:${port}${path}`);
    });
  });

/**
 * @param {string} folder
 * @param {string} file
 * @param {ReturnType<typeof readOptions>} options
 */
const startBrowser = async (folder, file, options) => {
  const { installCode, startServer, workbenchUrl } = await import('./host/index.mjs');
  const code = await installCode();
  if (options.port && (await isTaken(options.port))) fail(`Port ${options.port} is taken.`);
  const port = options.port ?? ((await isTaken(usualPort)) ? 0 : usualPort);
  const server = await startServer(code, { dataDir: join(cache, 'start'), installed: root, port });
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
  void server.exited.then(exit => stopping || fail(`VS Code ended with exit code ${exit}. Its log: ${server.logFile}`));
  const address = await serveShortAddress(workbenchUrl(server, { folder, openFile: file }));
  console.log(`VS Code with ConvLens is at ${address} (Ctrl-C ends it)`);
  if (!options['no-open']) open(address);
};

const options = readOptions();
try {
  await ensureDependencies();
  build();
  const folder = lastingSamples(options.reset);
  const file = join(folder, 'small_cnn.py');
  if (options.desktop) startDesktop(folder, file);
  else await startBrowser(folder, file, options);
} catch (error) {
  fail(messageOf(error));
}
