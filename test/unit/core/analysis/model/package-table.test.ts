import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { OPAQUE, whyNotFollowed } from '../../../../../src/core/analysis/model/packages';

/** The rows of the table below a heading of the page: its cells, without the marks of code. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = readFileSync('docs/packages.md', 'utf8').split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.replaceAll('`', '').trim()),
    );
}

describe('the table of packages', () => {
  it('names what is not followed, kind by kind', () => {
    assert.deepEqual(Object.fromEntries(rowsBelow('Not followed').map(([kind, names]) => [kind, names])), OPAQUE);
  });

  for (const heading of ['Modelled', 'Followed'])
    it(`has no package below ${heading} that is not followed`, () => {
      const names = rowsBelow(heading).map(([name = '']) => name);
      assert(names.length > 0);
      assert.deepEqual(
        names.filter(name => whyNotFollowed(name) !== null),
        [],
      );
    });

  it('gives a reason for each row', () => {
    for (const heading of ['Modelled', 'Followed', 'Not followed'])
      for (const row of rowsBelow(heading)) assert.notEqual(row.at(-1), '', row.join());
  });
});
