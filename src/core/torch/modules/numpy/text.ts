import { roundTo } from '../../../array';
import type { DType } from '../../dtype';
import { plainShape, type Tensor } from '../../tensor';
import { reprFloat } from '../../vm';

/** numpy abbreviates arrays with more elements. */
const MAX_PRINTED = 1000;
/** numpy breaks rows that are longer than this many characters. */
const MAX_LINE = 75;

/** `array([1, 2])`, with the type if it is not the default; null if the text is not modelled. */
export function arrayRepr(array: Tensor): string | null {
  const text = arrayText(array, ', ', 'array('.length);
  const usual = ['int64', 'float64', 'bool'].includes(array.dtype.name) && array.data?.length !== 0;
  if (array.data?.length === 0) {
    const sizes = plainShape(array.shape) ?? [];
    return `array([]${sizes.length > 1 ? `, shape=(${sizes.join(', ')})` : ''}, dtype=${array.dtype.name})`;
  }
  return text === null ? null : `array(${text}${usual ? '' : `, dtype=${array.dtype.name}`})`;
}

/**
 * An array as numpy prints it, `[[1 2]\n [3 4]]`; null if the text is not modelled: unknown contents, long arrays and lines,
 * and numbers with exponents.
 */
export function arrayText({ shape, dtype, data }: Tensor, separator = ' ', indent = 0): string | null {
  const sizes = plainShape(shape);
  if (!sizes || !data || data.length > MAX_PRINTED) return null;
  const items = elementTexts(dtype, data);
  if (!items) return null;
  const rows = (axis: number, from: number): string => {
    if (axis === sizes.length) return items[from] ?? '';
    const size = sizes[axis] ?? 0;
    const step = sizes.slice(axis + 1).reduce((product, each) => product * each, 1);
    const parts = Array.from({ length: size }, (_, i) => rows(axis + 1, from + i * step));
    const last = axis === sizes.length - 1;
    return `[${parts.join(last ? separator : `${separator.trimEnd()}${'\n'.repeat(sizes.length - 1 - axis)}${' '.repeat(indent + axis + 1)}`)}]`;
  };
  if (data.length === 0) return '[]';
  const text = rows(0, 0);
  return text.split('\n').some(line => line.length > MAX_LINE) ? null : text;
}

function elementTexts(dtype: DType, data: readonly number[]): readonly string[] | null {
  if (dtype.name === 'bool') return data.map(x => (x === 0 ? 'False' : ' True'));
  if (dtype.isIntegral) return aligned(data.map(String));
  return dtype.isFloat ? floatTexts(dtype, data) : null;
}

function aligned(texts: readonly string[]): readonly string[] {
  const width = Math.max(0, ...texts.map(text => text.length));
  return texts.map(text => text.padStart(width));
}

/** All numbers have as many decimals as the one that needs the most, but no more than eight. */
function floatTexts(dtype: DType, data: readonly number[]): readonly string[] | null {
  const finite = data.filter(Number.isFinite).map(Math.abs);
  const used = finite.filter(x => x !== 0);
  const [most, least] = [Math.max(0, ...used), Math.min(Infinity, ...used)];
  if (used.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3)) return null;
  const shortest = data.map(x =>
    Number.isFinite(x) ? floatText(dtype, Number(x.toFixed(8))) : Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf',
  );
  if (shortest.some(text => text.includes('e'))) return null;
  const fraction = Math.max(0, ...shortest.map(text => (/\.(\d*)$/.exec(text)?.[1] ?? '').replace(/^0$/, '').length));
  return aligned(
    shortest.map(text => {
      if (!text.includes('.')) return text;
      const [whole = '', part = ''] = text.split('.');
      return `${whole}.${part.replace(/^0$/, '')}`.padEnd(whole.length + 1 + fraction);
    }),
  );
}

/** The shortest text that reads back as this number in its type. */
export function floatText(dtype: DType, x: number): string {
  const { element } = dtype;
  if ((element !== 'float32' && element !== 'float16') || !Number.isFinite(x)) return reprFloat(x);
  for (let digits = 1; digits < 10; digits++) {
    const rounded = Number(x.toPrecision(digits));
    if (roundTo(element, rounded) === roundTo(element, x)) return reprFloat(rounded);
  }
  return reprFloat(x);
}
