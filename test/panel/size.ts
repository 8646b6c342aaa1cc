import { panelBundle } from './bundle';

/** The size of the panel, in bytes of minified text. */
export interface PanelSize {
  /** The first script, its static imports, and the style sheet: everything that is read before the picture is drawn. */
  readonly first: number;
  /** Everything that is loaded on demand: gallery, tour, charts, export. */
  readonly later: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly first: boolean }[];
}

/** The maximum sizes, in bytes. */
export const BUDGET = { first: 450_000, later: 250_000 };

/** Measures the panel as it is shipped. */
export async function panelSize(): Promise<PanelSize> {
  const bundle = await panelBundle();
  const first = new Set(['webview-style.css']);
  const waiting = ['webview.js'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (first.has(name)) continue;
    first.add(name);
    waiting.push(...importsOf(bundle.get(name) ?? ''));
  }
  const files = [...bundle].map(([name, text]) => ({ name, bytes: Buffer.byteLength(text), first: first.has(name) }));
  const sum = (wanted: boolean): number => files.reduce((total, file) => total + (file.first === wanted ? file.bytes : 0), 0);
  return { first: sum(true), later: sum(false), files };
}

/** Files that are imported statically, not with `import(…)`. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
