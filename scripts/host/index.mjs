// @ts-check
// The host's public face: a real VS Code and a browser, from npm alone.

/** @typedef {import('./server.mjs').Server} Server */
export { installCode } from './install.mjs';
export { chromiumFlags, findChromium } from './chromium.mjs';
export { startServer, workbenchUrl, writeSettings } from './server.mjs';
