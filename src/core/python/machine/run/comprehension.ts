import type { ExprOf } from '../../syntax';
import { AsyncGenerator, Yielded } from '../objects/coroutine';
import { UndecidedFlow } from '../objects/errors';
import { Frame, Scope } from '../objects/frame';
import { Unknown, type Value } from '../../data';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { PyIterator } from '../objects/iterator';
import { PyList } from '../objects/sequences';
import { dictSet, openUp } from '../protocol/containers';
import { setAdd } from '../protocol/sets';
import { iterate } from '../protocol/iterate';
import { truth } from '../protocol/truth';
import { asyncIterate, nextOf, type AsyncSource } from './await';
import { bindTarget } from './bind-target';
import { evaluate, evaluateIterable } from './evaluate';
import { GeneratorBody } from './generator-body';
import { finish, type Steps } from './steps';
import { maybe } from './maybe';
import { steppedValue } from './stepped-value';
import { isAsync, suspends } from './suspends';

type Comprehension = ExprOf<'comprehension'>;

/** An iteration over the clauses, in the frame that contains the targets. */
interface Walk {
  readonly e: Comprehension;
  readonly inner: Frame;
  /** Whether something in it awaits. */
  readonly waits: boolean;
  /** Adds the element, or the key and value of a dict, to the container; null if each is yielded on request. */
  readonly add: ((element: Value, value: Value) => void) | null;
}

/** A comprehension or generator expression. Its first iterable is evaluated at once, in the scope around it. */
export function comprehension(e: Comprehension, f: Frame): Value {
  const [first] = e.clauses;
  if (first?.kind !== 'for') return null;
  const iterable = evaluateIterable(first.iterable, f);
  const source = first.isAsync ? asyncIterate(f.m, iterable) : iterate(f.m, iterable);
  return e.of === 'generator' ? lazily(e, f, source) : finish(eagerly(e, f, source), WAITS);
}

/** A comprehension that awaits something. */
export function* steppedComprehension(e: Comprehension, f: Frame): Steps<Value> {
  const [first] = e.clauses;
  if (first?.kind !== 'for') return null;
  const iterable = yield* steppedValue(first.iterable, f);
  const source = first.isAsync ? asyncIterate(f.m, iterable) : iterate(f.m, iterable);
  return yield* eagerly(e, f, source);
}

const WHY = new Unknown('its items are unknown');
const WAITS = new Unknown('`await` outside of a coroutine is not supported');

function innerFrame(f: Frame): Frame {
  const scope = new Scope(null, f.scope.isClass || (f.scope.locals === null && !f.scope.walrusTo) ? f.scope.parent : f.scope, f.module);
  scope.walrusTo = f.scope;
  scope.owner = f.scope.owner;
  const inner = new Frame(f.m, scope, f.module, f.caller, f.name);
  inner.base = f.base;
  inner.at = f.at;
  return inner;
}

type Source = PyIterator | AsyncSource | Unknown;

function* eagerly(e: Comprehension, f: Frame, source: Source): Steps<Value> {
  const { m } = f;
  const container = m.made(e.of === 'list' ? new PyList([]) : e.of === 'set' ? new PySet() : new PyDict());
  const inner = innerFrame(f);
  const add = (element: Value, value: Value): void => {
    if (container instanceof PyList) container.items.push(element);
    else if (container instanceof PySet) setAdd(m, container, element);
    else dictSet(m, container, element, value);
    m.step();
    const size =
      container instanceof PyList ? container.items.length : container instanceof PySet ? container.items.size : container.entries.size;
    if (size > m.bounds.items) throw new UndecidedFlow(m.unknown(`it has more than ${String(m.bounds.items)} items`));
  };
  m.frame = inner;
  m.held.add(container);
  try {
    yield* walk({ e, inner, waits: isAsync(e), add }, 0, source);
  } catch (error) {
    // The number of items is unknown.
    if (!(error instanceof UndecidedFlow)) throw error;
    openUp(m, container, error.why);
  } finally {
    m.frame = f;
    m.held.delete(container);
  }
  return container;
}

function lazily(e: Comprehension, f: Frame, source: Source): Value {
  const inner = innerFrame(f);
  const waits = isAsync(e);
  inner.isGenerator = true;
  inner.isAsyncGenerator = waits;
  const body: GeneratorBody = new GeneratorBody({
    frame: inner,
    kind: waits ? 'async generator' : 'generator',
    *begin() {
      yield* walk({ e, inner, waits, add: null }, 0, source);
      return null;
    },
    perhaps() {
      maybe(inner, () => {
        for (const clause of e.clauses) {
          if (clause.kind === 'for') bindTarget(clause.target, WHY, inner);
          else evaluate(clause.test, inner);
        }
        evaluate(e.element, inner);
      });
    },
    undecided(why) {
      return iterator.lose(f.m, why);
    },
  });
  const iterator: PyIterator = new PyIterator(() => body.next(), 'generator', body);
  iterator.held = inner;
  return waits ? new AsyncGenerator(iterator) : iterator;
}

/** Iterates over the `for` at `index` of the clauses, and runs the following clauses for each item. */
function* walk(w: Walk, index: number, source: Source): Steps<void> {
  const { e, inner, waits } = w;
  const clause = e.clauses[index];
  if (clause?.kind !== 'for') return;
  if (source instanceof Unknown) throw new UndecidedFlow(source);
  for (;;) {
    const item = source instanceof PyIterator ? source.next(inner.m) : yield* nextOf(source, inner);
    if (item === undefined) return;
    if (source.unknown) throw new UndecidedFlow(source.unknown);
    inner.m.step();
    bindTarget(clause.target, item, inner);
    let next = index + 1;
    let isWanted = true;
    for (let test = e.clauses[next]; isWanted && test?.kind === 'if'; test = e.clauses[++next]) {
      const value = truth(inner.m, waits && suspends(test.test) ? yield* steppedValue(test.test, inner) : evaluate(test.test, inner));
      if (value instanceof Unknown) throw new UndecidedFlow(value);
      isWanted = value;
    }
    if (!isWanted) continue;
    const further = e.clauses[next];
    if (further?.kind === 'for') {
      const iterable =
        waits && suspends(further.iterable) ? yield* steppedValue(further.iterable, inner) : evaluateIterable(further.iterable, inner);
      yield* walk(w, next, further.isAsync ? asyncIterate(inner.m, iterable) : iterate(inner.m, iterable));
      continue;
    }
    const element = waits && suspends(e.element) ? yield* steppedValue(e.element, inner) : evaluate(e.element, inner);
    if (w.add) {
      const value = e.value && (waits && suspends(e.value) ? yield* steppedValue(e.value, inner) : evaluate(e.value, inner));
      w.add(element, value);
    } else {
      try {
        yield inner.isAsyncGenerator ? new Yielded(element) : element;
      } finally {
        inner.reenter();
      }
    }
  }
}
