/** Compares the fast forward with TensorFlow.js (its JavaScript and its WebAssembly backend) on the same layers in one run. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname, join } from 'node:path';
import { outputPositions, planForward, runForward, type AxisGeometry, type ConvGeometry } from '../../src/core/forward';
import { median } from './median';

const ROUNDS = 15;

/** Rounds in which the engine finds out what to compile. */
const WARM_UP = 3;

interface Layer {
  readonly name: string;
  readonly geometry: ConvGeometry;
  /** The same with TensorFlow.js, in its layout: x is (1, H, W, C), w is (k, k, …). */
  readonly tensorflow: () => () => tf.Tensor;
}

const side = (input: number, output: number, kernel: number, stride: number, padding: number): AxisGeometry => ({
  input,
  output,
  kernel,
  stride,
  dilation: 1,
  padBefore: padding,
  padAfter: padding,
  outputPadding: 0,
  windows: 'sliding',
});
const square = (
  axis: AxisGeometry,
  channels: Pick<ConvGeometry, 'inChannels' | 'outChannels' | 'groups'>,
  transposed = false,
): ConvGeometry => ({ ...channels, transposed, bias: false, paddingMode: 'zeros', axes: [axis, axis], rule: { kind: 'sum' } });

const LAYERS: readonly Layer[] = [
  {
    name: 'Conv2d(64, 64, 3, padding=1) on 56×56',
    geometry: square(side(56, 56, 3, 1, 1), { inChannels: 64, outChannels: 64, groups: 1 }),
    tensorflow: () => {
      const [x, w] = [tf.randomNormal<tf.Rank.R4>([1, 56, 56, 64]), tf.randomNormal<tf.Rank.R4>([3, 3, 64, 64])];
      return () => tf.conv2d(x, w, 1, 'same');
    },
  },
  {
    name: 'Conv2d(3, 64, 7, stride=2, padding=3) on 224×224',
    geometry: square(side(224, 112, 7, 2, 3), { inChannels: 3, outChannels: 64, groups: 1 }),
    tensorflow: () => {
      const [x, w] = [tf.randomNormal<tf.Rank.R4>([1, 224, 224, 3]), tf.randomNormal<tf.Rank.R4>([7, 7, 3, 64])];
      return () => tf.conv2d(x, w, 2, 3);
    },
  },
  {
    name: 'Conv2d(128, 128, 3, padding=1, groups=128) on 56×56',
    geometry: square(side(56, 56, 3, 1, 1), { inChannels: 128, outChannels: 128, groups: 128 }),
    tensorflow: () => {
      const [x, w] = [tf.randomNormal<tf.Rank.R4>([1, 56, 56, 128]), tf.randomNormal<tf.Rank.R4>([3, 3, 128, 1])];
      return () => tf.depthwiseConv2d(x, w, 1, 'same');
    },
  },
  {
    name: 'ConvTranspose2d(64, 32, 4, 2, 1) on 28×28',
    geometry: square(side(28, 56, 4, 2, 1), { inChannels: 64, outChannels: 32, groups: 1 }, true),
    tensorflow: () => {
      const [x, w] = [tf.randomNormal<tf.Rank.R4>([1, 28, 28, 64]), tf.randomNormal<tf.Rank.R4>([4, 4, 32, 64])];
      return () => tf.conv2dTranspose(x, w, [1, 56, 56, 32], 2, 'same');
    },
  },
];

/** The median milliseconds of each piece of work. They take turns, so that other load on the machine affects all of them equally. */
async function compare(works: readonly (() => Promise<() => void>)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [i, prepare] of works.entries()) {
      const work = await prepare();
      const begun = performance.now();
      work();
      if (round >= 0) times[i]?.push(performance.now() - begun);
    }
  }
  return times.map(median);
}

async function withTensorflow(backend: 'cpu' | 'wasm', { tensorflow }: Layer): Promise<() => Promise<() => void>> {
  await tf.setBackend(backend);
  const run = tensorflow();
  return async () => {
    await tf.setBackend(backend);
    return () => {
      const result = run();
      result.dataSync();
      result.dispose();
    };
  };
}

function multiplications({ transposed, axes, inChannels, outChannels, groups }: ConvGeometry): number {
  return axes.reduce(
    (product, axis) => product * (transposed ? axis.input : axis.output) * axis.kernel,
    (inChannels * outChannels) / groups,
  );
}

async function main(): Promise<void> {
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/'));
  console.log(`forward, float32, medians of ${String(ROUNDS)} in ms (GFLOP/s); ratio over 1: ours is faster`);
  for (const layer of LAYERS) {
    const { geometry } = layer;
    const plan = planForward(geometry);
    if (!plan) throw new Error(`${layer.name} has no plan`);
    const cells = geometry.axes.reduce((product, axis) => product * axis.input, geometry.inChannels);
    const weights = geometry.axes.reduce(
      (product, axis) => product * axis.kernel,
      (geometry.inChannels * geometry.outChannels) / geometry.groups,
    );
    const input = Float32Array.from({ length: cells }, () => Math.random() - 0.5);
    const weight = Float32Array.from({ length: weights }, () => Math.random() - 0.5);
    const output = new Float32Array(geometry.outChannels * outputPositions(geometry));
    const ours = (): Promise<() => void> => Promise.resolve(() => void runForward(plan, { input, weight, bias: null }, 1, output));
    const [mine = NaN, cpu = NaN, wasm = NaN] = await compare([
      ours,
      await withTensorflow('cpu', layer),
      await withTensorflow('wasm', layer),
    ]);
    const said = (ms: number): string => `${ms.toFixed(1)} (${((2 * multiplications(geometry)) / ms / 1e6).toFixed(1)})`;
    console.log(
      `${layer.name}: ours ${said(mine)}, tfjs cpu ${said(cpu)}, ratio ${(cpu / mine).toFixed(1)}; tfjs wasm ${said(wasm)}, ratio ${(wasm / mine).toFixed(2)}`,
    );
  }
}

void main();
