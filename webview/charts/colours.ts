/** The colours a chart is painted with: a canvas knows nothing of style sheets, so they are read from the page. */
export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly ground: string;
  readonly mark: string;
  /** Of lines, in turn. */
  readonly lines: readonly string[];
}

/** Class names of style/charts.css whose `color` is wanted. */
const CLASSES = ['ink', 'quiet', 'grid', 'ground', 'mark', 'line-0', 'line-1', 'line-2', 'line-3', 'line-4', 'line-5'] as const;

/** The colours of the present theme. `probe` is an element in the page. */
export function readColours(probe: HTMLElement): ChartColours {
  const read = (name: (typeof CLASSES)[number]): string => {
    probe.className = `chart-probe ${name}`;
    return getComputedStyle(probe).color;
  };
  const [ink = '', quiet = '', grid = '', ground = '', mark = '', ...lines] = CLASSES.map(read);
  return { ink, quiet, grid, ground, mark, lines };
}

/** Calls back whenever the editor's theme has changed: it then changes the body's class and the root's style. Returns what stops it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    observer.disconnect();
  };
}
