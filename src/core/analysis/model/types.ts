import type { Dim, Shape } from '../../dim';
import type { Value } from '../../python/data';
import type { Activations } from './memory';

/** A model and the arguments it is called with. */
export interface ModelRequest {
  /** The file whose names the expressions use; null for a module on the search path. */
  readonly file: string | null;
  /** The dotted name of its module. */
  readonly module: string;
  /** Python: `resnet50(weights=None)`. */
  readonly model: string;
  /** Python arguments of a call: `torch.rand(1, 3, 224, 224), scale=2`. Null for tensors with the shapes in `inputs`. */
  readonly call: string | null;
  readonly inputs: readonly Shape[];
  readonly training: boolean;
}

/** One call of a convolution layer. */
export interface LayerCall {
  /** The first name that `named_modules` gives the layer. */
  readonly name: string;
  /** The class's own name. */
  readonly type: string;
  /** torch's class: Conv2d. */
  readonly base: string;
  /** The call that created the layer. */
  readonly site: { readonly file: string; readonly line: number; readonly column: number } | null;
  /** Null if even the number of axes is unknown. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly params: Dim | null;
  readonly macs: Dim | null;
  readonly kernel_size: readonly Dim[] | null;
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[] | string | null;
  readonly dilation: readonly Dim[] | null;
  readonly groups: Dim | null;
  /** How much of the model's input affects its output, per spatial axis; null if unknown. */
  readonly receptive: readonly (CallField | 'all' | null)[] | null;
}

/** The receptive field of a layer's output in the model's input, along one axis. Statistics of normalizations are ignored. */
export interface CallField {
  /** The number of cells from the first to the last that one output can depend on, including padding. */
  readonly size: number;
  /** The distance between outputs in input cells: `jump` cells for `outputsPerJump` outputs. */
  readonly jump: number;
  readonly outputsPerJump: number;
}

/** One call of a module of the model, in order of completion. */
export interface ModuleCall {
  readonly name: string;
  readonly type: string;
  readonly input: Shape | null;
  readonly output: Shape | null;
  /** Of the module and everything in it; null if one of them has an unknown size. */
  readonly params: Dim | null;
}

/** The value of a function's name after an assignment: the shapes of the tensors assigned to it, each distinct shape once. */
export interface Assignment {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
  readonly shapes: readonly (Shape | null)[];
}

/** An exception torch or Python would raise. */
export interface Problem {
  readonly type: string;
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** The calls that led to it, outermost first. */
  readonly stack: readonly { readonly file: string; readonly line: number; readonly column: number; readonly name: string }[];
}

export interface UnknownPlace {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** The result of a request. */
export interface ModelRun {
  readonly ok: boolean;
  readonly model: Value;
  readonly output: Value;
  readonly params: Dim | null;
  /** For the whole forward; null if it has not returned, or if an operation is undecided. */
  readonly macs: Dim | null;
  /** The sum over `layers`; null if the forward has not begun, or if it is unknown which layers are called. */
  readonly convMacs: Dim | null;
  /** In order of completion. */
  readonly layers: readonly LayerCall[];
  /** All modules, including convolutions. */
  readonly modules: readonly ModuleCall[];
  readonly assignments: readonly Assignment[];
  readonly activations: Activations;
  /** The outermost modules in which nothing was called, in the model's order. */
  readonly idle: readonly string[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly UnknownPlace[];
}
