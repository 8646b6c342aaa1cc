import { call } from '../protocol/call';
import { iterate, toArray } from '../protocol/iterate';
import { fromDim, toDim, Unknown, type Value } from '../../data';
import { binary, compare } from '../protocol/operators';
import { truth } from '../protocol/truth';
import { PyList } from '../objects/sequences';
import { sorted } from './sequences';
import { max as maxDim, min as minDim } from '../../../dim';
import { lenientFn, variadicFn } from './builtin-table';

lenientFn('sorted(iterable, /, *, key=None, reverse=False)', (m, [iterable, key, reverse]) => {
  const items = toArray(m, iterable);
  if (items instanceof Unknown) return items;
  const result = sorted(m, items, key, reverse);
  return result instanceof Unknown ? result : m.made(new PyList([...result]));
});

lenientFn('sum(iterable, /, start=0)', (m, [iterable, start]) => {
  const items = toArray(m, iterable);
  if (items instanceof Unknown) return items;
  if (typeof start === 'string') throw m.exception('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  return items.reduce<Value>((total, item) => binary(m, '+', total, item), start);
});

function extreme(name: 'max' | 'min'): void {
  variadicFn(name, (m, args, keywords) => {
    const key = keywords?.get('key') ?? null;
    const fallback = keywords?.get('default');
    const items = args.length === 1 ? toArray(m, args[0] ?? null) : args;
    if (items instanceof Unknown) return items;
    if (items.length === 0) return fallback !== undefined ? fallback : m.raise('ValueError', `${name}() arg is an empty sequence`);
    let best: Value | undefined;
    let bestKey: Value = null;
    for (const item of items) {
      const itemKey = key === null ? item : call(m, key, [item]);
      if (best === undefined) {
        best = item;
        bestKey = itemKey;
        continue;
      }
      const better = truth(m, compare(m, name === 'max' ? '>' : '<', itemKey, bestKey));
      if (better instanceof Unknown) {
        const [a, b] = [toDim(itemKey), toDim(bestKey)];
        if (key !== null || a === null || b === null) return better;
        best = bestKey = fromDim(name === 'max' ? maxDim(a, b) : minDim(a, b));
      } else if (better) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best ?? null;
  });
}
extreme('max');
extreme('min');

for (const [name, wanted] of [
  ['any', true],
  ['all', false],
] as const) {
  lenientFn(`${name}(iterable, /)`, (m, [iterable]) => {
    const iterator = iterate(m, iterable);
    if (iterator instanceof Unknown) return iterator;
    let undecided: Unknown | null = null;
    for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
      m.step();
      const decided = truth(m, item);
      if (decided === wanted) return wanted;
      if (decided instanceof Unknown) undecided ??= decided;
      if (iterator.unknown) return iterator.unknown;
    }
    return undecided ?? !wanted;
  });
}
