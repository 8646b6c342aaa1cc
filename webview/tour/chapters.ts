import { formatDim } from '../../src/core/dim';
import { formatFormula, outputFormula, stackReceptiveField, type ConvConfig } from '../../src/core/shape';
import { formatSizes } from '../format';
import type { Chapter, Figure, Piece, Task, TextPiece } from './chapter';
import { example, type ExampleSettings } from './example';
import type { TourText } from './texts';

/**
 * The ten chapters, in the order of the article that the tour follows ("Convolution 연산 정리 (w/ Pytorch)"), which left the last three
 * unwritten. Every number in a text is calculated here from layers, so that none can be wrong.
 */
export const CHAPTERS: readonly Chapter[] = [
  introduction(),
  kernel(),
  parameters(),
  channels(),
  kernelSize(),
  stride(),
  padding(),
  dilation(),
  groups(),
  outputSize(),
];

function introduction(): Chapter {
  const layer = example({ in_channels: 3, out_channels: 4, kernel_size: 3 }, [3, 7, 7]);
  return {
    id: 'introduction',
    title: 'introduction',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [
      text('introduction1'),
      { kind: 'order' },
      text('introduction2', layer.call, { shape: layer.input }, { shape: layer.output }),
      text('introduction3'),
    ],
    task: text('introductionTask'),
    hint: text('introductionHint'),
    reached: ({ output: [channels] }) => channels === 8,
    answer: ({ output }) => text('introductionAnswer', { shape: output }),
  };
}

function kernel(): Chapter {
  const layer = plane({ kernel_size: 3, bias: false }, 7, 7);
  const middle = ({ output }: Task): readonly number[] => spatial(output).map(size => (size - 1) / 2);
  return {
    id: 'kernel',
    title: 'kernel',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [
      text('kernel1'),
      text('kernel2', '3×3', size(layer.output), size(layer.input)),
      formula('out[y, x] = Σ_i Σ_j w[i, j] · in[y + i, x + j]'),
      text('kernel3'),
    ],
    task: text('kernelTask'),
    hint: text('kernelHint'),
    reached: standing => !standing.playing && middle(standing).every((at, axis) => at === standing.position[axis]),
    answer: ({ position, config }) =>
      text('kernelAnswer', tuple(position), ...position.map((at, axis) => `${at} … ${at + span(config, axis) - 1}`)),
  };
}

function parameters(): Chapter {
  const layer = plane({ kernel_size: 3 }, 7, 7);
  const weights = plane({ kernel_size: 3, bias: false }, 7, 7).params;
  return {
    id: 'parameters',
    title: 'parameters',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [text('parameters1', '3×3', weights), text('parameters2', weights, layer.params), text('parameters3')],
    task: text('parametersTask', weights),
    hint: text('parametersHint', weights),
    reached: ({ params, config }) => params === weights && config.kernel_size.every(k => k === 3),
    answer: () => text('parametersAnswer', weights),
  };
}

function channels(): Chapter {
  const settings = { in_channels: 3, out_channels: 4, kernel_size: 3 };
  const layer = example(settings, [3, 7, 7]);
  const one = example({ ...settings, out_channels: 1 }, [3, 7, 7]).params;
  const wanted = example({ ...settings, out_channels: 8 }, [3, 7, 7]).params;
  return {
    id: 'channels',
    title: 'channels',
    example: layer,
    picture: 'kernels',
    grain: 'channel',
    pieces: [
      text('channels1'),
      text('channels2', 4, 3, 4 * 3, '3×3', layer.params - 4, layer.params),
      text('channels3', tuple(weightShape(layer.config))),
      formula('out[o, y, x] = b[o] + Σ_c Σ_i Σ_j w[o, c, i, j] · in[c, y + i, x + j]'),
    ],
    task: text('channelsTask', wanted),
    hint: text('channelsHint', one - 1),
    reached: ({ params, input: [channels] }) => params === wanted && channels === 3,
    answer: ({ output: [outputs = 0], params }) => text('channelsAnswer', outputs, (params ?? 0) / outputs, params ?? 0),
  };
}

function kernelSize(): Chapter {
  const layer = plane({ kernel_size: [5, 2] }, 7, 9);
  const weights = (k: number): number => plane({ kernel_size: k, bias: false }, 9, 9).params;
  return {
    id: 'kernelSize',
    title: 'kernelSize',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [
      text('kernelSize1', weights(3), weights(5), weights(7), fieldOf(1, 1), 2 * weights(3)),
      text('kernelSize2'),
      text('kernelSize3', size(layer.input), size(layer.output)),
    ],
    task: text('kernelSizeTask', '5×5'),
    hint: text('kernelSizeHint'),
    reached: ({ output }) => size(output) === '5×5',
    answer: ({ config }) => text('kernelSizeAnswer', span(config, 0), span(config, 1)),
  };
}

function stride(): Chapter {
  const layer = plane({ kernel_size: 3, stride: 2 }, 7, 7);
  const single = plane({ kernel_size: 3 }, 7, 7);
  return {
    id: 'stride',
    title: 'stride',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [
      text('stride1', size(layer.input), size(layer.output), size(single.output)),
      text('stride2', layer.macs, single.macs),
      text('stride3', size(plane({ kernel_size: 3, stride: 2 }, 8, 8).output)),
    ],
    task: text('strideTask', '5×2'),
    hint: text('strideHint'),
    reached: ({ output }) => size(output) === '5×2',
    answer: ({ config }) => text('strideAnswer', Number(along(config.stride, 0)), Number(along(config.stride, 1))),
  };
}

function padding(): Chapter {
  const layer = plane({ kernel_size: 5, padding: 1 }, 7, 7);
  const macs = (p: number): number => plane({ kernel_size: 3, padding: p }, 7, 7).macs;
  return {
    id: 'padding',
    title: 'padding',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [text('padding1'), text('padding2'), text('padding3', macs(0), macs(1))],
    task: text('paddingTask', size(layer.output), size(layer.input)),
    hint: text('paddingHint'),
    reached: ({ config, output }) => size(output) === '7×7' && config.kernel_size.every(k => k === 5),
    answer: standing => text('paddingAnswer', formulaOf(standing)),
  };
}

function dilation(): Chapter {
  const layer = plane({ kernel_size: 3, dilation: 2 }, 9, 9);
  const weights = layer.params - 1;
  return {
    id: 'dilation',
    title: 'dilation',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [text('dilation1', span(layer.config, 0)), text('dilation2', weights), text('dilation3', fieldOf(1, 2, 4), fieldOf(1, 1, 1))],
    task: text('dilationTask', '7×7'),
    hint: text('dilationHint'),
    reached: ({ config }) => config.kernel_size.every(k => k === 3) && [0, 1].every(axis => span(config, axis) === 7),
    answer: ({ output }) => text('dilationAnswer', size(output)),
  };
}

function groups(): Chapter {
  const settings = { in_channels: 4, out_channels: 4, kernel_size: 3, padding: 1, groups: 2 };
  const layer = example(settings, [4, 6, 6]);
  const whole = example({ ...settings, groups: 1 }, [4, 6, 6]);
  return {
    id: 'groups',
    title: 'groups',
    example: layer,
    picture: 'kernels',
    grain: 'channel',
    pieces: [
      text('groups1'),
      text(
        'groups2',
        4,
        4,
        2,
        slices(layer.config),
        slices(whole.config),
        layer.params - 4,
        whole.params - 4,
        tuple(weightShape(layer.config)),
      ),
      text('groups3'),
    ],
    task: text('groupsTask'),
    hint: text('groupsHint'),
    reached: ({ config, input: [channels = 0] }) => channels > 1 && config.groups === channels,
    answer: ({ config, output: [outputs = 0], params }) =>
      text('groupsAnswer', Number(config.groups), (params ?? 0) - (config.bias ? outputs : 0)),
  };
}

function outputSize(): Chapter {
  const layer = example({ in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3, bias: false }, [3, 224, 224]);
  return {
    id: 'outputSize',
    title: 'outputSize',
    example: layer,
    picture: 'grid',
    grain: 'output',
    pieces: [
      text('outputSize1'),
      formula('out = ⌊(in + 2·p − d·(k − 1) − 1) / s⌋ + 1'),
      text('outputSize2'),
      text('outputSize3', formulaOf(layer)),
      text('outputSize4'),
      formula('out = (in − 1)·s − 2·p + d·(k − 1) + output_padding + 1'),
      text('outputSize5'),
    ],
    task: text('outputSizeTask', '56×56'),
    hint: text('outputSizeHint'),
    reached: ({ output }) => size(output) === '56×56',
    answer: standing => text('outputSizeAnswer', formulaOf(standing)),
  };
}

function text(key: TourText, ...figures: readonly Figure[]): TextPiece {
  return { kind: 'text', text: key, figures };
}

function formula(notation: string): Piece {
  return { kind: 'formula', formula: notation };
}

/** One channel to one channel. */
function plane(settings: ExampleSettings, rows: number, cols: number): ReturnType<typeof example> {
  return example({ in_channels: 1, out_channels: 1, ...settings }, [1, rows, cols]);
}

function tuple(sizes: readonly number[]): string {
  return `(${sizes.join(', ')})`;
}

function spatial(shape: readonly number[]): readonly number[] {
  return shape.slice(1);
}

/** `7×9` of (C, 7, 9). */
function size(shape: readonly number[]): string {
  return formatSizes(spatial(shape));
}

function along<T>(entries: readonly T[], axis: number): T | undefined {
  return entries.length === 1 ? entries[0] : entries[axis];
}

/** How many cells the window spans, from the first it reads to the last. */
function span(config: ConvConfig, axis: number): number {
  return Number(along(config.dilation, axis)) * (Number(along(config.kernel_size, axis)) - 1) + 1;
}

/** (out_channels, in_channels / groups, rows, columns). */
function weightShape({ out_channels, in_channels, groups: parts, kernel_size }: ConvConfig): readonly number[] {
  return [Number(out_channels), Number(in_channels) / Number(parts), ...kernel_size.map(Number)];
}

function slices(config: ConvConfig): number {
  const [outputs = 0, inputs = 0] = weightShape(config);
  return outputs * inputs;
}

/** The receptive field of consecutive 3×3 layers with these dilations. */
function fieldOf(...dilations: readonly number[]): string {
  const layers = dilations.map(d => ({ kind: 'conv', config: plane({ kernel_size: 3, dilation: d }, 64, 64).config }) as const);
  const field = stackReceptiveField(layers, 2);
  if (field.kind !== 'ok') throw new Error('3×3 layers have a receptive field');
  return formatSizes(field.value.size.map(Number));
}

/** The formula for the rows with a layer's numbers: `⌊(7 + …) / 1⌋ + 1 = 7`. */
function formulaOf({ config, input }: { readonly config: ConvConfig; readonly input: readonly number[] }): string {
  const filled = outputFormula(config, 0, input.at(-2));
  return `${formatFormula(filled)} = ${formatDim(filled.value, 'pretty')}`;
}
