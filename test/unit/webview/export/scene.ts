import type { Cell, CellRole, PlaneName, Point, Scene, Solid } from '../../../../webview/scene';

function cell(plane: PlaneName, role: CellRole, row: number, col: number, more: Partial<Cell> = {}): Cell {
  const left = { input: 40, kernel: 200, output: 330 }[plane];
  return {
    key: `${plane}:${String(row)},${String(col)}`,
    plane,
    role,
    row,
    col,
    x: left + 40 * (col + 1),
    y: 60 + 40 * (row + 1),
    size: 40,
    value: 3,
    font: 17,
    read: false,
    weight: null,
    ...more,
  };
}

const CARD: readonly Point[] = [
  [0, 6],
  [12, 0],
  [12, 18],
  [0, 24],
];

/** Cards in a row at the foot of the picture. */
function solid(kind: Solid['kind'], plane: PlaneName, index: number): Solid {
  return {
    key: `${plane}:${kind}`,
    plane,
    kind,
    card: index,
    x: 20 + 24 * index,
    y: 172,
    faces: [CARD],
    lines:
      index % 2 === 0
        ? [
            [
              [6, 3],
              [6, 21],
            ],
          ]
        : [],
  };
}

/** One of everything a picture can hold, on a stage of 480×200: not a layer, but all that has to be written. */
export const ONE_OF_EACH: Scene = {
  width: 480,
  height: 200,
  solids: [
    ...(['padding', 'inserted', 'slab', 'read', 'window'] as const).map((kind, i) => solid(kind, 'input', i)),
    ...(['gap', 'weight', 'chosen'] as const).map((kind, i) => solid(kind, 'kernel', 5 + i)),
    ...(['pending', 'done', 'current'] as const).map((kind, i) => solid(kind, 'output', 8 + i)),
  ],
  links: [{ key: 'link', x1: 120, y1: 60, x2: 240, y2: 100 }],
  cells: [
    cell('input', 'padding', -1, -1, { value: 0 }),
    cell('input', 'padding', -1, 0, { value: 0, read: true, weight: -2 }),
    cell('input', 'data', 0, -1),
    cell('input', 'data', 0, 0, { read: true, weight: 1, value: 4 }),
    cell('input', 'inserted', 0, 1, { value: 0 }),
    cell('kernel', 'weight', 0, 0, { value: -2, read: true }),
    cell('kernel', 'gap', 0, 1, { value: null }),
    cell('output', 'done', 0, 0, { value: 12 }),
    cell('output', 'current', 0, 1, { value: -7 }),
    cell('output', 'pending', 0, 2, { value: null }),
    cell('output', 'done', 1, 0, { font: 0 }),
    cell('input', 'unread', 1, -1, { value: 0 }),
    cell('input', 'data', 1, 0, { value: 9, shade: 1 }),
    cell('input', 'data', 1, 1, { value: 1, shade: 0.1 }),
    cell('kernel', 'weight', 1, 0, { value: null, look: 2 }),
    cell('kernel', 'ghost', 1, 1, { value: null, look: null }),
    cell('output', 'done', 1, 1, { value: 200, tone: 0.8 }),
    cell('output', 'done', 1, 2, { value: 20, tone: 0.1 }),
  ],
  edges: [
    { key: 'edge:i', plane: 'input', x1: 80, y1: 60, x2: 80, y2: 140 },
    { key: 'edge:o', plane: 'output', x1: 370, y1: 100, x2: 450, y2: 100.123 },
  ],
  frames: [
    { key: 'frame:w', kind: 'window', x: 40, y: 60, width: 80, height: 80 },
    { key: 'frame:c', kind: 'current', x: 410, y: 100, width: 40, height: 40 },
  ],
  labels: [
    { key: 'title', kind: 'title', x: 40, y: 22, anchor: 'start', text: 'input 5×5 & <more>' },
    { key: 'subtitle', kind: 'subtitle', x: 40, y: 38, anchor: 'start', text: 'channel 0 of 100%' },
    { key: 'tick', kind: 'tick', x: 60, y: 54, anchor: 'middle', text: '−1' },
    { key: 'row', kind: 'tick', x: 36, y: 84, anchor: 'end', text: '0' },
  ],
  minimaps: [
    {
      key: 'map',
      plane: 'input',
      whole: { x: 10, y: 10, width: 20, height: 20 },
      shown: { x: 12, y: 12, width: 8, height: 8 },
      window: { x: 13, y: 13, width: 3, height: 3 },
    },
  ],
  remarks: [],
  page: '',
};
