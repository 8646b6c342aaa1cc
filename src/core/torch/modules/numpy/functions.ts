import { halfToEven } from '../../../array';
import { bool, float32, float64, int64, uint8 } from '../../dtype';
import { callTorch } from '../../registry';
import { LOGARITHMS, native, Native, PyFloat, PyTuple, REAL_FUNCTIONS, toFloat, Unknown, type Machine, type Value } from '../../vm';
import { ARRAY_CLASS, makeArray, numberOrArray, softly, asArray } from './array';
import { creation } from './creation';
import { DTYPE_CLASS, dtypeOf, FLOATING, INTEGER, NUMBER, typeClass } from './element-type';
import { pairwise, elementwise } from './elementwise';
import { transposed, viaTorch } from './via-torch';

export const FUNCTIONS: readonly (readonly [string, Value])[] = [
  ...['divide', 'true_divide'].map((name): [string, Value] => [
    name,
    native(`${name}(x, y, **kwargs)`, (m, [x, y]) =>
      softly(m, name, () => {
        const [a, b] = [toFloat(x), toFloat(y)];
        return a !== null && b !== null ? new PyFloat(a / b) : numberOrArray(callTorch(m, 'true_divide', [asArray(m, x), asArray(m, y)]));
      }),
    ),
  ]),
  [
    'array',
    native('array(object, dtype=None, **kwargs)', (m, [object, dtype]) =>
      softly(m, 'array', () => {
        const made = asArray(m, object);
        return makeArray(made.shape, dtypeOf(dtype) ?? made.dtype, made.data);
      }),
    ),
  ],
  creation('zeros', 1),
  creation('ones', 1),
  creation('empty', 1),
  creation('full', 2),
  creation('arange', 3),
  creation('linspace', 3),
  creation('eye', 2),
  ...[
    'sum',
    'prod',
    'mean',
    'std',
    'var',
    'max',
    'min',
    'cumsum',
    'cumprod',
    'argmax',
    'argmin',
    'argsort',
    'sort',
    'unique',
    'any',
    'all',
    'reshape',
    'median',
    'diff',
    'outer',
    'dot',
    'matmul',
    'flip',
    'tile',
    'repeat',
    'roll',
    'squeeze',
    'diag',
    'tril',
    'triu',
  ].map(name => viaTorch(name)),
  viaTorch('amax'),
  viaTorch('amin'),
  viaTorch('expand_dims', 'unsqueeze'),
  [
    'transpose',
    new Native('transpose', (m, [array = null, ...axes], keywords) =>
      transposed(m, array, keywords?.get('axes') ? [keywords.get('axes') ?? null] : axes),
    ),
  ],
  [
    'where',
    native('where(condition, x=None, y=None)', (m, [condition, x, y]) =>
      softly(m, 'where', () => {
        if (x === null || y === null) return new Unknown('`numpy.where` with one argument is not modelled');
        return numberOrArray(callTorch(m, 'where', [asArray(m, condition), asArray(m, x), asArray(m, y)]));
      }),
    ),
  ],
  viaTorch('clip'),
  ...(
    [
      ['ceil', Math.ceil],
      ['floor', Math.floor],
      ['round', halfToEven],
      ['around', halfToEven],
      ['rint', halfToEven],
      ['trunc', Math.trunc],
      ['abs', Math.abs],
      ['absolute', Math.abs],
      ['square', x => x * x],
      ['sign', Math.sign],
      ...Object.entries(LOGARITHMS),
      ...(['exp', 'log1p', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'radians'] as const).map(name => [name, REAL_FUNCTIONS[name]]),
      ['arctan', REAL_FUNCTIONS.atan],
      ['deg2rad', REAL_FUNCTIONS.radians],
    ] as [string, (x: number) => number][]
  ).map(([name, compute]) => elementwise(name, compute)),
  ...(
    [
      ['power', (x, y) => x ** y],
      ['maximum', Math.max],
      ['minimum', Math.min],
      ['multiply', (x, y) => x * y],
      ['floor_divide', (x, y) => Math.floor(x / y)],
      ['add', (x, y) => x + y],
      ['subtract', (x, y) => x - y],
      ['mod', (x, y) => ((x % y) + y) % y],
    ] as [string, (x: number, y: number) => number][]
  ).map(([name, compute]) => pairwise(name, compute)),
  ['concatenate', native('concatenate(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'cat', arrays, axis)))],
  ['stack', native('stack(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'stack', arrays, axis)))],
  [
    'meshgrid',
    native("meshgrid(*xi, indexing='xy')", (m, [xi, indexing]) =>
      softly(m, 'meshgrid', () => {
        const arrays = xi instanceof PyTuple ? xi.items.map(item => asArray(m, item)) : [];
        const made = callTorch(m, 'meshgrid', arrays, new Map([['indexing', indexing]]));
        return made instanceof PyTuple ? new PyTuple(made.items.map(numberOrArray)) : made;
      }),
    ),
  ],
  [
    'asarray',
    native('asarray(object, dtype=None)', (m, [object, dtype]) =>
      softly(m, 'array', () => makeArray(asArray(m, object).shape, dtypeOf(dtype) ?? asArray(m, object).dtype, asArray(m, object).data)),
    ),
  ],
  ['pi', new PyFloat(Math.PI)],
  ['e', new PyFloat(Math.E)],
  ['inf', new PyFloat(Infinity)],
  ['nan', new PyFloat(NaN)],
  ['newaxis', null],
  ['__version__', '2.1.0'],
  ['ndarray', ARRAY_CLASS],
  ['float64', typeClass('float64', float64, 'float')],
  ['float32', typeClass('float32', float32, 'float')],
  ['float16', typeClass('float16', float32, 'float')],
  ['int64', typeClass('int64', int64, 'int')],
  ['int32', typeClass('int32', int64, 'int')],
  ['uint8', typeClass('uint8', uint8, 'int')],
  ['bool_', typeClass('bool_', bool, 'int')],
  ['dtype', DTYPE_CLASS],
  ['number', NUMBER],
  ['integer', INTEGER],
  ['floating', FLOATING],
  ['int_', typeClass('int_', int64, 'int')],
  ['float_', typeClass('float_', float64, 'float')],
];

function join(m: Machine, name: string, arrays: Value, axis: Value): Value {
  const items = arrays instanceof PyTuple || 'items' in (arrays as object) ? (arrays as PyTuple).items : [];
  return numberOrArray(callTorch(m, name, [new PyTuple(items.map(item => asArray(m, item))), axis]));
}
