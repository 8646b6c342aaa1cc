import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a copy of the extension that has its entry for browsers only. VS Code runs such a one in a web worker of the page, as
 * vscode.dev does; one that has both entries runs on Node wherever there is a Node.
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
