import { build, type BuildOptions } from 'esbuild';
import { basename } from 'node:path';
import { workerTexts } from '../../scripts/lib/worker-text.mjs';

/** Every file of the panel by its name: those that are loaded first, and those that are loaded on demand. */
export type Bundle = ReadonlyMap<string, string>;

/** The options for bundling the panel, without an output folder. */
export const PANEL_BUILD = {
  entryPoints: { 'webview': 'webview/main.ts', 'webview-style': 'webview/style.css' },
  bundle: true,
  target: 'es2023',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  format: 'esm',
  splitting: true,
  chunkNames: 'webview-[name]-[hash]',
  plugins: [workerTexts()],
  outdir: 'out',
  write: false,
} as const satisfies BuildOptions;

/** The files of a finished build by their names. */
export const filesOf = (outputs: readonly { readonly path: string; readonly text: string }[]): Bundle =>
  new Map(outputs.map(({ path, text }) => [basename(path), text]));

let bundle: Promise<Bundle> | null = null;

/** The panel's files as they are shipped. They are built once per run. */
export function panelBundle(): Promise<Bundle> {
  bundle ??= build({ ...PANEL_BUILD, minify: true }).then(({ outputFiles }) => filesOf(outputFiles));
  return bundle;
}
