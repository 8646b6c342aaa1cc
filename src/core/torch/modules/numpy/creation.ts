import { DType, float64, int64 } from '../../dtype';
import { operations } from '../../registry';
import { Native, toDim, toFloat, Unknown, type Value } from '../../vm';
import { makeArray, numberOrArray, softly } from './array';
import { dtypeOf } from './element-type';

/** Arrays created by torch's functions, in double precision where numpy uses it. */
export function creation(name: string, arity: number): [string, Native] {
  return [
    name,
    new Native(name, (m, args, keywords) =>
      softly(m, name, () => {
        const unknown = args.find(arg => arg instanceof Unknown);
        if (unknown) return unknown;
        const asked = dtypeOf(keywords?.get('dtype') ?? (args.length > arity ? args.at(-1) : undefined));
        const given = args.slice(0, arity);
        const options = new Map<string, Value>(
          [...(keywords ?? [])]
            .filter(([key]) => !['dtype', 'order', 'endpoint'].includes(key))
            .map(([key, value]) => [key === 'num' ? 'steps' : key === 'shape' ? 'size' : key === 'stop' ? 'end' : key, value]),
        );
        const isArange = name === 'arange';
        const integers = (isArange || name === 'full') && given.slice(name === 'full' ? 1 : 0).every(arg => toDim(arg) !== null);
        if (name === 'linspace' && given.length < 3 && !options.has('steps')) options.set('steps', 50);
        options.set('dtype', asked ?? (integers ? int64 : float64));
        if (name === 'linspace') return linspace(given, options, keywords?.get('endpoint') !== false);
        const maker = operations('torch').get(name);
        return maker ? numberOrArray(maker.call(m, given, options)) : new Unknown(`numpy.${name} is not modelled`);
      }),
    ),
  ];
}

/** numpy's method of spacing numbers: multiples of a step added to the start, and the exact end. */
function linspace(given: readonly Value[], options: ReadonlyMap<string, Value>, endpoint: boolean): Value {
  const [start, stop, num] = [given[0] ?? options.get('start'), given[1] ?? options.get('end'), given[2] ?? options.get('steps')].map(
    value => (value === undefined ? null : toFloat(value)),
  );
  if (start == null || stop == null || num == null) return new Unknown('the bounds of a range are unknown');
  const step = (stop - start) / (endpoint ? num - 1 : num);
  const dtype = options.get('dtype');
  return makeArray(
    [num],
    dtype instanceof DType ? dtype : float64,
    Array.from({ length: num }, (_, i) => (endpoint && i === num - 1 && num > 1 ? stop : i === 0 ? start : start + i * step)),
  );
}
