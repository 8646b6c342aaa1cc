import { extentAt, placesAt, windowStart, type AxisGeometry, type VolumeGeometry } from '../../../src/core/forward';
import type { CellPosition } from '../context';
import type { PlaneName, Point, Segment, Solid } from '../types';
import { stretchLength, type Stretch } from '../viewport';
import { showsCells, type Placed } from './layout';
import { at, face, type Stack } from './stack';

/** A smaller mark would not be visible; it is drawn in this size. */
export const LEAST_MARK = 4;

/** The input: padding around the data, and the window through all slices that it reads. */
export function inputSolids(placed: Placed, volume: VolumeGeometry, position: CellPosition): Solid[] {
  const { row, col, transposed } = volume;
  const [, y, x] = position;
  const { stack } = placed;
  const data = { rows: dataSpan(row, transposed), cols: dataSpan(col, transposed) };
  const window = { rows: enlarged(windowSpan(row, transposed, y), stack.row), cols: enlarged(windowSpan(col, transposed, x), stack.col) };
  const hasRim = stretchLength(data.rows) < stretchLength(stack.rows) || stretchLength(data.cols) < stretchLength(stack.cols);
  const stretched = transposed && (row.stride > 1 || col.stride > 1);
  return stack.cards.flatMap((card, slot) => {
    const solid = maker(placed, 'input', slot);
    const reads = card.active ? taps(stack, slot, volume, position, window) : [];
    const around = card.active ? [solid('window', [face(stack, slot, window.rows, window.cols)])] : [];
    if (card.kind !== 'data') return [solid(card.kind, [face(stack, slot, stack.rows, stack.cols)]), solid('read', reads), ...around];
    return [
      ...(hasRim ? [solid('padding', [face(stack, slot, stack.rows, stack.cols)])] : []),
      ...(stretched && showsCells(stack)
        ? [
            solid('inserted', [face(stack, slot, data.rows, data.cols)]),
            solid('read', reads),
            solid('slab', cellsApart(stack, slot, row, col)),
          ]
        : [
            solid(
              'slab',
              [face(stack, slot, data.rows, data.cols)],
              stretched || !showsCells(stack) ? [] : lattice(stack, slot, data.rows, data.cols),
            ),
            solid('read', reads),
          ]),
      ...around,
    ];
  });
}

/** The kernel: a slice of weights for every slice of the window. What other windows have beyond this one is left open. */
export function kernelSolids(placed: Placed, { row, col }: VolumeGeometry, [, y, x]: CellPosition): Solid[] {
  const { stack } = placed;
  const apart = row.kernel * col.kernel <= 400;
  return stack.cards.flatMap((card, slot) => {
    const solid = maker(placed, 'kernel', slot);
    const faces = apart
      ? cellFaces(stack, slot, starts(row, y), starts(col, x))
      : [face(stack, slot, { from: 0, to: extentAt(row, y) }, { from: 0, to: extentAt(col, x) })];
    const whole = solid('gap', [face(stack, slot, stack.rows, stack.cols)]);
    return card.active ? [whole, solid(card.chosen ? 'chosen' : 'weight', faces)] : [whole];
  });
}

/**
 * The output: channels before the one that is shown are complete, those after it are empty; the shown channel is filled up to the current
 * cell.
 */
export function outputSolids(placed: Placed, { row, col }: VolumeGeometry, [, y, x]: CellPosition): Solid[] {
  const { stack } = placed;
  const all = { rows: { from: 0, to: row.output }, cols: { from: 0, to: col.output } };
  const chosen = stack.cards.findIndex(card => card.chosen);
  return stack.cards.flatMap((card, slot) => {
    const solid = maker(placed, 'output', slot);
    const lines = showsCells(stack) ? lattice(stack, slot, all.rows, all.cols) : [];
    const whole = face(stack, slot, all.rows, all.cols);
    if (!card.chosen) return [solid(slot < chosen ? 'done' : 'pending', [whole], lines)];
    const above = { from: 0, to: y };
    const current = { rows: enlarged({ from: y, to: y + 1 }, stack.row), cols: enlarged({ from: x, to: x + 1 }, stack.col) };
    return [
      solid('pending', [whole], lines),
      solid(
        'done',
        [
          ...(y > 0 ? [face(stack, slot, above, all.cols)] : []),
          ...(x > 0 ? [face(stack, slot, { from: y, to: y + 1 }, { from: 0, to: x })] : []),
        ],
        lines.length === 0 ? [] : lattice(stack, slot, above, all.cols),
      ),
      solid('current', [face(stack, slot, current.rows, current.cols)]),
    ];
  });
}

const GLIDES: ReadonlySet<Solid['kind']> = new Set(['window', 'read', 'current']);

type Make = (kind: Solid['kind'], faces: readonly (readonly Point[])[], lines?: readonly Segment[]) => Solid;

/** A window or a current cell is identified by its start, so that it can glide; everything else is static. */
function maker({ stack, origin: [x, y] }: Placed, plane: PlaneName, slot: number): Make {
  return (kind, faces, lines = []) => {
    const [dx, dy] = (GLIDES.has(kind) ? faces[0]?.[0] : null) ?? [0, 0];
    const moved = ([px, py]: Point): Point => [px - dx, py - dy];
    return {
      key: `${plane}:${slot}:${kind}`,
      plane,
      kind,
      card: stack.cards[slot]?.index ?? 0,
      x: x + dx,
      y: y + dy,
      faces: faces.map(points => points.map(moved)),
      lines: lines.map(([from, to]) => [moved(from), moved(to)] as const),
    };
  };
}

/** What the window reads: cell by cell if they are large enough to be distinguished. */
function taps(
  stack: Stack,
  slot: number,
  { row, col }: VolumeGeometry,
  [, y, x]: CellPosition,
  { rows, cols }: { readonly rows: Stretch; readonly cols: Stretch },
): (readonly Point[])[] {
  if (!showsCells(stack)) return [face(stack, slot, rows, cols)];
  return cellFaces(
    stack,
    slot,
    starts(row, y).map(place => rows.from + place),
    starts(col, x).map(place => cols.from + place),
  );
}

function windowSpan(axis: AxisGeometry, transposed: boolean, o: number): Stretch {
  const from = windowStart(axis, transposed, o);
  return { from, to: from + extentAt(axis, o) };
}

/** The same middle, but large enough to be visible. */
function enlarged({ from, to }: Stretch, scale: number): Stretch {
  const missing = Math.max(0, LEAST_MARK / scale - (to - from)) / 2;
  return { from: from - missing, to: to + missing };
}

/** The part of the read line that is the tensor's, including inserted zeros. */
function dataSpan({ input, stride }: AxisGeometry, transposed: boolean): Stretch {
  return { from: 0, to: transposed ? (input - 1) * stride + 1 : input };
}

function cellsApart(stack: Stack, slot: number, row: AxisGeometry, col: AxisGeometry): (readonly Point[])[] {
  const places = ({ input, stride }: AxisGeometry): number[] => Array.from({ length: input }, (_, i) => i * stride);
  return cellFaces(stack, slot, places(row), places(col));
}

function cellFaces(stack: Stack, slot: number, rows: readonly number[], cols: readonly number[]): (readonly Point[])[] {
  return rows.flatMap(y => cols.map(x => face(stack, slot, { from: y, to: y + 1 }, { from: x, to: x + 1 })));
}

/** Where the cells of the window for output `o` begin. */
function starts(axis: AxisGeometry, o: number): number[] {
  return Array.from({ length: placesAt(axis, o) }, (_, i) => i * axis.dilation);
}

/** The lines between cells. */
function lattice(stack: Stack, slot: number, rows: Stretch, cols: Stretch): Segment[] {
  const lines: Segment[] = [];
  for (let y = rows.from + 1; y < rows.to; y++) lines.push([at(stack, slot, y, cols.from), at(stack, slot, y, cols.to)]);
  for (let x = cols.from + 1; x < cols.to; x++) lines.push([at(stack, slot, rows.from, x), at(stack, slot, rows.to, x)]);
  return lines;
}
