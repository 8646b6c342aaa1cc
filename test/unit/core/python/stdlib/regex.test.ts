import assert from 'node:assert/strict';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { readTruth, readTruthList } from '../../../../support/truth';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { compiled, Matcher, Subject, TooLong } from '../../../../../src/core/python/stdlib/regex';

interface Header {
  readonly prelude: string;
  /** The characters that the version of Unicode knows, as first and last code points. */
  readonly assigned: readonly Range[];
}

type Range = readonly [number, number];

interface Result {
  readonly call: string;
  readonly gives: string;
}

interface CharacterClass {
  readonly pattern: string;
  readonly ranges: readonly Range[];
}

/** Every number of some ranges. */
function allOf(ranges: readonly Range[]): number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

/** Surrogates, and ideographs and syllables, which all are letters of one kind: the first and the last stand for them. */
const ALIKE: readonly Range[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9ffc],
  [0xac00, 0xd7a3],
  [0xd7ff, 0xe000],
  [0x17000, 0x187f7],
  [0x20000, 0x323af],
  [0xf0000, 0x10fffd],
];

/** The reasons for which a result may be unknown. */
const UNKNOWN = [
  // The names of Unicode's characters would be another megabyte.
  /contains the named character/,
  // CPython 3.11 to 3.13 leave behind what a failed branch matched; a corrected version will not.
  /a group in a possessive quantifier, which CPython may not restore/,
];

/** Calls that one program makes: starting a machine takes longer than a call. */
const CALLS_PER_PROGRAM = 200;

describe('regular expressions', () => {
  it('give what CPython gives', async () => {
    const parser = await createParser();
    const { prelude } = readTruth<Header, unknown>('regex').header;
    const results = readTruthList<Result>('regex', 'results');
    assert.ok(results.length > 3000);
    const wrong: string[] = [];
    const unknown: string[] = [];
    for (let i = 0; i < results.length; i += CALLS_PER_PROGRAM) {
      const some = results.slice(i, i + CALLS_PER_PROGRAM);
      const calls = some.map(({ call }) => `print(outcome(lambda: ${call}), end='\\0')`).join('\n');
      const { stdout, error } = runText(parser, `${prelude}\n${calls}`, pythonModules());
      assert.equal(error, null);
      const lines = stdout.split('\0');
      some.forEach(({ call, gives }, at) => {
        const given = lines[at] ?? '';
        if (given.startsWith('<unknown: ')) unknown.push(`${call}: ${given}`);
        else if (given !== gives) wrong.push(`${call}\n  CPython: ${gives}\n  here:    ${given}`);
      });
    }
    assert.deepEqual(wrong.slice(0, 5), [], `${String(wrong.length)} of ${String(results.length)} calls`);
    assert.deepEqual(
      unknown.filter(each => !UNKNOWN.some(reason => reason.test(each))),
      [],
    );
    // What is unknown for a good reason is rare all the same.
    assert.ok(unknown.length < results.length / 100, `${String(unknown.length)} unknown`);
  });

  it('have the same classes of characters as CPython', () => {
    const { assigned } = readTruth<Header, unknown>('regex').header;
    const known = new Set(allOf(assigned));
    // Node may know a later version of Unicode, which has given old letters a new one as their other case.
    const isKnown = (text: string): boolean => [...text].every(char => known.has(char.codePointAt(0) ?? 0));
    const chars = [...known]
      .filter(code => !ALIKE.some(([from, to]) => from < code && code < to))
      .map(code => String.fromCodePoint(code))
      .filter(char => isKnown(char.toLowerCase() + char.toUpperCase()));
    const subject = new Subject(chars.join(''), true);
    for (const { pattern, ranges } of readTruthList<CharacterClass>('regex', 'classes')) {
      const matcher = new Matcher(compiled(pattern, true, 0).program, subject, subject.length);
      const members = new Uint8Array(0x110000);
      for (const [from, to] of ranges) members.fill(1, from, to + 1);
      const wrong = [...subject.codes].filter((code, at) => (matcher.match(at, false) !== null) !== (members[code] === 1));
      assert.deepEqual(
        wrong.map(code => code.toString(16)),
        [],
        pattern,
      );
    }
  });

  it('end on patterns that can be tried in very many ways', () => {
    const a = (count: number): string => 'a'.repeat(count);
    for (const [pattern, text, expected] of [
      ['(.*)*x', a(40), null],
      ['(.*)*x', a(20_000), null],
      ['a*a*a*a*a*b', a(20_000), null],
      ['(a+)+b', a(100_000), null],
      ['(x+x+)+y', 'x'.repeat(10_000), null],
      ['(a|aa)+$', `${a(5000)}b`, null],
      ['^(([a-z])+.)+[A-Z]([a-z])+$', a(1000), null],
      ['(?:a|b|ab)*c', 'ab'.repeat(20_000), null],
      ['(?:a.*?)*?b', a(5000), null],
      ['(?:(?:a?)*)*b', a(2000), null],
      ['a(?=.*x)', a(20_000), null],
      ['(a*)*+b', a(5000), null],
      ['a?'.repeat(30) + a(30), a(30), [0, 30]],
      ['(?:a*)*(b|c)', `${a(3000)}c`, [0, 3001]],
      ['\\s*\\s*$', `${' '.repeat(20_000)}x`, [20_001, 20_001]],
      // What groups matched decides, and how often something was repeated: these are tried again and again.
      ['(\\w*)*\\1!', a(40), TooLong],
      ['(a{0,100}){0,100}b', a(3000), TooLong],
      ['(?:){4000000000}', '', TooLong],
    ] as const) {
      const subject = new Subject(text, true);
      const matcher = new Matcher(compiled(pattern, true, 0).program, subject, subject.length);
      const search = (): readonly number[] | null => {
        const found = matcher.search(0);
        return found && [...found.subarray(0, 2)];
      };
      if (expected === TooLong) assert.throws(search, TooLong, pattern);
      else assert.deepEqual(search(), expected, pattern);
    }
  });

  it('are unknown where they could take too long, and where something about them is unknown', async () => {
    const parser = await createParser();
    const unknown = 'import re, os\nunknown = os.getpid()\n';
    for (const [expression, reason] of [
      ["re.match(r'(\\w*)*\\1!', 'a' * 40)", 'the regular expression could take too long on this text'],
      ["list(re.finditer(r'(\\w*)*\\1!', 'a' * 40))", 'the regular expression could take too long on this text'],
      ["re.compile('(' * 1000)", 'the groups of the regular expression are nested too deeply'],
      ["re.compile('a' * 200_000)", 'the regular expression has 200000 characters, which is too many to analyze'],
      ["re.compile(r'\\N{BULLET}')", 'the regular expression contains the named character \\N{BULLET}'],
      ["re.compile('(?:(a)b|a)*+')", 'the regular expression has a group in a possessive quantifier, which CPython may not restore'],
      ['re.match(str(unknown), "a")', '`os.getpid` is not modelled'],
      ['re.sub("a", "b", str(unknown))', '`os.getpid` is not modelled'],
      ['re.sub("a", lambda m: str(unknown), "cab")', '`os.getpid` is not modelled'],
      ['re.compile("a").split(str(unknown))', '`os.getpid` is not modelled'],
      ['re.search("a", "a", unknown)', '`os.getpid` is not modelled'],
      ['re.compile("a").match("a", unknown)', '`os.getpid` is not modelled'],
      ['re.match("a", "a").group(unknown)', '`os.getpid` is not modelled'],
      ['re.sub("a", "b" * 1000, "a" * 1_000_000)', 'it has 2001000 characters, which is too many to analyze'],
      ['re.Scanner', '`re.Scanner` is not modelled'],
    ] as const) {
      const { stdout, error } = runText(parser, `${unknown}print(${expression})`, pythonModules());
      assert.equal(error, null);
      assert.equal(stdout, `<unknown: ${reason}>\n`, expression);
    }
  });
});
