import { PyBytes, toDim, toIndex, unbox, Unknown, type Value } from '../data';
import {
  builtinClass,
  Instance,
  makeDict,
  Native,
  native,
  NativeProperty,
  PyClass,
  PyTuple,
  repr,
  type Census,
  type Machine,
} from '../machine';
import { hashed } from './hashed';
import type { PyPattern } from './re-pattern';
import { lastGroupRegister, type Subject } from './regex';
import { expand, templateOf } from './re-template';

/** The most characters of the matched text that `repr()` shows. */
const MAX_SHOWN = 50;

export const MATCH = new PyClass('re.Match', [builtinClass('object')], new Map([['__iter__', null]]), { module: 're', qualname: 'Match' });

/** Python's `re.Match`. */
export class PyMatch extends Instance {
  constructor(
    readonly pattern: PyPattern,
    readonly subject: Subject,
    /** The positions of the whole and of each group, and the last group that was closed. */
    private readonly found: Int32Array,
    readonly pos: number,
    readonly endpos: number,
  ) {
    super(MATCH);
  }
  override trace(census: Census): void {
    census.add(32 + this.found.length);
    census.visit(this.pattern);
    census.visit(this.subject);
  }
  /** The number of groups, without the whole. */
  get groups(): number {
    return this.pattern.compiled.groups;
  }
  /** Where a group begins and ends; -1 twice if it did not match. */
  span(group: number): readonly [number, number] {
    const [from = -1, to = -1] = this.found.subarray(2 * group, 2 * group + 2);
    return from < 0 || to < 0 ? [-1, -1] : [from, to];
  }
  /** What a group matched; null if it did not. */
  group(group: number): string | null {
    const [from, to] = this.span(group);
    return from < 0 ? null : this.subject.slice(from, to);
  }
  value(group: number): Value {
    const text = this.group(group);
    return text === null || this.subject.isText ? text : new PyBytes(text);
  }
  /** The number of the last group that was closed; null without one. */
  get lastIndex(): number | null {
    const last = this.found[2 + lastGroupRegister(this.groups)] ?? -1;
    return last < 0 ? null : last;
  }
  /** The number of a group that a program names. */
  index(m: Machine, key: Value): number {
    const plain = unbox(key);
    // CPython looks anything but a number up among the names.
    if (toDim(plain) === null) hashed(m, key);
    const index = typeof plain === 'string' ? this.pattern.compiled.names.get(plain) : toDim(plain) === null ? undefined : toIndex(plain);
    return typeof index === 'number' && index >= 0 && index <= this.groups ? index : m.raise('IndexError', 'no such group');
  }
}

const all = (match: PyMatch): readonly number[] => Array.from({ length: match.groups }, (_, i) => i + 1);

for (const [signature, compute] of Object.entries<Parameters<typeof native>[1]>({
  'group(self, *keys)': (m, [self, keys]) => {
    const match = self as PyMatch;
    const wanted = (keys as PyTuple).items;
    const unknown = wanted.find(key => key instanceof Unknown);
    if (unknown !== undefined) return unknown;
    const found = wanted.map(key => match.value(match.index(m, key)));
    return found.length === 0 ? match.value(0) : found.length === 1 ? (found[0] ?? null) : new PyTuple(found);
  },
  '__getitem__(self, key)': (m, [self, key]) => (self as PyMatch).value((self as PyMatch).index(m, key)),
  'groups(self, default=None)': (_m, [self, fallback]) =>
    new PyTuple(all(self as PyMatch).map(group => (self as PyMatch).value(group) ?? fallback)),
  'groupdict(self, default=None)': (_m, [self, fallback]) =>
    makeDict(
      [...(self as PyMatch).pattern.compiled.names].map(([name, group]) => [name, (self as PyMatch).value(group) ?? fallback] as const),
    ),
  'start(self, group=0)': (m, [self, key]) => (self as PyMatch).span((self as PyMatch).index(m, key))[0],
  'end(self, group=0)': (m, [self, key]) => (self as PyMatch).span((self as PyMatch).index(m, key))[1],
  'span(self, group=0)': (m, [self, key]) => new PyTuple((self as PyMatch).span((self as PyMatch).index(m, key))),
  'expand(self, template)': (m, [self, template]) => {
    const match = self as PyMatch;
    const parsed = templateOf(m, match.pattern, template);
    return parsed instanceof Unknown ? parsed : expand(m, parsed, match);
  },
  '__copy__(self)': (_m, [self]) => self,
  '__deepcopy__(self, memo)': (_m, [self]) => self,
  '__repr__(self)': (m, [self]) => {
    const match = self as PyMatch;
    const text = repr(m, match.value(0));
    if (text instanceof Unknown) return text;
    return `<re.Match object; span=(${match.span(0).join(', ')}), match=${[...text].slice(0, MAX_SHOWN).join('')}>`;
  },
})) {
  MATCH.attrs.set(signature.slice(0, signature.indexOf('(')), native(signature, compute));
}

MATCH.attrs.set('__new__', new Native('__new__', m => m.raise('TypeError', "cannot create 're.Match' instances"), true));

for (const [name, get] of Object.entries<(match: PyMatch) => Value>({
  string: ({ subject, pattern }) => (pattern.isText ? subject.text : new PyBytes(subject.text)),
  re: ({ pattern }) => pattern,
  pos: ({ pos }) => pos,
  endpos: ({ endpos }) => endpos,
  lastindex: ({ lastIndex }) => lastIndex,
  lastgroup: ({ lastIndex, pattern }) => [...pattern.compiled.names].find(([, group]) => group === lastIndex)?.[0] ?? null,
  regs: match => new PyTuple([0, ...all(match)].map(group => new PyTuple(match.span(group)))),
})) {
  MATCH.attrs.set(name, new NativeProperty((_m, self) => get(self as PyMatch)));
}
