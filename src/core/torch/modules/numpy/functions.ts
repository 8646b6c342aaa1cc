import { Undecided } from '../../convert';
import type { Native } from '../../vm';
import { native, PyClass, PyFloat, PyTuple, toFloat, Unknown, type Machine, type Value } from '../../vm';
import { ARRAY_CLASS, isNdarray, softly } from './array';
import { CREATION } from './creation';
import { FILL_DIAGONAL } from './diagonal';
import {
  COMPLEX,
  DTYPE_CLASS,
  dtypeObject,
  dtypeOf,
  FLOATING,
  GENERIC,
  INEXACT,
  INTEGER,
  NUMBER,
  SIGNED,
  typeClasses,
  typeOfScalar,
  UNSIGNED,
} from './element-type';
import { ELEMENTWISE } from './elementwise';
import { LIMITS } from './limits';
import { PAD } from './pad';
import { promoteArrays } from './promotion';
import { REDUCTIONS } from './reductions';
import { SHAPES } from './shapes';
import { asInNumpy } from './signatures';
import { SORTING } from './sorting';
import { applyUfunc, UFUNCS, ufuncResult } from './ufunc';
import { defineNumpy } from './via-torch';
import { Tensor } from '../../tensor';

const OTHER_NAMES: Readonly<Record<string, string>> = { true_divide: 'divide', mod: 'remainder', pow: 'power', atan2: 'arctan2' };

function pairwise(name: string, ufunc: string): [string, Native] {
  return [
    name,
    native(
      `${name}(x1, x2, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None)`,
      (m, [x1, x2, , where, , , dtype, , signature]) =>
        softly(m, name, () => {
          if (where !== true || dtype !== null || signature !== null)
            throw new Undecided('`where`, `dtype` and `signature` are not modelled');
          const sides = [x1, x2].map(each => (each instanceof Tensor && !isNdarray(each) ? arrayFromTensor(each) : each));
          const made = applyUfunc(m, ufunc, sides[0] ?? null, sides[1] ?? null);
          if (made === undefined) throw new Undecided(`the operands of numpy.${name} are not modelled`);
          return ufuncResult(made);
        }),
    ),
  ];
}

function arrayFromTensor(tensor: Tensor): Tensor {
  return new Tensor(tensor.shape, tensor.dtype, { data: tensor.data, type: ARRAY_CLASS });
}

/** The classes of a type for `issubdtype`: Python's own stand for numpy's. */
function typeClassOf(given: Value): PyClass | null {
  if (given instanceof PyClass && given.isSubclass(GENERIC)) return given;
  const dtype = dtypeOf(given);
  return dtype ? (typeClasses().find(([name]) => name === dtype.name)?.[1] ?? null) : null;
}

function isSubtype(_: Machine, { arg1 = null, arg2 = null }: Readonly<Record<string, Value>>): Value {
  const [a, b] = [typeClassOf(arg1), typeClassOf(arg2)];
  if (!a || !b) throw new Undecided('the element types are not modelled');
  return a.mro.some(each => each.name === b.name && each.isSubclass(GENERIC));
}

function typesOf(values: readonly Value[]): Value {
  const types = values.map(each => (each instanceof Tensor ? each.dtype : dtypeOf(each)));
  const known = types.filter(each => each !== null);
  const [first] = known;
  if (!first || known.length !== values.length) throw new Undecided('the element types are not modelled');
  return dtypeObject(known.reduce(promoteArrays, first));
}

const MODELLED: readonly (readonly [string, Value])[] = [
  ...CREATION,
  ...REDUCTIONS,
  ...ELEMENTWISE,
  ...SHAPES,
  ...SORTING,
  PAD,
  FILL_DIAGONAL,
  ...LIMITS,
  ...Object.keys(UFUNCS).map(name => pairwise(name, name)),
  ...Object.entries(OTHER_NAMES).map(([name, ufunc]) => pairwise(name, ufunc)),
  defineNumpy('issubdtype(arg1, arg2)', isSubtype),
  defineNumpy('promote_types(type1, type2)', (_, { type1, type2 }) => typesOf([type1 ?? null, type2 ?? null])),
  defineNumpy('result_type(*arrays_and_dtypes)', (_, { arrays_and_dtypes: given }) => typesOf(given instanceof PyTuple ? given.items : [])),
  defineNumpy('isscalar(element)', (_, { element }) => {
    if (element instanceof Tensor) return false;
    if (typeof element === 'string' || typeOfScalar(element ?? null) !== null || toFloat(element ?? null) !== null) return true;
    throw new Undecided('whether it is a number is unknown');
  }),
  ['pi', new PyFloat(Math.PI)],
  ['e', new PyFloat(Math.E)],
  ['euler_gamma', new PyFloat(0.5772156649015329)],
  ['inf', new PyFloat(Infinity)],
  ['nan', new PyFloat(NaN)],
  ['newaxis', null],
  ['__version__', '2.4.6'],
  ['ndarray', ARRAY_CLASS],
  ...typeClasses(),
  ['dtype', DTYPE_CLASS],
  ['generic', GENERIC],
  ['number', NUMBER],
  ['integer', INTEGER],
  ['signedinteger', SIGNED],
  ['unsignedinteger', UNSIGNED],
  ['inexact', INEXACT],
  ['floating', FLOATING],
  ['complexfloating', COMPLEX],
  ['set_printoptions', native('set_printoptions()', () => new Unknown('how arrays are printed is not modelled'))],
];

export const FUNCTIONS: readonly (readonly [string, Value])[] = MODELLED.map(([name, value]) => [name, asInNumpy('numpy', name, value)]);
