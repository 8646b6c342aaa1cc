// @ts-check
// Accepts the command line that @vscode/test-electron passes to the desktop editor, and does the same with the VS Code server
// and a headless Chromium: it opens the workspace with the extension under development, runs its tests in the extension host,
// prints their output and exits with their exit code.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { messageOf } from '../lib/message.mjs';
import { chromiumFlags, findChromium, installCode, startServer, workbenchUrl } from './index.mjs';

const options = new Map();
const paths = [];
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)=(.*)$/s.exec(argument) ?? [];
  if (name) options.set(name, value);
  else if (!argument.startsWith('-')) paths.push(resolve(argument));
}
const [folder] = paths;
const extension = options.get('extensionDevelopmentPath');
const tests = options.get('extensionTestsPath');
if (!folder || !extension || !tests) {
  console.error(
    'usage: code-launcher WORKSPACE --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE [--user-data-dir=FOLDER] [--extensions-dir=FOLDER]',
  );
  process.exit(2);
}

const temporary = options.has('user-data-dir') ? undefined : mkdtempSync(join(tmpdir(), 'convlens-code-'));
const dataDir = temporary ?? join(options.get('user-data-dir'), 'server');
const extensionsDir = options.get('extensions-dir');
const logFile = join(dataDir, 'workbench.log');
const closers = [];
let code = 1;
try {
  const server = await startServer(await installCode(), { dataDir, forTests: true, ...(extensionsDir ? { extensionsDir } : {}) });
  writeFileSync(logFile, '');
  console.log(`The workbench's log: ${logFile}`);
  closers.push(server.stop);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  closers.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

  const finished = new Promise((done, reject) => {
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    void server.exited.then(exit => reject(new Error(`The VS Code server ended with exit code ${exit}.`)));
    void page.exposeFunction('codeAutomationExit', done);
  });
  finished.catch(() => undefined);
  /** @type {(type: string, args: unknown[]) => void} */
  const log = (type, args) => {
    // The output of tests has the type `log`. Without native add-ons, the workbench itself reports many warnings and errors.
    if (type === 'log') process.stdout.write(`${format(...args)}\n`);
    else appendFileSync(logFile, `${type}: ${format(...args)}\n`);
  };
  await page.exposeFunction('codeAutomationLog', log);
  await page.goto(workbenchUrl(server, { folder, extension, tests }));
  code = await finished;
} catch (error) {
  console.error(messageOf(error));
} finally {
  for (const close of closers.reverse()) await close().catch(() => undefined);
  if (temporary) rmSync(temporary, { recursive: true, force: true });
}
process.exit(code);
