import { formatDim, sym, type Dim } from '../dim';
import type { Rank } from './config';

/** A piece of a formula. If it is not plain text, it is the value of the parameter it is named after. */
export interface FormulaPart {
  readonly role:
    | 'text'
    | 'input'
    | 'output'
    | 'in_channels'
    | 'out_channels'
    | 'kernel_size'
    | 'stride'
    | 'padding'
    | 'output_padding'
    | 'dilation'
    | 'groups'
    | 'bias';
  readonly text: string;
}

/** The output size along one axis, with the layer's numbers inserted. */
export interface OutputFormula {
  readonly parts: readonly FormulaPart[];
  readonly value: Dim;
  /** The least value, where it differs from output to output; `value` is then the largest. */
  readonly least?: Dim;
}

const AXIS_SYMBOLS: Readonly<Record<Rank, readonly string[]>> = { 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] };

/** The usual symbol for the input size along an axis: L; H, W; D, H, W. */
export function axisSymbol(rank: Rank, axis: number): Dim {
  return sym(AXIS_SYMBOLS[rank][axis] ?? 'L');
}

/** The formula as text. */
export function formatFormula({ parts }: { readonly parts: readonly FormulaPart[] }): string {
  return parts.map(each => each.text).join('');
}

/** `a · b · c`, where each factor consists of parts. */
export function productOf(factors: readonly (readonly FormulaPart[])[]): readonly FormulaPart[] {
  return factors.flatMap((factor, i) => (i === 0 ? factor : [...plainPart(' · '), ...factor]));
}

/** Sizes of all axes: `7·7`. */
export function sizesPart(role: FormulaPart['role'], sizes: readonly Dim[]): readonly FormulaPart[] {
  return [
    {
      role,
      text: sizes
        .map(size =>
          part(role, size)
            .map(each => each.text)
            .join(''),
        )
        .join('·'),
    },
  ];
}

/** Plain text between the values. */
export function plainPart(content: string): readonly FormulaPart[] {
  return [{ role: 'text', text: content }];
}

/** A value; it is parenthesized unless it is a single number or name. */
export function part(role: FormulaPart['role'], value: Dim): readonly FormulaPart[] {
  const content = formatDim(value, 'pretty');
  return [{ role, text: /^[\p{L}\p{N}_.']+$/u.test(content) ? content : `(${content})` }];
}
