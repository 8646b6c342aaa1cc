import { outputPositions, type ConvGeometry } from '../geometry';
import { asVolume } from '../volume';
import { pairPart, type PairPart } from './pair-part';
import type { DensePart } from './part';
import { lineOf, phasesOf, spanOf, type Line, type Phase } from './line';

/** What can be computed before the numbers are known. It can be used for any number of forward passes. */
export interface ForwardPlan {
  readonly geometry: ConvGeometry;
  /** Depth, row, column. */
  readonly lines: readonly [Line, Line, Line];
  /** Cells of one channel of the padded volume. */
  readonly paddedCells: number;
  readonly parts: readonly PlannedPart[];
}

/** A part, with its pairs of outputs if it has them. */
export interface PlannedPart extends DensePart {
  readonly pairs: PairPart | null;
}

/** A padded volume that is this many times larger than the input and output is not worth filling: its windows read little of it. */
const SPARSE = 16;

/** Indices are 32 bits wide. */
const MAX_CELLS = 2 ** 31 - 1;

/**
 * The tables of a geometry; null if a padded copy of the input would be far larger than what is read from it
 * (padding and stride both large), so that the reference is faster.
 */
export function planForward(geometry: ConvGeometry): ForwardPlan | null {
  const { depth, row, col, transposed } = asVolume(geometry);
  const phases = [phasesOf(depth, transposed), phasesOf(row, transposed), phasesOf(col, transposed)] as const;
  const [depths, rows, cols] = phases.map(spanOf).map(({ from, to }) => to - from) as [number, number, number];
  const paddedCells = depths * rows * cols;
  const perGroup = geometry.inChannels / geometry.groups;
  if (paddedCells * Math.max(perGroup, 1) > MAX_CELLS) return null;
  if (paddedCells > SPARSE * (depth.input * row.input * col.input + outputPositions(geometry)) + 2 ** 16) return null;
  const lines = [lineOf(depth, geometry, phases[0]), lineOf(row, geometry, phases[1]), lineOf(col, geometry, phases[2])] as const;
  const parts: PlannedPart[] = [];
  for (const d of phases[0]) {
    for (const r of phases[1]) {
      for (const c of phases[2]) {
        const part = densePart([d, r, c]);
        parts.push({ ...part, pairs: pairPart(part) });
      }
    }
  }
  return { geometry, lines: [...lines], paddedCells, parts };

  function densePart([d, r, c]: readonly [Phase, Phase, Phase]): DensePart {
    const cell = (z: number, y: number, x: number): number => (z * rows + y) * cols + x;
    const taps = d.taps.flatMap(({ kernel: kd, offset: z }) =>
      r.taps.flatMap(({ kernel: kr, offset: y }) =>
        c.taps.map(({ kernel: kc, offset: x }) => ({ kernel: (kd * row.kernel + kr) * col.kernel + kc, offset: cell(z, y, x) })),
      ),
    );
    const count = d.outputs.length * r.outputs.length * c.outputs.length;
    const targets = new Int32Array(count);
    const bases = new Int32Array(count);
    let p = 0;
    for (const [i, z] of d.outputs.entries()) {
      for (const [j, y] of r.outputs.entries()) {
        const line = cell((d.starts[i] ?? 0) - lines[0].from, (r.starts[j] ?? 0) - lines[1].from, -lines[2].from);
        for (let k = 0; k < c.outputs.length; k++, p++) {
          targets[p] = (z * row.output + y) * col.output + (c.outputs[k] ?? 0);
          bases[p] = line + (c.starts[k] ?? 0);
        }
      }
    }
    const step = (list: readonly number[]): number => (list[1] ?? 0) - (list[0] ?? 0);
    return {
      targets,
      bases,
      row: { length: c.outputs.length, targetStep: step(c.outputs), baseStep: step(c.starts) },
      columns: c.taps.length,
      offsets: Int32Array.from(taps, tap => tap.offset),
      kernels: Int32Array.from(taps, tap => tap.kernel),
    };
  }
}
