// @ts-check
// Starts the VS Code server, and builds the URL of its workbench.
import { randomBytes } from 'node:crypto';
import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep } from '../lib/keep.mjs';

/** How long the server may take until it listens: usually a second or two, but twenty with a cold disk and two busy cores. */
const startTimeoutMs = 240_000;

/** Settings of a quiet VS Code: nothing opens by itself, and nothing connects to its vendor. */
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
};

/**
 * The file with the server's settings. A running workbench notices changes of it immediately.
 * @param {string} dataDir
 */
const settingsFile = dataDir => join(dataDir, 'data', 'Machine', 'settings.json');

/**
 * Writes the settings of a server: the quiet ones, overridden by `settings`.
 * @param {string} dataDir
 * @param {Readonly<Record<string, unknown>>} settings
 */
export const writeSettings = (dataDir, settings) => {
  const file = settingsFile(dataDir);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...quietSettings, ...settings }, null, 2)}\n`);
};

/**
 * Installs an extension by a link to its folder. The list of installed extensions is removed, so that the server creates it
 * again and reads every package.json.
 * @param {string} extensionsDir
 * @param {string} folder
 */
const linkExtension = (extensionsDir, folder) => {
  const { publisher, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const entry of readdirSync(extensionsDir)) {
    const path = join(extensionsDir, entry);
    if (entry.startsWith(`${publisher}.${name}-`) && lstatSync(path).isSymbolicLink()) rmSync(path);
  }
  symlinkSync(folder, join(extensionsDir, `${publisher}.${name}-${version}`), 'junction');
  rmSync(join(extensionsDir, 'extensions.json'), { force: true });
};

/**
 * A running VS Code server.
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token
 * @property {string} dataDir
 * @property {string} logFile
 * @property {Promise<number>} exited
 * @property {() => Promise<void>} stop resolves when the server and all processes that it started have ended
 *
 * @typedef {object} ServerOptions
 * @property {string} dataDir the folder for the server's state
 * @property {string} [extensionsDir] the folder of its installed extensions
 * @property {string} [installed] the folder of an extension to install by a link
 * @property {Readonly<Record<string, unknown>>} [settings] VS Code settings that override the quiet ones
 * @property {number} [port] 0 or omitted: any free port
 * @property {boolean} [forTests] accepts a URL with an extension under development and its tests, and makes VS Code behave as in its own
 *   smoke tests; for example, it shows no notifications
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {object} WorkbenchOptions what a workbench opens; all paths are absolute
 * @property {string} folder
 * @property {string} [extension] the extension under development, on a server for tests
 * @property {string} [tests] the tests to run in it
 * @property {string} [openFile]
 */

/**
 * Starts the server on 127.0.0.1, with a token that is required for access, and resolves when it listens. It ends with this process.
 * @param {{ node: string, main: string }} code what installCode() gives
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 * @throws Error with the end of its log if it does not start
 */
export const startServer = async (
  code,
  { dataDir, extensionsDir = join(dataDir, 'extensions'), installed, settings = {}, port = 0, forTests = false, env = process.env },
) => {
  mkdirSync(extensionsDir, { recursive: true });
  if (installed) linkExtension(extensionsDir, installed);
  writeSettings(dataDir, settings);
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(dataDir, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const logFile = join(dataDir, 'server.log');
  const log = openSync(logFile, 'w');
  const { child, exited, stop } = keep(
    [
      code.node,
      code.main,
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', tokenFile],
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      // Without this, a production build ignores the extension under development in the URL.
      ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ],
    { env, stdout: 'pipe', stderr: log },
  );
  closeSync(log);

  /** @type {Promise<number>} */
  const listening = new Promise(resolve => {
    let seen = '';
    child.stdout?.on('data', data => {
      seen = (seen + data).slice(-4096);
      const [, found] = /agent listening on (\d+)/.exec(seen) ?? [];
      if (found) resolve(Number(found));
    });
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<string>} */
  const late = new Promise(
    resolve => (timer = setTimeout(() => resolve(`did not listen within ${startTimeoutMs / 1000} s`), startTimeoutMs)),
  );
  const result = await Promise.race([listening, exited.then(code => `ended with exit code ${code}`), late]);
  clearTimeout(timer);
  if (typeof result === 'string') {
    await stop();
    throw new Error(`The VS Code server ${result}:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
  return { port: result, token, dataDir, logFile, exited, stop };
};

/**
 * The path of a file in a URI: with slashes, also before a drive letter.
 * @param {string} path
 */
const uriPath = path => {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
};

/**
 * The URL of a workbench on that server.
 * @param {Server} server
 * @param {WorkbenchOptions} options
 */
export const workbenchUrl = (server, { folder, extension, tests, openFile }) => {
  const authority = `127.0.0.1:${server.port}`;
  /** @param {string} path */
  const remote = path => `vscode-remote://${authority}${encodeURI(uriPath(path))}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (openFile) payload.push(['openFile', remote(openFile)]);
  const query = new URLSearchParams({ tkn: server.token, folder: uriPath(folder), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
};
