import type { VolumeGeometry } from '../../src/core/forward';
import { planeBounds, type PlaneName, type Pointed } from '../scene';

const PLANES: readonly PlaneName[] = ['input', 'kernel', 'output'];

const MOVES: Readonly<Record<string, readonly [row: number, col: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key moves the cell that is pointed at: to a neighbour, or to the next plane. Null if the key does nothing here. */
export function movePointed(pointed: Pointed, key: string, volume: VolumeGeometry): Pointed | null {
  const plane = planeAfter(pointed.plane, key);
  const move = MOVES[key];
  if (!move && plane === pointed.plane) return null;
  const [rows, cols] = move ?? [0, 0];
  const { row, col } = planeBounds(volume, plane);
  return { plane, row: within(pointed.row + rows, row), col: within(pointed.col + cols, col) };
}

function planeAfter(plane: PlaneName, key: string): PlaneName {
  const by = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
  return PLANES[Math.max(0, Math.min(PLANES.length - 1, PLANES.indexOf(plane) + by))] ?? plane;
}

function within(at: number, [from, to]: readonly [number, number]): number {
  return Math.max(from, Math.min(to - 1, at));
}
