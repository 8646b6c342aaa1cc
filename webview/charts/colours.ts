/** The colours with which a chart is painted: a canvas does not use style sheets, so they are read from the page. */
export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly ground: string;
  readonly mark: string;
  /** The colours of lines, in turn. */
  readonly lines: readonly string[];
}

/** The classes in style/charts.css whose `color` is read. */
const CLASSES = ['ink', 'quiet', 'grid', 'ground', 'mark', 'line-0', 'line-1', 'line-2', 'line-3', 'line-4', 'line-5'] as const;

/** The colours of the current theme. `probe` is an element in the page. */
export function readColours(probe: HTMLElement): ChartColours {
  const read = (name: (typeof CLASSES)[number]): string => {
    probe.className = `chart-probe ${name}`;
    return getComputedStyle(probe).color;
  };
  const [ink = '', quiet = '', grid = '', ground = '', mark = '', ...lines] = CLASSES.map(read);
  return { ink, quiet, grid, ground, mark, lines };
}

/** Calls back whenever the editor's theme changes, which changes the body's class and the root's style. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
