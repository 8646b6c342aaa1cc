import { formatDim, sym, type Dim } from '../dim';
import type { Rank } from './config';

/** A piece of a formula; what is not plain text is the value of the parameter it is named after. */
export interface FormulaPart {
  readonly role: 'text' | 'input' | 'padding' | 'dilation' | 'kernel_size' | 'stride' | 'output_padding';
  readonly text: string;
}

/** The output size along one axis, with a layer's numbers filled in. */
export interface OutputFormula {
  readonly parts: readonly FormulaPart[];
  readonly value: Dim;
}

const AXIS_SYMBOLS: Readonly<Record<Rank, readonly string[]>> = { 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] };

/** The usual symbol for the input's size along an axis: L; H, W; D, H, W. */
export function axisSymbol(rank: Rank, axis: number): Dim {
  return sym(AXIS_SYMBOLS[rank][axis] ?? 'L');
}

/** The formula as text. */
export function formatFormula({ parts }: OutputFormula): string {
  return parts.map(each => each.text).join('');
}

/** Plain text between the values. */
export function text(content: string): readonly FormulaPart[] {
  return [{ role: 'text', text: content }];
}

/** A value; what is more than one number or name stands in parentheses. */
export function part(role: FormulaPart['role'], value: Dim): readonly FormulaPart[] {
  const content = formatDim(value, 'pretty');
  return [{ role, text: /^[\p{L}\p{N}_.']+$/u.test(content) ? content : `(${content})` }];
}
