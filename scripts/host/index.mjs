// @ts-check
// The exports of this folder: a real VS Code and a browser, installed from npm only.

/** @typedef {import('./server.mjs').Server} Server */
export { installCode } from './install.mjs';
export { chromiumFlags, findChromium } from './chromium.mjs';
export { startServer, workbenchUrl, writeSettings } from './server.mjs';
