// @ts-check
// Finds a Chromium that tests can drive: the one named, the system's, else npm's.
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
 * Where each system keeps browsers of the Chromium family.
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
 * @throws Error that says why there is none
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

/** Flags that let it run headless anywhere, also as root in a container, and keep it from calling home. */
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
