import type { Dim, Shape } from '../../dim';
import type { Args } from '../arg';
import type { Rank } from '../config';
import type { FormulaPart, OutputFormula } from '../formula-parts';
import type { Sides } from '../pad';
import type { LayerParameter } from '../parameters';
import type { ReceptiveField } from '../receptive-field';
import type { Result } from '../result';

/** What every configuration has, regardless of its kind. */
export interface AnyConfig {
  readonly type: string;
  readonly rank: Rank;
  /** A call of torch.nn.functional, with no constructor to check it. */
  readonly functional?: true;
}

/** How a field of a configuration stores sizes: one, or one for each axis. Text instead of a list (`padding='same'`) is not a size. */
export type SizeField = 'one' | 'each';

/** One part of a one-line summary: literal text, or a value with a label in the reader's language. */
export type SummaryPart = string | { readonly word: SummaryWord; readonly value: string };

export type SummaryWord =
  | 'stride'
  | 'padding'
  | 'output padding'
  | 'dilation'
  | 'groups'
  | 'depthwise'
  | 'no bias'
  | 'padding not counted'
  | 'divided by'
  | 'jump'
  | 'for output i'
  | 'the whole input';

/** Weights and their cost. */
export interface Weights<Config> {
  /** Weights and biases; null if the number is unknown. */
  params(config: Config): Dim | null;
  paramsParts(config: Config): readonly FormulaPart[];
  /** Multiply-accumulates, as torch.utils.flop_counter counts them. */
  macs(config: Config, input: Shape, output: Shape): Dim;
  macsParts(config: Config, input: Shape, output: Shape): readonly FormulaPart[];
}

/** A window that slides with a constant step; one entry for each axis, or one for all. */
export interface SlidingSizes {
  readonly kernel: readonly Dim[];
  readonly stride: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly sides: readonly Sides[];
}

/** Changed settings with which torch accepts a layer. */
export interface LayerRepair<Config> {
  readonly changes: readonly { readonly parameter: string; readonly from: SettingValue; readonly to: SettingValue }[];
  /** The layer with the changes made. */
  readonly config: Config;
  readonly output: Shape;
}

export type SettingValue = Dim | readonly (Dim | null)[] | string | null;

/** A setting that can be varied to see its effect on the layer. */
export interface VariedSetting {
  /** One value for each axis. */
  readonly perAxis: boolean;
  /** The effective values, such as the kernel size if no stride is given; null if one is not a single number. */
  readonly values: readonly (Dim | null)[];
  /**
   * The values to try: from here to here, and this far beyond the layer's own value. Null for channels and groups, whose values depend on
   * divisors.
   */
  readonly span: { readonly from: number; readonly to: number; readonly beyond: number } | null;
}

/**
 * A kind of layer: everything the product needs to know about it. What requires the page (rows of settings, pictures) is in the panel's own
 * table under
 * the same name, and what requires numbers is in the table of `core/forward`.
 */
export interface LayerKind<Config extends AnyConfig, Type extends string = string> {
  /** Classes of torch.nn. */
  readonly classes: readonly string[];
  readonly functions: readonly string[];
  /** The modules under which torch documents the functions. */
  readonly functionModules: readonly ('torch.nn.functional' | 'torch')[];
  /** The module of torch.nn.modules that defines the classes. */
  readonly definedIn: 'conv' | 'pooling';
  /** The fields that contain sizes, and how. */
  readonly sizes: Readonly<Record<string, SizeField>>;
  /** Fields that explain why torch rejects a layer and are not needed to show it. */
  readonly unsent: readonly string[];
  /** The arguments that a call can contain, in the constructor's order. */
  readonly written: readonly string[];
  /** Whether the calculator and `convlens calc` accept it. */
  readonly calculated: boolean;
  /** Null for layers without weights, for which torch also counts no products. */
  readonly weights: Weights<Config> | null;

  /** Parameters of a class or function in positional order, without `self`. */
  parameters(type: Type): readonly LayerParameter[];
  /** The configuration that a call creates, or the exception it raises. */
  fromCall(type: Type, args: Args): Result<Config>;
  /** Passes a configuration through the constructor. */
  remade(config: Config): Result<Config>;
  /** `(N, C, H, W)`: the input if none is known. */
  usualInput(config: Config): Shape;
  /** The configuration after it has seen its input. */
  settled(config: Config, input: Shape): Config;
  /** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
  output(config: Config, input: Shape): Result<Shape>;
  /** The output size along one axis, with the layer's numbers inserted. @throws RangeError for a stride of 0. */
  formula(config: Config, axis: number, input: Dim): OutputFormula;
  field(config: Config, input: Shape): ReceptiveField;
  /** The receptive field along one axis: `1·(3−1) + 1`. Empty if there is no such formula and only the value is shown. */
  fieldFormula(config: Config, axis: number, input: Shape): OutputFormula;
  /** The receptive field as text, with one line for each axis if they differ. */
  fieldSummary(config: Config, input: Shape): readonly (readonly SummaryPart[])[];
  /** The settings that differ from torch's defaults. */
  summary(config: Config): readonly SummaryPart[];
  /** As Python: `nn.Conv2d(64, 128, 3, stride=2)`, with non-default arguments by name. Arguments of a function have torch's names. */
  callText(config: Config): string;
  /** `Conv2d-64-128-k3-s2`: the settings that differ from torch's defaults, in characters that every file system accepts. */
  slug(config: Config): string;
  /** Small changes with which torch accepts the layer on an input. */
  repairs(config: Config, input: Shape): readonly LayerRepair<Config>[];
  /** The sliding window; null if windows do not slide, or slide over something other than the input. */
  sliding(config: Config): SlidingSizes | null;
  /** The numeric settings that can be varied. */
  varies(config: Config): readonly string[];
  /** A numeric setting that can be varied; null if the layer has none with this name. */
  varied(config: Config, parameter: string, input: Shape): VariedSetting | null;
  /** The layer with other values for one of its settings, and the input it then needs. */
  withVaried(config: Config, parameter: string, values: readonly Dim[], input: Shape): { readonly config: Config; readonly input: Shape };
}
