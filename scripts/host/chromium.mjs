// @ts-check
// Finds a Chromium for the tests: the one that an environment variable names, the system's, or the one from npm.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installChromium } from './install.mjs';

/** @param {string} file */
const isExecutable = file => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string[]} names */
const inPath = names => names.flatMap(name => (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name)));

/**
 * The usual paths of browsers of the Chromium family on each system.
 * @type {Partial<Record<NodeJS.Platform, () => string[]>>}
 */
const candidates = {
  linux: () => inPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge']),
  darwin: () =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap(name =>
      ['/Applications', join(process.env.HOME ?? '', 'Applications')].map(folder => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    ),
  win32: () =>
    [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
      .filter(folder => folder !== undefined)
      .flatMap(folder => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
};

/**
 * The executable of a Chromium.
 * @throws Error with the reason if there is none
 */
export const findChromium = async () => {
  const named = process.env.CONVLENS_CHROMIUM || process.env.CHROME_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which cannot be executed.`);
  }
  const found = candidates[process.platform]?.().find(isExecutable);
  if (found) return found;
  if (process.platform === 'linux' && process.arch === 'x64') return installChromium();
  throw new Error('No Chrome, Chromium or Edge was found. Install one, or set CHROME_PATH to its executable.');
};

/** Flags to run it headless, even as root in a container, and without connections to its vendor. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
