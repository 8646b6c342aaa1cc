/**
 * The messages between the visualizer panel and its host.
 *
 * The panel loads and sends `ready`; the host answers with the whole `state`. From then on, the host sends `layer`
 * whenever the layer at the cursor changes, and the panel sends the user's requests. A hidden panel is destroyed and
 * loads again when it is shown, so the host answers every `ready`, not only the first. The panel itself stores what the user arranged in it
 * (step, speed, channels): it uses `setState` with a {@link PanelMemory}, which a `WebviewPanelSerializer` receives after the window is
 * reloaded.
 *
 * Every message survives JSON: sizes are {@link WireDim}, never a `Dim` or a `bigint`.
 */
import type { Dim, WireDim } from '../core/dim';
import type { KindName, LayerConfig } from '../core/shape';

/** A shape as sent: integers, and symbols or expressions as text. */
export type WireShape = readonly WireDim[];

/** The same structure with every `Dim` replaced by its wire form. */
export type Wire<T> = T extends Dim ? WireDim : T extends readonly (infer E)[] ? readonly Wire<E>[] : T;

/**
 * A configuration of some kinds as sent. Arguments that torch rejects are not sent, because the layer's error describes them. `in_channels`
 * is null for a lazy layer that has not seen its input.
 */
export type WireConfig<Name extends KindName = KindName> = { readonly [K in Name]: WireOf<LayerConfig<K>> }[Name];

type WireOf<Config> = { readonly [K in keyof Config as Exclude<K, 'irregular'>]: K extends 'rank' ? Config[K] : Wire<Config[K]> };

export type WireConvConfig = WireConfig<'convolution'>;

/** The settings of a layer. */
export type WireLayerConfig = WireConfig;

/** A range of a file. Lines and characters are 0-based and in UTF-16 units, as in LSP. */
export interface SourceRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Where a layer is written. */
export interface LayerSource {
  readonly uri: string;
  /** The last part of the path, for display. */
  readonly fileName: string;
  /** 1-based, for display. */
  readonly line: number;
  /** The whole call expression. */
  readonly range: SourceRange;
}

/** A layer with symbolic sizes at the example size set by the user. */
export interface LayerExample {
  /** The label of the size, such as `224×224`. */
  readonly label: string;
  readonly input: WireShape;
  readonly output: WireShape;
  readonly params: WireDim | null;
  readonly macs: WireDim | null;
}

/** An exception that torch would raise for this layer: its type and message. */
export interface LayerError {
  readonly type: string;
  readonly message: string;
}

/** Everything the panel shows about one layer. */
export interface LayerView {
  /** For example `Conv2d · layer2.0.conv1`, or only the type. */
  readonly title: string;
  /** The call as written. */
  readonly call: string;
  /** Null for a layer that is not in a file, such as one from the calculator. */
  readonly source: LayerSource | null;
  /** Null if the configuration could not be determined; `notes` then gives the reasons. */
  readonly config: WireLayerConfig | null;
  /** Null if unknown. Can be symbolic, for example `["N", 3, "H", "W"]`. */
  readonly input: WireShape | null;
  readonly output: WireShape | null;
  readonly params: WireDim | null;
  readonly macs: WireDim | null;
  /** The same in numbers if `input` is symbolic; null if it is already concrete or cannot be computed. */
  readonly example: LayerExample | null;
  readonly error: LayerError | null;
  /** What could not be determined, and why: one sentence each. */
  readonly notes: readonly string[];
  /** Numbers that come with the layer, as in a preset. */
  readonly numbers?: LayerNumbers;
}

/** Row-major, in torch's layouts, for one sample. */
export interface LayerNumbers {
  readonly input: readonly number[];
  /** Null if there are none. */
  readonly weight: readonly number[] | null;
}

// From the host to the panel.

/** The whole state, in answer to `ready`. */
export interface StateMessage {
  readonly type: 'state';
  readonly layer: LayerView | null;
  /** Whether the panel follows the cursor. */
  readonly follow: boolean;
  /** Translations keyed by the English text, with placeholders like `{0}`: `vscode.l10n.bundle`, or empty for English. */
  readonly strings: Readonly<Record<string, string>>;
  /** The user's progress in the tour, in any panel; null if it has not been started. */
  readonly tour: TourMemory | null;
}

/** The layer changed: another one is at the cursor, or the same one was edited. Null if there is none. */
export interface LayerMessage {
  readonly type: 'layer';
  readonly layer: LayerView | null;
}

/** Following was switched on or off outside the panel. */
export interface FollowMessage {
  readonly type: 'follow';
  readonly follow: boolean;
}

export type HostToPanel = StateMessage | LayerMessage | FollowMessage;

// From the panel to the host.

/** The panel has loaded and requests the whole state. */
export interface ReadyMessage {
  readonly type: 'ready';
}

/** The user pinned the panel to its layer, or let it follow the cursor. */
export interface SetFollowMessage {
  readonly type: 'setFollow';
  readonly follow: boolean;
}

/** Show the layer's call in the editor. */
export interface RevealMessage {
  readonly type: 'reveal';
}

/** Open the calculator, on this layer if there is one. */
export interface OpenCalculatorMessage {
  readonly type: 'openCalculator';
}

/** Write the user's draft into the call it came from. */
export interface ApplyMessage {
  readonly type: 'apply';
  readonly config: WireLayerConfig;
}

/** Write a call at the cursor of the editor beside the panel. */
export interface InsertMessage {
  readonly type: 'insert';
  readonly text: string;
}

/** Put text on the clipboard. */
export interface CopyMessage {
  readonly type: 'copy';
  readonly text: string;
}

/** Ask the user where to save a file, and write it there. */
export interface SaveMessage {
  readonly type: 'save';
  /** The suggested name; its extension identifies the format. */
  readonly fileName: string;
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Store the user's progress in the tour for later panels. */
export interface TourMessage {
  readonly type: 'tour';
  readonly tour: TourMemory;
}

export type PanelToHost =
  | ReadyMessage
  | SetFollowMessage
  | RevealMessage
  | OpenCalculatorMessage
  | ApplyMessage
  | InsertMessage
  | CopyMessage
  | SaveMessage
  | TourMessage;

// What the panel stores.

/** Incremented when the stored state of older panels can no longer be read. */
export const MEMORY_VERSION = 9;

/** What one step of the animation shows: a whole output, the contribution of one input channel, or a single product. */
export type Grain = (typeof GRAINS)[number];

export const GRAINS = ['output', 'channel', 'product'] as const;

/** The position and settings of the animation. */
export interface PlaybackMemory {
  /** Row-major index of the current output position among the output's spatial positions; in the scatter view, of the input position. */
  readonly index: number;
  /** The step within that position, counted in units of `grain`. */
  readonly sub: number;
  readonly grain: Grain;
  readonly playing: boolean;
  /** A factor of the default speed: 1 is two output positions per second. */
  readonly speed: number;
  readonly loop: boolean;
}

/** Which part of the tensors is shown. */
export interface ViewMemory {
  readonly outChannel: number;
  /** Index among the input channels that this output channel reads: 0 … in_channels / groups − 1. */
  readonly inChannel: number;
  /** For 3-D: the depth index of the weight's slice that is shown. 0 otherwise. */
  readonly slice: number;
}

/** The source of the input numbers: small integers, random tenths, an image's pixels. */
export type InputName = (typeof INPUT_NAMES)[number];

export const INPUT_NAMES = ['integers', 'random', 'picture'] as const;

/** The source of the weights: small integers, random tenths, or an image-processing kernel. */
export type KernelName = (typeof KERNEL_NAMES)[number];

export const KERNEL_NAMES = ['integers', 'random', 'identity', 'blur', 'sobelX', 'sobelY', 'laplacian', 'sharpen'] as const;

/** The numbers that are shown. */
export interface NumbersMemory {
  readonly input: InputName;
  readonly kernel: KernelName;
  /** Each seed gives other random numbers. */
  readonly seed: number;
  /** The values that the user typed for a weight (`out,in,d,r,c`, the input channel counted within its group) or a bias (`out`). */
  readonly edited: Readonly<Record<string, number>>;
}

export const FIRST_NUMBERS: NumbersMemory = { input: 'integers', kernel: 'integers', seed: 0, edited: {} };

/**
 * The view of a layer: its numbers at work (for transposed layers also by what each input adds), its tensors as volumes, its kernels, or
 * how often its cells are used.
 */
export type PictureName = (typeof PICTURES)[number];

/** The views, in the order of their tabs. */
export const PICTURES = ['grid', 'scatter', 'volumes', 'kernels', 'coverage'] as const;

/** The panes beside the picture, which are loaded when they are first opened. */
export type AsideName = (typeof ASIDE_NAMES)[number];

/** In the order of their buttons. */
export const ASIDE_NAMES = ['gallery', 'tour', 'charts', 'export'] as const;

/** What the export creates: drawings, images, an animation, or text. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMATS = ['svg', 'png', 'gif', 'tikz', 'markdown'] as const;

/** The colours of an exported picture: those of the panel's theme, or fixed ones. */
export type ExportColours = (typeof EXPORT_COLOURS)[number];

export const EXPORT_COLOURS = ['shown', 'light', 'dark'] as const;

/** The output positions that an exported animation shows. */
export type ExportReach = (typeof EXPORT_REACHES)[number];

export const EXPORT_REACHES = ['all', 'row'] as const;

/** What the user chose in the export. Formats ignore the settings that they do not have. */
export interface ExportMemory {
  readonly format: ExportFormat;
  readonly colours: ExportColours;
  /** Without a background. */
  readonly transparent: boolean;
  /** Pixels of an image per pixel of the panel. */
  readonly scale: number;
  readonly reach: ExportReach;
}

/**
 * The charts of the article, and of Axel Thévenot's set, which contributes dilation and groups: the setting in which the lines of each
 * differ.
 */
export type ChartFamily = (typeof CHART_FAMILIES)[number];

export const CHART_FAMILIES = ['image_size', 'in_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups'] as const;

/** Sizes per axis vary on all axes together or on one of them; 0 is the outermost. */
export type ChartAxis = 'all' | number;

/** What the charts show: the layer with one setting varied, or the lines of the article. */
export type ChartSubject =
  | { readonly kind: 'whatIf'; readonly parameter: string; readonly axis: ChartAxis }
  | { readonly kind: 'article'; readonly family: ChartFamily };

/** What the user chose in the charts. */
export interface ChartsMemory {
  readonly subject: ChartSubject;
  /** Whether the numbers are also shown as a table. */
  readonly table: boolean;
}

/** The user's progress in the tour. */
export interface TourMemory {
  /** Counted from 0. */
  readonly chapter: number;
  /** The chapters whose task has been solved. */
  readonly done: readonly string[];
  /** Channels first, as in PyTorch, or last. */
  readonly order: 'chw' | 'hwc';
}

/** The state that the panel stores with `setState`. It includes the layer, so that a picture is shown before the host has answered. */
export interface PanelMemory {
  readonly version: typeof MEMORY_VERSION;
  readonly layer: LayerView | null;
  readonly follow: boolean;
  /** Whether the layer is not in a file and was not sent by the host, but created in the panel: a preset, or an example of the tour. */
  readonly free: boolean;
  /** The configuration that the user is trying instead of the layer's; null for the layer as it is. */
  readonly draft: WireLayerConfig | null;
  /** The parameters whose axes the user changes separately, even while they are equal. */
  readonly unlinked: readonly string[];
  readonly playback: PlaybackMemory;
  readonly view: ViewMemory;
  readonly picture: PictureName;
  readonly numbers: NumbersMemory;
  /** The pane that is open beside the picture. */
  readonly aside: AsideName | null;
  /** The words by which the presets are searched. */
  readonly search: string;
  readonly tour: TourMemory;
  /** Kept like the panes themselves, which are open again when a hidden panel is shown. */
  readonly exporting: ExportMemory;
  readonly charting: ChartsMemory;
}
