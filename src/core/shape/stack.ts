import { add, gcdInt, isInt, mul, neg, sub, type Dim } from '../dim';
import type { ConvConfig, Rank } from './config';
import { padSides, perAxis } from './output';
import type { ReceptiveField } from './receptive-field';
import { ok, type Result } from './result';

/** A layer of a stack, reduced to what determines which inputs an output depends on. Lists have one number per axis, or one for all. */
export type StackLayer =
  | { readonly kind: 'conv'; readonly config: ConvConfig }
  | {
      readonly kind: 'pool';
      readonly kernel_size: readonly Dim[];
      readonly stride: readonly Dim[];
      readonly padding: readonly Dim[];
      readonly dilation: readonly Dim[];
    }
  /** torch.nn.Upsample by an integer factor; linear (bilinear, trilinear) with align_corners=False. */
  | { readonly kind: 'upsample'; readonly factor: readonly Dim[]; readonly mode: 'nearest' | 'linear' };

/** What a layer does along one axis: a window over its input, or outputs between its inputs. */
type Step =
  | { readonly kind: 'window' | 'transposed'; readonly kernel: Dim; readonly stride: Dim; readonly before: Dim; readonly dilation: Dim }
  | { readonly kind: 'nearest' | 'linear'; readonly stride: Dim };

type WindowStep = Extract<Step, { readonly kernel: Dim }>;

function isWindow(step: Step): step is WindowStep {
  return step.kind === 'window';
}

/**
 * The receptive field of the output of a stack of layers, first layer first, in cells of the first layer's input. Padding counts as cells,
 * also
 * between layers. The result is exact for the output with the widest field. The fields repeat after `outputsPerJump` outputs, `jump` cells
 * further: after
 * an upsampling, several outputs share a field. `start` is where the field of output 0 begins (or that of the first output that has one: a
 * dilated transposed layer produces some outputs from no input).
 *
 * Layers with symbolic sizes are supported as long as none is transposed or upsampling.
 */
export function stackReceptiveField(layers: readonly StackLayer[], rank: Rank): Result<ReceptiveField> {
  const fields: AxisField[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const steps = layers.map(layer => stepOf(layer, axis));
    const field = steps.every(isWindow) ? windowsField(steps) : mixedField(steps);
    if (typeof field === 'string') return { kind: 'unknown', reason: field };
    fields.push(field);
  }
  const list = (part: keyof AxisField): readonly Dim[] => fields.map(field => field[part]);
  return ok({ size: list('size'), jump: list('jump'), outputsPerJump: list('outputsPerJump'), start: list('start') });
}

/**
 * The cells of the first layer's input that one output depends on along an axis, in order. Padding has cells too, below 0 and beyond the
 * end. Unknown if a size is symbolic.
 */
export function stackInputs(layers: readonly StackLayer[], axis: number, output: number): Result<readonly number[]> {
  const steps = integerSteps(layers.map(layer => stepOf(layer, axis)));
  if (typeof steps === 'string') return { kind: 'unknown', reason: steps };
  const inputs = inputsOf(steps, output, { steps: MAX_STEPS });
  return inputs === null ? { kind: 'unknown', reason: TOO_MANY } : ok(inputs);
}

/** How many cells are visited for one field: a hundred times what the deepest networks need. */
const MAX_STEPS = 3_000_000;
const TOO_MANY = 'the receptive field is too large to compute';

interface AxisField {
  readonly size: Dim;
  readonly jump: Dim;
  readonly outputsPerJump: Dim;
  readonly start: Dim;
}

function stepOf(layer: StackLayer, axis: number): Step {
  switch (layer.kind) {
    case 'conv': {
      const { kernel_size, stride, dilation, transposed } = layer.config;
      const sides = padSides(layer.config);
      const { before } = sides[sides.length === 1 ? 0 : axis] ?? { before: 0 };
      return {
        kind: transposed ? 'transposed' : 'window',
        kernel: perAxis(kernel_size, axis),
        stride: perAxis(stride, axis),
        before,
        dilation: perAxis(dilation, axis),
      };
    }
    case 'pool':
      return {
        kind: 'window',
        kernel: perAxis(layer.kernel_size, axis),
        stride: perAxis(layer.stride, axis),
        before: perAxis(layer.padding, axis),
        dilation: perAxis(layer.dilation, axis),
      };
    case 'upsample':
      return { kind: layer.mode, stride: perAxis(layer.factor, axis) };
  }
}

/** size = 1 + Σ d(k − 1)·jump and start = −Σ p·jump, with the jump before each layer (Araujo et al., Computing Receptive Fields, 2019). */
function windowsField(steps: readonly WindowStep[]): AxisField {
  let [size, jump, start]: [Dim, Dim, Dim] = [1, 1, 0];
  for (const { kernel, stride, before, dilation } of steps) {
    size = add(size, mul(dilation, sub(kernel, 1), jump));
    start = add(start, neg(mul(before, jump)));
    jump = mul(jump, stride);
  }
  return { size, jump, outputsPerJump: 1, start };
}

function mixedField(given: readonly Step[]): AxisField | string {
  const steps = integerSteps(given);
  if (typeof steps === 'string') return steps;
  const { jump, outputsPerJump } = repeatOf(steps);
  const fuel = { steps: MAX_STEPS };
  let size = 0;
  let start: number | null = null;
  for (let output = 0; output < outputsPerJump; output++) {
    const inputs = inputsOf(steps, output, fuel);
    if (inputs === null) return TOO_MANY;
    const [first, last] = [inputs[0], inputs.at(-1)];
    if (first === undefined || last === undefined) continue;
    start ??= first;
    size = Math.max(size, last - first + 1);
  }
  return { size, jump, outputsPerJump, start: start ?? 0 };
}

/** The same with plain numbers. */
type IntegerStep =
  | {
      readonly kind: 'window' | 'transposed';
      readonly kernel: number;
      readonly stride: number;
      readonly before: number;
      readonly dilation: number;
    }
  | { readonly kind: 'nearest' | 'linear'; readonly stride: number };

function integerSteps(steps: readonly Step[]): readonly IntegerStep[] | string {
  const found: IntegerStep[] = [];
  for (const step of steps) {
    const { kind, stride } = step;
    if (!isCount(stride) || stride < 1) return NOT_KNOWN;
    if (!('kernel' in step)) {
      found.push({ kind, stride } as IntegerStep);
      continue;
    }
    const { kernel, before, dilation } = step;
    if (!isCount(kernel) || !isCount(before) || !isCount(dilation) || kernel < 1) return NOT_KNOWN;
    found.push({ kind: step.kind, kernel, stride, before, dilation });
  }
  return found;
}

const NOT_KNOWN = 'the size of a layer in the stack is unknown';

function isCount(d: Dim): d is number {
  return isInt(d) && typeof d === 'number' && d >= 0;
}

/**
 * From the output backwards: how many outputs and cells the pattern repeats after. A window of stride s turns one cell into s cells; a
 * layer with s outputs per input needs a multiple of s.
 */
function repeatOf(steps: readonly IntegerStep[]): { readonly jump: number; readonly outputsPerJump: number } {
  let [jump, outputsPerJump] = [1, 1];
  for (const { kind, stride } of [...steps].reverse()) {
    if (kind === 'window') {
      jump *= stride;
      continue;
    }
    const more = stride / Number(gcdInt(jump, stride));
    outputsPerJump *= more;
    jump = (jump * more) / stride;
  }
  return { jump, outputsPerJump };
}

/** Layer by layer backwards: the cells that the current cells depend on, in order; null if this takes too long. */
function inputsOf(steps: readonly IntegerStep[], output: number, fuel: { steps: number }): readonly number[] | null {
  let cells: readonly number[] = [output];
  for (const step of [...steps].reverse()) {
    const before = new Set<number>();
    for (const cell of cells) {
      const inputs = cellInputs(step, cell);
      fuel.steps -= inputs.length + 1;
      if (fuel.steps < 0) return null;
      for (const input of inputs) before.add(input);
    }
    cells = [...before];
  }
  return [...cells].sort((a, b) => a - b);
}

function cellInputs(step: IntegerStep, output: number): readonly number[] {
  switch (step.kind) {
    case 'window': {
      const { kernel, stride, before, dilation } = step;
      return Array.from({ length: kernel }, (_, tap) => output * stride - before + tap * dilation);
    }
    case 'transposed': {
      const { kernel, stride, before, dilation } = step;
      // Output o reads input i with weight t if i·s + t·d = o + p.
      return Array.from({ length: kernel }, (_, tap) => output + before - tap * dilation)
        .filter(place => place % stride === 0)
        .map(place => place / stride);
    }
    case 'nearest':
      return [Math.floor(output / step.stride)];
    case 'linear': {
      // (o + ½)/s − ½ in input coordinates. Halfway between two inputs, both count; exactly on one input, only that one counts.
      const place = 2 * output + 1 - step.stride;
      const first = Math.floor(place / (2 * step.stride));
      return place % (2 * step.stride) === 0 ? [first] : [first, first + 1];
    }
  }
}
