/**
 * What the editor and the language server ask each other beside LSP's own requests. Everything survives JSON; lines and
 * characters are LSP's: 0-based, in UTF-16 units.
 */
import { hasNumbers, hasTexts, isRecord } from './guards';
import type { LayerView, SourceRange, WireLayerConfig } from './panel';

/** A request: how it is called, and whether what came as its parameters can be that. */
export interface RequestType<Params, Result> {
  readonly method: string;
  readonly accepts: (params: unknown) => params is Params;
  /** Never there: it only says what the answer is. */
  readonly result?: Result;
}

/** Options the client passes to `initialize`. */
export interface ServerOptions {
  /**
   * The parser's two WebAssembly files as base64, where the server cannot read them itself (in a web worker); null where it can.
   */
  readonly parser: { readonly runtime: string; readonly python: string } | null;
  /** Translations of the strings the server shows, keyed by the English text; empty for English. */
  readonly strings: Readonly<Record<string, string>>;
}

/** A place in a document: 0-based line and character. */
export interface DocumentPlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export type LayerAtResult = LayerView | null;

/** The layer whose call is at a place of a document. */
export const LAYER_AT: RequestType<DocumentPlace, LayerAtResult> = { method: 'convlens/layerAt', accepts: isDocumentPlace };

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

/** One layer from what somebody typed. */
export const CALCULATE: RequestType<CalculateParams, CalculateResult> = {
  method: 'convlens/calculate',
  accepts: (params): params is CalculateParams => hasTexts(params, ['text', 'input']),
};

/** A place in a document, and what the call there is to say. */
export interface RewriteCallParams extends DocumentPlace {
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

/** What to change in a document so that the call at a place says another configuration. */
export const REWRITE_CALL: RequestType<RewriteCallParams, RewriteCallResult> = {
  method: 'convlens/rewriteCall',
  accepts: (params): params is RewriteCallParams => isDocumentPlace(params) && 'config' in params && hasTexts(params.config, ['type']),
};

/** Commands that hovers link to: the only ones their Markdown may run. */
export const COMMANDS = {
  openVisualizer: 'convlens.openVisualizer',
  calculate: 'convlens.calculate',
} as const;

/** Whether something is a place in a document. */
export function isDocumentPlace(value: unknown): value is DocumentPlace {
  return isRecord(value) && typeof value.uri === 'string' && hasNumbers(value.position, ['line', 'character']);
}
