import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedRange, type Change } from '../../../src/extension/moved';
import type { SourceRange } from '../../../src/protocol/panel';

/** Where an offset of a text is. */
function position(text: string, offset: number): SourceRange['start'] {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}

function range(text: string, start: number, end: number): SourceRange {
  return { start: position(text, start), end: position(text, end) };
}

/** The text at a range. */
function slice(text: string, { start, end }: SourceRange): string {
  const offset = ({ line, character }: SourceRange['start']): number =>
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, one) => sum + one.length + 1, character);
  return text.slice(offset(start), offset(end));
}

/** `‹…›` marks what is followed, `[…→…]` what is replaced by what; gives what is followed afterwards. */
function follow(marked: string): string {
  const bare = marked.replace(/[‹›]/g, '');
  const before = bare.replace(/\[([^→]*)→[^\]]*\]/, '$1');
  const after = bare.replace(/\[[^→]*→([^\]]*)\]/, '$1');
  const old = marked.replace(/\[([^→]*)→[^\]]*\]/, '$1');
  const start = old.indexOf('‹');
  const end = old.indexOf('›') - 1;
  const [, replaced = '', text = ''] = /\[([^→]*)→([^\]]*)\]/.exec(bare) ?? [];
  const at = bare.indexOf('[');
  const change: Change = { range: range(before, at, at + replaced.length), text };
  return slice(after, movedRange(range(before, start, end), change));
}

describe('a call after an edit', () => {
  for (const [what, marked, expected] of [
    ['lines inserted above push it down', 'import nn\n[→# one\n# two\n]x = ‹Conv2d(1)›', 'Conv2d(1)'],
    ['lines removed above pull it up', '[# one\n# two\n→]x = ‹Conv2d(1)›', 'Conv2d(1)'],
    ['a name before it in its line grows', '[x→self.layer] = ‹Conv2d(1)›', 'Conv2d(1)'],
    ['what comes right before it is not part of it', 'x = [→nn.]‹Conv2d(1)›', 'Conv2d(1)'],
    ['what comes right after it is not part of it', 'x = ‹Conv2d(1)›[→.cuda()]', 'Conv2d(1)'],
    ['an argument changes', 'x = ‹Conv2d([1→16])›', 'Conv2d(16)'],
    ['it is broken into lines', 'x = ‹Conv2d([→\n    ]1)›', 'Conv2d(\n    1)'],
    ['it is replaced as a whole', 'x = ‹[Conv2d(1)→Conv3d(2, 3)]›', 'Conv3d(2, 3)'],
    ['its beginning is replaced together with what stands before', '[x = ‹Conv→y = ]2d(1)›', '2d(1)'],
    ['its end is replaced together with what stands after', 'x = ‹Conv2d([1)›\ny→2]', 'Conv2d('],
    ['what follows it changes', 'x = ‹Conv2d(1)›\n[y→z]', 'Conv2d(1)'],
    ['all of it goes', 'x = [‹Conv2d(1)› + 1→2]', ''],
  ] as const)
    it(what, () => {
      assert.equal(follow(marked), expected);
    });

  it('is the same text wherever else the file changes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (one, replaced, two, inserted, above) => {
        const call = 'Conv2d(1,\n 2)';
        const before = above ? one + replaced + two + call : call + one + replaced + two;
        const after = above ? one + inserted + two + call : call + one + inserted + two;
        const at = above ? one.length : call.length + one.length;
        const start = before.indexOf(call);
        const result = movedRange(range(before, start, start + call.length), {
          range: range(before, at, at + replaced.length),
          text: inserted,
        });
        assert.equal(slice(after, result), call);
      }),
    );
  });
});
