import { axisSymbol, type LayerConfig } from '../../src/core/shape';
import { formatDim, type Shape } from '../../src/core/dim';
import type { ChartAxis, ChartFamily, ChartSubject } from '../../src/protocol/panel';
import { FIRST_CHARTS } from '../state';
import { articleChart, familyCall, familyInput } from './article';
import { whatIf, type Chart } from './chart';
import type { ChartLayer } from './costs';
import { tc } from './say';
import { CHART_PARAMETERS, hasAxes, variedParameters, variedValue, type ChartParameter } from './vary';

type WhatIf = Extract<ChartSubject, { readonly kind: 'whatIf' }>;

/** A layer on an input; null if not all of its sizes are known. */
export function chartLayerOf(config: LayerConfig, input: Shape): ChartLayer | null {
  const sizes = input.filter(size => typeof size === 'number');
  return sizes.length === input.length ? { config, input: sizes } : null;
}

/** The chart of a subject; null if it needs a layer and there is none. */
export function chartOfSubject(subject: ChartSubject, layer: ChartLayer | null): Chart | null {
  if (subject.kind === 'article') return articleChart(subject.family, layer && { layer, name: tc('own') });
  return layer && whatIf(layer, subject);
}

/** The name of x as in code. */
export function xNameOf(subject: ChartSubject, layer: ChartLayer | null): string {
  if (subject.kind === 'article') return 'out_channels';
  const { parameter, axis } = subject;
  const name = parameterName(parameter);
  return axis === 'all' || !layer ? name : `${name} ${axisName(layer, axis)}`;
}

export function parameterName(parameter: ChartParameter): string {
  return parameter === 'input' ? tc('input') : parameter;
}

export function familyName(family: ChartFamily): string {
  return family === 'image_size' ? tc('image_size') : family;
}

/** H, W: the usual symbol of an axis. */
export function axisName({ config }: ChartLayer, axis: number): string {
  return formatDim(axisSymbol(config.rank, axis), 'pretty');
}

/** The parameters to choose from; without a layer, all of them. */
export function choicesOf(layer: ChartLayer | null): readonly ChartParameter[] {
  return layer ? variedParameters(layer) : CHART_PARAMETERS;
}

/**
 * A parameter varied on the most informative axis. If the layer does not have it, the kernel size is used instead, or the first
 * parameter the layer has.
 */
export function varied(parameter: ChartParameter, layer: ChartLayer | null): WhatIf {
  const choices = choicesOf(layer);
  const own = [parameter, 'kernel_size'].find(each => choices.includes(each)) ?? choices[0] ?? 'input';
  return { kind: 'whatIf', parameter: own, axis: naturalAxis(own, layer) };
}

/** What is shown until the reader chooses. */
export function firstSubject(layer: ChartLayer | null): ChartSubject {
  return subjectFor(FIRST_CHARTS.subject, layer);
}

/** What the reader chose, or the nearest that the layer has. */
export function subjectFor(chosen: ChartSubject, layer: ChartLayer | null): ChartSubject {
  if (chosen.kind === 'article') return chosen;
  const { parameter, axis } = chosen;
  return choicesOf(layer).includes(parameter) && axesOf(parameter, layer).includes(axis) ? chosen : varied(parameter, layer);
}

/** The axes to choose from for a parameter: all together, and each one. Only one for a parameter without axes. */
export function axesOf(parameter: ChartParameter, layer: ChartLayer | null): readonly ChartAxis[] {
  if (!layer || !hasAxes(layer, parameter) || layer.config.rank === 1) return ['all'];
  return ['all', ...Array.from({ length: layer.config.rank }, (_, axis) => axis)];
}

/** All axes together if the layer has the same value for them, otherwise the last one: there, the layer is on its line. */
function naturalAxis(parameter: ChartParameter, layer: ChartLayer | null): ChartAxis {
  const axes = axesOf(parameter, layer);
  if (!layer || variedValue(layer, { parameter, axis: 'all' }) !== null) return 'all';
  return axes.at(-1) ?? 'all';
}

/** The notes under a chart: what its lines share, and why the layer is not on it. */
export function notesOn(subject: ChartSubject, chart: Chart): string[] {
  if (subject.kind === 'article') return [tc('sameOnAllLines', familyCall(subject.family), familyInput(subject.family))];
  return chart.marked === null ? [tc('axesDiffer')] : [];
}
