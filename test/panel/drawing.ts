/** The contents of the panel's picture, read from the page, and ways to move it to a step. */
import type { LayerView, PictureName, ViewMemory } from '../../src/protocol/panel';
import type { PanelPage } from './harness';

export type Plane = 'input' | 'kernel' | 'output';
export type Point = readonly [x: number, y: number];

export interface DrawnCell {
  readonly plane: Plane;
  readonly role: string;
  readonly row: number;
  readonly col: number;
  readonly read: boolean;
  readonly value: number | null;
  /** The number as written, and the weight below it; empty if there is no room. */
  readonly text: string;
  readonly weight: string;
  /** Highlighted: as the product that is being added, or as the cell that a maximum takes. */
  readonly lit: boolean;
  /** The look that distinguishes its group. */
  readonly look: string | null;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A part of a card in the volumes. Points are in pixels of the stage. */
export interface DrawnSolid {
  readonly plane: Plane;
  readonly kind: string;
  readonly card: number;
  readonly faces: readonly (readonly Point[])[];
}

export interface DrawnText {
  readonly kind: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface DrawnFrame {
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly cells: readonly DrawnCell[];
  readonly solids: readonly DrawnSolid[];
  readonly frames: readonly DrawnFrame[];
  readonly texts: readonly DrawnText[];
  readonly minimaps: number;
  readonly remarks: string;
  readonly position: string;
  readonly narration: string;
}

/** Reads everything at once, because an element that is found first and read later may have been removed in between. */
export async function drawing({ page }: PanelPage): Promise<Drawing> {
  return await page.evaluate(() => {
    const all = (selector: string): Element[] => [...document.querySelectorAll(`.scene ${selector}`)];
    const number = (element: Element | null, name: string): number => Number(element?.getAttribute(name));
    const words = (selector: string): string => (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const plane = (element: Element): Plane => element.getAttribute('data-plane') as Plane;
    return {
      cells: all('.cell').map(cell => {
        const fill = cell.querySelector('.fill');
        return {
          plane: plane(cell),
          role: cell.getAttribute('data-role') ?? '',
          row: number(cell, 'data-row'),
          col: number(cell, 'data-col'),
          read: cell.hasAttribute('data-read'),
          value: cell.hasAttribute('data-value') ? number(cell, 'data-value') : null,
          text: cell.querySelector('.value')?.textContent ?? '',
          weight: cell.querySelector('.weight')?.textContent ?? '',
          lit: cell.classList.contains('lit'),
          look: /look-\d+/.exec(cell.getAttribute('class') ?? '')?.[0] ?? null,
          x: number(fill, 'x') - 0.5,
          y: number(fill, 'y') - 0.5,
          size: number(fill, 'width') + 1,
        };
      }),
      solids: all('.solid').map(solid => ({
        plane: plane(solid),
        kind: solid.getAttribute('data-kind') ?? '',
        card: number(solid, 'data-card'),
        faces: (solid.querySelector('.face')?.getAttribute('d') ?? '')
          .split('M')
          .slice(1)
          .map(face =>
            face
              .replace('Z', '')
              .split('L')
              .map((point): Point => {
                const [x = 0, y = 0] = point.split(' ').map(Number);
                return [number(solid, 'x') + x, number(solid, 'y') + y];
              }),
          ),
      })),
      frames: all('.frame').map(frame => ({
        kind: frame.classList.contains('window') ? 'window' : 'current',
        x: number(frame, 'x'),
        y: number(frame, 'y'),
        width: number(frame, 'width'),
        height: number(frame, 'height'),
      })),
      texts: all('.labels text').map(text => ({
        kind: text.getAttribute('class') ?? '',
        text: text.textContent,
        x: number(text, 'x'),
        y: number(text, 'y'),
      })),
      minimaps: all('.minimap').length,
      remarks: words('.remarks'),
      position: words('.position'),
      narration: words('.narration'),
    };
  });
}

const shown = new WeakMap<PanelPage, LayerView>();

/**
 * A layer in one of its views, in the room that it has there. The name is the title, because the panel takes a layer with the same title and
 * place for an edit.
 */
export async function show(panel: PanelPage, name: string, layer: LayerView, picture: PictureName): Promise<void> {
  if (shown.get(panel) !== layer) await panel.send({ type: 'layer', layer: { ...layer, title: name } });
  shown.set(panel, layer);
  await panel.page.evaluate(id => {
    document.getElementById(id)?.click();
  }, `tab-${picture}`);
  await panel.settle();
}

/** Moves to a step that shows these channels. */
export async function seek({ page }: PanelPage, index: number, view: ViewMemory): Promise<void> {
  await page.evaluate(
    ({ index, view }) => {
      const enter = (selector: string, value: number): void => {
        const field = document.querySelector<HTMLInputElement>(selector);
        if (!field) throw new Error(`no ${selector}`);
        field.value = String(value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      enter('#pick-outChannel', view.outChannel);
      enter('#pick-inChannel', view.inChannel);
      enter('#pick-slice', view.slice);
      enter('input.slider', index);
    },
    { index, view },
  );
}

export interface Place {
  readonly plane: Plane;
  readonly row: number;
  readonly col: number;
}

/** What is highlighted: cells as `row,col`, and the text about them. */
export interface Lit {
  readonly place: Place;
  readonly pointed: readonly string[];
  readonly linked: Readonly<Record<Plane, readonly string[]>>;
  readonly said: string;
}

/** Points at one cell after another, and returns what each highlights. */
export async function pointAt({ page }: PanelPage, places: readonly Place[]): Promise<Lit[]> {
  return await page.evaluate(places => {
    const name = (cell: Element): string => `${cell.getAttribute('data-row') ?? ''},${cell.getAttribute('data-col') ?? ''}`;
    const named = (selector: string): string[] => [...document.querySelectorAll(`.scene ${selector}`)].map(name);
    return places.map(place => {
      const at = [
        ...document.querySelectorAll(`.cell.${place.plane}[data-row="${String(place.row)}"][data-col="${String(place.col)}"]`),
      ].find(cell => cell.getAttribute('data-role') !== 'gap');
      at?.querySelector('.fill')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      return {
        place,
        pointed: [...document.querySelectorAll('.cell.pointed')].map(cell => `${cell.getAttribute('data-plane') ?? ''} ${name(cell)}`),
        linked: { input: named('.cell.input.linked'), kernel: named('.cell.kernel.linked'), output: named('.cell.output.linked') },
        said: document.querySelector('.pointed-at')?.textContent ?? '',
      };
    });
  }, places);
}
