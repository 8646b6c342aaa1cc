import { Unknown, type Value } from '../../data';
import type { ComprehensionClause, ExprOf } from '../../syntax';
import { bindTarget } from './bind-target';
import { dictSet, openUp, setAdd } from '../protocol/containers';
import { evaluate } from './evaluate';
import { Frame, Scope } from '../objects/frame';
import { iterate } from '../protocol/iterate';
import { truth } from '../protocol/truth';
import { PyDict, PyIterator, PyList, PySet } from '../objects/values';

type Comprehension = ExprOf<'comprehension'>;

/** A comprehension or generator expression. Its first iterable is evaluated at once, in the scope around it. */
export function comprehension(e: Comprehension, f: Frame): Value {
  const [first, ...rest] = e.clauses;
  if (first?.kind !== 'for') return null;
  const source = iterate(f.m, evaluate(first.iterable, f));
  const scope = new Scope(null, f.scope.isClass || (f.scope.locals === null && !f.scope.walrusTo) ? f.scope.parent : f.scope, f.module);
  scope.walrusTo = f.scope;
  scope.owner = f.scope.owner;
  const inner = new Frame(f.m, scope, f.module, f.caller, f.name);
  inner.base = f.base;
  inner.at = f.at;
  const steps = (): Iterable<null> => walk(inner, f, first, source, rest);
  if (e.of === 'generator') return lazily(e, inner, steps);
  return eagerly(e, f, inner, steps);
}

function eagerly(e: Comprehension, f: Frame, inner: Frame, steps: () => Iterable<null>): Value {
  const { m } = f;
  const container = m.made(e.of === 'list' ? new PyList([]) : e.of === 'set' ? new PySet() : new PyDict());
  const outer = m.frame;
  m.frame = inner;
  try {
    const walker = steps()[Symbol.iterator]();
    while (!walker.next().done) {
      if (container instanceof PyList) container.items.push(evaluate(e.element, inner));
      else if (container instanceof PySet) setAdd(m, container, evaluate(e.element, inner));
      else {
        const key = evaluate(e.element, inner);
        dictSet(m, container, key, e.value ? evaluate(e.value, inner) : null);
      }
      m.step();
      const size =
        container instanceof PyList ? container.items.length : container instanceof PySet ? container.items.size : container.entries.size;
      if (size > m.bounds.items) throw new Undecided(m.unknown(`it has more than ${String(m.bounds.items)} items`));
    }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    openUp(m, container, error.why);
  } finally {
    m.frame = outer;
  }
  return container;
}

function lazily(e: Comprehension, inner: Frame, steps: () => Iterable<null>): PyIterator {
  const { m } = inner;
  let walker: Iterator<null> | null = null;
  const iterator: PyIterator = new PyIterator(() => {
    walker ??= steps()[Symbol.iterator]();
    const outer = m.frame;
    inner.caller = outer;
    m.frame = inner;
    try {
      return walker.next().done ? undefined : evaluate(e.element, inner);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      iterator.unknown = error.why;
      return error.why;
    } finally {
      m.frame = outer;
    }
  }, 'generator');
  return iterator;
}

/** How many items there are is not known. */
class Undecided {
  constructor(readonly why: Unknown) {}
}

/** Goes through the clauses; each stop has all targets bound. */
function* walk(
  inner: Frame,
  around: Frame,
  clause: ComprehensionClause & { kind: 'for' },
  source: PyIterator | Unknown,
  rest: readonly ComprehensionClause[],
): Generator<null> {
  if (source instanceof Unknown) throw new Undecided(source);
  for (let item = source.next(inner.m); item !== undefined; item = source.next(inner.m)) {
    if (source.unknown) throw new Undecided(source.unknown);
    inner.m.step();
    bindTarget(clause.target, item, inner);
    yield* further(inner, around, rest);
  }
}

function* further(inner: Frame, around: Frame, clauses: readonly ComprehensionClause[]): Generator<null> {
  const [next, ...rest] = clauses;
  if (!next) {
    yield null;
    return;
  }
  if (next.kind === 'for') {
    yield* walk(inner, around, next, iterate(inner.m, evaluate(next.iterable, inner)), rest);
    return;
  }
  const test = truth(inner.m, evaluate(next.test, inner));
  if (test instanceof Unknown) throw new Undecided(test);
  if (test) yield* further(inner, around, rest);
}
