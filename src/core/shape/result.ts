/** An exception that torch raises: its type and message. */
export interface TorchError {
  readonly type: 'ValueError' | 'RuntimeError' | 'TypeError' | 'IndexError' | 'NotImplementedError' | 'OverflowError' | 'ZeroDivisionError';
  readonly message: string;
}

/** torch's result, its exception, or the reason why neither can be determined. */
export type Result<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'error'; readonly error: TorchError }
  | { readonly kind: 'unknown'; readonly reason: string };

export function ok<T>(value: T): Result<T> {
  return { kind: 'ok', value };
}

export function fail(error: TorchError): { readonly kind: 'error'; readonly error: TorchError } {
  return { kind: 'error', error };
}

export function valueError(message: string): TorchError {
  return { type: 'ValueError', message };
}

export function runtimeError(message: string): TorchError {
  return { type: 'RuntimeError', message };
}

export function typeError(message: string): TorchError {
  return { type: 'TypeError', message };
}
