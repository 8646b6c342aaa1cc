import { panelBundle } from './bundle';

/** What the panel weighs, in bytes of minified text. */
export interface PanelSize {
  /** The first script, everything it imports outright, and the style sheet: what is read before there is a picture. */
  readonly first: number;
  /** All that is loaded when it is asked for: gallery, tour, charts, export. */
  readonly later: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly first: boolean }[];
}

/** Most that the panel may weigh, in bytes. */
export const BUDGET = { first: 450_000, later: 250_000 };

/** Measures the panel as it ships. */
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

/** Files that are imported outright, not by `import(…)`. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
