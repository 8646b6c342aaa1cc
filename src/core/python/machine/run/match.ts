import { patternNames, type Pattern, type StatementOf } from '../../syntax';
import { findAttr } from '../protocol/attributes';
import { dictGet, dictEntries, dictSet } from '../protocol/containers';
import { equal, isSame } from '../protocol/equality';
import { evaluate } from './evaluate';
import { runEither, type Standing } from './branch';
import { settled, Signal, type Runner, type Steps } from './steps';
import type { Frame } from '../objects/frame';
import { storeName } from './names';
import { truth } from '../protocol/truth';
import { Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `match`. */
export function* matchStatement(s: StatementOf<'match'>, f: Frame, run: Runner, standing: Standing | null): Steps<Signal> {
  const { base } = f;
  const steps = run.steps(s.subject, f);
  const subject = steps ? yield* steps : evaluate(s.subject, f);
  return yield* tryCases(s, 0, subject, f, base, run, standing);
}

function* tryCases(
  s: StatementOf<'match'>,
  from: number,
  subject: Value,
  f: Frame,
  base: number,
  run: Runner,
  standing: Standing | null,
): Steps<Signal> {
  for (let i = from; i < s.cases.length; i++) {
    const one = s.cases[i];
    if (!one) break;
    f.base = base;
    const matched = matches(one.pattern, subject, f);
    if (matched === false) continue;
    const others = (why: Unknown) => (): Signal => settled(tryCases(s, i + 1, subject, f, base, run, null), why, f, base);
    if (matched === undefined) {
      const why = subject instanceof Unknown ? subject : new Unknown('it is unknown which case matches');
      const taken = (): Signal => {
        for (const name of patternNames(one.pattern)) storeName(f, name, why);
        const isMeant = !one.guard || truth(f.m, evaluate(one.guard, f)) !== false;
        return isMeant ? settled(run.block(one.body, base, f), why, f, base) : others(why)();
      };
      return runEither(why, taken, others(why), f, run, standing);
    }
    if (one.guard) {
      const steps = run.steps(one.guard, f);
      const guard = truth(f.m, steps ? yield* steps : evaluate(one.guard, f));
      if (guard instanceof Unknown)
        return runEither(guard, () => settled(run.block(one.body, base, f), guard, f, base), others(guard), f, run, standing);
      if (!guard) continue;
    }
    const body = run.block(one.body, base, f);
    return typeof body === 'object' ? yield* body : body;
  }
  return Signal.Normal;
}

/** Whether a pattern matches, after binding its names; undefined if undecided. */
function matches(pattern: Pattern, value: Value, f: Frame): boolean | undefined {
  const { m } = f;
  switch (pattern.kind) {
    case 'wildcard':
      return true;
    case 'capture':
      storeName(f, pattern.name, value);
      return true;
    case 'as': {
      const matched = matches(pattern.pattern, value, f);
      if (matched !== false) storeName(f, pattern.name, value);
      return matched;
    }
    case 'or': {
      for (const option of pattern.options) {
        const matched = matches(option, value, f);
        if (matched !== false) return matched;
      }
      return false;
    }
    case 'value': {
      const wanted = evaluate(pattern.value, f);
      return wanted === null || typeof wanted === 'boolean' ? isSame(value, wanted) : equal(m, value, wanted);
    }
    case 'rest':
      return true;
    case 'sequence':
      return matchSequence(pattern.items, value, f);
    case 'mapping':
      return matchMapping(pattern, value, f);
    case 'class':
      return matchClass(pattern, value, f);
  }
}

function matchSequence(patterns: readonly Pattern[], value: Value, f: Frame): boolean | undefined {
  if (value instanceof Unknown) return undefined;
  if (!(value instanceof PyTuple || value instanceof PyList)) return false;
  if (value instanceof PyList && value.open) return undefined;
  const { items } = value;
  const rest = patterns.findIndex(({ kind }) => kind === 'rest');
  if (rest === -1 ? items.length !== patterns.length : items.length < patterns.length - 1) return false;
  const after = patterns.length - rest - 1;
  return all(patterns, (pattern, i) => {
    if (pattern.kind === 'rest') {
      if (pattern.name !== null) storeName(f, pattern.name, new PyList(items.slice(rest, items.length - after)));
      return true;
    }
    return matches(pattern, items[rest === -1 || i < rest ? i : items.length - patterns.length + i] ?? null, f);
  });
}

function all<T>(items: readonly T[], test: (item: T, i: number) => boolean | undefined): boolean | undefined {
  let result: boolean | undefined = true;
  for (const [i, item] of items.entries()) {
    const one = test(item, i);
    if (one === false) return false;
    result = result === true ? one : result;
  }
  return result;
}

function matchMapping({ entries, rest }: Extract<Pattern, { kind: 'mapping' }>, value: Value, f: Frame): boolean | undefined {
  const { m } = f;
  if (value instanceof Unknown) return undefined;
  if (!(value instanceof PyDict)) return false;
  const keys = entries.map(({ key }) => evaluate(key, f));
  const matched = all(entries, ({ value: pattern }, i) => {
    const found = dictGet(m, value, keys[i] ?? null);
    return found === undefined ? false : matches(pattern, found, f);
  });
  if (matched !== false && rest !== null) {
    const others = new PyDict();
    for (const { key, value: item } of dictEntries(m, value)) if (!keys.some(one => equal(m, one, key))) dictSet(m, others, key, item);
    others.open = value.open;
    storeName(f, rest, others);
  }
  return matched;
}

/** Builtin classes whose one positional pattern is the object itself. */
const SELF_MATCHING = new Set(['bool', 'bytearray', 'bytes', 'dict', 'float', 'frozenset', 'int', 'list', 'set', 'str', 'tuple']);

function matchClass({ callee, positional, keywords }: Extract<Pattern, { kind: 'class' }>, value: Value, f: Frame): boolean | undefined {
  const { m } = f;
  const cls = evaluate(callee, f);
  if (cls instanceof Unknown || value instanceof Unknown) return undefined;
  if (!(cls instanceof PyClass)) throw m.exception('TypeError', 'called match pattern must be a class');
  if (!classOf(value).isSubclass(cls)) return classOf(value).openBase ? undefined : false;
  const first = positional[0];
  if (
    first &&
    positional.length === 1 &&
    cls.mro.some(base => SELF_MATCHING.has(base.name) && base === builtinClass(base.name)) &&
    cls.lookup(f.m, '__match_args__') === undefined
  ) {
    return matches(first, value, f);
  }
  const names = cls.lookup(f.m, '__match_args__');
  if (names instanceof Unknown) return undefined;
  if (positional.length > 0 && names !== undefined && !(names instanceof PyTuple))
    throw m.exception('TypeError', `${cls.name}.__match_args__ must be a tuple (got ${classOf(names).name})`);
  const args = names instanceof PyTuple ? names.items : [];
  if (positional.length > args.length)
    throw m.exception(
      'TypeError',
      `${cls.name}() accepts ${String(args.length)} positional sub-pattern${args.length === 1 ? '' : 's'} (${String(positional.length)} given)`,
    );
  const parts = [...keywords];
  for (const [i, pattern] of [...positional.entries()].reverse()) {
    const name = args[i] ?? null;
    if (name instanceof Unknown) return undefined;
    if (typeof name !== 'string') throw m.exception('TypeError', `__match_args__ elements must be strings (got ${classOf(name).name})`);
    parts.unshift({ name, value: pattern });
  }
  return all(parts, ({ name, value: pattern }) => {
    const found = findAttr(m, value, name);
    return found === undefined ? false : matches(pattern, found, f);
  });
}
