/**
 * The requests between the editor and the language server in addition to LSP's own. Everything survives JSON; lines and
 * characters are LSP's: 0-based, in UTF-16 units.
 */
import { hasNumbers, hasTexts, isRecord } from './guards';
import { isWireLayerConfig } from './layer-guards';
import type { LayerView, SourceRange, WireLayerConfig } from './panel';

/** A request: its method, and a check of its parameters. */
export interface RequestType<Params, Result> {
  readonly method: string;
  readonly accepts: (params: unknown) => params is Params;
  /** Never present: it only carries the type of the answer. */
  readonly result?: Result;
}

/** Options the client passes to `initialize`. */
export interface ServerOptions {
  /** The parser's two WebAssembly files as base64 if the server cannot read them itself (in a web worker), otherwise null. */
  readonly parser: { readonly runtime: string; readonly python: string } | null;
  /** Translations of the server's texts, keyed by the English text; empty for English. */
  readonly strings: Readonly<Record<string, string>>;
}

/** A place in a document: 0-based line and character. */
export interface DocumentPlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export type LayerAtResult = LayerView | null;

/** The layer whose call is at a place in a document. */
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
      /** The complete call, to be inserted into code. */
      readonly call: string;
    }
  /** The text is not a call that can be read; the message says what to enter. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** One layer from the text that a user typed. */
export const CALCULATE: RequestType<CalculateParams, CalculateResult> = {
  method: 'convlens/calculate',
  accepts: (params): params is CalculateParams => hasTexts(params, ['text', 'input']),
};

/** A place in a document, and the new configuration of the call there. */
export interface RewriteCallParams extends DocumentPlace {
  readonly config: WireLayerConfig;
}

export interface Replacement {
  readonly range: SourceRange;
  readonly text: string;
}

/**
 * A changed argument that is written as a variable: to be replaced in the call, or changed where it is defined (null if that is not a
 * single place).
 */
export interface VariableRewrite {
  readonly parameter: string;
  readonly written: string;
  readonly here: Replacement;
  readonly definition: (Replacement & { readonly isDefault: boolean }) | null;
}

export type RewriteCallResult =
  | { readonly kind: 'edits'; readonly edits: readonly Replacement[]; readonly variables: readonly VariableRewrite[] }
  /** One sentence that gives the reason. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The edits in a document that give the call at a place another configuration. */
export const REWRITE_CALL: RequestType<RewriteCallParams, RewriteCallResult> = {
  method: 'convlens/rewriteCall',
  accepts: (params): params is RewriteCallParams => isDocumentPlace(params) && 'config' in params && isWireLayerConfig(params.config),
};

/** Commands that hovers link to: the only ones that their Markdown may run. */
export const COMMANDS = {
  openVisualizer: 'convlens.openVisualizer',
  calculate: 'convlens.calculate',
} as const;

/** Whether the value is a place in a document. */
export function isDocumentPlace(value: unknown): value is DocumentPlace {
  return isRecord(value) && typeof value.uri === 'string' && hasNumbers(value.position, ['line', 'character']);
}
