import { join } from 'node:path';
import { ModelAnalyzer, summaryJson, type ModelRun } from '../../src/core/analysis';
import { nodeFiles } from '../../src/host';
import { parserBytes } from './parser';

/** The result of torch for a model (test/truth/README.md). */
export interface ModelTruth {
  readonly builder?: string;
  readonly file: string;
  readonly model: string;
  readonly call: string;
  readonly params?: number;
  readonly macs?: number | null;
  readonly convMacs?: number;
  readonly output?: unknown;
  readonly layers: readonly LayerTruth[];
  readonly assigned?: readonly { readonly line: number; readonly name: string; readonly shapes: readonly unknown[] }[];
  readonly problem?: { readonly type: string; readonly message: string; readonly line: number | null };
}

export interface LayerTruth {
  readonly name: string;
  readonly base: string;
  readonly type?: string;
  readonly in: unknown;
  readonly out: unknown;
  readonly params: number;
  readonly macs: number;
  readonly site?: readonly [string, number, number];
}

/** The output of `convlens summary --json`. */
export interface Summary {
  readonly ok: boolean;
  readonly output: unknown;
  readonly params: number | null;
  readonly macs: number | null;
  readonly convMacs: number | null;
  readonly layers: readonly {
    readonly name: string;
    readonly type: string;
    readonly base: string;
    readonly in: unknown;
    readonly out: unknown;
    readonly params: unknown;
    readonly macs: unknown;
    readonly site: { readonly line: number; readonly column: number } | null;
  }[];
  readonly problems: readonly { readonly type: string; readonly message: string; readonly file: string; readonly line: number | null }[];
  readonly unknown: readonly { readonly reason: string; readonly file: string; readonly line: number | null }[];
}

export const createModelAnalyzer = (): Promise<ModelAnalyzer> => ModelAnalyzer.create(parserBytes, nodeFiles());

/** The outcome for a model in `folder`, with other folders of packages beside it. */
export function follow(
  analyzer: ModelAnalyzer,
  { file, model, call }: ModelTruth,
  folder: string,
  beside: readonly string[] = [],
): ModelRun {
  const pythonPath = [folder, ...beside];
  return analyzer.run({ file: join(folder, file), module: null, pythonPath }, { model, call, inputs: [], training: false });
}

/** A model's summary as JSON. */
export function summarize(analyzer: ModelAnalyzer, truth: ModelTruth, folder: string, beside: readonly string[] = []): Summary {
  const run = follow(analyzer, truth, folder, beside);
  return JSON.parse(
    JSON.stringify(summaryJson(run), (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  ) as Summary;
}

/** The differences from torch's result, one line each; layers for which `ignore` is true are omitted on both sides. */
export function differences(truth: ModelTruth, summary: Summary, ignore = (_name: string): boolean => false): string[] {
  const found: string[] = [];
  const layers = summary.layers.filter(({ name }) => !ignore(name));
  if (layers.length !== truth.layers.length) found.push(`${String(layers.length)} layers, torch ${String(truth.layers.length)}`);
  truth.layers.forEach((wanted, i) => {
    const layer = layers[i];
    if (!layer) return;
    const mine = { name: layer.name, base: layer.base, in: layer.in, out: layer.out, params: layer.params, macs: layer.macs };
    const theirs = { name: wanted.name, base: wanted.base, in: wanted.in, out: wanted.out, params: wanted.params, macs: wanted.macs };
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) found.push(`${JSON.stringify(mine)}, torch ${JSON.stringify(theirs)}`);
    // The place of a layer of a derived class is where its constructor calls torch's constructor.
    if (wanted.site && wanted.type === undefined && (layer.site?.line !== wanted.site[1] || layer.site.column !== wanted.site[2]))
      found.push(`${layer.name} is made at ${JSON.stringify(layer.site)}, torch ${JSON.stringify(wanted.site)}`);
  });
  if (truth.params !== undefined && summary.params !== truth.params)
    found.push(`${String(summary.params)} params, torch ${String(truth.params)}`);
  if (truth.macs !== undefined && truth.macs !== null && summary.macs !== truth.macs)
    found.push(`${String(summary.macs)} MACs, torch ${String(truth.macs)}`);
  return found;
}
