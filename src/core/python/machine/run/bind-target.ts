import { Unknown, type Value } from '../../data';
import type { Expr } from '../../syntax';
import { setAttr } from '../protocol/attributes';
import { evaluate } from './evaluate';
import type { Frame } from '../objects/frame';
import { setItem } from '../protocol/items';
import { iterate, toArray } from '../protocol/iterate';
import { mangled, storeName } from './names';
import { classOf } from '../objects/class-registry';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `target = value`, for any kind of target. */
export function bindTarget(target: Expr, value: Value, f: Frame): void {
  switch (target.kind) {
    case 'name':
      storeName(f, target.id, value);
      return;
    case 'attribute': {
      const object = evaluate(target.object, f);
      f.at = f.base + target.start;
      setAttr(f.m, object, mangled(target.name, f), value);
      return;
    }
    case 'subscript': {
      const object = evaluate(target.object, f);
      const index = evaluate(target.index, f);
      f.at = f.base + target.start;
      setItem(f.m, object, index, value);
      return;
    }
    case 'tuple':
    case 'list':
      f.at = f.base + target.start;
      unpack(target.items, value, f);
      return;
    case 'starred':
      bindTarget(target.value, value, f);
      return;
    case 'yield':
      // It represents a target that is bound afterwards: see stepped.ts.
      f.given?.set(target, value);
      return;
    default:
      return;
  }
}

function unpack(targets: readonly Expr[], value: Value, f: Frame): void {
  const { m } = f;
  if (value instanceof Unknown) {
    for (const target of targets) bindTarget(target, value, f);
    return;
  }
  const values = value instanceof PyTuple || value instanceof PyList ? toArray(m, value) : take(value, targets, f);
  const star = targets.findIndex(({ kind }) => kind === 'starred');
  if (values instanceof Unknown) {
    targets.forEach(target => {
      bindTarget(target, values, f);
    });
    return;
  }
  if (star === -1) {
    if (values.length < targets.length)
      throw m.exception('ValueError', `not enough values to unpack (expected ${String(targets.length)}, got ${String(values.length)})`);
    if (values.length > targets.length) throw m.exception('ValueError', `too many values to unpack (expected ${String(targets.length)})`);
    targets.forEach((target, i) => {
      bindTarget(target, values[i] ?? null, f);
    });
    return;
  }
  const after = targets.length - star - 1;
  if (values.length < targets.length - 1)
    throw m.exception(
      'ValueError',
      `not enough values to unpack (expected at least ${String(targets.length - 1)}, got ${String(values.length)})`,
    );
  targets.forEach((target, i) => {
    if (i < star) bindTarget(target, values[i] ?? null, f);
    else if (i === star) bindTarget(target, new PyList(values.slice(star, values.length - after)), f);
    else bindTarget(target, values[values.length - targets.length + i] ?? null, f);
  });
}

/** No more than is needed to see that there are too many: the iterable may be endless. */
function take(value: Value, targets: readonly Expr[], f: Frame): readonly Value[] | Unknown {
  const { m } = f;
  if (targets.some(({ kind }) => kind === 'starred')) return toArray(m, value);
  if (
    classOf(value).lookup(f.m, '__iter__') === undefined &&
    classOf(value).lookup(f.m, '__getitem__') === undefined &&
    classOf(value).module === 'builtins' &&
    (value === null || typeof value === 'number' || typeof value === 'boolean')
  ) {
    throw m.exception('TypeError', `cannot unpack non-iterable ${classOf(value).name} object`);
  }
  const iterator = iterate(m, value);
  if (iterator instanceof Unknown) return iterator;
  const values: Value[] = [];
  for (let item = iterator.next(f.m); item !== undefined; item = iterator.next(f.m)) {
    if (iterator.unknown) return iterator.unknown;
    values.push(item);
    if (values.length > targets.length) break;
  }
  return values;
}
