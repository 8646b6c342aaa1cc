/**
 * What the visualizer panel and its host say to each other.
 *
 * Conversation: the panel loads and says `ready`; the host answers with the whole `state`. From then on the host sends `layer`
 * whenever the layer at the cursor changes, and the panel sends what its user asks for. A hidden panel is thrown away and
 * loads again when shown, so the host answers every `ready`, not only the first. What the user arranged in the panel (step,
 * speed, channels) is the panel's own business: it keeps it with `setState` as a {@link PanelMemory}, which a
 * `WebviewPanelSerializer` receives after the window was reloaded.
 *
 * Every message survives JSON: sizes are {@link WireDim}, never a `Dim` or a `bigint`.
 */
import type { Dim, WireDim } from '../core/dim';
import type { KindName, LayerConfig } from '../core/shape';
import { hasBooleans, hasNumbers, isRecord } from './guards';

/** A shape as sent: integers, and symbols or expressions as text. */
export type WireShape = readonly WireDim[];

/** The same structure with every `Dim` replaced by its wire form. */
export type Wire<T> = T extends Dim ? WireDim : T extends readonly (infer E)[] ? readonly Wire<E>[] : T;

/**
 * A configuration of some kinds as sent. Arguments that torch refuses are not sent: the layer's error speaks of them. `in_channels` is null
 * for a lazy layer that has not seen its input.
 */
export type WireConfig<Name extends KindName = KindName> = { readonly [K in Name]: WireOf<LayerConfig<K>> }[Name];

type WireOf<Config> = { readonly [K in keyof Config as Exclude<K, 'irregular'>]: K extends 'rank' ? Config[K] : Wire<Config[K]> };

export type WireConvConfig = WireConfig<'convolution'>;

/** What a layer is set to. */
export type WireLayerConfig = WireConfig;

/** A stretch of a file. Lines and characters are 0-based and in UTF-16 units, as in LSP. */
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

/** What a layer with symbolic sizes comes to at the size the user set as example. */
export interface LayerExample {
  /** How the size is called, e.g. `224×224`. */
  readonly label: string;
  readonly input: WireShape;
  readonly output: WireShape;
  readonly params: WireDim | null;
  readonly macs: WireDim | null;
}

/** An exception torch would raise for this layer: its type and its words. */
export interface LayerError {
  readonly type: string;
  readonly message: string;
}

/** Everything the panel shows of one layer. */
export interface LayerView {
  /** E.g. `Conv2d · layer2.0.conv1`, or the type alone. */
  readonly title: string;
  /** The call as it is written. */
  readonly call: string;
  /** Null for a layer that stands in no file, such as one from the calculator. */
  readonly source: LayerSource | null;
  /** Null when the configuration could not be resolved; `notes` then says why. */
  readonly config: WireLayerConfig | null;
  /** Null when unknown. May be symbolic, e.g. `["N", 3, "H", "W"]`. */
  readonly input: WireShape | null;
  readonly output: WireShape | null;
  readonly params: WireDim | null;
  readonly macs: WireDim | null;
  /** The same in numbers when `input` is symbolic; null when it is concrete already or cannot be had. */
  readonly example: LayerExample | null;
  readonly error: LayerError | null;
  /** What could not be resolved, and why: one sentence each. */
  readonly notes: readonly string[];
  /** Numbers the layer came with, as a preset does. */
  readonly numbers?: LayerNumbers;
}

/** Row-major, in torch's layouts, for one sample. */
export interface LayerNumbers {
  readonly input: readonly number[];
  /** Null where there are none. */
  readonly weight: readonly number[] | null;
}

// From the host to the panel.

/** The whole state, in answer to `ready`. */
export interface StateMessage {
  readonly type: 'state';
  readonly layer: LayerView | null;
  /** Whether the panel follows the cursor. */
  readonly follow: boolean;
  /** Translations keyed by the English text, with `{0}`-style places: `vscode.l10n.bundle`, or empty for English. */
  readonly strings: Readonly<Record<string, string>>;
  /** How far the reader came in the tour, in whichever panel; null: nowhere yet. */
  readonly tour: TourMemory | null;
}

/** The layer changed: another one under the cursor, or the same one edited. Null: there is none. */
export interface LayerMessage {
  readonly type: 'layer';
  readonly layer: LayerView | null;
}

/** Follow was switched from outside the panel. */
export interface FollowMessage {
  readonly type: 'follow';
  readonly follow: boolean;
}

export type HostToPanel = StateMessage | LayerMessage | FollowMessage;

// From the panel to the host.

/** The panel has loaded and wants the whole state. */
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

/** Write what the user tries into the call it came from. */
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

/** Ask the user where a file shall go, and write it there. */
export interface SaveMessage {
  readonly type: 'save';
  /** Suggested; its ending says what the file is. */
  readonly fileName: string;
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Keep how far the reader has come in the tour, for panels to come. */
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

/** One handler per message of a union: both ends dispatch through this, with the unions swapped. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};

/** Calls the handler for the message; a message nobody knows is ignored, since the two ends may be of different versions. */
export function dispatch<M extends { readonly type: string }>(handlers: Handlers<M>, message: unknown): void {
  if (!isRecord(message) || typeof message.type !== 'string' || !Object.hasOwn(handlers, message.type)) return;
  const handler = (handlers as Readonly<Record<string, (message: unknown) => void>>)[message.type];
  handler?.(message);
}

// What the panel remembers.

/** Raised when an older panel's memory can no longer be read. */
export const MEMORY_VERSION = 6;

/** What one step of the animation does: a whole output, what one input channel adds to it, or a single product. */
export type Grain = 'output' | 'channel' | 'product';

const GRAINS: readonly unknown[] = ['output', 'channel', 'product'] satisfies readonly Grain[];

/** How far the animation is and how it runs. */
export interface PlaybackMemory {
  /** Row-major index of the current output position among the output's spatial positions; in the scatter picture, of the input position. */
  readonly index: number;
  /** Within that position, counted in steps of `grain`. */
  readonly sub: number;
  readonly grain: Grain;
  readonly playing: boolean;
  /** A factor on the usual pace: 1 is two output positions per second. */
  readonly speed: number;
  readonly loop: boolean;
}

/** Which part of the tensors is in the picture. */
export interface ViewMemory {
  readonly outChannel: number;
  /** Index within the input channels that this output channel reads: 0 … in_channels / groups − 1. */
  readonly inChannel: number;
  /** For 3-D: the depth index into the weight whose slice is shown. 0 otherwise. */
  readonly slice: number;
}

/** Where the numbers in the picture come from: small integers, random tenths, a picture's pixels. */
export type InputName = 'integers' | 'random' | 'picture';

/** The weights: small integers, random tenths, or a kernel of image processing. */
export type KernelName = 'integers' | 'random' | 'identity' | 'blur' | 'sobelX' | 'sobelY' | 'laplacian' | 'sharpen';

export const INPUT_NAMES: readonly InputName[] = ['integers', 'random', 'picture'];
export const KERNEL_NAMES: readonly KernelName[] = ['integers', 'random', 'identity', 'blur', 'sobelX', 'sobelY', 'laplacian', 'sharpen'];

/** The numbers in the picture. */
export interface NumbersMemory {
  readonly input: InputName;
  readonly kernel: KernelName;
  /** Other random numbers for each. */
  readonly seed: number;
  /** What was typed over a weight (`out,in,d,r,c`, the input channel counted within its group) or a bias (`out`). */
  readonly edited: Readonly<Record<string, number>>;
}

export const FIRST_NUMBERS: NumbersMemory = { input: 'integers', kernel: 'integers', seed: 0, edited: {} };

/** What is drawn of a layer: its numbers at work (of a transposed one also by what each input adds), its tensors as volumes, which kernels it has, or how often its cells take part. */
export type PictureName = 'grid' | 'scatter' | 'volumes' | 'kernels' | 'coverage';

const PICTURES: readonly unknown[] = ['grid', 'scatter', 'volumes', 'kernels', 'coverage'] satisfies readonly PictureName[];

/** The parts of the panel that stand beside the picture and are loaded when they are first opened. */
export type AsideName = 'gallery' | 'tour' | 'charts' | 'export';

const ASIDES: readonly unknown[] = ['gallery', 'tour', 'charts', 'export'] satisfies readonly AsideName[];

/** How far its reader has come in the tour. */
export interface TourMemory {
  /** Counted from 0. */
  readonly chapter: number;
  /** The chapters whose question has been answered. */
  readonly done: readonly string[];
  /** Channels first, as in PyTorch, or last. */
  readonly order: 'chw' | 'hwc';
}

/** What the panel keeps with `setState`. The layer is kept too, so that a picture is there before the host has answered. */
export interface PanelMemory {
  readonly version: typeof MEMORY_VERSION;
  readonly layer: LayerView | null;
  readonly follow: boolean;
  /** The layer stands in no file and was not sent by the host, but made in the panel: a preset, or an example of the tour. */
  readonly free: boolean;
  /** The configuration the user is trying in the layer's place; null: the layer as it is. */
  readonly draft: WireLayerConfig | null;
  readonly playback: PlaybackMemory;
  readonly view: ViewMemory;
  readonly picture: PictureName;
  readonly numbers: NumbersMemory;
  /** Which part is open beside the picture. */
  readonly aside: AsideName | null;
  readonly tour: TourMemory;
}

/** True for what this version of the panel has stored. The layer inside is taken on trust: only the panel writes it. */
export function isPanelMemory(value: unknown): value is PanelMemory {
  return (
    isRecord(value) &&
    value.version === MEMORY_VERSION &&
    hasBooleans(value, ['follow', 'free']) &&
    (value.layer === null || isRecord(value.layer)) &&
    (value.draft === null || isRecord(value.draft)) &&
    hasNumbers(value.playback, ['index', 'sub', 'speed']) &&
    isRecord(value.playback) &&
    GRAINS.includes(value.playback.grain) &&
    hasBooleans(value.playback, ['playing', 'loop']) &&
    hasNumbers(value.view, ['outChannel', 'inChannel', 'slice']) &&
    PICTURES.includes(value.picture) &&
    isNumbersMemory(value.numbers) &&
    (value.aside === null || ASIDES.includes(value.aside)) &&
    isTourMemory(value.tour)
  );
}

function isNumbersMemory(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['seed']) &&
    (INPUT_NAMES as readonly unknown[]).includes(value.input) &&
    (KERNEL_NAMES as readonly unknown[]).includes(value.kernel) &&
    isRecord(value.edited) &&
    Object.values(value.edited).every(Number.isFinite)
  );
}

/** True for a reader's progress as it was kept. */
export function isTourMemory(value: unknown): value is TourMemory {
  return (
    hasNumbers(value, ['chapter']) &&
    isRecord(value) &&
    Array.isArray(value.done) &&
    value.done.every(id => typeof id === 'string') &&
    (value.order === 'chw' || value.order === 'hwc')
  );
}
