import { roundTo } from '../../../array';
import { Undecided } from '../../convert';
import { bool, Category, float16, float32, float64, type DType } from '../../dtype';
import { LOGARITHMS, native, REAL_FUNCTIONS, toDim, type Native, type Value } from '../../vm';
import { Tensor } from '../../tensor';
import { asTensor, makeArray, numberOrArray, softly } from './array';
import { dtypeOf } from './element-type';
import { rounded } from './ufunc';

/** What a function does to the type of its elements. */
type Kind =
  | 'same'
  /** at least the float in which all integers of the type are exact, and rounded by numpy in its own way */
  | 'float'
  /** the same, and rounded correctly */
  | 'exact float'
  | 'bool'
  | 'integers'
  | 'double';

function madeType(kind: Kind, dtype: DType): DType {
  if (kind === 'bool') return bool;
  if (!dtype.isIntegral || kind === 'same' || kind === 'integers') return dtype;
  return kind === 'double' || dtype.size > 2 ? float64 : dtype.size === 1 ? float16 : float32;
}

function elementwise(name: string, kind: Kind, compute: (x: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(x, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None)`, (m, args) =>
      softly(m, name, () => {
        const [x = null, , where, , , dtype = null, , signature] = args as readonly Value[];
        if (signature !== null) throw new Undecided('`signature` is not modelled');
        const given = asTensor(m, x);
        if (given.dtype.isComplex) return numberOrArray(new Tensor(given.shape, kind === 'bool' ? bool : given.dtype));
        const type = dtypeOf(dtype) ?? madeType(kind, given.dtype);
        const isRounded = kind === 'float' && (type === float32 || type === float16);
        // Whole numbers and bools stay what they are.
        const keeps = kind === 'integers' && given.dtype.isIntegral;
        const data = where !== true || isRounded ? null : keeps ? given.data : given.data?.map(compute);
        const made = makeArray(given.shape, type, data);
        return numberOrArray(made);
      }),
    ),
  ];
}

const truth = (x: boolean): number => (x ? 1 : 0);

const FUNCTIONS: readonly (readonly [names: string, kind: Kind, compute: (x: number) => number])[] = [
  ['ceil', 'integers', Math.ceil],
  ['floor', 'integers', Math.floor],
  ['trunc fix', 'integers', Math.trunc],
  ['abs absolute', 'same', Math.abs],
  ['fabs', 'float', Math.abs],
  ['square', 'same', x => x * x],
  ['negative', 'same', x => -x],
  ['positive', 'same', x => x],
  ['sign', 'same', Math.sign],
  ['sqrt', 'exact float', Math.sqrt],
  ['rint', 'exact float', x => rounded(x, 0)],
  ['isnan', 'bool', x => truth(Number.isNaN(x))],
  ['isinf', 'bool', x => truth(Math.abs(x) === Infinity)],
  ['isfinite', 'bool', x => truth(Number.isFinite(x))],
  ['signbit', 'bool', x => truth(x < 0 || Object.is(x, -0))],
  ['logical_not', 'bool', x => truth(x === 0)],
  ...Object.entries(LOGARITHMS).map(([name, compute]) => [name, 'float', compute] as const),
  ...(['exp', 'expm1', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'] as const).flatMap(name =>
    name in REAL_FUNCTIONS ? [[name, 'float', REAL_FUNCTIONS[name as keyof typeof REAL_FUNCTIONS]] as const] : [],
  ),
  ['arctan', 'float', REAL_FUNCTIONS.atan],
  ['deg2rad radians', 'float', REAL_FUNCTIONS.radians],
  ['rad2deg degrees', 'float', x => (x * 180) / Math.PI],
];

function roundFunction(name: string): [string, Native] {
  return [
    name,
    native(`${name}(a, decimals=0, out=None)`, (m, [a, decimals]) =>
      softly(m, name, () => {
        const given = asTensor(m, a);
        const places = toDim(decimals);
        if (given.dtype === bool) return numberOrArray(new Tensor(given.shape, float16));
        const isKnown =
          typeof places === 'number' && !given.dtype.isComplex && (places === 0 || given.dtype === float64 || given.dtype.isIntegral);
        const data = isKnown ? given.data?.map(x => (given.dtype.isIntegral && places >= 0 ? x : rounded(x, places))) : null;
        return numberOrArray(makeArray(given.shape, given.dtype, data));
      }),
    ),
  ];
}

export const ELEMENTWISE: readonly [string, Native][] = [
  ...FUNCTIONS.flatMap(([names, kind, compute]) => names.split(' ').map(name => elementwise(name, kind, compute))),
  roundFunction('round'),
  roundFunction('around'),
  [
    'invert',
    native('invert(x)', (m, [x]) =>
      softly(m, 'invert', () => {
        const given = asTensor(m, x);
        const { dtype } = given;
        if (dtype.category > Category.Int) m.raise('TypeError', "ufunc 'invert' not supported for the input types");
        const { element } = dtype;
        return numberOrArray(
          makeArray(
            given.shape,
            dtype,
            given.data?.map(each => (dtype === bool ? 1 - each : element ? roundTo(element, -each - 1) : NaN)),
          ),
        );
      }),
    ),
  ],
];
