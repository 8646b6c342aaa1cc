import type { Dim, Shape } from '../../dim';
import type { Value } from '../../python/data';
import type { Activations } from './memory';

/** A model and what it is called with. */
export interface ModelRequest {
  /** The file whose names the expressions use; null for a module on the search path. */
  readonly file: string | null;
  /** Its module's dotted name. */
  readonly module: string;
  /** Python: `resnet50(weights=None)`. */
  readonly model: string;
  /** Python, as the arguments of a call: `torch.rand(1, 3, 224, 224), scale=2`. Null: tensors of the shapes in `inputs`. */
  readonly call: string | null;
  readonly inputs: readonly Shape[];
  readonly training: boolean;
}

/** One call of a convolution layer. */
export interface LayerCall {
  /** The first name `named_modules` gives the layer. */
  readonly name: string;
  /** The class's own name. */
  readonly type: string;
  /** torch's class: Conv2d. */
  readonly base: string;
  /** The call that made the layer. */
  readonly site: { readonly file: string; readonly line: number; readonly column: number } | null;
  /** Null where not even the number of axes is known. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly params: Dim | null;
  readonly macs: Dim | null;
  readonly kernel_size: readonly Dim[] | null;
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[] | string | null;
  readonly dilation: readonly Dim[] | null;
  readonly groups: Dim | null;
  /** How much of the model's input its output sees, per axis of space; null where that is not followed. */
  readonly receptive: readonly (CallField | 'all' | null)[] | null;
}

/** The receptive field of a layer's output in the model's input, along one axis. Statistics that normalisations take are left out. */
export interface CallField {
  /** Cells from the first to the last that one output can depend on, padding counted. */
  readonly size: number;
  /** Input cells from one output to the next: `jump` of them in `outputsPerJump` outputs. */
  readonly jump: number;
  readonly outputsPerJump: number;
}

/** One call of any module of the model, in order of completion. */
export interface ModuleCall {
  readonly name: string;
  readonly type: string;
  readonly input: Shape | null;
  readonly output: Shape | null;
  /** Of the module and everything in it; null where one of them has no known size. */
  readonly params: Dim | null;
}

/** What a name of a function holds after an assignment: the shapes of the tensors it held, different ones once each. */
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
  /** The calls that led there, outermost first. */
  readonly stack: readonly { readonly file: string; readonly line: number; readonly column: number; readonly name: string }[];
}

export interface UnknownPlace {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** What became of a request. */
export interface ModelRun {
  readonly ok: boolean;
  readonly model: Value;
  readonly output: Value;
  readonly params: Dim | null;
  /** Of the whole forward; null where an operation is undecided. */
  readonly macs: Dim | null;
  /** In order of completion. */
  readonly layers: readonly LayerCall[];
  /** All modules, convolutions among them. */
  readonly modules: readonly ModuleCall[];
  readonly assignments: readonly Assignment[];
  readonly activations: Activations;
  /** The outermost modules that were not called, nor anything in them, in the model's order. */
  readonly idle: readonly string[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly UnknownPlace[];
}
