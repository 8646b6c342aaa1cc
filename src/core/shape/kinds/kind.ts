import type { Dim, Shape } from '../../dim';
import type { Args } from '../arg';
import type { Rank } from '../config';
import type { FormulaPart, OutputFormula } from '../formula-parts';
import type { Sides } from '../pad';
import type { LayerParameter } from '../parameters';
import type { ReceptiveField } from '../receptive-field';
import type { Result } from '../result';

/** What every configuration has, whatever its kind. */
export interface AnyConfig {
  readonly type: string;
  readonly rank: Rank;
  /** A call of torch.nn.functional, with no constructor to check it. */
  readonly functional?: true;
}

/** How a field of a configuration holds sizes: one, or one for each axis. Text in place of a list (`padding='same'`) is no size. */
export type SizeField = 'one' | 'each';

/** One part of a configuration in a line: text as it stands, or a value that is named by a word of the reader's language. */
export type SummaryPart = string | { readonly word: SummaryWord; readonly value: string };

export type SummaryWord =
  'stride' | 'padding' | 'output padding' | 'dilation' | 'groups' | 'depthwise' | 'no bias' | 'padding not counted' | 'divided by' | 'jump';

/** Weights and what they cost. */
export interface Weights<Config> {
  /** Weights and biases; null where the number is not known. */
  params(config: Config): Dim | null;
  paramsParts(config: Config): readonly FormulaPart[];
  /** Multiply-accumulates, as torch.utils.flop_counter counts them. */
  macs(config: Config, input: Shape, output: Shape): Dim;
  macsParts(config: Config, input: Shape, output: Shape): readonly FormulaPart[];
}

/** A window that slides by the same step everywhere, one entry for each axis or one for all. */
export interface SlidingSizes {
  readonly kernel: readonly Dim[];
  readonly stride: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly sides: readonly Sides[];
}

/** A change of settings with which torch takes a layer. */
export interface LayerRepair<Config> {
  readonly changes: readonly { readonly parameter: string; readonly from: SettingValue; readonly to: SettingValue }[];
  /** The layer with the changes made. */
  readonly config: Config;
  readonly output: Shape;
}

export type SettingValue = Dim | readonly (Dim | null)[] | string | null;

/** A setting that can be varied to see what becomes of the layer. */
export interface VariedSetting {
  /** One value for each axis. */
  readonly perAxis: boolean;
  /** The values as they work, such as the kernel's size for a stride that is not given; null where one is not a single number. */
  readonly values: readonly (Dim | null)[];
  /** The values worth trying: up to here, and so far beyond the layer's own. Null for channels and groups, which go by what divides them. */
  readonly span: { readonly from: number; readonly to: number; readonly beyond: number } | null;
}

/**
 * A kind of layer: all that the product asks of it. What needs the page (rows of settings, pictures) stands in the panel's own table under
 * the same name, and what needs numbers in the table of `core/forward`.
 */
export interface LayerKind<Config extends AnyConfig, Type extends string = string> {
  /** Classes of torch.nn. */
  readonly classes: readonly string[];
  readonly functions: readonly string[];
  /** The modules under which torch documents the functions. */
  readonly functionModules: readonly ('torch.nn.functional' | 'torch')[];
  /** The module of torch.nn.modules that defines the classes. */
  readonly definedIn: 'conv' | 'pooling';
  /** The fields that hold sizes, and how. */
  readonly sizes: Readonly<Record<string, SizeField>>;
  /** Fields that say why torch refuses a layer, and are of no use to anybody who shows it. */
  readonly unsent: readonly string[];
  /** What a call can write, in the constructor's order. */
  readonly written: readonly string[];
  /** The calculator and `convlens calc` take it. */
  readonly calculated: boolean;
  /** Null for layers without weights, for which torch counts no products either. */
  readonly weights: Weights<Config> | null;

  /** Parameters of a class or function in positional order, `self` left out. */
  parameters(type: Type): readonly LayerParameter[];
  /** The configuration a call makes, or what it raises. */
  fromCall(type: Type, args: Args): Result<Config>;
  /** What the constructor says of a configuration. */
  remade(config: Config): Result<Config>;
  /** `(N, C, H, W)`: the input where none is known. */
  usualInput(config: Config): Shape;
  /** The configuration once it has seen its input. */
  settled(config: Config, input: Shape): Config;
  /** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
  output(config: Config, input: Shape): Result<Shape>;
  /** The output size along one axis, with the layer's numbers filled in. @throws RangeError for a stride of 0. */
  formula(config: Config, axis: number, input: Dim): OutputFormula;
  field(config: Config, input: Shape): ReceptiveField;
  /** The receptive field along one axis: `1·(3−1) + 1`. No parts where it has no such form, and only the value is told. */
  fieldFormula(config: Config, axis: number, input: Shape): OutputFormula;
  /** The receptive field in words, a line for each axis where they differ. */
  fieldSummary(config: Config, input: Shape): readonly (readonly SummaryPart[])[];
  /** What differs from torch's defaults. */
  summary(config: Config): readonly SummaryPart[];
  /** As Python: `nn.Conv2d(64, 128, 3, stride=2)`, with what is not torch's default by name. What a function is given has torch's names. */
  callText(config: Config): string;
  /** `Conv2d-64-128-k3-s2`: what it sets, leaving out torch's defaults, in characters that every file system takes. */
  slug(config: Config): string;
  /** Small changes with which torch takes the layer on an input. */
  repairs(config: Config, input: Shape): readonly LayerRepair<Config>[];
  /** The sliding window; null where windows do not slide, or slide over what is not the input. */
  sliding(config: Config): SlidingSizes | null;
  /** The settings with numbers to vary. */
  varies(config: Config): readonly string[];
  /** A setting with a number to vary; null where the layer has none of that name. */
  varied(config: Config, parameter: string, input: Shape): VariedSetting | null;
  /** The layer with other values of a setting it has, and the input it then needs. */
  withVaried(config: Config, parameter: string, values: readonly Dim[], input: Shape): { readonly config: Config; readonly input: Shape };
}
