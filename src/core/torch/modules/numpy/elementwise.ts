import { float64, int64 } from '../../dtype';
import { operations } from '../../registry';
import { native, PyFloat, toDim, toFloat, Unknown, type Native } from '../../vm';
import { makeArray, numberOrArray, softly, asArray } from './array';
import { scalar } from './element-type';

/** An element-wise function: for a number, it returns a number. */
export function elementwise(name: string, compute: (x: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(x, decimals=0, **kwargs)`, (m, [x, decimals]) =>
      softly(m, name, () => {
        const scale = 10 ** (toFloat(decimals) ?? 0);
        const apply = (value: number): number => (name === 'round' || name === 'around' ? compute(value * scale) / scale : compute(value));
        const number = toFloat(x);
        if (number !== null)
          return toDim(x) !== null && ['round', 'around', 'abs', 'absolute', 'square', 'sign'].includes(name)
            ? scalar(int64, apply(number))
            : scalar(float64, apply(number));
        const given = asArray(m, x);
        return makeArray(
          given.shape,
          given.dtype.isIntegral && name !== 'abs' && name !== 'absolute' ? float64 : given.dtype,
          given.data?.map(apply),
        );
      }),
    ),
  ];
}

const TORCH_NAMES: Readonly<Record<string, string>> = { power: 'pow', mod: 'remainder', divide: 'true_divide' };

export function pairwise(name: string, compute: (x: number, y: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(x, y, **kwargs)`, (m, [x, y]) =>
      softly(m, name, () => {
        const [a, b] = [toFloat(x), toFloat(y)];
        if (a !== null && b !== null)
          return Number.isInteger(a) && Number.isInteger(b) && !(x instanceof PyFloat) && !(y instanceof PyFloat)
            ? compute(a, b)
            : new PyFloat(compute(a, b));
        const maker = operations('torch').get(TORCH_NAMES[name] ?? name);
        return maker ? numberOrArray(maker.call(m, [asArray(m, x), asArray(m, y)], null)) : new Unknown(`numpy.${name} is not modelled`);
      }),
    ),
  ];
}
