import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Graph = ReadonlyMap<string, readonly string[]>;

/** Tests run from the repository's folder. */
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(process.cwd(), 'scripts', 'lib', file)).href);

/** A graph written as `a>b,c b>a`. */
const graph = (text: string): Graph =>
  new Map(text.split(' ').map((node): [string, string[]] => [node.charAt(0), [...node.slice(2).replaceAll(',', '')]]));

describe('circles of the import graph', () => {
  const check = async (written: string, expected: readonly string[]): Promise<void> => {
    const { circlesOf } = (await load('circles.mjs')) as { circlesOf: (of: Graph) => readonly Graph[] };
    const found = circlesOf(graph(written)).map(circle => [...circle.keys()].sort().join(''));
    assert.deepEqual([...found].sort(), expected);
  };
  it('are none where nothing leads back', () => check('a>b,c b>c c>', []));
  it('hold every node that reaches all others', () => check('a>b b>c c>a,d d>', ['abc']));
  it('are one where they share a node, and two where one only leads to the other', async () => {
    await check('a>b b>a,c c>b', ['abc']);
    await check('a>b b>a,c c>d d>c', ['ab', 'cd']);
  });
  it('do not grow by a node that leads into them', () => check('a>b,c b>a c>b d>c', ['abc']));

  it('knows the rooms of files by the innermost folder, and imports of types alone', async () => {
    const { importGraph, roomOf } = (await load('imports.mjs')) as {
      importGraph: () => Graph;
      roomOf: (file: string) => string | undefined;
    };
    assert.equal(roomOf('src/core/dim/count.ts'), 'dim');
    assert.equal(roomOf('webview/scene/grid.ts'), 'webview');
    assert.deepEqual(importGraph().get('src/core/shape/pool-config.ts'), ['src/core/dim/index.ts', 'src/core/shape/pool-windows.ts']);
  });
});
