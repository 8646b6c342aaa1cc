// The volumes: whatever the layer, what is drawn stands where the arithmetic says, and fits into its room.
import assert from 'node:assert/strict';
import { inputChannels, positionAt, readLine, taps } from '../../../../src/core/forward';
import { pictureOf, teachingValues, type DrawnLayer } from '../../../../webview/model';
import { volumesScene, type Point, type Position, type Scene, type Solid } from '../../../../webview/scene';
import { LAYERS } from '../../../panel/layers';

const STAGES = [
  { width: 1200, height: 700 },
  { width: 430, height: 480 },
];

const drawn = Object.entries(LAYERS).flatMap(([name, view]): [string, DrawnLayer][] => {
  const picture = pictureOf(view, true);
  return picture.kind === 'drawn' ? [[name, picture]] : [];
});

const positionOf = ({ volume }: DrawnLayer, index: number): Position => {
  const [d = 0, r = 0, c = 0] = positionAt(
    volume.axes.map(axis => axis.output),
    index,
  );
  return [d, r, c];
};

const steps = ({ positions }: DrawnLayer): number[] => [...new Set([0, Math.floor(positions / 2), positions - 1])];

const corners = ({ x, y, faces }: Solid): Point[] => faces.flat().map(([dx, dy]) => [x + dx, y + dy]);

const area = (points: readonly Point[]): number =>
  Math.abs(
    points.reduce(
      (sum, [x, y], i) => sum + x * (points[(i + 1) % points.length]?.[1] ?? 0) - y * (points[(i + 1) % points.length]?.[0] ?? 0),
      0,
    ),
  ) / 2;

const areaOf = (solids: readonly Solid[]): number => solids.flatMap(({ faces }) => faces).reduce((sum, points) => sum + area(points), 0);

/** Where a point is on a card, in rows and columns, told by a face whose rows and columns are known. */
function placeOn(card: readonly Point[], rows: number, cols: number, [x, y]: Point): readonly [number, number] {
  const [[x0, y0], [x1, y1], , [, y3]] = card as [Point, Point, Point, Point];
  const col = ((x - x0) / (x1 - x0)) * cols;
  const row = ((y - y0 - (col / cols) * (y1 - y0)) / (y3 - y0)) * rows;
  return [Math.round(row * 1000) / 1000, Math.round(col * 1000) / 1000];
}

describe('volumesScene', () => {
  it('has layers to try', () => {
    assert.ok(drawn.length >= 25, String(drawn.length));
  });

  for (const [name, layer] of drawn) {
    const { volume } = layer;
    const views = [0, volume.outChannels - 1].map(outChannel => ({
      outChannel,
      inChannel: inputChannels(volume, outChannel).count - 1,
      slice: volume.depth.kernel - 1,
    }));
    const scenes = (stage = STAGES[0] ?? assert.fail()): { scene: Scene; position: Position; view: (typeof views)[number] }[] =>
      steps(layer).flatMap(index =>
        views.map(view => ({
          scene: volumesScene({ volume, position: positionOf(layer, index), view, stage }),
          position: positionOf(layer, index),
          view,
        })),
      );
    const only = (scene: Scene, plane: Solid['plane'], ...kinds: Solid['kind'][]): Solid[] =>
      (scene.solids ?? []).filter(solid => solid.plane === plane && kinds.includes(solid.kind));

    it(`puts all of ${name} into its room, later cards in front`, () => {
      for (const stage of STAGES) {
        for (const { scene } of scenes(stage)) {
          const solids = scene.solids ?? [];
          assert.equal(new Set(solids.map(({ key }) => key)).size, solids.length);
          for (const [x, y] of solids.flatMap(corners))
            assert.ok(x >= -4 && x <= scene.width + 4 && y >= 0 && y <= scene.height, `${x}, ${y}`);
          for (const plane of ['input', 'kernel', 'output'] as const) {
            const cards = solids.filter(solid => solid.plane === plane).map(({ card }) => card);
            assert.deepEqual(
              cards,
              [...cards].sort((a, b) => a - b),
            );
            assert.ok(new Set(cards).size <= 6);
          }
        }
      }
    });

    it(`reads of ${name} what the stepper reads`, () => {
      for (const { scene, position, view } of scenes()) {
        const { from, count } = inputChannels(volume, view.outChannel);
        const read = taps(volume, teachingValues, { channel: view.outChannel, position }, view.inChannel);
        const windows = only(scene, 'input', 'window');
        const cards = new Set(windows.map(({ card }) => card));
        for (const card of cards)
          assert.ok(volume.rank === 3 ? read.some(({ at }) => at[0] === card) : card >= from && card < from + count, `card ${card}`);
        assert.ok(
          cards.has(volume.rank === 3 ? (read.find(({ kernel }) => kernel[0] === view.slice)?.at[0] ?? NaN) : from + view.inChannel),
        );
        for (const window of windows) {
          const whole = only(scene, 'input', 'padding', 'slab', 'inserted').find(({ card }) => card === window.card) ?? assert.fail();
          const tapFaces = only(scene, 'input', 'read').find(({ card }) => card === window.card) ?? assert.fail();
          if (tapFaces.faces.length !== volume.row.kernel * volume.col.kernel) continue;
          const [rows, cols] = [readLine(volume.row, volume.transposed), readLine(volume.col, volume.transposed)];
          const places = tapFaces.faces.map(points => {
            const [dx, dy] = points[0] ?? assert.fail();
            const [row, col] = placeOn(corners(whole), rows.to - rows.from, cols.to - cols.from, [tapFaces.x + dx, tapFaces.y + dy]);
            return `${row + rows.from},${col + cols.from}`;
          });
          const wanted = read.filter(({ kernel }) => kernel[0] === view.slice).map(({ at }) => `${at[1]},${at[2]}`);
          assert.deepEqual(new Set(places), new Set(wanted));
        }
      }
    });

    it(`has of ${name} made what comes before the step`, () => {
      for (const { scene, position, view } of scenes()) {
        const chosen = volume.rank === 3 ? position[0] : view.outChannel;
        const current = only(scene, 'output', 'current');
        assert.deepEqual(
          current.map(({ card }) => card),
          [chosen],
        );
        const whole = only(scene, 'output', 'pending').find(({ card }) => card === chosen) ?? assert.fail();
        const cells = volume.row.output * volume.col.output;
        const done = only(scene, 'output', 'done').filter(({ card }) => card === chosen);
        assert.ok(Math.abs((areaOf(done) / areaOf([whole])) * cells - (position[1] * volume.col.output + position[2])) < 1e-6);
        for (const { kind, card } of only(scene, 'output', 'done', 'pending'))
          if (card !== chosen) assert.equal(kind, card < chosen ? 'done' : 'pending');
        const [row, col] = placeOn(
          corners(whole),
          volume.row.output,
          volume.col.output,
          corners(current[0] ?? assert.fail())[0] ?? assert.fail(),
        );
        assert.ok(row <= position[1] && col <= position[2]);
      }
    });

    it(`says how many cards of ${name} are left out`, () => {
      for (const { scene } of scenes()) {
        for (const [plane, total] of [
          [
            'input',
            volume.rank === 3
              ? readLine(volume.depth, volume.transposed).to - readLine(volume.depth, volume.transposed).from
              : volume.inChannels,
          ],
          ['output', volume.rank === 3 ? volume.depth.output : volume.outChannels],
        ] as const) {
          const left = scene.labels
            .filter(({ key }) => key.startsWith(`${plane}:skipped`))
            .reduce((sum, { text }) => sum + Number(text.slice(1)), 0);
          const shown = new Set((scene.solids ?? []).filter(solid => solid.plane === plane).map(({ card }) => card)).size;
          assert.equal(shown + left, total);
        }
      }
    });
  }
});
