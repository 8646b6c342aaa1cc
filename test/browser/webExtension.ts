import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a copy of the extension with its entry for browsers only. VS Code runs it in a web worker of the page, as vscode.dev does. An
 * extension with both entries runs on Node if there is one.
 * @param extension folder of the extension, built
 * @param target folder to make
 */
export function makeWebExtension(extension: string, target: string): void {
  const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as Record<string, unknown>;
  mkdirSync(target);
  writeFileSync(join(target, 'package.json'), JSON.stringify({ ...manifest, main: undefined }));
  for (const entry of readdirSync(extension).filter(name => /^(dist|media|package\.nls.*\.json)$/.test(name))) {
    cpSync(join(extension, entry), join(target, entry), { recursive: true });
  }
}
