// The host's public face: a real VS Code and a browser, from npm alone.
export { installCode } from './install.mjs';
export { chromiumFlags, findChromium } from './chromium.mjs';
export { startServer, workbenchUrl, writeSettings } from './server.mjs';
