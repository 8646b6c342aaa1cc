/**
 * What the editor and the language server ask each other beside LSP's own requests. Everything survives JSON; lines and
 * characters are LSP's: 0-based, in UTF-16 units.
 */
import type { LayerView, SourceRange, WireLayerConfig } from './panel';

/** Options the client passes to `initialize`. */
export interface ServerOptions {
  /**
   * The parser's two WebAssembly files as base64, where the server cannot read them itself (in a web worker); null where it can.
   */
  readonly parser: { readonly runtime: string; readonly python: string } | null;
  /** Translations of the strings the server shows, keyed by the English text; empty for English. */
  readonly strings: Readonly<Record<string, string>>;
}

/** Settings as the user has them, under `convlens`. */
export interface ServerSettings {
  /** E.g. `224×224`. */
  readonly defaultInput: string;
  readonly hover: { readonly enabled: boolean };
}

/** The convolution whose call is at a place of a document. */
export const LAYER_AT = 'convlens/layerAt';

export interface LayerAtParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export type LayerAtResult = LayerView | null;

/** One layer from what somebody typed. */
export const CALCULATE = 'convlens/calculate';

export interface CalculateParams {
  /** A call, `nn.Conv2d(3, 64, 7, 2, 3)`, or its short form, `3 64 k7 s2 p3`. */
  readonly text: string;
  /** An input shape, `1, 3, 224, 224`, or empty for the usual symbols. */
  readonly input: string;
}

export type CalculateResult =
  | {
      readonly kind: 'ok';
      readonly layer: LayerView;
      /** The call in full, to be inserted into code. */
      readonly call: string;
    }
  /** The text is no call we can read: one sentence that says what to write. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** What to change in a document so that the call at a place says another configuration. */
export const REWRITE_CALL = 'convlens/rewriteCall';

export interface RewriteCallParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly config: WireLayerConfig;
}

export interface Replacement {
  readonly range: SourceRange;
  readonly text: string;
}

/** A changed argument that is written as a variable: to be replaced in the call, or changed where it is defined (null: not in one place). */
export interface VariableRewrite {
  readonly parameter: string;
  readonly written: string;
  readonly here: Replacement;
  readonly definition: (Replacement & { readonly isDefault: boolean }) | null;
}

export type RewriteCallResult =
  | { readonly kind: 'edits'; readonly edits: readonly Replacement[]; readonly variables: readonly VariableRewrite[] }
  /** One sentence that says why. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Commands that hovers link to: the only ones their Markdown may run. */
export const COMMANDS = {
  openVisualizer: 'convlens.openVisualizer',
  calculate: 'convlens.calculate',
} as const;
