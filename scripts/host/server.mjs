// Starts the VS Code server and addresses its workbench.
import { randomBytes } from 'node:crypto';
import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep } from '../lib/keep.mjs';

/** How long the server may take to listen. It takes a second or two; a cold disk and two busy cores can make it twenty. */
const startTimeoutMs = 90_000;

/** A quiet VS Code: nothing opens by itself, nothing calls home. */
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

/** Where the server keeps its settings; a change of the file is seen at once by a running workbench. */
export const settingsFile = dataDir => join(dataDir, 'data', 'Machine', 'settings.json');

/** Writes the settings of a server: quiet ones, overridden by `settings`. */
export const writeSettings = (dataDir, settings) => {
  const file = settingsFile(dataDir);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...quietSettings, ...settings }, null, 2)}\n`);
};

/**
 * Installs an extension as it stands in its folder, by a link to it. The list of what is installed is left for the server to
 * make anew, which also makes it read each package.json again.
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
 * Starts the server on 127.0.0.1, open only to who has its token, and resolves when it listens. It ends with this process.
 * @param code what installCode() gives
 * @param options `dataDir` keeps its state, `extensionsDir` its installed extensions; `installed` is the folder of an extension to
 *   install; `settings` are VS Code settings; `port` 0 means any free one; `forTests` allows the address to name an extension under
 *   development and its tests, and makes VS Code behave as in its own smoke tests: it shows no notification, for one
 * @returns its `port` and `token`, the log file's path, and `stop()`
 * @throws Error with the end of its log when it does not come up
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
      // Without it a production build ignores the extension under development that the address names.
      ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ],
    { env, stdout: 'pipe', stderr: log },
  );
  closeSync(log);

  const listening = new Promise(resolve => {
    let seen = '';
    child.stdout.on('data', data => {
      seen = (seen + data).slice(-4096);
      const [, found] = /agent listening on (\d+)/.exec(seen) ?? [];
      if (found) resolve(Number(found));
    });
  });
  let timer;
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

/** A file's path as it stands in a URI: with slashes, and one before a drive letter. */
const uriPath = path => {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
};

/**
 * The address of a workbench on that server.
 * @param server what startServer() gives
 * @param options absolute paths: the workspace `folder`, a file to open, and on a server `forTests` the `extension` under
 *   development and the `tests` to run in it
 */
export const workbenchUrl = (server, { folder, extension, tests, openFile }) => {
  const authority = `127.0.0.1:${server.port}`;
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
