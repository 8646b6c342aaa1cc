import { blocksOf, patternNames, type Block, type Expr, type Statement } from '../../syntax';
import { AsyncGenerator, Coroutine } from '../objects/coroutine';
import type { Frame } from '../objects/frame';
import type { PlacedCode } from '../objects/code';
import { Unknown, type Value } from '../../data';
import { PyIterator } from '../objects/iterator';
import { callMethod, lookupMethod } from '../protocol/attributes';
import { iterate } from '../protocol/iterate';
import { bindTarget } from './bind-target';
import { evaluate } from './evaluate';
import { execute } from './execute';
import { bindingsOf } from '../objects/bindings';
import { maybe } from './maybe';
import { storeName } from './names';
import { statementSuspends } from './suspends';

const WHY = new Unknown('it is unknown whether the code that sets it runs');

/**
 * It is unknown which statements of a body run, and how often: whatever they may change is unknown afterwards. Every statement is run as
 * one that may or may not run, twice, so that changes of changes are found.
 */
export function mayRun(f: Frame, { code, base }: PlacedCode): void {
  const { m } = f;
  // A body that reaches itself adds nothing.
  if (m.perhaps.has(code)) return;
  m.perhaps.add(code);
  const { isGenerator } = f;
  f.isGenerator = true;
  try {
    for (let round = 0; round < 2; round++) {
      if ('kind' in code.body) valueMayBe(code.body, f);
      else blockMayRun(code.body, base, f);
    }
  } finally {
    f.isGenerator = isGenerator;
    m.perhaps.delete(code);
  }
}

/**
 * The statement that a function or module is running cannot be followed: whatever it and the ones after it may change is unknown afterwards.
 * What the earlier ones did is certain.
 */
export function restMayRun(f: Frame, { code, base }: PlacedCode): void {
  const { m } = f;
  if ('kind' in code.body || m.perhaps.has(code)) return;
  const { items } = code.body;
  const current = items.findLastIndex(({ at }) => base + at <= f.base);
  m.perhaps.add(code);
  const { isGenerator, pending } = f;
  f.reenter();
  f.isGenerator = true;
  f.pending = null;
  try {
    for (let round = m.perhaps.size > 1 ? 1 : 0; round < 2; round++) blockMayRun({ items: items.slice(Math.max(0, current)) }, base, f);
  } finally {
    f.isGenerator = isGenerator;
    f.pending = pending;
    m.perhaps.delete(code);
  }
}

/** The same for one statement of a module or class. */
export function itemMayRun(item: Block['items'][number], ownerBase: number, f: Frame): void {
  const { m } = f;
  m.perhaps.add(item);
  f.reenter();
  try {
    for (let round = 0; round < 2; round++) blockMayRun({ items: [item] }, ownerBase, f);
  } finally {
    m.perhaps.delete(item);
  }
}

function valueMayBe(e: Expr, f: Frame, then: (value: Value) => void = () => undefined): void {
  maybe(f, () => {
    then(evaluate(e, f));
  });
}

function blockMayRun(block: Block, ownerBase: number, f: Frame): void {
  for (const { at, statement } of block.items) {
    f.base = ownerBase + at;
    f.at = f.base;
    f.m.step();
    statementMayRun(statement, f);
  }
}

function statementMayRun(s: Statement, f: Frame): void {
  const { base } = f;
  const blocks = s.kind === 'function' || s.kind === 'class' ? [] : blocksOf(s);
  if (blocks.length === 0 || !statementSuspends(s)) {
    const isFollowed = maybe(f, () => {
      execute(s, f, null, 0, 0);
    });
    if (isFollowed) return;
  }
  f.base = base;
  partsMayRun(s, f);
  for (const block of blocks) blockMayRun(block, base, f);
  if (blocks.length > 0) return;
  // What it binds is not absent: it may have run.
  for (const name of bindingsOf({ items: [{ at: 0, statement: s }] }).names)
    maybe(f, () => {
      storeName(f, name, WHY);
    });
}

/** What a compound statement evaluates and binds in addition to its blocks. */
function partsMayRun(s: Statement, f: Frame): void {
  const { m } = f;
  switch (s.kind) {
    case 'if':
    case 'while':
      valueMayBe(s.test, f);
      return;
    case 'for':
      valueMayBe(s.iterable, f, value => {
        disturb(value, f);
        bindTarget(s.target, WHY, f);
      });
      return;
    case 'with':
      for (const { context, target } of s.items) {
        valueMayBe(context, f, manager => {
          const method = lookupMethod(m, manager, s.isAsync ? '__aenter__' : '__enter__');
          if (method !== undefined) disturb(callMethod(m, method, manager, []), f);
          if (target) bindTarget(target, WHY, f);
        });
        valueMayBe(context, f, manager => {
          const method = lookupMethod(m, manager, s.isAsync ? '__aexit__' : '__exit__');
          if (method !== undefined) disturb(callMethod(m, method, manager, [null, null, null]), f);
        });
      }
      return;
    case 'try':
      for (const { type, name } of s.handlers) {
        if (type) valueMayBe(type, f);
        if (name !== null)
          maybe(f, () => {
            storeName(f, name, WHY);
          });
      }
      return;
    case 'match':
      valueMayBe(s.subject, f);
      for (const { pattern, guard } of s.cases) {
        maybe(f, () => {
          for (const name of patternNames(pattern)) storeName(f, name, WHY);
        });
        if (guard) valueMayBe(guard, f);
      }
      return;
    default:
      return;
  }
}

/** Awaiting or iterating may run other code. */
function disturb(value: Value, f: Frame): void {
  if (value instanceof Coroutine || value instanceof AsyncGenerator) value.steps.generator?.perhaps();
  else if (value instanceof PyIterator) value.generator?.perhaps();
  else if (!(value instanceof Unknown) && lookupMethod(f.m, value, '__iter__') !== undefined) {
    const iterator = iterate(f.m, value);
    if (iterator instanceof PyIterator) iterator.next(f.m);
  }
}
